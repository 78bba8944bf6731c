//! The power and interest map, and who hears what, when.

use crate::{after, catalog, day, empty, example, insight, rejected, survives, with};
use loadmap::command::{Command, Edit, Rejection, label};
use loadmap::insight::stakeholders::{archetypes, by_quadrant, communications, stakeholders};
use loadmap::plan::{Date, ItemId, Plan, Rhythm, Stakeholder};
use std::sync::Arc;

fn from_archetypes() -> Plan {
    let plan = empty();
    let new = archetypes(&insight(&plan));
    after(&plan, Command::add_all("start from the archetypes", new))
}

#[test]
fn a_plan_can_start_from_the_archetypes_in_one_step() {
    let plan = from_archetypes();
    assert_eq!(
        plan.stakeholders.stakeholders.len(),
        catalog().stakeholders.len()
    );
    let new = Command::add_all("start from the archetypes", archetypes(&insight(&plan)));
    assert_eq!(label(&new, catalog()), "start from the archetypes");
    assert_eq!(after(&plan, new), plan, "nobody comes twice");
    let shown = stakeholders(catalog(), &plan);
    let sponsor = &shown[0];
    assert_eq!(sponsor.name, "Executive sponsor (CTO, CIO)");
    assert_eq!(sponsor.cadence, "every quarter");
    assert_eq!(
        catalog()[sponsor.quadrant.unwrap()].name.text(),
        "keep satisfied"
    );
    assert_eq!(sponsor.next, Some(day("2027-04-05")), "4 April is a Sunday");
    assert_eq!(sponsor.missing, ["an owner"]);
    let teams = shown
        .iter()
        .find(|one| one.name == "Delivery teams")
        .unwrap();
    assert_eq!((teams.cadence.as_str(), teams.next), ("Continuous", None));
    survives(&plan);
}

#[test]
fn own_words_stand_in_front_of_the_archetypes_and_emptied_ones_give_way() {
    let plan = from_archetypes();
    let mut sponsor = plan.stakeholders.stakeholders[0].clone();
    sponsor.name = "Board".to_owned();
    sponsor.message = "We hold the peak.".to_owned();
    sponsor.cadence = "When it burns".to_owned();
    sponsor.interest = Some(5);
    let plan = after(&plan, Command::list(Edit::Put(sponsor.clone())));
    let shown = &stakeholders(catalog(), &plan)[0];
    assert_eq!((shown.name, shown.message), ("Board", "We hold the peak."));
    assert_eq!(shown.cadence, "When it burns");
    assert_eq!(catalog()[shown.quadrant.unwrap()].id, "manage-closely");
    sponsor.name = " ".to_owned();
    let plan = after(&plan, Command::list(Edit::Put(sponsor)));
    let shown = &stakeholders(catalog(), &plan)[0];
    assert_eq!(shown.name, "Executive sponsor (CTO, CIO)");
}

#[test]
fn somebody_of_the_teams_own_says_what_is_missing() {
    let (plan, id) = with(&empty(), Stakeholder::default());
    let shown = &stakeholders(catalog(), &plan)[0];
    assert_eq!(shown.item, id);
    let missing = [
        "a name",
        "power and interest",
        "a message",
        "a channel",
        "how often",
        "an owner",
    ];
    assert_eq!(shown.missing, missing);
    let fields = by_quadrant(catalog(), std::slice::from_ref(shown));
    assert_eq!(fields.len(), 5);
    assert_eq!(fields[4], (None, vec![0]));
}

#[test]
fn the_map_holds_everybody_once() {
    let plan = from_archetypes();
    let shown = stakeholders(catalog(), &plan);
    let fields = by_quadrant(catalog(), &shown);
    let mut all: Vec<usize> = fields.into_iter().flat_map(|(_, inside)| inside).collect();
    all.sort_unstable();
    assert!(all.into_iter().eq(0..shown.len()));
}

