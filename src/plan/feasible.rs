//! What must hold of work, people's time and money, so that a schedule can be looked for.

use super::{ItemId, Plan};
use crate::record::{Path, Problems};
use crate::sorted::Set;

/// Adds what breaks these rules.
pub(super) fn problems(plan: &Plan, found: &mut Problems) {
    times(plan, found);
    items(plan, found);
    money(plan, found);
}

fn turned(from: super::Date, until: super::Date) -> Option<String> {
    (until < from).then(|| format!("is {until}, before the first day ({from})."))
}

fn times(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let resources = root.key("resources");
    for (i, absence) in plan.resources.absences.iter().enumerate() {
        if let Some(text) = turned(absence.from, absence.until) {
            found.add(&resources.key("absences").index(i).key("until"), text);
        }
    }
    for (i, freeze) in plan.resources.freezes.iter().enumerate() {
        if let Some(text) = turned(freeze.from, freeze.until) {
            found.add(&resources.key("freezes").index(i).key("until"), text);
        }
    }
    let environments = resources.key("environments");
    for (i, environment) in plan.resources.environments.iter().enumerate() {
        let text = environment.from.zip(environment.until);
        if let Some(text) = text.and_then(|(from, until)| turned(from, until)) {
            found.add(&environments.index(i).key("until"), text);
        }
    }
    let mut days = Set::new();
    for (i, &day) in plan.resources.week.iter().enumerate() {
        if !days.insert(day) {
            found.add(
                &resources.key("week").index(i),
                "names a day a second time. Name each working day once.",
            );
        }
    }
}

fn items(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let roadmap = root.key("roadmap");
    let items = roadmap.key("items");
    for (i, item) in plan.roadmap.items.iter().enumerate() {
        let at = items.index(i);
        if let Some(text) = item
            .began
            .zip(item.ended)
            .and_then(|(from, until)| turned(from, until))
        {
            found.add(&at.key("ended"), text);
        }
        if item.duration.is_none() && !item.demand.is_empty() {
            found.add(
                &at.key("demand"),
                "goes with an exact length only. State \"duration\" too, or use \"work\".",
            );
        }
        let mut seen: Set<ItemId> = Set::new();
        for (k, lag) in item.lags.iter().enumerate() {
            if !item.after.contains(&lag.after) || !seen.insert(lag.after) {
                found.add(
                    &at.key("lags").index(k).key("after"),
                    format!(
                        "is {}; name each item of \"after\" once at most, and no other.",
                        lag.after
                    ),
                );
            }
        }
        let shares: u32 = item.steps.iter().map(|step| u32::from(step.share)).sum();
        if shares > 100 {
            found.add(
                &at.key("steps"),
                format!("have shares that add up to {shares} %. Together they are at most 100 %."),
            );
        }
        if let Some(upkeep) = &item.upkeep
            && (upkeep.optimistic > upkeep.likely || upkeep.likely > upkeep.pessimistic)
        {
            found.add(
                &at.key("upkeep"),
                "must have optimistic at most likely, and likely at most pessimistic.",
            );
        }
    }
}

fn money(plan: &Plan, found: &mut Problems) {
    let root = Path::Root;
    let budget = root.key("budget");
    let costs = budget.key("costs");
    for (i, cost) in plan.budget.costs.iter().enumerate() {
        let at = costs.index(i);
        if let Some(text) = cost
            .from
            .zip(cost.until)
            .and_then(|(from, until)| turned(from, until))
        {
            found.add(&at.key("until"), text);
        }
        if cost.low.is_some_and(|low| low > cost.amount) {
            found.add(&at.key("low"), "is more than the expected amount.");
        }
        if cost.high.is_some_and(|high| high < cost.amount) {
            found.add(&at.key("high"), "is less than the expected amount.");
        }
    }
}
