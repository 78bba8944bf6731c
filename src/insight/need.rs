//! What must be done: the practices that the plan's targets need.
//! Source: content rules §3.2, §3.5.

use super::assumed::Assumed;
use super::given::Given;
use super::score::Scores;
use super::target::Targets;
use crate::catalog::{Catalog, Idx, Practice};
use crate::plan::{Choice, Plan};

/// Why a practice is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Its level is at most what the plan aims at in its dimension.
    Target,
    /// A needed practice requires it.
    RequiredBy(Idx<Practice>),
}

/// A practice that the plan must put in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeededPractice {
    /// The practice.
    pub practice: Idx<Practice>,
    /// What is missing of it, in halves: 1 or 2.
    pub deficit: u8,
    /// Why it is needed.
    pub why: Why,
    /// What is missing comes from don't know, a blank or an assumption:
    /// it may turn out to be in place.
    pub unsure: bool,
}

/// The needed practices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// In the catalogue's order.
    pub practices: Vec<NeededPractice>,
    /// Coverage has not reached the catalogue's line: the plan is a draft.
    pub draft: bool,
    /// Practices left out because their gap is accepted, in the catalogue's
    /// order: those that would be needed otherwise for a target.
    pub accepted: Vec<Idx<Practice>>,
    /// Per practice of the catalogue, its place in `practices`.
    places: Vec<Option<u16>>,
}

impl Need {
    /// What a plan needs.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        given: &Given,
        scores: &Scores,
        assumed: &Assumed,
        targets: &Targets,
    ) -> Need {
        let mut on_purpose = vec![false; catalog.practices.len()];
        for id in plan.targets.accepted.keys() {
            if let Some(practice) = catalog.practice(id.as_str()) {
                on_purpose[practice.position()] = true;
            }
        }
        let halves = |practice| assumed.halves(catalog, given, practice);
        let mut why = vec![None; catalog.practices.len()];
        let mut accepted = Vec::new();
        let mut open = Vec::new();
        for (idx, practice) in catalog.practices.entries() {
            let aimed = practice.level <= targets.of(practice.dimension).plan_target;
            if aimed && halves(idx).is_some_and(|halves| halves < 2) {
                if on_purpose[idx.position()] {
                    accepted.push(idx);
                } else {
                    why[idx.position()] = Some(Why::Target);
                    open.push(idx);
                }
            }
        }
        // What they require and nobody has even partly, whatever its level.
        while let Some(by) = open.pop() {
            for &required in &catalog[by].requires {
                let at = required.position();
                if why[at].is_none() && !on_purpose[at] && halves(required) == Some(0) {
                    why[at] = Some(Why::RequiredBy(by));
                    open.push(required);
                }
            }
        }
        let unsure = |practice| matches!(given.choice(practice), Choice::DontKnow | Choice::Blank);
        let needed = catalog.practice_indices().filter_map(|practice| {
            Some(NeededPractice {
                practice,
                deficit: 2 - halves(practice)?,
                why: why[practice.position()]?,
                unsure: unsure(practice),
            })
        });
        let practices: Vec<_> = needed.collect();
        let mut places = vec![None; catalog.practices.len()];
        for (needed, place) in practices.iter().zip(0..) {
            places[needed.practice.position()] = Some(place);
        }
        Need {
            practices,
            draft: scores.overall.as_ref().is_none_or(|o| o.provisional),
            accepted,
            places,
        }
    }

    /// The needed practice, if this one is needed.
    #[must_use]
    pub fn of(&self, practice: Idx<Practice>) -> Option<&NeededPractice> {
        let place = self.places[practice.position()]?;
        Some(&self.practices[usize::from(place)])
    }
}
