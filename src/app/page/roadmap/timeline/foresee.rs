//! What the forecast would be if a bar were dropped where it is dragged to, and what it has become after a change.
//!
//! While something is dragged the worker is asked about the place where the hand rests, one question at a time. Where
//! the page would have to work it out itself, nothing is asked before the drop.

use super::change::Changes;
use crate::app::chart::newest::Newest;
use crate::app::chart::timescale::Span as Place;
use crate::app::engine::{self, is_beside, is_waiting};
use crate::app::session::Session;
use crate::engine::Lane;
use crate::insight::follow::moved_by;
use crate::insight::{Follow, PlanForecast};
use crate::plan::{Calendar, ItemId};
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// So long the hand rests before anything is asked: a motion that goes on is not disturbed.
const ASK_AFTER: Duration = Duration::from_millis(60);
/// So long it rests before anything is read out.
const SAY_AFTER: Duration = Duration::from_millis(600);
/// So long nothing is changed before it is said what the last changes brought about.
const TELL_AFTER: Duration = Duration::from_millis(350);
/// So long that stands at the bar.
const NOTE_FOR: Duration = Duration::from_secs(8);

/// Asks, and says what comes back.
#[derive(Clone, Copy)]
pub struct Foresee {
    session: Session,
    forecast: Signal<Option<Arc<PlanForecast>>>,
    state: StoredValue<State>,
    /// More is known of what is being dragged.
    pub again: Trigger,
    /// What a screen reader says.
    pub said: RwSignal<String>,
    /// What is said at a bar that was moved, by its number.
    pub note: RwSignal<Option<(u32, String)>>,
}

#[derive(Default)]
struct State {
    /// Where the bar is dragged to, and the P80 there: none where nothing can be forecast.
    newest: Newest<(ItemId, Place), Option<u32>>,
    /// The hand has rested long enough for words.
    rested: bool,
    ask: Option<TimeoutHandle>,
    say: Option<TimeoutHandle>,
    /// What was changed last, and the P80 before the first of the changes in a row.
    changed: Option<(ItemId, Option<u32>)>,
    tell: Option<TimeoutHandle>,
}

impl Foresee {
    /// For the open plan and its forecast.
    #[must_use]
    pub fn new(session: Session, forecast: Signal<Option<Arc<PlanForecast>>>) -> Foresee {
        let foresee = Foresee {
            session,
            forecast,
            state: StoredValue::new(State::default()),
            again: Trigger::new(),
            said: RwSignal::new(String::new()),
            note: RwSignal::new(None),
        };
        Effect::new(move |_| {
            forecast.track();
            foresee.tell_later();
        });
        on_cleanup(move || foresee.end());
        foresee
    }

    /// The P80 of the end in the plan as it is; none while it is being worked out.
    #[must_use]
    pub fn now(self) -> Option<u32> {
        if is_waiting(Lane::Forecast) {
            return None;
        }
        self.forecast
            .with_untracked(|forecast| forecast.as_ref().map(|forecast| forecast.by.p80))
    }

    /// `P80 12 Mar 2027, 2 weeks later`
    fn words(self, before: Option<u32>, p80: u32) -> String {
        let plan = self.session.now();
        let calendar = Calendar::of(&plan);
        let day = calendar.last_day(p80).medium();
        if before == Some(p80) {
            return "P80 stays ".to_owned() + &day;
        }
        let by = before.and_then(|before| {
            let half_days = Follow::new(&plan).between(before, p80);
            moved_by(half_days, calendar.half_days_per_week())
        });
        match by {
            Some(by) => ["P80 ", &day, ", ", &by].concat(),
            None => "P80 ".to_owned() + &day,
        }
    }

    // ── While something is dragged ──

    /// A bar is dragged to a place: what to say of that, and what there is to ask, a little later.
    pub fn here(self, changes: Changes, id: ItemId, place: Place, is_old: bool) -> Option<String> {
        if !is_beside() {
            return None;
        }
        let now = self.now();
        let moved = self.state.try_update_value(|state| {
            if is_old && now.is_some() {
                state.newest.learn((id, place), now);
            }
            state.newest.go((id, place))
        });
        if moved == Some(true) {
            self.rest_anew(changes);
        }
        match self.known() {
            None => Some("P80 …".to_owned()),
            Some(p80) => Some(self.words(now, p80?)),
        }
    }

