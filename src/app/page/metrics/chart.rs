//! A KPI as a picture: what was read off over time, against where it should be.

use super::kpis::{READS, of};
use crate::app::chart::lanes::text_width;
use crate::app::chart::plot::Plot;
use crate::app::session::Session;
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::metrics::{PlanMetric, plain};
use crate::plan::{Better, Date, Metric, Plan};
use leptos::prelude::*;

/// Width and height of the picture, and the room around its frame.
const WIDTH: i32 = 480;
const HEIGHT: i32 = 240;
const TOP: i32 = 24;
const RIGHT: i32 = WIDTH - 12;
const BOTTOM: i32 = HEIGHT - 28;

/// What is drawn.
#[derive(Clone, Default, PartialEq)]
struct Picture {
    /// The same in words.
    said: String,
    /// Marked values: where, and the value.
    marks: Vec<(i32, String)>,
    /// Where the frame begins.
    left: i32,
    /// Ends of phases: where, the phase, and where its name ends if it has room.
    ends: Vec<(i32, &'static str, bool)>,
    /// The first and the last day.
    days: [String; 2],
    /// The path through the readings.
    path: String,
    /// The readings: where, and in words.
    points: Vec<(i32, i32, String)>,
    /// The path of the target; two of a band.
    target: String,
    /// What the path of the target is; empty where there is none.
    target_name: &'static str,
}

/// The days that are shown, and the ends of phases among them.
fn days(plan: &Plan, one: &PlanMetric, readings: &[(Date, i64)]) -> (Date, Date) {
    let start = plan.details.start;
    let first = readings.first().map_or(start, |(day, _)| start.min(*day));
    let last = readings.last().map(|(day, _)| *day);
    let due = one.targets.iter().filter_map(|due| due.by).max();
    // The first phase at least.
    let least = start.plus_days(7 * 13 - 1);
    let ends = [last, due, Some(plan.details.as_of)].into_iter().flatten();
    (first, ends.max().unwrap_or(least).max(least))
}

/// The points of the target's line: from the baseline through what is due at the ends of phases,
/// and on as far as the picture goes.
fn aimed(plan: &Plan, one: &PlanMetric, baseline: Option<i64>, last: Date) -> Vec<(Date, i64)> {
    if one.targets.is_empty() {
        return Vec::new();
    }
    let mut points: Vec<(Date, i64)> = Vec::new();
    points.extend(baseline.map(|value| (plan.details.start, value)));
    points.extend(
        one.targets
            .iter()
            .map(|due| (due.by.unwrap_or(last), due.value)),
    );
    if let Some(&(_, value)) = points.last() {
        points.push((last, value));
    }
    points
}

fn path(plot: &Plot, points: &[(Date, i64)]) -> String {
    let mut path = String::new();
    for (at, &(day, value)) in points.iter().enumerate() {
        path += if at == 0 { "M" } else { "L" };
        path += &plot.x(day).to_string();
        path += " ";
        path += &plot.y(value).to_string();
    }
    path
}

/// The picture, if there is anything to draw.
fn picture(insight: &Insight, stated: &Metric, one: &PlanMetric) -> Option<Picture> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let read = stated.by_day().into_iter();
    let readings: Vec<(Date, i64)> = read.map(|one| (one.date, one.value)).collect();
    let (first, last) = days(plan, one, &readings);
    let band = match one.better {
        Better::Band => [one.band.0, one.band.1],
        _ => [None, None],
    };
    let aimed = match one.better {
        Better::Band => Vec::new(),
        _ => aimed(plan, one, stated.baseline, last),
    };
    let band = band.into_iter().flatten();
    let values = readings.iter().chain(&aimed).map(|(_, value)| *value);
    let values = values.chain(band.clone());
    values.clone().next()?;
    let marks_of = |left| Plot::new(first, last, values.clone(), [left, TOP, RIGHT, BOTTOM]);
    let names = marks_of(0).marks();
    let widest = names.iter().map(|&mark| text_width(&plain(mark))).max();
    let left = widest.unwrap_or(0) + 16;
    let plot = marks_of(left);
    let marks = names.iter().map(|&mark| (plot.y(mark), plain(mark)));
    let mut ends = Vec::new();
    let mut free = left;
    for phase in catalog.phases.iter() {
        let Some(week) = phase.to_week.map(i32::from) else {
            continue;
        };
        let day = plan.details.start.plus_days(7 * week - 1);
        if first <= day && day <= last {
            let x = plot.x(day);
            let fits = x - free >= text_width(phase.name) + 4;
            ends.push((x, phase.name, fits));
            free = x;
        }
    }
    let text = |(day, value): (Date, i64)| [&one.text(plan, value), " on ", &day.medium()].concat();
    let points = readings
        .iter()
        .map(|&(day, value)| (plot.x(day), plot.y(value), text((day, value))));
    let levels = band.map(|value| path(&plot, &[(first, value), (last, value)]));
    let (target, target_name) = match one.better {
        Better::Band => (levels.collect::<String>(), "Edges of the band"),
        _ => (path(&plot, &aimed), "Target"),
    };
    let from_to = match readings.as_slice() {
        [] => "No readings yet".to_owned(),
        [only] => ["One reading: ", &text(*only)].concat(),
        [first, .., last] => {
            let n = count(readings.len(), "reading", "readings");
            [&n, ", from ", &text(*first), " to ", &text(*last)].concat()
        }
    };
    Some(Picture {
        said: ["Chart. ", &from_to, ". ", &one.sentence(catalog, plan)].concat(),
        marks: marks.collect(),
        left,
        ends,
        days: [first.medium(), last.medium()],
        path: path(&plot, &readings),
        points: points.collect(),
        target_name: if target.is_empty() { "" } else { target_name },
        target,
    })
}

