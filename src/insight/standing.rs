//! Where the team stands, as far as it is known: per dimension, and as the
//! share of the way to the targets that is in place.
//!
//! What nobody has answered is no number here, while a score counts it as not
//! in place. Where the quick check is all there is, its indication stands in,
//! and says so. Source: content rules §1.5, §2.2, §3.2.

use super::Insight;
use super::now::Now;
use super::number::Ratio;
use crate::catalog::{Dimension, Idx};

/// What the whole picture rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Nothing is answered.
    Nothing,
    /// No more than the quick check's questions are answered.
    Quick,
    /// The assessment has begun.
    Assessment,
}

/// One dimension, with where it is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// The dimension.
    pub dimension: Idx<Dimension>,
    /// Where it is.
    pub now: Now,
    /// Its end target.
    pub target: u8,
}

impl Stand {
    /// What is in place of the way to the target, and the way: in levels. What
    /// goes beyond a target is left out, so that it makes up for nothing
    /// elsewhere. None without a number.
    fn way(&self) -> Option<(Ratio, Ratio)> {
        let target = Ratio::new(self.target.into(), 1);
        Some((self.now.score()?.0.min(target), target))
    }
}

/// Where the team stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it rests on.
    pub ground: Ground,
    /// Per dimension, in the catalogue's order.
    pub dimensions: Vec<Stand>,
    /// Levels in place on the way to the targets, and levels of all targets, over
    /// the dimensions with a number; none without any.
    pub covered: Option<Covered>,
}

/// How much of the way to the targets is in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// Levels in place, each dimension at most up to its target.
    pub levels: Ratio,
    /// Levels of the targets.
    pub of: Ratio,
    /// Dimensions that are in it.
    pub n_dimensions: usize,
}

impl Covered {
    /// The share, 0 to 1.
    #[must_use]
    pub fn share(&self) -> Ratio {
        self.levels.over(self.of)
    }

    /// In per cent, never rounded up to the whole: `42%`.
    #[must_use]
    pub fn percent(&self) -> i64 {
        self.share().rounded_below(2, [Ratio::ONE])
    }
}

impl Standing {
    pub(super) fn new(insight: &Insight) -> Standing {
        let (scores, quick) = (insight.scores(), insight.quick());
        let ground = match scores.counts.given() {
            0 => Ground::Nothing,
            given if given == quick.counts.given() && quick.estimate.is_some() => Ground::Quick,
            _ => Ground::Assessment,
        };
        let stand = |dimension| Stand {
            dimension,
            target: insight.targets().of(dimension).target,
            now: insight.known().of(dimension),
        };
        let dimensions: Vec<_> = scores
            .dimensions
            .iter()
            .map(|d| stand(d.dimension))
            .collect();
        let mut covered = Covered {
            levels: Ratio::ZERO,
            of: Ratio::ZERO,
            n_dimensions: 0,
        };
        for (levels, of) in dimensions.iter().filter_map(Stand::way) {
            covered.levels = covered.levels.plus(levels);
            covered.of = covered.of.plus(of);
            covered.n_dimensions += 1;
        }
        Standing {
            ground,
            dimensions,
            covered: (covered.n_dimensions > 0).then_some(covered),
        }
    }
}
