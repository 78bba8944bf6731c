//! A schedule of a plan: found, checked by independent code, and explained.

use super::Network;
use super::beside::Beyond;
use super::verdict::{Broken, Why};
use crate::insight::schedule::Span;
use crate::plan::{ItemId, ItemState, RoadmapItem};
use crate::schedule::{self, Objective, Options, Problem, Solution, Violation};

/// A schedule with its verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// When each item runs, in the order of the items.
    pub spans: Vec<Span>,
    /// Why each item starts when it does, in the order of the items.
    pub why: Vec<Why>,
    /// What it breaks: lateness, and what people fixed that does not go together.
    pub broken: Vec<Broken>,
    /// Items for which there is never enough, by place: their dates mean nothing.
    pub never: Vec<usize>,
    /// The half-day behind the last one of work.
    pub makespan: u32,
    /// What no makespan can be below; upkeep is left out of it.
    pub least_makespan: u32,
    /// What was looked for.
    pub objective: Objective,
    /// Nothing is late, and no schedule is better.
    pub proven: bool,
    /// It is the roadmap that people know, because none was better by enough.
    pub kept: bool,
    /// Schedules that were made to find it.
    pub schedules: u32,
    /// Upkeep for which there is no time, by whose it is and quarter.
    pub beyond: Vec<Beyond>,
    /// The problem with the lengths of this schedule, where they follow from upkeep.
    pub(super) timed: Option<Problem>,
}

impl Run {
    /// The problem with the lengths of this schedule. `network` is the one that was scheduled.
    #[must_use]
    pub fn problem<'a>(&'a self, network: &'a Network) -> &'a Problem {
        self.timed.as_ref().unwrap_or(&network.problem)
    }
}

/// How a schedule was found.
struct Found {
    objective: Objective,
    /// Nothing is late and none is better, upkeep left aside.
    proven: bool,
    kept: bool,
    schedules: u32,
}

impl Network {
    /// The result that every edit gets at once.
    #[must_use]
    pub fn instant(&self, items: &[RoadmapItem], objective: Objective, least_gain: u32) -> Run {
        let solution = schedule::instant(&self.problem, objective, least_gain);
        self.best(items, &solution, objective, least_gain)
    }

    /// A longer search.
    #[must_use]
    pub fn improve(&self, items: &[RoadmapItem], options: Options) -> Run {
        let solution = schedule::improve(&self.problem, options);
        let least_gain = options.keep_unless_gain;
        self.best(items, &solution, options.objective, least_gain)
    }

    /// What a solution means, or the roadmap that people know: what a search gains may be lost
    /// again when lengths are brought together with dates. `keep_unless_gain` is that of
    /// [`Options`].
    #[must_use]
    pub fn best(
        &self,
        items: &[RoadmapItem],
        solution: &Solution,
        objective: Objective,
        keep_unless_gain: u32,
    ) -> Run {
        if let Some(beside) = &self.beside
            && !solution.kept
            && let Some(known) = schedule::known(&self.problem)
            && let Some((timed, known)) = beside.settled(&known, false)
            && let Some((other, found)) = beside.settled(&solution.starts, true)
        {
            let cost = |problem: &Problem, starts: &[u32]| {
                let finishes = schedule::finishes(problem, starts);
                schedule::cost_of(problem, objective, &finishes)
            };
            let options = Options {
                keep_unless_gain,
                ..Options::default()
            };
            let (kept, gained) = (cost(&timed, &known), cost(&other, &found));
            if !options.is_worth_a_change(kept, gained) {
                let found = Found {
                    objective,
                    proven: false,
                    kept: true,
                    schedules: solution.schedules,
                };
                return self.checked(items, Some(timed), &known, &found);
            }
        }
        self.run(items, solution, objective)
    }

    /// The dates that were accepted, if they can be worked with the estimates and people there are
    /// now: only lateness is allowed.
    #[must_use]
    pub fn accepted(&self, items: &[RoadmapItem], objective: Objective) -> Option<Run> {
        let activities = self.problem.activities().iter().zip(&self.items);
        let starts = activities.map(|(activity, &at)| activity.fixed.unwrap_or(items[at].start));
        let starts: Vec<u32> = starts.collect();
        let timed = match &self.beside {
            None => None,
            Some(beside) => Some(beside.as_started(&starts)?),
        };
        let problem = timed.as_ref().unwrap_or(&self.problem);
        let broken = schedule::violations(problem, &starts);
        if !broken.iter().all(Violation::is_only_late) {
            return None;
        }
        let found = Found {
            objective,
            proven: false,
            kept: true,
            schedules: 0,
        };
        let mut run = self.checked(items, timed, &starts, &found);
        // Dates that were accepted may lie behind every horizon: there is enough on them.
        run.never.clear();
        Some(run)
    }

