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
use crate::insight::{AIMS, ANSWERS, Basis, Headline, NextStep, Now, Ratio, next_steps};
use leptos::prelude::*;

/// How many next steps are named.
const N_STEPS: usize = 3;

/// The section under the questions; takes the focus when the last one is answered.
#[component]
pub fn Result() -> impl IntoView {
    let (desk, sharer) = (Desk::here(), expect_context::<Sharer>());
    let headline = Session::here().derive(&ANSWERS, |insight| *insight.headline());
    view! {
        <section class="card stack" aria-labelledby="quick-result">
            <h2 id="quick-result" tabindex="-1">"Your result"</h2>
            {move || headline.get().map(|headline| view! { <Meaning headline/> })}
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
fn Meaning(headline: Headline) -> impl IntoView {
    let catalog = Session::here().catalog;
    let rules = &catalog.quick_check;
    let level = catalog.level_of_rank(headline.level);
    let (score, low, high) = (
        headline.score.text(1),
        headline.low.text(1),
        headline.high.text(1),
    );
    let measured = headline.basis == Basis::Measured;
    let confidence = catalog[headline.confidence_label].label;
    let percent = headline.percent(catalog);
    let cap = Ratio::hundredths(rules.confidence_cap).percent();
    let sentence = |id: &str| {
        let found = catalog.sentence(id);
        found.map_or("", |idx| catalog[idx].text.text())
    };
    view! {
        <p class="figure"><strong>{level_name(catalog, headline.level)}</strong></p>
        <p>
            {match measured {
                true => format!("Your full assessment has measured it: {score} of 5. It takes the place of the estimate."),
                false => format!("Estimated score {score} of 5, probably between {low} and {high}."),
            }} " "
            <Explain subject=if measured { Subject::Overall } else { Subject::QuickEstimate } what="the estimate"/>
        </p>
        // The level is that of the sum of twelve answers: which of them are a yes it cannot say.
        {level.map(|level| view! {
            <p class="quiet-text">{sentence("typical-of-level")}</p>
            <p>{level.definition.text()}</p>
            <p class="quiet-text">{sentence("typical-sign")} " " {level.signal.text()}</p>
        })}
        <p>{match measured {
            true => format!("Confidence is {confidence}: {percent}%."),
            false => format!(
                "Confidence is {confidence}: {percent}%. One question per dimension cannot say more, so a quick check never claims above {cap}."
            ),
        }}</p>
        <Disclosure label="How good the estimate is">
            <p>{rules.accuracy.text()}</p>
            <p>{rules.selection.text()}</p>
        </Disclosure>
        <Disclosure label="A rough sketch by dimension">
            <Sketch/>
        </Disclosure>
    }
}

/// What is known of each dimension: an indication, or what the assessment has measured.
#[component]
fn Sketch() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let known = session.derive(&ANSWERS, |insight| insight.known().clone());
    let row = move |dimension: Idx<Dimension>| {
        let name = catalog[dimension].name;
        let now = known.with(|known| known.of(dimension));
        let number = now.text(1);
        let shares = Shares {
            value: now.score().map_or(0, five),
            level: now.level().unwrap_or(0),
            ..Shares::default()
        };
        let words = [name, ": ", &number, " of 5"].concat();
        let subject = match now {
            Now::Indicated(_) => Subject::QuickIndication(dimension),
            _ => Subject::Score(dimension),
        };
        view! {
            <li class="bar-row">
                <span>{name}</span>
                <Bar shares=Signal::stored(shares) text=Signal::stored(words)/>
                <span class="number">{number}</span>
                <Explain subject what=format!("the indication of {name}")/>
            </li>
        }
    };
    view! {
        <p class="quiet-text">"About: one answer each, good for a conversation, too little for a decision."</p>
        <ul class="bar-rows">{move || catalog.dimensions.indices().map(row).collect_view()}</ul>
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
