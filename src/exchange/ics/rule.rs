//! Yearly repetitions: on the same date, or on such a weekday of a month. Source: RFC 5545 §3.3.10.

use super::event::digits;
use crate::plan::Date;

/// Days of the week as rules write them, from Monday.
const WEEKDAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A yearly repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Repetition {
    /// Years from one to the next, at least 1.
    interval: u32,
    /// How many there are.
    count: Option<u32>,
    /// The last day on which there may be one.
    until: Option<Date>,
    month: Option<u32>,
    day: Option<u32>,
    /// The place of a weekday in the month, from 1, or from -1 for the last; and the weekday.
    weekday: Option<(i32, u32)>,
}

impl Repetition {
    /// Reads a rule; none if it says more than is understood.
    pub fn of(value: &str) -> Option<Repetition> {
        let mut rule = Repetition {
            interval: 1,
            count: None,
            until: None,
            month: None,
            day: None,
            weekday: None,
        };
        let mut yearly = false;
        for part in value.split(';').filter(|part| !part.trim().is_empty()) {
            let (name, value) = part.split_once('=')?;
            let value = value.trim();
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => yearly = value.eq_ignore_ascii_case("YEARLY"),
                "INTERVAL" => rule.interval = digits(value).filter(|&years| years > 0)?,
                "COUNT" => rule.count = Some(digits(value)?),
                "UNTIL" => rule.until = Some(until(value)?),
                "BYMONTH" => rule.month = Some(digits(value)?),
                "BYMONTHDAY" => rule.day = Some(digits(value)?),
                "BYDAY" => rule.weekday = Some(weekday(value)?),
                "WKST" => {}
                _ => return None,
            }
        }
        yearly.then_some(rule)
    }

    /// The days on which it begins from `start` to `last`; none if the rule does not fit its start.
    pub fn starts(&self, start: Date, last: Date) -> Option<Vec<Date>> {
        let (year, month, day) = start.parts();
        let month = match self.month {
            Some(named) if named != month => return None,
            // Without a month, a weekday would be counted through the whole year.
            None if self.weekday.is_some() => return None,
            _ => month,
        };
        if self
            .day
            .is_some_and(|named| named != day || self.weekday.is_some())
        {
            return None;
        }
        let last = self.until.map_or(last, |until| until.min(last));
        let mut starts = Vec::new();
        let mut of_year = year;
        while of_year <= last.parts().0
            && self.count.is_none_or(|count| starts.len() < count as usize)
        {
            let here = match self.weekday {
                // 29 February is not there every year.
                None => Date::new(of_year, month, day),
                Some((place, weekday)) => nth(of_year, month, place, weekday),
            };
            starts.extend(here.filter(|&day| start <= day && day <= last));
            of_year = of_year.checked_add(i32::try_from(self.interval).ok()?)?;
        }
        Some(starts)
    }
}

/// The last day that a limit allows.
fn until(value: &str) -> Option<Date> {
    let day = value.get(..8)?;
    let part = |from: usize, to: usize| digits(day.get(from..to)?);
    Date::new(i32::try_from(part(0, 4)?).ok()?, part(4, 6)?, part(6, 8)?)
}

/// `4TH`, `-1MO`.
fn weekday(value: &str) -> Option<(i32, u32)> {
    let (place, name) = value.split_at_checked(value.len().checked_sub(2)?)?;
    let day = WEEKDAYS
        .iter()
        .position(|known| known.eq_ignore_ascii_case(name))?;
    let (sign, number) = match place.strip_prefix('-') {
        Some(number) => (-1, number),
        None => (1, place.trim_start_matches('+')),
    };
    let number = i32::try_from(digits(number)?).ok()?;
    (1..=5)
        .contains(&number)
        .then_some((sign * number, day as u32))
}

/// Such a weekday of a month; none where the month has too few.
fn nth(year: i32, month: u32, place: i32, weekday: u32) -> Option<Date> {
    let first = Date::new(year, month, 1)?;
    let date = match place {
        1.. => {
            let ahead = (7 + weekday - first.weekday()) % 7;
            first.plus_days(ahead as i32 + 7 * (place - 1))
        }
        _ => {
            let next = match month {
                12 => Date::new(year + 1, 1, 1)?,
                month => Date::new(year, month + 1, 1)?,
            };
            let last = next.plus_days(-1);
            let back = (7 + last.weekday() - weekday) % 7;
            last.plus_days(-(back as i32) + 7 * (place + 1))
        }
    };
    (date.parts().1 == month).then_some(date)
}
