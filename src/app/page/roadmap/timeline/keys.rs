//! What the keys do on the timeline, for people who look.

use crate::app::ui::Disclosure;
use leptos::prelude::*;

/// Keys that look, and keys that change.
const LOOK: [(&str, &str); 4] = [
    ("↑ ↓ Home End", "Go from row to row"),
    ("← →", "On a phase: close and open it"),
    ("Enter", "Open the initiative"),
    ("Ctrl+wheel", "Zoom about the pointer"),
];
const CHANGE: [(&str, &str); 8] = [
    (
        "← →",
        "Move by a day, a week or a month, as the zoom has it",
    ),
    (
        "Ctrl+← Ctrl+→",
        "Move by a day; by half a day with the zoom Weeks",
    ),
    ("Shift+← Shift+→", "Move the end"),
    ("Ctrl+Shift+← Ctrl+Shift+→", "Move the start"),
    ("L", "Link it: what waits for what"),
    ("Delete", "Remove it; Undo brings it back"),
    ("Shift while dragging", "Exactly to the day"),
    ("Esc while dragging", "Everything as it was"),
];

/// The list.
#[component]
pub fn Keys(can_edit: Signal<bool>) -> impl IntoView {
    let keys = move || {
        let change = if can_edit.get() { &CHANGE[..] } else { &[] };
        let all = LOOK.iter().chain(change);
        all.map(|(key, what)| view! { <div><dt><kbd>{*key}</kbd></dt><dd>{*what}</dd></div> })
            .collect_view()
    };
    view! {
        <Disclosure label=Signal::stored("Keys of the timeline".to_owned())>
            <dl class="tl-keys">{keys}</dl>
        </Disclosure>
    }
}
