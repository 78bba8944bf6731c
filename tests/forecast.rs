//! The simulation against what can be worked out by hand.

use loadmap::forecast::{Model, Risk, Task, simulate};

fn task(key: u64, work: [f64; 3], after: &[usize]) -> Task {
    let mean = (work[0] + 4.0 * work[1] + work[2]) / 6.0;
    Task {
        key,
        work,
        half_days: mean * 2.0,
        worked: mean * 2.0,
        after: after.iter().map(|&before| (before, 0.0)).collect(),
        rate: 60_000.0,
        ..Task::default()
    }
}

fn model(tasks: Vec<Task>) -> Model {
    Model {
        tasks,
        ..Model::default()
    }
}

/// Mean and deviation of the end in half-days.
fn moments(model: &Model) -> (f64, f64) {
    let outcome = simulate(model, 1, 100_000);
    let mean = outcome.finish.mean();
    let n = outcome.samples as f64;
    let squares = outcome.finish.values().iter();
    let squares: f64 = squares
        .map(|&(value, n)| (f64::from(value) - mean).powi(2) * f64::from(n))
        .sum();
    (mean, (squares / n).sqrt())
}

#[test]
fn a_chain_takes_the_sum_of_its_means() {
    // Means 25, 50 and 33.3 days; deviations 3.33, 10 and 11.67 days.
    let works = [[15.0, 25.0, 35.0], [30.0, 45.0, 90.0], [10.0, 30.0, 80.0]];
    let chain = |correlation| Model {
        correlation,
        ..model(vec![
            task(1, works[0], &[]),
            task(2, works[1], &[0]),
            task(3, works[2], &[1]),
        ])
    };
    let days: f64 = works.iter().map(|w| (w[0] + 4.0 * w[1] + w[2]) / 6.0).sum();
    let deviations = works.map(|w| (w[2] - w[0]) / 6.0);
    for correlation in [0.0, 0.3, 1.0] {
        let squares: f64 = deviations.iter().map(|d| d * d).sum();
        let sum: f64 = deviations.iter().sum();
        let exact = ((1.0 - correlation) * squares + correlation * sum * sum).sqrt();
        let (mean, deviation) = moments(&chain(correlation));
        // Rounding up to half-days adds half of one on average.
        assert!((mean - 0.5 - 2.0 * days).abs() < 0.3, "{mean} {days}");
        assert!(
            (deviation / (2.0 * exact) - 1.0).abs() < 0.02,
            "{correlation}: {deviation} {exact}"
        );
    }
}

#[test]
fn two_ways_at_once_end_later_than_each() {
    let work = [10.0, 20.0, 30.0];
    let one = moments(&model(vec![task(1, work, &[])])).0;
    let both = moments(&model(vec![task(1, work, &[]), task(2, work, &[])])).0;
    // Of two like variables with deviation s the larger one is s / sqrt(pi) above the mean for the
    // normal, and about as much for this triangle. s is 20/6 days.
    let bias = 2.0 * (20.0 / 6.0) / std::f64::consts::PI.sqrt();
    assert!((both - one - bias).abs() < 0.3, "{one} {both} {bias}");
    // If all goes up and down together, waiting for two is no worse than for one.
    let together = Model {
        correlation: 1.0,
        ..model(vec![task(1, work, &[]), task(2, work, &[])])
    };
    assert!((moments(&together).0 - one).abs() < 0.2);
}

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
