//! Targets: what each dimension weighs, how far it should go, and the gap.
//! Source: content rules §3.1, §3.5.

use super::assumed::Assumed;
use super::now::{Known, Now};
use super::number::{Ratio, Score, decimal};
use super::score::Scores;
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Ambition, Catalog, Dimension, Driver, GapBand, Idx, Tier};
use crate::plan::{DimensionId, Plan};

/// Tier that is assumed where the plan states none that the catalogue knows.
const ASSUMED_TIER: &str = "tier-2";
/// Ambition that is assumed where the plan states none that the catalogue knows.
const ASSUMED_AMBITION: &str = "balanced";
/// Levels that a dimension climbs at most in one plan.
const MOST_CLIMB: u8 = 2;
/// A driver's boost that makes a dimension decisive for it.
const DECISIVE: u8 = 2;

/// A driver that was chosen, with what its rank counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankedDriver {
    /// The driver.
    pub driver: Idx<Driver>,
    /// Its rank, from 0 for the primary one.
    pub rank: u8,
    /// What its rank counts, 0 to 1.
    pub rank_weight: Ratio,
}

/// What a target rests on beside the dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footing {
    /// The tier; none only in a catalogue without tiers.
    pub tier: Option<Idx<Tier>>,
    /// The tier was not stated and is assumed.
    pub tier_assumed: bool,
    /// The ambition; none only in a catalogue without ambitions.
    pub ambition: Option<Idx<Ambition>>,
    /// The ambition was not stated and is assumed.
    pub ambition_assumed: bool,
    /// The chosen drivers that the catalogue knows, in rank order.
    pub drivers: Vec<RankedDriver>,
}

impl Footing {
    fn new(catalog: &Catalog, plan: &Plan) -> Footing {
        let details = &plan.details;
        let tier = details.tier.as_ref();
        let tier = tier.and_then(|id| catalog.tier(id.as_str()));
        let ambition = details.ambition.as_ref();
        let ambition = ambition.and_then(|id| catalog.ambition(id.as_str()));
        let weights = catalog.planning_rules.rank_weights.iter().zip(0..);
        let ranked = plan.vision.drivers.iter().zip(weights);
        // A driver that the catalogue does not know keeps its rank and moves nothing.
        let drivers = ranked.filter_map(|(id, (&weight, rank))| {
            Some(RankedDriver {
                driver: catalog.driver(id.as_str())?,
                rank,
                rank_weight: Ratio::hundredths(weight),
            })
        });
        Footing {
            tier: tier.or_else(|| catalog.tier(ASSUMED_TIER)),
            tier_assumed: tier.is_none(),
            ambition: ambition.or_else(|| catalog.ambition(ASSUMED_AMBITION)),
            ambition_assumed: ambition.is_none(),
            drivers: drivers.collect(),
        }
    }

    /// The driver that ranks first.
    #[must_use]
    pub fn primary(&self) -> Option<Idx<Driver>> {
        let first = self.drivers.first().filter(|ranked| ranked.rank == 0);
        first.map(|ranked| ranked.driver)
    }
}

/// The target of one dimension and the gap to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DimensionTarget {
    /// The dimension.
    pub dimension: Idx<Dimension>,
    /// b: what the drivers add, 0 to 2.
    pub boost: Ratio,
    /// W: how much the dimension weighs, 1 to 2.
    pub weight: Ratio,
    /// Level that the tier asks for.
    pub base: u8,
    /// The primary driver needs this dimension above all and raises it by one.
    pub raised: bool,
    /// Levels that the ambition adds, -1 to 1.
    pub shift: i32,
    /// T before any edit, 1 to 5.
    pub proposed: u8,
    /// T: the end target, edited or proposed, 1 to 5.
    pub target: u8,
    /// Why the team set another target than the proposed one; none if it did not.
    pub edited: Option<String>,
    /// Level from which the plan climbs: that of the score, or of the quick
    /// check's indication where answers are assumed. None if nothing applies.
    pub from_level: Option<u8>,
    /// T12: what this plan aims at, at most two levels above `from_level`.
    pub plan_target: u8,
    /// g: what is missing to the end target; none if the dimension has no score.
    pub gap: Option<Gap>,
}

