//! A time axis: dates to pixels, and what is written along it.

use crate::plan::Date;

/// How much time a stretch of the axis shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Zoom {
    /// A mark per week.
    Weeks,
    /// A mark per month.
    #[default]
    Months,
    /// A mark per quarter.
    Quarters,
    /// A mark per quarter, closer together.
    Years,
}

impl Zoom {
    /// All, the closest first.
    pub const ALL: [Zoom; 4] = [Zoom::Weeks, Zoom::Months, Zoom::Quarters, Zoom::Years];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Zoom::Weeks => "Weeks",
            Zoom::Months => "Months",
            Zoom::Quarters => "Quarters",
            Zoom::Years => "Years",
        }
    }

    /// Hundredths of a pixel for a day.
    #[must_use]
    pub fn scale(self) -> i32 {
        match self {
            Zoom::Weeks => 800,
            Zoom::Months => 220,
            Zoom::Quarters => 90,
            Zoom::Years => 30,
        }
    }

    /// What to mark where a day has so many hundredths of a pixel.
    #[must_use]
    pub fn at_scale(scale: i32) -> Zoom {
        match scale {
            i32::MIN..60 => Zoom::Years,
            60..110 => Zoom::Quarters,
            110..450 => Zoom::Months,
            450.. => Zoom::Weeks,
        }
    }

    /// The first day of the stretch in which a day lies.
    fn floor(self, day: Date) -> Date {
        let (year, month, _) = day.parts();
        let first = match self {
            Zoom::Weeks => return day.plus_days(-(day.weekday() as i32)),
            Zoom::Months => month,
            Zoom::Quarters | Zoom::Years => (month - 1) / 3 * 3 + 1,
        };
        Date::new(year, first, 1).unwrap_or(day)
    }

    /// The first day of the next stretch.
    fn next(self, day: Date) -> Date {
        let days = match self {
            Zoom::Weeks => 7,
            Zoom::Months => 31,
            Zoom::Quarters | Zoom::Years => 92,
        };
        self.floor(self.floor(day).plus_days(days))
    }
}

/// Room between the mark and its label, and behind it.
const LABEL_GAP: i32 = 6;

/// The name of a month needs so many pixels.
const LEAST_MONTH: i32 = 30;

/// Hundredths of a pixel for a day, at least and at most.
pub const LEAST_SCALE: i32 = 12;
/// See [`LEAST_SCALE`].
pub const MOST_SCALE: i32 = 3_200;

/// A mark on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where it is.
    pub x: i32,
    /// What stands to the right of it.
    pub label: String,
}

/// A stretch of time across a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Axis {
    zoom: Zoom,
    /// Hundredths of a pixel for a day.
    scale: i32,
    /// Its first day.
    pub first: Date,
    /// The day after its last one.
    pub end: Date,
    /// Where it begins.
    pub left: i32,
}

impl Axis {
    /// An axis that shows at least these days, both included, in whole
    /// stretches of its zoom.
    #[must_use]
    pub fn new(zoom: Zoom, first: Date, last: Date, left: i32) -> Axis {
        Axis {
            zoom,
            scale: zoom.scale(),
            first: zoom.floor(first),
            end: zoom.next(last),
            left,
        }
    }

    /// An axis that shows at least these days between `left` and `right`, in
    /// months if there is room for their names, otherwise in quarters.
    #[must_use]
    pub fn fitting(first: Date, last: Date, left: i32, right: i32) -> Axis {
        let fit = |zoom| {
            let mut axis = Axis::new(zoom, first, last, left);
            let days = axis.end.days_since(axis.first).max(1);
            axis.scale = ((right - left).max(1) * 100 / days).max(1);
            axis
        };
        let months = fit(Zoom::Months);
        if months.scale * 28 >= 100 * LEAST_MONTH {
            months
        } else {
            fit(Zoom::Quarters)
        }
    }

    /// An axis on which a day has so many hundredths of a pixel.
    #[must_use]
    pub fn scaled(scale: i32, first: Date, last: Date, left: i32) -> Axis {
        let scale = scale.clamp(LEAST_SCALE, MOST_SCALE);
        Axis {
            scale,
            ..Axis::new(Zoom::at_scale(scale), first, last, left)
        }
    }

    /// Hundredths of a pixel for a day.
    #[must_use]
    pub fn scale(&self) -> i32 {
        self.scale
    }

    /// The day at a place.
    #[must_use]
    pub fn day_at(&self, x: i32) -> Date {
        let days = ((x - self.left) * 100).div_euclid(self.scale);
        self.first.plus_days(days)
    }

    /// The half of a day whose beginning is nearest to a place: the day, and whether it is the second one.
    #[must_use]
    pub fn half_near(&self, x: i32) -> (Date, bool) {
        // The middle of the pixel, and half of half a day further: what lies before that is nearer to this one.
        let hundredths = (x - self.left) * 100 + 50 + self.scale / 4;
        let days = hundredths.div_euclid(self.scale);
        let rest = hundredths.rem_euclid(self.scale);
        (self.first.plus_days(days), rest * 2 >= self.scale)
    }

    /// The stretches between the marks: where each begins, with the day.
    #[must_use]
    pub fn stretches(&self) -> Vec<(i32, Date)> {
        let mut stretches = Vec::new();
        let mut day = self.first;
        while day < self.end {
            stretches.push((self.x(day), day));
            day = self.zoom.next(day);
        }
        stretches
    }

