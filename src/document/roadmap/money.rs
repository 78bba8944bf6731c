//! People: effort by role and phase, and their load.

use super::{Shown, budget, has_items, staffing};
use crate::document::block::{Cell, Column, strong};
use crate::document::words::{counted, days, money, person_days};
use crate::document::writer::Writer;
use crate::insight::cost::{Money, Rate};
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
    let n_days = i64::from(figures.calendar.half_days_per_week() / 2);
    let weekly = fte
        .times(Ratio::new(n_days, 1))
        .times(Ratio::hundredths(focus));
    let one = plan.resources.people.len() == 1;
    w.say(line![format!(
        "{} with {} full-time equivalents {} {focus}% of {} time to the plan: {} a week. The work takes {} on average; {} (P80) suffice in four cases of five.",
        counted(plan.resources.people.len(), "person or group", "people or groups"),
        fte.text(1),
        if one { "gives" } else { "give" },
        if one { "its" } else { "their" },
        person_days(weekly),
        person_days(Ratio::new(figures.forecast.mean.rounded(0), 1)),
        person_days(Ratio::new(figures.forecast.p80.rounded(0), 1)),
    )]);
    let shown = Shown::new(w);
    effort(w, &shown);
    super::upkeep::upkeep(w);
    staffing::load(w, &shown);
    budget::budget(w, &shown);
}

fn effort(w: &mut Writer, shown: &Shown) {
    let (plan, figures) = (w.plan, w.insight.roadmap());
    w.heading("Effort by role and phase");
    let phases = || shown.columns().iter().copied();
    let mut columns = vec![Column::words("Role")];
    columns.extend(phases().map(|at| Column::figures(w.catalog[figures.phases[at].phase].name)));
    columns.extend([
        Column::figures("Person-days"),
        Column::figures("Day rate"),
        Column::figures("Cost"),
    ]);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for role in &figures.roles {
        let mut row = vec![line![role.name.clone()]];
        row.extend(phases().map(|at| line![days(role.by_phase[at].work.mean())]));
        row.push(line![days(role.work.mean())]);
        row.push(match &role.rate {
            Some(rate) => line![money(plan, Money(rate.likely)), example(rate)],
            None => w.missing_cell(
                (Part::Resources, "rates"),
                "State a day rate for every role.",
            ),
        });
        row.push(line![money(plan, role.cost.likely())]);
        rows.push(row);
    }
    let mut total = vec![line![strong("All roles")]];
    total.extend(phases().map(|at| line![days(figures.phases[at].work.mean())]));
    total.push(line![days(figures.work())]);
    total.push(line!["–"]);
    total.push(line![money(plan, figures.people.likely())]);
    rows.push(total);
    w.table(columns, rows);
    w.say(line![
        "Person-days are expected values, (optimistic + 4 x likely + pessimistic) / 6, each rounded for itself."
    ]);
}

fn example(rate: &Rate) -> &'static str {
    if rate.stated { "" } else { " (example)" }
}
