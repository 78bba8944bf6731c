//! Single plans, worked out by hand.

use crate::support::CATALOG;
use crate::{day, forecast, item, plan, prospect};
use loadmap::forecast::{Paid, simulate};
use loadmap::insight::forecast::{Chance, Warning};
use loadmap::insight::network::{Network, Wish};
use loadmap::insight::{Money, NoForecast, PlanForecast, Prospect};
use loadmap::plan::{
    Cadence, CostLine, Demand, Holiday, ItemId, ItemState, Milestone, Risk, RoleId,
};
use loadmap::schedule::Objective;
use std::sync::Arc;

const ENGINEER: &str = "perf-engineer";

#[test]
fn one_person_hands_over_from_item_to_item() {
    let plan = plan(&[(None, 10)]);
    let items = [
        item(1, None, [1, 3, 8], &[]),
        item(2, None, [3, 5, 12], &[]),
        item(3, None, [1, 1, 1], &[2]),
    ];
    let (prospect, run, _) = prospect(&plan, &items).unwrap();
    assert_eq!(run.makespan, 21);
    // Whatever the prerequisites, each waits for the one before it: they share the one person.
    for (at, task) in prospect.model.tasks.iter().enumerate().skip(1) {
        assert!(
            task.after.contains(&(at - 1, 0.0)),
            "{:?}",
            prospect.model.tasks
        );
    }
    let found = forecast(&plan, &items);
    assert!(
        found
            .items
            .iter()
            .all(|item| item.critical == Chance(1_000))
    );
    assert!(found.by.p50.abs_diff(21) <= 1, "{:?}", found.by);
    assert!(found.by.p50 < found.by.p80 && found.by.p80 < found.by.p95);
    assert!(found.warnings.contains(&Warning::OnePerson));
}

#[test]
fn two_people_do_not_wait_for_each_other() {
    let plan = plan(&[(None, 20)]);
    let items = [item(1, None, [2, 3, 4], &[]), item(2, None, [4, 5, 6], &[])];
    let (prospect, ..) = prospect(&plan, &items).unwrap();
    assert!(
        prospect
            .model
            .tasks
            .iter()
            .all(|task| task.after.is_empty())
    );
    assert_eq!(prospect.model.tasks[0].work, [2.0, 3.0, 4.0]);
    assert!(
        !forecast(&plan, &items)
            .warnings
            .contains(&Warning::OnePerson)
    );
}

#[test]
fn dates_pass_over_holidays() {
    let mut plan = plan(&[(None, 10)]);
    let items = [item(1, None, [4, 4, 4], &[])];
    assert_eq!(forecast(&plan, &items).by.all(), [8; 3]);
    Arc::make_mut(&mut plan.resources).holidays = vec![Holiday {
        id: ItemId(9),
        date: day("2027-01-06"),
        ..Holiday::default()
    }];
    let found = forecast(&plan, &items);
    assert_eq!(found.by.all(), [10; 3]);
    assert_eq!(found.by.days(found.calendar), [day("2027-01-08"); 3]);
    assert_eq!(found.as_planned, Chance(1_000));
}

#[test]
fn what_is_done_is_left_out_and_what_runs_has_the_rest_before_it() {
    let plan = plan(&[(None, 10)]);
    let mut items = [
        item(1, None, [10, 10, 10], &[]),
        item(2, None, [8, 10, 18], &[1]),
        item(3, None, [5, 5, 5], &[]),
    ];
    items[0].state = ItemState::Done;
    (items[0].start, items[0].finish) = (0, 0);
    items[1].state = ItemState::Running;
    items[1].percent = Some(50);
    items[2].state = ItemState::Dropped;
    let (prospect, ..) = prospect(&plan, &items).unwrap();
    assert_eq!(prospect.items, [1]);
    assert_eq!(prospect.model.tasks[0].work, [4.0, 5.0, 9.0]);
    assert!(prospect.model.tasks[0].after.is_empty());
}

