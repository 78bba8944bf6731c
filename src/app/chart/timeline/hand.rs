//! The pointer: what it is over, what it drags, and what is written meanwhile. While something is dragged nothing is
//! computed anew but what the drag touches, and no signal is set: one call asks what would happen, and the bars and
//! arrows that this changes are written. Escape writes them back.

use super::super::drag::{Drag, Gesture, Grips, Step, gesture_at};
use super::super::lanes::{BAR, BAR_TOP, ROW};
use super::Acts;
use super::drawing::{Drawing, rem};
use super::live::{Live, is_link};
use super::overlay::{AFTER, BEFORE, GHOST};
use super::walk::Walk;
use super::write::{element, live, put};
use crate::app::browser;
use crate::plan::Date;
use leptos::ev::{MouseEvent, PointerEvent, TouchEvent};
use leptos::html;
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// How long a finger waits before it grabs.
const LONG_PRESS: Duration = Duration::from_millis(420);
/// So close to an edge of the frame, in pixels, it scrolls while something is dragged.
const NEAR_EDGE: f64 = 36.0;
/// By so many pixels with each motion.
const SCROLL: i32 = 14;
/// What the hand does now.
#[derive(Default)]
pub struct Hand {
    pub(super) drag: Option<Drag>,
    /// Counts presses, so that a late timer finds that its press is over.
    presses: u32,
    /// The scroll position and the pointer when a pan began.
    panned: (i32, i32, i32, i32),
    live: Option<Live>,
    /// The row whose handles are shown.
    pub(super) over: Option<u32>,
    /// The click that follows a drag is none.
    swallow: bool,
    /// What stays under the pointer while the picture is zoomed, until it is drawn: a day, and pixels behind it.
    pub(super) anchor: Option<(Date, i32)>,
    /// Shift is held: exactly to the day.
    exact: bool,
    /// Pixels of the window under the hand.
    room: i32,
}

/// The hand and what it works on.
#[derive(Clone, Copy)]
pub struct Hands {
    /// The frame that scrolls.
    pub frame: NodeRef<html::Div>,
    /// The element of the rows.
    pub body: NodeRef<html::Div>,
    /// What is drawn.
    pub drawing: Memo<Option<Drawing>>,
    /// Hundredths of a pixel for a day.
    pub scale: RwSignal<Option<i32>>,
    /// What can be done.
    pub acts: Acts,
    /// What it does now.
    pub hand: StoredValue<Hand, LocalStorage>,
}

