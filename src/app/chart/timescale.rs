//! Working half-days on a time axis, and back: where a bar lies, and what a place means.

use super::axis::{Axis, Zoom};
use crate::plan::{Calendar, Date};

/// Where work lies: first half-day, and the half-day behind the last one.
pub type Span = (u32, u32);

/// To what a dragged edge snaps, and how far a key moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Half a day.
    HalfDay,
    /// A working day.
    Day,
    /// A working week, from Monday.
    Week,
    /// A month, from its first day.
    Month,
}

impl Unit {
    /// The unit of a scale, in hundredths of a pixel for a day: what a hand can aim at.
    #[must_use]
    pub fn of_scale(scale: i32) -> Unit {
        match Zoom::at_scale(scale) {
            Zoom::Weeks => Unit::Day,
            Zoom::Months | Zoom::Quarters => Unit::Week,
            Zoom::Years => Unit::Month,
        }
    }

    /// The unit for a hand that wants it exactly: days, or half-days where days are the rule.
    #[must_use]
    pub fn finer(self) -> Unit {
        match self {
            Unit::HalfDay | Unit::Day => Unit::HalfDay,
            Unit::Week | Unit::Month => Unit::Day,
        }
    }

    /// The boundary of this unit that is nearest to a half-day's beginning.
    #[must_use]
    pub fn nearest(self, half_day: u32, calendar: Calendar) -> u32 {
        let day = calendar.day(half_day);
        let (before, after) = match self {
            Unit::HalfDay => return half_day,
            Unit::Day => (half_day - half_day % 2, half_day + half_day % 2),
            Unit::Week => {
                let monday = day.plus_days(-(day.weekday() as i32));
                let at = |day: Date| calendar.half_day_or_first(day);
                (at(monday), at(monday.plus_days(7)))
            }
            Unit::Month => {
                let at = |day: Date| calendar.half_day_or_first(day);
                (at(first_of_month(day)), at(next_month(day)))
            }
        };
        match half_day.saturating_sub(before) <= after.saturating_sub(half_day) {
            true => before,
            false => after,
        }
    }

    /// So many units later, or earlier; a month is the same day of another month. None before the plan's start.
    #[must_use]
    pub fn step(self, half_day: u32, by: i32, calendar: Calendar) -> Option<u32> {
        let half_days = match self {
            Unit::HalfDay => 1,
            Unit::Day => 2,
            Unit::Week => calendar.half_days_per_week() as i32,
            Unit::Month => {
                let day = calendar.day(half_day);
                let (year, month, number) = day.parts();
                let months = year * 12 + month as i32 - 1 + by;
                let (year, month) = (months.div_euclid(12), months.rem_euclid(12) as u32 + 1);
                let then = (1..=number).rev().find_map(|n| Date::new(year, month, n))?;
                return calendar.half_day(then).map(|at| at + half_day % 2);
            }
        };
        u32::try_from(half_day as i32 + half_days * by).ok()
    }

    /// What it is called: `day`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Unit::HalfDay => "half-day",
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
        }
    }
}

fn first_of_month(day: Date) -> Date {
    let (year, month, _) = day.parts();
    Date::new(year, month, 1).unwrap_or(day)
}

fn next_month(day: Date) -> Date {
    first_of_month(first_of_month(day).plus_days(31))
}

/// An axis with the plan's calendar on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeScale {
    /// The axis.
    pub axis: Axis,
    /// How half-days lie on days.
    pub calendar: Calendar,
}

impl TimeScale {
    /// Where a half-day begins.
    #[must_use]
    pub fn start(&self, half_day: u32) -> i32 {
        let x = self.axis.x(self.calendar.day(half_day));
        x + if half_day % 2 == 1 {
            self.axis.scale() / 200
        } else {
            0
        }
    }

    /// Where the half-day before this one ends.
    #[must_use]
    pub fn finish(&self, half_day: u32) -> i32 {
        let Some(last) = half_day.checked_sub(1) else {
            return self.start(0);
        };
        let day = self.calendar.day(last);
        match last % 2 {
            0 => self.axis.x(day) + self.axis.scale() / 200,
            _ => self.axis.x(day.plus_days(1)),
        }
    }

    /// Left edge and width of a bar; one of half a day can still be seen.
    #[must_use]
    pub fn place(&self, span: Span) -> (i32, i32) {
        let x = self.start(span.0);
        (x, (self.finish(span.1) - x).max(4))
    }

