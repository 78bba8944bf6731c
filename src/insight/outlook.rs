//! What a plan would come to if it were different: scenarios side by side, and the half-time post
//! that shortens it most.
//!
//! Every outlook is planned anew with one and the same search, the plan as it is among them, and
//! simulated with one and the same random numbers, so that a difference between two of them comes
//! from what differs and from nothing else.

use super::Insight;
use super::cost::{Money, Rate};
use super::expected::Then;
use super::forecast::{By, Chance, CostForecast, NoForecast, PlanForecast, SAMPLES, SEED};
use super::network::Network;
use super::number::Score;
use super::schedule::objective;
use crate::forecast::simulate;
use crate::insight::forecast::Prospect;
use crate::plan::{Calendar, ItemId, ItemState, Person, Plan, RoleId, Scenario};
use crate::schedule::Options;
use crate::sorted::sort_by_key;
use std::sync::Arc;

/// Schedules tried for each outlook: enough for plans of 60 initiatives to be within some per cent
/// of their best, in a few milliseconds.
const SCHEDULES: u32 = 2_000;

/// What a plan comes to when it is planned anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The half-day in which the schedule is finished.
    pub planned: u32,
    /// When all is finished.
    pub by: By,
    /// How likely what is core to the first driver is finished before the dated event.
    pub event: Option<Chance>,
    /// What it costs.
    pub cost: CostForecast,
    /// The overall score over time, whenever it rises: what may be claimed by then counts.
    pub maturity: Vec<Reached>,
    /// Items that are still to be done.
    pub n_open: usize,
}

/// A score that may be claimed from a week on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached {
    /// The week of the plan, from 1; 0 is today.
    pub week: u32,
    /// The overall score.
    pub score: Score,
}

impl Outlook {
    /// The plan, planned anew with the differences of a scenario if there is one.
    ///
    /// # Errors
    /// When there is no schedule, or nothing is left to do.
    pub fn new(insight: &Insight, scenario: Option<&Scenario>) -> Result<Outlook, NoForecast> {
        let plan = insight.plan();
        let plan = match scenario {
            Some(scenario) => Arc::new(scenario.applied(plan)),
            None => Arc::clone(plan),
        };
        Outlook::of(&Insight::new(insight.catalog(), plan))
    }

    fn of(insight: &Insight) -> Result<Outlook, NoForecast> {
        let (catalog, plan) = (insight.catalog(), insight.plan());
        let (items, wishes) = insight.work().map_err(NoForecast::NoSchedule)?;
        let network = Network::new(catalog, plan, &items, &wishes, None);
        let network = network.map_err(NoForecast::NoSchedule)?;
        let options = Options {
            objective: objective(plan),
            seed: SEED,
            schedules: SCHEDULES,
            keep_unless_gain: 0,
        };
        let run = network.improve(&items, options);
        let prospect = Prospect::new(catalog, plan, &items, &wishes, &network, &run)?;
        let outcome = simulate(&prospect.model, SEED, SAMPLES);
        let found = PlanForecast::new(plan, &items, &prospect, &outcome);
        let mut scheduled = Plan::clone(plan);
        let roadmap = Arc::make_mut(&mut scheduled.roadmap);
        roadmap.items = items;
        for (item, span) in roadmap.items.iter_mut().zip(&run.spans) {
            (item.start, item.finish) = (span.start, span.finish);
        }
        // What is left out puts nothing in place.
        roadmap
            .items
            .retain(|item| item.state != ItemState::Dropped);
        Ok(Outlook {
            planned: run.makespan,
            by: found.by,
            event: found.event,
            cost: found.cost,
            maturity: maturity(&insight.after(Arc::new(scheduled))),
            n_open: network.items.len(),
        })
    }
}

/// The overall score over time as the roadmap of a plan goes on: today's, then one entry for every
/// week in which it rises. Empty while there is no score.
#[must_use]
pub fn maturity(insight: &Insight) -> Vec<Reached> {
    let figures = &insight.roadmap().items;
    let mut weeks: Vec<u32> = figures.iter().map(|item| item.claimable_week).collect();
    weeks.push(0);
    crate::sorted::sort(&mut weeks);
    weeks.dedup();
    let mut then = Then::new(insight.catalog(), insight.plan(), insight.taken());
    let mut reached: Vec<Reached> = Vec::new();
    for week in weeks {
        let Some(expected) = then.by_week(figures, Some(week)) else {
            return reached;
        };
        let score = expected.overall;
        if reached.last().is_none_or(|last| last.score != score) {
            reached.push(Reached { week, score });
        }
    }
    reached
}

