//! Checks a schedule against its problem, sharing no code with the search.
//!
//! Finishes are worked out anew from the starts. It looks at every half-day in which something begins, ends or changes, in
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
    /// An activity that pauses starts in a half-day in which it has to.
    Idle {
        /// The activity.
        activity: usize,
    },
    /// An activity that pauses never gets done: from some half-day on there is too little for ever.
    Endless {
        /// The activity.
        activity: usize,
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
    let works: Vec<Work> = starts
        .iter()
        .enumerate()
        .map(|(place, start)| Work::new(problem, place, *start))
        .collect();
    let finish = |place: usize| works[place].finish;
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
        if works[place].endless {
            found.push(Violation::Endless { activity: place });
        } else if works[place].idle && activity.fixed.is_none() {
            found.push(Violation::Idle { activity: place });
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
        overloads(problem, &works, resource, &mut found);
    }
    found
}

/// The half-day after the last one of each activity, if they start then; `starts` holds one for each.
#[must_use]
pub fn finishes(problem: &Problem, starts: &[u32]) -> Vec<u32> {
    let each = starts.iter().enumerate();
    each.map(|(place, start)| Work::new(problem, place, *start).finish)
        .collect()
}

/// The half-days in which an activity works.
struct Work {
    /// From the first up to, but not, the second, in order.
    stretches: Vec<(u32, u32)>,
    finish: u32,
    /// Whether its first half-day is none of them.
    idle: bool,
    /// Whether they are too few.
    endless: bool,
}

impl Work {
    fn new(problem: &Problem, place: usize, start: u32) -> Work {
        let activity = &problem.activities()[place];
        let end = start.saturating_add(activity.duration);
        let mut work = Work {
            stretches: vec![(start, end)],
            finish: end,
            idle: false,
            endless: false,
        };
        if !activity.pauses || activity.duration == 0 {
            return work;
        }
        let needed =
            (0..problem.resources().len()).filter(|resource| problem.demand(place, *resource) > 0);
        let needed: Vec<_> = needed
            .map(|resource| (resource, &problem.resources()[resource]))
            .collect();
        let enough = |at: u32| {
            needed
                .iter()
                .all(|(number, resource)| resource.at(at) >= problem.demand(place, *number))
        };
        work.stretches.clear();
        work.idle = !enough(start);
        let mut left = activity.duration;
        let mut at = start;
        while left > 0 {
            let changes = needed
                .iter()
                .flat_map(|(_, resource)| &resource.capacity)
                .map(|(from, _)| *from);
            let next = changes.filter(|from| *from > at).min();
            let length = next.map_or(left, |next| next - at).min(left);
            if enough(at) {
                work.stretches.push((at, at.saturating_add(length)));
                work.finish = at.saturating_add(length);
                left -= length;
            }
            match next {
                Some(next) => at = next,
                None if left > 0 => {
                    work.endless = true;
                    work.finish = end.max(work.finish);
                    break;
                }
                None => {}
            }
        }
        work
    }

    fn covers(&self, at: u32) -> bool {
        self.stretches
            .iter()
            .any(|(from, to)| *from <= at && at < *to)
    }
}

fn overloads(problem: &Problem, works: &[Work], resource: usize, found: &mut Vec<Violation>) {
    let holds =
        |place: &usize, at: u32| problem.demand(*place, resource) > 0 && works[*place].covers(at);
    let stretches = works.iter().flat_map(|work| &work.stretches);
    let mut times: Vec<u32> = stretches.flat_map(|(from, to)| [*from, *to]).collect();
    let changes = problem.resources()[resource].capacity.iter();
    times.extend(changes.map(|(from, _)| *from));
    times.sort_unstable();
    times.dedup();
    for (at, next) in times.iter().zip(times.iter().skip(1)) {
        let holding: Vec<usize> = (0..works.len()).filter(|place| holds(place, *at)).collect();
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
