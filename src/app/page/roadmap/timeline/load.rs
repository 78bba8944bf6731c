//! How busy each role is, on the same axis; and what to do about a week that asks for too much.

use crate::app::chart::timeline::{Drawing, rem};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::Dialog;
use crate::insight::follow::length;
use crate::insight::{EVERYTHING, Insight, Load, Span};
use crate::plan::{Calendar, ItemId, ItemState};
use leptos::prelude::*;

/// A stretch of the axis in which a role is asked for too much: the role's place, from and to in half-days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy {
    role: usize,
    from: u32,
    to: u32,
}

/// A cell of the strip.
#[derive(Clone, PartialEq)]
struct Cell {
    x: i32,
    width: i32,
    load: Load,
    busy: Busy,
    days: String,
}

/// A row of the strip: the role, and its cells.
type Row = (String, Vec<Cell>);

fn rows(insight: &Insight, drawing: &Drawing) -> Vec<Row> {
    let Some(staffing) = insight.staffing() else {
        return Vec::new();
    };
    let (axis, calendar) = (drawing.scale.axis, staffing.calendar);
    let week = calendar.half_days_per_week();
    let stretches = axis.stretches();
    let ends = stretches.iter().skip(1).map(|(x, day)| (*x, *day));
    let ends: Vec<_> = ends.chain([(axis.right(), axis.end)]).collect();
    let row = |(role, of): (usize, &crate::insight::RoleStaffing)| {
        let cells = stretches
            .iter()
            .zip(&ends)
            .filter_map(|((x, day), (end_x, end))| {
                let from = calendar.half_day_or_first(*day);
                let to = calendar.half_day_or_first(*end).min(staffing.end);
                (from < to).then(|| Cell {
                    x: *x,
                    width: end_x - x,
                    load: of.load(from, to, week),
                    busy: Busy { role, from, to },
                    days: calendar.day(from).short() + " to " + &calendar.last_day(to).medium(),
                })
            });
        (of.name.clone(), cells.collect())
    };
    staffing.roles.iter().enumerate().map(row).collect()
}

/// The strip under the bars.
#[component]
pub fn Strip(drawing: Drawing, busy: RwSignal<Option<Busy>>) -> impl IntoView {
    let session = Session::here();
    let width = drawing.right();
    let narrow = drawing.narrow;
    // The cells begin where the bars do.
    let name_width = (!narrow).then(|| rem(drawing.left));
    let rows = session.derive(&EVERYTHING, move |insight| rows(insight, &drawing));
    let cell = move |cell: Cell| {
        let Cell {
            x,
            width,
            load,
            busy: which,
            days,
        } = cell;
        let percent = load.percent.to_string() + "%";
        let fits = width >= 34;
        let said = [&days, ": ", &percent].concat();
        let class = match (load.over, load.percent) {
            (true, _) => "tl-load over",
            (_, 0) => "tl-load l0",
            (_, 1..=30) => "tl-load l1",
            (_, 31..=60) => "tl-load l2",
            (_, 61..=85) => "tl-load l3",
            _ => "tl-load l4",
        };
        let text = if fits { percent } else { String::new() };
        let inner = match load.over {
            true => view! {
                <button
                    type="button"
                    class=class
                    aria-label=said + ", too much: what to do"
                    aria-haspopup="dialog"
                    on:click=move |_| busy.set(Some(which))
                >
                    {text}
                </button>
            }
            .into_any(),
            false => view! {
                <span class=class><span aria-hidden="true">{text}</span><span class="unseen">{said}</span></span>
            }
            .into_any(),
        };
        view! { <div role="cell" class="tl-stretch" style:left=rem(x) style:width=rem(width - 2)>{inner}</div> }
    };
    let row = move |(name, cells): Row| {
        view! {
            <div class="tl-row tl-strip" role="row">
                <div class="tl-name" role="rowheader" style:width=name_width.clone()><span>{name}</span></div>
                <div class="tl-lane" role="presentation" style:width=rem(width)>
                    {cells.into_iter().map(cell).collect_view()}
                </div>
            </div>
        }
    };
    let any = move || !rows.with(Vec::is_empty);
    view! {
        <div class="tl-foot" role="table" aria-label="Load per role, of the time there is" hidden=move || !any()>
            {move || rows.get().into_iter().map(row.clone()).collect_view()}
        </div>
    }
}

