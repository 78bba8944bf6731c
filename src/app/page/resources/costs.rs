//! Costs that the team knows, beside people's work.

use super::editing::Listed;
use crate::app::session::Session;
use crate::app::ui::{ItemList, NumberField, OnTyped, SelectField, Typed};
use crate::command::{Command, Edit, Topic};
use crate::document::words::{count, money};
use crate::insight::budget::{CONTINGENCY, PEOPLE, Source};
use crate::insight::{Insight, OUTLOOK};
use crate::plan::{Cadence, CategoryId, CostLine, ItemId};
use leptos::prelude::*;

const COSTS: Listed<CostLine> = Listed {
    topic: Topic::Budget,
    list: |plan| &plan.budget.costs,
    command: Command::Costs,
};

/// Most money in one field, in minor units.
pub const MOST_MONEY: i64 = 1_000_000_000_000;

/// How often a cost comes, in words.
const CADENCES: [(Cadence, &str); 3] = [
    (Cadence::Once, "Once"),
    (Cadence::Monthly, "Every month"),
    (Cadence::Yearly, "Every year"),
];

/// The section.
#[component]
pub fn Costs() -> impl IntoView {
    let session = Session::here();
    let name = Callback::new(move |id| {
        let cost = COSTS.shown(session, id);
        match cost.name.trim() {
            "" => "unnamed cost".to_owned(),
            name => name.to_owned(),
        }
    });
    let empty = session.signal(Topic::Budget, |plan| plan.budget.costs.is_empty());
    view! {
        <section class="card" id="resources-costs">
            <div class="card-head"><h2>"Costs beside people's work"</h2></div>
            <p class="quiet-text">"Licences, environments, data, training, external help. People's work follows from the roadmap and the rates; what runs cost is reckoned under Load generation; contingency is added by itself."</p>
            <Show when=move || empty.get()>
                <Missing/>
            </Show>
            <ItemList
                ids=COSTS.ids(session)
                name
                row=Callback::new(move |id| view! { <Row id/> }.into_any())
                act=session.listed(CostLine::default(), Command::Costs)
                add="Add a cost"
                undo=session.undoing()
            />
        </section>
    }
}

/// The categories, each to begin with.
#[component]
fn Missing() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let asked = catalog.budget_categories.iter();
    let asked = asked.filter(|category| ![PEOPLE, CONTINGENCY].contains(&category.id));
    let entry = |category: &'static crate::catalog::BudgetCategory| {
        let add = move |_| {
            session.act(Command::Costs(Edit::Add(CostLine {
                category: Some(CategoryId::new(category.id)),
                name: category.name.text().to_owned(),
                ..CostLine::default()
            })));
        };
        view! {
            <li>
                <button type="button" class="button small" hidden=crate::app::ui::look_only(false) on:click=add>
                    "Add" <span class="unseen">{[" ", category.name.text()].concat()}</span>
                </button>
                " " <strong>{category.name.text()}</strong> ": " {category.inputs.text()}
            </li>
        }
    };
    view! {
        <p>"Nothing is stated yet, so these categories count as nothing:"</p>
        <ul class="start-list">{asked.map(entry).collect_view()}</ul>
    }
}

/// What a cost comes to on the plan.
fn comes_to(insight: &Insight, id: u32) -> String {
    let mut lines = insight.budget().lines.iter();
    let line = lines.find(|line| line.source == Source::Line(ItemId(id)));
    line.map_or_else(String::new, |line| {
        let payments = count(line.payments as usize, "payment", "payments");
        let total = money(insight.plan(), line.spread.total.likely);
        ["On the plan: ", &payments, ", together ", &total, "."].concat()
    })
}

/// The handler of an amount that must be there.
fn amount(session: Session, id: u32) -> OnTyped<Option<i64>> {
    let set = COSTS.typed(session, id, |cost, amount: i64| cost.amount = amount);
    Callback::new(move |typed: Typed<Option<i64>>| match typed {
        Typed::Draft(None) => Ok(()),
        Typed::Draft(Some(amount)) => set.run(Typed::Draft(amount)),
        Typed::Done(None) => Err("Enter what is paid each time, or 0 for nothing.".to_owned()),
        Typed::Done(Some(amount)) => set.run(Typed::Done(amount)),
        Typed::Dropped => set.run(Typed::Dropped),
    })
}

#[component]
fn Row(id: u32) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let category = COSTS.read(session, id, |cost| {
        let category = cost.category.as_ref().map(CategoryId::as_str);
        category.unwrap_or_default().to_owned()
    });
    let known = catalog
        .budget_categories
        .iter()
        .filter(|category| category.id != PEOPLE);
    let known = known.map(|category| (category.id.to_owned(), category.name.text().to_owned()));
    let other = (String::new(), "Other costs".to_owned());
    let known: Vec<_> = std::iter::once(other).chain(known).collect();
    // A category of a newer version stays, under its id.
    let categories = Signal::derive(move || {
        let (mut options, category) = (known.clone(), category.get());
        if options.iter().all(|(known, _)| *known != category) {
            options.push((category.clone(), category));
        }
        options
    });
    let cadences = CADENCES.map(|(cadence, name)| (cadence.id().to_owned(), name.to_owned()));
    let number = move |read: fn(&CostLine) -> Option<i64>| {
        session.signal(Topic::Budget, move |plan| {
            COSTS.find(plan, id).as_ref().and_then(read)
        })
    };
    let comes_to = session.derive(&OUTLOOK, move |insight| comes_to(insight, id));
    view! {
        <div class="fields short">
            {COSTS.text_field(session, id, "What is paid for", |cost| &mut cost.name)}
            <SelectField
                label="Category"
                options=categories
                value=category
                on=COSTS.chosen(session, id, |cost, category: String| {
                    cost.category = Some(CategoryId::new(&category)).filter(|_| !category.is_empty());
                })
            />
            <SelectField
                label="How often"
                options=Signal::stored(cadences.to_vec())
                value=COSTS.read(session, id, |cost| cost.cadence.id().to_owned())
                on=COSTS.chosen(session, id, |cost, cadence: String| {
                    cost.cadence = Cadence::from_id(&cadence).unwrap_or(cost.cadence);
                })
            />
            <NumberField
                label="Expected each time"
                unit=currency
                decimals=2
                max=MOST_MONEY
                value=number(|cost| Some(cost.amount))
                on=amount(session, id)
            />
            <NumberField
                label="At least"
                unit=currency
                decimals=2
                max=MOST_MONEY
                value=number(|cost| cost.low)
                on=COSTS.typed(session, id, |cost, low| cost.low = low)
            />
            <NumberField
                label="At most"
                unit=currency
                decimals=2
                max=MOST_MONEY
                value=number(|cost| cost.high)
                on=COSTS.typed(session, id, |cost, high| cost.high = high)
            />
            {COSTS.open_day_field(session, id, ("Paid first on", "The plan's first day while it is empty."), |cost| &mut cost.from)}
            {COSTS.open_day_field(session, id, ("Paid last on", "The end of the roadmap while it is empty."), |cost| &mut cost.until)}
        </div>
        <p class="hint" role="status">{comes_to}</p>
    }
}
