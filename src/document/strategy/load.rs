//! What load looks like and where it comes from: workload models, the test
//! portfolio, environments, data, tools.

use super::standards::standards;
use crate::catalog::{Coded, Formula, FormulaUse, TestType};
use crate::document::block::{Cell, Column, Inline, code, strong};
use crate::document::clean::one_line;
use crate::document::shared::front;
use crate::document::shared::practices::{Coming, coming, note};
use crate::document::words::{counted, list, money, no_stop, stop};
use crate::document::writer::Writer;
use crate::insight::budget::{RunsCost, Units};
use crate::insight::load::{PeakLoad, arrival, peak_load, short};
use crate::insight::number::grouped;
use crate::insight::readiness::Part;
use crate::insight::vision::headroom;
use crate::line;
use crate::plan::{Choice, Date};

/// How the load of each journey is derived.
pub fn workload(w: &mut Writer) {
    w.say(line![
        "Load is stated as arrivals: how many new transactions come per second, not how many users wait. A closed model is used only where a fixed set of users really waits for each answer."
    ]);
    let journeys = &w.plan.vision.journeys;
    let share: Option<u16> = headroom(w.catalog, w.plan).trim().parse().ok();
    let mut rows = Vec::new();
    for journey in journeys {
        let model = match arrival(journey.arrival) {
            Some((model, meaning)) => line![format!("{model}: {meaning}")],
            None => w.missing_cell(Part::Vision, "Choose the arrival model of every journey."),
        };
        let peak = match journey.peak_per_hour {
            Some(peak) => line![grouped(u64::from(peak))],
            None => w.missing_cell(
                Part::Vision,
                "State the transactions in the busiest hour of every journey.",
            ),
        };
        let load = peak_load(journey);
        let rate = |rate: u64| line![format!("{} requests/s", grouped(rate))];
        let follows = || line!["follows from the peak"];
        let usual = |value: Option<String>| line![value.unwrap_or("1 (not stated)".to_owned())];
        let mut row = vec![
            line![journey.name.clone()],
            model,
            peak,
            usual(journey.requests_per_transaction.map(|n| short(n, 1))),
            usual(journey.spike_factor.map(|n| short(n, 2))),
            load.map_or_else(follows, |load| rate(load.requests)),
        ];
        if let Some(share) = share {
            let proven = |load: PeakLoad| rate(with_headroom(load.requests, share));
            row.push(load.map_or_else(follows, proven));
        }
        rows.push(row);
    }
    if rows.is_empty() {
        let line = w.missing(
            Part::Vision,
            "Add the critical journeys with their arrival model and the transactions in their busiest hour.",
        );
        w.say(line);
    }
    let mut columns = vec![
        Column::words("Journey"),
        Column::words("Arrivals"),
        Column::figures("Transactions in the busiest hour"),
        Column::figures("Requests per transaction"),
        Column::figures("Spike factor"),
        Column::figures("Peak"),
    ];
    if let Some(share) = share {
        columns.push(Column::figures(format!("To prove, {share}% above it")));
    }
    let any = !rows.is_empty();
    w.table(columns, rows);
    if any {
        w.say(line![
            "The spike factor is the busiest minute against the busiest hour; the peak is the rate in that minute, rounded up."
        ]);
    }
    let details = &w.plan.details;
    if !details.event.trim().is_empty() {
        w.say(line![format!(
            "The date that decides is that of {}: by then the peak plus {}% headroom is proven.",
            front::event_name(w),
            headroom(w.catalog, w.plan)
        )]);
    }
    formulas(
        w,
        "How peaks, users and limits are derived",
        &[
            "peak-rps",
            "arrival-rate",
            "virtual-users",
            "proven-target",
            "workload-deviation",
        ],
    );
    w.heading("Standard");
    standards(w, "workload-modelling");
}

/// A rate with so many per cent on top, rounded up.
fn with_headroom(rate: u64, percent: u16) -> u64 {
    let proven = u128::from(rate) * (100 + u128::from(percent));
    u64::try_from(proven.div_ceil(100)).unwrap_or(u64::MAX)
}

