//! The worked examples of the catalogue as plans.

use super::browser;
use super::desk::Desk;
use super::route::Route;
use crate::catalog::{Idx, Preset};
use crate::command::{Command, apply};
use crate::insight::Insight;
use crate::plan::Plan;
use crate::plan::preset::from_preset;
use std::sync::Arc;

/// Opens an example as a plan of its own, marked by its name.
pub fn open_sample(desk: Desk, preset: Idx<Preset>) {
    let start = browser::today().or_next_working_day();
    let mut plan = from_preset(desk.session.catalog, preset, &browser::random_id(), start);
    let details = Arc::make_mut(&mut plan.details);
    details.name = format!("Example: {}", details.name);
    desk.add(with_roadmap(desk, plan));
    browser::go(&Route::Overview.to_string());
}

/// The plan with its proposed roadmap accepted: an example without one would be half of it.
fn with_roadmap(desk: Desk, plan: Plan) -> Plan {
    let catalog = desk.session.catalog;
    let insight = Insight::new(catalog, Arc::new(plan));
    let accepted = insight.proposal().as_ref().ok().and_then(|proposal| {
        let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
        apply(insight.plan(), &accept, catalog).ok()
    });
    accepted.unwrap_or_else(|| Plan::clone(insight.plan()))
}
