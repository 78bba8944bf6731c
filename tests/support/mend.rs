//! Makes plans that follow the JSON Schema keep the rules that no schema can
//! state, and most of their references lead somewhere.

use super::{CATALOG, SOME_ID};
use loadmap::plan::refs::Item;
use loadmap::plan::{Choice, Date, DriverId, Governance, ItemId, Plan, RoadmapItem, rules};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Makes a plan of right types keep the rules that no schema can state.
pub fn mend(mut plan: Plan, luck: u64) -> Plan {
    plan.model.id = CATALOG.model.id.to_owned();
    if plan.id.is_empty() {
        plan.id = SOME_ID.to_owned();
    }
    let currency = &mut Arc::make_mut(&mut plan.details).currency;
    *currency = ["", "EUR", "JPY"][luck as usize % 3].to_owned();
    mend_days(&mut plan);
    let mut drivers: Vec<DriverId> = Vec::new();
    for driver in &plan.vision.drivers {
        if !drivers.contains(driver) {
            drivers.push(driver.clone());
        }
    }
    let vision = Arc::make_mut(&mut plan.vision);
    vision.drivers = drivers;
    for (blank, text) in vision.blanks.iter_mut() {
        if !rules::fits_blank(&CATALOG, blank, text) {
            *text = (luck % 1_000).to_string();
        }
    }
    for (id, answer) in Arc::make_mut(&mut plan.assessment).answers.iter_mut() {
        let practice = CATALOG.practice(id.as_str()).map(|idx| &CATALOG[idx]);
        if practice.is_some_and(|practice| practice.na_reason.is_none())
            && answer.choice == Choice::NotApplicable
        {
            answer.choice = Choice::No;
        }
    }
    number(&mut plan, luck);
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        mend_item(item);
    }
    mend_times(&mut plan);
    let problems = rules::problems(&plan, &CATALOG);
    assert!(problems.is_empty(), "{:?}", problems.list());
    plan
}

fn mend_days(plan: &mut Plan) {
    let details = Arc::make_mut(&mut plan.details);
    let start = details.start;
    details.event_date = details.event_date.map(|date| date.max(start));
    for person in &mut Arc::make_mut(&mut plan.resources).people {
        let first = person.from.unwrap_or(start);
        person.until = person.until.map(|date| date.max(first));
    }
}

fn mend_item(item: &mut RoadmapItem) {
    if item.source.is_none() && item.title.trim().is_empty() {
        item.title = "Own work".to_owned();
    }
    if item.finish <= item.start {
        item.start = item.start.min(25_000);
        item.finish = item.start + 1 + item.finish % 1_000;
    }
    if item.duration.is_none() {
        item.demand.clear();
    }
    let mut seen = BTreeSet::new();
    let after = &item.after;
    item.lags
        .retain(|lag| after.contains(&lag.after) && seen.insert(lag.after));
    let mut left = 100;
    for step in &mut item.steps {
        step.share = step.share.min(left);
        left -= step.share;
    }
    if let Some(upkeep) = &mut item.upkeep {
        let mut days = [upkeep.optimistic, upkeep.likely, upkeep.pessimistic];
        days.sort_unstable();
        [upkeep.optimistic, upkeep.likely, upkeep.pessimistic] = days;
    }
    if let (Some(began), Some(ended)) = (&mut item.began, &mut item.ended)
        && ended < began
    {
        std::mem::swap(began, ended);
    }
    let mut roles = BTreeSet::new();
    item.work.retain(|work| roles.insert(work.role.clone()));
    for work in &mut item.work {
        let mut days = [work.optimistic, work.likely, work.pessimistic];
        days.sort_unstable();
        [work.optimistic, work.likely, work.pessimistic] = days;
    }
}

