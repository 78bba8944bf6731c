//! Items as activities: how long each takes and what of, from when on, and what keeping it alive takes afterwards.

use super::beside;
use super::people::Times;
use super::pool::Pools;
use super::shape::{self, Shape};
use super::{Means, Wish};
use crate::catalog::Catalog;
use crate::insight::roadmap::min_weeks;
use crate::plan::{Calendar, ItemState, Locked, Plan, RoadmapItem, RoleId};
use crate::schedule::{Activity, Resource, Taken, Upkeep};

/// What activities are made from.
pub(super) struct Draft<'a> {
    pub catalog: &'a Catalog,
    pub plan: &'a Plan,
    pub times: &'a Times<'a>,
    pub pools: &'a Pools,
    pub means: &'a [Means],
    /// Roles that nobody has.
    pub taken_over: Vec<RoleId>,
    pub upkeep: Upkeep,
}

impl Draft<'_> {
    /// The half-day with which the day as of which the plan stands begins.
    fn now(&self) -> u32 {
        self.times
            .calendar()
            .half_day_or_first(self.plan.details.as_of)
    }

    /// The half-day behind the end of an item that is done.
    pub fn ended(&self, item: &RoadmapItem) -> u32 {
        let calendar = self.times.calendar();
        item.ended
            .map_or(item.finish, |day| calendar.half_day_after(day))
    }

    /// What an item that is done takes from its end on.
    pub fn keeps_on(&mut self, item: &RoadmapItem) {
        let from = self.ended(item);
        let each = self.upkeep_of(item);
        let taken = each.into_iter().enumerate();
        let taken = taken.filter(|(_, thousandths)| *thousandths > 0);
        self.upkeep
            .begun
            .extend(taken.map(|(resource, thousandths)| Taken {
                resource,
                from,
                thousandths,
            }));
    }

    /// Pools come first among the means.
    fn upkeep_of(&self, item: &RoadmapItem) -> Vec<u32> {
        let calendar = self.times.calendar();
        beside::of_item(self.catalog, self.plan, item, self.pools, calendar)
    }

    pub fn activity(&mut self, item: &RoadmapItem, wish: Wish) -> Option<Activity> {
        let calendar = self.times.calendar();
        let running = item.state == ItemState::Running;
        let pinned = item.locked.contains(&Locked::Dates);
        let shape = self.shape(item, pinned)?;
        let mut demands = shape.units;
        demands.resize(self.means.len(), 0);
        for (means, demand) in self.means.iter().zip(&mut demands) {
            match means {
                Means::People(_) => {}
                Means::Environment(id) => {
                    let booked = item
                        .bookings
                        .iter()
                        .filter(|booking| booking.environment == *id);
                    *demand = booked
                        .map(|booking| u32::from(booking.places.unwrap_or(1)))
                        .sum();
                }
                Means::OpenForChange => *demand = u32::from(!item.through_freeze),
            }
        }
        self.taken_over.extend(shape.taken_over);
        self.upkeep.each.push(self.upkeep_of(item));
        // Dates and lengths that somebody stated stay.
        self.upkeep.firm.push(pinned || item.duration.is_some());
        let fixed = match (running, pinned) {
            (true, _) => Some(began(item, calendar).max(self.now())),
            (false, true) => Some(item.start),
            (false, false) => None,
        };
        let own_due = item.deadline.map(|day| calendar.half_day_after(day));
        let earliest = item
            .earliest
            .map_or(0, |day| calendar.half_day_or_first(day));
        Some(Activity {
            duration: shape.half_days,
            demands,
            after: Vec::new(),
            release: earliest.max(self.now()),
            due: own_due.into_iter().chain(wish.due).min(),
            ripens: self.ripens(item, fixed, shape.half_days),
            fixed,
            weight: wish.weight,
            previous: wish.previous,
            pauses: self.times.has_breaks() && !pinned,
        })
    }

    /// Half-days from the end of an item until what it puts in place may be claimed. Source: content
    /// rules §3.4.
    fn ripens(&self, item: &RoadmapItem, fixed: Option<u32>, half_days: u32) -> u32 {
        let calendar = self.times.calendar();
        let minimum = min_weeks(self.catalog, item) * calendar.half_days_per_week();
        // What has begun has been ripening since.
        let passed = fixed.map_or(0, |at| at.saturating_sub(began(item, calendar)));
        minimum.saturating_sub(passed.saturating_add(half_days))
    }

    /// Length and needs of what is left of an item.
    fn shape(&self, item: &RoadmapItem, pinned: bool) -> Option<Shape> {
        let focus = self.times.focus();
        let running = item.state == ItemState::Running;
        let begun = began(item, self.times.calendar());
        let left = item.finish.saturating_sub(self.now().max(begun)).max(1);
        if let Some(half_days) = item.duration {
            let half_days = match (running, item.percent) {
                (true, Some(percent)) => half_days * u32::from(100 - percent.min(100)) / 100,
                _ => half_days,
            };
            return Shape::exact(item, half_days.max(1), self.pools, focus);
        }
        let work = self.work_left(item);
        if pinned {
            let whole = item.finish.saturating_sub(item.start);
            return Shape::spread(&work, self.pools, if running { left } else { whole });
        }
        let crew = item
            .crew
            .unwrap_or(self.catalog.planning_rules.people_per_initiative);
        Shape::of_work(&work, self.pools, crew.into(), focus)
    }

    /// Mean work that is left per role, in hundredths of a person-day.
    fn work_left(&self, item: &RoadmapItem) -> Vec<(Option<RoleId>, u64)> {
        let all: u64 = item.work.iter().map(|work| work.mean_sixths()).sum();
        // In sixths, as a share of all.
        let left = match (item.state, item.remaining, item.percent) {
            (ItemState::Running, Some(remaining), _) => u64::from(remaining) * 6,
            (ItemState::Running, None, Some(percent)) => {
                all * u64::from(100 - percent.min(100)) / 100
            }
            _ => all,
        };
        let part = |sixths: u64| (sixths * left).div_ceil(all.max(1) * 6);
        let work = item.work.iter();
        work.map(|work| (work.role.clone(), part(work.mean_sixths())))
            .collect()
    }
}

