//! The search, step by step, and what comes of it.

use super::best::Best;
use super::cost::Cost;
use super::genetic::Genetic;
use super::network::Network;
use super::pass::Passes;
use super::problem::Problem;
use super::{bound, keep};

/// What a schedule should be, once as little as possible is late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Objective {
    /// As short as possible.
    Makespan,
    /// What is worth most counts early: the sum of weight times the half-day in which it has
    /// ripened is as small as possible, and of such schedules the shortest is taken. Where
    /// nothing has a weight, the same as `Makespan`.
    #[default]
    Maturity,
}

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// What a schedule should be.
    pub objective: Objective,
    /// Any number; the same gives the same schedule.
    pub seed: u64,
    /// The most schedules to make: every pass over all activities, forward or
    /// backward, counts as one. At least one is made.
    pub schedules: u32,
    /// What a new schedule must be better by, in thousandths of what the
    /// schedule that people know costs (mended where it has to be), to take its place. Being less late
    /// always counts as better.
    pub keep_unless_gain: u32,
}

impl Options {
    /// Whether what was found is better by enough to take the place of what people know.
    #[must_use]
    pub fn is_worth_a_change(&self, kept: Cost, found: Cost) -> bool {
        let gain = u128::from(kept.main.saturating_sub(found.main));
        let least = u128::from(kept.main) * u128::from(self.keep_unless_gain);
        found.late < kept.late || found.late == kept.late && found < kept && gain * 1_000 >= least
    }
}

impl Default for Options {
    /// Maturity, 5,000 schedules, and 2 % to change what people know.
    fn default() -> Options {
        Options {
            objective: Objective::default(),
            seed: 1,
            schedules: 5_000,
            keep_unless_gain: 20,
        }
    }
}

/// How far a search has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What the best schedule found costs.
    pub best: Cost,
    /// What [`Cost::main`] cannot be below.
    pub bound: u64,
    /// Schedules made so far.
    pub schedules: u32,
    /// Whether more steps would change nothing: the budget is used, or nothing is left to gain.
    pub finished: bool,
}

/// A schedule. What it breaks, if anything, [`violations`](super::violations) says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The half-day in which each activity starts, by its place in the problem.
    /// One for which there is never enough starts at the
    /// [horizon](Problem::horizon) or after.
    pub starts: Vec<u32>,
    /// The half-day after the last one of each: its start and duration, and its pauses.
    pub finishes: Vec<u32>,
    /// The half-day in which all is finished.
    pub makespan: u32,
    /// What it costs.
    pub cost: Cost,
    /// What [`Cost::main`] cannot be below.
    pub bound: u64,
    /// Whether nothing is late and none can be better by [`Cost::main`].
    pub proven: bool,
    /// Whether it is the schedule that people know, because none was better by enough.
    pub kept: bool,
    /// What the schedule that people know costs once it is mended, if there is one.
    pub known: Option<Cost>,
    /// What the best schedule found costs, whether it was taken or not.
    pub found: Cost,
    /// Schedules that were made to find it.
    pub schedules: u32,
}

/// A search that can be stopped after any step and shows the best so far.
pub struct Search {
    network: Network,
    passes: Passes,
    genetic: Genetic,
    best: Best,
    kept: Option<(Vec<u32>, Cost)>,
    bound: u64,
    shortest: u64,
    schedules: u32,
    options: Options,
}

impl Search {
    /// Begins a search with one schedule by rule, after the one that people know if there is one.
    #[must_use]
    pub fn new(problem: &Problem, options: Options) -> Search {
        let network = Network::new(problem);
        let mut options = options;
        if network.weight.iter().all(|weight| *weight == 0) {
            options.objective = Objective::Makespan;
        }
        let previous = keep::previous(problem, &network);
        let mut best = Best::new(options.objective, problem.horizon(), previous);
        let kept = keep::kept(problem, &network).map(|finish| {
            let cost = best.offer(&network, &finish);
            (finish, cost)
        });
        let mut search = Search {
            passes: Passes::new(problem, &network, problem.horizon()),
            genetic: Genetic::new(&network, options.objective, options.seed, options.schedules),
            bound: bound::of(problem, &network, options.objective),
            shortest: bound::of(problem, &network, Objective::Makespan),
            schedules: u32::from(kept.is_some()),
            best,
            kept,
            network,
            options,
        };
        search.pass();
        search
    }

    /// Makes so many more schedules, unless it is finished before.
    pub fn step(&mut self, schedules: u32) -> Progress {
        let until = self
            .schedules
            .saturating_add(schedules)
            .min(self.options.schedules);
        while self.schedules < until && !self.nothing_to_gain() {
            self.pass();
        }
        self.progress()
    }

    /// Says how many schedules there will be in all, where that is found out on the way and less than the options
    /// allow. What the search has begun with before stays; while its first members are made they become as many as suit.
    pub fn expect(&mut self, schedules: u32) {
        let schedules = schedules.min(self.options.schedules);
        self.genetic.expect(&self.network, schedules);
    }

    /// Makes all schedules that the options allow.
    pub fn run(&mut self) -> Solution {
        self.step(u32::MAX);
        self.solution()
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        Progress {
            best: self.cost(),
            bound: self.bound,
            schedules: self.schedules,
            finished: self.schedules >= self.options.schedules || self.nothing_to_gain(),
        }
    }

    /// The best schedule so far, or the one that people know if that is not worse by enough.
    #[must_use]
    pub fn solution(&self) -> Solution {
        let found = self.cost();
        let kept = self
            .kept
            .as_ref()
            .filter(|(_, kept)| !self.is_worth_a_change(*kept, found));
        let (finish, cost) = match (kept, self.best.get()) {
            (Some((finish, cost)), _) => (finish.as_slice(), *cost),
            (None, Some((finish, cost))) => (finish, cost),
            (None, None) => (&[][..], Cost::default()),
        };
        let mut starts = vec![0; finish.len()];
        let mut finishes = starts.clone();
        for (number, place) in self.network.outer.iter().enumerate() {
            starts[*place] = self.network.start(number, finish[number]);
            finishes[*place] = finish[number];
        }
        Solution {
            starts,
            finishes,
            makespan: finish.iter().copied().max().unwrap_or(0),
            cost,
            bound: self.bound,
            proven: self.is_proven(cost),
            kept: kept.is_some(),
            known: self.kept.as_ref().map(|(_, cost)| *cost),
            found,
            schedules: self.schedules,
        }
    }

    fn pass(&mut self) {
        self.genetic
            .step(&self.network, &mut self.passes, &mut self.best);
        self.schedules += 1;
    }

    fn cost(&self) -> Cost {
        self.best.get().map(|(_, cost)| cost).unwrap_or_default()
    }

    fn is_proven(&self, cost: Cost) -> bool {
        cost.late == 0 && cost.main <= self.bound
    }

    fn nothing_to_gain(&self) -> bool {
        let cost = self.cost();
        self.is_proven(cost) && cost.tie <= self.shortest || self.network.free.is_empty()
    }

    fn is_worth_a_change(&self, kept: Cost, found: Cost) -> bool {
        self.options.is_worth_a_change(kept, found)
    }
}
