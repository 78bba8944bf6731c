//! Stakeholders: who has a say or a stake, where they stand, and who tells them what, when.

mod calendar;
mod list;
mod map;

use crate::app::page::fold::Asked;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{EmptyState, PageHead, look_only};
use crate::command::{Command, Edit, Topic};
use crate::insight::stakeholders::archetypes;
use crate::plan::Stakeholder;
use calendar::Communication;
use leptos::prelude::*;
use list::People;
use map::Map;

/// The page.
#[component]
pub fn Stakeholders() -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let asked = Asked::new();
    provide_context(asked);
    asked.follow(move || match router.route() {
        Route::Stakeholders(item) => item,
        _ => None,
    });
    let some = session.signal(Topic::Stakeholders, |plan| {
        !plan.stakeholders.stakeholders.is_empty()
    });
    let fixed = look_only(false);
    let start = move |_| {
        let new = archetypes(&session.insight_now());
        session.act(Command::add_all("start from the archetypes", new));
        crate::app::browser::after_paint(|| crate::app::browser::focus("#map-heading"));
    };
    let add = move |_| {
        let id = session.now().next_item;
        session.act(Command::list(Edit::Add(Stakeholder::default())));
        asked.open(id, ":is(input, textarea)");
    };
    view! {
        <PageHead
            title="Stakeholders"
            lead="Who has a say or a stake in load testing, what worries them, and who tells them what, when. The roadmap's communication plan follows from it."
        />
        <Show
            when=move || some.get()
            fallback=move || view! {
                <EmptyState
                    title="Nobody is named yet"
                    text="Begin with those whom load testing usually concerns, with what they worry about and want to hear; then name your own people, correct where they stand, and remove whom you do not have."
                >
                    <button type="button" class="button primary" hidden=fixed on:click=start>"Start from the archetypes"</button>
                    <button type="button" class="button" hidden=fixed on:click=add>"Add a stakeholder"</button>
                </EmptyState>
            }
        >
            <div class="stakeholders stack">
                <Map/>
                <People/>
                <Communication/>
            </div>
        </Show>
    }
}
