//! The maturity to expect as the roadmap goes on. Source: content rules §3.4:
//! a gain counts when its practices may honestly be claimed.

use super::Insight;
use super::given::Given;
use super::number::Score;
use super::roadmap::ItemFigures;
use super::score::Scores;
use crate::catalog::{Catalog, Dimension, Idx};
use crate::plan::{Choice, Plan, PracticeId};

/// Scores if everything claimable by then were in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Overall score.
    pub overall: Score,
    /// Overall level, with the cap by the lowest dimension.
    pub level: u8,
    /// Per dimension, in the catalogue's order.
    pub dimensions: Vec<Option<Score>>,
}

/// The answers as the weeks go by, and the scores they give.
pub(super) struct Then<'a> {
    catalog: &'a Catalog,
    plan: &'a Plan,
    given: Given,
    expected: Option<Expected>,
}

impl<'a> Then<'a> {
    pub(super) fn new(catalog: &'a Catalog, plan: &'a Plan, given: &Given) -> Then<'a> {
        Then {
            catalog,
            plan,
            given: given.clone(),
            expected: Expected::new(catalog, plan, given),
        }
    }

    /// The scores once everything is in place that may be claimed by a week.
    /// Weeks rise from call to call; none is the end of all weeks.
    pub(super) fn by_week(&mut self, items: &[ItemFigures], week: Option<u32>) -> Option<Expected> {
        let mut changed = false;
        for (item, figures) in self.plan.roadmap.items.iter().zip(items) {
            if week.is_some_and(|week| figures.claimable_week > week) {
                continue;
            }
            for id in &item.practices {
                if let Some(practice) = self.catalog.practice(id.as_str())
                    && self.given.applies(practice)
                    && self.given.choice(practice) != Choice::Yes
                {
                    self.given.set(practice, Choice::Yes);
                    changed = true;
                }
            }
        }
        if changed {
            self.expected = Expected::new(self.catalog, self.plan, &self.given);
        }
        self.expected.clone()
    }
}

impl Expected {
    fn new(catalog: &Catalog, plan: &Plan, given: &Given) -> Option<Expected> {
        let scores = Scores::new(catalog, plan, given);
        let overall = scores.overall.as_ref()?;
        let dimensions = catalog.dimensions.indices();
        Some(Expected {
            overall: overall.claimed,
            level: overall.level,
            dimensions: dimensions.map(|d| scores.claimed(d)).collect(),
        })
    }
}

/// What some practices do for a dimension, whatever else happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifted {
    /// The dimension.
    pub dimension: Idx<Dimension>,
    /// Its score today.
    pub now: Score,
    /// Its score once these practices, and nothing else, are in place.
    pub then: Score,
}

impl Lifted {
    /// By how much, in levels.
    #[must_use]
    pub fn gain(&self) -> Score {
        self.now.short_of(self.then)
    }
}

/// The same from what the plan takes to be in place.
#[must_use]
pub fn lifted_by(insight: &Insight, practices: &[PracticeId]) -> Vec<Lifted> {
    let (catalog, plan, taken) = (insight.catalog(), insight.plan(), insight.taken());
    let scores = Scores::new(catalog, plan, taken);
    lifted(catalog, plan, taken, &scores, practices)
}

/// The dimensions whose scores rise once these practices are in place, in the
/// catalogue's order.
#[must_use]
pub fn lifted(
    catalog: &Catalog,
    plan: &Plan,
    given: &Given,
    scores: &Scores,
    practices: &[PracticeId],
) -> Vec<Lifted> {
    let mut then = given.clone();
    let known = practices
        .iter()
        .filter_map(|id| catalog.practice(id.as_str()));
    for practice in known.filter(|&practice| given.applies(practice)) {
        then.set(practice, Choice::Yes);
    }
    let later = Scores::new(catalog, plan, &then);
    let lifted = |dimension| {
        let (now, then) = (scores.claimed(dimension)?, later.claimed(dimension)?);
        (then > now).then_some(Lifted {
            dimension,
            now,
            then,
        })
    };
    catalog.dimensions.indices().filter_map(lifted).collect()
}
