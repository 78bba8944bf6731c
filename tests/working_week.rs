//! Any working week: documents print days on which people work, and those that the calendar says.

mod support;

use loadmap::command::{Command, apply};
use loadmap::document;
use loadmap::insight::Insight;
use loadmap::plan::{Calendar, Date, Plan, Weekday, preset};
use proptest::prelude::*;
use std::sync::Arc;
use support::{CATALOG, SOME_ID, cases, start};

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

fn week(mask: u8) -> Vec<Weekday> {
    let days = DAYS.into_iter().enumerate();
    days.filter(|(at, _)| mask >> at & 1 == 1)
        .map(|(_, day)| day)
        .collect()
}

fn with_week(mut plan: Plan, mask: u8) -> Plan {
    Arc::make_mut(&mut plan.resources).week = week(mask);
    plan
}

fn insight(plan: &Plan) -> Insight {
    Insight::new(&CATALOG, Arc::new(plan.clone()))
}

/// The plan with its proposal accepted.
fn accepted(plan: Plan) -> Plan {
    let proposal = insight(&plan).proposal().clone().unwrap();
    let command = Command::AcceptRoadmap(proposal.items, proposal.basis);
    apply(&plan, &command, &CATALOG).unwrap()
}

/// First and last day of every bar of the document's charts, by code.
fn bars(text: &str) -> Vec<(String, Date, Date)> {
    let bars = text.lines().filter_map(|line| {
        let (name, rest) = line.split_once(" :")?;
        let parts: Vec<&str> = rest.split(", ").collect();
        let [.., from, to] = parts[..] else {
            return None;
        };
        let (from, to) = (Date::parse(from)?, Date::parse(to)?);
        let code = name.split_whitespace().next()?;
        Some((code.to_owned(), from, to.plus_days(-1)))
    });
    bars.collect()
}

/// What the roadmap document says agrees with the calendar, and lies on days of the week.
fn agrees(plan: &Plan) -> Result<(), TestCaseError> {
    let insight = insight(plan);
    let calendar = Calendar::of(plan);
    let works = |day: Date| calendar.working_day(day) == day;
    let figures = insight.roadmap();
    for (item, of) in plan.roadmap.items.iter().zip(&figures.items) {
        prop_assert_eq!(of.start, calendar.day(item.start));
        prop_assert_eq!(of.end, calendar.last_day(item.finish));
        prop_assert!(works(of.start) && works(of.end));
        prop_assert_eq!(calendar.half_day(of.start), Some(item.start / 2 * 2));
    }
    let roadmap = CATALOG.document("roadmap").unwrap();
    let text = document::markdown(&document::one(&insight, roadmap));
    let bars = bars(&text);
    prop_assert!(bars.len() >= plan.roadmap.items.len());
    let known: Vec<(Date, Date)> = figures.items.iter().map(|of| (of.start, of.end)).collect();
    for (code, first, last) in bars {
        prop_assert!(works(first) && works(last), "{code}: {first} to {last}");
        let is_phase = code.starts_with("PH-");
        prop_assert!(
            is_phase || known.contains(&(first, last)),
            "{code}: {first} to {last}"
        );
    }
    for of in &figures.items {
        let when = format!("{} to {}", of.start.long(), of.end.long());
        prop_assert!(text.contains(&when), "{when}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn documents_print_days_on_which_people_work(
        at in 0..8usize,
        days in 1..128u8,
        later in 1..128u8,
        offset in 0..7,
    ) {
        let idx = CATALOG.presets.indices().nth(at).unwrap();
        let plan = preset::from_preset(&CATALOG, idx, SOME_ID, start().plus_days(offset));
        let plan = accepted(with_week(plan, days));
        agrees(&plan)?;
        // Another week, or another start, means other dates for the same half-days.
        let mut moved = with_week(plan.clone(), later);
        prop_assert_eq!(&moved.roadmap, &plan.roadmap);
        agrees(&moved)?;
        Arc::make_mut(&mut moved.details).start = start().plus_days(-9);
        agrees(&moved)?;
    }
}
