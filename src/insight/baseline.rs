//! A baseline made of the roadmap as it is: dates, work and cost to compare with later.

use super::Insight;
use crate::plan::roadmap::MOST_WORK;
use crate::plan::{Baseline, BaselineItem};

/// Most that a baseline can say an item costs, in minor currency units.
const MOST_COST: i64 = 1_000_000_000_000;

/// The accepted roadmap as a baseline with a name, as of the plan's as-of date. Work is the mean of
/// each item's estimate; cost is that of its people at the rates that are reckoned with. It has no
/// number yet: the command that adds it gives it one.
#[must_use]
pub fn baseline(insight: &Insight, name: &str) -> Baseline {
    let figures = insight.roadmap().items.iter();
    let items = figures.map(|of| BaselineItem {
        item: of.item,
        start: of.span.start,
        finish: of.span.finish,
        work: of.work.mean().rounded(2).clamp(0, MOST_WORK) as u32,
        cost: of.cost.likely().0.clamp(0, MOST_COST),
        ..BaselineItem::default()
    });
    Baseline {
        name: name.to_owned(),
        date: insight.plan().details.as_of,
        items: items.collect(),
        ..Baseline::default()
    }
}
