//! The business case: what fewer incidents are worth against what the plan costs.

use super::costs::MOST_MONEY;
use super::stated::{Stated, StatedSection};
use crate::app::explain::Explain;
use crate::app::session::Session;
use crate::app::ui::{NumberField, TableFrame};
use crate::command::{Command, Topic};
use crate::document::words::money;
use crate::insight::case::{Payback, Swing, Three, VARIED};
use crate::insight::number::decimal;
use crate::insight::{Case, Insight, OUTLOOK, Subject};
use crate::plan::{BusinessCase, Date, Plan};
use leptos::prelude::*;

const CASE: Stated = Stated {
    id: "resources-case",
    title: "What incidents cost",
    is_there: |budget| budget.case.is_some(),
    lead: "What the plan is worth: losses of incidents that it avoids, against what it costs. State only figures that somebody will stand by; without them the documents say nothing of it.",
    begin: "State what incidents cost",
    first: |_| Command::SetCase(Some(Box::default())),
    field: "#resources-case-incidents",
    stop: "Make no business case",
    none: || Command::SetCase(None),
};

/// The section.
#[component]
pub fn CaseSection() -> impl IntoView {
    let inputs = || view! { <Inputs/> }.into_any();
    let outcome = || view! { <Outcome/> }.into_any();
    view! { <StatedSection of=CASE inputs outcome/> }
}

fn changed(plan: &Plan, change: impl FnOnce(&mut BusinessCase)) -> Command {
    let mut case = plan.budget.case.clone().unwrap_or_default();
    change(&mut case);
    Command::SetCase(Some(Box::new(case)))
}

/// A figure; none counts as nothing.
#[component]
fn Figure(
    /// Id of the field, after `resources-case-`.
    id: &'static str,
    /// What is asked for.
    label: &'static str,
    /// A sentence that helps.
    #[prop(optional)]
    hint: &'static str,
    /// Unit behind the field.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// What counts while it is empty.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Places behind the point.
    #[prop(optional)]
    decimals: u32,
    /// Smallest number.
    #[prop(optional)]
    min: i64,
    /// Largest number.
    max: i64,
    /// Reads it.
    get: fn(&BusinessCase) -> i64,
    /// Writes it.
    set: fn(&mut BusinessCase, i64),
) -> impl IntoView {
    let session = Session::here();
    let value = session.signal(Topic::Budget, move |plan| {
        let case = plan.budget.case.as_ref()?;
        Some(get(case)).filter(|&value| value != 0)
    });
    let on = session.typed(move |number: Option<i64>, plan| {
        changed(plan, |case| set(case, number.unwrap_or(0)))
    });
    let id = ["resources-case-", id].concat();
    view! { <NumberField id label hint unit placeholder decimals min max value on/> }
}

#[component]
fn Inputs() -> impl IntoView {
    let session = Session::here();
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let usual = session.catalog.loss_reduction.likely.to_string();
    view! {
        <div class="fields short">
            <Figure id="incidents" label="Incidents a year" hint="Of the kind that load tests find before." decimals=1 max=100_000
                get=|case| case.incidents_tenths.into() set=|case, value| case.incidents_tenths = value.try_into().unwrap_or(0)/>
            <Figure id="hours" label="Hours per incident" unit="h" decimals=1 max=100_000
                get=|case| case.hours_tenths.into() set=|case, value| case.hours_tenths = value.try_into().unwrap_or(0)/>
            <Figure id="revenue" label="Revenue an hour" unit=currency decimals=2 max=MOST_MONEY
                get=|case| case.revenue_hour set=|case, value| case.revenue_hour = value/>
            <Figure id="lost" label="Share of it lost" unit="%" max=100
                get=|case| case.lost.into() set=|case, value| case.lost = value.try_into().unwrap_or(0)/>
            <Figure id="response" label="Response to an incident" hint="People, credits, calls." unit=currency decimals=2 max=MOST_MONEY
                get=|case| case.response set=|case, value| case.response = value/>
            <Figure id="saving" label="Saving of unit cost a year" hint="Right-sizing that tests allow." unit=currency decimals=2 max=MOST_MONEY
                get=|case| case.saving set=|case, value| case.saving = value/>
            <Figure id="reduction" label="Losses avoided per level" hint="An assumption; low and high are shown beside it." unit="%" placeholder=Some(usual) min=1 max=99
                get=|case| case.reduction.unwrap_or(0).into() set=|case, value| case.reduction = u8::try_from(value).ok().filter(|&value| value > 0)/>
        </div>
    }
}

