//! Taking only some changes of a proposal.

use crate::given::{catalog, insight, plan, preset};
use loadmap::command::{Command, apply};
use loadmap::insight::partial::Breach;
use loadmap::insight::{Change, partial};
use loadmap::plan::roadmap::circle;
use loadmap::plan::{Basis, ItemId, RoadmapItem, rules};
use loadmap::sorted::Set;
use proptest::prelude::*;
use std::collections::BTreeMap;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_part_of_a_proposal_can_be_accepted(plan in plan(), luck in any::<u64>()) {
        prop_assume!(rules::problems(&plan, catalog()).is_empty());
        let insight = insight(&plan);
        let Ok(proposal) = insight.proposal() else { return Ok(()) };
        let accepted = &plan.roadmap.items;
        let lucky = |change: &&loadmap::insight::ItemChange| luck >> (change.item.0 % 64) & 1 == 1;
        let left_out: Set<ItemId> =
            proposal.changes.iter().filter(lucky).map(|change| change.item).collect();
        let items = partial::without(accepted, proposal, &left_out);
        prop_assert_eq!(circle(&items), None);
        let find = |items: &[RoadmapItem], id: ItemId| items.iter().find(|item| item.id == id).cloned();
        for change in &proposal.changes {
            let now = find(&items, change.item);
            let wanted = match left_out.contains(&change.item) {
                true => find(accepted, change.item),
                false => find(&proposal.items, change.item),
            };
            // Only prerequisites may give way to what is or is not there.
            let bare = |item: Option<RoadmapItem>| item.map(|item| RoadmapItem { after: vec![], lags: vec![], ..item });
            prop_assert_eq!(bare(now), bare(wanted));
        }
        let starts: Vec<u32> = items.iter().map(|item| item.start).collect();
        prop_assert!(starts.is_sorted());
        // Whatever begins too early in the part is said, if all of the proposal does not do it too.
        let whole = partial::too_early(&proposal.items);
        let breaches = partial::breaches(&insight, proposal, &items);
        for early in partial::too_early(&items).into_iter().filter(|early| !whole.contains(early)) {
            let breach = Breach::TooEarly { item: early.0, before: early.1 };
            prop_assert!(breaches.contains(&breach));
        }
        let command = Command::AcceptRoadmap(items, Basis::default());
        prop_assert!(apply(&plan, &command, catalog()).is_ok());
    }

    #[test]
    fn taking_everything_is_the_proposal(plan in plan()) {
        let insight = insight(&plan);
        let Ok(proposal) = insight.proposal() else { return Ok(()) };
        let items = partial::without(&plan.roadmap.items, proposal, &Set::new());
        prop_assert_eq!(&items, &proposal.items);
        prop_assert_eq!(partial::breaches(&insight, proposal, &items), vec![]);
    }
}

/// Who waits for an addition that is not taken waits for what that waited for.
#[test]
fn a_link_through_something_left_out_holds() {
    let mut plan = preset("midsize-ecommerce");
    std::sync::Arc::make_mut(&mut plan.roadmap).items.clear();
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    assert!(
        proposal
            .changes
            .iter()
            .all(|change| change.change == Change::Added)
    );
    let items: BTreeMap<ItemId, &RoadmapItem> =
        proposal.items.iter().map(|item| (item.id, item)).collect();
    let (last, middle) = proposal
        .items
        .iter()
        .flat_map(|item| {
            item.after
                .iter()
                .map(|before| (item, items[before]))
                .collect::<Vec<_>>()
        })
        .find(|(_, before)| !before.after.is_empty())
        .unwrap();
    let left_out: Set<ItemId> = [middle.id].into_iter().collect();
    let part = partial::without(&[], proposal, &left_out);
    assert_eq!(part.len(), proposal.items.len() - 1);
    let now = part.iter().find(|item| item.id == last.id).unwrap();
    assert!(!now.after.contains(&middle.id));
    assert!(middle.after.iter().all(|id| now.after.contains(id)));
}

#[test]
fn what_begins_too_early_is_named() {
    let item = |id, start, after: &[u32]| RoadmapItem {
        id: ItemId(id),
        start,
        finish: start + 10,
        after: after.iter().copied().map(ItemId).collect(),
        ..RoadmapItem::default()
    };
    let items = [item(1, 0, &[]), item(2, 10, &[1]), item(3, 15, &[1, 2, 9])];
    assert_eq!(partial::too_early(&items), [(ItemId(3), ItemId(2))]);
}

/// What an item lifts is what the scores say once its practices are in place.
#[test]
fn practices_lift_their_dimensions() {
    let plan = preset("midsize-ecommerce");
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().expect("a roadmap");
    let item = &proposal.items[0];
    let lifted = |practices: &[_]| {
        loadmap::insight::expected::lifted(
            catalog(),
            &plan,
            insight.given(),
            insight.scores(),
            practices,
        )
    };
    let lifts = lifted(&item.practices);
    assert!(!lifts.is_empty());
    for lift in lifts {
        assert_eq!(Some(lift.now), insight.scores().claimed(lift.dimension));
        assert!(lift.then > lift.now);
    }
    assert_eq!(lifted(&[]), []);
}
