//! What the plan costs: by category, phase and quarter, with contingency, held against the cap.

mod tables;

use crate::app::chart::Columns;
use crate::app::chart::columns::{Column, most};
use crate::app::explain::Explain;
use crate::app::page::sections::PageSection;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::NumberField;
use crate::command::{Command, Topic};
use crate::document::words::money;
use crate::insight::budget::{CONTINGENCY, PEOPLE};
use crate::insight::{Insight, Money, OUTLOOK, Subject};
use leptos::prelude::*;
use tables::{ByCategory, ByQuarter};

/// The section.
#[component]
pub fn Budget() -> impl IntoView {
    let session = Session::here();
    let any = session.derive(&OUTLOOK, |insight| !insight.budget().lines.is_empty());
    view! {
        <Cap/>
        <Show
            when=move || any.get()
            fallback=|| view! {
                <section class="card" id="resources-budget">
                    <div class="card-head"><h2>"What the plan costs"</h2></div>
                    <p>
                        "Nothing costs anything yet. Accept a roadmap on the page "
                        <a href=Route::Roadmap(None).to_string()>"Roadmap"</a>
                        ", or "
                        <a href=super::Section::Costs.route().to_string()>"add a cost"</a>
                        "."
                    </p>
                </section>
            }
        >
            <Quarters/>
            <ByCategory/>
            <ByQuarter/>
        </Show>
    }
}

/// How the total stands to the cap, in words.
fn verdict(insight: &Insight) -> String {
    let (plan, budget) = (insight.plan(), insight.budget());
    let total = budget.total.total;
    let costs = [
        "The plan costs ",
        &money(plan, total.likely),
        " with contingency; between ",
        &money(plan, total.low),
        " and ",
        &money(plan, total.high),
        " as rates and prices go.",
    ]
    .concat();
    let Some(cap) = budget.cap else {
        return costs + " No cap is stated.";
    };
    let held = match cap.over {
        Some(over) => [" That is ", &money(plan, over), " over the cap."].concat(),
        None => {
            let left = Money(cap.amount.0.saturating_sub(total.likely.0));
            [" That is ", &money(plan, left), " under the cap."].concat()
        }
    };
    let chance = match (cap.chance, insight.forecast()) {
        (Some(chance), _) => [" Chance of staying under it: ", &chance.text(), "."].concat(),
        (None, Err(why)) => [
            " How likely it is to stay under it is not known. ",
            &why.to_string(),
        ]
        .concat(),
        (None, Ok(_)) => String::new(),
    };
    [costs, held, chance].concat()
}

#[component]
fn Cap() -> impl IntoView {
    let session = Session::here();
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let verdict = session.derive(&OUTLOOK, |insight| {
        match insight.budget().lines.is_empty() {
            true => String::new(),
            false => verdict(insight),
        }
    });
    let over = session.derive(&OUTLOOK, |insight| insight.budget().over_cap().is_some());
    view! {
        <section class="card">
            <div class="card-head">
                <h2>"Budget cap"</h2>
                <Show when=move || verdict.with(|text| !text.is_empty())>
                    <Explain subject=Subject::Cost what="what the plan costs"/>
                </Show>
            </div>
            <div class="fields">
                <NumberField
                    id="resources-cap"
                    label="Budget cap"
                    hint="What the plan may cost at most, contingency included."
                    placeholder=Some("No cap".to_owned())
                    unit=currency
                    decimals=2
                    max=super::costs::MOST_MONEY
                    value=session.signal(Topic::Resources, |plan| plan.resources.cap)
                    on=session.typed(|cap: Option<i64>, _| Command::SetCap(cap))
                />
                <p class="double verdict" class:over=move || over.get() role="status">{verdict}</p>
            </div>
        </section>
    }
}

/// The parts of the picture: what draws them, and what they are.
const PARTS: [(&str, &str); 3] = [
    ("money-people", "people's work"),
    ("money-other", "everything else"),
    ("money-reserve", "contingency"),
];

fn whole(amount: Money) -> u64 {
    u64::try_from(amount.whole()).unwrap_or(0)
}

fn columns(insight: &Insight) -> Vec<Column> {
    let (catalog, budget) = (insight.catalog(), insight.budget());
    let of = |id: &str, at: usize| {
        let cost = budget.of(catalog, id);
        whole(
            cost.and_then(|cost| cost.spread.by_quarter.get(at))
                .map_or(Money(0), |one| one.likely),
        )
    };
    let quarters = budget.quarters.iter().enumerate().map(|(at, quarter)| {
        let (people, reserve) = (of(PEOPLE, at), of(CONTINGENCY, at));
        let all = whole(budget.total.by_quarter[at].likely);
        let other = all.saturating_sub(people).saturating_sub(reserve);
        let parts = [people, other, reserve];
        Column {
            name: quarter.text(),
            short: ["Q", &quarter.number.to_string()].concat(),
            parts: PARTS
                .iter()
                .zip(parts)
                .map(|((class, _), value)| (*class, value))
                .collect(),
            ..Column::default()
        }
    });
    quarters.collect()
}

/// When it is paid, as a picture; the table below says the same.
#[component]
fn Quarters() -> impl IntoView {
    let session = Session::here();
    let columns = session.derive(&OUTLOOK, columns);
    let top = Signal::derive(move || columns.with(|columns| most(columns)));
    let words = Signal::derive(move || crate::insight::number::grouped(top.get()));
    let text = session.derive(&OUTLOOK, |insight| {
        let (plan, budget) = (insight.plan(), insight.budget());
        let all = money(plan, budget.total.total.likely);
        let quarters = budget.quarters.iter().zip(&budget.total.by_quarter);
        let dearest =
            quarters.max_by_key(|(quarter, cost)| (cost.likely, std::cmp::Reverse(**quarter)));
        let dearest = dearest.map(|(quarter, cost)| {
            [
                quarter.text(),
                " with ".to_owned(),
                money(plan, cost.likely),
            ]
            .concat()
        });
        [
            "Cost by quarter, together ",
            &all,
            ". The most falls in ",
            &dearest.unwrap_or_default(),
            ".",
        ]
        .concat()
    });
    view! {
        <section class="card" id="resources-budget" tabindex="-1">
            <div class="card-head"><h2>"When it is paid"</h2></div>
            <Columns columns most=top top=words text height=160/>
            <p class="quiet-text columns-key">
                {PARTS.map(|(class, name)| view! {
                    <span class=["columns-mark ", class].concat() aria-hidden="true"></span> " " {name} " "
                })}
            </p>
            <p>{text}</p>
        </section>
    }
}
