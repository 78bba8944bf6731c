//! A schedule of a plan: found, checked by independent code, and explained.

use super::{Means, Network};
use crate::insight::schedule::Span;
use crate::plan::{ItemId, ItemState, RoadmapItem};
use crate::schedule::{self, Objective, Options, Reason, Solution, Violation};

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
    /// What no makespan can be below.
    pub least_makespan: u32,
    /// What was looked for.
    pub objective: Objective,
    /// Nothing is late, and no schedule is better.
    pub proven: bool,
    /// It is the roadmap that people know, because none was better by enough.
    pub kept: bool,
    /// Schedules that were made to find it.
    pub schedules: u32,
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
    /// An item ends after it should.
    Late {
        /// The item.
        item: usize,
        /// Half-days by which it does.
        by: u32,
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

impl Network {
    /// The result that every edit gets at once.
    #[must_use]
    pub fn instant(&self, items: &[RoadmapItem], objective: Objective, least_gain: u32) -> Run {
        let solution = schedule::instant(&self.problem, objective, least_gain);
        self.run(items, &solution, objective)
    }

    /// A longer search.
    #[must_use]
    pub fn improve(&self, items: &[RoadmapItem], options: Options) -> Run {
        let solution = schedule::improve(&self.problem, options);
        self.run(items, &solution, options.objective)
    }

    /// The dates that were accepted, if they can be worked with the estimates and people there are
    /// now: only lateness is allowed.
    #[must_use]
    pub fn accepted(&self, items: &[RoadmapItem], objective: Objective) -> Option<Run> {
        let activities = self.problem.activities().iter().zip(&self.items);
        let starts = activities.map(|(activity, &at)| activity.fixed.unwrap_or(items[at].start));
        let starts: Vec<u32> = starts.collect();
        let broken = schedule::violations(&self.problem, &starts);
        if !broken.iter().all(Violation::is_only_late) {
            return None;
        }
        let finishes = schedule::finishes(&self.problem, &starts);
        let solution = Solution {
            makespan: finishes.iter().copied().max().unwrap_or(0),
            cost: schedule::Cost::default(),
            bound: schedule::bound(&self.problem, objective),
            proven: false,
            kept: true,
            known: None,
            found: schedule::Cost::default(),
            schedules: 0,
            starts,
            finishes,
        };
        let mut run = self.run(items, &solution, objective);
        // Dates that were accepted may lie behind every horizon: there is enough on them.
        run.never.clear();
        Some(run)
    }

    /// What the dates of the items break, as the independent checker finds it.
    #[must_use]
    pub fn broken_by(&self, items: &[RoadmapItem]) -> Vec<Broken> {
        let activities = self.problem.activities().iter().zip(&self.items);
        let starts = activities.map(|(activity, &at)| activity.fixed.unwrap_or(items[at].start));
        let starts: Vec<u32> = starts.collect();
        let broken = schedule::violations(&self.problem, &starts);
        broken
            .iter()
            .filter_map(|violation| self.broken(violation))
            .collect()
    }

    /// What a solution means for the items.
    #[must_use]
    pub fn run(&self, items: &[RoadmapItem], solution: &Solution, objective: Objective) -> Run {
        let (starts, finishes) = (&solution.starts, &solution.finishes);
        let violations = schedule::violations(&self.problem, starts);
        let reasons = schedule::reasons(&self.problem, starts, finishes);
        let horizon = self.problem.horizon();
        let never = self.items.iter().zip(finishes);
        let never = never
            .filter(|(_, finish)| **finish > horizon)
            .map(|(&item, _)| item);
        let why = items
            .iter()
            .zip(&self.activities)
            .map(|(item, activity)| match activity {
                None => Why::Over,
                Some(_) if item.state == ItemState::Running => Why::Begun,
                Some(activity) => self.why(*activity, &reasons[*activity], starts, finishes),
            });
        Run {
            spans: self.spans(items, starts, finishes),
            why: why.collect(),
            broken: violations
                .iter()
                .filter_map(|violation| self.broken(violation))
                .collect(),
            never: never.collect(),
            makespan: solution.makespan,
            least_makespan: match objective {
                Objective::Makespan => u32::try_from(solution.bound).unwrap_or(u32::MAX),
                Objective::Maturity => {
                    let bound = schedule::bound(&self.problem, Objective::Makespan);
                    u32::try_from(bound).unwrap_or(u32::MAX)
                }
            },
            objective,
            proven: solution.proven,
            kept: solution.kept,
            schedules: solution.schedules,
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

    fn broken(&self, violation: &Violation) -> Option<Broken> {
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
            Violation::Late { activity, by } => Broken::Late {
                item: self.items[*activity],
                by: *by,
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
