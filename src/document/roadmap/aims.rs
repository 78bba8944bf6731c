//! What the roadmap is for: drivers, vision, where the team stands and where it goes.

use crate::catalog::{Dimension, Idx};
use crate::document::assessment::gaps;
use crate::document::block::{Cell, Column, strong};
use crate::document::mermaid::{self, Series};
use crate::document::shared::{front, vision as aims};
use crate::document::words::{inside, one, series, two};
use crate::document::writer::Writer;
use crate::insight::findings::confidence_percent;
use crate::insight::readiness::Part;
use crate::insight::{Ratio, Score};
use crate::line;
use std::cmp::Ordering;

pub fn drivers(w: &mut Writer) {
    aims::drivers(w);
    w.heading("Objectives");
    aims::objectives(w);
    let vision = w.insight.vision();
    let mut broken = Vec::new();
    for objective in &vision.objectives {
        for link in &objective.trace.broken {
            broken.push(line![
                strong(objective.text.text()),
                ". ",
                link.text(w.catalog)
            ]);
        }
    }
    if !broken.is_empty() {
        w.say(line![
            "Broken links between objectives, requirements, initiatives and KPIs:"
        ]);
        w.bullets(broken);
    }
}

pub fn vision(w: &mut Writer) {
    let Some(statement) = &w.insight.vision().statement else {
        let line = w.missing(
            Part::Vision,
            "Choose a business driver, or write the vision in your own words.",
        );
        return w.say(line);
    };
    w.quote(&statement.text());
    aims::say_open_blanks(w, statement);
}

pub fn current(w: &mut Writer) {
    w.say(line![
        w.as_of(),
        ", in levels from 0 to 5. The assessment document has the findings behind each figure.",
        front::indicated_key(w)
    ]);
    let rows = w.insight.scores().dimensions.iter().map(|score| {
        let name = w.catalog[score.dimension].name;
        let now = w.insight.known().of(score.dimension);
        let mut row = vec![line![name], line![now.text(2)], line![w.level_now(now)]];
        row.extend(match &score.rating {
            Some(rating) if now.score().is_some() => [
                line![match now.is_indicated() {
                    true => "–".to_owned(),
                    false => two(rating.evidenced),
                }],
                line![format!(
                    "{}%",
                    confidence_percent(w.catalog, rating.confidence)
                )],
            ],
            _ => [line!["–"], line!["–"]],
        });
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Dimension"),
            Column::figures("Score"),
            Column::words("Level"),
            Column::figures("Evidenced"),
            Column::figures("Confidence"),
        ],
        rows,
    );
    let named = |dimensions: &[Idx<Dimension>]| {
        let names = dimensions.iter().map(|&d| {
            let now = w.insight.known().of(d).text(1);
            format!("{} ({now})", inside(w.catalog[d].name))
        });
        names.collect::<Vec<_>>()
    };
    let findings = w.insight.findings();
    let (strong_ones, weak) = (named(&findings.strengths), named(&findings.weaknesses));
    let mut terms = Vec::new();
    if !strong_ones.is_empty() {
        terms.push(("Strongest", line![series(&strong_ones), "."]));
    }
    if !weak.is_empty() {
        terms.push(("Weakest", line![series(&weak), "."]));
    }
    w.terms(terms);
}

