//! Civil dates without time zones.

use crate::record::basic::schema_of;
use crate::record::pack::{Packer, Unfit, Unpacker};
use crate::record::{Field, Json, Path, Problems, Rule};
use std::fmt;

/// A day of the Gregorian calendar, as days since 2000-01-01.
///
/// Covers years 1 to 9999; a plan's dates must lie within 2000 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days from 0000-03-01 to 2000-01-01; years begin in March in the formulas
/// below, so that the leap day is a year's last.
const EPOCH: i32 = 730_425;

/// 0001-01-01 and 9999-12-31.
const FIRST_OF_ALL: i32 = -730_119;
const LAST_OF_ALL: i32 = 2_921_939;

impl Date {
    /// A date, if year 1 to 9999 has this month and day.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        // Howard Hinnant's days-from-civil, with years that begin in March.
        let y = if month <= 2 { year - 1 } else { year };
        let m = (month as i32 + 9) % 12;
        let days = 365 * y + y.div_euclid(4) - y.div_euclid(100)
            + y.div_euclid(400)
            + (153 * m + 2) / 5
            + day as i32
            - 1;
        let date = Date(days - EPOCH);
        (date.parts() == (year, month, day)).then_some(date)
    }

    /// Year, month 1 to 12, day 1 to 31.
    #[must_use]
    pub fn parts(self) -> (i32, u32, u32) {
        let days = self.0 + EPOCH;
        let era = days.div_euclid(146_097);
        let of_era = days.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let m = (5 * of_year + 2) / 153;
        let day = of_year - (153 * m + 2) / 5 + 1;
        let month = if m < 10 { m + 3 } else { m - 9 };
        let year = era * 400 + year_of_era + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// Reads `2027-01-04`; nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            let digits = &bytes[range];
            digits.iter().try_fold(0i32, |sum, &b| {
                b.is_ascii_digit().then(|| sum * 10 + i32::from(b - b'0'))
            })
        };
        Date::new(number(0..4)?, number(5..7)? as u32, number(8..10)? as u32)
    }

    /// The date this many days later (or earlier), within years 1 to 9999.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Date {
        Date::from_number(self.0.saturating_add(days))
    }

    /// The same day so many months later, or that month's last day where it has none.
    #[must_use]
    pub fn plus_months(self, months: u32) -> Date {
        let (year, month, day) = self.parts();
        let month = u64::from(month - 1) + u64::from(months);
        let year = i64::from(year) + (month / 12) as i64;
        let (year, month) = (i32::try_from(year).unwrap_or(i32::MAX), month % 12 + 1);
        let last = (1..=day)
            .rev()
            .find_map(|day| Date::new(year, month as u32, day));
        last.unwrap_or(Date(LAST_OF_ALL))
    }

    /// Days from `earlier` to this date.
    #[must_use]
    pub fn days_since(self, earlier: Date) -> i32 {
        self.0 - earlier.0
    }

    /// Days since 2000-01-01.
    #[must_use]
    pub fn number(self) -> i32 {
        self.0
    }

    /// The date from its days since 2000-01-01, within years 1 to 9999.
    #[must_use]
    pub fn from_number(days: i32) -> Date {
        Date(days.clamp(FIRST_OF_ALL, LAST_OF_ALL))
    }

    /// 0 for Monday to 6 for Sunday.
    #[must_use]
    pub fn weekday(self) -> u32 {
        // 2000-01-01 was a Saturday.
        (self.0 + 5).rem_euclid(7) as u32
    }

    /// The week, from 1, in which this date falls when weeks of seven days are
    /// counted from `start`; 0 and below for dates before it.
    #[must_use]
    pub fn week_from(self, start: Date) -> i32 {
        self.days_since(start).div_euclid(7) + 1
    }

    /// `4 January 2027`
    #[must_use]
    pub fn long(self) -> String {
        let (year, month, day) = self.parts();
        format!("{day} {} {year}", MONTHS[month as usize - 1])
    }

    /// `4 Jan 2027`
    #[must_use]
    pub fn medium(self) -> String {
        let (year, _, _) = self.parts();
        self.short() + " " + &year.to_string()
    }

    /// `4 Jan`
    #[must_use]
    pub fn short(self) -> String {
        let (_, month, day) = self.parts();
        format!("{day} {}", &MONTHS[month as usize - 1][..3])
    }
}

impl Default for Date {
    /// 2000-01-01, the first day a plan may name.
    fn default() -> Self {
        Date(0)
    }
}

impl fmt::Display for Date {
    /// `2027-01-04`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Date {
    /// Last day that a plan may name: 2199-12-31.
    pub const LAST: Date = Date(73_048);
}

const LAST: Date = Date::LAST;

impl Field for Date {
    fn decode(json: &Json, at: &Path, problems: &mut Problems) -> Option<Self> {
        let date = json.as_text().and_then(Date::parse);
        if date.is_none() {
            problems.add(at, "should be a date such as \"2027-01-04\".");
        }
        date
    }
    fn encode(&self) -> Json {
        Json::Text(self.to_string())
    }
    fn check(&self, _: Rule, at: &Path, problems: &mut Problems) {
        if *self < Date::default() || *self > LAST {
            problems.add(
                at,
                format!("is {self}; dates must lie between 2000-01-01 and {LAST}."),
            );
        }
    }
    fn schema(_: Rule, _: &mut Vec<(String, Json)>) -> Json {
        schema_of("string", vec![("format", Json::text("date"))])
    }
    fn pack(&self, out: &mut Packer) {
        out.number(u64::from(self.0.max(0).unsigned_abs()));
    }
    fn unpack(input: &mut Unpacker) -> Result<Self, Unfit> {
        let days = i32::try_from(input.number()?).map_err(|_| Unfit::Broken)?;
        (days <= LAST.0).then_some(Date(days)).ok_or(Unfit::Broken)
    }
}