/// What takes a role's time in its worst week, and what would help.
#[derive(Clone, PartialEq)]
struct Advice {
    title: String,
    intro: String,
    causes: Vec<(ItemId, String, String)>,
    fixes: Vec<String>,
}

fn advice(insight: &Insight, busy: Busy) -> Option<Advice> {
    let staffing = insight.staffing().as_ref()?;
    let role = staffing.roles.get(busy.role)?;
    let (calendar, plan) = (staffing.calendar, insight.plan());
    let week = calendar.half_days_per_week();
    let span = role.worst_week(busy.from, busy.to, week)?;
    let load = role.load(span.start, span.finish, week);
    let (figures, slack) = (insight.roadmap(), insight.slack());
    let causes = role.causes(span);
    let named = causes.iter().map(|cause| {
        let of = &figures.items[cause.item];
        let part = cause.percent.to_string() + "% of the time there is";
        (of.item, of.title.clone(), part)
    });
    let mut fixes = Vec::new();
    for cause in &causes {
        let item = &plan.roadmap.items[cause.item];
        let after = later(calendar, span);
        if let Some(slack) = slack.get(cause.item).copied().flatten()
            && slack > 0
            && item.state == ItemState::Planned
        {
            let name = &figures.items[cause.item].title;
            let room = length(slack.into(), week);
            fixes.push(
                [
                    name,
                    " can end ",
                    &room,
                    " later without moving the end: start it on ",
                    &after,
                    " or later.",
                ]
                .concat(),
            );
        }
    }
    let missing = load.percent.saturating_sub(100);
    fixes.push(format!(
        "Give the role {missing}% more time in that week, or take that much work off it."
    ));
    if causes.len() > 1 {
        fixes.push(
            "Let planning decide their dates again: unpin them and choose \"Plan from gaps\"."
                .to_owned(),
        );
    }
    Some(Advice {
        title: role.name.clone() + ", week of " + &calendar.day(span.start).medium(),
        intro: format!(
            "The roadmap asks for {}% of the time there is.",
            load.percent
        ),
        causes: named.collect(),
        fixes,
    })
}

/// The day after a span.
fn later(calendar: Calendar, span: Span) -> String {
    calendar.day(span.finish).medium()
}

/// The dialog about a week that asks for too much.
#[component]
pub fn BusyWeek(open: RwSignal<Option<Busy>>) -> impl IntoView {
    let session = Session::here();
    let shown = RwSignal::new(false);
    let which = RwSignal::new(None::<Busy>);
    Effect::new(move |_| {
        if let Some(busy) = open.get() {
            which.set(Some(busy));
            open.set(None);
            shown.set(true);
        }
    });
    let advice =
        Memo::new(move |_| advice(&session.insight_now(), which.get().filter(|_| shown.get())?));
    let title = Signal::derive(move || {
        advice.with(|advice| advice.as_ref().map_or(String::new(), |a| a.title.clone()))
    });
    view! {
        <Dialog open=shown title>
            {move || advice.get().map(|advice| view! {
                <p>{advice.intro}</p>
                <h3>"What takes it"</h3>
                <ul class="plain">
                    {advice.causes.into_iter().map(|(id, title, part)| view! {
                        <li><a href=Route::Roadmap(Some(id)).to_string()><bdi>{title}</bdi></a> ": " {part}</li>
                    }).collect_view()}
                </ul>
                <h3>"What would help"</h3>
                <ul class="plain">
                    {advice.fixes.into_iter().map(|fix| view! { <li>{fix}</li> }).collect_view()}
                </ul>
            })}
        </Dialog>
    }
}
