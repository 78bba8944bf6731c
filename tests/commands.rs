//! What commands take along, and why they are rejected.

mod support;

use loadmap::command::{Command, Edit, Rejection, Topic, Topics, apply};
use loadmap::exchange::file;
use loadmap::plan::{
    Absence, Answer, Basis, BlankName, Booking, CostLine, Date, Details, Environment, Freeze,
    ItemId, Journey, Loss, Objective, Person, Plan, RoadmapItem, Scenario, Slo, notices,
};
use support::{CATALOG, SOME_ID, plain_words, start};

fn empty() -> Plan {
    Plan::new(&CATALOG, SOME_ID, start())
}

fn after(plan: &Plan, command: Command) -> Plan {
    apply(plan, &command, &CATALOG).unwrap()
}

fn rejected(plan: &Plan, command: Command) -> Rejection {
    let rejection = apply(plan, &command, &CATALOG).unwrap_err();
    plain_words(&rejection.to_string());
    rejection
}

fn item(id: u32, title: &str, waits_for: &[u32]) -> RoadmapItem {
    RoadmapItem {
        id: ItemId(id),
        title: title.to_owned(),
        after: waits_for.iter().copied().map(ItemId).collect(),
        start: 0,
        finish: 4,
        ..RoadmapItem::default()
    }
}

/// A plan with one journey of two service-level objectives, which an objective
/// rests on.
fn with_journey() -> Plan {
    let slo = |indicator: &str| Slo {
        indicator: indicator.to_owned(),
        ..Slo::default()
    };
    let journey = Journey {
        name: "Checkout".to_owned(),
        slos: vec![slo("latency"), slo("errors")],
        ..Journey::default()
    };
    let plan = after(&empty(), Command::Journeys(Edit::Add(journey)));
    let slos = plan.vision.journeys[0].slos.iter().map(|slo| slo.id);
    let objective = Objective {
        text: "Fast".to_owned(),
        slos: slos.collect(),
        ..Objective::default()
    };
    after(&plan, Command::Objectives(Edit::Add(objective)))
}

#[test]
fn an_added_journey_and_its_slos_get_numbers_of_their_own() {
    let plan = with_journey();
    let journey = &plan.vision.journeys[0];
    assert_eq!(journey.id, ItemId(1));
    assert_eq!(journey.slos[0].id, ItemId(2));
    assert_eq!(journey.slos[1].id, ItemId(3));
    assert_eq!(plan.vision.objectives[0].id, ItemId(4));
    let plan = after(&plan, Command::Journeys(Edit::Duplicate(ItemId(1))));
    let ids = plan.vision.journeys[1].slos.iter().map(|slo| slo.id);
    assert_eq!(ids.collect::<Vec<_>>(), [ItemId(6), ItemId(7)]);
    assert_eq!(plan.next_item, 8);
}

#[test]
fn objectives_stop_naming_slos_that_are_gone() {
    let plan = with_journey();
    let slos = |plan: &Plan| plan.vision.objectives[0].slos.clone();
    let removed = after(&plan, Command::Slos(ItemId(1), Edit::Remove(ItemId(2))));
    assert_eq!(slos(&removed), [ItemId(3)]);
    let removed = after(&plan, Command::Journeys(Edit::Remove(ItemId(1))));
    assert_eq!(slos(&removed), []);
    let mut journey = plan.vision.journeys[0].clone();
    journey.slos.remove(1);
    let replaced = after(&plan, Command::Journeys(Edit::Put(journey)));
    assert_eq!(slos(&replaced), [ItemId(2)]);
}

#[test]
fn an_empty_answer_is_no_answer() {
    let answer = Answer {
        note: "Ask Ana.".to_owned(),
        ..Answer::default()
    };
    let plan = after(
        &empty(),
        Command::SetAnswer("obj-1a".into(), Box::new(answer)),
    );
    assert!(plan.answer("obj-1a").is_some());
    let plan = after(&plan, Command::SetAnswer("obj-1a".into(), Box::default()));
    assert_eq!(plan.answer("obj-1a"), None);
}

#[test]
fn every_blank_of_the_templates_can_be_filled() {
    let mut plan = empty();
    for blank in CATALOG.placeholders.iter() {
        let command = Command::SetBlank(blank.id.into(), "30 %".to_owned());
        plan = after(&plan, command);
    }
    assert_eq!(plan.vision.blanks.len(), CATALOG.placeholders.len());
    assert_eq!(notices(&plan, &CATALOG), []);
    for blank in CATALOG.placeholders.iter() {
        let command = Command::SetBlank(blank.id.into(), " ".to_owned());
        plan = after(&plan, command);
    }
    assert!(plan.vision.blanks.is_empty());
}

