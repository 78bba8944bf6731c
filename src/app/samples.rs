//! The worked examples of the catalogue as plans.

use super::browser;
use super::desk::Desk;
use super::parts::{self, NotLoaded};
use super::route::Route;
use crate::catalog::{Catalog, Idx, Preset};
use crate::command::{Command, apply};
use crate::insight::Insight;
use crate::plan::preset::from_preset;
use crate::plan::{Calendar, Date, Plan, WorkingWeek};
use std::sync::Arc;

/// Opens an example as a plan of its own, marked by its name.
pub fn open_sample(desk: Desk, preset: Idx<Preset>) {
    let start = Calendar::new(browser::today(), WorkingWeek::USUAL).first();
    let sample = parts::sample(desk.session.catalog, preset, browser::random_id(), start);
    let asked_at = browser::hash();
    parts::when_here(sample, move |sample| match sample {
        Ok(plan) => {
            desk.add(plan);
            // Who went elsewhere while it was loaded stays there.
            if browser::hash() == asked_at {
                browser::go(&Route::Overview.to_string());
            }
        }
        Err(NotLoaded) => desk.toasts.say(
            "The example did not arrive. Check the connection, then open it again.".to_owned(),
        ),
    });
}

/// An example as a plan, with its proposed roadmap accepted: without one it
/// would be half of an example.
#[must_use]
pub fn sample(catalog: &'static Catalog, preset: Idx<Preset>, id: &str, start: Date) -> Plan {
    let mut plan = from_preset(catalog, preset, id, start);
    let details = Arc::make_mut(&mut plan.details);
    details.name = format!("Example: {}", details.name);
    let insight = Insight::new(catalog, Arc::new(plan));
    let accepted = insight.proposal().as_ref().ok().and_then(|proposal| {
        let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
        apply(insight.plan(), &accept, catalog).ok()
    });
    accepted.unwrap_or_else(|| Plan::clone(insight.plan()))
}
