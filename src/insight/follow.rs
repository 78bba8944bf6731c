//! What moves when an item moves.
//!
//! What waits for it and would start too early moves with it, in the same step, as the schedule
//! of any good planning tool does: a person who moves work by a week means its consequences too,
//! and sees them before letting go. Nothing is pulled forward: room that opens stays, until
//! somebody plans again. What a person pinned holds, and so does what has begun; both are
//! reported, never moved silently.

use super::forecast::Open;
use super::schedule::Span;
use crate::plan::{ItemId, ItemState, Locked, Plan, RoadmapItem};
use crate::sorted::{Map, sort};

/// Items as numbers, made once and asked on every frame of a drag.
#[derive(Clone, Debug)]
pub struct Follow {
    open: Open,
    spans: Vec<Span>,
    held: Vec<Held>,
    /// Per item, the places it waits for with the half-days in between.
    after: Vec<Vec<(usize, u32)>>,
    /// Places, prerequisites first; without what is in a circle.
    order: Vec<usize>,
}

/// Whether an item moves when what it waits for does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    /// It does.
    Free,
    /// A person pinned its dates.
    Pinned,
    /// It has begun, or is over.
    Begun,
}

/// What a change of dates brings about. Items are places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moves {
    /// What moves with it, prerequisites first, and to where.
    pub moved: Vec<(usize, Span)>,
    /// What begins before something it waits for is done, each with that.
    pub early: Vec<(usize, usize)>,
}

impl Follow {
    /// The accepted roadmap of a plan.
    #[must_use]
    pub fn new(plan: &Plan) -> Follow {
        Follow::of(plan, &plan.roadmap.items)
    }

    /// Items as they would be.
    #[must_use]
    pub fn of(plan: &Plan, items: &[RoadmapItem]) -> Follow {
        let places: Map<ItemId, usize> = items.iter().map(|item| item.id).zip(0..).collect();
        let after = items.iter().map(|item| {
            let known = item.after.iter().filter_map(|id| {
                let lag = item.lags.iter().find(|lag| lag.after == *id);
                Some((*places.get(id)?, lag.map_or(0, |lag| lag.half_days)))
            });
            // What was dropped holds up nothing.
            known
                .filter(|(at, _)| items[*at].state != ItemState::Dropped)
                .collect()
        });
        let after: Vec<Vec<(usize, u32)>> = after.collect();
        let held = items.iter().map(|item| match item.state {
            ItemState::Planned if item.locked.contains(&Locked::Dates) => Held::Pinned,
            ItemState::Planned => Held::Free,
            _ => Held::Begun,
        });
        Follow {
            open: Open::of(plan),
            spans: items.iter().map(Span::of).collect(),
            held: held.collect(),
            order: order(&after),
            after,
        }
    }

    /// Where an item lies.
    #[must_use]
    pub fn span(&self, at: usize) -> Span {
        self.spans[at]
    }

    /// Half-days of a span in which people work: holidays are left out.
    #[must_use]
    pub fn working(&self, span: Span) -> u32 {
        self.open.before(span.finish) - self.open.before(span.start)
    }

    /// Open half-days from one half-day to another; negative backwards.
    #[must_use]
    pub fn between(&self, from: u32, to: u32) -> i64 {
        i64::from(self.open.before(to)) - i64::from(self.open.before(from))
    }

    /// The item from another start on, with as much working time as before. It never starts on a
    /// holiday.
    #[must_use]
    pub fn shifted(&self, at: usize, start: u32) -> Span {
        let length = self.working(self.spans[at]).max(1);
        let start = (start..).find(|&half_day| self.open.is(half_day));
        let start = start.unwrap_or(0);
        let finish = self.open.behind(self.open.before(start) + length);
        Span {
            start,
            finish: finish.max(start + 1),
        }
    }

