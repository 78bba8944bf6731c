//! What the scheduler says of activities and resources, in items and what they need.

use super::{Means, Network};
use crate::schedule::{Reason, Violation};

/// Why an item starts when it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is done or dropped: nothing is planned.
    Over,
    /// It has begun.
    Begun,
    /// A person fixed its dates.
    Fixed,
    /// Nothing holds it up: it starts with the plan, or today.
    AtOnce,
    /// It may not start before a half-day, by a date that somebody set.
    NotBefore(u32),
    /// It waits for these items, by place, until a half-day.
    Waits {
        /// The items.
        items: Vec<usize>,
        /// Their end, and what has to pass after it.
        until: u32,
    },
    /// Something it needs was not free.
    Busy {
        /// What it waited for before, and until when, if anything.
        items: Vec<usize>,
        /// Since when it could start but for that.
        since: u32,
        /// What was not free.
        means: Means,
        /// Until when.
        until: u32,
        /// The items, by place, that had it.
        holders: Vec<usize>,
    },
    /// It could start earlier: the roadmap people know is kept.
    Could {
        /// Since when.
        since: u32,
    },
}

/// Something that a schedule breaks. Items are places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// An item starts before what it waits for is done.
    TooEarly {
        /// The item.
        item: usize,
        /// What it waits for.
        before: usize,
        /// Half-days by which it does.
        by: u32,
    },
    /// An item starts before it may.
    BeforeRelease {
        /// The item.
        item: usize,
        /// Half-days by which it does.
        by: u32,
    },
    /// An item ends after it should, or what it puts in place may be claimed after that.
    Late {
        /// The item.
        item: usize,
        /// Half-days by which it is late.
        by: u32,
        /// Its work ends too late already; otherwise only what it puts in place is to run longer.
        ends: bool,
    },
    /// An item does not get its work done beside the upkeep of what was done before.
    Unfinished {
        /// The item.
        item: usize,
        /// Half-days of work that are missing.
        missing: u32,
    },
    /// More is needed than there is.
    Overbooked {
        /// Of what.
        means: Means,
        /// First half-day.
        from: u32,
        /// The half-day after the last one.
        to: u32,
        /// The items that need it.
        items: Vec<usize>,
    },
}

impl Broken {
    /// Whether the schedule can be worked as it stands.
    #[must_use]
    pub fn is_only_late(&self) -> bool {
        matches!(self, Broken::Late { .. })
    }
}

impl Network {
    /// Why an activity starts when it does, in items.
    pub(super) fn why(
        &self,
        activity: usize,
        reason: &Reason,
        starts: &[u32],
        finishes: &[u32],
    ) -> Why {
        let places = |activities: &[usize]| activities.iter().map(|&at| self.items[at]).collect();
        match reason {
            Reason::Pinned => Why::Fixed,
            Reason::Beginning => Why::AtOnce,
            Reason::Released => Why::NotBefore(starts[activity]),
            Reason::Waits { predecessors } => Why::Waits {
                items: places(predecessors),
                until: starts[activity],
            },
            Reason::Full {
                resource,
                until,
                since,
                holders,
                ..
            } => {
                let after = self.problem.activities()[activity].after.iter();
                let last = after.filter(|after| finishes[after.activity] + after.lag == *since);
                let last: Vec<usize> = last.map(|after| after.activity).collect();
                Why::Busy {
                    items: places(&last),
                    since: *since,
                    means: self.means[*resource].clone(),
                    until: *until,
                    holders: places(holders),
                }
            }
            Reason::Could { since } => Why::Could { since: *since },
        }
    }

    /// What a schedule breaks, in items.
    pub(super) fn broken(&self, violation: &Violation, finishes: &[u32]) -> Option<Broken> {
        Some(match violation {
            Violation::TooEarly {
                activity,
                predecessor,
                by,
            } => Broken::TooEarly {
                item: self.items[*activity],
                before: self.items[*predecessor],
                by: *by,
            },
            Violation::BeforeRelease { activity, by } => Broken::BeforeRelease {
                item: self.items[*activity],
                by: *by,
            },
            Violation::Late { activity, by } => {
                let due = self.problem.activities()[*activity].due;
                Broken::Late {
                    item: self.items[*activity],
                    by: *by,
                    ends: due.is_none_or(|due| finishes[*activity] > due),
                }
            }
            Violation::Unfinished { activity, missing } => Broken::Unfinished {
                item: self.items[*activity],
                missing: *missing,
            },
            Violation::Overload {
                resource,
                from,
                to,
                activities,
                ..
            } => Broken::Overbooked {
                means: self.means[*resource].clone(),
                from: *from,
                to: *to,
                items: activities.iter().map(|&at| self.items[at]).collect(),
            },
            _ => return None,
        })
    }
}
