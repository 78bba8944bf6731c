//! What the plan assumes, and what it leaves out.

use crate::document::block::{Inline, strong};
use crate::document::shared::front;
use crate::document::shared::practices::name;
use crate::document::words::{capital, count, inside, list, series, stop};
use crate::document::writer::Writer;
use crate::insight::readiness::Part;
use crate::insight::roadmap::Late;
use crate::insight::{Conflict, Ratio, schedule};
use crate::line;
use crate::plan::PracticeId;

pub fn assumptions(w: &mut Writer) {
    let mut lines = basis(w);
    lines.extend(from_answers(w));
    lines.extend(from_schedule(w));
    lines.extend(left_out(w));
    w.numbers(lines);
}

/// What the figures rest on.
fn basis(w: &Writer) -> Vec<Vec<Inline>> {
    let mut lines: Vec<Vec<Inline>> = Vec::new();
    let portfolio = w.insight.portfolio();
    let footing = &w.insight.targets().footing;
    lines.push(line!["Efforts, upkeep, rates and ratings that the team has not stated itself are expert estimates to start from, not facts; replace them by your own where you know better."]);
    let usual = "Efforts are those estimated for a mid-size organisation";
    lines.push(line![match portfolio.scale == Ratio::ONE {
        _ if portfolio.scale_assumed =>
            format!("{usual}, because the number of engineers is not stated."),
        true => format!("{usual}, which this one is."),
        false => format!(
            "{usual}, times {} for the size of this one.",
            portfolio.scale.text(2)
        ),
    }]);
    if footing.tier_assumed || footing.ambition_assumed {
        let mut assumed = Vec::new();
        if let Some(tier) = footing.tier.filter(|_| footing.tier_assumed) {
            assumed.push(format!("the tier {}", inside(w.catalog[tier].name)));
        }
        if let Some(ambition) = footing.ambition.filter(|_| footing.ambition_assumed) {
            assumed.push(format!("the ambition {}", inside(w.catalog[ambition].name)));
        }
        lines.push(line![format!(
            "Nobody has stated it, so {} is assumed.",
            list(&assumed)
        )]);
    }
    lines.push(line![format!(
        "{}% of people's time goes into the plan{}; {}.",
        schedule::focus(w.catalog, w.plan),
        if w.plan.resources.focus.is_none() {
            ", which is the usual value"
        } else {
            ""
        },
        free_time(w)
    )]);
    lines.push(line![skills(w)]);
    lines.push(line![
        "The P80 of the effort takes it that initiatives go wrong together to some extent (correlation 0.3)."
    ]);
    let example = w
        .insight
        .roadmap()
        .roles
        .iter()
        .any(|role| role.rate.is_some_and(|rate| !rate.stated));
    if example {
        lines.push(line![
            "Day rates are example values unless marked otherwise."
        ]);
    }
    lines
}

/// What follows from the answers and what the team decided about them.
fn from_answers(w: &Writer) -> Vec<Vec<Inline>> {
    let mut lines: Vec<Vec<Inline>> = Vec::new();
    let scores = w.insight.scores();
    let unknown = usize::from(scores.counts.unknown());
    let blanks = w.insight.assumed().n_blanks(w.catalog, w.insight.given());
    let as_absent = unknown - usize::from(blanks);
    if as_absent > 0 {
        lines.push(line![format!(
            "{} as not in place.",
            capital(&count(
                as_absent,
                "unknown answer counts",
                "unknown answers count"
            ))
        )]);
    }
    let assumed: Vec<&str> = w
        .insight
        .assumed()
        .dimensions(w.catalog)
        .map(|d| w.catalog[d].name)
        .collect();
    if !assumed.is_empty() {
        lines.push(line![format!(
            "{}: {} in {} {} from the quick check, as in place, partly in place or not in place; these do not count as unknown in the plan, and never count in a measured score.",
            capital(w.sentence("draft-from-quick")),
            count(usize::from(blanks), "unanswered practice", "unanswered practices"),
            match assumed.len() == w.catalog.dimensions.len() {
                true => format!("all {} dimensions", assumed.len()),
                false => series(&assumed),
            },
            if blanks == 1 { "is assumed" } else { "are assumed" }
        )]);
    }
    for pair in &scores.contradictions {
        lines.push(line![format!(
            "{} is answered yes although {}, which it requires, is answered no; one of the two is wrong.",
            name(w, pair.yes),
            name(w, pair.no)
        )]);
    }
    for entry in &scores.not_applicable {
        lines.push(line![
            format!("{} does not apply: ", name(w, entry.practice)),
            stop(&entry.reason)
        ]);
    }
    for (id, gap) in &w.plan.targets.accepted {
        let id: &PracticeId = id;
        let what = w
            .catalog
            .practice(id.as_str())
            .map_or(id.to_string(), |practice| name(w, practice));
        let reason = match gap.reason.trim() {
            "" => "no reason recorded.".to_owned(),
            reason => stop(reason),
        };
        lines.push(line![format!("The gap in {what} is accepted: "), reason]);
    }
    lines
}