    /// The schedule in which what has a start begins there, and what has none is never done.
    #[must_use]
    pub fn standing(
        &self,
        items: &[RoadmapItem],
        known: &[Option<u32>],
        objective: Objective,
    ) -> Run {
        let horizon = self.problem.horizon();
        let activities = self.problem.activities().iter().zip(&self.items);
        let starts = activities.map(|(activity, &at)| {
            let known = known.get(at).copied().flatten();
            activity.fixed.or(known).unwrap_or(horizon)
        });
        let starts: Vec<u32> = starts.collect();
        let beside = self.beside.as_ref();
        let timed = beside.and_then(|beside| beside.as_started(&starts));
        let found = Found {
            objective,
            proven: false,
            kept: true,
            schedules: 0,
        };
        self.checked(items, timed, &starts, &found)
    }

    /// What the dates of the items break, as the independent checker finds it.
    #[must_use]
    pub fn broken_by(&self, items: &[RoadmapItem]) -> Vec<Broken> {
        let activities = self.problem.activities().iter().zip(&self.items);
        let starts = activities.map(|(activity, &at)| activity.fixed.unwrap_or(items[at].start));
        let starts: Vec<u32> = starts.collect();
        let beside = self.beside.as_ref();
        let timed = beside.and_then(|beside| beside.as_started(&starts));
        let problem = timed.as_ref().unwrap_or(&self.problem);
        let finishes = schedule::finishes(problem, &starts);
        let broken = schedule::violations(problem, &starts);
        broken
            .iter()
            .filter_map(|violation| self.broken(violation, &finishes))
            .collect()
    }

    /// What a solution of the network's problem means for the items, once lengths are brought
    /// together with the upkeep that it causes.
    #[must_use]
    pub fn run(&self, items: &[RoadmapItem], solution: &Solution, objective: Objective) -> Run {
        let found = Found {
            objective,
            proven: solution.proven && self.beside.is_none(),
            kept: solution.kept,
            schedules: solution.schedules,
        };
        let settled = self.beside.as_ref();
        let settled = settled.and_then(|beside| beside.settled(&solution.starts, !solution.kept));
        match settled {
            Some((timed, starts)) => self.checked(items, Some(timed), &starts, &found),
            None => self.checked(items, None, &solution.starts, &found),
        }
    }

    /// A schedule with what it breaks and why each item starts when it does.
    fn checked(
        &self,
        items: &[RoadmapItem],
        timed: Option<Problem>,
        starts: &[u32],
        found: &Found,
    ) -> Run {
        let problem = timed.as_ref().unwrap_or(&self.problem);
        let finishes = schedule::finishes(problem, starts);
        let mut violations = schedule::violations(problem, starts);
        if let Some(beside) = &self.beside {
            let unkept = schedule::unkept(&beside.stated, &beside.upkeep, problem, starts);
            violations.extend(unkept);
        }
        let reasons = schedule::reasons(problem, starts, &finishes);
        let never = match &self.beside {
            Some(beside) => schedule::never(&beside.stated, starts),
            None => {
                let horizon = problem.horizon();
                finishes.iter().map(|&finish| finish > horizon).collect()
            }
        };
        let never = self.items.iter().zip(never);
        let never = never.filter(|(_, never)| *never).map(|(&item, _)| item);
        let why = items
            .iter()
            .zip(&self.activities)
            .map(|(item, activity)| match activity {
                None => Why::Over,
                Some(_) if item.state == ItemState::Running => Why::Begun,
                Some(activity) => self.why(*activity, &reasons[*activity], starts, &finishes),
            });
        let makespan = finishes.iter().copied().max().unwrap_or(0);
        // Upkeep follows from the schedule; without any, nothing can be done in less.
        let least = self.beside.as_ref().map(|beside| &beside.stated);
        let least = schedule::bound(least.unwrap_or(&self.problem), Objective::Makespan);
        Run {
            spans: self.spans(items, starts, &finishes),
            why: why.collect(),
            broken: violations
                .iter()
                .filter_map(|violation| self.broken(violation, &finishes))
                .collect(),
            never: never.collect(),
            makespan,
            least_makespan: u32::try_from(least).unwrap_or(u32::MAX),
            objective: found.objective,
            proven: found.proven,
            kept: found.kept,
            schedules: found.schedules,
            beyond: self.beyond(starts),
            timed,
        }
    }
}

/// The id of an item by its place, for words and files.
#[must_use]
pub fn ids(items: &[RoadmapItem], places: &[usize]) -> Vec<ItemId> {
    places.iter().map(|&at| items[at].id).collect()
}
