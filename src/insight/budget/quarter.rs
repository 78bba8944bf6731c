//! Calendar quarters, and amounts shared out over time so that nothing is lost.

use crate::insight::cost::{Money, Range, whole_units};
use crate::plan::Date;

/// A quarter of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub number: u32,
}

impl Quarter {
    /// The quarter of a day.
    #[must_use]
    pub fn of(day: Date) -> Quarter {
        let (year, month, _) = day.parts();
        Quarter {
            year,
            number: (month - 1) / 3 + 1,
        }
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Date {
        Date::new(self.year, 3 * self.number - 2, 1).unwrap_or_default()
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.next().first().plus_days(-1)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Quarter {
        match self.number {
            4 => Quarter {
                year: self.year + 1,
                number: 1,
            },
            number => Quarter {
                year: self.year,
                number: number + 1,
            },
        }
    }

    /// `Q1 2027`
    #[must_use]
    pub fn text(self) -> String {
        format!("Q{} {}", self.number, self.year)
    }

    /// All from the one of a day to the one of another; at least the first.
    #[must_use]
    pub fn all(from: Date, until: Date) -> Vec<Quarter> {
        let (mut at, last) = (Quarter::of(from), Quarter::of(until));
        let mut all = vec![at];
        while at < last {
            at = at.next();
            all.push(at);
        }
        all
    }
}

/// The part of an amount that falls to the first `share` of `whole`, in whole currency units.
fn first_part(amount: Money, share: u64, whole: u64) -> Money {
    let share = i128::from(amount.0) * i128::from(share.min(whole));
    whole_units(share, 100 * i128::from(whole.max(1)))
}

/// An amount shared out by weights, in whole currency units: the parts add up to the amount, if
/// that is whole too. Without any weight the first part gets all.
#[must_use]
pub fn shared_out(amount: Range, weights: &[u64]) -> Vec<Range> {
    let whole: u64 = weights.iter().sum();
    let mut before = 0;
    let mut parts = Vec::with_capacity(weights.len());
    for &weight in weights {
        let after = before + weight;
        parts.push(amount.map(|amount| {
            let part = first_part(amount, after, whole).0 - first_part(amount, before, whole).0;
            Money(part)
        }));
        before = after;
    }
    if whole == 0
        && let Some(first) = parts.first_mut()
    {
        *first = amount;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn quarters_follow_each_other() {
        let all = Quarter::all(day("2027-11-03"), day("2028-04-01"));
        let names: Vec<String> = all.iter().map(|quarter| quarter.text()).collect();
        assert_eq!(names, ["Q4 2027", "Q1 2028", "Q2 2028"]);
        assert_eq!(all[1].first(), day("2028-01-01"));
        assert_eq!(all[1].last(), day("2028-03-31"));
        assert_eq!(Quarter::all(day("2027-05-01"), day("2026-05-01")).len(), 1);
    }

    #[test]
    fn parts_add_up() {
        let amount = Range::certain(Money(10_000));
        let parts = shared_out(amount, &[1, 1, 1]);
        let parts: Vec<i64> = parts.iter().map(|part| part.likely.0).collect();
        assert_eq!(parts, [3_300, 3_400, 3_300]);
        let parts = shared_out(amount, &[0, 0]);
        assert_eq!(parts[0], amount);
        assert!(parts[1].is_zero());
    }
}
