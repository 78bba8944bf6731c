//! The business case: what fewer incidents are worth against what the plan costs. Source: content
//! rules §7.5. All figures are low, likely and high together: never one without the others.

mod benefit;

use super::cost::{Money, Range};
use super::number::{Ratio, Score};
use crate::catalog::Catalog;
use crate::plan::{BusinessCase, Date, Plan};
use benefit::Base;
use std::fmt;

/// Months after which nobody waits for a payback any more: a hundred years.
const LONGEST: i64 = 1_200;

/// Why there is no business case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCase {
    /// Nobody has stated what incidents cost.
    NoFigures,
    /// What is stated comes to no loss and no saving.
    NoLoss,
    /// No roadmap is accepted, so nothing is known of what it costs and brings.
    NoRoadmap,
    /// The roadmap is not expected to raise the overall score, or nothing is assessed.
    NoIncrease,
}

impl fmt::Display for NoCase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoCase::NoFigures => {
                "There is no business case: nobody has stated what incidents cost. Add incidents a year, their length, revenue an hour and the share of it that is lost."
            }
            NoCase::NoLoss => {
                "There is no business case: the figures come to no loss and no saving. Add incidents with their cost, or a saving of unit cost."
            }
            NoCase::NoRoadmap => {
                "There is no business case yet: it needs an accepted roadmap, for its cost and for what it brings."
            }
            NoCase::NoIncrease => {
                "There is no business case: the roadmap is not expected to raise the overall score, and no saving is stated. Answer the assessment, or add a saving of unit cost."
            }
        })
    }
}

/// How soon the benefit has paid for the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Payback {
    /// So many tenths of a month.
    Months(i64),
    /// Not within a hundred years.
    Never,
}

impl Payback {
    fn new(cost: Money, benefit: Money) -> Payback {
        if benefit.0 <= 0 {
            return if cost.0 <= 0 {
                Payback::Months(0)
            } else {
                Payback::Never
            };
        }
        let tenths = i128::from(cost.0.max(0)) * 120;
        let benefit = i128::from(benefit.0);
        let tenths = (2 * tenths + benefit) / (2 * benefit);
        match i64::try_from(tenths) {
            Ok(tenths) if tenths <= 10 * LONGEST => Payback::Months(tenths),
            _ => Payback::Never,
        }
    }

    /// In whole months, rounded up, for dates: what is paid back in a month is so at its end.
    #[must_use]
    pub fn whole_months(self) -> Option<u32> {
        match self {
            Payback::Months(tenths) => u32::try_from(tenths).ok().map(|tenths| tenths.div_ceil(10)),
            Payback::Never => None,
        }
    }
}

/// The same three times: with the low, the likely and the high reduction of losses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Three<T> {
    /// With the low one.
    pub low: T,
    /// With the likely one.
    pub likely: T,
    /// With the high one.
    pub high: T,
}

impl<T: Copy> Three<T> {
    /// Each of the three, changed.
    pub fn map<U>(self, change: impl Fn(T) -> U) -> Three<U> {
        Three {
            low: change(self.low),
            likely: change(self.likely),
            high: change(self.high),
        }
    }

    /// The three, low first.
    pub fn all(self) -> [T; 3] {
        [self.low, self.likely, self.high]
    }
}

/// A figure that the payback rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// How much of the loss one level avoids: from the low to the high assumption.
    Reduction,
    /// Incidents a year.
    Incidents,
    /// Hours of an incident.
    Hours,
    /// Revenue of an hour.
    Revenue,
    /// Share of it that is lost.
    Lost,
    /// Cost of the response.
    Response,
    /// Saving of unit cost.
    Saving,
    /// The planned increase of the overall score.
    Increase,
    /// What the plan costs: from its low to its high total.
    Cost,
}

impl Figure {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Figure::Reduction => "Reduction of losses per level",
            Figure::Incidents => "Incidents a year",
            Figure::Hours => "Hours per incident",
            Figure::Revenue => "Revenue an hour",
            Figure::Lost => "Share of revenue lost",
            Figure::Response => "Response to an incident",
            Figure::Saving => "Saving of unit cost",
            Figure::Increase => "Planned increase of the score",
            Figure::Cost => "Cost of the plan",
        }
    }
}

/// How far one figure moves the payback while all others stay likely.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swing {
    /// The figure.
    pub figure: Figure,
    /// Payback with the lower value of it.
    pub lower: Payback,
    /// Payback with the higher value.
    pub higher: Payback,
}

impl Swing {
    /// By how many tenths of a month it moves the payback; the most there is if one end is never.
    #[must_use]
    pub fn width(&self) -> i64 {
        match (self.lower, self.higher) {
            (Payback::Months(a), Payback::Months(b)) => (a - b).abs(),
            (Payback::Never, Payback::Never) => 0,
            _ => i64::MAX,
        }
    }
}

/// By how much stated figures are varied for the sensitivity, in per cent.
pub const VARIED: i64 = 25;

