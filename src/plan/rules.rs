//! What must hold in every plan, whether it was typed, opened or received.

use super::governance::second_of_a_name;
use super::refs::BlankName;
use super::roadmap::Work;
use super::{Choice, Date, Details, Person, Plan, feasible};
use crate::catalog::Catalog;
use crate::record::{Field, Path, Problems, Rule, Shown};
use crate::sorted::Set;

/// Every rule that the plan breaks. A plan with problems is refused as a
/// whole: nothing is clamped or dropped in silence. What is odd but harmless is
/// among the [`notices`](super::notices()).
#[must_use]
pub fn problems(plan: &Plan, catalog: &Catalog) -> Problems {
    let mut found = Problems::default();
    let root = Path::Root;
    plan.check(Rule::ANY, &root, &mut found);
    // A plan from a link has no id until a copy of it is kept.
    if !plan.id.is_empty() && !is_plan_id(&plan.id) {
        found.add(&root.key("id"), "must be 32 hexadecimal digits (0-9, a-f).");
    }
    if plan.model.id != catalog.model.id {
        let at = root.key("model");
        found.add(
            &at.key("id"),
            format!(
                "names the maturity model \"{}\"; this version knows \"{}\". Open the plan with the version that made it.",
                Shown(&plan.model.id),
                catalog.model.id
            ),
        );
    }
    let currency = &plan.details.currency;
    let code = currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
    if !code && !currency.is_empty() && currency.chars().count() <= 3 {
        found.add(
            &root.key("details").key("currency"),
            "must be three capital letters such as EUR.",
        );
    }
    event(plan, &mut found);
    people(plan, &mut found);
    item_ids(plan, &mut found);
    drivers(plan, &mut found);
    blanks(plan, catalog, &mut found);
    not_applicable(plan, catalog, &mut found);
    roadmap(plan, &mut found);
    bodies(plan, &mut found);
    feasible::problems(plan, &mut found);
    found
}

/// Whether a text is a plan id: 32 hexadecimal digits.
#[must_use]
pub fn is_plan_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The date of the event, if that is before the plan starts: nothing can be
/// made ready for it.
#[must_use]
pub fn event_before_start(details: &Details) -> Option<Date> {
    details.event_date.filter(|date| *date < details.start)
}

/// First and last day of a person, if they are the wrong way round. Without a
/// first day it is the plan's.
#[must_use]
pub fn turned_days(person: &Person, start: Date) -> Option<(Date, Date)> {
    let first = person.from.unwrap_or(start);
    let last = person.until.filter(|last| *last < first)?;
    Some((first, last))
}

/// Whether the three points of an estimate ascend.
#[must_use]
pub fn ascends(work: &Work) -> bool {
    work.optimistic <= work.likely && work.likely <= work.pessimistic
}

/// Whether a blank can be filled with this text. Where only a number makes
/// sense, digits must be there, and nothing but signs beside them: a range and
/// a per cent sign are fine.
#[must_use]
pub fn fits_blank(catalog: &Catalog, blank: &BlankName, text: &str) -> bool {
    // What a blank holds for one driver only stands under the driver's name and the blank's.
    let name = blank.as_str();
    let name = name.split_once("--").map_or(name, |(_, name)| name);
    let numeric = catalog
        .placeholder(name)
        .is_some_and(|placeholder| catalog[placeholder].numeric);
    let sign = |c: char| c.is_whitespace() || "0123456789.,%+-−–~".contains(c);
    !numeric || text.chars().all(sign) && text.contains(|c: char| c.is_ascii_digit())
}

fn event(plan: &Plan, found: &mut Problems) {
    if let Some(date) = event_before_start(&plan.details) {
        let root = Path::Root;
        found.add(
            &root.key("details").key("eventDate"),
            format!(
                "is {date}, before the plan's first day ({}). Give the next date of the event or remove it, or let the plan start earlier.",
                plan.details.start
            ),
        );
    }
}

