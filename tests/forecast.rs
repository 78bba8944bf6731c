//! The simulation against what can be worked out by hand.

mod support;

use loadmap::forecast::{Expense, Model, Paid, Risk, Task, simulate};
use proptest::prelude::*;
use support::simulated::{model, task};

#[test]
fn the_same_seed_gives_the_same_numbers() {
    let tasks = vec![
        task(1, [1.0, 4.0, 9.0], &[]),
        task(2, [2.0, 3.0, 8.0], &[0]),
    ];
    let a = simulate(&model(tasks.clone()), 5, 10_000);
    assert_eq!(a, simulate(&model(tasks.clone()), 5, 10_000));
    assert_ne!(a, simulate(&model(tasks), 6, 10_000));
    // Fixed, so that another machine, or another build, is found out if it differs.
    let known = [10, 50, 80, 95].map(|per_cent| a.finish.at(per_cent));
    assert_eq!((known, a.cost.at(80)), ([12, 16, 19, 22], 569));
}

#[test]
fn a_task_draws_its_own_numbers_whatever_stands_beside_it() {
    let alone = simulate(&model(vec![task(9, [5.0, 8.0, 20.0], &[])]), 1, 6_400);
    let beside = model(vec![
        task(4, [1.0, 2.0, 3.0], &[]),
        task(9, [5.0, 8.0, 20.0], &[]),
    ]);
    assert_eq!(simulate(&beside, 1, 6_400).tasks[1], alone.tasks[0]);
}

#[test]
fn a_risk_delays_as_often_as_it_happens() {
    let certain = Task {
        certain: true,
        ..task(1, [10.0, 10.0, 10.0], &[])
    };
    let model = Model {
        risks: vec![Risk {
            key: 1,
            chance: 0.25,
            delay: 30.0,
            cost: 1_000_000.0,
            tasks: vec![0],
        }],
        ..model(vec![certain])
    };
    let outcome = simulate(&model, 1, 100_000);
    assert_eq!(outcome.finish.at(50), 20);
    assert_eq!(outcome.finish.at(95), 50);
    let happened = 1_000 - outcome.finish.chance(20);
    assert!((245..=255).contains(&happened), "{happened}");
    assert_eq!(outcome.cost.at(50), 600);
    assert_eq!(outcome.cost.at(95), 1_600);
}

#[test]
fn what_sets_the_end_is_critical_and_drives_it() {
    let tasks = vec![
        task(1, [20.0, 40.0, 90.0], &[]),
        task(2, [1.0, 2.0, 3.0], &[]),
        task(3, [4.0, 5.0, 6.0], &[0, 1]),
    ];
    let outcome = simulate(&model(tasks), 1, 20_000);
    assert_eq!(outcome.criticality, [1_000, 0, 1_000]);
    assert!(outcome.drivers[0] > 990, "{:?}", outcome.drivers);
    assert!(outcome.drivers[1].abs() < 30);
    // Of two like ones, each sets the end about as often.
    let like = vec![
        task(1, [5.0, 9.0, 12.0], &[]),
        task(2, [5.0, 9.0, 12.0], &[]),
    ];
    let outcome = simulate(&model(like), 1, 20_000);
    let [a, b] = outcome.criticality[..] else {
        panic!()
    };
    assert!(a + b >= 999 && a.abs_diff(b) < 30, "{a} {b}");
}

#[test]
fn lags_releases_and_groups_count() {
    let fixed = |key, after: Vec<(usize, f64)>, release| Task {
        key,
        after,
        release,
        half_days: 4.0,
        worked: 4.0,
        certain: true,
        ..Task::default()
    };
    let model = Model {
        tasks: vec![
            fixed(1, vec![], 3.0),
            fixed(2, vec![(0, 5.0)], 0.0),
            fixed(3, vec![], 0.0),
        ],
        groups: vec![vec![0, 2], vec![1]],
        ..Model::default()
    };
    let outcome = simulate(&model, 1, 64);
    let ends: Vec<u32> = outcome.tasks.iter().map(|task| task.at(50)).collect();
    assert_eq!(ends, [7, 16, 4]);
    assert_eq!(outcome.groups[0].at(50), 7);
    assert_eq!((outcome.finish.at(1), outcome.finish.at(99)), (16, 16));
}

