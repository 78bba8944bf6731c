//! Roadmap: what was accepted, as a timeline and as a table; one item in
//! detail; and what planning again would change.

mod add;
mod baselines;
mod begin;
mod board;
mod columns;
mod detail;
mod differences;
mod finished;
mod forecast;
mod improve;
mod items;
mod milestones;
mod phases;
mod replan;
mod risks;
mod scenarios;
mod state;
mod table;
mod table_edit;
mod timeline;
mod totals;
mod view;

use crate::app::browser;
use crate::app::engine;
use crate::app::page::fold::Asked;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{PageHead, look_only};
use crate::command::Topic;
use crate::plan::ItemId;
use add::AddInitiative;
use baselines::Baselines;
use begin::Begin;
use detail::Detail;
use finished::Finished;
use forecast::Forecast;
use improve::Improve;
use items::Items;
use leptos::prelude::*;
use milestones::Milestones;
use phases::Phases;
use replan::Replan;
use risks::Risks;
use scenarios::Scenarios;
use state::State;
use totals::Totals;
use view::Forecasted;

/// The page.
#[component]
pub fn Roadmap() -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let filled = session.signal(Topic::Roadmap, |plan| !plan.roadmap.items.is_empty());
    // The item in the address, and whether the roadmap has it.
    let asked = Memo::new(move |_| {
        let Route::Roadmap(Some(id)) = router.route() else {
            return None;
        };
        let has = session.read(Topic::Roadmap, |plan| {
            plan.roadmap.items.iter().any(|item| item.id == id)
        });
        Some((id, has))
    });
    let chosen = Signal::derive(move || asked.get().filter(|(_, has)| *has).map(|(id, _)| id));
    // The detail takes the focus when another item is chosen.
    Effect::new(move |before: Option<Option<ItemId>>| {
        let now = chosen.get();
        if now.is_some() && before.flatten() != now {
            browser::after_paint(|| browser::after_paint(|| browser::focus("#item-detail")));
        }
        now
    });
    provide_context(Asked::new());
    provide_context(Forecasted::new());
    let replanning = RwSignal::new(false);
    let lead = "Scheduled around prerequisites and the people you have. Drag a bar to pin its dates: what waits for it moves along. Choose an initiative to see why it starts when it does, and to change it; what you change stays when you plan again.";
    view! {
        <PageHead title="Roadmap" lead>
            <Show when=move || filled.get()>
                <AddInitiative/>
                <button type="button" class="button primary" aria-haspopup="dialog" hidden=look_only(false) on:click=move |_| replanning.set(true)>
                    "Plan from gaps"
                </button>
            </Show>
        </PageHead>
        <Show when=move || filled.get() fallback=|| view! { <Begin/> }>
            <Whole asked=asked.into() chosen replanning/>
        </Show>
        <Replan open=replanning/>
    }
}

/// A roadmap that has something on it.
#[component]
fn Whole(
    /// The item in the address, and whether the roadmap has it.
    asked: Signal<Option<(ItemId, bool)>>,
    chosen: Signal<Option<ItemId>>,
    replanning: RwSignal<bool>,
) -> impl IntoView {
    // Asked for once: a second question would take the place of the first.
    let found = engine::forecast(Session::here());
    let forecast = Signal::derive(move || found.get()?.ok());
    let class = Signal::derive(move || match asked.get() {
        Some(_) => "with-aside roadmap",
        None => "roadmap",
    });
    view! {
        <div class="stack">
            <State replanning/>
            <Totals/>
            <div class=class>
                <div class="stack"><Items chosen forecast/></div>
                {move || asked.get().map(|(id, has)| match has {
                    true => view! { <Detail id/> }.into_any(),
                    false => view! { <Gone/> }.into_any(),
                })}
            </div>
            <Forecast found/>
            <Finished/>
            <Improve/>
            <Phases/>
            <Milestones/>
            <Risks/>
            <Baselines/>
            <Scenarios/>
        </div>
    }
}

/// The address names an item that is not there.
#[component]
fn Gone() -> impl IntoView {
    view! {
        <aside class="aside">
            <section class="card">
                <h2 id="item-detail" tabindex="-1">"This initiative is not on the roadmap"</h2>
                <p>"It was removed, or the address belongs to another plan. Choose one from the roadmap."</p>
                <a class="button" href=Route::Roadmap(None).to_string()>"Close"</a>
            </section>
        </aside>
    }
}
