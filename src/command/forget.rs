//! What other parts of a plan say of something that is taken out of it goes with it.

use super::List;
use crate::catalog::Catalog;
use crate::plan::{Governance, Improvement, ItemId, Plan};
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

/// Forgets an item of one of the lists that one command edits, before it goes. What says something of it by its
/// number stays and says it no longer; a meeting keeps the name of its review.
pub(super) fn listed(plan: &mut Plan, list: List, id: ItemId, catalog: &Catalog) {
    let drop = |named: &mut Option<ItemId>| {
        if *named == Some(id) {
            *named = None;
        }
    };
    match list {
        List::Metrics => {
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
            where_named!(
                &mut plan.governance,
                |part: &Governance| part.triggers.iter().any(|one| one.metric == Some(id)),
                |part: &mut Governance| part
                    .triggers
                    .iter_mut()
                    .for_each(|one| drop(&mut one.metric))
            );
        }
        List::Bodies => {
            let governance = Arc::make_mut(&mut plan.governance);
            for review in &mut governance.reviews {
                review.bodies.retain(|&body| body != id);
            }
            governance
                .decisions
                .iter_mut()
                .for_each(|one| drop(&mut one.body));
        }
        List::Reviews => {
            let governance = Arc::make_mut(&mut plan.governance);
            let mut reviews = governance.reviews.iter();
            let name = reviews.find(|review| review.id == id).map(|review| {
                let source = review.source.as_ref();
                let source = source.and_then(|source| catalog.review(source.as_str()));
                let known = source.map_or("", |idx| catalog[idx].what.text());
                match review.name.trim() {
                    "" => known.to_owned(),
                    name => name.to_owned(),
                }
            });
            for meeting in &mut governance.meetings {
                if meeting.review == Some(id) && meeting.title.trim().is_empty() {
                    meeting.title = name.clone().unwrap_or_default();
                }
                drop(&mut meeting.review);
            }
        }
        List::Decisions => {
            let governance = Arc::make_mut(&mut plan.governance);
            governance
                .changes
                .iter_mut()
                .for_each(|one| drop(&mut one.decision));
        }
        List::Loops => {
            let improvement = Arc::make_mut(&mut plan.improvement);
            let mut loops = improvement.loops.iter();
            let name = loops.find(|one| one.id == id).map(|one| {
                let source = one.source.as_ref();
                let source = source.and_then(|source| catalog.learning_loop(source.as_str()));
                let known = source.map_or("", |idx| catalog[idx].name.text());
                match one.name.trim() {
                    "" => known.to_owned(),
                    name => name.to_owned(),
                }
            });
            for held in &mut improvement.retrospectives {
                if held.of == Some(id) && held.title.trim().is_empty() {
                    held.title = name.clone().unwrap_or_default();
                }
                drop(&mut held.of);
            }
        }
        List::Retrospectives => {
            let improvement = Arc::make_mut(&mut plan.improvement);
            for action in &mut improvement.actions {
                drop(&mut action.retrospective);
            }
        }
        _ => {}
    }
}

/// Forgets an item of the roadmap. Baselines keep it: they say what was.
pub(super) fn item(plan: &mut Plan, id: ItemId) {
    where_named!(
        &mut plan.improvement,
        |part: &Improvement| part.actions.iter().any(|action| action.item == Some(id)),
        |part: &mut Improvement| for action in &mut part.actions {
            if action.item == Some(id) {
                action.item = None;
            }
        }
    );
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
        |part: &Governance| part.risks.iter().any(|risk| risk.items.contains(&id))
            || part.changes.iter().any(|change| change.items.contains(&id)),
        |part: &mut Governance| {
            for risk in &mut part.risks {
                risk.items.retain(|&item| item != id);
            }
            for change in &mut part.changes {
                change.items.retain(|&item| item != id);
            }
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
