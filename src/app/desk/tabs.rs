//! Other tabs: what they change is taken in, and nothing is lost.

use super::{Desk, Parked, name_plan};
use crate::app::history::History;
use crate::app::session::{Origin, Saving};
use crate::app::storage::Trouble;
use crate::app::{browser, parts};
use crate::plan::Plan;
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// The store was changed by another tab: `key` as the browser names it,
    /// none when everything was removed.
    pub fn heard_from_other_tab(self, key: Option<&str>) {
        let open = self.session.now().id.clone();
        let about_open = key.is_none_or(|key| {
            self.shelf
                .with_value(|shelf| shelf.id_in(key) == Some(open.as_str()))
        });
        if about_open && self.session.origin_now() == Origin::Own {
            self.meet_other_tab();
        }
        self.list();
    }

    /// Brings what is stored and what is open together. Nothing is lost: if
    /// both changed, this tab's plan is kept as a copy with its own name.
    pub(super) fn meet_other_tab(self) {
        let open = self.session.now();
        let (seen, dirty) = self.state.with_value(|state| (state.seen, state.dirty));
        match self
            .shelf
            .with_value(|shelf| shelf.load(&open.id, &self.reader()))
        {
            Ok((label, _)) if label.version == seen => {}
            Ok((label, opened)) => {
                let overlooked = seen != 0 && label.base != seen;
                if dirty || overlooked {
                    self.keep_conflict_copy();
                }
                self.session.take(Arc::new(opened.plan));
                self.state.update_value(|state| {
                    state.seen = label.version;
                    state.dirty = false;
                });
                self.say_saved(Saving::Saved);
            }
            Err(Trouble::Gone) if seen == 0 => {}
            // Before it has arrived there is nothing to compare; the next save asks again.
            Err(Trouble::NoScribe) => {
                let again = move |here: Result<parts::Scribe, _>| match here {
                    Ok(_) => self.meet_other_tab(),
                    Err(parts::NotLoaded) => self.not_saved(&Trouble::NoScribe),
                };
                parts::when_here(parts::scribe(), again);
            }
            Err(trouble) => self.not_saved(&trouble),
        }
    }

    pub(super) fn keep_conflict_copy(self) {
        let mut copy = Plan::clone(&self.session.with_draft());
        copy.id = browser::random_id();
        let title = format!("{} (copy of this tab)", copy.title());
        name_plan(&mut copy, title.clone());
        let saved = self.store(&copy, 0);
        if saved.is_err() {
            self.park(copy);
        }
        self.toasts.warn(format!(
            "Another tab changed this plan at the same time. Its version is open now; yours is kept as \"{title}\"."
        ));
    }

    pub(super) fn park(self, plan: Plan) {
        self.state.update_value(|state| {
            let parked = Parked {
                plan: Arc::new(plan),
                history: History::default(),
                seen: 0,
                unsaved: true,
            };
            state.parked.insert(parked.plan.id.clone(), parked);
        });
    }
}
