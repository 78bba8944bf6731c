//! Scores: per dimension and overall, claimed, evidenced and possible; how
//! sure they are; and what contradicts itself. Source: content rules §2.2, §2.6.

use super::given::{
    Counts, Given, claimed_halves, evidenced_halves, possible_halves, strength_halves,
};
use super::number::{Ratio, Score};
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Catalog, ConfidenceLabel, Dimension, Idx, LongText, Practice};
use crate::plan::{Choice, Plan};
use crate::sorted::Set;

/// What one level adds to a dimension's score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LevelPart {
    /// How far the level is in place, F, in 1/120: 0 to 120.
    pub filled: u16,
    /// How far it counts, G: how solid the weakest level beneath is, in 1/60: 0 to 60.
    pub gate: u16,
}

impl LevelPart {
    /// What the level adds, F x G, in 1/7,200: 0 to 7,200.
    #[must_use]
    pub fn product(self) -> u32 {
        u32::from(self.filled) * u32::from(self.gate)
    }

    /// What the level adds, as a score of 0 to 1.
    #[must_use]
    pub fn score(self) -> Score {
        Score::from_units(i64::from(self.product()))
    }
}

/// The parts of levels 1 to 5.
pub type LevelParts = [LevelPart; HIGHEST_LEVEL as usize];

/// The numbers of a dimension that has at least one applicable practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Score as answered; unknown and unanswered count as not in place.
    pub claimed: Score,
    /// Score in which a yes without evidence is half a yes.
    pub evidenced: Score,
    /// Score if everything unknown and unanswered were in place.
    pub possible: Score,
    /// Level of the claimed score, 0 to 5.
    pub level: u8,
    /// What levels 1 to 5 add to the claimed score.
    pub parts: LevelParts,
    /// Share of applicable practices answered yes, partly or no, 0 to 1.
    pub coverage: Ratio,
    /// Mean strength of the evidence, 0 to 1.
    pub evidence: Ratio,
    /// How much the score can be relied on, 0 to 1.
    pub confidence: Ratio,
    /// The word for it.
    pub confidence_label: Idx<ConfidenceLabel>,
    /// Too few answers for a statement (coverage below the catalogue's line).
    pub insufficient: bool,
}

/// One dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionScore {
    /// The dimension.
    pub dimension: Idx<Dimension>,
    /// Its numbers; none if no practice of it applies.
    pub rating: Option<Rating>,
    /// Answers by kind.
    pub counts: Counts,
    /// Contradictions whose yes lies in this dimension; five at most count.
    pub contradictions: u16,
    /// So much does not apply that the score must not be compared.
    pub tailored: bool,
}

/// The overall numbers: plain means over the dimensions that have a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overall {
    /// Mean of the claimed scores.
    pub claimed: Score,
    /// Mean of the evidenced scores.
    pub evidenced: Score,
    /// Mean of the possible scores.
    pub possible: Score,
    /// The headline level, 0 to 5: that of the mean, but at most two above the lowest dimension.
    pub level: u8,
    /// Level of the mean alone.
    pub level_of_mean: u8,
    /// The dimension with the lowest score, the first of several.
    pub lowest: Idx<Dimension>,
    /// Highest overall level that the lowest dimension allows.
    pub cap: u8,
    /// Mean coverage, 0 to 1.
    pub coverage: Ratio,
    /// Mean confidence, 0 to 1.
    pub confidence: Ratio,
    /// The word for it.
    pub confidence_label: Idx<ConfidenceLabel>,
    /// Coverage is below the catalogue's line: the result may still change much.
    pub provisional: bool,
}

impl Overall {
    /// Whether the lowest dimension holds the headline level down.
    #[must_use]
    pub fn capped(&self) -> bool {
        self.cap < self.level_of_mean
    }
}

/// Two answers that cannot both be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Answered yes ...
    pub yes: Idx<Practice>,
    /// ... although this, which it requires, is answered no.
    pub no: Idx<Practice>,
}

/// A practice that was said not to apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotApplicable {
    /// The practice.
    pub practice: Idx<Practice>,
    /// The recorded reason, else the catalogue's.
    pub reason: String,
}

/// Everything scored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scores {
    /// Per dimension, in the catalogue's order.
    pub dimensions: Vec<DimensionScore>,
    /// Overall; none if no practice applies at all.
    pub overall: Option<Overall>,
    /// Distinct roles that took part.
    pub roles: u16,
    /// Answers by kind, over all dimensions.
    pub counts: Counts,
    /// Contradictions, in the catalogue's order.
    pub contradictions: Vec<Contradiction>,
    /// Practices that do not apply, in the catalogue's order.
    pub not_applicable: Vec<NotApplicable>,
}

