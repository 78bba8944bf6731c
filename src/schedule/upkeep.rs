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
/// Times the horizon after which a walk is given up: something waits for what never comes.
const MOST_TIME: u32 = 8;

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

/// An activity under way.
struct Running {
    place: usize,
    /// Thousandths of a half-day that are left to do.
    left: u64,
    /// Half-days worked.
    worked: u32,
}

/// What is begun in an order, and not at stated times.
struct Follows {
    /// How long each may take, to look ahead.
    lengths: Vec<u32>,
    /// Nothing is begun before it was.
    after: bool,
    /// For which there is never enough: they stay where they are, behind everything.
    never: Vec<bool>,
}

/// A walk through time, half-day by half-day.
struct Sweep<'a> {
    upkeep: &'a Upkeep,
    problem: &'a Problem,
    /// When each starts: as stated, or as found if it follows an order.
    starts: Vec<u32>,
    follows: Option<Follows>,
    /// When each was finished.
    finished: Vec<Option<u32>>,
    /// When there is more or less of anything.
    changes: Vec<u32>,
    durations: Vec<u32>,
    resources: Vec<usize>,
    /// Per resource, what should be taken now, in thousandths of a unit.
    taken: Vec<u64>,
    /// Per resource, what is done in a half-day, in thousandths of one.
    speed: Vec<u64>,
    asked: Option<Vec<Vec<Asked>>>,
}

