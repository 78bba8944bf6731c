//! What is doubtful about what a forecast rests on.

use super::prospect::Prospect;
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