    /// The half-day whose beginning is nearest to a place; those before the start are the first.
    #[must_use]
    pub fn half_day_at(&self, x: i32) -> u32 {
        let (day, second) = self.axis.half_near(x);
        let Some(at) = self.calendar.half_day(day) else {
            return 0;
        };
        // A day on which nobody works has no second half.
        at + u32::from(second && self.calendar.day(at) == day)
    }

    /// To what a dragged edge snaps.
    #[must_use]
    pub fn unit(&self) -> Unit {
        Unit::of_scale(self.axis.scale())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Weekday, WorkingWeek};

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn calendar() -> Calendar {
        Calendar::new(day("2027-01-04"), WorkingWeek::USUAL)
    }

    fn scale(hundredths: i32, calendar: Calendar) -> TimeScale {
        let axis = Axis::scaled(hundredths, day("2027-01-04"), day("2027-12-31"), 100);
        TimeScale { axis, calendar }
    }

    #[test]
    fn places_and_half_days_go_back_and_forth() {
        let four = Calendar::new(
            day("2027-01-05"),
            WorkingWeek::of(&[
                Weekday::Tuesday,
                Weekday::Wednesday,
                Weekday::Thursday,
                Weekday::Saturday,
            ]),
        );
        for calendar in [calendar(), four] {
            for hundredths in [200, 220, 400, 800, 3_200] {
                let scale = scale(hundredths, calendar);
                for half_day in 0..300 {
                    let at = scale.half_day_at(scale.start(half_day));
                    assert!(at.abs_diff(half_day) <= 1, "{hundredths} {half_day} {at}");
                    if hundredths >= 400 {
                        assert_eq!(at, half_day, "{hundredths}");
                    }
                    let (x, width) = scale.place((half_day, half_day + 1));
                    assert!(width >= 4 && x < scale.finish(half_day + 1).max(x + 1));
                }
            }
        }
    }

    #[test]
    fn a_bar_ends_with_its_last_day_and_not_with_the_weekend() {
        let scale = scale(800, calendar());
        assert_eq!(scale.finish(10), scale.axis.x(day("2027-01-09")));
        assert_eq!(scale.start(10), scale.axis.x(day("2027-01-11")));
        assert_eq!(scale.place((0, 10)), (scale.axis.x(day("2027-01-04")), 40));
        assert_eq!(scale.half_day_at(scale.axis.x(day("2027-01-09"))), 10);
        assert_eq!(scale.half_day_at(-5_000), 0);
    }

    #[test]
    fn edges_snap_to_what_a_hand_can_aim_at() {
        assert_eq!(Unit::of_scale(Zoom::Weeks.scale()), Unit::Day);
        assert_eq!(Unit::of_scale(Zoom::Months.scale()), Unit::Week);
        assert_eq!(Unit::of_scale(Zoom::Quarters.scale()), Unit::Week);
        assert_eq!(Unit::of_scale(Zoom::Years.scale()), Unit::Month);
        let calendar = calendar();
        assert_eq!([3, 4].map(|at| Unit::Day.nearest(at, calendar)), [2, 4]);
        assert_eq!(
            [14, 16].map(|at| Unit::Week.nearest(at, calendar)),
            [10, 20]
        );
        // 1 Feb is a Monday, 20 working days after 4 Jan; 1 Jan lies before the plan.
        assert_eq!([8, 30].map(|at| Unit::Month.nearest(at, calendar)), [0, 40]);
        assert_eq!(Unit::Week.finer(), Unit::Day);
        assert_eq!(Unit::Day.finer(), Unit::HalfDay);
    }

    #[test]
    fn keys_move_by_units() {
        let calendar = calendar();
        assert_eq!(Unit::Week.step(13, 1, calendar), Some(23));
        assert_eq!(Unit::Week.step(3, -1, calendar), None);
        assert_eq!(Unit::Day.step(3, -1, calendar), Some(1));
        let last = calendar
            .half_day(day("2027-01-29"))
            .expect("after the start");
        let then = Unit::Month
            .step(last, 1, calendar)
            .map(|at| calendar.day(at));
        // 28 Feb is a Sunday.
        assert_eq!(then, Some(day("2027-03-01")));
        assert_eq!(Unit::Month.step(0, -1, calendar), None);
    }
}