    /// Where a day begins.
    #[must_use]
    pub fn x(&self, day: Date) -> i32 {
        self.left + day.days_since(self.first) * self.scale / 100
    }

    /// Where the axis ends.
    #[must_use]
    pub fn right(&self) -> i32 {
        self.x(self.end)
    }

    /// Whether a day lies on it.
    #[must_use]
    pub fn shows(&self, day: Date) -> bool {
        self.first <= day && day < self.end
    }

    /// The marks: weeks by their Mondays, months, or quarters.
    #[must_use]
    pub fn ticks(&self) -> Vec<Tick> {
        self.every(self.zoom, |day| {
            let (_, month, number) = day.parts();
            match self.zoom {
                Zoom::Weeks => number.to_string(),
                Zoom::Months => month_name(day),
                Zoom::Quarters | Zoom::Years => format!("Q{}", month.div_ceil(3)),
            }
        })
    }

    /// What the marks belong to: months, quarters, or years.
    #[must_use]
    pub fn headings(&self) -> Vec<Tick> {
        match self.zoom {
            Zoom::Weeks => self.every(Zoom::Months, |day| {
                format!("{} {}", month_name(day), day.parts().0)
            }),
            Zoom::Months => self.every(Zoom::Quarters, |day| {
                let (year, month, _) = day.parts();
                format!("Q{} {year}", month.div_ceil(3))
            }),
            Zoom::Quarters | Zoom::Years => {
                let mut years = self.every(Zoom::Quarters, |day| day.parts().0.to_string());
                years.dedup_by(|later, year| later.label == year.label);
                years
            }
        }
    }

    /// A mark where each stretch begins; the first one at the beginning of the
    /// axis. One that has no room for its label before the next has none.
    fn every(&self, zoom: Zoom, label: impl Fn(Date) -> String) -> Vec<Tick> {
        let mut ticks = Vec::new();
        let mut day = self.first;
        while day < self.end {
            let next = zoom.next(day);
            let label = label(day);
            let room = self.x(next.min(self.end)) - self.x(day);
            let fits = room >= super::lanes::text_width(&label) + LABEL_GAP;
            ticks.push(Tick {
                x: self.x(day),
                label: if fits { label } else { String::new() },
            });
            day = next;
        }
        ticks
    }
}

fn month_name(day: Date) -> String {
    let short = day.short();
    short.rsplit(' ').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).expect("a date")
    }

    fn labels(ticks: &[Tick]) -> String {
        let labels: Vec<&str> = ticks.iter().map(|tick| tick.label.as_str()).collect();
        labels.join("|")
    }

    #[test]
    fn an_axis_shows_whole_stretches() {
        let months = Axis::new(Zoom::Months, day("2027-01-04"), day("2027-04-02"), 100);
        assert_eq!(
            (months.first, months.end),
            (day("2027-01-01"), day("2027-05-01"))
        );
        assert_eq!(months.x(months.first), 100);
        assert_eq!(months.x(day("2027-02-01")), 168);
        assert_eq!(labels(&months.ticks()), "Jan|Feb|Mar|Apr");
        assert_eq!(labels(&months.headings()), "Q1 2027|Q2 2027");
        let weeks = Axis::new(Zoom::Weeks, day("2026-12-31"), day("2027-01-15"), 0);
        assert_eq!(labels(&weeks.ticks()), "28|4|11");
        assert_eq!(
            labels(&weeks.headings()),
            "|Jan 2027",
            "three days have no room"
        );
        assert_eq!(weeks.right(), 168);
        let quarters = Axis::new(Zoom::Quarters, day("2026-11-04"), day("2027-06-30"), 0);
        assert_eq!(labels(&quarters.ticks()), "Q4|Q1|Q2");
        assert_eq!(labels(&quarters.headings()), "2026|2027");
        assert!(quarters.shows(day("2027-06-30")) && !quarters.shows(day("2027-07-01")));
    }

    #[test]
    fn an_axis_fits_into_the_room_there_is() {
        let (first, last) = (day("2026-11-23"), day("2027-09-10"));
        for right in [180, 305, 720, 1_100, 2_000] {
            let axis = Axis::fitting(first, last, 8, right);
            assert!(axis.shows(first) && axis.shows(last));
            let over = right - axis.right();
            assert!((0..=right / 12).contains(&over), "{over} of {right}");
        }
        let wide = Axis::fitting(first, last, 112, 1_100);
        assert_eq!(
            labels(&wide.ticks()),
            "Nov|Dec|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep"
        );
        let narrow = Axis::fitting(first, last, 8, 180);
        assert_eq!(labels(&narrow.ticks()), "Q4|Q1|Q2|Q3");
    }

    #[test]
    fn days_rise_from_left_to_right() {
        for zoom in Zoom::ALL {
            let axis = Axis::new(zoom, day("2024-02-28"), day("2034-03-01"), 0);
            let mut last = axis.x(axis.first) - 1;
            let mut at = axis.first;
            while at <= axis.end {
                assert!(axis.x(at) >= last, "{at}");
                last = axis.x(at);
                at = at.plus_days(1);
            }
            let ticks = axis.ticks();
            assert!(ticks.windows(2).all(|pair| pair[0].x < pair[1].x));
        }
    }
}
