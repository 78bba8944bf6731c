//! The roadmap on one page, then phase by phase.

use super::{codes, has_items};
use crate::document::block::{Cell, Column};
use crate::document::mermaid::{Bar, Section, Span, gantt};
use crate::document::words::{count, list, money, person_days, stop};
use crate::document::writer::Writer;
use crate::insight::roadmap::PhaseFigures;
use crate::line;

/// A phase with a number from 1: `Phase 2, Integrate`.
fn phase_name(w: &Writer, at: usize) -> String {
    let phase = w.insight.roadmap().phases[at].phase;
    format!("Phase {}, {}", at + 1, w.catalog[phase].name)
}

fn dates(phase: &PhaseFigures) -> String {
    match phase.end {
        Some(end) => format!("{} to {}", phase.start.long(), end.long()),
        None => format!("from {}", phase.start.long()),
    }
}

pub fn glance(w: &mut Writer) {
    if !has_items(w) {
        return;
    }
    let figures = w.insight.roadmap();
    let codes = codes(w);
    let rows = figures
        .phases
        .iter()
        .enumerate()
        .filter(|(_, phase)| !phase.items.is_empty())
        .map(|(at, phase)| {
            let here: Vec<&str> = phase
                .items
                .iter()
                .map(|&item| codes[item].as_str())
                .collect();
            vec![
                line![phase_name(w, at)],
                line![dates(phase)],
                line![w.catalog[phase.phase].theme],
                line![here.join(", ")],
                line![person_days(phase.work.mean())],
                line![money(w.plan, phase.cost.likely())],
            ]
        });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Phase"),
            Column::words("Dates"),
            Column::words("Goal"),
            Column::words("Initiatives"),
            Column::figures("Effort"),
            Column::figures("Cost of people"),
        ],
        rows,
    );
    w.say(line![
        "An initiative belongs to the phase in which it starts; it may end in a later one."
    ]);
    let mut sections: Vec<Section> = Vec::new();
    let mut bars = Vec::new();
    for (at, phase) in figures
        .phases
        .iter()
        .enumerate()
        .filter(|(_, phase)| !phase.items.is_empty())
    {
        let starts = phase.items.iter().map(|&item| figures.items[item].start);
        let ends = phase.items.iter().map(|&item| figures.items[item].end);
        if let (Some(start), Some(end)) = (starts.min(), ends.max()) {
            bars.push(Bar {
                code: format!("PH-{:02}", at + 1),
                name: w.catalog[phase.phase].name.to_owned(),
                span: Span::Days(start, end),
                critical: false,
            });
        }
    }
    sections.push(Section {
        name: "Work by phase".to_owned(),
        bars,
    });
    let mut gates: Vec<Bar> = figures
        .phases
        .iter()
        .enumerate()
        .filter(|(_, phase)| !phase.items.is_empty())
        .filter_map(|(at, phase)| {
            Some(Bar {
                code: format!("G-{:02}", at + 1),
                name: format!("Gate {}", w.catalog[phase.phase].name),
                span: Span::Milestone(phase.end?),
                critical: false,
            })
        })
        .collect();
    if let Some(day) = w
        .plan
        .details
        .event_date
        .filter(|&day| day >= w.plan.details.start)
    {
        let name = w.plan.details.event.trim();
        gates.push(Bar {
            code: "E-01".to_owned(),
            name: if name.is_empty() {
                "Dated event".to_owned()
            } else {
                name.to_owned()
            },
            span: Span::Milestone(day),
            critical: true,
        });
    }
    sections.push(Section {
        name: "Gates and events".to_owned(),
        bars: gates,
    });
    let description = format!(
        "{} in {}, from {} to {}",
        count(figures.items.len(), "initiative", "initiatives"),
        count(sections[0].bars.len(), "phase", "phases"),
        w.plan.details.start.long(),
        figures.end.map_or(String::new(), |end| end.long())
    );
    for chart in gantt(
        "Roadmap at a glance",
        &description,
        figures.calendar,
        &sections,
    ) {
        w.diagram(Some(chart));
    }
}

