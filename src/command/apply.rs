//! Carrying out a command.

use super::edit::with_new_id;
use super::{Command, Edit, Rejection};
use crate::catalog::Catalog;
use crate::plan::refs::Item;
use crate::plan::{Answer, ItemId, Journey, Plan, RoadmapItem, Vision, rules};
use std::sync::Arc;

/// The plan after a command. Parts that the command does not touch stay shared.
///
/// # Errors
/// A [`Rejection`]; the plan given is unchanged in any case.
pub fn apply(plan: &Plan, command: &Command, catalog: &Catalog) -> Result<Plan, Rejection> {
    let mut after = plan.clone();
    change(&mut after, command, catalog)?;
    let problems = rules::problems(&after, catalog);
    if problems.is_empty() {
        Ok(after)
    } else {
        Err(Rejection::Broken(problems.into_list()))
    }
}

/// Sets or removes an entry of a map.
macro_rules! set_entry {
    ($map:expr, $key:expr, $value:expr) => {
        match $value {
            Some(value) => {
                $map.insert($key.clone(), value.clone());
            }
            None => {
                $map.remove($key);
            }
        }
    };
}

fn change(plan: &mut Plan, command: &Command, catalog: &Catalog) -> Result<(), Rejection> {
    let Plan {
        next_item: next,
        details,
        vision,
        assessment,
        targets,
        resources,
        roadmap,
        ..
    } = plan;
    let (vision, assessment) = (&mut *vision, &mut *assessment);
    match command {
        Command::SetDetails(new) => *details = Arc::new((**new).clone()),
        Command::SetDrivers(drivers) => Arc::make_mut(vision).drivers.clone_from(drivers),
        Command::SetStatement(text) => Arc::make_mut(vision).statement.clone_from(text),
        Command::SetBlank(blank, text) => {
            let text = Some(text).filter(|text| !text.trim().is_empty());
            set_entry!(Arc::make_mut(vision).blanks, blank, text);
        }
        Command::SetInScope(lines) => Arc::make_mut(vision).in_scope.clone_from(lines),
        Command::Objectives(edit) => edit.apply(&mut Arc::make_mut(vision).objectives, next)?,
        Command::AddObjectives(objectives) => {
            for objective in objectives {
                let objective = with_new_id(objective, next);
                Arc::make_mut(vision).objectives.push(objective);
            }
        }
        Command::Exclusions(edit) => edit.apply(&mut Arc::make_mut(vision).exclusions, next)?,
        Command::Journeys(edit) => journeys(Arc::make_mut(vision), edit, next)?,
        Command::Slos(journey, edit) => {
            let vision = Arc::make_mut(vision);
            edit.apply(&mut journey_of(vision, *journey)?.slos, next)?;
            if let Edit::Remove(slo) = edit {
                forget_slos(vision, &[*slo]);
            }
        }
        Command::SetAnswer(practice, answer) => {
            let answer = Some(&**answer).filter(|answer| **answer != Answer::default());
            set_entry!(Arc::make_mut(assessment).answers, practice, answer);
        }
        Command::SetProbe(probe, option) => {
            set_entry!(Arc::make_mut(assessment).probes, probe, option);
        }
        Command::SetSession { date, facilitators } => {
            let assessment = Arc::make_mut(assessment);
            assessment.date = *date;
            assessment.facilitators.clone_from(facilitators);
        }
        Command::Respondents(edit) => {
            edit.apply(&mut Arc::make_mut(assessment).respondents, next)?;
        }
        Command::SetTarget(dimension, target) => {
            set_entry!(Arc::make_mut(targets).levels, dimension, target);
        }
        Command::SetAccepted(practice, accepted) => {
            set_entry!(Arc::make_mut(targets).accepted, practice, accepted);
        }
        Command::People(edit) => edit.apply(&mut Arc::make_mut(resources).people, next)?,
        Command::SetFocus(focus) => Arc::make_mut(resources).focus = *focus,
        Command::SetRate(role, rate) => set_entry!(Arc::make_mut(resources).rates, role, rate),
        Command::SetCap(cap) => Arc::make_mut(resources).cap = *cap,
        Command::AcceptRoadmap(items, basis) => {
            let roadmap = Arc::make_mut(roadmap);
            roadmap.items.clone_from(items);
            roadmap.basis = Some(basis.clone());
            let highest = items.iter().map(|item| item.id.0).max().unwrap_or(0);
            *next = (*next).max(highest.saturating_add(1));
            acyclic(items, catalog)?;
        }
        Command::Items(edit) => {
            let items = &mut Arc::make_mut(roadmap).items;
            if let Edit::Remove(id) = edit {
                let waiting = items.iter().filter(|item| item.after.contains(id));
                let names: Vec<String> = waiting.map(|item| item_name(item, catalog)).collect();
                if !names.is_empty() {
                    return Err(Rejection::StillNeeded(names));
                }
            }
            edit.apply(items, next)?;
            acyclic(items, catalog)?;
        }
        Command::Replace(new) => *plan = (**new).clone(),
    }
    Ok(())
}

