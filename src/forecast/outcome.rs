//! What a simulation found.

use super::BLOCK;
use super::draw::Lanes;
use super::simulate::Model;

/// A distribution, as values in rising order with how many samples had each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Percentiles {
    values: Vec<(u32, u32)>,
    samples: u64,
}

impl Percentiles {
    /// The value that so many per cent of the samples do not exceed; 0 to 100.
    #[must_use]
    pub fn at(&self, per_cent: u8) -> u32 {
        let rank = (self.samples * u64::from(per_cent.min(100)))
            .div_ceil(100)
            .max(1);
        let mut seen = 0;
        for &(value, n) in &self.values {
            seen += u64::from(n);
            if seen >= rank {
                return value;
            }
        }
        self.values.last().map_or(0, |&(value, _)| value)
    }

    /// How many of a thousand samples do not exceed a value.
    #[must_use]
    pub fn chance(&self, value: u32) -> u32 {
        let within = self.values.iter().take_while(|(at, _)| *at <= value);
        let within: u64 = within.map(|&(_, n)| u64::from(n)).sum();
        (within * 1_000 / self.samples.max(1)) as u32
    }

    /// Mean of the samples.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let sum: u64 = self
            .values
            .iter()
            .map(|&(value, n)| u64::from(value) * u64::from(n))
            .sum();
        sum as f64 / self.samples.max(1) as f64
    }

    /// The values in rising order, each with its number of samples.
    #[must_use]
    pub fn values(&self) -> &[(u32, u32)] {
        &self.values
    }
}

/// Counts of whole numbers: as quick as an array and as small as what occurs.
#[derive(Default)]
struct Counts(Vec<u32>);

impl Counts {
    fn add(&mut self, value: u32) {
        let at = value as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, 0);
        }
        self.0[at] += 1;
    }

    fn percentiles(self, samples: u64) -> Percentiles {
        let values = self.0.into_iter().enumerate().filter(|(_, n)| *n > 0);
        Percentiles {
            values: values.map(|(value, n)| (value as u32, n)).collect(),
            samples,
        }
    }
}

/// What a simulation found. Times are half-days behind the last one of work, rounded up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Samples drawn.
    pub samples: u64,
    /// When all is finished.
    pub finish: Percentiles,
    /// When each task is finished.
    pub tasks: Vec<Percentiles>,
    /// When each group is finished.
    pub groups: Vec<Percentiles>,
    /// What all costs, in thousands of minor currency units.
    pub cost: Percentiles,
    /// In how many of a thousand samples each task was on a chain that set the end.
    pub criticality: Vec<u32>,
    /// How the end goes with each task's length: correlation in thousandths, from -1,000 to 1,000.
    pub drivers: Vec<i32>,
}

/// Half-days beyond which no time is told apart: a thousand years.
const LATEST: f32 = 520_000.0;
/// Thousands of minor units beyond which no cost is told apart.
const DEAREST: f32 = 4_000_000.0;

/// Sums for a correlation.
#[derive(Clone, Default)]
struct Together {
    x: f64,
    xx: f64,
    xy: f64,
}

/// Gathers what the blocks give.
pub(super) struct Collector {
    finish: Counts,
    tasks: Vec<Counts>,
    groups: Vec<Counts>,
    cost: Counts,
    critical: Vec<u64>,
    together: Vec<Together>,
    /// Sum, and sum of squares, of the end.
    y: (f64, f64),
    behind: Vec<Vec<(usize, f32)>>,
}

impl Collector {
    pub fn new(model: &Model) -> Collector {
        let n = model.tasks.len();
        let mut behind = vec![Vec::new(); n];
        for (at, task) in model.tasks.iter().enumerate() {
            for &(before, lag) in &task.after {
                behind[before].push((at, lag as f32));
            }
        }
        Collector {
            finish: Counts::default(),
            tasks: (0..n).map(|_| Counts::default()).collect(),
            groups: model.groups.iter().map(|_| Counts::default()).collect(),
            cost: Counts::default(),
            critical: vec![0; n],
            together: vec![Together::default(); n],
            y: (0.0, 0.0),
            behind,
        }
    }