impl<'a> Sweep<'a> {
    fn new(upkeep: &'a Upkeep, problem: &'a Problem, starts: Vec<u32>) -> Sweep<'a> {
        let activities = problem.activities().iter();
        let n = problem.resources().len();
        Sweep {
            durations: activities.map(|activity| activity.duration).collect(),
            resources: upkeep.resources(problem),
            taken: vec![0; n],
            speed: vec![1_000; n],
            asked: None,
            follows: None,
            finished: vec![None; starts.len()],
            changes: changes(problem),
            upkeep,
            problem,
            starts,
        }
    }

    /// False if it was given up.
    fn run(&mut self) -> bool {
        // Predecessors first where things begin at once.
        let mut order: Vec<usize> = self.problem.order().to_vec();
        crate::sorted::sort_by_key(&mut order, |&place| self.starts[place]);
        // What is pinned does not wait for its turn.
        let is_pinned = |place: &usize| self.problem.activities()[*place].fixed.is_some();
        let (pinned, order): (Vec<usize>, Vec<usize>) = order.into_iter().partition(is_pinned);
        let latest = self.problem.horizon().saturating_mul(MOST_TIME);
        let mut next_pinned = 0;
        let mut begun = self.upkeep.begun.clone();
        crate::sorted::sort_by_key(&mut begun, |taken| taken.from);
        let any_pauses = (self.problem.activities().iter()).any(|activity| activity.pauses);
        let (mut next, mut next_begun, mut next_change) = (0, 0, 0);
        let mut running: Vec<Running> = Vec::new();
        let mut at = 0;
        let mut stale = true;
        while next < order.len() || next_pinned < pinned.len() || !running.is_empty() {
            if at > latest && self.follows.is_some() {
                return false;
            }
            // Nothing is left behind if nothing is under way, but upkeep has to be counted.
            if running.is_empty() && self.asked.is_none() {
                let first = [order.get(next), pinned.get(next_pinned)]
                    .into_iter()
                    .flatten();
                let first = first.map(|&place| self.starts[place]).min();
                at = match self.follows {
                    Some(Follows { after: false, .. }) => at,
                    _ => at.max(first.unwrap_or(at)),
                };
            }
            while let Some(taken) = begun.get(next_begun).filter(|taken| taken.from <= at) {
                self.taken[taken.resource] += u64::from(taken.thousandths);
                next_begun += 1;
                stale = true;
            }
            while (self.changes.get(next_change)).is_some_and(|&from| from <= at) {
                next_change += 1;
                stale = true;
            }
            loop {
                let place = match (pinned.get(next_pinned), order.get(next)) {
                    (Some(&place), _) if self.starts[place] <= at => {
                        next_pinned += 1;
                        place
                    }
                    (_, Some(&place)) if self.is_turn(place, &running, at) => {
                        next += 1;
                        self.starts[place] = at;
                        place
                    }
                    _ => break,
                };
                stale = true;
                match self.problem.activities()[place].duration {
                    0 => self.finish(place, at),
                    duration => running.push(Running {
                        place,
                        left: u64::from(duration) * 1_000,
                        worked: 0,
                    }),
                }
            }
            if stale || any_pauses {
                self.slow(&running, at);
                stale = false;
            }
            self.count(&running, at);
            for one in &mut running {
                self.work(one, at);
            }
            at += 1;
            let mut place = 0;
            while let Some(one) = running.get(place) {
                if one.left > 0 {
                    place += 1;
                    continue;
                }
                let done = running.remove(place);
                self.durations[done.place] = done.worked;
                self.finish(done.place, at);
                stale = true;
            }
        }
        true
    }

    /// Whether an activity that is not pinned begins in a half-day, if all before it in the order
    /// have begun.
    fn is_turn(&self, place: usize, running: &[Running], at: u32) -> bool {
        let Some(follows) = &self.follows else {
            return self.starts[place] <= at;
        };
        let activity = &self.problem.activities()[place];
        if follows.never[place] {
            return self.starts[place] <= at;
        }
        let early = follows.after && at < self.starts[place];
        if early || at < activity.release {
            return false;
        }
        let mut after = activity.after.iter();
        let ready = after.all(|after| {
            let ended = self.finished[after.activity];
            ended.is_some_and(|ended| ended.saturating_add(after.lag) <= at)
        });
        ready
            && (activity.duration == 0
                || self.works(place, at) && self.fits_in(place, follows, running, at))
    }

    /// Whether there is enough for an activity beside those under way, now and whenever something
    /// changes while it may be under way.
    fn fits_in(&self, place: usize, follows: &Follows, running: &[Running], at: u32) -> bool {
        let end = at.saturating_add(follows.lengths[place]);
        let later = self.changes.partition_point(|&change| change <= at);
        let later = self.changes[later..]
            .iter()
            .take_while(|&&change| change < end);
        let mut times = [at].into_iter().chain(later.copied());
        times.all(|time| {
            if !self.works(place, time) {
                return true;
            }
            (0..self.problem.resources().len()).all(|resource| {
                let demand = self.problem.demand(place, resource);
                demand == 0
                    || demand + self.held(follows, running, resource, time, at)
                        <= self.problem.resources()[resource].at(time)
            })
        })
    }

    /// What is held of a resource at a time from now on, as far as it can be seen.
    fn held(
        &self,
        follows: &Follows,
        running: &[Running],
        resource: usize,
        time: u32,
        now: u32,
    ) -> u32 {
        let goes_on = |one: &&Running| {
            time == now || self.starts[one.place].saturating_add(follows.lengths[one.place]) > time
        };
        let running = running.iter().filter(goes_on).map(|one| one.place);
        let pinned = (0..self.starts.len()).filter(|&place| {
            let fixed = self.problem.activities()[place].fixed;
            fixed.is_some_and(|from| {
                now < from && from <= time && time < from.saturating_add(follows.lengths[place])
            })
        });
        let held = running
            .chain(pinned)
            .filter(|&place| self.works(place, time));
        held.map(|place| self.problem.demand(place, resource)).sum()
    }

    fn finish(&mut self, place: usize, at: u32) {
        self.finished[place] = Some(at);
        let each = self.upkeep.each.get(place).into_iter().flatten();
        for (taken, &thousandths) in self.taken.iter_mut().zip(each) {
            *taken += u64::from(thousandths);
        }
    }

    /// What there is of a resource beside firm activities, and what others demand of it.
    fn demanded(&self, running: &[Running], resource: usize, at: u32) -> (u64, u64) {
        let mut there = u64::from(self.problem.resources()[resource].at(at));
        let mut held = 0;
        for one in running {
            let demand = u64::from(self.problem.demand(one.place, resource));
            if demand == 0 || !self.works(one.place, at) {
                continue;
            }
            match self.upkeep.is_firm(one.place) {
                true => there = there.saturating_sub(demand),
                false => held += demand,
            }
        }
        (there, held)
    }

    fn fits(&self, resource: usize, there: u64) -> u64 {
        let most = there * u64::from(self.upkeep.most.min(99)) * 10;
        self.taken[resource].min(most)
    }

    /// Works out what is done in a half-day.
    fn slow(&mut self, running: &[Running], at: u32) {
        for place in 0..self.resources.len() {
            let resource = self.resources[place];
            let (there, held) = self.demanded(running, resource, at);
            let left = there * 1_000 - self.fits(resource, there);
            // What is held beyond what there is, somebody fixed.
            let speed = left.checked_div(held.min(there)).unwrap_or(1_000);
            self.speed[resource] = speed.min(1_000);
        }
    }

    fn count(&mut self, running: &[Running], at: u32) {
        let Some(mut asked) = self.asked.take() else {
            return;
        };
        for (asked, &resource) in asked.iter_mut().zip(&self.resources) {
            let (there, _) = self.demanded(running, resource, at);
            asked.push(match self.problem.resources()[resource].at(at) {
                // Where nobody is, it waits.
                0 => Asked::default(),
                _ => Asked {
                    asked: self.taken[resource],
                    fits: self.fits(resource, there),
                },
            });
        }
        self.asked = Some(asked);
    }

    fn work(&self, one: &mut Running, at: u32) {
        if !self.works(one.place, at) {
            return;
        }
        one.worked += 1;
        let progress = match self.upkeep.is_firm(one.place) {
            true => 1_000,
            false => {
                let demanded = |&&at: &&usize| self.problem.demand(one.place, at) > 0;
                let speeds = self.resources.iter().filter(demanded);
                let slowest = speeds.map(|&resource| self.speed[resource]).min();
                slowest.unwrap_or(1_000)
            }
        };
        one.left = one.left.saturating_sub(progress);
    }

    /// Whether there is enough for an activity that pauses. Behind the horizon nothing changes any
    /// more: what has too little there has no end.
    fn works(&self, place: usize, at: u32) -> bool {
        if !self.problem.activities()[place].pauses || at >= self.problem.horizon() {
            return true;
        }
        let mut resources = self.problem.resources().iter().enumerate();
        resources.all(|(number, resource)| {
            let demand = self.problem.demand(place, number);
            demand == 0 || resource.at(at) >= demand
        })
    }
}

/// When there is more or less of anything, or something pinned begins, in order.
fn changes(problem: &Problem) -> Vec<u32> {
    let capacities = problem.resources().iter();
    let capacities = capacities.flat_map(|resource| &resource.capacity);
    let pinned = problem.activities().iter();
    let pinned = pinned.filter_map(|activity| activity.fixed);
    let mut changes: Vec<u32> = capacities.map(|(from, _)| *from).chain(pinned).collect();
    crate::sorted::sort(&mut changes);
    changes.dedup();
    changes
}
