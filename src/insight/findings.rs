//! What the scores say in words: strengths, weaknesses, and what lifts a
//! dimension. Source: content rules §2.5.

use super::given::{Given, claimed_halves};
use super::now::Known;
use super::number::{Ratio, Score};
use super::score::{Overall, Rating, Scores, level_parts, total};
use super::template::sentence;
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Catalog, Dimension, Idx, Practice};
use crate::plan::{Choice, Plan};
use crate::sorted::sort_by_key;
use std::cmp::Reverse;

/// How many strengths and weaknesses are named.
const NAMED: usize = 3;

/// A single practice that would raise a dimension's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lift {
    /// The practice.
    pub practice: Idx<Practice>,
    /// By how much, in levels, if it alone became a yes.
    pub gain: Score,
}

/// Practices that together lift a dimension to a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Climb {
    /// The level they lift it to.
    pub level: u8,
    /// The practices, the one that raises the score most first, each counted
    /// after those before it.
    pub practices: Vec<Idx<Practice>>,
}

/// What stands out among the dimensions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The highest scores and indications of level 1 and more, at most three,
    /// highest first.
    pub strengths: Vec<Idx<Dimension>>,
    /// The lowest ones, at most three, lowest first; none of the strengths, and
    /// none of which nothing is known.
    pub weaknesses: Vec<Idx<Dimension>>,
    /// Per dimension, in the catalogue's order: what single practices bring, most first.
    pub lifts: Vec<Vec<Lift>>,
    /// Per dimension: the practices that lift it to its next level; none at the highest.
    pub climbs: Vec<Option<Climb>>,
}

impl Findings {
    /// Reads the findings out of answers and scores.
    #[must_use]
    pub fn new(catalog: &Catalog, given: &Given, scores: &Scores, known: &Known) -> Findings {
        let rated = scores.dimensions.iter();
        let rated = rated.filter_map(|d| {
            let now = known.of(d.dimension).score()?;
            Some((d.dimension, now, d.rating.as_ref()?.evidenced))
        });
        let rated: Vec<_> = rated.collect();
        let score = |&(_, now, evidenced): &(Idx<Dimension>, Score, Score)| (now, evidenced);
        // Sorting is stable: of equal scores, the first of the catalogue comes first.
        let mut strong = rated.clone();
        strong.retain(|(_, now, _)| now.level() > 0);
        sort_by_key(&mut strong, |entry| Reverse(score(entry)));
        let strengths: Vec<_> = strong.iter().take(NAMED).map(|(d, ..)| *d).collect();
        let mut weak = rated;
        weak.retain(|(dimension, ..)| !strengths.contains(dimension));
        sort_by_key(&mut weak, score);
        let dimensions = || catalog.dimensions.indices();
        Findings {
            weaknesses: weak.iter().take(NAMED).map(|(d, ..)| *d).collect(),
            strengths,
            lifts: dimensions().map(|d| lifts(catalog, given, d)).collect(),
            climbs: dimensions().map(|d| climb(catalog, given, d)).collect(),
        }
    }
}

fn claimed(catalog: &Catalog, given: &Given, dimension: Idx<Dimension>) -> Option<Score> {
    let parts = level_parts(catalog, dimension, |p| claimed_halves(given.choice(p)));
    parts.as_ref().map(total)
}

/// The practices of a dimension that would raise its score if they alone
/// became a yes, most first; of equal ones, the first in the catalogue's order.
fn lifts(catalog: &Catalog, given: &Given, dimension: Idx<Dimension>) -> Vec<Lift> {
    let Some(now) = claimed(catalog, given, dimension) else {
        return Vec::new();
    };
    let mut lifts = Vec::new();
    for &practice in catalog.practices_in(dimension) {
        if !matches!(claimed_halves(given.choice(practice)), Some(0 | 1)) {
            continue;
        }
        let halves = |other| {
            if other == practice {
                Some(2)
            } else {
                claimed_halves(given.choice(other))
            }
        };
        let then = level_parts(catalog, dimension, halves);
        let gain = then.map_or(Score::default(), |parts| now.short_of(total(&parts)));
        if gain > Score::default() {
            lifts.push(Lift { practice, gain });
        }
    }
    sort_by_key(&mut lifts, |lift| Reverse(lift.gain));
    lifts
}

/// The practices that lift a dimension by one level, taken one by one by what
/// they bring.
fn climb(catalog: &Catalog, given: &Given, dimension: Idx<Dimension>) -> Option<Climb> {
    let level = claimed(catalog, given, dimension)?.level() + 1;
    if level > HIGHEST_LEVEL {
        return None;
    }
    let mut then = given.clone();
    let mut practices = Vec::new();
    while claimed(catalog, &then, dimension)?.level() < level {
        let lift = *lifts(catalog, &then, dimension).first()?;
        then.set(lift.practice, Choice::Yes);
        practices.push(lift.practice);
    }
    Some(Climb { level, practices })
}