/// What a gap is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapOf {
    /// The score.
    Score,
    /// The quick check's indication: the gap is as rough.
    Indication,
    /// Nothing is answered, which counts as nothing in place: the gap is at
    /// most this.
    Nothing,
}

/// A gap and how much it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What it is counted from.
    pub of: GapOf,
    /// Target minus score or indication, at least 0, in levels; shown by [`Gap::text`].
    pub size: Score,
    /// Size times weight.
    pub weighted: Ratio,
    /// Share of all weighted gaps, 0 to 1.
    pub share: Ratio,
    /// The word for it.
    pub band: Option<Idx<GapBand>>,
    /// The band is one higher because the dimension weighs much.
    pub band_raised: bool,
    /// The line of the next band, which the size has not reached.
    next_line: Option<Ratio>,
}

impl Gap {
    /// The size with so many decimals, rounded half up, but never up to the
    /// line of a band that it has not reached: `0.75`, `about 0.8`, `up to 3.0`.
    /// What does not come from a score has one decimal, and is what is left
    /// from the number that is shown to the target.
    #[must_use]
    pub fn text(&self, decimals: u32) -> String {
        // Half down: half up is what the number was rounded.
        let left = || decimal(-Ratio::ZERO.minus(self.size.0).rounded(1), 1);
        match self.of {
            GapOf::Score => decimal(
                self.size.0.rounded_below(decimals, self.next_line),
                decimals,
            ),
            GapOf::Indication => "about ".to_owned() + &left(),
            GapOf::Nothing => "up to ".to_owned() + &left(),
        }
    }

    /// The share of all gaps: `9%`, `about 9%`, `up to 9%`.
    #[must_use]
    pub fn share_text(&self) -> String {
        let how = match self.of {
            GapOf::Score => "",
            GapOf::Indication => "about ",
            GapOf::Nothing => "up to ",
        };
        how.to_owned() + &self.share.percent()
    }

    /// The word for it: `major`, `likely major`, `up to major`.
    #[must_use]
    pub fn band_text(&self, catalog: &Catalog) -> String {
        let how = match self.of {
            GapOf::Score => "",
            GapOf::Indication => "likely ",
            GapOf::Nothing => "up to ",
        };
        how.to_owned() + self.band.map_or("", |band| catalog[band].label)
    }
}

/// All targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Targets {
    /// What they rest on.
    pub footing: Footing,
    /// Per dimension, in the catalogue's order.
    pub dimensions: Vec<DimensionTarget>,
}

impl Targets {
    /// The targets of a plan. Dimensions whose answers are assumed climb from
    /// the quick check's indication instead of their score, and so do their gaps.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        scores: &Scores,
        assumed: &Assumed,
        known: &Known,
    ) -> Targets {
        let footing = Footing::new(catalog, plan);
        let target = |dimension| {
            let level = scores.claimed(dimension).map(Score::level);
            let from_level = level.map(|l| assumed.of(dimension).map_or(l, Score::level));
            dimension_target(catalog, plan, &footing, dimension, from_level)
        };
        let mut dimensions: Vec<_> = catalog.dimensions.indices().map(target).collect();
        add_gaps(catalog, known, &mut dimensions);
        Targets {
            footing,
            dimensions,
        }
    }

    /// The target of a dimension.
    #[must_use]
    pub fn of(&self, dimension: Idx<Dimension>) -> &DimensionTarget {
        &self.dimensions[dimension.position()]
    }
}

