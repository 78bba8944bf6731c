//! What is to be scheduled, and what is refused before any search.
//!
//! Time is counted in half-days from 0. An activity holds what it demands from
//! its start to its finish, which is the half-day after its last one; one that
//! pauses lets go of it in half-days in which there is less of something than it
//! demands, whoever else works, and takes so much longer.

/// A piece of work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Half-days it takes; 0 for a milestone, which demands nothing.
    pub duration: u32,
    /// Whether it pauses while capacity is below its demand, or has to wait
    /// until it can be done in one go.
    pub pauses: bool,
    /// Units it holds of each resource, by place; what is left out is 0. At most [`MOST_UNITS`] each.
    pub demands: Vec<u32>,
    /// What must be finished before it starts.
    pub after: Vec<After>,
    /// The half-day before which it may not start.
    pub release: u32,
    /// The half-day by which it should be finished, and have ripened.
    pub due: Option<u32>,
    /// Half-days after its finish until it counts: for what it is worth, and for when it is due. What
    /// follows does not wait for them.
    pub ripens: u32,
    /// Where it starts, whatever the rest says: started or pinned work.
    pub fixed: Option<u32>,
    /// What finishing it, and its having ripened, is worth, at most [`MOST_WEIGHT`], for [`Objective::Maturity`](super::Objective::Maturity).
    pub weight: u32,
    /// Where it started in the schedule that people know.
    pub previous: Option<u32>,
}

/// A finish-to-start dependency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct After {
    /// The place of the predecessor.
    pub activity: usize,
    /// Half-days between its finish and the start of what follows.
    pub lag: u32,
}

/// People of one role, an environment, or anything else there is so much of at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// From which half-day there are how many units (tenths of a full-time
    /// person, or pieces), in rising order of time. Before the first there is
    /// nothing; the last holds for ever. At most [`MOST_UNITS`] units.
    pub capacity: Vec<(u32, u32)>,
}

impl Resource {
    /// The same number of units at all times.
    #[must_use]
    pub fn constant(units: u32) -> Resource {
        Resource {
            capacity: vec![(0, units)],
        }
    }

    /// The units that there are during half-day `at`.
    #[must_use]
    pub fn at(&self, at: u32) -> u32 {
        let begun = self.capacity.partition_point(|(from, _)| *from <= at);
        begun.checked_sub(1).map_or(0, |last| self.capacity[last].1)
    }
}

/// Why a problem is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Activities that wait for each other, each for the one named after it, and the last for the first.
    Cycle(Vec<usize>),
    /// An activity waits for one that there is not.
    NoSuchActivity {
        /// The place of the one that waits.
        activity: usize,
        /// The place that does not exist.
        after: usize,
    },
    /// An activity demands more resources than there are.
    NoSuchResource {
        /// The place of the activity.
        activity: usize,
    },
    /// A capacity's changes are not in rising order of time.
    Disordered {
        /// The place of the resource.
        resource: usize,
    },
    /// More than [`MOST_UNITS`] units demanded, or more in a capacity.
    TooManyUnits {
        /// The activity that demands them, unless it is the capacity.
        activity: Option<usize>,
        /// The place of the resource.
        resource: usize,
    },
    /// Finishing an activity is worth more than [`MOST_WEIGHT`].
    TooHeavy {
        /// The place of the activity.
        activity: usize,
    },
    /// More activities than [`MOST_ACTIVITIES`] or more resources than [`MOST_RESOURCES`].
    TooLarge,
    /// Everything one after the other takes longer than [`MOST_TIME`].
    TooLong,
}

/// The most units of a demand or a capacity.
pub const MOST_UNITS: u32 = 0x7fff;
/// The most that finishing an activity is worth.
pub const MOST_WEIGHT: u32 = 1_000_000;
/// The most activities of a problem.
pub const MOST_ACTIVITIES: usize = 5_000;
/// The most resources of a problem.
pub const MOST_RESOURCES: usize = 32;
/// The most half-days that everything may take one after the other, from the
/// last capacity, release or pin that is named: over five hundred years of
/// working days. It bounds the memory of a search.
pub const MOST_TIME: u32 = 1 << 18;

/// A demand that is not met for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lack {
    /// The activity.
    pub activity: usize,
    /// The resource.
    pub resource: usize,
    /// The units it demands.
    pub demand: u32,
    /// The units there are from the last change on.
    pub last: u32,
    /// The most units there ever are: with fewer than the demand it can never be done.
    pub most: u32,
}

/// Activities and resources that fit together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    activities: Vec<Activity>,
    resources: Vec<Resource>,
    order: Vec<usize>,
    horizon: u32,
}

impl Problem {
    /// Takes a problem if it is one. That a demand or a date cannot be met is
    /// no reason to refuse: schedules come with what they break.
    ///
    /// # Errors
    /// The first [`Refusal`] found.
    pub fn new(activities: Vec<Activity>, resources: Vec<Resource>) -> Result<Problem, Refusal> {
        if activities.len() > MOST_ACTIVITIES || resources.len() > MOST_RESOURCES {
            return Err(Refusal::TooLarge);
        }
        for (place, resource) in resources.iter().enumerate() {
            check_capacity(place, resource)?;
        }
        for (place, activity) in activities.iter().enumerate() {
            check_activity(place, activity, activities.len(), resources.len())?;
        }
        let order = order(&activities).map_err(Refusal::Cycle)?;
        let horizon = horizon(&activities, &resources).ok_or(Refusal::TooLong)?;
        Ok(Problem {
            activities,
            resources,
            order,
            horizon,
        })
    }

