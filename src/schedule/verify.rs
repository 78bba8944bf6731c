//! Checks a schedule against its problem, sharing no code with the search.
//!
//! Finishes are worked out anew from the starts. It looks at every half-day in which something begins, ends or changes, in
//! the plainest way there is, and is meant to run on every result that is shown.

use super::problem::Problem;
use super::upkeep::Upkeep;

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
    /// An activity is finished, or has ripened, after it is due.
    Late {
        /// The activity.
        activity: usize,
        /// Half-days by which it is.
        by: u32,
    },
    /// An activity does not get its work done beside the upkeep of what is finished.
    Unfinished {
        /// The activity.
        activity: usize,
        /// Half-days of its work that are missing, rounded up.
        missing: u32,
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
        let counts = finish(place).saturating_add(activity.ripens);
        if let Some(due) = activity.due
            && counts > due
        {
            found.push(Violation::Late {
                activity: place,
                by: counts - due,
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

/// What a schedule breaks because of upkeep: work that does not get done beside it, and half-days in
/// which work and upkeep together need more than there is. `stated` is the problem without upkeep,
/// `timed` the one with the lengths that the schedule gives.
#[must_use]
pub fn unkept(
    stated: &Problem,
    upkeep: &Upkeep,
    timed: &Problem,
    starts: &[u32],
) -> Vec<Violation> {
    let works: Vec<Work> = starts
        .iter()
        .enumerate()
        .map(|(place, start)| Work::new(timed, place, *start))
        .collect();
    let until = works.iter().map(|work| work.finish).max().unwrap_or(0);
    let n_resources = timed.resources().len();
    // Behind the horizon only that is placed for which there is never enough.
    let until = until.min(timed.horizon());
    let mut found = Vec::new();
    let is_firm = |place: usize| upkeep.firm.get(place).copied().unwrap_or(false);
    // Thousandths of a half-day's work that are done, by resource and half-day.
    let mut done = vec![vec![1_000u64; until as usize]; n_resources];
    for (resource, done) in done.iter_mut().enumerate() {
        let begun = upkeep.begun.iter().any(|taken| taken.resource == resource);
        let mut each = upkeep.each.iter().filter_map(|each| each.get(resource));
        if !begun && each.all(|thousandths| *thousandths == 0) {
            continue;
        }
        let mut held = vec![(0u64, 0u64); until as usize];
        for (place, work) in works.iter().enumerate() {
            let demand = u64::from(timed.demand(place, resource));
            for (from, to) in &work.stretches {
                for at in *from..(*to).min(until) {
                    match is_firm(place) {
                        true => held[at as usize].0 += demand,
                        false => held[at as usize].1 += demand,
                    }
                }
            }
        }
        // What more is taken from each half-day on.
        let mut taken = vec![0u64; until as usize];
        let begun = upkeep.begun.iter();
        let begun = begun
            .filter(|taken| taken.resource == resource)
            .map(|taken| (taken.from, taken.thousandths));
        let finished = works.iter().zip(&upkeep.each);
        let finished =
            finished.filter_map(|(work, each)| Some((work.finish, *each.get(resource)?)));
        for (from, thousandths) in begun.chain(finished) {
            if let Some(taken) = taken.get_mut(from as usize) {
                *taken += u64::from(thousandths);
            }
        }
        let mut over: Option<(u32, u32, u64)> = None;
        let mut asked = 0;
        for at in 0..until {
            asked += taken[at as usize];
            let (firm, others) = held[at as usize];
            let there = u64::from(timed.resources()[resource].at(at));
            let free = there.saturating_sub(firm) * 1_000;
            let taken = asked.min(free * u64::from(upkeep.most) / 100);
            // What is held beyond what there is does not slow down what is not.
            let speed = match others.min(free / 1_000) {
                0 => 1_000,
                held => ((free - taken) / held).min(1_000),
            };
            done[at as usize] = speed;
            let needed = firm * 1_000 + others * speed + taken;
            over = match (over, needed.saturating_sub(there * 1_000)) {
                (Some((from, _, most)), missing @ 1..) => Some((from, at + 1, most.max(missing))),
                (None, missing @ 1..) => Some((at, at + 1, missing)),
                (over, _) => {
                    found.extend(over.map(|over| overload(&works, timed, resource, over)));
                    None
                }
            };
        }
        found.extend(over.map(|over| overload(&works, timed, resource, over)));
    }
    for (place, work) in works.iter().enumerate() {
        if work.finish > until || is_firm(place) {
            continue;
        }
        let needed: Vec<usize> = (0..n_resources)
            .filter(|resource| stated.demand(place, *resource) > 0)
            .collect();
        let half_days = work.stretches.iter().flat_map(|(from, to)| *from..*to);
        let got = half_days.map(|at| {
            let speeds = needed.iter().map(|resource| done[*resource][at as usize]);
            speeds.min().unwrap_or(1_000)
        });
        let got: u64 = got.sum();
        let wanted = u64::from(stated.activities()[place].duration) * 1_000;
        if got < wanted {
            let missing = (wanted - got).div_ceil(1_000);
            found.push(Violation::Unfinished {
                activity: place,
                missing: u32::try_from(missing).unwrap_or(u32::MAX),
            });
        }
    }
    found
}

fn overload(
    works: &[Work],
    problem: &Problem,
    resource: usize,
    (from, to, missing): (u32, u32, u64),
) -> Violation {
    let holds = |place: &usize| {
        let demand = problem.demand(*place, resource);
        demand > 0 && (from..to).any(|at| works[*place].covers(at))
    };
    Violation::Overload {
        resource,
        from,
        to,
        missing: u32::try_from(missing.div_ceil(1_000)).unwrap_or(u32::MAX),
        activities: (0..works.len()).filter(holds).collect(),
    }
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
