//! Every answer, and how each figure follows from them.

use crate::catalog::{Dimension, Idx};
use crate::document::block::{Block, Cell, Column, Inline, code};
use crate::document::clean::one_line;
use crate::document::words::{inside, list, no_stop};
use crate::document::writer::Writer;
use crate::insight::explain::{Explanation, Subject};
use crate::insight::{Basis, Now};
use crate::line;
use crate::plan::{Choice, PracticeId, Strength};

pub fn answers(w: &mut Writer) {
    w.heading("How the figures are computed");
    w.say(line![
        "Every figure below follows from the answers beside it. F is how far a level is in place, G how far it counts. Figures are exact; only what is shown is rounded."
    ]);
    formulas(w);
    for (dimension, entry) in w.catalog.dimensions.entries() {
        w.heading(entry.name);
        table(w, dimension);
        figures(w, dimension);
    }
    w.heading("Overall figures");
    // What the headline rests on; the answers so far alone stand in section 5.
    let overall: &[Subject] = match w.insight.headline().as_ref().map(|headline| headline.basis) {
        Some(Basis::Measured) => &[
            Subject::Overall,
            Subject::OverallEvidenced,
            Subject::OverallPossible,
            Subject::OverallLevel,
            Subject::OverallCoverage,
            Subject::OverallConfidence,
        ],
        Some(Basis::Indicated) => &[Subject::QuickEstimate, Subject::OverallCoverage],
        Some(Basis::Floor) => &[
            Subject::Overall,
            Subject::OverallPossible,
            Subject::OverallCoverage,
            Subject::OverallConfidence,
        ],
        None => &[Subject::OverallCoverage],
    };
    let explained = overall.iter().filter_map(|&s| w.insight.explain(s));
    let explained: Vec<Explanation> = explained.collect();
    let lines = explained.into_iter().map(|e| {
        let line = line![e.worked, ". Formula: ", no_stop(e.formula), "."];
        (e.title, line)
    });
    let terms = merged(lines.collect());
    w.add(Block::Terms(terms));
    unknown_practices(w);
}

const OF_DIMENSION: [fn(Idx<Dimension>) -> Subject; 5] = [
    Subject::Score,
    Subject::Evidenced,
    Subject::Possible,
    Subject::Coverage,
    Subject::Confidence,
];

/// The formulas once; they are the same for every dimension.
fn formulas(w: &mut Writer) {
    let Some(dimension) = w
        .catalog
        .dimensions
        .indices()
        .find(|&d| w.insight.scores().of(d).rating.is_some())
    else {
        return;
    };
    let indication = w.insight.known().any_indicated();
    let indication = indication.then_some(Subject::QuickIndication(dimension));
    let explained = OF_DIMENSION
        .iter()
        .map(|subject| subject(dimension))
        .chain(indication)
        .filter_map(|subject| w.insight.explain(subject));
    let terms = explained.map(|e| (line![short_title(w, dimension, &e)], line![e.formula]));
    let terms: Vec<_> = terms.collect();
    w.add(Block::Terms(terms));
    w.say(line![
        "E is the mean strength of the evidence behind the answers yes, partly and no; a no needs no evidence and counts 1. R grows with the distinct roles that took part, X is the number of contradictions."
    ]);
}

/// `Score` from `Score of Objectives and SLOs`.
fn short_title(w: &Writer, dimension: Idx<Dimension>, explained: &Explanation) -> String {
    let name = w.catalog[dimension].name;
    let title = explained
        .title
        .strip_suffix(name)
        .unwrap_or(&explained.title);
    title
        .trim_end_matches(" of ")
        .trim_end_matches(" for ")
        .to_owned()
}

fn table(w: &mut Writer, dimension: Idx<Dimension>) {
    let given = w.insight.given();
    let rows = w.catalog.practices_in(dimension).iter().map(|&practice| {
        let entry = &w.catalog[practice];
        let answer = w.plan.answer(entry.id);
        let text = |of: &dyn Fn(&crate::plan::Answer) -> String| {
            let text = answer.map_or(String::new(), |answer| one_line(&of(answer)));
            if text.is_empty() {
                "–".to_owned()
            } else {
                text
            }
        };
        let strength = match given.strength(practice) {
            Strength::None => None,
            Strength::Noted => Some("noted"),
            Strength::Verified => Some("verified"),
        };
        let evidence: Cell = match (strength, text(&|a| a.evidence.clone())) {
            (None, text) => line![text],
            (Some(strength), text) if text == "–" => line![strength],
            (Some(strength), text) => line![strength, ": ", text],
        };
        let note = if given.choice(practice) == Choice::NotApplicable {
            text(&|a| format!("{} {}", a.reason, a.note))
        } else {
            text(&|a| a.note.clone())
        };
        vec![
            line![entry.id],
            line![entry.question],
            line![w.answer(given.choice(practice))],
            evidence,
            line![note],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = ["Practice", "Question", "Answer", "Evidence", "Note"];
    w.table(titles.map(Column::words).into(), rows);
}

/// Figures that come out of the same line are named together: most often, nothing is unknown and
/// the score as answered is the possible one, too.
fn merged(lines: Vec<(String, Vec<Inline>)>) -> Vec<(Vec<Inline>, Vec<Inline>)> {
    let mut merged: Vec<(Vec<String>, Vec<Inline>)> = Vec::new();
    for (title, line) in lines {
        match merged.iter_mut().find(|(_, known)| *known == line) {
            Some((titles, _)) => titles.push(inside(&title)),
            None => merged.push((vec![title], line)),
        }
    }
    let terms = merged.into_iter();
    terms
        .map(|(titles, line)| (line![list(&titles)], line))
        .collect()
}

/// The worked lines of a dimension.
fn figures(w: &mut Writer, dimension: Idx<Dimension>) {
    let mut lines: Vec<(String, Vec<Inline>)> = Vec::new();
    let subjects: &[fn(Idx<Dimension>) -> Subject] = match w.insight.known().of(dimension) {
        Now::Indicated(_) => &[
            Subject::QuickIndication,
            Subject::Coverage,
            Subject::Confidence,
        ],
        Now::Open => &[Subject::Coverage],
        Now::Left | Now::Few(_) | Now::Scored(_) => &OF_DIMENSION,
    };
    for subject in subjects {
        let Some(explained) = w.insight.explain(subject(dimension)) else {
            continue;
        };
        // The answers stand in the table above: once is enough.
        let mut line = line![code(explained.worked.clone())];
        if matches!(subject(dimension), Subject::Confidence(_)) {
            let inputs = explained.inputs.iter();
            let inputs: Vec<String> = inputs
                .map(|input| format!("{}: {}", inside(&input.name), input.value))
                .collect();
            line.extend(line!["; ", inputs.join("; ")]);
        }
        lines.push((short_title(w, dimension, &explained), line));
    }
    w.add(Block::Terms(merged(lines)));
}

/// Answers to practices that this version does not know.
fn unknown_practices(w: &mut Writer) {
    let known = |id: &PracticeId| w.catalog.practice(id.as_str()).is_some();
    let unknown = w
        .plan
        .assessment
        .answers
        .iter()
        .filter(|(id, _)| !known(id));
    let lines = unknown.map(|(id, answer)| line![id.to_string(), ": ", w.answer(answer.choice)]);
    let lines: Vec<Vec<Inline>> = lines.collect();
    if !lines.is_empty() {
        w.heading("Practices of another version of the model");
        w.say(line![
            "They are kept from the plan file and left out of every score."
        ]);
        w.bullets(lines);
    }
}
