//! Forecasts from how many things were finished in each week.

use loadmap::forecast::{Reach, things_in, weeks_for};
use proptest::prelude::*;

fn reach(p50: u32, p80: u32, p95: u32) -> Reach {
    Reach { p50, p80, p95 }
}

#[test]
fn the_same_every_week_leaves_no_doubt() {
    assert_eq!(weeks_for(&[2, 2, 2], 9, 1_000, 1), Some(reach(5, 5, 5)));
    assert_eq!(things_in(&[2, 2, 2], 6, 1_000, 1), Some(reach(12, 12, 12)));
    assert_eq!(weeks_for(&[2], 0, 100, 1), Some(reach(0, 0, 0)));
    assert_eq!(things_in(&[2], 0, 100, 1), Some(reach(0, 0, 0)));
}

#[test]
fn nothing_known_is_no_forecast() {
    assert_eq!(weeks_for(&[], 3, 100, 1), None);
    assert_eq!(weeks_for(&[0, 0], 3, 100, 1), None);
    assert_eq!(things_in(&[], 3, 100, 1), None);
    assert_eq!(things_in(&[0, 0], 3, 100, 1), Some(reach(0, 0, 0)));
    // One in a year and millions to do: not within fifty years.
    let mut rare = vec![0; 51];
    rare.push(1);
    assert_eq!(weeks_for(&rare, 1_000_000, 100, 1), None);
}

/// Two of three weeks finish one thing: in how many weeks the first comes is geometric, with 67 %,
/// 89 % and 96 % done after one, two and three; how many in ten weeks is binomial, with at least 7,
/// 5 and 4 of them in 56 %, 92 % and 98 % of cases, and one more in 30 %, 79 % and 92 %.
#[test]
fn dice_fall_as_they_should() {
    let die = [0, 1, 1];
    assert_eq!(weeks_for(&die, 1, 50_000, 7), Some(reach(1, 2, 3)));
    assert_eq!(things_in(&die, 10, 50_000, 7), Some(reach(7, 5, 4)));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn surer_is_later_and_fewer(
        counts in prop::collection::vec(0..6u32, 1..20),
        things in 0..60u32,
        weeks in 0..60u32,
        seed: u64,
    ) {
        let found = things_in(&counts, weeks, 500, seed).unwrap();
        prop_assert!(found.p50 >= found.p80 && found.p80 >= found.p95);
        prop_assert_eq!(things_in(&counts, weeks, 500, seed), Some(found));
        let more = things_in(&counts, weeks + 5, 500, seed).unwrap();
        prop_assert!(more.p80 >= found.p80 || counts.contains(&0));
        if let Some(found) = weeks_for(&counts, things, 500, seed) {
            prop_assert!(found.p50 <= found.p80 && found.p80 <= found.p95);
            let most = counts.iter().max().unwrap();
            prop_assert!(found.p50 * most >= things);
            let more = weeks_for(&counts, things + 1, 500, seed).unwrap();
            prop_assert!(more.p80 >= found.p80);
        }
    }
}
