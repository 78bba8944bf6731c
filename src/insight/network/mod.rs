//! A plan as a scheduling problem: items become activities; people, environments and closed days
//! become resources. What a person fixed stays, what has begun never moves. Keeping alive what is
//! done takes its share of people's time and slows down what comes after.

mod activities;
mod beside;
mod people;
mod pool;
mod run;
mod shape;
mod verdict;
mod words;

pub use beside::Beyond;
pub use pool::{Pool, Pools};
pub use run::{Run, ids};
pub use shape::Shape;
pub use verdict::{Broken, Why};
pub use words::{Words, half_days};

use super::priority::{Priorities, Relation};
use super::schedule::{NoSchedule, Span};
use crate::catalog::Catalog;
use crate::plan::{Calendar, ItemId, ItemState, Plan, RoadmapItem, RoleId, Scenario};
use crate::schedule::{After, MOST_WEIGHT, Problem, Refusal, Resource, Upkeep};
use crate::sorted::Map;
use activities::{Draft, began, fit};
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
