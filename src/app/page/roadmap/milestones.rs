//! What the roadmap leads to: the milestones in a line, and the way to them.

use crate::app::route::Route;
use crate::app::session::Session;
use crate::command::Topic;
use crate::document::words::count;
use crate::insight::Insight;

use leptos::prelude::*;

/// What the line says.
fn line(insight: &Insight) -> String {
    let plan = insight.plan();
    let all = &plan.milestones.milestones;
    if all.is_empty() {
        return "None so far: say what must be done and true by which day.".to_owned();
    }
    let as_of = plan.details.as_of;
    let dated = all.iter().filter_map(|one| Some((one.date?, one)));
    let next = dated
        .filter(|(day, _)| *day >= as_of)
        .min_by_key(|(day, _)| *day);
    let mut line = count(all.len(), "milestone", "milestones");
    if let Some((day, one)) = next {
        line += "; the next is ";
        line += match one.name.trim() {
            "" => "one without a name",
            name => name,
        };
        line += " on ";
        line += &day.medium();
    }
    line + "."
}

/// The card.
#[component]
pub fn Milestones() -> impl IntoView {
    let session = Session::here();
    let line = session.derive(&[Topic::Milestones, Topic::Details], line);
    view! {
        <section class="card" aria-labelledby="milestones">
            <h2 id="milestones" tabindex="-1">"Milestones"</h2>
            <p>{line}</p>
            <p><a class="button" href=Route::Metrics(None).to_string()>"Open milestones and metrics"</a></p>
        </section>
    }
}
