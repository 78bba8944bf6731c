//! People's work in the budget: by phase as the items that start there, by quarter as it is done.

use super::quarter::{Quarter, shared_out};
use super::spending::Source;
use super::{Line, PEOPLE, Spread};
use crate::catalog::Catalog;
use crate::insight::forecast::Open;
use crate::insight::roadmap::RoadmapFigures;
use crate::plan::{Calendar, Plan};

/// The cost of keeping alive what is done: by phase as the items that start there, by quarter from
/// their ends to the end of all.
pub(super) fn upkeep(
    catalog: &Catalog,
    plan: &Plan,
    figures: &RoadmapFigures,
    quarters: &[Quarter],
) -> Line {
    let (calendar, open) = (Calendar::of(plan), Open::of(plan));
    let behind = |quarter: &Quarter| open.before(calendar.half_day_after(quarter.last()));
    let behind: Vec<u32> = quarters.iter().map(behind).collect();
    let last = figures.items.iter().map(|item| item.span.finish).max();
    let last = open.before(last.unwrap_or(0));
    let mut spread = Spread::empty(figures.phases.len(), quarters.len());
    for (item, cost) in figures.items.iter().zip(&figures.upkeep.by_item) {
        let cost = cost.range();
        spread.total.add(cost);
        if let Some(phase) = spread.by_phase.get_mut(item.phase) {
            phase.add(cost);
        }
        let from = open.before(item.span.finish).min(last);
        let mut before = from;
        let weights = behind.iter().map(|&behind| {
            let until = behind.clamp(before, last.max(before));
            let here = until - before;
            before = until;
            u64::from(here)
        });
        let weights: Vec<u64> = weights.collect();
        for (quarter, part) in spread.by_quarter.iter_mut().zip(shared_out(cost, &weights)) {
            quarter.add(part);
        }
    }
    Line {
        source: Source::Upkeep,
        category: catalog.budget_category(PEOPLE),
        name: "Upkeep of what is done".to_owned(),
        payments: 0,
        spread,
    }
}

/// The cost of the items' work.
pub(super) fn line(
    catalog: &Catalog,
    plan: &Plan,
    figures: &RoadmapFigures,
    quarters: &[Quarter],
) -> Line {
    let (calendar, open) = (Calendar::of(plan), Open::of(plan));
    // The half-day behind each quarter, without those on which nobody works.
    let behind = |quarter: &Quarter| open.before(calendar.half_day_after(quarter.last()));
    let behind: Vec<u32> = quarters.iter().map(behind).collect();
    let mut spread = Spread::empty(figures.phases.len(), quarters.len());
    for item in &figures.items {
        let cost = item.cost.range();
        spread.total.add(cost);
        if let Some(phase) = spread.by_phase.get_mut(item.phase) {
            phase.add(cost);
        }
        let from = open.before(item.span.start);
        // Even what takes no time is done at some time.
        let to = open.before(item.span.finish).max(from + 1);
        let mut before = from;
        let weights = behind.iter().map(|&behind| {
            let until = behind.clamp(before, to);
            let here = until - before;
            before = until;
            u64::from(here)
        });
        let weights: Vec<u64> = weights.collect();
        for (quarter, part) in spread.by_quarter.iter_mut().zip(shared_out(cost, &weights)) {
            quarter.add(part);
        }
    }
    Line {
        source: Source::Work,
        category: catalog.budget_category(PEOPLE),
        name: "Work on the roadmap".to_owned(),
        payments: 0,
        spread,
    }
}
