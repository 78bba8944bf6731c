//! `load_testing_strategy.md`: how load testing is done here, and who decides.

mod aims;
mod load;
mod people;
mod running;
mod scope;
mod standards;
mod templates;

use super::shared::front;
use super::writer::Writer;
use crate::insight::readiness::Part;
use crate::line;

/// The title and the table of what the document is.
pub fn front(w: &mut Writer) {
    let owner = w.typed_cell(
        &w.plan.details.owner,
        Part::Details,
        "Name the owner of the plan.",
    );
    let companions = front::companions(w);
    front::title(w, vec![("Owner", owner), ("Read with", companions)]);
    front::draft(w);
    let outline = w.entry();
    w.say(line![format!(
        "For {}. It answers one question: {}",
        outline.reader, outline.question
    )]);
}

/// What writes a section of the outline.
pub fn section(id: &str) -> Option<fn(&mut Writer)> {
    Some(match id {
        "document-control-and-approval" => aims::control,
        "purpose-scope-and-exclusions" => scope::purpose,
        "principles" => aims::principles,
        "business-drivers-and-quality-objectives" => aims::drivers,
        "critical-journeys-and-architecture-context" => scope::journeys,
        "performance-requirements" => scope::requirements,
        "risk-analysis-and-test-scope" => scope::risks,
        "workload-models" => load::workload,
        "test-portfolio" => load::portfolio,
        "environments-and-dependencies" => load::environments,
        "test-data-and-privacy" => load::data,
        "tooling-and-load-generation" => load::tooling,
        "observability-and-diagnosis" => running::observability,
        "execution-process" => running::execution,
        "delivery-integration" => running::delivery,
        "capacity-scalability-and-cost" => running::capacity,
        "resilience-and-production-testing-policy" => running::resilience,
        "analysis-and-reporting" => running::analysis,
        "roles-responsibilities-and-skills" => people::roles,
        "governance-compliance-and-suppliers" => people::governance,
        "metrics" => people::metrics,
        "emerging-practices" => people::emerging,
        "maintenance-of-this-strategy" => people::maintenance,
        "appendix" => templates::appendix,
        _ => return None,
    })
}
