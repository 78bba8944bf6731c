//! People, their time and what a day of theirs costs.

use super::calendar::Weekday;
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
        /// Days of the week on which people work; Monday to Friday where none is named.
        week: Vec<Weekday>, "week", Rule::up_to(7);
        /// Days on which nobody works.
        holidays: Vec<Holiday>, "holidays", Rule::up_to(1_000);
        /// Days on which somebody is away.
        absences: Vec<Absence>, "absences", Rule::up_to(1_000);
        /// Times in which changes are not allowed.
        freezes: Vec<Freeze>, "freezes", Rule::up_to(100);
        /// Test environments that have to be booked.
        environments: Vec<Environment>, "environments", Rule::up_to(100);
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

crate::record! {
    /// A day on which nobody works.
    pub struct Holiday {
        /// Number of the holiday.
        id: ItemId, "id", Rule::ANY.required();
        /// The day.
        date: Date, "date", Rule::ANY.required();
        /// What it is called.
        name: String, "name", Rule::LINE;
    }
}

crate::record! {
    /// Days on which a person is away, both ends included.
    pub struct Absence {
        /// Number of the absence.
        id: ItemId, "id", Rule::ANY.required();
        /// Who is away.
        person: ItemId, "person", Rule::ANY.required();
        /// First day.
        from: Date, "from", Rule::ANY.required();
        /// Last day.
        until: Date, "until", Rule::ANY.required();
        /// Why, if that matters.
        note: String, "note", Rule::LINE;
    }
}

crate::record! {
    /// A time in which changes are not allowed, both ends included: work stops, but for items that
    /// go on through a freeze.
    pub struct Freeze {
        /// Number of the freeze.
        id: ItemId, "id", Rule::ANY.required();
        /// What it is called.
        name: String, "name", Rule::LINE;
        /// First day.
        from: Date, "from", Rule::ANY.required();
        /// Last day.
        until: Date, "until", Rule::ANY.required();
    }
}

crate::record! {
    /// A test environment that items book for as long as they run.
    pub struct Environment {
        /// Number of the environment.
        id: ItemId, "id", Rule::ANY.required();
        /// Name as the team uses it.
        name: String, "name", Rule::LINE;
        /// How many items can use it at once; 1 where not stated.
        places: Option<u16>, "places", Rule::within(1, 100);
        /// First day on which it is there; the plan's start where not stated.
        from: Option<Date>, "from", Rule::ANY;
        /// Last day on which it is there; without end where not stated.
        until: Option<Date>, "until", Rule::ANY;
    }
}

crate::items!(Person, Holiday, Absence, Freeze, Environment);
