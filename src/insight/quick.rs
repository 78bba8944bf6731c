//! The quick check: an estimate of the full score from twelve answers.
//! Source: content rules §1.5, §2.6.

use super::given::{Counts, Given, claimed_halves};
use super::number::{Ratio, Score};
use super::score::{Certainty, Scores, confidence_label};
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Catalog, ConfidenceLabel, Dimension, Idx, Knot, Practice};

/// The quick check's result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quick {
    /// Answers to the quick questions by kind.
    pub counts: Counts,
    /// The estimate; none while nothing is answered as applicable.
    pub estimate: Option<Estimate>,
    /// Some quick question is unanswered.
    pub provisional: bool,
}

/// An estimate of the full score, with how sure it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// Sum of the answers, scaled to all questions: 0 to 12.
    pub q: Ratio,
    /// Estimated full score.
    pub score: Score,
    /// Lower end of the range.
    pub low: Score,
    /// Upper end of the range.
    pub high: Score,
    /// Level of the estimate. The cap by the lowest dimension does not apply to it.
    pub level: u8,
    /// How much it can be relied on; capped by the catalogue.
    pub confidence: Ratio,
    /// The word for it.
    pub confidence_label: Idx<ConfidenceLabel>,
    /// Weak indication per dimension, in the catalogue's order; for the sketch
    /// chart and for assumed answers only.
    pub dimensions: Vec<Score>,
}

impl Estimate {
    /// The indication of a dimension.
    #[must_use]
    pub fn of(&self, dimension: Idx<Dimension>) -> Score {
        self.dimensions[dimension.position()]
    }
}

impl Quick {
    /// Reads the quick check out of a plan's answers.
    #[must_use]
    pub fn new(catalog: &Catalog, given: &Given, scores: &Scores) -> Quick {
        let asked = &catalog.quick_check.practices;
        let counts = given.count(asked.iter().copied());
        let any = counts.given() > counts.not_applicable;
        Quick {
            counts,
            estimate: any.then(|| estimate(catalog, given, scores)).flatten(),
            provisional: counts.blank > 0,
        }
    }
}

fn estimate(catalog: &Catalog, given: &Given, scores: &Scores) -> Option<Estimate> {
    let rules = &catalog.quick_check;
    let q = scaled_sum(given, &rules.practices);
    let score = interpolate(&rules.knots, q)?;
    let band = Ratio::hundredths(rules.band);
    let asked = |practice| rules.practices.contains(&practice);
    let within = |pair: &&super::score::Contradiction| asked(pair.yes) && asked(pair.no);
    let contradictions = scores.contradictions.iter().filter(within).count() as u16;
    let practices = rules.practices.iter().copied();
    let certainty = Certainty::new(given, practices, scores.roles, contradictions);
    let cap = Ratio::hundredths(rules.confidence_cap);
    let confidence = certainty.confidence().min(cap);
    let indication = |dimension| {
        let practice = catalog.quick_practice(dimension);
        let answer = practice.and_then(|practice| given.choice(practice).answer());
        let adjust = Ratio::hundredths(rules.adjust(answer));
        let highest = Ratio::new(HIGHEST_LEVEL.into(), 1);
        Score(score.plus(adjust).clamp(Ratio::ZERO, highest))
    };
    Some(Estimate {
        q,
        score: Score(score),
        low: Score(score.minus(band)),
        high: Score(score.plus(band)),
        level: Score(score).level(),
        confidence,
        confidence_label: confidence_label(catalog, confidence)?,
        dimensions: catalog.dimensions.indices().map(indication).collect(),
    })
}

/// Q: the sum over applicable questions, scaled to all of them.
fn scaled_sum(given: &Given, practices: &[Idx<Practice>]) -> Ratio {
    let halves = practices.iter().map(|&p| claimed_halves(given.choice(p)));
    let (mut sum, mut n) = (0, 0);
    for halves in halves.flatten() {
        sum += i64::from(halves);
        n += 1;
    }
    Ratio::new(practices.len() as i64 * sum, 2 * n)
}

/// The score at `q` on the straight lines between the knots; beyond them, the
/// nearest one's. None without knots.
fn interpolate(knots: &[Knot], q: Ratio) -> Option<Ratio> {
    let at = |knot: &Knot| Ratio::new(knot.q.into(), 1);
    let score = |knot: &Knot| Ratio::hundredths(knot.score);
    let after = knots.partition_point(|knot| at(knot) <= q);
    let Some(upper) = knots.get(after) else {
        return knots.last().map(score);
    };
    let Some(lower) = after.checked_sub(1).map(|before| &knots[before]) else {
        return Some(score(upper));
    };
    let along = q.minus(at(lower)).over(at(upper).minus(at(lower)));
    Some(score(lower).plus(along.times(score(upper).minus(score(lower)))))
}
