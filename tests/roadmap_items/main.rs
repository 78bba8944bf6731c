//! How far items are, what they need, and what a list of them begins with.

mod progress;
mod roadmap;
#[path = "../support/mod.rs"]
mod support;

use loadmap::command::{Command, apply};
use loadmap::insight::Insight;
use loadmap::plan::{Basis, Date, InitiativeId, ItemId, Plan, RoadmapItem, Step};
use std::sync::Arc;
use support::{CATALOG, presets, staffed};

fn day(text: &str) -> Date {
    staffed::day(text)
}

fn as_of() -> Date {
    day("2027-03-01")
}

fn planned() -> RoadmapItem {
    RoadmapItem {
        id: ItemId(1),
        source: Some(InitiativeId::new("ini-facts-first")),
        finish: 10,
        ..RoadmapItem::default()
    }
}

/// An item of the team's own with steps of these shares.
fn own(shares: &[u8]) -> RoadmapItem {
    let steps = shares.iter().map(|&share| Step {
        what: "A step".to_owned(),
        share,
        ..Step::default()
    });
    RoadmapItem {
        id: ItemId(1),
        title: "Own work".to_owned(),
        finish: 10,
        steps: steps.collect(),
        ..RoadmapItem::default()
    }
}

/// A plan with one person, and numbers left for items.
fn one_person() -> Plan {
    Plan {
        next_item: 2_000,
        ..staffed::plan(&[(None, 10)])
    }
}

fn insight(plan: &Plan) -> Insight {
    Insight::new(&CATALOG, Arc::new(plan.clone()))
}

fn accepted(plan: &Plan, items: Vec<RoadmapItem>) -> Plan {
    let command = Command::AcceptRoadmap(items, Basis::default());
    apply(plan, &command, &CATALOG).expect("items that fit")
}

/// The largest worked example, planned.
fn preset() -> Plan {
    let (_, plan) = presets()
        .find(|(id, _)| *id == "midsize-ecommerce")
        .unwrap();
    if !plan.roadmap.items.is_empty() {
        return plan;
    }
    let items = insight(&plan).proposal().as_ref().unwrap().items.clone();
    accepted(&plan, items)
}
