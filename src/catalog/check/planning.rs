//! Targets, drivers, initiatives, indicators, risks, phases, defaults.

use std::collections::BTreeSet;

use super::{must, must_add_up, must_not_circle, must_range, must_rate, must_rise};
use crate::catalog::author::Author;
use crate::catalog::planning::{
    Direction, Driver, ExposureBand, GapBand, Initiative, Kpi, Objective, Phase, Requirement, Risk,
};
use crate::catalog::tables::{Catalog, HIGHEST_LEVEL};

pub(super) fn check(catalog: &Catalog, author: &mut Author) {
    drivers(catalog, author);
    initiatives(catalog, author);
    must_not_circle(
        "prerequisites",
        &catalog.initiatives,
        |initiative| &initiative.prerequisites,
        author,
    );
    kpis(catalog, author);
    risks_and_bands(catalog, author);
    phases(catalog, author);
    rules(catalog, author);
}

fn drivers(catalog: &Catalog, author: &mut Author) {
    for (at, driver) in catalog.drivers.iter().enumerate() {
        must::<Driver>(
            driver.boosts.iter().all(|boost| *boost <= 2),
            at,
            author,
            || "boosts must be 0, 1 or 2".to_owned(),
        );
        must::<Driver>(!driver.objectives.is_empty(), at, author, || {
            "has no objective".to_owned()
        });
    }
    for (at, objective) in catalog.objectives.iter().enumerate() {
        let served = catalog
            .requirements
            .iter()
            .any(|requirement| requirement.objective.position() == at);
        must::<Objective>(served, at, author, || {
            format!("no requirement serves \"{}\"", objective.id)
        });
    }
    for (at, requirement) in catalog.requirements.iter().enumerate() {
        let objective = &catalog.objectives[requirement.objective.position()];
        must::<Requirement>(requirement.driver == objective.driver, at, author, || {
            format!("\"{}\" is an objective of another driver", objective.id)
        });
    }
}

fn initiatives(catalog: &Catalog, author: &mut Author) {
    for (at, initiative) in catalog.initiatives.iter().enumerate() {
        must::<Initiative>(initiative.effort.m > 0, at, author, || {
            "effort is 0; give the likely person-days".to_owned()
        });
        must_range::<Initiative>("effort", &initiative.effort, at, author);
        let upkeep = &initiative.run_days_per_quarter;
        must_range::<Initiative>("run_days_per_quarter", upkeep, at, author);
        let roles = initiative.roles.iter().map(|(_, share)| *share);
        must_add_up::<Initiative>("role shares", roles, at, author);
        let steps = initiative.steps.iter().map(|step| step.share);
        must_add_up::<Initiative>("step shares", steps, at, author);
        self::steps(catalog, initiative, at, author);
    }
}

fn steps(catalog: &Catalog, initiative: &Initiative, at: usize, author: &mut Author) {
    let mut numbers = BTreeSet::new();
    let mut left: BTreeSet<_> = initiative.practices.iter().copied().collect();
    for step in &initiative.steps {
        let number = step.number;
        must::<Initiative>(numbers.insert(number) && number > 0, at, author, || {
            format!("step number {number} is taken or 0; give it the next free number")
        });
        for practice in &step.practices {
            let known = initiative.practices.contains(practice);
            must::<Initiative>(known, at, author, || {
                let id = catalog.practices[practice.position()].id;
                format!("step {number} establishes \"{id}\", which is not among its practices")
            });
            left.remove(practice);
        }
    }
    for practice in left {
        let id = catalog.practices[practice.position()].id;
        author.fault_of::<Initiative>(at, format!("no step establishes \"{id}\""));
    }
}

fn kpis(catalog: &Catalog, author: &mut Author) {
    for (at, kpi) in catalog.kpis.iter().enumerate() {
        let n = kpi.targets.len();
        must::<Kpi>(n == usize::from(HIGHEST_LEVEL), at, author, || {
            format!("has {n} targets, it must have one for each level from 1 to {HIGHEST_LEVEL}")
        });
        let is_band = kpi.direction == Direction::Band;
        must::<Kpi>(kpi.band.is_some() == is_band, at, author, || {
            "band goes with the direction \"band\", and only with it".to_owned()
        });
        for (target, level) in kpi.targets.iter().zip(1..) {
            let bounded = target.min.is_some() || target.max.is_some() || target.relative.is_some();
            must::<Kpi>(target.text.is_some() == bounded, at, author, || {
                format!("the target of level {level} must have both words and bounds, or neither")
            });
            let (min, max) = (
                target.min.unwrap_or(i32::MIN),
                target.max.unwrap_or(i32::MAX),
            );
            must::<Kpi>(min <= max, at, author, || {
                format!("the target of level {level} has min above max")
            });
        }
    }
}

fn risks_and_bands(catalog: &Catalog, author: &mut Author) {
    for (at, risk) in catalog.risks.iter().enumerate() {
        must_rate::<Risk>("likelihood", risk.likelihood, at, author);
        must_rate::<Risk>("impact", risk.impact, at, author);
    }
    must_rise::<ExposureBand>(
        1,
        catalog.exposure_bands.iter().map(|band| band.from.into()),
        author,
    );
    must_rise::<GapBand>(
        0,
        catalog.gap_bands.iter().map(|band| band.from.into()),
        author,
    );
}

fn phases(catalog: &Catalog, author: &mut Author) {
    let mut next = Some(1);
    for (at, phase) in catalog.phases.iter().enumerate() {
        let from = phase.from_week;
        must::<Phase>(next == Some(from), at, author, || match next {
            Some(week) => format!("begins in week {from}, it must begin in week {week}"),
            None => "comes after a phase without end".to_owned(),
        });
        must::<Phase>(
            phase.to_week.is_none_or(|to| to >= from),
            at,
            author,
            || "ends before it begins".to_owned(),
        );
        next = phase.to_week.map(|to| to.saturating_add(1));
    }
    if next.is_some() {
        let last = catalog.phases.len() - 1;
        author.fault_of::<Phase>(last, "the last phase must have no to_week".to_owned());
    }
}

fn rules(catalog: &Catalog, author: &mut Author) {
    let rules = &catalog.planning_rules;
    let mut fault = |message: &str| author.fault_of_record("planning_rules", message.to_owned());
    if rules.rank_weights.len() != 3 {
        fault("rank_weights must have three values: primary, secondary, tertiary driver");
    }
    if rules.level_weights.len() != usize::from(HIGHEST_LEVEL) {
        fault("level_weights must have one value for each level from 1 to 5");
    }
    if !(1..=90).contains(&rules.upkeep_share) {
        fault("upkeep_share must be from 1 to 90 per cent");
    }
    if rules.correlation > 100 {
        fault("correlation must be from 0 to 1");
    }
    if !(1..=100).contains(&rules.focus) {
        fault("focus must be from 1 to 100 per cent");
    }
    let sizes = &rules.size_scales;
    let limit = |at: usize| sizes[at].up_to_engineers.unwrap_or(u32::MAX);
    let rising = (1..sizes.len()).all(|at| limit(at - 1) < limit(at));
    if !rising || limit(sizes.len() - 1) != u32::MAX {
        fault("size_scales must rise in up_to_engineers, and the last must have no limit");
    }
}
