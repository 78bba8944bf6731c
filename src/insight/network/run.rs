//! A schedule of a plan: found, checked by independent code, and explained.

use super::beside::Beyond;
use super::{Means, Network};
use crate::insight::schedule::Span;
use crate::plan::{ItemId, ItemState, RoadmapItem};
use crate::schedule::{self, Objective, Options, Problem, Reason, Solution, Violation};

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

/// Why an item starts when it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is done or dropped: nothing is planned.
    Over,
    /// It has begun.
    Begun,
    /// A person fixed its dates.
    Fixed,
    /// Nothing holds it up: it starts with the plan, or today.
    AtOnce,
    /// It may not start before a half-day, by a date that somebody set.
    NotBefore(u32),
    /// It waits for these items, by place, until a half-day.
    Waits {
        /// The items.
        items: Vec<usize>,
        /// Their end, and what has to pass after it.
        until: u32,
    },
    /// Something it needs was not free.
    Busy {
        /// What it waited for before, and until when, if anything.
        items: Vec<usize>,
        /// Since when it could start but for that.
        since: u32,
        /// What was not free.
        means: Means,
        /// Until when.
        until: u32,
        /// The items, by place, that had it.
        holders: Vec<usize>,
    },
    /// It could start earlier: the roadmap people know is kept.
    Could {
        /// Since when.
        since: u32,
    },
}

/// Something that a schedule breaks. Items are places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// An item starts before what it waits for is done.
    TooEarly {
        /// The item.
        item: usize,
        /// What it waits for.
        before: usize,
        /// Half-days by which it does.
        by: u32,
    },
    /// An item starts before it may.
    BeforeRelease {
        /// The item.
        item: usize,
        /// Half-days by which it does.
        by: u32,
    },
    /// An item ends after it should, or what it puts in place may be claimed after that.
    Late {
        /// The item.
        item: usize,
        /// Half-days by which it is late.
        by: u32,
        /// Its work ends too late already; otherwise only what it puts in place is to run longer.
        ends: bool,
    },
    /// An item does not get its work done beside the upkeep of what was done before.
    Unfinished {
        /// The item.
        item: usize,
        /// Half-days of work that are missing.
        missing: u32,
    },
    /// More is needed than there is.
    Overbooked {
        /// Of what.
        means: Means,
        /// First half-day.
        from: u32,
        /// The half-day after the last one.
        to: u32,
        /// The items that need it.
        items: Vec<usize>,
    },
}

impl Broken {
    /// Whether the schedule can be worked as it stands.
    #[must_use]
    pub fn is_only_late(&self) -> bool {
        matches!(self, Broken::Late { .. })
    }
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

    fn why(&self, activity: usize, reason: &Reason, starts: &[u32], finishes: &[u32]) -> Why {
        let places = |activities: &[usize]| activities.iter().map(|&at| self.items[at]).collect();
        match reason {
            Reason::Pinned => Why::Fixed,
            Reason::Beginning => Why::AtOnce,
            Reason::Released => Why::NotBefore(starts[activity]),
            Reason::Waits { predecessors } => Why::Waits {
                items: places(predecessors),
                until: starts[activity],
            },
            Reason::Full {
                resource,
                until,
                since,
                holders,
                ..
            } => {
                let after = self.problem.activities()[activity].after.iter();
                let last = after.filter(|after| finishes[after.activity] + after.lag == *since);
                let last: Vec<usize> = last.map(|after| after.activity).collect();
                Why::Busy {
                    items: places(&last),
                    since: *since,
                    means: self.means[*resource].clone(),
                    until: *until,
                    holders: places(holders),
                }
            }
            Reason::Could { since } => Why::Could { since: *since },
        }
    }

    fn broken(&self, violation: &Violation, finishes: &[u32]) -> Option<Broken> {
        Some(match violation {
            Violation::TooEarly {
                activity,
                predecessor,
                by,
            } => Broken::TooEarly {
                item: self.items[*activity],
                before: self.items[*predecessor],
                by: *by,
            },
            Violation::BeforeRelease { activity, by } => Broken::BeforeRelease {
                item: self.items[*activity],
                by: *by,
            },
            Violation::Late { activity, by } => {
                let due = self.problem.activities()[*activity].due;
                Broken::Late {
                    item: self.items[*activity],
                    by: *by,
                    ends: due.is_none_or(|due| finishes[*activity] > due),
                }
            }
            Violation::Unfinished { activity, missing } => Broken::Unfinished {
                item: self.items[*activity],
                missing: *missing,
            },
            Violation::Overload {
                resource,
                from,
                to,
                activities,
                ..
            } => Broken::Overbooked {
                means: self.means[*resource].clone(),
                from: *from,
                to: *to,
                items: activities.iter().map(|&at| self.items[at]).collect(),
            },
            _ => return None,
        })
    }
}

/// The id of an item by its place, for words and files.
#[must_use]
pub fn ids(items: &[RoadmapItem], places: &[usize]) -> Vec<ItemId> {
    places.iter().map(|&at| items[at].id).collect()
}
