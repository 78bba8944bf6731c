//! Costs beside people's work one by one, a year of runs, and what all figures rest on.

use crate::catalog::BudgetCategory;
use crate::document::block::{Cell, Column, Inline, strong};
use crate::document::words::{inside, list, money, no_stop, person_days};
use crate::document::writer::Writer;
use crate::insight::Ratio;
use crate::insight::budget::{CONTINGENCY, PEOPLE, RunsPart, Source, Units};
use crate::insight::cost::{Money, in_currency};
use crate::insight::number::{decimal, grouped};
use crate::line;
use crate::plan::{Cadence, Plan};

/// The costs beside people's work, one by one.
pub fn lines(w: &mut Writer) {
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
pub fn runs(w: &mut Writer) {
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

/// The categories of cost for which nobody has stated anything.
pub fn without_figure<'a>(
    w: &Writer<'a>,
) -> impl Iterator<Item = &'static BudgetCategory> + use<'a> {
    let (catalog, budget) = (w.catalog, w.insight.budget());
    budget.categories.iter().filter_map(move |cost| {
        let category = &catalog[cost.category?];
        let has_figure = !cost.spread.total.is_zero() || !cost.lines.is_empty();
        let counted = [PEOPLE, CONTINGENCY].contains(&category.id) || has_figure;
        (!counted).then_some(category)
    })
}

/// Which rates and prices are stated, which are examples, and what has no figure.
pub fn rests_on(w: &mut Writer) {
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
            strong("Example day rates:"),
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
    let stated = |source| matches!(source, Source::Line(_) | Source::Runs(_));
    if budget.lines.iter().any(|line| stated(line.source)) {
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
    let open = without_figure(w).map(|category| {
        line![
            strong(category.name),
            format!(": {}", inside(no_stop(category.inputs.text())))
        ]
    });
    let open: Vec<Vec<Inline>> = open.collect();
    if !open.is_empty() {
        w.say(line![
            "These categories have no figure yet, so nothing above holds them. What each is made of:"
        ]);
        w.bullets(open);
    }
}
