//! Plans that no schedule can be made of: each is named, with what to do, and none hangs.
#![cfg(feature = "cli")]

mod support;

use loadmap::exchange::file;
use loadmap::plan::{Absence, Date, ItemId, Plan, RoadmapItem};
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use support::plain_words;
use support::staffed::{day, item, plan};

/// Exit code, and everything that was said.
fn said(arguments: &[&str], plan: &Plan) -> (i32, String) {
    run(arguments, &file::write(plan))
}

fn run(arguments: &[&str], text: &str) -> (i32, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_loadmap"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8(text).unwrap();
    assert!(!text.contains("panicked"), "{text}");
    (output.status.code().unwrap(), text)
}

fn with(mut plan: Plan, items: Vec<RoadmapItem>) -> Plan {
    plan.next_item = 5_000;
    Arc::make_mut(&mut plan.roadmap).items = items;
    plan
}

fn two() -> Vec<RoadmapItem> {
    vec![
        item(1, Some("perf-engineer"), [5, 5, 5], &[]),
        item(2, None, [5, 5, 5], &[1]),
    ]
}

/// Both commands fail with code 1 and say this.
fn both_say(plan: &Plan, expected: &str) {
    for command in ["schedule", "forecast"] {
        let (code, text) = said(&[command, "-"], plan);
        assert_eq!(code, 1, "{command}: {text}");
        assert!(text.contains(expected), "{command}: {text}");
        plain_words(text.trim_end().lines().last().unwrap());
    }
}

#[test]
fn no_people_and_no_time_are_said() {
    both_say(&with(plan(&[]), two()), "nobody is named");
    both_say(&with(plan(&[(None, 0)]), two()), "have no time");
}

#[test]
fn a_role_that_nobody_has_is_named() {
    let people = [(Some("developer"), 10)];
    let (code, text) = said(&["schedule", "-"], &with(plan(&people), two()));
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("Performance engineer: nobody has this role"),
        "{text}"
    );
}

#[test]
fn work_that_there_are_never_people_for_is_named() {
    // The only person leaves before anything is done.
    let mut plan = with(plan(&[(None, 10)]), two());
    Arc::make_mut(&mut plan.resources).people[0].until = Some(day("2027-01-05"));
    both_say(&plan, "never enough");
    let (_, text) = said(&["schedule", "-"], &plan);
    assert!(text.contains("Item 1") && text.contains("Item 2"), "{text}");
}

#[test]
fn absences_over_everything_are_waited_for_or_named() {
    let away = |until: &str| {
        let mut plan = with(plan(&[(None, 10)]), two());
        Arc::make_mut(&mut plan.resources).absences = vec![Absence {
            id: ItemId(2_000),
            person: ItemId(1_001),
            from: day("2027-01-04"),
            until: day(until),
            ..Absence::default()
        }];
        plan
    };
    let (code, text) = said(&["schedule", "-"], &away("2030-12-31"));
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("2031-01-01"), "{text}");
    // As long as a plan may reach.
    for command in ["schedule", "forecast"] {
        let (code, text) = said(&[command, "-"], &away("2199-12-31"));
        assert!(code <= 1, "{text}");
        assert!(!text.is_empty());
    }
}

#[test]
fn a_circle_is_named() {
    let mut items = two();
    items[0].after = vec![ItemId(2)];
    let plan = with(plan(&[(None, 10)]), items);
    both_say(&plan, "Item 1");
    both_say(&plan, "Item 2");
    both_say(&plan, "Remove one of");
    let (code, text) = said(&["check", "-"], &plan);
    assert_eq!(code, 0);
    assert!(
        text.contains("wait for each other: Item 1 → Item 2 → Item 1"),
        "{text}"
    );
}

#[test]
fn a_deadline_before_the_start_is_named_with_its_place() {
    let mut items = two();
    items[0].earliest = Some(day("2027-03-01"));
    items[0].deadline = Some(day("2027-02-01"));
    let (code, text) = said(&["check", "-"], &with(plan(&[(None, 10)]), items));
    assert_eq!(code, 0);
    let place = "roadmap.items[0].deadline";
    assert!(
        text.contains(place) && text.contains("2027-03-01"),
        "{text}"
    );
    let mut items = two();
    items[1].deadline = Date::parse("2026-12-01");
    let plan = with(plan(&[(None, 10)]), items);
    let (_, text) = said(&["check", "-"], &plan);
    assert!(text.contains("roadmap.items[1].deadline"), "{text}");
    let (code, text) = said(&["schedule", "-"], &plan);
    assert_eq!(code, 0, "being late is no reason not to plan: {text}");
    assert!(text.contains("after it should"), "{text}");
}

#[test]
fn dates_out_of_range_and_too_many_items_are_refused_by_name() {
    let mut items = two();
    items[0].earliest = Some(day("2027-03-01"));
    let text = file::write(&with(plan(&[(None, 10)]), items));
    let (code, said) = run(&["check", "-"], &text.replace("2027-03-01", "2200-03-01"));
    assert_eq!(code, 1);
    assert!(said.contains("roadmap.items[0].earliest"), "{said}");
    let items = (1..=1_001).map(|id| item(id, None, [1, 1, 1], &[]));
    let mut many = with(plan(&[(None, 10)]), items.collect());
    Arc::make_mut(&mut many.resources).people[0].id = ItemId(4_000);
    for command in ["check", "schedule", "forecast"] {
        let (code, text) = run(&[command, "-"], &file::write(&many));
        assert_eq!(code, 1, "{command}");
        assert!(
            text.contains("roadmap.items") && text.contains("1000"),
            "{text}"
        );
    }
}
