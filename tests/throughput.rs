//! Forecasts from how many things were finished in each week.

mod support;

use loadmap::forecast::{Reach, things_in, weeks_for};
use loadmap::insight::throughput::{Question, Throughput, of_roadmap, read};
use loadmap::plan::{ItemState, Plan, RoadmapItem};
use proptest::prelude::*;
use std::sync::Arc;
use support::plain_words;
use support::staffed::{day, item, plan};

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
    // One a year: 30 within fifty years nearly always, 50 in half of all cases, 70 hardly ever.
    assert!(weeks_for(&rare, 30, 1_000, 1).is_some_and(|reach| reach.p95 < 2_400));
    assert_eq!(weeks_for(&rare, 50, 1_000, 1), None);
    assert_eq!(weeks_for(&rare, 70, 100_000, 1), None);
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

/// A plan as of Monday 4 January 2027 with so many things finished in each week.
fn counted(weekly: &[u16]) -> Plan {
    let mut plan = plan(&[(None, 10)]);
    Arc::make_mut(&mut plan.progress).weekly = weekly.to_vec();
    plan
}

fn said(plan: &Plan, by: &str, things: Option<u32>) -> Throughput {
    let by = day(by);
    Throughput::new(plan, Question { by, things }).unwrap()
}

#[test]
fn a_plan_says_how_many_by_a_day_and_when_so_many_are_done() {
    let plan = counted(&[2; 8]);
    // Six weeks and six days: six whole weeks.
    let found = said(&plan, "2027-02-20", Some(9));
    assert_eq!((found.ahead, found.by), (6, reach(12, 12, 12)));
    // In the fifth week, whose last day is a Sunday.
    assert_eq!(found.done, Some([day("2027-02-07"); 3]));
    assert_eq!(said(&plan, "2027-02-21", None).ahead, 7);
    assert_eq!(found.known(), "16 things were finished in 8 weeks.");
    assert_eq!(
        found.how_many(),
        "By 20 February 2027, in 6 whole weeks: 12 or more in half of all cases, 12 or more in four of five, 12 or more in nineteen of twenty."
    );
    assert!(
        found
            .when()
            .unwrap()
            .starts_with("9 more are done by 7 February 2027 in half")
    );
    assert_eq!(found.doubt(), None);
    let never = said(&counted(&[0, 0]), "2027-02-20", Some(1));
    let before = said(&counted(&[1]), "2026-12-24", Some(0));
    assert_eq!(
        (before.ahead, before.done),
        (0, Some([day("2027-01-04"); 3]))
    );
    for found in [&found, &never, &before] {
        plain_words(&found.known());
        plain_words(&found.how_many());
        plain_words(&found.when().unwrap());
        found.doubt().iter().for_each(|doubt| plain_words(doubt));
    }
    assert!(never.when().unwrap().starts_with("Nothing was finished"));
    assert!(never.doubt().unwrap().contains("Only 2 weeks are stated"));
    let question = Question {
        by: day("2027-02-20"),
        things: Some(1),
    };
    assert_eq!(Throughput::new(&counted(&[]), question), None);
}

#[test]
fn what_is_left_by_the_dated_event_is_asked_where_nothing_is() {
    let mut plan = counted(&[1]);
    let mut done = item(1, None, [1, 2, 3], &[]);
    done.state = ItemState::Done;
    Arc::make_mut(&mut plan.roadmap).items = vec![done, item(2, None, [1, 2, 3], &[])];
    let found = Question::of(&plan);
    assert_eq!((found.by, found.things), (day("2027-04-04"), Some(1)));
    Arc::make_mut(&mut plan.details).event_date = Some(day("2027-11-26"));
    assert_eq!(Question::of(&plan).by, day("2027-11-26"));
    Arc::make_mut(&mut plan.roadmap).items.pop();
    assert_eq!(Question::of(&plan).things, None);
}

#[test]
fn weeks_are_counted_back_from_the_as_of_date() {
    let mut plan = counted(&[]);
    assert!(of_roadmap(&plan).is_empty());
    let done = |id, began: &str, ended: &str| RoadmapItem {
        state: ItemState::Done,
        began: Some(day(began)),
        ended: Some(day(ended)),
        ..item(id, None, [1, 2, 3], &[])
    };
    Arc::make_mut(&mut plan.details).as_of = day("2027-02-28");
    Arc::make_mut(&mut plan.roadmap).items = vec![
        done(1, "2027-02-02", "2027-02-14"),
        done(2, "2027-02-10", "2027-02-28"),
        done(3, "2027-02-10", "2027-02-22"),
        // After the as-of date: not yet.
        done(4, "2027-02-10", "2027-03-05"),
        item(5, None, [1, 2, 3], &[]),
    ];
    assert_eq!(of_roadmap(&plan), [0, 1, 0, 2]);
    Arc::make_mut(&mut plan.roadmap).items[0].began = Some(day("2015-01-01"));
    assert_eq!(of_roadmap(&plan).len(), 260);
}

#[test]
fn counts_are_read_as_trackers_and_people_write_them() {
    for text in [
        "3, 0, 2",
        "3,0,2",
        " 3 0\t2 ",
        "3\r\n0\r\n2\r\n",
        "3; 0; 2;",
    ] {
        assert_eq!(read(text), Ok(vec![3, 0, 2]), "{text:?}");
    }
    assert_eq!(read(" \n"), Ok(vec![]));
    for text in ["3, x", "-1", "1.5", "70000", "3, <b>0</b>"] {
        plain_words(&read(text).unwrap_err());
    }
    assert!(
        read("3, x")
            .unwrap_err()
            .starts_with("\"x\" is not a whole number from 0 to 65,535.")
    );
    assert_eq!(
        read(&"1 ".repeat(261)).unwrap_err(),
        "These are 261 weeks. Keep the newest 260."
    );
}

#[test]
fn one_thing_more_never_takes_fewer_weeks() {
    let (counts, seed) = ([2, 5], 8_753_406_723_695_170_414);
    let weeks = |things| weeks_for(&counts, things, 500, seed).unwrap().p80;
    assert!((0..200).all(|things| weeks(things) <= weeks(things + 1)));
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
        prop_assert!(more.p50 >= found.p50 && more.p80 >= found.p80 && more.p95 >= found.p95);
        if let Some(found) = weeks_for(&counts, things, 500, seed) {
            prop_assert!(found.p50 <= found.p80 && found.p80 <= found.p95);
            let most = counts.iter().max().unwrap();
            prop_assert!(found.p50 * most >= things);
            let more = weeks_for(&counts, things + 1, 500, seed).unwrap();
            prop_assert!(more.p80 >= found.p80);
        }
    }
}
