//! The lines of the table with their bars.

use super::super::drag::reach;
use super::super::lanes::{BAR, BAR_TOP, ROW, Title, apart, text_width, title};
use super::TimelineRow;
use super::drawing::{Drawing, rem};
use crate::app::ui::Icon;
use leptos::attr::custom::{CustomAttr, custom_attribute};
use leptos::prelude::*;
use std::sync::Arc;

/// How deep a row lies, to be heard: Leptos has no name of its own for this attribute.
fn level(depth: &'static str) -> CustomAttr<&'static str, &'static str> {
    custom_attribute("aria-level", depth)
}

/// What the Tab key reaches, and the arrow keys walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stop {
    /// A group, by place.
    Group(usize),
    /// A row, by number.
    Row(u32),
}

impl Stop {
    /// The element that takes the focus.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Stop::Group(group) => "group-".to_owned() + &group.to_string(),
            Stop::Row(id) => "bar-".to_owned() + &id.to_string(),
        }
    }
}

/// A group: its name opens and closes it.
#[component]
pub fn GroupLine(
    group: usize,
    drawing: Arc<Drawing>,
    closed: RwSignal<Vec<usize>>,
    selector: Selector<Option<Stop>>,
) -> impl IntoView {
    let known = drawing.groups.get(group).cloned();
    let (name, note) = known.map_or_else(Default::default, |g| (g.name, g.note));
    let is_open = drawing.is_open(group);
    let stop = Stop::Group(group);
    let toggle = move |_| toggle(closed, group, None);
    let reached = move || {
        if selector.selected(&Some(stop)) {
            "0"
        } else {
            "-1"
        }
    };
    // Over the whole of what is in sight, however far it is scrolled.
    view! {
        <div class="tl-row tl-group" role="row" aria-expanded=is_open.to_string() {..level("1")}>
            <div class="tl-name" role="rowheader">
                <button type="button" id=stop.id() class="tl-toggle" tabindex=reached aria-expanded=is_open.to_string() on:click=toggle>
                    <Icon name="more"/>
                    <span>{name}</span>
                </button>
            </div>
            <div class="tl-note" role="gridcell">{note}</div>
        </div>
    }
}

/// Opens or closes a group, or turns it.
pub fn toggle(closed: RwSignal<Vec<usize>>, group: usize, open: Option<bool>) {
    let now = closed.with_untracked(|closed| !closed.contains(&group));
    let open = open.unwrap_or(!now);
    if open != now {
        closed.update(|closed| match open {
            true => closed.retain(|other| *other != group),
            false => closed.push(group),
        });
    }
}

/// A row: title, columns, and the bar with everything that belongs to it.
#[component]
pub fn RowLine(
    at: usize,
    drawing: Arc<Drawing>,
    chosen: Signal<Option<u32>>,
    selector: Selector<Option<Stop>>,
) -> impl IntoView {
    let row = Arc::clone(&drawing.rows[at]);
    let id = row.id;
    let stop = Stop::Row(id);
    let reached = move || {
        if selector.selected(&Some(stop)) {
            "0"
        } else {
            "-1"
        }
    };
    let current = move || (chosen.get() == Some(id)).then_some("true");
    let cells = drawing.widths().iter().zip(row.cells.clone());
    let cells: Vec<_> = cells
        .map(|(&width, text)| {
            view! { <div class="tl-cell" role="gridcell" style:width=rem(width)>{text}</div> }
        })
        .collect();
    let (x, width) = drawing.bar(row.span);
    let (hit, hit_width) = reach(x, width);
    let mut class = String::from("tl-bar");
    for (word, is) in [
        (" critical", row.critical),
        (" pinned", row.pinned),
        (" levelled", row.levelled.is_some()),
        (" done", row.done == 100),
    ] {
        if is {
            class += word;
        }
    }
    let done = (row.done > 0).then(|| {
        let part = width * i32::from(row.done) / 100;
        view! { <span class="tl-done" style:width=rem(part)></span> }
    });
    let behind = Behind::new(&drawing, &row, (x, width));
    let label = behind.title.clone();
    let inside = match &label {
        Title::Inside(text) if !drawing.narrow => Some(text.clone()),
        _ => None,
    };
    let outside = match label {
        _ if drawing.narrow => None,
        Title::Inside(_) => None,
        Title::Behind(x, text) => {
            Some(view! { <span class="tl-title" style:left=rem(x)>{text}</span> }.into_any())
        }
        Title::Before(to, text) => {
            let from = to - text_width(&text);
            let width = text_width(&text);
            Some(view! { <span class="tl-title before" style:left=rem(from) style:width=rem(width)>{text}</span> }.into_any())
        }
    };
    let (name, hint, said) = (row.title.clone(), row.title.clone(), row.name.clone());
    view! {
        <div class="tl-row" role="row" aria-current=current id=format!("row-{id}") {..level("2")}>
            <div class="tl-name" role="rowheader" title=hint style:width=title_width(&drawing)><span><bdi>{name}</bdi></span></div>
            {cells}
            <div class="tl-lane" role="gridcell">
                <a
                    id=stop.id()
                    class=class
                    href=row.href.clone()
                    aria-label=said.clone()
                    title=said
                    aria-current=current
                    tabindex=reached
                    draggable="false"
                    style:left=rem(hit)
                    style:width=rem(hit_width)
                >
                    <span class="tl-fill" style:left=rem(x - hit) style:width=rem(width)>{done}{inside}</span>
                </a>
                {behind.view}
                {outside}
            </div>
        </div>
    }
}

