//! Upkeep: what finished activities go on taking of the resources they were made with.
//!
//! Whoever keeps something alive has less time for everything else. So upkeep slows work down, once
//! the time is used up that nothing else needs: if activities demand all of a resource and upkeep
//! takes a fifth, they get four fifths of a half-day done in a half-day, and hold four fifths of
//! their demands. All of it fits wherever the demands alone would.
//!
//! How long an activity takes then follows from when everything before it was finished. The search
//! works with lengths that are taken from a schedule, and [`settled`] walks through what it finds
//! once more, in the order of its starts, so that lengths and dates agree.

use super::keep;
use super::problem::Problem;
use super::sweep::{Follows, Sweep};

/// What is taken, and what that slows down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upkeep {
    /// Thousandths of a unit of each resource that each activity takes once it is finished, for ever.
    pub each: Vec<Vec<u32>>,
    /// What is taken whatever the schedule.
    pub begun: Vec<Taken>,
    /// Most that upkeep may take of what firm activities leave of a resource, in per cent, below
    /// 100: the rest is for other work.
    pub most: u32,
    /// Activities that keep their length and their demand, whatever has to be kept alive.
    pub firm: Vec<bool>,
}

/// Thousandths of a unit of a resource that are taken from a half-day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The resource.
    pub resource: usize,
    /// The first half-day.
    pub from: u32,
    /// How much, in thousandths of a unit.
    pub thousandths: u32,
}

/// The upkeep of a resource in a half-day, in thousandths of a unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// What should be taken.
    pub asked: u64,
    /// What of it fits.
    pub fits: u64,
}

/// Most rounds in which [`settled`] moves to a later time what does not fit.
const MOST_ROUNDS: u32 = 40;

impl Upkeep {
    /// Whether nothing is ever taken.
    #[must_use]
    pub fn is_none(&self) -> bool {
        let each = self.each.iter().flatten();
        each.chain(self.begun.iter().map(|taken| &taken.thousandths))
            .all(|&thousandths| thousandths == 0)
    }

    /// The resources of which something is ever taken.
    #[must_use]
    pub fn resources(&self, problem: &Problem) -> Vec<usize> {
        let taken = |resource: &usize| {
            let each = self.each.iter();
            each.filter_map(|each| each.get(*resource))
                .any(|&thousandths| thousandths > 0)
                || self.begun.iter().any(|taken| taken.resource == *resource)
        };
        (0..problem.resources().len()).filter(taken).collect()
    }

    /// The upkeep in each half-day before all is finished, by resource of [`Upkeep::resources`], if
    /// all start then. `problem` is without upkeep.
    #[must_use]
    pub fn asked(&self, problem: &Problem, starts: &[u32]) -> Vec<Vec<Asked>> {
        let mut sweep = Sweep::new(self, problem, starts.to_vec());
        sweep.asked = Some(vec![Vec::new(); sweep.resources.len()]);
        sweep.run();
        sweep.asked.unwrap_or_default()
    }

    /// How many half-days each activity takes if all start then. `problem` is without upkeep.
    #[must_use]
    pub fn durations(&self, problem: &Problem, starts: &[u32]) -> Vec<u32> {
        let mut sweep = Sweep::new(self, problem, starts.to_vec());
        sweep.run();
        sweep.durations
    }

    /// The starts if all are begun in the order of these, each as soon as it can be: not before it
    /// was if `after`. None if something never can.
    fn in_order(&self, problem: &Problem, starts: &[u32], after: bool) -> Option<Vec<u32>> {
        let lengths = self.durations(problem, starts);
        let mut sweep = Sweep::new(self, problem, starts.to_vec());
        let never = never(problem, starts);
        sweep.follows = Some(Follows {
            lengths,
            after,
            never,
        });
        sweep.run().then_some(sweep.starts)
    }

    pub(super) fn is_firm(&self, place: usize) -> bool {
        self.firm.get(place).copied().unwrap_or(false)
    }
}

/// A schedule in which lengths and dates agree, mended from one that starts things there, and the
/// problem with these lengths. `problem` is without upkeep. Unless `closing`, nothing starts before
/// it did. None if it takes too long.
#[must_use]
pub fn settled(
    problem: &Problem,
    upkeep: &Upkeep,
    starts: &[u32],
    closing: bool,
) -> Option<(Problem, Vec<u32>)> {
    let walked = upkeep.in_order(problem, starts, !closing);
    let mut starts = walked.unwrap_or_else(|| starts.to_vec());
    let mut timed = as_started(problem, upkeep, &starts)?;
    // A walk does not see everything that will change while something is under way.
    for _ in 0..MOST_ROUNDS {
        let next = keep::in_order(&timed, &starts, true);
        if next == starts {
            break;
        }
        starts = next;
        timed = as_started(problem, upkeep, &starts)?;
    }
    Some((timed, starts))
}

/// The problem with the lengths that activities have if they start exactly then. `problem` is without
/// upkeep. None if it takes too long.
#[must_use]
pub fn as_started(problem: &Problem, upkeep: &Upkeep, starts: &[u32]) -> Option<Problem> {
    let mut sweep = Sweep::new(upkeep, problem, starts.to_vec());
    sweep.run();
    let never = never(problem, starts);
    let finished = sweep.finished.iter().zip(&never);
    let finished = finished.filter_map(|(finish, never)| finish.filter(|_| !never));
    problem.timed(&sweep.durations, finished.max().unwrap_or(0))
}

/// What of a schedule stands where nothing counts: there is never enough for it, or for something
/// that it waits for.
#[must_use]
pub fn never(problem: &Problem, starts: &[u32]) -> Vec<bool> {
    let mut never = vec![false; starts.len()];
    for lack in problem.lacks() {
        never[lack.activity] |= starts[lack.activity] >= problem.horizon();
    }
    for &place in problem.order() {
        let mut after = problem.activities()[place].after.iter();
        never[place] |= after.any(|after| never[after.activity]);
    }
    never
}
