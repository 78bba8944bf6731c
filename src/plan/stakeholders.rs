//! People and groups to win over and keep informed.

use super::date::Date;
use super::refs::{ItemId, StakeholderId};
use super::rhythm::Rhythm;
use crate::record::Rule;

crate::choices! {
    /// Who a stakeholder is.
    pub enum StakeholderKind {
        /// Several people with one interest.
        Group = "group",
        /// One person.
        Person = "person",
    }
}

crate::record! {
    /// Stakeholders.
    pub struct Stakeholders {
        /// Stakeholders, in the order a person gave them.
        stakeholders: Vec<Stakeholder>, "stakeholders", Rule::up_to(200);
    }
}

crate::record! {
    /// Somebody to win over and keep informed.
    pub struct Stakeholder {
        /// Number of the stakeholder.
        id: ItemId, "id", Rule::ANY.required();
        /// Archetype of the catalogue; its words stand where the team has none of its own.
        source: Option<StakeholderId>, "source", Rule::ANY;
        /// Person or group.
        kind: StakeholderKind, "kind", Rule::ANY;
        /// Who; empty: the archetype's name.
        name: String, "name", Rule::LINE;
        /// Power, from 1 to 5.
        power: Option<u8>, "power", Rule::within(1, 5);
        /// Interest, from 1 to 5.
        interest: Option<u8>, "interest", Rule::within(1, 5);
        /// What they worry about; empty: the archetype's.
        concern: String, "concern", Rule::NOTE;
        /// What to tell them; empty: the archetype's.
        message: String, "message", Rule::NOTE;
        /// What they want to see; empty: the archetype's.
        wants: String, "wants", Rule::NOTE;
        /// Where to reach them; empty: the archetype's.
        channel: String, "channel", Rule::LINE;
        /// How often, in words; empty: the rhythm, or the archetype's words.
        cadence: String, "cadence", Rule::LINE;
        /// How often, in dates; none where it follows no calendar.
        rhythm: Option<Rhythm>, "rhythm", Rule::ANY;
        /// First date; the plan's start and one turn where not stated.
        first: Option<Date>, "first", Rule::ANY;
        /// Person who keeps in touch.
        owner: String, "owner", Rule::LINE;
    }
}

crate::items!(Stakeholder);
