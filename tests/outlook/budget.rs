//! What a plan costs: worked by hand, and laws that hold for every plan.

use crate::support::plans;
use crate::support::staffed::{day, item, plan};
use crate::support::{CATALOG, cases};
use crate::{accepted, insight};
use loadmap::insight::budget::{Bottleneck, RunsCost, Spread, Units};
use loadmap::insight::forecast::Chance;
use loadmap::insight::{Budget, Insight, Money, NoForecast, Range, Ratio, Subject};
use loadmap::plan::{Cadence, CategoryId, CostLine, ItemId, ItemState, LicenceId, Plan, Runs};
use proptest::prelude::*;
use std::sync::Arc;

/// The worked example of content rules §7.4.
fn example() -> Runs {
    Runs {
        per_year: 40,
        requests_per_second: 4_000,
        requests_per_iteration: 8,
        iteration_tenths: 216,
        bytes_per_response: 25_000,
        setup_minutes: 10,
        ramp_minutes: 5,
        steady_minutes: 60,
        generator_hour: 50,
        transfer_gb: 800,
        environment_tenths: 25,
        environment_hour: 6_000,
        telemetry_gb: 30,
        telemetry_price: 50,
        licence: Some(LicenceId::new("lm-oss")),
        valid: Some(80),
        ..Runs::default()
    }
}

#[test]
fn the_worked_example_of_the_content_comes_out() {
    let cost = RunsCost::new(&CATALOG, &example());
    assert_eq!(cost.users, 10_800);
    assert_eq!(cost.gigabits, Ratio::new(8, 10));
    assert_eq!((cost.generators, cost.bottleneck), (4, Bottleneck::Users));
    assert_eq!(cost.hours, Ratio::new(125, 100));
    let whole = |amount: Money| amount.0 as f64 / 100.0;
    assert_eq!(whole(cost.compute), 100.0);
    assert_eq!(whole(cost.transfer), 1_152.0);
    assert_eq!(whole(cost.environment), 6_000.0);
    assert_eq!(whole(cost.telemetry), 600.0);
    assert_eq!(whole(cost.licence), 0.0);
    assert_eq!(whole(cost.total), 7_852.0);
    assert_eq!(cost.per_valid_run.unwrap().whole(), 245);
}

#[test]
fn units_count_as_every_licence_model_says() {
    let units: Vec<(&str, Units)> = RunsCost::compare(&CATALOG, &example())
        .into_iter()
        .map(|(model, units)| (CATALOG[model].id, units))
        .collect();
    assert_eq!(
        units,
        [
            ("lm-oss", Units::None),
            ("lm-concurrent", Units::PerYear(10_800)),
            ("lm-vuh-exact", Units::PerRun(11_700)),
            ("lm-vuh-hour", Units::PerRun(21_600)),
            ("lm-reserved", Units::PerRun(11_917)),
            ("lm-generator-minute", Units::PerRun(300)),
            ("lm-browser", Units::PerRun(11_700)),
            ("lm-seat", Units::None),
            ("lm-managed", Units::PerRun(11_700)),
        ]
    );
    let mut runs = example();
    runs.licence = Some(LicenceId::new("lm-generator-minute"));
    (runs.licence_unit, runs.licence_fixed) = (10, 100_000);
    // 40 runs x 300 minutes x 0.10, and 1,000 a year.
    assert_eq!(RunsCost::new(&CATALOG, &runs).licence, Money(220_000));
}

#[test]
fn runs_without_figures_cost_nothing_and_divide_by_nothing() {
    let cost = RunsCost::new(&CATALOG, &Runs::default());
    assert_eq!((cost.users, cost.generators, cost.total), (0, 0, Money(0)));
    assert_eq!(cost.per_valid_run, None);
    let most = Runs {
        per_year: 1_000_000,
        requests_per_second: 100_000_000,
        requests_per_iteration: 1,
        iteration_tenths: 10_000_000,
        bytes_per_response: u32::MAX,
        steady_minutes: 10_000,
        generator_hour: u32::MAX,
        transfer_gb: u32::MAX,
        licence: Some(LicenceId::new("lm-reserved")),
        licence_unit: u32::MAX,
        licence_block: 10_000_000,
        valid: Some(1),
        ..Runs::default()
    };
    assert!(RunsCost::new(&CATALOG, &most).total > Money(0));
}

