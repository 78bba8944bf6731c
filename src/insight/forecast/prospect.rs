//! A plan and a schedule of it as what is simulated.

use super::flow::{Flow, TakeFirst, flow};
use super::money;
use super::open::Open;
use crate::catalog::{Catalog, Idx, Phase};
use crate::forecast::{Model, Risk, Task};
use crate::insight::Wish;
use crate::insight::calibration::{Calibrated, Calibration};
use crate::insight::network::{Network, Run};
use crate::insight::roadmap::{ended, phase_of};
use crate::insight::schedule::NoSchedule;
use crate::plan::{Calendar, ItemId, ItemState, Plan, RoadmapItem};
use crate::schedule::Problem;
use std::fmt;

/// Why there is no forecast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoForecast {
    /// There is no schedule to begin with.
    NoSchedule(NoSchedule),
    /// Everything is done or dropped.
    NothingLeft,
    /// There is never enough for these items, by place: their dates mean nothing.
    Never(Vec<usize>),
}

impl fmt::Display for NoForecast {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NoForecast::NoSchedule(why) => return why.fmt(f),
            NoForecast::NothingLeft => {
                "There is nothing to forecast: everything on the roadmap is done or dropped."
            }
            NoForecast::Never(_) => {
                "There is no forecast: for some items there are never enough people or places. Add some, or split the items."
            }
        })
    }
}

/// What a group of tasks stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// A milestone, by its place in the plan.
    Milestone(usize),
    /// What must be done before the plan's dated event.
    Event,
    /// What starts in a phase.
    Phase(Idx<Phase>),
}

/// A group of tasks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub stands: Stands,
    /// The half-day behind the end of what is done of it.
    pub done: u32,
    /// Whether there is anything to it, done or to do.
    pub any: bool,
    /// Its place among the groups that are simulated; none if nothing is left of it.
    pub simulated: Option<usize>,
}

/// What is simulated, and what it means. Times of the model are open half-days: holidays are left
/// out of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// What is simulated.
    pub model: Model,
    /// The place of each task's item.
    pub items: Vec<usize>,
    /// The task of each item; none for what takes no time any more.
    pub tasks: Vec<Option<usize>>,
    /// Prerequisites that the schedule breaks, by place: they hold up nothing here.
    pub left_out: Vec<(usize, usize)>,
    pub(super) groups: Vec<Group>,
    pub(super) open: Open,
    pub(super) calendar: Calendar,
    /// The half-day in which the schedule is finished.
    pub(super) planned: u32,
    /// The half-day before which what is core to the first driver should be done.
    pub(super) event: Option<u32>,
    /// Mean work that has no rate, in hundredths of a person-day.
    pub(super) unpriced: u64,
    /// What finished work says of estimates.
    pub(super) calibration: Calibration,
    /// What the work that is left is multiplied by; none: estimates are taken as they are.
    pub(super) calibrated: Option<Calibrated>,
}

impl Prospect {
    /// What a schedule of these items means for a simulation; `wishes` are in the order of the items.
    ///
    /// # Errors
    /// When there is nothing to simulate, or the schedule's dates mean nothing.
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        items: &[RoadmapItem],
        wishes: &[Wish],
        network: &Network,
        run: &Run,
    ) -> Result<Prospect, NoForecast> {
        if !run.never.is_empty() {
            return Err(NoForecast::Never(run.never.clone()));
        }
        if network.items.is_empty() {
            return Err(NoForecast::NothingLeft);
        }
        let calibration = Calibration::new(catalog, plan);
        let calibrated = Calibrated::of(plan, &calibration);
        let factor = calibrated.map_or(1.0, Calibrated::factor);
        let mut draft = Draft::new(plan, network, run);
        let mut tasks = vec![None; items.len()];
        let mut unpriced = 0.0;
        let list = draft.order.clone();
        let mut built = Vec::new();
        for (place, &activity) in list.iter().enumerate() {
            let at = network.items[activity];
            tasks[at] = Some(place);
            let needs = money::needs(catalog, plan, &items[at]);
            unpriced += needs.unpriced;
            let task = draft.task(&items[at], activity, &needs);
            built.push(match items[at].duration {
                // An exact length is no estimate.
                Some(_) => task,
                None => task.scaled(factor),
            });
        }
        let ends = items
            .iter()
            .zip(&run.spans)
            .map(|(item, span)| match item.state {
                ItemState::Planned | ItemState::Running => span.finish,
                _ => ended(item, network.calendar),
            });
        let ends: Vec<u32> = ends.collect();
        let mut prospect = Prospect {
            model: Model {
                tasks: built,
                risks: risks(plan, items, &tasks),
                expenses: money::expenses(catalog, plan, items, &ends, &draft.open),
                groups: Vec::new(),
                correlation: catalog.planning_rules.correlation(),
            },
            items: list.iter().map(|&at| network.items[at]).collect(),
            tasks,
            left_out: draft.left_out,
            groups: Vec::new(),
            open: draft.open,
            calendar: network.calendar,
            planned: run.makespan,
            event: wishes
                .iter()
                .find_map(|wish| wish.due)
                .and(plan.details.event_date)
                .and_then(|day| network.calendar.half_day(day)),
            unpriced: (unpriced * 100.0).round() as u64,
            calibration,
            calibrated,
        };
        prospect.group(catalog, plan, items, wishes, run);
        Ok(prospect)
    }

    fn group(
        &mut self,
        catalog: &Catalog,
        plan: &Plan,
        items: &[RoadmapItem],
        wishes: &[Wish],
        run: &Run,
    ) {
        let place = |id: &ItemId| items.iter().position(|item| item.id == *id);
        for (at, milestone) in plan.milestones.milestones.iter().enumerate() {
            let members = milestone.items.iter().filter_map(place).collect();
            self.add(Stands::Milestone(at), members, items);
        }
        if self.event.is_some() {
            let core = (0..items.len())
                .filter(|&at| wishes.get(at).is_some_and(|wish| wish.due.is_some()));
            self.add(Stands::Event, core.collect(), items);
        }
        for (number, phase) in catalog.phases.indices().enumerate() {
            let week = |at: usize| self.calendar.week(run.spans[at].start);
            let here = (0..items.len()).filter(|&at| phase_of(catalog, week(at)) == number);
            let here: Vec<usize> = here.collect();
            if !here.is_empty() {
                self.add(Stands::Phase(phase), here, items);
            }
        }
    }

    fn add(&mut self, stands: Stands, members: Vec<usize>, items: &[RoadmapItem]) {
        let tasks: Vec<usize> = members.iter().filter_map(|&at| self.tasks[at]).collect();
        let is_done = |at: &&usize| items[**at].state == ItemState::Done;
        let ends = members.iter().filter(is_done).map(|&at| {
            let item = &items[at];
            item.ended
                .map_or(item.finish, |day| self.calendar.half_day_after(day))
        });
        let done = ends.clone().max().unwrap_or(0);
        let simulated = (!tasks.is_empty()).then_some(self.model.groups.len());
        self.groups.push(Group {
            stands,
            done,
            any: simulated.is_some() || ends.count() > 0,
            simulated,
        });
        if simulated.is_some() {
            self.model.groups.push(tasks);
        }
    }
}

