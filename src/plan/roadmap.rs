//! The accepted roadmap: what was proposed and a person agreed to.

use super::date::Date;
use super::refs::{InitiativeId, ItemId, PracticeId, RoleId};
use crate::catalog::Catalog;
use crate::record::Rule;
use crate::sorted::Map;

crate::choices! {
    /// A field of an item that re-planning leaves as a person set it.
    pub enum Locked {
        /// Title.
        Title = "title",
        /// Work per role.
        Work = "work",
        /// Start and finish.
        Dates = "dates",
        /// Prerequisites.
        Prerequisites = "prerequisites",
    }
}

crate::choices! {
    /// How far an item is.
    pub enum ItemState {
        /// Not begun.
        Planned = "planned",
        /// Begun: planning again does not move its start.
        Running = "running",
        /// Done: it takes no time any more.
        Done = "done",
        /// Given up: it takes no time, and what waits for it does not wait.
        Dropped = "dropped",
    }
}

crate::choices! {
    /// What a schedule should be, once dates are met.
    pub enum Aim {
        /// What is worth most is finished early.
        Maturity = "maturity",
        /// The whole is as short as possible.
        Shortest = "shortest",
    }
}

crate::record! {
    /// The roadmap that was accepted.
    pub struct Roadmap {
        /// Items in the order of starting.
        items: Vec<RoadmapItem>, "items", Rule::up_to(1_000);
        /// How the accepted schedule was found.
        basis: Option<Basis>, "basis", Rule::ANY;
        /// What planning looks for.
        aim: Aim, "aim", Rule::ANY;
    }
}

crate::record! {
    /// How an accepted schedule was found, so that it can be found again.
    pub struct Basis {
        /// Version of the model that proposed it.
        model: String, "model", Rule::LINE;
        /// As-of date of the plan when it was accepted.
        date: Date, "date", Rule::ANY.required();
        /// Scheduler that made it, such as `weekly`.
        scheduler: String, "scheduler", Rule::LINE;
        /// Seed of its random numbers.
        seed: u32, "seed", Rule::ANY;
        /// Schedules it looked at.
        tried: u32, "tried", Rule::ANY;
        /// Whether answers were assumed because the assessment was not complete.
        draft: bool, "draft", Rule::ANY;
        /// What it was found for, people and work, as a number that changes with them: as long as it
        /// is the same, planning again changes nothing.
        inputs: u32, "inputs", Rule::ANY;
    }
}

crate::record! {
    /// One piece of work on the roadmap.
    pub struct RoadmapItem {
        /// Number of the item.
        id: ItemId, "id", Rule::ANY.required();
        /// Initiative of the catalogue; none for the team's own work.
        source: Option<InitiativeId>, "source", Rule::ANY;
        /// Title; empty: the catalogue's.
        title: String, "title", Rule::LINE;
        /// What it brings about; empty: the catalogue's.
        outcome: String, "outcome", Rule::NOTE;
        /// Practices that it puts in place.
        practices: Vec<PracticeId>, "practices", Rule::up_to(200);
        /// Work by role.
        work: Vec<Work>, "work", Rule::up_to(50);
        /// Items that must be done before it starts.
        after: Vec<ItemId>, "after", Rule::up_to(1_000);
        /// First working half-day, counted from the plan's start, from 0.
        start: u32, "start", Rule::up_to(MOST_HALF_DAYS);
        /// Working half-day after the last one.
        finish: u32, "finish", Rule::up_to(MOST_HALF_DAYS);
        /// Person who answers for it.
        owner: String, "owner", Rule::LINE;
        /// What the team wants to remember.
        note: String, "note", Rule::NOTE;
        /// Fields that re-planning leaves alone.
        locked: Vec<Locked>, "locked", Rule::up_to(10);
        /// Most people at once; the planning rules' number where not stated.
        crew: Option<u8>, "crew", Rule::within(1, 100);
        /// Day before which it must not start.
        earliest: Option<Date>, "earliest", Rule::ANY;
        /// Day by which it should be done.
        deadline: Option<Date>, "deadline", Rule::ANY;
        /// Waiting times after prerequisites.
        lags: Vec<Lag>, "lags", Rule::up_to(1_000);
        /// Exact length in half-days; with it, `demand` says who is needed, and work says nothing.
        duration: Option<u32>, "duration", Rule::within(1, MOST_HALF_DAYS);
        /// Who is needed all the time, for an item of exact length.
        demand: Vec<Demand>, "demand", Rule::up_to(50);
        /// Environments it needs all the time.
        bookings: Vec<Booking>, "bookings", Rule::up_to(50);
        /// Goes on through change freezes.
        through_freeze: bool, "throughFreeze", Rule::ANY;
        /// Weeks from its start until what it puts in place may be claimed; the catalogue's where not stated.
        min_weeks: Option<u16>, "minWeeks", Rule::up_to(520);
        /// Upkeep per quarter after it is done; the catalogue's where not stated.
        upkeep: Option<Upkeep>, "upkeep", Rule::ANY;
        /// How far it is.
        state: ItemState, "state", Rule::ANY;
        /// Share that is done, in per cent; steps that are ticked say it where there are steps.
        percent: Option<u8>, "percent", Rule::up_to(100);
        /// Steps of the catalogue that are done, numbered from 1.
        ticked: Vec<u16>, "ticked", Rule::up_to(100);
        /// Steps of the team's own.
        steps: Vec<Step>, "steps", Rule::up_to(100);
        /// Work that is left, in hundredths of a person-day, where the team knows better than the per cent.
        remaining: Option<u32>, "remaining", Rule::up_to(MOST_WORK);
        /// Work spent so far, in hundredths of a person-day.
        spent: Option<u32>, "spent", Rule::up_to(MOST_WORK);
        /// Money spent so far beside people's work, in minor currency units.
        paid: Option<i64>, "paid", Rule::within(0, 1_000_000_000_000);
        /// Day on which it began.
        began: Option<Date>, "began", Rule::ANY;
        /// Last day of work on it.
        ended: Option<Date>, "ended", Rule::ANY;
    }
}

