//! The business case.

use crate::support::{CATALOG, plain_words};
use crate::{accepted, insight};
use loadmap::insight::case::{Case, Figure, NoCase, Payback};
use loadmap::insight::{Money, Range, Ratio, Score};
use loadmap::plan::{BusinessCase, Date, Plan};
use std::sync::Arc;

/// Two incidents a year of three hours at 100,000 an hour, of which half is lost, and 20,000 of
/// response: 340,000 a year.
fn stated() -> BusinessCase {
    BusinessCase {
        incidents_tenths: 20,
        hours_tenths: 30,
        revenue_hour: 10_000_000,
        lost: 50,
        response: 2_000_000,
        saving: 1_000_000,
        ..BusinessCase::default()
    }
}

fn with(case: BusinessCase) -> Plan {
    let mut plan = Plan::default();
    Arc::make_mut(&mut plan.budget).case = Some(case);
    plan
}

fn case(plan: &Plan, cost: i64, increase: Option<Ratio>) -> Result<Case, NoCase> {
    let cost = Range {
        low: Money(cost / 2),
        likely: Money(cost),
        high: Money(2 * cost),
    };
    let end = Date::parse("2027-09-24");
    Case::new(&CATALOG, plan, cost, end, increase.map(Score))
}

#[test]
fn worked_by_hand() {
    let found = case(&with(stated()), 18_350_000, Some(Ratio::new(2, 1))).unwrap();
    assert_eq!(found.loss, Money(34_000_000));
    // 1 - 0.9^2, 1 - 0.75^2, 1 - 0.6^2.
    assert_eq!(found.avoided.all(), [190, 438, 640]);
    let benefit = found.benefit.all().map(|amount| amount.0);
    assert_eq!(benefit, [7_460_000, 15_875_000, 22_760_000]);
    // 183,500 / 158,750 x 12 = 13.9 months.
    assert_eq!(found.payback.likely, Payback::Months(139));
    assert!(found.payback.low > found.payback.likely);
    assert!(found.payback.high < found.payback.likely);
    // September 2027 and 14 months.
    assert_eq!(found.break_even.likely, Date::parse("2028-11-01"));
}

#[test]
fn a_stated_reduction_takes_the_place_of_the_likely_one() {
    let mut stated = stated();
    stated.reduction = Some(60);
    let found = case(&with(stated), 1_000_000, Some(Ratio::ONE)).unwrap();
    assert_eq!(found.reduction.all(), [10, 60, 60]);
    assert!(found.reduction_stated);
}

#[test]
fn what_moves_the_payback_most_comes_first() {
    let found = case(&with(stated()), 18_350_000, Some(Ratio::ONE)).unwrap();
    let widths: Vec<i64> = found.swings.iter().map(|swing| swing.width()).collect();
    assert!(widths.is_sorted_by(|a, b| a >= b), "{widths:?}");
    let of = |figure: Figure| found.swings.iter().find(|swing| swing.figure == figure);
    // More incidents pay the plan back sooner, and a dearer plan later.
    let incidents = of(Figure::Incidents).unwrap();
    assert!(incidents.higher < incidents.lower);
    let cost = of(Figure::Cost).unwrap();
    assert!(cost.lower < cost.higher);
}

#[test]
fn it_is_silent_with_the_reason() {
    let two = Some(Ratio::new(2, 1));
    assert_eq!(case(&Plan::default(), 1, two), Err(NoCase::NoFigures));
    let nothing = with(BusinessCase::default());
    assert_eq!(case(&nothing, 1, two), Err(NoCase::NoLoss));
    let mut without_saving = stated();
    without_saving.saving = 0;
    for increase in [None, Some(Ratio::ZERO)] {
        let found = case(&with(without_saving.clone()), 1, increase);
        assert_eq!(found, Err(NoCase::NoIncrease));
    }
    let end = Case::new(&CATALOG, &with(stated()), Range::default(), None, None);
    assert_eq!(end, Err(NoCase::NoRoadmap));
    for why in [
        NoCase::NoFigures,
        NoCase::NoLoss,
        NoCase::NoRoadmap,
        NoCase::NoIncrease,
    ] {
        plain_words(&why.to_string());
    }
}

#[test]
fn nothing_divides_by_nothing() {
    // A saving alone, a plan that costs nothing, and the largest figures there are.
    let saving = BusinessCase {
        saving: 5,
        ..BusinessCase::default()
    };
    let found = case(&with(saving), i64::MAX / 4, None).unwrap();
    assert_eq!(found.payback.likely, Payback::Never);
    assert_eq!(found.break_even.likely, None);
    let free = case(&with(stated()), 0, Some(Ratio::ONE)).unwrap();
    assert_eq!(free.payback.likely, Payback::Months(0));
    let most = BusinessCase {
        incidents_tenths: 100_000,
        hours_tenths: 100_000,
        revenue_hour: 1_000_000_000_000,
        lost: 100,
        response: 1_000_000_000_000,
        saving: 1_000_000_000_000,
        ..BusinessCase::default()
    };
    assert!(case(&with(most), 1, Some(Ratio::new(5, 1))).is_ok());
}

#[test]
fn a_plan_s_case_rests_on_its_budget_and_its_roadmap() {
    let mut plan = accepted("midsize-ecommerce");
    assert_eq!(insight(&plan).case().clone().err(), Some(NoCase::NoFigures));
    Arc::make_mut(&mut plan.budget).case = Some(stated());
    let insight = insight(&plan);
    let case = insight.case().as_ref().unwrap();
    assert_eq!(case.cost, insight.budget().total.total);
    let now = insight.headline().as_ref().unwrap().score;
    let end = insight.at_end().as_ref().unwrap().score;
    assert_eq!(case.increase.0, end.0.minus(now.0));
    let explained = insight.explain(loadmap::insight::Subject::Case).unwrap();
    assert!(explained.worked.contains("months"), "{}", explained.worked);
}
