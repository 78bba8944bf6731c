//! Explanations of the budget, the runs calculator and the business case.

use super::{Explanation, Input, fine, input};
use crate::catalog::{BudgetCategory, Idx};
use crate::insight::Insight;
use crate::insight::budget::{CONTINGENCY, PEOPLE, RunsPart, Source, Units};
use crate::insight::case::{Case, Payback};
use crate::insight::cost::{Money, in_currency};
use crate::insight::number::{decimal, grouped};

/// An amount with its currency, in whole units.
fn shown(insight: &Insight, amount: Money) -> String {
    in_currency(insight.plan(), &amount.text())
}

/// An amount with its currency, to the last minor unit.
fn exact(insight: &Insight, minor: i64) -> String {
    in_currency(insight.plan(), &decimal(minor, 2))
}

fn sum(parts: &[Money]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| part.text()).collect();
    parts.join(" + ")
}

/// The whole budget: what is expected, and contingency.
pub(super) fn total(insight: &Insight) -> Option<Explanation> {
    let budget = insight.budget();
    if budget.lines.is_empty() {
        return None;
    }
    let catalog = insight.catalog();
    let paid = budget.categories.iter();
    let paid: Vec<_> = paid.filter(|cost| !cost.spread.total.is_zero()).collect();
    let mut inputs: Vec<Input> = paid
        .iter()
        .map(|cost| input(cost.name(catalog), shown(insight, cost.spread.total.likely)))
        .collect();
    let total = budget.total.total;
    inputs.push(input(
        "At the lowest rates and prices",
        shown(insight, total.low),
    ));
    inputs.push(input("At the highest", shown(insight, total.high)));
    if let Some(cap) = budget.cap {
        inputs.push(input("Cap", shown(insight, cap.amount)));
        if let Some(chance) = cap.chance {
            inputs.push(input("Chance to stay under it", chance.text()));
        }
    }
    let parts: Vec<Money> = paid.iter().map(|cost| cost.spread.total.likely).collect();
    Some(Explanation {
        title: "Cost of the roadmap".to_owned(),
        inputs,
        formula: "total = sum of the budget categories, contingency included; low and high are what rates and prices allow, not percentiles",
        worked: format!("{} = {}", sum(&parts), shown(insight, total.likely)),
    })
}

/// One category of the budget.
pub(super) fn category(insight: &Insight, category: Idx<BudgetCategory>) -> Option<Explanation> {
    let catalog = insight.catalog();
    let entry = &catalog[category];
    if entry.id == CONTINGENCY {
        return contingency(insight);
    }
    let budget = insight.budget();
    let cost = budget.of(catalog, entry.id)?;
    if cost.lines.is_empty() {
        return None;
    }
    let mut inputs = Vec::new();
    let mut parts = Vec::new();
    for &at in &cost.lines {
        let line = &budget.lines[at];
        if line.source == Source::Work {
            let roles = insight.roadmap().roles.iter();
            inputs.extend(roles.map(|role| {
                let days = role.work.mean().text(1);
                let value = role
                    .rate
                    .map_or(format!("{days} person-days, no day rate"), |rate| {
                        let day = exact(insight, rate.likely);
                        let cost = shown(insight, role.cost.likely());
                        format!("{days} person-days x {day} = {cost}")
                    });
                input(role.name.clone(), value)
            }));
        } else if line.source == Source::Upkeep {
            let days = insight.roadmap().upkeep.mean().text(1);
            let cost = shown(insight, line.spread.total.likely);
            let value = format!("{days} person-days until the end of the roadmap, {cost}");
            inputs.push(input(line.name.clone(), value));
        } else {
            let payments = match line.payments {
                1 => "1 payment".to_owned(),
                n => format!("{n} payments"),
            };
            let amount = shown(insight, line.spread.total.likely);
            inputs.push(input(line.name.clone(), format!("{payments}, {amount}")));
        }
        parts.push(line.spread.total.likely);
    }
    let people = entry.id == PEOPLE;
    Some(Explanation {
        title: format!("Cost of {}", entry.name),
        inputs,
        formula: match people {
            true => {
                "sum over roles of mean person-days x day rate, mean = (o + 4m + p) / 6; each role of each item rounded to whole currency units; plus the upkeep of what is done, from the end of each item to the end of the roadmap; plus what is stated in this category"
            }
            false => {
                "sum over the costs of this category of amount x payments; what has no end goes on until the end of the roadmap; a year of runs is paid by month"
            }
        },
        worked: format!(
            "{} = {}",
            sum(&parts),
            shown(insight, cost.spread.total.likely)
        ),
    })
}

