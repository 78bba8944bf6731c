//! A proposal of which only some changes are taken, and what that breaks.

use super::proposal::Proposal;
use crate::plan::roadmap::circle;
use crate::plan::{ItemId, RoadmapItem};
use crate::sorted::{Map, Set, sort_by_key};

/// The roadmap to accept when the changes of some items are left out: these
/// stay as they were accepted, or do not come, or do not go.
///
/// What waited for something that does not come waits for what that would
/// have waited for; where old and new prerequisites together form a circle, new
/// ones give way.
#[must_use]
pub fn without(
    accepted: &[RoadmapItem],
    proposal: &Proposal,
    left_out: &Set<ItemId>,
) -> Vec<RoadmapItem> {
    let before: Map<ItemId, &RoadmapItem> = accepted.iter().map(|item| (item.id, item)).collect();
    let proposed: Map<ItemId, &RoadmapItem> =
        proposal.items.iter().map(|item| (item.id, item)).collect();
    let taken = proposal.items.iter().filter_map(|item| {
        let stays = left_out.contains(&item.id);
        let item = if stays { before.get(&item.id)? } else { item };
        Some(item.clone())
    });
    let mut items: Vec<RoadmapItem> = taken.collect();
    let kept =
        |item: &&RoadmapItem| left_out.contains(&item.id) && !proposed.contains_key(&item.id);
    items.extend(accepted.iter().filter(kept).cloned());
    let known: Set<ItemId> = items.iter().map(|item| item.id).collect();
    for item in &mut items {
        item.after = reachable(&item.after, &known, &proposed);
    }
    while let Some(links) = circle(&items) {
        let new = links[..links.len() - 1].iter();
        let new = new.clone().position(|id| !left_out.contains(id));
        let at = new.unwrap_or(0);
        let (waits, for_it) = (links[at], links[at + 1]);
        for item in items.iter_mut().filter(|item| item.id == waits) {
            item.after.retain(|&id| id != for_it);
        }
    }
    sort_by_key(&mut items, |item| item.start);
    items
}

/// The known ones among some prerequisites; what is proposed but not known
/// stands for its own prerequisites.
fn reachable(
    after: &[ItemId],
    known: &Set<ItemId>,
    proposed: &Map<ItemId, &RoadmapItem>,
) -> Vec<ItemId> {
    if after.iter().all(|id| known.contains(id)) {
        return after.to_vec();
    }
    let (mut found, mut seen) = (Set::new(), Set::new());
    let mut open = after.to_vec();
    while let Some(id) = open.pop() {
        if known.contains(&id) {
            found.insert(id);
        } else if seen.insert(id)
            && let Some(item) = proposed.get(&id)
        {
            open.extend(&item.after);
        }
    }
    found.iter().copied().collect()
}

/// Items that begin before something they wait for is done, each with that.
#[must_use]
pub fn too_early(items: &[RoadmapItem]) -> Vec<(ItemId, ItemId)> {
    let ends: Map<ItemId, u32> = items.iter().map(|item| (item.id, item.finish)).collect();
    let early = |item: &RoadmapItem| {
        let start = item.start;
        let late = |id: &&ItemId| ends.get(id).is_some_and(|&end| end > start);
        let before: Vec<ItemId> = item.after.iter().filter(late).copied().collect();
        let id = item.id;
        before.into_iter().map(move |before| (id, before))
    };
    items.iter().flat_map(early).collect()
}
