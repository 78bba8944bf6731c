//! What to do next: on the accepted roadmap, or before there is one.

use super::Insight;
use super::number::Ratio;
use super::roadmap::{ItemFigures, RoadmapFigures};
use crate::catalog::{Idx, Initiative};
use crate::plan::Date;

/// A piece of work to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextStep {
    /// The initiative.
    pub initiative: Idx<Initiative>,
    /// Its mean effort in person-days.
    pub days: Ratio,
    /// What already exists is to be looked at first.
    pub verify_first: bool,
}

/// Needed work that can begin at once: quick wins first, then by priority; at
/// most `most`.
#[must_use]
pub fn next_steps(insight: &Insight, most: usize) -> Vec<NextStep> {
    let (needed, priorities) = (&insight.portfolio().initiatives, insight.priorities());
    let open = priorities
        .ranking
        .iter()
        .filter(|&&at| needed[at].after.is_empty());
    let mut places: Vec<usize> = Vec::new();
    for &at in priorities.quick_wins.iter().chain(open) {
        if places.len() < most && !places.contains(&at) {
            places.push(at);
        }
    }
    let step = |at: usize| NextStep {
        initiative: needed[at].initiative,
        days: needed[at].effort.mean(),
        verify_first: needed[at].verify_first,
    };
    places.into_iter().map(step).collect()
}

impl RoadmapFigures {
    /// The items that are running on a day or begin after it, by start, of equal
    /// ones in the accepted order; at most `most`.
    #[must_use]
    pub fn next_up(&self, day: Date, most: usize) -> Vec<&ItemFigures> {
        let mut next: Vec<&ItemFigures> = Vec::new();
        for _ in 0..most {
            let left = self.items.iter().filter(|item| item.end >= day);
            let left = left.filter(|item| next.iter().all(|taken| taken.item != item.item));
            // The first of several that start together.
            match left.min_by_key(|item| item.span.start) {
                Some(item) => next.push(item),
                None => break,
            }
        }
        next
    }
}