/// What the plan is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Expected loss of a year, without the plan.
    pub loss: Money,
    /// Planned increase of the overall score; at least 0.
    pub increase: Score,
    /// Assumed reduction of losses per level, in per cent.
    pub reduction: Three<u8>,
    /// The team stated the likely one.
    pub reduction_stated: bool,
    /// Share of the loss that the increase avoids, in thousandths.
    pub avoided: Three<i64>,
    /// Loss that is avoided in a year.
    pub avoided_loss: Three<Money>,
    /// Saving of unit cost a year.
    pub saving: Money,
    /// Benefit of a year.
    pub benefit: Three<Money>,
    /// What the plan costs, with contingency.
    pub cost: Range,
    /// How soon the likely cost is paid back.
    pub payback: Three<Payback>,
    /// The month, as its first day, in which it is; counted from the end of the roadmap, when the
    /// whole increase is there.
    pub break_even: Three<Option<Date>>,
    /// What moves the payback, the most first.
    pub swings: Vec<Swing>,
}

impl Case {
    /// The business case of a plan that costs `cost`, ends on `end` and raises the overall score by
    /// `increase`.
    ///
    /// # Errors
    /// When figures are missing; says which.
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        cost: Range,
        end: Option<Date>,
        increase: Option<Score>,
    ) -> Result<Case, NoCase> {
        let stated = plan.budget.case.as_ref().ok_or(NoCase::NoFigures)?;
        let end = end.ok_or(NoCase::NoRoadmap)?;
        let increase = increase.filter(|increase| increase.0 > Ratio::ZERO);
        let reduction = reduction(catalog, stated);
        let base = |q: u8| Base::new(stated, increase.unwrap_or_default(), q, cost.likely);
        let likely = base(reduction.likely);
        if likely.loss().0 == 0 && stated.saving == 0 {
            return Err(NoCase::NoLoss);
        }
        if increase.is_none() && stated.saving == 0 {
            return Err(NoCase::NoIncrease);
        }
        let of = reduction.map(base);
        let payback = of.map(|base| base.payback());
        Ok(Case {
            loss: likely.loss(),
            increase: increase.unwrap_or_default(),
            reduction,
            reduction_stated: stated.reduction.is_some(),
            avoided: of.map(|base| (base.avoided() + 500) / 1_000),
            avoided_loss: of.map(|base| base.avoided_loss()),
            saving: Money(stated.saving),
            benefit: of.map(|base| base.benefit()),
            cost,
            payback,
            break_even: payback.map(|payback| payback.whole_months().map(|n| month_after(end, n))),
            swings: swings(likely, &reduction, cost),
        })
    }
}

/// The reductions that are assumed: the stated one replaces the likely one, and widens the others
/// if it lies outside of them.
fn reduction(catalog: &Catalog, case: &BusinessCase) -> Three<u8> {
    let usual = &catalog.loss_reduction;
    let likely = case.reduction.unwrap_or(usual.likely);
    Three {
        low: usual.low.min(likely),
        likely,
        high: usual.high.max(likely),
    }
}

fn swings(likely: Base, reduction: &Three<u8>, cost: Range) -> Vec<Swing> {
    let stated = [
        (Figure::Incidents, likely.incidents),
        (Figure::Hours, likely.hours),
        (Figure::Revenue, likely.revenue),
        (Figure::Lost, likely.lost),
        (Figure::Response, likely.response),
        (Figure::Saving, likely.saving),
        (Figure::Increase, i128::from(likely.increase > 0.0)),
    ];
    let stated = stated.into_iter().filter(|&(_, value)| value > 0);
    let by_percent = |figure: Figure| Swing {
        figure,
        lower: likely.with(figure, 100 - i128::from(VARIED)).payback(),
        higher: likely.with(figure, 100 + i128::from(VARIED)).payback(),
    };
    let with_reduction = |reduction: u8| {
        Base {
            reduction,
            ..likely
        }
        .payback()
    };
    let with_cost = |cost: Money| Base { cost, ..likely }.payback();
    let mut swings: Vec<Swing> = stated.map(|(figure, _)| by_percent(figure)).collect();
    swings.push(Swing {
        figure: Figure::Reduction,
        lower: with_reduction(reduction.low),
        higher: with_reduction(reduction.high),
    });
    swings.push(Swing {
        figure: Figure::Cost,
        lower: with_cost(cost.low),
        higher: with_cost(cost.high),
    });
    swings.retain(|swing| swing.width() > 0);
    // Stable: of equal ones the first stays first.
    crate::sorted::sort_by_key(&mut swings, |swing| std::cmp::Reverse(swing.width()));
    swings
}

/// The first day of the month that is so many months after the one of a day.
fn month_after(day: Date, months: u32) -> Date {
    let (year, month, _) = day.parts();
    let month = month - 1 + months;
    Date::new(year + (month / 12) as i32, month % 12 + 1, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_divided_by_nothing() {
        assert_eq!(Payback::new(Money(100), Money(0)), Payback::Never);
        assert_eq!(Payback::new(Money(0), Money(0)), Payback::Months(0));
        assert_eq!(
            Payback::new(Money(1_200), Money(1_200)),
            Payback::Months(120)
        );
        assert_eq!(Payback::new(Money(i64::MAX), Money(1)), Payback::Never);
    }
}
