//! The keys: one place that the Tab key reaches, and from there everything that a hand can do.

use super::super::lanes::Line;
use super::super::press::{Act, Edges, Held, act};
use super::Acts;
use super::drawing::Drawing;
use super::hand::Hands;
use super::overlay::TIP;
use super::row::{Stop, toggle};
use super::write::{hide, tip};
use crate::app::browser;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Where the focus is, and what the keys do.
#[derive(Clone, Copy)]
pub struct Walk {
    /// What the Tab key reaches.
    pub stop: Memo<Option<Stop>>,
    drawing: Memo<Option<Drawing>>,
    reached: RwSignal<Option<Stop>>,
    closed: RwSignal<Vec<usize>>,
    acts: Acts,
    /// Where the focus was before the lines were drawn anew, if it was on one of them.
    held: StoredValue<Option<Stop>>,
    /// The row that the keys moved last, while they are at it.
    moved: StoredValue<Option<u32>>,
}

impl Walk {
    /// Begins at the row that is shown in detail, or the first one.
    #[must_use]
    pub fn new(
        drawing: Memo<Option<Drawing>>,
        chosen: Signal<Option<u32>>,
        closed: RwSignal<Vec<usize>>,
        acts: Acts,
    ) -> Walk {
        let reached = RwSignal::new(None);
        let stop = Memo::new(move |_| {
            drawing.with(|drawing| {
                let drawing = drawing.as_ref()?;
                let stops = || {
                    drawing
                        .lanes
                        .lines
                        .iter()
                        .map(|(line, _)| stop_of(drawing, *line))
                };
                let wanted = reached.get().or(chosen.get().map(Stop::Row));
                let there = wanted.and_then(|wanted| stops().find(|stop| *stop == wanted));
                let first_row = || stops().find(|stop| matches!(stop, Stop::Row(_)));
                there.or_else(first_row).or(stops().next())
            })
        });
        let walk = Walk {
            stop,
            drawing,
            reached,
            closed,
            acts,
            held: StoredValue::new(None),
            moved: StoredValue::new(None),
        };
        // Lines that change or change places are drawn anew, and lose the focus; it goes back to them.
        Effect::new(move |_| {
            drawing.track();
            browser::after_paint(move || walk.hold());
        });
        walk
    }

    /// Gives the focus back to the line that had it, if it was lost and not taken elsewhere.
    fn hold(self) {
        let Some(Some(stop)) = self.held.try_get_value() else {
            return;
        };
        let id = ["#", &stop.id()].concat();
        if browser::has_focus("body") {
            // What is gone leaves it to its neighbour.
            match browser::find(&id) {
                Some(_) => browser::focus(&id),
                None => {
                    if let Some(stop) = self.stop.get_untracked() {
                        browser::focus(&["#", &stop.id()].concat());
                    }
                }
            }
        }
    }

    /// Keeps the focus on a row after what was done to it.
    pub fn keep(self, id: u32) {
        let stop = Stop::Row(id);
        self.reached.set(Some(stop));
        self.held.set_value(Some(stop));
        browser::after_paint(move || {
            let id = ["#", &stop.id()].concat();
            if browser::has_focus("body") {
                browser::focus(&id);
            }
        });
    }

