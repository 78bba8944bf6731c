//! Who is there when: the people of a plan as pools with a capacity over time.
//!
//! Units are thousandths of a full-time post that really goes into the work: tenths of a post times
//! per cent of focus. One person with half a post and 60 % focus is 300 units.

use super::pool::{Pool, Pools};
use crate::catalog::Catalog;
use crate::insight::schedule;
use crate::plan::{Calendar, Date, ItemId, Person, Plan, RoleId, Scenario};
use crate::schedule::Resource;

/// A person with the days on which they are there, in half-days of the plan.
struct Present<'a> {
    person: &'a Person,
    from: u32,
    /// The half-day after the last one; none without end.
    until: Option<u32>,
}

/// People, closed days and environments of a plan, with what a scenario changes.
pub(super) struct Times<'a> {
    calendar: Calendar,
    people: Vec<Present<'a>>,
    focus: u32,
    /// Half-days on which nobody works, from and to.
    closed: Vec<(u32, u32)>,
    /// Per person who is away: the half-days from and to.
    away: Vec<(ItemId, u32, u32)>,
    /// Half-days on which no change is allowed, from and to.
    frozen: Vec<(u32, u32)>,
}

impl<'a> Times<'a> {
    /// Reads a plan; `scenario` comes on top.
    pub fn new(catalog: &Catalog, plan: &'a Plan, scenario: Option<&'a Scenario>) -> Times<'a> {
        let calendar = Calendar::of(plan);
        let span = |from: Date, until: Date| {
            (
                calendar.half_day_or_first(from),
                calendar.half_day_after(until),
            )
        };
        let hires = scenario.map_or(&[][..], |scenario| &scenario.hires);
        let last_day = |person: &Person| {
            let lost = scenario.and_then(|scenario| {
                let mut losses = scenario.losses.iter();
                losses.find(|loss| loss.person == person.id)
            });
            match (person.until, lost) {
                (Some(until), Some(lost)) => Some(until.min(lost.last)),
                (until, lost) => until.or(lost.map(|lost| lost.last)),
            }
        };
        let people = plan.resources.people.iter().chain(hires);
        let people = people.map(|person| Present {
            from: person.from.map_or(0, |day| calendar.half_day_or_first(day)),
            until: last_day(person).map(|day| calendar.half_day_after(day)),
            person,
        });
        let focus = scenario.and_then(|scenario| scenario.focus);
        let frozen = scenario.map_or(&[][..], |scenario| &scenario.freezes);
        let frozen = plan.resources.freezes.iter().chain(frozen);
        let absences = plan.resources.absences.iter();
        // A holiday outside the working week closes nothing.
        let closed = plan
            .resources
            .holidays
            .iter()
            .map(|day| span(day.date, day.date));
        Times {
            calendar,
            people: people.collect(),
            focus: focus
                .unwrap_or_else(|| schedule::focus(catalog, plan))
                .into(),
            closed: closed.filter(|(from, to)| from < to).collect(),
            away: absences
                .map(|absence| {
                    let (from, to) = span(absence.from, absence.until);
                    (absence.person, from, to)
                })
                .collect(),
            frozen: frozen
                .map(|freeze| span(freeze.from, freeze.until))
                .collect(),
        }
    }

    /// How half-days lie on days.
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// Share of people's time that goes into the work, in per cent.
    pub fn focus(&self) -> u32 {
        self.focus
    }

    /// Whether anything interrupts work.
    pub fn has_breaks(&self) -> bool {
        !(self.closed.is_empty() && self.away.is_empty() && self.frozen.is_empty())
    }

    /// The pools of people: one per role that somebody has, and one of those without a role.
    pub fn pools(&self) -> Pools {
        let mut roles: Vec<Option<RoleId>> = Vec::new();
        for present in self.people.iter().filter(|present| present.person.fte > 0) {
            let role = &present.person.role;
            if !roles.contains(role) {
                roles.push(role.clone());
            }
        }
        crate::sorted::sort(&mut roles);
        let pools = roles.into_iter().map(|role| Pool {
            least: self.least(&role),
            resource: self.capacity(&role),
            role,
        });
        Pools::new(pools.collect())
    }

    /// Capacity of a pool over time.
    fn capacity(&self, role: &Option<RoleId>) -> Resource {
        let mut turns = vec![0];
        let of_role = || {
            self.people
                .iter()
                .filter(|present| present.person.role == *role)
        };
        for present in of_role() {
            turns.push(present.from);
            turns.extend(present.until);
        }
        for &(person, from, to) in &self.away {
            if of_role().any(|present| present.person.id == person) {
                turns.extend([from, to]);
            }
        }
        turns.extend(self.closed.iter().flat_map(|&(from, to)| [from, to]));
        steps(turns, |at| {
            if self
                .closed
                .iter()
                .any(|&(from, to)| (from..to).contains(&at))
            {
                return 0;
            }
            let here = of_role().filter(|present| {
                let away = self.away.iter().any(|&(person, from, to)| {
                    person == present.person.id && (from..to).contains(&at)
                });
                !away && present.from <= at && present.until.is_none_or(|until| at < until)
            });
            here.map(|present| u32::from(present.person.fte) * self.focus)
                .sum()
        })
    }

    /// The fewest units that a pool has while it has any, absences and holidays left aside: work
    /// that asks for no more can be done at any such time.
    fn least(&self, role: &Option<RoleId>) -> u32 {
        let of_role = || {
            self.people
                .iter()
                .filter(|present| present.person.role == *role)
        };
        let turns = of_role().flat_map(|present| [Some(present.from), present.until]);
        let sums = turns.flatten().map(|at| {
            let here = of_role().filter(|present| {
                present.from <= at && present.until.is_none_or(|until| at < until)
            });
            here.map(|present| u32::from(present.person.fte) * self.focus)
                .sum::<u32>()
        });
        sums.filter(|&units| units > 0).min().unwrap_or(0)
    }

    /// One unit whenever changes are allowed; none if they always are.
    pub fn open_for_change(&self) -> Option<Resource> {
        if self.frozen.is_empty() {
            return None;
        }
        let turns = self.frozen.iter().flat_map(|&(from, to)| [from, to]);
        let turns = [0].into_iter().chain(turns).collect();
        Some(steps(turns, |at| {
            let frozen = self
                .frozen
                .iter()
                .any(|&(from, to)| (from..to).contains(&at));
            if frozen {
                0
            } else {
                crate::schedule::MOST_UNITS
            }
        }))
    }
}

/// A capacity from the half-days at which it may change.
pub(super) fn steps(mut turns: Vec<u32>, units: impl Fn(u32) -> u32) -> Resource {
    crate::sorted::sort(&mut turns);
    turns.dedup();
    let mut capacity: Vec<(u32, u32)> = Vec::new();
    for at in turns {
        let units = units(at);
        if capacity.last().is_none_or(|&(_, before)| before != units) {
            capacity.push((at, units));
        }
    }
    Resource { capacity }
}
