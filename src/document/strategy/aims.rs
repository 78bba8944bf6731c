//! Who answers for the strategy, on which principles it rests, and what it is for.

use crate::catalog::{Coded, Idx, Kpi};
use crate::document::block::{Cell, Column, Inline, strong};
use crate::document::shared::{front, vision};
use crate::document::words::{count, date, stop};
use crate::document::writer::Writer;
use crate::insight::readiness::Part;
use crate::insight::trace::{InitiativeLink, InitiativeState};
use crate::insight::vision::PlanObjective;
use crate::line;

/// Who wrote, owns and approves the document, and when it is looked at again.
pub fn control(w: &mut Writer) {
    let details = &w.plan.details;
    let authors = front::people(w, &details.authors, "Name who wrote the strategy.");
    let owner = w.typed_cell(&details.owner, Part::Details, "Name the owner of the plan.");
    let review = match details.review_date {
        Some(review) => line![date(Some(review))],
        None => w.missing_cell(Part::Details, "Set the date of the next review."),
    };
    w.table(
        vec![Column::words("What"), Column::words("Value")],
        vec![
            vec![line!["Version"], line![front::version(w)]],
            vec![line!["Date"], line![details.as_of.long()]],
            vec![line!["Owner"], owner],
            vec![line!["Authors"], authors],
            vec![line!["Next review"], review],
        ],
    );
    let approvers: Vec<&str> = details
        .approvers
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    if approvers.is_empty() {
        let line = w.missing(Part::Details, "Name who approves the documents.");
        w.say(line);
        return;
    }
    let rows: Vec<Vec<Cell>> = approvers
        .into_iter()
        .map(|name| {
            vec![
                line![name.to_owned()],
                line!["approves this version"],
                line!["open"],
            ]
        })
        .collect();
    w.table(
        vec![
            Column::words("Approver"),
            Column::words("Decision"),
            Column::words("Date"),
        ],
        rows,
    );
}

/// The principles.
pub fn principles(w: &mut Writer) {
    w.say(line![
        "When a question comes up that this document does not answer, these decide."
    ]);
    let lines = w.catalog.principles.iter();
    let lines = lines.map(|entry| {
        line![
            strong(stop(entry.name.text())),
            " ",
            stop(entry.text.text())
        ]
    });
    w.numbers(lines.collect());
}

/// From the drivers to what is measured.
pub fn drivers(w: &mut Writer) {
    vision::drivers(w);
    w.heading("From objective to indicator");
    let objectives = &w.insight.vision().objectives;
    if objectives.is_empty() {
        let line = w.missing(
            Part::Vision,
            "Add objectives; \"Start from the drivers\" fills in those that the chosen drivers suggest.",
        );
        return w.say(line);
    }
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for objective in objectives {
        rows.extend(trace_rows(w, objective));
    }
    w.table(
        vec![
            Column::words("Objective"),
            Column::words("Requirement"),
            Column::words("Made true by"),
            Column::words("Shown by"),
        ],
        rows,
    );
    let broken: Vec<Vec<Inline>> = objectives
        .iter()
        .flat_map(|objective| &objective.trace.broken)
        .map(|broken| line![broken.text(w.catalog)])
        .collect();
    if !broken.is_empty() {
        w.say(line![strong("Broken links in these chains:")]);
        w.bullets(broken);
    }
}

/// One row for each requirement of an objective.
fn trace_rows(w: &Writer, objective: &PlanObjective) -> Vec<Vec<Cell>> {
    let text = stop(&objective.text.text());
    let codes = |links: &[InitiativeLink]| {
        let codes: Vec<String> = links
            .iter()
            .filter(|link| link.state != InitiativeState::NotNeeded)
            .map(|link| w.catalog[link.initiative].code().to_string())
            .collect();
        match codes.is_empty() {
            true => "what is in place already".to_owned(),
            false => codes.join(", "),
        }
    };
    let kpis = |kpis: &[Idx<Kpi>]| {
        let names: Vec<&str> = kpis.iter().map(|&kpi| w.catalog[kpi].name.text()).collect();
        names.join(", ")
    };
    let mut rows: Vec<Vec<Cell>> = objective
        .trace
        .requirements
        .iter()
        .map(|trace| {
            let name = w.catalog[trace.requirement].name;
            vec![
                line![text.clone()],
                line![format!("{name}: {}", trace.text.text())],
                line![codes(&trace.initiatives)],
                line![kpis(&trace.kpis)],
            ]
        })
        .collect();
    let own = &objective.trace;
    if rows.is_empty()
        || !own.slos.is_empty()
        || !own.initiatives.is_empty()
        || !own.kpis.is_empty()
    {
        let slos = match own.slos.len() {
            0 => "no requirement of its own".to_owned(),
            n => count(n, "service-level objective", "service-level objectives"),
        };
        rows.push(vec![
            line![text],
            line![slos],
            line![codes(&own.initiatives)],
            line![kpis(&own.kpis)],
        ]);
    }
    rows
}