/// Brings numbers into the range that a scheduler counts with: what all demands of a resource have
/// in common is divided out, which changes nothing, unless upkeep takes finer shares of it; what is
/// still too large is rounded to its side. Answers by how much the units of each were divided.
pub(super) fn fit(
    activities: &mut [Activity],
    resources: &mut [Resource],
    upkeep: &mut Upkeep,
) -> Vec<u32> {
    let mut scales = Vec::new();
    for (at, resource) in resources.iter_mut().enumerate() {
        let each = upkeep.each.iter().filter_map(|each| each.get(at));
        let begun = upkeep.begun.iter().any(|taken| taken.resource == at);
        let is_kept = begun || each.clone().any(|&thousandths| thousandths > 0);
        let demands = activities.iter().map(|activity| activity.demands[at]);
        let common = match is_kept {
            true => 1,
            false => demands.clone().fold(0, gcd).max(1),
        };
        let capacity = resource.capacity.iter().map(|&(_, units)| units);
        let most = capacity.chain(demands).max().unwrap_or(0) / common;
        let scale = shape::scale(most);
        for activity in activities.iter_mut() {
            activity.demands[at] = (activity.demands[at] / common).div_ceil(scale);
        }
        for (_, units) in &mut resource.capacity {
            *units = *units / common / scale;
        }
        for thousandths in upkeep.each.iter_mut().filter_map(|each| each.get_mut(at)) {
            *thousandths = thousandths.div_ceil(scale);
        }
        for taken in upkeep.begun.iter_mut().filter(|taken| taken.resource == at) {
            taken.thousandths = taken.thousandths.div_ceil(scale);
        }
        scales.push(common * scale);
    }
    scales
}

fn gcd(a: u32, b: u32) -> u32 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// The half-day in which an item began.
pub(super) fn began(item: &RoadmapItem, calendar: Calendar) -> u32 {
    item.began
        .map_or(item.start, |day| calendar.half_day_or_first(day))
}
