//! What is tested and what is not: scope, journeys, requirements, risks.

use super::load::{has_place, is_asked_for};
use crate::catalog::{Coded, LongText, TestType};
use crate::document::block::{Cell, Column, strong};
use crate::document::mermaid::{self, Link, Node};
use crate::document::words::{capital, count, list, no_stop, stop};
use crate::document::writer::Writer;
use crate::insight::load;
use crate::insight::number::grouped;
use crate::insight::readiness::Part;
use crate::line;
use crate::plan::{Choice, Journey, Slo};

/// What the strategy is for, what it covers and what it leaves out.
pub fn purpose(w: &mut Writer) {
    let product = match w.plan.details.product.trim() {
        "" => "the product".to_owned(),
        product => product.to_owned(),
    };
    w.say(line![format!(
        "This strategy says how {} tests {product} under load: what is tested and what is not, who may authorise load, what makes a run valid, and how a result changes a release. It holds for every team that builds or runs a part of it.",
        w.team()
    )]);
    w.heading("In scope");
    let in_scope: Vec<Vec<_>> = w
        .plan
        .vision
        .in_scope
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line![line.trim().to_owned()])
        .collect();
    if in_scope.is_empty() {
        let line = w.missing(
            Part::Vision,
            "List the systems and journeys that the plan covers.",
        );
        w.say(line);
    }
    w.bullets(in_scope);
    w.heading("Left out on purpose");
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for exclusion in &w.plan.vision.exclusions {
        let why = w.typed_cell(
            &exclusion.why,
            Part::Vision,
            "Say why each exclusion is left out.",
        );
        rows.push(vec![line![exclusion.what.clone()], why]);
    }
    for (id, answer) in w.plan.assessment.answers.iter() {
        let Some(practice) = w.catalog.practice(id.as_str()) else {
            continue;
        };
        if answer.choice == Choice::NotApplicable {
            let entry = &w.catalog[practice];
            let why = match answer.reason.trim() {
                "" => entry
                    .na_reason
                    .map_or("no reason recorded", LongText::text)
                    .to_owned(),
                reason => reason.to_owned(),
            };
            rows.push(vec![line![entry.title, " (", entry.id, ")"], line![why]]);
        }
    }
    if rows.is_empty() {
        let line = w.missing(
            Part::Vision,
            "Name what load testing does not cover, and why; an empty list is rarely true.",
        );
        w.say(line);
        return;
    }
    w.table(vec![Column::words("Left out"), Column::words("Why")], rows);
}

/// The journeys that matter, and what they hang on.
pub fn journeys(w: &mut Writer) {
    if w.plan.vision.journeys.is_empty() {
        let line = w.missing(
            Part::Vision,
            "Name the three to seven journeys whose slowness would hurt most, each with an owner.",
        );
        w.say(line);
        return;
    }
    let mut rows = Vec::new();
    for journey in &w.plan.vision.journeys {
        let owner = w.typed_cell(&journey.owner, Part::Vision, "Give every journey an owner.");
        let depends = w.typed_cell(
            &journey.dependencies,
            Part::Vision,
            "Name the services and suppliers that each journey depends on.",
        );
        rows.push(vec![line![journey.name.clone()], owner, depends]);
    }
    w.table(
        vec![
            Column::words("Journey"),
            Column::words("Owner"),
            Column::words("Depends on"),
        ],
        rows,
    );
    context(w);
}

/// The journeys and what they depend on, as a picture beside the table.
fn context(w: &mut Writer) {
    let journeys = &w.plan.vision.journeys;
    let mut nodes: Vec<Node> = Vec::new();
    let mut links = Vec::new();
    let mut parts: Vec<String> = Vec::new();
    for (i, journey) in journeys.iter().enumerate() {
        nodes.push(Node {
            code: format!("J-{:02}", i + 1),
            name: journey.name.clone(),
        });
    }
    for (from, journey) in journeys.iter().enumerate() {
        for part in journey.dependencies.split([',', ';', '\n']) {
            let part = part.trim();
            if part.is_empty() {
                continue;
            }
            let place = parts
                .iter()
                .position(|known| known.eq_ignore_ascii_case(part));
            let place = place.unwrap_or_else(|| {
                parts.push(part.to_owned());
                nodes.push(Node {
                    code: format!("D-{:02}", parts.len()),
                    name: capital(part),
                });
                parts.len() - 1
            });
            let link = Link {
                from,
                to: journeys.len() + place,
                strong: false,
            };
            if !links.contains(&link) {
                links.push(link);
            }
        }
    }
    let description = format!(
        "{} and the {} behind them",
        count(journeys.len(), "critical journey", "critical journeys"),
        count(parts.len(), "service or supplier", "services and suppliers")
    );
    w.diagram(mermaid::flowchart(
        "Critical journeys in context",
        &description,
        &nodes,
        &links,
    ));
}

