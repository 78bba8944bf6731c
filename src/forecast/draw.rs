//! Random numbers and the shapes they are given, a block at a time.

use super::BLOCK;

/// A number for each sample of a block.
pub(super) type Lanes = [f32; BLOCK];

/// One generator per sample of a block: xorshift32 (Marsaglia, 2003), begun from SplitMix64 (Steele,
/// Lea and Flood, 2014), so that neighbouring seeds have nothing in common. It goes on from block to
/// block.
pub(super) struct Generator([u32; BLOCK]);

/// What turns the upper 24 bits of a state into a number below 1: all that single precision holds
/// evenly.
const STEP: f32 = 1.0 / 16_777_216.0;

impl Generator {
    /// The generator of one stream: a task, a risk, a cost.
    pub fn new(seed: u64, stream: u64) -> Generator {
        let mut state = seed ^ stream.wrapping_mul(0xd1b5_4a32_d192_ed03);
        let mut next = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = state;
            z = (z ^ z >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
            z ^ z >> 31
        };
        // A state of 0 would stay 0.
        Generator(std::array::from_fn(|_| (next() >> 32) as u32 | 1))
    }

    /// A number from 0 to below 1 for one sample.
    #[inline(always)]
    pub fn lane(&mut self, lane: usize) -> f32 {
        let mut x = self.0[lane];
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        self.0[lane] = x;
        // Signed, because processors have no vector conversion for anything else.
        (x >> 8) as i32 as f32 * STEP
    }

    /// A number from 0 to below 1 for each sample.
    #[inline(always)]
    pub fn uniform(&mut self) -> Lanes {
        let mut lanes = [0.0; BLOCK];
        for (at, lane) in lanes.iter_mut().enumerate() {
            *lane = self.lane(at);
        }
        lanes
    }

    /// Nearly normal numbers with mean 0 and deviation 1: the sum of four uniform ones (Irwin and
    /// Hall, 1927). Their tails end at [`LONGEST_BELL`], which for work is a virtue.
    pub fn bell(&mut self) -> Lanes {
        let mut sum = [0.0; BLOCK];
        for _ in 0..4 {
            for (at, sum) in sum.iter_mut().enumerate() {
                *sum += self.lane(at);
            }
        }
        // Variance of a uniform number is 1/12, of four 1/3.
        for sum in &mut sum {
            *sum = (*sum - 2.0) * 1.732_050_8;
        }
        sum
    }
}

/// The largest number of [`Generator::bell`].
pub(super) const LONGEST_BELL: f32 = 3.464_102;

/// The larger of two numbers: one instruction, where `f32::max` also looks for what is no number.
#[inline(always)]
pub(super) fn larger(a: f32, b: f32) -> f32 {
    if a > b { a } else { b }
}

/// A triangle of mean 0 and deviation 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Triangle {
    /// The share of it that lies left of its top.
    left: f32,
    low: f32,
    high: f32,
    rise: f32,
    fall: f32,
}

impl Triangle {
    /// The shape of a triangle from `low` over `mode` to `high`; symmetric if they are all the same.
    pub fn new(low: f64, mode: f64, high: f64) -> Triangle {
        let width = high - low;
        let left = if width > 0.0 {
            (mode - low) / width
        } else {
            0.5
        };
        // Of a triangle from 0 to 1: mean (1 + c) / 3, variance (1 - c + c^2) / 18.
        let mean = (1.0 + left) / 3.0;
        let deviation = ((1.0 - left + left * left) / 18.0).sqrt();
        Triangle {
            left: left as f32,
            low: (-mean / deviation) as f32,
            high: ((1.0 - mean) / deviation) as f32,
            rise: (left / (deviation * deviation)) as f32,
            fall: ((1.0 - left) / (deviation * deviation)) as f32,
        }
    }

    /// The number below which a share `uniform` of the triangle lies.
    #[inline(always)]
    pub fn quantile(&self, uniform: f32) -> f32 {
        // Both halves with one root and no branch.
        let left = uniform < self.left;
        let share = if left { uniform } else { 1.0 - uniform };
        let width = if left { self.rise } else { self.fall };
        let sign = if left { 1.0 } else { -1.0 };
        let end = if left { self.low } else { self.high };
        end + sign * (share * width).sqrt()
    }

    /// Its largest number.
    pub fn most(&self) -> f32 {
        self.high
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_are_those_of_the_closed_form() {
        // Triangle 0, 3, 10: F(x) = x^2 / 30 up to 3, then 1 - (10 - x)^2 / 70.
        let triangle = Triangle::new(0.0, 3.0, 10.0);
        let mean = 13.0 / 3.0;
        let deviation = ((100.0 + 9.0 - 30.0) / 18.0f64).sqrt();
        for (share, exact) in [
            (0.1, 3.0f64.sqrt()),
            (0.3, 3.0),
            (0.8, 10.0 - 14.0f64.sqrt()),
        ] {
            let found = mean + deviation * f64::from(triangle.quantile(share as f32));
            assert!((found - exact).abs() < 1e-5, "{share}: {found} {exact}");
        }
    }

    #[test]
    fn draws_have_mean_0_and_deviation_1() {
        for triangle in [
            Triangle::new(0.0, 0.0, 1.0),
            Triangle::new(1.0, 4.0, 9.0),
            Triangle::new(2.0, 2.0, 2.0),
        ] {
            let (mut sum, mut squares, mut n) = (0.0, 0.0, 0.0);
            let mut generator = Generator::new(7, 3);
            for _ in 0..2_000 {
                for uniform in generator.uniform() {
                    let x = f64::from(triangle.quantile(uniform));
                    sum += x;
                    squares += x * x;
                    n += 1.0;
                }
            }
            assert!((sum / n).abs() < 0.01, "{}", sum / n);
            assert!((squares / n - 1.0).abs() < 0.02, "{}", squares / n);
        }
    }

    #[test]
    fn streams_do_not_go_together() {
        let (mut products, mut n) = (0.0, 0.0);
        let (mut one, mut other) = (Generator::new(1, 1), Generator::new(1, 2));
        for _ in 0..2_000 {
            let (a, b) = (one.bell(), other.bell());
            for (a, b) in a.iter().zip(&b) {
                products += f64::from(a * b);
                n += 1.0;
            }
        }
        assert!((products / n).abs() < 0.01, "{}", products / n);
    }
}