    fn known(self) -> Option<Option<u32>> {
        let known = |state: &State| state.newest.known().copied();
        self.state.try_with_value(known).flatten()
    }

    /// The hand has moved on: from here on it may rest.
    fn rest_anew(self, changes: Changes) {
        let ask = set_timeout_with_handle(move || self.ask(changes), ASK_AFTER).ok();
        let say = set_timeout_with_handle(move || self.rested(), SAY_AFTER).ok();
        self.state.update_value(|state| {
            state.rested = false;
            for old in [state.ask.take(), state.say.take()].into_iter().flatten() {
                old.clear();
            }
            (state.ask, state.say) = (ask, say);
        });
        self.hush();
    }

    fn ask(self, changes: Changes) {
        let next = self.state.try_update_value(|state| {
            state.ask = None;
            state.newest.ask()
        });
        let Some((id, place)) = next.flatten() else {
            return;
        };
        match changes.dropped(id, place) {
            None => self.hear(changes, None),
            Some(plan) => engine::preview(self.session, &plan, move |found| {
                self.hear(changes, found.ok().map(|found| found.by.p80));
            }),
        }
    }

    fn hear(self, changes: Changes, p80: Option<u32>) {
        let heard = self.state.try_update_value(|state| {
            let is_here = state.newest.answer(p80);
            (is_here, state.ask.is_none(), state.rested)
        });
        match heard {
            Some((true, _, rested)) => {
                self.again.notify();
                if rested {
                    self.say();
                }
            }
            // The hand went on meanwhile, and rests.
            Some((false, true, _)) => self.ask(changes),
            _ => {}
        }
    }

    fn rested(self) {
        self.state.try_update_value(|state| {
            state.rested = true;
            state.say = None;
        });
        self.say();
    }

    fn say(self) {
        if let Some(Some(p80)) = self.known() {
            self.said
                .set(self.words(self.now(), p80) + " if dropped here.");
        }
    }

    /// Takes back what was said, so that the same words are read out again.
    fn hush(self) {
        if self.said.try_with_untracked(String::is_empty) == Some(false) {
            self.said.set(String::new());
        }
    }

    /// Nothing is dragged any more.
    pub fn end(self) {
        let asked = self.state.try_update_value(|state| {
            for timer in [state.ask.take(), state.say.take()].into_iter().flatten() {
                timer.clear();
            }
            state.newest.end()
        });
        if asked == Some(true) {
            engine::forget(Lane::Preview);
        }
        self.hush();
    }

    // ── After a change ──

    /// An item was changed; `before` is the P80 before that.
    pub fn changed(self, id: ItemId, before: Option<u32>) {
        self.state.update_value(|state| {
            if let Some(timer) = state.tell.take() {
                timer.clear();
            }
            let first = state.changed.take();
            state.changed = Some((id, first.map_or(before, |(_, first)| first)));
        });
        self.note.set(None);
        self.hush();
    }

    /// The forecast is new. Once nothing more is changed for a while, it is said what it has become.
    fn tell_later(self) {
        let pending = self.state.with_value(|state| state.changed.is_some());
        if pending {
            let tell = set_timeout_with_handle(move || self.tell(), TELL_AFTER).ok();
            self.state.update_value(|state| {
                if let Some(old) = std::mem::replace(&mut state.tell, tell) {
                    old.clear();
                }
            });
        }
    }

    fn tell(self) {
        let changed = self.state.try_update_value(|state| {
            state.tell = None;
            match is_waiting(Lane::Forecast) {
                true => None,
                false => state.changed.take(),
            }
        });
        let (Some((id, before)), Some(p80)) = (changed.flatten(), self.now()) else {
            return;
        };
        let words = self.words(before, p80);
        self.said.set(words.clone() + ".");
        self.note.set(Some((id.0, words)));
        set_timeout(
            move || {
                // Another change may have taken its place, or the page may have gone.
                let is_of =
                    |note: &Option<(u32, String)>| note.as_ref().is_some_and(|(of, _)| *of == id.0);
                if self.note.try_with_untracked(is_of) == Some(true) {
                    self.note.set(None);
                }
            },
            NOTE_FOR,
        );
    }
}
