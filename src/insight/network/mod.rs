//! A plan as a scheduling problem: items become activities; people, environments and closed days
//! become resources. What a person fixed stays, what has begun never moves. Keeping alive what is
//! done takes its share of people's time and slows down what comes after.

mod beside;
mod people;
mod pool;
mod run;
mod shape;
mod words;

pub use beside::Beyond;
pub use pool::{Pool, Pools};
pub use run::{Broken, Run, Why, ids};
pub use shape::Shape;
pub use words::{Words, half_days};

use super::priority::{Priorities, Relation};
use super::roadmap::min_weeks;
use super::schedule::{NoSchedule, Span};
use crate::catalog::Catalog;
use crate::plan::{Calendar, ItemId, ItemState, Locked, Plan, RoadmapItem, RoleId, Scenario};
use crate::schedule::{Activity, After, MOST_WEIGHT, Problem, Refusal, Resource, Taken, Upkeep};
use crate::sorted::Map;
use beside::Beside;
use people::Times;

/// Half-days after which a proposed roadmap ends: ten years. What has not fitted by then is named.
pub const HORIZON: u32 = 5_200;

/// Half-days after which upkeep is left aside: twenty years. Nobody plans so far, and following it
/// half-day by half-day would take longer than anybody waits.
const LONGEST_KEPT: u32 = 2 * HORIZON;

/// What everybody together can do until [`HORIZON`], in person-days: with the fewest people there
/// are at any time, absences left aside.
#[must_use]
pub fn person_days_in_ten_years(catalog: &Catalog, plan: &Plan) -> f64 {
    let pools = Times::new(catalog, plan, None).pools();
    let units: u64 = pools.pools.iter().map(|pool| u64::from(pool.least)).sum();
    // A thousandth of a post for half a day.
    (units * u64::from(HORIZON)) as f64 / 2_000.0
}

/// What a resource of the problem stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// People with a role, or those without one.
    People(Option<RoleId>),
    /// A test environment.
    Environment(ItemId),
    /// Days on which changes are allowed.
    OpenForChange,
}

/// What the schedule should know of an item beside the item itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// What finishing it is worth.
    pub weight: u32,
    /// The half-day by which it should be finished, beside its own deadline.
    pub due: Option<u32>,
    /// Where it starts in the roadmap that people know.
    pub previous: Option<u32>,
}

/// What a schedule should know of each item: its value, as rated for the order of initiatives, and
/// for what is core to the first driver, that it should be done before the dated event.
#[must_use]
pub fn wishes(
    catalog: &Catalog,
    plan: &Plan,
    priorities: &Priorities,
    items: &[RoadmapItem],
) -> Vec<Wish> {
    let calendar = Calendar::of(plan);
    let event = plan
        .details
        .event_date
        .and_then(|day| calendar.half_day(day));
    let wish = |item: &RoadmapItem| {
        let source = item.source.as_ref();
        let initiative = source.and_then(|id| catalog.initiative(id.as_str()));
        let rated = priorities.initiatives.iter();
        let rated =
            initiative.and_then(|idx| rated.clone().find(|priority| priority.initiative == idx));
        Wish {
            // Hundredths of the value's unit; what nobody rated is worth finishing all the same.
            weight: rated
                .map_or(1, |priority| (priority.value.0 * 100.0) as u32)
                .clamp(1, MOST_WEIGHT),
            due: event
                .filter(|_| rated.is_some_and(|priority| priority.relation == Relation::Core)),
            previous: Some(item.start),
        }
    };
    items.iter().map(wish).collect()
}

/// What a schedule knows of items that stay where they are.
#[must_use]
pub fn in_place(items: &[RoadmapItem]) -> Vec<Wish> {
    let wish = |item: &RoadmapItem| Wish {
        previous: Some(item.start),
        ..Wish::default()
    };
    items.iter().map(wish).collect()
}

