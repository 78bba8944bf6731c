//! Now, next and later: what is being done or begins soon, what comes then, and what is not decided
//! in detail yet. A roadmap that holds everything now promises too much; one that holds everything
//! later helps nobody.

use super::Insight;
use super::number::Ratio;
use super::roadmap::WorkSum;
use crate::plan::{Calendar, ItemState, Plan, RoadmapItem};

/// How near something is, counted from the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Horizon {
    /// Running, or begins within a quarter.
    Now,
    /// Begins in the two quarters after that.
    Next,
    /// Begins later.
    Later,
}

/// Days of a quarter: 13 weeks.
const QUARTER: i32 = 91;

impl Horizon {
    /// The nearest first.
    pub const ALL: [Horizon; 3] = [Horizon::Now, Horizon::Next, Horizon::Later];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Horizon::Now => "Now",
            Horizon::Next => "Next",
            Horizon::Later => "Later",
        }
    }

    /// The first half-day that belongs to it.
    #[must_use]
    pub fn first(self, plan: &Plan) -> u32 {
        let from = plan.details.as_of.max(plan.details.start);
        let days = match self {
            Horizon::Now => 0,
            Horizon::Next => QUARTER,
            Horizon::Later => 3 * QUARTER,
        };
        Calendar::of(plan).half_day_or_first(from.plus_days(days))
    }

    /// The half-day in which an item starts that is moved here: as soon as what it waits for is
    /// done, if that is within the horizon, else with its beginning.
    #[must_use]
    pub fn start_of(self, plan: &Plan, item: &RoadmapItem) -> u32 {
        let first = self.first(plan);
        let before = plan.roadmap.items.iter();
        let before = before
            .filter(|other| item.after.contains(&other.id) && other.state != ItemState::Dropped);
        let lag = |id| item.lags.iter().find(|lag| lag.after == id);
        let ends = before.map(|other| {
            let lag = lag(other.id).map_or(0, |lag| lag.half_days);
            other.finish.saturating_add(lag)
        });
        let ready = ends.max().unwrap_or(0).max(first);
        // A day begins with its first half.
        let ready = ready + ready % 2;
        let within = match self {
            Horizon::Now => ready < Horizon::Next.first(plan),
            Horizon::Next => ready < Horizon::Later.first(plan),
            Horizon::Later => true,
        };
        if within { ready } else { first }
    }

    /// That of an item; none of what is done or given up.
    #[must_use]
    pub fn of(plan: &Plan, item: &RoadmapItem) -> Option<Horizon> {
        match item.state {
            ItemState::Done | ItemState::Dropped => None,
            ItemState::Running => Some(Horizon::Now),
            ItemState::Planned => Horizon::ALL
                .into_iter()
                .rev()
                .find(|horizon| item.start >= horizon.first(plan))
                .or(Some(Horizon::Now)),
        }
    }
}

/// What a horizon holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HorizonFigures {
    /// The horizon.
    pub horizon: Horizon,
    /// Places of its items, in the order of starting.
    pub items: Vec<usize>,
    /// Their work.
    pub work: WorkSum,
    /// Its share of the work of all three; none without any.
    pub share: Option<Ratio>,
}

/// The three horizons of the accepted roadmap, the nearest first.
#[must_use]
pub fn horizons(insight: &Insight) -> Vec<HorizonFigures> {
    let (plan, figures) = (insight.plan(), insight.roadmap());
    let of = plan.roadmap.items.iter();
    let of: Vec<Option<Horizon>> = of.map(|item| Horizon::of(plan, item)).collect();
    let mut all = WorkSum::default();
    let found = Horizon::ALL.map(|horizon| {
        let mut work = WorkSum::default();
        let here = (0..of.len()).filter(|&at| of[at] == Some(horizon));
        let items: Vec<usize> = here.collect();
        for &at in &items {
            work.add_sum(figures.items[at].work);
        }
        all.add_sum(work);
        (horizon, items, work)
    });
    let whole = all.mean();
    let share = |work: WorkSum| (whole > Ratio::ZERO).then(|| work.mean().over(whole));
    let figures = found.into_iter();
    figures
        .map(|(horizon, items, work)| HorizonFigures {
            horizon,
            items,
            work,
            share: share(work),
        })
        .collect()
}
