//! What the accepted roadmap costs: by category, by phase and by calendar quarter, with the
//! contingency, held against the cap. Source: budget categories of the content.
//!
//! ```text
//!  items, rates ──► people ─┐
//!  costs, runs ──► Spending ─┼──► Budget ◄── P80 and chance: the forecast
//!                            └──► forecast (the same list)
//! ```
//!
//! Every amount is rounded to whole currency units where it arises, so that what is printed adds up:
//! phases, quarters and categories each come to the total.

mod people;
mod quarter;
mod runs;
mod spending;

pub use quarter::{Quarter, shared_out};
pub use runs::{Bottleneck, RunsCost, Units};
pub use spending::{RunsPart, Source, Spending};

use super::cost::{Cost, Money, Range, whole_units};
use super::forecast::{Chance, NoForecast, PlanForecast};
use super::roadmap::RoadmapFigures;
use crate::catalog::{BudgetCategory, Catalog, Idx};
use crate::plan::{Cadence, Date, Plan};

/// Id of the category of people's work.
pub const PEOPLE: &str = "bc-people";
/// Id of the category of what is kept in reserve.
pub const CONTINGENCY: &str = "bc-contingency";

/// An amount, and how it lies in time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// All of it.
    pub total: Range,
    /// By phase, in the catalogue's order; adds up to the total.
    pub by_phase: Vec<Range>,
    /// By quarter, as [`Budget::quarters`]; adds up to the total.
    pub by_quarter: Vec<Range>,
}

impl Spread {
    fn empty(phases: usize, quarters: usize) -> Spread {
        Spread {
            total: Range::default(),
            by_phase: vec![Range::default(); phases],
            by_quarter: vec![Range::default(); quarters],
        }
    }

    fn add(&mut self, other: &Spread) {
        self.total.add(other.total);
        let sum = |all: &mut Vec<Range>, other: &Vec<Range>| {
            for (all, other) in all.iter_mut().zip(other) {
                all.add(*other);
            }
        };
        sum(&mut self.by_phase, &other.by_phase);
        sum(&mut self.by_quarter, &other.by_quarter);
    }
}

/// One cost of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where it comes from.
    pub source: Source,
    /// Its category; none counts among the other costs.
    pub category: Option<Idx<BudgetCategory>>,
    /// What it is called.
    pub name: String,
    /// How many payments it takes; 0 for people's work, which is paid as it is done.
    pub payments: u32,
    /// What it comes to, and when.
    pub spread: Spread,
}

/// What a category costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryCost {
    /// The category; none for costs that are of no category of the catalogue.
    pub category: Option<Idx<BudgetCategory>>,
    /// What it comes to, and when.
    pub spread: Spread,
    /// Places of its lines; none for contingency.
    pub lines: Vec<usize>,
}

impl CategoryCost {
    /// What it is called.
    #[must_use]
    pub fn name(&self, catalog: &Catalog) -> &'static str {
        self.category
            .map_or("Other costs", |category| catalog[category].name.text())
    }
}

/// What is kept in reserve, and why so much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contingency {
    /// The least of it, in per cent of the rest.
    pub least: u8,
    /// What four of five samples of the forecast do not cost more than; none without a forecast.
    pub p80: Option<Money>,
    /// The difference to P80 is more than the least.
    pub by_p80: bool,
}

/// The most the plan may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The amount.
    pub amount: Money,
    /// What the total exceeds it by; none if it does not.
    pub over: Option<Money>,
    /// How likely the plan costs no more; none without a forecast.
    pub chance: Option<Chance>,
}

