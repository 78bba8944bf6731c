//! The forecast of a plan: what is simulated is the schedule, and what is said of it is right.

mod calibrated;
mod laws;
mod meaning;
#[path = "../support/progen.rs"]
mod progen;
#[path = "../support/mod.rs"]
mod support;

use loadmap::forecast::simulate;
use loadmap::insight::network::{Network, Run, Wish};
use loadmap::insight::{NoForecast, PlanForecast, Prospect};
use loadmap::plan::{Plan, RoadmapItem};
use loadmap::schedule::Objective;
use support::CATALOG;
use support::staffed::{day, item, plan};

/// The instant schedule of a plan as a prospect.
fn prospect(plan: &Plan, items: &[RoadmapItem]) -> Result<(Prospect, Run, Network), NoForecast> {
    let wishes = vec![Wish::default(); items.len()];
    let network = Network::new(&CATALOG, plan, items, &wishes, None).unwrap();
    let run = network.instant(items, Objective::Makespan, 0);
    let prospect = Prospect::new(&CATALOG, plan, items, &wishes, &network, &run)?;
    Ok((prospect, run, network))
}

fn forecast(plan: &Plan, items: &[RoadmapItem]) -> PlanForecast {
    let (prospect, ..) = prospect(plan, items).unwrap();
    PlanForecast::new(plan, items, &prospect, &simulate(&prospect.model, 1, 6_400))
}
