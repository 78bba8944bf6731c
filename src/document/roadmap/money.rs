//! People and money.

use super::has_items;
use crate::document::block::{Cell, Column, strong};
use crate::document::mermaid::{self, Series};
use crate::document::words::{counted, days, inside, money, no_stop, person_days};
use crate::document::writer::Writer;
use crate::insight::cost::Money;
use crate::insight::readiness::Part;
use crate::insight::{Ratio, schedule};
use crate::line;

pub fn resources(w: &mut Writer) {
    if !has_items(w) {
        return;
    }
    let (plan, figures) = (w.plan, w.insight.roadmap());
    let fte = Ratio::new(plan.fte_tenths().into(), 10);
    let focus = schedule::focus(w.catalog, plan);
    let weekly = fte.times(Ratio::new(5, 1)).times(Ratio::hundredths(focus));
    w.say(line![format!(
        "{} with {} full-time equivalents {} {focus}% of {} time to the plan: {} a week. The work takes {} on average; {} (P80) suffice in four cases of five.",
        counted(plan.resources.people.len(), "person or group", "people or groups"),
        fte.text(1),
        if plan.resources.people.len() == 1 { "gives" } else { "give" },
        if plan.resources.people.len() == 1 { "its" } else { "their" },
        person_days(weekly),
        person_days(Ratio::new(figures.forecast.mean.rounded(0), 1)),
        person_days(Ratio::new(figures.forecast.p80.rounded(0), 1)),
    )]);
    w.heading("Effort by role and phase");
    let phases: Vec<usize> = (0..figures.phases.len())
        .filter(|&at| !figures.phases[at].items.is_empty())
        .collect();
    let mut columns = vec![Column::words("Role")];
    columns.extend(
        phases
            .iter()
            .map(|&at| Column::figures(w.catalog[figures.phases[at].phase].name)),
    );
    columns.extend([
        Column::figures("Person-days"),
        Column::figures("Day rate"),
        Column::figures("Cost"),
    ]);
    let rate = |rate: i64| money(plan, Money(rate));
    let mut rows: Vec<Vec<Cell>> = figures
        .roles
        .iter()
        .map(|role| {
            let mut row = vec![line![role.name.clone()]];
            row.extend(
                phases
                    .iter()
                    .map(|&at| line![days(role.by_phase[at].work.mean())]),
            );
            let stated = |r: &crate::insight::cost::Rate| if r.stated { "" } else { " (example)" };
            row.push(line![days(role.work.mean())]);
            row.push(match &role.rate {
                Some(r) => line![rate(r.likely), stated(r)],
                None => w.missing_cell(Part::Resources, "State a day rate for every role."),
            });
            row.push(line![money(plan, role.cost.likely())]);
            row
        })
        .collect();
    let mut total = vec![line![strong("All roles")]];
    total.extend(
        phases
            .iter()
            .map(|&at| line![days(figures.phases[at].work.mean())]),
    );
    total.push(line![days(Ratio::new(
        figures.forecast.mean.rounded(1),
        10
    ))]);
    total.push(line!["–"]);
    total.push(line![money(plan, figures.people.likely())]);
    rows.push(total);
    w.table(columns, rows);
    budget(w, &phases);
}

fn budget(w: &mut Writer, phases: &[usize]) {
    let (plan, figures) = (w.plan, w.insight.roadmap());
    let budget = w.insight.budget();
    w.heading("Cost by category and phase");
    let mut columns = vec![Column::words("Category")];
    columns.extend(
        phases
            .iter()
            .map(|&at| Column::figures(w.catalog[figures.phases[at].phase].name)),
    );
    columns.push(Column::figures("All phases"));
    let empty = || vec![line!["–"]; phases.len()];
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut open = Vec::new();
    for category in w.catalog.budget_categories.iter() {
        let mut row = vec![line![category.name]];
        match category.id {
            "bc-people" => {
                row.extend(
                    phases
                        .iter()
                        .map(|&at| line![money(plan, figures.phases[at].cost.likely())]),
                );
                row.push(line![money(plan, budget.people.likely())]);
            }
            "bc-contingency" => {
                row.extend(empty());
                row.push(line![money(plan, budget.reserve().likely)]);
            }
            _ => {
                open.push(line![
                    strong(category.name),
                    format!(": {}", inside(no_stop(category.inputs.text())))
                ]);
                continue;
            }
        }
        rows.push(row);
    }
    let mut total = vec![line![strong("Total")]];
    total.extend(empty());
    total.push(line![money(plan, budget.total.total.likely)]);
    rows.push(total);
    w.table(columns, rows);
    let mut sum = Money(0);
    let mut so_far = vec![0];
    let mut steps = vec!["Start"];
    for &at in phases {
        sum.0 += figures.phases[at].cost.likely().0;
        so_far.push(sum.whole());
        steps.push(w.catalog[figures.phases[at].phase].name);
    }
    w.diagram(mermaid::series(
        "Cost of people up to the end of each phase",
        "Running total of the expected cost of people; the same figures stand in the table above.",
        &steps,
        if plan.details.currency.is_empty() {
            "Cost"
        } else {
            &plan.details.currency
        },
        (sum.whole().max(1), 0),
        &[Series::Line(so_far)],
    ));
    let people = &budget.people;
    w.say(line![format!(
        "At the low and high example rates people cost between {} and {}. Contingency is the difference to P80, at least {}% of the rest.",
        money(plan, people.low()),
        money(plan, people.high()),
        w.catalog.planning_rules.contingency
    )]);
    if let Some(over) = budget.over_cap() {
        w.say(line![
            strong("Over the cap:"),
            format!(" the total exceeds the cap by {}.", money(plan, over))
        ]);
    }
    let unpriced = people.unpriced_hundredths();
    if unpriced > 0 {
        w.say(line![format!(
            "Not in the cost, for want of a rate: {}.",
            person_days(Ratio::new(unpriced as i64, 100))
        )]);
    }
    w.heading("Not in the figures");
    w.say(line![
        "These categories have no figure yet. What each is made of:"
    ]);
    w.bullets(open);
}
