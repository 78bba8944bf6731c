//! Carrying out a command.

use super::edit::with_new_id;
use super::{Command, Edit, List, Rejection, forget, item, list};
use crate::catalog::Catalog;
use crate::plan::governance::second_of_a_name;
use crate::plan::refs::Item;
use crate::plan::roadmap::circle;
use crate::plan::{Answer, Date, ItemId, Journey, Plan, RoadmapItem, Vision, rules};
use crate::record::{Field, Path, Problems};
use crate::sorted::{Set, sort_by_key};
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
        let plain = plainly(&after, command, catalog);
        Err(plain.unwrap_or_else(|| Rejection::Broken(problems.into_list())))
    }
}

/// What a person did wrong, where a place in the file would not tell.
fn plainly(after: &Plan, command: &Command, catalog: &Catalog) -> Option<Rejection> {
    let start = after.details.start;
    match command {
        Command::SetBlank(blank, text) if !rules::fits_blank(catalog, blank, text) => {
            Some(Rejection::NotANumber)
        }
        Command::SetDetails(details) if rules::event_before_start(details).is_some() => {
            let event = rules::event_before_start(details)?;
            Some(Rejection::EventBeforeStart { event, start })
        }
        Command::SetDetails(_) | Command::People(_) => {
            after.resources.people.iter().find_map(|person| {
                let (first, last) = rules::turned_days(person, start)?;
                let name = person.name.clone();
                Some(Rejection::TurnedDays { name, first, last })
            })
        }
        Command::Absences(Edit::Add(one) | Edit::Put(one)) => {
            turned("The absence", "", Some(one.from), Some(one.until))
        }
        Command::Freezes(Edit::Add(one) | Edit::Put(one)) => {
            turned("The freeze", &one.name, Some(one.from), Some(one.until))
        }
        Command::Environments(Edit::Add(one) | Edit::Put(one)) => {
            turned("The environment", &one.name, one.from, one.until)
        }
        Command::Costs(Edit::Add(one) | Edit::Put(one)) => {
            let low = one.low.is_some_and(|low| low > one.amount);
            let high = one.high.is_some_and(|high| high < one.amount);
            match low || high {
                true => Some(Rejection::AmountsNotAscending),
                false => turned("The cost", &one.name, one.from, one.until),
            }
        }
        Command::List(List::Bodies, _) => {
            let bodies = &after.governance.bodies;
            let name = bodies[second_of_a_name(bodies)?].name.trim().to_owned();
            Some(Rejection::TwoOfOneName(name))
        }
        Command::List(_, Edit::Add(item) | Edit::Put(item)) => {
            let every = item.get("rhythm")?.get("every")?;
            let every = u16::decode(every, &Path::Root, &mut Problems::default());
            let turns = every.is_some_and(|every| (1..=520).contains(&every));
            (!turns).then_some(Rejection::NoTurn)
        }
        Command::Together(_, commands) => {
            let mut commands = commands.iter();
            commands.find_map(|command| plainly(after, command, catalog))
        }
        Command::Items(Edit::Put(item)) if !item.work.iter().all(rules::ascends) => {
            Some(Rejection::NotAscending)
        }
        _ => None,
    }
}

