//! When it ends, what it takes and what it costs, at a glance.

use crate::app::explain::Explain;
use crate::app::session::Session;
use crate::document::words::{about_money, count};
use crate::insight::explain::Subject;
use crate::insight::{Insight, OUTLOOK};
use leptos::prelude::*;

/// The row of figures.
#[component]
pub fn Totals() -> impl IntoView {
    let session = Session::here();
    let figure = |read: fn(&Insight) -> String| session.derive(&OUTLOOK, read);
    let end = figure(|insight| {
        insight
            .roadmap()
            .end
            .map_or(String::new(), |end| end.medium())
    });
    let weeks = figure(|insight| {
        count(insight.roadmap().weeks as usize, "week", "weeks")
            + " from "
            + &insight.plan().details.start.medium()
    });
    let effort = figure(|insight| {
        let days = insight.roadmap().forecast.mean.text(0);
        days + " person-days"
    });
    let likely = figure(|insight| {
        let days = insight.roadmap().forecast.p80.text(0);
        "enough in four cases of five: ".to_owned() + &days
    });
    let cost = figure(|insight| about_money(insight.plan(), insight.roadmap().people.likely()));
    let total = figure(|insight| {
        let budget = insight.budget();
        let with = about_money(insight.plan(), budget.total.total.likely) + " with contingency";
        match budget.over_cap() {
            Some(over) => with + "; over the cap by " + &about_money(insight.plan(), over),
            None => with,
        }
    });
    let items = figure(|insight| insight.roadmap().items.len().to_string());
    let own = figure(|insight| {
        let own = insight.plan().roadmap.items.iter();
        match own.filter(|item| item.source.is_none()).count() {
            0 => "all from the gaps".to_owned(),
            n => n.to_string() + " of your own",
        }
    });
    view! {
        <dl class="card totals">
            <div><dt>"Ends"</dt><dd><strong>{end}</strong> <span class="quiet-text">{weeks}</span></dd></div>
            <div>
                <dt>"Effort"</dt>
                <dd>
                    <strong>{effort}</strong>
                    <span class="quiet-text">{likely} " " <Explain subject=Subject::PlannedEffort what="the effort"/></span>
                </dd>
            </div>
            <div>
                <dt>"Cost of people"</dt>
                <dd>
                    <strong>{cost}</strong>
                    <span class="quiet-text">{total} " " <Explain subject=Subject::Cost what="the cost"/></span>
                </dd>
            </div>
            <div><dt>"Initiatives"</dt><dd><strong>{items}</strong> <span class="quiet-text">{own}</span></dd></div>
        </dl>
    }
}
