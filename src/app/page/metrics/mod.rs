//! Milestones and metrics: what must be reached by which day, and the figures that show it.

mod chart;
mod import;
mod kpi;
mod kpis;
mod library;
mod milestones;
mod readings;

use crate::app::page::fold::Asked;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::ui::PageHead;
use kpis::Kpis;
use leptos::prelude::*;
use milestones::Milestones;

/// The page.
#[component]
pub fn Metrics() -> impl IntoView {
    let router = Router::here();
    let asked = Asked::new();
    provide_context(asked);
    asked.follow(move || match router.route() {
        Route::Metrics(item) => item,
        _ => None,
    });
    view! {
        <PageHead
            title="Milestones and metrics"
            lead="What must be done and true by which day, and the figures that show whether the plan works: each with where it was, where it should be by the end of each phase, and what was read off."
        />
        <div class="stack metrics">
            <Milestones/>
            <Kpis/>
        </div>
    }
}