/// What is kept in reserve.
pub(super) fn contingency(insight: &Insight) -> Option<Explanation> {
    let budget = insight.budget();
    if budget.lines.is_empty() {
        return None;
    }
    let (rest, kept) = (budget.expected.total.likely, budget.reserve().likely);
    let least = budget.contingency.least;
    let mut inputs = vec![
        input("Expected cost of everything else", shown(insight, rest)),
        input("Least contingency", format!("{least}% of it")),
    ];
    inputs.push(match budget.contingency.p80 {
        Some(p80) => input("P80 of the cost, from the forecast", shown(insight, p80)),
        None => input("P80 of the cost", "not known: there is no forecast"),
    });
    let worked = match (budget.contingency.by_p80, budget.contingency.p80) {
        (true, Some(p80)) => format!(
            "{} - {} = {}",
            p80.text(),
            rest.text(),
            shown(insight, kept)
        ),
        _ => format!("{} x {least}% = {}", rest.text(), shown(insight, kept)),
    };
    Some(Explanation {
        title: "Contingency".to_owned(),
        inputs,
        formula: "contingency = P80 of the cost - expected cost, at least the stated share of it; P80 is that of the whole plan, never a sum of P80s",
        worked,
    })
}

/// What a year of runs costs.
pub(super) fn runs(insight: &Insight) -> Option<Explanation> {
    let (runs, cost) = (insight.plan().budget.runs.as_ref()?, insight.budget().runs?);
    let number = |n: u64| grouped(n);
    let mut inputs = vec![
        input("Runs a year", number(runs.per_year.into())),
        input(
            "VU, virtual users",
            format!(
                "{} requests/s / {} x {} s = {}",
                number(runs.requests_per_second.into()),
                number(runs.requests_per_iteration.into()),
                decimal(runs.iteration_tenths.into(), 1),
                number(cost.users)
            ),
        ),
        input("Bandwidth", format!("{} Gbit/s", fine(cost.gigabits))),
        input(
            "G, generators",
            format!("{}, by {}", number(cost.generators), cost.bottleneck.text()),
        ),
        input("H, hours per run", fine(cost.hours)),
    ];
    inputs.extend(RunsPart::ALL.map(|part| input(part.name(), exact(insight, part.of(&cost).0))));
    match cost.units {
        Units::PerRun(units) => inputs.push(input("Licence units per run", number(units))),
        Units::PerYear(units) => inputs.push(input("Licence units a year", number(units))),
        Units::None => {}
    }
    if let (Some(per_run), Some(valid)) = (cost.per_valid_run, runs.valid) {
        let value = format!("at {valid}% valid runs: {}", shown(insight, per_run));
        inputs.push(input("Cost per valid run", value));
    }
    let parts: Vec<String> = RunsPart::ALL
        .iter()
        .map(|part| decimal(part.of(&cost).0, 2))
        .collect();
    Some(Explanation {
        title: "Cost of a year of runs".to_owned(),
        inputs,
        formula: "VU = requests/s / requests per iteration x seconds per iteration; G = ceil(1.25 x the greatest of requests, users and bandwidth against one generator); total = runs x (G x H x price + GB x price + environment hours x price + telemetry GB x price + licence units x price) + fixed fee; cost per valid run = total / (runs x share of valid runs)",
        worked: format!("{} = {}", parts.join(" + "), exact(insight, cost.total.0)),
    })
}

fn months(payback: Payback) -> String {
    match payback {
        Payback::Months(tenths) => format!("{} months", decimal(tenths, 1)),
        Payback::Never => "never".to_owned(),
    }
}

/// The business case.
pub(super) fn case(insight: &Insight) -> Option<Explanation> {
    let case: &Case = insight.case().as_ref().ok()?;
    let three = |of: &dyn Fn(usize) -> String| [of(0), of(1), of(2)].join(" / ");
    let reduction = case.reduction.all();
    let benefit = case.benefit.all();
    let avoided = case.avoided.all();
    let inputs = vec![
        input("L, expected yearly loss", shown(insight, case.loss)),
        input(
            "Planned increase of the overall score",
            fine(case.increase.0),
        ),
        input(
            "q, reduction per level (low / likely / high, an assumption)",
            three(&|at| format!("{}%", reduction[at])),
        ),
        input(
            "f, share of the loss avoided",
            three(&|at| format!("{}%", decimal(avoided[at], 1))),
        ),
        input("Saving of unit cost a year", shown(insight, case.saving)),
        input("Benefit a year", three(&|at| shown(insight, benefit[at]))),
        input(
            "Cost of the plan, with contingency",
            shown(insight, case.cost.likely),
        ),
    ];
    let payback = case.payback.all();
    Some(Explanation {
        title: "Business case".to_owned(),
        inputs,
        formula: "L = incidents a year x (hours x revenue an hour x share lost + response); f = 1 - (1 - q)^increase; benefit = L x f + saving; payback months = cost / (benefit / 12)",
        worked: format!(
            "{} / ({} / 12) = {}; low {}, high {}",
            case.cost.likely.text(),
            case.benefit.likely.text(),
            months(payback[1]),
            months(payback[0]),
            months(payback[2])
        ),
    })
}
