//! The simulation: a forward pass over the network for every sample, 64 samples at a time.

use super::BLOCK;
use super::collect::Collector;
use super::draw::{Generator, LONGEST_BELL, Lanes, Triangle, larger};
use super::model::{Expense, Model, Paid, Task};
use super::outcome::Outcome;

/// A task as the simulation needs it.
struct Prepared {
    draw: Draw,
    /// Mean length and deviation in half-days.
    mean: f32,
    deviation: f32,
    /// Least length.
    least: f32,
    /// Mean cost, its deviation, and the least, in minor currency units.
    cost: f32,
    cost_deviation: f32,
    least_cost: f32,
    release: f32,
    /// What it waits for, with lags.
    after: Vec<(usize, f32)>,
    /// Where the delays by risks are gathered; none if no risk threatens it.
    delay: Option<usize>,
    /// The most by which risks delay it.
    most_delay: f32,
}

/// A shape, and the numbers it is drawn with.
struct Draw {
    triangle: Triangle,
    generator: Generator,
}

impl Draw {
    #[inline(always)]
    fn lanes(&mut self) -> Lanes {
        let mut lanes = self.generator.uniform();
        let triangle = self.triangle;
        for lane in &mut lanes {
            *lane = triangle.quantile(*lane);
        }
        lanes
    }
}

impl Prepared {
    fn new(task: &Task, seed: u64) -> Prepared {
        let [low, mode, high] = task.work;
        let mean_work = task.mean_work();
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
        let after = task.after.iter();
        Prepared {
            draw: Draw {
                triangle: Triangle::new(low, mode, high),
                generator: Generator::new(seed, task.key),
            },
            mean: task.half_days as f32,
            deviation: (deviation_work * pace) as f32,
            least: (pauses + low / 2.0 * pace).min(task.half_days) as f32,
            cost: (mean_work * task.rate) as f32,
            cost_deviation: (deviation_work * task.rate) as f32,
            least_cost: (low / 2.0 * task.rate) as f32,
            release: task.release as f32,
            after: after.map(|&(before, lag)| (before, lag as f32)).collect(),
            delay: None,
            most_delay: 0.0,
        }
    }
}

/// A risk as the simulation needs it.
struct Threat {
    generator: Generator,
    chance: f32,
    delay: f32,
    cost: f32,
    /// Where its delays are gathered.
    delays: Vec<usize>,
}

/// A cost beside work, as the simulation needs it.
struct Payment {
    draw: Draw,
    mean: f32,
    deviation: f32,
    paid: Paid,
}

impl Payment {
    fn new(expense: &Expense, seed: u64) -> Payment {
        let [low, likely, high] = expense.amount;
        Payment {
            draw: Draw {
                triangle: Triangle::new(low, likely, high),
                generator: Generator::new(seed, EXPENSES ^ expense.key),
            },
            mean: ((low + 4.0 * likely + high) / 6.0) as f32,
            deviation: ((high - low) / 6.0) as f32,
            paid: expense.paid,
        }
    }
}

/// How many payments are made by an end.
#[inline(always)]
fn payments(paid: Paid, end: f32) -> f32 {
    match paid {
        Paid::Times(times) => times as f32,
        Paid::UntilTheEnd { from, every } => {
            let from = from as f32;
            let passed = larger(end - from - 0.001, 0.0) / every as f32;
            let again = whole(passed);
            if end > from { again + 1.0 } else { 0.0 }
        }
    }
}

/// Rounded down; at most a few millions. Only what is rounded alike everywhere is used.
#[inline(always)]
fn whole(x: f32) -> f32 {
    const SHIFT: f32 = 8_388_608.0;
    let near = (x + SHIFT) - SHIFT;
    if near > x { near - 1.0 } else { near }
}

/// Streams of random numbers that no task has.
const SHARED: u64 = u64::MAX;
const RISKS: u64 = 1 << 62;
const EXPENSES: u64 = 1 << 61;

/// The numbers of one block.
pub(super) struct Block {
    pub starts: Vec<Lanes>,
    pub finishes: Vec<Lanes>,
    /// Lengths, less their means.
    pub off: Vec<Lanes>,
    /// When all is finished.
    pub end: Lanes,
    pub cost: Lanes,
}

