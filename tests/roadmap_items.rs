//! How far items are, what they need, and what a list of them begins with.

mod support;

use loadmap::command::item::{
    add_step, book, change_step, drop_step, need, set_began, set_ended, set_length, set_percent,
    set_state, tick, wait_for, wait_longer,
};
use loadmap::command::{Command, Edit, apply};
use loadmap::insight::baseline::baseline;
use loadmap::insight::horizon::{Horizon, horizons};
use loadmap::insight::partial::too_early;
use loadmap::insight::remarks::{About, remarks};
use loadmap::insight::{Insight, Ratio, addition, register};
use loadmap::plan::{
    Basis, Date, Demand, InitiativeId, ItemId, ItemState, Lag, Locked, Plan, RoadmapItem, Step,
};
use proptest::prelude::*;
use std::sync::Arc;
use support::{CATALOG, cases, plain_words, presets, staffed};

fn day(text: &str) -> Date {
    staffed::day(text)
}

fn as_of() -> Date {
    day("2027-03-01")
}

fn planned() -> RoadmapItem {
    RoadmapItem {
        id: ItemId(1),
        source: Some(InitiativeId::new("ini-facts-first")),
        finish: 10,
        ..RoadmapItem::default()
    }
}

/// An item of the team's own with steps of these shares.
fn own(shares: &[u8]) -> RoadmapItem {
    let steps = shares.iter().map(|&share| Step {
        what: "A step".to_owned(),
        share,
        ..Step::default()
    });
    RoadmapItem {
        id: ItemId(1),
        title: "Own work".to_owned(),
        finish: 10,
        steps: steps.collect(),
        ..RoadmapItem::default()
    }
}

/// A plan with one person, and numbers left for items.
fn one_person() -> Plan {
    Plan {
        next_item: 2_000,
        ..staffed::plan(&[(None, 10)])
    }
}

fn insight(plan: &Plan) -> Insight {
    Insight::new(&CATALOG, Arc::new(plan.clone()))
}

fn accepted(plan: &Plan, items: Vec<RoadmapItem>) -> Plan {
    let command = Command::AcceptRoadmap(items, Basis::default());
    apply(plan, &command, &CATALOG).expect("items that fit")
}

/// The largest worked example, planned.
fn preset() -> Plan {
    let (_, plan) = presets()
        .find(|(id, _)| *id == "midsize-ecommerce")
        .unwrap();
    if !plan.roadmap.items.is_empty() {
        return plan;
    }
    let items = insight(&plan).proposal().as_ref().unwrap().items.clone();
    accepted(&plan, items)
}

#[test]
fn a_state_brings_the_dates_that_go_with_it() {
    let mut item = planned();
    set_state(&mut item, ItemState::Running, as_of());
    assert_eq!((item.began, item.ended), (Some(as_of()), None));
    let later = day("2027-04-01");
    set_state(&mut item, ItemState::Done, later);
    assert_eq!((item.began, item.ended), (Some(as_of()), Some(later)));
    assert_eq!((item.percent, item.remaining), (Some(100), None));
    set_state(&mut item, ItemState::Running, later);
    assert_eq!((item.ended, item.percent), (None, None));
    assert_eq!(
        item.began,
        Some(as_of()),
        "a beginning that is stated stays"
    );
    set_state(&mut item, ItemState::Planned, later);
    assert_eq!((item.began, item.ended), (None, None));
    // Done without ever having begun, as far as anybody said.
    set_state(&mut item, ItemState::Done, later);
    assert_eq!((item.began, item.ended), (None, Some(later)));
    // It began after the as-of date: so it can not have ended before.
    let mut item = RoadmapItem {
        began: Some(later),
        state: ItemState::Running,
        ..planned()
    };
    set_state(&mut item, ItemState::Done, as_of());
    assert_eq!(item.ended, Some(later));
}

#[test]
fn dates_of_the_work_say_the_state_and_can_not_turn() {
    let mut item = planned();
    set_began(&mut item, Some(as_of())).unwrap();
    assert_eq!(item.state, ItemState::Running);
    let before = set_ended(&mut item, Some(day("2027-02-01"))).unwrap_err();
    assert_eq!(before, "It began on 1 Mar 2027 and can not end before.");
    set_ended(&mut item, Some(day("2027-03-12"))).unwrap();
    assert_eq!((item.state, item.percent), (ItemState::Done, Some(100)));
    let after = set_began(&mut item, Some(day("2027-04-01"))).unwrap_err();
    assert_eq!(after, "It ended on 12 Mar 2027 and can not begin later.");
    set_ended(&mut item, None).unwrap();
    assert_eq!(
        (item.state, item.began),
        (ItemState::Running, Some(as_of()))
    );
    set_began(&mut item, None).unwrap();
    assert_eq!(item.state, ItemState::Planned);
}

#[test]
fn what_is_partly_done_runs() {
    let mut item = planned();
    set_percent(&mut item, Some(0), as_of());
    assert_eq!(item.state, ItemState::Planned);
    set_percent(&mut item, Some(30), as_of());
    assert_eq!(
        (item.state, item.began),
        (ItemState::Running, Some(as_of()))
    );
    assert_eq!(item.percent_done(&CATALOG), 30);
    let mut dropped = RoadmapItem {
        state: ItemState::Dropped,
        ..planned()
    };
    set_percent(&mut dropped, Some(30), as_of());
    assert_eq!(dropped.state, ItemState::Dropped);
}

