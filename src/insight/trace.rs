//! The chain of an objective: driver, objective, requirement, initiative, KPI.
//! Source: content rules §6.7.

use super::need::Need;
use super::template::Filled;
use super::vision::requirement_text;
use crate::catalog::{self, Catalog, Driver, Idx, Initiative, Kpi, Requirement};
use crate::plan::{InitiativeId, ItemId, KpiId, Objective, Plan};
use std::fmt;

/// From the driver of an objective to the indicators that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The driver of the objective's template; none for the team's own objective.
    pub driver: Option<Idx<Driver>>,
    /// The requirements of the template, each with its chain.
    pub requirements: Vec<RequirementTrace>,
    /// Service-level objectives that the objective rests on: requirements of the team's own.
    pub slos: Vec<ItemId>,
    /// Initiatives that the team added to it.
    pub initiatives: Vec<InitiativeLink>,
    /// Indicators that the team added to it.
    pub kpis: Vec<Idx<Kpi>>,
    /// Where the chain is broken.
    pub broken: Vec<BrokenLink>,
}

/// From a requirement to the indicators that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementTrace {
    /// The requirement.
    pub requirement: Idx<Requirement>,
    /// What it says.
    pub text: Filled,
    /// Initiatives that make it true.
    pub initiatives: Vec<InitiativeLink>,
    /// Indicators that show it.
    pub kpis: Vec<Idx<Kpi>>,
}

/// An initiative in a chain, and whether the plan does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InitiativeLink {
    /// The initiative.
    pub initiative: Idx<Initiative>,
    /// Whether the plan does it.
    pub state: InitiativeState,
}

/// What a plan does about an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitiativeState {
    /// The accepted roadmap has it.
    Accepted(ItemId),
    /// It is needed, and the accepted roadmap does not have it yet.
    Needed,
    /// The plan's targets do not need it: what it establishes is in place, or
    /// lies beyond them.
    NotNeeded,
}

/// A break in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenLink {
    /// The driver of the objective is not among the chosen ones.
    DriverNotChosen(Idx<Driver>),
    /// The objective has no requirement.
    NoRequirement,
    /// A requirement (of the catalogue, or the team's own) has no initiative.
    NoInitiative(Option<Idx<Requirement>>),
    /// A requirement (of the catalogue, or the team's own) has no indicator.
    NoKpi(Option<Idx<Requirement>>),
}

impl BrokenLink {
    /// What is broken and how to mend it.
    #[must_use]
    pub fn text(self, catalog: &Catalog) -> String {
        struct Name<'a>(&'a Catalog, Option<Idx<Requirement>>);
        impl fmt::Display for Name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self.1 {
                    Some(idx) => write!(f, "The requirement \"{}\"", self.0[idx].name),
                    None => f.write_str("The objective"),
                }
            }
        }
        match self {
            BrokenLink::DriverNotChosen(driver) => format!(
                "Its driver, {}, is not chosen. Choose it or remove the objective.",
                catalog[driver].name
            ),
            BrokenLink::NoRequirement => {
                "It has no requirement yet. Name a service-level objective it rests on.".to_owned()
            }
            BrokenLink::NoInitiative(requirement) => format!(
                "{} has no initiative yet. Add one that makes it true.",
                Name(catalog, requirement)
            ),
            BrokenLink::NoKpi(requirement) => format!(
                "{} has no KPI yet. Add one that shows it.",
                Name(catalog, requirement)
            ),
        }
    }
}

/// The chain of an objective of the plan. What the team added to a template's
/// objective mends the chains of its requirements, too.
#[must_use]
pub fn trace(
    catalog: &Catalog,
    plan: &Plan,
    need: &Need,
    objective: &Objective,
    template: Option<Idx<catalog::Objective>>,
) -> Trace {
    let link = |initiative| InitiativeLink {
        initiative,
        state: state(catalog, plan, need, initiative),
    };
    let links = |initiatives: &[Idx<Initiative>]| initiatives.iter().copied().map(link).collect();
    let serves = |entry: &Requirement| Some(entry.objective) == template;
    let requirements: Vec<_> = catalog
        .requirements
        .entries()
        .filter(|(_, entry)| serves(entry))
        .map(|(requirement, entry)| RequirementTrace {
            requirement,
            text: requirement_text(catalog, plan, requirement),
            initiatives: links(&entry.initiatives),
            kpis: entry.kpis.clone(),
        })
        .collect();
    let own = |id: &InitiativeId| catalog.initiative(id.as_str());
    let own: Vec<_> = objective.initiatives.iter().filter_map(own).collect();
    let kpi = |id: &KpiId| catalog.kpi(id.as_str());
    let mut trace = Trace {
        driver: template.map(|idx| catalog[idx].driver),
        requirements,
        slos: objective.slos.clone(),
        initiatives: links(&own),
        kpis: objective.kpis.iter().filter_map(kpi).collect(),
        broken: Vec::new(),
    };
    trace.broken = broken(catalog, plan, &trace);
    trace
}

fn broken(catalog: &Catalog, plan: &Plan, trace: &Trace) -> Vec<BrokenLink> {
    let mut broken = Vec::new();
    let chosen = |driver: Idx<Driver>| {
        let mut drivers = plan.vision.drivers.iter();
        drivers.any(|id| id.as_str() == catalog[driver].id)
    };
    broken.extend(
        trace
            .driver
            .filter(|&driver| !chosen(driver))
            .map(BrokenLink::DriverNotChosen),
    );
    if trace.requirements.is_empty() && trace.slos.is_empty() {
        broken.push(BrokenLink::NoRequirement);
    }
    let of_catalogue = trace.requirements.iter().map(|requirement| {
        let (initiatives, kpis) = (&requirement.initiatives, &requirement.kpis);
        (Some(requirement.requirement), initiatives.len(), kpis.len())
    });
    let own = trace.requirements.is_empty() && !trace.slos.is_empty();
    for (requirement, n_initiatives, n_kpis) in of_catalogue.chain(own.then_some((None, 0, 0))) {
        if n_initiatives + trace.initiatives.len() == 0 {
            broken.push(BrokenLink::NoInitiative(requirement));
        }
        if n_kpis + trace.kpis.len() == 0 {
            broken.push(BrokenLink::NoKpi(requirement));
        }
    }
    broken
}

/// What the plan does about an initiative.
#[must_use]
pub fn state(
    catalog: &Catalog,
    plan: &Plan,
    need: &Need,
    initiative: Idx<Initiative>,
) -> InitiativeState {
    let entry = &catalog[initiative];
    let from_it = |source: &InitiativeId| source.as_str() == entry.id;
    let mut items = plan.roadmap.items.iter();
    if let Some(item) = items.find(|item| item.source.as_ref().is_some_and(from_it)) {
        InitiativeState::Accepted(item.id)
    } else if entry.practices.iter().any(|&p| need.of(p).is_some()) {
        InitiativeState::Needed
    } else {
        InitiativeState::NotNeeded
    }
}
