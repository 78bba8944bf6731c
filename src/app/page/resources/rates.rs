//! What a day of each role costs, and in which currency.

use super::editing::changed_details;
use crate::app::session::Session;
use crate::app::ui::{NumberField, Pill, TableFrame, TextField, Tone, Typed};
use crate::catalog::{Idx, Role};
use crate::command::{Command, Topic};
use crate::insight::number::grouped;
use crate::insight::{EVERYTHING, Insight};
use crate::plan::RoleId;
use crate::sorted::sort;
use leptos::prelude::*;

/// Letters of a currency's code.
const LETTERS: usize = 3;

/// The section.
#[component]
pub fn Rates() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let set = session.typed(|text: String, plan| changed_details(plan, |d| d.currency = text));
    let on_currency = Callback::new(move |typed: Typed<String>| match typed {
        // Half a code is no currency: nothing to keep yet.
        Typed::Draft(text) if code(&text).is_none() => Ok(()),
        Typed::Draft(text) => set.run(Typed::Draft(code(&text).unwrap_or_default())),
        Typed::Done(text) => match code(&text) {
            Some(code) => set.run(Typed::Done(code)),
            None => Err("Enter the three letters of the currency, such as EUR.".to_owned()),
        },
        Typed::Dropped => set.run(Typed::Dropped),
    });
    let n_stated = session.signal(Topic::Resources, |plan| plan.resources.rates.len());
    let words = move || match n_stated.get() {
        0 => "All rates are examples: the plan reckons with them until you state your own."
            .to_owned(),
        1 => "One rate is your own; the others are examples.".to_owned(),
        n if n >= catalog.roles.len() => "Every rate is your own.".to_owned(),
        n => [
            &n.to_string(),
            " rates are your own; the others are examples.",
        ]
        .concat(),
    };
    // Roles of the roadmap and of the people first: theirs are the rates that count.
    let used = session.derive(&EVERYTHING, used_roles);
    let roles = move || {
        let used = used.get();
        let (first, rest): (Vec<_>, Vec<_>) = catalog
            .roles
            .indices()
            .partition(|&role| used.iter().any(|id| id.as_str() == catalog[role].id));
        let rows = first.into_iter().map(|role| (role, true));
        rows.chain(rest.into_iter().map(|role| (role, false)))
    };
    let row = move |(role, used): (Idx<Role>, bool)| view! { <RateRow role used currency/> };
    view! {
        <section class="card" id="resources-rates">
            <div class="card-head"><h2>"Rates and currency"</h2></div>
            <div class="fields">
                <TextField
                    id="resources-currency"
                    label="Currency"
                    hint="Three letters, such as EUR. Amounts are not converted."
                    value=currency
                    on=on_currency
                />
            </div>
            <p class="quiet-text" role="status">{words}</p>
            <TableFrame label="Day rates by role">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Role"</th>
                            <th scope="col">"Day rate"</th>
                            <th scope="col">"Kind"</th>
                            <th scope="col" class="number">"Often"</th>
                        </tr>
                    </thead>
                    <tbody>{move || roles().map(row).collect_view()}</tbody>
                </table>
            </TableFrame>
            <p class="quiet-text">"An example is the same number in every currency. Empty a field to go back to it."</p>
        </section>
    }
}

/// The roles that people have or that work asks for.
fn used_roles(insight: &Insight) -> Vec<RoleId> {
    let plan = insight.plan();
    let people = plan.resources.people.iter().filter_map(|p| p.role.as_ref());
    let items = plan.roadmap.items.iter().flat_map(|item| &item.work);
    let mut roles: Vec<RoleId> = people
        .chain(items.filter_map(|work| work.role.as_ref()))
        .cloned()
        .collect();
    sort(&mut roles);
    roles.dedup();
    roles
}

/// The code of a currency, in capitals; empty for none. None if it is no code.
fn code(text: &str) -> Option<String> {
    let code = text.to_ascii_uppercase();
    let fits = code.len() == LETTERS && code.bytes().all(|b| b.is_ascii_uppercase());
    (fits || code.is_empty()).then_some(code)
}

#[component]
fn RateRow(role: Idx<Role>, used: bool, currency: Signal<String>) -> impl IntoView {
    let session = Session::here();
    let entry = &session.catalog[role];
    let whole = |rate: u32| grouped(rate.into());
    let range = [&whole(entry.rate_low), " to ", &whole(entry.rate_high)].concat();
    let id = RoleId::new(entry.id);
    let shown = id.clone();
    let value = session.signal(Topic::Resources, move |plan| {
        plan.resources.rates.get(&shown).copied().map(i64::from)
    });
    let on = session.typed(move |rate: Option<i64>, _| {
        Command::SetRate(id.clone(), rate.and_then(|rate| rate.try_into().ok()))
    });
    let (kind, tone) = (
        move || match value.get() {
            Some(_) => "Yours".to_owned(),
            None => "Example".to_owned(),
        },
        move || match value.get() {
            Some(_) => Tone::Accent,
            None => Tone::Plain,
        },
    );
    view! {
        <tr>
            <th scope="row">
                {entry.name}
                {used.then(|| view! { <span class="quiet-text under">"on this plan"</span> })}
            </th>
            <td>
                <NumberField
                    label=entry.name
                    label_unseen=true
                    placeholder=Some(whole(entry.rate_default))
                    unit=currency
                    decimals=2
                    max=100_000_000
                    value
                    on
                />
            </td>
            <td><Pill text=Signal::derive(kind) tone=Signal::derive(tone)/></td>
            <td class="number">{range}</td>
        </tr>
    }
}
