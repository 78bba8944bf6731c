//! Proposals: what a person did survives, and accepting one settles it.

use crate::given::{answer, catalog, insight, plan, preset};
use loadmap::command::{Command, apply};
use loadmap::insight::{Change, Conflict, NoSchedule, Span};
use loadmap::plan::{
    AcceptedGap, Calendar, Choice, Date, InitiativeId, ItemId, Lag, Locked, Plan, PracticeId,
    RoadmapItem, Strength, Work, WorkingWeek, rules,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Monday to Friday; weeks do not depend on the date.
fn usual() -> Calendar {
    Calendar::new(Date::default(), WorkingWeek::USUAL)
}

/// The plan with its proposal accepted; none if there is no schedule.
fn accept(plan: &Plan) -> Option<Plan> {
    let insight = insight(plan);
    let proposal = insight.proposal().as_ref().ok()?;
    let command = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    Some(apply(plan, &command, catalog()).expect("a proposal keeps the rules"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn an_accepted_proposal_is_proposed_again(plan in plan()) {
        prop_assume!(rules::problems(&plan, catalog()).is_empty());
        let Some(accepted) = accept(&plan) else { return Ok(()) };
        let again = insight(&accepted);
        let again = again.proposal().as_ref().unwrap();
        prop_assert_eq!(&again.changes, &Vec::new());
        prop_assert_eq!(&again.items, &accepted.roadmap.items);
    }

    #[test]
    fn what_a_person_fixed_survives(plan in plan()) {
        let insight = insight(&plan);
        let Ok(proposal) = insight.proposal() else { return Ok(()) };
        let after: BTreeMap<ItemId, &RoadmapItem> =
            proposal.items.iter().map(|item| (item.id, item)).collect();
        prop_assert_eq!(after.len(), proposal.items.len(), "numbers are used once");
        for old in &plan.roadmap.items {
            let kept = after.get(&old.id);
            if old.source.is_none() {
                let kept = kept.expect("own work stays");
                prop_assert_eq!((kept.start, kept.finish), (old.start, old.finish));
                prop_assert_eq!(&kept.work, &old.work);
            }
            let Some(kept) = kept else { continue };
            prop_assert_eq!(&kept.title, &old.title);
            prop_assert_eq!(&kept.owner, &old.owner);
            prop_assert_eq!(&kept.note, &old.note);
            prop_assert_eq!(&kept.locked, &old.locked);
            if old.locked.contains(&Locked::Dates) {
                prop_assert_eq!((kept.start, kept.finish), (old.start, old.finish));
            }
            if old.locked.contains(&Locked::Work) {
                prop_assert_eq!(&kept.work, &old.work);
            }
            if old.locked.contains(&Locked::Prerequisites) {
                prop_assert!(kept.after.iter().all(|id| old.after.contains(id)));
            }
        }
        for item in &proposal.items {
            let new = plan.roadmap.items.iter().all(|old| old.id != item.id);
            prop_assert!(!new || item.id.0 >= plan.next_item);
        }
    }

    #[test]
    fn proposed_work_waits_for_its_prerequisites(plan in plan()) {
        let insight = insight(&plan);
        let Ok(proposal) = insight.proposal() else { return Ok(()) };
        let items: BTreeMap<ItemId, &RoadmapItem> =
            proposal.items.iter().map(|item| (item.id, item)).collect();
        for item in &proposal.items {
            for before in &item.after {
                let early = items[before].finish > item.start;
                let said = proposal.conflicts.contains(&Conflict::TooEarly {
                    item: item.id,
                    before: *before,
                });
                prop_assert_eq!(early, said);
            }
        }
    }

    #[test]
    fn work_by_role_adds_up_to_the_effort(plan in plan()) {
        let insight = insight(&plan);
        let Ok(proposal) = insight.proposal() else { return Ok(()) };
        let sum = |item: &RoadmapItem, of: fn(&Work) -> u32| -> i64 {
            item.work.iter().map(|work| i64::from(of(work))).sum()
        };
        for needed in &insight.portfolio().initiatives {
            let id = InitiativeId::new(catalog()[needed.initiative].id);
            let from_it = |item: &&RoadmapItem| item.source.as_ref() == Some(&id);
            // The oldest; others are a person's copies.
            let item = proposal.items.iter().filter(from_it).min_by_key(|item| item.id);
            let Some(item) = item.filter(|item| !item.locked.contains(&Locked::Work)) else {
                continue;
            };
            prop_assert_eq!(sum(item, |w| w.optimistic), needed.effort.optimistic.rounded(2));
            prop_assert_eq!(sum(item, |w| w.likely), needed.effort.likely.rounded(2));
            prop_assert_eq!(sum(item, |w| w.pessimistic), needed.effort.pessimistic.rounded(2));
        }
    }

    #[test]
    fn accepted_gaps_are_never_needed(plan in plan()) {
        let insight = insight(&plan);
        for needed in &insight.need().practices {
            let id = PracticeId::new(catalog()[needed.practice].id);
            prop_assert!(!plan.targets.accepted.contains_key(&id));
        }
    }

    #[test]
    fn what_is_needed_rests_on_something(plan in plan()) {
        let insight = insight(&plan);
        let need = insight.need();
        for needed in &need.practices {
            for &required in &catalog()[needed.practice].requires {
                let halves = insight.assumed().halves(catalog(), insight.given(), required);
                let id = PracticeId::new(catalog()[required].id);
                let accepted = plan.targets.accepted.contains_key(&id);
                prop_assert!(halves != Some(0) || accepted || need.of(required).is_some());
            }
        }
    }
}

fn item<'a>(plan: &'a Plan, source: &str) -> &'a RoadmapItem {
    let from_it =
        |item: &&RoadmapItem| item.source.as_ref().is_some_and(|id| id.as_str() == source);
    plan.roadmap.items.iter().find(from_it).unwrap()
}

#[test]
fn edits_survive_and_changes_are_listed() {
    let mut plan = accept(&preset("midsize-ecommerce")).unwrap();
    let suite = item(&plan, "ini-scripted-suite").clone();
    let moved = RoadmapItem {
        start: 200,
        finish: 240,
        owner: "Ada".to_owned(),
        locked: vec![Locked::Dates],
        ..suite.clone()
    };
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    items.retain(|item| item.id != suite.id);
    items.push(moved.clone());
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    let kept = proposal.items.iter().find(|item| item.id == suite.id);
    assert_eq!(kept, Some(&moved));
    let portfolio = proposal
        .items
        .iter()
        .find(|item| item.after.contains(&suite.id))
        .unwrap();
    assert!(portfolio.start >= moved.finish);
    let change = proposal
        .changes
        .iter()
        .find(|c| c.item == portfolio.id)
        .unwrap();
    assert!(matches!(change.change, Change::Moved { to, .. } if to.start == portfolio.start));
    assert!(!proposal.is_accepted());
}

#[test]
fn what_is_no_longer_needed_leaves_unless_somebody_changed_it() {
    let mut plan = accept(&preset("midsize-ecommerce")).unwrap();
    let id = item(&plan, "ini-workload-model-v1").id;
    for practice in item(&plan, "ini-workload-model-v1").practices.clone() {
        answer(
            &mut plan,
            practice.as_str(),
            Choice::Yes,
            Strength::Verified,
        );
    }
    let removed = insight(&plan);
    let removed = removed.proposal().as_ref().unwrap();
    let gone = |changes: &[loadmap::insight::ItemChange]| {
        changes
            .iter()
            .any(|c| c.item == id && c.change == Change::Removed)
    };
    assert!(gone(&removed.changes));
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    let touched = items.iter_mut().find(|item| item.id == id).unwrap();
    touched.note = "Began already".to_owned();
    let kept = insight(&plan);
    let kept = kept.proposal().as_ref().unwrap();
    assert!(!gone(&kept.changes));
    assert!(kept.items.iter().any(|item| item.id == id));
}

#[test]
fn links_that_would_close_a_circle_are_left_out_and_named() {
    let mut plan = accept(&preset("midsize-ecommerce")).unwrap();
    let (first, last) = (
        item(&plan, "ini-scripted-suite").id,
        item(&plan, "ini-risk-based-portfolio").id,
    );
    assert!(
        item(&plan, "ini-risk-based-portfolio")
            .after
            .contains(&first)
    );
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    let suite = items.iter_mut().find(|item| item.id == first).unwrap();
    suite.after = vec![last];
    suite.locked = vec![Locked::Prerequisites];
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    let circle = Conflict::Circle {
        item: last,
        before: first,
    };
    assert!(
        proposal.conflicts.contains(&circle),
        "{:?}",
        proposal.conflicts
    );
    let command = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    assert!(apply(&plan, &command, catalog()).is_ok());
}

#[test]
fn without_people_there_is_a_reason_and_no_schedule() {
    let mut plan = preset("seed-saas");
    Arc::make_mut(&mut plan.resources).people[0].fte = 0;
    assert_eq!(*insight(&plan).proposal(), Err(NoSchedule::NoTime));
    Arc::make_mut(&mut plan.resources).people.clear();
    assert_eq!(*insight(&plan).proposal(), Err(NoSchedule::NoPeople));
}

#[test]
fn a_tiny_team_gets_ten_years_and_the_rest_is_named() {
    let mut plan = preset("midsize-ecommerce");
    Arc::make_mut(&mut plan.details).engineers = Some(1_000_000);
    let resources = Arc::make_mut(&mut plan.resources);
    resources.people[0].fte = 1;
    resources.focus = Some(1);
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    let n_needed = insight.portfolio().initiatives.len();
    assert!(!proposal.beyond.is_empty());
    assert_eq!(proposal.items.len() + proposal.beyond.len(), n_needed);
}

#[test]
fn what_was_accepted_and_no_longer_fits_keeps_its_dates() {
    let mut plan = accept(&preset("midsize-ecommerce")).unwrap();
    let resources = Arc::make_mut(&mut plan.resources);
    resources.people[0].fte = 1;
    resources.focus = Some(1);
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    assert_eq!(proposal.items.len(), plan.roadmap.items.len());
    let last = *proposal.beyond.last().unwrap();
    let last = item(&plan, catalog()[last].id);
    let kept = proposal.items.iter().find(|item| item.id == last.id);
    assert_eq!(kept.map(Span::of), Some(Span::of(last)));
}

#[test]
fn a_lag_goes_with_the_prerequisite_it_belongs_to() {
    let mut plan = accept(&preset("seed-saas")).unwrap();
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    let known = items[0].id;
    let late = items
        .iter_mut()
        .find(|item| !item.after.contains(&known) && item.id != known);
    let late = late.unwrap();
    // A person's own link, which planning may take away again, and the waiting time after it.
    late.after.push(known);
    late.lags = vec![Lag {
        after: known,
        half_days: 4,
        ..Lag::default()
    }];
    assert!(rules::problems(&plan, catalog()).is_empty());
    let accepted = accept(&plan).expect("there are people");
    assert!(rules::problems(&accepted, catalog()).is_empty());
    assert!(
        accepted
            .roadmap
            .items
            .iter()
            .all(|item| item.lags.is_empty())
    );
}

#[test]
fn people_who_come_later_delay_the_start() {
    let mut plan = preset("seed-saas");
    let start = plan.details.start;
    Arc::make_mut(&mut plan.resources).people[0].from = Some(start.plus_days(21));
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    assert_eq!(proposal.items[0].start, 30);
}

#[test]
fn fixed_dates_that_need_too_much_are_named() {
    let mut plan = preset("seed-saas");
    plan.next_item = 100;
    Arc::make_mut(&mut plan.roadmap).items = vec![RoadmapItem {
        id: ItemId(50),
        title: "Own work".to_owned(),
        work: vec![Work {
            optimistic: 4_000,
            likely: 4_000,
            pessimistic: 4_000,
            ..Work::default()
        }],
        start: 10,
        finish: 30,
        ..RoadmapItem::default()
    }];
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    let overbooked = Conflict::Overbooked {
        first_week: 2,
        n_weeks: 2,
    };
    assert_eq!(proposal.conflicts, [overbooked]);
    // Nothing else runs in these weeks.
    let runs = |span: Span| span.start_week(usual()) <= 3 && span.end_week(usual()) >= 2;
    let others = proposal.items.iter().filter(|item| item.id != ItemId(50));
    let starts = others.filter(|item| item.start >= 10 && item.start < 30);
    assert_eq!(starts.count(), 0);
    assert!(runs(Span::weeks(usual(), 2, 3)));
}

#[test]
fn an_accepted_gap_leaves_the_plan() {
    let mut plan = preset("midsize-ecommerce");
    let before = insight(&plan).need().practices.len();
    let practice = insight(&plan).need().practices[0].practice;
    let accepted = &mut Arc::make_mut(&mut plan.targets).accepted;
    accepted.insert(
        PracticeId::new(catalog()[practice].id),
        AcceptedGap::default(),
    );
    let after = insight(&plan);
    assert!(after.need().of(practice).is_none());
    assert!(after.need().practices.len() < before);
    assert_eq!(after.need().accepted, [practice]);
}
