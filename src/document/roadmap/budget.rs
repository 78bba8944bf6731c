//! Money: cost by category, phase and quarter, contingency, the cap, what the figures rest on.

use super::Shown;
use crate::document::block::{Cell, Column, Inline, strong};
use crate::document::mermaid::{self, Series};
use crate::document::words::{about_money, inside, list, money, no_stop, person_days};
use crate::document::writer::Writer;
use crate::insight::Ratio;
use crate::insight::budget::{
    Budget, CONTINGENCY, CategoryCost, PEOPLE, Quarter, RunsPart, Source, Units,
};
use crate::insight::cost::{Money, Range, in_currency};
use crate::insight::number::{decimal, grouped};
use crate::line;
use crate::plan::{Cadence, Date, Plan};

/// More quarters than these are shown by year.
const MOST_QUARTERS: usize = 12;

/// A quarter or a year, as a table shows it.
pub struct Period {
    /// What it is called.
    pub name: String,
    /// Its first day.
    pub first: Date,
    /// Its last day.
    pub last: Date,
    /// How many quarters it has.
    quarters: usize,
}

impl Period {
    /// The quarters from one day to another; years if these are many.
    pub fn between(from: Date, until: Date) -> Vec<Period> {
        Period::of(&Quarter::all(from, until))
    }

    fn of(quarters: &[Quarter]) -> Vec<Period> {
        let by_year = quarters.len() > MOST_QUARTERS;
        let mut periods: Vec<Period> = Vec::new();
        let mut year = None;
        for quarter in quarters {
            if by_year && year == Some(quarter.year) {
                if let Some(period) = periods.last_mut() {
                    period.last = quarter.last();
                    period.quarters += 1;
                }
                continue;
            }
            year = Some(quarter.year);
            periods.push(Period {
                name: match by_year {
                    true => quarter.year.to_string(),
                    false => quarter.text(),
                },
                first: quarter.first(),
                last: quarter.last(),
                quarters: 1,
            });
        }
        periods
    }
}

/// An amount in a table; a dash for nothing.
fn cell(plan: &Plan, amount: Money) -> Cell {
    match amount.0 {
        0 => line!["–"],
        _ => line![money(plan, amount)],
    }
}

pub fn budget(w: &mut Writer, shown: &Shown) {
    by_phase(w, shown);
    by_quarter(w);
    lines(w);
    runs(w);
    rests_on(w);
}

/// Categories that cost anything.
fn paid(budget: &Budget) -> Vec<&CategoryCost> {
    let all = budget.categories.iter();
    all.filter(|cost| !cost.spread.total.is_zero()).collect()
}

