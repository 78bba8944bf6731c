//! The weekly capacity schedule. Source: content rules §3.3, §3.5.
//!
//! Each week, free places go to ready tasks by rank; everybody running gets
//! the same share of the week, or less if that is all the task can use. A task
//! that is done by the end of a week frees its place and its dependants for
//! the next.

use loadmap::catalog::Catalog;
use loadmap::insight::schedule::{Span, focus};
use loadmap::insight::{NoSchedule, Portfolio, Priorities};
use loadmap::plan::{Calendar, Date, Plan, WorkingWeek};

/// Weeks after which a schedule ends: ten years. What has not fitted by then is reported.
pub const MOST_WEEKS: u32 = 520;

/// The calendar of weeks that the vectors count in: Monday to Friday. Weeks do not depend on the date.
pub fn usual() -> Calendar {
    Calendar::new(Date::default(), WorkingWeek::USUAL)
}

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

/// Everybody's time in a week, in fiftieths of a full-time equivalent: who is
/// there for two days of five counts for two fifths.
fn fiftieths(plan: &Plan, week: u32, bounded: bool) -> u32 {
    let people = plan.resources.people.iter();
    if !bounded {
        return people.map(|person| 5 * u32::from(person.fte)).sum();
    }
    let calendar = Calendar::of(plan);
    let span = Span::weeks(calendar, week, week);
    let days: Vec<_> = (span.start..span.finish)
        .step_by(2)
        .map(|half_day| calendar.day(half_day))
        .collect();
    let time = people.map(|person| {
        let from = person.from.unwrap_or(days[0]);
        let until = person.until.unwrap_or(days[days.len() - 1]);
        let here = days.iter().filter(|&&day| from <= day && day <= until);
        u32::from(person.fte) * here.count() as u32
    });
    time.sum()
}

/// Work that is left but counts as done, in person-days.
const NOTHING: f64 = 1e-6;

/// A task while the weeks go by.
#[derive(Clone, Copy)]
struct Running {
    task: usize,
    first_week: u32,
    left: f64,
}

/// Dates every task that is not pinned.
#[must_use]
pub fn schedule(tasks: &[Task], capacity: &Capacity) -> Schedule {
    let mut spans: Vec<Option<Span>> = tasks.iter().map(|task| task.pinned).collect();
    let mut loads = Vec::new();
    let mut waiting: Vec<usize> = (0..tasks.len())
        .filter(|&at| tasks[at].pinned.is_none())
        .collect();
    waiting.sort_by_key(|&at| tasks[at].rank);
    let mut running: Vec<Running> = Vec::new();
    let mut order: Vec<usize> = Vec::new();
    for week in 1..=MOST_WEEKS {
        if waiting.is_empty() && running.is_empty() {
            break;
        }
        let given = capacity.week(week);
        let pinned = Pinned::in_week(tasks, week);
        let free = given.days - pinned.days;
        if free > NOTHING {
            let places = given.parallel.saturating_sub(pinned.count + running.len());
            let begun = take_ready(tasks, &spans, &mut waiting, week, places);
            order.extend(&begun);
            running.extend(begun.into_iter().map(|task| Running {
                task,
                first_week: week,
                left: tasks[task].days,
            }));
            for (at, days) in shares(&running, free, capacity.most_per_task) {
                running[at].left -= days;
                let task = running[at].task;
                loads.push(Load { task, week, days });
            }
        }
        running.retain(|run| {
            let more = run.left >= NOTHING;
            if !more {
                spans[run.task] = Some(Span::weeks(usual(), run.first_week, week));
            }
            more
        });
    }
    // What was begun but did not end in time has no dates either.
    order.retain(|&task| spans[task].is_some());
    order.extend((0..tasks.len()).filter(|&at| tasks[at].pinned.is_some()));
    order.sort_by_key(|&at| spans[at].map_or(0, |span| span.start));
    Schedule {
        spans,
        order,
        loads,
    }
}

/// Takes up to `places` tasks out of the waiting ones: the first by rank whose
/// prerequisites ended before this week.
fn take_ready(
    tasks: &[Task],
    spans: &[Option<Span>],
    waiting: &mut Vec<usize>,
    week: u32,
    places: usize,
) -> Vec<usize> {
    let week_start = Span::weeks(usual(), week, week).start;
    let done = |&before: &usize| spans[before].is_some_and(|span| span.finish <= week_start);
    let mut taken = Vec::new();
    waiting.retain(|&at| {
        let take = taken.len() < places && tasks[at].after.iter().all(done);
        if take {
            taken.push(at);
        }
        !take
    });
    taken
}

/// What each running task gets: the same share or its bound, whichever is
/// smaller, with the largest share that fits. Pairs of place and person-days.
fn shares(running: &[Running], free: f64, most_per_task: f64) -> Vec<(usize, f64)> {
    let bound = |run: &Running| run.left.min(most_per_task);
    let mut bounds: Vec<(usize, f64)> = running.iter().map(bound).enumerate().collect();
    bounds.sort_by(|a, b| a.1.total_cmp(&b.1));
    let mut free = free;
    let n_running = bounds.len();
    for (passed, (_, days)) in bounds.iter_mut().enumerate() {
        let share = free / (n_running - passed) as f64;
        *days = days.min(share);
        free -= *days;
    }
    bounds.sort_by_key(|(at, _)| *at);
    bounds
}

/// Half-days of a span that lie in a week.
fn within_week(span: Span, week: u32) -> u32 {
    let week = Span::weeks(usual(), week, week);
    let end = span.finish.min(week.finish);
    end.saturating_sub(span.start.max(week.start))
}

/// The weekly schedule of what a plan without a roadmap needs, in the order of starting: places of
/// the portfolio, each with its dates.
///
/// # Errors
/// When nobody has any time.
pub fn of_plan(
    catalog: &Catalog,
    plan: &Plan,
    portfolio: &Portfolio,
    priorities: &Priorities,
) -> Result<Vec<(usize, Span)>, NoSchedule> {
    let capacity = capacity(catalog, plan)?;
    let needed = portfolio.initiatives.iter().enumerate();
    let tasks: Vec<Task> = needed
        .map(|(at, needed)| Task {
            days: needed.effort.mean().to_f64(),
            after: needed
                .after
                .iter()
                .filter_map(|&idx| portfolio.place(idx))
                .collect(),
            rank: priorities
                .ranking
                .iter()
                .position(|&ranked| ranked == at)
                .unwrap_or(at),
            pinned: None,
        })
        .collect();
    let schedule = schedule(&tasks, &capacity);
    let dated = schedule.order.iter();
    Ok(dated
        .filter_map(|&at| Some((at, schedule.spans[at]?)))
        .collect())
}

/// What pinned tasks take out of a week.
#[derive(Clone, Copy)]
struct Pinned {
    count: usize,
    days: f64,
}

impl Pinned {
    fn in_week(tasks: &[Task], week: u32) -> Pinned {
        let mut pinned = Pinned {
            count: 0,
            days: 0.0,
        };
        for days in tasks.iter().filter_map(|task| pinned_days(task, week)) {
            pinned.count += 1;
            pinned.days += days;
        }
        pinned
    }
}

/// Work on a pinned task in a week, spread evenly over its dates; none if it
/// does not run then.
fn pinned_days(task: &Task, week: u32) -> Option<f64> {
    let span = task.pinned?;
    let here = within_week(span, week);
    let length = span.finish.saturating_sub(span.start).max(1);
    (here > 0).then(|| task.days * f64::from(here) / f64::from(length))
}
