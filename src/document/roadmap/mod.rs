//! The roadmap: what will be done, in which order, for what result and cost. Its figures are those
//! of the accepted roadmap.

mod aims;
mod assumptions;
mod budget;
mod cards;
mod case;
mod chances;
mod costs;
mod end;
mod finished;
mod glance;
mod money;
mod order;
mod outlook;
mod phases;
mod staffing;
mod steps;
mod summary;
mod upkeep;

use super::shared::front;
use super::writer::Writer;
use crate::catalog::Coded;
use crate::insight::forecast::{By, ItemForecast};
use crate::insight::readiness::Part;
use crate::insight::roadmap::ItemFigures;
use crate::insight::{NoSchedule, Span};
use crate::line;
use crate::plan::{Date, ItemState, RoadmapItem};

/// Title and metadata.
pub fn front(w: &mut Writer) {
    let owner = w.typed_cell(
        &w.plan.details.owner,
        Part::Details,
        "Name the person accountable for the plan.",
    );
    let companions = front::companions(w);
    let assessed = super::assessment::assessed_on(w).long();
    let mut more = vec![
        ("Starts on", line![w.plan.details.start.long()]),
        ("Assessed on", line![assessed]),
        ("Owner", owner),
    ];
    if let Some(event) = front::event(w) {
        more.push(("Dated event", event));
    }
    more.push(("Read with", companions));
    front::title(w, more);
    front::draft(w);
}

/// What writes a section.
pub fn section(id: &str) -> Option<fn(&mut Writer)> {
    Some(match id {
        "document-control" => summary::control,
        "executive-summary" => summary::executive,
        "business-drivers-and-objectives" => aims::drivers,
        "vision" => aims::vision,
        "current-state" => aims::current,
        "target-state-and-gaps" => aims::targets,
        "roadmap-at-a-glance" => glance::glance,
        "phase-details" => phases::phases,
        "initiative-cards" => cards::cards,
        "dependencies-and-critical-path" => order::dependencies,
        "prioritisation-rationale" => order::priorities,
        "resources-and-budget" => money::resources,
        "benefits-and-business-case" => case::case,
        "success-metrics" => outlook::metrics,
        "risks-and-mitigations" => outlook::risks,
        "stakeholders-and-communication" => outlook::stakeholders,
        "governance-and-re-planning" => outlook::governance,
        "trends-to-watch" => outlook::trends,
        "assumptions-constraints-and-exclusions" => assumptions::assumptions,
        "next-30-days" => end::next_days,
        "appendix" => end::appendix,
        _ => return None,
    })
}

/// A code for every item of the roadmap: that of its initiative, `W-` and its number for the team's
/// own work and for a second item from the same initiative.
fn codes(w: &Writer) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for item in &w.insight.roadmap().items {
        let own = format!("W-{:02}", item.item.0);
        let code = item
            .initiative
            .map_or(own.clone(), |i| w.catalog[i].code().to_string());
        codes.push(if codes.contains(&code) { own } else { code });
    }
    codes
}

/// What several sections show of the roadmap.
struct Shown {
    /// A code for every item.
    codes: Vec<String>,
    /// Their titles.
    titles: Vec<String>,
    /// What sentences call an item, by its place.
    name: Box<dyn Fn(usize) -> String>,
    /// Places of the phases with work or cost.
    phases: Vec<usize>,
    /// What is forecast of each item; none for what is over, or without a forecast.
    items: Vec<Option<ItemForecast>>,
}

impl Shown {
    fn new(w: &Writer) -> Shown {
        let figures = w.insight.roadmap();
        let cost = &w.insight.budget().expected.by_phase;
        let has = |at: &usize| !figures.phases[*at].items.is_empty() || !cost[*at].is_zero();
        let mut items = vec![None; figures.items.len()];
        if let Ok(forecast) = w.insight.forecast() {
            for found in &forecast.items {
                if let Some(item) = items.get_mut(found.item) {
                    *item = Some(found.clone());
                }
            }
        }
        let codes = codes(w);
        let named = codes.clone();
        Shown {
            name: Box::new(move |at| named.get(at).cloned().unwrap_or_default()),
            codes,
            titles: figures
                .items
                .iter()
                .map(|item| item.title.clone())
                .collect(),
            phases: (0..figures.phases.len()).filter(has).collect(),
            items,
        }
    }

    /// Phases as columns of a table: none if there is only one, which is the total.
    fn columns(&self) -> &[usize] {
        match self.phases.len() {
            1 => &[],
            _ => &self.phases,
        }
    }

    /// A phase with a number from 1: `Phase 2, Integrate`.
    fn phase_name(&self, w: &Writer, at: usize) -> String {
        let phase = w.insight.roadmap().phases[at].phase;
        format!("Phase {}, {}", at + 1, w.catalog[phase].name)
    }

    /// First and last day of a phase.
    fn dates(&self, w: &Writer, at: usize) -> String {
        let phase = &w.insight.roadmap().phases[at];
        match phase.end {
            Some(end) => format!("{} to {}", phase.start.long(), end.long()),
            None => format!("from {}", phase.start.long()),
        }
    }

    /// When what starts in a phase is finished.
    fn phase_by(&self, w: &Writer, at: usize) -> Option<By> {
        let phase = w.insight.roadmap().phases[at].phase;
        let forecast = w.insight.forecast().as_ref().ok()?;
        let found = forecast.phases.iter().find(|found| found.phase == phase);
        found.map(|found| found.by)
    }
}

/// The day from which what an item puts in place may be claimed: the first of that week of the plan.
pub(super) fn claimed_from(w: &Writer, item: &ItemFigures) -> Date {
    let calendar = w.insight.roadmap().calendar;
    let week = Span::weeks(calendar, item.claimable_week, item.claimable_week);
    calendar.day(week.start)
}

/// How far an item is, in a word or two.
fn state(item: &RoadmapItem) -> String {
    match (item.state, item.percent) {
        (ItemState::Planned, _) => "planned".to_owned(),
        (ItemState::Running, Some(percent)) => format!("running, {percent}% done"),
        (ItemState::Running, None) => "running".to_owned(),
        (ItemState::Done, _) => "done".to_owned(),
        (ItemState::Dropped, _) => "dropped".to_owned(),
    }
}

/// Whether there is an accepted roadmap; says what to do if not.
fn has_items(w: &mut Writer) -> bool {
    if !w.insight.roadmap().items.is_empty() {
        return true;
    }
    let ask = match w.insight.proposal() {
        Ok(proposal) if proposal.items.is_empty() => {
            "Nothing is needed to reach the targets; add work of your own or raise a target."
                .to_owned()
        }
        Ok(_) => "Accept the proposed roadmap.".to_owned(),
        Err(reason) => reason.to_string(),
    };
    let part = match w.insight.proposal() {
        Err(NoSchedule::NoPeople | NoSchedule::NoTime) => Part::Resources,
        _ => Part::Roadmap,
    };
    let line = w.missing(part, ask);
    w.say(line);
    false
}