fn costs() -> Vec<CostLine> {
    let line = |id, category: &str, cadence, amount| CostLine {
        id: ItemId(id),
        category: Some(CategoryId::new(category)),
        cadence,
        amount,
        ..CostLine::default()
    };
    vec![
        CostLine {
            low: Some(80_000),
            high: Some(150_000),
            ..line(101, "bc-tools", Cadence::Monthly, 100_000)
        },
        line(102, "bc-training", Cadence::Once, 500_000),
        CostLine {
            from: Some(day("2027-02-15")),
            until: Some(day("2028-03-01")),
            ..line(103, "bc-external", Cadence::Yearly, 300_000)
        },
        line(104, "bc-unknown", Cadence::Once, 12_345),
    ]
}

#[test]
fn every_category_has_its_costs_in_its_time() {
    let mut plan = plan(&[(Some("perf-engineer"), 10)]);
    // Twelve weeks from 4 January: until 26 March.
    let mut work = item(1, Some("perf-engineer"), [60, 60, 60], &[]);
    work.finish = 120;
    Arc::make_mut(&mut plan.roadmap).items = vec![work];
    Arc::make_mut(&mut plan.resources)
        .rates
        .insert("perf-engineer".into(), 50_000);
    let budget = Arc::make_mut(&mut plan.budget);
    budget.costs = costs();
    budget.runs = Some(example());
    let insight = insight(&plan);
    let budget = insight.budget();
    assert_eq!(budget.until, day("2027-03-26"));
    let of = |id: &str| budget.of(&CATALOG, id).unwrap().spread.total;
    assert_eq!(of("bc-people"), Range::certain(Money(60 * 50_000)));
    let tools = Range {
        low: Money(3 * 80_000),
        likely: Money(3 * 100_000),
        high: Money(3 * 150_000),
    };
    assert_eq!(of("bc-tools"), tools);
    assert_eq!(of("bc-training").likely, Money(500_000));
    assert_eq!(of("bc-external").likely, Money(600_000));
    // Three months of a year of runs: 25 of generators and 288 of transfer, 1,500, 150.
    assert_eq!(of("bc-loadgen").likely, Money(31_300));
    assert_eq!(of("bc-env").likely, Money(150_000));
    assert_eq!(of("bc-telemetry").likely, Money(15_000));
    let others = budget.categories.last().unwrap();
    assert_eq!(others.name(&CATALOG), "Other costs");
    assert_eq!(others.spread.total.likely, Money(12_300));
    let quarters: Vec<String> = budget.quarters.iter().map(|q| q.text()).collect();
    assert_eq!(quarters.first().unwrap(), "Q1 2027");
    assert_eq!(quarters.last().unwrap(), "Q1 2028");
    let external = &budget.of(&CATALOG, "bc-external").unwrap().spread;
    let paid: Vec<i64> = external.by_quarter.iter().map(|q| q.likely.0).collect();
    assert_eq!(paid, [300_000, 0, 0, 0, 300_000]);
    assert_eq!(external.by_phase[0].likely, Money(300_000));
    assert_eq!(budget.running().last(), Some(&budget.expected.total));
}

#[test]
fn contingency_is_the_way_to_p80_and_at_least_the_content_s_share() {
    let mut plan = accepted("midsize-ecommerce");
    let one = insight(&plan);
    let (budget, forecast) = (one.budget(), one.forecast().as_ref().unwrap());
    let rest = budget.expected.total.likely.0;
    let least = rest * 15 / 100;
    let kept = budget.reserve().likely.0;
    let to_p80 = forecast.cost.p80.0 - rest;
    assert!(
        (kept - least.max(to_p80)).abs() <= 100,
        "{kept} {least} {to_p80}"
    );
    assert_eq!(budget.contingency.p80, Some(forecast.cost.p80));
    // A wide estimate of one cost takes over from the least share.
    Arc::make_mut(&mut plan.budget).costs = vec![CostLine {
        id: ItemId(9_001),
        amount: 5_000_000,
        low: Some(0),
        high: Some(90_000_000),
        ..CostLine::default()
    }];
    let wide = insight(&plan);
    assert!(wide.budget().contingency.by_p80);
    assert!(wide.budget().reserve().likely > budget.reserve().likely);
}

