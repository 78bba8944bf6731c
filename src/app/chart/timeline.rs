//! Bars on a time axis: each a link that says what it is; the arrow keys go
//! from one to the next.

use super::axis::{Axis, Zoom};
use super::rows::{BAR, Bar, HEAD, Layout, ROW, Span, Titles, link};
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
/// Where it begins if they stand over their rows.
const NARROW_LEFT: i32 = 8;
/// In less room than this titles and groups stand over the rows.
const NARROW: i32 = 600;
/// Room below the rows for the names of marks.
const FOOT: i32 = 24;

/// More of it for another name where each has a line of its own.
const FOOT_LINE: i32 = 18;

/// Everything that is drawn, in its place.
#[derive(Clone, PartialEq)]
struct Drawing {
    axis: Axis,
    layout: Layout,
    rows: Vec<TimelineRow>,
    narrow: bool,
}

impl Drawing {
    fn new(
        rows: Vec<TimelineRow>,
        zoom: Option<Zoom>,
        start: Date,
        marks: &[Mark],
        room: i32,
    ) -> Drawing {
        // What happens today does not make the picture longer.
        let marked = marks.iter().filter(|mark| mark.printed);
        let days = rows.iter().flat_map(|row| [row.span.first, row.span.last]);
        let days = days.chain(marked.map(|mark| mark.day));
        let (first, last) = days.fold((start, start), |(first, last), day| {
            (first.min(day), last.max(day))
        });
        let narrow = room < NARROW;
        let left = if narrow { NARROW_LEFT } else { LEFT };
        let (axis, beside) = match zoom {
            Some(zoom) => (Axis::new(zoom, first, last, left), Titles::Beside),
            None => (Axis::fitting(first, last, left, room - 1), Titles::Inside),
        };
        let titles = if narrow { Titles::Over } else { beside };
        let spans: Vec<Span> = rows.iter().map(|row| row.span.clone()).collect();
        Drawing {
            layout: Layout::new(&axis, &spans, titles),
            axis,
            rows,
            narrow,
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

/// The picture. Without a zoom it is as wide as the frame it is put into; with
/// one it is as wide as it must be, so the frame has to scroll.
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
    /// How much time is seen; nothing for all of it.
    zoom: Signal<Option<Zoom>>,
    /// The bar that is shown elsewhere in detail.
    chosen: Signal<Option<u32>>,
) -> impl IntoView {
    // The room in the frame, in sixteenths of a letter size, so that the picture grows with the text.
    let (frame, room) = (NodeRef::new(), RwSignal::new(0));
    let reached = RwSignal::new(None);
    let measure = move || {
        // The page may have changed before the next frame was drawn.
        let frame: Option<web_sys::HtmlDivElement> = frame.try_get_untracked().flatten();
        let (Some(frame), Some(before)) = (frame, room.try_get_untracked()) else {
            return;
        };
        let now = browser::width_in_letters(&frame);
        if now == before {
            return;
        }
        // Bars that move are drawn anew; the one with the focus keeps it.
        let held = reached.get_untracked().map(selector);
        let held = held.filter(|bar| browser::has_focus(bar));
        room.set(now);
        if let Some(bar) = held {
            browser::after_paint(move || browser::focus(&bar));
        }
    };
    Effect::new(move |_| {
        measure();
        // The detail opens beside the picture and takes some of its room.
        chosen.track();
        browser::after_paint(measure);
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let drawing = Memo::new(move |_| {
        // Before it is measured there is nothing to draw.
        let rows = if room.get() > 0 {
            rows.get()
        } else {
            Vec::new()
        };
        marks.with(|marks| Drawing::new(rows, zoom.get(), start.get(), marks, room.get()))
    });
    // The one bar that the Tab key reaches.
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
    let size = move || {
        drawing.with(|drawing| {
            let foot = FOOT + if drawing.narrow { FOOT_LINE } else { 0 };
            (drawing.layout.width, drawing.layout.height + foot)
        })
    };
    let letters = |length: i32| ["calc(", &length.to_string(), "rem / 16)"].concat();
    let view_box = Signal::derive(move || {
        let (width, height) = size();
        format!("0 0 {width} {height}")
    });
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
        <div node_ref=frame>
        <svg
            class="timeline"
            role="group"
            aria-label=label
            viewBox=view_box
            style:width=move || letters(size().0)
            on:keydown=key
        >
            {move || drawing.with(|drawing| marks.with(|marks| background(drawing, &groups, marks)))}
            <For each=bars key=key_of let:bar>
                <TimelineBar bar=bar.0 row=bar.1 chosen tab_stop reached/>
            </For>
            <path class="timeline-links" d=links/>
        </svg>
        </div>
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
        .enumerate()
        .map(|(at, mark)| {
            let x = axis.x(mark.day);
            let (class, sign) = match mark.printed {
                true => ("timeline-mark", "l5 5 -5 5 -5 -5z"),
                false => ("timeline-mark today", ""),
            };
            // Where there is little width, each name has a line of its own.
            let y = bottom
                + 16
                + if drawing.narrow {
                    FOOT_LINE * at as i32
                } else {
                    0
                };
            // Where there is no room behind it, the name stands before.
            let before = x + 12 + super::rows::text_width(&mark.name) > right;
            let (text_x, anchor) = if before {
                (x - 8, "end")
            } else {
                (x + 8, "start")
            };
            view! {
                <g class=class>
                    <path d=format!("M{x} {HEAD}V{bottom}")/>
                    <path class="timeline-sign" d=format!("M{x} {}{sign}", bottom + 7)/>
                    <text x=text_x y=y text-anchor=anchor>{mark.name.clone()}</text>
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
    // What a pointer hits: bar, title, and what lies between them.
    let long = super::rows::text_width(&bar.title);
    let (text_x, text_end) = match bar.before {
        true => (bar.title_x - long, bar.title_x),
        false => (bar.title_x, bar.title_x + long),
    };
    let hit_x = text_x.min(bar.x);
    let hit_end = text_end.max(bar.x + bar.width);
    let (hit_y, hit_height) = bar.hit;
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
                <text class="timeline-title" x=bar.title_x y=bar.title_y text-anchor=anchor>{bar.title}</text>
            </a>
        </g>
    }
}
