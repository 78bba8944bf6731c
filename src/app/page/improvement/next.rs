//! When the team assesses itself again, and what asks for it before that.

use super::READS;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{DateField, Pill, TextField, Tone};
use crate::command::{Command, Topic};
use crate::insight::Insight;
use crate::insight::improvement::next_assessment;
use crate::plan::Date;
use crate::record::{Field, Json};
use leptos::prelude::*;

/// When it is, and whether that is past.
fn said(insight: &Insight) -> (String, bool) {
    let next = next_assessment(insight.catalog(), insight.plan());
    let day = next.date.map_or("not set".to_owned(), Date::long);
    let why = match (next.date, next.stated) {
        (None, _) => "",
        (_, true) => ", as you set it",
        (_, false) => ", counted from the last assessment",
    };
    ([&day, why].concat(), next.overdue)
}

/// What asks for an assessment before that.
fn firing(insight: &Insight) -> Vec<String> {
    let next = next_assessment(insight.catalog(), insight.plan());
    next.firing
        .iter()
        .map(|trigger| trigger.name.to_owned())
        .collect()
}

/// The card.
#[component]
pub fn NextAssessment() -> impl IntoView {
    let session = Session::here();
    let said = session.derive(&READS, said);
    let firing = session.derive(&READS, firing);
    let date = session.signal(Topic::Improvement, |plan| {
        let date = plan.improvement.next_assessment;
        date.map_or_else(String::new, |date| date.to_string())
    });
    let on_date = session.typed(|text: String, _| {
        let day = Date::parse(&text).map_or(Json::Null, |day| day.encode());
        Command::SetField(Topic::Improvement, "nextAssessment", day)
    });
    let when = session.signal(Topic::Improvement, |plan| {
        plan.improvement.assess_when.clone()
    });
    let on_when = session.typed(|text: String, _| {
        let text = match text.trim() {
            "" => Json::Null,
            _ => text.encode(),
        };
        Command::SetField(Topic::Improvement, "assessWhen", text)
    });
    let overdue = Signal::derive(move || said.get().1);
    view! {
        <section class="card" aria-labelledby="next-assessment">
            <div class="card-head">
                <h2 id="next-assessment" tabindex="-1">"Next assessment"</h2>
                <a href=Route::Assessment(None, None).to_string()>"Open the assessment"</a>
            </div>
            <p>
                {move || said.get().0} "."
                <Show when=move || overdue.get()>" " <Pill text="overdue" tone=Tone::Bad/></Show>
            </p>
            <Show when=move || firing.with(|firing| !firing.is_empty())>
                <p>"Something asks for one before that:"</p>
                <ul class="plain-list">
                    {move || firing.get().into_iter().map(|text| view! { <li><bdi>{text}</bdi></li> }).collect_view()}
                </ul>
            </Show>
            <div class="fields">
                <DateField label="Day of the next assessment" hint="Half a year after the last one while it is empty." value=date on=on_date/>
                <TextField label="What else asks for one" hint="One a line: a new product, a large incident, a change of the team." value=when on=on_when rows=2/>
            </div>
        </section>
    }
}
