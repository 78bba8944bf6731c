//! Days out of a calendar file (iCalendar, RFC 5545): what a public body publishes as `.ics`, for
//! holidays. Only whole days are read; whatever else is in the file is left out and named.
//!
//! Bounded: a file of at most [`MAX_BYTES`], at most [`MAX_EVENTS`] events and [`MAX_DAYS`] days;
//! yearly repetitions are unfolded over the years asked for and no further.

mod event;
mod line;
mod rule;

use crate::plan::Date;
use crate::sorted::sort_by_key;
use std::fmt;

/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;
/// Most events of a file.
pub const MAX_EVENTS: usize = 20_000;
/// Most days that come out of a file.
pub const MAX_DAYS: usize = 10_000;
/// Longest event that is taken for days off, in days.
const LONGEST: i32 = 62;
/// Most reasons that are listed one by one.
const MAX_LEFT_OUT: usize = 1_000;

/// A day with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: Date,
    /// What it is called; may be empty.
    pub name: String,
}

/// An event that gives no day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is called; may be empty.
    pub name: String,
    /// Why.
    pub why: Why,
}

/// Why an event is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has no first day that can be read.
    NoDate,
    /// It is for hours, not for whole days.
    Hours,
    /// It ends before it begins.
    Turned,
    /// It takes longer than holidays do.
    TooLong,
    /// It repeats in a way that is not understood.
    Repeats,
    /// It changes a single one of several repetitions.
    Override,
    /// It was cancelled.
    Cancelled,
    /// None of its days lies in the years asked for.
    OtherYears,
}

impl Why {
    /// Every reason, in order.
    pub const ALL: [Why; 8] = [
        Why::NoDate,
        Why::Hours,
        Why::Turned,
        Why::TooLong,
        Why::Repeats,
        Why::Override,
        Why::Cancelled,
        Why::OtherYears,
    ];

    /// The reason as a clause: what the event is or does.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Why::NoDate => "no first day that can be read",
            Why::Hours => "for hours, not for whole days",
            Why::Turned => "ends before it begins",
            Why::TooLong => "longer than two months",
            Why::Repeats => "repeats in a way that is not read here",
            Why::Override => "changes one of several repetitions",
            Why::Cancelled => "cancelled",
            Why::OtherYears => "outside the years of the plan",
        }
    }
}

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// The days, in order, each once: of two events on one day the first counts.
    pub days: Vec<Day>,
    /// Events that gave no day; of very many, the first.
    pub left_out: Vec<LeftOut>,
}

/// Why a file is not read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Larger than [`MAX_BYTES`]: this many bytes.
    TooBig(usize),
    /// Nothing is in it.
    Empty,
    /// Its bytes are no text in UTF-8.
    NotText,
    /// It does not begin as calendar files do.
    NotACalendar,
    /// It ends in the middle.
    Cut,
    /// No event is in it.
    NoEvents,
    /// More than [`MAX_EVENTS`] events, or more than [`MAX_DAYS`] days.
    TooMany,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::TooBig(bytes) => write!(
                f,
                "The file has {} KB; at most {} KB are read. Export a shorter time from the calendar and choose that file.",
                bytes / 1_000,
                MAX_BYTES / 1_000
            ),
            Refused::Empty => {
                f.write_str("The file is empty. Export the calendar again and choose that file.")
            }
            Refused::NotText => f.write_str(
                "The file is not text in UTF-8. Calendar programs export it as iCalendar (.ics); choose such a file.",
            ),
            Refused::NotACalendar => f.write_str(
                "This is not a calendar file: it does not begin with BEGIN:VCALENDAR. Choose a file that ends in .ics.",
            ),
            Refused::Cut => f.write_str(
                "The file ends in the middle of the calendar. Download it again and choose the whole file.",
            ),
            Refused::NoEvents => f.write_str(
                "The calendar holds no events. Choose a file with the public holidays of your country.",
            ),
            Refused::TooMany => write!(
                f,
                "The calendar holds more than {MAX_DAYS} days or {MAX_EVENTS} events. Choose a file with public holidays only."
            ),
        }
    }
}

/// Reads the days that lie between `first` and `last`, both included.
///
/// # Errors
/// [`Refused`]: the file as a whole is none to read.
pub fn read(bytes: &[u8], first: Date, last: Date) -> Result<Days, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooBig(bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refused::Empty);
    }
    // Lines may be folded within a letter, so they are put together before they are read as text.
    let text = String::from_utf8(line::unfolded(bytes)).map_err(|_| Refused::NotText)?;
    let events = event::events(&text)?;
    let mut found = Days::default();
    for event in events {
        match event.days(first, last) {
            Ok(days) => {
                let name = &event.name;
                found.days.extend(days.into_iter().map(|date| Day {
                    date,
                    name: name.clone(),
                }));
                if found.days.len() > MAX_DAYS {
                    return Err(Refused::TooMany);
                }
            }
            Err(why) if found.left_out.len() < MAX_LEFT_OUT => {
                found.left_out.push(LeftOut {
                    name: event.name,
                    why,
                });
            }
            Err(_) => {}
        }
    }
    // Stable, so that the first of several events on a day stays the first.
    sort_by_key(&mut found.days, |day| day.date);
    found.days.dedup_by_key(|day| day.date);
    Ok(found)
}
