//! The forecast of a plan: how likely its dates are, and what it costs.
//!
//! ```text
//!  Plan + schedule ──► Prospect ──► forecast::simulate ──► PlanForecast
//!                        │ flow      (knows no plans)         │ quality
//! ```
//!
//! A [`Prospect`] is simulated wherever there is time for it, in a worker or on a thread;
//! [`PlanForecast::new`] says what the outcome means.

mod chance;
mod flow;
mod money;
mod open;
mod prospect;
mod quality;

pub use chance::Chance;
pub use flow::{Flow, TakeFirst, flow};
pub use open::Open;
pub use prospect::{NoForecast, Prospect};
pub use quality::Warning;

use super::calibration::Calibrated;
use super::cost::Money;
use super::schedule::NoSchedule;
use super::scheduled::Scheduled;
use crate::catalog::{Catalog, Idx, Phase};
use crate::forecast::{Outcome, Percentiles, simulate};
use crate::plan::{Calendar, Date, ItemId, Plan, RoadmapItem};
use crate::sorted::sort_by_key;
use prospect::{Group, Stands};
use std::cmp::Reverse;

/// Samples of the forecast that pages and documents show: enough for dates to a week and chances to
/// five per cent, and drawn in less than a millisecond. Whole blocks of 64.
pub const SAMPLES: u32 = 2_048;
/// Seed of that forecast.
pub const SEED: u64 = 1;

/// Most drivers that are named.
const DRIVERS: usize = 5;
/// Correlation, in thousandths, below which nothing is called a driver.
const LEAST_DRIVER: i32 = 100;

/// By when something is finished: half-days of the plan behind the last one of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct By {
    /// Half of the samples are finished by then.
    pub p50: u32,
    /// Four of five are.
    pub p80: u32,
    /// Nineteen of twenty are.
    pub p95: u32,
}

impl By {
    /// The three of them, P50 first.
    #[must_use]
    pub fn all(self) -> [u32; 3] {
        [self.p50, self.p80, self.p95]
    }

    /// The weeks in which work ends, by their Mondays: what people read. No forecast of months of
    /// work is good for single days.
    #[must_use]
    pub fn weeks(self, calendar: Calendar) -> [Date; 3] {
        self.days(calendar).map(week_of)
    }

    /// The last days of work.
    #[must_use]
    pub fn days(self, calendar: Calendar) -> [Date; 3] {
        self.all().map(|at| calendar.last_day(at))
    }
}

/// The Monday of the week of a day.
#[must_use]
pub fn week_of(day: Date) -> Date {
    day.plus_days(-(day.weekday() as i32))
}

/// The forecast of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemForecast {
    /// Its place.
    pub item: usize,
    /// When it is finished.
    pub by: By,
    /// How often it is on a chain that decides the end.
    pub critical: Chance,
    /// How likely it meets its deadline; none without one.
    pub deadline: Option<Chance>,
}

/// The forecast of a milestone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MilestoneForecast {
    /// The milestone.
    pub id: ItemId,
    /// When its last item is finished; none if it has no items.
    pub by: Option<By>,
    /// Whether nothing is left to do for it.
    pub reached: bool,
    /// How likely it meets its date; none without one, or without items.
    pub chance: Option<Chance>,
}

/// The forecast of what starts in a phase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseForecast {
    /// The phase.
    pub phase: Idx<Phase>,
    /// When its last item is finished.
    pub by: By,
}

/// What the plan's length goes with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Driver {
    /// The place of the item.
    pub item: usize,
    /// Correlation of its length with the end, in thousandths.
    pub correlation: i32,
}

/// The forecast of the cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostForecast {
    /// Half of the samples cost no more.
    pub p50: Money,
    /// Four of five do not.
    pub p80: Money,
    /// Nineteen of twenty do not.
    pub p95: Money,
    /// The most the plan may cost, and how likely it costs no more.
    pub cap: Option<(Money, Chance)>,
}

/// How likely the dates of a plan are, and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanForecast {
    /// Samples drawn.
    pub samples: u64,
    /// How half-days lie on days.
    pub calendar: Calendar,
    /// When the schedule ends.
    pub planned: u32,
    /// How likely all is finished when the schedule ends.
    pub as_planned: Chance,
    /// When all is finished.
    pub by: By,
    /// What is left to do, in the order of the items.
    pub items: Vec<ItemForecast>,
    /// Milestones, in the order of the plan.
    pub milestones: Vec<MilestoneForecast>,
    /// Phases in which something starts.
    pub phases: Vec<PhaseForecast>,
    /// How likely what is core to the first driver is finished before the dated event; none
    /// without such an event, or if nothing is core.
    pub event: Option<Chance>,
    /// What it costs.
    pub cost: CostForecast,
    /// What the end goes with most, the strongest first.
    pub drivers: Vec<Driver>,
    /// What the work that is left is multiplied by; none: estimates are taken as they are.
    pub calibrated: Option<Calibrated>,
    /// What is doubtful about what went in.
    pub warnings: Vec<Warning>,
}