/// A plan as a scheduling problem.
#[derive(Clone, Debug)]
pub struct Network {
    /// The problem, with lengths that reckon with the upkeep of what will be done by then.
    pub problem: Problem,
    /// The place of each activity's item.
    pub items: Vec<usize>,
    /// The place of each item's activity; none for what takes no time any more.
    pub activities: Vec<Option<usize>>,
    /// What each resource is.
    pub means: Vec<Means>,
    /// Roles that nobody has: their work falls to others.
    pub taken_over: Vec<RoleId>,
    /// How half-days lie on days.
    pub calendar: Calendar,
    /// The upkeep; none if there is none.
    beside: Option<Beside>,
}

impl Network {
    /// The problem of some items; `wishes` are in their order.
    ///
    /// # Errors
    /// When nobody has any time, or the items cannot be put in order.
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        items: &[RoadmapItem],
        wishes: &[Wish],
        scenario: Option<&Scenario>,
    ) -> Result<Network, NoSchedule> {
        let times = Times::new(catalog, plan, scenario);
        let mut pools = times.pools();
        if plan.resources.people.is_empty() {
            return Err(NoSchedule::NoPeople);
        }
        if pools.are_empty() {
            return Err(NoSchedule::NoTime);
        }
        let dropped = |item: &RoadmapItem| {
            scenario.is_some_and(|scenario| scenario.dropped.contains(&item.id))
        };
        let runs = |item: &RoadmapItem| {
            matches!(item.state, ItemState::Planned | ItemState::Running) && !dropped(item)
        };
        let mut activities = vec![None; items.len()];
        let mut places = Vec::new();
        for (at, item) in items.iter().enumerate() {
            if runs(item) {
                activities[at] = Some(places.len());
                places.push(at);
            }
        }
        let estimated = places.iter().filter(|&&at| items[at].duration.is_none());
        let work = estimated.flat_map(|&at| items[at].work.iter());
        let work: Vec<(Option<RoleId>, u64)> = work
            .map(|work| (work.role.clone(), work.mean_sixths()))
            .collect();
        pools.share(&work);
        let of: Map<ItemId, usize> = items.iter().map(|item| item.id).zip(0..).collect();
        let means = Means::all(plan, &pools, &times);
        let mut draft = Draft {
            catalog,
            plan,
            times: &times,
            pools: &pools,
            means: &means,
            taken_over: Vec::new(),
            upkeep: Upkeep {
                most: catalog.planning_rules.upkeep_share.into(),
                ..Upkeep::default()
            },
        };
        let mut list = Vec::new();
        for &at in &places {
            let item = &items[at];
            let wish = wishes.get(at).copied().unwrap_or_default();
            let mut activity = draft.activity(item, wish).ok_or(NoSchedule::NoTime)?;
            for id in &item.after {
                let Some(&before) = of.get(id) else { continue };
                let lag = item.lags.iter().find(|lag| lag.after == *id);
                let lag = lag.map_or(0, |lag| lag.half_days);
                match activities[before] {
                    Some(activity_before) => activity.after.push(After {
                        activity: activity_before,
                        lag,
                    }),
                    // What is done still asks for its lag; what is dropped asks for nothing.
                    None if items[before].state == ItemState::Done && !dropped(&items[before]) => {
                        let done = draft.ended(&items[before]);
                        activity.release = activity.release.max(done.saturating_add(lag));
                    }
                    None => {}
                }
            }
            list.push(activity);
        }
        for item in items {
            if item.state == ItemState::Done && !dropped(item) {
                draft.keeps_on(item);
            }
        }
        let mut upkeep = draft.upkeep;
        let mut taken_over = draft.taken_over;
        crate::sorted::sort(&mut taken_over);
        taken_over.dedup();
        let resources = means
            .iter()
            .map(|means| means.resource(plan, &pools, &times));
        let mut resources: Vec<Resource> = resources.collect();
        let scale = fit(&mut list, &mut resources, &mut upkeep);
        let stated = Problem::new(list, resources).map_err(|refusal| match refusal {
            Refusal::Cycle(circle) => NoSchedule::Circle(
                circle
                    .into_iter()
                    .map(|activity| items[places[activity]].id)
                    .collect(),
            ),
            _ => NoSchedule::TooLarge,
        })?;
        let (problem, beside) = match upkeep.is_none() || stated.horizon() > LONGEST_KEPT {
            true => (stated, None),
            false => {
                let beside = Beside {
                    stated,
                    upkeep,
                    scale,
                };
                let problem = beside.timed().ok_or(NoSchedule::TooLarge)?;
                (problem, Some(beside))
            }
        };
        Ok(Network {
            problem,
            beside,
            items: places,
            activities,
            means,
            taken_over,
            calendar: times.calendar(),
        })
    }

    /// Whether anything that is done, or will be, has to be kept alive.
    #[must_use]
    pub fn has_upkeep(&self) -> bool {
        self.beside.is_some()
    }

    /// When each item runs if its activity has this start and this finish; done and dropped items
    /// keep their dates.
    #[must_use]
    pub fn spans(&self, items: &[RoadmapItem], starts: &[u32], finishes: &[u32]) -> Vec<Span> {
        let spans = items
            .iter()
            .zip(&self.activities)
            .map(|(item, activity)| match activity {
                None => Span::of(item),
                Some(activity) => Span {
                    start: match item.state {
                        ItemState::Running => began(item, self.calendar),
                        _ => starts[*activity],
                    },
                    finish: finishes[*activity],
                },
            });
        spans.collect()
    }
}