fn months(payback: Payback) -> String {
    match payback {
        Payback::Months(tenths) => [&decimal(tenths, 1), " months"].concat(),
        Payback::Never => "not within 100 years".to_owned(),
    }
}

fn month(date: Option<Date>) -> String {
    date.map_or("–".to_owned(), |date| date.medium()[2..].to_owned())
}

fn three<T: Copy>(of: Three<T>, text: impl Fn(T) -> String) -> [String; 3] {
    of.all().map(text)
}

/// The lines of the table: a name, and three values.
fn lines(insight: &Insight, case: &Case) -> Vec<(&'static str, [String; 3])> {
    let amount = |amount| money(insight.plan(), amount);
    let percent = |value: u8| [&value.to_string(), "%"].concat();
    let thousandths = |value| [&decimal(value, 1), "%"].concat();
    vec![
        ("Losses avoided per level", three(case.reduction, percent)),
        (
            "Losses avoided by the plan",
            three(case.avoided, thousandths),
        ),
        ("Avoided a year", three(case.avoided_loss, amount)),
        ("Benefit a year, with savings", three(case.benefit, amount)),
        ("Paid back after", three(case.payback, months)),
        ("Paid back in", three(case.break_even, month)),
    ]
}

/// What is shown of the case.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    /// Why there is none; empty where there is one.
    silent: String,
    lead: String,
    lines: Vec<(&'static str, [String; 3])>,
    swings: Vec<(&'static str, String, String)>,
}

fn shown(insight: &Insight) -> Shown {
    let case = match insight.case() {
        Err(why) => {
            return Shown {
                silent: why.to_string(),
                ..Shown::default()
            };
        }
        Ok(case) => case,
    };
    let plan = insight.plan();
    let lead = [
        "Incidents cost ",
        &money(plan, case.loss),
        " a year. The plan costs ",
        &money(plan, case.cost.likely),
        " and is to raise the overall score by ",
        &case.increase.text(1),
        ".",
    ];
    let swing = |swing: &Swing| {
        (
            swing.figure.name(),
            months(swing.lower),
            months(swing.higher),
        )
    };
    Shown {
        silent: String::new(),
        lead: lead.concat(),
        lines: lines(insight, case),
        swings: case.swings.iter().map(swing).collect(),
    }
}

/// What comes out, or why nothing does.
#[component]
fn Outcome() -> impl IntoView {
    let session = Session::here();
    let shown = session.derive(&OUTLOOK, shown);
    let silent = move || shown.with(|shown| shown.silent.clone());
    let line = |(name, values): (&'static str, [String; 3])| {
        let cells = values.map(|value| view! { <td class="number">{value}</td> });
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let swing = |(name, lower, higher): (&'static str, String, String)| {
        view! { <tr><th scope="row">{name}</th><td class="number">{lower}</td><td class="number">{higher}</td></tr> }
    };
    let varied = ["Each figure alone ", &VARIED.to_string(), "% lower and higher, the assumption and the cost at their low and high; the most important first."].concat();
    view! {
        <section class="card">
            <div class="card-head">
                <h2>"Business case"</h2>
                <Show when=move || silent().is_empty()>
                    <Explain subject=Subject::Case what="the business case"/>
                </Show>
            </div>
            <Show when=move || silent().is_empty() fallback=move || view! { <p role="status">{silent}</p> }>
                <p role="status">{move || shown.with(|shown| shown.lead.clone())}</p>
                <TableFrame label="Business case: low, likely and high">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col"><span class="unseen">"Figure"</span></th>
                                <th scope="col" class="number">"Low"</th>
                                <th scope="col" class="number">"Likely"</th>
                                <th scope="col" class="number">"High"</th>
                            </tr>
                        </thead>
                        <tbody>{move || shown.with(|shown| shown.lines.clone()).into_iter().map(line).collect_view()}</tbody>
                    </table>
                </TableFrame>
                <h3>"What the payback rests on"</h3>
                <p class="quiet-text">{varied.clone()}</p>
                <TableFrame label="Payback with one figure changed">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"Figure"</th>
                                <th scope="col" class="number">"With the lower value"</th>
                                <th scope="col" class="number">"With the higher value"</th>
                            </tr>
                        </thead>
                        <tbody>{move || shown.with(|shown| shown.swings.clone()).into_iter().map(swing).collect_view()}</tbody>
                    </table>
                </TableFrame>
            </Show>
        </section>
    }
}
