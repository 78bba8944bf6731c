//! Answering a question bit by bit.

use super::ask::{Ask, Better, Lane, Reply};
use crate::catalog::Catalog;
use crate::exchange::file;
use crate::forecast::{BLOCK, Simulation};
use crate::insight::forecast::{NoForecast, PlanForecast, Prospect, SEED};
use crate::insight::outlook::{self, Lever, Outlook};
use crate::insight::{Dates, Insight, Scheduled};
use crate::plan::{ItemId, Roadmap, RoleId, Scenario};
use crate::schedule::{Cost, Objective, Options, Search};
use std::collections::VecDeque;
use std::sync::Arc;

/// How much is done in one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Some milliseconds, beside the page: 60 initiatives, compiled for speed.
    Beside,
    /// As little as can be, between two frames of the page.
    Between,
}

impl Pace {
    /// Blocks of samples drawn in one step.
    fn blocks(self) -> u64 {
        match self {
            Pace::Beside => 256,
            Pace::Between => 8,
        }
    }

    /// Passes over all activities in one step.
    fn passes(self) -> u32 {
        match self {
            Pace::Beside => 1_000,
            Pace::Between => 100,
        }
    }
}

/// What a roadmap must be better by, in thousandths, before people are asked to learn a new one.
const WORTH_A_CHANGE: u32 = 5;

/// Answers questions, one per lane at a time.
pub struct Engine {
    catalog: &'static Catalog,
    pace: Pace,
    jobs: [Option<Job>; Lane::ALL.len()],
    turn: usize,
}

impl Engine {
    /// An engine without a question.
    #[must_use]
    pub fn new(catalog: &'static Catalog, pace: Pace) -> Engine {
        Engine {
            catalog,
            pace,
            jobs: [const { None }; Lane::ALL.len()],
            turn: 0,
        }
    }

    /// Takes a question about a plan, given as its file. It replaces the one before in its lane.
    ///
    /// # Errors
    /// When the text is no plan: nothing changes then.
    pub fn begin(&mut self, ask: Ask, plan: &str) -> Result<(), file::Refusal> {
        let opened = file::read(plan.as_bytes(), self.catalog)?;
        let insight = Insight::new(self.catalog, Arc::new(opened.plan));
        self.jobs[ask.lane() as usize] = Some(Job::new(ask, insight));
        Ok(())
    }

    /// Stops what a lane is about. A search answers with the best it has.
    pub fn stop(&mut self, lane: Lane) -> Option<Reply> {
        match self.jobs[lane as usize].take()? {
            Job::Improve(improve) => Some(Reply::Better(Ok(improve.better(true)))),
            _ => None,
        }
    }

    /// Whether nothing is asked.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        self.jobs.iter().all(Option::is_none)
    }

    /// Goes on for some milliseconds. Lanes take turns, so that a long search holds up no short answer.
    pub fn step(&mut self) -> Option<Reply> {
        let lanes = self.jobs.len();
        let next = (0..lanes)
            .map(|by| (self.turn + by) % lanes)
            .find(|&lane| self.jobs[lane].is_some())?;
        self.turn = next + 1;
        let (reply, over) = self.jobs[next].as_mut()?.step(self.pace);
        if over {
            self.jobs[next] = None;
        }
        reply
    }
}

/// A question that is being answered.
#[allow(clippy::large_enum_variant)] // four of them at most
enum Job {
    Forecast(Forecast),
    Scenarios {
        insight: Insight,
        left: VecDeque<Option<Scenario>>,
    },
    Levers(Levers),
    Improve(Improve),
    /// There is nothing to search.
    Refused(Reply),
}

impl Job {
    fn new(ask: Ask, insight: Insight) -> Job {
        match ask {
            Ask::Forecast { samples } | Ask::Preview { samples } => Job::Forecast(Forecast {
                is_preview: ask.lane() == Lane::Preview,
                insight,
                samples,
                begun: None,
            }),
            Ask::Scenarios => {
                let scenarios = insight.plan().scenarios.scenarios.iter();
                let left = [None].into_iter().chain(scenarios.cloned().map(Some));
                Job::Scenarios {
                    left: left.collect(),
                    insight,
                }
            }
            Ask::Levers => Job::Levers(Levers {
                left: outlook::posts(&insight).into(),
                insight,
                now: None,
                found: Vec::new(),
            }),
            Ask::Improve {
                objective,
                seed,
                schedules,
            } => match Improve::new(insight, objective, seed, schedules) {
                Ok(improve) => Job::Improve(improve),
                Err(why) => Job::Refused(Reply::Better(Err(why))),
            },
        }
    }

    /// Something to say, and whether all is said.
    fn step(&mut self, pace: Pace) -> (Option<Reply>, bool) {
        match self {
            Job::Forecast(forecast) => match forecast.step(pace.blocks()) {
                Some(found) if forecast.is_preview => (Some(Reply::Preview(found)), true),
                Some(found) => (Some(Reply::Forecast(found)), true),
                None => (None, false),
            },
            Job::Scenarios { insight, left } => {
                let Some(scenario) = left.pop_front() else {
                    return (None, true);
                };
                let found = Outlook::new(insight, scenario.as_ref());
                let id: Option<ItemId> = scenario.map(|scenario| scenario.id);
                (Some(Reply::Scenario(id, found)), left.is_empty())
            }
            Job::Levers(levers) => match levers.step() {
                Some(found) => (Some(Reply::Levers(found)), true),
                None => (None, false),
            },
            Job::Improve(improve) => {
                improve.search.step(pace.passes());
                let better = improve.better(false);
                let over = better.finished;
                (Some(Reply::Better(Ok(better))), over)
            }
            Job::Refused(reply) => (Some(reply.clone()), true),
        }
    }
}