#[test]
fn work_that_others_wait_for_stays() {
    let items = vec![item(1, "First", &[]), item(2, "Second", &[1])];
    let plan = after(&empty(), Command::AcceptRoadmap(items, Basis::default()));
    assert_eq!(plan.next_item, 3);
    let rejection = rejected(&plan, Command::Items(Edit::Remove(ItemId(1))));
    assert_eq!(rejection, Rejection::StillNeeded(vec!["Second".to_owned()]));
    let plan = after(&plan, Command::Items(Edit::Put(item(2, "Second", &[]))));
    let plan = after(&plan, Command::Items(Edit::Remove(ItemId(1))));
    assert_eq!(plan.roadmap.items.len(), 1);
    assert_eq!(plan.next_item, 3);
}

#[test]
fn circles_are_rejected_by_name() {
    let items = vec![item(1, "A", &[]), item(2, "B", &[1]), item(3, "C", &[2])];
    let plan = after(&empty(), Command::AcceptRoadmap(items, Basis::default()));
    let rejection = rejected(&plan, Command::Items(Edit::Put(item(1, "A", &[3]))));
    let names = ["A", "C", "B", "A"].map(str::to_owned);
    assert_eq!(rejection, Rejection::Cycle(names.to_vec()));
    let alone = rejected(&plan, Command::Items(Edit::Put(item(2, "B", &[2]))));
    let names = ["B", "B"].map(str::to_owned);
    assert_eq!(alone, Rejection::Cycle(names.to_vec()));
    let nowhere = rejected(&plan, Command::Items(Edit::Put(item(2, "B", &[9]))));
    assert_eq!(nowhere, Rejection::Gone(ItemId(9)));
}

/// A file with a circle and a prerequisite that leads nowhere opens; what is
/// odd is said, and stands in the way of nothing else.
#[test]
fn an_opened_circle_can_be_worked_with() {
    let text = file::write(&empty()).replace(
        "\"nextItem\": 1",
        "\"nextItem\": 4, \"roadmap\": {\"items\": [\
            {\"id\": 1, \"title\": \"A\", \"finish\": 2, \"after\": [2]},\
            {\"id\": 2, \"title\": \"B\", \"finish\": 2, \"after\": [1]},\
            {\"id\": 3, \"title\": \"C\", \"finish\": 2, \"after\": [77]}]}",
    );
    let opened = file::read(text.as_bytes(), &CATALOG).unwrap();
    let said: Vec<String> = opened.notices.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "roadmap.items[2].after[0]: waits for initiative 77, which is not on the roadmap. Remove it or name another one.",
            "roadmap.items: wait for each other: A → B → A. Remove one of the links.",
        ]
    );
    let plan = opened.plan;
    let plan = after(&plan, Command::Items(Edit::Put(item(3, "C", &[1]))));
    let plan = after(&plan, Command::Items(Edit::Add(item(0, "D", &[]))));
    let plan = after(&plan, Command::Items(Edit::Put(item(1, "A", &[]))));
    assert_eq!(notices(&plan, &CATALOG), []);
    rejected(&plan, Command::Items(Edit::Put(item(1, "A", &[2]))));
}

#[test]
fn a_chain_of_a_thousand_is_no_circle() {
    let chain = (1..=1_000).map(|id| {
        let waits: Vec<u32> = (1..id).rev().take(40).collect();
        item(id, "Link", &waits)
    });
    let mut items: Vec<RoadmapItem> = chain.collect();
    let accept = |items: Vec<RoadmapItem>| Command::AcceptRoadmap(items, Basis::default());
    let plan = after(&empty(), accept(items.clone()));
    assert_eq!(plan.roadmap.items.len(), 1_000);
    items[0].after = vec![ItemId(1_000)];
    let rejection = rejected(&empty(), accept(items.clone()));
    assert!(matches!(rejection, Rejection::Cycle(_)));
    items[0].after.clear();
    items.push(item(1_001, "One more", &[]));
    let rejection = rejected(&empty(), accept(items));
    assert!(matches!(rejection, Rejection::Broken(_)), "{rejection:?}");
}

