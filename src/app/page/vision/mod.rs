//! Vision and objectives: what drives the business, what the plan is to reach
//! for it, what it covers, and the journeys that matter with their limits.

mod drivers;
mod fold;
mod journeys;
mod objectives;
mod open_points;
mod scope;
mod serving;
mod slos;
mod statement;
mod trace;

use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{EmptyState, Notice, PageHead};
use crate::command::Topic;
use crate::insight::{EVERYTHING, Part, State};
use drivers::Drivers;
use fold::{Asked, focus_soon};
use journeys::Journeys;
use leptos::prelude::*;
use objectives::Objectives;
use open_points::OpenPoints;
use scope::Scope;
use statement::Statement;

/// The page.
#[component]
pub fn Vision() -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let asked = Asked::new();
    provide_context(asked);
    let named = Memo::new(move |_| match router.route() {
        Route::Vision(item) => item,
        _ => None,
    });
    Effect::new(move || {
        if let Some(item) = named.get() {
            asked.open(item.0, "summary");
        }
    });
    let nowhere = Memo::new(move |_| {
        named.get().is_some_and(|item| {
            session.read(Topic::Vision, |plan| {
                let mut objectives = plan.vision.objectives.iter().map(|one| one.id);
                let mut journeys = plan.vision.journeys.iter().map(|one| one.id);
                !objectives.any(|id| id == item) && !journeys.any(|id| id == item)
            })
        })
    });
    let empty = session.derive(&EVERYTHING, |insight| {
        insight.readiness().of(Part::Vision).state == State::Nothing
    });
    let begin = move |_| focus_soon(".drivers-list .choose".to_owned());
    view! {
        <PageHead
            title="Vision and objectives"
            lead="Why you test under load: what drives the business, what is to be reached and by when, and the journeys that must hold."
        />
        <Show when=move || nowhere.get()>
            <Notice>
                <p>"The address names an objective or a journey that is not in this plan. Everything that is stands below."</p>
            </Notice>
        </Show>
        <Show when=move || empty.get() && session.can_edit()>
            <EmptyState
                title="Begin with what drives you"
                text="Choose the business driver that matters most. It proposes a vision and objectives, and everything below follows from there."
            >
                <button type="button" class="button primary" on:click=begin>"Choose a driver"</button>
            </EmptyState>
        </Show>
        <div class="with-aside vision">
            <div class="stack">
                <Drivers/>
                <Statement/>
                <Objectives/>
                <Scope/>
                <Journeys/>
            </div>
            <aside class="stack aside">
                <OpenPoints/>
            </aside>
        </div>
    }
}
