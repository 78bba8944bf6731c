//! The answers of a plan in the catalogue's order, and how they are counted.

use crate::catalog::{Catalog, Idx, Practice};
use crate::plan::{Assessment, Choice, Plan, Strength};

/// The answer to every practice of the catalogue. Answers to practices that
/// the catalogue does not know are not here, and so in no score.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    answers: Vec<(Choice, Strength)>,
}

impl Given {
    /// The answers of an assessment.
    #[must_use]
    pub fn new(catalog: &Catalog, assessment: &Assessment) -> Given {
        let mut answers = vec![(Choice::Blank, Strength::None); catalog.practices.len()];
        for (id, answer) in assessment.answers.iter() {
            if let Some(practice) = catalog.practice(id.as_str()) {
                answers[practice.position()] = (answer.choice, answer.strength);
            }
        }
        Given { answers }
    }

    /// The answers of a plan.
    #[must_use]
    pub fn of(catalog: &Catalog, plan: &Plan) -> Given {
        Given::new(catalog, &plan.assessment)
    }

    /// The answer to a practice.
    #[must_use]
    pub fn choice(&self, practice: Idx<Practice>) -> Choice {
        self.answers[practice.position()].0
    }

    /// How well the answer to a practice is proven.
    #[must_use]
    pub fn strength(&self, practice: Idx<Practice>) -> Strength {
        self.answers[practice.position()].1
    }

    /// The same answers with one changed.
    #[must_use]
    pub fn with(&self, practice: Idx<Practice>, choice: Choice) -> Given {
        let mut changed = self.clone();
        changed.set(practice, choice);
        changed
    }

    /// Changes one answer; its evidence stays.
    pub fn set(&mut self, practice: Idx<Practice>, choice: Choice) {
        self.answers[practice.position()].0 = choice;
    }

    /// Whether the practice counts at all: not if it was said not to apply.
    #[must_use]
    pub fn applies(&self, practice: Idx<Practice>) -> bool {
        self.choice(practice) != Choice::NotApplicable
    }

    /// How many of these practices have which answer.
    #[must_use]
    pub fn count(&self, practices: impl IntoIterator<Item = Idx<Practice>>) -> Counts {
        let mut counts = Counts::default();
        for practice in practices {
            *(match self.choice(practice) {
                Choice::Yes => &mut counts.yes,
                Choice::Partly => &mut counts.partly,
                Choice::No => &mut counts.no,
                Choice::DontKnow => &mut counts.dont_know,
                Choice::NotApplicable => &mut counts.not_applicable,
                Choice::Blank => &mut counts.blank,
            }) += 1;
        }
        counts
    }
}

/// How many practices have which answer. Six states that are never mixed up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In place.
    pub yes: u16,
    /// Partly in place.
    pub partly: u16,
    /// Not in place.
    pub no: u16,
    /// Nobody knows.
    pub dont_know: u16,
    /// Does not apply.
    pub not_applicable: u16,
    /// Unanswered.
    pub blank: u16,
}

impl Counts {
    /// All practices.
    #[must_use]
    pub fn all(&self) -> u16 {
        self.given() + self.blank
    }

    /// Practices with any answer, don't know and not applicable among them.
    #[must_use]
    pub fn given(&self) -> u16 {
        self.known() + self.dont_know + self.not_applicable
    }

    /// Practices answered yes, partly or no.
    #[must_use]
    pub fn known(&self) -> u16 {
        self.yes + self.partly + self.no
    }

    /// Practices that count in the score: all but those that do not apply.
    #[must_use]
    pub fn applicable(&self) -> u16 {
        self.all() - self.not_applicable
    }

    /// Don't know and unanswered.
    #[must_use]
    pub fn unknown(&self) -> u16 {
        self.dont_know + self.blank
    }
}

/// What an answer counts for the claimed score, in halves: blank and don't
/// know count as not in place. None where the practice does not apply.
#[must_use]
pub fn claimed_halves(choice: Choice) -> Option<u8> {
    match choice {
        Choice::Yes => Some(2),
        Choice::Partly => Some(1),
        Choice::No | Choice::DontKnow | Choice::Blank => Some(0),
        Choice::NotApplicable => None,
    }
}

/// The same for the possible score: what nobody knows may be in place.
#[must_use]
pub fn possible_halves(choice: Choice) -> Option<u8> {
    match choice {
        Choice::DontKnow | Choice::Blank => Some(2),
        other => claimed_halves(other),
    }
}

/// The same for the evidenced score: a yes without evidence is half a yes.
#[must_use]
pub fn evidenced_halves(choice: Choice, strength: Strength) -> Option<u8> {
    match (choice, strength) {
        (Choice::Yes, Strength::None) => Some(1),
        _ => claimed_halves(choice),
    }
}

/// Strength of the evidence for an answer, in halves; none where the answer
/// takes no evidence. Nobody needs to prove a no.
#[must_use]
pub fn strength_halves(choice: Choice, strength: Strength) -> Option<u8> {
    match (choice, strength) {
        (Choice::No, _) | (Choice::Yes | Choice::Partly, Strength::Verified) => Some(2),
        (Choice::Yes | Choice::Partly, Strength::Noted) => Some(1),
        (Choice::Yes | Choice::Partly, Strength::None) => Some(0),
        (Choice::DontKnow | Choice::NotApplicable | Choice::Blank, _) => None,
    }
}
