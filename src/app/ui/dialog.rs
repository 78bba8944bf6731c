//! Dialogs: the native element, which holds the focus, closes on Escape and
//! gives the focus back to what opened it.

use super::fresh_id;
use super::show::Icon;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// A dialog over the page. Its content exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open; the dialog sets it to false when it is closed.
    open: RwSignal<bool>,
    /// What it is about.
    #[prop(into)]
    title: Signal<String>,
    /// What stands in it; ends with a `div class="dialog-actions"` where it has any.
    children: ChildrenFn,
) -> impl IntoView {
    let heading = fresh_id("dialog");
    let heading_id = heading.clone();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let (Some(dialog), open) = (dialog.get(), open.get()) else {
            return;
        };
        if open && !dialog.open() {
            // Fails only when it is open already.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    // What it is about belongs to the page it was opened on.
    let away = window_event_listener(leptos::ev::hashchange, move |_| open.set(false));
    on_cleanup(move || away.remove());
    let beside = move |event: leptos::ev::MouseEvent| {
        // The dialog itself is hit only beside its content: on the backdrop.
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if target.is_some_and(|target| target.tag_name() == "DIALOG") {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="dialog"
            node_ref=dialog
            aria-labelledby=heading_id
            on:close=move |_| open.set(false)
            on:click=beside
        >
            <Show when=move || open.get()>
                <div class="dialog-body">
                    <header class="dialog-head">
                        <h2 id=heading.clone() tabindex="-1">{move || title.get()}</h2>
                        <button
                            type="button"
                            class="button icon-only quiet"
                            aria-label="Close"
                            on:click=move |_| open.set(false)
                        >
                            <Icon name="close"/>
                        </button>
                    </header>
                    {children()}
                </div>
            </Show>
        </dialog>
    }
}
