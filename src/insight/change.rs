//! What a proposal would change in the accepted roadmap, item by item.

use super::schedule::Span;
use crate::plan::{ItemId, RoadmapItem, Work};
use crate::sorted::Map;

/// A difference of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemChange {
    /// The item: of the proposal, or of the accepted roadmap if it is removed.
    pub item: ItemId,
    /// The difference.
    pub change: Change,
}

/// How an item differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added,
    /// It is not needed any more, and nobody has changed anything in it.
    Removed,
    /// Its dates.
    Moved {
        /// Accepted.
        from: Span,
        /// Proposed.
        to: Span,
    },
    /// Its likely work in all roles, in hundredths of a person-day; equal sums
    /// mean that only the estimates around it or the roles differ.
    Work {
        /// Accepted.
        from: u64,
        /// Proposed.
        to: u64,
    },
    /// What it waits for.
    Prerequisites,
    /// The practices it puts in place.
    Practices,
}

/// The differences, in the order of the proposal; what is removed comes last.
pub(super) fn changes(accepted: &[RoadmapItem], proposed: &[RoadmapItem]) -> Vec<ItemChange> {
    let mut before: Map<ItemId, &RoadmapItem> =
        accepted.iter().map(|item| (item.id, item)).collect();
    let mut found = Vec::new();
    for item in proposed {
        let mut add = |change| {
            found.push(ItemChange {
                item: item.id,
                change,
            });
        };
        let Some(old) = before.remove(&item.id) else {
            add(Change::Added);
            continue;
        };
        let (from, to) = (Span::of(old), Span::of(item));
        if from != to {
            add(Change::Moved { from, to });
        }
        if old.work != item.work {
            let (from, to) = (likely(&old.work), likely(&item.work));
            add(Change::Work { from, to });
        }
        if old.after != item.after {
            add(Change::Prerequisites);
        }
        if old.practices != item.practices {
            add(Change::Practices);
        }
    }
    let gone = accepted.iter().filter(|item| before.contains_key(&item.id));
    found.extend(gone.map(|item| ItemChange {
        item: item.id,
        change: Change::Removed,
    }));
    found
}

fn likely(work: &[Work]) -> u64 {
    work.iter().map(|work| u64::from(work.likely)).sum()
}