/// What tasks are made from. Places are those of activities, until a task has its own.
struct Draft<'a> {
    network: &'a Network,
    /// With the lengths of the schedule.
    problem: &'a Problem,
    open: Open,
    starts: Vec<u32>,
    finishes: Vec<u32>,
    flow: Flow,
    /// Activities in the order of starting.
    order: Vec<usize>,
    /// The task of each activity.
    task_of: Vec<usize>,
    left_out: Vec<(usize, usize)>,
}

impl<'a> Draft<'a> {
    fn new(plan: &Plan, network: &'a Network, run: &'a Run) -> Draft<'a> {
        let problem = run.problem(network);
        let activities = problem.activities();
        let each = || network.items.iter().zip(activities);
        // What runs was begun before; what is left of it starts where the schedule fixed it.
        let starts = each().map(|(&at, activity)| activity.fixed.unwrap_or(run.spans[at].start));
        let starts: Vec<u32> = starts.collect();
        let finishes: Vec<u32> = each().map(|(&at, _)| run.spans[at].finish).collect();
        let open = Open::of(plan);
        let mut order: Vec<usize> = (0..starts.len()).collect();
        crate::sorted::sort_by_key(&mut order, |&at| (starts[at], at));
        let mut task_of = vec![0; starts.len()];
        for (place, &activity) in order.iter().enumerate() {
            task_of[activity] = place;
        }
        Draft {
            flow: flow(
                problem,
                &starts,
                &finishes,
                |at| open.is(at),
                TakeFirst::LastFreed,
            ),
            network,
            problem,
            open,
            starts,
            finishes,
            order,
            task_of,
            left_out: Vec::new(),
        }
    }

    fn task(&mut self, item: &RoadmapItem, place: usize, needs: &money::Needs) -> Task {
        let activity = &self.problem.activities()[place];
        let start = self.starts[place];
        let open = |at: u32| f64::from(self.open.before(at));
        let half_days = open(self.finishes[place]) - open(start);
        let mut after: Vec<(usize, f64)> = Vec::new();
        for needed in &activity.after {
            let ended = self.finishes[needed.activity];
            let ready = ended.saturating_add(needed.lag);
            if ready <= start {
                let lag = open(ready) - open(ended);
                after.push((self.task_of[needed.activity], lag));
            } else if item.state != ItemState::Running {
                let items = &self.network.items;
                self.left_out.push((items[place], items[needed.activity]));
            }
        }
        for &from in &self.flow.after[place] {
            let from = self.task_of[from];
            if item.state != ItemState::Running && after.iter().all(|&(task, _)| task != from) {
                after.push((from, 0.0));
            }
        }
        let release = match activity.fixed {
            Some(fixed) => fixed,
            None => activity.release.max(self.flow.release[place]).min(start),
        };
        Task {
            key: u64::from(item.id.0),
            work: needs.work,
            half_days,
            worked: f64::from(activity.duration).min(half_days),
            after,
            release: open(release),
            rate: needs.rate,
            certain: item.duration.is_some(),
        }
    }
}

/// The register's risks. One whose items are all over is over itself.
fn risks(plan: &Plan, items: &[RoadmapItem], tasks: &[Option<usize>]) -> Vec<Risk> {
    let mut risks = Vec::new();
    for risk in &plan.governance.risks {
        let mut threatened: Vec<usize> = Vec::new();
        for id in &risk.items {
            let at = items.iter().position(|item| item.id == *id);
            if let Some(task) = at.and_then(|at| tasks[at])
                && !threatened.contains(&task)
            {
                threatened.push(task);
            }
        }
        if threatened.is_empty() && !risk.items.is_empty() {
            continue;
        }
        risks.push(Risk {
            key: u64::from(risk.id.0),
            chance: f64::from(risk.chance) / 100.0,
            delay: f64::from(risk.delay),
            cost: risk.cost.unwrap_or(0) as f64,
            tasks: threatened,
        });
    }
    risks
}
