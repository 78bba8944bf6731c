//! Practices: what is in place, with what proves it.

use crate::catalog::{Dimension, Idx, Practice};
use crate::document::block::Inline;
use crate::document::clean::one_line;
use crate::document::words::no_stop;
use crate::document::writer::Writer;
use crate::insight::trace::{InitiativeState, state};
use crate::line;
use crate::plan::{Choice, Strength};

/// The practices of a dimension with one of these answers, by level.
pub fn answered(w: &Writer, dimension: Idx<Dimension>, choices: &[Choice]) -> Vec<Idx<Practice>> {
    let practices = w.catalog.practices_in(dimension).iter().copied();
    let given = w.insight.given();
    practices
        .filter(|&p| choices.contains(&given.choice(p)))
        .collect()
}

/// `obj-1a Critical journeys named`
pub fn name(w: &Writer, practice: Idx<Practice>) -> String {
    let entry = &w.catalog[practice];
    format!("{} {}", entry.id, entry.title)
}

/// What an unanswered practice is taken for: `assumed in place`; none if nothing is assumed.
pub fn assumed(w: &Writer, practice: Idx<Practice>) -> Option<&'static str> {
    let insight = w.insight;
    insight
        .assumed()
        .words(w.catalog, insight.given(), practice)
}

/// What proves an answer: `verified: link`, `noted`, `no evidence recorded`.
pub fn proof(w: &Writer, practice: Idx<Practice>) -> Vec<Inline> {
    let answer = w.plan.answer(w.catalog[practice].id);
    let evidence = answer.map_or(String::new(), |answer| one_line(&answer.evidence));
    let strength = match w.insight.given().strength(practice) {
        Strength::None if evidence.is_empty() => return line!["no evidence recorded"],
        Strength::None => "evidence without a strength",
        Strength::Noted => "noted",
        Strength::Verified => "verified",
    };
    if evidence.is_empty() {
        line![strength]
    } else {
        line![strength, ": ", no_stop(&evidence).to_owned()]
    }
}

/// What the team wrote beside an answer; empty if nothing.
pub fn note(w: &Writer, practice: Idx<Practice>) -> String {
    let answer = w.plan.answer(w.catalog[practice].id);
    answer.map_or(String::new(), |answer| one_line(&answer.note))
}

/// How to put a practice in place: how, what to do first, what goes wrong.
pub fn guidance(w: &Writer, practice: Idx<Practice>) -> String {
    let entry = &w.catalog[practice];
    format!(
        "{} First step: {}. Watch out: {}.",
        entry.how_to,
        super::super::words::inside(no_stop(entry.first_step.text())),
        super::super::words::inside(no_stop(entry.watch_out.text())),
    )
}

/// What the plan does about a practice that is not in place.
pub enum Coming {
    /// An initiative of the accepted roadmap establishes it, by place among its items.
    Planned(usize),
    /// An initiative would, but the accepted roadmap does not have it.
    Needed(Idx<crate::catalog::Initiative>),
    /// Its gap is accepted on purpose.
    Accepted,
    /// It is assumed, from the quick check, to be in place: nothing is planned for it.
    Assumed,
    /// It lies beyond the plan's targets.
    Beyond,
}

/// What the plan does about a practice that is not in place.
pub fn coming(w: &Writer, practice: Idx<Practice>) -> Coming {
    let id = w.catalog[practice].id;
    let items = w.plan.roadmap.items.iter();
    let establishes =
        |item: &crate::plan::RoadmapItem| item.practices.iter().any(|p| p.as_str() == id);
    if let Some(at) = items.clone().position(establishes) {
        return Coming::Planned(at);
    }
    if w.plan.targets.accepted.keys().any(|key| key.as_str() == id) {
        return Coming::Accepted;
    }
    let need = w.insight.need();
    if assumed(w, practice).is_some() && w.insight.taken().choice(practice) == Choice::Yes {
        return Coming::Assumed;
    }
    let establishing = w.catalog.established_by(practice).iter().copied();
    let mut needed =
        establishing.filter(|&i| state(w.catalog, w.plan, need, i) == InitiativeState::Needed);
    match needed.next().filter(|_| need.of(practice).is_some()) {
        Some(initiative) => Coming::Needed(initiative),
        None => Coming::Beyond,
    }
}
