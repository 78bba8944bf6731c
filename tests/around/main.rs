//! The plan around the plan: stakeholders, metrics, governance, improvement, snapshots.

#[path = "../support/mod.rs"]
mod support;

mod agenda;
mod examples;
mod governance;
mod improvement;
mod metrics;
mod snapshots;
mod stakeholders;

use loadmap::catalog::Catalog;
use loadmap::command::{Command, Edit, Listed, Rejection, apply};
use loadmap::exchange::{file, link};
use loadmap::insight::Insight;
use loadmap::plan::{Date, ItemId, Plan, preset};
use std::sync::Arc;

fn catalog() -> &'static Catalog {
    &support::CATALOG
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// A plan without anything in it that starts on Monday, 4 January 2027.
fn empty() -> Plan {
    Plan::new(catalog(), support::SOME_ID, day("2027-01-04"))
}

/// A worked example.
fn example(id: &str) -> Plan {
    let idx = catalog().preset(id).unwrap();
    preset::from_preset(catalog(), idx, support::SOME_ID, day("2027-01-04"))
}

fn insight(plan: &Plan) -> Insight {
    Insight::new(catalog(), Arc::new(plan.clone()))
}

fn after(plan: &Plan, command: Command) -> Plan {
    apply(plan, &command, catalog()).unwrap()
}

/// The plan with one more item, and the item's number.
fn with<T: Listed>(plan: &Plan, item: T) -> (Plan, ItemId) {
    let after = after(plan, Command::list(Edit::Add(item)));
    let id = T::of(&after).last().unwrap().id();
    (after, id)
}

fn rejected(plan: &Plan, command: Command) -> Rejection {
    let rejection = apply(plan, &command, catalog()).unwrap_err();
    support::plain_words(&rejection.to_string());
    rejection
}

/// The plan comes back from its file and from its link.
fn survives(plan: &Plan) {
    let text = file::write(plan);
    assert_eq!(file::read(text.as_bytes(), catalog()).unwrap().plan, *plan);
    let link = link::encode(plan, catalog()).unwrap();
    let opened = link::decode(&link.text, catalog()).unwrap().plan;
    assert_eq!(opened, support::plans::in_link(plan));
}
