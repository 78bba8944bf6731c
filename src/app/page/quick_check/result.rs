//! The finished quick check: what the level means, how sure that is, what to do next.

use crate::app::desk::Desk;
use crate::app::explain::Explain;
use crate::app::page::scale::{days, five, level_name};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::share::Sharer;
use crate::app::ui::{Bar, Disclosure, Shares};
use crate::catalog::{Dimension, Idx};
use crate::insight::explain::Subject;
use crate::insight::{AIMS, Estimate, NextStep, Quick, Ratio, Score, next_steps};
use leptos::prelude::*;

/// How many next steps are named.
const N_STEPS: usize = 3;

/// The section under the questions; takes the focus when the last one is answered.
#[component]
pub fn Result(
    /// The answers and what they say.
    quick: Signal<Quick>,
) -> impl IntoView {
    let (desk, sharer) = (Desk::here(), expect_context::<Sharer>());
    let estimate = Memo::new(move |_| quick.with(|quick| quick.estimate.clone()));
    view! {
        <section class="card stack" aria-labelledby="quick-result">
            <h2 id="quick-result" tabindex="-1">"Your result"</h2>
            {move || estimate.get().map(|estimate| view! { <Meaning estimate/> })}
            <NextSteps/>
            <div class="actions">
                <a class="button primary" href=Route::Assessment(None, None).to_string()>
                    "Carry on with the full assessment"
                </a>
                <button type="button" class="button" on:click=move |_| sharer.ask(desk)>"Share"</button>
                <a class="button" href=Route::Gaps(None).to_string()>"See the gaps"</a>
            </div>
            <p class="quiet-text">"The full assessment asks for every practice; your answers are already in it."</p>
        </section>
    }
}

/// What the level means, and how far the number can be relied on.
#[component]
fn Meaning(estimate: Estimate) -> impl IntoView {
    let catalog = Session::here().catalog;
    let rules = &catalog.quick_check;
    let level = catalog.level_of_rank(estimate.level);
    let (score, low, high) = (
        estimate.score.text(1),
        estimate.low.text(1),
        estimate.high.text(1),
    );
    let confidence = catalog[estimate.confidence_label].label;
    let percent = estimate.confidence.percent();
    let cap = Ratio::hundredths(rules.confidence_cap).percent();
    let dimensions: Vec<_> = catalog
        .dimensions
        .indices()
        .zip(estimate.dimensions.clone())
        .collect();
    view! {
        <p class="figure"><strong>{level_name(catalog, estimate.level)}</strong></p>
        <p>
            {format!("Estimated score {score} of 5, probably between {low} and {high}.")} " "
            <Explain subject=Subject::QuickEstimate what="the estimate"/>
        </p>
        {level.map(|level| view! {
            <p>{level.definition.text()}</p>
            <p class="quiet-text">"How to tell: " {level.signal.text()}</p>
        })}
        <p>{format!(
            "Confidence is {confidence}: {percent}. One question per dimension cannot say more, so a quick check never claims above {cap}."
        )}</p>
        <Disclosure label="How good the estimate is">
            <p>{rules.accuracy.text()}</p>
            <p>{rules.selection.text()}</p>
        </Disclosure>
        <Disclosure label="A rough sketch by dimension">
            <Sketch dimensions=dimensions.clone()/>
        </Disclosure>
    }
}

/// The weak indication of each dimension.
#[component]
fn Sketch(dimensions: Vec<(Idx<Dimension>, Score)>) -> impl IntoView {
    let catalog = Session::here().catalog;
    let row = |(dimension, score): (Idx<Dimension>, Score)| {
        let (name, number) = (catalog[dimension].name, score.text(1));
        let shares = Shares {
            value: five(score),
            level: score.level(),
            ..Shares::default()
        };
        let words = format!("{name}: {number} of 5");
        view! {
            <li class="bar-row">
                <span>{name}</span>
                <Bar shares=Signal::stored(shares) text=Signal::stored(words)/>
                <span class="number">{number}</span>
                <Explain subject=Subject::QuickIndication(dimension) what=format!("the indication of {name}")/>
            </li>
        }
    };
    view! {
        <p class="quiet-text">"One answer each: good for a conversation, too little for a decision."</p>
        <ul class="bar-rows">{dimensions.into_iter().map(row).collect_view()}</ul>
    }
}

/// What to do first.
#[component]
fn NextSteps() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let steps = session.derive(&AIMS, |insight| next_steps(insight, N_STEPS));
    let row = move |step: NextStep| {
        let initiative = &catalog[step.initiative];
        let first = match step.verify_first {
            true => "First, verify what already exists (half a day).",
            false => initiative.steps.first().map_or("", |step| step.what.text()),
        };
        view! {
            <li>
                <h4>{initiative.title}</h4>
                <p>{initiative.outcome.text()}</p>
                <p class="quiet-text">
                    {days(step.days)} " "
                    <Explain subject=Subject::Effort(step.initiative) what=format!("the effort of {}", initiative.title)/>
                    " · " {first}
                </p>
            </li>
        }
    };
    let nothing = move || steps.with(Vec::is_empty);
    view! {
        <h3>"Next steps"</h3>
        <Show when=nothing>
            <p>"Nothing is missing up to your targets, as far as one question per dimension can tell."</p>
        </Show>
        <ol class="next-steps">
            <For each=move || steps.get() key=|step| (step.initiative, step.days, step.verify_first) children=row/>
        </ol>
    }
}