#[test]
fn a_copy_has_not_begun() {
    let mut item = own(&[50]);
    change_step(&mut item, 0, |step| step.done = true, as_of(), &CATALOG).unwrap();
    set_ended(&mut item, Some(as_of())).unwrap();
    item.spent = Some(100);
    let plan = accepted(&one_person(), vec![item.clone()]);
    let plan = apply(&plan, &Command::Items(Edit::Duplicate(ItemId(1))), &CATALOG).unwrap();
    let copy = plan
        .roadmap
        .items
        .iter()
        .find(|item| item.id != ItemId(1))
        .unwrap();
    let fresh = RoadmapItem {
        id: copy.id,
        ..own(&[50])
    };
    assert_eq!(*copy, fresh);
    assert!(plan.roadmap.items.contains(&item), "what was copied stays");
}

#[test]
fn ticked_steps_drive_the_per_cent() {
    let mut item = planned();
    let steps = &item.initiative(&CATALOG).unwrap().steps;
    let mut sum = 0;
    for step in steps {
        tick(&mut item, step.number, true, as_of(), &CATALOG);
        sum += step.share;
        assert_eq!(item.percent, Some(sum));
    }
    assert_eq!(item.percent, Some(100));
    assert_eq!(
        item.state,
        ItemState::Running,
        "nobody said that it is over"
    );
    tick(&mut item, steps[0].number, false, as_of(), &CATALOG);
    assert_eq!(item.percent, Some(100 - steps[0].share));
    for step in steps {
        tick(&mut item, step.number, false, as_of(), &CATALOG);
    }
    assert_eq!(
        item.percent, None,
        "with the last tick gone nothing is said"
    );
}

#[test]
fn own_steps_take_their_share_of_the_whole() {
    let mut item = planned();
    let first = item.initiative(&CATALOG).unwrap().steps[0].clone();
    let part = |of: u32| (of * u32::from(first.share) / 100) as u8;
    add_step(&mut item, "Ask the supplier".to_owned(), as_of(), &CATALOG);
    change_step(&mut item, 0, |step| step.share = 40, as_of(), &CATALOG).unwrap();
    change_step(&mut item, 0, |step| step.done = true, as_of(), &CATALOG).unwrap();
    assert_eq!(item.percent, Some(40));
    tick(&mut item, first.number, true, as_of(), &CATALOG);
    assert_eq!(item.percent, Some(40 + part(60)));
    add_step(&mut item, "Another".to_owned(), as_of(), &CATALOG);
    let most = change_step(&mut item, 1, |step| step.share = 61, as_of(), &CATALOG).unwrap_err();
    assert_eq!(
        most,
        "Together the steps would have 101 %. Lower another share first."
    );
    change_step(&mut item, 1, |step| step.share = 10, as_of(), &CATALOG).unwrap();
    drop_step(&mut item, 0, as_of(), &CATALOG);
    assert_eq!(item.percent, Some(part(90)));

    // Without an initiative they count against each other.
    let mut item = own(&[20, 30]);
    change_step(&mut item, 0, |step| step.done = true, as_of(), &CATALOG).unwrap();
    assert_eq!(item.percent, Some(40));
    let mut item = own(&[0, 0, 0]);
    change_step(&mut item, 2, |step| step.done = true, as_of(), &CATALOG).unwrap();
    assert_eq!(item.percent, Some(33));
}

proptest! {
    #![proptest_config(cases(200))]

    /// More ticks never make less, all of them make everything, and the plan takes each state.
    #[test]
    fn the_per_cent_of_steps_grows_with_ticks(
        known in any::<bool>(),
        mut shares in prop::collection::vec(0u8..=30, 0..3),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        if !known && shares.is_empty() {
            shares.push(10);
        }
        let source = if known { planned().source } else { None };
        let mut item = RoadmapItem { source, ..own(&shares) };
        let steps = item.initiative(&CATALOG).map_or(&[][..], |initiative| &initiative.steps);
        let n = steps.len() + shares.len();
        let plan = one_person();
        let plan = accepted(&plan, vec![item.clone()]);
        let all = (0..n).map(|at| at as u16).collect::<Vec<_>>();
        let places = order.iter().map(|place| place.index(n)).chain(all.iter().map(|&at| at.into()));
        let mut before = 0;
        for at in places {
            match at.checked_sub(steps.len()) {
                None => tick(&mut item, steps[at].number, true, as_of(), &CATALOG),
                Some(own) => {
                    change_step(&mut item, own, |step| step.done = true, as_of(), &CATALOG).unwrap();
                }
            }
            let percent = item.percent.unwrap();
            prop_assert!(percent >= before);
            before = percent;
            prop_assert!(apply(&plan, &Command::Items(Edit::Put(item.clone())), &CATALOG).is_ok());
        }
        prop_assert_eq!(before, 100);
    }
}

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