    /// What happens if an item lies elsewhere. With `pinned`, pinned items move too.
    #[must_use]
    pub fn when(&self, at: usize, span: Span, pinned: bool) -> Moves {
        let mut now = self.spans.clone();
        now[at] = span;
        let mut changed = vec![false; now.len()];
        changed[at] = true;
        let mut moves = Moves::default();
        for &this in &self.order {
            let touched = this == at || self.after[this].iter().any(|&(before, _)| changed[before]);
            if !touched {
                continue;
            }
            let ready = |&(before, lag): &(usize, u32)| now[before].finish.saturating_add(lag);
            let free = match self.held[this] {
                Held::Free => true,
                Held::Pinned => pinned,
                Held::Begun => false,
            };
            let latest = self.after[this].iter().map(ready).max().unwrap_or(0);
            if now[this].start >= latest {
                continue;
            }
            if this != at && free {
                now[this] = self.shifted(this, latest);
                changed[this] = true;
                moves.moved.push((this, now[this]));
            } else {
                let start = now[this].start;
                let late = self.after[this].iter().filter(|after| ready(after) > start);
                moves.early.extend(late.map(|&(before, _)| (this, before)));
            }
        }
        moves
    }

    /// The half-day behind the last one of work as it is.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.spans.iter().map(|span| span.finish).max().unwrap_or(0)
    }

    /// The half-day behind the last one of work, with these changes.
    #[must_use]
    pub fn end(&self, at: usize, span: Span, moves: &Moves) -> u32 {
        let mut now = self.spans.clone();
        now[at] = span;
        for &(place, span) in &moves.moved {
            now[place] = span;
        }
        now.iter().map(|span| span.finish).max().unwrap_or(0)
    }

    /// What could move if pinned items did: whether the offer makes sense.
    #[must_use]
    pub fn pinned_among(&self, moves: &Moves) -> Vec<usize> {
        let pinned = moves.early.iter().map(|(item, _)| *item);
        let mut pinned: Vec<usize> = pinned.filter(|&at| self.held[at] == Held::Pinned).collect();
        sort(&mut pinned);
        pinned.dedup();
        pinned
    }
}

/// Places in an order in which prerequisites come first.
fn order(after: &[Vec<(usize, u32)>]) -> Vec<usize> {
    let mut waits: Vec<usize> = after.iter().map(Vec::len).collect();
    let mut behind = vec![Vec::new(); after.len()];
    for (at, before) in after.iter().enumerate() {
        for &(before, _) in before {
            behind[before].push(at);
        }
    }
    let mut order: Vec<usize> = (0..after.len()).filter(|&at| waits[at] == 0).collect();
    let mut next = 0;
    while let Some(&at) = order.get(next) {
        next += 1;
        for &then in &behind[at] {
            waits[then] -= 1;
            if waits[then] == 0 {
                order.push(then);
            }
        }
    }
    order
}

/// By how much something moves, in words: `1 week later`, `3 days earlier`; none if it does not.
/// Counted in working half-days, `week` of them to a week.
#[must_use]
pub fn moved_by(half_days: i64, week: u32) -> Option<String> {
    if half_days == 0 {
        return None;
    }
    let way = if half_days > 0 { "later" } else { "earlier" };
    Some(length(half_days.unsigned_abs(), week) + " " + way)
}

/// A length in words: `2 weeks`, `3 days`, `half a day`.
#[must_use]
pub fn length(half_days: u64, week: u32) -> String {
    let week = u64::from(week.max(1));
    if half_days > 0 && half_days.is_multiple_of(week) {
        return many(half_days / week, "week");
    }
    match (half_days / 2, half_days % 2) {
        (0, 1) => "half a day".to_owned(),
        (days, 0) => many(days, "day"),
        (days, _) => days.to_string() + ".5 days",
    }
}

fn many(n: u64, what: &str) -> String {
    let s = if n == 1 { "" } else { "s" };
    [&n.to_string(), " ", what, s].concat()
}
