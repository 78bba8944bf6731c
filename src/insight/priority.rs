//! Priorities: which needed initiative brings most for its size.
//! Source: content rules §3.3, §3.5.

use super::initiative::{NeededInitiative, Portfolio};
use super::number::Amount;
use super::target::{Footing, Targets};
use crate::catalog::{Catalog, Idx, Initiative};
use crate::plan::Plan;
use crate::sorted::sort_by_key;
use std::cmp::Reverse;

/// How close an initiative is to the chosen drivers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// To none of them.
    None,
    /// It lists another chosen driver.
    Other,
    /// It lists the primary driver.
    Primary,
    /// The primary driver names it as a core initiative.
    Core,
}

impl Relation {
    /// Factor on time criticality.
    fn factor(self) -> f64 {
        match self {
            Relation::None => 0.0,
            Relation::Other => 0.3,
            Relation::Primary => 0.6,
            Relation::Core => 1.0,
        }
    }

    /// How close an initiative is to the drivers of a footing.
    #[must_use]
    pub fn new(catalog: &Catalog, footing: &Footing, idx: Idx<Initiative>) -> Relation {
        let lists = &catalog[idx].drivers;
        let primary = footing.primary();
        if primary.is_some_and(|driver| catalog[driver].initiatives.contains(&idx)) {
            Relation::Core
        } else if primary.is_some_and(|driver| lists.contains(&driver)) {
            Relation::Primary
        } else if footing.drivers.iter().any(|d| lists.contains(&d.driver)) {
            Relation::Other
        } else {
            Relation::None
        }
    }
}

/// The priority of one needed initiative.
#[derive(Clone, Debug, PartialEq)]
pub struct Priority {
    /// The initiative.
    pub initiative: Idx<Initiative>,
    /// V: weight x deficit x level weight, summed over its needed practices.
    pub value: Amount,
    /// BV: value relative to the highest, 1 to 10.
    pub bv: Amount,
    /// TC: how much time presses, 1 to 10.
    pub tc: Amount,
    /// Rk: likelihood x impact / 25, summed over the risks it mitigates.
    pub risk: Amount,
    /// RR: risk reduced and work enabled, 1 to 10.
    pub rr: Amount,
    /// JS: size in person-weeks, at least 1.
    pub js: Amount,
    /// (BV + TC + RR) / JS.
    pub wsjf: Amount,
    /// EP: WSJF with the event's factor, pulled up by what waits for it.
    pub ep: Amount,
    /// How close it is to the chosen drivers.
    pub relation: Relation,
}

/// All priorities.
#[derive(Clone, Debug, PartialEq)]
pub struct Priorities {
    /// In the order of the portfolio.
    pub initiatives: Vec<Priority>,
    /// Places in the portfolio: highest EP first, then smaller effort, then id.
    pub ranking: Vec<usize>,
    /// Whole weeks from the plan's start to the dated event; none without one
    /// or if it lies before the start.
    pub weeks_to_event: Option<u32>,
    /// Places of initiatives of few days that nothing holds up: highest value
    /// first, then smaller effort, then id; at most as many as the catalogue lists.
    pub quick_wins: Vec<usize>,
    /// Places of all initiatives of few days that nothing holds up, in the same order.
    pub small_and_open: Vec<usize>,
}

