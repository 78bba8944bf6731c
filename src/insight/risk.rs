//! The risk register of the content, held against the plan.

use super::initiative::Portfolio;
use super::target::Targets;
use crate::catalog::{Catalog, Driver, ExposureBand, Idx, Initiative, Risk};
use crate::sorted::{sort, sort_by_key};
use std::cmp::Reverse;

/// How many risks documents list.
pub const LISTED: usize = 10;
/// A driver's boost that makes a dimension decisive for it.
const DECISIVE: u8 = 2;

/// A risk and what it has to do with the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanRisk {
    /// The risk.
    pub risk: Idx<Risk>,
    /// Likelihood x impact, 1 to 25.
    pub exposure: u8,
    /// The word for it; none only in a catalogue without such words.
    pub band: Option<Idx<ExposureBand>>,
    /// Needed initiatives that mitigate it, in the catalogue's order. With none
    /// of them needed, what mitigates it is in place or not aimed at.
    pub initiatives: Vec<Idx<Initiative>>,
    /// Chosen drivers it threatens, in rank order: a core initiative of theirs
    /// mitigates it, or it lies in a dimension that is decisive for them.
    pub drivers: Vec<Idx<Driver>>,
}

/// All risks: highest exposure first, then those that threaten a chosen driver,
/// then in the catalogue's order.
#[must_use]
pub fn risks(catalog: &Catalog, targets: &Targets, portfolio: &Portfolio) -> Vec<PlanRisk> {
    let mut risks: Vec<PlanRisk> = catalog
        .risks
        .entries()
        .map(|(idx, risk)| PlanRisk {
            risk: idx,
            exposure: risk.exposure(),
            band: band(catalog, risk.exposure()),
            initiatives: needed(portfolio, risk),
            drivers: threatened(catalog, targets, risk),
        })
        .collect();
    sort_by_key(&mut risks, |risk| {
        (Reverse(risk.exposure), risk.drivers.is_empty())
    });
    risks
}

/// The word for an exposure.
#[must_use]
pub fn band(catalog: &Catalog, exposure: u8) -> Option<Idx<ExposureBand>> {
    let mut bands = catalog.exposure_bands.indices();
    bands.rfind(|&band| exposure >= catalog[band].from)
}

fn needed(portfolio: &Portfolio, risk: &Risk) -> Vec<Idx<Initiative>> {
    let mut needed = risk.initiatives.clone();
    needed.retain(|&idx| portfolio.of(idx).is_some());
    sort(&mut needed);
    needed
}

fn threatened(catalog: &Catalog, targets: &Targets, risk: &Risk) -> Vec<Idx<Driver>> {
    let drivers = targets.footing.drivers.iter().map(|ranked| ranked.driver);
    let threatens = |driver: &Idx<Driver>| {
        let driver = &catalog[*driver];
        let core = |idx: &Idx<Initiative>| driver.initiatives.contains(idx);
        risk.initiatives.iter().any(core)
            || risk.dimensions.iter().any(|&d| driver.boost(d) == DECISIVE)
    };
    drivers.filter(threatens).collect()
}
