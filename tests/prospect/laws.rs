//! What holds for every plan and every schedule of it.

use crate::{day, item, plan, progen, prospect};
use loadmap::insight::forecast::{Open, TakeFirst, flow};
use loadmap::plan::{
    Absence, Booking, Demand, Environment, Freeze, Holiday, ItemId, ItemState, Lag, Locked, Plan,
    RoadmapItem, RoleId,
};
use loadmap::schedule::{Objective, instant};
use proptest::prelude::*;
use std::sync::Arc;

const ENGINEER: &str = "perf-engineer";

/// Numbers that an item is made from.
type Luck = (u32, (u32, u32, u32), Vec<(u32, u32)>, u32, u32);

fn luck() -> impl Strategy<Value = Vec<Luck>> {
    let item = (
        any::<u32>(),
        (0..8u32, 0..8u32, 0..16u32),
        prop::collection::vec((any::<u32>(), 0..6u32), 0..3),
        any::<u32>(),
        0..60u32,
    );
    prop::collection::vec(item, 1..12)
}

fn made(at: usize, luck: &Luck) -> RoadmapItem {
    let (kind, (low, more, most), after, extra, start) = luck;
    let role = [None, Some(ENGINEER)][(kind % 2) as usize];
    let days = [low + 1, low + more + 1, low + more + most + 1];
    let mut item = item(at as u32 + 1, role, days, &[]);
    for &(before, lag) in after.iter().filter(|_| at > 0) {
        let before = ItemId(before % at as u32 + 1);
        if !item.after.contains(&before) {
            item.after.push(before);
            if lag > 0 {
                item.lags.push(Lag {
                    after: before,
                    half_days: lag,
                    ..Lag::default()
                });
            }
        }
    }
    (item.start, item.finish) = (*start, start + 6);
    match extra % 12 {
        0 => item.locked = vec![Locked::Dates],
        1 => {
            item.state = ItemState::Running;
            item.percent = Some((kind % 100) as u8);
            item.began = Some(day("2027-01-05"));
        }
        2 => item.state = ItemState::Done,
        3 => item.state = ItemState::Dropped,
        4 => item.earliest = Some(day("2027-02-10")),
        5 => {
            item.duration = Some(days[0]);
            item.demand = vec![Demand {
                role: role.map(RoleId::new),
                tenths: 5,
                ..Demand::default()
            }];
        }
        6 => {
            item.bookings = vec![Booking {
                environment: ItemId(2_001),
                places: None,
                ..Booking::default()
            }];
        }
        7 => item.through_freeze = true,
        _ => {}
    }
    item
}

/// A plan with everything that gets into the way of work.
fn busy(breaks: u32) -> Plan {
    let mut plan = plan(&[(None, 10), (Some(ENGINEER), 10), (Some(ENGINEER), 5)]);
    let resources = Arc::make_mut(&mut plan.resources);
    resources.environments = vec![Environment {
        id: ItemId(2_001),
        ..Environment::default()
    }];
    let holidays = ["2027-01-06", "2027-01-18", "2027-01-19"]
        .iter()
        .zip(2_010..);
    let holidays = holidays.map(|(date, id)| Holiday {
        id: ItemId(id),
        date: day(date),
        ..Holiday::default()
    });
    if breaks & 1 > 0 {
        resources.holidays = holidays.collect();
    }
    if breaks & 2 > 0 {
        resources.absences = vec![Absence {
            id: ItemId(2_020),
            person: ItemId(1_002),
            from: day("2027-01-20"),
            until: day("2027-02-02"),
            ..Absence::default()
        }];
    }
    if breaks & 4 > 0 {
        resources.freezes = vec![Freeze {
            id: ItemId(2_030),
            from: day("2027-01-25"),
            until: day("2027-02-05"),
            ..Freeze::default()
        }];
    }
    if breaks & 8 > 0 {
        resources.people[0].from = Some(day("2027-01-13"));
    }
    plan
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn with_mean_lengths_nothing_starts_later_than_scheduled(luck in luck(), breaks in 0..16u32) {
        let plan = busy(breaks);
        let items: Vec<RoadmapItem> = luck.iter().enumerate().map(|(at, luck)| made(at, luck)).collect();
        let Ok((prospect, run, network)) = prospect(&plan, &items) else { return Ok(()) };
        let open = Open::of(&plan);
        for (&at, &(start, finish)) in prospect.items.iter().zip(&prospect.model.certain()) {
            let activity = network.activities[at].unwrap();
            let scheduled = network.problem.activities()[activity].fixed.unwrap_or(run.spans[at].start);
            prop_assert!(start <= f64::from(open.before(scheduled)), "{} {} {}", at, start, scheduled);
            prop_assert!(finish <= f64::from(open.before(run.spans[at].finish)));
        }
        for (at, task) in prospect.model.tasks.iter().enumerate() {
            prop_assert!(task.after.iter().all(|&(before, lag)| before < at && lag >= 0.0));
            prop_assert!(task.worked <= task.half_days && task.work[0] <= task.work[1] && task.work[1] <= task.work[2]);
        }
    }

    #[test]
    fn whoever_takes_how_long_nothing_is_used_twice(
        shape in 0..48usize, seed in any::<u64>(), lengths in prop::collection::vec(0..30u32, 30)
    ) {
        let problem = progen::problem(progen::shapes(30)[shape], seed);
        let found = instant(&problem, Objective::Makespan, 0);
        let order = flow(&problem, &found.starts, &found.finishes, |_| true, TakeFirst::LastFreed);
        let mut by_start: Vec<usize> = (0..30).collect();
        by_start.sort_by_key(|&at| (found.starts[at], at));
        // A pass over the arcs with lengths that have nothing to do with the schedule's.
        let (mut starts, mut finishes) = (vec![0; 30], vec![0; 30]);
        for &at in &by_start {
            let activity = &problem.activities()[at];
            let needed = activity.after.iter().map(|after| finishes[after.activity]);
            let taken = order.after[at].iter().map(|&from| finishes[from]);
            starts[at] = needed.chain(taken).max().unwrap_or(0);
            finishes[at] = starts[at] + lengths[at];
        }
        for &at in &starts {
            for (place, resource) in problem.resources().iter().enumerate() {
                let running = (0..30).filter(|&other| starts[other] <= at && at < finishes[other]);
                let used: u32 = running.map(|other| problem.demand(other, place)).sum();
                prop_assert!(used <= resource.at(0));
            }
        }
    }
}
