//! When the assessment was done, who led it, and who took part.

use super::place::{Neighbours, Place};
use crate::app::session::Session;
use crate::app::ui::{DateField, ItemList, LinesField, SelectField, TextField};
use crate::command::{Command, Edit, Topic};
use crate::insight::ANSWERS;
use crate::insight::score::role_hundredths;
use crate::plan::{Date, ItemId, Plan, Respondent, RoleId};
use leptos::prelude::*;

/// The card with the session.
#[component]
pub fn People() -> impl IntoView {
    let session = Session::here();
    let date = session.signal(Topic::Assessment, |plan| {
        plan.assessment
            .date
            .map(|date| date.to_string())
            .unwrap_or_default()
    });
    let set_date = session.typed(|text: String, plan| Command::SetSession {
        date: Date::parse(&text),
        facilitators: plan.assessment.facilitators.clone(),
    });
    let facilitators = session.signal(Topic::Assessment, |plan| {
        plan.assessment.facilitators.clone()
    });
    let set_facilitators = session.typed(|facilitators: Vec<String>, plan| Command::SetSession {
        date: plan.assessment.date,
        facilitators,
    });
    view! {
        <section class="card" aria-labelledby="place-name">
            <h2 id="place-name" tabindex="-1">"Who took part"</h2>
            <p class="quiet-text">"Printed in the assessment. Several roles make the result surer, because each sees other things."</p>
            <div class="fields">
                <DateField
                    label="Day of the assessment"
                    hint="The plan's as-of date while it is empty."
                    value=date
                    on=set_date
                />
                <LinesField label="Who led it" value=facilitators on=set_facilitators/>
            </div>
            <h3>"Respondents"</h3>
            <Respondents/>
            <Roles/>
            <Neighbours place=Place::People/>
        </section>
    }
}

/// What the number of different roles does to the confidence.
#[component]
fn Roles() -> impl IntoView {
    let session = Session::here();
    let roles = session.derive(&ANSWERS, |insight| insight.scores().roles);
    let words = move || {
        let weight = role_hundredths(roles.get());
        let roles = match roles.get() {
            0 => "No role is named".to_owned(),
            1 => "1 role took part".to_owned(),
            n => format!("{n} different roles took part"),
        };
        match weight {
            100 => format!("{roles}: nothing is taken off the confidence."),
            weight => format!(
                "{roles}: that counts {weight}% in the confidence; three roles or more count 100%."
            ),
        }
    };
    view! { <p class="quiet-text" role="status">{words}</p> }
}

fn find(plan: &Plan, id: u32) -> Option<&Respondent> {
    plan.assessment
        .respondents
        .iter()
        .find(|respondent| respondent.id.0 == id)
}

/// The command that changes one respondent.
fn change(plan: &Plan, id: u32, change: impl FnOnce(&mut Respondent)) -> Command {
    let mut respondent = find(plan, id).cloned().unwrap_or_default();
    respondent.id = ItemId(id);
    change(&mut respondent);
    Command::Respondents(Edit::Put(respondent))
}

#[component]
fn Respondents() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Assessment, |plan| {
        let respondents = plan.assessment.respondents.iter();
        respondents
            .map(|respondent| respondent.id.0)
            .collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let name = session.read(Topic::Assessment, |plan| {
            find(plan, id).map(|respondent| respondent.name.clone())
        });
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| "this respondent".to_owned())
    });
    let act = session.listed(Respondent::default(), Command::Respondents);
    let row = Callback::new(|id| view! { <RespondentRow id/> }.into_any());
    let undo = session.undoing();
    view! { <ItemList ids name row act undo add="Add a respondent"/> }
}

#[component]
fn RespondentRow(id: u32) -> impl IntoView {
    let session = Session::here();
    let name = session.signal(Topic::Assessment, move |plan| {
        find(plan, id)
            .map(|respondent| respondent.name.clone())
            .unwrap_or_default()
    });
    let set_name = session
        .typed(move |name: String, plan| change(plan, id, |respondent| respondent.name = name));
    let role = session.signal(Topic::Assessment, move |plan| {
        let role = find(plan, id).and_then(|respondent| respondent.role.as_ref());
        role.map(|role| role.as_str().to_owned())
            .unwrap_or_default()
    });
    let set_role = session.chosen(move |role: String, plan| {
        change(plan, id, |respondent| {
            respondent.role = (!role.is_empty()).then(|| RoleId::new(&role));
        })
    });
    let roles = session.catalog.roles.iter();
    let roles = roles.map(|role| (role.id.to_owned(), role.name.to_owned()));
    let options: Vec<_> = std::iter::once((String::new(), "Not stated".to_owned()))
        .chain(roles)
        .collect();
    // A role of a newer version stays, under its id.
    let options = Signal::derive(move || {
        let (mut options, role) = (options.clone(), role.get());
        if !options.iter().any(|(known, _)| *known == role) {
            options.push((role.clone(), role));
        }
        options
    });
    view! {
        <div class="fields">
            <TextField label="Name" placeholder=Some("May stay empty".to_owned()) value=name on=set_name/>
            <SelectField label="Role they spoke for" options value=role on=set_role/>
        </div>
    }
}
