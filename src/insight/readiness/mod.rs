//! How far each part of the plan is: nothing, begun, ready; and what is
//! missing, with where to add it. Rules that a machine checks, not feelings.

mod check;
mod figured;
mod stated;

use super::proposal::Proposal;
use super::quick::Quick;
use super::schedule::NoSchedule;
use super::score::Scores;
use super::vision::PlanVision;
use crate::catalog::Catalog;
use crate::plan::Plan;

crate::choices! {
    /// A part of the plan as a person knows it.
    pub enum Part {
        /// Plan details.
        Details = "details",
        /// Quick check.
        Quick = "quick",
        /// Vision and objectives.
        Vision = "vision",
        /// Assessment.
        Assessment = "assessment",
        /// Gaps.
        Gaps = "gaps",
        /// Roadmap.
        Roadmap = "roadmap",
        /// Resources.
        Resources = "resources",
        /// Documents.
        Documents = "documents",
    }
}

/// How far a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Nobody has begun.
    Nothing,
    /// Something is there, and something is missing.
    Begun,
    /// Everything that is needed is there.
    Ready,
}

impl State {
    /// The state in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            State::Nothing => "Nothing yet",
            State::Begun => "Begun",
            State::Ready => "Ready",
        }
    }
}

/// Something that is missing, and where to add it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What to do, as a sentence.
    pub text: String,
    /// The part in which it is done.
    pub part: Part,
    /// The field of the part, named as in the plan file; for a dimension or an
    /// item, its id behind a colon, such as `dimension:test-data`.
    pub field: String,
    /// Documents should not be published without it; else it is good to have.
    pub needed: bool,
}

/// One part and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartState {
    /// The part.
    pub part: Part,
    /// How far it is.
    pub state: State,
    /// How far it is, in figures; empty where there are none.
    pub figures: String,
    /// What is missing, what is needed first.
    pub missing: Vec<Missing>,
}

/// How far the plan is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// Per part, in the order of [`Part::ALL`].
    pub parts: Vec<PartState>,
}

/// What readiness is judged by.
pub(super) struct Facts<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) plan: &'a Plan,
    pub(super) scores: &'a Scores,
    pub(super) quick: &'a Quick,
    pub(super) vision: &'a PlanVision,
    pub(super) proposal: &'a Result<Proposal, NoSchedule>,
}

impl Readiness {
    pub(super) fn new(facts: &Facts) -> Readiness {
        let mut parts = vec![
            stated::details(facts),
            figured::quick(facts),
            stated::vision(facts),
            figured::assessment(facts),
            figured::gaps(facts),
            figured::roadmap(facts),
            figured::resources(facts),
        ];
        parts.push(figured::documents(&parts));
        debug_assert!(
            parts
                .iter()
                .map(|state| state.part)
                .eq(Part::ALL.iter().copied())
        );
        Readiness { parts }
    }

    /// How far a part is.
    #[must_use]
    pub fn of(&self, part: Part) -> &PartState {
        &self.parts[part as usize]
    }

    /// The parts that the documents need: all but the quick check, which the
    /// assessment replaces, and the documents themselves.
    pub fn needed_parts(&self) -> impl Iterator<Item = &PartState> {
        let needed = |part: &&PartState| !matches!(part.part, Part::Quick | Part::Documents);
        self.parts.iter().filter(needed)
    }

    /// What is missing before the documents can be published, in the order of
    /// the parts.
    pub fn before_publishing(&self) -> impl Iterator<Item = &Missing> {
        let parts = self.parts.iter().filter(|p| p.part != Part::Documents);
        parts.flat_map(|part| &part.missing).filter(|m| m.needed)
    }
}
