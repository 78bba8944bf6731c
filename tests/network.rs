//! A plan as a scheduling problem: who works when, and what stays where it is.

mod support;

use loadmap::insight::NoSchedule;
use loadmap::insight::network::{Broken, Means, Network, Run, Why, Wish, Words};
use loadmap::plan::{
    Absence, Booking, Demand, Environment, Freeze, Holiday, ItemId, ItemState, Lag, Locked, Loss,
    Person, Plan, RoadmapItem, RoleId, Scenario, Weekday,
};
use loadmap::schedule::Objective;
use std::sync::Arc;
use support::CATALOG;
use support::staffed::{self, day, plan};

const ENGINEER: &str = "perf-engineer";

/// An item of so many person-days of a role, by one person.
fn item(id: u32, role: Option<&str>, days: u32, after: &[u32]) -> RoadmapItem {
    staffed::item(id, role, [days; 3], after)
}

fn network(plan: &Plan, items: &[RoadmapItem], scenario: Option<&Scenario>) -> Network {
    Network::new(
        &CATALOG,
        plan,
        items,
        &vec![Wish::default(); items.len()],
        scenario,
    )
    .unwrap()
}

fn run(plan: &Plan, items: &[RoadmapItem]) -> Run {
    run_in(plan, items, None)
}

fn run_in(plan: &Plan, items: &[RoadmapItem], scenario: Option<&Scenario>) -> Run {
    network(plan, items, scenario).instant(items, Objective::Makespan, 0)
}

fn spans(run: &Run) -> Vec<(u32, u32)> {
    run.spans
        .iter()
        .map(|span| (span.start, span.finish))
        .collect()
}

#[test]
fn one_person_does_one_thing_after_the_other() {
    let plan = plan(&[(None, 10)]);
    let items = [item(1, None, 3, &[]), item(2, None, 2, &[1])];
    let run = run(&plan, &items);
    assert_eq!(spans(&run), [(0, 6), (6, 10)]);
    assert_eq!(
        (run.makespan, run.least_makespan, run.proven),
        (10, 10, true)
    );
    assert_eq!(
        run.why,
        [
            Why::AtOnce,
            Why::Waits {
                items: vec![0],
                until: 6
            }
        ]
    );
    assert_eq!(run.broken, []);
}

#[test]
fn focus_stretches_work_and_more_people_shorten_it() {
    let mut plan = plan(&[(None, 20)]);
    let mut items = [item(1, None, 6, &[])];
    assert_eq!(spans(&run(&plan, &items)), [(0, 12)]);
    items[0].crew = Some(2);
    assert_eq!(spans(&run(&plan, &items)), [(0, 6)]);
    Arc::make_mut(&mut plan.resources).focus = Some(60);
    assert_eq!(spans(&run(&plan, &items)), [(0, 10)]);
}

#[test]
fn a_role_is_done_by_those_who_have_it_else_by_those_without_one() {
    let people = plan(&[(Some(ENGINEER), 10), (None, 10)]);
    // Two pools: both run at once.
    let items = [
        item(1, Some(ENGINEER), 3, &[]),
        item(2, Some("developer"), 3, &[]),
    ];
    assert_eq!(spans(&run(&people, &items)), [(0, 6), (0, 6)]);
    // Nobody is without a role: the work falls to the engineer, and the plan says so.
    let alone = plan(&[(Some(ENGINEER), 10)]);
    let found = network(&alone, &items, None);
    assert_eq!(found.taken_over, [RoleId::new("developer")]);
    assert_eq!(found.instant(&items, Objective::Makespan, 0).makespan, 12);
}

#[test]
fn nobody_works_on_a_holiday_and_numbers_keep_their_days() {
    let mut plan = plan(&[(None, 10)]);
    Arc::make_mut(&mut plan.resources).holidays = vec![Holiday {
        id: ItemId(9),
        date: day("2027-01-06"),
        ..Holiday::default()
    }];
    let items = [item(1, None, 4, &[])];
    let run = run(&plan, &items);
    // Monday, Tuesday, Thursday, Friday.
    assert_eq!(spans(&run), [(0, 10)]);
    assert_eq!(run.broken, []);
}

#[test]
fn work_pauses_while_somebody_is_away_and_in_a_freeze() {
    let mut plan = plan(&[(Some(ENGINEER), 10), (Some("developer"), 10)]);
    let resources = Arc::make_mut(&mut plan.resources);
    resources.absences = vec![Absence {
        id: ItemId(8),
        person: ItemId(1_001),
        from: day("2027-01-06"),
        until: day("2027-01-12"),
        ..Absence::default()
    }];
    resources.freezes = vec![Freeze {
        id: ItemId(9),
        from: day("2027-01-07"),
        until: day("2027-01-07"),
        ..Freeze::default()
    }];
    let mut items = [
        item(1, Some(ENGINEER), 4, &[]),
        item(2, Some("developer"), 5, &[]),
    ];
    // The engineer: two days, away from Wednesday to Tuesday, two days more.
    assert_eq!(spans(&run(&plan, &items)), [(0, 18), (0, 12)]);
    items[1].through_freeze = true;
    assert_eq!(spans(&run(&plan, &items)), [(0, 18), (0, 10)]);
}