/// What the accepted roadmap costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Quarters in which anything is paid, without gaps.
    pub quarters: Vec<Quarter>,
    /// Last day of the roadmap, until which costs without an end go on. Without a roadmap: a year
    /// from the plan's start.
    pub until: Date,
    /// All costs but contingency: people's work and upkeep, the team's costs in their order, then runs.
    pub lines: Vec<Line>,
    /// By category: all of the catalogue in its order, then other costs if there are any.
    pub categories: Vec<CategoryCost>,
    /// Everything but contingency.
    pub expected: Spread,
    /// Why contingency is what it is; its amount is that of its category.
    pub contingency: Contingency,
    /// Everything.
    pub total: Spread,
    /// People's work.
    pub people: Cost,
    /// The cap; none if nobody has stated one.
    pub cap: Option<Cap>,
    /// What a year of runs costs; none if it is not reckoned.
    pub runs: Option<RunsCost>,
}

impl Budget {
    /// The budget of a plan. `forecast` is that of its accepted roadmap.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        figures: &RoadmapFigures,
        forecast: &Result<PlanForecast, NoForecast>,
    ) -> Budget {
        let spendings = Spending::all(catalog, plan);
        let until = figures
            .end
            .unwrap_or_else(|| a_year_from(plan.details.start));
        let quarters = quarters(plan, figures, &spendings, until);
        let phases: Vec<Date> = figures.phases.iter().map(|phase| phase.start).collect();
        let mut lines = Vec::new();
        if !figures.items.is_empty() {
            lines.push(people::line(catalog, plan, figures, &quarters));
            if !figures.upkeep.is_none() {
                lines.push(people::upkeep(catalog, plan, figures, &quarters));
            }
        }
        for spending in spendings {
            lines.push(dated(spending, &phases, &quarters, until));
        }
        let mut expected = Spread::empty(phases.len(), quarters.len());
        lines.iter().for_each(|line| expected.add(&line.spread));
        // The forecast of a proposal says nothing about what is accepted.
        let forecast = forecast.as_ref().ok().filter(|_| !figures.items.is_empty());
        let (contingency, kept) = reserve(catalog, &expected, forecast);
        let mut total = expected.clone();
        total.add(&kept);
        let categories = categories(catalog, &lines, kept);
        let cap = plan.resources.cap.map(Money).map(|amount| {
            let over = total.total.likely.0.saturating_sub(amount.0);
            Cap {
                amount,
                over: (over > 0).then_some(Money(over)),
                chance: forecast
                    .and_then(|forecast| forecast.cost.cap)
                    .map(|(_, chance)| chance),
            }
        });
        Budget {
            quarters,
            until,
            lines,
            categories,
            expected,
            contingency,
            total,
            people: figures.people,
            cap,
            runs: RunsCost::of(catalog, plan),
        }
    }

    /// The cost of a category by its id; none if the catalogue has no such category.
    #[must_use]
    pub fn of(&self, catalog: &Catalog, id: &str) -> Option<&CategoryCost> {
        let mut all = self.categories.iter();
        all.find(|cost| cost.category.is_some_and(|idx| catalog[idx].id == id))
    }

    /// What is kept in reserve.
    #[must_use]
    pub fn reserve(&self) -> Range {
        self.total
            .total
            .zip(self.expected.total, |all, rest| Money(all.0 - rest.0))
    }

    /// What the total exceeds the cap by; none without a cap or below it.
    #[must_use]
    pub fn over_cap(&self) -> Option<Money> {
        self.cap?.over
    }

    /// The total that is paid up to the end of each quarter, without contingency.
    #[must_use]
    pub fn running(&self) -> Vec<Range> {
        let mut sum = Range::default();
        let quarters = self.expected.by_quarter.iter().map(|quarter| {
            sum.add(*quarter);
            sum
        });
        quarters.collect()
    }
}

/// The day before the same day a year later.
fn a_year_from(start: Date) -> Date {
    let (year, month, day) = start.parts();
    let later = Date::new(year + 1, month, day).unwrap_or_else(|| start.plus_days(365));
    later.plus_days(-1)
}

/// The quarters in which work is done or something is paid.
fn quarters(
    plan: &Plan,
    figures: &RoadmapFigures,
    spendings: &[Spending],
    until: Date,
) -> Vec<Quarter> {
    let mut first = plan.details.start;
    let mut last = until;
    for item in &figures.items {
        first = first.min(item.start);
        last = last.max(item.end);
    }
    for spending in spendings {
        first = first.min(spending.from);
        let end = match spending.cadence {
            Cadence::Once => spending.from,
            _ => spending.until.unwrap_or(until),
        };
        last = last.max(end);
    }
    Quarter::all(first, last)
}

