//! Upkeep in a schedule: what finished items take of people's time, beside the work that is planned.

use super::pool::Pools;
use super::{Means, Network};
use crate::catalog::Catalog;
use crate::insight::upkeep::{QUARTER, mean_sixths, parts, per_quarter};
use crate::plan::{Calendar, Plan, RoadmapItem};
use crate::schedule::{self, Objective, Options, Problem, Upkeep};

/// How the first schedule is looked for, from which lengths are taken: briefly.
const FIRST: Options = Options {
    objective: Objective::Maturity,
    seed: 1,
    schedules: 20,
    keep_unless_gain: 0,
};

/// A problem without upkeep, and the upkeep.
#[derive(Clone, Debug)]
pub(super) struct Beside {
    /// The problem as if nothing had to be kept alive.
    pub stated: Problem,
    /// What does.
    pub upkeep: Upkeep,
    /// Per resource, thousandths of a post in one of its units.
    pub scale: Vec<u32>,
}

/// Upkeep that does not fit: more is asked of people in a quarter than may be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// Whose time.
    pub means: Means,
    /// The quarter of thirteen weeks, from 1.
    pub quarter: u32,
    /// First half-day.
    pub from: u32,
    /// The half-day after the last one, or after the last one of the schedule.
    pub to: u32,
    /// What is asked, in hundredths of a person-day.
    pub asked: u64,
    /// What of it fits, in hundredths of a person-day.
    pub fits: u64,
}

/// The upkeep of an item in each pool, in thousandths of a pool's units: what it takes of every
/// half-day. Rounded up.
pub(super) fn of_item(
    catalog: &Catalog,
    plan: &Plan,
    item: &RoadmapItem,
    pools: &Pools,
    calendar: Calendar,
) -> Vec<u32> {
    let mut each = vec![0u32; pools.pools.len()];
    let Some(upkeep) = per_quarter(catalog, plan, item) else {
        return each;
    };
    let parts = parts(item);
    let sum: u64 = parts.iter().map(|(_, part)| part).sum();
    // A person-day is two half-days of a post of 1,000 units, in thousandths.
    let quarter = u128::from(QUARTER * calendar.half_days_per_week());
    for (role, part) in parts {
        let mut places = pools.parts(role.as_ref());
        if places.is_empty() {
            places.extend(pools.largest().map(|place| (place, 10)));
        }
        for (place, tenths) in places {
            let Some(each) = each.get_mut(place) else {
                continue;
            };
            let part = u128::from(part) * u128::from(tenths);
            let exact = u128::from(mean_sixths(&upkeep)) * part * 2_000_000;
            let over = 6_000 * quarter * u128::from(sum);
            let thousandths = exact.div_ceil(over.max(1));
            *each = each.saturating_add(u32::try_from(thousandths).unwrap_or(u32::MAX));
        }
    }
    each
}

impl Beside {
    /// The problem with lengths that go together with a schedule: the one that people know if
    /// there is one, else one that is found quickly. None if it takes too long.
    pub fn timed(&self) -> Option<Problem> {
        let known = schedule::known(&self.stated);
        let closing = known.is_none();
        let starts = known.unwrap_or_else(|| schedule::improve(&self.stated, FIRST).starts);
        self.settled(&starts, closing).map(|(problem, _)| problem)
    }
}

impl Beside {
    /// A schedule in which lengths and dates go together, from one that starts things there.
    pub fn settled(&self, starts: &[u32], closing: bool) -> Option<(Problem, Vec<u32>)> {
        schedule::settled(&self.stated, &self.upkeep, starts, closing)
    }

    /// The problem with the lengths that follow if all start exactly then.
    pub fn as_started(&self, starts: &[u32]) -> Option<Problem> {
        schedule::as_started(&self.stated, &self.upkeep, starts)
    }
}

impl Network {
    /// What upkeep takes of a resource in each half-day, in its units, if items start when they were
    /// accepted; empty if it takes nothing.
    #[must_use]
    pub fn upkeep(&self, items: &[RoadmapItem], resource: usize) -> Vec<u32> {
        let Some(beside) = &self.beside else {
            return Vec::new();
        };
        let activities = beside.stated.activities().iter().zip(&self.items);
        let starts = activities.map(|(activity, &at)| activity.fixed.unwrap_or(items[at].start));
        let starts: Vec<u32> = starts.collect();
        let resources = beside.upkeep.resources(&beside.stated);
        let place = resources.iter().position(|&kept| kept == resource);
        let mut asked = beside.upkeep.asked(&beside.stated, &starts);
        let taken = place
            .map(|place| asked.swap_remove(place))
            .unwrap_or_default();
        let units = taken.iter().map(|one| (one.fits + 500) / 1_000);
        units
            .map(|units| u32::try_from(units).unwrap_or(u32::MAX))
            .collect()
    }

    /// Upkeep beyond what may be taken, by resource and quarter, if all start then. Less than a
    /// tenth of a person-day is passed over.
    pub(super) fn beyond(&self, starts: &[u32]) -> Vec<Beyond> {
        let Some(beside) = &self.beside else {
            return Vec::new();
        };
        let quarter = (QUARTER * self.calendar.half_days_per_week()) as usize;
        let horizon = beside.stated.horizon();
        // What there is never enough for has no dates.
        let starts: Vec<u32> = starts.iter().map(|&start| start.min(horizon)).collect();
        let asked = beside.upkeep.asked(&beside.stated, &starts);
        let resources = beside.upkeep.resources(&beside.stated);
        let mut found = Vec::new();
        for (resource, asked) in resources.into_iter().zip(asked) {
            let scale = u64::from(beside.scale[resource]);
            let hundredths = |thousandths: u64| (thousandths * scale + 10_000) / 20_000;
            for (number, half_days) in asked.chunks(quarter).enumerate() {
                let asked = hundredths(half_days.iter().map(|one| one.asked).sum());
                let fits = hundredths(half_days.iter().map(|one| one.fits).sum());
                if asked >= fits + 10 {
                    let from = (number * quarter) as u32;
                    found.push(Beyond {
                        means: self.means[resource].clone(),
                        quarter: number as u32 + 1,
                        from,
                        to: from + half_days.len() as u32,
                        asked,
                        fits,
                    });
                }
            }
        }
        found
    }
}
