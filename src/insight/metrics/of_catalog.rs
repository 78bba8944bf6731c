//! The KPIs of the catalogue: which of them this plan asks for, and each as a metric of the plan.

use crate::catalog::{Dimension, Direction, Driver, Idx, Kpi, KpiTarget};
use crate::insight::Insight;
use crate::plan::{KpiId, Metric, PhaseId};
use crate::sorted::{Map, Set};

/// A KPI of the catalogue as a metric, with targets by phase that follow from the level which its
/// dimensions are expected to have at the end of each. It has no number yet.
#[must_use]
pub fn of_kpi(insight: &Insight, kpi: Idx<Kpi>) -> Metric {
    let catalog = insight.catalog();
    let entry = &catalog[kpi];
    let mut targets = Map::new();
    for phase in insight
        .roadmap()
        .phases
        .iter()
        .filter(|phase| !phase.items.is_empty())
    {
        let expected = phase.expected.as_ref();
        let levels = entry.dimensions.iter();
        let levels = levels.filter_map(|d| Some(expected?.dimensions[d.position()]?.level()));
        let target = levels.min().and_then(|level| entry.target(level));
        if let Some(value) = target.and_then(|target| bound(entry.direction, target)) {
            targets.insert(PhaseId::new(catalog[phase.phase].id), value);
        }
    }
    Metric {
        source: Some(KpiId::new(entry.id)),
        targets,
        ..Metric::default()
    }
}

/// What a target of the catalogue asks for, in thousandths; none for a band or a relative one.
fn bound(direction: Direction, target: &KpiTarget) -> Option<i64> {
    let hundredths = match direction {
        // Nobody has to reach 0.
        Direction::Up => target.min.filter(|min| *min > 0)?,
        Direction::Down => target.max?,
        Direction::Band => return None,
    };
    Some(10 * i64::from(hundredths))
}

/// The KPIs that show this plan's progress and that it does not have yet: those of dimensions with
/// a needed practice, and of the chosen drivers.
#[must_use]
pub fn library(insight: &Insight) -> Vec<Metric> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let known = plan.metrics.metrics.iter();
    let known: Set<&str> = known
        .filter_map(|metric| Some(metric.source.as_ref()?.as_str()))
        .collect();
    let wanted = wanted(insight).into_iter();
    let new = wanted.filter(|&kpi| !known.contains(&catalog[kpi].id));
    new.map(|kpi| of_kpi(insight, kpi)).collect()
}

/// A KPI that shows the plan's progress, and what asks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The KPI.
    pub kpi: Idx<Kpi>,
    /// Its dimensions that have a needed practice.
    pub dimensions: Vec<Idx<Dimension>>,
    /// The chosen drivers that it serves.
    pub drivers: Vec<Idx<Driver>>,
}

/// The KPIs that show the plan's progress: those of dimensions with a needed practice, and of the
/// chosen drivers; in the catalogue's order.
#[must_use]
pub fn asked_for(insight: &Insight) -> Vec<Asked> {
    let catalog = insight.catalog();
    let mut needed = vec![false; catalog.dimensions.len()];
    for practice in &insight.need().practices {
        needed[catalog[practice.practice].dimension.position()] = true;
    }
    let chosen = &insight.targets().footing.drivers;
    let asked = catalog.kpis.entries().map(|(kpi, entry)| {
        let dimensions = entry.dimensions.iter().copied();
        let drivers = chosen.iter().map(|ranked| ranked.driver);
        Asked {
            kpi,
            dimensions: dimensions.filter(|d| needed[d.position()]).collect(),
            drivers: drivers
                .filter(|driver| catalog[*driver].kpis.contains(&kpi))
                .collect(),
        }
    });
    asked
        .filter(|asked| !asked.dimensions.is_empty() || !asked.drivers.is_empty())
        .collect()
}

/// The KPIs that show the plan's progress; see [`asked_for`].
#[must_use]
pub fn wanted(insight: &Insight) -> Vec<Idx<Kpi>> {
    asked_for(insight).iter().map(|asked| asked.kpi).collect()
}
