//! Days on which people work.

use super::availability::{Stretch, Time};
use crate::plan::{Date, Person, Plan, WorkingWeek};
use crate::sorted::sort;

/// Counts the days on which people work.
pub(super) struct OpenDays {
    first: Date,
    /// Working days before each day, without holidays; one more than there are days.
    open: Vec<u32>,
    /// The same with holidays.
    all: Vec<u32>,
}

impl OpenDays {
    /// Of the days of these stretches.
    pub fn new(plan: &Plan, stretches: &[Stretch]) -> OpenDays {
        let first = stretches
            .first()
            .map_or(plan.details.start, |one| one.first);
        let last = stretches.last().map_or(first, |one| one.last);
        let week = WorkingWeek::of(&plan.resources.week);
        let mut holidays: Vec<Date> = plan.resources.holidays.iter().map(|day| day.date).collect();
        sort(&mut holidays);
        let (mut open, mut all) = (vec![0], vec![0]);
        let (mut n_open, mut n_all) = (0, 0);
        for more in 0..=last.days_since(first).max(0) {
            let day = first.plus_days(more);
            let worked = week.works_on(day);
            n_all += u32::from(worked);
            n_open += u32::from(worked && holidays.binary_search(&day).is_err());
            open.push(n_open);
            all.push(n_all);
        }
        OpenDays { first, open, all }
    }

    /// Days of a list between two days, both included.
    fn between(&self, list: &[u32], from: Date, until: Date) -> u32 {
        let most = list.len() as i32 - 1;
        let place = |day: Date| day.days_since(self.first).clamp(0, most) as usize;
        list[place(until.plus_days(1))].saturating_sub(list[place(from)])
    }

    /// The time of some people in a stretch.
    pub fn time(&self, plan: &Plan, people: &[&Person], stretch: &Stretch, focus: u64) -> Time {
        let start = stretch.first.max(plan.details.start);
        let working = self.between(&self.all, stretch.first, stretch.last);
        let (mut posts, mut days) = (0u64, 0u64);
        for person in people {
            let from = person.from.map_or(start, |from| from.max(start));
            let until = person
                .until
                .map_or(stretch.last, |until| until.min(stretch.last));
            if until < from {
                continue;
            }
            let fte = u64::from(person.fte);
            posts += fte * u64::from(self.between(&self.all, from, until));
            days += fte * u64::from(self.present(plan, person, from, until));
        }
        let average = (posts * 2 + u64::from(working)).checked_div(2 * u64::from(working));
        Time {
            posts: u32::try_from(average.unwrap_or(0)).unwrap_or(u32::MAX),
            days: (days * focus + 50) / 100,
            ..Time::default()
        }
    }

    /// Days on which a person works: absences may lie over each other.
    fn present(&self, plan: &Plan, person: &Person, from: Date, until: Date) -> u32 {
        let absences = plan.resources.absences.iter();
        let mut away: Vec<(Date, Date)> = absences
            .filter(|absence| absence.person == person.id)
            .map(|absence| (absence.from.max(from), absence.until.min(until)))
            .filter(|(first, last)| first <= last)
            .collect();
        sort(&mut away);
        let mut present = self.between(&self.open, from, until);
        let mut done = from;
        for (first, last) in away {
            let first = first.max(done);
            if first <= last {
                present = present.saturating_sub(self.between(&self.open, first, last));
                done = last.plus_days(1);
            }
        }
        present
    }
}
