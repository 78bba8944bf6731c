//! The simulation against closed forms: chains, tasks side by side, quantiles.

mod support;

use loadmap::forecast::{Model, simulate};
use support::simulated::{model, task};

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

/// A triangle from `low` over `mode` to `high`.
struct Triangle {
    low: f64,
    mode: f64,
    high: f64,
}

impl Triangle {
    /// The one that is drawn for a task: as skewed as its three points, with mean and deviation of
    /// the beta-PERT distribution, in half-days.
    fn of([low, mode, high]: [f64; 3]) -> Triangle {
        let mean = 2.0 * (low + 4.0 * mode + high) / 6.0;
        let deviation = 2.0 * (high - low) / 6.0;
        let left = (mode - low) / (high - low);
        let width = deviation / ((1.0 - left + left * left) / 18.0).sqrt();
        let low = mean - width * (1.0 + left) / 3.0;
        Triangle {
            low,
            mode: low + width * left,
            high: low + width,
        }
    }

    /// The value below which a share lies.
    fn quantile(&self, share: f64) -> f64 {
        let width = self.high - self.low;
        let left = (self.mode - self.low) / width;
        if share < left {
            self.low + (share * width * (self.mode - self.low)).sqrt()
        } else {
            self.high - ((1.0 - share) * width * (self.high - self.mode)).sqrt()
        }
    }

    /// The share below a value.
    fn share(&self, value: f64) -> f64 {
        let width = self.high - self.low;
        if value < self.mode {
            (value - self.low).max(0.0).powi(2) / (width * (self.mode - self.low))
        } else {
            1.0 - (self.high - value).max(0.0).powi(2) / (width * (self.high - self.mode))
        }
    }

    /// The mean of the largest of so many: the low end and the integral of 1 - F^n above it.
    fn mean_of_largest(&self, n: i32) -> f64 {
        const STEPS: u32 = 20_000;
        let step = (self.high - self.low) / f64::from(STEPS);
        let above = (0..STEPS).map(|at| {
            let value = self.low + (f64::from(at) + 0.5) * step;
            1.0 - self.share(value).powi(n)
        });
        self.low + step * above.sum::<f64>()
    }
}

#[test]
fn percentiles_of_a_task_are_those_of_its_triangle() {
    for work in [
        [200.0, 300.0, 700.0],
        [100.0, 400.0, 700.0],
        [300.0, 800.0, 900.0],
        [300.0, 300.0, 900.0],
    ] {
        let triangle = Triangle::of(work);
        let found = simulate(&model(vec![task(1, work, &[])]), 1, 100_000).finish;
        let deviation = 2.0 * (work[2] - work[0]) / 6.0;
        for per_cent in [5, 10, 25, 50, 75, 80, 90, 95, 99] {
            let exact = triangle.quantile(f64::from(per_cent) / 100.0);
            let off = (f64::from(found.at(per_cent)) - 0.5 - exact).abs() / deviation;
            assert!(off < 0.02, "{work:?} P{per_cent}: {off}");
            // And back: how likely it is to be done by then.
            let chance = f64::from(found.chance(exact as u32)) / 1_000.0;
            let share = f64::from(per_cent) / 100.0;
            assert!(
                (chance - share).abs() < 0.007,
                "{work:?} P{per_cent}: {chance}"
            );
        }
    }
}

#[test]
fn merge_bias_is_that_of_the_largest_of_so_many() {
    for work in [[100.0, 200.0, 300.0], [100.0, 150.0, 500.0]] {
        let triangle = Triangle::of(work);
        let deviation = 2.0 * (work[2] - work[0]) / 6.0;
        for n in [1, 2, 3, 8] {
            let tasks = (1..=n).map(|key| task(key as u64, work, &[]));
            let found = moments(&model(tasks.collect())).0;
            let exact = triangle.mean_of_largest(n);
            let off = (found - 0.5 - exact).abs() / deviation;
            assert!(off < 0.015, "{work:?} of {n}: {found} {exact}");
        }
        // Two of a symmetric triangle with deviation s: half the mean distance of two draws, which
        // is that of four uniform numbers from their middle, 7 sqrt(6) / 30 of s.
        if work == [100.0, 200.0, 300.0] {
            let mean = 2.0 * 200.0;
            let exact = mean + deviation * 7.0 * 6.0f64.sqrt() / 30.0;
            assert!((triangle.mean_of_largest(2) - exact).abs() < 0.01);
        }
    }
}
