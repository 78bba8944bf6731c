//! Moving work on the roadmap: what moves with it, how late it can be, and whom it keeps busy.

mod support;

use loadmap::command::{Command, Edit, apply, item::run_from, label};
use loadmap::insight::follow::{length, moved_by};
use loadmap::insight::{Follow, Insight, Load, Span, Staffing, slack::slack, unplanned};
use loadmap::plan::{Holiday, ItemId, ItemState, Lag, Locked, Plan, RoadmapItem};
use proptest::prelude::*;
use std::sync::Arc;
use support::CATALOG;
use support::staffed::{day, item, plan};

/// An item of a person's work from one half-day to another.
fn at(id: u32, start: u32, finish: u32, after: &[u32]) -> RoadmapItem {
    RoadmapItem {
        start,
        finish,
        ..item(id, None, [(finish - start) / 2; 3], after)
    }
}

fn with(people: u16, items: Vec<RoadmapItem>) -> Plan {
    let mut plan = plan(&[(None, people * 10)]);
    Arc::make_mut(&mut plan.roadmap).items = items;
    plan.next_item = 2_000;
    plan
}

fn span(start: u32, finish: u32) -> Span {
    Span { start, finish }
}

#[test]
fn what_waits_moves_and_nothing_else() {
    let items = vec![
        at(1, 0, 10, &[]),
        at(2, 10, 20, &[1]),
        at(3, 25, 30, &[2]),
        at(4, 10, 14, &[]),
    ];
    let follow = Follow::new(&with(5, items));
    let moves = follow.when(0, span(10, 20), false);
    assert_eq!(
        moves.moved,
        [(1, span(20, 30)), (2, span(30, 35))],
        "the third had five half-days to spare"
    );
    assert_eq!(moves.early, []);
    assert_eq!(follow.end(0, span(10, 20), &moves), 35);
    let sooner = follow.when(0, span(0, 4), false);
    assert_eq!(
        (sooner.moved.len(), sooner.early.len()),
        (0, 0),
        "nothing is pulled forward"
    );
    assert_eq!(
        follow.when(1, span(4, 14), false).early,
        [(1, 0)],
        "it begins too early itself"
    );
}

#[test]
fn lags_are_kept() {
    let mut second = at(2, 14, 20, &[1]);
    second.lags = vec![Lag {
        after: ItemId(1),
        half_days: 4,
        ..Lag::default()
    }];
    let follow = Follow::new(&with(5, vec![at(1, 0, 10, &[]), second]));
    assert_eq!(
        follow.when(0, span(2, 12), false).moved,
        [(1, span(16, 22))]
    );
}

#[test]
fn pins_hold_until_they_are_lifted_and_what_has_begun_holds_always() {
    let mut pinned = at(2, 10, 20, &[1]);
    pinned.source = Some(loadmap::plan::InitiativeId::new("ini-slo-program"));
    pinned.locked = vec![Locked::Dates];
    let mut begun = at(3, 20, 30, &[2]);
    begun.state = ItemState::Running;
    let follow = Follow::new(&with(5, vec![at(1, 0, 10, &[]), pinned, begun]));
    let moves = follow.when(0, span(5, 15), false);
    assert_eq!(
        (&moves.moved[..], &moves.early[..]),
        (&[][..], &[(1, 0)][..])
    );
    assert_eq!(follow.pinned_among(&moves), [1]);
    let lifted = follow.when(0, span(5, 15), true);
    assert_eq!(lifted.moved, [(1, span(15, 25))]);
    assert_eq!(lifted.early, [(2, 1)]);
    assert!(follow.pinned_among(&lifted).is_empty());
}

#[test]
fn a_holiday_is_jumped_over_and_costs_no_work() {
    let mut plan = with(5, vec![at(1, 0, 6, &[])]);
    Arc::make_mut(&mut plan.resources).holidays = vec![Holiday {
        id: ItemId(900),
        date: day("2027-01-12"),
        ..Holiday::default()
    }];
    let follow = Follow::new(&plan);
    // Tuesday of the second week is half-days 12 and 13.
    assert_eq!(follow.shifted(0, 10), span(10, 18));
    assert_eq!(follow.shifted(0, 12), span(14, 20));
    assert_eq!(follow.working(span(10, 18)), 6);
}