/// Contradictions of one dimension that lower its confidence.
const MOST_CONTRADICTIONS: u16 = 5;

impl Scores {
    /// Scores a plan.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan, given: &Given) -> Scores {
        let roles = distinct_roles(plan);
        let contradictions = contradictions(catalog, given);
        let dimension = |dimension| {
            let yes_here = |pair: &&Contradiction| catalog[pair.yes].dimension == dimension;
            let n_contradictions = contradictions.iter().filter(yes_here).count() as u16;
            score_dimension(catalog, given, dimension, roles, n_contradictions)
        };
        let dimensions: Vec<_> = catalog.dimensions.indices().map(dimension).collect();
        let not_applicable = catalog
            .practice_indices()
            .filter(|&practice| !given.applies(practice))
            .map(|practice| NotApplicable {
                practice,
                reason: reason(catalog, plan, practice),
            });
        Scores {
            overall: Overall::new(catalog, &dimensions),
            dimensions,
            roles,
            counts: given.count(catalog.practice_indices()),
            not_applicable: not_applicable.collect(),
            contradictions,
        }
    }

    /// The score of a dimension.
    #[must_use]
    pub fn of(&self, dimension: Idx<Dimension>) -> &DimensionScore {
        &self.dimensions[dimension.position()]
    }

    /// The claimed score of a dimension; none if no practice of it applies.
    #[must_use]
    pub fn claimed(&self, dimension: Idx<Dimension>) -> Option<Score> {
        self.of(dimension).rating.as_ref().map(|r| r.claimed)
    }
}

impl Overall {
    fn new(catalog: &Catalog, dimensions: &[DimensionScore]) -> Option<Overall> {
        let rated = || {
            dimensions
                .iter()
                .filter_map(|d| Some((d.dimension, d.rating.as_ref()?)))
        };
        let mean = |of: &dyn Fn(&Rating) -> Ratio| Ratio::mean(rated().map(|(_, r)| of(r)));
        let claimed = Score(mean(&|r| r.claimed.0)?);
        let (lowest, weakest) = rated().min_by_key(|(_, r)| r.claimed)?;
        let (coverage, confidence) = (mean(&|r| r.coverage)?, mean(&|r| r.confidence)?);
        let cap = (weakest.level + 2).min(HIGHEST_LEVEL);
        let level_of_mean = claimed.level();
        Some(Overall {
            claimed,
            evidenced: Score(mean(&|r| r.evidenced.0)?),
            possible: Score(mean(&|r| r.possible.0)?),
            level: level_of_mean.min(cap),
            level_of_mean,
            lowest,
            cap,
            coverage,
            confidence,
            confidence_label: confidence_label(catalog, confidence)?,
            provisional: coverage < Ratio::hundredths(catalog.assessment_rules.provisional_below),
        })
    }
}

fn reason(catalog: &Catalog, plan: &Plan, practice: Idx<Practice>) -> String {
    let practice = &catalog[practice];
    let recorded = plan.answer(practice.id).map(|answer| answer.reason.trim());
    recorded
        .filter(|reason| !reason.is_empty())
        .or(practice.na_reason.map(LongText::text))
        .unwrap_or_default()
        .to_owned()
}

fn distinct_roles(plan: &Plan) -> u16 {
    let respondents = plan.assessment.respondents.iter();
    let roles: Set<_> = respondents.filter_map(|r| r.role.as_ref()).collect();
    roles.len() as u16
}

/// Pairs in the order of the practices, then of what they require.
fn contradictions(catalog: &Catalog, given: &Given) -> Vec<Contradiction> {
    let mut pairs = Vec::new();
    for (yes, practice) in catalog.practices.entries() {
        if given.choice(yes) == Choice::Yes {
            let denied = practice.requires.iter().copied();
            let denied = denied.filter(|&no| given.choice(no) == Choice::No);
            pairs.extend(denied.map(|no| Contradiction { yes, no }));
        }
    }
    pairs
}

