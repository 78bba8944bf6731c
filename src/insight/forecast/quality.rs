//! What is doubtful about what a forecast rests on.

use super::prospect::Prospect;
use crate::insight::calibration::{Calibration, LEAST};
use crate::insight::number::decimal;
use crate::plan::{Plan, RoadmapItem};

/// Something about the input that makes a forecast say less than it seems to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// No item has a range: all estimates are one number.
    NoRanges,
    /// So many items of all that are left have no range.
    FewRanges {
        /// Those without.
        without: usize,
        /// All of them.
        of: usize,
    },
    /// All ranges reach as far up as down.
    AllSymmetric,
    /// The forecast should go by finished work, but there is none that says anything.
    NothingFinished,
    /// It goes by so few finished items that chance may have made them.
    FewFinished(usize),
    /// Finished work took another share of its estimates, in hundredths, than the forecast takes.
    Uncalibrated(u32),
    /// No risk that could still delay anything or cost money.
    NoRisks,
    /// One person does it all: nothing goes on at the same time.
    OnePerson,
    /// Work without a rate, in hundredths of a person-day.
    Unpriced(u64),
    /// The schedule breaks so many prerequisites; the forecast leaves them out.
    LeftOut(usize),
}

impl Warning {
    /// What tells it from others in files: a word that is never changed.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Warning::NoRanges => "no-ranges",
            Warning::FewRanges { .. } => "few-ranges",
            Warning::AllSymmetric => "all-symmetric",
            Warning::NoRisks => "no-risks",
            Warning::OnePerson => "one-person",
            Warning::Unpriced(_) => "unpriced",
            Warning::LeftOut(_) => "left-out",
            Warning::NothingFinished => "nothing-finished",
            Warning::FewFinished(_) => "few-finished",
            Warning::Uncalibrated(_) => "uncalibrated",
        }
    }

    /// A sentence with what to do about it.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Warning::NoRanges => "No estimate has a range, so the forecast takes them all for certain. Give optimistic and pessimistic values.".to_owned(),
            Warning::FewRanges { without, of } => format!(
                "{without} of {of} items have no range and count as certain. Give them optimistic and pessimistic values."
            ),
            Warning::AllSymmetric => "Every range reaches as far up as down. Work is late more often than early: look at the pessimistic values again.".to_owned(),
            Warning::NothingFinished => "The forecast is to be calibrated by finished work, but no finished item has an estimate and the work spent on it. State the work spent, or stop calibrating.".to_owned(),
            Warning::FewFinished(n) => format!(
                "The forecast is calibrated by {n} finished {} only, which may be chance. From {LEAST} on they say something about the rest.",
                if n == 1 { "item" } else { "items" }
            ),
            Warning::Uncalibrated(hundredths) => format!(
                "Finished items took {} times their estimates on average, but the forecast takes the rest as estimated. Calibrate it, or estimate the rest anew.",
                decimal(hundredths.into(), 2)
            ),
            Warning::NoRisks => "No risk is in the forecast. Add those that could delay items or cost money, with how likely they are.".to_owned(),
            Warning::OnePerson => "One person does all the work, so nothing goes on at the same time and every delay moves the end.".to_owned(),
            Warning::Unpriced(hundredths) => format!(
                "{} person-days have no day rate and are not in the cost. State a role with a rate for them.",
                decimal(((hundredths + 5) / 10) as i64, 1)
            ),
            Warning::LeftOut(1) => "The schedule breaks 1 prerequisite, and the forecast leaves it out. Move one of the two items.".to_owned(),
            Warning::LeftOut(n) => format!(
                "The schedule breaks {n} prerequisites, and the forecast leaves them out. Move the items."
            ),
        }
    }
}

/// Everything doubtful, the gravest first.
pub(super) fn warnings(plan: &Plan, items: &[RoadmapItem], prospect: &Prospect) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let open = prospect.items.iter().map(|&at| &items[at]);
    // What has an exact length is meant to have no range.
    let estimated: Vec<&RoadmapItem> = open.filter(|item| item.duration.is_none()).collect();
    let works = || {
        estimated
            .iter()
            .map(|item| item.work.as_slice())
            .filter(|work| !work.is_empty())
    };
    let ranged = |work: &crate::plan::Work| work.optimistic < work.pessimistic;
    let without = works().filter(|work| !work.iter().any(ranged)).count();
    let of = works().count();
    if of > 0 && without == of {
        warnings.push(Warning::NoRanges);
    } else if without > 0 {
        warnings.push(Warning::FewRanges { without, of });
    }
    let symmetric = |work: &crate::plan::Work| {
        u64::from(work.optimistic) + u64::from(work.pessimistic) == 2 * u64::from(work.likely)
    };
    let mut with_range = works().flatten().filter(|work| ranged(work));
    if without < of && with_range.all(symmetric) {
        warnings.push(Warning::AllSymmetric);
    }
    warnings.extend(finished(plan, &prospect.calibration));
    let matters = |risk: &crate::forecast::Risk| {
        risk.chance > 0.0 && (risk.cost > 0.0 || risk.delay > 0.0 && !risk.tasks.is_empty())
    };
    if !prospect.model.risks.iter().any(matters) {
        warnings.push(Warning::NoRisks);
    }
    if let [person] = &plan.resources.people[..]
        && person.fte <= 10
    {
        warnings.push(Warning::OnePerson);
    }
    if prospect.unpriced > 0 {
        warnings.push(Warning::Unpriced(prospect.unpriced));
    }
    if !prospect.left_out.is_empty() {
        warnings.push(Warning::LeftOut(prospect.left_out.len()));
    }
    warnings
}

/// By how many hundredths finished work may differ from its estimates before that is said.
const NEAR: u32 = 10;

/// What is doubtful about what finished work says, and whether it is heard.
fn finished(plan: &Plan, found: &Calibration) -> Option<Warning> {
    let n = found.finished.len();
    let factor = found.factor.map_or(100, |factor| factor.rounded(2));
    let factor = u32::try_from(factor).unwrap_or(u32::MAX);
    match (plan.progress.calibrated, n) {
        (true, 0) => Some(Warning::NothingFinished),
        (true, n) if n < LEAST => Some(Warning::FewFinished(n)),
        (false, n) if n >= LEAST && factor.abs_diff(100) >= NEAR => {
            Some(Warning::Uncalibrated(factor))
        }
        _ => None,
    }
}