#[test]
fn several_items_are_put_in_one_step() {
    let plan = with(1, vec![at(1, 0, 10, &[]), at(2, 10, 20, &[1])]);
    let mut items = plan.roadmap.items.clone();
    run_from(&mut items[0], 20, 30).unwrap();
    (items[1].start, items[1].finish) = (30, 40);
    let command = Command::PutItems(items.clone());
    let after = apply(&plan, &command, &CATALOG).unwrap();
    assert_eq!(after.roadmap.items, items);
    assert_eq!(label(&command, &CATALOG), "change \"Item 1\" and 1 more");
    let mut circle = items;
    circle[0].after = vec![ItemId(2)];
    let refused = apply(&plan, &Command::PutItems(circle), &CATALOG).unwrap_err();
    support::plain_words(&refused.to_string());
    assert!(
        refused.to_string().contains("Item 1 → Item 2 → Item 1"),
        "{refused}"
    );
}

#[test]
fn slack_is_what_can_be_lost_before_the_end_moves() {
    let items = vec![
        at(1, 0, 10, &[]),
        at(2, 10, 30, &[1]),
        at(3, 0, 6, &[]),
        at(4, 12, 16, &[3]),
    ];
    // With people enough only prerequisites count.
    assert_eq!(
        slack(&CATALOG, &with(9, items.clone())),
        [Some(0), Some(0), Some(20), Some(14)]
    );
    let mut done = items;
    done[2].state = ItemState::Done;
    assert_eq!(slack(&CATALOG, &with(9, done))[2], None);
}

#[test]
fn one_person_has_no_slack_between_two_jobs() {
    let items = vec![at(1, 0, 10, &[]), at(2, 10, 20, &[])];
    assert_eq!(slack(&CATALOG, &with(1, items.clone())), [Some(0), Some(0)]);
    assert_eq!(slack(&CATALOG, &with(2, items)), [Some(10), Some(0)]);
}

#[test]
fn load_is_what_is_asked_for_of_what_there_is() {
    let mut items = vec![at(1, 0, 10, &[]), at(2, 10, 20, &[]), at(3, 10, 20, &[])];
    for item in &mut items {
        item.locked = vec![Locked::Dates];
    }
    let plan = with(1, items);
    let staffing = Staffing::new(&CATALOG, &plan).unwrap();
    let [everybody] = &staffing.roles[..] else {
        panic!("one role: {:?}", staffing.roles)
    };
    let full = Load {
        percent: 100,
        over: false,
        any: true,
    };
    assert_eq!(everybody.load(0, 10, 10), full);
    let twice = Load {
        percent: 200,
        over: true,
        any: true,
    };
    assert_eq!(everybody.load(10, 20, 10), twice);
    assert_eq!(everybody.load(0, 20, 10), twice, "the worst week counts");
    assert_eq!(everybody.worst_week(0, 20, 10), Some(span(10, 20)));
    let causes = everybody.causes(span(10, 20));
    let causes: Vec<(usize, u32)> = causes
        .iter()
        .map(|cause| (cause.item, cause.percent))
        .collect();
    assert_eq!(causes, [(1, 100), (2, 100)]);
}

#[test]
fn lengths_are_said_in_weeks_or_days() {
    assert_eq!(moved_by(0, 10), None);
    assert_eq!(moved_by(10, 10).as_deref(), Some("1 week later"));
    assert_eq!(moved_by(-20, 10).as_deref(), Some("2 weeks earlier"));
    assert_eq!(moved_by(2, 10).as_deref(), Some("1 day later"));
    assert_eq!(length(5, 10), "2.5 days");
    assert_eq!(length(1, 10), "half a day");
    assert_eq!(length(8, 8), "1 week");
}

