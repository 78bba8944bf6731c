//! What people's work costs, in minor currency units. Source: budget category
//! *People* of the content; contingency as its category says.

use super::initiative::Forecast;
use super::number::{grouped, units};
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

/// Cost of mean work. Kept in 1/600 of a minor unit (sixths of hundredths of a
/// day, times the rate), so that sums are exact and only what is shown is rounded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    low: i64,
    likely: i64,
    high: i64,
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
        let at = |rate: i64| {
            i64::try_from(sixths)
                .unwrap_or(i64::MAX)
                .saturating_mul(rate)
        };
        Cost {
            low: at(rate.low),
            likely: at(rate.likely),
            high: at(rate.high),
            unpriced: 0,
        }
    }

    /// Adds another cost.
    pub fn add(&mut self, other: Cost) {
        self.low = self.low.saturating_add(other.low);
        self.likely = self.likely.saturating_add(other.likely);
        self.high = self.high.saturating_add(other.high);
        self.unpriced = self.unpriced.saturating_add(other.unpriced);
    }

    /// At the low rates.
    #[must_use]
    pub fn low(self) -> Money {
        rounded(self.low)
    }

    /// At the rates that are reckoned with.
    #[must_use]
    pub fn likely(self) -> Money {
        rounded(self.likely)
    }

    /// At the high rates.
    #[must_use]
    pub fn high(self) -> Money {
        rounded(self.high)
    }

    /// Work that has no rate and so is not in the cost, in hundredths of a
    /// person-day, rounded half up.
    #[must_use]
    pub fn unpriced_hundredths(self) -> u64 {
        self.unpriced.saturating_add(3) / 6
    }
}

fn rounded(six_hundredths: i64) -> Money {
    Money(six_hundredths.saturating_add(300).div_euclid(600))
}

/// The cost of a plan's people, and what to keep in reserve.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Budget {
    /// People's work at its mean.
    pub people: Cost,
    /// People's work at the P80 of effort and the rates that are reckoned with.
    pub p80: Money,
    /// Contingency: P80 minus the expected cost, but at least the catalogue's share of it.
    pub contingency: Money,
    /// Expected cost and contingency.
    pub total: Money,
    /// Most the plan may cost, if stated.
    pub cap: Option<Money>,
}

impl Budget {
    /// The budget of work that costs `people` at the mean of `forecast`.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan, people: Cost, forecast: Forecast) -> Budget {
        let expected = people.likely();
        let growth = if forecast.mean.0 > 0.0 {
            forecast.p80.0 / forecast.mean.0
        } else {
            1.0
        };
        let p80 = Money(units(expected.0 as f64 * growth, 1.0));
        let least = i64::from(catalog.planning_rules.contingency);
        let least = (expected.0 / 100).saturating_mul(least)
            + ((expected.0 % 100) * least + 50).div_euclid(100);
        let contingency = Money(least.max(p80.0.saturating_sub(expected.0)));
        Budget {
            people,
            p80,
            contingency,
            total: Money(expected.0.saturating_add(contingency.0)),
            cap: plan.resources.cap.map(Money),
        }
    }

    /// What the total exceeds the cap by; none without a cap or below it.
    #[must_use]
    pub fn over_cap(&self) -> Option<Money> {
        let over = self.total.0.saturating_sub(self.cap?.0);
        (over > 0).then_some(Money(over))
    }
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
