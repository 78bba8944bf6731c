//! The roadmap as the content's rules would have it, around what a person
//! fixed. A proposal: it becomes plan data when somebody accepts it.
//!
//! What a person did survives: own items stay as they are, locked fields keep
//! their values, and items keep their numbers. Source: content rules §3.3,
//! §3.5; promise 5 of the product.

use super::change::{Change, ItemChange, changes};
use super::circle::{LeftOut, break_circles};
use super::initiative::{NeededInitiative, Portfolio};
use super::number::Ratio;
use super::priority::{Priorities, Relation};
use super::schedule::{NoSchedule, Schedule, Span, Task, capacity, weekly};
use crate::catalog::{Catalog, Idx, Initiative, Role};
use crate::plan::{
    Basis, InitiativeId, ItemId, Locked, Plan, PracticeId, RoadmapItem, RoleId, Work,
};
use crate::sorted::Map;
use crate::sorted::{sort, sort_by_key};

/// What to accept, and what that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The whole roadmap, own items included, in the order of starting.
    pub items: Vec<RoadmapItem>,
    /// How it was found.
    pub basis: Basis,
    /// What differs from the accepted roadmap: nothing if it is up to date.
    pub changes: Vec<ItemChange>,
    /// What a person fixed and what does not go together with it.
    pub conflicts: Vec<Conflict>,
    /// Needed initiatives that do not fit into ten years, in the order of
    /// priority. Those that are on the accepted roadmap keep their dates there.
    pub beyond: Vec<Idx<Initiative>>,
    /// Core initiatives of the primary driver that end after the dated event.
    pub late: Vec<Idx<Initiative>>,
}

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

/// A task of the schedule and where it comes from.
struct Piece<'a> {
    needed: Option<&'a NeededInitiative>,
    /// The accepted item it continues.
    item: Option<&'a RoadmapItem>,
    /// The item stays as it is, with its dates.
    kept: bool,
}

impl Piece<'_> {
    fn locks(&self, field: Locked) -> bool {
        self.kept || self.item.is_some_and(|item| item.locked.contains(&field))
    }
}

impl Proposal {
    /// Proposes a roadmap.
    ///
    /// # Errors
    /// When nobody has any time to do the work.
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        draft: bool,
        portfolio: &Portfolio,
        priorities: &Priorities,
    ) -> Result<Proposal, NoSchedule> {
        let capacity = capacity(catalog, plan)?;
        let pieces = pieces(catalog, plan, portfolio);
        let (mut after, left_out) = prerequisites(portfolio, &pieces);
        let tasks = tasks(&pieces, &mut after, priorities);
        let schedule = weekly::schedule(&tasks, &capacity);
        let undated = |at: &usize| schedule.spans[*at].is_none();
        let beyond: Vec<usize> = priorities.ranking.iter().copied().filter(undated).collect();
        let (spans, order) = dates(&pieces, schedule);
        let ids = ids(plan, &pieces, &order);
        let item = |&at: &usize| {
            let (id, span) = (ids[at]?, spans[at]?);
            let before = tasks[at].after.iter().filter_map(|&before| ids[before]);
            Some(item(catalog, &pieces[at], id, before.collect(), span))
        };
        let items: Vec<_> = order.iter().filter_map(item).collect();
        let weeks_to_event = priorities.weeks_to_event;
        let is_late = |&at: &usize| {
            let ends = spans[at].map(Span::end_week);
            let core = priorities.initiatives[at].relation == Relation::Core;
            core && ends
                .zip(weeks_to_event)
                .is_some_and(|(end, event)| end > event)
        };
        let initiative = |at: usize| portfolio.initiatives[at].initiative;
        let needed = order.iter().filter(|&&at| at < portfolio.initiatives.len());
        let late = needed.copied().filter(is_late).map(initiative);
        let mut conflicts = conflicts(&tasks, &spans, &left_out, &ids);
        conflicts.extend(
            weekly::overbooked(&tasks, &capacity).map(|(first_week, n_weeks)| {
                Conflict::Overbooked {
                    first_week,
                    n_weeks,
                }
            }),
        );
        Ok(Proposal {
            changes: changes(&plan.roadmap.items, &items),
            late: late.collect(),
            beyond: beyond.into_iter().map(initiative).collect(),
            conflicts,
            items,
            basis: Basis {
                model: catalog.model.version.to_owned(),
                date: plan.details.as_of,
                scheduler: weekly::NAME.to_owned(),
                seed: 0,
                tried: 1,
                draft,
                other: Vec::new(),
            },
        })
    }

    /// Whether accepting it would change nothing.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many items it would add, remove and change.
    #[must_use]
    pub fn n_changed(&self) -> (usize, usize, usize) {
        let count =
            |of: &dyn Fn(&Change) -> bool| self.changes.iter().filter(|c| of(&c.change)).count();
        let added = count(&|change| *change == Change::Added);
        let removed = count(&|change| *change == Change::Removed);
        let mut changed: Vec<_> = self
            .changes
            .iter()
            .filter(|c| !matches!(c.change, Change::Added | Change::Removed))
            .map(|c| c.item)
            .collect();
        changed.dedup();
        (added, removed, changed.len())
    }
}

