//! Money, day rates, and what people's work costs. Source: budget category *People* of the content.

use super::number::grouped;
use crate::catalog::{Catalog, Idx, Role};
use crate::plan::{Plan, RoleId, Work};

/// An amount of money in minor currency units (cents).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub i64);

impl Money {
    /// Rounded half up to whole currency units.
    #[must_use]
    pub fn whole(self) -> i64 {
        self.0.saturating_add(50).div_euclid(100)
    }

    /// In whole currency units with commas, without the currency: `12,345`.
    #[must_use]
    pub fn text(self) -> String {
        let sign = if self.whole() < 0 { "-" } else { "" };
        format!("{sign}{}", grouped(self.whole().unsigned_abs()))
    }
}

/// An amount with the currency of the plan: `EUR 12,345`. The one form that money has on pages and in documents.
#[must_use]
pub fn in_currency(plan: &Plan, amount: &str) -> String {
    match plan.details.currency.trim() {
        "" => [amount, " (currency not stated)"].concat(),
        currency => [currency, " ", amount].concat(),
    }
}

/// A day of a role in minor currency units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Low example value; the stated rate where the team stated one.
    pub low: i64,
    /// What is reckoned with: stated, else the catalogue's.
    pub likely: i64,
    /// High example value; the stated rate where the team stated one.
    pub high: i64,
    /// The team stated it.
    pub stated: bool,
}

impl Rate {
    /// The rate of a role; none if neither the team nor the catalogue states one.
    #[must_use]
    pub fn of(catalog: &Catalog, plan: &Plan, role: &RoleId) -> Option<Rate> {
        if let Some(&stated) = plan.resources.rates.get(role) {
            let stated = i64::from(stated);
            return Some(Rate {
                low: stated,
                likely: stated,
                high: stated,
                stated: true,
            });
        }
        let role = &catalog[catalog.role(role.as_str())?];
        let minor = |rate: u32| i64::from(rate) * 100;
        Some(Rate {
            low: minor(role.rate_low),
            likely: minor(role.rate_default),
            high: minor(role.rate_high),
            stated: false,
        })
    }
}

/// Most that one cost may come to, in minor units: a thousand thousand million currency units. So
/// many as a plan can hold still add up without a loss.
pub(super) const MOST: Money = Money(100_000_000_000_000);

/// Cost of mean work, rounded to whole currency units for each role of each item: so the figures
/// of every table add up to its totals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    at: Range,
    /// Mean work without a rate, in sixths of a hundredth of a person-day.
    unpriced: u64,
}

impl Cost {
    /// The cost of one role's work.
    #[must_use]
    pub fn new(work: &Work, rate: Option<Rate>) -> Cost {
        let sixths = work.mean_sixths();
        let Some(rate) = rate else {
            return Cost {
                unpriced: sixths,
                ..Cost::default()
            };
        };
        // Sixths of hundredths of a day times minor units: 60,000 are a whole currency unit.
        let at = |rate: i64| whole_units(i128::from(sixths) * i128::from(rate), 60_000).min(MOST);
        Cost {
            at: Range {
                low: at(rate.low),
                likely: at(rate.likely),
                high: at(rate.high),
            },
            unpriced: 0,
        }
    }

    /// Adds another cost.
    pub fn add(&mut self, other: Cost) {
        self.at.add(other.at);
        self.unpriced = self.unpriced.saturating_add(other.unpriced);
    }

    /// At the low rates, those that are reckoned with, and the high ones.
    #[must_use]
    pub fn range(self) -> Range {
        self.at
    }

    /// At the low rates.
    #[must_use]
    pub fn low(self) -> Money {
        self.at.low
    }

    /// At the rates that are reckoned with.
    #[must_use]
    pub fn likely(self) -> Money {
        self.at.likely
    }

    /// At the high rates.
    #[must_use]
    pub fn high(self) -> Money {
        self.at.high
    }

    /// Work that has no rate and so is not in the cost, in hundredths of a
    /// person-day, rounded half up.
    #[must_use]
    pub fn unpriced_hundredths(self) -> u64 {
        self.unpriced.saturating_add(3) / 6
    }
}

/// Three amounts: if everything comes at its lowest, as it is reckoned with, and at its highest.
/// These are bounds of rates and prices, not percentiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// At the lowest rates and prices.
    pub low: Money,
    /// At those that are reckoned with.
    pub likely: Money,
    /// At the highest.
    pub high: Money,
}

impl Range {
    /// The same amount three times.
    #[must_use]
    pub fn certain(amount: Money) -> Range {
        Range {
            low: amount,
            likely: amount,
            high: amount,
        }
    }

    /// Adds another one.
    pub fn add(&mut self, other: Range) {
        let sum = |a: Money, b: Money| Money(a.0.saturating_add(b.0));
        self.low = sum(self.low, other.low);
        self.likely = sum(self.likely, other.likely);
        self.high = sum(self.high, other.high);
    }

    /// Each of the three, changed.
    #[must_use]
    pub fn map(self, change: impl Fn(Money) -> Money) -> Range {
        Range {
            low: change(self.low),
            likely: change(self.likely),
            high: change(self.high),
        }
    }

    /// The three with those of another.
    #[must_use]
    pub fn zip(self, other: Range, with: impl Fn(Money, Money) -> Money) -> Range {
        Range {
            low: with(self.low, other.low),
            likely: with(self.likely, other.likely),
            high: with(self.high, other.high),
        }
    }

    /// Whether there is nothing to pay.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self == Range::default()
    }
}

/// An amount in minor units of `amount / per` whole currency units, rounded half up to whole ones.
pub(super) fn whole_units(amount: i128, per: i128) -> Money {
    let whole = (2 * amount + per).div_euclid(2 * per.max(1));
    Money(i64::try_from(whole * 100).unwrap_or(i64::MAX))
}

/// The name of a role as a person knows it.
#[must_use]
pub fn role_name(catalog: &Catalog, role: Option<&RoleId>) -> String {
    let known = |id: &RoleId| catalog.role(id.as_str());
    match role {
        None => "Any role".to_owned(),
        Some(id) => known(id).map_or(id.as_str().to_owned(), |idx: Idx<Role>| {
            catalog[idx].name.to_owned()
        }),
    }
}
