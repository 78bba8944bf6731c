//! The roadmap on one page.

use super::{Shown, has_items};
use crate::document::block::{Cell, Column};
use crate::document::mermaid::{Bar, Progress, Section, Span, gantt};
use crate::document::words::{count, money, named, person_days};
use crate::document::writer::Writer;
use crate::insight::forecast::{By, Chance, week_of};
use crate::line;
use crate::plan::{Date, ItemState};

/// Something that has a day.
struct Mark {
    code: String,
    name: String,
    /// The day that was set; none for a milestone without one.
    day: Option<Date>,
    /// When it is reached.
    by: Option<By>,
    /// How likely by that day.
    chance: Option<Chance>,
    reached: bool,
    critical: bool,
}

pub fn glance(w: &mut Writer) {
    if !has_items(w) {
        return;
    }
    let shown = Shown::new(w);
    phase_table(w, &shown);
    let marks = marks(w, &shown);
    chart(w, &shown, &marks);
    mark_table(w, &marks);
}

fn phase_table(w: &mut Writer, shown: &Shown) {
    let figures = w.insight.roadmap();
    let budget = w.insight.budget();
    let has_forecast = shown
        .phases
        .iter()
        .any(|&at| shown.phase_by(w, at).is_some());
    let rows = shown.phases.iter().map(|&at| {
        let phase = &figures.phases[at];
        let here: Vec<&str> = phase
            .items
            .iter()
            .map(|&item| shown.codes[item].as_str())
            .collect();
        let mut row = vec![
            line![shown.phase_name(w, at)],
            line![shown.dates(w, at)],
            line![w.catalog[phase.phase].theme],
            match here.is_empty() {
                true => line!["none: upkeep only"],
                false => line![here.join(", ")],
            },
            line![person_days(phase.work.mean())],
            line![money(w.plan, budget.expected.by_phase[at].likely)],
        ];
        if has_forecast {
            let p80 = shown.phase_by(w, at);
            let p80 = p80.map(|by| week_of(figures.calendar.last_day(by.p80)));
            row.push(line![p80.map_or("–".to_owned(), |day| day.long())]);
        }
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let mut columns = vec![
        Column::words("Phase"),
        Column::words("Dates"),
        Column::words("Goal"),
        Column::words("Initiatives"),
        Column::figures("Effort"),
        Column::figures("Expected cost"),
    ];
    if has_forecast {
        columns.push(Column::words("Finished (P80), week of"));
    }
    w.table(columns, rows);
    w.say(line![
        "An initiative belongs to the phase in which it starts; it may end in a later one. Cost is without contingency.",
        if has_forecast {
            " P80: four of five simulated courses have finished the phase by then. P80s of phases cannot be added up."
        } else {
            ""
        }
    ]);
}

/// Gates, milestones and the dated event, in that order.
fn marks(w: &Writer, shown: &Shown) -> Vec<Mark> {
    let figures = w.insight.roadmap();
    // Where nothing starts, there is nothing to decide on.
    let begun = |at: &&usize| !figures.phases[**at].items.is_empty();
    let gates = shown.phases.iter().filter(begun).filter_map(|&at| {
        Some(Mark {
            code: format!("G-{:02}", at + 1),
            name: format!("Gate {}", w.catalog[figures.phases[at].phase].name),
            day: Some(figures.phases[at].end?),
            by: shown.phase_by(w, at),
            chance: None,
            reached: false,
            critical: false,
        })
    });
    let mut marks: Vec<Mark> = gates.collect();
    let forecast = w.insight.forecast().as_ref().ok();
    for (milestone, number) in w.plan.milestones.milestones.iter().zip(1..) {
        let found = forecast.and_then(|forecast| {
            let mut all = forecast.milestones.iter();
            all.find(|found| found.id == milestone.id)
        });
        marks.push(Mark {
            code: format!("M-{number:02}"),
            name: match milestone.name.trim() {
                "" => "Milestone without a name".to_owned(),
                name => name.to_owned(),
            },
            day: milestone.date,
            by: found.and_then(|found| found.by),
            chance: found.and_then(|found| found.chance),
            reached: found.is_some_and(|found| found.reached),
            critical: false,
        });
    }
    let event = w.plan.details.event_date;
    if let Some(day) = event.filter(|&day| day >= w.plan.details.start) {
        let name = w.plan.details.event.trim();
        marks.push(Mark {
            code: "E-01".to_owned(),
            name: if name.is_empty() {
                "Dated event".to_owned()
            } else {
                named(name)
            },
            day: Some(day),
            by: None,
            chance: forecast.and_then(|forecast| forecast.event),
            reached: false,
            critical: true,
        });
    }
    marks
}

fn chart(w: &mut Writer, shown: &Shown, marks: &[Mark]) {
    let figures = w.insight.roadmap();
    let mut bars = Vec::new();
    for &at in &shown.phases {
        let phase = &figures.phases[at];
        let starts = phase.items.iter().map(|&item| figures.items[item].start);
        let ends = phase.items.iter().map(|&item| figures.items[item].end);
        let states = phase
            .items
            .iter()
            .map(|&item| w.plan.roadmap.items[item].state);
        if let (Some(start), Some(end)) = (starts.min(), ends.max()) {
            bars.push(Bar {
                code: format!("PH-{:02}", at + 1),
                name: w.catalog[phase.phase].name.to_owned(),
                span: Span::Days(start, end),
                critical: false,
                progress: together(states),
            });
        }
    }
    let n_phases = bars.len();
    let diamonds = marks.iter().filter_map(|mark| {
        // A milestone without a date of its own stands where the plan expects it.
        let planned = mark.by.map(|by| figures.calendar.last_day(by.p50));
        Some(Bar {
            code: mark.code.clone(),
            name: mark.name.clone(),
            span: Span::Milestone(mark.day.or(planned)?),
            critical: mark.critical,
            progress: match mark.reached {
                true => Progress::Done,
                false => Progress::None,
            },
        })
    });
    let sections = [
        Section {
            name: "Work by phase".to_owned(),
            bars,
        },
        Section {
            name: "Gates, milestones and events".to_owned(),
            bars: diamonds.collect(),
        },
    ];
    let p80 = w.insight.forecast().as_ref().ok();
    let p80 = p80.map_or(String::new(), |forecast| {
        let day = figures.calendar.last_day(forecast.by.p80);
        format!(", finish P80 in the week of {}", week_of(day).long())
    });
    let description = format!(
        "{} in {}, from {} to {}{p80}",
        count(figures.items.len(), "initiative", "initiatives"),
        count(n_phases, "phase", "phases"),
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

/// How far a phase is: done if all of it is, begun if any of it is.
fn together(states: impl Iterator<Item = ItemState> + Clone) -> Progress {
    let mut counted = states.filter(|&state| state != ItemState::Dropped);
    let begun = |state| matches!(state, ItemState::Done | ItemState::Running);
    match (
        counted.clone().all(|state| state == ItemState::Done),
        counted.any(begun),
    ) {
        (true, true) => Progress::Done,
        (_, true) => Progress::Active,
        _ => Progress::None,
    }
}

/// The days of the chart as a table, with how likely they are met.
fn mark_table(w: &mut Writer, marks: &[Mark]) {
    if marks.is_empty() {
        return;
    }
    let calendar = w.insight.roadmap().calendar;
    let rows = marks.iter().map(|mark| {
        let by = mark.by.filter(|_| !mark.reached);
        let week = |half_day: Option<u32>| match half_day {
            Some(half_day) => week_of(calendar.last_day(half_day)).long(),
            None => "–".to_owned(),
        };
        vec![
            line![mark.code.clone()],
            line![mark.name.clone()],
            line![mark.day.map_or("no date".to_owned(), |day| day.long())],
            line![week(by.map(|by| by.p50))],
            line![week(by.map(|by| by.p80))],
            line![match (mark.reached, mark.chance) {
                (true, _) => "reached".to_owned(),
                (false, Some(chance)) => chance.text(),
                (false, None) => "–".to_owned(),
            }],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.say(line![
        "Days to keep, and when what they wait for is finished: for a gate the initiatives that start in its phase, for a milestone those that it names. The chance is that all of these are done by the day; at a dated event it counts what is core to the first driver. A gate is held on its day whatever is done, so it has no chance."
    ]);
    w.table(
        vec![
            Column::words("Code"),
            Column::words("Gate, milestone or event"),
            Column::words("Date"),
            Column::words("Finished (P50), week of"),
            Column::words("Finished (P80), week of"),
            Column::words("Chance to meet the date"),
        ],
        rows,
    );
}
