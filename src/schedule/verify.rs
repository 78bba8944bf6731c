//! Checks a schedule against its problem, sharing no code with the search.
//!
//! It looks at every half-day in which something begins, ends or changes, in
//! the plainest way there is, and is meant to run on every result that is shown.

use super::problem::Problem;

/// A rule that a schedule breaks. Numbers of activities and resources are places in the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Violation {
    /// There is not one start for each activity.
    Incomplete {
        /// How many starts there are.
        starts: usize,
        /// How many activities there are.
        activities: usize,
    },
    /// An activity starts before one that it follows, and the lag after that, is over.
    TooEarly {
        /// The activity that starts.
        activity: usize,
        /// The one that it follows.
        predecessor: usize,
        /// Half-days by which it does.
        by: u32,
    },
    /// An activity starts before it is released.
    BeforeRelease {
        /// The activity.
        activity: usize,
        /// Half-days by which it does.
        by: u32,
    },
    /// A pinned activity is somewhere else.
    Moved {
        /// The activity.
        activity: usize,
        /// The half-day in which it should start.
        fixed: u32,
    },
    /// An activity is finished after it is due.
    Late {
        /// The activity.
        activity: usize,
        /// Half-days by which it is.
        by: u32,
    },
    /// More is held of a resource than there is.
    Overload {
        /// The resource.
        resource: usize,
        /// The first half-day.
        from: u32,
        /// The half-day after the last one.
        to: u32,
        /// Units that are missing.
        missing: u32,
        /// The activities that hold it.
        activities: Vec<usize>,
    },
}

impl Violation {
    /// Whether the schedule can be worked as it stands: being late is possible, working on what is not there is not.
    #[must_use]
    pub fn is_only_late(&self) -> bool {
        matches!(self, Violation::Late { .. })
    }
}

/// Everything that a schedule with these starts breaks: first what single
/// activities do, in their order, then overloads by resource and time.
#[must_use]
pub fn violations(problem: &Problem, starts: &[u32]) -> Vec<Violation> {
    let activities = problem.activities();
    if starts.len() != activities.len() {
        return vec![Violation::Incomplete {
            starts: starts.len(),
            activities: activities.len(),
        }];
    }
    let finish = |place: usize| starts[place].saturating_add(activities[place].duration);
    let mut found = Vec::new();
    for (place, activity) in activities.iter().enumerate() {
        let start = starts[place];
        for after in &activity.after {
            let ready = finish(after.activity).saturating_add(after.lag);
            if start < ready {
                found.push(Violation::TooEarly {
                    activity: place,
                    predecessor: after.activity,
                    by: ready - start,
                });
            }
        }
        // What is pinned stays where it is, released or not.
        match activity.fixed {
            Some(fixed) if start != fixed => found.push(Violation::Moved {
                activity: place,
                fixed,
            }),
            None if start < activity.release => found.push(Violation::BeforeRelease {
                activity: place,
                by: activity.release - start,
            }),
            _ => {}
        }
        if let Some(due) = activity.due
            && finish(place) > due
        {
            found.push(Violation::Late {
                activity: place,
                by: finish(place) - due,
            });
        }
    }
    for resource in 0..problem.resources().len() {
        overloads(problem, starts, resource, &mut found);
    }
    found
}

fn overloads(problem: &Problem, starts: &[u32], resource: usize, found: &mut Vec<Violation>) {
    let activities = problem.activities();
    let finish = |place: usize| starts[place].saturating_add(activities[place].duration);
    let holds = |place: usize, at: u32| {
        starts[place] <= at && at < finish(place) && problem.demand(place, resource) > 0
    };
    let mut times: Vec<u32> = (0..starts.len())
        .flat_map(|place| [starts[place], finish(place)])
        .collect();
    let changes = problem.resources()[resource].capacity.iter();
    times.extend(changes.map(|(from, _)| *from));
    times.sort_unstable();
    times.dedup();
    for (at, next) in times.iter().zip(times.iter().skip(1)) {
        let holding: Vec<usize> = (0..starts.len())
            .filter(|place| holds(*place, *at))
            .collect();
        let held: u64 = holding
            .iter()
            .map(|place| u64::from(problem.demand(*place, resource)))
            .sum();
        let capacity = u64::from(problem.resources()[resource].at(*at));
        if held > capacity {
            found.push(Violation::Overload {
                resource,
                from: *at,
                to: *next,
                missing: u32::try_from(held - capacity).unwrap_or(u32::MAX),
                activities: holding,
            });
        }
    }
}
