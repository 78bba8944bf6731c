//! The result so far, beside the questions.

use super::show_result;
use crate::app::explain::Explain;
use crate::app::page::scale::{LevelScale, five, level_name};
use crate::app::session::Session;
use crate::app::ui::{Bar, Shares};
use crate::insight::explain::Subject;
use crate::insight::{Estimate, Quick};
use leptos::prelude::*;

/// The card with the estimate, its range, and how sure it is.
#[component]
pub fn SoFar(quick: Signal<Quick>) -> impl IntoView {
    let begun = Memo::new(move |_| quick.with(|quick| quick.estimate.is_some()));
    let done = Memo::new(move |_| quick.with(|quick| !quick.provisional));
    view! {
        <section class="card result-card" aria-labelledby="so-far">
            <h2 id="so-far" class="card-label">
                {move || if done.get() { "Estimate" } else { "So far" }}
            </h2>
            <Show
                when=move || begun.get()
                fallback=|| view! {
                    <p class="quiet-text">"Answer the first question: your score appears here at once, and gets surer with every answer."</p>
                }
            >
                <Numbers quick/>
                <p class="quiet-text">{move || quick.with(provisional)}</p>
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
fn Numbers(quick: Signal<Quick>) -> impl IntoView {
    let catalog = Session::here().catalog;
    // What an estimate says, kept apart so that the elements stay while it changes.
    let of = move |read: fn(&Estimate) -> String| {
        move || quick.with(|quick| quick.estimate.as_ref().map(read).unwrap_or_default())
    };
    let level =
        Signal::derive(move || quick.with(|quick| quick.estimate.as_ref().map_or(0, |e| e.level)));
    let shares = Signal::derive(move || {
        quick.with(|quick| quick.estimate.as_ref().map(shares).unwrap_or_default())
    });
    let range = move || {
        quick.with(|quick| {
            let estimate = quick.estimate.as_ref()?;
            let label = catalog[estimate.confidence_label].label;
            Some(format!("{}, {label} confidence", between(estimate)))
        })
    };
    let in_words = of(|estimate| format!("{} of 5, {}", estimate.score.text(1), between(estimate)));
    view! {
        <p class="figure">
            <strong>{of(|estimate| estimate.score.text(1))}</strong> " of 5 "
            <Explain subject=Subject::QuickEstimate what="the estimate"/>
        </p>
        <p>{move || level_name(catalog, level.get())}</p>
        <p class="quiet-text">{range}</p>
        <Bar shares text=Signal::derive(in_words)/>
        <LevelScale level/>
    }
}

fn between(estimate: &Estimate) -> String {
    format!(
        "between {} and {}",
        estimate.low.text(1),
        estimate.high.text(1)
    )
}

fn shares(estimate: &Estimate) -> Shares {
    Shares {
        value: five(estimate.score),
        range: Some((five(estimate.low), five(estimate.high))),
        target: None,
        level: estimate.level,
    }
}