/// The half-day in which an item began.
fn began(item: &RoadmapItem, calendar: Calendar) -> u32 {
    item.began
        .map_or(item.start, |day| calendar.half_day_or_first(day))
}

impl Means {
    fn all(plan: &Plan, pools: &Pools, times: &Times) -> Vec<Means> {
        let people = pools
            .pools
            .iter()
            .map(|pool| Means::People(pool.role.clone()));
        let environments = plan.resources.environments.iter();
        let environments = environments.map(|environment| Means::Environment(environment.id));
        let change = times.open_for_change().map(|_| Means::OpenForChange);
        people.chain(environments).chain(change).collect()
    }

    fn resource(&self, plan: &Plan, pools: &Pools, times: &Times) -> Resource {
        match self {
            Means::People(role) => {
                let pool = pools.pools.iter().find(|pool| pool.role == *role);
                pool.map_or(Resource::constant(0), |pool| pool.resource.clone())
            }
            Means::Environment(id) => {
                let environments = &plan.resources.environments;
                let environment = environments
                    .iter()
                    .find(|environment| environment.id == *id);
                environment.map_or(Resource::constant(0), |environment| {
                    let calendar = times.calendar();
                    let from = environment
                        .from
                        .map_or(0, |day| calendar.half_day_or_first(day));
                    let until = environment.until.map(|day| calendar.half_day_after(day));
                    let places = u32::from(environment.places.unwrap_or(1));
                    let turns = [Some(0), Some(from), until].into_iter().flatten().collect();
                    people::steps(turns, |at| {
                        let there = from <= at && until.is_none_or(|until| at < until);
                        if there { places } else { 0 }
                    })
                })
            }
            Means::OpenForChange => times.open_for_change().unwrap_or(Resource::constant(1)),
        }
    }
}

/// What activities are made from.
struct Draft<'a> {
    catalog: &'a Catalog,
    plan: &'a Plan,
    times: &'a Times<'a>,
    pools: &'a Pools,
    means: &'a [Means],
    taken_over: Vec<RoleId>,
    upkeep: Upkeep,
}

impl Draft<'_> {
    /// The half-day with which the day as of which the plan stands begins.
    fn now(&self) -> u32 {
        self.times
            .calendar()
            .half_day_or_first(self.plan.details.as_of)
    }

    /// The half-day behind the end of an item that is done.
    fn ended(&self, item: &RoadmapItem) -> u32 {
        let calendar = self.times.calendar();
        item.ended
            .map_or(item.finish, |day| calendar.half_day_after(day))
    }

    /// What an item that is done takes from its end on.
    fn keeps_on(&mut self, item: &RoadmapItem) {
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

    fn activity(&mut self, item: &RoadmapItem, wish: Wish) -> Option<Activity> {
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
fn fit(activities: &mut [Activity], resources: &mut [Resource], upkeep: &mut Upkeep) -> Vec<u32> {
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
