//! What is missing before the documents can be published, and where to add it.

use crate::app::page::place::{self, PlaceLink};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::Disclosure;
use crate::insight::readiness::{Missing, State};
use crate::insight::{EVERYTHING, Insight};
use leptos::prelude::*;

/// How many are named at once; the rest is one key away.
const N_SHOWN: usize = 5;

/// The card.
#[component]
pub fn ReadyToPublish() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let parts = session.derive(&EVERYTHING, parts_ready);
    let missing = session.derive(&EVERYTHING, |insight| {
        let missing = insight.readiness().before_publishing();
        missing.cloned().collect::<Vec<_>>()
    });
    let n_more = Memo::new(move |_| missing.with(Vec::len).saturating_sub(N_SHOWN));
    let more = Signal::derive(move || [&n_more.get().to_string(), " more"].concat());
    let rows = move |skip: usize, most: usize| {
        let mut page = "";
        let missing = missing.get().into_iter().skip(skip).take(most);
        let row = |missing: Missing| {
            let place = place::of(&missing, catalog);
            let before = std::mem::replace(&mut page, place.route.title());
            // The page is named once for everything on it.
            let named = (page != before).then_some(page);
            view! {
                <li class:begins=named.is_some()>
                    {named.map(|page| view! { <h3>{page}</h3> })}
                    <PlaceLink place text=missing.text/>
                </li>
            }
        };
        missing.map(row).collect_view()
    };
    view! {
        <section class="card" aria-labelledby="ready-to-publish">
            <div class="card-head">
                <h2 id="ready-to-publish">"Ready to publish"</h2>
                <span class="quiet-text">{parts}</span>
            </div>
            <Show when=move || missing.with(Vec::is_empty)>
                <p>"Nothing is missing."</p>
                <a href=Route::Documents(None).to_string()>"Open the documents"</a>
            </Show>
            <ul class="to-add">{move || rows(0, N_SHOWN)}</ul>
            <Show when=move || { n_more.get() > 0 }>
                <Disclosure label=more>
                    <ul class="to-add">{move || rows(N_SHOWN, usize::MAX)}</ul>
                </Disclosure>
            </Show>
        </section>
    }
}

/// "3 of 6 parts".
fn parts_ready(insight: &Insight) -> String {
    let (mut ready, mut all) = (0u32, 0u32);
    for part in insight.readiness().needed_parts() {
        all += 1;
        ready += u32::from(part.state == State::Ready);
    }
    [&ready.to_string(), " of ", &all.to_string(), " parts"].concat()
}
