//! The answers to choose from, and the reason where one is asked.

use super::{Questions, change_answer, choice_in, label_of};
use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{Choice as Choices, Segment, TextField};
use crate::catalog::{Idx, Practice};
use crate::command::Topic;
use crate::plan::Choice;
use leptos::prelude::*;

/// The answers to a practice's question, as radio buttons.
#[component]
pub fn AnswerControl(
    /// The practice that is asked for.
    practice: Idx<Practice>,
) -> impl IntoView {
    let (session, questions) = (Session::here(), Questions::here());
    let toasts = questions.toasts;
    let entry = &session.catalog[practice];
    let choice = session.signal(Topic::Assessment, move |plan| choice_in(plan, entry));
    let value = Signal::derive(move || choice.get().id().to_owned());
    let segment = |choice: Choice| Segment::new(choice.id(), label_of(session.catalog, choice));
    let mut unknown = vec![segment(Choice::DontKnow)];
    if entry.na_reason.is_some() {
        unknown.push(segment(Choice::NotApplicable));
    }
    let groups = vec![
        [Choice::No, Choice::Partly, Choice::Yes]
            .map(segment)
            .to_vec(),
        unknown,
    ];
    let answer = move |choice| {
        if let Err(refused) = questions.answer(practice, choice) {
            toasts.warn(refused.to_string());
        }
    };
    let on = Callback::new(move |id: String| {
        if let Some(choice) = Choice::from_id(&id) {
            answer(choice);
        }
    });
    let clear = Callback::new(move |()| {
        answer(Choice::Blank);
        // The button goes with the answer, so the question takes the focus.
        questions.focus(practice);
    });
    view! {
        <Choices legend=entry.question.text() legend_unseen=true groups value on clear/>
        {entry.na_reason.map(|reason| view! {
            <Show when=move || choice.get() == Choice::NotApplicable>
                <Reason practice allowed=reason.text()/>
            </Show>
        })}
    }
}

/// Why a practice does not apply.
#[component]
fn Reason(practice: Idx<Practice>, allowed: &'static str) -> impl IntoView {
    let session = Session::here();
    let entry = &session.catalog[practice];
    let value = session.signal(Topic::Assessment, move |plan| {
        plan.answer(entry.id)
            .map(|answer| answer.reason.clone())
            .unwrap_or_default()
    });
    let on = session.typed(move |reason: String, plan| {
        change_answer(plan, entry, |answer| answer.reason = reason)
    });
    view! {
        <div class="reason" on:keydown=move |event| {
            if event.key() == "Enter" {
                // Done with the reason: the keys act on the question again.
                let id = super::element_id(entry);
                browser::after_paint(move || browser::focus(&format!("#{id}")));
            }
        }>
            <TextField
                label="Why it does not apply here"
                hint=format!("The only reason that counts: {allowed} The reason is printed; the question is left out of the score.")
                placeholder=Some(allowed.to_owned())
                value
                on
            />
        </div>
    }
}
