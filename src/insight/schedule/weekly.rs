//! The weekly capacity schedule. Source: content rules §3.3, §3.5.
//!
//! Each week, free places go to ready tasks by rank; everybody running gets
//! the same share of the week, or less if that is all the task can use. A task
//! that is done by the end of a week frees its place and its dependants for
//! the next.

use super::{Capacity, Load, MOST_WEEKS, Schedule, Span, Task};
use crate::sorted::{sort_by, sort_by_key};

/// What this scheduler is called in a plan.
pub const NAME: &str = "weekly";

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
    sort_by_key(&mut waiting, |&at| tasks[at].rank);
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
                spans[run.task] = Some(Span::weeks(run.first_week, week));
            }
            more
        });
    }
    // What was begun but did not end in time has no dates either.
    order.retain(|&task| spans[task].is_some());
    order.extend((0..tasks.len()).filter(|&at| tasks[at].pinned.is_some()));
    sort_by_key(&mut order, |&at| spans[at].map_or(0, |span| span.start));
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
    let week_start = Span::weeks(week, week).start;
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
    sort_by(&mut bounds, |a, b| a.1.total_cmp(&b.1));
    let mut free = free;
    let n_running = bounds.len();
    for (passed, (_, days)) in bounds.iter_mut().enumerate() {
        let share = free / (n_running - passed) as f64;
        *days = days.min(share);
        free -= *days;
    }
    sort_by_key(&mut bounds, |(at, _)| *at);
    bounds
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
    let here = span.within_week(week);
    let length = span.finish.saturating_sub(span.start).max(1);
    (here > 0).then(|| task.days * f64::from(here) / f64::from(length))
}

/// The weeks in which tasks with fixed dates alone need more than there is:
/// the first, from 1, and how many. None if there is enough.
#[must_use]
pub fn overbooked(tasks: &[Task], capacity: &Capacity) -> Option<(u32, u32)> {
    let ends = tasks
        .iter()
        .filter_map(|task| Some(task.pinned?.end_week()));
    let last = ends.max()?.min(MOST_WEEKS);
    let over = |&week: &u32| Pinned::in_week(tasks, week).days > capacity.week(week).days + NOTHING;
    let mut weeks = (1..=last).filter(over);
    let first = weeks.next()?;
    Some((first, 1 + weeks.count() as u32))
}
