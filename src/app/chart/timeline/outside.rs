//! What comes from outside the bars: things that are dropped here, and the wheel that zooms.

use super::hand::Hands;
use super::overlay::TIP;
use super::stepped;
use super::write::{hide, tip};
use crate::app::browser;
use leptos::ev::{DragEvent, WheelEvent};
use leptos::prelude::*;

/// What marks things of the list outside that can be dropped here.
pub const DRAGGED_TYPE: &str = "text/x-roadmap-item";

impl Hands {
    /// Something is dragged over the chart that can be dropped here.
    pub fn over(self, event: &DragEvent) {
        let types = event.data_transfer().map(|data| data.types());
        let ours = types.is_some_and(|types| {
            types
                .iter()
                .any(|name| name.as_string().as_deref() == Some(DRAGGED_TYPE))
        });
        if !ours || !self.acts.can_edit.get_untracked() {
            return;
        }
        event.prevent_default();
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let Some((x, y)) = self.place(at) else { return };
        self.drawing.with_untracked(|drawing| {
            let Some(drawing) = drawing else { return };
            let scale = &drawing.scale;
            let start = scale.unit().nearest(scale.half_day_at(x), scale.calendar);
            let text = "Starts ".to_owned() + &scale.calendar.day(start).medium();
            tip(drawing, &[text], scale.start(start), (y, y), i32::MAX);
        });
    }

    /// It was dropped, or taken away again.
    pub fn dropped(self, event: &DragEvent) {
        hide(TIP);
        let name = event
            .data_transfer()
            .and_then(|data| data.get_data(DRAGGED_TYPE).ok());
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let start = self.place(at).and_then(|(x, _)| {
            self.drawing.with_untracked(|drawing| {
                let scale = drawing.as_ref()?.scale;
                Some(scale.unit().nearest(scale.half_day_at(x), scale.calendar))
            })
        });
        if let Some(start) = start {
            self.acts.place.run((name, start));
        }
    }

    /// Control and the wheel: closer or further, about the pointer.
    pub fn zoom(self, event: &WheelEvent) {
        if !event.ctrl_key() && !event.meta_key() {
            return;
        }
        event.prevent_default();
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let (Some((x, _)), Some(axis)) = (
            self.place(at),
            self.drawing
                .with_untracked(|d| d.as_ref().map(|d| d.scale.axis)),
        ) else {
            return;
        };
        let (old, new) = (axis.scale(), stepped(axis.scale(), event.delta_y() < 0.0));
        let client_x = event.client_x();
        let waits = self.hand.try_update_value(|hand| {
            // The wheel turns faster than the picture is drawn: what was under the pointer stays there.
            let waits = hand.anchor.is_some();
            let (day, part) = hand.anchor.unwrap_or_else(|| {
                let day = axis.day_at(x);
                (day, x - axis.x(day))
            });
            hand.anchor = Some((day, part * new / old.max(1)));
            waits
        });
        self.scale.set(Some(new));
        if waits != Some(false) {
            return;
        }
        browser::after_paint(move || {
            let anchor = self.hand.try_update_value(|hand| hand.anchor.take());
            let Some((day, part)) = anchor.flatten() else {
                return;
            };
            let then = self
                .drawing
                .try_with_untracked(|d| d.as_ref().map(|d| (d.left, d.scale.axis.x(day))));
            let (Some((left, x)), Some(frame)) =
                (then.flatten(), self.frame.try_get_untracked().flatten())
            else {
                return;
            };
            let pixels = (left + x + part) * browser::letter_size() / 16;
            let from = frame.get_bounding_client_rect().left() as i32;
            frame.set_scroll_left(pixels - (client_x - from));
        });
    }
}

/// What was dragged over the chart went away again.
pub fn leave() {
    hide(TIP);
}
