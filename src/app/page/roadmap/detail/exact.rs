//! An item of exact length: how long it takes, and who is needed all the time.

use super::super::view::{of_item, put};
use super::group::Remarks;
use super::work::{chosen_role, free_roles};
use crate::app::page::focus::Spot;
use crate::app::page::record::stated;
use crate::app::session::Session;
use crate::app::ui::{Icon, NumberField, SelectField, look_only};
use crate::command::item::{need, set_length};
use crate::insight::cost::role_name;
use crate::insight::remarks::About;
use crate::plan::roadmap::MOST_HALF_DAYS;
use crate::plan::{ItemId, RoleId};
use leptos::prelude::*;

/// A length in working days: `1 day`, `2.5 days`.
pub fn length(half_days: u32) -> String {
    let whole = (half_days / 2).to_string();
    match (half_days, half_days % 2) {
        (1, _) => "half a day".to_owned(),
        (2, _) => "1 day".to_owned(),
        (_, 0) => whole + " days",
        _ => whole + ".5 days",
    }
}

/// The fields.
#[component]
pub fn Exact(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let roles = of_item(session, id, |item| {
        let roles = item.demand.iter().map(|demand| demand.role.clone());
        roles.collect::<Vec<_>>()
    });
    let add = Callback::new(move |value: String| {
        if let Some(role) = chosen_role(&value) {
            session.act(put(&session.now(), id, |item| need(item, role, 10)));
        }
    });
    let set = session
        .typed(move |half_days: u32, plan| put(plan, id, |item| set_length(item, Some(half_days))));
    view! {
        <NumberField
            label="Working days from start to end"
            decimals=1
            min=5
            max=MOST_HALF_DAYS * 5
            unit="days"
            value=of_item(session, id, |item| item.duration.map(|half_days| i64::from(half_days) * 5))
            on=stated(set, "Enter whole or half days.", 5)
        />
        <p class="quiet-text">"Needed all the time, in full-time posts:"</p>
        <ul class="item-roles">
            <For each=move || roles.get() key=Clone::clone let:role>
                <Needed id role/>
            </For>
        </ul>
        <SelectField id="item-need" label="Add a role that is needed" options=free_roles(session, roles) value=Signal::derive(String::new) on=add/>
        <Remarks id about=About::Length/>
    }
}

#[component]
fn Needed(id: ItemId, role: Option<RoleId>) -> impl IntoView {
    let session = Session::here();
    let name = role_name(session.catalog, role.as_ref());
    let (read, write, drop) = (role.clone(), role.clone(), role);
    let value = of_item(session, id, move |item| {
        let demand = item.demand.iter().find(|demand| demand.role == read);
        demand.map(|demand| i64::from(demand.tenths))
    });
    let set = session
        .typed(move |tenths: u32, plan| put(plan, id, |item| need(item, write.clone(), tenths)));
    let remove = move |_| {
        let spot = Spot::of_focus(".drop-need", "#item-need");
        session.act(put(&session.now(), id, |item| need(item, drop.clone(), 0)));
        spot.focus();
    };
    let remove_name = "Not needed: ".to_owned() + &name;
    view! {
        <li class="item-link">
            <NumberField label=name decimals=1 min=1 max=1_000_000 unit="posts" value on=stated(set, "Enter how many posts.", 1)/>
            <button type="button" class="button icon-only quiet drop-need" aria-label=remove_name hidden=look_only(false) on:click=remove><Icon name="close"/></button>
        </li>
    }
}