/// Networks of any shape: work, how much is certain, what each waits for, releases and risks.
fn any_model() -> impl Strategy<Value = Model> {
    let task = (
        (0.0..20.0f64, 0.0..20.0f64, 0.0..40.0f64),
        0.0..10.0f64,
        0.0..30.0f64,
        prop::collection::vec((any::<prop::sample::Index>(), 0.0..6.0f64), 0..3),
    );
    let risk = (
        0.0..=1.0f64,
        0.0..40.0f64,
        0.0..1e6f64,
        prop::collection::vec(any::<prop::sample::Index>(), 0..3),
    );
    let tasks = prop::collection::vec(task, 1..9);
    let risks = prop::collection::vec(risk, 0..3);
    (tasks, risks, 0.0..=1.0f64).prop_map(|(tasks, risks, correlation)| {
        let n = tasks.len();
        let made = tasks.into_iter().enumerate();
        let made = made.map(|(at, ((low, more, most), pauses, release, after))| {
            let work = [low, low + more, low + more + most];
            let mut task = task_of(at as u64 + 1, work);
            task.half_days += pauses;
            task.release = release;
            if at > 0 {
                let before = after.iter().map(|(before, lag)| (before.index(at), *lag));
                task.after = before.collect();
            }
            task
        });
        let risks = risks.into_iter().zip(100..);
        let risks = risks.map(|((chance, delay, cost, tasks), key)| Risk {
            key,
            chance,
            delay,
            cost,
            tasks: tasks.iter().map(|task| task.index(n)).collect(),
        });
        Model {
            risks: risks.collect(),
            groups: vec![(0..n).step_by(2).collect()],
            correlation,
            ..model(made.collect())
        }
    })
}

fn task_of(key: u64, work: [f64; 3]) -> Task {
    task(key, work, &[])
}

/// The model without one of its tasks: what waited for it does not wait.
fn without(model: &Model, dropped: usize) -> Model {
    let place = |at: usize| at - usize::from(at > dropped);
    let kept = |places: &[usize]| -> Vec<usize> {
        let kept = places.iter().filter(|at| **at != dropped);
        kept.map(|at| place(*at)).collect()
    };
    let tasks = model.tasks.iter().enumerate();
    let tasks = tasks.filter(|(at, _)| *at != dropped).map(|(_, task)| {
        let after = task.after.iter().filter(|(before, _)| *before != dropped);
        Task {
            after: after.map(|&(before, lag)| (place(before), lag)).collect(),
            ..task.clone()
        }
    });
    let risks = model.risks.iter().map(|risk| Risk {
        tasks: kept(&risk.tasks),
        ..risk.clone()
    });
    Model {
        tasks: tasks.collect(),
        risks: risks.collect(),
        groups: model.groups.iter().map(|group| kept(group)).collect(),
        ..model.clone()
    }
}

const SHARES: [u8; 7] = [0, 5, 50, 80, 95, 99, 100];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn percentiles_ascend_and_chances_go_with_them(model in any_model()) {
        let outcome = simulate(&model, 3, 640);
        let each = [&outcome.finish, &outcome.cost].into_iter().chain(&outcome.tasks).chain(&outcome.groups);
        for found in each {
            for pair in SHARES.windows(2) {
                prop_assert!(found.at(pair[0]) <= found.at(pair[1]));
            }
            for share in SHARES {
                prop_assert!(found.chance(found.at(share)) >= u32::from(share) * 10);
            }
            let counted: u64 = found.values().iter().map(|&(_, n)| u64::from(n)).sum();
            prop_assert_eq!(counted, 640);
        }
        for found in &outcome.tasks {
            prop_assert!(found.at(100) <= outcome.finish.at(100));
        }
        prop_assert!(outcome.criticality.iter().all(|&often| often <= 1_000));
        // Every sample has a chain that sets the end; each task's share is cut to whole thousandths.
        let rounded = outcome.criticality.len() as u32;
        prop_assert!(outcome.criticality.iter().sum::<u32>() + rounded >= 1_000);
    }

    #[test]
    fn a_risk_never_makes_anything_earlier_or_cheaper(
        model in any_model(), chance in 0.0..=1.0f64, delay in 0.0..50.0f64, at in any::<prop::sample::Index>()
    ) {
        let mut with = model.clone();
        let tasks = vec![at.index(model.tasks.len())];
        with.risks.push(Risk { key: 7_777, chance, delay, cost: 1e5, tasks });
        let (before, after) = (simulate(&model, 3, 640), simulate(&with, 3, 640));
        for share in SHARES {
            prop_assert!(before.finish.at(share) <= after.finish.at(share));
            prop_assert!(before.groups[0].at(share) <= after.groups[0].at(share));
            // Costs are counted in whole units, and sums are rounded to them.
            let unit = i64::try_from(after.cost_unit).unwrap();
            prop_assert!(before.cost_at(share) <= after.cost_at(share) + unit);
        }
    }

    #[test]
    fn dropping_a_task_never_makes_the_end_later(model in any_model(), at in any::<prop::sample::Index>()) {
        let less = without(&model, at.index(model.tasks.len()));
        let (before, after) = (simulate(&model, 3, 640), simulate(&less, 3, 640));
        for share in SHARES {
            prop_assert!(after.finish.at(share) <= before.finish.at(share));
            let unit = i64::try_from(before.cost_unit).unwrap();
            prop_assert!(after.cost_at(share) <= before.cost_at(share) + unit);
        }
    }

    #[test]
    fn the_mean_of_a_chain_is_the_sum_of_means(
        works in prop::collection::vec((1.0..20.0f64, 0.0..10.0f64, 0.0..20.0f64), 1..6),
        correlation in 0.0..=1.0f64
    ) {
        let tasks = works.iter().enumerate().map(|(at, &(low, more, most))| {
            let before: &[usize] = if at == 0 { &[] } else { &[at - 1] };
            task(at as u64 + 1, [low, low + more, low + more + most], before)
        });
        let chain = Model { correlation, ..model(tasks.collect()) };
        let exact: f64 = chain.tasks.iter().map(|task| task.half_days).sum();
        let spread: f64 = chain.tasks.iter().map(|task| (task.work[2] - task.work[0]) / 3.0).sum();
        let mean = simulate(&chain, 3, 12_800).finish.mean();
        // Half a half-day by rounding up; five deviations of a mean of so many samples; and the little
        // that is cut off below half of the optimistic length.
        let room = 0.5 + 5.0 * spread / 12_800f64.sqrt() + 0.01 * spread;
        prop_assert!((mean - 0.5 - exact).abs() <= room, "{} {} {}", mean, exact, room);
    }
}

