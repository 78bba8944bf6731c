//! Values over days in one picture: where each lies, in whole pixels, and which values to mark.

use crate::plan::Date;

/// A stretch of days across, and of values upwards, in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    first: Date,
    days: i32,
    low: i64,
    high: i64,
    step: i64,
    /// Left, top, right and bottom of the frame.
    frame: [i32; 4],
}

/// Most stretches between the values that are marked.
const MOST_STEPS: i64 = 4;

/// The smallest of 1, 2, 5, 10, 20, … that is not below a number from 1.
fn round_up(least: i64) -> i64 {
    let mut ten = 1i64;
    loop {
        for digit in [1, 2, 5] {
            if digit * ten >= least {
                return digit * ten;
            }
        }
        ten *= 10;
    }
}

impl Plot {
    /// A plot that shows both days and all of the values, to the next mark on either side.
    ///
    /// Values are at most 10^15 above or below 0.
    #[must_use]
    pub fn new(
        first: Date,
        last: Date,
        values: impl Iterator<Item = i64> + Clone,
        frame: [i32; 4],
    ) -> Plot {
        let least = values.clone().min().unwrap_or(0);
        let most = values.max().unwrap_or(0);
        let step = round_up((most - least).div_euclid(MOST_STEPS) + 1);
        let low = least.div_euclid(step) * step;
        let mut high = -(-most).div_euclid(step) * step;
        if high == low {
            high += step;
        }
        Plot {
            first,
            days: last.days_since(first).max(1),
            low,
            high,
            step,
            frame,
        }
    }

    /// Where a day is; the nearest edge where it is outside.
    #[must_use]
    pub fn x(&self, day: Date) -> i32 {
        let [left, _, right, _] = self.frame;
        let passed = day.days_since(self.first).clamp(0, self.days);
        left + (right - left) * passed / self.days
    }

    /// Where a value is.
    #[must_use]
    pub fn y(&self, value: i64) -> i32 {
        let [_, top, _, bottom] = self.frame;
        let above = i128::from(value.clamp(self.low, self.high) - self.low);
        let whole = i128::from(self.high - self.low);
        bottom - (i128::from(bottom - top) * above / whole) as i32
    }

    /// The values to mark, rising.
    #[must_use]
    pub fn marks(&self) -> Vec<i64> {
        let n = (self.high - self.low) / self.step;
        (0..=n).map(|at| self.low + at * self.step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRAME: [i32; 4] = [40, 10, 400, 210];

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    #[test]
    fn marks_are_round_and_hold_all_values() {
        let of = |values: &[i64]| {
            let values = values.iter().copied();
            Plot::new(day("2027-01-04"), day("2027-06-30"), values, FRAME).marks()
        };
        assert_eq!(of(&[0, 98_500]), [0, 50_000, 100_000]);
        assert_eq!(of(&[92_500, 97_000]), [92_000, 94_000, 96_000, 98_000]);
        assert_eq!(of(&[-3, 4]), [-4, -2, 0, 2, 4]);
        assert_eq!(of(&[7]), [7, 8]);
        assert_eq!(of(&[]), [0, 1]);
    }

    proptest! {
        #[test]
        fn everything_lies_in_the_frame_and_rises(
            values in prop::collection::vec(-1_000_000_000_000_000i64..=1_000_000_000_000_000, 1..8),
            days in 0i32..10_000,
        ) {
            let first = day("2027-01-04");
            let plot = Plot::new(first, first.plus_days(days), values.iter().copied(), FRAME);
            let marks = plot.marks();
            prop_assert!((2..=6).contains(&marks.len()), "{marks:?}");
            for value in &values {
                prop_assert!(marks[0] <= *value && *value <= marks[marks.len() - 1]);
                prop_assert!((10..=210).contains(&plot.y(*value)));
            }
            let heights: Vec<i32> = marks.iter().map(|&mark| plot.y(mark)).collect();
            prop_assert!(heights.windows(2).all(|pair| pair[0] > pair[1]), "{heights:?}");
            prop_assert_eq!(plot.x(first), 40);
            prop_assert!((40..=400).contains(&plot.x(first.plus_days(days))));
        }
    }
}
