//! Before there is a roadmap: what it would hold, or what it lacks.

use super::add::AddInitiative;
use super::view::last_day;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{EmptyState, Notice, look_only};
use crate::command::Command;
use crate::document::words::count;
use crate::insight::{EVERYTHING, Insight};
use leptos::prelude::*;

/// What stands in the way, or what there is to accept.
#[derive(Clone, PartialEq)]
enum Offer {
    /// Why there is no schedule.
    Nobody(String),
    /// The targets are reached, or every gap is accepted.
    Nothing,
    /// What would be accepted, in words.
    Plan(String),
}

fn offer(insight: &Insight) -> Offer {
    match insight.proposal() {
        Err(reason) => Offer::Nobody(reason.to_string()),
        Ok(proposal) if proposal.items.is_empty() => Offer::Nothing,
        Ok(proposal) => {
            let finish = proposal.items.iter().map(|item| item.finish).max();
            let end = last_day(insight.plan(), finish.unwrap_or(0)).medium();
            let items = count(proposal.items.len(), "initiative", "initiatives");
            let effort = insight.portfolio().forecast.mean.rounded(0);
            Offer::Plan(format!(
                "Your gaps ask for {items}, about {effort} person-days. With the people named, the last one ends on {end}. You can change everything afterwards."
            ))
        }
    }
}

/// What stands where no roadmap is yet.
#[component]
pub fn Begin() -> impl IntoView {
    let session = Session::here();
    let offer = session.derive(&EVERYTHING, offer);
    let draft = session.derive(&EVERYTHING, |insight| {
        insight.need().draft
            && insight
                .proposal()
                .as_ref()
                .is_ok_and(|p| !p.items.is_empty())
    });
    let open = session.derive(&EVERYTHING, Insight::draft_sentence);
    let accept = move |_| {
        let insight = session.insight_now();
        if let Ok(proposal) = insight.proposal() {
            let (items, basis) = (proposal.items.clone(), proposal.basis.clone());
            session.act(Command::AcceptRoadmap(items, basis));
            crate::app::browser::after_paint(|| crate::app::browser::focus("main h1"));
        }
    };
    view! {
        <Show when=move || draft.get()>
            <Notice>
                <p>"It would be a draft: many questions are open. " {open}</p>
                <a class="button" hidden=look_only(false) href=Route::Assessment(None, None).to_string()>"Answer more questions"</a>
            </Notice>
        </Show>
        {move || match offer.get() {
            Offer::Plan(text) => view! {
                <EmptyState title="There is no roadmap yet" text>
                    <button type="button" class="button primary" hidden=look_only(false) on:click=accept>"Plan from gaps"</button>
                    <AddInitiative/>
                </EmptyState>
            }.into_any(),
            Offer::Nobody(text) => view! {
                <EmptyState title="There is no roadmap yet" text>
                    <a class="button primary" hidden=look_only(false) href=Route::Resources(None).to_string()>"Add people"</a>
                    <AddInitiative/>
                </EmptyState>
            }.into_any(),
            Offer::Nothing => view! {
                <EmptyState
                    title="There is nothing to plan"
                    text="Every target is reached, or its gap is accepted on purpose. Raise a target if you want to go further, or plan work of your own."
                >
                    <a class="button primary" href=Route::Gaps(None).to_string()>"Look at the targets"</a>
                    <AddInitiative/>
                </EmptyState>
            }.into_any(),
        }}
    }
}
