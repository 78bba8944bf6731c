//! Outcomes held against scores: where they tell different stories.
//! Source: content rules §1.6.

use super::given::Given;
use super::headline::{Basis, Headline};
use super::number::Ratio;
use crate::catalog::{Catalog, Idx, MismatchKind, MismatchRule, ProbeAnswer};
use crate::plan::{Choice, Plan, ProbeId};

/// What the outcome probes show. Listed, never counted in a score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcomes {
    /// How many probes have an answer.
    pub n_answered: u16,
    /// Rules by which scores and outcomes do not fit together.
    pub mismatches: Vec<Idx<MismatchRule>>,
    /// Rules by which an answer and an outcome cannot both be true.
    pub contradictions: Vec<Idx<MismatchRule>>,
}

impl Outcomes {
    /// Compares a plan's outcomes with its headline. A score that is only the
    /// least it can be is compared with nothing.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        given: &Given,
        headline: Option<&Headline>,
    ) -> Outcomes {
        let headline = headline.filter(|headline| headline.basis != Basis::Floor);
        let score = headline.map(|headline| headline.score.0);
        let probes = &plan.assessment.probes;
        let known = |probe: &ProbeId| catalog.outcome_probe(probe.as_str());
        let mut outcomes = Outcomes {
            n_answered: probes.keys().filter_map(known).count() as u16,
            ..Outcomes::default()
        };
        for (idx, rule) in catalog.mismatch_rules.entries() {
            if holds(catalog, plan, given, score, rule) {
                match rule.kind {
                    MismatchKind::Score => outcomes.mismatches.push(idx),
                    MismatchKind::Contradiction => outcomes.contradictions.push(idx),
                }
            }
        }
        outcomes
    }
}

/// Whether every condition that the rule gives is true.
fn holds(
    catalog: &Catalog,
    plan: &Plan,
    given: &Given,
    overall: Option<Ratio>,
    rule: &MismatchRule,
) -> bool {
    let at_least = |line| overall.is_some_and(|score| score >= Ratio::hundredths(line));
    let below = |line| overall.is_some_and(|score| score < Ratio::hundredths(line));
    let came_out = |answer: &ProbeAnswer| {
        let id = ProbeId::new(catalog[answer.probe].id);
        let chosen = plan.assessment.probes.get(&id);
        chosen.is_some_and(|option| option.as_str() == answer.option)
    };
    rule.score_at_least.is_none_or(at_least)
        && rule.score_below.is_none_or(below)
        && rule
            .practice
            .is_none_or(|practice| given.choice(practice) == Choice::Yes)
        && (rule.any_of.is_empty() || rule.any_of.iter().any(came_out))
        && rule.all_of.iter().all(came_out)
}
