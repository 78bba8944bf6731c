//! Roles, stakeholders, decisions, reviews, documents, presets.

use super::{must, must_rate};
use crate::catalog::assessment::Answer;
use crate::catalog::author::Author;
use crate::catalog::document::{Document, Preset};
use crate::catalog::organisation::{Decision, Quadrant, Review, Role, Stakeholder};
use crate::catalog::tables::{Catalog, HIGHEST_LEVEL};

pub(super) fn check(catalog: &Catalog, author: &mut Author) {
    for (at, role) in catalog.roles.iter().enumerate() {
        let rising = role.rate_low <= role.rate_default && role.rate_default <= role.rate_high;
        must::<Role>(rising, at, author, || {
            "rate_low, rate_default and rate_high must not fall".to_owned()
        });
    }
    stakeholders(catalog, author);
    decisions(catalog, author);
    reviews(catalog, author);
    documents(catalog, author);
    presets(catalog, author);
}

fn stakeholders(catalog: &Catalog, author: &mut Author) {
    for (at, stakeholder) in catalog.stakeholders.iter().enumerate() {
        must_rate::<Stakeholder>("power", stakeholder.power, at, author);
        must_rate::<Stakeholder>("interest", stakeholder.interest, at, author);
        let (weeks, months) = (stakeholder.every_weeks, stakeholder.every_months);
        let once = weeks.is_none() || months.is_none();
        must::<Stakeholder>(
            once && weeks != Some(0) && months != Some(0),
            at,
            author,
            || "has at most one of every_weeks and every_months, 1 or more".to_owned(),
        );
    }
    for (power, interest) in [(true, true), (true, false), (false, true), (false, false)] {
        let fits = |field: &&Quadrant| field.high_power == power && field.high_interest == interest;
        let n = catalog.quadrants.iter().filter(fits).count();
        must::<Quadrant>(n == 1, 0, author, || {
            format!(
                "{n} quadrants have high_power = {power} and high_interest = {interest}, \
                 there must be one"
            )
        });
    }
}

fn decisions(catalog: &Catalog, author: &mut Author) {
    for (at, decision) in catalog.decisions.iter().enumerate() {
        let named: Vec<_> = [decision.accountable]
            .iter()
            .chain(&decision.responsible)
            .chain(&decision.consulted)
            .chain(&decision.informed)
            .copied()
            .collect();
        for role in &catalog.raci_roles {
            let n = named.iter().filter(|named| *named == role).count();
            must::<Decision>(n == 1, at, author, || {
                let id = catalog.roles[role.position()].id;
                format!("names \"{id}\" {n} times, it must name each role of raci_roles once")
            });
        }
        for role in named
            .iter()
            .filter(|role| !catalog.raci_roles.contains(role))
        {
            let id = catalog.roles[role.position()].id;
            author.fault_of::<Decision>(at, format!("names \"{id}\", which is not in raci_roles"));
        }
    }
}

fn reviews(catalog: &Catalog, author: &mut Author) {
    for (at, review) in catalog.reviews.iter().enumerate() {
        let rhythms = [
            review.every_weeks.is_some_and(|weeks| weeks > 0),
            review.every_months.is_some_and(|months| months > 0),
            !review.weeks_before_event.is_empty(),
        ];
        let n = rhythms.iter().filter(|given| **given).count();
        must::<Review>(n == 1, at, author, || {
            "must have exactly one of every_weeks, every_months and weeks_before_event".to_owned()
        });
        let held = !review.bodies.is_empty() || !review.loops.is_empty();
        must::<Review>(held, at, author, || {
            "belongs to no body and no learning loop".to_owned()
        });
    }
}

fn documents(catalog: &Catalog, author: &mut Author) {
    for (at, document) in catalog.documents.iter().enumerate() {
        for section in &document.sections {
            let n = document
                .sections
                .iter()
                .filter(|other| other.id == section.id)
                .count();
            must::<Document>(n == 1, at, author, || {
                format!("{n} sections have the id \"{}\"", section.id)
            });
        }
    }
}

fn presets(catalog: &Catalog, author: &mut Author) {
    for (at, preset) in catalog.presets.iter().enumerate() {
        for (practice, answer) in catalog.practices.iter().zip(&preset.answers) {
            let allowed = *answer != Answer::NotApplicable || practice.na_reason.is_some();
            must::<Preset>(allowed, at, author, || {
                format!("\"{}\" has no reason to be not applicable (X)", practice.id)
            });
        }
        let most = catalog.planning_rules.rank_weights.len();
        must::<Preset>(preset.drivers.len() <= most, at, author, || {
            format!("has more than {most} drivers")
        });
        let (verified, noted) = (preset.verified_up_to_level, preset.noted_up_to_level);
        must::<Preset>(
            verified <= noted && noted <= HIGHEST_LEVEL,
            at,
            author,
            || {
                format!(
                    "verified_up_to_level ({verified}) and noted_up_to_level ({noted}) must not fall \
                 in this order, nor go above {HIGHEST_LEVEL}"
                )
            },
        );
    }
}
