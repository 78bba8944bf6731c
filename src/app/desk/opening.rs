//! Opening: a plan of this browser, a file, a link; what was open is parked.

use super::{Concern, Desk, Parked};
use crate::app::history::History;
use crate::app::session::{Origin, Saving};
use crate::app::storage::{Local, Shelf, Trouble, Unreadable, Version};
use crate::app::{browser, parts};
use crate::command::Command;
use crate::exchange::file::{Opened, Refusal};
use crate::plan::Plan;
use leptos::prelude::*;
use std::sync::Arc;

/// What stands in the place of a plan's id when none is to be opened.
const NO_PLAN: &str = "none";

impl Desk {
    pub(super) fn begin(self) {
        let blocked = self
            .shelf
            .with_value(|shelf| matches!(shelf.store(), Local::Forgetful(_)));
        let entries = self
            .shelf
            .with_value(|shelf| shelf.entries().unwrap_or_default());
        let unreadable = entries
            .iter()
            .filter(|entry| matches!(entry.label, Err(Unreadable::Damaged(_))))
            .count();
        let newer = entries
            .iter()
            .any(|entry| entry.label == Err(Unreadable::Newer));
        let concern = match () {
            () if blocked => Some(Concern::NothingIsKept),
            () if unreadable > 0 => Some(Concern::Unreadable(unreadable)),
            () if newer => Some(Concern::Outdated),
            () => None,
        };
        self.concern.set(concern);
        if blocked {
            self.session.set_saving(Saving::InMemory);
        }
        let last = self.shelf.with_value(Shelf::last_open);
        let newest = entries.iter().find(|entry| entry.label.is_ok());
        let id = entries
            .iter()
            .find(|entry| Some(&entry.id) == last.as_ref() && entry.label.is_ok())
            .or(newest)
            .map(|entry| entry.id.clone());
        // The rescue screen asks for this when a plan stops the program.
        let without = last.as_deref() == Some(NO_PLAN);
        if let Some(id) = id.filter(|_| !without) {
            self.open(&id);
        }
        self.list();
        self.new_here.set(entries.is_empty());
    }

    /// Opens a plan of this browser.
    pub fn open(self, id: &str) {
        let id = id.to_owned();
        self.when_readable(move || self.open_stored(&id));
    }

    /// Does something for which stored plans are read or written, now or when what does it has arrived.
    pub(super) fn when_readable(self, act: impl FnOnce() + 'static) {
        parts::when_here(parts::scribe(), move |here| match here {
            Ok(_) => act(),
            Err(parts::NotLoaded) => self.toasts.warn(Trouble::NoScribe.to_string()),
        });
    }

    fn open_stored(self, id: &str) {
        self.leave();
        let parked = self.state.try_update_value(|state| state.parked.remove(id));
        let loaded = self.load(id);
        let (plan, history, seen, unsaved) = match (parked.flatten(), loaded) {
            // What this tab knows is what is stored, or what could not be.
            (Some(parked), Ok((seen, _))) if seen == parked.seen => {
                (parked.plan, parked.history, seen, parked.unsaved)
            }
            (Some(parked), Err(_)) => (parked.plan, parked.history, parked.seen, true),
            (_, Ok((seen, plan))) => (plan, History::default(), seen, false),
            (None, Err(trouble)) => return self.toasts.warn(trouble.to_string()),
        };
        self.show(plan, Origin::Own, history, seen, unsaved);
    }

    /// Opens a plan that is new to this browser: a sample, a file, a copy.
    /// It is saved at once.
    pub fn add(self, plan: Plan) {
        self.leave();
        self.show(Arc::new(plan), Origin::Own, History::default(), 0, true);
        self.flush();
    }

    /// Opens a plan from a file. Its id is kept, unless a plan here has it.
    pub fn add_from_file(self, mut plan: Plan) {
        if self.knows(&plan.id) || self.session.now().id == plan.id {
            plan.id = browser::random_id();
        }
        self.add(plan);
    }

    /// Puts a plan in place of the open one, as one step of its history.
    pub fn replace(self, plan: Plan) {
        let id = self.session.now().id.clone();
        self.session
            .act(Command::Replace(Box::new(Plan { id, ..plan })));
    }

    /// Shows a plan that came in a link; the own one waits.
    pub fn look_at(self, mut plan: Plan) {
        self.leave();
        let own = self.session.now().id.clone();
        self.state.update_value(|state| {
            state.own.get_or_insert(own);
        });
        plan.id = browser::random_id();
        let origin = if browser::is_framed() {
            Origin::Embed
        } else {
            Origin::Link
        };
        self.show(Arc::new(plan), origin, History::default(), 0, false);
    }

    /// Puts the link's plan away and opens the own one again.
    pub fn close_link(self) {
        let own = self
            .state
            .try_update_value(|state| state.own.take())
            .flatten();
        match own {
            Some(id) if self.knows(&id) => self.open(&id),
            _ => self.show(
                Arc::new(self.empty_plan()),
                Origin::Own,
                History::default(),
                0,
                false,
            ),
        }
    }

    /// Makes the link's plan this browser's own.
    pub fn keep_copy(self) {
        let mut plan = Plan::clone(&self.session.now());
        plan.id = browser::random_id();
        self.state.update_value(|state| state.own = None);
        self.show(Arc::new(plan), Origin::Own, History::default(), 0, true);
        self.flush();
        self.toasts
            .say("Kept a copy in this browser. It is yours to change.");
    }

    pub(super) fn knows(self, id: &str) -> bool {
        self.state.with_value(|state| state.parked.contains_key(id))
            || self
                .shelf
                .with_value(|shelf| matches!(shelf.raw(id), Ok(Some(_))))
    }

    pub(super) fn load(self, id: &str) -> Result<(Version, Arc<Plan>), Trouble> {
        self.shelf.with_value(|shelf| {
            let (label, opened) = shelf.load(id, &self.reader())?;
            Ok((label.version, Arc::new(opened.plan)))
        })
    }

    /// What reads plans, if it is there.
    pub(super) fn reader(self) -> impl Fn(&str) -> Option<Result<Opened, Refusal>> {
        move |text| {
            Some((parts::scribe_here()?.read)(
                text.as_bytes(),
                self.session.catalog,
            ))
        }
    }

    /// Gets the open plan to safety before another one takes its place.
    pub(super) fn leave(self) {
        self.session.settle();
        self.flush();
    }

    pub(super) fn show(
        self,
        plan: Arc<Plan>,
        origin: Origin,
        history: History,
        seen: Version,
        unsaved: bool,
    ) {
        let (before, was) = (self.session.now(), self.session.origin_now());
        let id = plan.id.clone();
        let old = self.session.open(plan, origin, history);
        self.state.update_value(|state| {
            let worth_keeping = state.seen != 0 || state.dirty;
            if was == Origin::Own && worth_keeping && before.id != id {
                let parked = Parked {
                    plan: Arc::clone(&before),
                    history: old,
                    seen: state.seen,
                    unsaved: state.dirty,
                };
                state.parked.insert(before.id.clone(), parked);
            }
            state.seen = seen;
            state.dirty = unsaved;
            state.failed = false;
        });
        if origin == Origin::Own {
            self.shelf.with_value(|shelf| shelf.set_last_open(&id));
            let stored = if seen == 0 {
                Saving::Nothing
            } else {
                Saving::Saved
            };
            self.say_saved(stored);
        }
        self.list();
        let made_here =
            seen != 0 || unsaved || self.cards.with_untracked(|cards| !cards.is_empty());
        self.new_here.set(origin == Origin::Own && !made_here);
    }
}
