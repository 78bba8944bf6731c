//! Keys that work on every page.

use super::browser;
use super::desk::Desk;
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

/// The keys of the page. Copyable; get it with [`Keys::here`].
#[derive(Clone, Copy)]
pub struct Keys {
    /// Whether the list of keys is open.
    pub help: RwSignal<bool>,
    /// Whether single letters and digits do something. They can be turned off,
    /// because speech input and stray fingers press them too.
    single: RwSignal<bool>,
    desk: Desk,
}

/// Every key and what it does, for the list.
pub const LIST: &[(&str, &str)] = &[
    ("Ctrl+Z or ⌘Z", "Undo"),
    ("Ctrl+Shift+Z, Ctrl+Y or ⇧⌘Z", "Redo"),
    ("?", "Show these keys"),
    ("1, 2, 3", "Answer no, partly, yes"),
    ("4, 5", "Answer don't know, not applicable"),
    ("J, K", "Next question, question before"),
    ("H, E", "How to put it in place; evidence and note"),
    ("R", "What the answers mean"),
    ("/", "Find a question"),
    ("Esc", "Close a dialog; drop what is being typed"),
];

impl Keys {
    /// Listens to the keys of the page.
    #[must_use]
    pub fn new(desk: Desk) -> Keys {
        let keys = Keys {
            help: RwSignal::new(false),
            single: RwSignal::new(desk.setting("keys").as_deref() != Some("off")),
            desk,
        };
        let listener = window_event_listener(ev::keydown, move |event| keys.pressed(&event));
        on_cleanup(move || listener.remove());
        keys
    }

    /// The keys of the page.
    #[must_use]
    pub fn here() -> Keys {
        expect_context()
    }

    /// Whether single keys do something. Tracked.
    #[must_use]
    pub fn single(self) -> bool {
        self.single.get()
    }

    /// Turns single keys on or off.
    pub fn set_single(self, on: bool) {
        self.single.set(on);
        self.desk.set_setting("keys", if on { "on" } else { "off" });
    }

    /// Whether an event is a single key that may do something: no modifier, not
    /// while typing, no dialog over the page, and not turned off.
    #[must_use]
    pub fn is_single(self, event: &KeyboardEvent) -> bool {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        let dialog = document().query_selector("dialog[open]").ok().flatten();
        self.single.get_untracked()
            && !modified
            && !event.default_prevented()
            && !is_typing(event)
            && dialog.is_none()
    }

    fn pressed(self, event: &KeyboardEvent) {
        if self.is_single(event) && event.key() == "?" {
            event.prevent_default();
            return self.help.set(true);
        }
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let session = self.desk.session;
        // What is being typed is no change of the plan yet, and what stands in a
        // search or a dialog is no part of it: the browser takes it back.
        let elsewhere = ["dialog", "[type=search]"]
            .iter()
            .any(|place| browser::has_focus(&format!("{place}, {place} *")));
        let browsers = is_typing(event) && (session.has_draft() || elsewhere);
        if !command || event.default_prevented() || browsers {
            return;
        }
        match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", false) => session.undo(),
            ("z", true) | ("y", false) => session.redo(),
            _ => return,
        }
        event.prevent_default();
    }
}

/// Whether the key goes into a field, where it belongs to the text.
fn is_typing(event: &KeyboardEvent) -> bool {
    let Some(target) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return false;
    };
    match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => target
            .dyn_into::<HtmlInputElement>()
            .is_ok_and(|input| !matches!(input.type_().as_str(), "radio" | "checkbox" | "button")),
        _ => false,
    }
}
