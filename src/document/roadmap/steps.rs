//! How to go about the initiatives that come first: their steps, each with what shows that it is done.

use super::codes;
use crate::catalog::{Idx, Initiative};
use crate::document::block::{Cell, Column};
use crate::document::words::{capital, no_stop};
use crate::document::writer::Writer;
use crate::line;

/// How far ahead steps are printed, in days: a quarter. Later ones are worth reading when their time
/// comes, and would only make the document longer now.
const AHEAD: i32 = 91;

/// The steps of what runs now or starts within a quarter.
pub fn steps(w: &mut Writer) {
    let from = w.plan.details.as_of.max(w.plan.details.start);
    let last = from.plus_days(AHEAD);
    let codes = codes(w);
    let items = w.insight.roadmap().items.iter().zip(&codes);
    let near = items.filter(|(item, _)| item.end >= from && item.start <= last);
    let rows = near.filter_map(|(item, code)| Some((item.initiative?, code)));
    let rows: Vec<Vec<Cell>> = rows
        .flat_map(|(initiative, code)| of(w, initiative, code))
        .collect();
    if rows.is_empty() {
        return;
    }
    w.heading("First steps");
    w.say(line![format!(
        "Steps of the initiatives that run between {} and {}, with their share of the effort. Those of later initiatives follow in later versions of this document.",
        from.long(),
        last.long()
    )]);
    w.table(
        vec![
            Column::words("Initiative"),
            Column::words("Step"),
            Column::words("Done when"),
            Column::figures("Share"),
        ],
        rows,
    );
}

fn of(w: &Writer, initiative: Idx<Initiative>, code: &str) -> Vec<Vec<Cell>> {
    let mut rows = Vec::new();
    let needed = w.insight.portfolio().of(initiative);
    if needed.is_some_and(|needed| needed.verify_first) {
        rows.push(vec![
            line![code.to_owned()],
            line![capital(w.sentence("verify-first"))],
            line!["A list of what is in place, with evidence"],
            line!["–"],
        ]);
    }
    let steps = w.catalog[initiative].steps.iter();
    rows.extend(steps.map(|step| {
        vec![
            line![code.to_owned()],
            line![no_stop(step.what.text())],
            line![no_stop(step.done.text())],
            line![format!("{}%", step.share)],
        ]
    }));
    rows
}
