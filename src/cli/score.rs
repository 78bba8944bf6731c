//! `loadmap score`: the scores of a plan, for people or for programs.

use super::{Failure, input};
use crate::catalog::{Catalog, ConfidenceLabel, Idx};
use crate::insight::{Basis, Headline, Insight, Now, Ratio, Score, headline};
use crate::plan::Plan;
use crate::record::{Json, Shown};
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// What `--json` prints, for the long help.
pub(super) const KEYS: &str = "\
Keys of --json. Keys are never renamed; later versions may add some. Scores are
0 to 5, shares 0 to 1, both with four decimals, rounded half up from exact
fractions; null where nothing applies or nothing can be said.

  format           1
  model            id, version: the maturity model
  plan             id, title, asOf
  provisional      true while coverage is too low for a final result
  headline         null, or the one number for how mature the team is: basis
                   (measured; indicated: the quick check's estimate, until
                   coverage is high enough; floor: the score so far, where the
                   quick check is not begun), score, low, high, level,
                   levelName, confidence, confidenceLabel
  answers          yes, partly, no, dontKnow, notApplicable, blank: how many
  overall          null, or claimed, evidenced, possible (scores), level (0 to
                   5), levelName, coverage, confidence (shares), confidenceLabel
  dimensions       list of: id, name, now (basis: measured, indicated or open,
                   or notApplicable; score), then as in overall, then insufficient
                   (too few answers), tailored (too much does not apply to
                   compare); without rating all of claimed to confidenceLabel
                   are null
  contradictions   list of: yes, no: practice answered yes, and the practice it
                   requires answered no";

/// The scores as text.
pub(super) fn run(catalog: &'static Catalog, path: &Path, json: bool) -> Result<String, Failure> {
    let plan = Arc::new(input::open(catalog, path)?.plan);
    let insight = Insight::new(catalog, Arc::clone(&plan));
    Ok(if json {
        tree(catalog, &plan, &insight).to_pretty()
    } else {
        table(catalog, &plan, &insight)
    })
}

/// The numbers that overall and dimensions have in common.
struct Figures {
    claimed: Score,
    evidenced: Score,
    possible: Score,
    level: u8,
    coverage: Ratio,
    confidence: Ratio,
    label: Idx<ConfidenceLabel>,
}

/// The figures of the overall numbers or of a rating, whose fields have the same names.
macro_rules! figures {
    ($of:expr) => {
        $of.map(|of| Figures {
            claimed: of.claimed,
            evidenced: of.evidenced,
            possible: of.possible,
            level: of.level,
            coverage: of.coverage,
            confidence: of.confidence,
            label: of.confidence_label,
        })
    };
}

fn level_name(catalog: &Catalog, level: u8) -> &'static str {
    catalog.level_of_rank(level).map_or("", |level| level.name)
}

