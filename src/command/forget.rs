//! What other parts of a plan say of something that is taken out of it goes with it.

use crate::plan::{ItemId, Plan};
use std::sync::Arc;

/// A part as one to write to, but only if there is something to write.
macro_rules! where_named {
    ($part:expr, $named:expr, $forget:expr) => {
        if ($named)(&**$part) {
            ($forget)(Arc::make_mut($part));
        }
    };
}

/// Forgets a person.
pub(super) fn person(plan: &mut Plan, id: ItemId) {
    where_named!(
        &mut plan.resources,
        |part: &crate::plan::Resources| part.absences.iter().any(|absence| absence.person == id),
        |part: &mut crate::plan::Resources| part.absences.retain(|absence| absence.person != id)
    );
    where_named!(
        &mut plan.scenarios,
        |part: &crate::plan::Scenarios| part
            .scenarios
            .iter()
            .any(|scenario| scenario.losses.iter().any(|loss| loss.person == id)),
        |part: &mut crate::plan::Scenarios| for scenario in &mut part.scenarios {
            scenario.losses.retain(|loss| loss.person != id);
        }
    );
}

/// Forgets an environment.
pub(super) fn environment(plan: &mut Plan, id: ItemId) {
    where_named!(
        &mut plan.roadmap,
        |part: &crate::plan::Roadmap| part.items.iter().any(|item| item
            .bookings
            .iter()
            .any(|booking| booking.environment == id)),
        |part: &mut crate::plan::Roadmap| for item in &mut part.items {
            item.bookings.retain(|booking| booking.environment != id);
        }
    );
}

/// Forgets an item of one of the lists that one command edits.
pub(super) fn listed(plan: &mut Plan, id: ItemId) {
    where_named!(
        &mut plan.milestones,
        |part: &crate::plan::Milestones| part
            .milestones
            .iter()
            .any(|milestone| milestone.metrics.contains(&id)),
        |part: &mut crate::plan::Milestones| for milestone in &mut part.milestones {
            milestone.metrics.retain(|&metric| metric != id);
        }
    );
}

/// Forgets an item of the roadmap. Baselines keep it: they say what was.
pub(super) fn item(plan: &mut Plan, id: ItemId) {
    where_named!(
        &mut plan.milestones,
        |part: &crate::plan::Milestones| part
            .milestones
            .iter()
            .any(|milestone| milestone.items.contains(&id)),
        |part: &mut crate::plan::Milestones| for milestone in &mut part.milestones {
            milestone.items.retain(|&item| item != id);
        }
    );
    where_named!(
        &mut plan.governance,
        |part: &crate::plan::Governance| part.risks.iter().any(|risk| risk.items.contains(&id)),
        |part: &mut crate::plan::Governance| for risk in &mut part.risks {
            risk.items.retain(|&item| item != id);
        }
    );
    where_named!(
        &mut plan.scenarios,
        |part: &crate::plan::Scenarios| part
            .scenarios
            .iter()
            .any(|scenario| scenario.dropped.contains(&id)),
        |part: &mut crate::plan::Scenarios| for scenario in &mut part.scenarios {
            scenario.dropped.retain(|&item| item != id);
        }
    );
}
