//! Which plan is open, and what happens to the others: opening, saving,
//! duplicating, deleting, other tabs.
//!
//! The session changes the open plan; the desk decides which one that is and
//! brings it to the shelf within half a second of every change.

use super::browser;
use super::history::History;
use super::session::{Origin, Saving, Session};
use super::storage::{Entry, Local, Shelf, Trouble, Unreadable, Version, shelf_of_this_page};
use super::ui::Toasts;
use crate::command::Command;
use crate::exchange::file;
use crate::plan::{Details, Plan};
use crate::sorted::Map;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// A change is saved this long after it, with everything that follows until
/// then: at most four writes a second, and well under the half second promised.
const SAVE_AFTER: Duration = Duration::from_millis(250);
/// What stands in the place of a plan's id when none is to be opened.
const NO_PLAN: &str = "none";
/// How often a save that failed is tried again by itself.
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// A plan as the list of plans shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Id of the plan.
    pub id: String,
    /// Its name.
    pub title: String,
    /// When it was saved, in words; empty when it was not.
    pub saved: String,
    /// Why it cannot be opened, if it cannot.
    pub trouble: Option<String>,
}

/// Something about the store or the plan that stays true until it is dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The browser keeps nothing for this page.
    NothingIsKept,
    /// The plan was not saved; why.
    NotSaved(String),
    /// The plan was removed by another tab or another program.
    Removed,
    /// A newer version of Loadmap saved the plan.
    Outdated,
    /// Stored values that cannot be read were found at the start.
    Unreadable(usize),
}

/// A plan that is not open now but was, with its history.
struct Parked {
    plan: Arc<Plan>,
    history: History,
    seen: Version,
    /// It could not be saved, so it lives here only.
    unsaved: bool,
}

/// A plan that was deleted since the page was opened, as it was stored.
struct Deleted {
    id: String,
    title: String,
    value: String,
}

#[derive(Default)]
struct State {
    /// Version of the open plan that is stored; 0 when it never was.
    seen: Version,
    /// The open plan has changes that are not stored.
    dirty: bool,
    /// The next save, and whether it is a soon one or another try after a failure.
    timer: Option<(TimeoutHandle, bool)>,
    /// The last save failed.
    failed: bool,
    parked: Map<String, Parked>,
    deleted: Vec<Deleted>,
    /// The own plan while a link's plan is looked at.
    own: Option<String>,
}

/// The desk of the page. Small and copyable; get it with [`Desk::here`].
#[derive(Clone, Copy)]
pub struct Desk {
    /// The open plan.
    pub session: Session,
    pub(super) toasts: Toasts,
    shelf: StoredValue<Shelf<Local>>,
    state: StoredValue<State>,
    cards: RwSignal<Vec<Card>>,
    deleted: RwSignal<Vec<(String, String)>>,
    concern: RwSignal<Option<Concern>>,
    /// Nothing was ever made here: the page greets a newcomer.
    new_here: RwSignal<bool>,
}

impl Desk {
    /// A desk with the plan that was open last, or an empty one.
    #[must_use]
    pub fn new(session: Session, toasts: Toasts) -> Desk {
        let desk = Desk {
            session,
            toasts,
            shelf: StoredValue::new(shelf_of_this_page(browser::is_framed())),
            state: StoredValue::new(State::default()),
            cards: RwSignal::default(),
            deleted: RwSignal::default(),
            concern: RwSignal::new(None),
            new_here: RwSignal::new(true),
        };
        desk.begin();
        session.on_change(Callback::new(move |()| desk.touch()));
        desk
    }

    /// The desk of the page.
    #[must_use]
    pub fn here() -> Desk {
        expect_context()
    }

    /// The plans in this browser, the one changed last first. Tracked.
    #[must_use]
    pub fn cards(self) -> Vec<Card> {
        self.cards.get()
    }

    /// Id and name of the plans deleted since the page was opened. Tracked.
    #[must_use]
    pub fn deleted(self) -> Vec<(String, String)> {
        self.deleted.get()
    }

    /// What the person must know about saving. Tracked.
    #[must_use]
    pub fn concern(self) -> Option<Concern> {
        self.concern.get()
    }

    /// Whether nothing was made in this browser yet. Tracked.
    #[must_use]
    pub fn is_new_here(self) -> bool {
        self.new_here.get()
    }

    /// A plan with nothing in it.
    #[must_use]
    pub fn empty_plan(self) -> Plan {
        Plan::new(
            self.session.catalog,
            &browser::random_id(),
            browser::today(),
        )
    }

    // ── Opening ──

