//! Small plans with people and items, made by hand.

use super::{CATALOG, SOME_ID, start};
use loadmap::plan::{Date, ItemId, Person, Plan, RoadmapItem, RoleId, Work};
use std::sync::Arc;

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A plan from Monday 4 January 2027, with people of these roles at so many tenths of a post, all
/// of whose time goes into the work. Their numbers begin with 1,001.
pub fn plan(people: &[(Option<&str>, u16)]) -> Plan {
    let mut plan = Plan::new(&CATALOG, SOME_ID, start());
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

/// An item of person-days of a role (optimistic, likely, pessimistic), by one person.
pub fn item(id: u32, role: Option<&str>, days: [u32; 3], after: &[u32]) -> RoadmapItem {
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
