//! Explanations of scores, coverage, confidence and the quick estimate.

use super::{Explanation, Input, fine, input, mean_of, result, two};
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Dimension, Idx, Practice};
use crate::insight::findings::{confidence_percent, coverage_percent};
use crate::insight::given::{claimed_halves, evidenced_halves, possible_halves};
use crate::insight::score::{LevelPart, Overall, Rating, level_parts, role_hundredths, total};
use crate::insight::{Insight, Ratio, Score};
use crate::plan::{Choice, Strength};

/// Which of the three scores.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Claimed,
    Evidenced,
    Possible,
}

impl Reading {
    fn name(self) -> &'static str {
        match self {
            Reading::Claimed => "Score",
            Reading::Evidenced => "Evidenced score",
            Reading::Possible => "Possible score",
        }
    }

    fn of(self, rating: &Rating) -> Score {
        match self {
            Reading::Claimed => rating.claimed,
            Reading::Evidenced => rating.evidenced,
            Reading::Possible => rating.possible,
        }
    }

    fn halves(self, insight: &Insight, practice: Idx<Practice>) -> Option<u8> {
        let given = insight.given();
        let (choice, strength) = (given.choice(practice), given.strength(practice));
        match self {
            Reading::Claimed => claimed_halves(choice),
            Reading::Evidenced => evidenced_halves(choice, strength),
            Reading::Possible => possible_halves(choice),
        }
    }

    fn rule(self) -> &'static str {
        match self {
            Reading::Claimed => {
                "S = sum over levels of F x G. F: mean answer of the level (yes 1, partly 0.5, all else 0). G: 1 at level 1, then how solid the weakest level beneath is: 0 up to a quarter in place, 1 from three quarters on."
            }
            Reading::Evidenced => {
                "S = sum over levels of F x G. F: mean answer of the level (yes with evidence 1, yes without evidence and partly 0.5, all else 0). G: 1 at level 1, then how solid the weakest level beneath is: 0 up to a quarter in place, 1 from three quarters on."
            }
            Reading::Possible => {
                "S = sum over levels of F x G. F: mean answer of the level (yes, don't know and unanswered 1, partly 0.5, no 0). G: 1 at level 1, then how solid the weakest level beneath is: 0 up to a quarter in place, 1 from three quarters on."
            }
        }
    }
}

pub(super) fn score(
    insight: &Insight,
    dimension: Idx<Dimension>,
    reading: Reading,
) -> Option<Explanation> {
    let catalog = insight.catalog();
    let parts = level_parts(catalog, dimension, |p| reading.halves(insight, p))?;
    let filled = |part: &LevelPart| fine(Ratio::new(part.filled.into(), 120));
    let gate = |part: &LevelPart| fine(Ratio::new(part.gate.into(), 60));
    let inputs = parts.iter().zip(1..).map(|(part, level)| {
        let practices = catalog.practices_of(dimension, level).iter();
        let answers: Vec<_> = practices.map(|&p| answer(insight, p)).collect();
        input(
            format!("Level {level}: {}", answers.join(", ")),
            format!("F {}, G {}", filled(part), gate(part)),
        )
    });
    let products = parts
        .iter()
        .map(|part| format!("{} x {}", filled(part), gate(part)));
    let products: Vec<_> = products.collect();
    Some(Explanation {
        title: format!("{} of {}", reading.name(), catalog[dimension].name),
        inputs: inputs.collect(),
        formula: reading.rule(),
        worked: format!("{} = {}", products.join(" + "), result(total(&parts))),
    })
}

/// "obj-1a yes, noted".
fn answer(insight: &Insight, practice: Idx<Practice>) -> String {
    let (catalog, given) = (insight.catalog(), insight.given());
    let choice = given.choice(practice);
    let meaning = catalog.answers.iter().find(|a| a.answer == choice.answer());
    let word = meaning.map_or("", |meaning| meaning.label).to_lowercase();
    let proven = matches!(choice, Choice::Yes | Choice::Partly);
    let proof = match given.strength(practice) {
        Strength::Noted if proven => ", noted",
        Strength::Verified if proven => ", verified",
        _ => "",
    };
    format!("{} {word}{proof}", catalog[practice].id)
}