    /// This problem with other lengths, as they are in a schedule that is finished at `end`; the order
    /// and all else stay. What takes longer has less left to ripen. None if it takes too long altogether.
    #[must_use]
    pub(super) fn timed(&self, durations: &[u32], end: u32) -> Option<Problem> {
        let mut timed = self.clone();
        for (activity, &duration) in timed.activities.iter_mut().zip(durations) {
            let longer = duration.saturating_sub(activity.duration);
            activity.ripens = activity.ripens.saturating_sub(longer);
            activity.duration = duration;
        }
        // That schedule must have a place in it, gaps and all.
        timed.horizon = horizon(&timed.activities, &timed.resources)?.max(end);
        Some(timed)
    }

    /// The activities, as they were given.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// The resources, as they were given.
    #[must_use]
    pub fn resources(&self) -> &[Resource] {
        &self.resources
    }

    /// The places of the activities, predecessors first.
    #[must_use]
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// A half-day by which all is finished that can be done with the capacity
    /// that holds for ever, in whatever order it is placed.
    #[must_use]
    pub fn horizon(&self) -> u32 {
        self.horizon
    }

    /// What there is never enough for from the last change on. Schedules still
    /// have a start for it, before that if it fits there, and otherwise with
    /// everything that waits for it at the [horizon](Problem::horizon) or after.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        let mut lacks = Vec::new();
        for (activity, of) in self.activities.iter().enumerate() {
            for (resource, capacity) in self.resources.iter().enumerate() {
                let demand = self.demand(activity, resource);
                let last = capacity.capacity.last().map_or(0, |(_, units)| *units);
                if demand > last && of.duration > 0 {
                    let units = capacity.capacity.iter().map(|(_, units)| *units);
                    lacks.push(Lack {
                        activity,
                        resource,
                        demand,
                        last,
                        most: units.max().unwrap_or(0),
                    });
                }
            }
        }
        lacks
    }

    /// The units of a resource that an activity holds while it runs.
    #[must_use]
    pub fn demand(&self, activity: usize, resource: usize) -> u32 {
        let demands = &self.activities[activity].demands;
        demands.get(resource).copied().unwrap_or(0)
    }
}

fn check_capacity(place: usize, resource: &Resource) -> Result<(), Refusal> {
    let steps = resource
        .capacity
        .iter()
        .zip(resource.capacity.iter().skip(1));
    if steps.into_iter().any(|(one, next)| one.0 >= next.0) {
        return Err(Refusal::Disordered { resource: place });
    }
    if resource
        .capacity
        .iter()
        .any(|(_, units)| *units > MOST_UNITS)
    {
        return Err(Refusal::TooManyUnits {
            activity: None,
            resource: place,
        });
    }
    Ok(())
}

fn check_activity(
    place: usize,
    activity: &Activity,
    activities: usize,
    resources: usize,
) -> Result<(), Refusal> {
    if activity.demands.len() > resources {
        return Err(Refusal::NoSuchResource { activity: place });
    }
    if let Some(resource) = activity
        .demands
        .iter()
        .position(|units| *units > MOST_UNITS)
    {
        return Err(Refusal::TooManyUnits {
            activity: Some(place),
            resource,
        });
    }
    if activity.weight > MOST_WEIGHT {
        return Err(Refusal::TooHeavy { activity: place });
    }
    let unknown = activity
        .after
        .iter()
        .find(|after| after.activity >= activities);
    match unknown {
        Some(after) => Err(Refusal::NoSuchActivity {
            activity: place,
            after: after.activity,
        }),
        None => Ok(()),
    }
}

/// Predecessors first, otherwise as given; or a cycle.
fn order(activities: &[Activity]) -> Result<Vec<usize>, Vec<usize>> {
    let mut order = Vec::with_capacity(activities.len());
    // 0: not seen; 1: on the path; 2: done.
    let mut state = vec![0u8; activities.len()];
    let mut path: Vec<(usize, usize)> = Vec::new();
    for first in 0..activities.len() {
        if state[first] == 0 {
            state[first] = 1;
            path.push((first, 0));
        }
        while let Some((place, next)) = path.last_mut() {
            let Some(after) = activities[*place].after.get(*next) else {
                state[*place] = 2;
                order.push(*place);
                path.pop();
                continue;
            };
            *next += 1;
            match state[after.activity] {
                0 => {
                    state[after.activity] = 1;
                    path.push((after.activity, 0));
                }
                1 => {
                    let cycle = path.iter().map(|(place, _)| *place);
                    return Err(cycle.skip_while(|place| *place != after.activity).collect());
                }
                _ => {}
            }
        }
    }
    Ok(order)
}

/// The last date named and all durations and lags after it, unless that is too long.
fn horizon(activities: &[Activity], resources: &[Resource]) -> Option<u32> {
    let changes = resources.iter().flat_map(|resource| &resource.capacity);
    let mut last = u64::from(changes.map(|(from, _)| *from).max().unwrap_or(0));
    let mut work = 0;
    for activity in activities {
        let lag = activity
            .after
            .iter()
            .map(|after| after.lag)
            .max()
            .unwrap_or(0);
        let duration = u64::from(activity.duration);
        work += duration + u64::from(lag);
        last = last.max(u64::from(activity.release));
        if let Some(fixed) = activity.fixed {
            last = last.max(u64::from(fixed));
        }
    }
    let horizon = u32::try_from(last + work).ok()?;
    (horizon <= MOST_TIME).then_some(horizon)
}
