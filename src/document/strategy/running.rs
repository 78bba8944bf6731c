//! How tests run and what follows from them: diagnosis, execution, delivery,
//! capacity, resilience, analysis.

use super::load::formulas;
use super::standards::standards;
use crate::catalog::{AbortRule, Idx, Role};
use crate::document::block::{Cell, Column};
use crate::document::words::{inside, list, no_stop, stop};
use crate::document::writer::Writer;
use crate::insight::vision::headroom;
use crate::line;

/// What is seen during a run, and how a cause is found.
pub fn observability(w: &mut Writer) {
    w.say(line![
        "Every run is tagged, so that its traces, metrics and logs can be told from other traffic, and its result is stored with version, environment, load model and validity."
    ]);
    standards(w, "observability-diagnosis");
}

/// From the decision to test to a valid result.
pub fn execution(w: &mut Writer) {
    w.heading("Before a run");
    let authority = authority(w, "ra-large-or-production-test");
    w.numbers(vec![
        line!["The question is written down, with the number that would answer it with no."],
        line!["The load model, the data set and the environment are named, and the environment is booked."],
        line![format!("Large tests and tests in production or shared environments are authorised{authority}.")],
        line!["Owners of every system that will feel the load know when and how much, and can stop it."],
        line!["Dashboards and the test channel are open; the abort rules below are known to whoever runs the test."],
    ]);
    w.heading("What makes a run valid");
    w.say(line![
        "All checks must hold. A run that fails one is repeated, never explained away; a system that fails under load is a valid result."
    ]);
    let rows: Vec<Vec<Cell>> = w
        .catalog
        .validity_checks
        .iter()
        .map(|check| vec![line![check.name], line![no_stop(check.threshold.text())]])
        .collect();
    w.table(vec![Column::words("Check"), Column::words("Limit")], rows);
    w.heading("When a run is stopped");
    w.say(line![
        "In production and shared environments these rules hold without exception. Whoever sees one of these signs ends the run at once:"
    ]);
    let rules = w.catalog.abort_rules.iter();
    let (signs, limits): (Vec<_>, Vec<_>) =
        rules.partition(|rule| !["ab-steps", "ab-provider"].contains(&rule.id));
    let text = |rule: &AbortRule| line![stop(rule.text.text())];
    w.bullets(signs.into_iter().map(text).collect());
    w.say(line![
        "What keeps such a run small, and ends it when it is not kept:"
    ]);
    w.bullets(limits.into_iter().map(text).collect());
    w.heading("After a run");
    w.numbers(vec![
        line!["Validity is checked and recorded before anybody looks at response times."],
        line!["The result is stored with its context and compared with the prediction."],
        line!["The question is answered in one sentence; the decision it informs is recorded."],
        line!["Data, accounts and capacity added for the run are removed."],
    ]);
}

/// Who is accountable for a decision: ` by the security and privacy officer, with …`.
fn authority(w: &Writer, id: &str) -> String {
    let Some(decision) = w.catalog.decision(id) else {
        return String::new();
    };
    let decision = &w.catalog[decision];
    let name = |role: Idx<Role>| inside(w.catalog[role].name);
    let responsible: Vec<String> = decision
        .responsible
        .iter()
        .map(|&role| format!("the {}", name(role)))
        .collect();
    let prepared = match responsible.is_empty() {
        true => String::new(),
        false => format!(", on a request prepared by {}", list(&responsible)),
    };
    format!(" by the {}{prepared}", name(decision.accountable))
}

/// How a result reaches a release.
pub fn delivery(w: &mut Writer) {
    w.say(line![
        "Checks grow with the change: a short one with every merge, a comparable one every night, a large one before a release or a peak that depends on it."
    ]);
    let rows: Vec<Vec<Cell>> = [
        (
            "Merge",
            "Smoke test and short check against fixed limits",
            "Blocks the merge on a functional fault",
        ),
        (
            "Nightly",
            "Average load, compared with earlier runs",
            "Opens an owned alert on a regression",
        ),
        (
            "Release",
            "Tests that the release's risks ask for",
            "Result and accepted risk stand in the release decision",
        ),
        (
            "Event",
            "Peak, spike and soak at the forecast plus headroom",
            "Readiness decision 12, 8, 4 and 1 weeks before",
        ),
    ]
    .into_iter()
    .map(|(stage, check, effect)| vec![line![stage], line![check], line![effect]])
    .collect();
    w.table(
        vec![
            Column::words("Stage"),
            Column::words("Check"),
            Column::words("Effect"),
        ],
        rows,
    );
    formulas(w, "How many runs a comparison needs", &["runs-needed"]);
    w.heading("Standard");
    standards(w, "delivery-integration");
}

/// How much capacity is proven, planned and paid for.
pub fn capacity(w: &mut Writer) {
    w.say(line![format!(
        "Each critical service proves {}% more than its forecast peak. What is proven is written beside today's peak, with the date of the test.",
        headroom(w.catalog, w.plan)
    )]);
    standards(w, "capacity-cost");
    formulas(w, "How a limit is predicted", &["scalability"]);
}

/// What may be tested in production, and under which guard.
pub fn resilience(w: &mut Writer) {
    let left_out = w.catalog.practice("res-4b");
    let left_out = left_out.filter(|&practice| !w.insight.given().applies(practice));
    if let Some(practice) = left_out {
        let answer = w.plan.answer(w.catalog[practice].id);
        let reason = match answer.map_or("", |answer| answer.reason.trim()) {
            "" => String::new(),
            reason => format!(" {}", stop(reason)),
        };
        w.say(line![
            "Load is not applied in production.",
            reason,
            " Where the standard below speaks of load tests in production, this exception holds; the rules are for shared environments, and for the day on which it is lifted."
        ]);
    }
    w.say(line![
        "Tests in production are allowed only with an authorisation that names the ceiling, the time window, the people who can stop it and how test data are marked. The abort rules of the execution process hold without exception."
    ]);
    w.heading("Never");
    w.bullets(vec![
        line!["Load on a third party's system without its written consent."],
        line![
            "Load beyond the ceiling of the authorisation, or while a rule to stop is not watched."
        ],
        line!["Payments, messages or orders that reach real customers or suppliers."],
        line!["A test during a change freeze, an incident or another test on the same resources."],
    ]);
    w.heading("Standard");
    standards(w, "resilience-production");
}

/// How figures are made and shown.
pub fn analysis(w: &mut Writer) {
    w.heading("Rules for figures");
    w.numbers(vec![
        line!["Percentiles come from full distributions, are never averaged, and are taken from the intended send time."],
        line!["A figure stands with its load, its window and the number of runs behind it."],
        line!["Two versions are compared with as many runs per side as the noise asks for."],
        line!["Errors are counted apart from slow answers and shown beside them."],
        line!["A prediction is written down before the run and compared with what happened in production."],
    ]);
    formulas(
        w,
        "Formulas behind the rules",
        &["availability-budget", "prediction-error"],
    );
    w.heading("Who sees what");
    let rows: Vec<Vec<Cell>> = w
        .catalog
        .stakeholders
        .iter()
        .map(|who| {
            vec![
                line![who.name],
                line![no_stop(who.wants.text())],
                line![who.channel],
                line![who.cadence],
            ]
        })
        .collect();
    w.table(
        vec![
            Column::words("Reader"),
            Column::words("Wants to see"),
            Column::words("Where"),
            Column::words("How often"),
        ],
        rows,
    );
}
