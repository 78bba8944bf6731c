//! Who works on the roadmap: the schedule needs to know.

use super::editing::{Listed, person_name};
use crate::app::session::Session;
use crate::app::ui::{ItemList, NumberField, SelectField, TextField, Typed};
use crate::command::{Command, Topic};
use crate::document::words::count;
use crate::insight::EVERYTHING;
use crate::insight::readiness::Part;
use crate::plan::{Person, Plan, RoleId};
use leptos::prelude::*;

/// Where people lie in the plan.
pub const PEOPLE: Listed<Person> = Listed {
    topic: Topic::Resources,
    list: |plan| &plan.resources.people,
    command: Command::People,
};

/// The section.
#[component]
pub fn People() -> impl IntoView {
    let session = Session::here();
    let fresh = Person {
        fte: 10,
        ..Person::default()
    };
    let name = Callback::new(move |id| person_name(&PEOPLE.shown(session, id).name));
    // What they have to give together, or why that is not enough.
    let together = session.derive(&EVERYTHING, |insight| {
        let state = insight.readiness().of(Part::Resources);
        let lacking = state.missing.first().filter(|missing| missing.needed);
        match lacking {
            Some(lacking) => lacking.text.clone(),
            None => ["Together ", &state.figures, "."].concat(),
        }
    });
    view! {
        <section class="card" id="resources-people">
            <div class="card-head"><h2>"People on the roadmap"</h2></div>
            <p class="quiet-text">"The schedule is made for them. One entry for a whole group is enough to begin with."</p>
            <ItemList
                ids=PEOPLE.ids(session)
                name
                row=Callback::new(move |id| view! { <PersonRow id/> }.into_any())
                act=session.listed(fresh, Command::People)
                add="Add a person or group"
                undo=session.undoing()
            />
            <p class="quiet-text" role="status">{together}</p>
        </section>
    }
}

#[component]
fn PersonRow(id: u32) -> impl IntoView {
    let session = Session::here();
    let read = move |read: fn(&Person) -> String| PEOPLE.read(session, id, read);
    let role = read(|person| {
        let role = person.role.as_ref().map(RoleId::as_str);
        role.unwrap_or_default().to_owned()
    });
    let known = session.catalog.roles.iter();
    let known = known.map(|role| (role.id.to_owned(), role.name.to_owned()));
    let anybody = (String::new(), "Any role".to_owned());
    let known: Vec<_> = std::iter::once(anybody).chain(known).collect();
    // A role of a newer version stays, under its id.
    let options = Signal::derive(move || {
        let (mut options, role) = (known.clone(), role.get());
        if options.iter().all(|(known, _)| *known != role) {
            options.push((role.clone(), role));
        }
        options
    });
    let fte = session.signal(Topic::Resources, move |plan| {
        PEOPLE.find(plan, id).map(|person| i64::from(person.fte))
    });
    let set_fte = PEOPLE.typed(session, id, |person, tenths| person.fte = tenths);
    // What refers to a person goes when the person does, and that is said before.
    let goes_along = session.derive(&REFERRING, move |insight| referring(insight.plan(), id));
    let on_fte = Callback::new(move |typed: Typed<Option<i64>>| {
        let tenths = |number: Option<i64>| number.and_then(|number| number.try_into().ok());
        match typed {
            Typed::Draft(number) => tenths(number).map_or(Ok(()), |n| set_fte.run(Typed::Draft(n))),
            Typed::Done(number) => {
                let tenths = tenths(number).ok_or("Enter how many, or 0 for nobody.")?;
                set_fte.run(Typed::Done(tenths))
            }
            Typed::Dropped => set_fte.run(Typed::Dropped),
        }
    });
    view! {
        <div class="fields short">
            <TextField
                label="Name"
                value=read(|person| person.name.clone())
                on=PEOPLE.typed(session, id, |person, text| person.name = text)
            />
            <SelectField
                label="Role"
                options
                value=role
                on=PEOPLE.chosen(session, id, |person, role: String| {
                    person.role = Some(RoleId::new(&role)).filter(|_| !role.is_empty());
                })
            />
            <NumberField
                label="Full-time equivalents"
                decimals=1
                max=10_000
                value=fte
                on=on_fte
            />
            {PEOPLE.open_day_field(session, id, ("First day", "The plan's first day while it is empty."), |person| &mut person.from)}
            {PEOPLE.open_day_field(session, id, ("Last day", "Without end while it is empty."), |person| &mut person.until)}
        </div>
        <p class="hint">{goes_along}</p>
    }
}

/// What says something about people beside the list of them.
const REFERRING: [Topic; 2] = [Topic::Resources, Topic::Scenarios];

/// What goes with a person who is removed, in words; empty where nothing does.
fn referring(plan: &Plan, id: u32) -> String {
    let absences = plan.resources.absences.iter();
    let n_absences = absences.filter(|absence| absence.person.0 == id).count();
    let scenarios = plan.scenarios.scenarios.iter();
    let losses = scenarios.flat_map(|scenario| &scenario.losses);
    let n_losses = losses.filter(|loss| loss.person.0 == id).count();
    let mut parts = Vec::new();
    if n_absences > 0 {
        parts.push(count(n_absences, "absence", "absences"));
    }
    if n_losses > 0 {
        parts.push(count(
            n_losses,
            "what-if about leaving",
            "what-ifs about leaving",
        ));
    }
    match parts.is_empty() {
        true => String::new(),
        false => [
            "Removed together with this entry: ",
            &parts.join(" and "),
            ".",
        ]
        .concat(),
    }
}
