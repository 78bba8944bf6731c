//! What else changes when something is removed, in words for the message that offers to take it back.
//! References by number go in the same command; names of people are text and stay.

use super::{Command, Edit, List};
use crate::plan::{ItemId, Plan};
use crate::record::{Field, Json};

/// What a command changes beside the thing that it removes, one sentence each; empty for commands
/// that remove nothing, and where nothing refers to it.
#[must_use]
pub fn along(plan: &Plan, command: &Command) -> Vec<String> {
    let found = match command {
        Command::List(list, Edit::Remove(id)) => of_list(plan, *list, *id),
        Command::Items(Edit::Remove(id)) => of_item(plan, *id),
        Command::People(Edit::Remove(id)) => return of_person(plan, *id),
        Command::Environments(Edit::Remove(id)) => {
            let items = plan.roadmap.items.iter();
            let books = items.filter(|item| item.bookings.iter().any(|one| one.environment == *id));
            vec![(books.count(), "initiative books it", "initiatives book it")]
        }
        Command::Together(_, commands) => {
            return commands.iter().flat_map(|one| along(plan, one)).collect();
        }
        _ => Vec::new(),
    };
    found.into_iter().filter_map(no_longer).collect()
}

/// How many things, and what one and several of them did.
type Did = (usize, &'static str, &'static str);

fn no_longer((count, one, several): Did) -> Option<String> {
    match count {
        0 => None,
        1 => Some(["1 ", one, " no longer."].concat()),
        count => Some([&count.to_string(), " ", several, " no longer."].concat()),
    }
}

fn of_list(plan: &Plan, list: List, id: ItemId) -> Vec<Did> {
    let (governance, improvement) = (&plan.governance, &plan.improvement);
    let names = |named: Option<ItemId>| named == Some(id);
    match list {
        List::Metrics => {
            let milestones = plan.milestones.milestones.iter();
            let milestones = milestones.filter(|one| one.metrics.contains(&id)).count();
            let triggers = governance.triggers.iter();
            let triggers = triggers.filter(|one| names(one.metric)).count();
            vec![
                (milestones, "milestone names it", "milestones name it"),
                (triggers, "trigger watches it", "triggers watch it"),
            ]
        }
        List::Bodies => {
            let reviews = governance.reviews.iter();
            let reviews = reviews.filter(|one| one.bodies.contains(&id)).count();
            let decisions = governance.decisions.iter();
            let decisions = decisions.filter(|one| names(one.body)).count();
            vec![
                (reviews, "review names it", "reviews name it"),
                (decisions, "decision names it", "decisions name it"),
            ]
        }
        List::Reviews => {
            let meetings = governance.meetings.iter().filter(|one| names(one.review));
            vec![(
                meetings.count(),
                "record keeps its name but belongs to it",
                "records keep its name but belong to it",
            )]
        }
        List::Decisions => {
            let changes = governance.changes.iter().filter(|one| names(one.decision));
            vec![(
                changes.count(),
                "change request names it",
                "change requests name it",
            )]
        }
        List::Loops => {
            let held = improvement
                .retrospectives
                .iter()
                .filter(|one| names(one.of));
            vec![(
                held.count(),
                "retrospective keeps its name but belongs to it",
                "retrospectives keep its name but belong to it",
            )]
        }
        List::Retrospectives => {
            let actions = improvement
                .actions
                .iter()
                .filter(|one| names(one.retrospective));
            vec![(
                actions.count(),
                "action stays but belongs to it",
                "actions stay but belong to it",
            )]
        }
        _ => Vec::new(),
    }
}

fn of_item(plan: &Plan, id: ItemId) -> Vec<Did> {
    let milestones = plan.milestones.milestones.iter();
    let milestones = milestones.filter(|one| one.items.contains(&id)).count();
    let risks = plan.governance.risks.iter();
    let risks = risks.filter(|one| one.items.contains(&id)).count();
    let changes = plan.governance.changes.iter();
    let changes = changes.filter(|one| one.items.contains(&id)).count();
    let actions = plan.improvement.actions.iter();
    let actions = actions.filter(|one| one.item == Some(id)).count();
    let scenarios = plan.scenarios.scenarios.iter();
    let scenarios = scenarios.filter(|one| one.dropped.contains(&id)).count();
    vec![
        (
            milestones,
            "milestone waits for it",
            "milestones wait for it",
        ),
        (risks, "risk delays it", "risks delay it"),
        (
            changes,
            "change request names it",
            "change requests name it",
        ),
        (actions, "action has become it", "actions have become it"),
        (scenarios, "scenario drops it", "scenarios drop it"),
    ]
}

fn of_person(plan: &Plan, id: ItemId) -> Vec<String> {
    let mut people = plan.resources.people.iter();
    let name = people
        .find(|one| one.id == id)
        .map_or("", |one| one.name.trim());
    let absences = plan.resources.absences.iter();
    let absences = absences.filter(|one| one.person == id).count();
    let scenarios = plan.scenarios.scenarios.iter();
    let loses = |one: &&crate::plan::Scenario| one.losses.iter().any(|loss| loss.person == id);
    let scenarios = scenarios.filter(loses).count();
    let mut said = Vec::new();
    match absences {
        0 => {}
        1 => said.push("1 absence goes too.".to_owned()),
        n => said.push([&n.to_string(), " absences go too."].concat()),
    }
    let loses = (
        scenarios,
        "scenario loses the person",
        "scenarios lose the person",
    );
    said.extend(no_longer(loses));
    let owned = if name.is_empty() {
        0
    } else {
        owned(&plan.encode(), name)
    };
    let things = match owned {
        0 => return said,
        1 => "1 thing".to_owned(),
        n => [&n.to_string(), " things"].concat(),
    };
    let stays = [
        "The name stays as owner of ",
        &things,
        ": name somebody else there.",
    ]
    .concat();
    said.push(stays);
    said
}

/// How many records name somebody as their owner.
fn owned(json: &Json, name: &str) -> usize {
    match json {
        Json::List(items) => items.iter().map(|item| owned(item, name)).sum(),
        Json::Object(entries) => {
            let inside = entries.iter().map(|(key, value)| match value {
                Json::Text(text) => usize::from(key == "owner" && text.trim() == name),
                value => owned(value, name),
            });
            inside.sum()
        }
        _ => 0,
    }
}
