//! A forecast that goes by what finished work took of its estimates.

use crate::{forecast, item, plan, prospect};
use loadmap::insight::forecast::Warning;
use loadmap::insight::{NoForecast, Prospect};
use loadmap::plan::{Demand, ItemState, Plan, RoadmapItem};
use std::sync::Arc;

/// Items of ten days that were done in so many, and then two that are left, one after the other.
fn under_way(spent: &[u32], calibrated: bool) -> (Plan, Vec<RoadmapItem>) {
    let mut plan = plan(&[(Some("perf-engineer"), 10)]);
    let role = Some("perf-engineer");
    let done = (10..).zip(spent).map(|(id, days)| RoadmapItem {
        state: ItemState::Done,
        spent: Some(days * 100),
        ..item(id, role, [5, 10, 15], &[])
    });
    let left = [
        item(1, role, [4, 8, 18], &[]),
        item(2, role, [2, 5, 8], &[1]),
    ];
    let items: Vec<RoadmapItem> = left.into_iter().chain(done).collect();
    Arc::make_mut(&mut plan.roadmap).items.clone_from(&items);
    Arc::make_mut(&mut plan.progress).calibrated = calibrated;
    (plan, items)
}

fn made(plan: &Plan, items: &[RoadmapItem]) -> Result<Prospect, NoForecast> {
    prospect(plan, items).map(|(prospect, ..)| prospect)
}

#[test]
fn what_is_left_takes_as_much_more_as_finished_work_did() {
    let (plain, items) = under_way(&[10, 12, 17], false);
    let (calibrated, _) = under_way(&[10, 12, 17], true);
    let (before, after) = (
        made(&plain, &items).unwrap(),
        made(&calibrated, &items).unwrap(),
    );
    for (one, other) in before.model.tasks.iter().zip(&after.model.tasks) {
        assert_eq!(other.work, one.work.map(|days| days * 1.3));
        assert!((other.half_days - 1.3 * one.half_days).abs() < 1e-9);
        assert_eq!((&other.after, other.release), (&one.after, one.release));
    }
    // What was done was paid for as it was.
    assert_eq!(before.model.expenses, after.model.expenses);
    let (before, after) = (forecast(&plain, &items), forecast(&calibrated, &items));
    // The schedule is the same, and less likely.
    assert_eq!(before.planned, after.planned);
    assert!(after.as_planned < before.as_planned);
    for (one, other) in before.by.all().into_iter().zip(after.by.all()) {
        assert!(
            (f64::from(other) / f64::from(one) - 1.3).abs() < 0.06,
            "{one} {other}"
        );
    }
    assert!(before.cost.p80 < after.cost.p80);
    assert_eq!(before.calibrated, None);
    let said = after.calibrated.unwrap();
    assert_eq!((said.hundredths, said.items), (130, 3));
}

#[test]
fn estimates_that_were_right_change_nothing() {
    let (plain, items) = under_way(&[10, 10, 10], false);
    let (calibrated, _) = under_way(&[10, 10, 10], true);
    let after = forecast(&calibrated, &items);
    let before = forecast(&plain, &items);
    assert_eq!((before.by, &before.cost), (after.by, &after.cost));
    assert_eq!(before.warnings, after.warnings);
}

#[test]
fn an_exact_length_and_a_pause_stay_as_they_are() {
    let (mut plan, mut items) = under_way(&[20, 20, 20], true);
    items[1].duration = Some(7);
    items[1].demand = vec![Demand {
        tenths: 10,
        ..Demand::default()
    }];
    Arc::make_mut(&mut plan.roadmap).items.clone_from(&items);
    let found = made(&plan, &items).unwrap();
    assert_eq!(found.model.tasks[0].work, [8.0, 16.0, 36.0]);
    assert_eq!(found.model.tasks[1].half_days, 7.0);
}

#[test]
fn too_little_to_go_by_is_said() {
    let said = |spent: &[u32], calibrated: bool| {
        let (plan, items) = under_way(spent, calibrated);
        let warnings = forecast(&plan, &items).warnings;
        let about = |warning: &Warning| {
            matches!(
                warning,
                Warning::NothingFinished | Warning::FewFinished(_) | Warning::Uncalibrated(_)
            )
        };
        let found: Vec<Warning> = warnings.into_iter().filter(about).collect();
        for warning in &found {
            crate::support::plain_words(&warning.text());
        }
        found
    };
    assert_eq!(said(&[], true), [Warning::NothingFinished]);
    assert_eq!(said(&[12], true), [Warning::FewFinished(1)]);
    assert_eq!(said(&[12, 14], true), [Warning::FewFinished(2)]);
    assert_eq!(said(&[12, 14, 13], true), []);
    assert_eq!(said(&[12, 14, 13], false), [Warning::Uncalibrated(130)]);
    assert_eq!(said(&[12, 14], false), []);
    assert_eq!(said(&[10, 11, 9], false), []);
}

#[test]
fn absurd_figures_still_give_a_forecast() {
    let (plan, mut items) = under_way(&[100_000; 3], true);
    items[0].work[0].pessimistic = 10_000_000;
    let found = forecast(&plan, &items);
    assert!(found.by.p50 <= found.by.p95);
    let _ = found.by.days(found.calendar).map(|day| day.medium());
}
