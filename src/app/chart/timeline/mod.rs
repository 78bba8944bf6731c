//! Bars on a time axis that can be moved, resized and linked, beside the table that says the same.
//!
//! The table is a treegrid: groups open and close, the arrow keys walk it, and the last cell of each row holds the
//! bar, a link with a full name. The picture is drawn once for a [`Scene`]; while something is dragged only the bars
//! and arrows that it touches are written, by [`live`], and nothing of it is kept until it is dropped.

mod axis_view;
mod back;
mod drawing;
mod hand;
mod hover;
mod live;
mod outside;
mod overlay;
mod row;
mod walk;
mod write;

pub use drawing::{Drawing, rem};
pub use outside::{DRAGGED_TYPE, leave};
pub use row::Stop;

use super::axis::{LEAST_SCALE, MOST_SCALE, Zoom};
use super::drag::Grips;
use super::lanes::Line;
use super::timescale::Span;
use crate::app::browser;
use crate::plan::{Calendar, Date};
use axis_view::Head;
use back::Back;
use hand::{Hand, Hands};
use leptos::html;
use leptos::prelude::*;
use overlay::Overlay;
use row::{GroupLine, RowLine, Signs};
use std::sync::Arc;
use walk::Walk;

/// A row: what stands in the table, and its bar.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimelineRow {
    /// Number that no other row has.
    pub id: u32,
    /// Its group, by place. Groups rise.
    pub group: usize,
    /// Its title.
    pub title: String,
    /// What stands in the columns behind the title.
    pub cells: [String; 4],
    /// When.
    pub span: Span,
    /// All that the bar says, for screen readers.
    pub name: String,
    /// Where it leads.
    pub href: String,
    /// What it delays moves the end.
    pub critical: bool,
    /// Its dates are fixed.
    pub pinned: bool,
    /// It starts later than its prerequisites ask for: why.
    pub levelled: Option<String>,
    /// Share that is done, in per cent.
    pub done: u8,
    /// The half-day to which its end can slip.
    pub slack: Option<u32>,
    /// Where it was when somebody agreed to it.
    pub baseline: Option<Span>,
    /// Half-days by which four of five, and nineteen of twenty samples are finished.
    pub whisker: Option<[u32; 2]>,
    /// The day by which it should be done, and whether it is later.
    pub deadline: Option<(Date, bool)>,
    /// What of it can be dragged.
    pub grips: Grips,
    /// The rows that it waits for, by number, and the half-days in between.
    pub after: Vec<(u32, u32)>,
}

/// A group of rows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TimelineGroup {
    /// Its name.
    pub name: String,
    /// What it holds, in a few words.
    pub note: String,
    /// First and last day that it stands for.
    pub days: (Date, Date),
}

/// A day with a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The day.
    pub day: Date,
    /// What it is.
    pub name: String,
    /// Part of what is shown; otherwise it only helps on the screen, as today does.
    pub printed: bool,
}

/// Days on which nothing, or less, is done.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shade {
    /// First and last day.
    pub days: (Date, Date),
    /// What they are.
    pub name: String,
    /// Some work goes on.
    pub partly: bool,
}

/// All that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// The rows, in order.
    pub rows: Vec<Arc<TimelineRow>>,
    /// The groups, by their place.
    pub groups: Vec<TimelineGroup>,
    /// Days with lines of their own.
    pub marks: Vec<Mark>,
    /// Days with a sign in a row of their own.
    pub signs: Vec<Mark>,
    /// Days on which nothing, or less, is done.
    pub shades: Vec<Shade>,
    /// How half-days lie on days.
    pub calendar: Calendar,
}

/// What would happen if a bar lay elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What moves with it, by number.
    pub moved: Vec<(u32, Span)>,
    /// Links that would be broken: from, to.
    pub early: Vec<(u32, u32)>,
    /// What to say beside the hand.
    pub lines: Vec<String>,
}

