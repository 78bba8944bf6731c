//! Kinds of entries that plans refer to, and their frozen numbers in links.

use super::Catalog;
use super::index::Entry;

macro_rules! kinds {
    ($( $(#[$doc:meta])* $Kind:ident => $table:ident; )*) => {
        /// A kind of entry that a plan can refer to.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind {
            $( $(#[$doc])* $Kind, )*
            /// Ids that are unique only inside another entry; links spell them out.
            Local,
        }

        impl Catalog {
            /// The frozen number of an id; none when the catalogue does not know it.
            #[must_use]
            pub fn number_of(&self, kind: Kind, id: &str) -> Option<u16> {
                match kind {
                    $( Kind::$Kind => self.$table.find(id).map(|idx| self[idx].number()), )*
                    Kind::Local => None,
                }
            }

            /// The id of a frozen number.
            #[must_use]
            pub fn id_of(&self, kind: Kind, number: u16) -> Option<&'static str> {
                match kind {
                    $( Kind::$Kind => self.$table.by_number(number).map(|idx| self[idx].id()), )*
                    Kind::Local => None,
                }
            }
        }
    };
}

kinds! {
    /// A dimension.
    Dimension => dimensions;
    /// A practice.
    Practice => practices;
    /// An initiative.
    Initiative => initiatives;
    /// A key performance indicator.
    Kpi => kpis;
    /// A business driver.
    Driver => drivers;
    /// A role.
    Role => roles;
    /// A tier of criticality.
    Tier => tiers;
    /// An ambition.
    Ambition => ambitions;
    /// An outcome probe.
    Probe => outcome_probes;
    /// An objective.
    Objective => objectives;
    /// A blank of the templates.
    Blank => placeholders;
    /// A risk.
    Risk => risks;
    /// A budget category.
    Category => budget_categories;
    /// A licence model.
    Licence => licence_models;
    /// A stakeholder archetype.
    Stakeholder => stakeholders;
    /// A roadmap phase.
    Phase => phases;
    /// A governance body.
    Body => governance_bodies;
    /// A decision of the RACI matrix.
    Decision => decisions;
    /// An entry of the review calendar.
    Review => reviews;
    /// A re-plan trigger.
    Trigger => replan_triggers;
    /// A learning loop.
    Loop => learning_loops;
    /// An entry of the trend radar.
    Trend => radar;
}
