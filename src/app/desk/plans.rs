//! The plans that are not open: copies, names, deleting and bringing back, and
//! the list of all.

use super::{Card, Deleted, Desk, file_name, name_plan};
use crate::app::history::History;
use crate::app::session::Origin;
use crate::app::storage::{Entry, Trouble, slot};
use crate::app::{browser, parts};
use crate::command::Command;
use crate::plan::{Details, Plan};
use leptos::prelude::*;
use std::sync::Arc;

impl Desk {
    /// Makes a copy of a plan and opens it.
    pub fn duplicate(self, id: &str) {
        let id = id.to_owned();
        self.when_readable(move || self.duplicate_stored(&id));
    }

    fn duplicate_stored(self, id: &str) {
        match self.take_plan(id) {
            Ok(plan) => {
                let mut copy = Plan::clone(&plan);
                copy.id = browser::random_id();
                let title = format!("{} (copy)", copy.title());
                name_plan(&mut copy, title.clone());
                self.add(copy);
                self.toasts.say(format!("Opened \"{title}\"."));
            }
            Err(trouble) => self.toasts.warn(trouble.to_string()),
        }
    }

    /// Gives a plan another name.
    pub fn rename(self, id: &str, title: &str) {
        if self.session.now().id == id {
            let details = Details {
                name: title.to_owned(),
                ..Details::clone(&self.session.now().details)
            };
            return self.session.act(Command::SetDetails(Box::new(details)));
        }
        let (id, title) = (id.to_owned(), title.to_owned());
        self.when_readable(move || self.rename_stored(&id, &title));
    }

    fn rename_stored(self, id: &str, title: &str) {
        let renamed = self.load(id).and_then(|(seen, plan)| {
            let mut plan = Plan::clone(&plan);
            name_plan(&mut plan, title.to_owned());
            self.store(&plan, seen)
        });
        if let Err(trouble) = renamed {
            self.toasts.warn(trouble.to_string());
        }
        self.state.update_value(|state| {
            state.parked.remove(id);
        });
        self.list();
    }

    /// Deletes a plan. It can be put back until the page is closed.
    pub fn delete(self, id: &str) {
        let title = self.title_of(id);
        let open = self.session.now().id == id && self.session.origin_now() == Origin::Own;
        if open {
            self.flush();
        }
        let removed = self.shelf.with_value(|shelf| shelf.remove(id));
        let parked = self
            .state
            .try_update_value(|state| state.parked.remove(id))
            .flatten();
        let value = match removed {
            Ok(Some(value)) => value,
            // Never stored: what is here is all there is.
            Ok(None) => match parked {
                Some(parked) => {
                    let write = |plan: &Plan| Some((parts::scribe_here()?.write)(plan));
                    match slot::write(&parked.plan, &write, 0, 0, browser::now()) {
                        Some((_, value)) => value,
                        None => return self.toasts.warn(Trouble::NoScribe.to_string()),
                    }
                }
                None => return self.list(),
            },
            Err(fault) => return self.toasts.warn(Trouble::from(fault).to_string()),
        };
        self.state.update_value(|state| {
            let id = id.to_owned();
            state.deleted.push(Deleted {
                id,
                title: title.clone(),
                value,
            });
            if open {
                state.seen = 0;
                state.dirty = false;
            }
        });
        if open {
            self.open_newest();
        }
        self.list();
        let id = id.to_owned();
        let undo = Callback::new(move |()| self.restore(&id));
        self.toasts
            .offer(format!("Deleted \"{title}\"."), "Undo", undo);
    }

    /// Puts a deleted plan back.
    pub fn restore(self, id: &str) {
        let found = self.state.try_update_value(|state| {
            let at = state.deleted.iter().position(|deleted| deleted.id == id)?;
            Some(state.deleted.remove(at))
        });
        let Some(deleted) = found.flatten() else {
            return;
        };
        match self
            .shelf
            .with_value(|shelf| shelf.put_back(id, &deleted.value))
        {
            Ok(()) => self.toasts.say(format!("\"{}\" is back.", deleted.title)),
            Err(fault) => {
                self.toasts.warn(Trouble::from(fault).to_string());
                self.state.update_value(|state| state.deleted.push(deleted));
            }
        }
        self.list();
    }

    /// Hands out a plan as a file; a damaged one as it was found.
    pub fn download(self, id: &str) {
        let id = id.to_owned();
        // Without what reads it, a stored plan is handed out as it was found.
        parts::when_here(parts::scribe(), move |_| self.download_stored(&id));
    }

    fn download_stored(self, id: &str) {
        let taken = self.take_plan(id).and_then(|plan| {
            let scribe = parts::scribe_here().ok_or(Trouble::NoScribe)?;
            Ok((file_name(plan.title(), "json"), (scribe.write)(&plan)))
        });
        match taken {
            Ok((name, text)) => browser::download(&name, "application/json", text.as_bytes()),
            Err(trouble) => match self.shelf.with_value(|shelf| shelf.raw(id)) {
                Ok(Some(value)) => {
                    browser::download("found-in-browser.txt", "text/plain", value.as_bytes())
                }
                _ => self.toasts.warn(trouble.to_string()),
            },
        }
    }

    /// A plan by its id: the open one as it is, others as stored.
    pub(super) fn take_plan(self, id: &str) -> Result<Arc<Plan>, Trouble> {
        if self.session.now().id == id {
            return Ok(self.session.with_draft());
        }
        let parked = self.state.with_value(|state| {
            let parked = state.parked.get(id).filter(|parked| parked.unsaved);
            parked.map(|parked| Arc::clone(&parked.plan))
        });
        parked.map_or_else(|| self.load(id).map(|(_, plan)| plan), Ok)
    }

    pub(super) fn title_of(self, id: &str) -> String {
        let card = self
            .cards
            .with_untracked(|cards| cards.iter().find(|card| card.id == id).cloned());
        card.map_or_else(|| "the plan".to_owned(), |card| card.title)
    }

    pub(super) fn open_newest(self) {
        let entries = self
            .shelf
            .with_value(|shelf| shelf.entries().unwrap_or_default());
        match entries.iter().find(|entry| entry.label.is_ok()) {
            Some(entry) => self.open(&entry.id),
            None => self.show(
                Arc::new(self.empty_plan()),
                Origin::Own,
                History::default(),
                0,
                false,
            ),
        }
    }

    /// Looks at the shelf again.
    pub(super) fn list(self) {
        let entries = self
            .shelf
            .with_value(|shelf| shelf.entries().unwrap_or_default());
        let mut cards: Vec<Card> = entries.into_iter().map(card).collect();
        self.state.with_value(|state| {
            for (id, parked) in &state.parked {
                if parked.unsaved && !cards.iter().any(|card| card.id == *id) {
                    cards.push(Card {
                        id: id.clone(),
                        title: parked.plan.title().to_owned(),
                        saved: String::new(),
                        trouble: None,
                    });
                }
            }
        });
        let deleted = self.state.with_value(|state| {
            let deleted = state.deleted.iter().rev();
            deleted
                .map(|deleted| (deleted.id.clone(), deleted.title.clone()))
                .collect()
        });
        self.cards.set(cards);
        self.deleted.set(deleted);
    }
}

fn card(entry: Entry) -> Card {
    let Entry { id, label } = entry;
    match label {
        Ok(label) => Card {
            id,
            title: label.title,
            saved: browser::moment(label.saved),
            trouble: None,
        },
        Err(unreadable) => Card {
            title: format!("Stored value {}", id.chars().take(8).collect::<String>()),
            id,
            saved: String::new(),
            trouble: Some(Trouble::from(unreadable).to_string()),
        },
    }
}
