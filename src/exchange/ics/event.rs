//! Events, and the days that they take. Source: RFC 5545 §3.6.1, §3.8.2.

use super::line::{Property, text};
use super::rule::Repetition;
use super::{LONGEST, MAX_EVENTS, Refused, Why};
use crate::plan::Date;

/// A day, and the seconds after midnight that are named with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    day: Date,
    /// None for a date without a time.
    seconds: Option<u32>,
}

/// What an event says.
#[derive(Debug, Default)]
pub(super) struct Event {
    pub name: String,
    start: Option<Moment>,
    end: Option<Moment>,
    /// Whether an end or a length is named that cannot be read.
    odd_end: bool,
    /// Length in days, where that is named.
    length: Option<i32>,
    repetition: Option<Result<Repetition, ()>>,
    left_out: Vec<Date>,
    overrides: bool,
    cancelled: bool,
}

/// The events of a calendar.
pub(super) fn events(text: &str) -> Result<Vec<Event>, Refused> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let opens = |line: &str| {
        Property::of(line).is_some_and(|property| {
            property.is("BEGIN") && property.value.eq_ignore_ascii_case("VCALENDAR")
        })
    };
    if !lines.next().is_some_and(opens) {
        return Err(Refused::NotACalendar);
    }
    // The components that are open, and the event among them with its depth.
    let mut inside = vec!["VCALENDAR"];
    let mut open: Option<(Event, usize)> = None;
    let mut events = Vec::new();
    for line in lines {
        let Some(property) = Property::of(line) else {
            continue;
        };
        if property.is("BEGIN") {
            inside.push(property.value);
            if open.is_none() && property.value.eq_ignore_ascii_case("VEVENT") {
                open = Some((Event::default(), inside.len()));
            }
        } else if property.is("END") {
            let ends = |name: &&str| name.eq_ignore_ascii_case(property.value);
            if !inside.last().is_some_and(ends) {
                continue; // a word cut short, or out of place
            }
            if open.as_ref().is_some_and(|(_, of)| *of == inside.len()) {
                events.extend(open.take().map(|(event, _)| event));
                if events.len() > MAX_EVENTS {
                    return Err(Refused::TooMany);
                }
            }
            // Several calendars may stand in one file, one after the other.
            inside.pop();
        } else if let Some((event, of)) = &mut open
            && *of == inside.len()
        {
            event.take(&property);
        }
    }
    if !inside.is_empty() {
        return Err(Refused::Cut);
    }
    match events.is_empty() {
        true => Err(Refused::NoEvents),
        false => Ok(events),
    }
}

impl Event {
    fn take(&mut self, property: &Property) {
        if property.is("SUMMARY") {
            self.name = text(property.value);
        } else if property.is("DTSTART") {
            self.start = moment(property);
        } else if property.is("DTEND") {
            self.end = moment(property);
            self.odd_end = self.end.is_none();
        } else if property.is("DURATION") {
            self.length = days_of(property.value);
            self.odd_end = self.length.is_none();
        } else if property.is("RRULE") {
            self.repetition = Some(match &self.repetition {
                None => Repetition::of(property.value).ok_or(()),
                Some(_) => Err(()),
            });
        } else if property.is("RDATE") {
            self.repetition = Some(Err(()));
        } else if property.is("EXDATE") {
            let dates = property.value.split(',');
            self.left_out
                .extend(dates.filter_map(|date| Some(point(date)?.day)));
        } else if property.is("RECURRENCE-ID") {
            self.overrides = true;
        } else if property.is("STATUS") {
            self.cancelled = property.value.eq_ignore_ascii_case("CANCELLED");
        }
    }

    /// Its days from `first` to `last`.
    pub fn days(&self, first: Date, last: Date) -> Result<Vec<Date>, Why> {
        if self.cancelled {
            return Err(Why::Cancelled);
        }
        if self.overrides {
            return Err(Why::Override);
        }
        let start = self.start.ok_or(Why::NoDate)?;
        let length = self.whole_days(start)?;
        let starts = match &self.repetition {
            None => vec![start.day],
            Some(Err(())) => return Err(Why::Repeats),
            Some(Ok(rule)) => rule
                .starts(start.day, last)
                .ok_or(Why::Repeats)?
                .into_iter()
                .filter(|day| !self.left_out.contains(day))
                .collect(),
        };
        let days = starts
            .iter()
            .flat_map(|&day| (0..length).map(move |more| day.plus_days(more)));
        let days: Vec<Date> = days.filter(|&day| first <= day && day <= last).collect();
        match days.is_empty() {
            true => Err(Why::OtherYears),
            false => Ok(days),
        }
    }

    /// How many whole days it takes: from midnight to midnight.
    fn whole_days(&self, start: Moment) -> Result<i32, Why> {
        let midnight = |moment: Moment| moment.seconds.is_none_or(|seconds| seconds == 0);
        if self.odd_end || !midnight(start) || self.end.is_some_and(|end| !midnight(end)) {
            return Err(Why::Hours);
        }
        let days = match (self.end, self.length) {
            (Some(end), _) => end.day.days_since(start.day),
            (None, Some(days)) => days,
            // A date alone is that day; a moment alone takes no time.
            (None, None) if start.seconds.is_none() => 1,
            (None, None) => return Err(Why::Hours),
        };
        match days {
            ..0 => Err(Why::Turned),
            // Some programs write the same day as the end of a day.
            0 if start.seconds.is_none() => Ok(1),
            0 => Err(Why::Hours),
            1..=LONGEST => Ok(days),
            _ => Err(Why::TooLong),
        }
    }
}

fn moment(property: &Property) -> Option<Moment> {
    let moment = point(property.value)?;
    match property.is_date() && moment.seconds.is_some() {
        true => None,
        false => Some(moment),
    }
}

/// `20270101`, `20270101T000000` or `20270101T000000Z`, as written, whatever the time zone.
fn point(text: &str) -> Option<Moment> {
    let text = text.trim();
    let (day, time) = match text.split_once(['T', 't']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let seconds = match time {
        None => None,
        Some(time) => {
            let time = time.strip_suffix(['Z', 'z']).unwrap_or(time);
            let part = |at: usize| digits(time.get(at..at + 2)?);
            let (hours, minutes, seconds) = (part(0)?, part(2)?, part(4)?);
            let fits = time.len() == 6 && hours < 24 && minutes < 60 && seconds <= 60;
            Some(fits.then_some(hours * 3_600 + minutes * 60 + seconds)?)
        }
    };
    let fits = day.len() == 8 && day.is_ascii();
    let part = |from: usize, to: usize| digits(day.get(from..to)?);
    let year = i32::try_from(part(0, 4)?).ok()?;
    let day = Date::new(year, part(4, 6)?, part(6, 8)?).filter(|_| fits)?;
    Some(Moment { day, seconds })
}

/// `P2D` or `P1W` in days.
fn days_of(text: &str) -> Option<i32> {
    let length = text
        .trim()
        .trim_start_matches('+')
        .strip_prefix(['P', 'p'])?;
    let (number, unit) = length.split_at_checked(length.len().checked_sub(1)?)?;
    let number = i32::try_from(digits(number)?).ok()?;
    match unit {
        "D" | "d" => Some(number),
        "W" | "w" => number.checked_mul(7),
        _ => None,
    }
}

/// A number without a sign, of up to nine digits.
pub(super) fn digits(text: &str) -> Option<u32> {
    let fits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}
