//! The review calendar: dates from rhythms and the event, and what became of each.

use crate::catalog::Catalog;
use crate::insight::own;
use crate::plan::{Calendar, Date, ItemId, Meeting, MeetingState, Plan, Review};
use crate::sorted::{sort, sort_by_key};

/// How a date of the calendar stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateState {
    /// It is to come.
    Due,
    /// It is past, and nobody has said what became of it.
    Unrecorded,
    /// It was held.
    Held,
    /// It did not take place.
    Missed,
}

impl DateState {
    /// The state in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            DateState::Due => "due",
            DateState::Unrecorded => "not recorded",
            DateState::Held => "held",
            DateState::Missed => "missed",
        }
    }
}

/// A date of the review calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDate {
    /// The day, a working day where the calendar gives it.
    pub day: Date,
    /// Place of the review in the list of the plan; none for a meeting of its own.
    pub review: Option<usize>,
    /// Place of the record in the list of meetings, if there is one.
    pub meeting: Option<usize>,
    /// How it stands on the as-of date.
    pub state: DateState,
}

/// Most dates that are listed at once.
pub const MOST: usize = 5_000;

/// What a review is called; empty where nobody has said it.
#[must_use]
pub fn name<'a>(catalog: &'static Catalog, review: &'a Review) -> &'a str {
    let source = review.source.as_ref();
    let source = source.and_then(|id| catalog.review(id.as_str()));
    own::words(&review.name, source.map(|idx| catalog[idx].what))
}

/// What a meeting is called: its own title, or its review's name.
#[must_use]
pub fn title<'a>(catalog: &'static Catalog, plan: &'a Plan, meeting: &'a Meeting) -> &'a str {
    let of = |id: ItemId| {
        plan.governance
            .reviews
            .iter()
            .find(|review| review.id == id)
    };
    match meeting.title.trim() {
        "" => meeting
            .review
            .and_then(of)
            .map_or("", |review| name(catalog, review)),
        title => title,
    }
}

/// The days of a review from `from` to `until`, both included, on working days, in their order.
#[must_use]
pub fn days(plan: &Plan, review: &Review, from: Date, until: Date) -> Vec<Date> {
    let (start, calendar) = (plan.details.start, Calendar::of(plan));
    // A day that nobody works on moves to the one after, which may be the first of the range.
    let early = from.plus_days(-7);
    let regular = review.rhythm.clone().into_iter();
    let regular = regular.flat_map(|rhythm| rhythm.dates(review.first, start, early, until));
    let event = plan.details.event_date.into_iter();
    let before = event.flat_map(|event| {
        let weeks = review.before_event.iter();
        weeks.map(move |&weeks| event.plus_days(-7 * i32::from(weeks)))
    });
    let all = regular.chain(before).map(|day| calendar.working_day(day));
    let mut days: Vec<Date> = all.filter(|day| (from..=until).contains(day)).collect();
    sort(&mut days);
    days.dedup();
    days.truncate(MOST);
    days
}

/// The next day of a review on or after the as-of date of which nobody has said that it is over.
#[must_use]
pub fn next(plan: &Plan, review: &Review) -> Option<Date> {
    let from = plan.details.as_of;
    let over = |day: Date| {
        let mut meetings = plan.governance.meetings.iter();
        meetings.any(|meeting| {
            let of = meeting.review == Some(review.id) && meeting.due == day;
            of && meeting.state != MeetingState::Due
        })
    };
    // Ten years hold two turns of the longest usual rhythm; the rest is for the longest possible.
    let near = days(plan, review, from, from.plus_days(3_653));
    let next = near.into_iter().find(|&day| !over(day));
    next.or_else(|| {
        days(plan, review, from, Date::LAST)
            .into_iter()
            .find(|&day| !over(day))
    })
}

/// The calendar from `from` to `until`, both included: dates of reviews with what is recorded of
/// each, and meetings on other days. In the order of days, then of the plan.
#[must_use]
pub fn calendar(plan: &Plan, from: Date, until: Date) -> Vec<ReviewDate> {
    let governance = &plan.governance;
    let mut used = vec![false; governance.meetings.len()];
    let mut found = Vec::new();
    for (at, review) in governance.reviews.iter().enumerate() {
        for day in days(plan, review, from, until) {
            let mut meetings = governance.meetings.iter();
            let meeting = meetings.position(|one| one.review == Some(review.id) && one.due == day);
            if let Some(meeting) = meeting {
                used[meeting] = true;
            }
            found.push((day, Some(at), meeting));
        }
    }
    for (at, meeting) in governance.meetings.iter().enumerate() {
        if !used[at] && (from..=until).contains(&meeting.due) {
            let mut reviews = governance.reviews.iter();
            let review = reviews.position(|review| meeting.review == Some(review.id));
            found.push((meeting.due, review, Some(at)));
        }
    }
    sort_by_key(&mut found, |&(day, review, meeting)| {
        (day, review.is_none(), review, meeting)
    });
    found.truncate(MOST);
    let as_of = plan.details.as_of;
    let dates = found.into_iter().map(|(day, review, meeting)| {
        let stated = meeting.map_or(MeetingState::Due, |at| governance.meetings[at].state);
        ReviewDate {
            day,
            review,
            meeting,
            state: match stated {
                MeetingState::Held => DateState::Held,
                MeetingState::Missed => DateState::Missed,
                MeetingState::Due if day < as_of => DateState::Unrecorded,
                MeetingState::Due => DateState::Due,
            },
        }
    });
    dates.collect()
}

/// A record for a date of the calendar that has none, to be filled in.
#[must_use]
pub fn record(plan: &Plan, date: &ReviewDate, state: MeetingState) -> Meeting {
    Meeting {
        review: date.review.map(|at| plan.governance.reviews[at].id),
        due: date.day,
        state,
        held: (state == MeetingState::Held).then_some(date.day),
        ..Meeting::default()
    }
}

/// What a record lacks, in words: a held review says who came and what came out.
#[must_use]
pub fn missing(meeting: &Meeting) -> Vec<&'static str> {
    let said = |text: &str| !text.trim().is_empty();
    let held = meeting.state == MeetingState::Held;
    let lacks = [
        (
            "who took part",
            held && !meeting.attendees.iter().any(|name| said(name)),
        ),
        ("what came out", held && !said(&meeting.outcome)),
        (
            "why it was missed",
            meeting.state == MeetingState::Missed && !said(&meeting.outcome),
        ),
    ];
    let lacks = lacks.into_iter().filter(|(_, lacks)| *lacks);
    lacks.map(|(what, _)| what).collect()
}
