//! The result so far, beside the questions.

use super::show_result;
use crate::app::explain::Explain;
use crate::app::page::scale::{LevelScale, five, level_name};
use crate::app::session::Session;
use crate::app::ui::{Bar, Shares};
use crate::insight::explain::Subject;
use crate::insight::{ANSWERS, Basis, Headline, Quick};
use leptos::prelude::*;

/// The card with the estimate, its range, and how sure it is.
#[component]
pub fn SoFar(quick: Signal<Quick>) -> impl IntoView {
    let begun = Memo::new(move |_| quick.with(|quick| quick.estimate.is_some()));
    let done = Memo::new(move |_| quick.with(|quick| !quick.provisional));
    let measured = super::measured();
    let open = move || quick.with(|quick| provisional(quick).filter(|_| !measured.get()));
    view! {
        <section class="card result-card" aria-labelledby="so-far">
            <h2 id="so-far" class="card-label">
                {move || match (measured.get(), done.get()) {
                    (true, _) => "Result of the full assessment",
                    (false, true) => "Estimate",
                    (false, false) => "So far",
                }}
            </h2>
            <Show
                when=move || begun.get()
                fallback=|| view! {
                    <p class="quiet-text">"Answer the first question: your score appears here at once, and gets surer with every answer."</p>
                }
            >
                <Numbers/>
                <p class="quiet-text">{open}</p>
                <Show when=move || done.get()>
                    <button type="button" class="button" on:click=move |_| show_result()>"Show next steps"</button>
                </Show>
            </Show>
        </section>
    }
}

/// What is open, if anything is.
fn provisional(quick: &Quick) -> Option<String> {
    match quick.counts.blank {
        0 => None,
        1 => Some("Provisional: 1 question is open. It counts as not in place.".to_owned()),
        n => Some(format!(
            "Provisional: {n} questions are open. They count as not in place."
        )),
    }
}

#[component]
fn Numbers() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    // What the headline says, kept apart so that the elements stay while it changes.
    let headline = session.derive(&ANSWERS, |insight| *insight.headline());
    let of = move |read: fn(&Headline) -> String| {
        Signal::derive(move || headline.get().as_ref().map(read).unwrap_or_default())
    };
    let level = Signal::derive(move || headline.get().map_or(0, |headline| headline.level));
    let shares = Signal::derive(move || headline.get().as_ref().map(shares).unwrap_or_default());
    let range = move || {
        let headline = headline.get()?;
        let label = catalog[headline.confidence_label].label;
        Some([&between(&headline), ", ", label, " confidence"].concat())
    };
    let explain = move || match headline.get()?.basis {
        Basis::Indicated => Some(Subject::QuickEstimate),
        _ => Some(Subject::Overall),
    };
    view! {
        <p class="figure">
            <strong>{of(Headline::text)}</strong> " of 5 "
            {move || explain().map(|subject| view! { <Explain subject what="the estimate"/> })}
        </p>
        <p>{move || level_name(catalog, level.get())}</p>
        <p class="quiet-text">{range}</p>
        <Bar shares text=of(|headline| [&headline.text(), " of 5, ", &between(headline)].concat())/>
        <LevelScale level/>
    }
}

fn between(headline: &Headline) -> String {
    let (low, high) = (headline.low.text(1), headline.high.text(1));
    match low == high {
        true => "measured".to_owned(),
        false => ["between ", &low, " and ", &high].concat(),
    }
}

fn shares(headline: &Headline) -> Shares {
    Shares {
        value: five(headline.score),
        range: Some((five(headline.low), five(headline.high))),
        target: None,
        level: headline.level,
    }
}
