//! Why a number is what it is: inputs, formula and a worked line, as data for
//! pages and the documents' appendix. Made only when somebody asks.

mod load;
mod money;
mod plan;
mod score;

use super::Insight;
use super::number::{Ratio, Score};
use crate::catalog::{BudgetCategory, Dimension, Idx, Initiative};
use crate::plan::ItemId;

/// A number that explains itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Claimed score of a dimension.
    Score(Idx<Dimension>),
    /// Evidenced score of a dimension.
    Evidenced(Idx<Dimension>),
    /// Possible score of a dimension.
    Possible(Idx<Dimension>),
    /// Coverage of a dimension.
    Coverage(Idx<Dimension>),
    /// Confidence of a dimension.
    Confidence(Idx<Dimension>),
    /// Overall claimed score.
    Overall,
    /// Overall evidenced score.
    OverallEvidenced,
    /// Overall possible score.
    OverallPossible,
    /// Overall level, with the cap by the lowest dimension.
    OverallLevel,
    /// Overall coverage.
    OverallCoverage,
    /// Overall confidence.
    OverallConfidence,
    /// Share of the way to the targets that is in place.
    Covered,
    /// The quick check's estimate.
    QuickEstimate,
    /// The quick check's indication of a dimension.
    QuickIndication(Idx<Dimension>),
    /// Weight of a dimension.
    Weight(Idx<Dimension>),
    /// End target of a dimension.
    Target(Idx<Dimension>),
    /// What this plan aims at in a dimension.
    PlanTarget(Idx<Dimension>),
    /// Gap of a dimension, weighted and as a share.
    Gap(Idx<Dimension>),
    /// Band of a gap.
    Band(Idx<Dimension>),
    /// Effort of a needed initiative.
    Effort(Idx<Initiative>),
    /// Priority of a needed initiative.
    Priority(Idx<Initiative>),
    /// P50 and P80 of all needed initiatives.
    NeededEffort,
    /// P50 and P80 of the accepted roadmap.
    PlannedEffort,
    /// Cost of the accepted roadmap, all categories together.
    Cost,
    /// Cost of one category of the budget.
    CostOf(Idx<BudgetCategory>),
    /// What is kept in reserve.
    Contingency,
    /// What a year of runs costs.
    Runs,
    /// The business case.
    Case,
    /// Peak load of a critical journey.
    PeakLoad(ItemId),
}

/// Why a number is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What the number is.
    pub title: String,
    /// What it is computed from.
    pub inputs: Vec<Input>,
    /// How, in general.
    pub formula: &'static str,
    /// The formula with the inputs put in, and the result.
    pub worked: String,
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// What it is.
    pub name: String,
    /// Its value, with its unit.
    pub value: String,
}

impl Insight {
    /// Explains a number; none if there is no such number, such as the gap of
    /// a dimension without a score.
    #[must_use]
    pub fn explain(&self, subject: Subject) -> Option<Explanation> {
        match subject {
            Subject::Score(d) => score::score(self, d, score::Reading::Claimed),
            Subject::Evidenced(d) => score::score(self, d, score::Reading::Evidenced),
            Subject::Possible(d) => score::score(self, d, score::Reading::Possible),
            Subject::Coverage(d) => score::coverage(self, d),
            Subject::Confidence(d) => score::confidence(self, d),
            Subject::Overall => score::overall(self, score::Reading::Claimed),
            Subject::OverallEvidenced => score::overall(self, score::Reading::Evidenced),
            Subject::OverallPossible => score::overall(self, score::Reading::Possible),
            Subject::OverallLevel => score::overall_level(self),
            Subject::OverallCoverage => score::overall_coverage(self),
            Subject::OverallConfidence => score::overall_confidence(self),
            Subject::Covered => plan::covered(self),
            Subject::QuickEstimate => score::quick_estimate(self),
            Subject::QuickIndication(d) => score::quick_indication(self, d),
            Subject::Weight(d) => Some(plan::weight(self, d)),
            Subject::Target(d) => Some(plan::target(self, d)),
            Subject::PlanTarget(d) => plan::plan_target(self, d),
            Subject::Gap(d) => plan::gap(self, d),
            Subject::Band(d) => plan::band(self, d),
            Subject::Effort(i) => plan::effort(self, i),
            Subject::Priority(i) => plan::priority(self, i),
            Subject::NeededEffort => plan::needed_effort(self),
            Subject::PlannedEffort => plan::planned_effort(self),
            Subject::Cost => money::total(self),
            Subject::CostOf(category) => money::category(self, category),
            Subject::Contingency => money::contingency(self),
            Subject::Runs => money::runs(self),
            Subject::Case => money::case(self),
            Subject::PeakLoad(journey) => load::peak(self, journey),
        }
    }
}

fn input(name: impl Into<String>, value: impl Into<String>) -> Input {
    Input {
        name: name.into(),
        value: value.into(),
    }
}

/// Two decimals, as in the documents' tables.
fn two(ratio: Ratio) -> String {
    ratio.text(2)
}

/// Two to four decimals, without needless zeros: worked lines must add up for
/// somebody who reckons them again.
fn fine(ratio: Ratio) -> String {
    let mut text = ratio.text(4);
    for _ in 0..2 {
        if text.ends_with('0') {
            text.pop();
        }
    }
    text
}

/// With fine decimals, and as it is shown elsewhere if that differs.
fn with_shown(exact: Ratio, shown: String) -> String {
    let fine = fine(exact);
    if fine == shown {
        shown
    } else {
        format!("{fine}, shown as {shown}")
    }
}

/// A score with fine decimals, and as it is shown elsewhere if that differs.
fn result(score: Score) -> String {
    with_shown(score.0, score.to_string())
}

/// `(1.00 + 0.50 + …) / 12`
fn mean_of(values: &[String]) -> String {
    format!("({}) / {}", values.join(" + "), values.len())
}
