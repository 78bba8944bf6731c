//! What to do first, and the appendix.

use crate::document::block::{Cell, Column, code};
use crate::document::shared::{back, front};
use crate::document::words::{capital, counted, inside, no_stop};
use crate::document::writer::Writer;
use crate::insight::readiness::Part;
use crate::line;
use crate::plan::Date;
use crate::sorted::sort_by_key;

/// How many actions are listed, and how far ahead they may lie.
const ACTIONS: usize = 5;
const DAYS: i32 = 30;

/// A step with the day by which it should be done.
struct Action {
    due: Date,
    what: String,
    item: usize,
}

pub fn next_days(w: &mut Writer) {
    if !super::has_items(w) {
        return;
    }
    let from = w.plan.details.as_of.max(w.plan.details.start);
    let last = from.plus_days(DAYS);
    let mut actions = actions(w);
    actions.retain(|action| action.due >= from && action.due <= last);
    sort_by_key(&mut actions, |action| (action.due, action.item));
    // The first step of each initiative before the second of any: five steps of one say little.
    let mut seen = crate::sorted::Set::new();
    let (mut actions, more): (Vec<Action>, Vec<Action>) = actions
        .into_iter()
        .partition(|action| seen.insert(action.item));
    actions.extend(more);
    actions.truncate(ACTIONS);
    sort_by_key(&mut actions, |action| (action.due, action.item));
    if actions.is_empty() {
        return w.say(line![format!(
            "No step of the roadmap is due between {} and {}.",
            from.long(),
            last.long()
        )]);
    }
    w.say(line![format!(
        "{} between {} and {}, in the order in which they are due:",
        counted(actions.len(), "action", "actions"),
        from.long(),
        last.long()
    )]);
    let codes = super::codes(w);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let owner = |action: &Action| w.plan.roadmap.items[action.item].owner.trim();
    let nobody = actions.iter().all(|action| owner(action).is_empty());
    for action in &actions {
        let item = &w.plan.roadmap.items[action.item];
        let role = item
            .work
            .iter()
            .max_by_key(|work| (work.likely, std::cmp::Reverse(work.role.clone())));
        let role = role.and_then(|work| work.role.as_ref());
        let role = inside(&crate::insight::cost::role_name(w.catalog, role));
        let owner = match item.owner.trim() {
            "" if nobody => line![role],
            "" => {
                w.missing_cell(Part::Roadmap, OWNERS);
                line![format!("owner not named ({role})")]
            }
            owner => line![owner.to_owned(), format!(" ({role})")],
        };
        rows.push(vec![
            line![action.due.long()],
            line![action.what.clone()],
            line![codes[action.item].clone()],
            owner,
        ]);
    }
    let who = if nobody { "Role" } else { "Owner (role)" };
    let titles = ["By", "Action", "Initiative", who];
    w.table(titles.map(Column::words).into(), rows);
    if nobody {
        let line = w.missing(Part::Roadmap, OWNERS);
        w.say(line);
    }
}

const OWNERS: &str = "Name owners for the next actions.";

/// The steps of all initiatives; an item of the team's own is one action.
fn actions(w: &Writer) -> Vec<Action> {
    let calendar = w.insight.roadmap().calendar;
    let mut actions = Vec::new();
    for (at, item) in w.insight.roadmap().items.iter().enumerate() {
        let span = item.span;
        let length = span.finish.saturating_sub(span.start);
        let on = |share: u32| {
            let done = (length * share).div_ceil(100).max(1);
            calendar.day(span.start + done - 1)
        };
        let Some(initiative) = item.initiative else {
            actions.push(Action {
                due: item.end,
                what: item.title.clone(),
                item: at,
            });
            continue;
        };
        if w.insight
            .portfolio()
            .of(initiative)
            .is_some_and(|needed| needed.verify_first)
        {
            actions.push(Action {
                due: item.start,
                what: format!(
                    "{}: {}",
                    capital(w.sentence("verify-first")),
                    item.title.trim()
                ),
                item: at,
            });
        }
        let mut share = 0;
        for step in &w.catalog[initiative].steps {
            share += u32::from(step.share);
            actions.push(Action {
                due: on(share.min(100)),
                what: no_stop(step.what.text()).to_owned(),
                item: at,
            });
        }
    }
    actions
}

pub fn appendix(w: &mut Writer) {
    super::steps::steps(w);
    w.heading("Glossary");
    back::glossary(w);
    w.heading("Formulas");
    let rows = w.catalog.formulas.iter().map(|formula| {
        vec![
            line![formula.name],
            line![code(formula.text)],
            line![formula.note.map_or("–", |note| no_stop(note.text()))],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = ["Figure", "Formula", "Unit or example"];
    w.table(titles.map(Column::words).into(), rows);
    w.heading("Sources");
    back::sources(w);
    w.heading("Change log");
    let rows = vec![vec![
        line![front::version(w)],
        line![w.plan.details.as_of.long()],
        line!["This version, made from the plan's data"],
    ]];
    let titles = ["Version", "Date", "Change"];
    w.table(titles.map(Column::words).into(), rows);
}
