//! The schedule, the forecast and the budget that pages and documents show.

mod budget;
mod case;
mod printed;
mod schedule;
#[path = "../support/mod.rs"]
mod support;

use loadmap::command::{Command, apply};
use loadmap::insight::Insight;
use loadmap::plan::Plan;
use std::sync::Arc;
use support::{CATALOG, presets};

fn insight(plan: &Plan) -> Insight {
    Insight::new(&CATALOG, Arc::new(plan.clone()))
}

/// A worked example with its proposal accepted.
fn accepted(id: &str) -> Plan {
    let (_, plan) = presets().find(|(preset, _)| *preset == id).unwrap();
    let proposal = insight(&plan).proposal().clone().unwrap();
    let accept = Command::AcceptRoadmap(proposal.items, proposal.basis);
    apply(&plan, &accept, &CATALOG).unwrap()
}