#[test]
fn the_cap_is_held_against_total_and_forecast() {
    let mut plan = accepted("midsize-ecommerce");
    let free = insight(&plan);
    assert_eq!(free.budget().cap, None);
    let total = free.budget().total.total.likely;
    let p50 = free.forecast().as_ref().unwrap().cost.p50;
    Arc::make_mut(&mut plan.resources).cap = Some(p50.0);
    let capped = insight(&plan);
    let cap = capped.budget().cap.unwrap();
    assert_eq!(cap.over, Some(Money(total.0 - p50.0)));
    let Chance(chance) = cap.chance.unwrap();
    assert!((480..=560).contains(&chance), "{chance}");
}

#[test]
fn what_is_dropped_costs_nothing_and_what_was_spent_counts() {
    let mut plan = plan(&[(None, 10)]);
    let mut items = vec![
        item(1, Some("perf-engineer"), [10, 10, 10], &[]),
        item(2, Some("perf-engineer"), [10, 10, 10], &[]),
        item(3, Some("perf-engineer"), [10, 10, 10], &[]),
    ];
    items[0].state = ItemState::Dropped;
    items[1].state = ItemState::Done;
    items[1].spent = Some(1_200);
    items[2].state = ItemState::Running;
    items[2].spent = Some(300);
    items[2].percent = Some(40);
    Arc::make_mut(&mut plan.roadmap).items = items;
    Arc::make_mut(&mut plan.resources)
        .rates
        .insert("perf-engineer".into(), 10_000);
    let insight = insight(&plan);
    // 0, 12 and 3 + 6 days.
    assert_eq!(insight.budget().people.likely(), Money(21 * 10_000));
}

#[test]
fn money_explains_itself() {
    let mut plan = accepted("midsize-ecommerce");
    Arc::make_mut(&mut plan.budget).costs = costs();
    Arc::make_mut(&mut plan.budget).runs = Some(example());
    let insight = insight(&plan);
    let budget = insight.budget();
    for cost in budget.categories.iter().filter_map(|cost| cost.category) {
        let explained = insight.explain(Subject::CostOf(cost));
        let has = !budget
            .of(&CATALOG, CATALOG[cost].id)
            .unwrap()
            .spread
            .total
            .is_zero();
        assert_eq!(explained.is_some(), has, "{}", CATALOG[cost].id);
    }
    let runs = insight.explain(Subject::Runs).unwrap();
    assert_eq!(
        runs.worked,
        "100.00 + 1,152.00 + 6,000.00 + 600.00 + 0.00 = EUR 7,852.00"
    );
    let total = insight.explain(Subject::Cost).unwrap();
    assert!(
        total.worked.ends_with(&budget.total.total.likely.text()),
        "{}",
        total.worked
    );
    assert!(insight.explain(Subject::Contingency).is_some());
}

/// The sum of some amounts.
fn sum(parts: &[Range]) -> Range {
    let mut sum = Range::default();
    parts.iter().for_each(|part| sum.add(*part));
    sum
}

fn budget(plan: &Plan) -> Budget {
    let insight = Insight::new(&CATALOG, Arc::new(plan.clone()));
    Budget::new(
        &CATALOG,
        plan,
        insight.roadmap(),
        &Err(NoForecast::NothingLeft),
    )
}

fn adds_up(spread: &Spread) -> Result<(), TestCaseError> {
    prop_assert_eq!(sum(&spread.by_phase), spread.total);
    prop_assert_eq!(sum(&spread.by_quarter), spread.total);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..cases(60) })]

    /// Phases, quarters, categories and lines all come to the total, in whole currency units.
    #[test]
    fn every_table_adds_up(plan in plans::known_plan()) {
        let budget = budget(&plan);
        adds_up(&budget.total)?;
        adds_up(&budget.expected)?;
        for line in &budget.lines {
            adds_up(&line.spread)?;
        }
        let mut all = Range::default();
        for cost in &budget.categories {
            adds_up(&cost.spread)?;
            all.add(cost.spread.total);
            for part in cost.spread.by_phase.iter().chain(&cost.spread.by_quarter) {
                prop_assert!(part.low.0 % 100 == 0 && part.likely.0 % 100 == 0);
            }
        }
        prop_assert_eq!(all, budget.total.total);
        let lines: Vec<Range> = budget.lines.iter().map(|line| line.spread.total).collect();
        prop_assert_eq!(sum(&lines), budget.expected.total);
        let Range { low, likely, high } = budget.total.total;
        prop_assert!(low <= likely && likely <= high);
    }
}
