//! The method in plain words, and the results at a glance.

use crate::catalog::tables::HIGHEST_LEVEL;
use crate::document::block::{Block, Cell, Column};
use crate::document::shared::front;
use crate::document::words::{one, two};
use crate::document::writer::Writer;
use crate::insight::findings::{confidence_percent, coverage_percent};
use crate::insight::score::DimensionScore;
use crate::insight::{Basis, Now, Ratio, Score};
use crate::line;

pub fn method(w: &mut Writer) {
    w.say(line![
        w.sentence("score-in-one-sentence"),
        " ",
        w.sentence("overall-in-one-sentence"),
        " ",
        w.sentence("unknown-in-one-sentence"),
        " ",
        w.sentence("not-applicable-in-one-sentence")
    ]);
    w.heading("Levels");
    let rows = w.catalog.levels.iter().map(|level| {
        vec![
            line![level.rank.to_string()],
            line![level.name],
            line![level.range],
            line![level.definition],
            line![level.enough],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::figures("Level"),
            Column::words("Name"),
            Column::words("Score"),
            Column::words("What is true"),
            Column::words("Enough for"),
        ],
        rows,
    );
    w.heading("Answers and evidence");
    let value =
        |value: Option<u8>| value.map_or("excluded".to_owned(), |v| Ratio::hundredths(v).text(1));
    let rows = w.catalog.answers.iter().map(|answer| {
        vec![
            line![answer.label],
            line![answer.meaning],
            line![value(answer.value)],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Answer"),
            Column::words("Meaning"),
            Column::figures("Counts"),
        ],
        rows,
    );
    let rows = w.catalog.evidence_strengths.iter().map(|strength| {
        vec![
            line![strength.label],
            line![strength.meaning],
            line![Ratio::hundredths(strength.value).text(1)],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Evidence"),
            Column::words("Meaning"),
            Column::figures("Strength"),
        ],
        rows,
    );
    w.heading("Limits");
    w.say(line![w.sentence("limits-of-self-assessment")]);
    w.say(line![w.sentence("other-models")]);
}

pub fn overview(w: &mut Writer) {
    w.say(line![
        w.as_of(),
        ", in levels from 0 to 5. The range goes from the score as answered to the score if everything unknown were in place.",
        front::indicated_key(w)
    ]);
    let scores = w.insight.scores();
    let mut rows: Vec<Vec<Cell>> = scores
        .dimensions
        .iter()
        .map(|score| row(w, score))
        .collect();
    if let (Some(overall), Some(headline)) = (&scores.overall, w.insight.headline()) {
        let measured = headline.basis == Basis::Measured;
        rows.push(vec![
            line![crate::document::block::strong("Overall")],
            line![headline.fine_text()],
            line![w.level(headline.level)],
            line![match measured {
                true => two(overall.evidenced),
                false => "–".to_owned(),
            }],
            line![match measured {
                true => range(headline.low, headline.high),
                false => format!("{} to {}", one(headline.low), one(headline.high)),
            }],
            line![format!(
                "{}%",
                coverage_percent(w.catalog, overall.coverage)
            )],
            line![confidence(w, headline.confidence)],
            line!["–"],
            line!["–"],
        ]);
    }
    w.table(
        vec![
            Column::words("Dimension"),
            Column::figures("Score"),
            Column::words("Level"),
            Column::figures("Evidenced"),
            Column::figures("Range"),
            Column::figures("Coverage"),
            Column::figures("Confidence"),
            Column::figures("Target"),
            Column::figures("Gap"),
        ],
        rows,
    );
    w.say(line![
        "The same as bars, five characters to a level. Full blocks are evidenced, half-tone blocks rest on statements without evidence, light ones are unknown and may be in place.",
        if w.insight.known().any_indicated() {
            " Shaded blocks (▒) are the quick check's indication."
        } else {
            ""
        }
    ]);
    let chart = chart(w);
    w.add(Block::Code("text", chart));
}

fn range(low: Score, high: Score) -> String {
    if low == high {
        two(low)
    } else {
        format!("{} to {}", two(low), two(high))
    }
}

fn confidence(w: &Writer, confidence: Ratio) -> String {
    format!("{}%", confidence_percent(w.catalog, confidence))
}

fn row(w: &Writer, score: &DimensionScore) -> Vec<Cell> {
    let name = w.catalog[score.dimension].name;
    let target = w.insight.targets().of(score.dimension);
    let Some(rating) = &score.rating else {
        let mut row = vec![line![name], line!["not applicable"]];
        row.resize(9, line!["–"]);
        return row;
    };
    let mut remarks = Vec::new();
    let now = w.insight.known().of(score.dimension);
    if rating.insufficient && now != Now::Open {
        remarks.push(w.sentence("insufficient-answers"));
    }
    if score.tailored {
        remarks.push(w.sentence("tailored"));
    }
    let name = match remarks.as_slice() {
        [] => name.to_owned(),
        remarks => format!("{name} ({})", remarks.join("; ")),
    };
    let measured = matches!(now, Now::Few(_) | Now::Scored(_));
    let measured = |text: String| match measured {
        true => text,
        false => "–".to_owned(),
    };
    vec![
        line![name],
        line![now.text(2)],
        line![w.level_now(now)],
        line![measured(two(rating.evidenced))],
        line![measured(range(rating.claimed, rating.possible))],
        line![format!("{}%", coverage_percent(w.catalog, rating.coverage))],
        line![confidence(w, rating.confidence)],
        line![target.target.to_string()],
        line![target.gap.map_or("–".to_owned(), |gap| gap.text(2))],
    ]
}

/// Characters of a level in the bar chart.
const PER_LEVEL: u32 = 5;

fn chart(w: &Writer) -> String {
    let names = w
        .catalog
        .dimensions
        .iter()
        .map(|dimension| dimension.name.chars().count());
    let width = names.max().unwrap_or(0);
    let full = usize::from(HIGHEST_LEVEL) * PER_LEVEL as usize;
    let mut out = format!("{:width$}  0    1    2    3    4    5\n", "");
    for score in &w.insight.scores().dimensions {
        let Some(rating) = &score.rating else {
            continue;
        };
        let length = |score: Score| {
            let cells = score.0.times(Ratio::new(PER_LEVEL.into(), 1)).rounded(0);
            usize::try_from(cells).unwrap_or(0).min(full)
        };
        let now = w.insight.known().of(score.dimension);
        let possible = length(rating.possible);
        let (evidenced, claimed) = match now {
            Now::Indicated(_) | Now::Open | Now::Left => (0, 0),
            Now::Few(_) | Now::Scored(_) => (length(rating.evidenced), length(rating.claimed)),
        };
        let indicated = match now {
            Now::Indicated(score) => length(score),
            _ => 0,
        };
        let possible = possible.max(indicated);
        let name = w.catalog[score.dimension].name;
        let target = w.insight.targets().of(score.dimension).target;
        out += &format!(
            "{name:width$}  {}{}{}{}{}  {}, target {target}\n",
            "█".repeat(evidenced),
            "▓".repeat(claimed.saturating_sub(evidenced)),
            "▒".repeat(indicated),
            "░".repeat(possible.saturating_sub(claimed.max(evidenced).max(indicated))),
            "·".repeat(full.saturating_sub(possible.max(claimed))),
            now.text(2),
        );
    }
    out
}
