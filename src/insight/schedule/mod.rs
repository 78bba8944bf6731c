//! The seam between planning and scheduling: tasks in, dates out.
//!
//! A scheduler knows nothing of load testing. [`weekly`] is the simple one of
//! content rules §3.3; a resource-constrained one can take its place.

pub mod weekly;

use crate::catalog::Catalog;
use crate::plan::date::HALF_DAYS_PER_WEEK;
use crate::plan::{ItemId, Plan, RoadmapItem};
use std::fmt;

/// Weeks after which a schedule ends: ten years. What has not fitted by then is reported.
pub const MOST_WEEKS: u32 = 520;

/// A piece of work to be dated.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Work in person-days; at least 0.
    pub days: f64,
    /// Tasks, by place in the input, that must be done before it starts. The
    /// graph they form has no circle.
    pub after: Vec<usize>,
    /// Tasks of lower rank go first; no two share one.
    pub rank: usize,
    /// Dates that a person fixed; the task keeps them whatever the others do.
    pub pinned: Option<Span>,
}

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

    /// Whole weeks, both counted from 1 and included.
    #[must_use]
    pub fn weeks(first: u32, last: u32) -> Span {
        Span {
            start: (first - 1) * HALF_DAYS_PER_WEEK,
            finish: last * HALF_DAYS_PER_WEEK,
        }
    }

    /// The week in which it starts, from 1.
    #[must_use]
    pub fn start_week(self) -> u32 {
        self.start / HALF_DAYS_PER_WEEK + 1
    }

    /// The week in which it ends, from 1.
    #[must_use]
    pub fn end_week(self) -> u32 {
        self.finish.div_ceil(HALF_DAYS_PER_WEEK).max(1)
    }

    /// Half-days of this span that lie in a week.
    fn within_week(self, week: u32) -> u32 {
        let week = Span::weeks(week, week);
        let end = self.finish.min(week.finish);
        end.saturating_sub(self.start.max(week.start))
    }
}

/// What one week has to give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Week {
    /// Person-days for the plan.
    pub days: f64,
    /// Most tasks at once.
    pub parallel: usize,
}

/// What the weeks have to give.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// From week 1 on; the last one holds for all later weeks.
    pub weeks: Vec<Week>,
    /// Most person-days a week that one task can use.
    pub most_per_task: f64,
}

impl Capacity {
    /// A week, from 1.
    #[must_use]
    pub fn week(&self, week: u32) -> Week {
        let at = (week as usize).saturating_sub(1);
        let last = self.weeks.last();
        *self.weeks.get(at).or(last).unwrap_or(&Week {
            days: 0.0,
            parallel: 0,
        })
    }
}

/// What a scheduler found.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// When each task runs, by place in the input; none if it does not fit
    /// into [`MOST_WEEKS`].
    pub spans: Vec<Option<Span>>,
    /// Places of the tasks that have dates, in the order of starting.
    pub order: Vec<usize>,
    /// What the tasks that are not pinned use up, week by week.
    pub loads: Vec<Load>,
}

/// Work on one task in one week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// Place of the task.
    pub task: usize,
    /// Week, from 1.
    pub week: u32,
    /// Person-days.
    pub days: f64,
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

/// What a plan's people have to give: FTE x 5 x focus person-days a week, on
/// at most max(2, FTE rounded) initiatives at once, on one of them at most the
/// work of two people.
///
/// # Errors
/// When nobody has any time.
pub fn capacity(catalog: &Catalog, plan: &Plan) -> Result<Capacity, NoSchedule> {
    let people = &plan.resources.people;
    let rules = &catalog.planning_rules;
    if people.is_empty() {
        return Err(NoSchedule::NoPeople);
    }
    let bounded = people.iter().any(|p| p.from.is_some() || p.until.is_some());
    let n_weeks = if bounded { MOST_WEEKS } else { 1 };
    let focus = f64::from(focus(catalog, plan));
    let week = |week| {
        // In fiftieths of a full-time equivalent: tenths, times five days.
        let present = fiftieths(plan, week, bounded);
        let rounded = (present + 25) / 50;
        Week {
            days: f64::from(present) * focus / 1_000.0,
            parallel: (rounded as usize).max(rules.least_parallel.into()),
        }
    };
    let weeks: Vec<Week> = (1..=n_weeks).map(week).collect();
    if weeks.iter().all(|week| week.days <= 0.0) {
        return Err(NoSchedule::NoTime);
    }
    let people_per_task = f64::from(rules.people_per_initiative);
    Ok(Capacity {
        weeks,
        most_per_task: people_per_task * 5.0 * focus / 100.0,
    })
}

/// Share of people's time that goes into the plan, in per cent.
#[must_use]
pub fn focus(catalog: &Catalog, plan: &Plan) -> u8 {
    plan.resources.focus.unwrap_or(catalog.planning_rules.focus)
}

/// Everybody's time in a week, in fiftieths of a full-time equivalent: who is
/// there for two days of five counts for two fifths.
fn fiftieths(plan: &Plan, week: u32, bounded: bool) -> u32 {
    let people = plan.resources.people.iter();
    if !bounded {
        return people.map(|person| 5 * u32::from(person.fte)).sum();
    }
    let monday = (week - 1) * HALF_DAYS_PER_WEEK;
    let days: Vec<_> = (0..HALF_DAYS_PER_WEEK)
        .step_by(2)
        .map(|half_day| plan.details.start.plus_half_days(monday + half_day))
        .collect();
    let time = people.map(|person| {
        let from = person.from.unwrap_or(days[0]);
        let until = person.until.unwrap_or(days[days.len() - 1]);
        let here = days.iter().filter(|&&day| from <= day && day <= until);
        u32::from(person.fte) * here.count() as u32
    });
    time.sum()
}
