//! What work and everything else costs in a simulation, in minor currency units.

use super::open::Open;
use crate::catalog::Catalog;
use crate::forecast::{Expense, Paid};
use crate::insight::budget::{Source, Spending};
use crate::insight::cost::Rate;
use crate::insight::roadmap::WorkSum;
use crate::insight::schedule::focus;
use crate::insight::upkeep::{QUARTER, RoadmapUpkeep};
use crate::plan::{Cadence, Calendar, ItemState, Plan, RoadmapItem, RoleId};

/// The work that is left of an item, in person-days, and what a day of it costs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Needs {
    /// Optimistic, likely, pessimistic; ascending.
    pub work: [f64; 3],
    /// Of a mean day, in minor currency units.
    pub rate: f64,
    /// Mean work that has no rate.
    pub unpriced: f64,
}

/// What is left of an item.
pub(super) fn needs(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> Needs {
    let whole = whole(catalog, plan, item);
    let left = left(item, mean(whole.work));
    Needs {
        work: whole.work.map(|days| days * left),
        rate: whole.rate,
        unpriced: whole.unpriced * left,
    }
}

fn mean([low, mode, high]: [f64; 3]) -> f64 {
    (low + 4.0 * mode + high) / 6.0
}

/// The share of an item's work that is left.
fn left(item: &RoadmapItem, mean: f64) -> f64 {
    match (item.state, item.remaining, item.percent) {
        (ItemState::Done | ItemState::Dropped, _, _) => 0.0,
        (ItemState::Running, Some(remaining), _) if item.duration.is_none() && mean > 0.0 => {
            f64::from(remaining) / 100.0 / mean
        }
        (ItemState::Running, _, Some(percent)) => f64::from(100 - percent.min(100)) / 100.0,
        _ => 1.0,
    }
}

/// The whole work of an item, done or not.
fn whole(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> Needs {
    let mut needs = Needs::default();
    let (mut cost, mut days) = (0.0, 0.0);
    let mut add = |role: Option<&RoleId>, mut work: [f64; 3]| {
        // Estimates that are not in order are taken for what they can mean.
        work[1] = work[1].max(work[0]);
        work[2] = work[2].max(work[1]);
        for (sum, days) in needs.work.iter_mut().zip(work) {
            *sum += days;
        }
        days += mean(work);
        match role.and_then(|role| Rate::of(catalog, plan, role)) {
            Some(rate) => cost += mean(work) * rate.likely as f64,
            None => needs.unpriced += mean(work),
        }
    };
    match item.duration {
        // A post of demand is a person at their focus.
        Some(half_days) => {
            let focus = f64::from(focus(catalog, plan)) / 100.0;
            for demand in &item.demand {
                let posts = f64::from(demand.tenths) / 10.0;
                let days = posts * focus * f64::from(half_days) / 2.0;
                add(demand.role.as_ref(), [days; 3]);
            }
        }
        None => {
            for work in &item.work {
                let points = [work.optimistic, work.likely, work.pessimistic];
                add(work.role.as_ref(), points.map(|n| f64::from(n) / 100.0));
            }
        }
    }
    if days > 0.0 {
        needs.rate = cost / days;
    }
    needs
}

/// What is paid beside the work that is left: the work that was done, and the plan's costs.
///
/// Money that an item spent beside people's work is taken to be among the plan's costs.
pub(super) fn expenses(
    catalog: &Catalog,
    plan: &Plan,
    items: &[RoadmapItem],
    ends: &[u32],
    open: &Open,
) -> Vec<Expense> {
    let calendar = Calendar::of(plan);
    let mut expenses = Vec::new();
    let done: f64 = items.iter().map(|item| spent(catalog, plan, item)).sum();
    if done > 0.0 {
        expenses.push(Expense {
            key: 0,
            amount: [done; 3],
            paid: Paid::Times(1.0),
        });
    }
    expenses.extend(upkeep(catalog, plan, items, ends, open));
    for spending in Spending::all(catalog, plan) {
        let part = f64::from(spending.payments);
        let amount = spending.amount;
        expenses.push(Expense {
            key: key(spending.source),
            amount: [amount.low, amount.likely, amount.high].map(|minor| minor.0 as f64 / part),
            paid: paid(&spending, calendar, open),
        });
    }
    expenses
}

/// Upkeep: as planned until the schedule's end, then by the week for as long as it takes longer.
fn upkeep(
    catalog: &Catalog,
    plan: &Plan,
    items: &[RoadmapItem],
    ends: &[u32],
    open: &Open,
) -> Vec<Expense> {
    let calendar = Calendar::of(plan);
    let upkeep = RoadmapUpkeep::new(catalog, plan, items, ends);
    let last = ends.iter().copied().max().unwrap_or(0);
    let points = |work: WorkSum| {
        let points = [work.optimistic, work.likely, work.pessimistic];
        points.map(|hundredths| hundredths as f64 / 100.0)
    };
    let (until, steady) = (points(upkeep.work), points(upkeep.per_quarter));
    let days = mean(until);
    if mean(steady) <= 0.0 || days <= 0.0 {
        return Vec::new();
    }
    let rate = upkeep.cost.likely().0 as f64 / days;
    let week = f64::from(calendar.half_days_per_week());
    let planned = Expense {
        key: key(Source::Upkeep),
        amount: until.map(|days| days * rate),
        paid: Paid::Times(1.0),
    };
    let longer = Expense {
        key: key(Source::Upkeep) + 1,
        amount: steady.map(|days| days * rate / f64::from(QUARTER)),
        paid: Paid::UntilTheEnd {
            from: f64::from(open.before(last)) + week,
            every: week,
        },
    };
    vec![planned, longer]
}

/// What the work that was done on an item cost.
fn spent(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> f64 {
    let whole = whole(catalog, plan, item);
    let days = match (item.state, item.spent) {
        (_, Some(spent)) => f64::from(spent) / 100.0,
        (ItemState::Planned | ItemState::Dropped, None) => 0.0,
        (ItemState::Done | ItemState::Running, None) => {
            mean(whole.work) * (1.0 - left(item, mean(whole.work))).max(0.0)
        }
    };
    days * whole.rate
}

/// What tells the random numbers of a cost from those of others.
fn key(source: Source) -> u64 {
    match source {
        Source::Work => 0,
        Source::Upkeep => 2 << 32,
        Source::Line(id) => u64::from(id.0),
        // Above all numbers of a plan's items.
        Source::Runs(part) => (1 << 32) + part as u64,
    }
}

/// How often a cost is paid.
fn paid(spending: &Spending, calendar: Calendar, open: &Open) -> Paid {
    let months = match spending.cadence {
        Cadence::Once => return Paid::Times(1.0),
        Cadence::Monthly => 1,
        Cadence::Yearly => 12,
    };
    match spending.until {
        Some(until) => Paid::Times(f64::from(spending.payments_by(until, until))),
        None => {
            // Half-days of so many months of 365.2425 / 12 days.
            let per_week = f64::from(calendar.half_days_per_week());
            Paid::UntilTheEnd {
                from: f64::from(open.before(calendar.half_day_or_first(spending.from))),
                every: f64::from(months) * 30.436_875 / 7.0 * per_week,
            }
        }
    }
}
