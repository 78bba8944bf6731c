//! The roadmap phase by phase.

use super::{Shown, has_items, state};
use crate::catalog::Coded;
use crate::document::block::{Cell, Column, strong};
use crate::document::mermaid::{Bar, Progress, Section, Span, gantt};
use crate::document::shared::register;
use crate::document::words::{about_money, count, inside, list, money, person_days, stop};
use crate::document::writer::Writer;
use crate::insight::budget::Source;
use crate::insight::cost::Money;
use crate::insight::forecast::week_of;
use crate::insight::network::half_days;
use crate::insight::roadmap::PhaseFigures;
use crate::line;
use crate::plan::{ItemState, Risk};

pub fn phases(w: &mut Writer) {
    if !has_items(w) {
        return;
    }
    let shown = Shown::new(w);
    w.say(line![
        "\"Done when\" has the usual exit criteria of such a phase, \"Expected by then\" what this schedule leads to, as in section 14. Where that is less, the work for a criterion lies in a later phase: the steering group moves the criterion there when it approves the roadmap, or the work forward."
    ]);
    for &at in &shown.phases {
        w.heading(shown.phase_name(w, at));
        chart(w, &shown, at);
        facts(w, &shown, at);
        initiatives(w, &shown, at);
    }
}

fn chart(w: &mut Writer, shown: &Shown, at: usize) {
    let figures = w.insight.roadmap();
    let phase = &figures.phases[at];
    let bars = phase.items.iter().map(|&item| Bar {
        code: shown.codes[item].clone(),
        name: figures.items[item].title.clone(),
        span: Span::Days(figures.items[item].start, figures.items[item].end),
        critical: w.insight.slack()[item] == Some(0),
        progress: Progress::of(w.plan.roadmap.items[item].state),
    });
    let name = shown.phase_name(w, at);
    let section = Section {
        name: name.clone(),
        bars: bars.collect(),
    };
    let description = format!(
        "{} with first and last day; critical ones have no slack",
        count(phase.items.len(), "initiative", "initiatives")
    );
    for chart in gantt(&name, &description, figures.calendar, &[section]) {
        w.diagram(Some(chart));
    }
}

fn facts(w: &mut Writer, shown: &Shown, at: usize) {
    let figures = w.insight.roadmap();
    let phase = &figures.phases[at];
    let entry = &w.catalog[phase.phase];
    let mut terms = vec![("Dates", line![shown.dates(w, at), "."])];
    if phase.items.is_empty() {
        terms.push(("Work", line![
            "none. No initiative starts here; what it costs is for what was begun or finished before."
        ]));
        terms.push(("Cost", line![cost(w, at), "."]));
        return w.terms(terms);
    }
    terms.push(("Goal", line![stop(entry.theme.text())]));
    let work = person_days(phase.work.mean());
    terms.push(("Effort and cost", line![work, ", ", cost(w, at), "."]));
    let states = phase.items.iter().map(|&at| w.plan.roadmap.items[at].state);
    let over = states.clone().all(|state| !is_open(state));
    let last = phase.items.iter().map(|&at| figures.items[at].end).max();
    if let Some(last) = last.filter(|_| over) {
        terms.push(("Finished", line![format!("on {}.", last.long())]));
    } else if let Some(by) = shown.phase_by(w, at) {
        let [p50, p80, _] = by.weeks(figures.calendar).map(|day| day.long());
        terms.push(("Finished", line![format!(
            "by the week of {p50} in half of all cases (P50), by the week of {p80} in four of five (P80)."
        )]));
    }
    if entry.to_week.is_some() {
        terms.push(("Done when", line![stop(entry.exit.text())]));
        let expected = entry.kpis.iter().filter_map(|&kpi| {
            let target = register::phase_target(w, kpi, at);
            register::target_words(w, kpi, target)
        });
        let expected: Vec<String> = expected.collect();
        if phase.expected.is_some() && !expected.is_empty() {
            terms.push(("Expected by then", line![list(&expected), "."]));
        }
    }
    let lowered = lowered(w, phase);
    if !lowered.is_empty() {
        terms.push(("Risks it lowers", line![list(&lowered), "."]));
    }
    let threats = threats(w, phase);
    if !threats.is_empty() {
        terms.push(("Risks to it", line![threats.join("; "), "."]));
    }
    if let Some(end) = phase.end {
        let running = phase
            .items
            .iter()
            .filter(|&&item| is_open(w.plan.roadmap.items[item].state))
            .map(|&item| (&shown.codes[item], figures.items[item].end));
        let running: Vec<String> = running
            .filter(|(_, last)| *last > end)
            .map(|(code, last)| format!("{code} (until {})", last.long()))
            .collect();
        let running = match running.len() {
            0 => String::new(),
            _ => format!(" Still under way then: {}.", list(&running)),
        };
        let after = figures.phases[at + 1..].iter();
        let next = match after.clone().any(|phase| !phase.items.is_empty()) {
            true => "whether the next phase keeps its scope and budget",
            false => "what follows the roadmap",
        };
        let due = match end < w.plan.details.as_of {
            true => format!("was due on {}:", end.long()),
            false => format!("on {} the steering group decides", end.long()),
        };
        terms.push((
            "Decision at its end",
            line![format!(
                "{due} whether the exit criteria are met, and {next}.{running}"
            )],
        ));
    }
    w.terms(terms);
}