#[test]
fn nothing_left_and_never_enough_are_said() {
    let mut plan = plan(&[(None, 10)]);
    let mut items = [item(1, None, [1, 1, 1], &[])];
    items[0].state = ItemState::Done;
    assert_eq!(prospect(&plan, &items).err(), Some(NoForecast::NothingLeft));
    items[0].state = ItemState::Planned;
    Arc::make_mut(&mut plan.resources).people[0].until = Some(day("2027-01-04"));
    items[0].work[0].likely = 90_000;
    assert_eq!(
        prospect(&plan, &items).err(),
        Some(NoForecast::Never(vec![0]))
    );
}

#[test]
fn milestones_deadlines_and_the_event_have_their_chance() {
    let mut plan = plan(&[(None, 10)]);
    let mut items = [
        item(1, None, [10, 10, 10], &[]),
        item(2, None, [5, 10, 30], &[1]),
        item(3, None, [1, 1, 1], &[]),
    ];
    items[2].state = ItemState::Done;
    items[2].ended = Some(day("2027-01-08"));
    items[0].deadline = Some(day("2027-01-15"));
    items[1].deadline = Some(day("2027-01-14"));
    Arc::make_mut(&mut plan.details).event_date = Some(day("2027-01-18"));
    let milestone = |id, date, items: &[u32]| Milestone {
        id: ItemId(id),
        date: Some(day(date)),
        items: items.iter().map(|&id| ItemId(id)).collect(),
        ..Milestone::default()
    };
    Arc::make_mut(&mut plan.milestones).milestones = vec![
        milestone(51, "2027-01-15", &[1]),
        milestone(52, "2027-01-14", &[1, 3]),
        milestone(53, "2027-01-08", &[3]),
        milestone(54, "2027-01-07", &[3]),
        milestone(55, "2027-02-01", &[1, 2]),
        milestone(56, "2027-02-01", &[]),
    ];
    let wishes = [Some(20), None, None].map(|due| Wish {
        due,
        ..Wish::default()
    });
    let network = Network::new(&CATALOG, &plan, &items, &wishes, None).unwrap();
    let run = network.instant(&items, Objective::Makespan, 0);
    let prospect = Prospect::new(&CATALOG, &plan, &items, &wishes, &network, &run).unwrap();
    let outcome = simulate(&prospect.model, 1, 6_400);
    let found = PlanForecast::new(&plan, &items, &prospect, &outcome);
    let chances = found.milestones.iter().map(|found| found.chance);
    let chances: Vec<Option<Chance>> = chances.collect();
    let (sure, never) = (Some(Chance(1_000)), Some(Chance(0)));
    assert_eq!(chances[..4], [sure, never, sure, never]);
    assert!(
        (Chance(200)..Chance(800)).contains(&chances[4].unwrap()),
        "{chances:?}"
    );
    assert_eq!(chances[5], None);
    let reached: Vec<bool> = found.milestones.iter().map(|found| found.reached).collect();
    assert_eq!(reached, [false, false, true, true, false, false]);
    assert_eq!(found.event, sure);
    assert_eq!(found.items[0].deadline, sure);
    assert_eq!(found.items[1].deadline, never);
    assert_eq!(found.milestones[4].by, Some(found.by));
    assert_eq!(found.drivers.len(), 1);
    assert_eq!(found.drivers[0].item, 1);
}