#[test]
fn dates_come_from_the_start_or_a_first_day_and_fall_on_working_days() {
    let every = |rhythm, first: Option<Date>| Stakeholder {
        name: "Ops".to_owned(),
        rhythm: Some(rhythm),
        first,
        ..Stakeholder::default()
    };
    let days = |plan: &Plan, from: &str, until: &str| -> Vec<String> {
        let found = communications(plan, day(from), day(until));
        found.iter().map(|one| one.day.to_string()).collect()
    };
    let (plan, _) = with(&empty(), every(Rhythm::weeks(2), None));
    assert_eq!(
        days(&plan, "2027-01-01", "2027-02-15"),
        ["2027-01-18", "2027-02-01", "2027-02-15"]
    );
    let (plan, _) = with(&empty(), every(Rhythm::months(1), Some(day("2027-01-31"))));
    // Sunday, the last of February (a Sunday), Wednesday, Friday, Monday.
    assert_eq!(
        days(&plan, "2027-01-04", "2027-05-31"),
        [
            "2027-02-01",
            "2027-03-01",
            "2027-03-31",
            "2027-04-30",
            "2027-05-31"
        ]
    );
    assert_eq!(
        days(&plan, "2027-02-01", "2027-02-01"),
        ["2027-02-01"],
        "moved into the range"
    );
    let mut late = plan.clone();
    Arc::make_mut(&mut late.details).as_of = day("2029-03-01");
    assert_eq!(
        stakeholders(catalog(), &late)[0].next,
        Some(day("2029-04-02"))
    );
    // A rhythm is never longer than a plan may be.
    let (plan, _) = with(&empty(), every(Rhythm::weeks(520), None));
    assert!(communications(&plan, day("2000-01-01"), Date::LAST).len() < 25);
    let (plan, _) = with(&empty(), every(Rhythm::weeks(1), None));
    assert_eq!(
        communications(&plan, day("2000-01-01"), Date::LAST).len(),
        5_000
    );
}

#[test]
fn ratings_and_rhythms_beyond_their_limits_are_rejected() {
    for stakeholder in [
        Stakeholder {
            power: Some(0),
            ..Stakeholder::default()
        },
        Stakeholder {
            interest: Some(6),
            ..Stakeholder::default()
        },
        Stakeholder {
            message: "x".repeat(10_001),
            ..Stakeholder::default()
        },
    ] {
        let add = Command::list(Edit::Add(stakeholder));
        assert!(matches!(rejected(&empty(), add), Rejection::Broken(_)));
    }
    let never = Stakeholder {
        rhythm: Some(Rhythm::weeks(0)),
        ..Stakeholder::default()
    };
    let add = Command::list(Edit::Add(never));
    assert_eq!(rejected(&empty(), add), Rejection::NoTurn);
    let gone = Command::list(Edit::<Stakeholder>::Remove(ItemId(7)));
    assert_eq!(rejected(&empty(), gone), Rejection::Gone(ItemId(7)));
}

#[test]
fn the_list_can_be_moved_duplicated_and_emptied() {
    let plan = from_archetypes();
    let names = |plan: &Plan| -> Vec<u32> {
        let all = plan.stakeholders.stakeholders.iter();
        all.map(|one| one.id.0).take(3).collect()
    };
    type Change = Edit<Stakeholder>;
    assert_eq!(names(&plan), [1, 2, 3]);
    let moved = after(&plan, Command::list(Change::Move(ItemId(3), 0)));
    assert_eq!(names(&moved), [3, 1, 2]);
    let twice = after(&plan, Command::list(Change::Duplicate(ItemId(1))));
    assert_eq!(names(&twice), [1, 14, 2]);
    assert_eq!(twice.next_item, 15);
    let mut plan = example("ai-product");
    let none = plan.clone();
    (plan, _) = with(&plan, Stakeholder::default());
    let id = plan.stakeholders.stakeholders[0].id;
    let emptied = after(&plan, Command::list(Change::Remove(id)));
    assert_eq!(emptied.stakeholders, none.stakeholders);
    assert!(
        Arc::ptr_eq(&emptied.assessment, &plan.assessment),
        "other parts stay shared"
    );
}
