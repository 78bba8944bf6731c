//! The weekly scheduler of the content's vectors on its own: tasks in, dates out.

use crate::weekly::{self, Capacity, MOST_WEEKS, Schedule, Task, Week};
use loadmap::insight::schedule::Span;
use proptest::collection::vec;
use proptest::prelude::*;

/// Slack for sums of floats.
const SLACK: f64 = 1e-6;

#[derive(Clone, Debug)]
struct Case {
    tasks: Vec<Task>,
    capacity: Capacity,
}

/// Tasks that wait only for earlier ones, some with fixed dates, and weeks of
/// changing capacity.
fn case() -> impl Strategy<Value = Case> {
    let task = (
        0.0..60.0f64,
        vec(any::<prop::sample::Index>(), 0..3),
        proptest::option::weighted(0.15, (0..300u32, 1..80u32)),
    );
    let week = (0.0..40.0f64, 2..8usize).prop_map(|(days, parallel)| Week { days, parallel });
    (
        vec(task, 1..40),
        vec(week, 1..12),
        0.5..8.0f64,
        any::<u64>(),
    )
        .prop_map(|(described, weeks, most_per_task, seed)| {
            let n = described.len();
            let mut tasks: Vec<Task> = Vec::new();
            for (at, (days, after, pinned)) in described.into_iter().enumerate() {
                let mut after: Vec<usize> = after
                    .iter()
                    .filter(|_| at > 0)
                    .map(|pick| pick.index(at))
                    .collect();
                after.sort_unstable();
                after.dedup();
                tasks.push(Task {
                    days,
                    after,
                    // A turn of the places, so that ranks and places differ.
                    rank: (at + (seed % n as u64) as usize) % n,
                    pinned: pinned.map(|(start, length)| Span {
                        start,
                        finish: start + length,
                    }),
                });
            }
            Case {
                tasks,
                capacity: Capacity {
                    weeks,
                    most_per_task,
                },
            }
        })
}

fn used(schedule: &Schedule, week: u32) -> f64 {
    let loads = schedule.loads.iter().filter(|load| load.week == week);
    loads.map(|load| load.days).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_starts_before_its_prerequisites_are_done(case in case()) {
        let schedule = weekly::schedule(&case.tasks, &case.capacity);
        for (at, task) in case.tasks.iter().enumerate() {
            let Some(span) = schedule.spans[at] else { continue };
            prop_assert!(span.start < span.finish);
            if task.pinned.is_none() {
                for &before in &task.after {
                    let before = schedule.spans[before];
                    prop_assert!(before.is_some_and(|before| before.finish <= span.start));
                }
            }
        }
    }

    #[test]
    fn capacity_and_places_are_kept(case in case()) {
        let schedule = weekly::schedule(&case.tasks, &case.capacity);
        let last = schedule.loads.iter().map(|load| load.week).max().unwrap_or(0);
        for week in 1..=last {
            let given = case.capacity.week(week);
            prop_assert!(used(&schedule, week) <= given.days + SLACK);
            let running = schedule.spans.iter().enumerate().filter(|(at, span)| {
                let here = |span: &Span| span.start_week(weekly::usual()) <= week && week <= span.end_week(weekly::usual());
                case.tasks[*at].pinned.is_none() && span.as_ref().is_some_and(here)
            });
            // Places may shrink while tasks run on; none is begun then.
            let begun = schedule.spans.iter().enumerate().filter(|(at, span)| {
                case.tasks[*at].pinned.is_none()
                    && span.is_some_and(|span| span.start_week(weekly::usual()) == week)
            });
            if begun.count() > 0 {
                prop_assert!(running.count() <= given.parallel);
            }
        }
        for load in &schedule.loads {
            prop_assert!(load.days <= case.capacity.most_per_task + SLACK);
            prop_assert!(load.days >= 0.0);
        }
    }

    #[test]
    fn dated_tasks_get_all_their_work(case in case()) {
        let schedule = weekly::schedule(&case.tasks, &case.capacity);
        for (at, task) in case.tasks.iter().enumerate() {
            if task.pinned.is_some() {
                prop_assert_eq!(schedule.spans[at], task.pinned);
                continue;
            }
            let loads = schedule.loads.iter().filter(|load| load.task == at);
            let done: f64 = loads.clone().map(|load| load.days).sum();
            match schedule.spans[at] {
                Some(span) => {
                    prop_assert!((done - task.days).abs() <= 2.0 * SLACK);
                    prop_assert!(span.end_week(weekly::usual()) <= MOST_WEEKS);
                    for load in loads {
                        let weeks = span.start_week(weekly::usual())..=span.end_week(weekly::usual());
                        prop_assert!(weeks.contains(&load.week));
                    }
                }
                None => prop_assert!(done <= task.days + SLACK),
            }
        }
        let mut order = schedule.order.clone();
        order.sort_unstable();
        let dated = (0..case.tasks.len()).filter(|&at| schedule.spans[at].is_some());
        prop_assert_eq!(order, dated.collect::<Vec<_>>());
    }
}

#[test]
fn without_capacity_nothing_is_dated() {
    let task = Task {
        days: 3.0,
        after: Vec::new(),
        rank: 0,
        pinned: None,
    };
    let none = Capacity {
        weeks: vec![Week {
            days: 0.0,
            parallel: 2,
        }],
        most_per_task: 6.0,
    };
    let schedule = weekly::schedule(&[task], &none);
    assert_eq!(schedule.spans, [None]);
    assert!(schedule.order.is_empty());
}

#[test]
fn running_tasks_share_a_week_and_pass_on_what_they_do_not_need() {
    let task = |days, rank| Task {
        days,
        after: Vec::new(),
        rank,
        pinned: None,
    };
    let capacity = Capacity {
        weeks: vec![Week {
            days: 9.0,
            parallel: 3,
        }],
        most_per_task: 6.0,
    };
    // Shares of 3 each; the first needs 1, so the others get 4.
    let schedule = weekly::schedule(&[task(1.0, 0), task(8.0, 1), task(4.0, 2)], &capacity);
    let spans: Vec<_> = schedule.spans.iter().map(|span| span.unwrap()).collect();
    assert_eq!(
        spans,
        [
            Span::weeks(weekly::usual(), 1, 1),
            Span::weeks(weekly::usual(), 1, 2),
            Span::weeks(weekly::usual(), 1, 1)
        ]
    );
}