/// Puts days and amounts in order.
fn mend_times(plan: &mut Plan) {
    fn ascend(from: &mut Date, until: &mut Date) {
        if until < from {
            std::mem::swap(from, until);
        }
    }
    fn ascend_where_both(from: &mut Option<Date>, until: &mut Option<Date>) {
        if let (Some(from), Some(until)) = (from, until) {
            ascend(from, until);
        }
    }
    let resources = Arc::make_mut(&mut plan.resources);
    let mut days = BTreeSet::new();
    resources.week.retain(|&day| days.insert(day as u8));
    for absence in &mut resources.absences {
        ascend(&mut absence.from, &mut absence.until);
    }
    for freeze in &mut resources.freezes {
        ascend(&mut freeze.from, &mut freeze.until);
    }
    for environment in &mut resources.environments {
        ascend_where_both(&mut environment.from, &mut environment.until);
    }
    for cost in &mut Arc::make_mut(&mut plan.budget).costs {
        ascend_where_both(&mut cost.from, &mut cost.until);
        cost.low = cost.low.map(|low| low.min(cost.amount));
        cost.high = cost.high.map(|high| high.max(cost.amount));
    }
}

/// Numbers for what governance holds beside risks, names that differ, and references that lead
/// somewhere.
fn mend_governance(governance: &mut Governance, next: &mut u32) {
    let bodies = &mut governance.bodies;
    renumber(bodies, next);
    let mut names = BTreeSet::new();
    for body in bodies.iter_mut() {
        if !body.key().is_none_or(|key| names.insert(key)) {
            body.name = body.id.to_string();
        }
    }
    let bodies: Vec<ItemId> = bodies.iter().map(Item::id).collect();
    renumber(&mut governance.rights, next);
    renumber(&mut governance.reviews, next);
    renumber(&mut governance.meetings, next);
    renumber(&mut governance.triggers, next);
    renumber(&mut governance.decisions, next);
    renumber(&mut governance.changes, next);
    let reviews: Vec<ItemId> = governance.reviews.iter().map(Item::id).collect();
    let decisions: Vec<ItemId> = governance.decisions.iter().map(Item::id).collect();
    for review in &mut governance.reviews {
        lead(&mut review.bodies, &bodies);
    }
    for meeting in &mut governance.meetings {
        lead(meeting.review.as_mut_slice(), &reviews);
    }
    for decision in &mut governance.decisions {
        lead(decision.body.as_mut_slice(), &bodies);
    }
    for change in &mut governance.changes {
        lead(change.decision.as_mut_slice(), &decisions);
    }
}

fn renumber<T: Item>(items: &mut [T], next: &mut u32) {
    for item in items {
        item.set_id(ItemId(*next));
        *next += 1 + u32::from(item.id().0 % 3 == 0);
    }
}

fn lead(references: &mut [ItemId], to: &[ItemId]) {
    for reference in references {
        if reference.0 % 4 != 0 && !to.is_empty() {
            *reference = to[reference.0 as usize % to.len()];
        }
    }
}

