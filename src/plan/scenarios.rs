//! What-ifs: differences from the plan, kept with it.

use super::date::Date;
use super::refs::ItemId;
use super::resources::{Freeze, Person};
use crate::record::Rule;

crate::record! {
    /// Scenarios.
    pub struct Scenarios {
        /// Scenarios, in the order a person gave them.
        scenarios: Vec<Scenario>, "scenarios", Rule::up_to(20);
    }
}

crate::record! {
    /// A scenario: the plan, but for these differences.
    pub struct Scenario {
        /// Number of the scenario.
        id: ItemId, "id", Rule::ANY.required();
        /// Name.
        name: String, "name", Rule::LINE;
        /// People who come in addition.
        hires: Vec<Person>, "hires", Rule::up_to(100);
        /// People who go, with their last day.
        losses: Vec<Loss>, "losses", Rule::up_to(100);
        /// Items that are left out.
        dropped: Vec<ItemId>, "dropped", Rule::up_to(1_000);
        /// Freezes in addition.
        freezes: Vec<Freeze>, "freezes", Rule::up_to(100);
        /// Share of people's time that goes into the work, in per cent.
        focus: Option<u8>, "focus", Rule::within(1, 100);
    }
}

crate::record! {
    /// A person who goes.
    pub struct Loss {
        /// The person.
        person: ItemId, "person", Rule::ANY.required();
        /// Last day.
        last: Date, "last", Rule::ANY.required();
    }
}

crate::items!(Scenario);
