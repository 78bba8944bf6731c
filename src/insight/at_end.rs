//! Where the accepted roadmap ends, held against the targets, and why the two
//! differ. Source: content rules §3.1, §3.2.

use super::Insight;
use super::number::{Ratio, Score};
use crate::catalog::{Dimension, Idx};
use crate::sorted::Set;

/// The expected scores when everything on the roadmap counts, against the end targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtEnd {
    /// Expected overall score.
    pub score: Score,
    /// Expected overall level, with the cap by the lowest dimension.
    pub level: u8,
    /// Mean of the end targets over the dimensions that have a score.
    pub targets: Ratio,
    /// Below their end target: the plan itself stops before it, because no
    /// dimension climbs more than two levels in one plan.
    pub stepwise: Vec<Idx<Dimension>>,
    /// Below what the plan aims at: a gap is accepted on purpose.
    pub accepted: Vec<Idx<Dimension>>,
    /// Below what the plan aims at: the roadmap leaves out what is needed.
    pub unplanned: Vec<Idx<Dimension>>,
    /// Above their end target.
    pub beyond: Vec<Idx<Dimension>>,
}

impl AtEnd {
    /// Reads the end out of the roadmap; none without a roadmap or any score.
    pub(super) fn new(insight: &Insight) -> Option<AtEnd> {
        let (catalog, need) = (insight.catalog(), insight.need());
        let figures = insight.roadmap();
        if figures.items.is_empty() {
            return None;
        }
        let expected = figures.phases.last()?.expected.as_ref()?;
        let planned: Set<&str> = {
            let items = insight.plan().roadmap.items.iter();
            let practices = items.flat_map(|item| item.practices.iter());
            practices.map(|practice| practice.as_str()).collect()
        };
        let accepts = |d| need.accepted.iter().any(|&p| catalog[p].dimension == d);
        let leaves_out = |d| {
            let mut needed = need.practices.iter().map(|needed| needed.practice);
            needed.any(|p| catalog[p].dimension == d && !planned.contains(&catalog[p].id))
        };
        let mut end = AtEnd {
            score: expected.overall,
            level: expected.level,
            targets: Ratio::ZERO,
            stepwise: Vec::new(),
            accepted: Vec::new(),
            unplanned: Vec::new(),
            beyond: Vec::new(),
        };
        let mut targets = Vec::new();
        for target in &insight.targets().dimensions {
            let dimension = target.dimension;
            let Some(score) = expected.dimensions[dimension.position()] else {
                continue;
            };
            let level = |level: u8| Ratio::new(level.into(), 1);
            targets.push(level(target.target));
            if score.0 > level(target.target) {
                end.beyond.push(dimension);
            }
            if score.0 >= level(target.target) {
                continue;
            }
            if target.plan_target < target.target {
                end.stepwise.push(dimension);
            }
            if score.0 < level(target.plan_target) {
                if accepts(dimension) {
                    end.accepted.push(dimension);
                }
                if leaves_out(dimension) {
                    end.unplanned.push(dimension);
                }
            }
        }
        end.targets = Ratio::mean(targets)?;
        Some(end)
    }
}
