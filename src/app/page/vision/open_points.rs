//! What this part of the plan still lacks, each with the way to its field.

use super::fold::{Asked, focus_soon};
use crate::app::session::Session;
use crate::insight::{EVERYTHING, Missing, Part};
use leptos::prelude::*;

/// Most points to list: more would be a wall.
const MOST: usize = 8;

/// The card.
#[component]
pub fn OpenPoints() -> impl IntoView {
    let session = Session::here();
    let missing = session.derive(&EVERYTHING, |insight| {
        insight.readiness().of(Part::Vision).missing.clone()
    });
    let words = Signal::derive(move || {
        let needed = missing.with(|all| all.iter().filter(|one| one.needed).count());
        match (needed, missing.with(Vec::len)) {
            (0, 0) => "Nothing is open. The documents have all they need from here.",
            (0, _) => "The documents have all they need from here. This would make them better:",
            _ => "The documents need these before they are published:",
        }
    });
    // What is needed stands first; what is good to have waits until that is done.
    let shown = Memo::new(move |_| {
        missing.with(|all| {
            let first = all.first().is_some_and(|one| one.needed);
            let shown = all.iter().filter(|one| one.needed == first);
            shown.cloned().collect::<Vec<Missing>>()
        })
    });
    let more = Signal::derive(move || match shown.with(Vec::len).saturating_sub(MOST) {
        0 => String::new(),
        more => format!("And {more} more."),
    });
    let asked: Asked = expect_context();
    let row = move |missing: Missing| {
        let field = missing.field.clone();
        let go = move |_| {
            let item = field.split_once(':').and_then(|(_, id)| id.parse().ok());
            match item {
                Some(id) => asked.open(id, "summary"),
                None => focus_soon(format!("#vision-{}", field.replace([':', '.'], "-"))),
            }
        };
        view! { <li><button type="button" class="link" on:click=go>{missing.text}</button></li> }
    };
    view! {
        <section class="card" aria-labelledby="open-points">
            <h2 id="open-points">"Open points"</h2>
            <p class="quiet-text">{words}</p>
            <ul class="lacking">
                <For
                    each=move || shown.get().into_iter().take(MOST)
                    key=|one| (one.field.clone(), one.text.clone())
                    children=row
                />
            </ul>
            <p class="quiet-text">{more}</p>
        </section>
    }
}