/// What the schedule knows of days on which people do not work.
fn free_time(w: &Writer) -> String {
    let resources = &w.plan.resources;
    let stated = [
        (resources.holidays.len(), "holiday", "holidays"),
        (resources.absences.len(), "absence", "absences"),
        (resources.freezes.len(), "change freeze", "change freezes"),
    ];
    let stated: Vec<String> = stated
        .into_iter()
        .filter(|&(n, ..)| n > 0)
        .map(|(n, one, many)| count(n, one, many))
        .collect();
    match stated.is_empty() {
        true => "no holidays, absences or change freezes are stated, so the schedule knows of none"
            .to_owned(),
        false => format!("the schedule keeps {} free", list(&stated)),
    }
}

/// Who does whose work in the schedule.
fn skills(w: &Writer) -> String {
    let people = &w.plan.resources.people;
    if people.iter().all(|person| person.role.is_none()) {
        return "No role is stated for anybody, so the schedule takes it that everybody can do any role's work.".to_owned();
    }
    let Ok(scheduled) = w.insight.scheduled() else {
        return "Work of a role is done by people who have it.".to_owned();
    };
    let others: Vec<String> = scheduled
        .network
        .taken_over
        .iter()
        .map(|role| inside(&crate::insight::cost::role_name(w.catalog, Some(role))))
        .collect();
    let rest = match people.iter().any(|person| person.role.is_none()) {
        true => "; roles that nobody has fall to people without a role",
        false => "",
    };
    match others.is_empty() {
        true => format!("Work of a role is done by people who have it{rest}."),
        false => format!(
            "Work of a role is done by people who have it{rest}. Nobody has these roles, so the largest group does their work: {}.",
            list(&others)
        ),
    }
}

/// What the schedule could not keep.
fn from_schedule(w: &Writer) -> Vec<Vec<Inline>> {
    let mut lines: Vec<Vec<Inline>> = Vec::new();
    let figures = w.insight.roadmap();
    let codes = super::codes(w);
    let code = |id| {
        figures
            .items
            .iter()
            .position(|item| item.item == id)
            .map_or("an initiative".to_owned(), |at| codes[at].clone())
    };
    for (item, code) in figures.items.iter().zip(&codes) {
        let Some(late) = item.late else { continue };
        let advice = w.sentence(late.sentence());
        let advice = advice.split_once(": ").map_or(advice, |(_, advice)| advice);
        lines.push(line![format!(
            "{code} {} is done on {} and {}: {advice}",
            item.title.trim(),
            item.end.long(),
            match late {
                Late::Work => format!("misses {}", front::event_name(w)),
                Late::Claim => format!(
                    "counts only from {} on, after {}",
                    super::claimed_from(w, item).long(),
                    front::event_name(w)
                ),
            }
        )]);
    }
    let Ok(proposal) = w.insight.proposal() else {
        return lines;
    };
    for conflict in &proposal.conflicts {
        lines.push(line![match conflict {
            Conflict::TooEarly { item, before } => format!(
                "The fixed dates of {} begin before {} is done.",
                code(*item),
                code(*before)
            ),
            Conflict::Circle { item, before } => format!(
                "{} and {} would wait for each other; the link is left out.",
                code(*item),
                code(*before)
            ),
            Conflict::Overbooked {
                first_week,
                n_weeks,
            } => format!(
                "Fixed dates need more people than there are from week {first_week} on, for {}.",
                count(*n_weeks as usize, "week", "weeks")
            ),
        }]);
    }
    let accepted = !w.plan.roadmap.items.is_empty();
    let (added, removed, changed) = proposal.n_changed();
    if accepted && added + removed + changed > 0 {
        let changes = [("add", added), ("remove", removed), ("change", changed)];
        let changes = changes.into_iter().filter(|&(_, n)| n > 0);
        let changes: Vec<String> = changes
            .map(|(what, n)| format!("{what} {}", count(n, "initiative", "initiatives")))
            .collect();
        lines.push(line![format!(
            "The plan has changed since the roadmap was accepted: planning again would {}.",
            list(&changes)
        )]);
    }
    lines
}

/// What the plan leaves out on purpose.
fn left_out(w: &mut Writer) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    for exclusion in &w.plan.vision.exclusions {
        let mut line = line!["Left out: ", strong(exclusion.what.trim().to_owned()), ". "];
        if exclusion.why.trim().is_empty() {
            line.extend(w.missing(Part::Vision, "Say why each exclusion is left out."));
        } else {
            line.push(stop(&exclusion.why).into());
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(w.missing(Part::Vision, "Say what the plan leaves out on purpose."));
    }
    lines
}
