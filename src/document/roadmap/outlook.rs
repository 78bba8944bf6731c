//! How success shows, what could stop it, who has to be won, who decides.

use crate::catalog::{Coded, Direction};
use crate::document::block::{Cell, Column};
use crate::document::shared::{calendar, organisation, register};
use crate::document::words::{list, no_stop};
use crate::document::writer::Writer;
use crate::insight::readiness::Part;
use crate::line;

pub fn metrics(w: &mut Writer) {
    let kpis = register::kpis(w);
    if kpis.is_empty() {
        return w.say(line![
            "The targets ask for no indicator: nothing is left to improve up to them."
        ]);
    }
    let figures = w.insight.roadmap();
    let phases: Vec<usize> = (0..figures.phases.len())
        .filter(|&at| !figures.phases[at].items.is_empty())
        .collect();
    w.say(line![
        "Targets follow from the level that the indicator's dimension is expected to have at the end of each phase. The usual start is what teams report before they begin; measure your own in the first month. A dash: too early for a target."
    ]);
    let mut columns = vec![
        Column::words("Code"),
        Column::words("Indicator"),
        Column::words("Unit"),
        Column::words("Usual start"),
    ];
    columns.extend(
        phases
            .iter()
            .map(|&at| Column::words(w.catalog[figures.phases[at].phase].name)),
    );
    columns.extend([Column::words("Better is"), Column::words("Source")]);
    let rows = kpis.iter().map(|&kpi| {
        let entry = &w.catalog[kpi];
        let mut row = vec![
            line![entry.code().to_string()],
            line![entry.name],
            line![entry.unit],
            line![entry.baseline],
        ];
        row.extend(phases.iter().map(|&at| {
            let expected = figures.phases[at].expected.as_ref();
            let levels = entry
                .dimensions
                .iter()
                .filter_map(|d| Some(expected?.dimensions[d.position()]?.level()));
            let target = register::target(w, kpi, levels.min().unwrap_or(0));
            line![target]
        }));
        row.push(line![match entry.direction {
            Direction::Up => "higher",
            Direction::Down => "lower",
            Direction::Band => "inside the band",
        }]);
        row.push(line![entry.source]);
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(columns, rows);
    let line = w.missing(
        Part::Roadmap,
        "Name an owner for each indicator and measure its baseline.",
    );
    w.say(line);
}

pub fn risks(w: &mut Writer) {
    w.say(line![format!(
        "{}, exposure is likelihood times impact, each from 1 to 5, as rated in the register; the team confirms the ratings. No owner has been named for any of them.",
        w.as_of()
    )]);
    w.missing_cell(Part::Roadmap, "Name an owner for each of the top risks.");
    let codes = super::codes(w);
    let items = &w.insight.roadmap().items;
    let rows = register::top_risks(w).iter().map(|risk| {
        let entry = &w.catalog[risk.risk];
        let planned = items.iter().zip(&codes).filter(|(item, _)| {
            item.initiative
                .is_some_and(|i| entry.initiatives.contains(&i))
        });
        let planned: Vec<String> = planned
            .map(|(item, code)| format!("{code} by {}", item.end.long()))
            .collect();
        let mitigation = if !planned.is_empty() {
            list(&planned)
        } else if risk.initiatives.is_empty() {
            match w.insight.known().any_indicated() {
                true => "what mitigates it is in place, assumed in place or beyond the targets",
                false => "what mitigates it is in place or beyond the targets",
            }
            .to_owned()
        } else {
            let needed: Vec<String> = risk
                .initiatives
                .iter()
                .map(|&i| w.catalog[i].code().to_string())
                .collect();
            format!("{}, not on the roadmap yet", list(&needed))
        };
        vec![
            line![entry.code().to_string()],
            line![entry.title],
            line![no_stop(entry.cause.text())],
            line![format!(
                "{} x {} = {}",
                entry.likelihood,
                entry.impact,
                register::exposure(w, risk)
            )],
            line![no_stop(entry.indicator.text())],
            line![mitigation],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = [
        "Code",
        "Risk",
        "Cause",
        "Exposure",
        "Early sign",
        "Mitigated by",
    ];
    w.table(titles.map(Column::words).into(), rows);
}

pub fn stakeholders(w: &mut Writer) {
    w.say(line![
        "A starting point: these are the people such a roadmap usually has to win. Put names to the roles and correct the ratings before the first steering meeting."
    ]);
    organisation::stakeholders(w);
}

pub fn governance(w: &mut Writer) {
    w.say(line![
        "The usual bodies and rights, as a proposal until the team decides otherwise."
    ]);
    w.heading("Bodies");
    organisation::bodies(w);
    w.heading("Decision rights");
    organisation::decision_rights(w);
    w.heading("Review calendar");
    calendar::table(w);
    w.heading("What asks for a new plan");
    organisation::triggers(w);
}

pub fn trends(w: &mut Writer) {
    register::trends(w);
}