pub(super) fn coverage(insight: &Insight, dimension: Idx<Dimension>) -> Option<Explanation> {
    let catalog = insight.catalog();
    let score = insight.scores().of(dimension);
    let rating = score.rating.as_ref()?;
    let (known, applicable) = (score.counts.known(), score.counts.applicable());
    Some(Explanation {
        title: format!("Coverage of {}", catalog[dimension].name),
        inputs: vec![
            input("Answered yes, partly or no", known.to_string()),
            input("Applicable practices", applicable.to_string()),
        ],
        formula: "K = answered yes, partly or no / applicable",
        worked: format!(
            "{known} / {applicable} = {}%",
            coverage_percent(catalog, rating.coverage)
        ),
    })
}

pub(super) fn confidence(insight: &Insight, dimension: Idx<Dimension>) -> Option<Explanation> {
    let catalog = insight.catalog();
    let scores = insight.scores();
    let score = scores.of(dimension);
    let rating = score.rating.as_ref()?;
    let contradictions = score.contradictions.min(5);
    let roles = Ratio::hundredths(role_hundredths(scores.roles)).text(1);
    let (coverage, evidence) = (fine(rating.coverage), fine(rating.evidence));
    Some(Explanation {
        title: format!("Confidence of {}", catalog[dimension].name),
        inputs: vec![
            input("K, coverage", coverage.clone()),
            input("E, mean strength of the evidence", evidence.clone()),
            input(
                format!("R, for {} distinct roles taking part", scores.roles),
                roles.clone(),
            ),
            input(
                "X, contradictions (five at most)",
                contradictions.to_string(),
            ),
        ],
        formula: "C = K x (0.3 + 0.5 E + 0.2 R) - 0.03 X, between 0 and 1",
        worked: format!(
            "{coverage} x (0.3 + 0.5 x {evidence} + 0.2 x {roles}) - 0.03 x {contradictions} = {} ({}%, {})",
            fine(rating.confidence),
            confidence_percent(catalog, rating.confidence),
            catalog[rating.confidence_label].label,
        ),
    })
}

/// One number of every dimension that has a score, as inputs and as texts.
fn by_dimension(insight: &Insight, of: impl Fn(&Rating) -> String) -> (Vec<Input>, Vec<String>) {
    let catalog = insight.catalog();
    let dimensions = insight.scores().dimensions.iter();
    let rated = dimensions.filter_map(|d| Some((d.dimension, of(d.rating.as_ref()?))));
    rated
        .map(|(dimension, value)| (input(catalog[dimension].name, value.clone()), value))
        .unzip()
}

pub(super) fn overall(insight: &Insight, reading: Reading) -> Option<Explanation> {
    let overall: &Overall = insight.scores().overall.as_ref()?;
    let (inputs, values) = by_dimension(insight, |rating| fine(reading.of(rating).0));
    let score = match reading {
        Reading::Claimed => overall.claimed,
        Reading::Evidenced => overall.evidenced,
        Reading::Possible => overall.possible,
    };
    Some(Explanation {
        title: format!("Overall {}", reading.name().to_lowercase()),
        inputs,
        formula: "O = mean of the dimensions' scores, each with equal weight; computed from the exact scores and rounded once",
        worked: format!("{} = {}", mean_of(&values), result(score)),
    })
}

