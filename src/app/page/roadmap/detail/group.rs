//! A group of fields that opens, and says the most important of it while it is closed.

use super::super::view::Kept;
use crate::app::session::Session;
use crate::insight::EVERYTHING;
use crate::insight::remarks::{About, remarks};
use crate::plan::ItemId;
use leptos::prelude::*;
use leptos::web_sys::HtmlDetailsElement;

/// The group. Whether it is open is kept while the app is: who works on estimates opens one item
/// after the other.
#[component]
pub fn Group(
    /// Id of the element.
    id: &'static str,
    /// Its name.
    name: &'static str,
    /// The most important of it, in a line.
    line: Signal<String>,
    /// Whether it is open.
    open: &'static Kept,
    /// The fields. They exist once it was opened.
    children: ChildrenFn,
) -> impl IntoView {
    let state = open.signal();
    let opened = RwSignal::new(state.get_untracked() == 1);
    let toggled = move |event| {
        let details: HtmlDetailsElement = event_target(&event);
        state.set(usize::from(details.open()));
        opened.update(|opened| *opened |= details.open());
    };
    view! {
        <details class="more item-group" id=id prop:open=move || state.get() == 1 on:toggle=toggled>
            <summary><h3>{name}</h3> <span class="quiet-text item-group-line">{line}</span></summary>
            <Show when=move || opened.get()>
                <div class="more-body">{children()}</div>
            </Show>
        </details>
    }
}

/// What is odd about a part of the item, where that part is.
#[component]
pub fn Remarks(id: ItemId, about: About) -> impl IntoView {
    let found = Session::here().derive(&EVERYTHING, move |insight| {
        let found = remarks(insight, id).into_iter();
        let here = found.filter(|(part, _)| *part == about);
        here.map(|(_, text)| text).collect::<Vec<_>>()
    });
    view! {
        <div role="status">
            <ul class="item-wrong" hidden=move || found.with(Vec::is_empty)>
                {move || found.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
            </ul>
        </div>
    }
}
