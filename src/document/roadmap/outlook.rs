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
        "Targets follow from the level that the indicator's dimensions are expected to have at the end of each phase, the last from the plan's targets; where an objective of section 3 states another, that one counts. The usual start is what teams report before they begin. A dash: too early for a target.",
        match w.plan.metrics.metrics.is_empty() {
            true => " Nobody owns the indicators yet and none has been measured here: agree an owner for each, and measure where you start, in the first month.",
            false => "",
        }
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
    columns.extend(["Target", "Better is", "Source"].map(Column::words));
    let rows = kpis.iter().map(|&kpi| {
        let entry = &w.catalog[kpi];
        let mut row = vec![
            line![entry.code().to_string()],
            line![entry.name],
            line![entry.unit],
            line![entry.baseline],
        ];
        let targets = phases.iter();
        row.extend(targets.map(|&at| line![register::phase_target(w, kpi, at)]));
        row.push(line![register::plan_target(w, kpi)]);
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
}

pub fn risks(w: &mut Writer) {
    const OWNERS: &str = "Name an owner for each of the top risks.";
    let top = register::top_risks(w);
    let owned = top.iter().any(|risk| register::owner(w, risk).is_some());
    w.say(line![format!(
        "{}, exposure is likelihood times impact, each from 1 to 5, as usually rated; the team confirms the ratings.{}",
        w.as_of(),
        match owned {
            true => "",
            false => " No owner has been named for any of them.",
        }
    )]);
    if !owned {
        w.missing_cell(Part::Roadmap, OWNERS);
    }
    let codes = super::codes(w);
    let items = &w.insight.roadmap().items;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for risk in top {
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
        let mut row = vec![
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
        ];
        if owned {
            row.push(match register::owner(w, risk) {
                Some(owner) => line![owner.to_owned()],
                None => w.missing_cell(Part::Roadmap, OWNERS),
            });
        }
        rows.push(row);
    }
    let titles = [
        "Code",
        "Risk",
        "Cause",
        "Exposure",
        "Early sign",
        "Mitigated by",
    ];
    let titles = titles.into_iter().chain(owned.then_some("Owner"));
    w.table(titles.map(Column::words).collect(), rows);
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
