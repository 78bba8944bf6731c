//! What a person changes in the roadmap, and what planning again makes of it.

mod support;

use loadmap::command::item::{
    Point, add_role, drop_role, end_on, estimate, pin, rename, start_on, stop_waiting, unlock,
    wait_for,
};
use loadmap::command::{Command, Edit, Rejection, apply};
use loadmap::plan::{
    Basis, Calendar, Date, InitiativeId, ItemId, Locked, Plan, RoadmapItem, RoleId, WorkingWeek,
};
use support::{CATALOG, plain_words};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// A Thursday: half-days are counted from there.
fn start() -> Date {
    day("2027-01-07")
}

fn calendar() -> Calendar {
    Calendar::new(start(), WorkingWeek::USUAL)
}

fn planned() -> RoadmapItem {
    RoadmapItem {
        id: ItemId(1),
        source: Some(InitiativeId::new("ini-facts-first")),
        start: 4,
        finish: 14,
        ..RoadmapItem::default()
    }
}

#[test]
fn half_days_count_back_what_they_counted() {
    for offset in 0..7 {
        let start = day("2027-01-04").plus_days(offset);
        let calendar = Calendar::new(start, WorkingWeek::USUAL);
        for half_day in (0..3_000).step_by(2) {
            let day = calendar.day(half_day);
            assert_eq!(calendar.half_day(day), Some(half_day), "{start}, {day}");
        }
        assert_eq!(calendar.half_day(start.plus_days(-3)), None);
    }
    let saturday = day("2027-01-09");
    let monday = Calendar::new(day("2027-01-04"), WorkingWeek::USUAL);
    assert_eq!(monday.half_day(saturday), Some(10), "Monday is meant");
    assert_eq!(day("2027-01-04").medium(), "4 Jan 2027");
}

#[test]
fn a_new_start_keeps_the_length_and_pins() {
    let mut item = planned();
    start_on(&mut item, calendar(), day("2027-01-18")).unwrap();
    assert_eq!((item.start, item.finish), (14, 24));
    assert_eq!(item.locked, [Locked::Dates]);
    let mut own = RoadmapItem {
        source: None,
        ..planned()
    };
    start_on(&mut own, calendar(), day("2027-01-18")).unwrap();
    assert_eq!(own.locked, [], "own work stays anyway");
}

#[test]
fn an_end_is_the_last_day_of_work() {
    let mut item = planned();
    for (chosen, last) in [
        ("2027-01-15", "2027-01-15"),
        ("2027-01-16", "2027-01-15"),
        ("2027-01-17", "2027-01-15"),
        ("2027-01-18", "2027-01-18"),
    ] {
        end_on(&mut item, calendar(), day(chosen)).unwrap();
        assert_eq!(calendar().last_day(item.finish), day(last), "{chosen}");
    }
    assert_eq!(item.start, 4);
}

#[test]
fn impossible_dates_say_what_is_possible() {
    let mut item = planned();
    let before = start_on(&mut item, calendar(), day("2027-01-04")).unwrap_err();
    assert_eq!(
        before,
        "The plan starts on 7 Jan 2027. Choose that day or a later one."
    );
    let turned = end_on(&mut item, calendar(), day("2027-01-08")).unwrap_err();
    assert_eq!(turned, "It starts on 11 Jan 2027 and can not end before.");
    assert!(start_on(&mut item, calendar(), day("2150-01-04")).is_err());
    assert_eq!(item, planned(), "nothing was changed");
}

#[test]
fn an_estimate_changes_what_was_typed_and_nothing_else() {
    let role = RoleId::new("perf-engineer");
    let mut item = planned();
    item.work.clear();
    add_role(&mut item, Some(role.clone()), 300);
    let points = |item: &RoadmapItem| {
        let work = &item.work[0];
        (work.optimistic, work.likely, work.pessimistic)
    };
    assert_eq!(points(&item), (300, 300, 300));
    estimate(&mut item, Some(&role), Point::Pessimistic, 900);
    estimate(&mut item, Some(&role), Point::Optimistic, 100);
    assert_eq!(points(&item), (100, 300, 900));
    assert_eq!(item.locked, [Locked::Work]);

    let plan = Plan::new(&CATALOG, &"0".repeat(32), start());
    let accept = Command::AcceptRoadmap(vec![item.clone()], Basis::default());
    let plan = apply(&plan, &accept, &CATALOG).unwrap();
    for (point, days) in [
        (Point::Likely, 901),
        (Point::Optimistic, 301),
        (Point::Pessimistic, 299),
    ] {
        let mut turned = item.clone();
        estimate(&mut turned, Some(&role), point, days);
        let rejection = apply(&plan, &Command::Items(Edit::Put(turned)), &CATALOG).unwrap_err();
        assert_eq!(rejection, Rejection::NotAscending, "{point:?} {days}");
        plain_words(&rejection.to_string());
    }
    // Together they are fine, in whichever order they were typed.
    estimate(&mut item, Some(&role), Point::Optimistic, 1_000);
    estimate(&mut item, Some(&role), Point::Likely, 1_200);
    estimate(&mut item, Some(&role), Point::Pessimistic, 1_500);
    let plan = apply(&plan, &Command::Items(Edit::Put(item.clone())), &CATALOG).unwrap();
    assert_eq!(points(&plan.roadmap.items[0]), (1_000, 1_200, 1_500));
    drop_role(&mut item, Some(&role));
    assert!(item.work.is_empty());
}

#[test]
fn every_change_locks_its_field_and_planning_can_have_it_back() {
    let mut item = planned();
    rename(&mut item, "Facts".to_owned());
    wait_for(&mut item, ItemId(2));
    wait_for(&mut item, ItemId(2));
    pin(&mut item);
    assert_eq!(item.after, [ItemId(2)]);
    assert_eq!(
        item.locked,
        [Locked::Title, Locked::Dates, Locked::Prerequisites]
    );
    unlock(&mut item, Locked::Title);
    assert_eq!(item.title, "");
    stop_waiting(&mut item, ItemId(2));
    unlock(&mut item, Locked::Prerequisites);
    rename(&mut item, "Facts".to_owned());
    rename(&mut item, String::new());
    assert_eq!(item.locked, [Locked::Dates]);
}

#[test]
fn items_stay_in_the_order_of_starting() {
    let item = |id, start| RoadmapItem {
        id: ItemId(id),
        title: format!("Item {id}"),
        start,
        finish: start + 10,
        ..RoadmapItem::default()
    };
    let plan = Plan::new(&CATALOG, &"0".repeat(32), start());
    let items = vec![item(1, 0), item(2, 0), item(3, 20)];
    let plan = apply(
        &plan,
        &Command::AcceptRoadmap(items, Basis::default()),
        &CATALOG,
    )
    .unwrap();
    let plan = apply(&plan, &Command::Items(Edit::Put(item(1, 30))), &CATALOG).unwrap();
    let plan = apply(&plan, &Command::Items(Edit::Add(item(0, 10))), &CATALOG).unwrap();
    let order: Vec<u32> = plan.roadmap.items.iter().map(|item| item.id.0).collect();
    assert_eq!(order, [2, 4, 3, 1]);
}
