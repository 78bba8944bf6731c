//! Exact numbers, and how they are printed.
//!
//! Scores, shares and weights are exact ratios of integers; they are rounded
//! once, half up, when they are shown. Efforts and priorities are computed in
//! `f64` with exactly rounded operations only and become integers before
//! anybody sees them. No float is ever formatted. Source: content rules §2.6.

use std::cmp::Ordering;
use std::fmt;

/// An exact ratio in lowest terms. Its denominators come from the catalogue
/// (practices per level, hundredths), so that products stay far below `i64`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    num: i64,
    den: i64,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Ratio = Ratio { num: 0, den: 1 };
    /// The whole.
    pub const ONE: Ratio = Ratio { num: 1, den: 1 };

    /// `num / den`; a denominator of 0 gives 0, so that an empty mean is nothing.
    #[must_use]
    pub fn new(num: i64, den: i64) -> Ratio {
        if den == 0 {
            return Ratio::ZERO;
        }
        let shared = gcd(num, den) * den.signum();
        Ratio {
            num: num / shared,
            den: den / shared,
        }
    }

    /// So many hundredths.
    #[must_use]
    pub fn hundredths(hundredths: impl Into<i64>) -> Ratio {
        Ratio::new(hundredths.into(), 100)
    }

    /// The upper number of the ratio in lowest terms.
    #[must_use]
    pub fn num(self) -> i64 {
        self.num
    }

    /// The lower number of the ratio in lowest terms; above 0.
    #[must_use]
    pub fn den(self) -> i64 {
        self.den
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Ratio) -> Ratio {
        let shared = gcd(self.den, other.den);
        let scale = other.den / shared;
        Ratio::new(
            self.num * scale + other.num * (self.den / shared),
            self.den * scale,
        )
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Ratio) -> Ratio {
        self.plus(Ratio {
            num: -other.num,
            den: other.den,
        })
    }

    /// The product.
    #[must_use]
    pub fn times(self, other: Ratio) -> Ratio {
        let left = Ratio::new(self.num, other.den);
        let right = Ratio::new(other.num, self.den);
        Ratio::new(left.num * right.num, left.den * right.den)
    }

    /// The quotient; 0 when divided by 0.
    #[must_use]
    pub fn over(self, other: Ratio) -> Ratio {
        self.times(Ratio::new(other.den, other.num))
    }

    /// The mean of ratios; none of no ratios.
    #[must_use]
    pub fn mean(ratios: impl IntoIterator<Item = Ratio>) -> Option<Ratio> {
        let mut count = 0;
        let mut sum = Ratio::ZERO;
        for ratio in ratios {
            count += 1;
            sum = sum.plus(ratio);
        }
        (count > 0).then(|| sum.over(Ratio::new(count, 1)))
    }

    /// `floor(x * 10^decimals + 0.5)`: rounded half up, in units of the last decimal.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> i64 {
        (2 * self.num * 10i64.pow(decimals) + self.den).div_euclid(2 * self.den)
    }

    /// Rounded like [`Ratio::rounded`], but never up to a threshold that the
    /// exact value has not reached: the next lower value then.
    #[must_use]
    pub fn rounded_below(self, decimals: u32, thresholds: impl IntoIterator<Item = Ratio>) -> i64 {
        let units = self.rounded(decimals);
        let shown = Ratio::new(units, 10i64.pow(decimals));
        let overstated = |threshold: Ratio| self < threshold && threshold <= shown;
        units - i64::from(thresholds.into_iter().any(overstated))
    }

    /// With so many decimals: `0.71`.
    #[must_use]
    pub fn text(self, decimals: u32) -> String {
        decimal(self.rounded(decimals), decimals)
    }

    /// In per cent, rounded half up: `79%`.
    #[must_use]
    pub fn percent(self) -> String {
        format!("{}%", self.rounded(2))
    }

    /// As a float, for further computing; exactly rounded.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.num as f64 / self.den as f64
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Ratio) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Ratio) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

impl Default for Ratio {
    fn default() -> Ratio {
        Ratio::ZERO
    }
}

/// The greatest common divisor; at least 1.
fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

/// A score or a gap, in levels: 0 to 5. Scores of dimensions are multiples of
/// 1/7,200; the overall score is a mean of them. Shows two decimals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(pub Ratio);

impl Score {
    /// Units of a dimension's score in one level.
    pub const UNITS: i64 = 7_200;

    /// From units of 1/7,200.
    #[must_use]
    pub fn from_units(units: i64) -> Score {
        Score(Ratio::new(units, Score::UNITS))
    }

    /// The level: `floor(s + 0.25)`, from the exact score.
    #[must_use]
    pub fn level(self) -> u8 {
        let Ratio { num, den } = self.0;
        let level = (4 * num + den).div_euclid(4 * den);
        u8::try_from(level).unwrap_or(0)
    }

    /// Rounded half up to so many decimals, in units of the last one, but never
    /// up to a level that is not reached: 1.7488 is 1.74.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> i64 {
        let next = Ratio::new(4 * (i64::from(self.level()) + 1) - 1, 4);
        self.0.rounded_below(decimals, [next])
    }

    /// With so many decimals.
    #[must_use]
    pub fn text(self, decimals: u32) -> String {
        decimal(self.rounded(decimals), decimals)
    }

    /// What is missing to `other`; nothing if this is as high.
    #[must_use]
    pub fn short_of(self, other: Score) -> Score {
        Score(other.0.minus(self.0).max(Ratio::ZERO))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(2))
    }
}

/// An integer of units with so many decimals: `decimal(-1250, 2)` is `-12.50`.
#[must_use]
pub fn decimal(units: i64, decimals: u32) -> String {
    let scale = 10u64.pow(decimals);
    let (whole, part) = (units.unsigned_abs() / scale, units.unsigned_abs() % scale);
    let mut text = grouped(whole);
    if units < 0 {
        text.insert(0, '-');
    }
    if decimals > 0 {
        text.push('.');
        let part = part.to_string();
        text.extend(std::iter::repeat_n('0', decimals as usize - part.len()));
        text.push_str(&part);
    }
    text
}

/// With commas between thousands: `1,234`.
#[must_use]
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() <= 3 {
        return digits;
    }
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A float as an integer of `per` units each, rounded half up. The small
/// addend keeps a half that lost its last bit from falling down.
#[must_use]
pub fn units(value: f64, per: f64) -> i64 {
    (value * per + 0.5 + 1e-6).floor() as i64
}

/// A computed amount: effort in person-days, points of a priority. Shown only
/// after rounding half up to an integer of its last decimal.
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Amount(pub f64);

impl Amount {
    /// Rounded half up, in units of the last decimal.
    #[must_use]
    pub fn rounded(self, decimals: u32) -> i64 {
        units(self.0, 10i64.pow(decimals) as f64)
    }

    /// With so many decimals.
    #[must_use]
    pub fn text(self, decimals: u32) -> String {
        decimal(self.rounded(decimals), decimals)
    }

    /// In millionths: what two amounts are compared by, so that the last bits
    /// of a float decide nothing.
    #[must_use]
    pub fn millionths(self) -> i64 {
        units(self.0, 1e6)
    }
}
