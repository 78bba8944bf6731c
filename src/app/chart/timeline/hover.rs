//! The pointer holds nothing: its shape says what it would do, and the handles of the row under it are shown.

use super::super::drag::Gesture;
use super::drawing::rem;
use super::hand::{Hand, Hands, client, target_id};
use super::overlay::{AFTER, BEFORE};
use super::write::{element, put};
use leptos::ev::{MouseEvent, PointerEvent};
use leptos::prelude::*;

impl Hands {
    /// The pointer is over something and holds nothing: its shape says what it would do.
    pub(super) fn hover(self, event: &PointerEvent, at: (i32, i32)) {
        if event.pointer_type() == "touch" {
            return;
        }
        let (row, gesture) = match self.is_over_titles(client(event).0) {
            true => (None, Gesture::Pan),
            false => self.hit(at),
        };
        let over_handle = matches!(target_id(event).as_str(), BEFORE | AFTER);
        let shape = match (over_handle, row, gesture) {
            (true, ..) => "link",
            (_, None, _) => "",
            (.., Gesture::ResizeStart | Gesture::ResizeEnd) => "edge",
            (.., Gesture::Move) => "body",
            _ => "held",
        };
        self.mark("hand", shape);
        if over_handle {
            return;
        }
        let id = self.drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let row = drawing.lanes.row_at(at.1)?;
            Some(drawing.rows[row].id)
        });
        if id.is_some() && self.hand.with_value(|hand| hand.over != id) {
            self.show_handles(id);
        }
    }

    /// The browser's own menu for what a finger rests on would end the drag.
    pub fn menu(self, event: &MouseEvent) {
        let held = |hand: &Hand| hand.drag.is_some_and(|drag| drag.gesture != Gesture::Pan);
        if self.hand.with_value(held) {
            event.prevent_default();
        }
    }

    /// Writes a mark for the style sheet on the rows' element, if it changes.
    pub(super) fn mark(self, what: &str, value: &str) {
        let Some(body) = self.body.get_untracked() else {
            return;
        };
        let name = ["data-", what].concat();
        if body.get_attribute(&name).unwrap_or_default() != value {
            let _ = match value {
                "" => body.remove_attribute(&name),
                value => body.set_attribute(&name, value),
            };
        }
    }

    /// Shows the handles of a row, or none.
    pub fn show_handles(self, id: Option<u32>) {
        let id = id.filter(|_| self.acts.can_edit.get_untracked() && !self.is_dragging());
        let place = self.drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let at = drawing.place_of(id?)?;
            let (x, width) = drawing.bar(drawing.rows[at].span);
            Some((x, x + width, drawing.lanes.middle(at)?))
        });
        self.hand
            .update_value(|hand| hand.over = id.filter(|_| place.is_some()));
        for (name, side) in [(BEFORE, 0), (AFTER, 1)] {
            let Some(handle) = element(name) else {
                continue;
            };
            handle.set_hidden(place.is_none());
            if let Some((start, end, y)) = place {
                let x = if side == 0 { start - 17 } else { end + 1 };
                put(
                    &handle,
                    "transform",
                    &["translate(", &rem(x), ",", &rem(y - 12), ")"].concat(),
                );
            }
        }
    }
}
