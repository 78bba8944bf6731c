//! Pieces as items: without dates while a schedule is looked for, with them afterwards.

use super::super::initiative::NeededInitiative;
use super::super::number::Ratio;
use super::super::schedule::Span;
use super::pieces::Piece;
use crate::catalog::{Catalog, Idx, Role};
use crate::plan::{
    InitiativeId, ItemId, ItemState, Locked, Plan, PracticeId, RoadmapItem, RoleId, Work,
};
use crate::sorted::{sort, sort_by_key};

/// The pieces as items, with numbers of their own that tell them apart until they get theirs.
pub(super) fn drafts(
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

/// The number of each piece that has dates: the one it has, else the next free
/// ones in order.
pub(super) fn ids(plan: &Plan, pieces: &[Piece], order: &[usize]) -> Vec<Option<ItemId>> {
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
pub(super) fn placed(
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
    // A waiting time belongs to its prerequisite.
    draft.lags.retain(|lag| draft.after.contains(&lag.after));
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
pub fn work(catalog: &Catalog, needed: &NeededInitiative) -> Vec<Work> {
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
