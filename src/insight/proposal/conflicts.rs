//! What a person fixed that does not go together with a schedule.

use super::super::circle::LeftOut;
use super::super::network::{Broken, Run};
use super::super::schedule::Span;
use crate::plan::{Calendar, ItemId, RoadmapItem};
use crate::sorted::sort;

/// Something fixed that breaks a rule of the schedule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// `item`, whose dates stay, begins before `before`, its prerequisite, is done.
    TooEarly {
        /// The item whose dates stay.
        item: ItemId,
        /// Its prerequisite.
        before: ItemId,
    },
    /// `item` should wait for `before`, but `before` waits for `item`: the link is left out.
    Circle {
        /// The item that should wait.
        item: ItemId,
        /// The item it should wait for.
        before: ItemId,
    },
    /// Items with fixed dates need more than there is in these weeks.
    Overbooked {
        /// The first such week, from 1.
        first_week: u32,
        /// How many weeks.
        n_weeks: u32,
    },
}

/// Links left out, and items whose dates stay that begin before a prerequisite is done or need more
/// than there is.
pub(super) fn conflicts(
    calendar: Calendar,
    run: &Run,
    drafts: &[RoadmapItem],
    after: &[Vec<usize>],
    spans: &[Option<Span>],
    left_out: &[LeftOut],
    ids: &[Option<ItemId>],
) -> Vec<Conflict> {
    let circles = left_out.iter().filter_map(|&(at, before)| {
        Some(Conflict::Circle {
            item: ids[at]?,
            before: ids[before]?,
        })
    });
    let mut found: Vec<Conflict> = circles.collect();
    for (at, draft) in drafts.iter().enumerate() {
        let Some(span) = spans[at] else { continue };
        let late = |before: usize| {
            let lag = draft.lags.iter().find(|lag| lag.after == drafts[before].id);
            let lag = lag.map_or(0, |lag| lag.half_days);
            spans[before].is_some_and(|other| other.finish.saturating_add(lag) > span.start)
        };
        let early = after[at].iter().filter(|&&before| late(before));
        found.extend(early.filter_map(|&before| {
            Some(Conflict::TooEarly {
                item: ids[at]?,
                before: ids[before]?,
            })
        }));
    }
    let weeks = run.broken.iter().filter_map(|broken| match broken {
        Broken::Overbooked { from, to, .. } => Some(Span {
            start: *from,
            finish: *to,
        }),
        _ => None,
    });
    let weeks = weeks.flat_map(|span| span.start_week(calendar)..=span.end_week(calendar));
    let mut weeks: Vec<u32> = weeks.collect();
    sort(&mut weeks);
    weeks.dedup();
    found.extend(weeks.first().map(|&first_week| Conflict::Overbooked {
        first_week,
        n_weeks: weeks.len() as u32,
    }));
    found
}
