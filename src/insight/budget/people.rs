//! People's work in the budget: by phase as the items that start there, by quarter as it is done;
//! upkeep as it is done.

use super::quarter::{Quarter, shared_out};
use super::spending::Source;
use super::{Line, PEOPLE, Spread};
use crate::catalog::Catalog;
use crate::insight::cost::Range;
use crate::insight::forecast::Open;
use crate::insight::roadmap::RoadmapFigures;
use crate::plan::{Calendar, Plan};

/// The half-days between two that lie before each of some, in their order.
fn weights(ends: &[u32], from: u32, to: u32) -> Vec<u64> {
    let mut before = from;
    let weights = ends.iter().map(|&end| {
        let until = end.clamp(before, to.max(before));
        let here = until - before;
        before = until;
        u64::from(here)
    });
    weights.collect()
}

/// Adds an amount, shared out over time.
fn add(parts: &mut [Range], amount: Range, weights: &[u64]) {
    for (sum, part) in parts.iter_mut().zip(shared_out(amount, weights)) {
        sum.add(part);
    }
}

/// The half-day behind each quarter, without those on which nobody works.
fn behind(quarters: &[Quarter], calendar: Calendar, open: &Open) -> Vec<u32> {
    let behind = |quarter: &Quarter| open.before(calendar.half_day_after(quarter.last()));
    quarters.iter().map(behind).collect()
}

/// The cost of keeping alive what is done: by phase and by quarter as it is done, from the end of
/// each item to the end of all.
pub(super) fn upkeep(
    catalog: &Catalog,
    plan: &Plan,
    figures: &RoadmapFigures,
    quarters: &[Quarter],
) -> Line {
    let (calendar, open) = (Calendar::of(plan), Open::of(plan));
    let quarter_ends = behind(quarters, calendar, &open);
    let phase_ends = figures.phases.iter().map(|phase| match phase.end {
        Some(end) => open.before(calendar.half_day_after(end)),
        None => u32::MAX,
    });
    let phase_ends: Vec<u32> = phase_ends.collect();
    let last = figures.items.iter().map(|item| item.span.finish).max();
    let last = open.before(last.unwrap_or(0));
    let mut spread = Spread::empty(figures.phases.len(), quarters.len());
    for (item, cost) in figures.items.iter().zip(&figures.upkeep.by_item) {
        let cost = cost.range();
        spread.total.add(cost);
        let from = open.before(item.span.finish).min(last);
        add(
            &mut spread.by_phase,
            cost,
            &weights(&phase_ends, from, last),
        );
        add(
            &mut spread.by_quarter,
            cost,
            &weights(&quarter_ends, from, last),
        );
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
    let quarter_ends = behind(quarters, calendar, &open);
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
        add(
            &mut spread.by_quarter,
            cost,
            &weights(&quarter_ends, from, to),
        );
    }
    Line {
        source: Source::Work,
        category: catalog.budget_category(PEOPLE),
        name: "Work on the roadmap".to_owned(),
        payments: 0,
        spread,
    }
}
