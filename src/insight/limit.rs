//! What limits the end of the roadmap, and the few sentences that say what finishes when, how
//! likely that is, what limits it and what to do about it first.

use super::Insight;
use super::cost::role_name;
use super::network::{Means, Why};
use crate::plan::{ItemId, RoleId};
use crate::sorted::sort_by_key;
use std::cmp::Reverse;

/// What holds up what has no slack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The time of people of a role; none: of all who are named.
    People(Option<RoleId>),
    /// Places of a test environment.
    Environment(ItemId),
    /// Times in which changes are not allowed.
    Freeze,
    /// The order in which the work has to be done. The item, by its place, whose length goes with
    /// the end most, if any does.
    Order(Option<usize>),
}

impl Limit {
    /// What most items without slack wait for; none without a schedule, or if nothing is left.
    #[must_use]
    pub fn new(insight: &Insight) -> Option<Limit> {
        let scheduled = insight.scheduled().as_ref().ok()?;
        let slack = insight.slack();
        let mut counts: Vec<(&Means, usize)> = Vec::new();
        let (mut ordered, mut open) = (0, 0);
        for (why, slack) in scheduled.run.why.iter().zip(slack) {
            open += usize::from(slack.is_some());
            if *slack != Some(0) {
                continue;
            }
            match why {
                Why::Busy { means, .. } => {
                    match counts.iter_mut().find(|(known, _)| *known == means) {
                        Some((_, n)) => *n += 1,
                        None => counts.push((means, 1)),
                    }
                }
                Why::Waits { .. } => ordered += 1,
                _ => {}
            }
        }
        if open == 0 {
            return None;
        }
        // The most first; of equal ones the one that was met first.
        sort_by_key(&mut counts, |&(_, n)| Reverse(n));
        Some(match counts.first() {
            Some((means, n)) if *n >= ordered => match means {
                Means::People(role) => Limit::People(role.clone()),
                Means::Environment(id) => Limit::Environment(*id),
                Means::OpenForChange => Limit::Freeze,
            },
            _ => {
                let forecast = insight.forecast().as_ref().ok();
                let driver = forecast.and_then(|forecast| forecast.drivers.first());
                Limit::Order(driver.map(|driver| driver.item))
            }
        })
    }

    /// What limits the end, and the best next lever; `name` names an item by its place.
    #[must_use]
    pub fn words(&self, insight: &Insight, name: &dyn Fn(usize) -> String) -> (String, String) {
        match self {
            Limit::People(role) => (
                match role {
                    None => "the time of the people in the plan".to_owned(),
                    Some(role) => {
                        "time of the role ".to_owned() + &role_name(insight.catalog(), Some(role))
                    }
                },
                "more of that time, or less work that needs it".to_owned(),
            ),
            Limit::Environment(id) => {
                let mut all = insight.plan().resources.environments.iter();
                let named = all.find(|environment| environment.id == *id);
                let named = named.map(|environment| environment.name.trim());
                (
                    match named.filter(|name| !name.is_empty()) {
                        Some(name) => format!("the environment {name}"),
                        None => "a test environment".to_owned(),
                    },
                    "a second place there, or shorter bookings".to_owned(),
                )
            }
            Limit::Freeze => (
                "change freezes".to_owned(),
                "work that may go on through a freeze".to_owned(),
            ),
            Limit::Order(driver) => (
                "the order in which the work has to be done".to_owned(),
                match driver {
                    Some(item) => format!("to shorten or split {}", name(*item)),
                    None => "less work on what has no slack".to_owned(),
                },
            ),
        }
    }
}

/// What finishes when, with what probability, what limits it, and the best next lever, a short
/// sentence for each; none without a forecast. `name` names an item by its place.
#[must_use]
pub fn sentence(insight: &Insight, name: &dyn Fn(usize) -> String) -> Option<String> {
    let forecast = insight.forecast().as_ref().ok()?;
    let [_, p80, _] = forecast.by.weeks(forecast.calendar);
    let mut text = format!(
        "The roadmap is finished by the week of {} with a chance of 80%.",
        p80.long()
    );
    if let Some(calibrated) = forecast.calibrated {
        text += &format!(" ({})", calibrated.short());
    }
    if let (Some(chance), Some(event)) = (forecast.event, insight.plan().details.event_date) {
        text += &format!(
            " What is core to the first driver is done before {} with a chance of {}.",
            event.long(),
            chance.text()
        );
    }
    if let Some(limit) = insight.limit() {
        let (limit, lever) = limit.words(insight, name);
        text += &format!(" What limits the end is {limit}; the best next lever is {lever}.");
    }
    Some(text)
}
