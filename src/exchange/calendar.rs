//! The dates that a plan asks people to keep, as a calendar file (iCalendar, RFC 5545): the dated event, gates, milestones,
//! reviews, who hears what, actions, and what is looked at again.
//!
//! An entry keeps its UID whatever its date and name become, so that a calendar which reads a later file moves it
//! instead of adding another. SEQUENCE and DTSTAMP come from the as-of date: the same plan gives the same bytes.

use crate::catalog::Catalog;
use crate::insight::Insight;
use crate::insight::governance::reviews;
use crate::insight::improvement::{ActionState, next_assessment, state, trends};
use crate::insight::stakeholders::{communications, stakeholders};
use crate::plan::{Date, Plan};
use crate::sorted::sort_by_key;

/// So many months after the as-of date, at least, are in the file.
const MONTHS_AHEAD: u32 = 12;
/// Most bytes of a line, without its end.
const MOST_BYTES: usize = 75;

/// A day to keep.
struct Entry {
    /// What it is, of what, and which time: tells it from every other, however it is called and whenever it is.
    key: (&'static str, u32, usize),
    day: Date,
    summary: String,
    /// Lines.
    description: Vec<String>,
    category: &'static str,
}

/// The calendar file: everything from the plan's as-of date until a year later, or until the roadmap ends.
#[must_use]
pub fn write(insight: &Insight) -> String {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let from = plan.details.as_of;
    let end = insight.roadmap().items.iter().map(|item| item.end).max();
    let until = from.plus_months(MONTHS_AHEAD).max(end.unwrap_or(from));
    let mut entries = Vec::new();
    roadmap(insight, &mut entries);
    held(catalog, plan, until, &mut entries);
    told(catalog, plan, until, &mut entries);
    again(catalog, plan, &mut entries);
    entries.retain(|entry| (from..=until).contains(&entry.day));
    sort_by_key(&mut entries, |entry| (entry.day, entry.key));
    let mut out = String::new();
    for line in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Loadmap//Loadmap//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ] {
        add(line, &mut out);
    }
    add(
        &["X-WR-CALNAME:", &escaped(plan.title())].concat(),
        &mut out,
    );
    for entry in &entries {
        event(plan, entry, &mut out);
    }
    add("END:VCALENDAR", &mut out);
    out
}

/// The dated event, gates at the ends of phases that hold work, and milestones.
fn roadmap(insight: &Insight, entries: &mut Vec<Entry>) {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    if let Some(day) = plan.details.event_date {
        entries.push(Entry {
            key: ("event", 0, 0),
            day,
            summary: or(&plan.details.event, "Dated event").to_owned(),
            description: vec!["The day that the plan must be ready for.".to_owned()],
            category: "Event",
        });
    }
    for (at, phase) in insight.roadmap().phases.iter().enumerate() {
        let Some(day) = phase.end.filter(|_| !phase.items.is_empty()) else {
            continue;
        };
        let known = &catalog[phase.phase];
        entries.push(Entry {
            key: ("gate", known.number.into(), at),
            day,
            summary: ["Gate: end of ", known.name].concat(),
            description: vec![["To be reached by then: ", known.exit.text()].concat()],
            category: "Gate",
        });
    }
    for milestone in &plan.milestones.milestones {
        let Some(day) = milestone.date else { continue };
        entries.push(Entry {
            key: ("milestone", milestone.id.0, 0),
            day,
            summary: ["Milestone: ", or(&milestone.name, "without a name")].concat(),
            description: lines(&milestone.criteria),
            category: "Milestone",
        });
    }
}

/// Reviews, in their rhythm and before the event.
fn held(catalog: &'static Catalog, plan: &Plan, until: Date, entries: &mut Vec<Entry>) {
    for review in &plan.governance.reviews {
        // Counted from the start, so that the third is the third whatever day it is.
        let days = reviews::days(plan, review, plan.details.start, until);
        for (turn, day) in days.into_iter().enumerate() {
            entries.push(Entry {
                key: ("review", review.id.0, turn),
                day,
                summary: or(reviews::name(catalog, review), "Review").to_owned(),
                description: Vec::new(),
                category: "Review",
            });
        }
    }
}

/// Who hears from the team.
fn told(catalog: &'static Catalog, plan: &Plan, until: Date, entries: &mut Vec<Entry>) {
    let shown = stakeholders(catalog, plan);
    let mut turns = vec![0; shown.len()];
    for one in communications(plan, plan.details.start, until) {
        let (who, stated) = (
            &shown[one.stakeholder],
            &plan.stakeholders.stakeholders[one.stakeholder],
        );
        let said = [
            ("", who.message),
            ("Where: ", who.channel),
            ("Wants to see: ", who.wants),
            ("By: ", stated.owner.trim()),
        ];
        let said = said.iter().filter(|(_, text)| !text.is_empty());
        entries.push(Entry {
            key: ("told", who.item.0, turns[one.stakeholder]),
            day: one.day,
            summary: ["Tell ", or(who.name, "a stakeholder")].concat(),
            description: said.map(|(name, text)| [*name, text].concat()).collect(),
            category: "Communication",
        });
        turns[one.stakeholder] += 1;
    }
}

