//! What yes, partly, no and the others mean, one key away.

use super::Questions;
use crate::app::session::Session;
use crate::app::ui::Dialog;
use leptos::prelude::*;

/// Opens the meaning of the answers.
#[component]
pub fn RubricButton() -> impl IntoView {
    let rubric = Questions::here().rubric;
    view! {
        <button type="button" class="button" aria-haspopup="dialog" on:click=move |_| rubric.set(true)>
            "What the answers mean"
        </button>
    }
}

/// The dialog with the meaning of the answers, and of the strengths of evidence.
#[component]
pub fn Rubric() -> impl IntoView {
    let (catalog, open) = (Session::here().catalog, Questions::here().rubric);
    view! {
        <Dialog open title="What the answers mean">
            <dl class="facts rubric">
                {catalog.answers.iter().map(|answer| view! {
                    <dt>{answer.label}</dt>
                    <dd>{answer.meaning.text()}</dd>
                }).collect_view()}
            </dl>
            <h3>"Evidence"</h3>
            <dl class="facts rubric">
                {catalog.evidence_strengths.iter().map(|strength| view! {
                    <dt>{strength.label}</dt>
                    <dd>{strength.meaning.text()}</dd>
                }).collect_view()}
            </dl>
            <ul class="plain">
                {catalog.assessment_rules.hints.iter().map(|hint| view! { <li>{hint.text()}</li> }).collect_view()}
            </ul>
        </Dialog>
    }
}