pub fn phases(w: &mut Writer) {
    if !has_items(w) {
        return;
    }
    let figures = w.insight.roadmap();
    let codes = codes(w);
    for (at, phase) in figures
        .phases
        .iter()
        .enumerate()
        .filter(|(_, phase)| !phase.items.is_empty())
    {
        let entry = &w.catalog[phase.phase];
        w.heading(phase_name(w, at));
        let bars = phase.items.iter().map(|&item| Bar {
            code: codes[item].clone(),
            name: figures.items[item].title.clone(),
            span: Span::Days(figures.items[item].start, figures.items[item].end),
            critical: figures.items[item].on_chain,
        });
        let section = Section {
            name: phase_name(w, at),
            bars: bars.collect(),
        };
        let description = format!(
            "{} with first and last day",
            count(phase.items.len(), "initiative", "initiatives")
        );
        for chart in gantt(
            &phase_name(w, at),
            &description,
            figures.calendar,
            &[section],
        ) {
            w.diagram(Some(chart));
        }
        let mut terms = vec![
            ("Dates", line![dates(phase), "."]),
            ("Goal", line![stop(entry.theme.text())]),
            (
                "Effort and cost",
                line![
                    person_days(phase.work.mean()),
                    ", ",
                    money(w.plan, phase.cost.likely()),
                    " for people."
                ],
            ),
        ];
        if entry.to_week.is_some() {
            terms.push(("Done when", line![stop(entry.exit.text())]));
        }
        let risks = risks(w, phase);
        if !risks.is_empty() {
            terms.push(("Risks it lowers", line![list(&risks), "."]));
        }
        if let Some(end) = phase.end {
            let running = phase
                .items
                .iter()
                .map(|&item| (&codes[item], figures.items[item].end));
            let running: Vec<String> = running
                .filter(|(_, last)| *last > end)
                .map(|(code, last)| format!("{code} (until {})", last.long()))
                .collect();
            let running = match running.len() {
                0 => String::new(),
                _ => format!(" Still under way then: {}.", list(&running)),
            };
            terms.push(("Decision at its end", line![format!(
                "on {} the steering group decides whether the exit criteria are met, and whether the next phase keeps its scope and budget.{running}",
                end.long()
            )]));
        }
        w.terms(terms);
        initiatives(w, phase, &codes);
    }
}

/// The initiatives of a phase in the order of starting.
fn initiatives(w: &mut Writer, phase: &PhaseFigures, codes: &[String]) {
    let rows = phase.items.iter().map(|&at| {
        let item = &w.insight.roadmap().items[at];
        vec![
            line![codes[at].clone()],
            line![item.title.clone()],
            line![item.start.long()],
            line![item.end.long()],
            line![person_days(item.work.mean())],
            line![if item.on_chain { "yes" } else { "–" }],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Code"),
            Column::words("Initiative"),
            Column::words("Starts"),
            Column::words("Ends"),
            Column::figures("Effort"),
            Column::words("On the longest chain"),
        ],
        rows,
    );
}

/// The risks of the top ten that initiatives of a phase lower.
fn risks(w: &Writer, phase: &PhaseFigures) -> Vec<String> {
    use crate::catalog::Coded;
    let here: Vec<_> = phase
        .items
        .iter()
        .filter_map(|&item| w.insight.roadmap().items[item].initiative)
        .collect();
    let top = crate::document::shared::register::top_risks(w).iter();
    top.filter(|risk| {
        risk.initiatives
            .iter()
            .any(|initiative| here.contains(initiative))
    })
    .take(4)
    .map(|risk| {
        format!(
            "{} ({})",
            crate::document::words::inside(w.catalog[risk.risk].title.text()),
            w.catalog[risk.risk].code()
        )
    })
    .collect()
}
