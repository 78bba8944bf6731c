//! Every number explains itself: a button beside it, and one dialog for all.

use super::parts::{self, Arriving, Drawn};
use super::session::Session;
use super::ui::Dialog;
use crate::command::Topics;
use crate::insight::explain::{Explanation, Subject};
use leptos::prelude::*;

/// What is being explained. Copyable; in the context of every page.
#[derive(Clone, Copy)]
pub struct Explainer {
    open: RwSignal<bool>,
    subject: RwSignal<Option<Subject>>,
    title: RwSignal<String>,
}

impl Explainer {
    /// Nothing is explained yet.
    #[must_use]
    pub fn new() -> Explainer {
        Explainer {
            open: RwSignal::new(false),
            subject: RwSignal::new(None),
            title: RwSignal::default(),
        }
    }

    /// Explains a number.
    pub fn explain(self, subject: Subject) {
        self.title.set("How it is computed".to_owned());
        self.subject.set(Some(subject));
        self.open.set(true);
    }
}

impl Default for Explainer {
    fn default() -> Self {
        Explainer::new()
    }
}

/// The button beside a number.
#[component]
pub fn Explain(
    /// The number.
    subject: Subject,
    /// What the number is, for screen readers: "maturity" becomes "Explain maturity".
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let explainer: Explainer = expect_context();
    view! {
        <button type="button" class="link" on:click=move |_| explainer.explain(subject)>
            "Explain" <span class="unseen">{format!(" {what}")}</span>
        </button>
    }
}

/// The dialog: inputs, formula, worked line.
#[component]
pub fn ExplainDialog() -> impl IntoView {
    let explainer: Explainer = expect_context();
    let (open, title) = (explainer.open, explainer.title);
    view! {
        <Dialog open title>
            <Arriving what=Drawn::Explain/>
        </Dialog>
    }
}

/// What stands in the dialog.
#[component]
pub fn ExplainBody() -> impl IntoView {
    let (session, explainer) = (Session::here(), expect_context::<Explainer>());
    let explanation = RwSignal::new(None::<Explanation>);
    Effect::new(move |_| {
        let Some(subject) = explainer.subject.get() else {
            return;
        };
        let worked_out = parts::explanation(session.insight(Topics::all()), subject);
        parts::when_here(worked_out, move |found| {
            let found = found.ok().flatten();
            let title = found.as_ref().map_or("No number yet", |one| &one.title);
            explainer.title.set(title.to_owned());
            explanation.set(found);
        });
    });
    move || match explanation.get() {
        None => view! { <p>"There is nothing to compute it from yet."</p> }.into_any(),
        Some(Explanation {
            inputs,
            formula,
            worked,
            ..
        }) => view! {
            <dl class="facts">
                {inputs
                    .into_iter()
                    .map(|input| view! { <dt>{input.name}</dt><dd>{input.value}</dd> })
                    .collect_view()}
            </dl>
            <div class="formula">
                <p class="quiet-text">"How it is computed"</p>
                <p>{formula}</p>
            </div>
            <div class="formula">
                <p class="quiet-text">"With the numbers of this plan"</p>
                <p class="lines">{worked}</p>
            </div>
        }
        .into_any(),
    }
}
