//! Quick check: one question per dimension, a first result, and where to go from it.

mod result;
mod so_far;

use super::answering::{
    AnswerControl, KeyStatus, QuestionFrame, Questions, Rubric, RubricButton, element_id, minutes,
};
use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{PageHead, Progress};
use crate::catalog::{Idx, Practice};
use crate::insight::{ANSWERS, Basis, Headline, Quick};
use leptos::prelude::*;
use result::Result;
use so_far::SoFar;

/// Seconds that a question takes: twelve take four minutes. Source: content rules §1.5.
const SECONDS_EACH: usize = 20;

/// The page.
#[component]
pub fn QuickCheck() -> impl IntoView {
    let session = Session::here();
    let asked = &session.catalog.quick_check.practices;
    let questions = Questions::listen(move |questions| go_on(session, questions));
    questions.begin(asked.iter().copied());
    let quick = session.derive(&ANSWERS, |insight| insight.quick().clone());
    let done = Memo::new(move |_| quick.with(|quick| quick.counts.blank == 0));
    let lead = format!(
        "{} questions, {}. Nothing is sent anywhere.",
        asked.len(),
        minutes(asked.len(), SECONDS_EACH),
    );
    view! {
        <PageHead title="Quick check" lead><RubricButton/></PageHead>
        <Rubric/>
        <KeyStatus/>
        <div class="with-aside quick-check">
            <div class="stack">
                <HowFar quick/>
                <ol class="card questions">
                    {asked.iter().zip(1..).map(|(&practice, n)| view! {
                        <li><Question practice n/></li>
                    }).collect_view()}
                </ol>
                <p class="unseen" role="status">
                    {move || done.get().then_some("Every question is answered. Your result stands below the questions.")}
                </p>
                <Show when=move || done.get()>
                    <Result/>
                </Show>
            </div>
            <aside class="stack aside">
                <SoFar quick/>
                <p class="card keys-hint">
                    "Keys: " <kbd>"1"</kbd> " no, " <kbd>"2"</kbd> " partly, " <kbd>"3"</kbd> " yes, "
                    <kbd>"4"</kbd> " don't know, " <kbd>"5"</kbd> " not applicable where it is offered, "
                    <kbd>"J"</kbd> " and " <kbd>"K"</kbd> " next and previous, " <kbd>"R"</kbd>
                    " what the answers mean. Answers carry over to the full assessment."
                </p>
            </aside>
        </div>
    }
}

/// Where the focus goes when the last question was answered: to the first one
/// that is open, or else to the result.
fn go_on(session: Session, questions: Questions) {
    questions.begin(session.catalog.quick_check.practices.iter().copied());
    match questions.current() {
        Some(open) => questions.focus(open),
        None => show_result(),
    }
}

/// Whether the full assessment has measured what the quick check estimates.
fn measured() -> Signal<bool> {
    Session::here().derive(&ANSWERS, |insight| {
        insight
            .headline()
            .is_some_and(|headline| headline.basis == Basis::Measured)
    })
}

/// Moves the focus to the result.
fn show_result() {
    browser::after_paint(|| browser::focus("#quick-result"));
}

/// How many questions are answered, and how long the others take.
#[component]
fn HowFar(quick: Signal<Quick>) -> impl IntoView {
    let given = Signal::derive(move || quick.with(|quick| u32::from(quick.counts.given())));
    let all = Signal::derive(move || quick.with(|quick| u32::from(quick.counts.all())));
    let words = move || match (all.get() - given.get()) as usize {
        0 => format!("{} of {} · done", given.get(), all.get()),
        open => format!(
            "{} of {} · {} left",
            given.get(),
            all.get(),
            minutes(open, SECONDS_EACH)
        ),
    };
    let headline = Session::here().derive(&ANSWERS, |insight| {
        insight.headline().as_ref().map(Headline::text)
    });
    // Where the card with the score has no room beside the questions.
    let score = move || {
        headline
            .get()
            .map(|score| [" · ", &score, " of 5"].concat())
    };
    view! {
        <div class="how-far">
            <Progress label="Questions answered" value=given of=all/>
            <p>{words} <span class="score">{score}</span></p>
        </div>
    }
}

#[component]
fn Question(practice: Idx<Practice>, n: u32) -> impl IntoView {
    let catalog = Session::here().catalog;
    let entry = &catalog[practice];
    view! {
        <QuestionFrame practice>
            <span class="question-number" aria-hidden="true">{n}</span>
            <p class="question-about">{catalog[entry.dimension].name}</p>
            <h2 class="question-text" id=format!("{}-name", element_id(entry))>{entry.question.text()}</h2>
            <AnswerControl practice/>
        </QuestionFrame>
    }
}
