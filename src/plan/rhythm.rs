//! How often something comes back, as civil dates.

use super::date::Date;
use crate::record::Rule;

crate::choices! {
    /// What a rhythm counts in.
    pub enum RhythmUnit {
        /// Weeks.
        Weeks = "weeks",
        /// Months.
        Months = "months",
    }
}

crate::record! {
    /// How often something comes back: every so many weeks or months.
    pub struct Rhythm {
        /// Weeks or months from one date to the next.
        every: u16, "every", Rule::within(1, 520).required();
        /// Weeks or months.
        unit: RhythmUnit, "unit", Rule::ANY;
    }
}

/// Most dates that one rhythm gives: a plan is at most 200 years long.
const MOST_DATES: u32 = 10_500;

impl Rhythm {
    /// Every so many weeks.
    #[must_use]
    pub fn weeks(every: u16) -> Rhythm {
        Rhythm {
            every,
            ..Rhythm::default()
        }
    }

    /// Every so many months.
    #[must_use]
    pub fn months(every: u16) -> Rhythm {
        Rhythm {
            every,
            unit: RhythmUnit::Months,
            ..Rhythm::default()
        }
    }

    /// The date this many turns after the first one. A day that a month does not have is its last.
    #[must_use]
    pub fn turn(&self, first: Date, turn: u32) -> Date {
        let n = u32::from(self.every).saturating_mul(turn);
        match self.unit {
            RhythmUnit::Weeks => {
                first.plus_days(i32::try_from(7 * u64::from(n)).unwrap_or(i32::MAX))
            }
            RhythmUnit::Months => first.plus_months(n),
        }
    }

    /// The dates from `from` to `until`, both included, of something that happens on `first` for the
    /// first time; where that is not stated, one turn after `start`.
    pub fn dates(
        self,
        first: Option<Date>,
        start: Date,
        from: Date,
        until: Date,
    ) -> impl Iterator<Item = Date> {
        let (rhythm, until) = (self, until.min(Date::LAST));
        let (anchor, turn) = first.map_or((start, 1), |first| (first, 0));
        // A rhythm of nothing, from a file that is not accepted, would stand still.
        let most = if rhythm.every == 0 { turn } else { MOST_DATES };
        (turn..most)
            .map(move |turn| rhythm.turn(anchor, turn))
            .skip_while(move |&date| date < from)
            .take_while(move |&date| date <= until)
    }

    /// The first date that does not lie before `from`.
    #[must_use]
    pub fn next(&self, first: Option<Date>, start: Date, from: Date) -> Option<Date> {
        self.clone().dates(first, start, from, Date::LAST).next()
    }

    /// The rhythm in words: `every 2 weeks`, `every month`.
    #[must_use]
    pub fn words(&self) -> String {
        let known = match (self.every, self.unit) {
            (1, RhythmUnit::Weeks) => "every week",
            (1, RhythmUnit::Months) => "every month",
            (3, RhythmUnit::Months) => "every quarter",
            (12, RhythmUnit::Months) => "every year",
            _ => "",
        };
        if !known.is_empty() {
            return known.to_owned();
        }
        let unit = [" weeks", " months"][self.unit as usize];
        ["every ", &self.every.to_string(), unit].concat()
    }
}