fn score_dimension(
    catalog: &Catalog,
    given: &Given,
    dimension: Idx<Dimension>,
    roles: u16,
    contradictions: u16,
) -> DimensionScore {
    let practices = catalog.practices_in(dimension);
    let counts = given.count(practices.iter().copied());
    let rules = &catalog.assessment_rules;
    let certainty = Certainty::new(given, practices.iter().copied(), roles, contradictions);
    let rating = || {
        let parts = level_parts(catalog, dimension, |p| claimed_halves(given.choice(p)))?;
        let evidenced = |p| evidenced_halves(given.choice(p), given.strength(p));
        let possible = |p| possible_halves(given.choice(p));
        let claimed = total(&parts);
        Some(Rating {
            claimed,
            evidenced: total(&level_parts(catalog, dimension, evidenced)?),
            possible: total(&level_parts(catalog, dimension, possible)?),
            level: claimed.level(),
            parts,
            coverage: certainty.coverage(),
            evidence: certainty.evidence(),
            confidence: certainty.confidence(),
            confidence_label: confidence_label(catalog, certainty.confidence())?,
            insufficient: certainty.coverage() < Ratio::hundredths(rules.insufficient_below),
        })
    };
    let left_out = Ratio::new(counts.not_applicable.into(), counts.all().into());
    DimensionScore {
        dimension,
        rating: rating(),
        counts,
        contradictions,
        tailored: left_out > Ratio::hundredths(rules.tailored_above),
    }
}

/// The sum of what the levels add.
#[must_use]
pub fn total(parts: &LevelParts) -> Score {
    let units: u32 = parts.iter().map(|part| part.product()).sum();
    Score::from_units(units.into())
}

/// What each level adds when a practice counts so many halves (none: it does
/// not apply). None if no practice of the dimension applies. Exact for up to
/// six practices per level, which the check of the content sees to.
#[must_use]
pub fn level_parts(
    catalog: &Catalog,
    dimension: Idx<Dimension>,
    halves: impl Fn(Idx<Practice>) -> Option<u8>,
) -> Option<LevelParts> {
    let mut parts = LevelParts::default();
    let mut applicable = 0;
    // F of the level beneath: a level of which nothing applies takes it over.
    let mut filled = 120;
    let mut gate = 60;
    for (part, level) in parts.iter_mut().zip(1..) {
        let (mut sum, mut n) = (0, 0);
        for &practice in catalog.practices_of(dimension, level) {
            if let Some(halves) = halves(practice) {
                sum += u16::from(halves);
                n += 1;
            }
        }
        applicable += n;
        filled = (60 * sum).checked_div(n).unwrap_or(filled);
        *part = LevelPart { filled, gate };
        gate = gate.min(solid(filled));
    }
    (applicable > 0).then_some(parts)
}

/// How solid a level is, in 1/60, from how far it is in place, in 1/120:
/// nothing up to a quarter, all from three quarters on.
#[must_use]
pub fn solid(filled: u16) -> u16 {
    filled.saturating_sub(30).min(60)
}

/// What the confidence of a set of practices rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Certainty {
    applicable: i64,
    known: i64,
    /// Twice the summed strengths.
    strength: i64,
    roles: u16,
    contradictions: i64,
}

impl Certainty {
    pub(super) fn new(
        given: &Given,
        practices: impl IntoIterator<Item = Idx<Practice>> + Clone,
        roles: u16,
        contradictions: u16,
    ) -> Certainty {
        let counts = given.count(practices.clone());
        let strengths = practices
            .into_iter()
            .filter_map(|p| strength_halves(given.choice(p), given.strength(p)));
        Certainty {
            applicable: counts.applicable().into(),
            known: counts.known().into(),
            strength: strengths.map(i64::from).sum(),
            roles,
            contradictions: contradictions.min(MOST_CONTRADICTIONS).into(),
        }
    }

    /// K: share of applicable practices answered yes, partly or no.
    pub(super) fn coverage(self) -> Ratio {
        Ratio::new(self.known, self.applicable)
    }

    /// E: mean strength of the evidence.
    pub(super) fn evidence(self) -> Ratio {
        Ratio::new(self.strength, 2 * self.known)
    }

    /// C = max(0, a (30 + 20 R) + 25 h' - 3 X m) / 100 m.
    pub(super) fn confidence(self) -> Ratio {
        let sure = self.known * (30 + i64::from(role_hundredths(self.roles)) / 5);
        let points = sure + 25 * self.strength - 3 * self.contradictions * self.applicable;
        Ratio::new(points.max(0), 100 * self.applicable)
    }
}

/// R in hundredths: what the number of distinct roles counts for confidence.
#[must_use]
pub fn role_hundredths(roles: u16) -> u16 {
    match roles {
        0 | 1 => 60,
        2 => 80,
        _ => 100,
    }
}

/// The word for a confidence; none only in a catalogue without such words.
#[must_use]
pub fn confidence_label(catalog: &Catalog, confidence: Ratio) -> Option<Idx<ConfidenceLabel>> {
    let labels = &catalog.confidence_labels;
    let reached =
        |label: &Idx<ConfidenceLabel>| confidence >= Ratio::hundredths(catalog[*label].from);
    let highest = labels.indices().rfind(reached);
    highest.or_else(|| labels.indices().next())
}
