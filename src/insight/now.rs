//! What is known about each dimension: one value, which every page and every
//! document shows. Source: content rules §1.5, §2.2, §3.2.
//!
//! A dimension is *measured* by its answers; *indicated* by the quick check
//! where its quick question alone is answered; else nothing is known of it.

use super::assumed::Assumed;
use super::number::Score;
use super::score::Scores;
use crate::catalog::{Dimension, Idx};

/// What is known about one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// Nothing is answered.
    Open,
    /// No practice of it applies.
    Left,
    /// Only its quick question is answered: a rough indication.
    Indicated(Score),
    /// It is scored, from too few answers for a statement.
    Few(Score),
    /// It is scored.
    Scored(Score),
}

impl Now {
    /// The number, if there is one.
    #[must_use]
    pub fn score(self) -> Option<Score> {
        match self {
            Now::Open | Now::Left => None,
            Now::Indicated(score) | Now::Few(score) | Now::Scored(score) => Some(score),
        }
    }

    /// Its level, if there is a number.
    #[must_use]
    pub fn level(self) -> Option<u8> {
        self.score().map(Score::level)
    }

    /// Whether the quick check indicates it.
    #[must_use]
    pub fn is_indicated(self) -> bool {
        matches!(self, Now::Indicated(_))
    }

    /// How it is shown: `1.75`, `about 2.2`, `open`. An indication never has
    /// more than one decimal.
    #[must_use]
    pub fn text(self, decimals: u32) -> String {
        match self {
            Now::Open => "open".to_owned(),
            Now::Left => "–".to_owned(),
            Now::Indicated(score) => about(score),
            Now::Few(score) | Now::Scored(score) => score.text(decimals),
        }
    }
}

/// A number that the quick check indicates: `about 2.2`.
#[must_use]
pub fn about(score: Score) -> String {
    "about ".to_owned() + &score.text(1)
}

/// What is known about every dimension, in the catalogue's order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    dimensions: Vec<Now>,
}

impl Known {
    pub(super) fn new(scores: &Scores, assumed: &Assumed) -> Known {
        let now = |score: &super::DimensionScore| match (&score.rating, assumed.of(score.dimension))
        {
            (None, _) => Now::Left,
            _ if score.counts.given() == 0 => Now::Open,
            (_, Some(indication)) => Now::Indicated(indication),
            (Some(rating), None) if rating.insufficient => Now::Few(rating.claimed),
            (Some(rating), None) => Now::Scored(rating.claimed),
        };
        Known {
            dimensions: scores.dimensions.iter().map(now).collect(),
        }
    }

    /// What is known about a dimension.
    #[must_use]
    pub fn of(&self, dimension: Idx<Dimension>) -> Now {
        self.dimensions[dimension.position()]
    }

    /// How a score is shown that the roadmap is expected to lead to: it is as
    /// rough as what it starts from.
    #[must_use]
    pub fn expected_text(&self, score: Score) -> String {
        match self.any_indicated() {
            true => about(score),
            false => score.text(1),
        }
    }

    /// Whether the quick check indicates any dimension.
    #[must_use]
    pub fn any_indicated(&self) -> bool {
        self.dimensions.iter().any(|now| now.is_indicated())
    }
}