#[test]
fn money_is_people_and_everything_else() {
    let mut plan = plan(&[(Some(ENGINEER), 10)]);
    let resources = Arc::make_mut(&mut plan.resources);
    resources.rates.insert(RoleId::new(ENGINEER), 50_000);
    resources.cap = Some(1_000_000);
    let mut items = [
        item(1, Some(ENGINEER), [4, 4, 4], &[]),
        item(2, Some(ENGINEER), [3, 3, 3], &[]),
        item(3, None, [1, 1, 1], &[]),
        item(4, None, [0, 0, 0], &[]),
    ];
    items[1].state = ItemState::Done;
    items[1].spent = Some(500);
    items[3].work.clear();
    items[3].duration = Some(4);
    items[3].demand = vec![Demand {
        role: Some(RoleId::new(ENGINEER)),
        tenths: 5,
        ..Demand::default()
    }];
    // 4 days to do, 5 spent, 1 of 2 half-posts for 2 days; the day of nobody has no rate.
    let found = forecast(&plan, &items);
    assert_eq!(found.cost.p50, Money(10 * 50_000));
    assert_eq!(found.cost.cap, Some((Money(1_000_000), Chance(1_000))));
    assert!(found.warnings.contains(&Warning::Unpriced(100)));
    let line = |id, cadence, amount| CostLine {
        id: ItemId(id),
        cadence,
        amount,
        ..CostLine::default()
    };
    Arc::make_mut(&mut plan.budget).costs = vec![
        line(61, Cadence::Once, 200_000),
        // January, February, March: paid on the fourth of each.
        CostLine {
            until: Some(day("2027-03-05")),
            ..line(62, Cadence::Monthly, 100_000)
        },
        line(63, Cadence::Yearly, 300_000),
    ];
    let (prospect, ..) = prospect(&plan, &items).unwrap();
    let paid: Vec<Paid> = prospect
        .model
        .expenses
        .iter()
        .map(|expense| expense.paid)
        .collect();
    assert_eq!(
        paid[..3],
        [Paid::Times(1.0), Paid::Times(1.0), Paid::Times(3.0)]
    );
    let found = forecast(&plan, &items);
    assert_eq!(found.cost.p95, Money(500_000 + 200_000 + 300_000 + 300_000));
    assert_eq!(found.cost.cap, Some((Money(1_000_000), Chance(0))));
}

#[test]
fn risks_delay_what_is_left_of_their_items() {
    let mut plan = plan(&[(None, 10)]);
    let mut items = [item(1, None, [3, 3, 3], &[]), item(2, None, [3, 3, 3], &[])];
    items[1].state = ItemState::Done;
    let risk = |id, items: &[u32], chance, delay, cost| Risk {
        id: ItemId(id),
        items: items.iter().map(|&id| ItemId(id)).collect(),
        chance,
        delay,
        cost: Some(cost),
        ..Risk::default()
    };
    assert!(forecast(&plan, &items).warnings.contains(&Warning::NoRisks));
    Arc::make_mut(&mut plan.governance).risks = vec![
        // Everything it threatens is done: it is over.
        risk(71, &[2], 100, 10, 1_000_000),
        risk(72, &[1, 2, 1], 100, 7, 40_000),
        risk(73, &[], 100, 5, 60_000),
    ];
    let found = forecast(&plan, &items);
    assert_eq!(found.by.all(), [13; 3]);
    assert_eq!(found.cost.p50, Money(100_000));
    assert!(!found.warnings.contains(&Warning::NoRisks));
}

#[test]
fn doubtful_input_is_named() {
    let plan = plan(&[(None, 20)]);
    let warnings = |works: &[[u32; 3]]| {
        let items = works.iter().zip(1..);
        let items: Vec<_> = items.map(|(&work, id)| item(id, None, work, &[])).collect();
        forecast(&plan, &items).warnings
    };
    assert_eq!(warnings(&[[3, 3, 3], [5, 5, 5]])[0], Warning::NoRanges);
    let few = Warning::FewRanges { without: 1, of: 2 };
    assert_eq!(warnings(&[[3, 3, 3], [4, 5, 9]])[0], few);
    assert_eq!(warnings(&[[2, 3, 4], [4, 5, 6]])[0], Warning::AllSymmetric);
    assert_eq!(warnings(&[[2, 3, 4], [4, 5, 9]])[0], Warning::NoRisks);
    for warning in warnings(&[[3, 3, 3], [5, 5, 5]]) {
        crate::support::plain_words(&warning.text());
    }
}

#[test]
fn scenarios_share_their_luck() {
    let mut plan = plan(&[(None, 10)]);
    let items = [
        item(1, None, [2, 4, 9], &[]),
        item(2, None, [3, 5, 12], &[]),
    ];
    let one = forecast(&plan, &items);
    Arc::make_mut(&mut plan.resources).people[0].fte = 20;
    let two = forecast(&plan, &items);
    assert!(two.by.p95 < one.by.p95);
    // The first to go has the same dates in both.
    let first = |found: &PlanForecast| found.items.iter().map(|item| item.by.p50).min();
    assert_eq!(first(&one), first(&two));
}
