//! Working half-days counted from the start of a plan, and the days they lie on.
//!
//! Work is placed in half-days of the working week, from 0. Holidays, absences and freezes keep
//! their half-days: nobody works then, but numbers mean the same days whatever is imported.

use super::{Date, Plan};

crate::choices! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday = "mon",
        /// Tuesday.
        Tuesday = "tue",
        /// Wednesday.
        Wednesday = "wed",
        /// Thursday.
        Thursday = "thu",
        /// Friday.
        Friday = "fri",
        /// Saturday.
        Saturday = "sat",
        /// Sunday.
        Sunday = "sun",
    }
}

/// The days of a week on which people work: one at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingWeek(u8);

impl WorkingWeek {
    /// Monday to Friday.
    pub const USUAL: WorkingWeek = WorkingWeek(0b1_1111);

    /// These days; Monday to Friday if none is named.
    #[must_use]
    pub fn of(days: &[Weekday]) -> WorkingWeek {
        match days.iter().fold(0, |mask, &day| mask | 1 << day as u8) {
            0 => WorkingWeek::USUAL,
            mask => WorkingWeek(mask),
        }
    }

    /// How many days it has, 1 to 7.
    #[must_use]
    pub fn n_days(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether people work on a day, holidays left aside.
    #[must_use]
    pub fn works_on(self, day: Date) -> bool {
        self.has(day.weekday())
    }

    /// Whether people work on this day of the week, 0 for Monday to 6 for Sunday.
    fn has(self, weekday: u32) -> bool {
        self.0 >> weekday & 1 == 1
    }

    /// How many working days lie before this day of the week, from Monday.
    fn before(self, weekday: u32) -> u32 {
        (self.0 & ((1 << weekday) - 1)).count_ones()
    }
}

/// Turns half-days into dates and back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The first working day.
    first: Date,
    week: WorkingWeek,
}

impl Calendar {
    /// Counts from a day, or from the first working day after it.
    #[must_use]
    pub fn new(start: Date, week: WorkingWeek) -> Calendar {
        Calendar {
            first: next_working_day(start, week),
            week,
        }
    }

    /// The calendar of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Calendar {
        Calendar::new(plan.details.start, WorkingWeek::of(&plan.resources.week))
    }

    /// The first working day, and the days of the week as bits from Monday on.
    #[must_use]
    pub fn parts(self) -> (Date, u8) {
        (self.first, self.week.0)
    }

    /// A calendar from its parts; Monday to Friday if no day is named.
    #[must_use]
    pub fn from_parts(first: Date, days: u8) -> Calendar {
        let week = match days & 0b111_1111 {
            0 => WorkingWeek::USUAL,
            days => WorkingWeek(days),
        };
        Calendar::new(first, week)
    }

    /// The first working day.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// This day, or the first one after it on which people work.
    #[must_use]
    pub fn working_day(self, day: Date) -> Date {
        next_working_day(day, self.week)
    }

    /// The days of the week on which nobody works, from Monday, as diagrams spell them.
    #[must_use]
    pub fn free_days(self) -> Vec<&'static str> {
        let names = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let free = (0..7).filter(|&day| !self.week.has(day));
        free.map(|day| names[day as usize]).collect()
    }

    /// Half-days in a working week, 2 to 14.
    #[must_use]
    pub fn half_days_per_week(self) -> u32 {
        2 * self.week.n_days()
    }

    /// The day on which a half-day lies.
    #[must_use]
    pub fn day(self, half_day: u32) -> Date {
        let weekday = self.first.weekday();
        let days = i64::from(half_day / 2) + i64::from(self.week.before(weekday));
        let per_week = i64::from(self.week.n_days());
        let of_week = (days % per_week) as u32;
        let at = (0..7).find(|&at| self.week.has(at) && self.week.before(at) == of_week);
        let total = days / per_week * 7 + i64::from(at.unwrap_or(0)) - i64::from(weekday);
        self.first
            .plus_days(i32::try_from(total).unwrap_or(i32::MAX / 2))
    }

    /// The last day of work that ends before a half-day.
    #[must_use]
    pub fn last_day(self, finish: u32) -> Date {
        self.day(finish.saturating_sub(1))
    }

    /// The half-day with which a day begins, or the working day after it; none before the start.
    #[must_use]
    pub fn half_day(self, day: Date) -> Option<u32> {
        let day = next_working_day(day, self.week);
        let days = u32::try_from(day.days_since(self.first)).ok()?;
        let weekday = self.first.weekday();
        let from_monday = days + weekday;
        let working = from_monday / 7 * self.week.n_days() + self.week.before(from_monday % 7)
            - self.week.before(weekday);
        Some(2 * working)
    }

    /// The half-day with which a day begins; 0 for days before the start.
    #[must_use]
    pub fn half_day_or_first(self, day: Date) -> u32 {
        self.half_day(day).unwrap_or(0)
    }

    /// The half-day behind the last one of a day; 0 for days before the start.
    #[must_use]
    pub fn half_day_after(self, day: Date) -> u32 {
        self.half_day_or_first(day.plus_days(1))
    }

    /// The week, from 1, of a half-day.
    #[must_use]
    pub fn week(self, half_day: u32) -> u32 {
        half_day / self.half_days_per_week() + 1
    }

    /// The week, from 1, in which work ends that ends before a half-day.
    #[must_use]
    pub fn last_week(self, finish: u32) -> u32 {
        self.week(finish.saturating_sub(1))
    }
}

/// This day, or the first one after it on which people work.
fn next_working_day(day: Date, week: WorkingWeek) -> Date {
    let days = (0..7).find(|&days| week.has((day.weekday() + days) % 7));
    day.plus_days(days.unwrap_or(0) as i32)
}
