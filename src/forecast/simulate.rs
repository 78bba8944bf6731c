//! The simulation: a forward pass over the network for every sample, 64 samples at a time.

use super::BLOCK;
use super::draw::{Generator, Lanes, Triangle};
use super::outcome::{Collector, Outcome};

/// A task of the network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// What tells its random numbers from those of others: the same in every scenario.
    pub key: u64,
    /// Work in person-days: optimistic, likely, pessimistic, ascending and at least 0.
    pub work: [f64; 3],
    /// Half-days that the schedule gives it, for the mean work; at least 0.
    pub half_days: f64,
    /// Half-days of it that are worked; the rest are pauses, which do not vary.
    pub worked: f64,
    /// Tasks that must be finished before it starts, earlier in the list, with half-days in between.
    pub after: Vec<(usize, f64)>,
    /// The half-day before which it does not start.
    pub release: f64,
    /// What a person-day of it costs, in minor currency units.
    pub rate: f64,
    /// It has begun, or its length is exact: its start, or its length, is certain.
    pub certain: bool,
}

/// Something that may happen once, and delays tasks or costs money.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Risk {
    /// What tells its random numbers from those of others.
    pub key: u64,
    /// How likely it is, from 0 to 1.
    pub chance: f64,
    /// Half-days by which each of its tasks takes longer.
    pub delay: f64,
    /// What it costs in minor currency units.
    pub cost: f64,
    /// Its tasks.
    pub tasks: Vec<usize>,
}

/// What is simulated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Tasks, each behind those that it waits for.
    pub tasks: Vec<Task>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Other costs in minor currency units: low, likely, high, ascending.
    pub costs: Vec<[f64; 3]>,
    /// Groups of tasks, such as milestones and phases: each is finished with its last task.
    pub groups: Vec<Vec<usize>>,
    /// Correlation of the work of any two tasks, from 0 to 1.
    pub correlation: f64,
}

/// A task as the simulation needs it.
struct Prepared {
    triangle: Triangle,
    /// Mean length and deviation in half-days.
    mean: f32,
    deviation: f32,
    /// Least length.
    least: f32,
    /// Mean cost, and its deviation, in minor currency units.
    cost: f32,
    cost_deviation: f32,
    release: f32,
    key: u64,
}

impl Prepared {
    fn new(task: &Task) -> Prepared {
        let [low, mode, high] = task.work;
        let mean_work = (low + 4.0 * mode + high) / 6.0;
        let deviation_work = if task.certain {
            0.0
        } else {
            (high - low) / 6.0
        };
        // Half-days per person-day.
        let pace = if mean_work > 0.0 {
            task.worked / mean_work
        } else {
            0.0
        };
        let pauses = (task.half_days - task.worked).max(0.0);
        Prepared {
            triangle: Triangle::new(low, mode, high),
            mean: task.half_days as f32,
            deviation: (deviation_work * pace) as f32,
            least: (pauses + low / 2.0 * pace).min(task.half_days) as f32,
            cost: (mean_work * task.rate) as f32,
            cost_deviation: (deviation_work * task.rate) as f32,
            release: task.release as f32,
            key: task.key,
        }
    }
}

/// Streams of random numbers that no task has.
const SHARED: u64 = u64::MAX;
const RISKS: u64 = 1 << 62;
const COSTS: u64 = 1 << 61;

/// Draws at least `samples` samples, rounded up to whole blocks of 64; at least one block.
#[must_use]
pub fn simulate(model: &Model, seed: u64, samples: u32) -> Outcome {
    let prepared: Vec<Prepared> = model.tasks.iter().map(Prepared::new).collect();
    let n_blocks = u64::from(samples).div_ceil(BLOCK as u64).max(1);
    let shared_part = model.correlation.clamp(0.0, 1.0).sqrt() as f32;
    let own_part = (1.0 - model.correlation.clamp(0.0, 1.0)).sqrt() as f32;
    let mut collector = Collector::new(model);
    let n = prepared.len();
    let mut starts = vec![[0.0f32; BLOCK]; n];
    let mut finishes = vec![[0.0f32; BLOCK]; n];
    let mut lengths = vec![[0.0f32; BLOCK]; n];
    let mut delays: Vec<Option<Lanes>> = vec![None; n];
    for block in 0..n_blocks {
        let shared = Generator::new(seed, SHARED, block).bell();
        let mut cost = [0.0f32; BLOCK];
        delays.fill(None);
        for risk in &model.risks {
            let happens = Generator::new(seed, RISKS ^ risk.key, block).uniform();
            let chance = risk.chance as f32;
            for &task in &risk.tasks {
                let delay = delays[task].get_or_insert([0.0; BLOCK]);
                for (delay, happens) in delay.iter_mut().zip(&happens) {
                    *delay += if *happens < chance {
                        risk.delay as f32
                    } else {
                        0.0
                    };
                }
            }
            for (cost, happens) in cost.iter_mut().zip(&happens) {
                *cost += if *happens < chance {
                    risk.cost as f32
                } else {
                    0.0
                };
            }
        }
        for (at, task) in prepared.iter().enumerate() {
            let start = &mut starts[at];
            start.fill(task.release);
            for &(before, lag) in &model.tasks[at].after {
                let lag = lag as f32;
                for (start, finish) in start.iter_mut().zip(&finishes[before]) {
                    *start = start.max(*finish + lag);
                }
            }
            let uniform = Generator::new(seed, task.key, block).uniform();
            let length = &mut lengths[at];
            for lane in 0..BLOCK {
                let own = task.triangle.quantile(uniform[lane]);
                let off = shared_part * shared[lane] + own_part * own;
                length[lane] = (task.mean + task.deviation * off).max(task.least);
                cost[lane] += (task.cost + task.cost_deviation * off).max(0.0);
            }
            if let Some(delay) = &delays[at] {
                for (length, delay) in length.iter_mut().zip(delay) {
                    *length += delay;
                }
            }
            let finish = &mut finishes[at];
            for lane in 0..BLOCK {
                finish[lane] = starts[at][lane] + lengths[at][lane];
            }
        }
        for (i, &[low, likely, high]) in model.costs.iter().enumerate() {
            let triangle = Triangle::new(low, likely, high);
            let mean = (low + 4.0 * likely + high) / 6.0;
            let deviation = (high - low) / 6.0;
            let uniform = Generator::new(seed, COSTS ^ i as u64, block).uniform();
            for lane in 0..BLOCK {
                cost[lane] +=
                    (mean + deviation * f64::from(triangle.quantile(uniform[lane]))) as f32;
            }
        }
        collector.block(model, &starts, &finishes, &lengths, &cost);
    }
    collector.outcome(n_blocks * BLOCK as u64)
}
