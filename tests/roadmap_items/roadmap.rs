//! What items need of others, and what all of them together come to.

use crate::support::{CATALOG, plain_words, staffed};
use crate::{accepted, day, insight, one_person, planned, preset};
use loadmap::command::item::{book, need, set_length, wait_for, wait_longer};
use loadmap::command::{Command, Edit, apply};
use loadmap::insight::baseline::baseline;
use loadmap::insight::horizon::{Horizon, horizons};
use loadmap::insight::partial::too_early;
use loadmap::insight::remarks::{About, remarks};
use loadmap::insight::{Ratio, addition, register};
use loadmap::plan::{Demand, ItemId, ItemState, Lag, Locked, Plan, RoadmapItem};
use std::sync::Arc;

#[test]
fn waiting_times_places_and_lengths_are_stated_and_taken_back() {
    let mut item = planned();
    wait_for(&mut item, ItemId(2));
    wait_longer(&mut item, ItemId(2), 6);
    wait_longer(&mut item, ItemId(2), 4);
    assert_eq!(item.lags.len(), 1);
    assert_eq!(item.lags[0].half_days, 4);
    assert!(item.locked.contains(&Locked::Prerequisites));
    wait_longer(&mut item, ItemId(2), 0);
    assert_eq!(item.lags, []);
    book(&mut item, ItemId(7), 1);
    assert_eq!(item.bookings[0].places, None, "one place needs no words");
    book(&mut item, ItemId(7), 2);
    assert_eq!(item.bookings[0].places, Some(2));
    book(&mut item, ItemId(7), 0);
    assert_eq!(item.bookings, []);

    let mut item = staffed::item(1, Some("perf-engineer"), [1, 2, 3], &[]);
    item.source = planned().source;
    set_length(&mut item, Some(7));
    assert_eq!((item.start, item.finish), (0, 7));
    let role = item.work[0].role.clone();
    let one = Demand {
        role: role.clone(),
        tenths: 10,
        ..Demand::default()
    };
    assert_eq!(item.demand, [one]);
    need(&mut item, role.clone(), 15);
    need(&mut item, None, 5);
    assert_eq!(item.demand.len(), 2);
    need(&mut item, role, 0);
    assert_eq!(item.demand.len(), 1);
    set_length(&mut item, None);
    assert_eq!((item.duration, item.demand.len()), (None, 0));
    assert_eq!(item.work.len(), 1, "its work comes back");
}

#[test]
fn what_was_given_up_holds_nothing_and_waiting_times_count() {
    let item = |id, start, after: &[u32]| RoadmapItem {
        start,
        finish: start + 10,
        ..staffed::item(id, None, [1, 1, 1], after)
    };
    let mut items = [item(1, 0, &[]), item(2, 5, &[1])];
    assert_eq!(too_early(&items), [(ItemId(2), ItemId(1))]);
    items[0].state = ItemState::Dropped;
    assert_eq!(too_early(&items), []);
    items[0].state = ItemState::Planned;
    items[1].start = 10;
    assert_eq!(too_early(&items), []);
    items[1].lags.push(Lag {
        after: ItemId(1),
        half_days: 2,
        ..Lag::default()
    });
    assert_eq!(too_early(&items), [(ItemId(2), ItemId(1))]);
    items[1].state = ItemState::Done;
    assert_eq!(too_early(&items), [], "it is over");
}

#[test]
fn a_baseline_is_the_roadmap_as_it_is() {
    let plan = preset();
    let insight = insight(&plan);
    let kept = baseline(&insight, "Agreed");
    assert_eq!(kept.date, plan.details.as_of);
    assert_eq!(kept.items.len(), plan.roadmap.items.len());
    for (kept, (item, of)) in kept
        .items
        .iter()
        .zip(plan.roadmap.items.iter().zip(&insight.roadmap().items))
    {
        assert_eq!(
            (kept.item, kept.start, kept.finish),
            (item.id, item.start, item.finish)
        );
        let sixths: u64 = item.work.iter().map(|work| work.mean_sixths()).sum();
        assert_eq!(u64::from(kept.work), (sixths + 3) / 6);
        assert_eq!(kept.cost, of.cost.likely().0);
    }
    let total: i64 = kept.items.iter().map(|item| item.cost).sum();
    assert!(total > 0);
    let after = apply(&plan, &Command::Baselines(Edit::Add(kept)), &CATALOG).unwrap();
    assert_eq!(after.progress.baselines[0].name, "Agreed");
    assert_ne!(after.progress.baselines[0].id, ItemId(0));
}

#[test]
fn horizons_share_the_work_that_is_open() {
    let mut plan = preset();
    let shares = |plan: &Plan| -> Vec<Ratio> {
        let horizons = horizons(&insight(plan)).into_iter();
        horizons.filter_map(|of| of.share).collect()
    };
    let all = shares(&plan);
    assert_eq!(all.len(), 3);
    let sum = all.into_iter().fold(Ratio::ZERO, Ratio::plus);
    assert_eq!(sum, Ratio::ONE);
    let n: usize = horizons(&insight(&plan))
        .iter()
        .map(|of| of.items.len())
        .sum();
    assert_eq!(n, plan.roadmap.items.len());
    for horizon in Horizon::ALL {
        for item in &plan.roadmap.items {
            let moved = RoadmapItem {
                start: horizon.start_of(&plan, item),
                ..item.clone()
            };
            assert_eq!(Horizon::of(&plan, &moved), Some(horizon));
            assert!(
                moved.start.is_multiple_of(2),
                "a day begins with its first half"
            );
        }
    }
    let roadmap = Arc::make_mut(&mut plan.roadmap);
    roadmap.items[0].state = ItemState::Done;
    roadmap.items[1].state = ItemState::Running;
    roadmap.items[1].start = 5_000;
    assert_eq!(Horizon::of(&plan, &plan.roadmap.items[0]), None);
    assert_eq!(
        Horizon::of(&plan, &plan.roadmap.items[1]),
        Some(Horizon::Now)
    );
    assert!(shares(&Plan::default()).is_empty());
}

