//! What there is to plan: needed initiatives, each with the accepted item it continues, and the
//! items that stay beside them.

use super::super::circle::{LeftOut, break_circles};
use super::super::initiative::{NeededInitiative, Portfolio};
use super::super::network;
use super::super::priority::Priorities;
use crate::catalog::Catalog;
use crate::plan::{Locked, Plan, RoadmapItem, Work};
use crate::sorted::Map;

/// Something to plan and where it comes from.
pub(super) struct Piece<'a> {
    pub needed: Option<&'a NeededInitiative>,
    /// The accepted item it continues.
    pub item: Option<&'a RoadmapItem>,
    /// The item stays as it is, with its dates.
    pub kept: bool,
}

impl Piece<'_> {
    pub fn locks(&self, field: Locked) -> bool {
        self.kept || self.item.is_some_and(|item| item.locked.contains(&field))
    }
}

/// The needed initiatives, in the portfolio's order, each with the accepted
/// item it continues; then the accepted items that stay beside them.
pub(super) fn pieces<'a>(
    catalog: &Catalog,
    plan: &'a Plan,
    portfolio: &'a Portfolio,
) -> Vec<Piece<'a>> {
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
pub(super) fn prerequisites(
    portfolio: &Portfolio,
    pieces: &[Piece],
) -> (Vec<Vec<usize>>, Vec<LeftOut>) {
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

/// Which pieces the people can do in ten years: in the order of priority, each with what it waits
/// for. It follows from work and people alone, not from a schedule, so that accepting a proposal
/// does not change it. What has dates by hand is not asked.
pub(super) fn fitting(
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
