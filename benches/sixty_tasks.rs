//! The network that forecasts are measured with, native and in a browser.

use loadmap::forecast::{Model, Risk, Task};

/// Sixty tasks in ten chains with links between them, five milestones, six risks.
pub fn sixty_tasks() -> Model {
    let task = |at: usize| {
        let days = 3.0 + (at * 7 % 11) as f64;
        let work = [0.7 * days, days, 2.0 * days];
        let mean = (work[0] + 4.0 * work[1] + work[2]) / 6.0;
        let mut after = Vec::new();
        if at >= 10 {
            after.push((at - 10, 0.0));
            after.push((at - 10 + (at * 3 % 10).min(9), 1.0));
        }
        Task {
            key: at as u64 + 1,
            work,
            half_days: 2.0 * mean,
            worked: 2.0 * mean,
            after,
            rate: 70_000.0,
            ..Task::default()
        }
    };
    let risk = |at: usize| Risk {
        key: 100 + at as u64,
        chance: 0.2,
        delay: 10.0,
        cost: 1_000_000.0,
        tasks: vec![at * 9, at * 9 + 1],
    };
    Model {
        tasks: (0..60).map(task).collect(),
        risks: (0..6).map(risk).collect(),
        groups: (0..5).map(|at| (at * 12..at * 12 + 12).collect()).collect(),
        correlation: 0.3,
        ..Model::default()
    }
}