/// The text of a sentence of the catalogue; empty if it has none of this id.
fn template(catalog: &Catalog, id: &str) -> &'static str {
    catalog
        .sentence(id)
        .map_or("", |idx| catalog[idx].text.text())
}

/// Shown with two decimals in documents' tables, with one elsewhere.
fn one(score: Score) -> String {
    score.text(1)
}

/// A coverage in per cent, never rounded up to a line that it has not reached.
#[must_use]
pub fn coverage_percent(catalog: &Catalog, coverage: Ratio) -> i64 {
    let rules = &catalog.assessment_rules;
    let lines = [rules.provisional_below, rules.insufficient_below];
    coverage.rounded_below(
        2,
        lines.map(Ratio::hundredths).into_iter().chain([Ratio::ONE]),
    )
}

/// A confidence in per cent, never rounded up to a word that it has not reached.
#[must_use]
pub fn confidence_percent(catalog: &Catalog, confidence: Ratio) -> i64 {
    let lines = catalog.confidence_labels.iter();
    confidence.rounded_below(2, lines.map(|label| Ratio::hundredths(label.from)))
}

/// "… is at level 2 (Repeatable), score 1.8 of 5 …"; none without any score.
#[must_use]
pub fn result_sentence(catalog: &Catalog, plan: &Plan, scores: &Scores) -> Option<String> {
    let overall: &Overall = scores.overall.as_ref()?;
    let name = catalog.level_of_rank(overall.level).map(|level| level.name);
    let organisation = plan.details.organisation.trim();
    let value = |placeholder: &str| {
        Some(match placeholder {
            "organisation" if organisation.is_empty() => "The organisation".to_owned(),
            "organisation" => organisation.to_owned(),
            "level" => overall.level.to_string(),
            "level_name" => name?.to_owned(),
            "score" | "low" => one(overall.claimed),
            "high" => one(overall.possible),
            "evidenced" => one(overall.evidenced),
            "confidence" => catalog[overall.confidence_label].label.to_owned(),
            "percent" => confidence_percent(catalog, overall.confidence).to_string(),
            "coverage" => coverage_percent(catalog, overall.coverage).to_string(),
            "unknown" => scores.counts.unknown().to_string(),
            "contradictions" => match scores.contradictions.len() {
                0 => "no contradictions".to_owned(),
                1 => "1 contradiction".to_owned(),
                n => n.to_string() + " contradictions",
            },
            _ => return None,
        })
    };
    let id = match one(overall.claimed) == one(overall.possible) {
        true => "result-certain",
        false => "result",
    };
    Some(sentence(template(catalog, id), value))
}

/// "The weakest foundation is …"; none without any score, or at the highest level.
#[must_use]
pub fn weakest_sentence(catalog: &Catalog, scores: &Scores) -> Option<String> {
    let lowest = scores.overall.as_ref()?.lowest;
    let rating: &Rating = scores.of(lowest).rating.as_ref()?;
    if rating.level >= HIGHEST_LEVEL {
        return None;
    }
    let dimension = &catalog[lowest];
    let descriptor = dimension.descriptor(rating.level + 1);
    let value = |placeholder: &str| {
        Some(match placeholder {
            "dimension" => dimension.name.to_owned(),
            "score" => one(rating.claimed),
            "descriptor" => format!("\"{}\"", descriptor.trim_end_matches('.')),
            _ => return None,
        })
    };
    Some(sentence(template(catalog, "weakest-foundation"), value))
}

/// "3 practices would lift … to level 2: …"; none at the highest level.
#[must_use]
pub fn next_level_sentence(
    catalog: &Catalog,
    findings: &Findings,
    dimension: Idx<Dimension>,
) -> Option<String> {
    let climb = findings.climbs.get(dimension.position())?.as_ref()?;
    let titles = climb
        .practices
        .iter()
        .map(|&practice| catalog[practice].title.text());
    let titles: Vec<_> = titles.collect();
    let value = |placeholder: &str| {
        Some(match placeholder {
            "n" => climb.practices.len().to_string(),
            "dimension" => catalog[dimension].name.to_owned(),
            "next" => climb.level.to_string(),
            "titles" => titles.join("; "),
            _ => return None,
        })
    };
    let text = sentence(template(catalog, "next-level"), value);
    Some(match climb.practices.len() {
        1 => text.replacen("1 practices", "1 practice", 1),
        _ => text,
    })
}

/// "0.6 of the score rests on statements without recorded evidence."; none if
/// all of it is evidenced.
#[must_use]
pub fn unevidenced_sentence(catalog: &Catalog, scores: &Scores) -> Option<String> {
    let overall = scores.overall.as_ref()?;
    let difference = overall.evidenced.short_of(overall.claimed);
    let words = || match difference.rounded(1) {
        0 => "Less than 0.1".to_owned(),
        _ => difference.0.text(1),
    };
    let value = |placeholder: &str| (placeholder == "difference").then(words);
    (difference > Score::default()).then(|| sentence(template(catalog, "unevidenced"), value))
}
