//! What the plan needs and the accepted roadmap does not hold.

use super::proposal::Planning;
use super::{Change, Insight};
use crate::plan::{ItemState, RoadmapItem};

/// An initiative without a place on the roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct Unplanned {
    /// It as an item that can be added; waits only for what is on the roadmap. Its dates are those of the proposal, or none.
    pub item: RoadmapItem,
    /// It does not fit into ten years with the people there are.
    pub beyond: bool,
}

/// Needed initiatives that are not on the accepted roadmap: those that planning again would add, in the order of starting,
/// then those that do not fit.
#[must_use]
pub fn unplanned(insight: &Insight) -> Vec<Unplanned> {
    let Ok(proposal) = insight.proposal() else {
        return Vec::new();
    };
    let accepted = &insight.plan().roadmap.items;
    let mut found = Vec::new();
    for change in &proposal.changes {
        let items = proposal.items.iter();
        let new = (change.change == Change::Added)
            .then(|| items.clone().find(|item| item.id == change.item));
        if let Some(item) = new.flatten() {
            found.push(Unplanned {
                item: item.clone(),
                beyond: false,
            });
        }
    }
    let is_on = |id: &str| {
        let mut sources = accepted.iter().filter_map(|item| item.source.as_ref());
        sources.any(|source| source.as_str() == id)
    };
    let catalog = insight.catalog();
    let beyond = proposal.beyond.iter().map(|&idx| catalog[idx].id);
    let beyond: Vec<&str> = beyond.filter(|id| !is_on(id)).collect();
    if !beyond.is_empty() {
        let (portfolio, priorities) = (insight.portfolio(), insight.priorities());
        let draft = insight.need().draft;
        let planning = Planning::new(catalog, insight.plan(), draft, portfolio, priorities);
        let drafts = planning.as_ref().map_or(&[][..], Planning::drafts);
        for id in beyond {
            let is_it = |item: &&RoadmapItem| {
                let source = item.source.as_ref();
                source.is_some_and(|source| source.as_str() == id)
            };
            if let Some(item) = drafts.iter().find(is_it) {
                found.push(Unplanned {
                    item: item.clone(),
                    beyond: true,
                });
            }
        }
    }
    for unplanned in &mut found {
        let item = &mut unplanned.item;
        item.state = ItemState::Planned;
        item.after
            .retain(|id| accepted.iter().any(|other| other.id == *id));
        item.lags.retain(|lag| item.after.contains(&lag.after));
    }
    found
}
