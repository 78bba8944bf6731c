//! Who works on the roadmap: the schedule needs to know.

use crate::app::session::Session;
use crate::app::ui::{DateField, ItemList, NumberField, OnTyped, SelectField, TextField, Typed};
use crate::command::{Command, Edit, Topic};
use crate::insight::EVERYTHING;
use crate::insight::readiness::Part;
use crate::plan::{Date, ItemId, Person, Plan, RoleId};
use leptos::prelude::*;

/// The card.
#[component]
pub fn People() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Resources, |plan| {
        let people = plan.resources.people.iter();
        people.map(|person| person.id.0).collect::<Vec<_>>()
    });
    let fresh = Person {
        fte: 10,
        ..Person::default()
    };
    let name = Callback::new(move |id| {
        let person = session.read(Topic::Resources, |plan| find(plan, id));
        let name = person.map(|person| person.name).unwrap_or_default();
        match name.is_empty() {
            true => "unnamed person".to_owned(),
            false => name,
        }
    });
    // What they have to give together, or why that is not enough.
    let together = session.derive(&EVERYTHING, |insight| {
        let state = insight.readiness().of(Part::Resources);
        let lacking = state.missing.first().filter(|missing| missing.needed);
        match lacking {
            Some(lacking) => lacking.text.clone(),
            None => ["Together ", &state.figures, "."].concat(),
        }
    });
    let default_focus = session.catalog.planning_rules.focus.to_string();
    view! {
        <section class="card" id="resources-people">
            <div class="card-head"><h2>"People on the roadmap"</h2></div>
            <p class="quiet-text">"The schedule is made for them. One entry for a whole group is enough to begin with."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <PersonRow id/> }.into_any())
                act=session.listed(fresh, Command::People)
                add="Add a person or group"
                undo=session.undoing()
            />
            <p class="quiet-text" role="status">{together}</p>
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
            </div>
        </section>
    }
}

fn find(plan: &Plan, id: u32) -> Option<Person> {
    let mut people = plan.resources.people.iter();
    people.find(|person| person.id.0 == id).cloned()
}

fn put(plan: &Plan, id: u32, change: impl FnOnce(&mut Person)) -> Command {
    let mut person = find(plan, id).unwrap_or_default();
    person.id = ItemId(id);
    change(&mut person);
    Command::People(Edit::Put(person))
}

/// The handler of a date of a person.
fn dated(
    session: Session,
    id: u32,
    set: impl Fn(&mut Person, Option<Date>) + Copy + Send + Sync + 'static,
) -> OnTyped<String> {
    session.typed(move |text: String, plan| put(plan, id, |person| set(person, Date::parse(&text))))
}

#[component]
fn PersonRow(id: u32) -> impl IntoView {
    let session = Session::here();
    let read = move |read: fn(&Person) -> String| {
        session.signal(Topic::Resources, move |plan| {
            find(plan, id).as_ref().map(read).unwrap_or_default()
        })
    };
    let date = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
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
        find(plan, id).map(|person| i64::from(person.fte))
    });
    let set_fte = session.typed(move |tenths, plan| put(plan, id, |person| person.fte = tenths));
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
                on=session.typed(move |text, plan| put(plan, id, |person| person.name = text))
            />
            <SelectField
                label="Role"
                options
                value=role
                on=session.chosen(move |role: String, plan| {
                    put(plan, id, |person| person.role = Some(RoleId::new(&role)).filter(|_| !role.is_empty()))
                })
            />
            <NumberField
                label="Full-time equivalents"
                decimals=1
                max=10_000
                value=fte
                on=on_fte
            />
            <DateField
                label="First day"
                hint="The plan's first day while it is empty."
                value=session.signal(Topic::Resources, move |plan| date(find(plan, id).and_then(|p| p.from)))
                on=dated(session, id, |person, day| person.from = day)
            />
            <DateField
                label="Last day"
                hint="Without end while it is empty."
                value=session.signal(Topic::Resources, move |plan| date(find(plan, id).and_then(|p| p.until)))
                on=dated(session, id, |person, day| person.until = day)
            />
        </div>
    }
}
