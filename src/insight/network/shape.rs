//! How long an item takes and whom it needs meanwhile, from its effort.
//!
//! An item runs at one rate from start to end: as fast as its crew can go, and such that a whole
//! number of such items fills the pool it needs most, so that no half of a person is left over.

use super::pool::Pools;
use crate::plan::{RoadmapItem, RoleId};
use crate::schedule::MOST_UNITS;

/// Units of one full-time person who gives all their time.
const POST: u64 = 1_000;

/// Length and needs of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// Working half-days; at least 1.
    pub half_days: u32,
    /// Units needed of each pool, by its place.
    pub units: Vec<u32>,
    /// Roles whose work falls to others, because nobody has them and nobody is without a role.
    pub taken_over: Vec<RoleId>,
}

/// What an item's work is in each pool, in millionths of a person-day times two: the unit in which
/// units times half-days count (a thousandth of a post for half a day).
struct Needs {
    by_pool: Vec<u64>,
    taken_over: Vec<RoleId>,
}

impl Needs {
    /// The same work every half-day, for at least one half-day.
    fn spread_over(self, half_days: u32) -> Shape {
        let units = self.by_pool.iter().map(|need| {
            let units = need.div_ceil(u64::from(half_days));
            u32::try_from(units).unwrap_or(u32::MAX)
        });
        Shape {
            half_days,
            units: units.collect(),
            taken_over: self.taken_over,
        }
    }
}

impl Shape {
    /// The shape of an item with `work` hundredths of a person-day per role. `crew`: most people
    /// at once; `focus`: share of people's time in per cent.
    #[must_use]
    pub fn of_work(
        work: &[(Option<RoleId>, u64)],
        pools: &Pools,
        crew: u32,
        focus: u32,
    ) -> Option<Shape> {
        let needs = needs(work, pools)?;
        let total: u64 = needs.by_pool.iter().sum();
        // Crew at their focus, in units.
        let fastest = (u64::from(crew) * u64::from(focus) * 10).max(1);
        let mut half_days = total.div_ceil(fastest).max(1);
        for (need, pool) in needs.by_pool.iter().zip(&pools.pools) {
            if *need > 0 {
                let least = u64::from(pool.least).max(1);
                let at_once = least.div_ceil(fastest).max(1);
                half_days = half_days.max(need.div_ceil(least / at_once.min(least)));
            }
        }
        Some(needs.spread_over(u32::try_from(half_days).ok()?))
    }

    /// The shape of an item whose length is given: its work is spread evenly over it.
    #[must_use]
    pub fn spread(work: &[(Option<RoleId>, u64)], pools: &Pools, half_days: u32) -> Option<Shape> {
        Some(needs(work, pools)?.spread_over(half_days.max(1)))
    }

    /// The shape of an item of exact length, with exactly the people it names. A full-time post of
    /// demand is a full-time person at their focus.
    #[must_use]
    pub fn exact(item: &RoadmapItem, half_days: u32, pools: &Pools, focus: u32) -> Option<Shape> {
        let mut units = vec![0u32; pools.pools.len()];
        let mut taken_over = Vec::new();
        for demand in &item.demand {
            let place = place(demand.role.as_ref(), pools, &mut taken_over)?;
            units[place] = units[place].saturating_add(demand.tenths.saturating_mul(focus));
        }
        Some(Shape {
            half_days,
            units,
            taken_over,
        })
    }
}

fn place(role: Option<&RoleId>, pools: &Pools, taken_over: &mut Vec<RoleId>) -> Option<usize> {
    pools.of(role).or_else(|| {
        taken_over.extend(role.cloned());
        pools.largest()
    })
}

fn needs(work: &[(Option<RoleId>, u64)], pools: &Pools) -> Option<Needs> {
    let mut by_pool = vec![0u64; pools.pools.len()];
    let mut taken_over = Vec::new();
    for (role, hundredths) in work.iter().filter(|(_, hundredths)| *hundredths > 0) {
        // A hundredth of a day is two hundredths of a half-day of a post.
        let need = hundredths * 2 * POST / 100;
        let parts = pools.parts(role.as_ref());
        if parts.is_empty() {
            by_pool[place(role.as_ref(), pools, &mut taken_over)?] += need;
        }
        for (place, tenths) in parts {
            by_pool[place] += need * tenths / 10;
        }
    }
    Some(Needs {
        by_pool,
        taken_over,
    })
}

/// Divides units so that the most that occurs fits into what a scheduler counts with.
pub(super) fn scale(most: u32) -> u32 {
    most.div_ceil(MOST_UNITS).max(1)
}
