//! Improvement: what the team learns, what comes of it, which techniques it watches, and when it
//! assesses itself again.

mod actions;
mod loops;
mod next;
mod radar;
mod retrospectives;
mod trends;

use crate::app::page::fold::Asked;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::ui::PageHead;
use crate::command::Topic;
use actions::Actions;
use leptos::prelude::*;
use loops::Loops;
use next::NextAssessment;
use retrospectives::Retrospectives;
use trends::Trends;

/// What decides what the page says.
const READS: [Topic; 5] = [
    Topic::Improvement,
    Topic::Details,
    Topic::Roadmap,
    Topic::Assessment,
    Topic::Resources,
];

/// The page.
#[component]
pub fn Improvement() -> impl IntoView {
    let router = Router::here();
    let asked = Asked::new();
    provide_context(asked);
    asked.follow(move || match router.route() {
        Route::Improvement(item) => item,
        _ => None,
    });
    view! {
        <PageHead
            title="Improvement"
            lead="Look back at fixed times, do something about what you find, watch the techniques that may change the work, and assess yourselves again when it is time."
        />
        <div class="improvement stack">
            <NextAssessment/>
            <Actions/>
            <Retrospectives/>
            <Loops/>
            <Trends/>
        </div>
    }
}
