//! What is odd in a plan but kept: ids of a newer catalogue, links between
//! items that lead nowhere, days that cannot be met.

use super::refs::Item;
use super::roadmap::circle;
use super::{ItemId, Plan};
use crate::catalog::{Catalog, Kind};
use crate::record::field::Visitor;
use crate::record::table::Other;
use crate::record::{Field, Path, Problem, Problems, Shown};
use crate::sorted::Set;

/// Everything odd, in the order of the plan.
#[must_use]
pub fn notices(plan: &Plan, catalog: &Catalog) -> Vec<Problem> {
    let mut ids = UnknownIds {
        catalog,
        found: Problems::default(),
    };
    plan.visit(&Path::Root, &mut ids);
    let mut found = ids.found;
    probe_options(plan, catalog, &mut found);
    service_levels(plan, &mut found);
    prerequisites(plan, catalog, &mut found);
    deadlines(plan, &mut found);
    found.into_list()
}

struct UnknownIds<'a> {
    catalog: &'a Catalog,
    found: Problems,
}

impl Visitor for UnknownIds<'_> {
    fn id(&mut self, kind: Kind, id: &str, at: &Path) {
        let (what, fate) = match kind {
            // Known inside another entry only, which its own check looks at.
            Kind::Local => return,
            Kind::Dimension => ("a dimension", "but not used"),
            Kind::Practice => ("a practice", "but left out of the score"),
            Kind::Initiative => ("an initiative", "and treated as the team's own work"),
            Kind::Kpi => ("a KPI", "but not used"),
            Kind::Driver => ("a driver", "but moves no target"),
            Kind::Role => ("a role", "and counts as one more role"),
            Kind::Tier => ("a tier", "but tier-2 is assumed"),
            Kind::Ambition => ("an ambition", "but balanced is assumed"),
            Kind::Probe => ("an outcome question", "but not used"),
            Kind::Objective => ("an objective template", "but not used"),
            Kind::Blank => ("a blank", "but not used"),
            Kind::Risk => ("a risk", "and treated as the team's own"),
            Kind::Category => ("a budget category", "and counts among the other costs"),
            Kind::Licence => ("a licence model", "but costs nothing"),
            Kind::Stakeholder => ("a stakeholder", "and treated as the team's own"),
            Kind::Phase => ("a phase", "but not used"),
            Kind::Body => ("a governance body", "and treated as the team's own"),
            Kind::Decision => ("a decision", "and treated as the team's own"),
            Kind::Review => ("a review", "and treated as the team's own"),
            Kind::Trigger => ("a re-plan trigger", "and treated as the team's own"),
            Kind::Loop => ("a learning loop", "and treated as the team's own"),
            Kind::Trend => ("a trend", "and treated as the team's own"),
        };
        let known = |id| self.catalog.number_of(kind, id).is_some();
        // What a blank holds for one driver only stands under the driver's name and the blank's.
        let of_driver = kind == Kind::Blank
            && id.split_once("--").is_some_and(|(driver, blank)| {
                self.catalog.driver(driver).is_some() && known(blank)
            });
        if !known(id) && !of_driver {
            let id = Shown(id);
            self.found.add(
                at,
                format!("\"{id}\" is {what} that this version does not know. It is kept, {fate}."),
            );
        }
    }

    fn unknown(&mut self, _: &Other, _: &Path) {}
}

fn probe_options(plan: &Plan, catalog: &Catalog, found: &mut Problems) {
    let (root, assessment) = (Path::Root, "assessment");
    let at = root.key(assessment);
    let at = at.key("probes");
    for (probe, option) in &plan.assessment.probes {
        if let Some(known) = catalog.outcome_probe(probe.as_str())
            && catalog[known].option(option.as_str()).is_none()
        {
            found.add(
                &at.key(probe.as_str()),
                format!(
                    "\"{}\" is an answer that this version does not know. It is kept, but not used.",
                    Shown(option.as_str())
                ),
            );
        }
    }
}

fn service_levels(plan: &Plan, found: &mut Problems) {
    let (root, vision) = (Path::Root, "vision");
    let at = root.key(vision);
    let at = at.key("objectives");
    let journeys = plan.vision.journeys.iter();
    let known: Set<ItemId> = journeys
        .flat_map(|journey| journey.slos.iter().map(Item::id))
        .collect();
    for (i, objective) in plan.vision.objectives.iter().enumerate() {
        let at = at.index(i);
        let at = at.key("slos");
        for (k, slo) in objective.slos.iter().enumerate() {
            if !known.contains(slo) {
                found.add(
                    &at.index(k),
                    format!("names service-level objective {slo}, which no journey has. Remove it, or add the objective to its journey."),
                );
            }
        }
    }
}

/// Deadlines that nobody can meet, because nothing may start before them.
fn deadlines(plan: &Plan, found: &mut Problems) {
    let (root, roadmap) = (Path::Root, "roadmap");
    let at = root.key(roadmap);
    let at = at.key("items");
    for (i, item) in plan.roadmap.items.iter().enumerate() {
        let Some(deadline) = item.deadline else {
            continue;
        };
        let at = at.index(i);
        let at = at.key("deadline");
        if let Some(earliest) = item.earliest.filter(|earliest| deadline < *earliest) {
            found.add(
                &at,
                format!("is {deadline}, before the earliest start ({earliest}). Correct one of the two days."),
            );
        } else if deadline < plan.details.start {
            found.add(
                &at,
                format!(
                    "is {deadline}, before the plan starts ({}). Set a later day, or let the plan start earlier.",
                    plan.details.start
                ),
            );
        }
    }
}

fn prerequisites(plan: &Plan, catalog: &Catalog, found: &mut Problems) {
    let (root, roadmap) = (Path::Root, "roadmap");
    let at = root.key(roadmap);
    let at = at.key("items");
    let items = &plan.roadmap.items;
    let known: Set<ItemId> = items.iter().map(Item::id).collect();
    for (i, item) in items.iter().enumerate() {
        let at = at.index(i);
        let at = at.key("after");
        for (k, after) in item.after.iter().enumerate() {
            if !known.contains(after) {
                found.add(
                    &at.index(k),
                    format!("waits for initiative {after}, which is not on the roadmap. Remove it or name another one."),
                );
            }
        }
    }
    if let Some(ids) = circle(items) {
        let names: Vec<&str> = ids
            .iter()
            .filter_map(|id| items.iter().find(|item| item.id == *id))
            .map(|item| item.title_in(catalog))
            .collect();
        found.add(
            &at,
            format!(
                "wait for each other: {}. Remove one of the links.",
                names.join(" → ")
            ),
        );
    }
}
