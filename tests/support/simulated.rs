//! Networks of tasks for the simulation, made by hand.

use loadmap::forecast::{Model, Task};

/// A task of so many person-days (optimistic, likely, pessimistic), which one person does.
pub fn task(key: u64, work: [f64; 3], after: &[usize]) -> Task {
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

/// These tasks and nothing else.
pub fn model(tasks: Vec<Task>) -> Model {
    Model {
        tasks,
        ..Model::default()
    }
}