fn table(catalog: &Catalog, plan: &Plan, insight: &Insight) -> String {
    let scores = insight.scores();
    let head = [
        "Dimension",
        "Score",
        "Evidenced",
        "Possible",
        "Level",
        "Coverage",
        "Confidence",
    ];
    let mut rows = vec![head.map(str::to_owned)];
    // A number that is not measured, its level and its confidence; nothing else is known of it.
    type Rough = Option<(String, u8, Ratio, Idx<ConfidenceLabel>)>;
    let mut row = |name: &str, figures: Option<Figures>, rough: Rough| {
        rows.push(match (figures, rough) {
            (None, _) => [name, "-", "-", "-", "-", "-", "-"].map(str::to_owned),
            (Some(f), Some((score, level, confidence, label))) => [
                name.to_owned(),
                score,
                "-".to_owned(),
                "-".to_owned(),
                format!("{level} {}", level_name(catalog, level)),
                f.coverage.percent(),
                format!("{} {}", confidence.percent(), catalog[label].label),
            ],
            (Some(f), None) => [
                name.to_owned(),
                f.claimed.text(2),
                f.evidenced.text(2),
                f.possible.text(2),
                format!("{} {}", f.level, level_name(catalog, f.level)),
                f.coverage.percent(),
                format!("{} {}", f.confidence.percent(), catalog[f.label].label),
            ],
        });
    };
    for dimension in &scores.dimensions {
        let name = catalog[dimension.dimension].name;
        let rating = dimension.rating.as_ref();
        let rough = rating.and_then(|rating| match insight.known().of(dimension.dimension) {
            now @ (Now::Open | Now::Indicated(_)) => Some((
                now.text(2),
                now.level().unwrap_or(0),
                rating.confidence,
                rating.confidence_label,
            )),
            Now::Left | Now::Few(_) | Now::Scored(_) => None,
        });
        row(name, figures!(rating), rough);
    }
    let overall = scores.overall.as_ref();
    let headline = insight.headline().as_ref();
    let rough = match headline {
        None => Some(("open".to_owned(), 0)),
        Some(h) if h.basis == Basis::Measured => None,
        Some(h) => Some((h.fine_text(), h.level)),
    };
    let rough = rough.zip(overall).map(|((text, level), overall)| {
        let (confidence, label) = match headline {
            Some(headline) => (headline.confidence, headline.confidence_label),
            None => (overall.confidence, overall.confidence_label),
        };
        (text, level, confidence, label)
    });
    row("Overall", figures!(overall), rough);

    let mut out = format!("{}\n\n", Shown(plan.title()));
    write_table(&rows, &mut out);
    if overall.is_some_and(|overall| overall.provisional) {
        out.push_str("\nProvisional: too few questions are answered for a final result.\n");
        if let Some(so_far) = headline::so_far(catalog, scores, headline) {
            let _ = writeln!(out, "{so_far}");
        }
    }
    if !scores.contradictions.is_empty() {
        out.push_str("\nContradictions:\n");
    }
    for pair in &scores.contradictions {
        let _ = writeln!(
            out,
            "- {} is answered yes, but {}, which it requires, is answered no.",
            catalog[pair.yes].id, catalog[pair.no].id
        );
    }
    out
}

