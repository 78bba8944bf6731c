//! Why an item starts when it does, and what a schedule breaks, in words.

use super::verdict::{Broken, Why};
use super::{Beyond, Means, Network};
use crate::catalog::Catalog;
use crate::insight::cost::role_name;
use crate::insight::number::decimal;
use crate::plan::{Date, Plan};

/// What sentences about a schedule are made from.
pub struct Words<'a> {
    /// For names of roles.
    pub catalog: &'a Catalog,
    /// For names of environments.
    pub plan: &'a Plan,
    /// For dates.
    pub network: &'a Network,
    /// What an item is called, by its place: its code, or its title.
    pub item: &'a dyn Fn(usize) -> String,
    /// How a day is written: short on a screen, in full in a document.
    pub day: fn(Date) -> String,
}

impl Words<'_> {
    /// The day on which work ends that ends before a half-day.
    fn last(&self, half_day: u32) -> String {
        (self.day)(self.network.calendar.last_day(half_day))
    }

    /// The day of a half-day.
    fn first(&self, half_day: u32) -> String {
        (self.day)(self.network.calendar.day(half_day))
    }

    fn names(&self, items: &[usize]) -> String {
        let names: Vec<String> = items.iter().map(|&at| (self.item)(at)).collect();
        match names.split_last() {
            None => String::new(),
            Some((one, [])) => one.clone(),
            Some((last, first)) => first.join(", ") + " and " + last,
        }
    }

    /// What a resource is called.
    #[must_use]
    pub fn means(&self, means: &Means) -> String {
        match means {
            Means::People(None) => "people".to_owned(),
            Means::People(role) => role_name(self.catalog, role.as_ref()),
            Means::Environment(id) => {
                let mut environments = self.plan.resources.environments.iter();
                let environment = environments.find(|environment| environment.id == *id);
                environment
                    .map(|environment| environment.name.trim())
                    .filter(|name| !name.is_empty())
                    .unwrap_or("test environment")
                    .to_owned()
            }
            Means::OpenForChange => "change freeze".to_owned(),
        }
    }

    /// The reasons for a start, each a short clause: `waits for I-03 until 30 Jan 2027`.
    #[must_use]
    pub fn reasons(&self, why: &Why) -> Vec<String> {
        let one = |text: String| vec![text];
        match why {
            Why::Over => Vec::new(),
            Why::Begun => one("has begun".to_owned()),
            Why::Fixed => one("dates fixed by hand".to_owned()),
            Why::AtOnce => one("starts with the plan".to_owned()),
            Why::NotBefore(at) => one(format!("not before {}", self.first(*at))),
            Why::Waits { items, until } => one(format!(
                "waits for {} until {}",
                self.names(items),
                self.last(*until)
            )),
            Why::Busy {
                items,
                since,
                means,
                until,
                holders,
            } => {
                let mut reasons = Vec::new();
                if !items.is_empty() {
                    reasons.push(format!(
                        "waits for {} until {}",
                        self.names(items),
                        self.last(*since)
                    ));
                }
                let day = self.last(*until);
                reasons.push(match (means, holders.is_empty()) {
                    (Means::OpenForChange, _) => format!("change freeze until {day}"),
                    (means, true) => format!("not enough of {} until {day}", self.means(means)),
                    (means, false) => {
                        let busy = if matches!(means, Means::Environment(_)) {
                            "booked"
                        } else {
                            "busy"
                        };
                        format!(
                            "{} {busy} until {day} with {}",
                            self.means(means),
                            self.names(holders)
                        )
                    }
                });
                reasons
            }
            Why::Could { since } => one(format!(
                "could start {}; kept where it was, because moving gains too little",
                self.first(*since)
            )),
        }
    }

    /// A sentence about upkeep for which there is no time.
    #[must_use]
    pub fn beyond(&self, beyond: &Beyond) -> String {
        format!(
            "{}: keeping alive what is done asks for {} person-days from {} to {}, and {} fit beside the plan. Add capacity, plan less, or state less upkeep.",
            self.means(&beyond.means),
            person_days(beyond.asked),
            self.first(beyond.from),
            self.last(beyond.to),
            person_days(beyond.fits)
        )
    }

    /// A sentence about something that a schedule breaks.
    #[must_use]
    pub fn broken(&self, broken: &Broken) -> String {
        match broken {
            Broken::TooEarly { item, before, by } => format!(
                "{} starts {} before {} is done. Move one of the two.",
                (self.item)(*item),
                half_days(*by),
                (self.item)(*before)
            ),
            Broken::BeforeRelease { item, by } => format!(
                "{} starts {} before it may. Change its dates or its earliest start.",
                (self.item)(*item),
                half_days(*by)
            ),
            Broken::Late {
                item,
                by,
                ends: true,
            } => format!(
                "{} ends {} after it should. Offer more capacity, less scope, or a later date.",
                (self.item)(*item),
                half_days(*by)
            ),
            Broken::Late { item, by, .. } => format!(
                "{} ends in time, but has to run longer: what it puts in place may be claimed {} after it should. Start it earlier, or set a later date.",
                (self.item)(*item),
                half_days(*by)
            ),
            Broken::Unfinished { item, missing } => format!(
                "{} lacks {} of work beside the upkeep of what is done before. Give it more time or more people.",
                (self.item)(*item),
                half_days(*missing)
            ),
            Broken::Overbooked {
                means,
                from,
                to,
                items,
            } => format!(
                "{}: more is needed than there is from {} to {}, for {}. Move one of them or add capacity.",
                self.means(means),
                self.first(*from),
                self.last(*to),
                self.names(items)
            ),
        }
    }
}

/// Hundredths of a person-day as `12.5`.
fn person_days(hundredths: u64) -> String {
    let tenths = (hundredths + 5) / 10;
    decimal(i64::try_from(tenths).unwrap_or(i64::MAX), 1)
}

/// `half a day`, `3 days`, `2.5 days`.
#[must_use]
pub fn half_days(n: u32) -> String {
    match (n, n % 2) {
        (1, _) => "half a day".to_owned(),
        (2, _) => "1 day".to_owned(),
        (n, 0) => format!("{} days", n / 2),
        (n, _) => format!("{}.5 days", n / 2),
    }
}