/// What a phase costs, with its parts if there are several: `EUR 68,775 for its initiatives and
/// EUR 5,834 for the upkeep of what is done: EUR 74,609 in all`.
fn cost(w: &Writer, at: usize) -> String {
    let budget = w.insight.budget();
    let all = budget.expected.by_phase[at].likely;
    let work = w.insight.roadmap().phases[at].cost.likely();
    let lines = budget.lines.iter();
    let upkeep = lines.filter(|line| line.source == Source::Upkeep);
    let upkeep: i64 = upkeep.map(|line| line.spread.by_phase[at].likely.0).sum();
    let parts = [
        (work, "for its initiatives"),
        (Money(upkeep), "for the upkeep of what is done"),
        (Money(all.0 - work.0 - upkeep), "for everything else"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(amount, _)| amount.0 > 0)
        .map(|(amount, what)| format!("{} {what}", money(w.plan, amount)))
        .collect();
    match parts.as_slice() {
        [] => money(w.plan, all),
        [one] => one.clone(),
        parts => format!("{}: {} in all", list(parts), money(w.plan, all)),
    }
}

fn is_open(state: ItemState) -> bool {
    matches!(state, ItemState::Planned | ItemState::Running)
}

/// The initiatives of a phase in the order of starting.
fn initiatives(w: &mut Writer, shown: &Shown, at: usize) {
    let figures = w.insight.roadmap();
    let here = &figures.phases[at].items;
    let begun = here
        .iter()
        .any(|&item| w.plan.roadmap.items[item].state != ItemState::Planned);
    let has_forecast = shown.items.iter().any(Option::is_some);
    let mut columns = vec![
        Column::words("Code"),
        Column::words("Initiative"),
        Column::words("Starts"),
        Column::words("Ends"),
    ];
    if has_forecast {
        columns.push(Column::words("P80, week of"));
    }
    columns.extend([Column::figures("Effort"), Column::figures("Slack")]);
    if begun {
        columns.push(Column::words("State"));
    }
    let rows = here.iter().map(|&item| {
        let known = &figures.items[item];
        let mut row = vec![
            line![shown.codes[item].clone()],
            line![known.title.clone()],
            line![known.start.long()],
            line![known.end.long()],
        ];
        if has_forecast {
            row.push(match &shown.items[item] {
                Some(forecast) => {
                    line![week_of(figures.calendar.last_day(forecast.by.p80)).long()]
                }
                None => line!["–"],
            });
        }
        row.push(line![person_days(known.work.mean())]);
        row.push(match w.insight.slack()[item] {
            None => line!["–"],
            Some(0) => line![strong("none")],
            Some(slack) => line![half_days(slack)],
        });
        if begun {
            row.push(line![state(&w.plan.roadmap.items[item])]);
        }
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(columns, rows);
}

/// The risks of the content's top ten that initiatives of a phase lower.
fn lowered(w: &Writer, phase: &PhaseFigures) -> Vec<String> {
    let items = &w.insight.roadmap().items;
    let here = phase
        .items
        .iter()
        .filter_map(|&item| items[item].initiative);
    let here: Vec<_> = here.collect();
    let top = register::top_risks(w).iter();
    top.filter(|risk| {
        risk.initiatives
            .iter()
            .any(|initiative| here.contains(initiative))
    })
    .take(4)
    .map(|risk| {
        let entry = &w.catalog[risk.risk];
        format!("{} ({})", inside(entry.title.text()), entry.code())
    })
    .collect()
}

/// The plan's own risks that would delay initiatives of a phase.
fn threats(w: &Writer, phase: &PhaseFigures) -> Vec<String> {
    let items = &w.plan.roadmap.items;
    let here = |risk: &&Risk| {
        let mut threatened = phase.items.iter();
        threatened.any(|&at| is_open(items[at].state) && risk.items.contains(&items[at].id))
    };
    let risks = w.plan.governance.risks.iter().filter(here);
    risks.map(|risk| threat(w, risk)).collect()
}

/// `supplier is late (30%: 5 days, EUR 4,000)`
fn threat(w: &Writer, risk: &Risk) -> String {
    let source = risk.source.as_ref();
    let known = source.and_then(|id| w.catalog.risk(id.as_str()));
    let title = match (risk.title.trim(), known) {
        ("", Some(known)) => inside(w.catalog[known].title.text()),
        ("", None) => "a risk without a name".to_owned(),
        (title, _) => crate::document::clean::one_line(title),
    };
    let mut effects = Vec::new();
    if risk.delay > 0 {
        effects.push(format!("{} later", half_days(risk.delay)));
    }
    if let Some(cost) = risk.cost.filter(|&cost| cost > 0) {
        effects.push(about_money(w.plan, crate::insight::Money(cost)));
    }
    match effects.is_empty() {
        true => format!("{title} ({}%)", risk.chance),
        false => format!("{title} ({}%: {})", risk.chance, list(&effects)),
    }
}
