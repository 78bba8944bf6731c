//! What is odd about an item but kept: dates that do not go together, a state that its dates deny.

use super::Insight;
use crate::plan::{Calendar, ItemId, ItemState, Locked, RoadmapItem};

/// The part of an item that a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// The earliest start.
    Earliest,
    /// The deadline.
    Deadline,
    /// The exact length and who is needed for it.
    Length,
    /// The day on which it began.
    Began,
    /// Its last day of work.
    Ended,
    /// The state, or how much is done.
    State,
    /// The environments.
    Bookings,
}

/// What is odd about an item, each with the part that it is about, in whole sentences.
#[must_use]
pub fn remarks(insight: &Insight, id: ItemId) -> Vec<(About, String)> {
    let plan = insight.plan();
    let item = plan.roadmap.items.iter().find(|item| item.id == id);
    let mut found = Vec::new();
    let Some(item) = item else { return found };
    let mut say = |about, parts: &[&str]| found.push((about, parts.concat()));
    let calendar = Calendar::of(plan);
    let (first, last) = (calendar.day(item.start), calendar.last_day(item.finish));
    let open = matches!(item.state, ItemState::Planned | ItemState::Running);
    if let Some(deadline) = item.deadline.filter(|_| open) {
        let day = deadline.medium();
        if deadline < first {
            let first = first.medium();
            say(
                About::Deadline,
                &[
                    "The deadline (",
                    &day,
                    ") is before it starts (",
                    &first,
                    "). Start it earlier, or move the deadline.",
                ],
            );
        } else if deadline < last {
            let last = last.medium();
            say(
                About::Deadline,
                &[
                    "It ends on ",
                    &last,
                    ", after the deadline (",
                    &day,
                    "). Plan it earlier, or move the deadline.",
                ],
            );
        }
        if let Some(earliest) = item.earliest.filter(|earliest| *earliest > deadline) {
            let earliest = earliest.medium();
            say(
                About::Earliest,
                &[
                    "It must not start before ",
                    &earliest,
                    ", which is after its deadline (",
                    &day,
                    "). Change one of the two.",
                ],
            );
        }
    }
    if let Some(earliest) = item.earliest
        && item.state == ItemState::Planned
        && first < earliest
    {
        let (first, earliest) = (first.medium(), earliest.medium());
        let fix = match is_pinned(item) {
            true => ", and is pinned there. Move it, or change the earliest start.",
            false => ". Plan again to move it.",
        };
        say(
            About::Earliest,
            &[
                "It starts on ",
                &first,
                ", before it may (",
                &earliest,
                ")",
                fix,
            ],
        );
    }
    if item.duration.is_some() && item.demand.is_empty() && item.bookings.is_empty() && open {
        say(
            About::Length,
            &["Nobody is needed for it, so it takes no time of anybody and costs nothing."],
        );
    }
    if let Some(began) = item.began.filter(|day| *day > plan.details.as_of) {
        let (began, as_of) = (began.medium(), plan.details.as_of.medium());
        say(
            About::Began,
            &[
                "It began on ",
                &began,
                ", after the as-of date of the plan (",
                &as_of,
                "). Correct one of the two.",
            ],
        );
    }
    if let Some(ended) = item.ended.filter(|day| *day > plan.details.as_of) {
        let (ended, as_of) = (ended.medium(), plan.details.as_of.medium());
        say(
            About::Ended,
            &[
                "It ended on ",
                &ended,
                ", after the as-of date of the plan (",
                &as_of,
                "). Correct one of the two.",
            ],
        );
    }
    if open && item.percent_done(insight.catalog()) == 100 {
        say(
            About::State,
            &["All of it is done. Set its state to done, so that it takes no time any more."],
        );
    }
    let environments = &plan.resources.environments;
    for booking in &item.bookings {
        let known = environments
            .iter()
            .find(|one| one.id == booking.environment);
        let Some(known) = known else {
            say(
                About::Bookings,
                &["An environment that is booked is not in the plan any more. Remove the booking."],
            );
            continue;
        };
        let (booked, there) = (booking.places.unwrap_or(1), known.places.unwrap_or(1));
        if booked > there {
            let (booked, there) = (booked.to_string(), there.to_string());
            say(
                About::Bookings,
                &[
                    "It books ",
                    &booked,
                    " places of ",
                    known.name.trim(),
                    ", which has ",
                    &there,
                    ". Book fewer, or add places.",
                ],
            );
        }
    }
    found
}

fn is_pinned(item: &RoadmapItem) -> bool {
    item.source.is_none() || item.locked.contains(&Locked::Dates)
}
