//! What finished work says about estimates.

mod support;

use loadmap::insight::calibration::{Calibrated, Calibration};
use loadmap::plan::{ItemState, Plan};
use std::sync::Arc;
use support::staffed::{item, plan};
use support::{CATALOG, plain_words};

/// Items of ten days, done in so many.
fn done(days: &[u32]) -> Plan {
    let mut plan = plan(&[(None, 10)]);
    let items = (1..).zip(days).map(|(id, days)| {
        let mut item = item(id, None, [5, 10, 15], &[]);
        item.state = ItemState::Done;
        item.spent = Some(days * 100);
        item
    });
    Arc::make_mut(&mut plan.roadmap).items = items.collect();
    plan
}

#[test]
fn ratios_their_mean_and_their_spread() {
    let found = Calibration::new(&CATALOG, &done(&[10, 12, 17]));
    let ratios: Vec<String> = found.finished.iter().map(|one| one.ratio.text(2)).collect();
    assert_eq!(ratios, ["1.00", "1.20", "1.70"]);
    assert_eq!(found.factor.unwrap().text(2), "1.30");
    // Deviations -0.3, -0.1, 0.4: the root of 0.26 / 2.
    assert_eq!(found.spread, 36);
    assert!(found.is_enough());
    let text = found.text().unwrap();
    assert_eq!(
        text,
        "3 finished items took 1.30 times their estimates on average, give or take 0.36."
    );
    plain_words(&text);
}

#[test]
fn two_are_shown_and_not_enough() {
    let found = Calibration::new(&CATALOG, &done(&[10, 20]));
    assert_eq!(found.factor.unwrap().text(1), "1.5");
    assert!(!found.is_enough());
    assert!(found.text().unwrap().contains("From three on"));
    assert_eq!(Calibration::new(&CATALOG, &done(&[])).text(), None);
}

#[test]
fn what_is_not_done_or_not_known_says_nothing() {
    let mut plan = done(&[10, 12, 14, 16]);
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    items[0].state = ItemState::Running;
    items[1].spent = None;
    items[2].work.clear();
    let found = Calibration::new(&CATALOG, &plan);
    assert_eq!(found.finished.len(), 1);
    assert_eq!(found.finished[0].item, plan.roadmap.items[3].id);
}

/// Estimates that have no divisor in common: adding the ratios up exactly would need more digits
/// than there are.
#[test]
fn many_odd_estimates_are_compared_too() {
    let mut plan = done(&[10; 40]);
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    for (item, odd) in items.iter_mut().zip((1_001..).step_by(46)) {
        item.work[0].likely = odd;
        item.work[0].pessimistic = odd + 1_013;
        item.spent = Some(2 * odd + 7);
    }
    let found = Calibration::new(&CATALOG, &plan);
    assert_eq!(found.finished.len(), 40);
    let factor = found.factor.unwrap();
    assert!((150..=230).contains(&factor.rounded(2)), "{factor:?}");
    assert!(found.text().unwrap().contains("40 finished items"));
}

#[test]
fn an_exact_length_or_no_work_at_all_says_nothing_of_estimates() {
    let mut plan = done(&[10, 12, 17, 30]);
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    items[0].duration = Some(20);
    items[1].spent = Some(0);
    let found = Calibration::new(&CATALOG, &plan);
    assert_eq!(found.finished.len(), 2);
    assert_eq!(found.factor.unwrap().text(2), "2.35");
}

#[test]
fn the_forecast_goes_by_it_only_if_the_team_says_so() {
    let mut plan = done(&[10, 12, 17]);
    let found = Calibration::new(&CATALOG, &plan);
    assert_eq!(Calibrated::of(&plan, &found), None);
    Arc::make_mut(&mut plan.progress).calibrated = true;
    let calibrated = Calibrated::of(&plan, &found).unwrap();
    assert_eq!((calibrated.hundredths, calibrated.items), (130, 3));
    let text = calibrated.text();
    assert!(text.contains("1.30 times its estimates, as 3 finished items did"));
    plain_words(&text);
    // Nothing finished is nothing to go by, and nobody is a hundred times too slow.
    let nothing = Calibration::new(&CATALOG, &done(&[]));
    assert_eq!(Calibrated::of(&plan, &nothing), None);
    let absurd = Calibration::new(&CATALOG, &done(&[90_000]));
    assert_eq!(Calibrated::of(&plan, &absurd).unwrap().hundredths, 10_000);
}