/// The needed initiatives, in the portfolio's order, each with the accepted
/// item it continues; then the accepted items that stay beside them.
fn pieces<'a>(catalog: &Catalog, plan: &'a Plan, portfolio: &'a Portfolio) -> Vec<Piece<'a>> {
    let needed = portfolio.initiatives.iter().map(|needed| Piece {
        needed: Some(needed),
        item: None,
        kept: false,
    });
    let mut pieces: Vec<Piece<'a>> = needed.collect();
    let place = |item: &RoadmapItem| {
        let idx = catalog.initiative(item.source.as_ref()?.as_str())?;
        portfolio.place(idx)
    };
    // Of several items from one source, the oldest is the one that goes on.
    for item in &plan.roadmap.items {
        if let Some(at) = place(item)
            && pieces[at].item.is_none_or(|other| item.id < other.id)
        {
            pieces[at].item = Some(item);
        }
    }
    for item in &plan.roadmap.items {
        let stays = match place(item) {
            // Further items from the same source are a person's own copies.
            Some(at) => pieces[at].item.is_some_and(|other| other.id != item.id),
            None => !is_ours(catalog, item) || is_touched(item),
        };
        if stays {
            pieces.push(Piece {
                needed: None,
                item: Some(item),
                kept: true,
            });
        }
    }
    pieces
}

/// Whether an item comes from an initiative that the catalogue knows.
fn is_ours(catalog: &Catalog, item: &RoadmapItem) -> bool {
    let source = item.source.as_ref();
    source.is_some_and(|id| catalog.initiative(id.as_str()).is_some())
}

/// Whether a person changed an item that a proposal made.
fn is_touched(item: &RoadmapItem) -> bool {
    let texts = [&item.title, &item.outcome, &item.owner, &item.note];
    !item.locked.is_empty() || texts.iter().any(|text| !text.trim().is_empty())
}

/// What each piece waits for, without circles: a person's own links, else
/// those of the practices.
fn prerequisites(portfolio: &Portfolio, pieces: &[Piece]) -> (Vec<Vec<usize>>, Vec<LeftOut>) {
    let mut place = Map::new();
    for (at, piece) in pieces.iter().enumerate() {
        if let Some(item) = piece.item {
            place.insert(item.id, at);
        }
    }
    let links = |(at, piece): (usize, &Piece)| -> Vec<usize> {
        let mut before: Vec<usize> = match (piece.item, piece.needed) {
            (Some(item), _) if piece.locks(Locked::Prerequisites) => item
                .after
                .iter()
                .filter_map(|id| place.get(id))
                .copied()
                .collect(),
            (_, Some(needed)) => {
                let before = needed.after.iter();
                before.filter_map(|&idx| portfolio.place(idx)).collect()
            }
            _ => Vec::new(),
        };
        before.retain(|&other| other != at);
        before
    };
    let mut after: Vec<Vec<usize>> = pieces.iter().enumerate().map(links).collect();
    let fixed: Vec<bool> = pieces
        .iter()
        .map(|piece| piece.locks(Locked::Prerequisites))
        .collect();
    let left_out = break_circles(&mut after, &fixed);
    (after, left_out)
}

fn tasks(pieces: &[Piece], after: &mut [Vec<usize>], priorities: &Priorities) -> Vec<Task> {
    let mut ranks: Vec<usize> = (0..pieces.len()).collect();
    for (rank, &at) in priorities.ranking.iter().enumerate() {
        ranks[at] = rank;
    }
    let task = |(at, piece): (usize, &Piece)| Task {
        days: days(piece),
        after: std::mem::take(&mut after[at]),
        rank: ranks[at],
        pinned: piece
            .item
            .filter(|_| piece.locks(Locked::Dates))
            .map(Span::of),
    };
    pieces.iter().enumerate().map(task).collect()
}

/// Mean work in person-days.
fn days(piece: &Piece) -> f64 {
    match (piece.item, piece.needed) {
        (Some(item), _) if piece.locks(Locked::Work) => {
            let sixths: u64 = item.work.iter().map(Work::mean_sixths).sum();
            sixths as f64 / 600.0
        }
        (_, Some(needed)) => needed.effort.mean().to_f64(),
        _ => 0.0,
    }
}

