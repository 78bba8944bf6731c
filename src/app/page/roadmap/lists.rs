//! What the lists under the roadmap have in common: choosing the items that an entry is about.

use crate::app::session::Session;
use crate::app::ui::{Check, Disclosure, look_only};
use crate::document::words::count;
use crate::insight::EVERYTHING;
use crate::plan::ItemId;
use leptos::prelude::*;

/// Items of the roadmap to choose from, in the order of starting. They exist once it was opened.
#[component]
pub fn ChooseItems(
    /// What is chosen, in a word or two, for its line: "Must be done".
    #[prop(into)]
    label: String,
    /// The items that are chosen.
    #[prop(into)]
    value: Signal<Vec<ItemId>>,
    /// The items that are to be chosen.
    on: Callback<Vec<ItemId>>,
) -> impl IntoView {
    let session = Session::here();
    let all = session.derive(&EVERYTHING, |insight| {
        let items = insight.roadmap().items.iter();
        items
            .map(|of| (of.item, of.title.clone()))
            .collect::<Vec<_>>()
    });
    let legend = label.clone();
    let line = Signal::derive(move || {
        let n = value.with(Vec::len);
        [&label, ": ", &count(n, "initiative", "initiatives")].concat()
    });
    let entry = move |(id, title): (ItemId, String)| {
        let chosen = Signal::derive(move || value.with(|chosen| chosen.contains(&id)));
        let on = Callback::new(move |yes: bool| {
            let mut chosen = value.get_untracked();
            chosen.retain(|other| *other != id);
            if yes {
                chosen.push(id);
            }
            on.run(chosen);
        });
        view! { <li><Check label=title value=chosen on/></li> }
    };
    let every = move |_| {
        let all = all.with_untracked(|all| all.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        let full = value.with_untracked(|chosen| all.iter().all(|id| chosen.contains(id)));
        on.run(if full { Vec::new() } else { all });
    };
    let every_label = move || {
        let full =
            value.with(|chosen| all.with(|all| all.iter().all(|(id, _)| chosen.contains(id))));
        if full { "Choose none" } else { "Choose all" }
    };
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <div class="whole">
            <Disclosure label=line>
                <p class="quiet-text" hidden=move || !none.get()>"There is nothing on the roadmap yet."</p>
                <p hidden=move || none.get() || look_only(false).get()>
                    <button type="button" class="button small" on:click=every>{every_label}</button>
                </p>
                <div class="choose-items" role="group" aria-label=legend.clone()>
                    <ul><For each=move || all.get() key=Clone::clone children=entry/></ul>
                </div>
            </Disclosure>
        </div>
    }
}
