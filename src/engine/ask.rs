//! What can be asked, and what comes back.

use super::words::{Reader, Words, words};
use crate::insight::forecast::{NoForecast, PlanForecast};
use crate::insight::outlook::{Lever, Outlook};
use crate::plan::{ItemId, Roadmap};
use crate::record::{Field, Json, Path, Problems};
use crate::schedule::Objective;

/// Questions of one kind: a new one takes the place of the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// How likely the dates are.
    Forecast,
    /// What the plan would come to if it were different.
    Scenarios,
    /// Who would shorten it most.
    Levers,
    /// A better schedule.
    Improve,
    /// How likely the dates would be after an edit that is still going on.
    Preview,
}

impl Lane {
    /// Every lane, in the order of their numbers, which begin every answer.
    pub const ALL: [Lane; 5] = [
        Lane::Forecast,
        Lane::Scenarios,
        Lane::Levers,
        Lane::Improve,
        Lane::Preview,
    ];
}

/// A question about a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The forecast, from so many samples.
    Forecast {
        /// Samples to draw.
        samples: u32,
    },
    /// The same of a plan that a bar is being dragged in.
    Preview {
        /// Samples to draw.
        samples: u32,
    },
    /// Every scenario, after the plan as it is.
    Scenarios,
    /// Which half-time post shortens the roadmap most.
    Levers,
    /// A better roadmap.
    Improve {
        /// What it should be.
        objective: Objective,
        /// Seed of the search.
        seed: u32,
        /// Most schedules to try.
        schedules: u32,
    },
}

impl Ask {
    /// The lane of the question.
    #[must_use]
    pub fn lane(self) -> Lane {
        match self {
            Ask::Forecast { .. } => Lane::Forecast,
            Ask::Preview { .. } => Lane::Preview,
            Ask::Scenarios => Lane::Scenarios,
            Ask::Levers => Lane::Levers,
            Ask::Improve { .. } => Lane::Improve,
        }
    }
}

/// How far a search for a better roadmap has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Better {
    /// Schedules tried so far.
    pub schedules: u32,
    /// Most schedules it will try.
    pub of: u32,
    /// The half-day behind the last one of the best roadmap so far.
    pub makespan: u32,
    /// The same of the roadmap that people know; of the first schedule found where there is none.
    pub before: u32,
    /// What no makespan can be below.
    pub least_makespan: u32,
    /// By how much less the objective costs than in the roadmap that people know, in thousandths.
    pub gain: u32,
    /// By how much more it costs at most than the least possible, in thousandths.
    pub above_bound: u32,
    /// Half-days by which dates are missed, all together.
    pub late: u64,
    /// By how many half-days fewer than in the roadmap that people know; less than 0 never.
    pub less_late: u64,
    /// No schedule is better.
    pub proven: bool,
    /// The search is over.
    pub finished: bool,
    /// The roadmap, at the end and when the search was stopped.
    pub roadmap: Option<Roadmap>,
}

/// An answer.
// One at a time, and handed over at once.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The forecast, or why there is none.
    Forecast(Result<PlanForecast, NoForecast>),
    /// The forecast of a plan that a bar is being dragged in.
    Preview(Result<PlanForecast, NoForecast>),
    /// One more scenario; none for the plan as it is.
    Scenario(Option<ItemId>, Result<Outlook, NoForecast>),
    /// Posts, the one that shortens most first.
    Levers(Result<Vec<Lever>, NoForecast>),
    /// A better roadmap, or a step towards it.
    Better(Result<Better, NoForecast>),
}

impl Reply {
    /// The lane of the question it answers.
    #[must_use]
    pub fn lane(&self) -> Lane {
        match self {
            Reply::Forecast(_) => Lane::Forecast,
            Reply::Preview(_) => Lane::Preview,
            Reply::Scenario(..) => Lane::Scenarios,
            Reply::Levers(_) => Lane::Levers,
            Reply::Better(_) => Lane::Improve,
        }
    }
}

impl Words for Objective {
    fn put(&self, out: &mut Vec<f64>) {
        (*self == Objective::Maturity).put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        Some(match bool::take(from)? {
            true => Objective::Maturity,
            false => Objective::Makespan,
        })
    }
}

impl Words for Ask {
    fn put(&self, out: &mut Vec<f64>) {
        match self {
            Ask::Forecast { samples } => (0u8, *samples).put(out),
            Ask::Preview { samples } => (4u8, *samples).put(out),
            Ask::Scenarios => 1u8.put(out),
            Ask::Levers => 2u8.put(out),
            Ask::Improve {
                objective,
                seed,
                schedules,
            } => {
                3u8.put(out);
                objective.put(out);
                (*seed, *schedules).put(out);
            }
        }
    }
    fn take(from: &mut Reader) -> Option<Self> {
        Some(match u8::take(from)? {
            0 => Ask::Forecast {
                samples: Words::take(from)?,
            },
            1 => Ask::Scenarios,
            2 => Ask::Levers,
            3 => Ask::Improve {
                objective: Words::take(from)?,
                seed: Words::take(from)?,
                schedules: Words::take(from)?,
            },
            4 => Ask::Preview {
                samples: Words::take(from)?,
            },
            _ => return None,
        })
    }
}

impl Words for Reply {
    fn put(&self, out: &mut Vec<f64>) {
        match self {
            Reply::Forecast(found) => {
                0u8.put(out);
                found.put(out);
            }
            Reply::Scenario(id, found) => {
                1u8.put(out);
                id.put(out);
                found.put(out);
            }
            Reply::Levers(found) => {
                2u8.put(out);
                found.put(out);
            }
            Reply::Better(found) => {
                3u8.put(out);
                found.put(out);
            }
            Reply::Preview(found) => {
                4u8.put(out);
                found.put(out);
            }
        }
    }
    fn take(from: &mut Reader) -> Option<Self> {
        Some(match u8::take(from)? {
            0 => Reply::Forecast(Words::take(from)?),
            1 => Reply::Scenario(Words::take(from)?, Words::take(from)?),
            2 => Reply::Levers(Words::take(from)?),
            3 => Reply::Better(Words::take(from)?),
            4 => Reply::Preview(Words::take(from)?),
            _ => return None,
        })
    }
}

words! {
    Better {
        schedules, of, makespan, before, least_makespan, gain, above_bound, late, less_late, proven, finished, roadmap,
    }
}

/// Goes as its text in plan files, letter by letter: it is handed over once, at the end of a search.
impl Words for Roadmap {
    fn put(&self, out: &mut Vec<f64>) {
        let text = self.encode().to_pretty();
        text.len().put(out);
        out.extend(text.bytes().map(f64::from));
    }
    fn take(from: &mut Reader) -> Option<Self> {
        let bytes: Vec<u8> = Words::take(from)?;
        let json = Json::parse(&String::from_utf8(bytes).ok()?).ok()?;
        let mut problems = Problems::default();
        let roadmap = Roadmap::decode(&json, &Path::Root, &mut problems);
        roadmap.filter(|_| problems.is_empty())
    }
}