    /// A line got the focus.
    pub fn focused(self, event: &FocusEvent, hands: Hands) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let Some(stop) = target.and_then(|target| stop_with(&target.id())) else {
            return;
        };
        self.reached.set(Some(stop));
        self.held.set_value(Some(stop));
        if let Stop::Row(id) = stop {
            hands.show_handles(Some(id));
        } else {
            hands.show_handles(None);
        }
    }

    /// The focus leaves a line. Where it goes nowhere, the line may just have been drawn anew.
    pub fn left(self, event: &FocusEvent) {
        if event.related_target().is_some() {
            self.held.set_value(None);
            self.end_note();
        }
    }

    /// Says something at a bar that was just moved with the keys, or takes back what was said.
    pub fn note(self, note: Option<(u32, String)>) {
        let Some((id, text)) = note else {
            if self.moved.get_value().is_some() {
                hide(TIP);
            }
            return;
        };
        let is_there = browser::has_focus(&["#", &Stop::Row(id).id()].concat());
        if !is_there || self.moved.get_value() != Some(id) {
            return;
        }
        self.drawing.with_untracked(|drawing| {
            let Some(drawing) = drawing else { return };
            let Some(at) = drawing.place_of(id) else {
                return;
            };
            let top = drawing.lanes.rows[at].unwrap_or(0);
            let (x, _) = drawing.bar(drawing.rows[at].span);
            tip(
                drawing,
                &[text],
                x,
                (top, top + drawing.lanes.row),
                i32::MAX,
            );
        });
    }

    /// The keys are at something else: what was said of the bar is taken back, and nothing comes after it.
    fn end_note(self) {
        let moved = self.moved.try_update_value(Option::take);
        if moved.flatten().is_some() {
            hide(TIP);
        }
    }

    /// A key was pressed on a line.
    pub fn key(self, event: &KeyboardEvent) {
        let Some(stop) = self.stop.get_untracked() else {
            return;
        };
        if !browser::has_focus(&["#", &stop.id()].concat()) {
            return;
        }
        let held = Held {
            shift: event.shift_key(),
            ctrl: event.ctrl_key(),
            other: event.alt_key() || event.meta_key(),
        };
        let on_group = matches!(stop, Stop::Group(_));
        let can_edit = self.acts.can_edit.get_untracked();
        let Some(act) = act(&event.key(), held, on_group, can_edit) else {
            return;
        };
        // A link opens itself, and a button is pressed by Enter and Space.
        if act == Act::Open || act == Act::Toggle(None) {
            return;
        }
        event.prevent_default();
        self.end_note();
        match (act, stop) {
            (Act::Go(by), _) => self.go(stop, by),
            (Act::Toggle(open), Stop::Group(group)) => toggle(self.closed, group, open),
            (Act::Shift { edges, by, finer }, Stop::Row(id)) => self.shift(id, edges, by, finer),
            (Act::Remove, Stop::Row(id)) => self.remove(id),
            (Act::Link, Stop::Row(id)) => self.acts.choose_link.run(id),
            _ => {}
        }
    }

    fn go(self, from: Stop, by: i32) {
        let next = self.drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let line = match from {
                Stop::Group(group) => Line::Group(group),
                Stop::Row(id) => Line::Row(drawing.place_of(id)?),
            };
            let next = drawing.lanes.step(line, by)?;
            Some(stop_of(drawing, next))
        });
        if let Some(next) = next {
            self.reached.set(Some(next));
            browser::focus(&["#", &next.id()].concat());
        }
    }

    fn shift(self, id: u32, edges: Edges, by: i32, finer: bool) {
        let asked = self.drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let row = &drawing.rows[drawing.place_of(id)?];
            let unit = drawing.scale.unit();
            let unit = if finer { unit.finer() } else { unit };
            let calendar = drawing.scale.calendar;
            let can = match edges {
                Edges::Both | Edges::Start => row.grips.start,
                Edges::End => row.grips.end,
            };
            let (start, end) = row.span;
            let to = |edge: u32| unit.step(edge, by, calendar);
            Some((
                can,
                row.span,
                match edges {
                    Edges::Both => to(start).map(|start| self.acts.shifted.run((id, start))),
                    Edges::Start => to(start)
                        .filter(|start| *start < end)
                        .map(|start| (start, end)),
                    Edges::End => to(end).filter(|end| *end > start).map(|end| (start, end)),
                },
            ))
        });
        match asked {
            None => {}
            Some((false, ..)) => self
                .acts
                .refuse
                .run("It has begun or is over: its start stays where it is.".to_owned()),
            Some((true, _, None)) => {
                let text = match (edges, by) {
                    (Edges::Both | Edges::Start, -1) => "It can not start before the plan does.",
                    (Edges::Start, _) => "It can not get shorter by this much from its start.",
                    _ => "It can not get shorter by this much.",
                };
                self.acts.refuse.run(text.to_owned());
            }
            Some((true, before, Some(span))) if before != span => {
                self.acts.drop.run((id, span));
                self.moved.set_value(Some(id));
                self.keep(id);
            }
            Some(_) => {}
        }
    }

    fn remove(self, id: u32) {
        // The focus goes to the row below, or else to the one above.
        let neighbour = self.drawing.with_untracked(|drawing| {
            let drawing = drawing.as_ref()?;
            let at = Line::Row(drawing.place_of(id)?);
            let rows = [1, -1]
                .into_iter()
                .filter_map(|by| drawing.lanes.step(at, by));
            let mut rows = rows.filter(|line| *line != at);
            rows.next().map(|line| stop_of(drawing, line))
        });
        self.acts.remove.run(id);
        let gone = self
            .drawing
            .with_untracked(|d| d.as_ref().is_none_or(|d| d.place_of(id).is_none()));
        if gone && let Some(stop) = neighbour {
            self.reached.set(Some(stop));
            self.held.set_value(Some(stop));
        }
    }
}

fn stop_of(drawing: &Drawing, line: Line) -> Stop {
    match line {
        Line::Group(group) => Stop::Group(group),
        Line::Row(at) => Stop::Row(drawing.rows[at].id),
    }
}

/// The line whose element has an id.
fn stop_with(id: &str) -> Option<Stop> {
    let (kind, number) = id.split_once('-')?;
    match kind {
        "bar" => number.parse().ok().map(Stop::Row),
        "group" => number.parse().ok().map(Stop::Group),
        _ => None,
    }
}
