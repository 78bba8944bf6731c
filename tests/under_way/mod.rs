//! A plan that people work on, with all the money that a plan can hold.

use super::{accepted, sample};
use loadmap::plan::{
    BusinessCase, Cadence, Calendar, CategoryId, CostLine, Date, ItemId, ItemState, LicenceId,
    Milestone, Person, Plan, Risk, RoleId, Runs, Work,
};
use std::sync::Arc;

/// What finished items took, in hundredths of their estimates.
const TOOK: [u64; 4] = [90, 120, 100, 140];

/// The shop's roadmap in its fifth month, with people by role, and all the money that a plan can hold.
pub fn under_way() -> Plan {
    let mut plan = sample("midsize-ecommerce");
    let role = |id: u32, name: &str, role: Option<&str>, fte: u16| Person {
        id: ItemId(50_000 + id),
        name: name.to_owned(),
        role: role.map(RoleId::new),
        fte,
        ..Person::default()
    };
    let resources = Arc::make_mut(&mut plan.resources);
    resources.people = vec![
        role(1, "Performance engineers", Some("perf-engineer"), 15),
        role(2, "Platform team", Some("sre-platform"), 10),
        role(3, "Everybody else", None, 15),
    ];
    resources.rates.insert(RoleId::new("perf-engineer"), 72_000);
    resources.cap = Some(32_000_000);
    plan.next_item = 60_000;
    let mut plan = accepted(plan);
    let as_of = Date::new(2027, 5, 3).expect("a date");
    Arc::make_mut(&mut plan.details).as_of = as_of;
    let calendar = Calendar::of(&plan);
    let now = calendar.half_day_or_first(as_of);
    let progress = Arc::make_mut(&mut plan.progress);
    progress.calibrated = true;
    progress.weekly = vec![0, 1, 0, 2, 1, 3, 1, 2];
    let mut finished = 0;
    let roadmap = Arc::make_mut(&mut plan.roadmap);
    for item in &mut roadmap.items {
        if item.finish <= now {
            item.state = ItemState::Done;
            item.ended = Some(calendar.last_day(item.finish));
            // In hundredths of the estimate: mostly more.
            let mean: u64 = item.work.iter().map(Work::mean_sixths).sum();
            let took = TOOK[finished % TOOK.len()];
            item.spent = u32::try_from(mean * took / 600).ok();
            finished += 1;
        } else if item.start < now {
            item.state = ItemState::Running;
            item.percent = Some(40);
            item.began = Some(calendar.day(item.start));
        }
    }
    let n = roadmap.items.len();
    roadmap.items[n - 1].deadline = Some(calendar.last_day(roadmap.items[n - 1].finish + 6));
    let last = roadmap.items[n - 1].id;
    let middle: Vec<ItemId> = roadmap.items[..n / 2].iter().map(|item| item.id).collect();
    let running: Vec<ItemId> = roadmap
        .items
        .iter()
        .filter(|item| item.state == ItemState::Running)
        .map(|item| item.id)
        .collect();
    Arc::make_mut(&mut plan.milestones).milestones = vec![
        Milestone {
            id: ItemId(52_001),
            name: "Half of it is done".to_owned(),
            date: Some(as_of.plus_days(30)),
            items: middle,
            ..Milestone::default()
        },
        Milestone {
            id: ItemId(52_002),
            name: "Ready for the peak".to_owned(),
            items: vec![last],
            ..Milestone::default()
        },
    ];
    let risk = |id: u32, title: &str, chance: u8, delay: u32, cost: Option<i64>| Risk {
        id: ItemId(53_000 + id),
        title: title.to_owned(),
        chance,
        delay,
        cost,
        items: running.iter().copied().chain([last]).collect(),
        ..Risk::default()
    };
    Arc::make_mut(&mut plan.governance).risks = vec![
        risk(
            1,
            "The supplier of the test environment is late",
            30,
            10,
            None,
        ),
        risk(
            2,
            "A second environment has to be bought",
            20,
            0,
            Some(1_500_000),
        ),
    ];
    let cost = |id: u32, category: &str, name: &str, cadence: Cadence, amount: i64| CostLine {
        id: ItemId(54_000 + id),
        category: Some(CategoryId::new(category)),
        name: name.to_owned(),
        cadence,
        amount,
        ..CostLine::default()
    };
    let budget = Arc::make_mut(&mut plan.budget);
    budget.costs = vec![
        CostLine {
            low: Some(30_000),
            high: Some(60_000),
            ..cost(
                1,
                "bc-tools",
                "Tracing, five seats",
                Cadence::Monthly,
                40_000,
            )
        },
        cost(
            2,
            "bc-training",
            "Course for two people",
            Cadence::Once,
            480_000,
        ),
        cost(
            3,
            "bc-external",
            "Review before the peak",
            Cadence::Once,
            900_000,
        ),
        cost(4, "bc-data", "Masking tool", Cadence::Yearly, 600_000),
    ];
    budget.runs = Some(Runs {
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
        licence: Some(LicenceId::new("lm-vuh-exact")),
        licence_unit: 1,
        valid: Some(80),
        ..Runs::default()
    });
    budget.case = Some(BusinessCase {
        incidents_tenths: 30,
        hours_tenths: 20,
        revenue_hour: 12_000_000,
        lost: 40,
        response: 1_500_000,
        saving: 2_000_000,
        ..BusinessCase::default()
    });
    plan
}