struct Forecast {
    is_preview: bool,
    insight: Insight,
    samples: u32,
    begun: Option<(Prospect, Simulation, u64)>,
}

impl Forecast {
    fn step(&mut self, blocks: u64) -> Option<Result<PlanForecast, NoForecast>> {
        let (catalog, plan) = (self.insight.catalog(), self.insight.plan());
        let scheduled = match self.insight.scheduled() {
            Ok(scheduled) => scheduled,
            Err(why) => return Some(Err(NoForecast::NoSchedule(why.clone()))),
        };
        let Scheduled {
            items,
            wishes,
            network,
            run,
            ..
        } = scheduled;
        let Some((_, simulation, left)) = &mut self.begun else {
            match Prospect::new(catalog, plan, items, wishes, network, run) {
                Err(why) => return Some(Err(why)),
                Ok(prospect) => {
                    let simulation = Simulation::new(&prospect.model, SEED);
                    let blocks = u64::from(self.samples).div_ceil(BLOCK as u64).max(1);
                    self.begun = Some((prospect, simulation, blocks));
                }
            }
            return None;
        };
        let blocks = blocks.min(*left);
        simulation.draw(blocks);
        *left -= blocks;
        if *left > 0 {
            return None;
        }
        let (prospect, simulation, _) = self.begun.take()?;
        let outcome = simulation.outcome();
        Some(Ok(PlanForecast::new(plan, items, &prospect, &outcome)))
    }
}

struct Levers {
    insight: Insight,
    now: Option<Outlook>,
    left: VecDeque<Option<RoleId>>,
    found: Vec<Lever>,
}

impl Levers {
    fn step(&mut self) -> Option<Result<Vec<Lever>, NoForecast>> {
        let Some(now) = &self.now else {
            match Outlook::new(&self.insight, None) {
                Ok(now) => self.now = Some(now),
                Err(why) => return Some(Err(why)),
            }
            return None;
        };
        if let Some(role) = self.left.pop_front() {
            match outlook::lever(&self.insight, now, role.as_ref()) {
                Ok(lever) => self.found.push(lever),
                Err(why) => return Some(Err(why)),
            }
            return None;
        }
        outlook::rank(&mut self.found);
        Some(Ok(std::mem::take(&mut self.found)))
    }
}

struct Improve {
    insight: Insight,
    search: Search,
    objective: Objective,
    seed: u32,
    schedules: u32,
    /// The half-day in which all is finished in the roadmap that people know, or the first found.
    before: u32,
    /// What that costs.
    cost: Cost,
    least_makespan: u32,
}

impl Improve {
    fn new(
        insight: Insight,
        objective: Objective,
        seed: u32,
        schedules: u32,
    ) -> Result<Improve, NoForecast> {
        let options = Options {
            objective,
            seed: seed.into(),
            schedules,
            keep_unless_gain: WORTH_A_CHANGE,
        };
        let planning = insight.planning().map_err(NoForecast::NoSchedule)?;
        let network = planning.network();
        if network.items.is_empty() {
            return Err(NoForecast::NothingLeft);
        }
        let search = Search::new(&network.problem, options);
        let first = search.solution();
        // What people know is what the dates of the roadmap say, as long as they can be worked.
        let known = match insight.scheduled() {
            Ok(scheduled) if scheduled.dates == Dates::Accepted => Some(scheduled.run.makespan),
            _ => None,
        };
        let run = network.run(planning.drafts(), &first, objective);
        Ok(Improve {
            before: known.unwrap_or(first.makespan),
            cost: first.known.unwrap_or(first.found),
            least_makespan: run.least_makespan,
            search,
            insight,
            objective,
            seed,
            schedules,
        })
    }

    /// How far it is; with the roadmap at the end, or when it is `over`.
    fn better(&self, over: bool) -> Better {
        let progress = self.search.progress();
        let solution = self.search.solution();
        let finished = over || progress.finished;
        let thousandths = |part: u64, of: u64| match of {
            0 => 0,
            of => u32::try_from(u128::from(part) * 1_000 / u128::from(of)).unwrap_or(u32::MAX),
        };
        let (now, before) = (solution.cost, self.cost);
        Better {
            schedules: progress.schedules,
            of: self.schedules,
            makespan: solution.makespan,
            before: self.before,
            least_makespan: self.least_makespan,
            gain: thousandths(before.main.saturating_sub(now.main), before.main),
            above_bound: thousandths(now.main.saturating_sub(progress.bound), progress.bound),
            late: now.late,
            less_late: before.late.saturating_sub(now.late),
            proven: solution.proven,
            finished,
            roadmap: finished.then(|| self.roadmap()).flatten(),
        }
    }

    fn roadmap(&self) -> Option<Roadmap> {
        let planning = self.insight.planning().ok()?;
        let network = planning.network();
        let run = network.run(planning.drafts(), &self.search.solution(), self.objective);
        let proposal = planning.propose(&run, self.seed.into());
        let proposal = planning.noted(proposal).ok()?;
        Some(Roadmap {
            items: proposal.items,
            basis: Some(proposal.basis),
            aim: self.insight.plan().roadmap.aim,
            other: Vec::new(),
        })
    }
}
