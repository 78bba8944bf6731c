//! Gaps: what is in place at each level, how far each dimension should go, and
//! what is missing on the way.

mod accepted;
mod detail;
mod heat;
mod missing;
mod quick_wins;
mod target;
mod why;

use crate::app::browser;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{EmptyState, Notice, PageHead};
use crate::catalog::{Dimension, Idx};
use crate::insight::{AIMS, ANSWERS, Insight};
use accepted::AcceptedOnPurpose;
use detail::Detail;
use heat::HeatTable;
use leptos::prelude::*;
use quick_wins::QuickWins;
use why::WhereTargetsComeFrom;

/// The page.
#[component]
pub fn Gaps() -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let catalog = session.catalog;
    let chosen = Memo::new(move |_| match router.route() {
        Route::Gaps(Some(id)) => Some(catalog.dimension(&id).ok_or(id)),
        _ => None,
    });
    // The detail takes the focus when a dimension is chosen.
    Effect::new(move |_| {
        if chosen.with(Option::is_some) {
            browser::after_paint(|| browser::after_paint(|| browser::focus("#gap-detail")));
        }
    });
    let given = session.derive(&ANSWERS, |insight| insight.scores().counts.given());
    let draft = session.derive(&AIMS, |insight| insight.need().draft);
    let open = session.derive(&AIMS, Insight::draft_sentence);
    let lead = "What is in place at each level, and how far each dimension should go. Targets come from your drivers; change one and say why.";
    let class = Signal::derive(move || match chosen.with(Option::is_some) {
        true => "with-aside gaps one-open",
        false => "with-aside gaps",
    });
    view! {
        <PageHead title="Gaps" lead/>
        <Show when=move || given.get() == 0>
            <EmptyState
                title="Nothing is answered yet"
                text="Gaps lie between answers and targets. The targets below are already proposed; twelve answers are enough for a first picture of the gaps."
            >
                <a class="button primary" href=Route::QuickCheck.to_string()>"Start the quick check"</a>
                <a class="button" href=Route::Assessment(None, None).to_string()>"Open the assessment"</a>
            </EmptyState>
        </Show>
        <Show when=move || { given.get() > 0 && draft.get() }>
            <Notice>
                <p>"A draft: many questions are open. " {open}</p>
                <a class="button" href=Route::Assessment(None, None).to_string()>"Answer more questions"</a>
            </Notice>
        </Show>
        <div class=class>
            <div class="stack">
                <HeatTable chosen=Signal::derive(move || chosen.get().and_then(Result::ok))/>
            </div>
            <aside class="stack aside">
                {move || chosen.get().map(|chosen| match chosen {
                    Ok(dimension) => view! { <Detail dimension/> }.into_any(),
                    Err(id) => view! { <Unknown id/> }.into_any(),
                })}
                <WhereTargetsComeFrom/>
                <QuickWins/>
                <AcceptedOnPurpose/>
            </aside>
        </div>
    }
}

/// The address of a dimension's gap.
fn route_to(session: Session, dimension: Idx<Dimension>) -> Route {
    Route::Gaps(Some(session.catalog[dimension].id.to_owned()))
}

/// The address names a dimension that is not there.
#[component]
fn Unknown(id: String) -> impl IntoView {
    view! {
        <section class="card">
            <h2 id="gap-detail" tabindex="-1">"This dimension is not in the model"</h2>
            <p>"The address names \"" <bdi>{id}</bdi> "\", which this version does not know. Choose a dimension from the table."</p>
        </section>
    }
}