impl Priorities {
    /// Ranks a portfolio.
    #[must_use]
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        targets: &Targets,
        portfolio: &Portfolio,
    ) -> Priorities {
        let weeks_to_event = weeks_to_event(plan);
        let needed = &portfolio.initiatives;
        let values: Vec<f64> = needed.iter().map(|i| value(catalog, targets, i)).collect();
        let risks: Vec<f64> = needed.iter().map(|i| risk(catalog, i)).collect();
        let waiting = needed.iter().map(|i| f64::from(i.n_dependants));
        let waiting: Vec<f64> = waiting.collect();
        let (best, worst, most) = (highest(&values), highest(&risks), highest(&waiting));
        let mut initiatives = Vec::new();
        for (at, needed) in needed.iter().enumerate() {
            let relation = Relation::new(catalog, &targets.footing, needed.initiative);
            let effort = needed.effort.mean().to_f64();
            let bv = 1.0 + 9.0 * part(values[at], best);
            let tc = weeks_to_event.map_or(1.0, |weeks| {
                // Weeks that 1.5 people need at a focus of 0.6.
                let length = (effort / 4.5).max(1.0);
                let pressing = 1.0 - (f64::from(weeks) - length) / 52.0;
                1.0 + 9.0 * relation.factor() * pressing.clamp(0.0, 1.0)
            });
            let lowered = 0.6 * part(risks[at], worst) + 0.4 * part(waiting[at], most);
            let rr = 1.0 + 9.0 * lowered;
            let js = (effort / 5.0).max(1.0);
            let wsjf = (bv + tc + rr) / js;
            let urgent = weeks_to_event.is_some() && relation == Relation::Core;
            initiatives.push(Priority {
                initiative: needed.initiative,
                value: Amount(values[at]),
                bv: Amount(bv),
                tc: Amount(tc),
                risk: Amount(risks[at]),
                rr: Amount(rr),
                js: Amount(js),
                wsjf: Amount(wsjf),
                ep: Amount(if urgent { 1.5 * wsjf } else { wsjf }),
                relation,
            });
        }
        pull_enablers(portfolio, &mut initiatives);
        let size = |at: usize| Amount(needed[at].effort.mean().to_f64()).millionths();
        let id = |at: usize| catalog[needed[at].initiative].id;
        let mut ranking: Vec<usize> = (0..needed.len()).collect();
        sort_by_key(&mut ranking, |&at| {
            (Reverse(initiatives[at].ep.millionths()), size(at), id(at))
        });
        let rules = &catalog.planning_rules;
        let small = i64::from(rules.quick_win_days) * 1_000_000;
        let mut small_and_open: Vec<usize> = (0..needed.len())
            .filter(|&at| size(at) <= small && needed[at].after.is_empty())
            .collect();
        sort_by_key(&mut small_and_open, |&at| {
            (
                Reverse(initiatives[at].value.millionths()),
                size(at),
                id(at),
            )
        });
        let mut quick_wins = small_and_open.clone();
        quick_wins.truncate(rules.quick_wins_listed.into());
        Priorities {
            initiatives,
            ranking,
            weeks_to_event,
            quick_wins,
            small_and_open,
        }
    }
}

/// Whole weeks from the plan's start to its dated event.
fn weeks_to_event(plan: &Plan) -> Option<u32> {
    let days = plan.details.event_date?.days_since(plan.details.start);
    u32::try_from(days.div_euclid(7)).ok()
}

/// V = sum of W x deficit x u over the needed practices.
fn value(catalog: &Catalog, targets: &Targets, needed: &NeededInitiative) -> f64 {
    let worth = needed.practices.iter().map(|needed| {
        let practice = &catalog[needed.practice];
        let weight = targets.of(practice.dimension).weight.to_f64();
        let level = usize::from(practice.level) - 1;
        let level_weight = catalog.planning_rules.level_weights.get(level);
        let level_weight = f64::from(*level_weight.unwrap_or(&100)) / 100.0;
        weight * (f64::from(needed.deficit) / 2.0) * level_weight
    });
    worth.sum()
}

/// Rk = sum of likelihood x impact / 25 over the risks it mitigates.
fn risk(catalog: &Catalog, needed: &NeededInitiative) -> f64 {
    let mitigated = catalog.risks.iter();
    let mitigated = mitigated.filter(|risk| risk.initiatives.contains(&needed.initiative));
    mitigated
        .map(|risk| f64::from(risk.exposure()) / 25.0)
        .sum()
}

fn highest(values: &[f64]) -> f64 {
    values.iter().copied().fold(0.0, f64::max)
}

/// A value relative to the highest; a highest of 0 counts 0.
fn part(value: f64, highest: f64) -> f64 {
    if highest > 0.0 { value / highest } else { 0.0 }
}

/// EP(i) = max(WSJF(i) x f, 0.9 x EP(j) for every j that directly waits for i).
/// Each pass pulls one step further; a chain has at most as many steps as
/// there are initiatives.
fn pull_enablers(portfolio: &Portfolio, priorities: &mut [Priority]) {
    for _ in 0..priorities.len() {
        let mut changed = false;
        for (at, needed) in portfolio.initiatives.iter().enumerate() {
            let pulled = 0.9 * priorities[at].ep.0;
            for &before in &needed.after {
                let Some(before) = portfolio.place(before) else {
                    continue;
                };
                if priorities[before].ep.0 < pulled {
                    priorities[before].ep = Amount(pulled);
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
}