#[test]
fn costs_that_go_on_are_paid_until_the_end() {
    let fixed = |half_days| Task {
        half_days,
        worked: half_days,
        certain: true,
        ..Task::default()
    };
    let costs = |half_days, paid| {
        let model = Model {
            expenses: vec![Expense {
                key: 1,
                amount: [5_000.0; 3],
                paid,
            }],
            ..model(vec![fixed(half_days)])
        };
        simulate(&model, 1, 64).cost_at(50)
    };
    let every = Paid::UntilTheEnd {
        from: 10.0,
        every: 20.0,
    };
    for (half_days, payments) in [(10.0, 0), (11.0, 1), (30.0, 1), (31.0, 2), (90.0, 4)] {
        assert_eq!(costs(half_days, every), payments * 5_000, "{half_days}");
    }
    assert_eq!(costs(4.0, Paid::Times(3.0)), 15_000);
}

#[test]
fn very_much_money_and_time_are_still_told_apart() {
    let huge = Task {
        half_days: 300_000.0,
        worked: 300_000.0,
        ..task(1, [50_000.0, 100_000.0, 350_000.0], &[])
    };
    let model = Model {
        expenses: vec![Expense {
            key: 1,
            amount: [1e12, 2e12, 9e12],
            paid: Paid::Times(40.0),
        }],
        ..model(vec![huge])
    };
    let outcome = simulate(&model, 1, 6_400);
    assert!((outcome.finish.mean() / 300_000.0 - 1.0).abs() < 0.05);
    assert!(outcome.finish.at(20) < outcome.finish.at(80));
    let middle = outcome.cost_at(50) as f64 / (40.0 * 3e12);
    assert!((0.8..1.1).contains(&middle), "{middle}");
    assert!(outcome.cost_at(20) < outcome.cost_at(80));
}

#[test]
fn costs_are_counted_as_finely_as_is_said() {
    // What never happens leaves the cost as it is, but makes room for very much of it.
    let never = Risk {
        key: 2,
        chance: 0.0,
        delay: 0.0,
        cost: 3e8,
        tasks: Vec::new(),
    };
    let certain = Expense {
        key: 1,
        amount: [7_123_456.0; 3],
        paid: Paid::Times(1.0),
    };
    let model = Model {
        risks: vec![never],
        expenses: vec![certain],
        ..Model::default()
    };
    let outcome = simulate(&model, 1, 64);
    let off = (outcome.cost_at(50) - 7_123_456).unsigned_abs();
    assert!(
        off <= outcome.cost_unit / 2,
        "{off} of {}",
        outcome.cost_unit
    );
    assert!(outcome.cost_unit <= 256_000, "{}", outcome.cost_unit);
}

#[test]
fn nothing_to_do_is_finished_at_once() {
    let outcome = simulate(&Model::default(), 1, 100);
    assert_eq!((outcome.samples, outcome.finish.at(95)), (128, 0));
    assert_eq!(outcome.cost_at(95), 0);
}
