//! The budget in figures: categories by phase, categories by quarter. Every table adds up.

use crate::app::explain::Explain;
use crate::app::session::Session;
use crate::app::ui::TableFrame;
use crate::catalog::{BudgetCategory, Idx};
use crate::insight::budget::Spread;
use crate::insight::cost::Range;
use crate::insight::{Insight, Money, OUTLOOK, Subject};
use leptos::prelude::*;

/// A table of amounts in whole currency units.
#[derive(Clone, Default, PartialEq)]
struct Amounts {
    currency: String,
    /// What the columns are.
    heads: Vec<String>,
    rows: Vec<Row>,
    total: Vec<String>,
}

#[derive(Clone, PartialEq)]
struct Row {
    name: &'static str,
    category: Option<Idx<BudgetCategory>>,
    cells: Vec<String>,
    any: bool,
}

fn text(amount: Money) -> String {
    match amount.0 {
        0 => "–".to_owned(),
        _ => amount.text(),
    }
}

/// What a row holds: its parts in time, then all of it.
fn cells(spread: &Spread, parts: fn(&Spread) -> &Vec<Range>, shown: &[usize]) -> Vec<String> {
    let each = parts(spread);
    let here = shown.iter().map(|&at| text(each[at].likely));
    here.chain([text(spread.total.likely)]).collect()
}

fn amounts(insight: &Insight, names: Vec<String>, parts: fn(&Spread) -> &Vec<Range>) -> Amounts {
    let (catalog, budget) = (insight.catalog(), insight.budget());
    // Phases in which nothing is paid say nothing.
    let paid = parts(&budget.total);
    let shown: Vec<usize> = (0..names.len()).filter(|&at| !paid[at].is_zero()).collect();
    let rows = budget.categories.iter().map(|cost| Row {
        name: cost.name(catalog),
        category: cost.category,
        cells: cells(&cost.spread, parts, &shown),
        any: !cost.spread.total.is_zero(),
    });
    Amounts {
        currency: insight.plan().details.currency.clone(),
        heads: shown
            .iter()
            .map(|&at| names[at].clone())
            .chain(["All".to_owned()])
            .collect(),
        rows: rows.collect(),
        total: cells(&budget.total, parts, &shown),
    }
}

fn by_phase(insight: &Insight) -> Amounts {
    let catalog = insight.catalog();
    let phases = insight.roadmap().phases.iter();
    let names = phases
        .map(|phase| catalog[phase.phase].name.to_owned())
        .collect();
    amounts(insight, names, |spread| &spread.by_phase)
}

fn by_quarter(insight: &Insight) -> Amounts {
    let quarters = insight.budget().quarters.iter();
    let names = quarters.map(|quarter| quarter.text()).collect();
    amounts(insight, names, |spread| &spread.by_quarter)
}

#[component]
fn Table(
    /// What it shows.
    label: &'static str,
    shown: Signal<Amounts>,
    /// Whether each category can be explained.
    explained: bool,
) -> impl IntoView {
    let row = move |row: Row| {
        let explain = row.category.filter(|_| explained && row.any);
        view! {
            <tr>
                <th scope="row">
                    {row.name}
                    {explain.map(|category| view! {
                        " " <Explain subject=Subject::CostOf(category) what=["the cost of ", row.name].concat()/>
                    })}
                </th>
                {row.cells.into_iter().map(|cell| view! { <td class="number">{cell}</td> }).collect_view()}
            </tr>
        }
    };
    move || {
        let Amounts {
            currency,
            heads,
            rows,
            total,
        } = shown.get();
        let heads = heads
            .into_iter()
            .map(|head| view! { <th scope="col" class="number">{head}</th> });
        let total = total
            .into_iter()
            .map(|cell| view! { <td class="number"><strong>{cell}</strong></td> });
        let unit = match currency.is_empty() {
            true => "currency not stated".to_owned(),
            false => currency,
        };
        view! {
            <TableFrame label=label>
                <table class="table">
                    <thead><tr><th scope="col">"Category, in " {unit}</th>{heads.collect_view()}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                    <tfoot><tr><th scope="row">"Together"</th>{total.collect_view()}</tr></tfoot>
                </table>
            </TableFrame>
        }
    }
}

/// Categories by phase, each explained one click away.
#[component]
pub fn ByCategory() -> impl IntoView {
    let session = Session::here();
    let shown = session.derive(&OUTLOOK, by_phase);
    let words = session.derive(&OUTLOOK, contingency);
    view! {
        <section class="card">
            <div class="card-head"><h2>"By category and phase"</h2></div>
            <Table label="Cost by category and phase" shown explained=true/>
            <p>{words}</p>
        </section>
    }
}

/// Why contingency is what it is, and what is not in the cost.
fn contingency(insight: &Insight) -> String {
    let budget = insight.budget();
    let mut text = match budget.contingency.by_p80 {
        true => "Contingency is what four of five samples of the forecast stay within, less what is expected.".to_owned(),
        false => [
            "Contingency is ",
            &budget.contingency.least.to_string(),
            "% of the rest, the least that is kept.",
        ]
        .concat(),
    };
    if budget.people.unpriced_hundredths() > 0 {
        text += " Some work has no day rate and is not in the cost.";
    }
    text
}

/// Categories by quarter.
#[component]
pub fn ByQuarter() -> impl IntoView {
    let session = Session::here();
    let shown = session.derive(&OUTLOOK, by_quarter);
    view! {
        <section class="card">
            <div class="card-head"><h2>"By category and quarter"</h2></div>
            <Table label="Cost by category and quarter" shown explained=false/>
        </section>
    }
}