fn people(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let resources = root.key("resources");
    let people = resources.key("people");
    for (i, person) in plan.resources.people.iter().enumerate() {
        if let Some((first, last)) = turned_days(person, plan.details.start) {
            let of_plan = if person.from.is_none() {
                " of the plan"
            } else {
                ""
            };
            found.add(
                &people.index(i).key("until"),
                format!("is {last}, before the first day{of_plan} ({first}). Correct one of the two days."),
            );
        }
    }
}

fn blanks(plan: &Plan, catalog: &Catalog, found: &mut Problems) {
    let root = Path::Root;
    let vision = root.key("vision");
    let at = vision.key("blanks");
    for (blank, text) in &plan.vision.blanks {
        if !fits_blank(catalog, blank, text) {
            found.add(
                &at.key(blank.as_str()),
                format!(
                    "is \"{}\"; it must be a number, such as 30 or 99.9.",
                    Shown(text)
                ),
            );
        }
    }
}

fn item_ids(plan: &Plan, found: &mut Problems) {
    let mut seen = Set::new();
    plan.each_list(|at, ids| {
        for (i, id) in ids.into_iter().enumerate() {
            if !seen.insert(id) {
                found.add(
                    &at.index(i).key("id"),
                    format!("is {id}, which another item of the plan has too. Give it a number of its own."),
                );
            } else if id.0 >= plan.next_item {
                found.add(
                    &at.index(i).key("id"),
                    format!(
                        "is {id}, but \"nextItem\" is {}. Raise \"nextItem\" above every id.",
                        plan.next_item
                    ),
                );
            }
        }
    });
}

fn drivers(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let vision = root.key("vision");
    let at = vision.key("drivers");
    let mut seen = Set::new();
    for (i, id) in plan.vision.drivers.iter().enumerate() {
        if !seen.insert(id) {
            found.add(
                &at.index(i),
                format!(
                    "names \"{}\" a second time. Rank each driver once.",
                    Shown(id.as_str())
                ),
            );
        }
    }
}

fn not_applicable(plan: &Plan, catalog: &Catalog, found: &mut Problems) {
    let root = Path::Root;
    let assessment = root.key("assessment");
    let at = assessment.key("answers");
    for (id, answer) in plan.assessment.answers.iter() {
        if answer.choice == Choice::NotApplicable
            && let Some(practice) = catalog.practice(id.as_str())
            && catalog[practice].na_reason.is_none()
        {
            found.add(
                &at.key(id.as_str()),
                "can not be \"not applicable\". Answer N, P, Y or K (don't know).",
            );
        }
    }
}

fn bodies(plan: &Plan, found: &mut Problems) {
    let (root, bodies) = (Path::Root, &plan.governance.bodies);
    if let Some(at) = second_of_a_name(bodies) {
        found.add(
            &root.key("governance").key("bodies").index(at).key("name"),
            format!(
                "is \"{}\", and so is another body's. Give each body a name of its own.",
                Shown(bodies[at].name.trim())
            ),
        );
    }
}

fn roadmap(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let roadmap = root.key("roadmap");
    let items = roadmap.key("items");
    for (i, item) in plan.roadmap.items.iter().enumerate() {
        let at = items.index(i);
        if item.source.is_none() && item.title.trim().is_empty() {
            found.add(
                &at.key("title"),
                "is missing. Work of your own needs a title.",
            );
        }
        if item.finish <= item.start {
            found.add(
                &at.key("finish"),
                format!(
                    "is {}, which is not after the start ({}).",
                    item.finish, item.start
                ),
            );
        }
        let mut roles = Set::new();
        for (k, work) in item.work.iter().enumerate() {
            let place = at.key("work");
            if !ascends(work) {
                found.add(
                    &place.index(k),
                    "must have optimistic at most likely, and likely at most pessimistic.",
                );
            }
            if !roles.insert(&work.role) {
                found.add(
                    &place.index(k),
                    "names the same role a second time. Add the two up.",
                );
            }
        }
    }
}
