//! Bars on a time axis: each a link that says what it is; the arrow keys go
//! from one to the next.

use super::axis::{Axis, Zoom};
use super::rows::{BAR, Bar, HEAD, Layout, ROW, Span, link};
use crate::app::browser;
use crate::plan::Date;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineRow {
    /// Number that no other bar has.
    pub id: u32,
    /// When, in which group, and its title.
    pub span: Span,
    /// All that it says, for screen readers.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// Drawn with an outline.
    pub outlined: bool,
    /// Drawn with a pin.
    pub pinned: bool,
    /// The bars that it waits for, by place.
    pub after: Vec<usize>,
}

/// A day with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub day: Date,
    /// What it is.
    pub name: String,
    /// Part of what is shown; otherwise it only helps on the screen.
    pub printed: bool,
}

/// Where the axis begins: before it stand the names of the groups.
const LEFT: i32 = 112;
/// Room below the rows for the names of marks.
const FOOT: i32 = 24;

/// Everything that is drawn, in its place.
#[derive(Clone, PartialEq)]
struct Drawing {
    axis: Axis,
    layout: Layout,
    rows: Vec<TimelineRow>,
}

impl Drawing {
    fn new(rows: Vec<TimelineRow>, zoom: Zoom, start: Date, marks: &[Mark]) -> Drawing {
        // What happens today does not make the picture longer.
        let marked = marks.iter().filter(|mark| mark.printed);
        let days = rows.iter().flat_map(|row| [row.span.first, row.span.last]);
        let days = days.chain(marked.map(|mark| mark.day));
        let (first, last) = days.fold((start, start), |(first, last), day| {
            (first.min(day), last.max(day))
        });
        let axis = Axis::new(zoom, first, last, LEFT);
        let spans: Vec<Span> = rows.iter().map(|row| row.span.clone()).collect();
        Drawing {
            layout: Layout::new(&axis, &spans),
            axis,
            rows,
        }
    }

    /// The lines to and from one of the bars.
    fn links(&self, id: u32) -> String {
        let bars = &self.layout.bars;
        let mut path = String::new();
        for (at, row) in self.rows.iter().enumerate() {
            for &before in &row.after {
                if row.id == id || self.rows[before].id == id {
                    path += &link(&bars[before], &bars[at]);
                }
            }
        }
        path
    }
}

/// The picture. It is as wide as it must be: put it into a frame that scrolls.
#[component]
pub fn Timeline(
    /// What it shows.
    #[prop(into)]
    label: String,
    /// The names of the groups.
    groups: Vec<String>,
    /// The bars, in order.
    rows: Signal<Vec<TimelineRow>>,
    /// The day on which everything begins.
    start: Signal<Date>,
    /// Days with names.
    marks: Signal<Vec<Mark>>,
    /// How much time is seen.
    zoom: Signal<Zoom>,
    /// The bar that is shown elsewhere in detail.
    chosen: Signal<Option<u32>>,
) -> impl IntoView {
    let drawing = Memo::new(move |_| {
        marks.with(|marks| Drawing::new(rows.get(), zoom.get(), start.get(), marks))
    });
    // The one bar that the Tab key reaches.
    let reached = RwSignal::new(None);
    let tab_stop = Memo::new(move |_| {
        drawing.with(|drawing| {
            let ids = || drawing.rows.iter().map(|row| row.id);
            let wanted = reached.get().or(chosen.get());
            ids().find(|&id| Some(id) == wanted).or(ids().next())
        })
    });
    let key = move |event: KeyboardEvent| {
        let next = drawing.with_untracked(|drawing| {
            let last = drawing.rows.len().checked_sub(1)?;
            let now = tab_stop.get_untracked();
            let at = drawing.rows.iter().position(|row| Some(row.id) == now)?;
            let next = match event.key().as_str() {
                "ArrowDown" | "ArrowRight" => (at + 1).min(last),
                "ArrowUp" | "ArrowLeft" => at.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                _ => return None,
            };
            Some(drawing.rows[next].id)
        });
        if let Some(next) = next {
            event.prevent_default();
            reached.set(Some(next));
            browser::focus(&selector(next));
        }
    };
    let width = move || drawing.with(|drawing| drawing.layout.width);
    let height = move || drawing.with(|drawing| drawing.layout.height + FOOT);
    let links = move || {
        chosen
            .get()
            .map(|id| drawing.with(|drawing| drawing.links(id)))
    };
    let bars = move || {
        drawing.with(|drawing| {
            let bars = drawing.layout.bars.iter().cloned();
            bars.zip(drawing.rows.iter().cloned()).collect::<Vec<_>>()
        })
    };
    let key_of = |(bar, row): &(Bar, TimelineRow)| {
        (
            bar.clone(),
            row.name.clone(),
            row.outlined,
            row.pinned,
            row.id,
        )
    };
    view! {
        <svg class="timeline" role="group" aria-label=label width=width height=height on:keydown=key>
            {move || drawing.with(|drawing| marks.with(|marks| background(drawing, &groups, marks)))}
            <For each=bars key=key_of let:bar>
                <TimelineBar bar=bar.0 row=bar.1 chosen tab_stop reached/>
            </For>
            <path class="timeline-links" d=links/>
        </svg>
    }
}