/// Some formulas of the content under a heading of their own.
pub fn formulas(w: &mut Writer, title: &'static str, ids: &[&str]) {
    let entries: Vec<&'static Formula> = ids
        .iter()
        .filter_map(|id| w.catalog.formula(id))
        .map(|idx| &w.catalog[idx])
        .collect();
    let rows: Vec<Vec<Cell>> = entries
        .into_iter()
        .map(|formula| {
            vec![
                line![formula.name],
                line![code(formula.text)],
                line![formula.note.map_or("–", |note| no_stop(note.text()))],
            ]
        })
        .collect();
    w.heading(title);
    w.table(
        vec![
            Column::words("Figure"),
            Column::words("Formula"),
            Column::words("Unit or example"),
        ],
        rows,
    );
}

/// Whether a kind of test can be part of the portfolio at all.
pub fn has_place(w: &Writer, test: &TestType) -> bool {
    let applies = |practice| w.insight.given().applies(practice);
    test.practice.is_none_or(applies)
}

/// Whether the targets ask for a kind of test: that of the dimension whose practice it serves, and of
/// test design for those that serve no single one.
pub fn is_asked_for(w: &Writer, test: &TestType) -> bool {
    let dimension = match test.practice {
        Some(practice) => Some(w.catalog[practice].dimension),
        None => w.catalog.dimension("test-design"),
    };
    dimension.is_some_and(|d| test.from_level <= w.insight.targets().of(d).plan_target)
}

/// The kinds of test that belong to the portfolio at the target.
pub fn portfolio(w: &mut Writer) {
    let all = &w.catalog.test_types;
    let chosen: Vec<_> = all
        .iter()
        .filter(|test| is_asked_for(w, test) && has_place(w, test))
        .collect();
    w.say(line![format!(
        "{} {} to the portfolio at the targets of this plan. Each answers one question; a test without a question that could be answered with no is not run.",
        counted(chosen.len(), "kind of test", "kinds of test"),
        if chosen.len() == 1 { "belongs" } else { "belong" }
    )]);
    let rows: Vec<Vec<Cell>> = chosen
        .iter()
        .map(|test| {
            vec![
                line![test.name],
                line![test.question],
                line![no_stop(test.load.text())],
                line![test.duration],
                line![test.environment],
                line![test.cadence],
                line![no_stop(test.pass_criteria.text())],
            ]
        })
        .collect();
    w.table(
        vec![
            Column::words("Test"),
            Column::words("Question"),
            Column::words("Load"),
            Column::words("Duration"),
            Column::words("Where"),
            Column::words("When"),
            Column::words("Passes when"),
        ],
        rows,
    );
    let (here, elsewhere): (Vec<&TestType>, Vec<&TestType>) =
        all.iter().partition(|test| has_place(w, test));
    let here = here.into_iter().filter(|test| !is_asked_for(w, test));
    let later: Vec<&str> = here.map(|test| test.name.text()).collect();
    let elsewhere: Vec<&str> = elsewhere.iter().map(|test| test.name.text()).collect();
    if !later.is_empty() {
        w.say(line![format!(
            "Not part of the portfolio, because only higher targets ask for them: {}.",
            list(&later)
        )]);
    }
    if !elsewhere.is_empty() {
        w.say(line![format!(
            "Left out, because they do not apply here: {}. Section 2 says why.",
            list(&elsewhere)
        )]);
    }
    w.heading("Standard");
    standards(w, "test-design");
}

/// Where tests run, and what may be concluded from there.
pub fn environments(w: &mut Writer) {
    w.say(line![
        "A result is translated to production by a written rule that a comparison at equal load has confirmed; without one, a result outside production is a comparison with earlier runs and nothing more."
    ]);
    w.say(line![
        "For each environment the team keeps one fact sheet: purpose, size against production, what differs, who books it, which external systems are real, stubbed or limited, and how much two equal runs differ."
    ]);
    bookable(w);
    standards(w, "environments");
}

