//! Money: cost by category, phase and quarter, contingency, the cap.

use super::{Shown, costs};
use crate::document::block::{Cell, Column, Inline, strong};
use crate::document::mermaid::{self, Series};
use crate::document::words::{about_money, money};
use crate::document::writer::Writer;
use crate::insight::Ratio;
use crate::insight::budget::{Budget, CategoryCost, Quarter};
use crate::insight::cost::{Money, Range};
use crate::line;
use crate::plan::{Date, Plan};

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
    costs::lines(w);
    costs::runs(w);
    costs::rests_on(w);
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
        "People are the work of the initiatives and the upkeep of what is done. Low and high are what rates and prices allow if all of them come at their lowest or highest; they are bounds, not percentiles. People's work counts in the phase in which an initiative starts, its upkeep in the phase in which it is done, everything else in the phase in which it is paid. Contingency is spread as the rest is."
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
            "Contingency is the way from the expected cost to its P80, {}: four of five simulated courses cost no more. That is {} of the expected cost, more than the least of {least}%.",
            about_money(plan, p80),
            Ratio::new(kept.0, rest.0.max(1)).percent()
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
