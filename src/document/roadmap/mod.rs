//! The roadmap: what will be done, in which order, for what result and cost. Its figures are those
//! of the accepted roadmap.

mod aims;
mod cards;
mod end;
mod glance;
mod money;
mod order;
mod outlook;
mod steps;
mod summary;

use super::shared::front;
use super::writer::Writer;
use crate::catalog::Coded;
use crate::insight::readiness::Part;
use crate::line;

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

/// What writes a section; none for the business case, whose figures no plan holds yet.
pub fn section(id: &str) -> Option<fn(&mut Writer)> {
    Some(match id {
        "document-control" => summary::control,
        "executive-summary" => summary::executive,
        "business-drivers-and-objectives" => aims::drivers,
        "vision" => aims::vision,
        "current-state" => aims::current,
        "target-state-and-gaps" => aims::targets,
        "roadmap-at-a-glance" => glance::glance,
        "phase-details" => glance::phases,
        "initiative-cards" => cards::cards,
        "dependencies-and-critical-path" => order::dependencies,
        "prioritisation-rationale" => order::priorities,
        "resources-and-budget" => money::resources,
        "success-metrics" => outlook::metrics,
        "risks-and-mitigations" => outlook::risks,
        "stakeholders-and-communication" => outlook::stakeholders,
        "governance-and-re-planning" => outlook::governance,
        "trends-to-watch" => outlook::trends,
        "assumptions-constraints-and-exclusions" => end::assumptions,
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
    let line = w.missing(Part::Roadmap, ask);
    w.say(line);
    false
}
