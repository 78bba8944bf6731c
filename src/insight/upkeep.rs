//! Upkeep: the work it takes to keep alive what items put in place. Source: content rules §3.4.
//!
//! What the catalogue says of an initiative counts in the measure in which the item's work is the
//! catalogue's: it shrinks with the organisation and with what is in place already, which somebody
//! keeps alive already. It never grows beyond the size of the organisation.

use super::cost::{Cost, Rate, role_name};
use super::number::Ratio;
use super::roadmap::WorkSum;
use crate::catalog::Catalog;
use crate::plan::{Calendar, ItemState, Plan, RoadmapItem, RoleId, Upkeep, Work};
use crate::sorted::Map;

/// Weeks of a quarter.
pub const QUARTER: u32 = 13;

/// Upkeep of an item per quarter, in hundredths of a person-day; none if there is none.
#[must_use]
pub fn per_quarter(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> Option<Upkeep> {
    let upkeep = match &item.upkeep {
        Some(stated) => stated.clone(),
        // Who states an exact length states everything.
        None if item.duration.is_some() => return None,
        None => by_rule(catalog, plan, item)?,
    };
    (mean_sixths(&upkeep) > 0).then_some(upkeep)
}

fn by_rule(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> Option<Upkeep> {
    let initiative = &catalog[catalog.initiative(item.source.as_ref()?.as_str())?];
    let effort = initiative.effort;
    // Both in sixths of a person-day; the item's in hundredths of these.
    let usual = u64::from(effort.o) + 4 * u64::from(effort.m) + u64::from(effort.p);
    let work: u64 = item.work.iter().map(Work::mean_sixths).sum();
    let engineers = plan.details.engineers;
    let size = engineers.map_or(100, |n| catalog.planning_rules.scale(n));
    let days = |days: u16| {
        let most = u64::from(days) * u64::from(size);
        let in_proportion = (2 * u64::from(days) * work + usual) / (2 * usual).max(1);
        u32::try_from(in_proportion.min(most)).unwrap_or(u32::MAX)
    };
    let upkeep = initiative.run_days_per_quarter;
    Some(Upkeep {
        optimistic: days(upkeep.o),
        likely: days(upkeep.m),
        pessimistic: days(upkeep.p),
        ..Upkeep::default()
    })
}

/// Mean upkeep per quarter in sixths of a hundredth of a person-day.
#[must_use]
pub fn mean_sixths(upkeep: &Upkeep) -> u64 {
    u64::from(upkeep.optimistic) + 4 * u64::from(upkeep.likely) + u64::from(upkeep.pessimistic)
}

/// Who does it: roles with their parts of the sum of all parts, in proportion to the item's own work.
#[must_use]
pub fn parts(item: &RoadmapItem) -> Vec<(Option<RoleId>, u64)> {
    let mut parts: Vec<(Option<RoleId>, u64)> = match item.duration {
        Some(_) => {
            let demand = item.demand.iter();
            demand
                .map(|demand| (demand.role.clone(), u64::from(demand.tenths)))
                .collect()
        }
        None => {
            let work = item.work.iter();
            work.map(|work| (work.role.clone(), work.mean_sixths()))
                .collect()
        }
    };
    parts.retain(|(_, part)| *part > 0);
    if parts.is_empty() {
        parts.push((None, 1));
    }
    parts
}

/// Upkeep of one role until the end of the roadmap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleUpkeep {
    /// The role; none for work that any role can do.
    pub role: Option<RoleId>,
    /// Its name.
    pub name: String,
    /// Work until the roadmap's last finish.
    pub work: WorkSum,
    /// What that costs.
    pub cost: Cost,
    /// Work per quarter once everything on the roadmap is done.
    pub per_quarter: WorkSum,
}

/// The upkeep that a roadmap causes: from the end of each item until the last finish of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoadmapUpkeep {
    /// Work until the roadmap's last finish.
    pub work: WorkSum,
    /// What that costs.
    pub cost: Cost,
    /// Work per quarter once everything on the roadmap is done.
    pub per_quarter: WorkSum,
    /// What each item's upkeep costs until then, in the order of the items.
    pub by_item: Vec<Cost>,
    /// By role, in the catalogue's order, then unknown ones by id, then work that any role can do.
    pub roles: Vec<RoleUpkeep>,
}

impl RoadmapUpkeep {
    /// The upkeep of items with their dates; `ends` are the half-days behind the last one of each.
    /// Dropped items cause none.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        items: &[RoadmapItem],
        ends: &[u32],
    ) -> RoadmapUpkeep {
        let calendar = Calendar::of(plan);
        let quarter = u64::from(QUARTER * calendar.half_days_per_week());
        let lives = |item: &RoadmapItem| item.state != ItemState::Dropped;
        let kept = || items.iter().zip(ends).filter(|(item, _)| lives(item));
        let last = kept().map(|(_, &end)| end).max().unwrap_or(0);
        let mut roles: Map<(usize, Option<RoleId>), RoleUpkeep> = Map::new();
        let mut whole = RoadmapUpkeep {
            by_item: vec![Cost::default(); items.len()],
            ..RoadmapUpkeep::default()
        };
        for (at, (item, &end)) in items.iter().zip(ends).enumerate() {
            if !lives(item) {
                continue;
            }
            let Some(upkeep) = per_quarter(catalog, plan, item) else {
                continue;
            };
            let parts = parts(item);
            let sum: u64 = parts.iter().map(|(_, part)| part).sum();
            for (role, part) in parts {
                let of = |half_days: u64| {
                    let points = [upkeep.optimistic, upkeep.likely, upkeep.pessimistic];
                    let [optimistic, likely, pessimistic] = points.map(|hundredths| {
                        let exact =
                            u128::from(hundredths) * u128::from(part) * u128::from(half_days);
                        let over = u128::from(sum) * u128::from(quarter);
                        u32::try_from((2 * exact + over) / (2 * over).max(1)).unwrap_or(u32::MAX)
                    });
                    Work {
                        role: role.clone(),
                        optimistic,
                        likely,
                        pessimistic,
                        ..Work::default()
                    }
                };
                let (until, steady) = (of(u64::from(last - end)), of(quarter));
                let rate = role.as_ref().and_then(|id| Rate::of(catalog, plan, id));
                let cost = Cost::new(&until, rate);
                let known = role.as_ref().and_then(|id| catalog.role(id.as_str()));
                let place = match (&role, known) {
                    (_, Some(idx)) => idx.position(),
                    (Some(_), None) => catalog.roles.len(),
                    (None, None) => catalog.roles.len() + 1,
                };
                let row = roles.get_or_insert_with((place, role.clone()), || RoleUpkeep {
                    name: role_name(catalog, role.as_ref()),
                    role: role.clone(),
                    work: WorkSum::default(),
                    cost: Cost::default(),
                    per_quarter: WorkSum::default(),
                });
                row.work.add(&until);
                row.cost.add(cost);
                row.per_quarter.add(&steady);
                whole.work.add(&until);
                whole.cost.add(cost);
                whole.by_item[at].add(cost);
                whole.per_quarter.add(&steady);
            }
        }
        whole.roles = roles.into_values().collect();
        whole
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_none(&self) -> bool {
        self.per_quarter == WorkSum::default()
    }

    /// Mean work until the roadmap's last finish, in person-days.
    #[must_use]
    pub fn mean(&self) -> Ratio {
        self.work.mean()
    }
}