impl PlanForecast {
    /// The forecast of a schedule, with [`SAMPLES`] and [`SEED`].
    ///
    /// # Errors
    /// When there is no schedule, or nothing that could be simulated.
    pub fn of(
        catalog: &Catalog,
        plan: &Plan,
        scheduled: &Result<Scheduled, NoSchedule>,
    ) -> Result<PlanForecast, NoForecast> {
        let scheduled = scheduled
            .as_ref()
            .map_err(|why| NoForecast::NoSchedule(why.clone()))?;
        let Scheduled {
            items,
            wishes,
            network,
            run,
            ..
        } = scheduled;
        let prospect = Prospect::new(catalog, plan, items, wishes, network, run)?;
        let outcome = simulate(&prospect.model, SEED, SAMPLES);
        Ok(PlanForecast::new(plan, items, &prospect, &outcome))
    }

    /// What the outcome of a simulated prospect means. `items` are those it was made from.
    #[must_use]
    pub fn new(
        plan: &Plan,
        items: &[RoadmapItem],
        prospect: &Prospect,
        outcome: &Outcome,
    ) -> PlanForecast {
        let read = Read {
            plan,
            prospect,
            outcome,
        };
        PlanForecast {
            samples: outcome.samples,
            calendar: prospect.calendar,
            planned: prospect.planned,
            as_planned: read.chance(&outcome.finish, prospect.planned),
            by: read.by(&outcome.finish, 0),
            items: read.items(items),
            milestones: read.milestones(),
            phases: read.phases(),
            event: read.event(),
            cost: read.cost(),
            drivers: read.drivers(),
            calibrated: prospect.calibrated,
            warnings: quality::warnings(plan, items, prospect),
        }
    }
}

/// Turns what was simulated into what it means for the plan.
struct Read<'a> {
    plan: &'a Plan,
    prospect: &'a Prospect,
    outcome: &'a Outcome,
}

impl Read<'_> {
    /// Percentiles in half-days of the plan; `done` is when the last of what is done ended.
    fn by(&self, found: &Percentiles, done: u32) -> By {
        let at = |per_cent| self.prospect.open.behind(found.at(per_cent)).max(done);
        By {
            p50: at(50),
            p80: at(80),
            p95: at(95),
        }
    }

    /// How likely something is finished by a half-day of the plan.
    fn chance(&self, found: &Percentiles, by: u32) -> Chance {
        Chance(found.chance(self.prospect.open.before(by)))
    }

    fn items(&self, items: &[RoadmapItem]) -> Vec<ItemForecast> {
        let mut forecasts = Vec::new();
        for (item, task) in self.prospect.tasks.iter().enumerate() {
            let Some(task) = *task else { continue };
            let found = &self.outcome.tasks[task];
            let due = items[item]
                .deadline
                .map(|day| self.prospect.calendar.half_day_after(day));
            forecasts.push(ItemForecast {
                item,
                by: self.by(found, 0),
                critical: Chance(self.outcome.criticality[task]),
                deadline: due.map(|due| self.chance(found, due)),
            });
        }
        forecasts
    }

    /// When a group is finished, and how likely by a half-day.
    fn group(&self, group: &Group, due: Option<u32>) -> (By, Option<Chance>) {
        let Some(place) = group.simulated else {
            let done = By {
                p50: group.done,
                p80: group.done,
                p95: group.done,
            };
            let met = due.map(|due| Chance(if group.done <= due { 1_000 } else { 0 }));
            return (done, met);
        };
        let found = &self.outcome.groups[place];
        let chance = due.map(|due| match group.done <= due {
            true => self.chance(found, due),
            false => Chance(0),
        });
        (self.by(found, group.done), chance)
    }

    fn milestones(&self) -> Vec<MilestoneForecast> {
        let mut forecasts = Vec::new();
        for group in &self.prospect.groups {
            let Stands::Milestone(at) = group.stands else {
                continue;
            };
            let milestone = &self.plan.milestones.milestones[at];
            let due = milestone
                .date
                .map(|day| self.prospect.calendar.half_day_after(day));
            let (by, chance) = self.group(group, due);
            forecasts.push(MilestoneForecast {
                id: milestone.id,
                by: group.any.then_some(by),
                reached: group.any && group.simulated.is_none(),
                chance: chance.filter(|_| group.any),
            });
        }
        forecasts
    }

    fn phases(&self) -> Vec<PhaseForecast> {
        let mut forecasts = Vec::new();
        for group in &self.prospect.groups {
            if let Stands::Phase(phase) = group.stands
                && group.any
            {
                let (by, _) = self.group(group, None);
                forecasts.push(PhaseForecast { phase, by });
            }
        }
        forecasts
    }

    fn event(&self) -> Option<Chance> {
        let mut groups = self.prospect.groups.iter();
        let group = groups.find(|group| group.stands == Stands::Event)?;
        self.group(group, self.prospect.event)
            .1
            .filter(|_| group.any)
    }

    fn cost(&self) -> CostForecast {
        let at = |per_cent| Money(self.outcome.cost_at(per_cent));
        let cap = self.plan.resources.cap;
        CostForecast {
            p50: at(50),
            p80: at(80),
            p95: at(95),
            cap: cap.map(|cap| (Money(cap), Chance(self.outcome.cost_chance(cap)))),
        }
    }

    fn drivers(&self) -> Vec<Driver> {
        let each = self.prospect.items.iter().zip(&self.outcome.drivers);
        let drivers = each.map(|(&item, &correlation)| Driver { item, correlation });
        let mut drivers: Vec<Driver> = drivers
            .filter(|driver| driver.correlation >= LEAST_DRIVER)
            .collect();
        sort_by_key(&mut drivers, |driver| {
            (Reverse(driver.correlation), driver.item)
        });
        drivers.truncate(DRIVERS);
        drivers
    }
}
