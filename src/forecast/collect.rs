//! Gathers what the blocks of a simulation give. Room is made once, before the first block.

use super::BLOCK;
use super::draw::{Lanes, larger};
use super::model::Model;
use super::outcome::{Outcome, Percentiles};
use super::simulate::{Block, Bounds};

/// Most numbers that a distribution tells apart; of wider ones, neighbours are counted together.
const MOST_BINS: u32 = 4_096;
/// Numbers are told apart up to here: more is no half-day anybody plans.
const MOST: f32 = 4_000_000.0;

/// Counts of whole numbers between two bounds.
struct Counts {
    low: u32,
    shift: u32,
    bins: Vec<u32>,
}

impl Counts {
    fn new(low: f32, high: f32) -> Counts {
        let low = rounded(larger(low - 2.0, 0.0));
        let range = rounded(high + 2.0).saturating_sub(low) + 1;
        let mut shift = 0;
        while range >> shift > MOST_BINS {
            shift += 1;
        }
        Counts {
            low,
            shift,
            bins: vec![0; (range >> shift) as usize + 1],
        }
    }

    fn add(&mut self, values: &[u32; BLOCK]) {
        let last = self.bins.len() - 1;
        for value in values {
            let bin = value.saturating_sub(self.low) >> self.shift;
            self.bins[(bin as usize).min(last)] += 1;
        }
    }

    /// Numbers that were counted together stand for the largest of them.
    fn percentiles(self, samples: u64) -> Percentiles {
        let Counts { low, shift, bins } = self;
        let value = |bin: usize| low + ((bin as u32 + 1) << shift) - 1;
        let found = bins.into_iter().enumerate().filter(|(_, n)| *n > 0);
        Percentiles {
            values: found.map(|(bin, n)| (value(bin), n)).collect(),
            samples,
        }
    }
}

/// The nearest whole number, of what lies from 0 to [`MOST`]: adding 2^23 leaves the whole part in
/// the lower bits, which is the same everywhere and costs one addition.
#[inline(always)]
fn rounded(x: f32) -> u32 {
    let x = if x < MOST { x } else { MOST };
    (larger(x, 0.0) + 8_388_608.0).to_bits() & 0x7f_ffff
}

/// Rounded up to whole half-days. A thousandth more is the sum's rounding, not work.
#[inline(always)]
fn half_days(times: &Lanes) -> [u32; BLOCK] {
    let mut whole = [0; BLOCK];
    for (whole, time) in whole.iter_mut().zip(times) {
        *whole = rounded(*time + 0.499);
    }
    whole
}

/// Sums for a correlation.
#[derive(Clone, Copy, Default)]
struct Together {
    x: f64,
    xx: f64,
    xy: f64,
}

/// Sums of a block in eight strands: the order of additions is fixed, and still many at once.
#[inline(always)]
fn sums(x: &Lanes, y: &Lanes) -> Together {
    const STRANDS: usize = 8;
    let (mut sum, mut squares, mut products) =
        ([0.0f32; STRANDS], [0.0f32; STRANDS], [0.0f32; STRANDS]);
    for (x, y) in x.chunks_exact(STRANDS).zip(y.chunks_exact(STRANDS)) {
        for at in 0..STRANDS {
            sum[at] += x[at];
            squares[at] += x[at] * x[at];
            products[at] += x[at] * y[at];
        }
    }
    let total = |strands: [f32; STRANDS]| strands.into_iter().map(f64::from).sum();
    Together {
        x: total(sum),
        xx: total(squares),
        xy: total(products),
    }
}

impl Together {
    fn add(&mut self, other: Together) {
        self.x += other.x;
        self.xx += other.xx;
        self.xy += other.xy;
    }
}

/// What a task is part of.
struct Place {
    /// The tasks that wait for it, with lags.
    behind: Vec<(usize, f32)>,
    critical: u64,
    together: Together,
    counts: Counts,
}

/// Gathers what the blocks give.
pub(super) struct Collector {
    tasks: Vec<Place>,
    groups: Vec<(Vec<usize>, Counts)>,
    finish: Counts,
    cost: Counts,
    cost_unit: u64,
    usual_end: f32,
    /// The end's own sums.
    end: Together,
    /// In which samples of the block each task is critical: 1, else 0.
    critical: Vec<[u32; BLOCK]>,
}

