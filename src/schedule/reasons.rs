//! Why each activity of a schedule starts when it does.

use super::problem::{After, Problem};

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
    /// A resource was not there just before, as much as it demands.
    Full {
        /// The resource; of several the one that lacks most.
        resource: usize,
        /// The half-day until which the activity could not have it: its start.
        until: u32,
        /// Since when it has been waiting for that: its release, or the last predecessor's finish and lag.
        since: u32,
        /// The units there were in the last half-day before its start in which it would have worked.
        capacity: u32,
        /// The activities that held it then; none if there was too little whoever worked.
        holders: Vec<usize>,
    },
    /// Nothing: it could start earlier. So it is in schedules that people keep.
    Could {
        /// The half-day since which it could, as far as the ones before it in time allow.
        since: u32,
    },
}

/// The reason for each start of a schedule, by the place of the activity.
/// `finishes` are those of the [`Solution`](super::Solution), or what else
/// pauses make of the starts. Reads schedules that keep the rules; for others
/// the reasons may not be all.
#[must_use]
pub fn reasons(problem: &Problem, starts: &[u32], finishes: &[u32]) -> Vec<Reason> {
    let each = 0..problem
        .activities()
        .len()
        .min(starts.len())
        .min(finishes.len());
    let places: Vec<usize> = each.collect();
    let view = View {
        problem,
        starts,
        finishes,
    };
    places.into_iter().map(|place| view.reason(place)).collect()
}

/// A schedule and its problem.
struct View<'a> {
    problem: &'a Problem,
    starts: &'a [u32],
    finishes: &'a [u32],
}

impl View<'_> {
    fn reason(&self, place: usize) -> Reason {
        let activity = &self.problem.activities()[place];
        let start = self.starts[place];
        if activity.fixed.is_some() {
            return Reason::Pinned;
        }
        let ready = |after: &&After| self.finishes[after.activity].saturating_add(after.lag);
        let waited = activity.after.iter().map(|after| ready(&after)).max();
        let since = waited.unwrap_or(0).max(activity.release);
        if start == 0 {
            return Reason::Beginning;
        }
        if start > since {
            return self.full(place, since).unwrap_or_else(|| Reason::Could {
                since: self.could(place, since),
            });
        }
        let last = activity.after.iter().filter(|after| ready(after) == start);
        let mut predecessors: Vec<usize> = last.map(|after| after.activity).collect();
        predecessors.sort_unstable();
        predecessors.dedup();
        if predecessors.is_empty() {
            Reason::Released
        } else {
            Reason::Waits { predecessors }
        }
    }

    /// The resource that lacks most in the last half-day before the start in which it would have worked.
    fn full(&self, place: usize, since: u32) -> Option<Reason> {
        let start = self.starts[place];
        let pauses = self.problem.activities()[place].pauses;
        let worked = (since..start)
            .rev()
            .find(|&at| !pauses || !self.is_away(place, at));
        let at = worked.unwrap_or(start - 1);
        let lacking = (0..self.problem.resources().len()).filter_map(|resource| {
            let missing = self.missing(place, resource, at);
            (missing > 0).then_some((missing, resource))
        });
        let most = lacking.max_by_key(|(missing, resource)| (*missing, usize::MAX - resource))?;
        let (_, resource) = most;
        let capacity = self.problem.resources()[resource].at(at);
        let away = capacity < self.problem.demand(place, resource);
        Some(Reason::Full {
            resource,
            until: start,
            since,
            capacity,
            holders: if away {
                Vec::new()
            } else {
                self.holders(place, resource, at)
            },
        })
    }

    /// Whether there is less of something than it demands, whoever else works.
    fn is_away(&self, place: usize, at: u32) -> bool {
        let mut resources = self.problem.resources().iter().enumerate();
        resources.any(|(number, resource)| {
            let demand = self.problem.demand(place, number);
            demand > 0 && resource.at(at) < demand
        })
    }

    /// The other activities that hold a resource during a half-day.
    fn holders(&self, place: usize, resource: usize, at: u32) -> Vec<usize> {
        let holds = |other: &usize| {
            let runs = self.starts[*other] <= at && at < self.finishes[*other];
            let pauses = self.problem.activities()[*other].pauses && self.is_away(*other, at);
            *other != place && runs && !pauses && self.problem.demand(*other, resource) > 0
        };
        (0..self.starts.len()).filter(holds).collect()
    }

    /// The units that an activity would lack in a half-day.
    fn missing(&self, place: usize, resource: usize, at: u32) -> u32 {
        let demand = self.problem.demand(place, resource);
        if demand == 0 || self.problem.activities()[place].duration == 0 {
            return 0;
        }
        let holders = self.holders(place, resource, at).into_iter();
        let held: u32 = holders
            .map(|other| self.problem.demand(other, resource))
            .sum();
        (held + demand).saturating_sub(self.problem.resources()[resource].at(at))
    }

    /// The first half-day from which on it could be moved to where it is without ever lacking anything.
    fn could(&self, place: usize, since: u32) -> u32 {
        let each = || 0..self.problem.resources().len();
        let free = |at: u32| each().all(|resource| self.missing(place, resource, at) == 0);
        let mut start = self.starts[place];
        while start > since && free(start - 1) {
            start -= 1;
        }
        start
    }
}
