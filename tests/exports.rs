//! What other programs get: calendar files and rows for issue trackers, read back by readers that share no code with ours.

mod support;

use loadmap::command::{Command, apply};
use loadmap::exchange::tracker::{github, jira, linear};
use loadmap::exchange::{calendar, ics};
use loadmap::insight::Insight;
use loadmap::insight::governance::start;
use loadmap::insight::improvement::start_trends;
use loadmap::insight::stakeholders::archetypes;
use loadmap::plan::{Date, ItemId, Milestone, Plan, preset};
use std::collections::BTreeMap;
use std::sync::Arc;
use support::{CATALOG, SOME_ID};

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

fn insight(plan: &Plan) -> Insight {
    Insight::new(&CATALOG, Arc::new(plan.clone()))
}

/// A worked example with its roadmap, its people around it, and one milestone.
fn full() -> Plan {
    let idx = CATALOG.preset("midsize-ecommerce").unwrap();
    let mut plan = preset::from_preset(&CATALOG, idx, SOME_ID, day("2027-01-04"));
    let proposal = insight(&plan);
    let proposal = proposal.proposal().as_ref().unwrap();
    let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    plan = apply(&plan, &accept, &CATALOG).unwrap();
    let now = insight(&plan);
    for command in [
        Command::add_all("stakeholders", archetypes(&now)),
        start(&now),
        Command::add_all("trends", start_trends(&CATALOG, &plan)),
    ] {
        plan = apply(&plan, &command, &CATALOG).unwrap();
    }
    plan.next_item += 1;
    let milestone = Milestone {
        id: ItemId(plan.next_item - 1),
        name: "Ready; for \\ the peak, \"really\" \u{1f680} äöü".to_owned(),
        date: Some(day("2027-06-30")),
        criteria: "First line\nSecond, line".to_owned(),
        ..Milestone::default()
    };
    Arc::make_mut(&mut plan.milestones)
        .milestones
        .push(milestone);
    plan
}

/// Day, summary and description of each event by its UID.
type Events = BTreeMap<String, (String, String, String)>;

/// As the crate `ical` reads it.
fn by_ical(text: &str) -> Events {
    let mut calendars = ical::IcalParser::new(text.as_bytes());
    let calendar = calendars.next().unwrap().unwrap();
    assert!(calendars.next().is_none());
    let events = calendar.events.into_iter().map(|event| {
        let of = |name: &str| {
            let mut all = event
                .properties
                .iter()
                .filter(|property| property.name == name);
            let value = all
                .next()
                .and_then(|property| property.value.clone())
                .unwrap();
            assert!(all.next().is_none(), "{name} stands twice");
            value
        };
        (
            of("UID"),
            (
                of("DTSTART"),
                unescaped(&of("SUMMARY")),
                unescaped(&of("DESCRIPTION")),
            ),
        )
    });
    events.collect()
}

/// As the crate `icalendar` reads it, which takes the escapes away itself.
fn by_icalendar(text: &str) -> Events {
    use icalendar::{Component, parser};
    let unfolded = parser::unfold(text);
    let calendar = parser::read_calendar(&unfolded).unwrap();
    let calendar = icalendar::Calendar::from(calendar);
    let events = calendar
        .components
        .iter()
        .filter_map(|component| component.as_event());
    let events = events.map(|event| {
        let of = |name: &str| event.property_value(name).unwrap().to_owned();
        (of("UID"), (of("DTSTART"), of("SUMMARY"), of("DESCRIPTION")))
    });
    events.collect()
}

fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                other => out.extend(other),
            },
            c => out.push(c),
        }
    }
    out
}

#[test]
fn two_readers_find_the_same_days_in_a_calendar_file() {
    let plan = full();
    let text = calendar::write(&insight(&plan));
    let (first, second) = (by_ical(&text), by_icalendar(&text));
    assert!(first.keys().eq(second.keys()));
    for (uid, entry) in &first {
        assert_eq!(*entry, second[uid]);
    }
    assert!(first.len() > 50, "{}", first.len());
    let milestone = first
        .values()
        .find(|(_, summary, _)| summary.starts_with("Milestone"));
    let (start, summary, description) = milestone.unwrap();
    assert_eq!(start, "20270630");
    assert_eq!(
        summary,
        "Milestone: Ready; for \\ the peak, \"really\" \u{1f680} äöü"
    );
    assert!(
        description.starts_with("First line\nSecond, line\nPlan: "),
        "{description}"
    );
    // Our own reader of holidays, too: every day of the file.
    let days = ics::read(text.as_bytes(), day("2027-01-01"), day("2030-12-31")).unwrap();
    let ours: Vec<String> = days
        .days
        .iter()
        .map(|day| day.date.to_string().replace('-', ""))
        .collect();
    assert!(first.values().all(|(start, ..)| ours.contains(start)));
}

#[test]
fn lines_of_a_calendar_file_are_short_and_end_as_the_standard_asks() {
    let text = calendar::write(&insight(&full()));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75));
}

