//! Money: the currency, the most the plan may cost, and what a day of a role costs.

use super::{detail, with};
use crate::app::session::Session;
use crate::app::ui::{Disclosure, NumberField, TextField, Typed};
use crate::catalog::{Idx, Role};
use crate::command::{Command, Topic};
use crate::insight::number::grouped;
use crate::plan::RoleId;
use leptos::prelude::*;

/// Letters of a currency's code.
const LETTERS: usize = 3;

/// The card.
#[component]
pub fn Money() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let currency = detail(session, |d| d.currency.clone());
    let set = session.typed(|text: String, plan| with(plan, |d| d.currency = text));
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
    let stated = session.signal(Topic::Resources, |plan| plan.resources.rates.len());
    let rates = Signal::derive(move || match stated.get() {
        0 => "Day rates: the built-in examples".to_owned(),
        1 => "Day rates: 1 of your own".to_owned(),
        n => ["Day rates: ", &n.to_string(), " of your own"].concat(),
    });
    view! {
        <section class="card">
            <div class="card-head"><h2>"Money"</h2></div>
            <div class="fields">
                <TextField
                    id="details-currency"
                    label="Currency"
                    hint="Three letters, such as EUR. Amounts are not converted."
                    value=currency
                    on=on_currency
                />
                <NumberField
                    id="resources-cap"
                    label="Budget cap"
                    hint="What the plan may cost at most, contingency included."
                    placeholder=Some("No cap".to_owned())
                    unit=currency
                    decimals=2
                    max=1_000_000_000_000
                    value=session.signal(Topic::Resources, |plan| plan.resources.cap)
                    on=session.typed(|cap: Option<i64>, _| Command::SetCap(cap))
                />
            </div>
            <Disclosure label=rates>
                <p class="quiet-text">"What a day of each role costs. The grey figures are examples, the same number in every currency, and are reckoned with until you state your own."</p>
                <div class="fields">
                    {catalog.roles.indices().map(|role| view! { <RateField role currency/> }).collect_view()}
                </div>
            </Disclosure>
        </section>
    }
}

/// The code of a currency, in capitals; empty for none. None if it is no code.
fn code(text: &str) -> Option<String> {
    let code = text.to_ascii_uppercase();
    let fits = code.len() == LETTERS && code.bytes().all(|b| b.is_ascii_uppercase());
    (fits || code.is_empty()).then_some(code)
}

#[component]
fn RateField(role: Idx<Role>, currency: Signal<String>) -> impl IntoView {
    let session = Session::here();
    let entry = &session.catalog[role];
    let whole = |rate: u32| grouped(rate.into());
    let range = [
        "Often ",
        &whole(entry.rate_low),
        " to ",
        &whole(entry.rate_high),
        ".",
    ];
    let id = RoleId::new(entry.id);
    let shown = id.clone();
    let value = session.signal(Topic::Resources, move |plan| {
        plan.resources.rates.get(&shown).copied().map(i64::from)
    });
    let on = session.typed(move |rate: Option<i64>, _| {
        Command::SetRate(id.clone(), rate.and_then(|rate| rate.try_into().ok()))
    });
    view! {
        <NumberField
            label=entry.name
            hint=range.concat()
            placeholder=Some(whole(entry.rate_default))
            unit=currency
            decimals=2
            max=100_000_000
            value
            on
        />
    }
}
