//! What the inputs come to: size of a run, cost of a year with its shares, licences side by side.

use crate::app::explain::Explain;
use crate::app::session::Session;
use crate::app::ui::{Bar, Shares, TableFrame};
use crate::command::Topic;
use crate::document::words::money;
use crate::insight::budget::{RunsCost, RunsPart, Units};
use crate::insight::number::grouped;
use crate::insight::{Insight, Money, OUTLOOK, Subject};
use leptos::prelude::*;

fn cost(insight: &Insight) -> Option<RunsCost> {
    insight.budget().runs
}

/// The share of an amount in another, in thousandths.
fn share(part: Money, of: Money) -> u16 {
    let of = i128::from(of.0).max(1);
    let part = (i128::from(part.0.max(0)) * 1_000 + of / 2) / of;
    u16::try_from(part.min(1_000)).unwrap_or(0)
}

/// Which part is the largest, in a sentence.
fn largest(cost: &RunsCost) -> String {
    let parts = RunsPart::ALL.into_iter().map(|part| (part.of(cost), part));
    let Some((most, part)) = parts.max_by_key(|(amount, part)| (*amount, std::cmp::Reverse(*part)))
    else {
        return String::new();
    };
    if most.0 <= 0 {
        return "Nothing costs anything yet.".to_owned();
    }
    let percent = (u32::from(share(most, cost.total)) + 5) / 10;
    let name = part.name().trim_end_matches(" of the runs").to_lowercase();
    let lesson = match part {
        RunsPart::Environment => " That is usual: it is not the generators.",
        RunsPart::Compute => "",
        _ => " It is not the generators.",
    };
    [
        "The largest part is the ",
        &name,
        ": ",
        &percent.to_string(),
        "% of the cost.",
        lesson,
    ]
    .concat()
}

/// The card.
#[component]
pub fn Result() -> impl IntoView {
    let session = Session::here();
    let shown = session.derive(&OUTLOOK, cost);
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let limits = session.catalog.load_generation.limits.text();
    let amount = move |amount: Money| {
        currency.track();
        money(&session.now(), amount)
    };
    let size = move || {
        shown.get().map(|cost| {
            let facts = [
                ("Virtual users", grouped(cost.users)),
                ("Bandwidth", [&cost.gigabits.text(2), " Gbit/s"].concat()),
                ("Generators, with reserve", grouped(cost.generators)),
                (
                    "What decides their number",
                    cost.bottleneck.text().to_owned(),
                ),
                ("Hours up per run", cost.hours.text(2)),
            ];
            facts
                .map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> })
                .collect_view()
        })
    };
    let rows = move || {
        shown.get().map(|cost| {
            RunsPart::ALL
                .map(|part| {
                    let (of, name) = (part.of(&cost), part.name().trim_end_matches(" of the runs"));
                    let thousandths = share(of, cost.total);
                    let percent = [&((u32::from(thousandths) + 5) / 10).to_string(), "%"].concat();
                    let shares = Shares { value: thousandths, level: 3, ..Shares::default() };
                    let text = [name, ": ", &percent].concat();
                    view! {
                        <tr>
                            <th scope="row">{name}</th>
                            <td class="number">{amount(of)}</td>
                            <td class="number">{percent}</td>
                            <td class="share-bar"><Bar shares=Signal::stored(shares) text=Signal::stored(text)/></td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let total = move || shown.get().map(|cost| amount(cost.total));
    let valid = move || {
        shown.get().map(|cost| match cost.per_valid_run {
            Some(each) => ["A valid run costs ", &amount(each), "."].concat(),
            None => "State how many runs are valid to see what one of them costs.".to_owned(),
        })
    };
    view! {
        <section class="card">
            <div class="card-head">
                <h2>"What runs cost a year"</h2>
                <Explain subject=Subject::Runs what="what runs cost"/>
            </div>
            <div class="runs-result">
                <dl class="facts">{size}</dl>
                <div>
                    <TableFrame label="Cost of a year of runs">
                        <table class="table">
                            <thead>
                                <tr>
                                    <th scope="col">"Part"</th>
                                    <th scope="col" class="number">"A year"</th>
                                    <th scope="col" class="number">"Share"</th>
                                    <th scope="col"><span class="unseen">"Picture"</span></th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                            <tfoot>
                                <tr>
                                    <th scope="row">"Together"</th>
                                    <td class="number"><strong>{total}</strong></td>
                                    <td class="number">"100%"</td>
                                    <td></td>
                                </tr>
                            </tfoot>
                        </table>
                    </TableFrame>
                    <p role="status">{move || shown.get().as_ref().map(largest)} " " {valid}</p>
                </div>
            </div>
            <p class="quiet-text">{limits}</p>
        </section>
    }
}

/// A line of the comparison.
#[derive(Clone, PartialEq)]
struct Licence {
    name: &'static str,
    caution: &'static str,
    units: String,
    year: String,
    chosen: bool,
}

fn compared(insight: &Insight) -> Vec<Licence> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let Some(runs) = &plan.budget.runs else {
        return Vec::new();
    };
    let lines = RunsCost::compare(catalog, runs)
        .into_iter()
        .map(|(model, units)| {
            let entry = &catalog[model];
            let per_year = |units: u64| grouped(units.saturating_mul(u64::from(runs.per_year)));
            let (units, year) = match units {
                Units::PerRun(units) => (grouped(units), per_year(units)),
                Units::PerYear(units) => ("–".to_owned(), grouped(units)),
                Units::None => ("–".to_owned(), "fixed fee, or none".to_owned()),
            };
            Licence {
                name: entry.name.text(),
                caution: entry.caution.text(),
                units,
                year,
                chosen: runs
                    .licence
                    .as_ref()
                    .is_some_and(|id| id.as_str() == entry.id),
            }
        });
    lines.collect()
}

/// The licence models for the same test.
#[component]
pub fn Licences() -> impl IntoView {
    let session = Session::here();
    let lines = session.derive(&[Topic::Budget], compared);
    let row = |line: Licence| {
        view! {
            <tr>
                <th scope="row">
                    {line.name}
                    {line.chosen.then(|| view! { <span class="pill accent">"Chosen"</span> })}
                </th>
                <td class="number">{line.units}</td>
                <td class="number">{line.year}</td>
                <td>{line.caution}</td>
            </tr>
        }
    };
    view! {
        <section class="card">
            <div class="card-head"><h2>"The same test under each licence model"</h2></div>
            <p class="quiet-text">"Units that would be charged. Ask for the price of a unit and put it in above to see what a model costs."</p>
            <TableFrame label="Licence models for the same test">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Model"</th>
                            <th scope="col" class="number">"Units a run"</th>
                            <th scope="col" class="number">"Units a year"</th>
                            <th scope="col">"To look out for"</th>
                        </tr>
                    </thead>
                    <tbody>{move || lines.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </TableFrame>
        </section>
    }
}
