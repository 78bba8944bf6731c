//! What worked examples state beside their answers.

use super::must;
use crate::catalog::assessment::Answer;
use crate::catalog::author::Author;
use crate::catalog::document::Preset;
use crate::catalog::example::{ExampleJourney, ExampleSlo};
use crate::catalog::index::Idx;
use crate::catalog::planning::{Driver, FilledBy, Objective, Placeholder};
use crate::catalog::tables::Catalog;

pub(super) fn check(catalog: &Catalog, author: &mut Author) {
    for (at, preset) in catalog.presets.iter().enumerate() {
        must::<Preset>(
            preset.plan.event.is_some() == preset.weeks_to_event.is_some(),
            at,
            author,
            || "plan, event: must be stated with weeks_to_event, and only with it".to_owned(),
        );
        let currency = preset.plan.currency.text();
        let is_code = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
        must::<Preset>(is_code, at, author, || {
            "plan, currency: must be three capital letters such as EUR".to_owned()
        });
        blanks(catalog, preset, at, author);
        objectives(catalog, preset, at, author);
        probes(catalog, preset, at, author);
        for (practice, _) in &preset.plan.reasons {
            let is_left_out = preset.answer(*practice) == Some(Answer::NotApplicable);
            must::<Preset>(is_left_out, at, author, || {
                let id = catalog[*practice].id;
                format!("plan, reasons: \"{id}\" is not answered X")
            });
        }
        for journey in &preset.plan.journeys {
            must::<Preset>(is_possible(journey), at, author, || {
                format!(
                    "plan, journeys: \"{}\" must have at least a request per ten transactions, a \
                     spike factor of 1 or more, percentiles from 0.1 to 100, and limits above 0",
                    journey.name
                )
            });
        }
    }
}

fn is_possible(journey: &ExampleJourney) -> bool {
    let slo = |slo: &ExampleSlo| {
        (1..=1_000).contains(&slo.percentile_tenths)
            && slo.limit_ms > 0
            && slo.error_percent <= 10_000
    };
    journey.requests_tenths > 0 && journey.spike_factor >= 100 && journey.slos.iter().all(slo)
}

/// Every blank of the texts that the example prints is filled, and no other.
fn blanks(catalog: &Catalog, preset: &Preset, at: usize, author: &mut Author) {
    let plan = &preset.plan;
    let asked = asked(catalog, preset);
    for (driver, placeholder) in &asked {
        let own = plan.driver_blanks.iter().find(|(d, _)| d == driver);
        let own = own.is_some_and(|(_, values)| values.iter().any(|(p, _)| p == placeholder));
        let filled = own || plan.blanks.iter().any(|(p, _)| p == placeholder);
        must::<Preset>(filled, at, author, || {
            let [driver, blank] = names(catalog, *driver, *placeholder);
            format!(
                "plan, blanks: \"{blank}\", which the texts of \"{driver}\" ask for, is missing"
            )
        });
    }
    let shared = plan.blanks.iter().map(|(p, value)| (None, *p, value));
    let own = plan.driver_blanks.iter();
    let own = own.flat_map(|(d, values)| values.iter().map(|(p, v)| (Some(*d), *p, v)));
    for (driver, placeholder, value) in shared.chain(own) {
        let entry = &catalog[placeholder];
        let is_asked = asked
            .iter()
            .any(|(d, p)| *p == placeholder && driver.is_none_or(|driver| *d == driver));
        must::<Preset>(is_asked, at, author, || {
            format!(
                "plan, blanks: no text that is printed asks for \"{}\"",
                entry.id
            )
        });
        let is_number = value.text().contains(|c: char| c.is_ascii_digit())
            && value
                .text()
                .chars()
                .all(|c| c.is_ascii_digit() || "., ".contains(c));
        must::<Preset>(!entry.numeric || is_number, at, author, || {
            format!("plan, blanks, {}: must be a number", entry.id)
        });
    }
}

/// The blanks that people fill in the vision of the first driver and in the
/// objectives and requirements of all.
fn asked(catalog: &Catalog, preset: &Preset) -> Vec<(Idx<Driver>, Idx<Placeholder>)> {
    let mut asked = Vec::new();
    for (rank, &driver) in preset.drivers.iter().enumerate() {
        let entry = &catalog[driver];
        let vision = (rank == 0).then_some(entry.vision);
        let objectives = entry.objectives.iter().map(|&idx| &catalog[idx]);
        let objectives = objectives.flat_map(|objective| [objective.text, objective.measure]);
        let requirements = entry.requirements.iter().map(|&idx| catalog[idx].text);
        for text in vision.into_iter().chain(objectives).chain(requirements) {
            for (placeholder, entry) in catalog.placeholders.entries() {
                let is_there = text.text().contains(&format!("{{{}}}", entry.id));
                if is_there && entry.filled_by == FilledBy::Person {
                    asked.push((driver, placeholder));
                }
            }
        }
    }
    asked
}

fn names(
    catalog: &Catalog,
    driver: Idx<Driver>,
    placeholder: Idx<Placeholder>,
) -> [&'static str; 2] {
    [catalog[driver].id, catalog[placeholder].id]
}

/// Every objective of the drivers has its target, and no other has.
fn objectives(catalog: &Catalog, preset: &Preset, at: usize, author: &mut Author) {
    let of_drivers = preset.drivers.iter();
    let of_drivers: Vec<Idx<Objective>> = of_drivers
        .flat_map(|&driver| catalog[driver].objectives.iter().copied())
        .collect();
    for &objective in &of_drivers {
        let stated = preset.plan.objectives.iter().any(|(o, _)| *o == objective);
        must::<Preset>(stated, at, author, || {
            format!("plan, objectives: \"{}\" is missing", catalog[objective].id)
        });
    }
    for (objective, _) in &preset.plan.objectives {
        must::<Preset>(of_drivers.contains(objective), at, author, || {
            let id = catalog[*objective].id;
            format!("plan, objectives: \"{id}\" belongs to none of the drivers")
        });
    }
}

/// Every probe has one of its options.
fn probes(catalog: &Catalog, preset: &Preset, at: usize, author: &mut Author) {
    for (probe, entry) in catalog.outcome_probes.entries() {
        let chosen = preset.plan.probes.iter().find(|(p, _)| *p == probe);
        let is_option = chosen.is_some_and(|(_, option)| {
            let mut options = entry.options.iter();
            options.any(|known| known.id == option.text())
        });
        must::<Preset>(is_option, at, author, || {
            format!("plan, probes, {}: must be one of its options", entry.id)
        });
    }
}
