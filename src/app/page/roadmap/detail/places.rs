//! Who answers for an item, and what it needs beside people: environments, and leave to go on while
//! changes are not allowed.

use super::super::view::{Kept as Open, of_item, put};
use super::group::{Group, Remarks};
use crate::app::page::focus::Spot;
use crate::app::page::record::stated;
use crate::app::session::Session;
use crate::app::ui::{Check, Icon, NumberField, SelectField, TextField, look_only};
use crate::command::Topic;
use crate::command::item::book;
use crate::document::words::count;
use crate::insight::remarks::About;
use crate::plan::{ItemId, Plan};
use leptos::prelude::*;

static OPEN: Open = Open::new(0);

/// The name of an environment.
fn name(plan: &Plan, id: ItemId) -> String {
    let environments = &plan.resources.environments;
    let known = environments.iter().find(|one| one.id == id);
    match known.map(|one| one.name.trim()) {
        None => "Environment that is not there any more".to_owned(),
        Some("") => "Environment without a name".to_owned(),
        Some(name) => name.to_owned(),
    }
}

/// The part of the detail.
#[component]
pub fn PeopleAndPlaces(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let owner = of_item(session, id, |item| item.owner.clone());
    let booked = of_item(session, id, |item| {
        let bookings = item.bookings.iter().map(|booking| booking.environment);
        bookings.collect::<Vec<_>>()
    });
    let line = Signal::derive(move || {
        let owner = match owner.get().trim() {
            "" => "no owner".to_owned(),
            owner => owner.to_owned(),
        };
        match booked.with(Vec::len) {
            0 => owner,
            n => owner + ", " + &count(n, "environment", "environments"),
        }
    });
    let all = session.signal(Topic::Resources, |plan| {
        let environments = plan.resources.environments.iter();
        environments
            .map(|one| (one.id, name(plan, one.id)))
            .collect::<Vec<_>>()
    });
    let options = Signal::derive(move || {
        let taken = booked.get();
        let free = all.get().into_iter().filter(|(id, _)| !taken.contains(id));
        let none = (String::new(), "Choose an environment".to_owned());
        let free = free.map(|(id, name)| (id.to_string(), name));
        std::iter::once(none).chain(free).collect::<Vec<_>>()
    });
    let add = Callback::new(move |chosen: String| {
        if let Ok(environment) = chosen.parse() {
            session.act(put(&session.now(), id, |item| {
                book(item, ItemId(environment), 1)
            }));
        }
    });
    let none = Memo::new(move |_| all.with(Vec::is_empty));
    let goes_on =
        session.chosen(move |yes: bool, plan| put(plan, id, |item| item.through_freeze = yes));
    let set_owner = session.typed(move |text, plan| put(plan, id, |item| item.owner = text));
    view! {
        <Group id="item-places" name="People and places" line open=&OPEN>
            <TextField label="Owner" hint="Who answers for it." value=owner on=set_owner/>
            <h4>"Environments it books while it runs"</h4>
            <p class="quiet-text" hidden=move || !none.get()>"No test environments are named yet. They stand with the resources of the plan."</p>
            <ul class="item-roles">
                <For each=move || booked.get() key=|id| *id let:environment>
                    <Booked id environment/>
                </For>
            </ul>
            <Show when=move || !none.get()>
                <SelectField id="item-book" label="Book an environment" options value=Signal::derive(String::new) on=add/>
            </Show>
            <Remarks id about=About::Bookings/>
            <Check
                label="Goes on while changes are frozen"
                value=of_item(session, id, |item| item.through_freeze)
                on=goes_on
            />
        </Group>
    }
}

#[component]
fn Booked(id: ItemId, environment: ItemId) -> impl IntoView {
    let session = Session::here();
    let name = session.read(Topic::Resources, |plan| name(plan, environment));
    let value = of_item(session, id, move |item| {
        let mut bookings = item.bookings.iter();
        let booking = bookings.find(|booking| booking.environment == environment)?;
        Some(i64::from(booking.places.unwrap_or(1)))
    });
    let set = session
        .typed(move |places: u16, plan| put(plan, id, |item| book(item, environment, places)));
    let remove = move |_| {
        let spot = Spot::of_focus(".drop-booking", "#item-book");
        session.act(put(&session.now(), id, |item| book(item, environment, 0)));
        spot.focus();
    };
    let removing = ["Do not book ", &name].concat();
    let label = ["Places in ", &name].concat();
    view! {
        <li class="item-link">
            <NumberField label min=1 max=100 value on=stated(set, "Enter how many places.", 1)/>
            <button type="button" class="button icon-only quiet drop-booking" aria-label=removing hidden=look_only(false) on:click=remove><Icon name="close"/></button>
        </li>
    }
}