pub(super) fn overall_level(insight: &Insight) -> Option<Explanation> {
    let catalog = insight.catalog();
    let scores = insight.scores();
    let overall = scores.overall.as_ref()?;
    let lowest = scores.of(overall.lowest).rating.as_ref()?;
    let name = catalog
        .level_of_rank(overall.level)
        .map_or("", |level| level.name);
    Some(Explanation {
        title: "Overall level".to_owned(),
        inputs: vec![
            input("Overall score", overall.claimed.to_string()),
            input(
                "Level of the overall score",
                overall.level_of_mean.to_string(),
            ),
            input(
                format!("Lowest dimension: {}", catalog[overall.lowest].name),
                format!("{}, level {}", lowest.claimed, lowest.level),
            ),
        ],
        formula: "overall level = the lower of level(O) and the lowest dimension's level + 2; level(s) = floor(s + 0.25)",
        worked: format!(
            "lower of {} and {} + 2, at most {HIGHEST_LEVEL} = {} ({name})",
            overall.level_of_mean, lowest.level, overall.level
        ),
    })
}

pub(super) fn overall_coverage(insight: &Insight) -> Option<Explanation> {
    let catalog = insight.catalog();
    let overall = insight.scores().overall.as_ref()?;
    let (inputs, values) = by_dimension(insight, |rating| fine(rating.coverage));
    Some(Explanation {
        title: "Overall coverage".to_owned(),
        inputs,
        formula: "mean of the dimensions' coverage",
        worked: format!(
            "{} = {} ({}%)",
            mean_of(&values),
            fine(overall.coverage),
            coverage_percent(catalog, overall.coverage)
        ),
    })
}

pub(super) fn overall_confidence(insight: &Insight) -> Option<Explanation> {
    let catalog = insight.catalog();
    let overall = insight.scores().overall.as_ref()?;
    let (inputs, values) = by_dimension(insight, |rating| fine(rating.confidence));
    Some(Explanation {
        title: "Overall confidence".to_owned(),
        inputs,
        formula: "C = mean of the dimensions' confidence",
        worked: format!(
            "{} = {} ({}%, {})",
            mean_of(&values),
            fine(overall.confidence),
            confidence_percent(catalog, overall.confidence),
            catalog[overall.confidence_label].label,
        ),
    })
}

pub(super) fn quick_estimate(insight: &Insight) -> Option<Explanation> {
    let catalog = insight.catalog();
    let estimate = insight.quick().estimate.as_ref()?;
    let rules = &catalog.quick_check;
    let mut inputs: Vec<_> = rules
        .practices
        .iter()
        .map(|&p| input(catalog[catalog[p].dimension].name, answer(insight, p)))
        .collect();
    inputs.push(input("Q", fine(estimate.q)));
    let points = rules.knots.iter();
    let points = points.map(|k| format!("Q {}: {}", k.q, two(Ratio::hundredths(k.score))));
    let points: Vec<_> = points.collect();
    inputs.push(input("Points", points.join("; ")));
    Some(Explanation {
        title: "Estimated score".to_owned(),
        inputs,
        formula: "Q = 12 x sum of the answers / questions that apply (yes 1, partly 0.5, all else 0); the estimate lies on the straight line between the two points around Q",
        worked: format!(
            "Q {} gives {}; range {} to {}",
            fine(estimate.q),
            result(estimate.score),
            estimate.low,
            estimate.high
        ),
    })
}

pub(super) fn quick_indication(
    insight: &Insight,
    dimension: Idx<Dimension>,
) -> Option<Explanation> {
    let catalog = insight.catalog();
    let estimate = insight.quick().estimate.as_ref()?;
    let practice = catalog.quick_practice(dimension)?;
    let choice = insight.given().choice(practice);
    let adjust = Ratio::hundredths(catalog.quick_check.adjust(choice.answer()));
    let sign = if adjust < Ratio::ZERO { "-" } else { "+" };
    let size = two(adjust.max(Ratio::ZERO.minus(adjust)));
    Some(Explanation {
        title: format!("Indication for {}", catalog[dimension].name),
        inputs: vec![
            input("Estimated score", estimate.score.to_string()),
            input("Answer", answer(insight, practice)),
            input("Its adjustment", format!("{sign}{size}")),
        ],
        formula: "estimate + adjustment of the answer, between 0 and 5; a weak indication",
        worked: format!(
            "{} {sign} {size}, between 0 and 5 = {}",
            fine(estimate.score.0),
            result(estimate.of(dimension))
        ),
    })
}