fn journeys(vision: &mut Vision, edit: &Edit<Journey>, next: &mut u32) -> Result<(), Rejection> {
    let removed: Vec<ItemId> = match edit {
        Edit::Remove(id) => journey_of(vision, *id)?.slos.iter().map(Item::id).collect(),
        _ => Vec::new(),
    };
    let before: Vec<ItemId> = vision.journeys.iter().map(Item::id).collect();
    edit.apply(&mut vision.journeys, next)?;
    forget_slos(vision, &removed);
    // What an added or duplicated journey brings along needs numbers of its own.
    for journey in &mut vision.journeys {
        if !before.contains(&journey.id) {
            for slo in &mut journey.slos {
                *slo = with_new_id(slo, next);
            }
        }
    }
    Ok(())
}

fn journey_of(vision: &mut Vision, id: ItemId) -> Result<&mut Journey, Rejection> {
    vision
        .journeys
        .iter_mut()
        .find(|journey| journey.id == id)
        .ok_or(Rejection::Gone(id))
}

/// Objectives stop naming service-level objectives that are gone.
fn forget_slos(vision: &mut Vision, gone: &[ItemId]) {
    for objective in &mut vision.objectives {
        objective.slos.retain(|slo| !gone.contains(slo));
    }
}

/// The title of an item as a person knows it.
pub(super) fn item_name(item: &RoadmapItem, catalog: &Catalog) -> String {
    let source = item.source.as_ref();
    match source.and_then(|id| catalog.initiative(id.as_str())) {
        Some(initiative) if item.title.is_empty() => catalog[initiative].title.to_owned(),
        _ => item.title.clone(),
    }
}

fn acyclic(items: &[RoadmapItem], catalog: &Catalog) -> Result<(), Rejection> {
    match cycle(items) {
        None => Ok(()),
        Some(ids) => Err(Rejection::Cycle(
            ids.iter()
                .filter_map(|id| items.iter().find(|item| item.id == *id))
                .map(|item| item_name(item, catalog))
                .collect(),
        )),
    }
}

/// One circle among the prerequisites, each waiting for the next and the first
/// repeated at the end; none if the items can be put in order.
#[must_use]
pub fn cycle(items: &[RoadmapItem]) -> Option<Vec<ItemId>> {
    let place = |id: ItemId| items.iter().position(|item| item.id == id);
    // 0 not seen, 1 on the current path, 2 known to be free of circles. The
    // path is kept by hand: a chain of 1,000 items must not use up the stack.
    let mut state = vec![0u8; items.len()];
    for root in 0..items.len() {
        let mut path = vec![(root, 0)];
        while let Some(&mut (at, ref mut edge)) = path.last_mut() {
            if state[at] == 2 {
                path.pop();
                continue;
            }
            state[at] = 1;
            let Some(&after) = items[at].after.get(*edge) else {
                state[at] = 2;
                path.pop();
                continue;
            };
            *edge += 1;
            match place(after) {
                Some(next) if state[next] == 1 => {
                    let from = path.iter().position(|(on_path, _)| *on_path == next)?;
                    let ids = path[from..].iter().map(|(on_path, _)| items[*on_path].id);
                    return Some(ids.chain([items[next].id]).collect());
                }
                Some(next) if state[next] == 0 => path.push((next, 0)),
                _ => {}
            }
        }
    }
    None
}
