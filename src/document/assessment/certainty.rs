//! How sure the result is, and whether outcomes bear it out.

use super::super::shared::practices::{answered, name};
use crate::catalog::{Idx, Practice};
use crate::document::block::{Cell, Column};
use crate::document::words::{capital, count, list};
use crate::document::writer::Writer;
use crate::insight::Ratio;
use crate::insight::findings::{confidence_percent, coverage_percent};
use crate::insight::headline;
use crate::insight::readiness::Part;
use crate::line;
use crate::plan::{Choice, ProbeId, Strength};

/// Most unanswered questions that are listed one by one.
const LISTED: usize = 20;

pub fn sure(w: &mut Writer) {
    let scores = w.insight.scores();
    let Some(overall) = &scores.overall else {
        let line = w.missing(
            Part::Assessment,
            "Answer at least one question that applies.",
        );
        return w.say(line);
    };
    let headline = w.insight.headline().as_ref();
    let (confidence, label) = headline
        .map_or((overall.confidence, overall.confidence_label), |headline| {
            (headline.confidence, headline.confidence_label)
        });
    let roles = usize::from(scores.roles);
    w.say(line![format!(
        "{}, confidence is {}% ({}). Coverage is {}%: the share of the questions that apply which are answered yes, partly or no, as a mean over the dimensions. {} took part.",
        w.as_of(),
        confidence_percent(w.catalog, confidence),
        w.catalog[label].label,
        coverage_percent(w.catalog, overall.coverage),
        capital(&count(roles, "role", "distinct roles")),
    )]);
    if let Some(so_far) = headline::so_far(w.catalog, scores, headline) {
        w.say(line![so_far]);
    }
    let counts = scores.counts;
    let rows = [
        (Choice::Yes, counts.yes),
        (Choice::Partly, counts.partly),
        (Choice::No, counts.no),
        (Choice::DontKnow, counts.dont_know),
        (Choice::NotApplicable, counts.not_applicable),
        (Choice::Blank, counts.blank),
    ];
    let rows = rows.into_iter().filter(|(_, n)| *n > 0).map(|(choice, n)| {
        let share = Ratio::new(n.into(), counts.all().into());
        vec![
            line![w.answer(choice)],
            line![n.to_string()],
            line![share.percent()],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Answer"),
            Column::figures("Questions"),
            Column::figures("Share"),
        ],
        rows,
    );
    evidence(w);
    unknown(w);
    contradictions(w);
    not_applicable(w);
}

fn all(w: &Writer, choices: &[Choice]) -> Vec<Idx<Practice>> {
    let dimensions = w.catalog.dimensions.indices();
    dimensions
        .flat_map(|dimension| answered(w, dimension, choices))
        .collect()
}

fn evidence(w: &mut Writer) {
    let given = w.insight.given();
    let proven = all(w, &[Choice::Yes, Choice::Partly]);
    if proven.is_empty() {
        return;
    }
    let with = |strength| {
        proven
            .iter()
            .filter(|&&p| given.strength(p) == strength)
            .count()
    };
    let (verified, noted) = (with(Strength::Verified), with(Strength::Noted));
    w.heading("Evidence");
    let text = if verified + noted == 0 {
        format!(
            "None of the {} has evidence on file. Until some is recorded, an auditor has to take the score on trust.",
            count(
                proven.len(),
                "yes or partly answer",
                "yes and partly answers"
            )
        )
    } else {
        format!(
            "Of {} {} evidence on file, {}.",
            count(
                proven.len(),
                "yes or partly answer",
                "yes and partly answers"
            ),
            if verified + noted == 1 {
                "one has".to_owned()
            } else {
                format!("{} have", verified + noted)
            },
            match (verified, noted) {
                (0, _) => "none of it verified by somebody outside the answering team".to_owned(),
                (_, 0) => "all of it verified by somebody outside the answering team".to_owned(),
                _ => format!("{verified} of them verified by somebody outside the answering team"),
            }
        )
    };
    w.say(line![text]);
}

fn unknown(w: &mut Writer) {
    let (dont_know, blank) = (all(w, &[Choice::DontKnow]), all(w, &[Choice::Blank]));
    if dont_know.is_empty() && blank.is_empty() {
        return;
    }
    w.heading("Unknown");
    w.say(line![
        "In a score, unknown counts as not in place and widens the range. These questions are worth asking somebody who was not in the room."
    ]);
    let single = blank.len() <= LISTED;
    let listed = dont_know
        .iter()
        .chain(single.then_some(&blank).into_iter().flatten());
    let rows = listed.map(|&practice| {
        let choice = w.insight.given().choice(practice);
        vec![
            line![w.catalog[practice].id],
            line![w.catalog[practice].question],
            line![w.answer(choice)],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = ["Practice", "Question", "Answer"];
    w.table(titles.map(Column::words).into(), rows);
    if !single {
        let rows = w
            .catalog
            .dimensions
            .entries()
            .filter_map(|(idx, dimension)| {
                let n = answered(w, idx, &[Choice::Blank]).len();
                (n > 0).then(|| vec![line![dimension.name], line![n.to_string()]])
            });
        let rows: Vec<Vec<Cell>> = rows.collect();
        w.table(
            vec![
                Column::words("Dimension"),
                Column::figures("Unanswered questions"),
            ],
            rows,
        );
    }
}

fn contradictions(w: &mut Writer) {
    let scores = w.insight.scores();
    if scores.contradictions.is_empty() {
        return;
    }
    w.heading("Contradictory answers");
    w.say(line![
        "A practice cannot be in place while one that it rests on is not. Each pair lowers the confidence of its dimension by 3 points; clear it up by looking at the evidence for the yes."
    ]);
    let rows = scores
        .contradictions
        .iter()
        .map(|pair| vec![line![name(w, pair.yes)], line![name(w, pair.no)]]);
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = [
        "Answered yes",
        "Although this, which it requires, is answered no",
    ];
    w.table(titles.map(Column::words).into(), rows);
}

fn not_applicable(w: &mut Writer) {
    let entries = &w.insight.scores().not_applicable;
    if entries.is_empty() {
        return;
    }
    w.heading("Not applicable");
    let rows = entries
        .iter()
        .map(|entry| vec![line![name(w, entry.practice)], line![entry.reason.clone()]]);
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![Column::words("Practice"), Column::words("Reason")],
        rows,
    );
    let tailored = w
        .insight
        .scores()
        .dimensions
        .iter()
        .filter(|score| score.tailored);
    let tailored: Vec<&str> = tailored
        .map(|score| w.catalog[score.dimension].name)
        .collect();
    if !tailored.is_empty() {
        w.say(line![format!(
            "So much does not apply in {} that the score must not be compared with other teams'.",
            list(&tailored)
        )]);
    }
}

pub fn outcomes(w: &mut Writer) {
    let outcomes = w.insight.outcomes();
    let n_probes = w.catalog.outcome_probes.len();
    if outcomes.n_answered == 0 {
        let line = w.missing(
            Part::Assessment,
            format!(
                "Answer the {n_probes} outcome questions, which show whether what the team does has the effect it should."
            ),
        );
        return w.say(line);
    }
    let rows: Vec<Vec<Cell>> = (0..n_probes)
        .map(|at| {
            let probe = &w.catalog.outcome_probes[at];
            let chosen = w.plan.assessment.probes.get(&ProbeId::new(probe.id));
            let option = chosen.and_then(|option| probe.option(option.as_str()));
            let answer = match (option, chosen) {
                (Some(option), _) => line![option.label],
                (None, Some(unknown)) => line![unknown.to_string()],
                (None, None) => {
                    w.missing_cell(Part::Assessment, "Answer the open outcome questions.")
                }
            };
            vec![line![probe.question], answer]
        })
        .collect();
    w.table(
        vec![Column::words("Outcome"), Column::words("Answer")],
        rows,
    );
    let found = outcomes.mismatches.iter().chain(&outcomes.contradictions);
    let found: Vec<_> = found.map(|&rule| line![w.catalog[rule].text]).collect();
    if found.is_empty() {
        w.say(line!["Nothing in these outcomes contradicts the scores."]);
    } else {
        w.say(line!["Outcomes and scores do not fit together here:"]);
        w.bullets(found);
    }
}
