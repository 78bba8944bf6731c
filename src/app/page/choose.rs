//! Choosing which entries of the plan something is about: items of the roadmap, KPIs.

use crate::app::session::Session;
use crate::app::ui::{Check, Disclosure, look_only};
use crate::command::Topic;
use crate::document::words::count;
use crate::insight::EVERYTHING;
use crate::insight::metrics::metrics;
use crate::plan::ItemId;
use leptos::prelude::*;

/// Items of the roadmap to choose from, in the order of starting.
#[component]
pub fn ChooseItems(
    /// What is chosen, in a word or two, for its line: "Must be done".
    label: &'static str,
    /// The items that are chosen.
    #[prop(into)]
    value: Signal<Vec<ItemId>>,
    /// The items that are to be chosen.
    on: Callback<Vec<ItemId>>,
) -> impl IntoView {
    let all = Session::here().derive(&EVERYTHING, |insight| {
        let items = insight.roadmap().items.iter();
        items.map(|of| (of.item, of.title.clone())).collect()
    });
    let noun = ["initiative", "initiatives"];
    let none = "There is nothing on the roadmap yet.";
    view! { <Choose label noun none all value on/> }
}

/// KPIs of the plan to choose from.
#[component]
pub fn ChooseMetrics(
    /// What is chosen, in a word or two, for its line.
    label: &'static str,
    /// The KPIs that are chosen.
    #[prop(into)]
    value: Signal<Vec<ItemId>>,
    /// The KPIs that are to be chosen.
    on: Callback<Vec<ItemId>>,
) -> impl IntoView {
    let session = Session::here();
    let all = session.signal(Topic::Metrics, move |plan| {
        let all = metrics(session.catalog, plan).into_iter();
        all.map(|of| (of.item, kpi_called(of.name))).collect()
    });
    let none = "The plan has no KPI yet.";
    view! { <Choose label noun=["KPI", "KPIs"] none all value on/> }
}

/// What stands where nobody has said the name of a KPI.
pub fn kpi_called(name: &str) -> String {
    match name.trim() {
        "" => "KPI without a name".to_owned(),
        name => name.to_owned(),
    }
}

/// A line that opens, with what there is to choose from. That exists once it was opened.
#[component]
fn Choose(
    label: &'static str,
    /// One of what is chosen, and several.
    noun: [&'static str; 2],
    /// What is said where there is nothing to choose from.
    none: &'static str,
    all: Signal<Vec<(ItemId, String)>>,
    value: Signal<Vec<ItemId>>,
    on: Callback<Vec<ItemId>>,
) -> impl IntoView {
    let line = Signal::derive(move || {
        let n = value.with(Vec::len);
        [label, ": ", &count(n, noun[0], noun[1])].concat()
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
    let empty = Memo::new(move |_| all.with(Vec::is_empty));
    view! {
        <div class="whole">
            <Disclosure label=line>
                <p class="quiet-text" hidden=move || !empty.get()>{none}</p>
                <p hidden=move || empty.get() || look_only(false).get()>
                    <button type="button" class="button small" on:click=every>{every_label}</button>
                </p>
                <div class="choose-items" role="group" aria-label=label>
                    <ul><For each=move || all.get() key=Clone::clone children=entry/></ul>
                </div>
            </Disclosure>
        </div>
    }
}