/// When each piece runs, and the pieces that have dates in the order of
/// starting. What was accepted and does not fit any more stays where it was.
fn dates(pieces: &[Piece], schedule: Schedule) -> (Vec<Option<Span>>, Vec<usize>) {
    let Schedule {
        mut spans,
        mut order,
        ..
    } = schedule;
    for (at, piece) in pieces.iter().enumerate() {
        if let (None, Some(item)) = (spans[at], piece.item) {
            spans[at] = Some(Span::of(item));
            order.push(at);
        }
    }
    sort_by_key(&mut order, |&at| spans[at].map_or(0, |span| span.start));
    (spans, order)
}

/// The number of each piece that has dates: the one it has, else the next free
/// ones in order.
fn ids(plan: &Plan, pieces: &[Piece], order: &[usize]) -> Vec<Option<ItemId>> {
    let mut ids = vec![None; pieces.len()];
    let mut next = plan.next_item;
    for &at in order {
        let known = pieces[at].item.map(|item| item.id);
        ids[at] = Some(known.unwrap_or(ItemId(next)));
        if known.is_none() {
            next = next.saturating_add(1);
        }
    }
    ids
}

/// The item of a piece: what a person fixed, and the rest anew.
fn item(
    catalog: &Catalog,
    piece: &Piece,
    id: ItemId,
    after: Vec<ItemId>,
    span: Span,
) -> RoadmapItem {
    let mut item = piece.item.cloned().unwrap_or_default();
    item.id = id;
    item.start = span.start;
    item.finish = span.finish;
    item.after = after;
    if !piece.locks(Locked::Prerequisites) {
        sort(&mut item.after);
    }
    if let Some(needed) = piece.needed {
        let initiative = &catalog[needed.initiative];
        item.source = Some(InitiativeId::new(initiative.id));
        let practices = needed.practices.iter();
        item.practices = practices
            .map(|needed| PracticeId::new(catalog[needed.practice].id))
            .collect();
        if !piece.locks(Locked::Work) {
            item.work = work(catalog, needed);
        }
    }
    item
}

/// The work of each role in hundredths of a person-day. Optimistic, likely and
/// pessimistic work each add up to the initiative's own, rounded once; and no
/// role's likely work is below its optimistic.
fn work(catalog: &Catalog, needed: &NeededInitiative) -> Vec<Work> {
    let roles = &catalog[needed.initiative].roles;
    let shares: Vec<u8> = roles.iter().map(|(_, share)| *share).collect();
    let total = |days: Ratio| days.rounded(2);
    let effort = &needed.effort;
    let optimistic = total(effort.optimistic);
    let likely = total(effort.likely) - optimistic;
    let pessimistic = total(effort.pessimistic) - optimistic - likely;
    let parts = [optimistic, likely, pessimistic].map(|units| split(units, &shares));
    let work = |(at, (role, _)): (usize, &(Idx<Role>, u8))| {
        let optimistic = parts[0][at];
        let likely = optimistic + parts[1][at];
        Work {
            role: Some(RoleId::new(catalog[*role].id)),
            optimistic,
            likely,
            pessimistic: likely + parts[2][at],
            other: Vec::new(),
        }
    };
    roles.iter().enumerate().map(work).collect()
}

/// Splits units by shares of 100 so that the parts add up: everybody gets the
/// whole part, the largest remainders one more (the first of equal ones).
fn split(units: i64, shares: &[u8]) -> Vec<u32> {
    let sum: i64 = shares.iter().map(|&share| i64::from(share)).sum();
    let exact = |share: u8| units.max(0) * i64::from(share);
    let mut parts: Vec<i64> = shares.iter().map(|&s| exact(s) / sum.max(1)).collect();
    let missing = units.max(0) - parts.iter().sum::<i64>();
    let mut by_remainder: Vec<usize> = (0..shares.len()).collect();
    sort_by_key(&mut by_remainder, |&at| -(exact(shares[at]) % sum.max(1)));
    for &at in by_remainder.iter().take(missing.max(0) as usize) {
        parts[at] += 1;
    }
    parts.into_iter().map(|part| part as u32).collect()
}

/// Links left out, and items whose dates a proposal does not move that begin
/// before a prerequisite is done.
fn conflicts(
    tasks: &[Task],
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
    for (at, task) in tasks.iter().enumerate() {
        let Some(span) = spans[at] else { continue };
        let late = |before: usize| spans[before].is_some_and(|other| other.finish > span.start);
        let early = task.after.iter().filter(|&&before| late(before));
        found.extend(early.filter_map(|&before| {
            Some(Conflict::TooEarly {
                item: ids[at]?,
                before: ids[before]?,
            })
        }));
    }
    found
}