#[test]
fn what_breaks_the_rules_says_where() {
    let plan = empty();
    let mut details = (*plan.details).clone();
    details.currency = "Eur".to_owned();
    details.engineers = Some(0);
    details.event_date = Some(Date::new(2500, 1, 1).unwrap());
    details.authors = vec!["x".repeat(201)];
    let rejection = rejected(&plan, Command::SetDetails(Box::new(details)));
    assert_eq!(
        rejection.to_string(),
        "details.engineers: is 0; it must be from 1 to 1000000. \
         details.eventDate: is 2500-01-01; dates must lie between 2000-01-01 and 2199-12-31. \
         details.authors[0]: has 201 characters; shorten it to 200. \
         details.currency: must be three capital letters such as EUR."
    );
    let twice = vec!["growth".into(), "growth".into()];
    let rejection = rejected(&plan, Command::SetDrivers(twice));
    assert_eq!(
        rejection.to_string(),
        "vision.drivers[1]: names \"growth\" a second time. Rank each driver once."
    );
}

#[test]
fn days_in_the_wrong_order_are_refused_in_words_that_fit_every_field() {
    let day = |text| Date::parse(text);
    let plan = empty();
    let mut details = (*plan.details).clone();
    details.event_date = day("2027-01-03");
    let set = |details: &Details| Command::SetDetails(Box::new(details.clone()));
    let rejection = rejected(&plan, set(&details));
    assert_eq!(
        rejection.to_string(),
        "The event (3 Jan 2027) would be before the first day of the plan (4 Jan 2027). \
         Choose a later day for the event, or let the plan start earlier."
    );
    details.event_date = day("2027-01-04");
    let mut plan = after(&plan, set(&details));
    // The same from the other side.
    details.start = day("2027-01-05").unwrap();
    let rejection = rejected(&plan, set(&details));
    assert!(matches!(rejection, Rejection::EventBeforeStart { .. }));

    let person = |from, until| Person {
        name: "Ada".to_owned(),
        from,
        until,
        ..Person::default()
    };
    let add = |from, until| Command::People(Edit::Add(person(day(from), day(until))));
    let rejection = rejected(&plan, add("2027-03-02", "2027-03-01"));
    assert_eq!(
        rejection.to_string(),
        "The last day must not be before the first. \
         Ada would begin on 2 Mar 2027 and end on 1 Mar 2027: correct one of the two."
    );
    // Without a first day, the plan's is meant.
    let rejection = rejected(&plan, add("", "2027-01-03"));
    assert!(rejection.to_string().contains("begin on 4 Jan 2027"));
    plan = after(&plan, add("2027-03-01", "2027-03-01"));
    assert_eq!(plan.resources.people.len(), 1);
}

#[test]
fn a_blank_for_a_number_takes_nothing_else() {
    let set = |name: &str, text: &str| Command::SetBlank(BlankName::new(name), text.to_owned());
    for fine in ["30", "99.95", "1,200", "20–30", "20 - 30", "30 %", " "] {
        after(&empty(), set("headroom", fine));
        after(&empty(), set("reliability--x", fine));
    }
    for wrong in ["a lot", "<b>30</b>", "30 ms", "%", "3O", "1e3"] {
        for name in ["headroom", "reliability--x"] {
            let rejection = rejected(&empty(), set(name, wrong));
            assert_eq!(rejection, Rejection::NotANumber, "{name} {wrong}");
        }
    }
    after(&empty(), set("target_platform", "Kubernetes 1.31"));
}

/// One blank may hold something else for each driver: it stands under both names.
#[test]
fn a_blank_of_one_driver_is_no_oddity() {
    let with = |name| {
        let blank = Command::SetBlank(BlankName::new(name), "30".to_owned());
        after(&empty(), blank)
    };
    for known in ["reliability--x", "x"] {
        assert_eq!(notices(&with(known), &CATALOG), [], "{known}");
    }
    for unknown in ["reliability--nothing", "nobody--x"] {
        assert_eq!(notices(&with(unknown), &CATALOG).len(), 1, "{unknown}");
    }
}

/// A plan with two people, an absence and a what-if of each, and an environment that an item books.
fn referred_to() -> Plan {
    let person = |name: &str| Person {
        name: name.to_owned(),
        fte: 10,
        ..Person::default()
    };
    let mut plan = empty();
    for name in ["Ada", "Ben"] {
        plan = after(&plan, Command::People(Edit::Add(person(name))));
    }
    let ids: Vec<ItemId> = plan.resources.people.iter().map(|one| one.id).collect();
    for &person in &ids {
        let absence = Absence {
            person,
            from: start(),
            until: start().plus_days(4),
            ..Absence::default()
        };
        plan = after(&plan, Command::Absences(Edit::Add(absence)));
        let scenario = Scenario {
            losses: vec![Loss {
                person,
                last: start(),
                ..Loss::default()
            }],
            ..Scenario::default()
        };
        plan = after(&plan, Command::Scenarios(Edit::Add(scenario)));
    }
    let environment = Environment {
        name: "Pre-production".to_owned(),
        ..Environment::default()
    };
    plan = after(&plan, Command::Environments(Edit::Add(environment)));
    let booked = RoadmapItem {
        bookings: vec![Booking {
            environment: plan.resources.environments[0].id,
            ..Booking::default()
        }],
        ..item(0, "Rehearsal", &[])
    };
    after(&plan, Command::Items(Edit::Add(booked)))
}