#[test]
fn an_environment_is_used_by_one_after_the_other() {
    let mut plan = plan(&[(None, 40)]);
    Arc::make_mut(&mut plan.resources).environments = vec![Environment {
        id: ItemId(9),
        name: "Staging".to_owned(),
        ..Environment::default()
    }];
    let mut items = [item(1, None, 3, &[]), item(2, None, 3, &[])];
    assert_eq!(run(&plan, &items).makespan, 6);
    for item in &mut items {
        item.bookings = vec![Booking {
            environment: ItemId(9),
            ..Booking::default()
        }];
    }
    let found = network(&plan, &items, None);
    let run = found.instant(&items, Objective::Makespan, 0);
    assert_eq!(run.makespan, 12);
    let second = run.spans.iter().position(|span| span.start == 6).unwrap();
    assert!(matches!(
        &run.why[second],
        Why::Busy { means: Means::Environment(ItemId(9)), until: 6, holders, .. } if *holders == [1 - second]
    ));
    let name = |at: usize| format!("I{at}");
    let words = Words {
        catalog: &CATALOG,
        plan: &plan,
        network: &found,
        item: &name,
        day: loadmap::plan::Date::medium,
    };
    let expected = format!("Staging booked until 6 Jan 2027 with I{}", 1 - second);
    assert_eq!(words.reasons(&run.why[second]), [expected]);
}

#[test]
fn what_has_begun_stays_and_what_is_over_takes_no_time() {
    let mut plan = plan(&[(None, 10)]);
    Arc::make_mut(&mut plan.details).as_of = day("2027-01-11");
    let mut items = [
        item(1, None, 5, &[]),
        item(2, None, 4, &[1]),
        item(3, None, 3, &[2]),
        item(4, None, 7, &[]),
    ];
    (items[0].finish, items[0].state) = (10, ItemState::Done);
    (items[1].start, items[1].finish, items[1].state) = (8, 16, ItemState::Running);
    items[1].percent = Some(50);
    items[3].state = ItemState::Dropped;
    let run = run(&plan, &items);
    // Half of four days are left from the second Monday on.
    assert_eq!(spans(&run)[..3], [(0, 10), (8, 14), (14, 20)]);
    assert_eq!(run.why[..2], [Why::Over, Why::Begun]);
    assert_eq!(run.why[3], Why::Over);
    // What the team says is left counts more than the per cent.
    items[1].remaining = Some(300);
    assert_eq!(spans(&self::run(&plan, &items))[1], (8, 16));
}

#[test]
fn nothing_starts_in_the_past_or_before_its_earliest_day() {
    let mut plan = plan(&[(None, 20)]);
    Arc::make_mut(&mut plan.details).as_of = day("2027-01-06");
    let mut items = [item(1, None, 1, &[]), item(2, None, 1, &[])];
    items[1].earliest = Some(day("2027-01-16"));
    let run = run(&plan, &items);
    // The 16th is a Saturday.
    assert_eq!(spans(&run), [(4, 6), (20, 22)]);
    assert_eq!(run.why[1], Why::NotBefore(20));
}

#[test]
fn lags_pass_before_what_follows() {
    let plan = plan(&[(None, 20)]);
    let mut items = [item(1, None, 1, &[]), item(2, None, 1, &[1])];
    items[1].lags = vec![Lag {
        after: ItemId(1),
        half_days: 5,
        ..Lag::default()
    }];
    assert_eq!(spans(&run(&plan, &items)), [(0, 2), (7, 9)]);
    // What is done still asks for its lag; what is dropped asks for nothing.
    (items[0].state, items[0].finish) = (ItemState::Done, 2);
    assert_eq!(spans(&run(&plan, &items))[1], (7, 9));
    items[0].state = ItemState::Dropped;
    assert_eq!(spans(&run(&plan, &items))[1], (0, 2));
}

#[test]
fn pinned_dates_stay_and_what_they_break_is_said() {
    let plan = plan(&[(None, 10)]);
    let mut items = [item(1, None, 2, &[]), item(2, None, 2, &[1])];
    for (item, (start, finish)) in items.iter_mut().zip([(3, 7), (5, 9)]) {
        (item.start, item.finish) = (start, finish);
        item.locked = vec![Locked::Dates];
    }
    let run = run(&plan, &items);
    assert_eq!(spans(&run), [(3, 7), (5, 9)]);
    assert_eq!(run.why, [Why::Fixed, Why::Fixed]);
    let early = Broken::TooEarly {
        item: 1,
        before: 0,
        by: 2,
    };
    let over = Broken::Overbooked {
        means: Means::People(None),
        from: 5,
        to: 7,
        items: vec![0, 1],
    };
    assert_eq!(run.broken, [early, over]);
}