/// A simulation that can be drawn from bit by bit.
pub struct Simulation {
    tasks: Vec<Prepared>,
    threats: Vec<Threat>,
    payments: Vec<Payment>,
    shared: Generator,
    /// How much of a deviation all tasks share, and how much each has for itself.
    parts: (f32, f32),
    delays: Vec<Lanes>,
    block: Block,
    collector: Collector,
    blocks: u64,
}

impl Simulation {
    /// Prepares a simulation; nothing is drawn yet.
    #[must_use]
    pub fn new(model: &Model, seed: u64) -> Simulation {
        let mut tasks: Vec<Prepared> = model
            .tasks
            .iter()
            .map(|task| Prepared::new(task, seed))
            .collect();
        let mut n_delays = 0;
        let threats = model.risks.iter().map(|risk| {
            let delays = risk.tasks.iter().map(|&task| {
                tasks[task].most_delay += risk.delay as f32;
                *tasks[task].delay.get_or_insert_with(|| {
                    n_delays += 1;
                    n_delays - 1
                })
            });
            Threat {
                delays: delays.collect(),
                generator: Generator::new(seed, RISKS ^ risk.key),
                chance: risk.chance as f32,
                delay: risk.delay as f32,
                cost: risk.cost as f32,
            }
        });
        let threats: Vec<Threat> = threats.collect();
        let payments: Vec<Payment> = model
            .expenses
            .iter()
            .map(|expense| Payment::new(expense, seed))
            .collect();
        let correlation = model.correlation.clamp(0.0, 1.0);
        let parts = (correlation.sqrt() as f32, (1.0 - correlation).sqrt() as f32);
        let bounds = Bounds::new(&tasks, &threats, &payments, parts);
        let n = tasks.len();
        Simulation {
            collector: Collector::new(model, &bounds),
            tasks,
            threats,
            payments,
            shared: Generator::new(seed, SHARED),
            parts,
            delays: vec![[0.0; BLOCK]; n_delays],
            block: Block {
                starts: vec![[0.0; BLOCK]; n],
                finishes: vec![[0.0; BLOCK]; n],
                off: vec![[0.0; BLOCK]; n],
                end: [0.0; BLOCK],
                cost: [0.0; BLOCK],
            },
            blocks: 0,
        }
    }

    /// Draws so many blocks of [`BLOCK`] samples.
    pub fn draw(&mut self, blocks: u64) {
        for _ in 0..blocks {
            self.risks();
            self.pass();
            self.expenses();
            self.collector.block(&self.block);
        }
        self.blocks += blocks;
    }

    /// What was found so far.
    #[must_use]
    pub fn outcome(self) -> Outcome {
        self.collector.outcome(self.blocks * BLOCK as u64)
    }

    /// Which risks happen, and what they cost and delay.
    fn risks(&mut self) {
        self.block.cost = [0.0; BLOCK];
        for delay in &mut self.delays {
            *delay = [0.0; BLOCK];
        }
        for threat in &mut self.threats {
            let happens = threat.generator.uniform();
            let if_it_happens = |of: f32, to: &mut Lanes| {
                for (to, happens) in to.iter_mut().zip(&happens) {
                    *to += if *happens < threat.chance { of } else { 0.0 };
                }
            };
            if_it_happens(threat.cost, &mut self.block.cost);
            for &delay in &threat.delays {
                if_it_happens(threat.delay, &mut self.delays[delay]);
            }
        }
    }

