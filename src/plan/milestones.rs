//! Days on which something must be true.

use super::date::Date;
use super::refs::ItemId;
use crate::record::Rule;

crate::record! {
    /// Milestones.
    pub struct Milestones {
        /// Milestones, in the order a person gave them.
        milestones: Vec<Milestone>, "milestones", Rule::up_to(200);
    }
}

crate::record! {
    /// A milestone: reached when its items are done and its criteria hold.
    pub struct Milestone {
        /// Number of the milestone.
        id: ItemId, "id", Rule::ANY.required();
        /// Name.
        name: String, "name", Rule::LINE;
        /// Day by which it should be reached.
        date: Option<Date>, "date", Rule::ANY;
        /// Roadmap items that must be done.
        items: Vec<ItemId>, "items", Rule::up_to(1_000);
        /// What must be true, one criterion a line.
        criteria: String, "criteria", Rule::NOTE;
        /// Metrics that show whether it is reached.
        metrics: Vec<ItemId>, "metrics", Rule::up_to(100);
    }
}

crate::items!(Milestone);