/// Gives every item a number of its own, ascending with gaps, and makes most
/// references lead somewhere.
fn number(plan: &mut Plan, luck: u64) {
    let next = &mut 1;
    let vision = Arc::make_mut(&mut plan.vision);
    let roadmap = Arc::make_mut(&mut plan.roadmap);
    // Not in the order of the lists: numbers are given out as a person adds.
    let items_first = luck.is_multiple_of(2);
    if items_first {
        renumber(&mut roadmap.items, next);
    }
    renumber(&mut vision.objectives, next);
    renumber(&mut vision.exclusions, next);
    renumber(&mut vision.journeys, next);
    for journey in &mut vision.journeys {
        renumber(&mut journey.slos, next);
    }
    renumber(&mut Arc::make_mut(&mut plan.assessment).respondents, next);
    let resources = Arc::make_mut(&mut plan.resources);
    renumber(&mut resources.people, next);
    renumber(&mut resources.holidays, next);
    renumber(&mut resources.absences, next);
    renumber(&mut resources.freezes, next);
    renumber(&mut resources.environments, next);
    let milestones = &mut Arc::make_mut(&mut plan.milestones).milestones;
    renumber(milestones, next);
    renumber(&mut Arc::make_mut(&mut plan.budget).costs, next);
    let governance = Arc::make_mut(&mut plan.governance);
    renumber(&mut governance.risks, next);
    mend_governance(governance, next);
    let baselines = &mut Arc::make_mut(&mut plan.progress).baselines;
    renumber(baselines, next);
    let scenarios = &mut Arc::make_mut(&mut plan.scenarios).scenarios;
    renumber(scenarios, next);
    for scenario in scenarios.iter_mut() {
        renumber(&mut scenario.hires, next);
        renumber(&mut scenario.freezes, next);
    }
    let stakeholders = &mut Arc::make_mut(&mut plan.stakeholders).stakeholders;
    renumber(stakeholders, next);
    let snapshots = &mut Arc::make_mut(&mut plan.snapshots).snapshots;
    renumber(snapshots, next);
    let improvement = Arc::make_mut(&mut plan.improvement);
    renumber(&mut improvement.loops, next);
    renumber(&mut improvement.retrospectives, next);
    renumber(&mut improvement.actions, next);
    renumber(&mut improvement.trends, next);
    let loops: Vec<ItemId> = improvement.loops.iter().map(Item::id).collect();
    let held = &mut improvement.retrospectives;
    for held in held.iter_mut() {
        lead(held.of.as_mut_slice(), &loops);
    }
    let held: Vec<ItemId> = held.iter().map(Item::id).collect();
    for action in &mut improvement.actions {
        lead(action.retrospective.as_mut_slice(), &held);
    }
    let metrics = &mut Arc::make_mut(&mut plan.metrics).metrics;
    renumber(metrics, next);
    let metrics: Vec<ItemId> = metrics.iter().map(Item::id).collect();
    if !items_first {
        renumber(&mut roadmap.items, next);
    }
    let slos = vision.journeys.iter().flat_map(|journey| &journey.slos);
    let slos: Vec<ItemId> = slos.map(Item::id).collect();
    for objective in &mut vision.objectives {
        lead(&mut objective.slos, &slos);
    }
    let items: Vec<ItemId> = roadmap.items.iter().map(Item::id).collect();
    let people: Vec<ItemId> = resources.people.iter().map(Item::id).collect();
    let environments: Vec<ItemId> = resources.environments.iter().map(Item::id).collect();
    let lead_one = |reference: &mut ItemId, to: &[ItemId]| {
        lead(std::slice::from_mut(reference), to);
    };
    for item in &mut roadmap.items {
        lead(&mut item.after, &items);
        for (i, lag) in item.lags.iter_mut().enumerate() {
            lag.after = *item.after.get(i).unwrap_or(&lag.after);
        }
        for booking in &mut item.bookings {
            lead_one(&mut booking.environment, &environments);
        }
    }
    for absence in &mut resources.absences {
        lead_one(&mut absence.person, &people);
    }
    for milestone in milestones {
        lead(&mut milestone.items, &items);
        lead(&mut milestone.metrics, &metrics);
    }
    for risk in &mut governance.risks {
        lead(&mut risk.items, &items);
    }
    for change in &mut governance.changes {
        lead(&mut change.items, &items);
    }
    for action in &mut improvement.actions {
        lead(action.item.as_mut_slice(), &items);
    }
    for trigger in &mut governance.triggers {
        lead(trigger.metric.as_mut_slice(), &metrics);
    }
    for baseline in baselines {
        for item in &mut baseline.items {
            lead_one(&mut item.item, &items);
        }
    }
    for scenario in scenarios {
        lead(&mut scenario.dropped, &items);
        for loss in &mut scenario.losses {
            lead_one(&mut loss.person, &people);
        }
    }
    plan.next_item = *next + (luck / 2 % 3) as u32;
}
