//! What is scheduled, and the forecast of it.

use crate::support::staffed::{day, item, plan};
use crate::support::{CATALOG, presets};
use crate::{accepted, insight};
use loadmap::insight::forecast::Chance;
use loadmap::insight::{Dates, Insight, NoForecast, NoSchedule};
use loadmap::plan::{CostLine, ItemId, Plan, Risk};
use std::sync::Arc;

#[test]
fn the_forecast_is_that_of_the_accepted_dates() {
    let plan = accepted("midsize-ecommerce");
    let insight = insight(&plan);
    let scheduled = insight.scheduled().as_ref().unwrap();
    assert_eq!(scheduled.dates, Dates::Accepted);
    let starts: Vec<u32> = plan.roadmap.items.iter().map(|item| item.start).collect();
    let spans: Vec<u32> = scheduled.run.spans.iter().map(|span| span.start).collect();
    assert_eq!(spans, starts);
    let forecast = insight.forecast().as_ref().unwrap();
    assert_eq!(forecast.planned, scheduled.run.makespan);
    assert!(forecast.by.p50 < forecast.by.p80 && forecast.by.p80 < forecast.by.p95);
    assert_eq!(forecast.items.len(), plan.roadmap.items.len());
}

#[test]
fn without_an_accepted_roadmap_the_proposal_is_forecast() {
    let (_, plan) = presets().next().unwrap();
    let insight = insight(&plan);
    let scheduled = insight.scheduled().as_ref().unwrap();
    assert_eq!(scheduled.dates, Dates::Proposed);
    assert!(insight.forecast().is_ok());
}

#[test]
fn dates_that_cannot_be_worked_are_found_anew() {
    let mut plan = plan(&[(None, 10)]);
    // Two items at once for one person.
    let mut items = vec![item(1, None, [5, 5, 5], &[]), item(2, None, [5, 5, 5], &[])];
    for item in &mut items {
        item.finish = 10;
    }
    Arc::make_mut(&mut plan.roadmap).items = items;
    let insight = insight(&plan);
    let scheduled = insight.scheduled().as_ref().unwrap();
    assert_eq!(scheduled.dates, Dates::Anew);
    assert_eq!(scheduled.run.makespan, 20);
    assert_eq!(
        insight.forecast().as_ref().unwrap().as_planned,
        Chance(1_000)
    );
}

#[test]
fn why_there_is_no_forecast_is_said() {
    let mut plan = plan(&[]);
    Arc::make_mut(&mut plan.roadmap).items = vec![item(1, None, [5, 5, 5], &[])];
    let none = insight(&plan).forecast().clone().unwrap_err();
    assert_eq!(none, NoForecast::NoSchedule(NoSchedule::NoPeople));
    assert!(none.to_string().contains("Add people"));
}

#[test]
fn costs_and_risks_move_the_forecast_and_nothing_else() {
    let before = insight(&accepted("midsize-ecommerce"));
    let kept = before.forecast().clone();
    let mut plan = Plan::clone(before.plan());
    Arc::make_mut(&mut plan.budget).costs = vec![CostLine {
        id: ItemId(9_001),
        amount: 5_000_000,
        until: Some(day("2027-03-01")),
        ..CostLine::default()
    }];
    let after = before.after(Arc::new(plan.clone()));
    let (old, new) = (kept.unwrap(), after.forecast().clone().unwrap());
    assert_eq!((old.by, &old.items), (new.by, &new.items));
    // Costs are counted together where they are close.
    let more = new.cost.p50.0 - old.cost.p50.0 - 5_000_000;
    assert!(more.abs() <= 20_000, "{more}");
    Arc::make_mut(&mut plan.governance).risks = vec![Risk {
        id: ItemId(9_002),
        chance: 50,
        delay: 40,
        items: plan.roadmap.items.iter().map(|item| item.id).collect(),
        ..Risk::default()
    }];
    let later = after.after(Arc::new(plan.clone()));
    assert!(later.forecast().as_ref().unwrap().by.p80 > new.by.p80);
    assert_eq!(
        *later.forecast(),
        *Insight::new(&CATALOG, Arc::new(plan)).forecast()
    );
}

#[test]
fn accepted_dates_may_lie_far_ahead() {
    let mut plan = plan(&[(None, 10)]);
    let mut late = item(1, None, [5, 5, 5], &[]);
    (late.start, late.finish) = (500, 510);
    Arc::make_mut(&mut plan.roadmap).items = vec![late];
    let insight = insight(&plan);
    assert_eq!(insight.scheduled().as_ref().unwrap().dates, Dates::Accepted);
    assert_eq!(insight.forecast().as_ref().unwrap().planned, 510);
}

#[test]
fn what_limits_the_end_is_said_in_one_sentence() {
    use loadmap::insight::{Limit, limit};
    let name = |at: usize| format!("I-{}", at + 1);
    // Three items for one engineer: their time limits.
    let mut plan = plan(&[(Some("perf-engineer"), 10)]);
    let items: Vec<_> = (1..4)
        .map(|id| item(id, Some("perf-engineer"), [4, 5, 9], &[]))
        .collect();
    let placed = |plan: &mut Plan, items: &[loadmap::plan::RoadmapItem]| {
        let mut items = items.to_vec();
        let mut at = 0;
        for item in &mut items {
            (item.start, item.finish) = (at, at + 11);
            at += 11;
        }
        Arc::make_mut(&mut plan.roadmap).items = items;
    };
    placed(&mut plan, &items);
    let busy = insight(&plan);
    assert_eq!(
        *busy.limit(),
        Some(Limit::People(Some("perf-engineer".into())))
    );
    let text = limit::sentence(&busy, &name).unwrap();
    assert!(text.contains("with a chance of 80%"), "{text}");
    assert!(
        text.contains("time of the role Performance engineer"),
        "{text}"
    );
    // One after the other: the order does.
    let chain: Vec<_> = (1..4)
        .map(|id| item(id, Some("perf-engineer"), [4, 5, 9], &[]))
        .enumerate()
        .map(|(at, mut item)| {
            item.after = (at > 0).then_some(ItemId(at as u32)).into_iter().collect();
            item
        })
        .collect();
    placed(&mut plan, &chain);
    let ordered = insight(&plan);
    assert!(matches!(ordered.limit(), Some(Limit::Order(Some(_)))));
    assert!(
        limit::sentence(&ordered, &name)
            .unwrap()
            .contains("to shorten or split I-")
    );
}