/// Days in the wrong order, of something that may have a name.
fn turned(what: &str, name: &str, first: Option<Date>, last: Option<Date>) -> Option<Rejection> {
    let (first, last) = first.zip(last).filter(|(first, last)| last < first)?;
    let name = match name.trim() {
        "" => what.to_owned(),
        name => ["\"", name, "\""].concat(),
    };
    Some(Rejection::TurnedDays { name, first, last })
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
        milestones,
        budget,
        governance,
        progress,
        scenarios,
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
        Command::People(edit) => {
            edit.apply(&mut Arc::make_mut(resources).people, next)?;
            if let Edit::Remove(id) = edit {
                forget::person(plan, *id);
            }
        }
        Command::SetWeek(days) => Arc::make_mut(resources).week.clone_from(days),
        Command::Holidays(edit) => edit.apply(&mut Arc::make_mut(resources).holidays, next)?,
        Command::AddHolidays(holidays) => {
            for holiday in holidays {
                let holiday = with_new_id(holiday, next);
                Arc::make_mut(resources).holidays.push(holiday);
            }
        }
        Command::Absences(edit) => edit.apply(&mut Arc::make_mut(resources).absences, next)?,
        Command::Freezes(edit) => edit.apply(&mut Arc::make_mut(resources).freezes, next)?,
        Command::Environments(edit) => {
            edit.apply(&mut Arc::make_mut(resources).environments, next)?;
            if let Edit::Remove(id) = edit {
                forget::environment(plan, *id);
            }
        }
        Command::Costs(edit) => edit.apply(&mut Arc::make_mut(budget).costs, next)?,
        Command::SetRuns(runs) => Arc::make_mut(budget).runs = runs.as_deref().cloned(),
        Command::SetCase(case) => Arc::make_mut(budget).case = case.as_deref().cloned(),
        Command::Milestones(edit) => {
            edit.apply(&mut Arc::make_mut(milestones).milestones, next)?;
        }
        Command::AddMilestones(new) => {
            for milestone in new {
                let milestone = with_new_id(milestone, next);
                Arc::make_mut(milestones).milestones.push(milestone);
            }
        }
        Command::AddRisks(new) => {
            for risk in new {
                let risk = with_new_id(risk, next);
                Arc::make_mut(governance).risks.push(risk);
            }
        }
        Command::Risks(edit) => edit.apply(&mut Arc::make_mut(governance).risks, next)?,
        Command::Baselines(edit) => edit.apply(&mut Arc::make_mut(progress).baselines, next)?,
        Command::SetCalibrated(on) => Arc::make_mut(progress).calibrated = *on,
        Command::SetWeekly(counts) => Arc::make_mut(progress).weekly.clone_from(counts),
        Command::Scenarios(edit) => {
            let scenarios = &mut Arc::make_mut(scenarios).scenarios;
            let before: Set<ItemId> = scenarios.iter().map(Item::id).collect();
            edit.apply(scenarios, next)?;
            // What an added or duplicated scenario brings along needs numbers of its own.
            for scenario in scenarios.iter_mut() {
                let all = !before.contains(&scenario.id);
                number(&mut scenario.hires, all, next);
                number(&mut scenario.freezes, all, next);
            }
        }
        Command::SetFocus(focus) => Arc::make_mut(resources).focus = *focus,
        Command::SetRate(role, rate) => set_entry!(Arc::make_mut(resources).rates, role, rate),
        Command::SetCap(cap) => Arc::make_mut(resources).cap = *cap,
        Command::AcceptRoadmap(items, basis) => {
            let roadmap = Arc::make_mut(roadmap);
            orderly(&roadmap.items, items, catalog)?;
            let before = std::mem::replace(&mut roadmap.items, items.clone());
            roadmap.basis = Some(basis.clone());
            let highest = items.iter().map(|item| item.id.0).max().unwrap_or(0);
            *next = (*next).max(highest.saturating_add(1));
            for gone in before
                .iter()
                .filter(|old| items.iter().all(|item| item.id != old.id))
            {
                forget::item(plan, gone.id);
            }
        }
        Command::SetAim(aim) => Arc::make_mut(roadmap).aim = *aim,
        Command::Items(edit) => {
            let before = &roadmap.items;
            if let Edit::Remove(id) = edit {
                let waiting = before
                    .iter()
                    .filter(|item| item.id != *id && item.after.contains(id));
                let names: Vec<String> = waiting
                    .map(|item| item.title_in(catalog).to_owned())
                    .collect();
                if !names.is_empty() {
                    return Err(Rejection::StillNeeded(names));
                }
            }
            let mut items = before.clone();
            let copy = ItemId(*next);
            edit.apply(&mut items, next)?;
            if let Edit::Duplicate(_) = edit {
                let copies = items.iter_mut().filter(|item| item.id == copy);
                copies.for_each(item::forget_progress);
            }
            orderly(before, &items, catalog)?;
            // New dates are a new place in the order of starting.
            sort_by_key(&mut items, |item| item.start);
            Arc::make_mut(roadmap).items = items;
            if let Edit::Remove(id) = edit {
                forget::item(plan, *id);
            }
        }
        Command::PutItems(put) => {
            let before = &roadmap.items;
            let mut items = before.clone();
            for item in put {
                Edit::Put(item.clone()).apply(&mut items, next)?;
            }
            orderly(before, &items, catalog)?;
            sort_by_key(&mut items, |item| item.start);
            Arc::make_mut(roadmap).items = items;
        }
        Command::List(which, edit) => list::edit(plan, *which, edit, catalog)?,
        Command::SetField(topic, key, value) => list::set(plan, *topic, key, value)?,
        Command::Together(_, commands) => {
            for command in commands {
                change(plan, command, catalog)?;
            }
        }
        Command::Replace(new) => *plan = (**new).clone(),
    }
    Ok(())
}

/// Gives numbers to all, or to those that have none yet.
fn number<T: Item + Clone>(items: &mut [T], all: bool, next: &mut u32) {
    for item in items.iter_mut().filter(|item| all || item.id().0 == 0) {
        *item = with_new_id(item, next);
    }
}

fn journeys(vision: &mut Vision, edit: &Edit<Journey>, next: &mut u32) -> Result<(), Rejection> {
    let ids = |journeys: &[Journey]| -> Set<ItemId> {
        let slos = journeys.iter().flat_map(|journey| &journey.slos);
        slos.map(Item::id).collect()
    };
    let before: Set<ItemId> = vision.journeys.iter().map(Item::id).collect();
    let slos_before = ids(&vision.journeys);
    edit.apply(&mut vision.journeys, next)?;
    // What an added or duplicated journey brings along needs numbers of its own.
    for journey in &mut vision.journeys {
        if !before.contains(&journey.id) {
            for slo in &mut journey.slos {
                *slo = with_new_id(slo, next);
            }
        }
    }
    let slos_after = ids(&vision.journeys);
    let gone: Vec<ItemId> = slos_before
        .iter()
        .copied()
        .filter(|slo| !slos_after.contains(slo))
        .collect();
    forget_slos(vision, &gone);
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

/// Whether a command leaves the roadmap in an order that can be worked. What
/// was wrong before, in an opened file, does not stand in the way of commands
/// that have nothing to do with it.
fn orderly(
    before: &[RoadmapItem],
    after: &[RoadmapItem],
    catalog: &Catalog,
) -> Result<(), Rejection> {
    let known: Set<ItemId> = after.iter().map(Item::id).collect();
    for item in after.iter().filter(|item| !before.contains(item)) {
        if let Some(id) = item.after.iter().find(|id| !known.contains(id)) {
            return Err(Rejection::Gone(*id));
        }
    }
    if circle(before).is_some() {
        return Ok(());
    }
    match circle(after) {
        None => Ok(()),
        Some(ids) => Err(Rejection::Cycle(
            ids.iter()
                .filter_map(|id| after.iter().find(|item| item.id == *id))
                .map(|item| item.title_in(catalog).to_owned())
                .collect(),
        )),
    }
}