/// The chart, with what its lines mean.
#[component]
pub fn Chart(id: u32) -> impl IntoView {
    let session = Session::here();
    let shown = session.derive(&READS, move |insight| {
        let plan = insight.plan();
        let mut all = plan.metrics.metrics.iter();
        let stated = all.find(|metric| metric.id.0 == id)?;
        of(insight.catalog(), plan, id, |one| {
            picture(insight, stated, one)
        })
    });
    let drawing = move || {
        match shown.get() {
        Some(picture) => view! { <Drawn picture/> }.into_any(),
        None => view! { <p class="quiet-text kpi-no-chart">"The chart begins with the first reading or target."</p> }.into_any(),
    }
    };
    view! { <div class="kpi-chart">{drawing}</div> }
}

#[component]
fn Drawn(picture: Picture) -> impl IntoView {
    let Picture {
        said,
        marks,
        left,
        ends,
        days: [first, last],
        path,
        points,
        target,
        target_name,
    } = picture;
    let marks = marks.into_iter().map(|(y, value)| {
        view! {
            <path class="kpi-mark" d=format!("M{left} {y}H{RIGHT}")/>
            <text x=left - 8 y=y + 4 text-anchor="end">{value}</text>
        }
    });
    let ends = ends.into_iter().map(|(x, name, fits)| {
        view! {
            <path class="kpi-end" d=format!("M{x} {TOP}V{BOTTOM}")><title>{name}</title></path>
            {fits.then(|| view! { <text x=x y=TOP - 8 text-anchor="end">{name}</text> })}
        }
    });
    let read = !points.is_empty();
    let points = points.into_iter().map(|(x, y, text)| {
        view! { <circle cx=x cy=y r="4"><title>{text}</title></circle> }
    });
    let (marks, ends, points) = (
        marks.collect_view(),
        ends.collect_view(),
        points.collect_view(),
    );
    view! {
        <figure>
            <svg viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img" aria-label=said>
                {marks}
                {ends}
                <text x=left y=HEIGHT - 8>{first}</text>
                <text x=RIGHT y=HEIGHT - 8 text-anchor="end">{last}</text>
                <path class="kpi-target" d=target/>
                <path class="kpi-line" d=path/>
                <g class="kpi-points">{points}</g>
            </svg>
            <figcaption class="kpi-key">
                {read.then(|| view! { <span class="kpi-key-read">"Readings"</span> })}
                {(!target_name.is_empty()).then(|| view! { <span class="kpi-key-target">{target_name}</span> })}
                <span class="kpi-key-end">"End of a phase"</span>
            </figcaption>
        </figure>
    }
}
