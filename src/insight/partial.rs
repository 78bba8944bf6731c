//! A proposal of which only some changes are taken, and what that breaks.

use super::network::{Broken, Means, Network};
use super::proposal::Proposal;
use super::{Insight, network};
use crate::plan::roadmap::circle;
use crate::plan::{ItemId, ItemState, RoadmapItem};
use crate::sorted::{Map, Set, sort, sort_by_key};

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
    // A waiting time goes with its prerequisite.
    for item in &mut items {
        let after = &item.after;
        item.lags.retain(|lag| after.contains(&lag.after));
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

/// Items that begin before something they wait for is done and its waiting time is over, each with
/// that. What is done or given up waits no longer, and nothing waits for what was given up.
#[must_use]
pub fn too_early(items: &[RoadmapItem]) -> Vec<(ItemId, ItemId)> {
    let holds = |item: &&RoadmapItem| item.state != ItemState::Dropped;
    let ends = items.iter().filter(holds);
    let ends: Map<ItemId, u32> = ends.map(|item| (item.id, item.finish)).collect();
    let waits = |item: &&RoadmapItem| matches!(item.state, ItemState::Planned | ItemState::Running);
    let early = |item: &RoadmapItem| {
        let start = item.start;
        let late = |id: &&ItemId| {
            let lag = item.lags.iter().find(|lag| lag.after == **id);
            let lag = lag.map_or(0, |lag| lag.half_days);
            ends.get(id)
                .is_some_and(|&end| end.saturating_add(lag) > start)
        };
        let before: Vec<ItemId> = item.after.iter().filter(late).copied().collect();
        let id = item.id;
        before.into_iter().map(move |before| (id, before))
    };
    items.iter().filter(waits).flat_map(early).collect()
}

/// What a roadmap breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Breach {
    /// An item begins before what it waits for is done.
    TooEarly {
        /// The item.
        item: ItemId,
        /// What it waits for.
        before: ItemId,
    },
    /// An item begins before it may.
    BeforeRelease(ItemId),
    /// More is needed than there is.
    Overbooked {
        /// Of what.
        means: Means,
        /// The first half-day.
        from: u32,
        /// The half-day behind the last one.
        to: u32,
        /// The items that need it then.
        items: Vec<ItemId>,
    },
}

/// What a part of the proposal breaks that all of it does not: what begins too early, and what
/// needs more than there is, as the independent checker finds it. Lateness breaks nothing.
#[must_use]
pub fn breaches(insight: &Insight, proposal: &Proposal, items: &[RoadmapItem]) -> Vec<Breach> {
    let known = found(insight, &proposal.items);
    let mut new = found(insight, items);
    new.retain(|breach| match breach {
        Breach::Overbooked {
            means, from, to, ..
        } => !known.iter().any(|known| {
            matches!(known, Breach::Overbooked { means: other, from: begin, to: end, .. }
                if other == means && begin < to && from < end)
        }),
        other => !known.contains(other),
    });
    new
}

/// Everything that a roadmap breaks.
fn found(insight: &Insight, items: &[RoadmapItem]) -> Vec<Breach> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let early = too_early(items).into_iter();
    let mut found: Vec<Breach> = early
        .map(|(item, before)| Breach::TooEarly { item, before })
        .collect();
    let wishes = network::wishes(catalog, plan, insight.priorities(), items);
    let Ok(network) = Network::new(catalog, plan, items, &wishes, None) else {
        return found;
    };
    let mut overbooked: Vec<Breach> = Vec::new();
    for broken in network.broken_by(items) {
        match broken {
            Broken::BeforeRelease { item, .. } => found.push(Breach::BeforeRelease(items[item].id)),
            Broken::Overbooked {
                means,
                from,
                to,
                items: places,
            } => {
                let mut ids = network::ids(items, &places);
                // One sentence for each resource, however often it turns.
                let known = overbooked.iter_mut().find_map(|known| match known {
                    Breach::Overbooked {
                        means: other,
                        to,
                        items,
                        ..
                    } if *other == means => Some((to, items)),
                    _ => None,
                });
                match known {
                    Some((end, known)) => {
                        *end = (*end).max(to);
                        known.append(&mut ids);
                        sort(known);
                        known.dedup();
                    }
                    None => overbooked.push(Breach::Overbooked {
                        means,
                        from,
                        to,
                        items: ids,
                    }),
                }
            }
            Broken::TooEarly { .. } | Broken::Late { .. } | Broken::Unfinished { .. } => {}
        }
    }
    found.append(&mut overbooked);
    found
}