/// What can be done to bars. Rows are given by number.
#[derive(Clone, Copy)]
pub struct Acts {
    /// Whether anything can be changed.
    pub can_edit: Signal<bool>,
    /// A bar from another start on.
    pub shifted: Callback<(u32, u32), Span>,
    /// What would happen if a bar lay elsewhere.
    pub draft: Callback<(u32, Span), Draft>,
    /// More has become known of what is being dragged: the draft is to be asked for again.
    pub again: Trigger,
    /// Nothing is dragged any more.
    pub ended: Callback<()>,
    /// Puts a bar elsewhere.
    pub drop: Callback<(u32, Span)>,
    /// Why the second must not wait for the first; none if it may.
    pub refusal: Callback<(u32, u32), Option<String>>,
    /// Lets the second wait for the first.
    pub link: Callback<(u32, u32)>,
    /// Opens a list of what can be linked to one.
    pub choose_link: Callback<u32>,
    /// Takes one away.
    pub remove: Callback<u32>,
    /// Opens one.
    pub open: Callback<u32>,
    /// Puts something that has no dates yet here: what was taken from a list outside, by its name there.
    pub place: Callback<(String, u32)>,
    /// Why something cannot be done.
    pub refuse: Callback<String>,
}

/// What is drawn under the rows, on the same axis.
pub type Foot = Callback<Drawing, AnyView>;

/// The chart. Without a scale it is as wide as its frame; with one it is as wide as it must be, and scrolls.
#[component]
pub fn Timeline(
    /// What it shows.
    #[prop(into)]
    label: String,
    /// The rows and everything around them.
    scene: Signal<Scene>,
    /// Hundredths of a pixel for a day; none for all of it.
    scale: RwSignal<Option<i32>>,
    /// A day to bring into sight; taken when it is set.
    sought: RwSignal<Option<Date>>,
    /// The row that is shown elsewhere in detail.
    chosen: Signal<Option<u32>>,
    /// What can be done.
    acts: Acts,
    /// What there is to say at a bar that was moved, by number: shown where that was done with the keys.
    noted: Signal<Option<(u32, String)>>,
    /// What is drawn below.
    foot: Foot,
) -> impl IntoView {
    let frame = NodeRef::<html::Div>::new();
    let body = NodeRef::<html::Div>::new();
    let room = RwSignal::new(0);
    let closed = RwSignal::new(Vec::<usize>::new());
    measure_room(frame, room, chosen);
    let drawing = Memo::new(move |_| {
        // Before it is measured there is nothing to draw.
        (room.get() > 0).then(|| {
            scene.with(|scene| {
                closed.with(|closed| Drawing::new(scene, closed, scale.get(), room.get()))
            })
        })
    });
    let walk = Walk::new(drawing, chosen, closed, acts);
    let hands = Hands {
        frame,
        body,
        drawing,
        scale,
        acts,
        hand: StoredValue::new_local(Hand::default()),
    };
    hands.listen();
    // Nothing that was being dragged outlives what it was dragged in.
    Effect::new(move |_| {
        drawing.track();
        hands.cancel();
        hands.show_handles(None);
    });
    Effect::new(move |_| {
        acts.again.track();
        hands.go();
    });
    Effect::new(move |_| {
        let note = noted.get();
        // While something is dragged, what is said is said of that.
        if !hands.is_dragging() {
            walk.note(note);
        }
    });
    seek(frame, drawing, sought);
    let zoomed = move |event: leptos::ev::WheelEvent| hands.zoom(&event);
    let canvas_width = move || drawing.with(|d| rem(d.as_ref().map_or(0, Drawing::width)));
    let class = move || match drawing.with(|d| d.as_ref().is_some_and(|d| d.narrow)) {
        true => "tl-frame narrow",
        false => "tl-frame",
    };
    let lines = move || {
        drawing.with(|drawing| {
            let Some(drawing) = drawing else {
                return Vec::new();
            };
            drawing.lines()
        })
    };
    let selector = Selector::new(move || walk.stop.get());
    view! {
        <div class=class role="region" aria-label="Timeline" node_ref=frame on:wheel=zoomed>
            <div class="tl-canvas" style:width=canvas_width>
                <div
                    class="tl-grid"
                    role="treegrid"
                    aria-label=label
                    on:keydown=move |event| walk.key(&event)
                    on:focusin=move |event| walk.focused(&event, hands)
                    on:focusout=move |event| walk.left(&event)
                >
                    {move || drawing.with(|d| d.as_ref().map(|d| view! { <Head drawing=d.clone()/> }))}
                    <div
                        class="tl-body"
                        role="rowgroup"
                        node_ref=body
                        on:pointerdown=move |event| hands.down(&event)
                        on:pointermove=move |event| hands.motion(&event)
                        on:pointerup=move |event| hands.up(&event, walk)
                        on:pointercancel=move |_| hands.cancel()
                        on:touchmove=move |event| hands.touch(&event)
                        on:click=move |event| hands.click(&event)
                        on:contextmenu=move |event| hands.menu(&event)
                        on:dragover=move |event| hands.over(&event)
                        on:dragleave=move |_| leave()
                        on:drop=move |event| hands.dropped(&event)
                    >
                        {move || drawing.with(|d| d.as_ref().map(|d| view! { <Back drawing=d.clone()/> }))}
                        <For
                            each=lines
                            key=|(_, content, _)| *content
                            children={
                                let selector = selector.clone();
                                move |(line, _, drawing)| match line {
                                    Line::Group(group) => view! { <GroupLine group drawing closed selector=selector.clone()/> }.into_any(),
                                    Line::Row(at) => view! { <RowLine at drawing chosen selector=selector.clone()/> }.into_any(),
                                }
                            }
                        />
                        {move || drawing.with(|d| d.as_ref().filter(|d| !d.signs.is_empty()).map(|d| view! { <Signs drawing=d.clone()/> }))}
                        <Overlay drawing/>
                    </div>
                </div>
                {move || drawing.with(|d| d.as_ref().map(|d| foot.run(d.clone())))}
            </div>
        </div>
    }
}

