//! What an item is for: its outcome, what it lifts, what it puts in place, and
//! how the work begins.

use super::super::view::{of_figures, of_item};
use crate::app::page::assessment::route_to_practice;
use crate::app::session::Session;
use crate::app::ui::Disclosure;
use crate::catalog::{Dimension, Idx};
use crate::insight::expected::{Lifted, lifted_by};
use crate::insight::{EVERYTHING, Now};
use crate::plan::{ItemId, PracticeId};
use leptos::prelude::*;

/// The first part of the detail.
#[component]
pub fn About(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    // The source of an item never changes.
    let now = session.now();
    let source = super::item(&now, id).and_then(|item| item.source.clone());
    let entry = source
        .and_then(|id| catalog.initiative(id.as_str()))
        .map(|initiative| &catalog[initiative]);
    let outcome = of_item(session, id, move |item| match item.outcome.trim() {
        "" => entry.map_or("", |entry| entry.outcome.text()).to_owned(),
        outcome => outcome.to_owned(),
    });
    let lifts = session.derive(&EVERYTHING, move |insight| {
        let plan = insight.plan();
        let practices = super::item(plan, id).map(|item| item.practices.as_slice());
        let practices = practices.unwrap_or_default();
        let known = insight.known();
        let lift = |lift: Lifted| match known.of(lift.dimension) {
            Now::Indicated(_) => (lift.dimension, "about +".to_owned() + &lift.gain().text(1)),
            _ => (
                lift.dimension,
                lift.now.text(1) + " → " + &lift.then.text(1),
            ),
        };
        lifted_by(insight, practices)
            .into_iter()
            .map(lift)
            .collect::<Vec<_>>()
    });
    let lift = move |(dimension, how): (Idx<Dimension>, String)| {
        view! { <li>{catalog[dimension].name} " " {how}</li> }
    };
    let practices = of_item(session, id, |item| item.practices.clone());
    let practice = move |id: PracticeId| {
        match catalog.practice(id.as_str()) {
        Some(practice) => view! {
            <li><a href=route_to_practice(catalog, practice).to_string()>{catalog[practice].title.text()}</a></li>
        }
        .into_any(),
        None => view! { <li><bdi>{id.to_string()}</bdi> " (not in this version)"</li> }.into_any(),
    }
    };
    let late = of_figures(session, id, |insight, of| {
        let catalog = insight.catalog();
        let late = of.late.and_then(|late| catalog.sentence(late.sentence()));
        late.map_or("", |late| catalog[late].text.text())
    });
    let some_lifts = Memo::new(move |_| lifts.with(|lifts| !lifts.is_empty()));
    let some_practices = Memo::new(move |_| practices.with(|practices| !practices.is_empty()));
    view! {
        <p>{outcome}</p>
        <p class="quiet-text" hidden=move || late.get().is_empty()>{late}</p>
        <Show when=move || some_lifts.get()>
            <h3>"Raises"</h3>
            <ul class="item-lines"><For each=move || lifts.get() key=Clone::clone children=lift/></ul>
        </Show>
        <Show when=move || some_practices.get()>
            <h3>"Puts in place"</h3>
            <ul class="item-lines"><For each=move || practices.get() key=PracticeId::clone children=practice/></ul>
        </Show>
        {entry.map(|entry| {
            let first = entry.steps.first().map(|step| step.what.text());
            view! {
                <h3>"First step"</h3>
                <p>{first}</p>
                <Disclosure label="Success and risk">
                    <p>"Success shows in: " {entry.success.text()}</p>
                    <p>"Risk: " {entry.risk.text()}</p>
                </Disclosure>
            }
        })}
    }
}
