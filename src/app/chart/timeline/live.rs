//! A drag: what it writes, and how all of it is taken back. One call asks what would happen; the bars and arrows that
//! this changes are written, and nothing else.

use super::super::drag::{Drag, Gesture};
use super::super::timescale::Span;
use super::Acts;
use super::back::{path, touching};
use super::drawing::{Drawing, rem};
use super::overlay::{ARROWS, BROKEN, GHOST, THREAD, TIP};
use super::write::{aim, element, hide, live, put, set, tip};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// What is being dragged, and what was written for it.
pub struct Live {
    /// What is drawn.
    pub drawing: Drawing,
    /// The row that is dragged, by place.
    pub row: usize,
    /// Where it would lie.
    pub span: Span,
    /// What moves with it at the moment.
    pub moved: Vec<(usize, Span)>,
    /// The row under a link that is drawn, and why it may not be linked.
    pub target: Option<(usize, Option<String>)>,
}

impl Live {
    /// Writes the bar that is dragged and what moves with it, the arrows between them, and what is said.
    /// `room` is what the window has under the hand, in pixels.
    pub fn draw_bars(&mut self, drag: &Drag, exact: bool, room: i32, acts: Acts) {
        let drawing = &self.drawing;
        let row = &drawing.rows[self.row];
        let scale = &drawing.scale;
        let unit = scale.unit();
        let unit = if exact { unit.finer() } else { unit };
        let span = drag.placed(row.span, scale, unit, |start| {
            acts.shifted.run((row.id, start))
        });
        let draft = acts.draft.run((row.id, span));
        let moved = draft
            .moved
            .iter()
            .filter_map(|&(id, span)| Some((drawing.place_of(id)?, span)));
        let moved: Vec<(usize, Span)> = moved.collect();
        for &(at, _) in &self.moved {
            if moved.iter().all(|&(other, _)| other != at) {
                self.write(at, drawing.rows[at].span);
                live(drawing.rows[at].id, false);
            }
        }
        for &(at, span) in &moved {
            self.write(at, span);
            live(drawing.rows[at].id, true);
        }
        self.write(self.row, span);
        let mut rows: Vec<usize> = moved.iter().map(|(at, _)| *at).collect();
        rows.push(self.row);
        let links = touching(drawing, &rows);
        let is_early = |&(from, to): &(usize, usize)| {
            draft
                .early
                .contains(&(drawing.rows[from].id, drawing.rows[to].id))
        };
        let (early, fine): (Vec<_>, Vec<_>) = links.into_iter().partition(is_early);
        let at = |place: usize| match moved.iter().find(|(at, _)| *at == place) {
            _ if place == self.row => span,
            Some((_, span)) => *span,
            None => drawing.rows[place].span,
        };
        set(ARROWS, "d", &path(drawing, &fine, at));
        set(BROKEN, "d", &path(drawing, &early, at));
        let top = drawing.lanes.rows[self.row].unwrap_or(0);
        tip(
            drawing,
            &draft.lines,
            scale.start(span.0),
            (top, top + drawing.lanes.row),
            room,
        );
        self.moved = moved;
        self.span = span;
    }

    /// Writes a bar where it would lie.
    fn write(&self, at: usize, span: Span) {
        let row = &self.drawing.rows[at];
        let Some(bar) = element(&["bar-", &row.id.to_string()].concat()) else {
            return;
        };
        let (x, width) = self.drawing.bar(span);
        let (old_x, old_width) = self.drawing.bar(row.span);
        put(
            &bar,
            "transform",
            &["translateX(", &rem(x - old_x), ")"].concat(),
        );
        let fill = bar.first_element_child();
        if let Some(fill) = fill.and_then(|fill| fill.dyn_into::<HtmlElement>().ok())
            && (width != old_width || row.span != span)
        {
            put(&fill, "width", &rem(width));
        }
    }

    /// Writes the link that is drawn, and whether what is under the hand may be linked.
    pub fn draw_link(&mut self, drag: &Drag, room: i32, acts: Acts) {
        let drawing = &self.drawing;
        let row = &drawing.rows[self.row];
        let (x, width) = drawing.bar(row.span);
        let from = match drag.gesture {
            Gesture::LinkBefore => x,
            _ => x + width,
        };
        let y = drawing.lanes.middle(self.row).unwrap_or(0);
        let (to_x, to_y) = drag.at;
        let thread = [
            "M",
            &from.to_string(),
            " ",
            &y.to_string(),
            "L",
            &to_x.to_string(),
            " ",
            &to_y.to_string(),
        ];
        set(THREAD, "d", &thread.concat());
        let under = drawing.lanes.row_at(to_y).filter(|&at| {
            // The row it comes from is no target until the hand is on its bar again.
            let (x, width) = drawing.bar(drawing.rows[at].span);
            at != self.row || (x..x + width).contains(&to_x) && (to_x - from).abs() > 24
        });
        if under == self.target.as_ref().map(|(at, _)| *at) {
            return;
        }
        if let Some((at, _)) = self.target.take() {
            aim(drawing.rows[at].id, "");
        }
        let Some(at) = under else {
            hide(TIP);
            return;
        };
        let other = &drawing.rows[at];
        let (before, after) = match drag.gesture {
            Gesture::LinkBefore => (other, row),
            _ => (row, other),
        };
        let reason = acts.refusal.run((before.id, after.id));
        let said = match &reason {
            Some(reason) => reason.clone(),
            None => [&after.title, " waits for ", &before.title].concat(),
        };
        aim(other.id, if reason.is_some() { "refused" } else { "fine" });
        let top = drawing.lanes.rows[at].unwrap_or(0);
        tip(
            drawing,
            &[said],
            drawing.bar(other.span).0,
            (top, top + drawing.lanes.row),
            room,
        );
        self.target = Some((at, reason));
    }

    /// Takes back all that was written.
    pub fn clear(&self) {
        for at in self.moved.iter().map(|(at, _)| *at).chain([self.row]) {
            let row = &self.drawing.rows[at];
            self.write(at, row.span);
            if let Some(bar) = element(&["bar-", &row.id.to_string()].concat()) {
                let _ = bar.style().remove_property("transform");
            }
            live(row.id, false);
        }
        if let Some((at, _)) = &self.target {
            aim(self.drawing.rows[*at].id, "");
        }
        for name in [ARROWS, BROKEN, THREAD] {
            set(name, "d", "");
        }
        hide(GHOST);
        hide(TIP);
    }
}

/// Whether a gesture draws a link.
pub fn is_link(gesture: Gesture) -> bool {
    matches!(gesture, Gesture::LinkAfter | Gesture::LinkBefore)
}
