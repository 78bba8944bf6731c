//! What the roadmap was when somebody agreed to it, to compare with, and how much was finished since.

use super::date::Date;
use super::refs::ItemId;
use crate::record::Rule;

/// Most weeks whose finished things are stated: five years.
pub const MOST_WEEKS: i64 = 260;

crate::record! {
    /// Progress.
    pub struct Progress {
        /// Baselines, oldest first.
        baselines: Vec<Baseline>, "baselines", Rule::up_to(20);
        /// The forecast multiplies the work that is left by what finished work took of its estimates.
        calibrated: bool, "calibrated", Rule::ANY;
        /// Things finished in each week, the newest last: of any tracker, in any unit of one size.
        weekly: Vec<u16>, "weekly", Rule::up_to(MOST_WEEKS);
    }
}

crate::record! {
    /// The roadmap as it was on a day.
    pub struct Baseline {
        /// Number of the baseline.
        id: ItemId, "id", Rule::ANY.required();
        /// Name.
        name: String, "name", Rule::LINE;
        /// As-of date of the plan when it was kept.
        date: Date, "date", Rule::ANY.required();
        /// Items as they were.
        items: Vec<BaselineItem>, "items", Rule::up_to(1_000);
    }
}

crate::record! {
    /// An item as it was.
    pub struct BaselineItem {
        /// Number of the item.
        item: ItemId, "item", Rule::ANY.required();
        /// First working half-day.
        start: u32, "start", Rule::up_to(super::roadmap::MOST_HALF_DAYS);
        /// Working half-day after the last one.
        finish: u32, "finish", Rule::up_to(super::roadmap::MOST_HALF_DAYS);
        /// Mean work, in hundredths of a person-day.
        work: u32, "work", Rule::up_to(super::roadmap::MOST_WORK);
        /// Cost of people, in minor currency units.
        cost: i64, "cost", Rule::within(0, 1_000_000_000_000);
    }
}

crate::items!(Baseline);