impl Hands {
    /// Listens for Escape while something is dragged.
    pub fn listen(self) {
        let escape = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" && self.is_dragging() {
                event.prevent_default();
                event.stop_propagation();
                self.cancel();
            }
        });
        on_cleanup(move || escape.remove());
    }

    pub(super) fn is_dragging(self) -> bool {
        let engaged = |hand: &Hand| hand.drag.is_some_and(|drag| drag.is_engaged());
        self.hand.try_with_value(engaged).unwrap_or(false)
    }

    /// Where something on the screen is: in the bars' column, in the pixels of the drawing.
    pub(super) fn place(self, client: (f64, f64)) -> Option<(i32, i32)> {
        let rect = self.body.get_untracked()?.get_bounding_client_rect();
        let unit = f64::from(browser::letter_size()) / 16.0;
        self.drawing.with_untracked(|drawing| {
            let left = f64::from(drawing.as_ref()?.left);
            let x = (client.0 - rect.left()) / unit - left;
            let y = (client.1 - rect.top()) / unit;
            Some((x.round() as i32, y.round() as i32))
        })
    }

    /// Whether a place on the screen is over the column of titles, under which bars are scrolled away.
    pub(super) fn is_over_titles(self, client_x: f64) -> bool {
        let Some(frame) = self.frame.get_untracked() else {
            return true;
        };
        let rect = frame.get_bounding_client_rect();
        let title = self
            .drawing
            .with_untracked(|d| d.as_ref().map_or(0, |d| d.title));
        client_x - rect.left() < f64::from(title * browser::letter_size() / 16)
    }

    /// The row at a place, and what a press there would drag.
    pub(super) fn hit(self, (x, y): (i32, i32)) -> (Option<usize>, Gesture) {
        let found = self.drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let row = drawing.lanes.row_at(y)?;
            let top = drawing.lanes.rows[row]? + drawing.lanes.row - ROW;
            let of = &drawing.rows[row];
            let grips = match self.acts.can_edit.get_untracked() {
                true => of.grips,
                false => Grips::default(),
            };
            let gesture = gesture_at(drawing.bar(of.span), x, grips).filter(|_| y >= top)?;
            Some((Some(row), gesture))
        });
        found.unwrap_or((None, Gesture::Pan))
    }

    // ── Pressing ──

    /// A pointer is put down.
    pub fn down(self, event: &PointerEvent) {
        let client = client(event);
        if event.button() != 0 || !event.is_primary() || self.is_over_titles(client.0) {
            return;
        }
        let Some(at) = self.place(client) else { return };
        let touch = event.pointer_type() == "touch";
        let handle = match target_id(event).as_str() {
            BEFORE => Some(Gesture::LinkBefore),
            AFTER => Some(Gesture::LinkAfter),
            _ => None,
        };
        let (row, gesture) = match handle {
            Some(gesture) => {
                event.prevent_default();
                (self.row_with_handles(), gesture)
            }
            None => self.hit(at),
        };
        let scrolled = self.frame.get_untracked();
        let scrolled = scrolled.map_or((0, 0), |frame| (frame.scroll_left(), frame.scroll_top()));
        let press = self.hand.try_update_value(|hand| {
            hand.drag = Some(Drag::press(gesture, row, at, touch));
            hand.presses += 1;
            hand.swallow = false;
            hand.panned = (scrolled.0, scrolled.1, client.0 as i32, client.1 as i32);
            hand.presses
        });
        if touch && gesture != Gesture::Pan {
            set_timeout(
                move || {
                    let grabbed = self.hand.try_update_value(|hand| {
                        let same = Some(hand.presses) == press;
                        same && hand.drag.as_mut().is_some_and(Drag::grab)
                    });
                    if grabbed == Some(true) {
                        self.begin();
                    }
                },
                LONG_PRESS,
            );
        }
    }

    fn row_with_handles(self) -> Option<usize> {
        let id = self.hand.with_value(|hand| hand.over)?;
        self.drawing.with_untracked(|d| d.as_ref()?.place_of(id))
    }

    // ── Moving ──

    /// A pointer moves.
    pub fn motion(self, event: &PointerEvent) {
        let Some(at) = self.place(client(event)) else {
            return;
        };
        let step = self.hand.try_update_value(|hand| {
            hand.exact = event.shift_key();
            hand.room = browser::window_height() - event.client_y();
            hand.drag
                .as_mut()
                .map(|drag| (drag.motion(at), drag.gesture))
        });
        match step.flatten() {
            None => self.hover(event, at),
            Some((Step::Wait, _)) => {}
            Some((Step::Lost, _)) => self.cancel(),
            Some((Step::Begin, gesture)) => {
                if let Some(body) = self.body.get_untracked() {
                    // Fails only if the pointer is gone, and then so is the drag.
                    let _ = body.set_pointer_capture(event.pointer_id());
                }
                self.mark("drag", if gesture == Gesture::Pan { "pan" } else { "on" });
                if gesture == Gesture::Pan {
                    self.pan(event);
                } else {
                    self.begin();
                    self.go();
                }
            }
            Some((Step::Go, Gesture::Pan)) => self.pan(event),
            Some((Step::Go, _)) => {
                self.scroll_at_edges(event);
                self.go();
            }
        }
    }

    /// A finger moves: once it holds something, the page stays where it is.
    pub fn touch(self, event: &TouchEvent) {
        if self.is_dragging() {
            event.prevent_default();
        }
    }

    fn pan(self, event: &PointerEvent) {
        let (left, top, x, y) = self.hand.with_value(|hand| hand.panned);
        if let Some(frame) = self.frame.get_untracked() {
            frame.set_scroll_left(left + x - event.client_x());
            frame.set_scroll_top(top + y - event.client_y());
        }
    }

    fn scroll_at_edges(self, event: &PointerEvent) {
        let Some(frame) = self.frame.get_untracked() else {
            return;
        };
        let rect = frame.get_bounding_client_rect();
        let (x, _) = client(event);
        let title = self
            .drawing
            .with_untracked(|d| d.as_ref().map_or(0, |d| d.title));
        let left = rect.left() + f64::from(title * browser::letter_size() / 16);
        if x > rect.right() - NEAR_EDGE {
            frame.set_scroll_left(frame.scroll_left() + SCROLL);
        } else if x < left + NEAR_EDGE {
            frame.set_scroll_left(frame.scroll_left() - SCROLL);
        }
    }

    // ── Dragging ──

    fn begin(self) {
        let drag = self.hand.with_value(|hand| hand.drag);
        let Some((drag, row)) = drag.and_then(|drag| Some((drag, drag.row?))) else {
            return;
        };
        let Some(drawing) = self.drawing.get_untracked() else {
            return;
        };
        self.mark("drag", if is_link(drag.gesture) { "link" } else { "on" });
        self.show_handles(None);
        let of = &drawing.rows[row];
        live(of.id, true);
        if let (Some(ghost), Some(y)) = (element(GHOST), drawing.lanes.rows[row]) {
            let (x, width) = drawing.bar(of.span);
            let top = y + drawing.lanes.row - ROW + BAR_TOP;
            put(
                &ghost,
                "transform",
                &["translate(", &rem(x), ",", &rem(top), ")"].concat(),
            );
            put(&ghost, "width", &rem(width));
            put(&ghost, "height", &rem(BAR));
            ghost.set_hidden(is_link(drag.gesture));
        }
        let span = of.span;
        self.hand.update_value(|hand| {
            hand.swallow = true;
            hand.live = Some(Live {
                drawing,
                row,
                span,
                moved: Vec::new(),
                target: None,
            });
        });
    }

    /// Writes what is dragged where it is now.
    pub fn go(self) {
        self.hand.update_value(|hand| {
            let (Some(drag), Some(live)) = (&hand.drag, &mut hand.live) else {
                return;
            };
            if is_link(drag.gesture) {
                live.draw_link(drag, hand.room, self.acts);
            } else {
                live.draw_bars(drag, hand.exact, hand.room, self.acts);
            }
        });
    }

    /// The pointer is lifted: what was dragged is done, once.
    pub fn up(self, event: &PointerEvent, walk: Walk) {
        let done = self.hand.try_update_value(|hand| {
            let drag = hand.drag.take()?;
            let live = hand.live.take()?;
            Some((drag, live))
        });
        if let Some(body) = self.body.get_untracked() {
            let _ = body.release_pointer_capture(event.pointer_id());
        }
        self.mark("drag", "");
        let Some((drag, live)) = done.flatten() else {
            return;
        };
        live.clear();
        self.acts.ended.run(());
        let row = &live.drawing.rows[live.row];
        match (drag.gesture, live.target) {
            (Gesture::LinkAfter | Gesture::LinkBefore, None) => {}
            (_, Some((_, Some(reason)))) => self.acts.refuse.run(reason),
            (gesture, Some((target, None))) => {
                let other = live.drawing.rows[target].id;
                let (from, to) = match gesture {
                    Gesture::LinkBefore => (other, row.id),
                    _ => (row.id, other),
                };
                self.acts.link.run((from, to));
                walk.keep(row.id);
            }
            _ if live.span != row.span => {
                self.acts.drop.run((row.id, live.span));
                walk.keep(row.id);
            }
            _ => {}
        }
    }

    /// Everything is as it was before the pointer was put down.
    pub fn cancel(self) {
        let live = self.hand.try_update_value(|hand| {
            hand.drag = None;
            hand.live.take()
        });
        if live.is_none() {
            return;
        }
        self.mark("drag", "");
        if let Some(live) = live.flatten() {
            live.clear();
            self.acts.ended.run(());
        }
    }

    /// A click: none if it ends a drag; on a title it opens the row.
    pub fn click(self, event: &MouseEvent) {
        let swallow = self
            .hand
            .try_update_value(|hand| std::mem::take(&mut hand.swallow));
        if swallow == Some(true) {
            event.prevent_default();
            event.stop_propagation();
            return;
        }
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let row = target.and_then(|target| {
            target.closest(".tl-name").ok().flatten()?;
            target.closest(".tl-row").ok().flatten()
        });
        let id = row.and_then(|row| row.id().strip_prefix("row-")?.parse().ok());
        if let Some(id) = id {
            self.acts.open.run(id);
        }
    }
}

pub(super) fn client(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

pub(super) fn target_id(event: &PointerEvent) -> String {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.map(|target| target.id()).unwrap_or_default()
}