impl Collector {
    pub fn new(model: &Model, bounds: &Bounds) -> Collector {
        let within = |tasks: &mut dyn Iterator<Item = usize>| {
            let last = |(low, high), at: usize| {
                let of: (f32, f32) = bounds.finishes[at];
                (larger(of.0, low), larger(of.1, high))
            };
            let (low, high) = tasks.fold((0.0, 0.0), last);
            Counts::new(low, high)
        };
        let mut tasks: Vec<Place> = (0..model.tasks.len())
            .map(|at| Place {
                behind: Vec::new(),
                critical: 0,
                together: Together::default(),
                counts: within(&mut std::iter::once(at)),
            })
            .collect();
        for (at, task) in model.tasks.iter().enumerate() {
            for &(before, lag) in &task.after {
                tasks[before].behind.push((at, lag as f32));
            }
        }
        let groups = model.groups.iter();
        let groups = groups.map(|group| (group.clone(), within(&mut group.iter().copied())));
        // Costs are told apart as finely as there is room for, and never more coarsely than is said.
        let mut cost_unit = 1_000;
        let costs = loop {
            let in_units = |cost: f32| cost / cost_unit as f32;
            if in_units(bounds.cost.1) < MOST {
                let counts = Counts::new(in_units(bounds.cost.0), in_units(bounds.cost.1));
                if counts.shift == 0 {
                    break counts;
                }
            }
            cost_unit *= 2;
        };
        Collector {
            groups: groups.collect(),
            finish: within(&mut (0..tasks.len())),
            cost: costs,
            cost_unit,
            usual_end: bounds.usual_end,
            end: Together::default(),
            critical: vec![[0; BLOCK]; tasks.len()],
            tasks,
        }
    }

    pub fn block(&mut self, block: &Block) {
        self.finish.add(&half_days(&block.end));
        let mut off = [0.0; BLOCK];
        for (off, end) in off.iter_mut().zip(&block.end) {
            *off = end - self.usual_end;
        }
        self.end.add(sums(&off, &off));
        let finishes = &block.finishes;
        for ((place, finish), own) in self.tasks.iter_mut().zip(finishes).zip(&block.off) {
            place.counts.add(&half_days(finish));
            place.together.add(sums(own, &off));
        }
        for (group, counts) in &mut self.groups {
            let mut last = [0.0f32; BLOCK];
            for &task in &*group {
                for (last, finish) in last.iter_mut().zip(&finishes[task]) {
                    *last = larger(*finish, *last);
                }
            }
            counts.add(&half_days(&last));
        }
        let mut cost = [0; BLOCK];
        for (units, cost) in cost.iter_mut().zip(&block.cost) {
            *units = rounded(*cost / self.cost_unit as f32);
        }
        self.cost.add(&cost);
        self.criticality(block);
    }

    /// Marks, from the end backwards, what held up the end: sums are the very same numbers as in the
    /// forward pass, so that equal means equal.
    fn criticality(&mut self, block: &Block) {
        for at in (0..self.tasks.len()).rev() {
            let place = &mut self.tasks[at];
            let (here, behind) = self.critical.split_at_mut(at + 1);
            let (critical, finish) = (&mut here[at], &block.finishes[at]);
            for lane in 0..BLOCK {
                critical[lane] = u32::from(finish[lane] >= block.end[lane]);
            }
            for &(next, lag) in &place.behind {
                let (start, then) = (&block.starts[next], &behind[next - at - 1]);
                for lane in 0..BLOCK {
                    critical[lane] |= u32::from(finish[lane] + lag >= start[lane]) & then[lane];
                }
            }
            place.critical += u64::from(critical.iter().sum::<u32>());
        }
    }

    pub fn outcome(self, samples: u64) -> Outcome {
        let n = samples as f64;
        let (y, yy) = (self.end.x, self.end.xx);
        let spread = n * yy - y * y;
        let driver = |together: Together| {
            let own = n * together.xx - together.x * together.x;
            let both = n * together.xy - together.x * y;
            let scale = (own.max(0.0) * spread.max(0.0)).sqrt();
            // A length that does not vary drives nothing, whatever rounding makes of it.
            let varies = own > n * n * 1e-6 && spread > n * n * 1e-6;
            if varies {
                (both / scale * 1_000.0).round() as i32
            } else {
                0
            }
        };
        let of_thousand = |n: u64| (n * 1_000 / samples.max(1)) as u32;
        let mut outcome = Outcome {
            samples,
            finish: self.finish.percentiles(samples),
            groups: self
                .groups
                .into_iter()
                .map(|(_, counts)| counts.percentiles(samples))
                .collect(),
            cost: self.cost.percentiles(samples),
            cost_unit: self.cost_unit,
            ..Outcome::default()
        };
        for place in self.tasks {
            outcome.tasks.push(place.counts.percentiles(samples));
            outcome.criticality.push(of_thousand(place.critical));
            outcome.drivers.push(driver(place.together));
        }
        outcome
    }
}
