//! Why each activity of a schedule starts when it does.

use super::problem::Problem;

/// What keeps an activity from starting earlier. Numbers are places in the
/// problem, times half-days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was pinned there.
    Pinned,
    /// It starts with the first half-day.
    Beginning,
    /// It may not start before.
    Released,
    /// It waits for these, which all end, lag included, just before it.
    Waits {
        /// The predecessors.
        predecessors: Vec<usize>,
    },
    /// A resource was not there in the half-day before, as much as it demands.
    Full {
        /// The resource; of several the one that lacks most.
        resource: usize,
        /// The half-day until which the activity could not have it: its start.
        until: u32,
        /// Since when it has been waiting for that: its release, or the last predecessor's finish and lag.
        since: u32,
        /// The units there were in the half-day before it starts.
        capacity: u32,
        /// The activities that held it then; none if there was too little anyway.
        holders: Vec<usize>,
    },
    /// Nothing: it could start earlier. So it is in schedules that people keep.
    Could {
        /// The half-day since which it could, as far as the ones before it in time allow.
        since: u32,
    },
}

/// The reason for each start, by the place of the activity. Reads schedules
/// that keep the rules; for others the reasons may not be all.
#[must_use]
pub fn reasons(problem: &Problem, starts: &[u32]) -> Vec<Reason> {
    (0..problem.activities().len().min(starts.len()))
        .map(|place| reason(problem, starts, place))
        .collect()
}

fn reason(problem: &Problem, starts: &[u32], place: usize) -> Reason {
    let activity = &problem.activities()[place];
    let start = starts[place];
    if activity.fixed.is_some() {
        return Reason::Pinned;
    }
    let ready = |after: &&super::After| {
        starts[after.activity] + problem.activities()[after.activity].duration + after.lag
    };
    let waited = activity
        .after
        .iter()
        .map(|after| ready(&after))
        .max()
        .unwrap_or(0);
    let since = waited.max(activity.release);
    if start == 0 {
        return Reason::Beginning;
    }
    if start <= since {
        let last = activity.after.iter().filter(|after| ready(after) == start);
        let mut predecessors: Vec<usize> = last.map(|after| after.activity).collect();
        predecessors.sort_unstable();
        predecessors.dedup();
        return if predecessors.is_empty() {
            Reason::Released
        } else {
            Reason::Waits { predecessors }
        };
    }
    full(problem, starts, place, since).unwrap_or_else(|| Reason::Could {
        since: could(problem, starts, place, since),
    })
}

/// The resource that lacks most in the half-day before the start.
fn full(problem: &Problem, starts: &[u32], place: usize, since: u32) -> Option<Reason> {
    let start = starts[place];
    let lacking = (0..problem.resources().len()).filter_map(|resource| {
        let missing = missing(problem, starts, place, resource, start - 1);
        (missing > 0).then_some((missing, resource))
    });
    let most = lacking.max_by_key(|(missing, resource)| (*missing, usize::MAX - resource))?;
    let (_, resource) = most;
    Some(Reason::Full {
        resource,
        until: start,
        since,
        capacity: problem.resources()[resource].at(start - 1),
        holders: holders(problem, starts, place, resource, start - 1).collect(),
    })
}

/// The other activities that hold a resource during a half-day.
fn holders<'a>(
    problem: &'a Problem,
    starts: &'a [u32],
    place: usize,
    resource: usize,
    at: u32,
) -> impl Iterator<Item = usize> + 'a {
    (0..starts.len()).filter(move |&other| {
        let runs = starts[other] <= at && at < starts[other] + problem.activities()[other].duration;
        other != place && runs && problem.demand(other, resource) > 0
    })
}

/// The units that an activity would lack in a half-day.
fn missing(problem: &Problem, starts: &[u32], place: usize, resource: usize, at: u32) -> u32 {
    let demand = problem.demand(place, resource);
    if demand == 0 || problem.activities()[place].duration == 0 {
        return 0;
    }
    let held: u32 = holders(problem, starts, place, resource, at)
        .map(|other| problem.demand(other, resource))
        .sum();
    (held + demand).saturating_sub(problem.resources()[resource].at(at))
}

/// The first half-day from which on it could be moved to where it is without ever lacking anything.
fn could(problem: &Problem, starts: &[u32], place: usize, since: u32) -> u32 {
    let free = |at: u32| {
        (0..problem.resources().len())
            .all(|resource| missing(problem, starts, place, resource, at) == 0)
    };
    let mut start = starts[place];
    while start > since && free(start - 1) {
        start -= 1;
    }
    start
}