fn by_phase(w: &mut Writer, shown: &Shown) {
    let (plan, figures, budget) = (w.plan, w.insight.roadmap(), w.insight.budget());
    w.heading("Cost by category and phase");
    let mut columns = vec![Column::words("Category")];
    columns.extend(
        shown
            .columns()
            .iter()
            .map(|&at| Column::figures(w.catalog[figures.phases[at].phase].name)),
    );
    columns.extend([
        Column::figures("Total"),
        Column::figures("Low"),
        Column::figures("High"),
    ]);
    let row = |name: Inline, parts: &[Range], total: Range| {
        let mut row = vec![vec![name]];
        row.extend(
            shown
                .columns()
                .iter()
                .map(|&at| cell(plan, parts[at].likely)),
        );
        row.extend([total.likely, total.low, total.high].map(|amount| line![money(plan, amount)]));
        row
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for cost in paid(budget) {
        rows.push(row(
            cost.name(w.catalog).into(),
            &cost.spread.by_phase,
            cost.spread.total,
        ));
    }
    rows.push(row(
        strong("Total"),
        &budget.total.by_phase,
        budget.total.total,
    ));
    w.table(columns, rows);
    w.say(line![
        "Low and high are what rates and prices allow if all of them come at their lowest or highest; they are bounds, not percentiles. People's work counts in the phase in which an initiative starts, its upkeep in the phase in which it is done, everything else in the phase in which it is paid. Contingency is spread as the rest is."
    ]);
    contingency(w);
    cap(w);
}

fn contingency(w: &mut Writer) {
    let (plan, budget) = (w.plan, w.insight.budget());
    let (least, kept) = (budget.contingency.least, budget.reserve().likely);
    let rest = budget.expected.total.likely;
    w.say(line![match (budget.contingency.p80, budget.contingency.by_p80) {
        (Some(p80), true) => format!(
            "Contingency is the way from the expected cost to its P80, {}: four of five simulated courses cost no more. That is more than the least of {least}%.",
            about_money(plan, p80)
        ),
        (Some(p80), false) => format!(
            "Contingency is the least share, {least}% of {}: {}. Four of five simulated courses cost no more than {} (P80), which is less than expected cost and contingency together.",
            money(plan, rest),
            money(plan, kept),
            about_money(plan, p80)
        ),
        (None, _) => format!(
            "Contingency is the least share, {least}% of {}, because there is no forecast to take the P80 of the cost from.",
            money(plan, rest)
        ),
    }]);
}

fn cap(w: &mut Writer) {
    let (plan, budget) = (w.plan, w.insight.budget());
    let Some(cap) = budget.cap else {
        return;
    };
    let chance = cap.chance.map_or(String::new(), |chance| {
        format!(
            " The chance to cost no more than the cap is {}.",
            chance.text()
        )
    });
    w.say(match cap.over {
        Some(over) => line![
            strong("Over the cap:"),
            format!(
                " the total exceeds the cap of {} by {}.{chance}",
                money(plan, cap.amount),
                money(plan, over)
            )
        ],
        None => line![format!(
            "The total stays within the cap of {}.{chance}",
            money(plan, cap.amount)
        )],
    });
}

fn by_quarter(w: &mut Writer) {
    let (plan, budget) = (w.plan, w.insight.budget());
    let periods = Period::of(&budget.quarters);
    w.heading(match periods.len() == budget.quarters.len() {
        true => "Cost by quarter",
        false => "Cost by year",
    });
    let categories = paid(budget);
    let mut columns = vec![Column::words("Period")];
    columns.extend(
        categories
            .iter()
            .map(|cost| Column::figures(cost.name(w.catalog))),
    );
    columns.extend([Column::figures("Total"), Column::figures("Running total")]);
    let part = |parts: &[Range], from: usize, n: usize| {
        let parts = parts.iter().skip(from).take(n);
        Money(parts.map(|part| part.likely.0).sum())
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let (mut from, mut running, mut spent) = (0, Money(0), 0);
    let mut line = vec![0];
    for period in &periods {
        let mut row = vec![line![period.name.clone()]];
        row.extend(categories.iter().map(|cost| {
            let amount = part(&cost.spread.by_quarter, from, period.quarters);
            cell(plan, amount)
        }));
        let total = part(&budget.total.by_quarter, from, period.quarters);
        running.0 += total.0;
        spent += part(&budget.expected.by_quarter, from, period.quarters).0;
        line.push(Money(spent).whole());
        row.extend([line![money(plan, total)], line![money(plan, running)]]);
        rows.push(row);
        from += period.quarters;
    }
    let mut total = vec![line![strong("Total")]];
    total.extend(
        categories
            .iter()
            .map(|cost| line![money(plan, cost.spread.total.likely)]),
    );
    total.extend([line![money(plan, budget.total.total.likely)], line!["–"]]);
    rows.push(total);
    w.table(columns, rows);
    w.say(line![
        "People's work counts as it is done, evenly from the start of an initiative to its end, and upkeep from there to the end of the roadmap."
    ]);
    let mut steps = vec!["Start"];
    steps.extend(periods.iter().map(|period| period.name.as_str()));
    w.diagram(mermaid::series(
        "Expected cost up to the end of each period",
        "Running total of the expected cost of all categories, without contingency; the table above has the same with contingency.",
        &steps,
        match plan.details.currency.trim() {
            "" => "Cost",
            currency => currency,
        },
        (Money(spent).whole().max(1), 0),
        &[Series::Line(line)],
    ));
}

/// The costs beside people's work, one by one.
fn lines(w: &mut Writer) {
    let (plan, budget) = (w.plan, w.insight.budget());
    let rows = budget.lines.iter().filter_map(|line| {
        let Source::Line(id) = line.source else {
            return None;
        };
        let stated = plan.budget.costs.iter().find(|cost| cost.id == id)?;
        let total = line.spread.total;
        let category = line
            .category
            .map_or("Other costs", |category| w.catalog[category].name.text());
        let often = match stated.cadence {
            Cadence::Once => "once",
            Cadence::Monthly => "monthly",
            Cadence::Yearly => "yearly",
        };
        let range = match total.low == total.high {
            true => "–".to_owned(),
            false => format!("{} to {}", money(plan, total.low), money(plan, total.high)),
        };
        Some(vec![
            line![line.name.clone()],
            line![category],
            line![often],
            line![line.payments.to_string()],
            line![money(plan, total.likely)],
            line![range],
        ])
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    if rows.is_empty() {
        return;
    }
    w.heading("Costs beside people's work");
    w.table(
        vec![
            Column::words("Cost"),
            Column::words("Category"),
            Column::words("Paid"),
            Column::figures("Payments"),
            Column::figures("Comes to"),
            Column::words("Between"),
        ],
        rows,
    );
}

/// An amount to the last minor unit: parts of a run may be small.
fn exactly(plan: &Plan, amount: Money) -> String {
    in_currency(plan, &decimal(amount.0, 2))
}

/// What a year of runs costs, part by part.
fn runs(w: &mut Writer) {
    let (plan, budget) = (w.plan, w.insight.budget());
    let (Some(cost), Some(runs)) = (budget.runs, plan.budget.runs.as_ref()) else {
        return;
    };
    w.heading("A year of runs");
    w.say(line![format!(
        "{} runs a year at {} requests per second: {} virtual users and {} Gbit/s need {} generators (decided by {}), up for {} hours in each run.",
        grouped(cost.runs.into()),
        grouped(runs.requests_per_second.into()),
        grouped(cost.users),
        cost.gigabits.text(1),
        grouped(cost.generators),
        cost.bottleneck.text(),
        cost.hours.text(2)
    )]);
    let mut rows: Vec<Vec<Cell>> = RunsPart::ALL
        .into_iter()
        .map(|part| {
            let amount = part.of(&cost);
            vec![line![part.name()], line![exactly(plan, amount)]]
        })
        .collect();
    rows.push(vec![
        line![strong("Total of a year")],
        line![exactly(plan, cost.total)],
    ]);
    w.table(
        vec![Column::words("Part"), Column::figures("Of a year")],
        rows,
    );
    let licence = runs.licence.as_ref();
    let licence = licence.and_then(|id| w.catalog.licence_model(id.as_str()));
    let mut said = Vec::new();
    if let Some(model) = licence {
        let name = inside(w.catalog[model].name.text());
        said.push(match cost.units {
            Units::PerRun(units) => {
                format!("Licence model {name}: {} units per run.", grouped(units))
            }
            Units::PerYear(units) => {
                format!("Licence model {name}: {} units a year.", grouped(units))
            }
            Units::None => format!("Licence model {name}: no units to pay."),
        });
    }
    if let (Some(per_run), Some(valid)) = (cost.per_valid_run, runs.valid) {
        said.push(format!(
            "At a valid run rate of {valid}% a run that counts costs {}.",
            money(plan, per_run)
        ));
    }
    said.push(
        "Runs are paid by month from the start of the plan to the end of the roadmap.".to_owned(),
    );
    w.say(line![said.join(" ")]);
}

/// Which rates and prices are stated, which are examples, and what has no figure.
fn rests_on(w: &mut Writer) {
    let (plan, figures, budget) = (w.plan, w.insight.roadmap(), w.insight.budget());
    w.heading("What the figures rest on");
    let mut lines = Vec::new();
    let named = |stated: bool| -> Vec<String> {
        let roles = figures.roles.iter();
        roles
            .filter(|role| role.rate.is_some_and(|rate| rate.stated == stated))
            .map(|role| inside(&role.name))
            .collect()
    };
    let (stated, examples) = (named(true), named(false));
    if !stated.is_empty() {
        lines.push(line![
            strong("Stated day rates:"),
            format!(" {}.", list(&stated))
        ]);
    }
    if !examples.is_empty() {
        lines.push(line![
            strong("Example day rates of the content:"),
            format!(
                " {}. Replace them by your own before a budget is asked for.",
                list(&examples)
            )
        ]);
    }
    let mut people = budget.people;
    people.add(figures.upkeep.cost);
    let unpriced = people.unpriced_hundredths();
    if unpriced > 0 {
        lines.push(line![
            strong("Not in the cost, for want of a rate:"),
            format!(" {}.", person_days(Ratio::new(unpriced as i64, 100)))
        ]);
    }
    if let Some(runs) = &plan.budget.runs {
        let rules = &w.catalog.load_generation;
        let users = match runs.browser {
            true => rules.browser_users_per_generator,
            false => rules.protocol_users_per_generator,
        };
        lines.push(line![
            strong("Usual values of one generator:"),
            format!(
                " {} requests per second, {} virtual users, {} Gbit/s, and {}% in reserve; prices are those the team stated.",
                grouped(rules.requests_per_generator.into()),
                grouped(users.into()),
                decimal(rules.gigabits_per_generator.into(), 0),
                rules.reserve
            )
        ]);
    }
    if budget.lines.iter().any(|line| line.source != Source::Work) {
        lines.push(line![
            strong("Costs without an end"),
            format!(
                " go on until {}, the planned end of the roadmap.",
                budget.until.long()
            )
        ]);
    }
    let risks = plan.governance.risks.iter();
    if risks.clone().any(|risk| risk.cost.unwrap_or(0) > 0) {
        lines.push(line![
            strong("Risks of the register"),
            " are not in the expected cost; what they may cost is in the P80 and so in the contingency."
        ]);
    }
    w.bullets(lines);
    let open = budget.categories.iter().filter_map(|cost| {
        let category = &w.catalog[cost.category?];
        let has_figure = !cost.spread.total.is_zero() || !cost.lines.is_empty();
        let counted = [PEOPLE, CONTINGENCY].contains(&category.id) || has_figure;
        (!counted).then(|| {
            line![
                strong(category.name),
                format!(": {}", inside(no_stop(category.inputs.text())))
            ]
        })
    });
    let open: Vec<Vec<Inline>> = open.collect();
    if !open.is_empty() {
        w.say(line![
            "These categories have no figure yet. What each is made of:"
        ]);
        w.bullets(open);
    }
}
