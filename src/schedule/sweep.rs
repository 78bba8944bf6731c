//! A walk through a schedule with its upkeep, half-day by half-day: how fast work goes, and when it is finished.

use super::problem::Problem;
use super::upkeep::{Asked, Upkeep};

/// Times the horizon after which a walk is given up: something waits for what never comes.
const MOST_TIME: u32 = 8;

/// An activity under way.
struct Running {
    place: usize,
    /// Thousandths of a half-day that are left to do.
    left: u64,
    /// Half-days worked.
    worked: u32,
}

/// What is begun in an order, and not at stated times.
pub(super) struct Follows {
    /// How long each may take, to look ahead.
    pub lengths: Vec<u32>,
    /// Nothing is begun before it was.
    pub after: bool,
    /// For which there is never enough: they stay where they are, behind everything.
    pub never: Vec<bool>,
}

/// A walk through time, half-day by half-day.
pub(super) struct Sweep<'a> {
    upkeep: &'a Upkeep,
    problem: &'a Problem,
    /// When each starts: as stated, or as found if it follows an order.
    pub starts: Vec<u32>,
    pub follows: Option<Follows>,
    /// When each was finished.
    pub finished: Vec<Option<u32>>,
    /// When there is more or less of anything.
    changes: Vec<u32>,
    pub durations: Vec<u32>,
    pub resources: Vec<usize>,
    /// Per resource, what should be taken now, in thousandths of a unit.
    taken: Vec<u64>,
    /// Per resource, what is done in a half-day, in thousandths of one.
    speed: Vec<u64>,
    /// What is asked of each resource, if that is to be kept.
    pub asked: Option<Vec<Vec<Asked>>>,
}

impl<'a> Sweep<'a> {
    /// From the beginning of the plan.
    pub fn new(upkeep: &'a Upkeep, problem: &'a Problem, starts: Vec<u32>) -> Sweep<'a> {
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

    /// Walks to the end of all; false if it was given up.
    pub fn run(&mut self) -> bool {
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