#[test]
fn a_later_file_moves_entries_instead_of_adding_them() {
    let plan = full();
    let before = by_ical(&calendar::write(&insight(&plan)));
    let mut later = plan.clone();
    let milestone = &mut Arc::make_mut(&mut later.milestones).milestones[0];
    milestone.date = Some(day("2027-07-15"));
    milestone.name = "Another name".to_owned();
    let after = by_ical(&calendar::write(&insight(&later)));
    assert!(before.keys().eq(after.keys()));
    let moved: Vec<_> = after
        .iter()
        .filter(|(uid, entry)| before[*uid] != **entry)
        .collect();
    assert_eq!(moved.len(), 1);
    assert_eq!(moved[0].1.0, "20270715");
    // Another plan shares none of them.
    let mut other = plan.clone();
    other.id = "f".repeat(32);
    let others = by_ical(&calendar::write(&insight(&other)));
    assert!(others.keys().all(|uid| !before.contains_key(uid)));
    assert_eq!(
        calendar::write(&insight(&plan)),
        calendar::write(&insight(&plan.clone()))
    );
}

/// The rows as the crate `csv` reads them: all of one length.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader
        .records()
        .map(|row| row.unwrap().iter().map(str::to_owned).collect());
    rows.collect()
}

#[test]
fn jira_gets_epics_with_their_stories() {
    let plan = full();
    let rows = rows(&jira::write(&insight(&plan)));
    let head = rows[0].join(",");
    assert!(head.starts_with(
        "Summary,Issue Type,Issue ID,Parent,Description,Priority,Labels,Labels,Start date,Due date,Original estimate,Blocks"
    ));
    let epics: Vec<_> = rows.iter().filter(|row| row[1] == "Epic").collect();
    assert_eq!(epics.len(), plan.roadmap.items.len());
    let ids: Vec<&str> = epics.iter().map(|row| &*row[2]).collect();
    let stories: Vec<_> = rows.iter().filter(|row| row[1] == "Story").collect();
    assert!(stories.len() > epics.len());
    assert!(stories.iter().all(|row| ids.contains(&&*row[3])));
    // Parents come before their children.
    assert!(rows[1..=epics.len()].iter().all(|row| row[1] == "Epic"));
    let first = epics[0];
    assert_eq!(
        (&*first[8], first[10].parse::<u64>().unwrap() % 288),
        ("04/Jan/27 9:00 AM", 0)
    );
    let links: usize = epics
        .iter()
        .map(|row| row[11..].iter().filter(|id| !id.is_empty()).count())
        .sum();
    let waits: usize = plan.roadmap.items.iter().map(|item| item.after.len()).sum();
    assert_eq!(links, waits);
}

#[test]
fn linear_gets_its_own_columns_and_ids_that_fit_together() {
    let plan = full();
    let rows = rows(&linear::write(&insight(&plan)));
    assert_eq!(
        rows[0].join(","),
        "Id,Team,Title,Description,Status,Estimate,Priority,Project,Creator,Assignee,Labels,Cycle Number,Cycle Name,Cycle Start,Cycle End,Created,Updated,Started,Completed,Canceled,Archived,Blocks,Blocked By"
    );
    assert_eq!(rows.len(), plan.roadmap.items.len() + 1);
    let by_id: BTreeMap<&str, &Vec<String>> = rows[1..].iter().map(|row| (&*row[0], row)).collect();
    for row in &rows[1..] {
        assert!(!row[2].is_empty() && row[5].parse::<u32>().is_ok() && row[20].is_empty());
        for other in row[22].split(", ").filter(|id| !id.is_empty()) {
            assert!(
                by_id[other][21].split(", ").any(|id| id == row[0]),
                "{other} {}",
                row[0]
            );
        }
    }
}

#[test]
fn github_gets_issues_and_their_steps() {
    let plan = full();
    let rows = rows(&github::write(&insight(&plan)));
    assert_eq!(
        rows[0].join(","),
        "title,body,labels,assignees,milestone,parent"
    );
    let titles: Vec<&str> = rows[1..]
        .iter()
        .filter(|row| row[5].is_empty())
        .map(|row| &*row[0])
        .collect();
    assert_eq!(titles.len(), plan.roadmap.items.len());
    assert!(
        rows[1..]
            .iter()
            .all(|row| row[5].is_empty() || titles.contains(&&*row[5]))
    );
}

#[test]
fn what_a_person_typed_runs_nowhere() {
    let mut plan = full();
    let nasty = "=HYPERLINK(\"https://example.org\")\u{7}<img src=x> @everyone #1 [a](b)";
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        item.title = nasty.to_owned();
        item.note = nasty.to_owned();
    }
    let insight = insight(&plan);
    let github = rows(&github::write(&insight));
    assert!(github[1][0].starts_with("'="), "{}", github[1][0]);
    let html = comrak::markdown_to_html(&github[1][1], &comrak::Options::default());
    assert!(!html.contains("<img") && !html.contains("<a "), "{html}");
    assert!(rows(&linear::write(&insight))[1][2].starts_with("'="));
    // Jira runs no formulas and would show the apostrophe.
    assert!(rows(&jira::write(&insight))[1][0].starts_with('='));
}
