//! The accepted roadmap: what was proposed and a person agreed to.

use super::date::Date;
use super::refs::{InitiativeId, ItemId, PracticeId, RoleId};
use crate::record::Rule;

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

crate::record! {
    /// The roadmap that was accepted.
    pub struct Roadmap {
        /// Items in the order of starting.
        items: Vec<RoadmapItem>, "items", Rule::up_to(1_000);
        /// How the accepted schedule was found.
        basis: Option<Basis>, "basis", Rule::ANY;
    }
}

crate::record! {
    /// How an accepted schedule was found, so that it can be found again.
    pub struct Basis {
        /// Version of the model that proposed it.
        model: String, "model", Rule::LINE;
        /// As-of date of the plan when it was accepted.
        date: Date, "date", Rule::ANY;
        /// Scheduler that made it, such as `weekly`.
        scheduler: String, "scheduler", Rule::LINE;
        /// Seed of its random numbers.
        seed: u32, "seed", Rule::ANY;
        /// Schedules it looked at.
        tried: u32, "tried", Rule::ANY;
        /// Whether answers were assumed because the assessment was not complete.
        draft: bool, "draft", Rule::ANY;
    }
}

crate::record! {
    /// One piece of work on the roadmap.
    pub struct RoadmapItem {
        /// Number of the item.
        id: ItemId, "id", Rule::ANY;
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

crate::items!(RoadmapItem);
