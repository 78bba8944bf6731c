//! The one number that says how mature the team is. Source: content rules
//! §1.5, §2.2, §3.2.
//!
//! Once coverage has reached the catalogue's line it is the overall score as
//! answered. Before, it is the quick check's estimate, and says so: the score
//! counts what nobody has answered as not in place, so it says how much is
//! answered rather than how mature the team is. Where no quick question is
//! answered, the score so far stands in, as the least it can be. No page and
//! no document puts another overall number beside it; what the answers alone
//! give is explained where the result's certainty is ([`so_far`]).

use super::findings::{confidence_percent, coverage_percent};
use super::now::about;
use super::number::{Ratio, Score};
use super::quick::Quick;
use super::score::{Overall, Scores};
use crate::catalog::{Catalog, ConfidenceLabel, Idx};

/// What a headline rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Enough answers: the overall score as answered.
    Measured,
    /// Too few answers: the quick check's estimate.
    Indicated,
    /// Too few answers, and none to the quick check: the score so far is a floor.
    Floor,
}

/// How mature the team is, in one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headline {
    /// What it rests on.
    pub basis: Basis,
    /// The number.
    pub score: Score,
    /// Lower end of its range.
    pub low: Score,
    /// Upper end of its range.
    pub high: Score,
    /// Its level, 0 to 5.
    pub level: u8,
    /// How much it can be relied on, 0 to 1.
    pub confidence: Ratio,
    /// The word for it.
    pub confidence_label: Idx<ConfidenceLabel>,
}

impl Headline {
    /// The headline of a plan; none while nothing is answered or applies.
    pub(super) fn new(scores: &Scores, quick: &Quick) -> Option<Headline> {
        let overall = scores.overall.as_ref()?;
        if scores.counts.given() == 0 {
            return None;
        }
        Some(match &quick.estimate {
            Some(estimate) if overall.provisional => Headline {
                basis: Basis::Indicated,
                score: estimate.score,
                low: estimate.low,
                high: estimate.high,
                level: estimate.level,
                confidence: estimate.confidence,
                confidence_label: estimate.confidence_label,
            },
            _ => Headline {
                basis: match overall.provisional {
                    true => Basis::Floor,
                    false => Basis::Measured,
                },
                score: overall.claimed,
                low: overall.claimed,
                high: overall.possible,
                level: overall.level,
                confidence: overall.confidence,
                confidence_label: overall.confidence_label,
            },
        })
    }

    /// How it is shown: `1.8`, `about 2.2`, `at least 0.3`.
    #[must_use]
    pub fn text(&self) -> String {
        match self.basis {
            Basis::Measured => self.score.text(1),
            Basis::Indicated => about(self.score),
            Basis::Floor => "at least ".to_owned() + &self.score.text(1),
        }
    }

    /// The same for tables with two decimals. What is not measured has one.
    #[must_use]
    pub fn fine_text(&self) -> String {
        match self.basis {
            Basis::Measured => self.score.text(2),
            _ => self.text(),
        }
    }

    /// The confidence in per cent.
    #[must_use]
    pub fn percent(&self, catalog: &Catalog) -> i64 {
        confidence_percent(catalog, self.confidence)
    }
}

/// What stands beside a headline that is not measured, in the one place that
/// says how sure it is: what the answers alone give, and why that is no
/// headline. None for one that is measured.
#[must_use]
pub fn so_far(catalog: &Catalog, scores: &Scores, headline: Option<&Headline>) -> Option<String> {
    let overall: &Overall = scores.overall.as_ref()?;
    let headline = headline.filter(|headline| headline.basis != Basis::Measured)?;
    let line = catalog.assessment_rules.provisional_below;
    let given = [
        "The answers so far alone give ",
        &overall.claimed.text(1),
        " with every open question counted as not in place, and ",
        &overall.possible.text(1),
        " with every open question counted as in place",
    ]
    .concat();
    let percent = coverage_percent(catalog, overall.coverage);
    let rest = match headline.basis {
        Basis::Indicated => format!(
            ". That says how much is answered ({percent}%) rather than how mature the team is, so the quick check's estimate, {}, is the result until {line}% of the questions are answered.",
            headline.text()
        ),
        _ => format!(
            ". With {percent}% of the questions answered, the first of them is the least the result can be; the quick check's questions would give an estimate."
        ),
    };
    Some(given + &rest)
}
