//! Drivers and objectives.

use crate::catalog::FilledBy;
use crate::document::block::{Cell, Column};
use crate::document::words::{date, inside, list, series};
use crate::document::writer::Writer;
use crate::insight::readiness::Part;
use crate::insight::template::{Filled, Origin};
use crate::insight::vision::driver_text;
use crate::line;

/// The chosen drivers with what they weigh and what depends on them most.
pub fn drivers(w: &mut Writer) {
    let footing = &w.insight.targets().footing;
    if footing.drivers.is_empty() {
        let line = w.missing(Part::Vision, "Choose at least one business driver.");
        return w.say(line);
    }
    let rows = footing.drivers.iter().enumerate().map(|(rank, ranked)| {
        let driver = &w.catalog[ranked.driver];
        let dimensions = w.catalog.dimensions.entries();
        let decisive = dimensions.filter(|(idx, _)| driver.boost(*idx) == 2);
        let decisive: Vec<&str> = decisive.map(|(_, dimension)| dimension.name).collect();
        vec![
            line![(rank + 1).to_string()],
            line![driver.name],
            line![ranked.rank_weight.text(1)],
            line![series(&decisive)],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::figures("Rank"),
            Column::words("Driver"),
            Column::figures("Weight"),
            Column::words("Decisive for these dimensions"),
        ],
        rows,
    );
}

/// The objectives as a table; where the team has agreed none, those that its drivers suggest.
pub fn objectives(w: &mut Writer) {
    let vision = w.insight.vision();
    if vision.objectives.is_empty() {
        return suggested(w);
    }
    let mut rows = Vec::new();
    for (objective, shown) in w.plan.vision.objectives.iter().zip(&vision.objectives) {
        let text = shown.text.text();
        let name = if text.trim().is_empty() {
            format!("Objective {}", objective.id)
        } else {
            text
        };
        let ask = format!(
            "Give the objective \"{name}\" a measure, a baseline, a target, a date and an owner."
        );
        let due = match objective.due {
            Some(due) => line![date(Some(due))],
            None => w.missing_cell(Part::Vision, ask.clone()),
        };
        rows.push(vec![
            line![name],
            w.typed_cell(&shown.measure.text(), Part::Vision, ask.clone()),
            w.typed_cell(&objective.baseline, Part::Vision, ask.clone()),
            w.typed_cell(&objective.target, Part::Vision, ask.clone()),
            due,
            w.typed_cell(&objective.owner, Part::Vision, ask),
        ]);
    }
    let titles = ["Objective", "Measure", "Baseline", "Target", "Due", "Owner"];
    w.table(titles.map(Column::words).into(), rows);
}

fn suggested(w: &mut Writer) {
    let suggested = &w.insight.vision().suggested;
    let line = w.missing(
        Part::Vision,
        "Add at least one objective with a measure, a baseline, a target and a date.",
    );
    w.say(line);
    if suggested.is_empty() {
        return;
    }
    w.say(line![
        "The chosen drivers suggest the following. Brackets mark what the team still has to fill in."
    ]);
    let rows = suggested.iter().map(|&idx| {
        let entry = &w.catalog[idx];
        let fill = |text| driver_text(w.catalog, w.plan, entry.driver, text).text();
        vec![
            line![fill(entry.text.text())],
            line![fill(entry.measure.text())],
            line![w.catalog[entry.driver].name],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = ["Suggested objective", "Measure", "Driver"];
    w.table(titles.map(Column::words).into(), rows);
}

/// What the blanks of a text ask for that nobody has filled, by the part in which they are filled.
pub fn say_open_blanks(w: &mut Writer, text: &Filled) {
    for (part, of_plan) in [(Part::Details, true), (Part::Vision, false)] {
        let open = text.blanks().filter(|blank| blank.origin == Origin::Open);
        let open = open.map(|blank| &w.catalog[blank.placeholder]);
        let open = open.filter(|entry| (entry.filled_by == FilledBy::Plan) == of_plan);
        let labels: Vec<String> = open.map(|entry| inside(entry.label)).collect();
        if !labels.is_empty() {
            let line = w.missing(
                part,
                format!("Fill in what stands in brackets: {}.", list(&labels)),
            );
            w.say(line);
        }
    }
}
