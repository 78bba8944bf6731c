//! What fewer incidents are worth in a year, from what somebody stated of them.

use super::{Figure, Payback};
use crate::insight::cost::Money;
use crate::insight::number::Score;
use crate::plan::BusinessCase;

/// What the benefit is computed from.
#[derive(Clone, Copy)]
pub(super) struct Base {
    /// In tenths, tenths of an hour, minor units, per cent, minor units; times a hundred, so that
    /// each can be varied by per cent.
    pub incidents: i128,
    pub hours: i128,
    pub revenue: i128,
    pub lost: i128,
    pub response: i128,
    pub saving: i128,
    pub increase: f64,
    pub reduction: u8,
    pub cost: Money,
}

impl Base {
    pub fn new(case: &BusinessCase, increase: Score, reduction: u8, cost: Money) -> Base {
        Base {
            incidents: i128::from(case.incidents_tenths) * 100,
            hours: i128::from(case.hours_tenths) * 100,
            revenue: i128::from(case.revenue_hour) * 100,
            lost: i128::from(case.lost) * 100,
            response: i128::from(case.response) * 100,
            saving: i128::from(case.saving) * 100,
            increase: increase.0.to_f64(),
            reduction,
            cost,
        }
    }

    /// L = incidents x (hours x revenue x share lost + response), in minor units.
    pub fn loss(&self) -> Money {
        // Tenths of an hour, minor units, per cent, each times a hundred: 10 x 100 x 100^3.
        let lost = self.hours * self.revenue * self.lost;
        // The response to the same unit.
        let response = self.response * 10 * 100 * 10_000;
        let year = self.incidents.saturating_mul(lost.saturating_add(response));
        let unit = 10 * 100 * (10 * 100 * 1_000_000);
        money(year / unit + i128::from(year % unit * 2 >= unit))
    }

    /// 1 - (1 - q)^increase, in millionths.
    pub fn avoided(&self) -> i64 {
        let left = power(
            f64::from(100 - self.reduction.min(100)) / 100.0,
            self.increase,
        );
        crate::insight::number::units(1.0 - left, 1e6)
    }

    pub fn avoided_loss(&self) -> Money {
        let avoided = i128::from(self.loss().0) * i128::from(self.avoided());
        money((avoided + 500_000) / 1_000_000)
    }

    pub fn benefit(&self) -> Money {
        money(i128::from(self.avoided_loss().0) + (self.saving + 50) / 100)
    }

    pub fn payback(&self) -> Payback {
        Payback::new(self.cost, self.benefit())
    }

    /// With one figure at so many per cent of itself.
    pub fn with(mut self, figure: Figure, percent: i128) -> Base {
        let varied = |value: i128| value * percent / 100;
        match figure {
            Figure::Incidents => self.incidents = varied(self.incidents),
            Figure::Hours => self.hours = varied(self.hours),
            Figure::Revenue => self.revenue = varied(self.revenue),
            // No more than all of it can be lost.
            Figure::Lost => self.lost = varied(self.lost).min(10_000),
            Figure::Response => self.response = varied(self.response),
            Figure::Saving => self.saving = varied(self.saving),
            Figure::Increase => self.increase *= percent as f64 / 100.0,
            Figure::Reduction | Figure::Cost => {}
        }
        self
    }
}

fn money(minor: i128) -> Money {
    Money(i64::try_from(minor).unwrap_or(i64::MAX))
}

/// A power of a base from 0 to 1, by squaring and by roots: both are rounded alike on every
/// machine, which a library's own function is not. Exponents are 0 to 5 levels.
fn power(base: f64, exponent: f64) -> f64 {
    let whole = exponent.max(0.0).floor();
    let mut product = 1.0;
    for _ in 0..(whole as u32).min(64) {
        product *= base;
    }
    let (mut rest, mut root) = (exponent.max(0.0) - whole, base);
    for _ in 0..40 {
        rest *= 2.0;
        root = root.sqrt();
        if rest >= 1.0 {
            rest -= 1.0;
            product *= root;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_those_of_the_closed_form() {
        for (base, exponent) in [
            (0.75, 1.0),
            (0.75, 1.5),
            (0.9, 0.31),
            (0.6, 2.7),
            (0.0, 0.5),
        ] {
            let (found, exact): (f64, f64) = (power(base, exponent), base.powf(exponent));
            assert!(
                (found - exact).abs() < 1e-9,
                "{base}^{exponent}: {found} {exact}"
            );
        }
        assert_eq!(power(0.75, 0.0), 1.0);
    }
}
