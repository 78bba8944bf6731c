//! Forecasts from how many things were finished in each week, in words: a second method beside the
//! simulation of the plan, which asks for no estimates. Weeks are whole ones from the as-of date.

use super::number::grouped;
use crate::forecast::{Reach, things_in, weeks_for};
use crate::insight::forecast::{SAMPLES, SEED};
use crate::plan::progress::MOST_WEEKS;
use crate::plan::{Date, ItemState, Plan};
use crate::record::Shown;

/// Fewest weeks that say anything about those to come.
pub const LEAST: usize = 7;

/// Weeks that are looked ahead where nothing is asked: a quarter.
const USUAL: i32 = 13;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// How many things are finished by the end of this day?
    pub by: Date,
    /// When are so many more finished? None: that is not asked.
    pub things: Option<u32>,
}

impl Question {
    /// What is most likely asked of a plan: by its dated event, or in a quarter; all that is left
    /// on the roadmap.
    #[must_use]
    pub fn of(plan: &Plan) -> Question {
        let as_of = plan.details.as_of;
        let event = plan.details.event_date.filter(|day| *day > as_of);
        let left = plan.roadmap.items.iter();
        let left =
            left.filter(|item| matches!(item.state, ItemState::Planned | ItemState::Running));
        let left = u32::try_from(left.count()).unwrap_or(u32::MAX);
        Question {
            by: event.unwrap_or(last_day(as_of, USUAL)),
            things: Some(left).filter(|&left| left > 0),
        }
    }
}

/// The last day of so many weeks.
fn last_day(as_of: Date, weeks: i32) -> Date {
    as_of.plus_days(7 * weeks - 1)
}

/// What weekly counts say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Throughput {
    /// What was asked.
    pub question: Question,
    /// Weeks that are known.
    pub weeks: usize,
    /// Things finished in them.
    pub finished: u32,
    /// Whole weeks until the day that was asked for.
    pub ahead: u32,
    /// How many things are finished by that day at least.
    pub by: Reach,
    /// The days by which as many as were asked for are finished: P50, P80, P95. None where that was
    /// not asked, or is never.
    pub done: Option<[Date; 3]>,
}

impl Throughput {
    /// What the weekly counts of a plan say; none without any.
    #[must_use]
    pub fn new(plan: &Plan, question: Question) -> Option<Throughput> {
        let as_of = plan.details.as_of;
        let counts: Vec<u32> = plan.progress.weekly.iter().map(|&n| n.into()).collect();
        let days = question.by.days_since(as_of) + 1;
        let ahead = u32::try_from(days / 7).unwrap_or(0);
        let by = things_in(&counts, ahead, SAMPLES, SEED)?;
        let day = |weeks: u32| match weeks {
            0 => as_of,
            weeks => last_day(as_of, weeks as i32),
        };
        let done = question.things.and_then(|things| {
            let reach = weeks_for(&counts, things, SAMPLES, SEED)?;
            Some([reach.p50, reach.p80, reach.p95].map(day))
        });
        Some(Throughput {
            question,
            weeks: counts.len(),
            finished: counts.iter().sum(),
            ahead,
            by,
            done,
        })
    }

    /// What is known, in a sentence.
    #[must_use]
    pub fn known(&self) -> String {
        let things = count(self.finished, "thing was", "things were");
        let weeks = count(self.weeks as u32, "week", "weeks");
        format!("{things} finished in {weeks}.")
    }

    /// How many things by the day, in a sentence.
    #[must_use]
    pub fn how_many(&self) -> String {
        let (by, Reach { p50, p80, p95 }) = (self.question.by.long(), self.by);
        let [p50, p80, p95] = [p50, p80, p95].map(|n| grouped(n.into()));
        match self.ahead {
            0 => format!("No whole week is left until {by}."),
            ahead => format!(
                "By {by}, in {}: {p50} or more in half of all cases, {p80} or more in four of five, {p95} or more in nineteen of twenty.",
                count(ahead, "whole week", "whole weeks")
            ),
        }
    }

    /// When as many as were asked for are done, in a sentence; none where that was not asked.
    #[must_use]
    pub fn when(&self) -> Option<String> {
        let more = count(self.question.things?, "more is", "more are");
        Some(match self.done {
            Some(done) => {
                let [p50, p80, p95] = done.map(Date::long);
                format!(
                    "{more} done by {p50} in half of all cases, by {p80} in four of five, by {p95} in nineteen of twenty."
                )
            }
            None if self.finished == 0 => {
                format!("Nothing was finished in these weeks, so nobody can say when {more} done.")
            }
            None => format!("At this rate {more} not done within fifty years."),
        })
    }

    /// What makes this less sure than it looks, in a sentence.
    #[must_use]
    pub fn doubt(&self) -> Option<String> {
        let weeks = count(self.weeks as u32, "week is", "weeks are");
        (self.weeks < LEAST).then(|| {
            format!("Only {weeks} stated. From {LEAST} on they say something about those to come.")
        })
    }
}

fn count(n: u32, one: &str, many: &str) -> String {
    let noun = if n == 1 { one } else { many };
    format!("{} {noun}", grouped(n.into()))
}

/// The counts in a text: whole numbers with commas, semicolons, blanks or new lines between them.
///
/// # Errors
/// What is wrong with it, in a sentence or two.
pub fn read(text: &str) -> Result<Vec<u16>, String> {
    let between = |c: char| c.is_whitespace() || matches!(c, ',' | ';');
    let parts = text.split(between).filter(|part| !part.is_empty());
    let counts: Vec<u16> = parts
        .map(|part| {
            part.parse().map_err(|_| {
                format!(
                    "\"{}\" is not a whole number from 0 to {}. State one for each week, such as 3, 0, 2, 4.",
                    Shown(part),
                    grouped(u16::MAX.into())
                )
            })
        })
        .collect::<Result<_, String>>()?;
    if counts.len() as i64 > MOST_WEEKS {
        return Err(format!(
            "These are {} weeks. Keep the newest {MOST_WEEKS}.",
            grouped(counts.len() as u64)
        ));
    }
    Ok(counts)
}

/// How many initiatives of the roadmap were done in each week that ended with the as-of date, the
/// newest last, from the week in which the first of them began; at most [`MOST_WEEKS`].
#[must_use]
pub fn of_roadmap(plan: &Plan) -> Vec<u16> {
    let as_of = plan.details.as_of;
    let items = plan.roadmap.items.iter();
    let done = items.filter(|item| item.state == ItemState::Done);
    let done: Vec<(Date, Date)> = done
        .filter_map(|item| {
            let ended = item.ended.filter(|day| *day <= as_of)?;
            Some((item.began.unwrap_or(ended).min(ended), ended))
        })
        .collect();
    let Some(first) = done.iter().map(|(began, _)| *began).min() else {
        return Vec::new();
    };
    let ago = |day: Date| as_of.days_since(day) as usize / 7;
    let mut counts = vec![0u16; (ago(first) + 1).min(MOST_WEEKS as usize)];
    let weeks = counts.len();
    for (_, ended) in done {
        if let Some(at) = weeks.checked_sub(1 + ago(ended)) {
            counts[at] = counts[at].saturating_add(1);
        }
    }
    counts
}
