//! Tabs as the ARIA practices describe them: the arrow keys choose, and the
//! panel, which is there at once, follows.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// A row of tabs. The page draws the panel: `div role="tabpanel"` with the id
/// `panel` and `aria-labelledby` of `{panel}-{value}`.
#[component]
pub fn Tabs(
    /// What the tabs choose between.
    #[prop(into)]
    label: String,
    /// Value and label of each tab.
    tabs: Vec<(&'static str, &'static str)>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// A tab was chosen.
    on: Callback<String>,
    /// Id of the panel.
    panel: &'static str,
) -> impl IntoView {
    let row = NodeRef::<html::Div>::new();
    let values: Vec<&'static str> = tabs.iter().map(|(value, _)| *value).collect();
    let key = move |event: KeyboardEvent| {
        let now = value.get_untracked();
        let at = values.iter().position(|value| *value == now).unwrap_or(0);
        let next = match event.key().as_str() {
            "ArrowRight" => (at + 1) % values.len(),
            "ArrowLeft" => (at + values.len() - 1) % values.len(),
            "Home" => 0,
            "End" => values.len() - 1,
            _ => return,
        };
        event.prevent_default();
        on.run(values[next].to_owned());
        let tab = row
            .get_untracked()
            .and_then(|row| row.children().item(next as u32));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            let _ = tab.focus();
        }
    };
    let tabs = tabs.into_iter().map(|(this, label)| {
        let chosen = move || value.with(|value| value == this);
        view! {
            <button
                type="button"
                role="tab"
                id=format!("{panel}-{this}")
                aria-controls=panel
                aria-selected=move || chosen().to_string()
                tabindex=move || if chosen() { "0" } else { "-1" }
                on:click=move |_| on.run(this.to_owned())
            >
                {label}
            </button>
        }
    });
    view! {
        <div class="tabs" role="tablist" aria-label=label node_ref=row on:keydown=key>
            {tabs.collect_view()}
        </div>
    }
}
