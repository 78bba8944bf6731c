//! The forecast of a plan: what is simulated is the schedule, and what is said of it is right.

mod laws;
mod meaning;
#[path = "../support/progen.rs"]
mod progen;
#[path = "../support/mod.rs"]
mod support;

use loadmap::forecast::simulate;
use loadmap::insight::network::{Network, Run, Wish};
use loadmap::insight::{NoForecast, PlanForecast, Prospect};
use loadmap::plan::{Date, ItemId, Person, Plan, RoadmapItem, RoleId, Work};
use loadmap::schedule::Objective;
use std::sync::Arc;
use support::{CATALOG, SOME_ID};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A plan from Monday 4 January 2027, with people of these roles at so many tenths of a post, all
/// of whose time goes into the work.
fn plan(people: &[(Option<&str>, u16)]) -> Plan {
    let mut plan = Plan::new(&CATALOG, SOME_ID, day("2027-01-04"));
    let resources = Arc::make_mut(&mut plan.resources);
    resources.focus = Some(100);
    resources.people = people
        .iter()
        .zip(1_001..)
        .map(|(&(role, fte), id)| Person {
            id: ItemId(id),
            role: role.map(RoleId::new),
            fte,
            ..Person::default()
        })
        .collect();
    plan
}

/// An item of person-days of a role, by one person.
fn item(id: u32, role: Option<&str>, days: [u32; 3], after: &[u32]) -> RoadmapItem {
    RoadmapItem {
        id: ItemId(id),
        title: format!("Item {id}"),
        work: vec![Work {
            role: role.map(RoleId::new),
            optimistic: days[0] * 100,
            likely: days[1] * 100,
            pessimistic: days[2] * 100,
            ..Work::default()
        }],
        after: after.iter().map(|&id| ItemId(id)).collect(),
        finish: 1,
        crew: Some(1),
        ..RoadmapItem::default()
    }
}

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
