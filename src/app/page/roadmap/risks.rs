//! Risks: what may happen once, what it would delay and cost, and what is done about it.

use crate::app::page::choose::ChooseItems;
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, Record};
use crate::app::session::Session;
use crate::app::ui::{ItemList, NumberField, OnTyped, Tone, Typed, look_only};
use crate::catalog::Catalog;
use crate::command::{Command, Topic};
use crate::document::words::{count, money};
use crate::insight::{Insight, Money, register};
use crate::plan::Risk;
use crate::plan::roadmap::MOST_HALF_DAYS;
use leptos::prelude::*;

/// What decides the line of a risk.
const READS: [Topic; 2] = [Topic::Governance, Topic::Details];
/// Most that a risk can cost, in minor currency units.
const MOST_COST: i64 = 1_000_000_000_000;

/// What a risk is called: as a person named it, or as the register does.
fn title(catalog: &Catalog, risk: &Risk) -> String {
    let known = risk.source.as_ref();
    let known = known.and_then(|id| catalog.risk(id.as_str()));
    match (risk.title.trim(), known) {
        ("", Some(known)) => catalog[known].title.text().to_owned(),
        ("", None) => "risk without a name".to_owned(),
        (title, _) => title.to_owned(),
    }
}

/// The card.
#[component]
pub fn Risks() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Governance, |plan| {
        let risks = plan.governance.risks.iter();
        risks.map(|risk| risk.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.now();
        Risk::find(&plan, id).map_or(String::new(), |risk| title(session.catalog, risk))
    });
    let fresh = Risk {
        chance: 20,
        delay: 10,
        ..Risk::default()
    };
    let act = opening(session, session.listed(fresh, Command::Risks));
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let fixed = look_only(false);
    let start = move |_| {
        let new = register::risks(&session.insight_now());
        session.act(Command::AddRisks(new));
        crate::app::browser::after_paint(|| crate::app::browser::focus("#risks"));
    };
    view! {
        <section class="card" aria-labelledby="risks">
            <h2 id="risks" tabindex="-1">"Risks"</h2>
            <p class="quiet-text">"Something that may happen once. The forecast lets it happen as often as its chance says."</p>
            <p hidden=move || !none.get() || fixed.get()>
                <button type="button" class="button" on:click=start>"Start from the register"</button>
                " " <span class="quiet-text">"Takes the risks that threaten your drivers, with chances and delays to correct."</span>
            </p>
            <p class="quiet-text" hidden=move || !none.get() || !fixed.get()>"There are no risks."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a risk"
                undo=session.undoing()
            />
        </section>
    }
}

fn line(insight: &Insight, id: u32) -> String {
    let plan = insight.plan();
    let Some(risk) = Risk::find(plan, id) else {
        return String::new();
    };
    let mut line = risk.chance.to_string() + " % chance";
    if risk.delay > 0 && !risk.items.is_empty() {
        let items = count(risk.items.len(), "initiative", "initiatives");
        line += ", delays ";
        line += &items;
        line += " by ";
        line += &days(risk.delay);
    }
    if let Some(cost) = risk.cost.filter(|cost| *cost > 0) {
        line += ", costs ";
        line += &money(plan, Money(cost));
    }
    line
}

/// Working days of half-days: `1 day`, `2.5 days`.
fn days(half_days: u32) -> String {
    let whole = (half_days / 2).to_string();
    match (half_days, half_days % 2) {
        (2, _) => "1 day".to_owned(),
        (_, 0) => whole + " days",
        _ => whole + ".5 days",
    }
}

/// Whether a risk delays and costs nothing, and so changes no forecast.
fn is_empty(risk: &Risk) -> bool {
    let delays = risk.delay > 0 && !risk.items.is_empty();
    let costs = risk.cost.is_some_and(|cost| cost > 0);
    risk.chance == 0 || !delays && !costs
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let one = Of::<Risk>::new(id);
    let heading = session.signal(Topic::Governance, move |_| name.run(id));
    let line = session.derive(&READS, move |insight| line(insight, id));
    let idle = one.read(is_empty);
    let mark = Signal::derive(move || match idle.get() {
        true => ("changes nothing yet".to_owned(), Tone::Warn),
        false => (String::new(), Tone::Plain),
    });
    let chosen = session.chosen(move |items, plan| one.change(plan, |risk| risk.items = items));
    let catalog = session.catalog;
    let usual = session.signal(Topic::Governance, move |plan| {
        let bare = Risk::find(plan, id).map(|risk| Risk {
            title: String::new(),
            ..risk.clone()
        });
        bare.filter(|bare| bare.source.is_some())
            .map_or(String::new(), |bare| title(catalog, &bare))
    });
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let cost = one.read(|risk| risk.cost);
    let on_cost = session.typed(move |cost, plan| one.change(plan, |risk| risk.cost = cost));
    view! {
        <FoldLine id place=format!("risk-{id}") title=heading line mark>
            <div class="fields short">
                <div class="whole">
                    {one.text(Look::new("What may happen").shows(usual), |risk| &mut risk.title)}
                </div>
                <Points id/>
                <NumberField
                    label="Costs if it happens"
                    decimals=2
                    max=MOST_COST
                    unit=currency
                    value=cost
                    on=on_cost
                />
                {one.text(Look::new("Owner").hint("Who watches it."), |risk| &mut risk.owner)}
                <ChooseItems
                    label="Delays"
                    value=one.read(|risk| risk.items.clone())
                    on=chosen
                />
                <div class="whole">
                    {one.text(Look::new("Response").hint("What is done about it.").rows(2), |risk| &mut risk.response)}
                </div>
            </div>
        </FoldLine>
    }
}

/// How likely it is, and by how much it delays.
#[component]
fn Points(id: u32) -> impl IntoView {
    let session = Session::here();
    let one = Of::<Risk>::new(id);
    let chance =
        session.typed(move |chance: u8, plan| one.change(plan, |risk| risk.chance = chance));
    let delay = session.typed(move |delay: u32, plan| one.change(plan, |risk| risk.delay = delay));
    view! {
        <NumberField
            label="Chance"
            unit="%"
            max=100
            value=one.read(|risk| Some(i64::from(risk.chance)))
            on=stated(chance, "Enter the chance, or 0 to leave it out.", 1)
        />
        <NumberField
            label="Delay"
            hint="Working days by which each of its initiatives takes longer."
            unit="days"
            decimals=1
            max=MOST_HALF_DAYS * 5
            value=one.read(|risk| Some(i64::from(risk.delay) * 5))
            on=stated(delay, "Enter whole or half days, or 0 for none.", 5)
        />
    }
}

/// The handler of a number that must be there, in steps of the smallest unit.
pub fn stated<N>(set: OnTyped<N>, lacking: &'static str, step: i64) -> OnTyped<Option<i64>>
where
    N: TryFrom<i64> + 'static,
{
    let read = move |number: Option<i64>| {
        let number = number.filter(|number| number % step == 0)?;
        N::try_from(number / step).ok()
    };
    Callback::new(move |typed| match typed {
        Typed::Draft(number) => read(number).map_or(Ok(()), |number| set.run(Typed::Draft(number))),
        Typed::Done(number) => set.run(Typed::Done(read(number).ok_or(lacking)?)),
        Typed::Dropped => set.run(Typed::Dropped),
    })
}
