//! The roadmap as the content's rules would have it, around what a person
//! fixed. A proposal: it becomes plan data when somebody accepts it.
//!
//! What a person did survives: own items stay as they are, locked fields keep
//! their values, and items keep their numbers. Source: content rules §3.3,
//! §3.5; promise 5 of the product.

use super::change::{Change, ItemChange, changes};
use super::circle::{LeftOut, break_circles};
use super::initiative::{NeededInitiative, Portfolio};
use super::network::{self, Broken, Network, Run, Wish};
use super::number::Ratio;
use super::priority::{Priorities, Relation};
use super::schedule::{NoSchedule, Span};
use crate::catalog::{Catalog, Idx, Initiative, Role};
use crate::plan::roadmap::MOST_HALF_DAYS;
use crate::plan::{
    Basis, InitiativeId, ItemId, ItemState, Locked, Plan, PracticeId, RoadmapItem, RoleId, Work,
};
use crate::schedule::{Objective, Options};
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
        let pieces = pieces(catalog, plan, portfolio);
        let (after, left_out) = prerequisites(portfolio, &pieces);
        let fits = fitting(catalog, plan, &pieces, &after, priorities);
        let drafts = drafts(catalog, plan, &pieces, &after, &fits);
        let wishes = wishes(plan, catalog, &pieces, priorities, &drafts);
        let run = Network::new(catalog, plan, &drafts, &wishes, None)?.improve(&drafts, SEARCH);
        let unplaced = |at: &usize| is_beyond(&run, &fits, *at);
        let beyond: Vec<usize> = priorities
            .ranking
            .iter()
            .copied()
            .filter(unplaced)
            .collect();
        let (spans, order) = dates(&pieces, &run, &fits, priorities);
        let ids = ids(plan, &pieces, &order);
        let items: Vec<RoadmapItem> = order
            .iter()
            .filter_map(|&at| {
                let before = after[at].iter().filter_map(|&before| ids[before]);
                let draft = drafts[at].clone();
                Some(placed(
                    draft,
                    &pieces[at],
                    ids[at]?,
                    before.collect(),
                    spans[at]?,
                ))
            })
            .collect();
        let is_late = |&at: &usize| {
            let core = priorities.initiatives[at].relation == Relation::Core;
            let minimum = u32::from(catalog[portfolio.initiatives[at].initiative].min_weeks);
            let claimed = spans[at].map(|span| span.claimable_week(minimum));
            core && claimed
                .zip(priorities.weeks_to_event)
                .is_some_and(|(week, event)| week > event)
        };
        let initiative = |at: usize| portfolio.initiatives[at].initiative;
        let needed = order.iter().filter(|&&at| at < portfolio.initiatives.len());
        let late = needed.copied().filter(is_late).map(initiative);
        let conflicts = conflicts(&run, &drafts, &after, &spans, &left_out, &ids);
        Ok(Proposal {
            changes: changes(&plan.roadmap.items, &items),
            late: late.collect(),
            beyond: beyond.into_iter().map(initiative).collect(),
            conflicts,
            items,
            basis: Basis {
                model: catalog.model.version.to_owned(),
                date: plan.details.as_of,
                scheduler: SCHEDULER.to_owned(),
                seed: SEARCH.seed as u32,
                tried: run.schedules,
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

/// What the scheduler is called in a plan.
const SCHEDULER: &str = "genetic";
/// How a proposal is looked for: briefly, because it is made anew after every edit, and always alike.
const SEARCH: Options = Options {
    objective: Objective::Maturity,
    seed: 1,
    schedules: 150,
    keep_unless_gain: 20,
};

/// The pieces as items, with numbers of their own that tell them apart until they get theirs.
fn drafts(
    catalog: &Catalog,
    plan: &Plan,
    pieces: &[Piece],
    after: &[Vec<usize>],
    fits: &[bool],
) -> Vec<RoadmapItem> {
    let number = |at: usize| {
        let known = pieces[at].item.map(|item| item.id);
        known.unwrap_or(ItemId(plan.next_item.saturating_add(at as u32)))
    };
    let drafts = pieces.iter().enumerate().map(|(at, piece)| {
        let before = after[at].iter().map(|&before| number(before));
        let mut draft = item(catalog, piece, number(at), before.collect());
        // What stays as it is keeps its dates, whether or not somebody locked them.
        if piece.kept && !draft.locked.contains(&Locked::Dates) {
            draft.locked.push(Locked::Dates);
        }
        // What does not fit takes nobody's time.
        if !fits[at] {
            draft.state = ItemState::Dropped;
        }
        draft
    });
    drafts.collect()
}

/// What the schedule should know of each piece: what is not on the roadmap yet has no place to keep.
fn wishes(
    plan: &Plan,
    catalog: &Catalog,
    pieces: &[Piece],
    priorities: &Priorities,
    drafts: &[RoadmapItem],
) -> Vec<Wish> {
    let mut wishes = network::wishes(catalog, plan, priorities, drafts);
    for (wish, piece) in wishes.iter_mut().zip(pieces) {
        if piece.item.is_none() {
            wish.previous = None;
        }
    }
    wishes
}

/// Which pieces the people can do in ten years: in the order of priority, each with what it waits
/// for. It follows from work and people alone, not from a schedule, so that accepting a proposal
/// does not change it. What has dates by hand is not asked.
fn fitting(
    catalog: &Catalog,
    plan: &Plan,
    pieces: &[Piece],
    after: &[Vec<usize>],
    priorities: &Priorities,
) -> Vec<bool> {
    let mut room = network::person_days_in_ten_years(catalog, plan);
    let mut fits: Vec<bool> = pieces
        .iter()
        .map(|piece| piece.locks(Locked::Dates))
        .collect();
    let mut open = priorities.ranking.clone();
    open.retain(|&at| !fits[at]);
    // Round by round, because what something waits for may have a lower priority.
    loop {
        let ready = |at: &usize| after[*at].iter().all(|&before| fits[before]);
        let next = open
            .iter()
            .position(|at| ready(at) && days(&pieces[*at]) <= room);
        let Some(next) = next else { return fits };
        let at = open.remove(next);
        room -= days(&pieces[at]);
        fits[at] = true;
    }
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

/// Whether there is never enough for a piece, or not within the years of a roadmap.
fn is_beyond(run: &Run, fits: &[bool], at: usize) -> bool {
    let latest = i64::from(run.spans[at].finish) > MOST_HALF_DAYS;
    !fits[at] || run.never.contains(&at) || latest
}

/// When each piece runs, and the pieces that have dates in the order of starting, then of priority.
/// What was accepted and does not fit any more stays where it was; what is new and does not fit has
/// no dates.
fn dates(
    pieces: &[Piece],
    run: &Run,
    fits: &[bool],
    priorities: &Priorities,
) -> (Vec<Option<Span>>, Vec<usize>) {
    let spans = pieces.iter().enumerate().map(|(at, piece)| {
        if is_beyond(run, fits, at) {
            return piece.item.map(Span::of);
        }
        Some(run.spans[at])
    });
    let spans: Vec<Option<Span>> = spans.collect();
    let mut ranks: Vec<usize> = (0..pieces.len()).collect();
    for (rank, &at) in priorities.ranking.iter().enumerate() {
        ranks[at] = rank;
    }
    let mut order: Vec<usize> = (0..pieces.len())
        .filter(|&at| spans[at].is_some())
        .collect();
    sort_by_key(&mut order, |&at| {
        (spans[at].map_or(0, |span| span.start), ranks[at])
    });
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

/// A draft with its number and its dates.
fn placed(
    mut draft: RoadmapItem,
    piece: &Piece,
    id: ItemId,
    after: Vec<ItemId>,
    span: Span,
) -> RoadmapItem {
    draft.id = id;
    draft.start = span.start;
    draft.finish = span.finish;
    draft.after = after;
    if !piece.locks(Locked::Prerequisites) {
        sort(&mut draft.after);
    }
    draft.locked = piece.item.map_or(Vec::new(), |item| item.locked.clone());
    draft.state = piece.item.map_or(ItemState::Planned, |item| item.state);
    draft
}

/// The item of a piece: what a person fixed, and the rest anew.
fn item(catalog: &Catalog, piece: &Piece, id: ItemId, after: Vec<ItemId>) -> RoadmapItem {
    let mut item = piece.item.cloned().unwrap_or_default();
    item.id = id;
    item.after = after;
    item.finish = item.finish.max(item.start + 1);
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

/// Links left out, and items whose dates stay that begin before a prerequisite is done or need more
/// than there is.
fn conflicts(
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
    let weeks = weeks.flat_map(|span| span.start_week()..=span.end_week());
    let mut weeks: Vec<u32> = weeks.collect();
    sort(&mut weeks);
    weeks.dedup();
    found.extend(weeks.first().map(|&first_week| Conflict::Overbooked {
        first_week,
        n_weeks: weeks.len() as u32,
    }));
    found
}
