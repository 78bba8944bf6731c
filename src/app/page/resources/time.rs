//! When people work: their share of time, the week, holidays, absences and change freezes.

mod absences;
mod entry;
mod freezes;
mod holidays;
mod import;

use crate::app::session::Session;
use crate::app::ui::{NumberField, look_only};
use crate::command::{Command, Topic};
use crate::plan::{Plan, Weekday};
use absences::Absences;
use freezes::Freezes;
use holidays::Holidays;
use leptos::prelude::*;

/// The section.
#[component]
pub fn Time() -> impl IntoView {
    let session = Session::here();
    let default_focus = session.catalog.planning_rules.focus.to_string();
    view! {
        <section class="card">
            <div class="card-head"><h2>"Share of time and working week"</h2></div>
            <div class="fields">
                <NumberField
                    id="resources-focus"
                    label="Share of their time for this work"
                    hint="The rest goes into meetings, support and other projects."
                    placeholder=Some(default_focus)
                    unit="%"
                    min=1
                    max=100
                    value=session.signal(Topic::Resources, |plan| plan.resources.focus.map(i64::from))
                    on=session.typed(|number: Option<i64>, _| Command::SetFocus(number.and_then(|n| n.try_into().ok())))
                />
                <div class="double"><Week/></div>
            </div>
        </section>
        <Holidays/>
        <Absences/>
        <Freezes/>
    }
}

/// The days of the week with their names.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Mon"),
    (Weekday::Tuesday, "Tue"),
    (Weekday::Wednesday, "Wed"),
    (Weekday::Thursday, "Thu"),
    (Weekday::Friday, "Fri"),
    (Weekday::Saturday, "Sat"),
    (Weekday::Sunday, "Sun"),
];

/// The usual week, which is not written down.
const USUAL: [Weekday; 5] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
];

/// The working days of a plan, in order.
fn working_days(plan: &Plan) -> Vec<Weekday> {
    let week = &plan.resources.week;
    let week = if week.is_empty() { &USUAL[..] } else { week };
    let days = Weekday::ALL.iter().copied();
    days.filter(|day| week.contains(day)).collect()
}

/// The working days, each to be switched on and off; one stays.
#[component]
fn Week() -> impl IntoView {
    let session = Session::here();
    let days = session.signal(Topic::Resources, working_days);
    let wrong = RwSignal::new("");
    let fixed = look_only(false);
    let toggled = move |day: Weekday, input: web_sys::HtmlInputElement| {
        let mut week = working_days(&session.now());
        match week.iter().position(|&one| one == day) {
            Some(at) => drop(week.remove(at)),
            None => {
                week = Weekday::ALL
                    .iter()
                    .copied()
                    .filter(|one| *one == day || week.contains(one))
                    .collect()
            }
        }
        if week.is_empty() {
            input.set_checked(true);
            wrong
                .set("One working day at least must stay: on no other day would anything be done.");
            return;
        }
        wrong.set("");
        session.act(Command::SetWeek(if week == USUAL {
            Vec::new()
        } else {
            week
        }));
    };
    let day = move |(day, name): (Weekday, &'static str)| {
        let on = move || days.with(|days| days.contains(&day));
        view! {
            <label class="segment">
                <input type="checkbox" prop:checked=on on:change=move |event| toggled(day, event_target(&event))/>
                <span>{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choice week" id="resources-week" disabled=fixed aria-describedby="week-wrong">
            <legend>"Working days"</legend>
            <div class="segments">{DAYS.map(day).collect_view()}</div>
        </fieldset>
        <p class="hint">{move || match days.with(Vec::len) {
            1 => "1 day a week is worked.".to_owned(),
            n => [&n.to_string(), " days a week are worked."].concat(),
        }}</p>
        <p class="field-wrong" id="week-wrong" role="alert">{wrong}</p>
    }
}