pub fn targets(w: &mut Writer) {
    gaps::table(w);
    gaps::edited(w);
    let phases: Vec<_> = w
        .insight
        .roadmap()
        .phases
        .iter()
        .filter(|phase| !phase.items.is_empty())
        .collect();
    let Some(now) = w.insight.headline().filter(|_| !phases.is_empty()) else {
        return;
    };
    w.heading("What to expect");
    let mut steps = vec!["Today"];
    let mut values = vec![now.score];
    let mut rows = vec![vec![
        line!["Today"],
        line![w.plan.details.as_of.long()],
        line![now.text()],
        line![w.level(now.level)],
    ]];
    for phase in phases {
        let Some(expected) = &phase.expected else {
            continue;
        };
        // What was expected of a day that is past says nothing any more.
        if phase.end.is_some_and(|end| end < w.plan.details.as_of) {
            continue;
        }
        let name = w.catalog[phase.phase].name;
        steps.push(name);
        values.push(expected.overall);
        let end = phase
            .end
            .map_or("when everything counts".to_owned(), |end| end.long());
        rows.push(vec![
            line!["End of ", name],
            line![end],
            line![front::expected(w, expected.overall)],
            line![w.level(expected.level)],
        ]);
    }
    // What counts only after the last phase with work, because it has to run for a while.
    let shown_last = values.last().map(|score| (score.rounded(1), score.level()));
    if let Some(end) = w.insight.at_end()
        && shown_last != Some((end.score.rounded(1), end.level))
    {
        steps.push("In full");
        values.push(end.score);
        rows.push(vec![
            line!["In full"],
            line!["when everything counts"],
            line![front::expected(w, end.score)],
            line![w.level(end.level)],
        ]);
    }
    let values: Vec<i64> = values.into_iter().map(|score| score.rounded(1)).collect();
    w.diagram(mermaid::series(
        "Expected overall score",
        "Overall score from 0 to 5, today and at the end of each phase.",
        &steps,
        "Score",
        (50, 1),
        &[Series::Bars(values)],
    ));
    w.table(
        vec![
            Column::words("When"),
            Column::words("Date"),
            Column::figures("Overall score"),
            Column::words("Level"),
        ],
        rows,
    );
    w.say(line!["A practice counts only once it may honestly be claimed, which for some takes a quarter or a whole cycle after the work is done."]);
    end_and_targets(w);
}

/// Why dimensions end above their targets.
fn above(w: &Writer, beyond: &[Idx<Dimension>]) -> &'static str {
    let already = |&&d: &&Idx<Dimension>| {
        let target = w.insight.targets().of(d).target;
        let now = w.insight.known().of(d).score();
        now.is_some_and(|now| now.0 > Ratio::new(target.into(), 1))
    };
    let n = beyond.iter().filter(already).count();
    match (n, n == beyond.len()) {
        (0, _) => "The initiatives bring more there than the targets ask for.",
        (_, true) => "More is in place there than the targets ask for.",
        _ => "More is in place there than the targets ask for, or the initiatives bring more.",
    }
}

/// Why the expected score at the end is not the mean of the targets, if it is not.
fn end_and_targets(w: &mut Writer) {
    let Some(end) = w.insight.at_end() else {
        return;
    };
    let targets = Score(end.targets);
    let names = |dimensions: &[Idx<Dimension>]| {
        let names = dimensions.iter().map(|&d| inside(w.catalog[d].name));
        series(&names.collect::<Vec<_>>())
    };
    let mut why = Vec::new();
    if !end.stepwise.is_empty() {
        why.push(line![
            strong("Below, later:"),
            format!(
                " {}. No dimension climbs more than two levels in one plan, so the rest of the way follows in the next one.",
                names(&end.stepwise)
            )
        ]);
    }
    if !end.accepted.is_empty() {
        why.push(line![
            strong("Below, on purpose:"),
            format!(" {}. Gaps are accepted there.", names(&end.accepted))
        ]);
    }
    if !end.unplanned.is_empty() {
        why.push(line![
            strong("Below, not planned:"),
            format!(
                " {}. The accepted roadmap leaves out practices that the targets need.",
                names(&end.unplanned)
            )
        ]);
    }
    if !end.beyond.is_empty() {
        why.push(line![
            strong("Above:"),
            format!(" {}. {}", names(&end.beyond), above(w, &end.beyond))
        ]);
    }
    let shown = end.score.rounded(1).cmp(&targets.rounded(1));
    let how = match (shown, why.is_empty()) {
        (Ordering::Equal, true) => {
            return w.say(line![
                "At the end every dimension is expected to be on its target."
            ]);
        }
        (Ordering::Equal, false) => "nearly the same",
        (Ordering::Less, _) => "lower",
        (Ordering::Greater, _) => "higher",
    };
    w.say(line![format!(
        "The end targets are {} on average; the score expected at the end, {}, is {how}:",
        one(targets),
        front::expected(w, end.score)
    )]);
    w.bullets(why);
    if w.insight.known().any_indicated() {
        w.say(line!["What is expected starts from what is answered and, where only the quick question is, from what is assumed from it. If something assumed in place turns out not to be, the score at the end is lower, or there is more to do."]);
    }
}