/// Keeps the room in the frame, in sixteenths of a letter size, so that the picture grows with the text.
fn measure_room(frame: NodeRef<html::Div>, room: RwSignal<i32>, chosen: Signal<Option<u32>>) {
    let measure = move || {
        // The page may have changed before the next frame was drawn.
        let frame: Option<web_sys::HtmlDivElement> = frame.try_get_untracked().flatten();
        if let (Some(frame), Some(before)) = (frame, room.try_get_untracked()) {
            let now = browser::width_in_letters(&frame);
            if now != before {
                room.set(now);
            }
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
}

/// Brings a day into sight when it is asked for, a little from the edge.
fn seek(frame: NodeRef<html::Div>, drawing: Memo<Option<Drawing>>, sought: RwSignal<Option<Date>>) {
    Effect::new(move |_| {
        let Some(day) = sought.get() else { return };
        sought.set(None);
        browser::after_paint(move || {
            let Some(frame) = frame.try_get_untracked().flatten() else {
                return;
            };
            let x = drawing.with_untracked(|d| d.as_ref().map(|d| d.scale.axis.x(day)));
            let letters = browser::letter_size();
            frame.set_scroll_left(x.unwrap_or(0).saturating_sub(48) * letters / 16);
        });
    });
}

/// The scale after a step of a wheel, up or down.
#[must_use]
pub fn stepped(scale: i32, closer: bool) -> i32 {
    let next = if closer {
        scale * 5 / 4 + 1
    } else {
        scale * 4 / 5
    };
    next.clamp(LEAST_SCALE, MOST_SCALE)
}

/// The zoom that a scale is, exactly.
#[must_use]
pub fn zoom_of(scale: Option<i32>) -> Option<Zoom> {
    Zoom::ALL
        .into_iter()
        .find(|zoom| Some(zoom.scale()) == scale)
}
