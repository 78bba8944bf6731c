//! The time that people have for the plan, and how much of each role's the accepted roadmap takes: half-day by
//! half-day here, by month or quarter in [`availability`].

pub mod availability;
mod days;

use super::cost::role_name;
use super::network::{Means, Network, in_place};
use super::schedule::Span;
use crate::catalog::Catalog;
use crate::plan::{Calendar, Plan, RoleId};
use crate::sorted::sort_by_key;
use std::cmp::Reverse;

/// Load against capacity, per role.
#[derive(Clone, Debug, PartialEq)]
pub struct Staffing {
    /// Roles that somebody has, those without one first, as the schedule knows them.
    pub roles: Vec<RoleStaffing>,
    /// How half-days lie on days.
    pub calendar: Calendar,
    /// The half-day behind the last one of work.
    pub end: u32,
}

/// One role's load over time.
#[derive(Clone, Debug, PartialEq)]
pub struct RoleStaffing {
    /// The role; none for people without one.
    pub role: Option<RoleId>,
    /// What it is called.
    pub name: String,
    /// Units asked for in each half-day, upkeep included, and units there are.
    half_days: Vec<(u32, u32)>,
    pieces: Vec<Piece>,
}

/// An item's part of the load.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    item: usize,
    units: u32,
    span: Span,
}

/// How much of what there is is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// In per cent of the capacity: of all of it, or, where a week asks for more than there is, of the worst week.
    pub percent: u32,
    /// A week asks for more than there is.
    pub over: bool,
    /// There is any capacity.
    pub any: bool,
}

/// An item that takes part of a role's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Its place.
    pub item: usize,
    /// Its share of the capacity, in per cent.
    pub percent: u32,
}

impl Staffing {
    /// The staffing of the accepted roadmap; none without people.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan) -> Option<Staffing> {
        let items = &plan.roadmap.items;
        let network = Network::new(catalog, plan, items, &in_place(items), None).ok()?;
        let problem = &network.problem;
        let end = items.iter().map(|item| item.finish).max().unwrap_or(0);
        let mut roles = Vec::new();
        for (place, means) in network.means.iter().enumerate() {
            let Means::People(role) = means else { continue };
            let resource = &problem.resources()[place];
            let capacity = (0..end).map(|at| (0, resource.at(at)));
            let mut half_days: Vec<(u32, u32)> = capacity.collect();
            let mut pieces = Vec::new();
            for (activity, &item) in network.items.iter().enumerate() {
                let units = problem.demand(activity, place);
                if units == 0 {
                    continue;
                }
                let known = &problem.activities()[activity];
                let start = known.fixed.unwrap_or(items[item].start);
                let span = Span {
                    start,
                    finish: items[item].finish.max(start),
                };
                let works = |at: u32| {
                    let mut resources = problem.resources().iter().enumerate();
                    let enough = resources.all(|(other, resource)| {
                        resource.at(at) >= problem.demand(activity, other)
                    });
                    enough || !known.pauses
                };
                for at in span.start..span.finish {
                    if works(at)
                        && let Some((asked, _)) = half_days.get_mut(at as usize)
                    {
                        *asked = asked.saturating_add(units);
                    }
                }
                pieces.push(Piece { item, units, span });
            }
            // Work gives way to upkeep as far as there is time: that is no load beyond what there is.
            let upkeep = network.upkeep(items, place);
            for ((asked, there), upkeep) in half_days.iter_mut().zip(upkeep) {
                *asked = asked.saturating_add(upkeep).min(*there).max(*asked);
            }
            if !pieces.is_empty() {
                roles.push(RoleStaffing {
                    role: role.clone(),
                    name: match role {
                        None => "Everybody".to_owned(),
                        role => role_name(catalog, role.as_ref()),
                    },
                    half_days,
                    pieces,
                });
            }
        }
        Some(Staffing {
            roles,
            calendar: network.calendar,
            end,
        })
    }
}

impl RoleStaffing {
    /// The load from a half-day to another, in weeks of so many half-days.
    #[must_use]
    pub fn load(&self, from: u32, to: u32, week: u32) -> Load {
        let (asked, there) = self.sum(from, to);
        let worst = self.worst(from, to, week);
        Load {
            percent: worst.map_or(percent(asked, there), |(percent, _)| percent),
            over: worst.is_some(),
            any: there > 0 || worst.is_some(),
        }
    }

    /// The first week between two half-days that asks for the most beyond what there is.
    #[must_use]
    pub fn worst_week(&self, from: u32, to: u32, week: u32) -> Option<Span> {
        self.worst(from, to, week).map(|(_, span)| span)
    }

    /// The same with what it asks for, in per cent of what there is.
    fn worst(&self, from: u32, to: u32, week: u32) -> Option<(u32, Span)> {
        let week = week.max(1);
        let mut found: Option<(u32, Span)> = None;
        for monday in (from - from % week..to).step_by(week as usize) {
            let span = Span {
                start: monday.max(from),
                finish: (monday + week).min(to),
            };
            let (asked, there) = self.sum(span.start, span.finish);
            let this = percent(asked, there);
            if asked > there && found.is_none_or(|(most, _)| this > most) {
                found = Some((this, span));
            }
        }
        found
    }

    /// What takes this role's time between two half-days, the most first.
    #[must_use]
    pub fn causes(&self, within: Span) -> Vec<Cause> {
        let (_, there) = self.sum(within.start, within.finish);
        let mut causes: Vec<Cause> = Vec::new();
        for piece in &self.pieces {
            let from = piece.span.start.max(within.start);
            let to = piece.span.finish.min(within.finish);
            if from < to {
                causes.push(Cause {
                    item: piece.item,
                    percent: percent(u64::from(to - from) * u64::from(piece.units), there),
                });
            }
        }
        sort_by_key(&mut causes, |cause| (Reverse(cause.percent), cause.item));
        causes
    }

    /// What is asked for and what there is between two half-days, in units of this role.
    #[must_use]
    pub fn sum(&self, from: u32, to: u32) -> (u64, u64) {
        let len = self.half_days.len();
        let (from, to) = ((from as usize).min(len), (to as usize).min(len));
        let part = self.half_days.get(from..to).unwrap_or_default();
        part.iter().fold((0, 0), |(asked, there), half_day| {
            (asked + u64::from(half_day.0), there + u64::from(half_day.1))
        })
    }
}

/// Rounded to whole per cent; more than nothing of nothing is 999.
fn percent(asked: u64, there: u64) -> u32 {
    match (asked, there) {
        (0, _) => 0,
        (_, 0) => 999,
        (asked, there) => u32::try_from((asked * 100 + there / 2) / there)
            .unwrap_or(999)
            .min(999),
    }
}