/// The environments that the plan books, if it names any.
fn bookable(w: &mut Writer) {
    let rows = w.plan.resources.environments.iter().map(|environment| {
        let name = match environment.name.trim() {
            "" => "Test environment",
            name => name,
        };
        let at_once = environment.places.unwrap_or(1);
        let day = |day: Option<Date>, none: &str| day.map_or(none.to_owned(), |day| day.long());
        vec![
            line![name.to_owned()],
            line![at_once.to_string()],
            line![day(environment.from, "the start of the plan")],
            line![day(environment.until, "no end stated")],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Environment"),
            Column::figures("Bookings at once"),
            Column::words("From"),
            Column::words("Until"),
        ],
        rows,
    );
}

/// Which data tests use, and how they are protected.
pub fn data(w: &mut Writer) {
    w.say(line![
        "No personal or payment data is used by default. Each data set has a recorded origin, a protection (synthetic, masked or formally approved), a reset script and a date by which it is deleted."
    ]);
    standards(w, "test-data");
}

/// Which tools are used, as far as the plan knows, or when that is decided.
fn toolset(w: &Writer) -> Vec<Inline> {
    let Some(practice) = w.catalog.practice("gen-2a") else {
        return Vec::new();
    };
    if w.insight.given().choice(practice) == Choice::Yes {
        let evidence = w.plan.answer("gen-2a").map(|answer| &answer.evidence);
        let evidence = evidence.map_or(String::new(), |evidence| one_line(evidence));
        let said = [stop(&evidence), stop(&note(w, practice))];
        let said: Vec<String> = said.into_iter().filter(|text| !text.is_empty()).collect();
        return match said.is_empty() {
            true => line![
                "A toolset is agreed. Which it is, and why, is not recorded in this plan: it belongs to the evidence of practice gen-2a."
            ],
            false => line![
                "A toolset is agreed. What is recorded of it: ",
                said.join(" ")
            ],
        };
    }
    match coming(w, practice) {
        Coming::Planned(at) => {
            let item = &w.insight.roadmap().items[at];
            let code = item.initiative.map(|i| w.catalog[i].code().to_string());
            let code = code.map_or(String::new(), |code| code + " ");
            line![format!(
                "Which tools are used, and why, is decided by {} with {code}{}.",
                item.end.long(),
                item.title.trim()
            )]
        }
        _ => line!["Which tools are used, and why, is not decided yet (practice gen-2a)."],
    }
}

/// The tools, their sizing and how they are paid for.
pub fn tooling(w: &mut Writer) {
    let toolset = toolset(w);
    w.say(toolset);
    standards(w, "load-generation");
    let defaults = &w.catalog.load_generation;
    w.heading("Sizing of generators");
    w.say(line![format!(
        "Until a calibration says otherwise, one generator is taken to send {} requests per second, to hold {} protocol-level or {} browser-level virtual users and to carry {} Gbit/s, and {}% are kept in reserve.",
        grouped(u64::from(defaults.requests_per_generator)),
        grouped(u64::from(defaults.protocol_users_per_generator)),
        defaults.browser_users_per_generator,
        defaults.gigabits_per_generator,
        defaults.reserve
    )]);
    w.say(line![
        stop(defaults.limits.text()),
        " ",
        stop(defaults.lesson.text())
    ]);
    let cost = w
        .catalog
        .formulas
        .iter()
        .filter(|f| f.used_in == FormulaUse::LoadCost);
    let ids: Vec<&str> = cost.map(|formula| formula.id).collect();
    formulas(w, "How the cost of a year of runs is worked out", &ids);
    if let Some(cost) = w.insight.budget().runs {
        w.say(line![format!(
            "With the figures of the plan a run needs {} generators, and {} runs a year cost {}; the roadmap has the parts in its section on resources and budget.",
            grouped(cost.generators),
            grouped(cost.runs.into()),
            money(w.plan, cost.total)
        )]);
    }
    licences(w);
}

/// How each licence model counts, and what it would count for the plan's own runs.
fn licences(w: &mut Writer) {
    w.heading("How licences are counted");
    let runs = w.plan.budget.runs.as_ref();
    let counted = runs.map(|runs| RunsCost::compare(w.catalog, runs));
    let chosen = runs.and_then(|runs| runs.licence.as_ref());
    let chosen = chosen.and_then(|id| w.catalog.licence_model(id.as_str()));
    let rows = w.catalog.licence_models.entries().map(|(idx, model)| {
        let name = model.name.text();
        let mut row = vec![
            match chosen == Some(idx) {
                true => line![strong(name), " (ours)"],
                false => line![name],
            },
            line![no_stop(model.rule.text())],
            line![no_stop(model.caution.text())],
        ];
        if let Some(counted) = &counted {
            let units = counted.iter().find(|(known, _)| *known == idx);
            row.push(line![match units {
                Some((_, Units::PerRun(units))) => grouped(*units) + " a run",
                Some((_, Units::PerYear(units))) => grouped(*units) + " a year",
                _ => "none".to_owned(),
            }]);
        }
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let mut columns = vec![
        Column::words("Model"),
        Column::words("Counted as"),
        Column::words("Watch"),
    ];
    if counted.is_some() {
        columns.push(Column::figures("Units of our runs"));
    }
    w.table(columns, rows);
}