#[test]
fn every_sample_has_something_without_slack() {
    for (id, plan) in support::presets() {
        let insight = Insight::new(&CATALOG, Arc::new(plan.clone()));
        let Ok(proposal) = insight.proposal() else {
            continue;
        };
        let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
        let plan = apply(&plan, &accept, &CATALOG).unwrap();
        let slack = slack(&CATALOG, &plan);
        let critical = slack.iter().filter(|slack| **slack == Some(0)).count();
        eprintln!("{id}: {critical} of {}", slack.len());
        assert!(slack.is_empty() || critical > 0, "{id}");
        let insight = Insight::new(&CATALOG, Arc::new(plan));
        for role in insight
            .staffing()
            .iter()
            .flat_map(|staffing| &staffing.roles)
        {
            let load = role.load(0, 5_000, 10);
            assert!(load.any && !load.over, "{id}: {} {load:?}", role.name);
        }
    }
}

#[test]
fn what_is_needed_and_not_planned_is_offered() {
    let (_, plan) = support::presets().next().unwrap();
    let insight = Insight::new(&CATALOG, Arc::new(plan.clone()));
    let proposal = insight.proposal().as_ref().unwrap();
    let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    let plan = apply(&plan, &accept, &CATALOG).unwrap();
    let insight = Insight::new(&CATALOG, Arc::new(plan.clone()));
    assert_eq!(unplanned(&insight), []);
    let gone = plan.roadmap.items.last().unwrap();
    let remove = Command::Items(Edit::Remove(gone.id));
    let plan = apply(&plan, &remove, &CATALOG).unwrap();
    let insight = Insight::new(&CATALOG, Arc::new(plan.clone()));
    let [offered] = &unplanned(&insight)[..] else {
        panic!("one: {:?}", unplanned(&insight))
    };
    assert_eq!(
        (&offered.item.source, offered.beyond),
        (&gone.source, false)
    );
    let add = Command::Items(Edit::Add(offered.item.clone()));
    let plan = apply(&plan, &add, &CATALOG).unwrap();
    let insight = Insight::new(&CATALOG, Arc::new(plan));
    assert_eq!(unplanned(&insight), []);
}

proptest! {
    #![proptest_config(support::cases(200))]

    #[test]
    fn following_leaves_nothing_free_too_early(
        links in prop::collection::vec((0u32..12, 0u32..12), 0..30),
        starts in prop::collection::vec((0u32..60, 1u32..20), 12),
        which in 0usize..12,
        to in 0u32..80,
    ) {
        let mut items: Vec<RoadmapItem> = starts
            .iter()
            .zip(1..)
            .map(|(&(start, length), id)| at(id, start, start + length, &[]))
            .collect();
        for (one, other) in links {
            let (before, after) = (one.min(other), one.max(other));
            let id = ItemId(before + 1);
            if before != after && !items[after as usize].after.contains(&id) {
                items[after as usize].after.push(id);
            }
        }
        let follow = Follow::new(&with(1, items.clone()));
        let new = follow.shifted(which, to);
        let moves = follow.when(which, new, false);
        let mut now: Vec<Span> = items.iter().map(Span::of).collect();
        now[which] = new;
        for &(place, span) in &moves.moved {
            prop_assert!(span.start >= now[place].start, "nothing is pulled forward");
            prop_assert_eq!(span.finish - span.start, now[place].finish - now[place].start);
            now[place] = span;
        }
        let moved: Vec<usize> = moves.moved.iter().map(|(place, _)| *place).chain([which]).collect();
        for (place, item) in items.iter().enumerate() {
            for before in &item.after {
                let before = before.0 as usize - 1;
                let is_early = now[place].start < now[before].finish;
                if is_early && (moved.contains(&place) || moved.contains(&before)) {
                    prop_assert!(moves.early.contains(&(place, before)));
                    prop_assert_eq!(place, which, "what is free has moved");
                }
            }
        }
        // The slack of the items that are left says by how much the end may be missed.
        for (item, slack) in items.iter().zip(slack(&CATALOG, &with(1, items.clone()))) {
            let end = items.iter().map(|item| item.finish).max().unwrap_or(0);
            prop_assert!(slack.is_some_and(|slack| item.finish + slack <= end));
        }
    }
}