fn dimension_target(
    catalog: &Catalog,
    plan: &Plan,
    footing: &Footing,
    dimension: Idx<Dimension>,
    from_level: Option<u8>,
) -> DimensionTarget {
    let boost_of = |ranked: &RankedDriver| {
        let boost = catalog[ranked.driver].boost(dimension);
        ranked.rank_weight.times(Ratio::new(boost.into(), 1))
    };
    let boosts = footing.drivers.iter().map(boost_of);
    let boost = boosts.fold(Ratio::ZERO, Ratio::plus).min(Ratio::new(2, 1));
    let base = footing.tier.map_or(1, |tier| catalog[tier].base);
    let raised = footing
        .primary()
        .is_some_and(|driver| catalog[driver].boost(dimension) == DECISIVE);
    let shift = footing
        .ambition
        .map_or(0, |ambition| catalog[ambition].shift);
    let proposed = (i32::from(base) + i32::from(raised) + shift).clamp(1, HIGHEST_LEVEL.into());
    let proposed = proposed as u8;
    let edit = plan
        .targets
        .levels
        .get(&DimensionId::new(catalog[dimension].id));
    let target = edit.map_or(proposed, |edit| edit.level.clamp(1, HIGHEST_LEVEL));
    DimensionTarget {
        dimension,
        boost,
        weight: Ratio::ONE.plus(boost.times(Ratio::new(1, 2))),
        base,
        raised,
        shift,
        proposed,
        target,
        edited: edit.map(|edit| edit.reason.clone()),
        from_level,
        plan_target: from_level.map_or(target, |level| target.min(level + MOST_CLIMB)),
        gap: None,
    }
}

/// The gaps, which need each other for their shares.
fn add_gaps(catalog: &Catalog, known: &Known, dimensions: &mut [DimensionTarget]) {
    let size = |d: &DimensionTarget| {
        let wanted = Score(Ratio::new(d.target.into(), 1));
        let from = match known.of(d.dimension) {
            Now::Left => return None,
            now => now.score().unwrap_or_default(),
        };
        Some(from.short_of(wanted))
    };
    let weighted = |d: &DimensionTarget| Some(size(d)?.0.times(d.weight));
    let all = dimensions.iter().filter_map(weighted);
    let all = all.fold(Ratio::ZERO, Ratio::plus);
    for dimension in dimensions {
        if let (Some(size), Some(weighted)) = (size(dimension), weighted(dimension)) {
            let (band, band_raised) = band(catalog, size, dimension.weight);
            dimension.gap = Some(Gap {
                of: match known.of(dimension.dimension) {
                    Now::Open | Now::Left => GapOf::Nothing,
                    Now::Indicated(_) => GapOf::Indication,
                    Now::Few(_) | Now::Scored(_) => GapOf::Score,
                },
                size,
                weighted,
                share: weighted.over(all),
                band,
                band_raised,
                next_line: next_line(catalog, size),
            });
        }
    }
}

/// The band of a gap, and whether the weight raised it by one.
fn band(catalog: &Catalog, size: Score, weight: Ratio) -> (Option<Idx<GapBand>>, bool) {
    let rules = &catalog.planning_rules;
    let bands: Vec<_> = catalog.gap_bands.indices().collect();
    let reached = |&&band: &&Idx<GapBand>| size.0 >= Ratio::hundredths(catalog[band].from);
    let at = bands.iter().filter(reached).count().max(1);
    let heavy = weight >= Ratio::hundredths(rules.raise_weight)
        && size.0 >= Ratio::hundredths(rules.raise_gap);
    let raised = heavy && at < bands.len();
    let at = at + usize::from(raised);
    (bands.get(at - 1).copied(), raised)
}

/// The lowest line of a band that a gap has not reached.
fn next_line(catalog: &Catalog, size: Score) -> Option<Ratio> {
    let lines = catalog.gap_bands.iter();
    let lines = lines.map(|band| Ratio::hundredths(band.from));
    lines.filter(|&line| size.0 < line).min()
}