/// Names to the left, numbers to the right, words beside their number.
fn write_table(rows: &[[String; 7]], out: &mut String) {
    const WORDS: [usize; 3] = [0, 4, 6];
    let width = |column: usize| {
        let lengths = rows.iter().map(|row| row[column].chars().count());
        lengths.max().unwrap_or(0)
    };
    let widths: [usize; 7] = std::array::from_fn(width);
    for row in rows {
        let mut line = String::new();
        for (column, cell) in row.iter().enumerate() {
            let width = widths[column];
            let _ = match WORDS.contains(&column) {
                true => write!(line, "{cell:<width$}  "),
                false => write!(line, "{cell:>width$}  "),
            };
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

fn tree(catalog: &Catalog, plan: &Plan, insight: &Insight) -> Json {
    let scores = insight.scores();
    let counts = &scores.counts;
    let count = |number: u16| Json::int(number.into());
    let dimensions = scores.dimensions.iter().map(|dimension| {
        let entry = &catalog[dimension.dimension];
        let rating = dimension.rating.as_ref();
        let mut keys = vec![
            ("id", Json::text(entry.id)),
            ("name", Json::text(entry.name)),
            ("now", now(insight.known().of(dimension.dimension))),
        ];
        keys.extend(figures(catalog, figures!(rating)));
        let insufficient = rating.is_none_or(|rating| rating.insufficient);
        keys.push(("insufficient", Json::Bool(insufficient)));
        keys.push(("tailored", Json::Bool(dimension.tailored)));
        object(keys)
    });
    let overall = scores.overall.as_ref();
    let contradictions = scores.contradictions.iter().map(|pair| {
        object(vec![
            ("yes", Json::text(catalog[pair.yes].id)),
            ("no", Json::text(catalog[pair.no].id)),
        ])
    });
    object(vec![
        ("format", Json::int(1)),
        (
            "model",
            object(vec![
                ("id", Json::text(catalog.model.id)),
                ("version", Json::text(catalog.model.version)),
            ]),
        ),
        (
            "plan",
            object(vec![
                ("id", Json::text(&plan.id)),
                ("title", Json::text(plan.title())),
                ("asOf", Json::Text(plan.details.as_of.to_string())),
            ]),
        ),
        (
            "provisional",
            Json::Bool(overall.is_none_or(|overall| overall.provisional)),
        ),
        (
            "answers",
            object(vec![
                ("yes", count(counts.yes)),
                ("partly", count(counts.partly)),
                ("no", count(counts.no)),
                ("dontKnow", count(counts.dont_know)),
                ("notApplicable", count(counts.not_applicable)),
                ("blank", count(counts.blank)),
            ]),
        ),
        (
            "headline",
            insight
                .headline()
                .as_ref()
                .map_or(Json::Null, |headline| headline_tree(catalog, headline)),
        ),
        (
            "overall",
            overall.map_or(Json::Null, |of| {
                object(figures(catalog, figures!(Some(of))))
            }),
        ),
        ("dimensions", Json::List(dimensions.collect())),
        ("contradictions", Json::List(contradictions.collect())),
    ])
}

/// A score or a share with four decimals.
fn number(digits: String) -> Json {
    Json::Number(digits.into())
}

fn now(now: Now) -> Json {
    let basis = match now {
        Now::Open => "open",
        Now::Left => "notApplicable",
        Now::Indicated(_) => "indicated",
        Now::Few(_) | Now::Scored(_) => "measured",
    };
    let score = now.score().map(|score| number(score.text(4)));
    object(vec![
        ("basis", Json::text(basis)),
        ("score", score.unwrap_or(Json::Null)),
    ])
}

fn headline_tree(catalog: &Catalog, headline: &Headline) -> Json {
    let basis = match headline.basis {
        Basis::Measured => "measured",
        Basis::Indicated => "indicated",
        Basis::Floor => "floor",
    };
    object(vec![
        ("basis", Json::text(basis)),
        ("score", number(headline.score.text(4))),
        ("low", number(headline.low.text(4))),
        ("high", number(headline.high.text(4))),
        ("level", Json::int(headline.level.into())),
        ("levelName", Json::text(level_name(catalog, headline.level))),
        ("confidence", number(headline.confidence.text(4))),
        (
            "confidenceLabel",
            Json::text(catalog[headline.confidence_label].id),
        ),
    ])
}

fn figures(catalog: &Catalog, figures: Option<Figures>) -> Vec<(&'static str, Json)> {
    const DECIMALS: u32 = 4;
    let number =
        |text: Option<String>| text.map_or(Json::Null, |digits| Json::Number(digits.into()));
    let score = |of: fn(&Figures) -> Score| number(figures.as_ref().map(|f| of(f).text(DECIMALS)));
    let share = |of: fn(&Figures) -> Ratio| number(figures.as_ref().map(|f| of(f).text(DECIMALS)));
    let word = |of: Option<&str>| of.map_or(Json::Null, Json::text);
    let level = figures.as_ref().map(|f| f.level);
    vec![
        ("claimed", score(|f| f.claimed)),
        ("evidenced", score(|f| f.evidenced)),
        ("possible", score(|f| f.possible)),
        (
            "level",
            level.map_or(Json::Null, |level| Json::int(level.into())),
        ),
        (
            "levelName",
            word(level.map(|level| level_name(catalog, level))),
        ),
        ("coverage", share(|f| f.coverage)),
        ("confidence", share(|f| f.confidence)),
        (
            "confidenceLabel",
            word(figures.as_ref().map(|f| catalog[f.label].id)),
        ),
    ]
}

fn object(keys: Vec<(&str, Json)>) -> Json {
    Json::Object(
        keys.into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}
