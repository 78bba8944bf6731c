//! Rules of the parts that people state: plan details, vision and objectives.

use super::check::{Check, filled};
use super::{Facts, Part, PartState};
use crate::catalog::{FilledBy, Placeholder};
use crate::insight::template::{Blank, Origin};

pub(super) fn details(facts: &Facts) -> PartState {
    let details = &facts.plan.details;
    let mut check = Check::new(Part::Details);
    check.need(
        filled(&details.organisation),
        "organisation",
        "Name the organisation.",
    );
    check.need(
        filled(&details.product),
        "product",
        "Name the product or service in scope.",
    );
    check.need(
        details.engineers.is_some(),
        "engineers",
        "State how many engineers are in scope: it scales every effort.",
    );
    check.need(
        details.tier.is_some(),
        "tier",
        "Choose how critical the product is: it decides the targets.",
    );
    check.need(
        details.ambition.is_some(),
        "ambition",
        "Choose how far to aim.",
    );
    check.need(
        filled(&details.owner),
        "owner",
        "Name the person accountable for the plan.",
    );
    check.need(
        !details.authors.is_empty(),
        "authors",
        "Name who wrote the plan.",
    );
    check.want(
        !details.approvers.is_empty(),
        "approvers",
        "Name who approves the documents.",
    );
    check.want(
        details.review_date.is_some(),
        "reviewDate",
        "Set the date of the documents' next review.",
    );
    let named = filled(&details.event);
    let spoken_of = |blank: &Blank| facts.catalog[blank.placeholder].id == "event";
    if facts.vision.blanks.iter().any(spoken_of) {
        let text = "Name the event that the vision or an objective speaks of.";
        check.need(named, "event", text);
    } else {
        let undated = details.event_date.is_none();
        check.want(named || undated, "event", "Name the dated event.");
    }
    let dated = details.event_date.is_some() || !named;
    check.want(dated, "eventDate", "Give the event its date.");
    let texts = [
        &details.organisation,
        &details.product,
        &details.owner,
        &details.context,
    ];
    let begun = texts.iter().any(|text| filled(text))
        || details.engineers.is_some()
        || details.tier.is_some()
        || details.ambition.is_some();
    check.state(begun, "")
}

pub(super) fn vision(facts: &Facts) -> PartState {
    let (catalog, plan) = (facts.catalog, &facts.plan.vision);
    let mut check = Check::new(Part::Vision);
    check.need(
        !plan.drivers.is_empty(),
        "drivers",
        "Choose at least one business driver.",
    );
    for blank in &facts.vision.blanks {
        let Placeholder {
            label, filled_by, ..
        } = catalog[blank.placeholder];
        if filled_by == FilledBy::Plan {
            continue; // asked for among the plan details
        }
        // Drivers may mean different things by the same blank.
        let driver = blank.key.as_str().split_once("--");
        let driver = driver.and_then(|(id, _)| catalog.driver(id));
        let of = driver.map_or_else(String::new, |idx| format!(" of {}", catalog[idx].name));
        check.need(
            blank.origin != Origin::Open,
            &format!("blanks:{}", blank.key),
            format!("Fill the blank \"{label}\"{of}."),
        );
    }
    check.need(
        !plan.objectives.is_empty(),
        "objectives",
        "Add at least one objective.",
    );
    for (objective, shown) in plan.objectives.iter().zip(&facts.vision.objectives) {
        let field = format!("objectives:{}", objective.id);
        let name = shown.text.text();
        let complete = filled(&shown.measure.text()) && filled(&objective.target);
        check.need(
            complete && objective.due.is_some(),
            &field,
            format!("Give the objective \"{name}\" a measure, a target and a date."),
        );
        check.want(
            filled(&objective.baseline) && filled(&objective.owner),
            &field,
            format!("Give the objective \"{name}\" a baseline and an owner."),
        );
        for broken in &shown.trace.broken {
            check.want(
                false,
                &field,
                format!("\"{name}\": {}", broken.text(catalog)),
            );
        }
    }
    check.need(
        !plan.in_scope.is_empty(),
        "inScope",
        "Say what the plan covers.",
    );
    check.need(
        !plan.journeys.is_empty(),
        "journeys",
        "Name the critical journeys.",
    );
    for journey in &plan.journeys {
        let field = format!("journeys:{}", journey.id);
        let name = if filled(&journey.name) {
            &journey.name
        } else {
            "without a name"
        };
        let limited = journey.slos.iter();
        let limited = limited.filter(|slo| slo.limit_ms.is_some() || slo.error_rate.is_some());
        check.need(
            limited.count() > 0,
            &field,
            format!("Give the journey \"{name}\" an SLO with a limit."),
        );
    }
    let begun = !plan.drivers.is_empty()
        || filled(&plan.statement)
        || !plan.objectives.is_empty()
        || !plan.in_scope.is_empty()
        || !plan.journeys.is_empty();
    check.state(begun, "")
}