    /// One forward pass for every sample of the block.
    fn pass(&mut self) {
        let block = &mut self.block;
        let shared = self.shared.bell();
        let (together, own) = self.parts;
        block.end = [0.0; BLOCK];
        for (at, task) in self.tasks.iter_mut().enumerate() {
            let (before, from_here) = block.finishes.split_at_mut(at);
            let finish = &mut from_here[0];
            let start = &mut block.starts[at];
            let off = &mut block.off[at];
            *start = [task.release; BLOCK];
            for &(place, lag) in &task.after {
                for (start, finish) in start.iter_mut().zip(&before[place]) {
                    *start = larger(*finish + lag, *start);
                }
            }
            let drawn = task.draw.lanes();
            // Copies, so that a compiler sees that nothing else is written to.
            let (mean, deviation, least) = (task.mean, task.deviation, task.least);
            for lane in 0..BLOCK {
                let drawn = together * shared[lane] + own * drawn[lane];
                let length = larger(mean + deviation * drawn, least);
                off[lane] = length - mean;
                finish[lane] = start[lane] + length;
            }
            let (mean, deviation, least) = (task.cost, task.cost_deviation, task.least_cost);
            for (lane, cost) in block.cost.iter_mut().enumerate() {
                let drawn = together * shared[lane] + own * drawn[lane];
                *cost += larger(mean + deviation * drawn, least);
            }
            if let Some(delay) = task.delay {
                let delays = &self.delays[delay];
                for lane in 0..BLOCK {
                    off[lane] += delays[lane];
                    finish[lane] += delays[lane];
                }
            }
            for (end, finish) in block.end.iter_mut().zip(finish) {
                *end = larger(*finish, *end);
            }
        }
    }

    fn expenses(&mut self) {
        let (cost, end) = (&mut self.block.cost, &self.block.end);
        for payment in &mut self.payments {
            let drawn = payment.draw.lanes();
            let (mean, deviation, paid) = (payment.mean, payment.deviation, payment.paid);
            for lane in 0..BLOCK {
                let amount = mean + deviation * drawn[lane];
                cost[lane] += larger(amount, 0.0) * payments(paid, end[lane]);
            }
        }
    }
}

/// Between what everything lies, so that room for it can be made once.
pub(super) struct Bounds {
    /// The earliest and the latest finish of each task.
    pub finishes: Vec<(f32, f32)>,
    /// The least and the most cost in minor currency units.
    pub cost: (f32, f32),
    /// When all is finished if nothing varies.
    pub usual_end: f32,
}

impl Bounds {
    fn new(
        tasks: &[Prepared],
        threats: &[Threat],
        payments_made: &[Payment],
        parts: (f32, f32),
    ) -> Bounds {
        let mut finishes: Vec<(f32, f32)> = Vec::with_capacity(tasks.len());
        let mut usual: Vec<f32> = Vec::with_capacity(tasks.len());
        let mut cost = (0.0f32, 0.0f32);
        for task in tasks {
            let (mut low, mut high, mut mean) = (task.release, task.release, task.release);
            for &(before, lag) in &task.after {
                low = larger(finishes[before].0 + lag, low);
                high = larger(finishes[before].1 + lag, high);
                mean = larger(usual[before] + lag, mean);
            }
            let most = parts.0 * LONGEST_BELL + parts.1 * task.draw.triangle.most();
            let longest = larger(task.mean + task.deviation * most, task.least) + task.most_delay;
            finishes.push((low + task.least, high + longest));
            usual.push(mean + task.mean);
            cost.0 += task.least_cost;
            cost.1 += larger(task.cost + task.cost_deviation * most, task.least_cost);
        }
        let last = |ends: &mut dyn Iterator<Item = f32>| ends.fold(0.0, larger);
        let latest = last(&mut finishes.iter().map(|&(_, high)| high));
        cost.1 += threats.iter().map(|threat| threat.cost).sum::<f32>();
        for payment in payments_made {
            let most = payment.mean + payment.deviation * payment.draw.triangle.most();
            cost.1 += larger(most, 0.0) * payments(payment.paid, latest);
        }
        Bounds {
            usual_end: last(&mut usual.into_iter()),
            finishes,
            cost,
        }
    }
}

/// Draws at least `samples` samples, rounded up to whole blocks of 64; at least one block.
#[must_use]
pub fn simulate(model: &Model, seed: u64, samples: u32) -> Outcome {
    let mut simulation = Simulation::new(model, seed);
    simulation.draw(u64::from(samples).div_ceil(BLOCK as u64).max(1));
    simulation.outcome()
}