/// Width of the titles, where they have a column.
fn title_width(drawing: &Drawing) -> Option<String> {
    (!drawing.narrow).then(|| rem(drawing.title))
}

/// What is drawn of a row beside its bar, and where its title has room.
struct Behind {
    title: Title,
    view: Option<AnyView>,
}

impl Behind {
    fn new(drawing: &Drawing, row: &TimelineRow, (x, width): (i32, i32)) -> Behind {
        let scale = &drawing.scale;
        let end = x + width;
        let whisker = row
            .whisker
            .map(|ends| ends.map(|at| scale.finish(at).max(end)));
        let deadline = row
            .deadline
            .map(|(day, late)| (scale.axis.x(day.plus_days(1)), late));
        let behind = whisker.map_or(end, |ends| ends[1]);
        // The flag of a deadline in the way of the title pushes it on.
        let near = |(at, _): &(i32, bool)| *at + 12 > behind && *at < behind + 8 * 30;
        let behind = deadline.filter(near).map_or(behind, |(at, _)| at + 4);
        let right = scale.axis.right();
        let title = title(&row.title, (x, width), behind, (4, right));
        let slack = row
            .slack
            .map(|at| scale.finish(at))
            .filter(|to| *to > end + 2);
        let baseline = row.baseline.map(|span| scale.place(span));
        let any = slack.is_some() || baseline.is_some() || whisker.is_some() || deadline.is_some();
        let view = any.then(|| {
            let slack = slack.map(|to| {
                view! { <span class="tl-slack" style:left=rem(end) style:width=rem(to - end)></span> }
            });
            let baseline = baseline.map(|(x, width)| {
                view! { <span class="tl-base" style:left=rem(x) style:width=rem(width)></span> }
            });
            let whisker = whisker.map(|[likely, latest]| {
                view! {
                    <span class="tl-whisker thin" style:left=rem(end) style:width=rem(latest - end)></span>
                    <span class="tl-whisker" style:left=rem(end) style:width=rem(likely - end)></span>
                }
            });
            let deadline = deadline.map(|(at, late)| {
                let class = if late { "tl-deadline late" } else { "tl-deadline" };
                view! { <span class=class style:left=rem(at)></span> }
            });
            view! { {slack}{baseline}{whisker}{deadline} }.into_any()
        });
        Behind { title, view }
    }
}

/// The row of days with signs: milestones.
#[component]
pub fn Signs(drawing: Drawing) -> impl IntoView {
    let axis = drawing.scale.axis;
    let shown = drawing.signs.iter().filter(|sign| axis.shows(sign.day));
    let mut signs: Vec<(i32, String)> = shown
        .map(|sign| (axis.x(sign.day), sign.name.clone()))
        .collect();
    crate::sorted::sort_by_key(&mut signs, |sign| sign.0);
    let right = axis.right();
    let names: Vec<(i32, String)> = signs
        .iter()
        .map(|(x, name)| {
            let long = text_width(name);
            let behind = x + 12;
            (
                if behind + long > right {
                    (x - 12 - long).max(4)
                } else {
                    behind
                },
                name.clone(),
            )
        })
        .collect();
    let fit = apart(&names, 20);
    let all: Vec<String> = drawing
        .signs
        .iter()
        .map(|sign| sign.name.clone() + ", " + &sign.day.medium())
        .collect();
    let y = BAR_TOP + BAR / 2;
    let pictures = signs.iter().zip(names).zip(fit).map(|(((x, _), (text_x, name)), fits)| {
        view! {
            <path class="tl-sign" d=format!("M{x} {}l6 6 -6 6 -6 -6z", y - 6)><title>{name.clone()}</title></path>
            {fits.then(|| view! { <text x=text_x y=y + 4>{name}</text> })}
        }
    });
    let pictures: Vec<_> = pictures.collect();
    let width = drawing.right();
    let cells = drawing.widths().iter();
    let cells: Vec<_> = cells
        .map(|&width| view! { <div class="tl-cell" role="gridcell" style:width=rem(width)></div> })
        .collect();
    view! {
        <div class="tl-row tl-signs" role="row" {..level("1")}>
            <div class="tl-name" role="rowheader" style:width=title_width(&drawing)><span>"Milestones"</span></div>
            {cells}
            <div class="tl-lane" role="gridcell">
                <span class="unseen">{all.join("; ")}</span>
                <svg aria-hidden="true" viewBox=format!("0 0 {width} {ROW}") style:width=rem(width) style:height=rem(ROW)>{pictures}</svg>
            </div>
        </div>
    }
}
