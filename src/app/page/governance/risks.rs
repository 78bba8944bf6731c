//! The risk register: what may happen once, what it would delay and cost, and what is done about it.

use super::parts::states;
use crate::app::page::choose::ChooseItems;
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, Record, called, stated};
use crate::app::session::Session;
use crate::app::ui::{Choice, ItemList, NumberField, Segment, Tone, look_only};
use crate::command::{Command, Topic};
use crate::document::words::{count, money};
use crate::insight::governance::exposure::{RatedRisk, risks};
use crate::insight::{Insight, Money, register};
use crate::plan::roadmap::MOST_HALF_DAYS;
use crate::plan::{ItemId, ResponseKind, Risk};
use leptos::prelude::*;

/// What decides the line of a risk.
const READS: [Topic; 2] = [Topic::Governance, Topic::Details];
/// Most that a risk can cost, in minor currency units.
const MOST_COST: i64 = 1_000_000_000_000;

/// Something of a risk, rated; the default while it is not there.
fn of<T: Default>(insight: &Insight, id: u32, read: impl Fn(&RatedRisk) -> T) -> T {
    let all = risks(insight.catalog(), insight.plan());
    let one = all.iter().find(|one| one.item == ItemId(id));
    one.map(read).unwrap_or_default()
}

/// What a kind of response is called.
fn kind_name(kind: ResponseKind) -> &'static str {
    match kind {
        ResponseKind::Open => "not decided",
        ResponseKind::Avoid => "avoid",
        ResponseKind::Reduce => "reduce",
        ResponseKind::Transfer => "transfer",
        ResponseKind::Accept => "accept",
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
        of(&session.insight_now(), id, |one| {
            called(one.title, "risk without a name")
        })
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
            <div class="card-head"><h2 id="risks" tabindex="-1">"Risk register"</h2></div>
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
    let mut line = of(insight, id, |one| {
        let band = one.band.map_or("", |band| insight.catalog()[band].label);
        let exposure = one.exposure.map(|exposure| exposure.to_string());
        exposure.map_or(String::new(), |exposure| {
            ["exposure ", &exposure, ", ", band, " · "].concat()
        })
    });
    line += &risk.chance.to_string();
    line += " % chance";
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
    // The number stands in the matrix.
    let heading = session.signal(Topic::Governance, move |plan| {
        let mut all = plan.governance.risks.iter();
        let number = all.position(|one| one.id.0 == id).map_or(0, |at| at + 1);
        ["#", &number.to_string(), " ", &name.run(id)].concat()
    });
    let line = session.derive(&READS, move |insight| line(insight, id));
    let idle = one.read(is_empty);
    let overdue = session.derive(&READS, move |insight| of(insight, id, |one| one.overdue));
    let missing = session.derive(&READS, move |insight| {
        of(insight, id, |one| one.missing.join(", "))
    });
    let mark = Signal::derive(move || match (overdue.get(), idle.get(), missing.get()) {
        (true, ..) => ("review overdue".to_owned(), Tone::Bad),
        (_, true, _) => ("changes nothing yet".to_owned(), Tone::Warn),
        (_, _, missing) if !missing.is_empty() => (["add ", &missing].concat(), Tone::Warn),
        _ => (String::new(), Tone::Plain),
    });
    let lacks = move || match missing.get() {
        missing if missing.is_empty() => String::new(),
        missing => ["Not said yet: ", &missing, "."].concat(),
    };
    let chosen = session.chosen(move |items, plan| one.change(plan, |risk| risk.items = items));
    let catalog = session.catalog;
    let known = move |read: fn(&crate::catalog::Risk) -> String| {
        session.signal(Topic::Governance, move |plan| {
            let source = Risk::find(plan, id).and_then(|risk| risk.source.as_ref());
            let known = source.and_then(|id| catalog.risk(id.as_str()));
            known.map_or(String::new(), |known| read(&catalog[known]))
        })
    };
    let usual = known(|known| known.title.text().to_owned());
    let usual_impact = known(|known| known.impact.to_string());
    // The register's rating holds until somebody rates it otherwise.
    let stated_impact = one.read(|risk| risk.impact.map_or(String::new(), |n| n.to_string()));
    let impact = Signal::derive(move || match stated_impact.get() {
        stated if stated.is_empty() => usual_impact.get(),
        stated => stated,
    });
    let on_impact = session.chosen(move |impact: String, plan| {
        one.change(plan, |risk| risk.impact = impact.parse().ok())
    });
    let impacts = (1..=5u8).map(|n| Segment::new(n.to_string(), n.to_string()));
    let impacts = vec![impacts.collect::<Vec<_>>()];
    let kind = one.read(|risk| risk.kind.id().to_owned());
    let on_kind = session.chosen(move |kind: String, plan| {
        one.change(plan, |risk| {
            risk.kind = ResponseKind::from_id(&kind).unwrap_or_default();
        })
    });
    let kinds = states(ResponseKind::ALL, ResponseKind::id, kind_name);
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
                <ChooseItems
                    label="Delays"
                    value=one.read(|risk| risk.items.clone())
                    on=chosen
                />
            </div>
            <div class="fields">
                <Choice legend="Impact, from 1 (little) to 5 (threatens the goal)" groups=impacts.clone() value=impact on=on_impact/>
                <Choice legend="Kind of response" groups=kinds.clone() value=kind on=on_kind/>
                <div class="whole">
                    {one.text(Look::new("Response").hint("What is done about it.").rows(2), |risk| &mut risk.response)}
                </div>
                {one.text(Look::new("Owner").hint("Who watches it."), |risk| &mut risk.owner)}
                {one.date(Look::new("Review on").hint("Day on which it is looked at again."), |risk| risk.review, |risk, day| risk.review = day)}
            </div>
            <p class="quiet-text">{lacks}</p>
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
