//! What must hold in every plan, whether it was typed, opened or received.

use super::refs::Item;
use super::{Choice, ItemId, Plan};
use crate::catalog::{Catalog, Kind};
use crate::record::{Field, Path, Problem, Problems, Rule};
use std::collections::BTreeSet;

/// Every rule that the plan breaks. A plan with problems is refused as a
/// whole: nothing is clamped or dropped in silence.
#[must_use]
pub fn problems(plan: &Plan, catalog: &Catalog) -> Problems {
    let mut found = Problems::default();
    let root = Path::Root;
    plan.check(Rule::ANY, &root, &mut found);
    if plan.model.id != catalog.model.id {
        let at = root.key("model");
        found.add(
            &at.key("id"),
            format!(
                "names the maturity model \"{}\"; this version knows \"{}\".",
                plan.model.id, catalog.model.id
            ),
        );
    }
    item_ids(plan, &mut found);
    drivers(plan, &mut found);
    not_applicable(plan, catalog, &mut found);
    roadmap(plan, &mut found);
    found
}

/// What is odd but kept: ids of a newer catalogue, for example.
#[must_use]
pub fn notices(plan: &Plan, catalog: &Catalog) -> Vec<Problem> {
    let mut found = Problems::default();
    let root = Path::Root;
    let assessment = root.key("assessment");
    let answers = assessment.key("answers");
    for id in plan.assessment.answers.keys() {
        if catalog.number_of(Kind::Practice, id.as_str()).is_none() {
            found.add(
                &answers.key(id.as_str()),
                "is a practice that this version does not know. It is kept and left out of the score.",
            );
        }
    }
    let vision = root.key("vision");
    let drivers = vision.key("drivers");
    for (i, id) in plan.vision.drivers.iter().enumerate() {
        if catalog.number_of(Kind::Driver, id.as_str()).is_none() {
            found.add(
                &drivers.index(i),
                format!("\"{id}\" is a driver that this version does not know. It is kept and moves no target."),
            );
        }
    }
    let targets = root.key("targets");
    let levels = targets.key("levels");
    for id in plan.targets.levels.keys() {
        if catalog.number_of(Kind::Dimension, id.as_str()).is_none() {
            found.add(
                &levels.key(id.as_str()),
                "is a dimension that this version does not know. It is kept and not used.",
            );
        }
    }
    let roadmap = root.key("roadmap");
    let items = roadmap.key("items");
    for (i, item) in plan.roadmap.items.iter().enumerate() {
        if let Some(source) = &item.source
            && catalog
                .number_of(Kind::Initiative, source.as_str())
                .is_none()
        {
            found.add(
                &items.index(i).key("source"),
                format!("\"{source}\" is an initiative that this version does not know. The item is kept as the team's own."),
            );
        }
    }
    found.into_list()
}

fn item_ids(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let mut seen = BTreeSet::new();
    let mut list = |ids: Vec<ItemId>, at: &Path, found: &mut Problems| {
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
    };
    fn ids<T: Item>(items: &[T]) -> Vec<ItemId> {
        items.iter().map(Item::id).collect()
    }
    let vision = root.key("vision");
    list(
        ids(&plan.vision.objectives),
        &vision.key("objectives"),
        found,
    );
    list(
        ids(&plan.vision.exclusions),
        &vision.key("exclusions"),
        found,
    );
    let journeys = vision.key("journeys");
    list(ids(&plan.vision.journeys), &journeys, found);
    for (i, journey) in plan.vision.journeys.iter().enumerate() {
        list(ids(&journey.slos), &journeys.index(i).key("slos"), found);
    }
    let assessment = root.key("assessment");
    list(
        ids(&plan.assessment.respondents),
        &assessment.key("respondents"),
        found,
    );
    let resources = root.key("resources");
    list(ids(&plan.resources.people), &resources.key("people"), found);
    let roadmap = root.key("roadmap");
    list(ids(&plan.roadmap.items), &roadmap.key("items"), found);
}

fn drivers(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let vision = root.key("vision");
    let at = vision.key("drivers");
    let mut seen = BTreeSet::new();
    for (i, id) in plan.vision.drivers.iter().enumerate() {
        if !seen.insert(id) {
            found.add(
                &at.index(i),
                format!("names \"{id}\" a second time. Rank each driver once."),
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

fn roadmap(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let roadmap = root.key("roadmap");
    let items = roadmap.key("items");
    let known: BTreeSet<ItemId> = plan.roadmap.items.iter().map(|item| item.id).collect();
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
        for (k, after) in item.after.iter().enumerate() {
            if *after == item.id || !known.contains(after) {
                found.add(
                    &at.key("after").index(k),
                    format!("names item {after}, which this item can not wait for. Remove it or name another item of the roadmap."),
                );
            }
        }
        let mut sources = BTreeSet::new();
        for (k, work) in item.work.iter().enumerate() {
            let place = at.key("work");
            if work.optimistic > work.likely || work.likely > work.pessimistic {
                found.add(
                    &place.index(k),
                    "must have optimistic at most likely, and likely at most pessimistic.",
                );
            }
            if !sources.insert(&work.role) {
                found.add(
                    &place.index(k),
                    "names the same role a second time. Add the two up.",
                );
            }
        }
    }
}
