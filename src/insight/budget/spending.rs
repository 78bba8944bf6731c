//! What is paid beside people's work: one list for the budget, which puts it on days, and for the
//! forecast, which lets amounts and the end vary.

use super::runs::RunsCost;
use crate::catalog::{BudgetCategory, Catalog, Idx};
use crate::insight::cost::{MOST, Money, Range, whole_units};
use crate::plan::{Cadence, Date, ItemId, Plan};

/// Where a cost comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// Work on the items of the roadmap.
    Work,
    /// Keeping alive what is done, until the end of the roadmap.
    Upkeep,
    /// A cost that the team knows.
    Line(ItemId),
    /// A part of what runs cost.
    Runs(RunsPart),
}

/// A part of what runs cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RunsPart {
    /// Generators.
    Compute,
    /// What they receive.
    Transfer,
    /// The test environment.
    Environment,
    /// Extra metrics, traces and logs.
    Telemetry,
    /// The licence.
    Licence,
}

impl RunsPart {
    /// All of them.
    pub const ALL: [RunsPart; 5] = [
        RunsPart::Compute,
        RunsPart::Transfer,
        RunsPart::Environment,
        RunsPart::Telemetry,
        RunsPart::Licence,
    ];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RunsPart::Compute => "Load generators of the runs",
            RunsPart::Transfer => "Data transfer of the runs",
            RunsPart::Environment => "Test environment of the runs",
            RunsPart::Telemetry => "Telemetry of the runs",
            RunsPart::Licence => "Licence of the runs",
        }
    }

    /// The budget category it counts in.
    fn category(self) -> &'static str {
        match self {
            RunsPart::Compute | RunsPart::Transfer => "bc-loadgen",
            RunsPart::Environment => "bc-env",
            RunsPart::Telemetry => "bc-telemetry",
            RunsPart::Licence => "bc-tools",
        }
    }

    /// Its amount of a year.
    #[must_use]
    pub fn of(self, cost: &RunsCost) -> Money {
        match self {
            RunsPart::Compute => cost.compute,
            RunsPart::Transfer => cost.transfer,
            RunsPart::Environment => cost.environment,
            RunsPart::Telemetry => cost.telemetry,
            RunsPart::Licence => cost.licence,
        }
    }
}

/// Something that is paid once, or again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spending {
    /// Where it comes from.
    pub source: Source,
    /// Its category; none counts among the other costs.
    pub category: Option<Idx<BudgetCategory>>,
    /// What it is called.
    pub name: String,
    /// So many payments make up the amount: 1, or 12 for an amount of a year that is paid by month.
    pub payments: u32,
    /// Their amount; likely is what was stated.
    pub amount: Range,
    /// How often a payment is made.
    pub cadence: Cadence,
    /// Day of the first one.
    pub from: Date,
    /// Day of the last one at the latest; none: until the end of the roadmap.
    pub until: Option<Date>,
}

impl Spending {
    /// Everything that a plan states.
    #[must_use]
    pub fn all(catalog: &Catalog, plan: &Plan) -> Vec<Spending> {
        let start = plan.details.start;
        let lines = plan.budget.costs.iter().map(|line| {
            let category = line.category.as_ref();
            let category = category.and_then(|id| catalog.budget_category(id.as_str()));
            Spending {
                source: Source::Line(line.id),
                category,
                name: match line.name.trim() {
                    "" => category.map_or("Cost without a name".to_owned(), |category| {
                        catalog[category].name.text().to_owned()
                    }),
                    name => name.to_owned(),
                },
                payments: 1,
                amount: Range {
                    low: Money(line.low.unwrap_or(line.amount).min(line.amount)),
                    likely: Money(line.amount),
                    high: Money(line.high.unwrap_or(line.amount).max(line.amount)),
                },
                cadence: line.cadence,
                from: line.from.unwrap_or(start),
                until: line.until,
            }
        });
        let mut all: Vec<Spending> = lines.collect();
        if let Some(cost) = RunsCost::of(catalog, plan) {
            let parts = RunsPart::ALL.into_iter().map(|part| Spending {
                source: Source::Runs(part),
                category: catalog.budget_category(part.category()),
                name: part.name().to_owned(),
                payments: 12,
                amount: Range::certain(part.of(&cost)),
                cadence: Cadence::Monthly,
                from: start,
                until: None,
            });
            all.extend(parts.filter(|part| !part.amount.is_zero()));
        }
        all
    }

    /// How many payments are made up to and with a day, if the roadmap ends on `end`.
    #[must_use]
    pub fn payments_by(&self, day: Date, end: Date) -> u32 {
        let months = match self.cadence {
            Cadence::Once => return u32::from(self.from <= day),
            Cadence::Monthly => 1,
            Cadence::Yearly => 12,
        };
        payments(self.from, self.until.unwrap_or(end).min(day), months)
    }

    /// What so many payments come to, in whole currency units.
    #[must_use]
    pub fn paid(&self, payments: u32) -> Range {
        let of = i128::from(self.payments.max(1)) * 100;
        let paid = |amount: Money| i128::from(amount.0) * i128::from(payments);
        self.amount
            .map(|amount| whole_units(paid(amount), of).min(MOST))
    }
}

/// How many payments there are from a day to another, both included, one every so many months.
#[must_use]
pub fn payments(from: Date, until: Date, months: u32) -> u32 {
    if until < from {
        return 0;
    }
    let (year, month, day) = from.parts();
    let (last_year, last_month, last_day) = until.parts();
    let passed = (last_year - year) * 12 + last_month as i32 - month as i32;
    // On the last day of a shorter month.
    let falls_due = last_day >= day || until.plus_days(1).parts().1 != last_month;
    let full = passed - i32::from(!falls_due);
    full.max(0) as u32 / months + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn payments_fall_on_the_same_day_of_every_month() {
        let day = |text| Date::parse(text).unwrap();
        for (from, until, monthly, yearly) in [
            ("2027-01-15", "2027-01-14", 0, 0),
            ("2027-01-15", "2027-01-15", 1, 1),
            ("2027-01-15", "2027-02-14", 1, 1),
            ("2027-01-15", "2028-01-15", 13, 2),
            ("2027-01-31", "2027-02-28", 2, 1),
        ] {
            let (from, until) = (day(from), day(until));
            assert_eq!(payments(from, until, 1), monthly, "{from} {until}");
            assert_eq!(payments(from, until, 12), yearly, "{from} {until}");
        }
    }
}
