//! An initiative of the catalogue as an item, for a person who wants it on the roadmap.

use super::Insight;
use super::network::{self, Network};
use super::proposal;
use super::schedule::Span;
use crate::catalog::{Idx, Initiative};
use crate::plan::{Calendar, InitiativeId, ItemId, Locked, PracticeId, RoadmapItem};
use crate::schedule::Objective;

/// What to add. Where the gaps ask for the initiative, as much of it as they ask for; else all of
/// it, and planning again leaves its work as it is, because otherwise it would take it out.
///
/// It waits for the items that put in place what its practices require, and starts when people are
/// free beside everything that is on the roadmap; without people, after what it waits for.
#[must_use]
pub fn addition(insight: &Insight, initiative: Idx<Initiative>) -> RoadmapItem {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let entry = &catalog[initiative];
    let portfolio = insight.portfolio();
    let needed = portfolio.of(initiative).cloned();
    let asked = needed.is_some();
    let needed = needed.unwrap_or_else(|| portfolio.whole(catalog, initiative));
    let practices: Vec<_> = match asked {
        true => needed
            .practices
            .iter()
            .map(|needed| needed.practice)
            .collect(),
        false => entry.practices.clone(),
    };
    let requires = practices
        .iter()
        .flat_map(|&practice| &catalog[practice].requires);
    let requires: Vec<&str> = requires.map(|&practice| catalog[practice].id).collect();
    let brings = |item: &&RoadmapItem| {
        let mut practices = item.practices.iter();
        practices.any(|practice| requires.contains(&practice.as_str()))
    };
    let same = |item: &RoadmapItem| {
        item.source
            .as_ref()
            .is_some_and(|source| source.as_str() == entry.id)
    };
    let before = plan
        .roadmap
        .items
        .iter()
        .filter(brings)
        .filter(|item| !same(item));
    let after: Vec<ItemId> = before.clone().map(|item| item.id).collect();
    let start = before.map(|item| item.finish).max().unwrap_or(0);
    let mut item = RoadmapItem {
        id: ItemId(plan.next_item),
        source: Some(InitiativeId::new(entry.id)),
        practices: practices
            .iter()
            .map(|&p| PracticeId::new(catalog[p].id))
            .collect(),
        work: proposal::work(catalog, &needed),
        after,
        start,
        finish: start + Calendar::of(plan).half_days_per_week(),
        locked: if asked {
            Vec::new()
        } else {
            vec![Locked::Work]
        },
        ..RoadmapItem::default()
    };
    if let Some(span) = free(insight, &item) {
        (item.start, item.finish) = (span.start, span.finish);
    }
    item
}

/// When people are free for an item while everything else stays where it is.
fn free(insight: &Insight, item: &RoadmapItem) -> Option<Span> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let mut items = plan.roadmap.items.clone();
    for item in &mut items {
        if !item.locked.contains(&Locked::Dates) {
            item.locked.push(Locked::Dates);
        }
    }
    items.push(item.clone());
    let mut wishes = network::wishes(catalog, plan, insight.priorities(), &items);
    let last = wishes.last_mut()?;
    last.previous = None;
    let network = Network::new(catalog, plan, &items, &wishes, None).ok()?;
    let run = network.instant(&items, Objective::Maturity, 0);
    let at = items.len() - 1;
    if run.never.contains(&at) {
        return None;
    }
    let span = run.spans[at];
    (i64::from(span.finish) <= crate::plan::roadmap::MOST_HALF_DAYS).then_some(span)
}
