//! The work of an item: as estimated while nothing is begun, then what was done and what is left.

use super::number::Ratio;
use super::schedule::focus;
use crate::catalog::Catalog;
use crate::plan::{ItemState, Plan, RoadmapItem, Work};

/// The whole work of an item by role, done or not, in hundredths of a person-day. An item of exact
/// length needs its people all the time, each at their focus.
#[must_use]
pub fn estimated(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> Vec<Work> {
    let Some(half_days) = item.duration else {
        return item.work.clone();
    };
    let focus = u64::from(focus(catalog, plan));
    let work = item.demand.iter().map(|demand| {
        // Tenths of a post times per cent of focus times half-days: a twentieth of a hundredth.
        let days = u64::from(demand.tenths) * focus * u64::from(half_days) / 20;
        let days = u32::try_from(days).unwrap_or(u32::MAX);
        Work {
            role: demand.role.clone(),
            optimistic: days,
            likely: days,
            pessimistic: days,
            ..Work::default()
        }
    });
    work.collect()
}

/// The work of an item by role when it is over: what was done, and what is left of the estimate.
#[must_use]
pub fn at_completion(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> Vec<Work> {
    let mut work = estimated(catalog, plan, item);
    let all: u64 = work.iter().map(Work::mean_sixths).sum();
    let share = share_at_completion(item, all);
    if share == Ratio::ONE {
        return work;
    }
    let part = |days: u32| {
        let (num, den) = (i128::from(share.num()), i128::from(share.den()));
        let days = (2 * i128::from(days) * num + den).div_euclid(2 * den);
        u32::try_from(days).unwrap_or(u32::MAX)
    };
    for work in &mut work {
        work.optimistic = part(work.optimistic);
        work.likely = part(work.likely);
        work.pessimistic = part(work.pessimistic);
    }
    work
}

/// What was done of an item and what is left of it, against its estimate of so many sixths of a
/// hundredth of a person-day.
fn share_at_completion(item: &RoadmapItem, all: u64) -> Ratio {
    let all = i64::try_from(all).unwrap_or(i64::MAX);
    let of_all = |hundredths: u32| Ratio::new(i64::from(hundredths) * 6, all);
    let left = match (item.state, item.remaining, item.percent) {
        (ItemState::Done | ItemState::Dropped, _, _) => Ratio::ZERO,
        (ItemState::Running, Some(remaining), _) if item.duration.is_none() && all > 0 => {
            of_all(remaining)
        }
        (ItemState::Running, _, Some(percent)) => Ratio::hundredths(100 - percent.min(100)),
        _ => Ratio::ONE,
    };
    let done = match (item.state, item.spent) {
        (_, Some(spent)) => of_all(spent),
        (ItemState::Planned | ItemState::Dropped, None) => Ratio::ZERO,
        (ItemState::Done | ItemState::Running, None) => Ratio::ONE.minus(left).max(Ratio::ZERO),
    };
    done.plus(left)
}
