//! Who is away, and when.

use super::super::editing::{Listed, kept_in, person_name};
use super::super::people::PEOPLE;
use super::entry::NewEntry;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{DateField, ItemList, SelectField, TextField};
use crate::command::{Command, Edit, Topic};
use crate::plan::{Absence, Date, ItemId, Plan};
use leptos::prelude::*;

const ABSENCES: Listed<Absence> = Listed {
    topic: Topic::Resources,
    list: |plan| &plan.resources.absences,
    command: Command::Absences,
};

/// Number and name of everybody.
fn everybody(plan: &Plan) -> Vec<(String, String)> {
    let people = plan.resources.people.iter();
    let people = people.map(|person| (person.id.0.to_string(), person_name(&person.name)));
    people.collect()
}

/// The card.
#[component]
pub fn Absences() -> impl IntoView {
    let session = Session::here();
    let people = session.signal(Topic::Resources, everybody);
    let name = Callback::new(move |id| {
        let absence = ABSENCES.shown(session, id);
        let person = PEOPLE.shown(session, absence.person.0);
        let name = person_name(&person.name);
        ["absence of ", &name, " from ", &absence.from.medium()].concat()
    });
    view! {
        <section class="card" id="resources-absences">
            <div class="card-head"><h2>"Absences"</h2></div>
            <p class="quiet-text">"Leave, training, other projects: days on which one person does nothing for the plan."</p>
            <Show
                when=move || people.with(|people| !people.is_empty())
                fallback=|| view! {
                    <p>"Name people first: " <a href=Route::Resources(None).to_string()>"go to People"</a> "."</p>
                }
            >
                <ItemList
                    ids=ABSENCES.ids(session)
                    name
                    row=Callback::new(move |id| view! { <Row id people/> }.into_any())
                    act=ABSENCES.acts(session)
                    none_left="#absence-person"
                    undo=session.undoing()
                />
                <New people/>
            </Show>
        </section>
    }
}

#[component]
fn Row(id: u32, people: Signal<Vec<(String, String)>>) -> impl IntoView {
    let session = Session::here();
    view! {
        <div class="fields short">
            <SelectField
                label="Who is away"
                options=people
                value=ABSENCES.read(session, id, |absence| absence.person.0.to_string())
                on=ABSENCES.chosen(session, id, |absence, person: String| {
                    absence.person = person.parse().map_or(absence.person, ItemId);
                })
            />
            {ABSENCES.day_field(session, id, "First day away", |absence| &mut absence.from)}
            {ABSENCES.day_field(session, id, "Last day away", |absence| &mut absence.until)}
            {ABSENCES.text_field(session, id, "Reason", |absence| &mut absence.note)}
        </div>
    }
}

/// The form that adds one.
#[component]
fn New(people: Signal<Vec<(String, String)>>) -> impl IntoView {
    let [person, from, until, note] = std::array::from_fn(|_| RwSignal::new(String::new()));
    // The first person until another is chosen.
    let chosen = Signal::derive(move || {
        people.with(|people| {
            let known = people
                .iter()
                .find(|(id, _)| person.with(|person| person == id));
            known
                .or(people.first())
                .map(|(id, _)| id.clone())
                .unwrap_or_default()
        })
    });
    let entry = Callback::new(move |()| {
        let Some(first) = Date::parse(&from.get_untracked()) else {
            return Err(("Enter the first day away.".to_owned(), "#absence-from"));
        };
        let last = until.get_untracked();
        let absence = Absence {
            person: ItemId(chosen.get_untracked().parse().unwrap_or(0)),
            from: first,
            // One day, where only one is named.
            until: Date::parse(&last).unwrap_or(first),
            note: note.get_untracked(),
            ..Absence::default()
        };
        Ok(Command::Absences(Edit::Add(absence)))
    });
    view! {
        <NewEntry entry emptied=vec![from, until, note] focus=("#absence-from", "#absence-until") add="Add absence">
            <SelectField id="absence-person" label="Person" options=people value=chosen on=Callback::new(move |id| person.set(id))/>
            <DateField id="absence-from" label="From" value=from on=kept_in(from)/>
            <DateField id="absence-until" label="Until, included" hint="The same day while it is empty." value=until on=kept_in(until)/>
            <TextField id="absence-note" label="Reason, if it matters" value=note on=kept_in(note)/>
        </NewEntry>
    }
}
