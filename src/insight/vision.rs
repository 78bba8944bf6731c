//! The vision and objectives with their blanks filled, and the chain from each
//! objective to what is done for it. Source: content rules §6.7.

use super::need::Need;
use super::template::{Blank, Filled, Values};
use super::trace::{Trace, trace};
use crate::catalog::{self, Catalog, Driver, Idx};
use crate::plan::{self, ItemId, Plan};

/// The vision of a plan and its objectives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVision {
    /// The vision: in the team's own words, else the primary driver's. None
    /// while there is neither.
    pub statement: Option<Filled>,
    /// The vision is in the team's own words.
    pub own_words: bool,
    /// Objectives, in the plan's order.
    pub objectives: Vec<PlanObjective>,
    /// Objectives of the chosen drivers that the plan does not have yet.
    pub suggested: Vec<Idx<catalog::Objective>>,
    /// Every blank of the vision, the objectives and their requirements once, in
    /// the order of reading; blanks that the plan's details fill are among them.
    pub blanks: Vec<Blank>,
}

/// An objective of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanObjective {
    /// The objective.
    pub id: ItemId,
    /// The template it came from, if the catalogue knows it.
    pub template: Option<Idx<catalog::Objective>>,
    /// What is to be reached: the team's words, else the template's.
    pub text: Filled,
    /// How it is measured: the team's words, else the template's.
    pub measure: Filled,
    /// From the driver to the indicators.
    pub trace: Trace,
}

impl PlanVision {
    /// The vision of a plan.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan, need: &Need) -> PlanVision {
        let drivers = || {
            let drivers = plan.vision.drivers.iter();
            drivers.filter_map(|id| catalog.driver(id.as_str()))
        };
        let own_words = !plan.vision.statement.trim().is_empty();
        let statement = if own_words {
            Some(Filled::plain(plan.vision.statement.trim()))
        } else {
            let primary = plan.vision.drivers.first();
            let primary = primary.and_then(|id| catalog.driver(id.as_str()));
            primary.map(|driver| driver_text(catalog, plan, driver, catalog[driver].vision.text()))
        };
        let objective = |objective| plan_objective(catalog, plan, need, objective);
        let objectives: Vec<_> = plan.vision.objectives.iter().map(objective).collect();
        let has = |idx: &Idx<_>| objectives.iter().any(|known| known.template == Some(*idx));
        let suggested = drivers().flat_map(|driver| catalog[driver].objectives.iter().copied());
        PlanVision {
            own_words,
            suggested: suggested.filter(|idx| !has(idx)).collect(),
            blanks: blanks(statement.as_ref(), &objectives),
            statement,
            objectives,
        }
    }

    /// The blanks that nobody has filled.
    pub fn open(&self) -> impl Iterator<Item = &Blank> {
        let open = super::template::Origin::Open;
        self.blanks.iter().filter(move |blank| blank.origin == open)
    }
}

/// Fills a text of a driver: its vision, an objective or its measure.
#[must_use]
pub fn driver_text(catalog: &Catalog, plan: &Plan, driver: Idx<Driver>, text: &str) -> Filled {
    let values = Values {
        catalog,
        plan,
        driver: Some(catalog[driver].id),
        start: &[],
    };
    values.fill(text)
}

/// How far proven capacity lies above the forecast peak, in per cent: what the
/// team put into the blank, else the content's start value.
#[must_use]
pub fn headroom(catalog: &Catalog, plan: &Plan) -> String {
    let values = Values {
        catalog,
        plan,
        driver: None,
        start: &[],
    };
    values.fill("{headroom}").text()
}

/// The text of a requirement, with its own start values.
#[must_use]
pub fn requirement_text(
    catalog: &Catalog,
    plan: &Plan,
    requirement: Idx<catalog::Requirement>,
) -> Filled {
    let entry = &catalog[requirement];
    let values = Values {
        catalog,
        plan,
        driver: Some(catalog[entry.driver].id),
        start: &entry.values,
    };
    values.fill(entry.text.text())
}

fn plan_objective(
    catalog: &Catalog,
    plan: &Plan,
    need: &Need,
    objective: &plan::Objective,
) -> PlanObjective {
    let template = objective.template.as_ref();
    let template = template.and_then(|id| catalog.objective(id.as_str()));
    let words = |own: &str, of: fn(&catalog::Objective) -> &'static str| match template
        .map(|idx| &catalog[idx])
    {
        Some(entry) if own.trim().is_empty() => driver_text(catalog, plan, entry.driver, of(entry)),
        _ => Filled::plain(own.trim()),
    };
    PlanObjective {
        id: objective.id,
        template,
        text: words(&objective.text, |entry| entry.text.text()),
        measure: words(&objective.measure, |entry| entry.measure.text()),
        trace: trace(catalog, plan, need, objective, template),
    }
}

fn blanks(statement: Option<&Filled>, objectives: &[PlanObjective]) -> Vec<Blank> {
    let texts = objectives.iter().flat_map(|objective| {
        let requirements = objective.trace.requirements.iter();
        let own = [&objective.text, &objective.measure];
        own.into_iter()
            .chain(requirements.map(|requirement| &requirement.text))
    });
    let mut blanks: Vec<Blank> = Vec::new();
    for blank in statement.into_iter().chain(texts).flat_map(Filled::blanks) {
        if blanks.iter().all(|known| known.key != blank.key) {
            blanks.push(blank.clone());
        }
    }
    blanks
}