crate::record! {
    /// A waiting time between the end of a prerequisite and the start.
    pub struct Lag {
        /// The prerequisite.
        after: ItemId, "after", Rule::ANY.required();
        /// Working half-days in between.
        half_days: u32, "halfDays", Rule::within(1, MOST_HALF_DAYS).required();
    }
}

crate::record! {
    /// People of a role whom an item of exact length needs all the time.
    pub struct Demand {
        /// Role; empty: whoever is there.
        role: Option<RoleId>, "role", Rule::ANY;
        /// Full-time equivalents, in tenths.
        tenths: u32, "tenths", Rule::within(1, 1_000_000).required();
    }
}

crate::record! {
    /// An environment that an item needs all the time.
    pub struct Booking {
        /// The environment.
        environment: ItemId, "environment", Rule::ANY.required();
        /// Places taken; 1 where not stated.
        places: Option<u16>, "places", Rule::within(1, 100);
    }
}

crate::record! {
    /// Work per quarter to keep alive what an item put in place, in hundredths of a person-day.
    pub struct Upkeep {
        /// If all goes well.
        optimistic: u32, "optimistic", Rule::up_to(MOST_WORK);
        /// Most likely.
        likely: u32, "likely", Rule::up_to(MOST_WORK);
        /// If much goes wrong.
        pessimistic: u32, "pessimistic", Rule::up_to(MOST_WORK);
    }
}

crate::record! {
    /// A step of the team's own.
    pub struct Step {
        /// What is done.
        what: String, "what", Rule::LINE;
        /// What shows that it is done.
        proof: String, "proof", Rule::LINE;
        /// Share of the item's effort, in per cent.
        share: u8, "share", Rule::up_to(100);
        /// It is done.
        done: bool, "done", Rule::ANY;
    }
}

crate::record! {
    /// Work of one role on an item, in hundredths of a person-day.
    pub struct Work {
        /// Role; empty: whoever is there.
        role: Option<RoleId>, "role", Rule::ANY;
        /// If all goes well.
        optimistic: u32, "optimistic", Rule::up_to(MOST_WORK);
        /// Most likely.
        likely: u32, "likely", Rule::up_to(MOST_WORK);
        /// If much goes wrong.
        pessimistic: u32, "pessimistic", Rule::up_to(MOST_WORK);
    }
}

/// Latest half-day of a plan: 50 years of working weeks.
pub const MOST_HALF_DAYS: i64 = 26_000;
/// Most work of one role on one item: 100,000 days, in hundredths.
pub const MOST_WORK: i64 = 10_000_000;

impl Work {
    /// Mean of the beta-PERT distribution, (o + 4m + p) / 6, in sixths of a
    /// hundredth of a person-day, so that it stays an integer.
    #[must_use]
    pub fn mean_sixths(&self) -> u64 {
        u64::from(self.optimistic) + 4 * u64::from(self.likely) + u64::from(self.pessimistic)
    }
}

impl RoadmapItem {
    /// The title as a person knows it: the item's own, or the catalogue's; the
    /// id of its initiative where neither is there.
    #[must_use]
    pub fn title_in<'a>(&'a self, catalog: &Catalog) -> &'a str {
        match &self.source {
            Some(source) if self.title.trim().is_empty() => catalog
                .initiative(source.as_str())
                .map_or(source.as_str(), |initiative| catalog[initiative].title),
            _ => &self.title,
        }
    }
}

/// One circle among the prerequisites, each waiting for the next and the first
/// repeated at the end; none if the items can be put in order. Prerequisites
/// that are not among the items are passed over.
#[must_use]
pub fn circle(items: &[RoadmapItem]) -> Option<Vec<ItemId>> {
    let places: Map<ItemId, usize> = items.iter().map(|item| item.id).zip(0..).collect();
    // 0 not seen, 1 on the current path, 2 known to be free of circles. The
    // path is kept by hand: a chain of 1,000 items must not use up the stack.
    let mut state = vec![0u8; items.len()];
    for root in 0..items.len() {
        let mut path = vec![(root, 0)];
        while let Some(&mut (at, ref mut edge)) = path.last_mut() {
            if state[at] == 2 {
                path.pop();
                continue;
            }
            state[at] = 1;
            let Some(after) = items[at].after.get(*edge) else {
                state[at] = 2;
                path.pop();
                continue;
            };
            *edge += 1;
            match places.get(after) {
                Some(&next) if state[next] == 1 => {
                    let from = path.iter().position(|(on_path, _)| *on_path == next)?;
                    let ids = path[from..].iter().map(|(on_path, _)| items[*on_path].id);
                    return Some(ids.chain([items[next].id]).collect());
                }
                Some(&next) if state[next] == 0 => path.push((next, 0)),
                _ => {}
            }
        }
    }
    None
}

crate::items!(RoadmapItem);