/// What is looked at again, and what is to be done by then.
fn again(catalog: &'static Catalog, plan: &Plan, entries: &mut Vec<Entry>) {
    let improvement = &plan.improvement;
    for action in &improvement.actions {
        let open = matches!(
            state(plan, action),
            ActionState::Open | ActionState::Overdue
        );
        if let Some(day) = action.due.filter(|_| open) {
            entries.push(Entry {
                key: ("action", action.id.0, 0),
                day,
                summary: ["Due: ", or(&action.what, "an action")].concat(),
                description: by(&action.owner),
                category: "Action",
            });
        }
    }
    for (stated, trend) in improvement.trends.iter().zip(trends(catalog, plan)) {
        if let Some(day) = trend.recheck {
            entries.push(Entry {
                key: ("trend", trend.item.0, 0),
                day,
                summary: ["Look again: ", or(trend.name, "a technique")].concat(),
                description: by(&stated.owner),
                category: "Re-check",
            });
        }
    }
    for risk in &plan.governance.risks {
        if let Some(day) = risk.review {
            let known = risk.source.as_ref();
            let known = known.and_then(|id| catalog.risk(id.as_str()));
            let name = known.map_or("a risk", |known| catalog[known].title.text());
            entries.push(Entry {
                key: ("risk", risk.id.0, 0),
                day,
                summary: ["Look at the risk: ", or(&risk.title, name)].concat(),
                description: by(&risk.owner),
                category: "Re-check",
            });
        }
    }
    if let Some(day) = next_assessment(catalog, plan).date {
        entries.push(Entry {
            key: ("assessment", 0, 0),
            day,
            summary: "Assess the maturity again".to_owned(),
            description: lines(&improvement.assess_when),
            category: "Re-check",
        });
    }
    if let Some(day) = plan.details.review_date {
        entries.push(Entry {
            key: ("documents", 0, 0),
            day,
            summary: "Review the documents".to_owned(),
            description: Vec::new(),
            category: "Review",
        });
    }
}

fn or<'a>(text: &'a str, instead: &'a str) -> &'a str {
    match text.trim() {
        "" => instead,
        text => text,
    }
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

fn by(owner: &str) -> Vec<String> {
    match owner.trim() {
        "" => Vec::new(),
        owner => vec![["By: ", owner].concat()],
    }
}

/// One entry of the file, for a whole day that keeps nobody from anything else.
fn event(plan: &Plan, entry: &Entry, out: &mut String) {
    let as_of = plan.details.as_of;
    let sequence = as_of.days_since(plan.details.start).max(0);
    let mut description = entry.description.join("\n");
    if !description.is_empty() {
        description += "\n";
    }
    description += "Plan: ";
    description += plan.title();
    let lines = [
        "BEGIN:VEVENT".to_owned(),
        ["UID:", &uid(plan, entry)].concat(),
        ["DTSTAMP:", &compact(as_of), "T000000Z"].concat(),
        ["SEQUENCE:", &sequence.to_string()].concat(),
        ["DTSTART;VALUE=DATE:", &compact(entry.day)].concat(),
        // The day after the last one.
        ["DTEND;VALUE=DATE:", &compact(entry.day.plus_days(1))].concat(),
        ["SUMMARY:", &escaped(&entry.summary)].concat(),
        ["DESCRIPTION:", &escaped(&description)].concat(),
        ["CATEGORIES:", entry.category].concat(),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ];
    for line in lines {
        add(&line, out);
    }
}

/// What tells an entry from every other of every plan.
fn uid(plan: &Plan, entry: &Entry) -> String {
    let (kind, item, turn) = entry.key;
    let name = [
        &plan.id,
        "/",
        kind,
        "/",
        &item.to_string(),
        "/",
        &turn.to_string(),
    ]
    .concat();
    // FNV-1a, twice with different starts: 128 bits.
    let hash = |start: u64| {
        let mix = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        name.bytes().fold(start, mix)
    };
    let (first, second) = (hash(0xcbf2_9ce4_8422_2325), hash(0x6c62_272e_07bb_0142));
    format!("{first:016x}{second:016x}@loadmap")
}

/// A day as `20270104`.
fn compact(day: Date) -> String {
    day.to_string().replace('-', "")
}

/// A text as a value of the file may hold it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\n' => out.push_str("\\n"),
            // Not allowed in a text; a tab is.
            c if c.is_control() && c != '\t' => {}
            c => out.push(c),
        }
    }
    out
}

/// Appends a line, folded at 75 bytes between characters. Not beside a space where that can be had: some
/// readers take it away with the mark of the fold.
fn add(line: &str, out: &mut String) {
    let mut rest = line;
    let mut most = MOST_BYTES;
    while rest.len() > most {
        let bytes = rest.as_bytes();
        let fits = |at: &usize| rest.is_char_boundary(*at);
        let apart = |at: &usize| fits(at) && bytes[at - 1] != b' ' && bytes[*at] != b' ';
        let at = (1..=most).rev().find(apart);
        let at = at
            .or_else(|| (1..=most).rev().find(fits))
            .unwrap_or(rest.len());
        out.push_str(&rest[..at]);
        out.push_str("\r\n ");
        rest = &rest[at..];
        most = MOST_BYTES - 1;
    }
    out.push_str(rest);
    out.push_str("\r\n");
}
