//! Rules of the parts that insight computes: quick check, assessment, gaps,
//! people, roadmap, documents.

use super::check::{Check, filled};
use super::{Facts, Part, PartState, State};
use crate::insight::findings::coverage_percent;
use crate::insight::number::grouped;
use crate::plan::Choice;

pub(super) fn quick(facts: &Facts) -> PartState {
    let counts = facts.quick.counts;
    let mut check = Check::new(Part::Quick);
    check.need(
        counts.blank == 0,
        "answers",
        format!("Answer the other {} questions.", counts.blank),
    );
    let figures = format!("{} of {} answered", counts.given(), counts.all());
    let mut state = check.state(counts.given() > 0, figures);
    // The full assessment stands without it: nothing of it is needed to publish.
    for missing in &mut state.missing {
        missing.needed = false;
    }
    state
}

pub(super) fn assessment(facts: &Facts) -> PartState {
    let (catalog, scores) = (facts.catalog, facts.scores);
    let rules = &catalog.assessment_rules;
    let mut check = Check::new(Part::Assessment);
    let coverage = scores.overall.as_ref().map(|overall| overall.coverage);
    let enough = scores.overall.as_ref().is_some_and(|o| !o.provisional);
    let percent = coverage.map_or(0, |coverage| coverage_percent(catalog, coverage));
    check.need(
        enough,
        "answers",
        format!(
            "Answer more questions: {percent}% are answered with yes, partly or no, and {}% are needed for a firm result.",
            rules.provisional_below
        ),
    );
    for score in &scores.dimensions {
        let few = score
            .rating
            .as_ref()
            .is_some_and(|rating| rating.insufficient);
        let dimension = &catalog[score.dimension];
        check.need(
            !few,
            &format!("dimension:{}", dimension.id),
            format!(
                "Answer more questions of {}: too few for a statement.",
                dimension.name
            ),
        );
    }
    let answers = &facts.plan.assessment.answers;
    for (id, answer) in answers.iter() {
        let known = catalog.practice(id.as_str()).is_some();
        let reason = answer.choice != Choice::NotApplicable || filled(&answer.reason);
        check.need(
            !known || reason,
            &format!("answers:{id}"),
            format!("Say why {id} is not applicable."),
        );
    }
    for pair in &scores.contradictions {
        let (yes, no) = (catalog[pair.yes].id, catalog[pair.no].id);
        check.want(
            false,
            &format!("answers:{yes}"),
            format!("Look again at {yes} (yes) and {no} (no): the first requires the second."),
        );
    }
    check.want(
        scores.roles >= 2,
        "respondents",
        "Let people of at least two roles take part: it raises the confidence.",
    );
    let counts = scores.counts;
    let figures = format!("{} of {} answered", counts.given(), counts.all());
    check.state(counts.given() > 0, figures)
}

pub(super) fn gaps(facts: &Facts) -> PartState {
    let plan = facts.plan;
    let mut check = Check::new(Part::Gaps);
    let assessed = facts
        .scores
        .overall
        .as_ref()
        .is_some_and(|o| !o.provisional);
    check.need(
        assessed,
        "assessment",
        "Finish the assessment first: the gaps are a draft until then.",
    );
    check.need(
        !plan.vision.drivers.is_empty(),
        "drivers",
        "Choose a business driver: without one every dimension weighs the same.",
    );
    for (id, target) in &plan.targets.levels {
        let name = facts.catalog.dimension(id.as_str());
        let name = name.map_or(id.as_str(), |idx| facts.catalog[idx].name);
        check.need(
            filled(&target.reason),
            &format!("levels:{id}"),
            format!("Say why the target of {name} differs from the proposed one."),
        );
    }
    for (id, accepted) in &plan.targets.accepted {
        check.need(
            filled(&accepted.reason),
            &format!("accepted:{id}"),
            format!("Say why the gap {id} is accepted."),
        );
    }
    let begun = facts.scores.counts.given() > 0
        || !plan.targets.levels.is_empty()
        || !plan.targets.accepted.is_empty();
    check.state(begun, "")
}

pub(super) fn resources(facts: &Facts) -> PartState {
    let resources = &facts.plan.resources;
    let mut check = Check::new(Part::Resources);
    let budget = &facts.plan.budget;
    let none = match facts.proposal {
        Err(reason) => reason.to_string(),
        Ok(_) => String::new(),
    };
    check.need(none.is_empty(), "people", none);
    check.want(
        resources.cap.is_some(),
        "cap",
        "State what the plan may cost at most.",
    );
    check.want(
        !resources.people.is_empty() && resources.people.iter().any(|person| person.role.is_some()),
        "people",
        "Say who has which role: without roles everybody does everything.",
    );
    check.want(
        !resources.holidays.is_empty(),
        "holidays",
        "Add the public holidays: until then the schedule works on them.",
    );
    check.want(
        !resources.rates.is_empty(),
        "rates",
        "State your own day rates: until then examples are reckoned with.",
    );
    check.want(
        !budget.costs.is_empty() || budget.runs.is_some(),
        "costs",
        "Add costs beside people's work: licences, environments, training.",
    );
    for cost in budget.costs.iter().filter(|cost| cost.amount == 0) {
        let name = match cost.name.trim() {
            "" => "the cost without a name",
            name => name,
        };
        check.want(
            false,
            "costs",
            ["Say what is paid for ", name, "."].concat(),
        );
    }
    let tenths = facts.plan.fte_tenths();
    let figures = format!("{}.{} FTE", grouped(u64::from(tenths / 10)), tenths % 10);
    let begun = !resources.people.is_empty();
    check.state(begun, if begun { figures } else { String::new() })
}

pub(super) fn roadmap(facts: &Facts) -> PartState {
    let items = &facts.plan.roadmap.items;
    let mut check = Check::new(Part::Roadmap);
    check.need(
        !items.is_empty(),
        "items",
        "Accept a roadmap: look at the proposal and take it over.",
    );
    if let Ok(proposal) = facts.proposal
        && !items.is_empty()
    {
        check.need(
            proposal.is_accepted(),
            "items",
            "The plan has changed since the roadmap was accepted. Look at the changes and take them over, or fix what is to stay.",
        );
        check.want(
            proposal.conflicts.is_empty(),
            "items",
            "Fixed dates and prerequisites do not go together. Look at the conflicts.",
        );
    }
    let ownerless = items.iter().filter(|item| !filled(&item.owner)).count();
    check.want(
        ownerless == 0,
        "items",
        format!(
            "Name an owner for {ownerless} of {} initiatives.",
            items.len()
        ),
    );
    let figures = match items.len() {
        0 => String::new(),
        1 => "1 initiative".to_owned(),
        n => format!("{n} initiatives"),
    };
    check.state(!items.is_empty(), figures)
}

/// The documents are ready when everything they need is.
pub(super) fn documents(parts: &[PartState]) -> PartState {
    let missing = parts.iter().flat_map(|part| &part.missing);
    let missing: Vec<_> = missing.filter(|m| m.needed).cloned().collect();
    let begun = parts.iter().any(|part| part.state != State::Nothing);
    PartState {
        part: Part::Documents,
        state: match (begun, missing.is_empty()) {
            (false, _) => State::Nothing,
            (true, false) => State::Begun,
            (true, true) => State::Ready,
        },
        figures: match missing.len() {
            0 => String::new(),
            1 => "1 thing missing".to_owned(),
            n => format!("{n} things missing"),
        },
        missing,
    }
}
