//! Which plan is open, and what happens to the others: opening, saving,
//! duplicating, deleting, other tabs.
//!
//! The session changes the open plan; the desk decides which one that is and
//! brings it to the shelf within half a second of every change.

mod opening;
mod plans;
mod saving;
mod tabs;

use crate::app::browser;
use crate::app::history::History;
use crate::app::session::Session;
use crate::app::storage::{Local, Shelf, Version, shelf_of_this_page};
use crate::app::ui::Toasts;
use crate::plan::Plan;
use crate::sorted::Map;
use leptos::prelude::*;
use std::sync::Arc;

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
