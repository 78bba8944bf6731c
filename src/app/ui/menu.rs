//! A button that opens a short list of buttons or links.
//!
//! A disclosure and not `role="menu"`: its entries stay ordinary buttons and
//! links, which every screen reader knows, and the arrow keys work as well.

use super::fresh_id;
use super::show::Icon;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// The menu. Its content exists only while it is open; each entry is a
/// `button class="entry"` or `a class="entry"`, and choosing one closes the menu.
#[component]
pub fn Menu(
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
    /// What a screen reader says instead, where the label alone is not clear.
    #[prop(optional, into)]
    name: MaybeProp<String>,
    /// Classes of the button.
    #[prop(default = "button")]
    class: &'static str,
    /// The entries.
    children: ChildrenFn,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let id = fresh_id("menu");
    let (frame, button) = (NodeRef::<html::Div>::new(), NodeRef::<html::Button>::new());
    let close = move || {
        open.set(false);
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if open.get_untracked() => {
            event.stop_propagation();
            close();
        }
        "ArrowDown" | "ArrowUp" if open.get_untracked() => {
            event.prevent_default();
            step(frame, if event.key() == "ArrowDown" { 1 } else { -1 });
        }
        _ => {}
    };
    let left = move |event: FocusEvent| {
        let to = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok());
        // The menu may be gone already: what is taken off the page loses the focus.
        let frame = frame.try_get_untracked().flatten();
        let inside = frame.is_none_or(|frame| frame.contains(to.as_ref()));
        // No target: the window lost the focus, or a click hit nothing that takes it.
        if !inside && to.is_some() {
            open.set(false);
        }
    };
    let outside = window_event_listener(leptos::ev::pointerdown, move |event| {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Node>().ok());
        let inside = frame
            .get_untracked()
            .is_some_and(|frame| frame.contains(target.as_ref()));
        if open.get_untracked() && !inside {
            open.set(false);
        }
    });
    on_cleanup(move || outside.remove());
    let panel = id.clone();
    view! {
        <div class="menu" node_ref=frame on:keydown=key on:focusout=left>
            <button
                type="button"
                class=class
                node_ref=button
                aria-expanded=move || open.get().to_string()
                aria-controls=id
                aria-label=move || name.get()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <span class="menu-label">{move || label.get()}</span>
                <Icon name="more"/>
            </button>
            <div class="menu-panel" id=panel hidden=move || !open.get() on:click=move |_| close()>
                <Show when=move || open.get()>{children()}</Show>
            </div>
        </div>
    }
}

/// Moves the focus to the next entry, or the one before.
fn step(frame: NodeRef<html::Div>, by: i32) {
    let Some(frame) = frame.get_untracked() else {
        return;
    };
    let Ok(found) = frame.query_selector_all("button, a") else {
        return;
    };
    let count = found.length() as i32;
    let active = document().active_element();
    let at =
        (0..count).find(|&i| found.get(i as u32).and_then(|node| node.dyn_into().ok()) == active);
    let next = at.map_or(0, |at| (at + by).rem_euclid(count.max(1)));
    let next = found
        .get(next as u32)
        .and_then(|node| node.dyn_into::<HtmlElement>().ok());
    if let Some(next) = next {
        let _ = next.focus();
    }
}
