//! What is missing in a dimension up to its target.

use super::accepted::Accepting;
use crate::app::page::answering::label_of;
use crate::app::page::assessment::{How, route_to_practice};
use crate::app::session::Session;
use crate::app::ui::{Disclosure, Pill, look_only};
use crate::catalog::{Dimension, Idx, Practice};
use crate::insight::{AIMS, Insight};
use crate::plan::Choice;
use leptos::prelude::*;

/// A practice that is missing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Missing {
    practice: Idx<Practice>,
    choice: Choice,
    /// This plan needs it; otherwise a later one does.
    now: bool,
    /// What it is taken for without an answer.
    assumed: Option<&'static str>,
}

/// What is missing up to the target, needed or not in this plan; gaps that are
/// accepted are not among it.
fn missing(insight: &Insight, dimension: Idx<Dimension>) -> Vec<Missing> {
    let (catalog, need, given) = (insight.catalog(), insight.need(), insight.given());
    let target = insight.targets().of(dimension);
    let accepted = &insight.plan().targets.accepted;
    let of = |&practice: &Idx<Practice>| {
        let entry = &catalog[practice];
        let choice = given.choice(practice);
        let now = need.of(practice).is_some();
        let later = entry.level > target.plan_target
            && entry.level <= target.target
            && !matches!(
                insight.taken().choice(practice),
                Choice::Yes | Choice::NotApplicable
            )
            && !accepted.keys().any(|id| id.as_str() == entry.id);
        (now || later).then(|| Missing {
            practice,
            choice,
            now,
            assumed: insight.assumed().words(catalog, given, practice),
        })
    };
    catalog
        .practices_in(dimension)
        .iter()
        .filter_map(of)
        .collect()
}

/// The list.
#[component]
pub fn MissingPractices(
    /// The dimension.
    dimension: Idx<Dimension>,
) -> impl IntoView {
    let session = Session::here();
    let all = session.derive(&AIMS, move |insight| missing(insight, dimension));
    let part = move |now: bool| {
        Memo::new(move |_| {
            let all = all.get().into_iter();
            all.filter(|missing| missing.now == now).collect::<Vec<_>>()
        })
    };
    let (now, later) = (part(true), part(false));
    view! {
        <h3 id="missing-now" tabindex="-1">"Missing in this plan"</h3>
        <Show when=move || now.with(Vec::is_empty)>
            <p class="quiet-text">"Nothing: this plan's target is reached, or the rest is accepted."</p>
        </Show>
        <List all=now/>
        <Show when=move || !later.with(Vec::is_empty)>
            <h3>"Missing after this plan"</h3>
            <List all=later/>
        </Show>
    }
}

#[component]
fn List(all: Memo<Vec<Missing>>) -> impl IntoView {
    view! {
        <ul class="missing">
            <For each=move || all.get() key=|missing| *missing let:missing>
                <li><Row missing/></li>
            </For>
        </ul>
    }
}

#[component]
fn Row(missing: Missing) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let accepting: Accepting = expect_context();
    let practice = missing.practice;
    let entry = &catalog[practice];
    let state = match (missing.choice, missing.assumed) {
        (_, Some(assumed)) => assumed,
        (Choice::Blank, None) => "not answered",
        (choice, None) => label_of(catalog, choice),
    };
    view! {
        <div class="missing-head">
            <span class=format!("level-mark l{}", entry.level) aria-hidden="true"></span>
            <a href=route_to_practice(catalog, practice).to_string()>{entry.title.text()}</a>
            <Pill text=format!("level {}", entry.level)/>
            <Pill text=state.to_lowercase()/>
            <button
                type="button"
                class="button quiet small accept"
                aria-haspopup="dialog"
                aria-label=format!("Accept the gap: {}", entry.title)
                hidden=look_only(false)
                on:click=move |_| accepting.ask(practice)
            >
                "Accept"
            </button>
        </div>
        <Disclosure label="How to put it in place">
            <How practice/>
        </Disclosure>
    }
}