#[test]
fn an_initiative_of_the_catalogue_is_added_where_people_are_free() {
    let plan = preset();
    let before = insight(&plan);
    let on_it = |id: &str| {
        let mut items = plan.roadmap.items.iter();
        items.any(|item| {
            item.source
                .as_ref()
                .is_some_and(|source| source.as_str() == id)
        })
    };
    let mut n = 0;
    for (idx, entry) in CATALOG.initiatives.entries() {
        if on_it(entry.id) {
            continue;
        }
        let item = addition::addition(&before, idx);
        assert!(!item.work.is_empty() && !item.practices.is_empty());
        assert!(item.finish > item.start);
        let after = apply(&plan, &Command::Items(Edit::Add(item.clone())), &CATALOG).unwrap();
        assert_eq!(
            too_early(&after.roadmap.items),
            too_early(&plan.roadmap.items)
        );
        // Planning again does not take it out.
        let again = insight(&after);
        let kept = again.proposal().as_ref().unwrap().items.iter();
        assert!(kept.clone().any(|kept| kept.id == item.id), "{}", entry.id);
        n += 1;
    }
    assert!(n > 0, "some initiatives are not needed");
    // Without people it comes after what it waits for.
    let mut plan = plan.clone();
    Arc::make_mut(&mut plan.resources).people.clear();
    let idx = CATALOG.initiatives.indices().next().unwrap();
    let item = addition::addition(&insight(&plan), idx);
    assert_eq!(item.finish, item.start + 10);
}

#[test]
fn risks_and_milestones_begin_with_the_content() {
    let plan = preset();
    let begun = insight(&plan);
    let risks = register::risks(&begun);
    assert!((1..=10).contains(&risks.len()));
    let after = apply(&plan, &Command::AddRisks(risks.clone()), &CATALOG).unwrap();
    assert_eq!(after.governance.risks.len(), risks.len());
    for risk in &after.governance.risks {
        assert!(risk.source.is_some() && risk.chance > 0 && risk.delay > 0);
    }
    assert!(
        after
            .governance
            .risks
            .iter()
            .any(|risk| !risk.items.is_empty())
    );
    assert_eq!(register::risks(&insight(&after)), [], "no risk twice");
    let milestones = register::milestones(&begun);
    assert!(milestones.len() > 1);
    let covered: usize = milestones
        .iter()
        .map(|milestone| milestone.items.len())
        .sum();
    assert_eq!(covered, plan.roadmap.items.len());
    let after = apply(&plan, &Command::AddMilestones(milestones), &CATALOG).unwrap();
    assert!(
        after
            .milestones
            .milestones
            .iter()
            .all(|one| one.date.is_some())
    );
    assert_eq!(register::milestones(&insight(&after)), []);
}

#[test]
fn what_is_odd_about_an_item_is_said_where_it_is() {
    let plan = one_person();
    let said = |change: &dyn Fn(&mut RoadmapItem)| {
        let mut item = RoadmapItem {
            start: 20,
            finish: 30,
            ..staffed::item(1, None, [5, 5, 5], &[])
        };
        change(&mut item);
        let plan = accepted(&plan, vec![item]);
        let said = remarks(&insight(&plan), ItemId(1));
        said.iter().for_each(|(_, text)| plain_words(text));
        said
    };
    let abouts = |change: &dyn Fn(&mut RoadmapItem)| {
        let said = said(change).into_iter();
        said.map(|(about, _)| about).collect::<Vec<_>>()
    };
    assert_eq!(said(&|_| {}), []);
    let before = said(&|item| item.deadline = Some(day("2027-01-05")));
    assert_eq!(
        before,
        [(
            About::Deadline,
            "The deadline (5 Jan 2027) is before it starts (18 Jan 2027). Start it earlier, or move the deadline.".to_owned()
        )]
    );
    assert_eq!(
        abouts(&|item| item.deadline = Some(day("2027-01-20"))),
        [About::Deadline]
    );
    assert_eq!(abouts(&|item| item.deadline = Some(day("2027-01-22"))), []);
    assert_eq!(
        abouts(&|item| item.earliest = Some(day("2027-02-01"))),
        [About::Earliest]
    );
    assert_eq!(
        abouts(&|item| item.began = Some(day("2027-02-01"))),
        [About::Began]
    );
    assert_eq!(abouts(&|item| item.duration = Some(4)), [About::Length]);
    assert_eq!(
        abouts(&|item| {
            item.state = ItemState::Running;
            item.percent = Some(100);
        }),
        [About::State]
    );
    assert_eq!(abouts(&|item| book(item, ItemId(99), 1)), [About::Bookings]);
}
