//! What finished work says of the rest: what it took of its estimates, and how much is finished a
//! week.

use super::Shown;
use crate::document::block::{Cell, Column};
use crate::document::words::days;
use crate::document::writer::Writer;
use crate::insight::calibration::Calibration;
use crate::insight::throughput::{Question, Throughput};
use crate::line;

/// The part of the section; nothing before anything is finished or counted.
pub fn finished(w: &mut Writer, shown: &Shown) {
    let calibration = Calibration::new(w.catalog, w.plan);
    let throughput = Throughput::new(w.plan, Question::of(w.plan));
    if calibration.finished.is_empty() && throughput.is_none() {
        return;
    }
    w.heading("What finished work says");
    estimates(w, shown, &calibration);
    if let Some(found) = throughput {
        counts(w, &found);
    }
}

/// Estimates of finished work against what it took.
fn estimates(w: &mut Writer, shown: &Shown, found: &Calibration) {
    let Some(text) = found.text() else { return };
    let heard = match w.plan.progress.calibrated {
        true => "The forecast above goes by this: it is calibrated.",
        false => "The forecast above does not go by this: it takes estimates as they are.",
    };
    w.say(line![text, " ", heard]);
    let items = &w.plan.roadmap.items;
    let rows = found.finished.iter().filter_map(|one| {
        let at = items.iter().position(|item| item.id == one.item)?;
        Some(vec![
            line![shown.codes[at].clone()],
            line![shown.titles[at].clone()],
            line![days(one.estimate)],
            line![days(one.spent)],
            line![one.ratio.text(2)],
        ])
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Code"),
            Column::words("Finished initiative"),
            Column::figures("Estimated person-days"),
            Column::figures("Spent"),
            Column::figures("Spent / estimated"),
        ],
        rows,
    );
}

/// How many by when, from weekly counts.
fn counts(w: &mut Writer, found: &Throughput) {
    w.say(line![
        "A second forecast, from how many things were finished each week and nothing else: ",
        crate::document::words::inside(&found.known())
    ]);
    let more = [Some(found.how_many()), found.when(), found.doubt()];
    w.bullets(more.into_iter().flatten().map(|text| line![text]).collect());
}
