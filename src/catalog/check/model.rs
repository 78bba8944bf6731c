//! Levels, dimensions, practices, answers, quick check, outcome probes.

use super::{must, must_not_circle, must_rise};
use crate::catalog::assessment::{
    Answer, AnswerMeaning, ConfidenceLabel, Dimension, Level, MismatchRule, OutcomeProbe,
    ProbeAnswer,
};
use crate::catalog::assessment::{EvidenceStrength, Practice};
use crate::catalog::author::Author;
use crate::catalog::tables::{Catalog, HIGHEST_LEVEL};

/// Most practices that a level of a dimension may have: scores are exact multiples of 1/7,200 up
/// to this many.
const MOST_PRACTICES: usize = 6;

pub(super) fn check(catalog: &Catalog, author: &mut Author) {
    levels(catalog, author);
    dimensions(catalog, author);
    practices(catalog, author);
    answers(catalog, author);
    quick_check(catalog, author);
    probes(catalog, author);
    mismatch_rules(catalog, author);
}

fn levels(catalog: &Catalog, author: &mut Author) {
    must_rise::<Level>(
        0,
        catalog.levels.iter().map(|level| level.rank.into()),
        author,
    );
    for (at, level) in catalog.levels.iter().enumerate() {
        must::<Level>(level.rank <= HIGHEST_LEVEL, at, author, || {
            format!("rank is {}, the highest is {HIGHEST_LEVEL}", level.rank)
        });
    }
    let all = usize::from(HIGHEST_LEVEL) + 1;
    if catalog.levels.len() < all {
        author.fault_of::<Level>(0, format!("levels are missing; there must be {all}"));
    }
}

fn dimensions(catalog: &Catalog, author: &mut Author) {
    for (at, dimension) in catalog.dimensions.iter().enumerate() {
        let n = dimension.descriptors.len();
        must::<Dimension>(n == usize::from(HIGHEST_LEVEL), at, author, || {
            format!(
                "has {n} descriptors, it must have one for each level from 1 to {HIGHEST_LEVEL}"
            )
        });
        let first = catalog
            .dimensions
            .iter()
            .position(|other| other.code == dimension.code);
        must::<Dimension>(first == Some(at), at, author, || {
            format!("the code \"{}\" is taken by an entry above", dimension.code)
        });
        for level in 1..=HIGHEST_LEVEL {
            let n = catalog
                .practices
                .iter()
                .filter(|practice| practice.dimension.position() == at && practice.level == level)
                .count();
            must::<Dimension>((1..=MOST_PRACTICES).contains(&n), at, author, || {
                format!("level {level} has {n} practices, it must have 1 to {MOST_PRACTICES}")
            });
        }
    }
}

fn practices(catalog: &Catalog, author: &mut Author) {
    for (at, practice) in catalog.practices.iter().enumerate() {
        let code = catalog.dimensions[practice.dimension.position()].code;
        let belongs = practice
            .id
            .strip_prefix(code)
            .is_some_and(|rest| rest.starts_with('-'));
        must::<Practice>(belongs, at, author, || {
            format!("the id must begin with \"{code}-\", as its dimension asks")
        });
        let established = catalog
            .initiatives
            .iter()
            .any(|initiative| initiative.practices.iter().any(|p| p.position() == at));
        must::<Practice>(established, at, author, || {
            "no initiative establishes it; add it to the practices of one".to_owned()
        });
    }
    must_not_circle(
        "requires",
        &catalog.practices,
        |practice| &practice.requires,
        author,
    );
}

fn answers(catalog: &Catalog, author: &mut Author) {
    let states = Answer::ALL.iter().copied().map(Some).chain([None]);
    for state in states {
        let n = catalog
            .answers
            .iter()
            .filter(|entry| entry.answer == state)
            .count();
        must::<AnswerMeaning>(n == 1, 0, author, || {
            let state = state.map_or("unanswered", Answer::id);
            format!("there are {n} entries for {state}, there must be one")
        });
    }
    for (at, entry) in catalog.answers.iter().enumerate() {
        must::<AnswerMeaning>(entry.value <= entry.highest_value, at, author, || {
            "highest_value must not be below value".to_owned()
        });
    }
    let strengths = catalog
        .evidence_strengths
        .iter()
        .map(|entry| entry.value.into());
    must_rise::<EvidenceStrength>(0, strengths, author);
    let labels = catalog
        .confidence_labels
        .iter()
        .map(|entry| entry.from.into());
    must_rise::<ConfidenceLabel>(0, labels, author);
}

fn quick_check(catalog: &Catalog, author: &mut Author) {
    let quick = &catalog.quick_check;
    let mut fault = |message| author.fault_of_record("quick_check", message);
    for (at, dimension) in catalog.dimensions.iter().enumerate() {
        let n = quick
            .practices
            .iter()
            .filter(|practice| catalog.practices[practice.position()].dimension.position() == at)
            .count();
        if n != 1 {
            let id = dimension.id;
            fault(format!(
                "asks {n} practices of \"{id}\", it must ask one of each dimension"
            ));
        }
    }
    let rising = quick
        .knots
        .windows(2)
        .all(|pair| pair[0].q < pair[1].q && pair[0].score <= pair[1].score);
    if !rising {
        fault("knots must rise in q and must not fall in score".to_owned());
    }
    let ends = (quick.knots.first(), quick.knots.last());
    let n = catalog.dimensions.len();
    if !matches!(ends, (Some(first), Some(last)) if first.q == 0 && usize::from(last.q) == n) {
        fault(format!(
            "knots must go from q = 0 to q = {n}, the number of questions"
        ));
    }
}

fn probes(catalog: &Catalog, author: &mut Author) {
    for (at, probe) in catalog.outcome_probes.iter().enumerate() {
        for (n, option) in probe.options.iter().enumerate() {
            let twice = probe.options[..n]
                .iter()
                .any(|other| other.id == option.id || other.number == option.number);
            must::<OutcomeProbe>(!twice && option.number > 0, at, author, || {
                format!(
                    "option \"{}\" needs an id and a number (from 1) of its own",
                    option.id
                )
            });
        }
    }
}

fn mismatch_rules(catalog: &Catalog, author: &mut Author) {
    for (at, rule) in catalog.mismatch_rules.iter().enumerate() {
        for ProbeAnswer { probe, option } in rule.any_of.iter().chain(&rule.all_of) {
            let probe = &catalog.outcome_probes[probe.position()];
            must::<MismatchRule>(probe.option(option).is_some(), at, author, || {
                format!("\"{}\" has no option \"{option}\"", probe.id)
            });
        }
        let asks_outcome = !rule.any_of.is_empty() || !rule.all_of.is_empty();
        must::<MismatchRule>(asks_outcome, at, author, || {
            "states no outcome; give any_of or all_of".to_owned()
        });
    }
}