/// A half-time post more, and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// Its role; none for somebody who does whatever comes.
    pub role: Option<RoleId>,
    /// When all is finished with it.
    pub by: By,
    /// Half-days of the working week by which four of five samples are finished earlier.
    pub gained: u32,
    /// What the post costs from the as-of date until that P80, whether there is work for it or not;
    /// none without a day rate.
    pub cost: Option<Money>,
    /// What one week gained costs; none without a gain or a rate.
    pub cost_per_week: Option<Money>,
}

/// Tenths of a full-time post.
const HALF: u16 = 5;

/// The roles that a half-time post could be of: those of the work that is left, and those people have.
#[must_use]
pub fn posts(insight: &Insight) -> Vec<Option<RoleId>> {
    let plan = insight.plan();
    let mut roles: Vec<Option<RoleId>> = Vec::new();
    let mut add = |role: &Option<RoleId>| {
        if !roles.contains(role) {
            roles.push(role.clone());
        }
    };
    for item in &insight.work().map(|(items, _)| items).unwrap_or_default() {
        if matches!(item.state, ItemState::Planned | ItemState::Running) {
            item.work.iter().for_each(|work| add(&work.role));
            item.demand.iter().for_each(|demand| add(&demand.role));
        }
    }
    let people = &plan.resources.people;
    people.iter().for_each(|person| add(&person.role));
    crate::sorted::sort(&mut roles);
    roles
}

/// What a half-time post of a role does, against the plan as it is.
///
/// # Errors
/// As [`Outlook::new`].
pub fn lever(insight: &Insight, now: &Outlook, role: Option<&RoleId>) -> Result<Lever, NoForecast> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let hire = Person {
        id: ItemId(plan.next_item),
        role: role.cloned(),
        fte: HALF,
        from: Some(plan.details.as_of.max(plan.details.start)),
        ..Person::default()
    };
    let scenario = Scenario {
        hires: vec![hire],
        ..Scenario::default()
    };
    let found = Outlook::new(insight, Some(&scenario))?.by;
    // Whom nobody needs is idle, and the plan ends as it does without them: a search that is cut short
    // may miss that.
    let by = if found.p80 > now.by.p80 {
        now.by
    } else {
        found
    };
    let gained = now.by.p80 - by.p80;
    let rate = match role {
        Some(role) => Rate::of(catalog, plan, role).map(|rate| rate.likely),
        None => mean_rate(insight),
    };
    let cost = rate.map(|rate| post(plan, rate, by.p80));
    let per_week = Calendar::of(plan).half_days_per_week();
    let per_week = |cost: Money| {
        let gained = i64::from(gained);
        (gained > 0).then(|| Money(cost.0.saturating_mul(per_week.into()) / gained))
    };
    Ok(Lever {
        role: role.cloned(),
        by,
        gained,
        cost_per_week: cost.and_then(per_week),
        cost,
    })
}

/// What half a post at a day rate costs from the as-of date until a half-day.
fn post(plan: &Plan, rate: i64, until: u32) -> Money {
    let calendar = Calendar::of(plan);
    let from = calendar.half_day_or_first(plan.details.as_of);
    let half_days = i64::from(until.saturating_sub(from));
    // Half of a day's rate per half-day is a full post; half a post is half of that.
    Money(rate.saturating_mul(half_days) / 4)
}

/// What a day of the work that is left costs on average: the rate of somebody who does all of it.
fn mean_rate(insight: &Insight) -> Option<i64> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let (items, _) = insight.work().ok()?;
    let open = items
        .iter()
        .filter(|item| matches!(item.state, ItemState::Planned | ItemState::Running));
    let (mut sixths, mut cost) = (0u128, 0u128);
    for work in open.flat_map(|item| &item.work) {
        let rate = work.role.as_ref();
        if let Some(rate) = rate.and_then(|role| Rate::of(catalog, plan, role)) {
            let days = u128::from(work.mean_sixths());
            sixths += days;
            cost += days * u128::from(rate.likely.unsigned_abs());
        }
    }
    i64::try_from(cost.checked_div(sixths)?).ok()
}

/// The one that shortens most first; of equal ones the cheaper, then by role.
pub fn rank(levers: &mut [Lever]) {
    sort_by_key(levers, |lever| {
        let cost = lever.cost.map_or(i64::MAX, |cost| cost.0);
        (std::cmp::Reverse(lever.gained), cost, lever.role.clone())
    });
}