#[test]
fn deadlines_come_before_all_else_and_lateness_is_said() {
    let plan = plan(&[(None, 10)]);
    let mut items = [item(1, None, 5, &[]), item(2, None, 5, &[])];
    items[1].deadline = Some(day("2027-01-08"));
    assert_eq!(spans(&run(&plan, &items)), [(10, 20), (0, 10)]);
    items[1].deadline = Some(day("2027-01-07"));
    let late = run(&plan, &items);
    assert_eq!(
        late.broken,
        [Broken::Late {
            item: 1,
            by: 2,
            ends: true
        }]
    );
    assert!(late.broken[0].is_only_late() && !late.proven);
}

#[test]
fn an_exact_length_is_kept_to_the_half_day() {
    // Three posts: the demands of 2, 2 and 1 post can not all run at once.
    let plan = plan(&[(Some(ENGINEER), 30)]);
    let exact = |id, half_days, tenths| RoadmapItem {
        work: Vec::new(),
        duration: Some(half_days),
        demand: vec![Demand {
            role: Some(RoleId::new(ENGINEER)),
            tenths,
            ..Demand::default()
        }],
        ..item(id, None, 0, &[])
    };
    let items = [exact(1, 3, 20), exact(2, 4, 20), exact(3, 7, 10)];
    let run = run(&plan, &items);
    assert_eq!(run.makespan, 7);
    assert!(run.proven);
    let lengths: Vec<u32> = run
        .spans
        .iter()
        .map(|span| span.finish - span.start)
        .collect();
    assert_eq!(lengths, [3, 4, 7]);
}

#[test]
fn what_never_fits_is_named() {
    let plan = plan(&[(Some(ENGINEER), 10)]);
    let mut items = [item(1, Some(ENGINEER), 1, &[]), item(2, None, 0, &[])];
    items[1].work.clear();
    items[1].duration = Some(2);
    items[1].demand = vec![Demand {
        role: Some(RoleId::new(ENGINEER)),
        tenths: 11,
        ..Demand::default()
    }];
    assert_eq!(run(&plan, &items).never, [1]);
}

#[test]
fn without_people_there_is_no_schedule() {
    let items = [item(1, None, 1, &[])];
    let none = |plan: &Plan| Network::new(&CATALOG, plan, &items, &[], None).unwrap_err();
    assert_eq!(none(&plan(&[])), NoSchedule::NoPeople);
    assert_eq!(none(&plan(&[(None, 0)])), NoSchedule::NoTime);
}

#[test]
fn scenarios_hire_lose_drop_and_freeze() {
    let plan = plan(&[(None, 10)]);
    let items = [item(1, None, 10, &[]), item(2, None, 10, &[])];
    let makespan = |scenario: &Scenario| run_in(&plan, &items, Some(scenario)).makespan;
    assert_eq!(makespan(&Scenario::default()), 40);
    let hire = Scenario {
        hires: vec![Person {
            id: ItemId(5),
            fte: 10,
            ..Person::default()
        }],
        ..Scenario::default()
    };
    assert_eq!(makespan(&hire), 20);
    let drop = Scenario {
        dropped: vec![ItemId(2)],
        ..Scenario::default()
    };
    assert_eq!(makespan(&drop), 20);
    let freeze = Scenario {
        freezes: vec![Freeze {
            from: day("2027-01-11"),
            until: day("2027-01-15"),
            ..Freeze::default()
        }],
        ..Scenario::default()
    };
    assert_eq!(makespan(&freeze), 50);
    let lose = Scenario {
        losses: vec![Loss {
            person: ItemId(1_001),
            last: day("2027-01-08"),
            ..Loss::default()
        }],
        ..Scenario::default()
    };
    assert_eq!(run_in(&plan, &items, Some(&lose)).never.len(), 2);
    let focus = Scenario {
        focus: Some(50),
        ..Scenario::default()
    };
    assert_eq!(makespan(&focus), 80);
}

#[test]
fn a_week_of_four_days_is_counted_in_its_own_half_days() {
    let mut plan = plan(&[(None, 10)]);
    Arc::make_mut(&mut plan.resources).week = vec![
        Weekday::Sunday,
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
    ];
    let items = [item(1, None, 4, &[])];
    let found = network(&plan, &items, None);
    let span = found.instant(&items, Objective::Makespan, 0).spans[0];
    assert_eq!((span.start, span.finish), (0, 8));
    // Monday to Wednesday, then Sunday.
    assert_eq!(found.calendar.last_day(span.finish), day("2027-01-10"));
}