#[test]
fn what_refers_to_a_person_goes_with_the_person_and_nothing_else_does() {
    let plan = referred_to();
    let [ada, ben] = [0, 1].map(|at| plan.resources.people[at].id);
    let left = after(&plan, Command::People(Edit::Remove(ada)));
    assert_eq!(left.resources.absences.len(), 1);
    assert_eq!(left.resources.absences[0].person, ben);
    // A what-if stays, without the loss of somebody who is not there.
    let losses = |at: usize| left.scenarios.scenarios[at].losses.clone();
    assert_eq!((losses(0).len(), losses(1)[0].person), (0, ben));
    assert_eq!(left.roadmap, plan.roadmap);
    assert_eq!(notices(&left, &CATALOG), []);
    let nobody = after(&left, Command::People(Edit::Remove(ben)));
    assert_eq!(nobody.resources.absences, []);
}

#[test]
fn bookings_go_with_the_environment() {
    let plan = referred_to();
    let id = plan.resources.environments[0].id;
    let left = after(&plan, Command::Environments(Edit::Remove(id)));
    assert_eq!(left.roadmap.items[0].bookings, []);
    assert_eq!(left.roadmap.items[0].title, "Rehearsal");
}

#[test]
fn days_and_amounts_in_the_wrong_order_are_named_in_plain_words() {
    let plan = referred_to();
    let (from, until) = (start().plus_days(9), start());
    let absence = Absence {
        from,
        until,
        ..plan.resources.absences[0].clone()
    };
    let freeze = Freeze {
        name: "Peak".to_owned(),
        from,
        until,
        ..Freeze::default()
    };
    let environment = Environment {
        from: Some(from),
        until: Some(until),
        ..plan.resources.environments[0].clone()
    };
    let cost = CostLine {
        from: Some(from),
        until: Some(until),
        ..CostLine::default()
    };
    let cases = [
        (Command::Absences(Edit::Put(absence)), "The absence"),
        (Command::Freezes(Edit::Add(freeze)), "\"Peak\""),
        (
            Command::Environments(Edit::Put(environment)),
            "\"Pre-production\"",
        ),
        (Command::Costs(Edit::Add(cost)), "The cost"),
    ];
    for (command, name) in cases {
        let said = rejected(&plan, command).to_string();
        let dates = "would begin on 13 Jan 2027 and end on 4 Jan 2027";
        assert!(said.contains(name) && said.contains(dates), "{said}");
    }
    for (low, high) in [(Some(101), None), (None, Some(99))] {
        let cost = CostLine {
            amount: 100,
            low,
            high,
            ..CostLine::default()
        };
        let rejection = rejected(&plan, Command::Costs(Edit::Add(cost)));
        assert_eq!(rejection, Rejection::AmountsNotAscending);
    }
}

#[test]
fn calibrating_and_weekly_counts_are_the_teams_own() {
    let plan = after(&empty(), Command::SetCalibrated(true));
    assert!(plan.progress.calibrated && !empty().progress.calibrated);
    let plan = after(&plan, Command::SetWeekly(vec![3, 0, 5]));
    assert_eq!(plan.progress.weekly, [3, 0, 5]);
    let changed = Topics::changed(&empty(), &plan);
    assert_eq!(changed, Topics::of(&[Topic::Progress]));
    let rejection = rejected(&plan, Command::SetWeekly(vec![1; 261]));
    assert_eq!(
        rejection.to_string(),
        "progress.weekly: has 261 entries; at most 260 are possible."
    );
    // Everything the file says comes back; what is off or empty is not written.
    let text = file::write(&plan);
    assert_eq!(file::read(text.as_bytes(), &CATALOG).unwrap().plan, plan);
    let plan = after(&plan, Command::SetCalibrated(false));
    let plan = after(&plan, Command::SetWeekly(Vec::new()));
    assert_eq!(plan, empty());
}