    fn begin(self) {
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

    fn knows(self, id: &str) -> bool {
        self.state.with_value(|state| state.parked.contains_key(id))
            || self
                .shelf
                .with_value(|shelf| matches!(shelf.raw(id), Ok(Some(_))))
    }

    fn load(self, id: &str) -> Result<(Version, Arc<Plan>), Trouble> {
        self.shelf.with_value(|shelf| {
            let (label, opened) = shelf.load(id, self.session.catalog)?;
            Ok((label.version, Arc::new(opened.plan)))
        })
    }

    /// Gets the open plan to safety before another one takes its place.
    fn leave(self) {
        self.session.settle();
        self.flush();
    }

    fn show(self, plan: Arc<Plan>, origin: Origin, history: History, seen: Version, unsaved: bool) {
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

    // ── Saving ──

    /// Something changed: saves soon.
    fn touch(self) {
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

    fn save_after(self, time: Duration, soon: bool) {
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
        let saved = self
            .shelf
            .with_value(|shelf| shelf.save(&plan, seen, browser::now()));
        match saved {
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
            Err(trouble) => self.not_saved(&trouble),
        }
    }

    fn say_saved(self, saving: Saving) {
        let forgetful = self
            .shelf
            .with_value(|shelf| matches!(shelf.store(), Local::Forgetful(_)));
        self.session
            .set_saving(if forgetful { Saving::InMemory } else { saving });
    }

    fn forget_failure(self) {
        let failed = self
            .concern
            .with_untracked(|now| matches!(now, Some(Concern::NotSaved(_) | Concern::Removed)));
        if failed {
            self.concern.set(None);
        }
    }

    fn not_saved(self, trouble: &Trouble) {
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

    // ── Other tabs ──

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
    fn meet_other_tab(self) {
        let open = self.session.now();
        let (seen, dirty) = self.state.with_value(|state| (state.seen, state.dirty));
        match self
            .shelf
            .with_value(|shelf| shelf.load(&open.id, self.session.catalog))
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
            Err(trouble) => self.not_saved(&trouble),
        }
    }

    fn keep_conflict_copy(self) {
        let mut copy = Plan::clone(&self.session.with_draft());
        copy.id = browser::random_id();
        let title = format!("{} (copy of this tab)", copy.title());
        name_plan(&mut copy, title.clone());
        let saved = self
            .shelf
            .with_value(|shelf| shelf.save(&copy, 0, browser::now()));
        if saved.is_err() {
            self.park(copy);
        }
        self.toasts.warn(format!(
            "Another tab changed this plan at the same time. Its version is open now; yours is kept as \"{title}\"."
        ));
    }

    fn park(self, plan: Plan) {
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

    // ── The others ──

    /// Makes a copy of a plan and opens it.
    pub fn duplicate(self, id: &str) {
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
        let renamed = self.load(id).and_then(|(seen, plan)| {
            let mut plan = Plan::clone(&plan);
            name_plan(&mut plan, title.to_owned());
            self.shelf
                .with_value(|shelf| shelf.save(&plan, seen, browser::now()))
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
                Some(parked) => super::storage::slot::write(&parked.plan, 0, 0, browser::now()).1,
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
        match self.take_plan(id) {
            Ok(plan) => {
                browser::download(
                    &file_name(plan.title(), "json"),
                    "application/json",
                    file::write(&plan).as_bytes(),
                );
            }
            Err(trouble) => match self.shelf.with_value(|shelf| shelf.raw(id)) {
                Ok(Some(value)) => {
                    browser::download("found-in-browser.txt", "text/plain", value.as_bytes())
                }
                _ => self.toasts.warn(trouble.to_string()),
            },
        }
    }

    /// A plan by its id: the open one as it is, others as stored.
    fn take_plan(self, id: &str) -> Result<Arc<Plan>, Trouble> {
        if self.session.now().id == id {
            return Ok(self.session.with_draft());
        }
        let parked = self.state.with_value(|state| {
            let parked = state.parked.get(id).filter(|parked| parked.unsaved);
            parked.map(|parked| Arc::clone(&parked.plan))
        });
        parked.map_or_else(|| self.load(id).map(|(_, plan)| plan), Ok)
    }

    fn title_of(self, id: &str) -> String {
        let card = self
            .cards
            .with_untracked(|cards| cards.iter().find(|card| card.id == id).cloned());
        card.map_or_else(|| "the plan".to_owned(), |card| card.title)
    }

    fn open_newest(self) {
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
    fn list(self) {
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

    // ── Settings ──

    /// The theme the person chose; none follows the system.
    #[must_use]
    pub fn theme(self) -> Option<String> {
        let theme = self.shelf.with_value(|shelf| shelf.setting("theme"));
        theme.filter(|theme| matches!(theme.as_str(), "light" | "dark"))
    }

    /// A setting by its name.
    #[must_use]
    pub fn setting(self, name: &str) -> Option<String> {
        self.shelf.with_value(|shelf| shelf.setting(name))
    }

    /// Keeps a setting.
    pub fn set_setting(self, name: &str, value: &str) {
        self.shelf
            .with_value(|shelf| shelf.set_setting(name, value));
    }

    /// Keeps the theme and shows it.
    pub fn set_theme(self, theme: Option<&str>) {
        self.shelf
            .with_value(|shelf| shelf.set_setting("theme", theme.unwrap_or("system")));
        browser::show_theme(theme);
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

fn name_plan(plan: &mut Plan, title: String) {
    // A name has at most 200 characters.
    Arc::make_mut(&mut plan.details).name = title.chars().take(200).collect();
}

/// A safe file name from a plan's name: `checkout-platform.json`.
#[must_use]
pub fn file_name(title: &str, extension: &str) -> String {
    let mut name = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            name.push(c);
        } else if !name.ends_with('-') && !name.is_empty() {
            name.push('-');
        }
        if name.len() == 60 {
            break;
        }
    }
    match name.trim_matches('-') {
        // Alone, these name devices on Windows; behind a word they are harmless.
        "" | "con" | "prn" | "aux" | "nul" => format!("loadmap-plan.{extension}"),
        name => format!("{name}.{extension}"),
    }
}