/// A cost on the days on which it is paid.
fn dated(spending: Spending, phases: &[Date], quarters: &[Quarter], until: Date) -> Line {
    let last = quarters.last().map_or(until, |quarter| quarter.last());
    let by = |day: Date| spending.payments_by(day, until);
    let payments = by(last);
    // What is paid up to the end of each, less what was paid before it.
    let steps = |ends: &mut dyn Iterator<Item = Date>| {
        let mut before = Range::default();
        let parts = ends.map(|end| {
            let paid = spending.paid(by(end));
            let part = paid.zip(before, |paid, before| Money(paid.0 - before.0));
            before = paid;
            part
        });
        parts.collect::<Vec<Range>>()
    };
    let after = phases.iter().skip(1).map(|next| next.plus_days(-1));
    let by_phase = steps(&mut after.chain([last]).take(phases.len()));
    let by_quarter = steps(&mut quarters.iter().map(|quarter| quarter.last()));
    let total = spending.paid(payments);
    Line {
        source: spending.source,
        category: spending.category,
        payments,
        spread: Spread {
            total,
            by_phase,
            by_quarter,
        },
        name: spending.name,
    }
}

/// What to keep in reserve: the difference to P80, at least the catalogue's share of the rest; over
/// time as the rest is. At low and high rates it is the same share of the rest.
fn reserve(
    catalog: &Catalog,
    expected: &Spread,
    forecast: Option<&PlanForecast>,
) -> (Contingency, Spread) {
    let least = catalog.planning_rules.contingency;
    let rest = expected.total;
    let p80 = forecast.map(|forecast| forecast.cost.p80);
    let floor = whole_units(i128::from(rest.likely.0) * i128::from(least), 10_000);
    let above = p80.map_or(0, |p80| p80.0.saturating_sub(rest.likely.0));
    let above = whole_units(above.into(), 100);
    let likely = floor.max(above);
    let share = |of: Money| match rest.likely.0 {
        0 => whole_units(i128::from(of.0) * i128::from(least), 10_000),
        whole => {
            let part = i128::from(of.0) * i128::from(likely.0);
            whole_units(part, 100 * i128::from(whole))
        }
    };
    let mut amount = rest.map(share);
    amount.likely = likely;
    let weights = |parts: &[Range]| -> Vec<u64> {
        let parts = parts
            .iter()
            .map(|part| u64::try_from(part.likely.0).unwrap_or(0));
        parts.collect()
    };
    let spread = Spread {
        total: amount,
        by_phase: shared_out(amount, &weights(&expected.by_phase)),
        by_quarter: shared_out(amount, &weights(&expected.by_quarter)),
    };
    let contingency = Contingency {
        least,
        p80,
        by_p80: above > floor,
    };
    (contingency, spread)
}

/// The lines of each category, and contingency.
fn categories(catalog: &Catalog, lines: &[Line], kept: Spread) -> Vec<CategoryCost> {
    let of = |category: Option<Idx<BudgetCategory>>| {
        let mut spread = Spread::empty(kept.by_phase.len(), kept.by_quarter.len());
        let here = (0..lines.len()).filter(|&at| lines[at].category == category);
        let here: Vec<usize> = here.collect();
        here.iter().for_each(|&at| spread.add(&lines[at].spread));
        CategoryCost {
            category,
            spread,
            lines: here,
        }
    };
    let mut categories: Vec<CategoryCost> = Vec::new();
    for category in catalog.budget_categories.indices() {
        let mut cost = of(Some(category));
        if catalog[category].id == CONTINGENCY {
            // A cost that the team counts as contingency comes on top.
            cost.spread.add(&kept);
        }
        categories.push(cost);
    }
    let others = of(None);
    if !others.lines.is_empty() {
        categories.push(others);
    }
    categories
}
