//! Load against capacity, per role and quarter.

use super::Shown;
use super::budget::Period;
use crate::document::block::{Cell, Column};
use crate::document::words::list;
use crate::document::writer::Writer;
use crate::insight::forecast::week_of;
use crate::insight::staffing::Staffing;
use crate::line;

pub fn load(w: &mut Writer, shown: &Shown) {
    let Some(staffing) = w.insight.staffing() else {
        return;
    };
    if staffing.roles.is_empty() || staffing.end == 0 {
        return;
    }
    let calendar = staffing.calendar;
    // What is past takes nobody's time any more.
    let first = calendar.first().max(w.plan.details.as_of);
    let last = calendar.last_day(staffing.end);
    if first > last {
        return;
    }
    w.heading("Load against capacity");
    let periods = Period::between(first, last);
    let mut columns = vec![Column::words("Role")];
    columns.extend(
        periods
            .iter()
            .map(|period| Column::figures(period.name.clone())),
    );
    let week = calendar.half_days_per_week();
    let spans: Vec<(u32, u32)> = periods
        .iter()
        .map(|period| {
            (
                calendar
                    .half_day_or_first(period.first.max(first))
                    .min(staffing.end),
                calendar.half_day_after(period.last).min(staffing.end),
            )
        })
        .collect();
    let rows = staffing.roles.iter().map(|role| {
        let mut row = vec![line![match (&role.role, staffing.roles.len()) {
            (None, 2..) => "People without a role".to_owned(),
            _ => role.name.clone(),
        }]];
        row.extend(spans.iter().map(|&(from, to)| {
            let load = role.load(from, to, week);
            line![match (load.any, load.over) {
                (false, _) if load.percent == 0 => "–".to_owned(),
                (_, true) => format!("{}% in the worst week", load.percent),
                _ => format!("{}%", load.percent),
            }]
        }));
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(columns, rows);
    w.say(line![
        "How much of the time that people of a role give to the plan is taken by initiatives and upkeep, holidays and absences left out. Work of a role that nobody has falls to others."
    ]);
    let over = overloaded(staffing, shown);
    if !over.is_empty() {
        w.say(line!["More is asked for than there is:"]);
        w.bullets(over);
    }
}

/// The worst week of every role that is asked for more than there is.
fn overloaded(staffing: &Staffing, shown: &Shown) -> Vec<Vec<crate::document::block::Inline>> {
    let week = staffing.calendar.half_days_per_week();
    let roles = staffing.roles.iter();
    let over = roles.filter_map(|role| {
        let worst = role.worst_week(0, staffing.end, week)?;
        let causes = role.causes(worst);
        let causes: Vec<&str> = causes
            .iter()
            .filter_map(|cause| shown.codes.get(cause.item).map(String::as_str))
            .collect();
        Some(line![format!(
            "{} in the week of {}, for {}. Move one of them or add capacity.",
            role.name,
            week_of(staffing.calendar.day(worst.start)).long(),
            list(&causes)
        )])
    });
    over.collect()
}