/// The element of a bar.
fn selector(id: u32) -> String {
    format!("#bar-{id}")
}

/// Axis, groups and marks.
fn background(drawing: &Drawing, groups: &[String], marks: &[Mark]) -> impl IntoView + use<> {
    let (axis, layout) = (&drawing.axis, &drawing.layout);
    let (bottom, right) = (layout.height, layout.width);
    let bands = layout.groups.iter().enumerate().map(|(at, group)| {
        let name = groups.get(group.group).cloned().unwrap_or_default();
        view! {
            <g>
                <rect class="timeline-band" class:odd=at % 2 == 1 x="0" y=group.y width=right height=group.height/>
                <text class="timeline-group" x="8" y=group.y + ROW / 2 + 10>{name}</text>
            </g>
        }
    });
    let ticks = axis.ticks().into_iter().map(|tick| {
        view! {
            <g>
                <path class="timeline-line" d=format!("M{} {}V{bottom}", tick.x, HEAD - 20)/>
                <text class="timeline-tick" x=tick.x + 4 y=HEAD - 8>{tick.label}</text>
            </g>
        }
    });
    let headings = axis.headings().into_iter().map(|tick| {
        view! { <text class="timeline-heading" x=tick.x + 4 y="16">{tick.label}</text> }
    });
    let marks = marks
        .iter()
        .filter(|mark| axis.shows(mark.day))
        .map(|mark| {
            let x = axis.x(mark.day);
            let (class, sign) = match mark.printed {
                true => ("timeline-mark", "l5 5 -5 5 -5 -5z"),
                false => ("timeline-mark today", ""),
            };
            // Where there is no room behind it, the name stands before.
            let before = x + 12 + super::rows::text_width(&mark.name) > right;
            let (at, anchor) = if before {
                (x - 8, "end")
            } else {
                (x + 8, "start")
            };
            view! {
                <g class=class>
                    <path d=format!("M{x} {HEAD}V{bottom}")/>
                    <path class="timeline-sign" d=format!("M{x} {}{sign}", bottom + 7)/>
                    <text x=at y=bottom + 16 text-anchor=anchor>{mark.name.clone()}</text>
                </g>
            }
        });
    view! {
        <g aria-hidden="true">
            {bands.collect_view()}
            {ticks.collect_view()}
            {headings.collect_view()}
            {marks.collect_view()}
        </g>
    }
}

/// One bar with its title.
#[component]
fn TimelineBar(
    bar: Bar,
    row: TimelineRow,
    chosen: Signal<Option<u32>>,
    tab_stop: Memo<Option<u32>>,
    reached: RwSignal<Option<u32>>,
) -> impl IntoView {
    let id = row.id;
    let current = Signal::derive(move || (chosen.get() == Some(id)).then_some("true"));
    let stop = Signal::derive(move || {
        if tab_stop.get() == Some(id) {
            "0"
        } else {
            "-1"
        }
    });
    // What a pointer hits: the whole row from bar to title.
    let (hit_x, hit_end) = match bar.before {
        true => (
            bar.title_x - super::rows::text_width(&bar.title),
            bar.x + bar.width,
        ),
        false => (bar.x, bar.title_x + super::rows::text_width(&bar.title)),
    };
    let (hit_y, hit_height) = (bar.y - (ROW - BAR) / 2 + 1, ROW - 2);
    let middle = bar.y + BAR / 2;
    let class = match row.outlined {
        true => "timeline-bar outlined",
        false => "timeline-bar",
    };
    let anchor = if bar.before { "end" } else { "start" };
    let pin = row.pinned.then(|| {
        view! { <circle class="timeline-pin" cx=bar.x + 8 cy=middle r="3"/> }
    });
    // The frame around it makes it a link of the picture's kind, not of the page's.
    view! {
        <g>
            <a
                id=format!("bar-{id}")
                class=class
                href=row.href
                aria-label=row.name
                aria-current=current
                tabindex=stop
                on:focus=move |_| reached.set(Some(id))
            >
                <rect class="timeline-hit" x=hit_x y=hit_y width=hit_end - hit_x height=hit_height/>
                <rect class="timeline-fill" x=bar.x y=bar.y width=bar.width height=BAR rx="3"/>
                {pin}
                <text class="timeline-title" x=bar.title_x y=middle + 4 text-anchor=anchor>{bar.title}</text>
            </a>
        </g>
    }
}