    pub fn block(
        &mut self,
        model: &Model,
        starts: &[Lanes],
        finishes: &[Lanes],
        lengths: &[Lanes],
        cost: &Lanes,
    ) {
        let mut end = [0.0f32; BLOCK];
        for finish in finishes {
            for (end, finish) in end.iter_mut().zip(finish) {
                *end = end.max(*finish);
            }
        }
        for &end in &end {
            self.finish.add(half_days(end));
            let end = f64::from(end);
            self.y = (self.y.0 + end, self.y.1 + end * end);
        }
        for (counts, finish) in self.tasks.iter_mut().zip(finishes) {
            finish
                .iter()
                .for_each(|&finish| counts.add(half_days(finish)));
        }
        for (counts, group) in self.groups.iter_mut().zip(&model.groups) {
            let mut last = [0.0f32; BLOCK];
            for &task in group {
                for (last, finish) in last.iter_mut().zip(&finishes[task]) {
                    *last = last.max(*finish);
                }
            }
            last.iter().for_each(|&last| counts.add(half_days(last)));
        }
        for &cost in cost {
            self.cost.add((cost / 1_000.0).clamp(0.0, DEAREST) as u32);
        }
        self.criticality(starts, finishes, &end);
        for (together, length) in self.together.iter_mut().zip(lengths) {
            for (length, end) in length.iter().zip(&end) {
                let (x, y) = (f64::from(*length), f64::from(*end));
                together.x += x;
                together.xx += x * x;
                together.xy += x * y;
            }
        }
    }

    /// Marks, from the end backwards, what held up the end: sums are the very same numbers as in the
    /// forward pass, so that equal means equal.
    fn criticality(&mut self, starts: &[Lanes], finishes: &[Lanes], end: &Lanes) {
        let n = finishes.len();
        let mut critical = vec![0u64; n];
        for at in (0..n).rev() {
            let mut mask = 0u64;
            for lane in 0..BLOCK {
                mask |= u64::from(finishes[at][lane] >= end[lane]) << lane;
            }
            for &(next, lag) in &self.behind[at] {
                let mut holds = 0u64;
                for lane in 0..BLOCK {
                    holds |= u64::from(finishes[at][lane] + lag >= starts[next][lane]) << lane;
                }
                mask |= holds & critical[next];
            }
            critical[at] = mask;
            self.critical[at] += u64::from(mask.count_ones());
        }
    }

    pub fn outcome(self, samples: u64) -> Outcome {
        let n = samples as f64;
        let (y, yy) = self.y;
        let spread = n * yy - y * y;
        let drivers = self.together.iter().map(|together| {
            let own = n * together.xx - together.x * together.x;
            let both = n * together.xy - together.x * y;
            let scale = (own.max(0.0) * spread.max(0.0)).sqrt();
            // A length that does not vary drives nothing, whatever rounding makes of it.
            let varies = own > n * n * 1e-9 && spread > n * n * 1e-9;
            if varies {
                (both / scale * 1_000.0).round() as i32
            } else {
                0
            }
        });
        let drivers = drivers.collect();
        let of_thousand = |n: u64| (n * 1_000 / samples.max(1)) as u32;
        Outcome {
            samples,
            finish: self.finish.percentiles(samples),
            tasks: self
                .tasks
                .into_iter()
                .map(|counts| counts.percentiles(samples))
                .collect(),
            groups: self
                .groups
                .into_iter()
                .map(|counts| counts.percentiles(samples))
                .collect(),
            cost: self.cost.percentiles(samples),
            criticality: self.critical.into_iter().map(of_thousand).collect(),
            drivers,
        }
    }
}

/// Rounded up to whole half-days. A millionth more is the sum's rounding, not work.
fn half_days(time: f32) -> u32 {
    (time - 0.001).clamp(0.0, LATEST).ceil() as u32
}
