//! The review calendar with dates: counted from the plan's start, and the next one from its as-of
//! date on. The day on which somebody reads the document plays no part.

use crate::catalog::{Catalog, Review};
use crate::document::block::{Cell, Column};
use crate::document::words::{list, months_later};
use crate::document::writer::Writer;
use crate::line;
use crate::plan::{Calendar, Date, Plan};

/// The calendar as a table: when, what, who, and the dates.
pub fn table(w: &mut Writer) {
    let rows: Vec<Vec<Cell>> = w
        .catalog
        .reviews
        .iter()
        .filter_map(|review| {
            let dates = dates(w.plan, review)?;
            let bodies = review
                .bodies
                .iter()
                .map(|&body| w.catalog[body].name.text());
            let loops = review
                .loops
                .iter()
                .map(|&learning| w.catalog[learning].name.text());
            let held: Vec<&str> = bodies.chain(loops).collect();
            Some(vec![
                line![review.when],
                line![review.what],
                line![list(&held)],
                line![dates],
            ])
        })
        .collect();
    w.table(
        vec![
            Column::words("When"),
            Column::words("What"),
            Column::words("Meeting"),
            Column::words("Dates"),
        ],
        rows,
    );
}

/// The dates of a review in words; none for one before an event that the plan does not have.
fn dates(plan: &Plan, review: &Review) -> Option<String> {
    if review.weeks_before_event.is_empty() {
        return next(plan, review).map(|date| format!("next on {}", date.long()));
    }
    let event = plan
        .details
        .event_date
        .filter(|&date| date >= plan.details.as_of)?;
    let calendar = Calendar::of(plan);
    let days = review
        .weeks_before_event
        .iter()
        .map(|&weeks| calendar.working_day(event.plus_days(-7 * i32::from(weeks))));
    let days: Vec<String> = days
        .filter(|&day| day >= plan.details.as_of)
        .map(|day| day.long())
        .collect();
    (!days.is_empty()).then(|| list(&days))
}

/// The next date of a review that comes back: the first one after the plan's start that does not
/// lie before its as-of date.
pub fn next(plan: &Plan, review: &Review) -> Option<Date> {
    let (start, from) = (plan.details.start, plan.details.as_of);
    let nth = |n: u32| match (review.every_weeks, review.every_months) {
        (Some(weeks), _) => Some(start.plus_days(7 * i32::from(weeks) * n as i32)),
        (None, Some(months)) => Some(months_later(start, u32::from(months) * n)),
        (None, None) => None,
    };
    // A plan lasts at most fifty years; the bound keeps a damaged one from going on for ever.
    (1..3_000)
        .map_while(nth)
        .find(|&date| date >= from && date > start)
        .map(|date| Calendar::of(plan).working_day(date))
}

/// The next date of the review with this id.
pub fn next_of(catalog: &Catalog, plan: &Plan, id: &str) -> Option<Date> {
    next(plan, &catalog[catalog.review(id)?])
}
