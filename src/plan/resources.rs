//! People, their time and what a day of theirs costs.

use super::date::Date;
use super::refs::{ItemId, RoleId};
use crate::record::Rule;
use crate::sorted::Map;

crate::record! {
    /// People and rates.
    pub struct Resources {
        /// People, or groups of people, who work on the roadmap.
        people: Vec<Person>, "people", Rule::up_to(500);
        /// Share of their time that really goes into the work, in per cent; 60 where not stated.
        focus: Option<u8>, "focus", Rule::within(1, 100);
        /// Day rates that differ from the catalogue's, in minor currency units.
        rates: Map<RoleId, u32>, "rates", Rule::up_to(100_000_000);
        /// Most the plan may cost, in minor currency units.
        cap: Option<i64>, "cap", Rule::within(0, 1_000_000_000_000);
    }
}

crate::record! {
    /// A person, or a group with one name.
    pub struct Person {
        /// Number of the person.
        id: ItemId, "id", Rule::ANY.required();
        /// Name, or what the group is called.
        name: String, "name", Rule::LINE;
        /// Role; a person without one works for every role.
        role: Option<RoleId>, "role", Rule::ANY;
        /// Full-time equivalents, in tenths.
        fte: u16, "fte", Rule::up_to(10_000);
        /// First day on the roadmap; the plan's start where not stated.
        from: Option<Date>, "from", Rule::ANY;
        /// Last day on the roadmap; without end where not stated.
        until: Option<Date>, "until", Rule::ANY;
    }
}

crate::items!(Person);
