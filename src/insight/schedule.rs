//! What a schedule says of an item, and why there may be none. The search itself is in
//! [`crate::schedule`]; [`network`](super::network) states a plan for it.

use crate::catalog::Catalog;
use crate::plan::{Aim, Calendar, ItemId, Plan, RoadmapItem};
use crate::schedule::Objective;
use std::fmt;

/// When a task runs, in working half-days from the plan's start, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First half-day.
    pub start: u32,
    /// The half-day after the last one.
    pub finish: u32,
}

impl Span {
    /// The accepted dates of an item.
    #[must_use]
    pub fn of(item: &RoadmapItem) -> Span {
        Span {
            start: item.start,
            finish: item.finish,
        }
    }

    /// Whole weeks of a calendar, both counted from 1 and included.
    #[must_use]
    pub fn weeks(calendar: Calendar, first: u32, last: u32) -> Span {
        Span {
            start: first.saturating_sub(1) * calendar.half_days_per_week(),
            finish: last * calendar.half_days_per_week(),
        }
    }

    /// The week in which it starts, from 1.
    #[must_use]
    pub fn start_week(self, calendar: Calendar) -> u32 {
        calendar.week(self.start)
    }

    /// The week from which what it puts in place may be claimed, if that takes so many weeks from
    /// its start: that of its end at the earliest.
    #[must_use]
    pub fn claimable_week(self, calendar: Calendar, minimum: u32) -> u32 {
        let claimable = (self.start_week(calendar) + minimum).saturating_sub(1);
        self.end_week(calendar).max(claimable)
    }

    /// The week in which it ends, from 1.
    #[must_use]
    pub fn end_week(self, calendar: Calendar) -> u32 {
        calendar.last_week(self.finish)
    }
}

/// Why there is no schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSchedule {
    /// Nobody is named who could do the work.
    NoPeople,
    /// People are named, but none has any time on the plan.
    NoTime,
    /// Items wait for each other, each for the next and the last for the first.
    Circle(Vec<ItemId>),
    /// More items, or more work, than a schedule can hold.
    TooLarge,
}

impl fmt::Display for NoSchedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoSchedule::NoPeople => {
                "There is no schedule yet: nobody is named who does the work. Add people and their time."
            }
            NoSchedule::NoTime => {
                "There is no schedule yet: the people named have no time for the plan. Give at least one of them a share of a full-time post."
            }
            NoSchedule::Circle(_) => {
                "There is no schedule: some items wait for each other in a circle. Remove one of their prerequisites."
            }
            NoSchedule::TooLarge => {
                "There is no schedule: the roadmap holds more work than fits into a thousand years. Look for an estimate that is far too large."
            }
        })
    }
}

/// What the plan's schedules are looked for by.
#[must_use]
pub fn objective(plan: &Plan) -> Objective {
    match plan.roadmap.aim {
        Aim::Maturity => Objective::Maturity,
        Aim::Shortest => Objective::Makespan,
    }
}

/// Share of people's time that goes into the plan, in per cent.
#[must_use]
pub fn focus(catalog: &Catalog, plan: &Plan) -> u8 {
    plan.resources.focus.unwrap_or(catalog.planning_rules.focus)
}
