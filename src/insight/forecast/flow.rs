//! The resource order of a schedule: who takes over from whom.
//!
//! In a schedule every unit of a resource goes from item to item. Those handings-over become arcs
//! of the network that is simulated, so that an item that takes longer holds up whoever needs the
//! same people next (a resource flow network: Artigues, Michelon and Reusser, 2003).

use crate::schedule::{Problem, Resource};
use crate::sorted::sort_by_key;

/// What a schedule's resources ask for beside prerequisites. Numbers are places of activities.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// For each activity, those whose units it takes over: they are finished before it starts.
    pub after: Vec<Vec<usize>>,
    /// For each activity, the half-day before which what it needs is not there.
    pub release: Vec<u32>,
}

/// Units that are free from a half-day on.
struct Free {
    since: u32,
    /// Who had them; none if they were not there before.
    from: Option<usize>,
    units: u32,
}

/// From whom units are taken first, where several have them. Either gives a network in which no more is used than
/// there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeFirst {
    /// What became free last: people go on to what is next, and idle ones stay idle.
    LastFreed,
    /// What has been free for longest, which ties items to each other as little as can be.
    LongestFree,
}

/// The flow through a schedule. `open` says on which half-days anybody works at all.
#[must_use]
pub fn flow(
    problem: &Problem,
    starts: &[u32],
    finishes: &[u32],
    open: impl Fn(u32) -> bool,
    first: TakeFirst,
) -> Flow {
    let n = problem.activities().len();
    let mut found = Flow {
        after: vec![Vec::new(); n],
        release: vec![0; n],
    };
    let mut order: Vec<usize> = (0..n).collect();
    sort_by_key(&mut order, |&at| (starts[at], at));
    for (place, resource) in problem.resources().iter().enumerate() {
        let mut free = arrivals(resource);
        for &at in &order {
            let needed = problem.demand(at, place);
            if needed == 0 {
                continue;
            }
            let start = starts[at];
            let got = take(problem, (at, start), needed, &mut free, &mut found, first);
            free.push(Free {
                since: finishes[at],
                from: Some(at),
                units: got,
            });
            // After a freeze or an absence it does not start earlier because others end earlier.
            let before = (0..start).rev().find(|&half_day| open(half_day));
            if before.is_some_and(|before| resource.at(before) < needed) {
                found.release[at] = found.release[at].max(start);
            }
        }
    }
    found
}

/// Units as they come: whenever there are more than ever before.
fn arrivals(resource: &Resource) -> Vec<Free> {
    let mut most = 0;
    let mut free = Vec::new();
    for &(since, units) in &resource.capacity {
        if units > most {
            free.push(Free {
                since,
                from: None,
                units: units - most,
            });
            most = units;
        }
    }
    free
}

/// Takes what an activity needs: first what its own prerequisites had, which ties it to nothing
/// new, then what is to be taken first. Answers how much there was.
fn take(
    problem: &Problem,
    (at, start): (usize, u32),
    needed: u32,
    free: &mut Vec<Free>,
    found: &mut Flow,
    first: TakeFirst,
) -> u32 {
    let prerequisites = &problem.activities()[at].after;
    let is_own = |free: &Free| {
        free.from
            .is_some_and(|from| prerequisites.iter().any(|after| after.activity == from))
    };
    let mut missing = needed;
    while missing > 0 {
        let ready = free.iter_mut().filter(|free| free.since <= start);
        let best = ready.max_by_key(|free| {
            let had = free.from.map(std::cmp::Reverse);
            let since = match first {
                TakeFirst::LastFreed => free.since,
                TakeFirst::LongestFree => u32::MAX - free.since,
            };
            (is_own(free), since, had)
        });
        let Some(best) = best else { break };
        let taken = best.units.min(missing);
        missing -= taken;
        best.units -= taken;
        match best.from {
            Some(from) if !found.after[at].contains(&from) => found.after[at].push(from),
            Some(_) => {}
            None => found.release[at] = found.release[at].max(best.since),
        }
        free.retain(|free| free.units > 0);
    }
    needed - missing
}
