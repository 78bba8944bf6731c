//! Saving: soon after every change, again after a failure, and what to say
//! when it does not work.

use super::{Concern, Desk};
use crate::app::session::{Origin, Saving};
use crate::app::storage::{Local, Trouble, Version};
use crate::app::{browser, parts};
use crate::plan::Plan;
use leptos::prelude::*;
use std::time::Duration;

/// A change is saved this long after it, with everything that follows until
/// then: at most four writes a second, and well under the half second promised.
const SAVE_AFTER: Duration = Duration::from_millis(250);
/// How often a save that failed is tried again by itself.
const RETRY_AFTER: Duration = Duration::from_secs(10);

impl Desk {
    /// Something changed: saves soon.
    pub(super) fn touch(self) {
        self.new_here.set(false);
        let (soon, failed) = self.state.with_value(|state| {
            let soon = state.timer.is_some_and(|(_, soon)| soon);
            (soon, state.failed)
        });
        self.state.update_value(|state| state.dirty = true);
        // After a failure the words stay as they are until a save succeeds.
        if !failed {
            self.say_saved(Saving::Pending);
        }
        if !soon {
            self.save_after(SAVE_AFTER, true);
        }
    }

    pub(super) fn save_after(self, time: Duration, soon: bool) {
        let timer = set_timeout_with_handle(move || self.flush(), time).ok();
        let timer = timer.map(|timer| (timer, soon));
        let before = self
            .state
            .try_update_value(|state| std::mem::replace(&mut state.timer, timer));
        if let Some((before, _)) = before.flatten() {
            before.clear();
        }
    }

    /// Saves now what is not saved.
    pub fn flush(self) {
        let dirty = self.state.try_update_value(|state| {
            if let Some((timer, _)) = state.timer.take() {
                timer.clear();
            }
            state.dirty
        });
        if dirty != Some(true) || self.session.origin_now() != Origin::Own {
            return;
        }
        let plan = self.session.with_draft();
        let seen = self.state.with_value(|state| state.seen);
        match self.store(&plan, seen) {
            Ok(version) => {
                self.state.update_value(|state| {
                    state.seen = version;
                    state.dirty = false;
                    state.failed = false;
                });
                self.shelf.with_value(|shelf| shelf.set_last_open(&plan.id));
                self.say_saved(Saving::Saved);
                self.forget_failure();
                self.list();
            }
            Err(Trouble::Overtaken) => self.meet_other_tab(),
            Err(Trouble::NoScribe) => parts::when_here(parts::scribe(), move |here| match here {
                Ok(_) => self.flush(),
                Err(parts::NotLoaded) => self.not_saved(&Trouble::NoScribe),
            }),
            Err(trouble) => self.not_saved(&trouble),
        }
    }

    /// Puts a plan into the store. `seen` is the version that was read or saved last, 0 for none.
    pub(super) fn store(self, plan: &Plan, seen: Version) -> Result<Version, Trouble> {
        let write = |plan: &Plan| Some((parts::scribe_here()?.write)(plan));
        self.shelf
            .with_value(|shelf| shelf.save(plan, &write, seen, browser::now()))
    }

    pub(super) fn say_saved(self, saving: Saving) {
        let forgetful = self
            .shelf
            .with_value(|shelf| matches!(shelf.store(), Local::Forgetful(_)));
        self.session
            .set_saving(if forgetful { Saving::InMemory } else { saving });
    }

    pub(super) fn forget_failure(self) {
        let failed = self
            .concern
            .with_untracked(|now| matches!(now, Some(Concern::NotSaved(_) | Concern::Removed)));
        if failed {
            self.concern.set(None);
        }
    }

    pub(super) fn not_saved(self, trouble: &Trouble) {
        self.say_saved(Saving::Failed(trouble.to_string()));
        self.state.update_value(|state| state.failed = true);
        let concern = match trouble {
            Trouble::Newer => {
                self.session.set_origin(Origin::Outdated);
                Concern::Outdated
            }
            Trouble::Gone => Concern::Removed,
            trouble => {
                let id = self.session.now().id.clone();
                let gone = self
                    .shelf
                    .with_value(|shelf| matches!(shelf.raw(&id), Ok(None)));
                if gone {
                    self.state.update_value(|state| state.seen = 0);
                }
                self.save_after(RETRY_AFTER, false);
                Concern::NotSaved(trouble.to_string())
            }
        };
        self.concern.set(Some(concern));
    }

    /// Saves a plan that was removed from the store once more.
    pub fn store_again(self) {
        self.state.update_value(|state| {
            state.seen = 0;
            state.dirty = true;
        });
        self.flush();
    }

    /// Lets go of a plan that was removed from the store.
    pub fn let_go(self) {
        self.state.update_value(|state| {
            state.seen = 0;
            state.dirty = false;
        });
        self.concern.set(None);
        self.open_newest();
    }

    /// Puts a notice away that needs no deed.
    pub fn put_concern_away(self) {
        self.concern.set(None);
    }
}