/// The service-level objectives, one row each.
pub fn requirements(w: &mut Writer) {
    let journeys = &w.plan.vision.journeys;
    let mut rows = Vec::new();
    for journey in journeys {
        for slo in &journey.slos {
            rows.push(slo_row(w, journey, slo));
        }
    }
    if rows.is_empty() {
        let line = w.missing(
            Part::Vision,
            "Write one line for each critical journey: percentile, limit, error rate, the load at which both hold, and the window.",
        );
        w.say(line);
    } else {
        w.say(line![
            "A limit counts only together with the load at which it holds. What is measured here is measured the same way in production."
        ]);
    }
    w.table(
        vec![
            Column::words("Journey"),
            Column::words("Indicator"),
            Column::figures("Percentile"),
            Column::figures("Limit"),
            Column::figures("Errors at most"),
            Column::words("At load"),
            Column::words("Window"),
            Column::words("Owner"),
        ],
        rows,
    );
    let bare: Vec<&str> = journeys
        .iter()
        .filter(|journey| journey.slos.is_empty())
        .map(|journey| journey.name.as_str())
        .collect();
    if !bare.is_empty() {
        let ask = format!("Add a service-level objective to {}.", list(&bare));
        let line = w.missing(Part::Vision, ask);
        w.say(line);
    }
}

fn slo_row(w: &mut Writer, journey: &Journey, slo: &Slo) -> Vec<Cell> {
    let percentile = match slo.percentile {
        Some(tenths) => line![load::percentile(tenths)],
        None => w.missing_cell(Part::Vision, "State the percentile of every SLO."),
    };
    let limit = match slo.limit_ms {
        Some(limit) => line![format!("{} ms", grouped(u64::from(limit)))],
        None => w.missing_cell(
            Part::Vision,
            "State the limit of every SLO in milliseconds.",
        ),
    };
    let errors = match slo.error_rate {
        Some(rate) => line![load::error_rate(rate)],
        None => w.missing_cell(Part::Vision, "State the error rate that every SLO allows."),
    };
    vec![
        line![journey.name.clone()],
        w.typed_cell(
            &slo.indicator,
            Part::Vision,
            "Say what each SLO measures, and where.",
        ),
        percentile,
        limit,
        errors,
        w.typed_cell(
            &slo.load,
            Part::Vision,
            "State the load at which each SLO must hold.",
        ),
        w.typed_cell(
            &slo.window,
            Part::Vision,
            "State the window over which each SLO is judged.",
        ),
        w.typed_cell(
            if slo.owner.trim().is_empty() {
                &journey.owner
            } else {
                &slo.owner
            },
            Part::Vision,
            "Give every SLO an owner.",
        ),
    ]
}

/// The risks that tests answer, and the gaps that are accepted.
pub fn risks(w: &mut Writer) {
    w.say(line![
        "Tests follow risk: what could hurt most is tested first. Exposure is likelihood times impact, 1 to 25, as usually rated; the team confirms the ratings."
    ]);
    let listed = w.insight.risks().iter().take(crate::insight::risk::LISTED);
    let rows = listed.map(|risk| {
        let entry = &w.catalog[risk.risk];
        let (tests, later): (Vec<&TestType>, Vec<&TestType>) = entry
            .tests
            .iter()
            .map(|&test| &w.catalog[test])
            .filter(|test| has_place(w, test))
            .partition(|test| is_asked_for(w, test));
        let names = |tests: &[&TestType]| {
            let names: Vec<&str> = tests.iter().map(|test| test.name.text()).collect();
            list(&names)
        };
        let tests = match (tests.as_slice(), later.as_slice()) {
            ([], []) if entry.tests.is_empty() => {
                "none: a test cannot answer it, people and rules do".to_owned()
            }
            ([], []) => "none that applies here".to_owned(),
            ([], later) => format!(
                "none in the portfolio; with higher targets {}",
                names(later)
            ),
            (tests, _) => names(tests),
        };
        vec![
            line![entry.code().to_string()],
            line![entry.title],
            line![risk.exposure.to_string()],
            line![tests],
            line![no_stop(entry.indicator.text())],
        ]
    });
    let rows = rows.collect();
    w.table(
        vec![
            Column::words("Id"),
            Column::words("Risk"),
            Column::figures("Exposure"),
            Column::words("Tests that answer it"),
            Column::words("Early sign"),
        ],
        rows,
    );
    w.heading("Gaps accepted on purpose");
    let accepted = w.plan.targets.accepted.iter().filter_map(|(id, gap)| {
        let practice = &w.catalog[w.catalog.practice(id.as_str())?];
        let reason = match gap.reason.trim() {
            "" => "no reason recorded".to_owned(),
            reason => stop(reason),
        };
        Some(line![
            strong(practice.title),
            format!(" ({}): {reason}", practice.id)
        ])
    });
    let accepted: Vec<_> = accepted.collect();
    if accepted.is_empty() {
        w.say(line![
            "None. Every gap up to the target is on the roadmap or still open."
        ]);
    }
    w.bullets(accepted);
    if w.insight.known().any_indicated() {
        w.say(line![
            "What is assumed in place from the quick check counts as no gap until the full assessment says otherwise; the tables below mark it."
        ]);
    }
}
