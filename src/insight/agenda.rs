//! Everything of a plan that has a day, in one list: what a calendar file holds and what comes next.

use super::governance::reviews::{self, DateState};
use super::improvement::{self, ActionState};
use super::stakeholders::{communications, stakeholders};
use super::{governance, own};
use crate::catalog::Catalog;
use crate::plan::{Date, ItemId, Plan};
use crate::sorted::sort_by_key;

/// What a day is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A review, or a meeting on its own.
    Review,
    /// A milestone.
    Milestone,
    /// Somebody hears from the team.
    Communication,
    /// A learning loop.
    Loop,
    /// The next assessment.
    Assessment,
    /// A risk is looked at again.
    Risk,
    /// A trend is looked at again.
    Trend,
    /// An action is due.
    Action,
}

impl Kind {
    /// The kind in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Kind::Review => "Review",
            Kind::Milestone => "Milestone",
            Kind::Communication => "Communication",
            Kind::Loop => "Learning loop",
            Kind::Assessment => "Assessment",
            Kind::Risk => "Risk review",
            Kind::Trend => "Trend re-check",
            Kind::Action => "Action due",
        }
    }
}

/// Something on a day. Kind, item and day together are its own for ever: a calendar knows it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The day.
    pub day: Date,
    /// What it is of.
    pub kind: Kind,
    /// Number of the item; 0 for the next assessment.
    pub item: ItemId,
    /// What it is called; the kind where nobody has said it.
    pub title: String,
    /// What else is known: a message, a channel, who owns it.
    pub note: String,
}

/// What lies from `from` to `until`, both included, by day, then kind, then the order of the plan.
/// What is over is left out: held and missed reviews, done actions.
#[must_use]
pub fn agenda(catalog: &'static Catalog, plan: &Plan, from: Date, until: Date) -> Vec<Event> {
    let mut found: Vec<Event> = Vec::new();
    let inside = |day: Date| (from..=until).contains(&day);
    let mut add = |day: Date, kind: Kind, item: ItemId, title: &str, note: String| {
        let title = match title.trim() {
            "" => kind.label(),
            title => title,
        };
        found.push(Event {
            day,
            kind,
            item,
            title: title.to_owned(),
            note,
        });
    };
    let governance = &plan.governance;
    for date in reviews::calendar(plan, from, until) {
        if matches!(date.state, DateState::Held | DateState::Missed) {
            continue;
        }
        let review = date.review.map(|at| &governance.reviews[at]);
        let meeting = date.meeting.map(|at| &governance.meetings[at]);
        let item = review.map(|one| one.id).or(meeting.map(|one| one.id));
        let title = match (meeting, review) {
            (Some(meeting), _) => reviews::title(catalog, plan, meeting),
            (None, Some(review)) => reviews::name(catalog, review),
            (None, None) => "",
        };
        let owner = review.map_or("", |review| review.owner.trim());
        add(
            date.day,
            Kind::Review,
            item.unwrap_or_default(),
            title,
            owned_by(owner),
        );
    }
    for one in &plan.milestones.milestones {
        if let Some(day) = one.date.filter(|day| inside(*day)) {
            add(
                day,
                Kind::Milestone,
                one.id,
                &one.name,
                one.criteria.trim().to_owned(),
            );
        }
    }
    let people = stakeholders(catalog, plan);
    for one in communications(plan, from, until) {
        let to = &people[one.stakeholder];
        let said = [to.message, to.channel]
            .into_iter()
            .filter(|text| !text.is_empty());
        let note = said.collect::<Vec<_>>().join("\n");
        add(one.day, Kind::Communication, to.item, to.name, note);
    }
    let loops = improvement::loops(catalog, plan);
    for (stated, shown) in plan.improvement.loops.iter().zip(&loops) {
        for day in improvement::days(plan, stated, from, until) {
            add(
                day,
                Kind::Loop,
                stated.id,
                shown.name,
                shown.questions.to_owned(),
            );
        }
    }
    let next = improvement::next_assessment(catalog, plan);
    if let Some(day) = next.date.filter(|day| inside(*day)) {
        add(
            day,
            Kind::Assessment,
            ItemId(0),
            "Next assessment",
            String::new(),
        );
    }
    for risk in &governance.risks {
        if let Some(day) = risk.review.filter(|day| inside(*day)) {
            let known = risk
                .source
                .as_ref()
                .and_then(|id| catalog.risk(id.as_str()));
            let title = own::words(&risk.title, known.map(|idx| catalog[idx].title));
            add(day, Kind::Risk, risk.id, title, owned_by(risk.owner.trim()));
        }
    }
    let trends = improvement::trends(catalog, plan);
    for (stated, trend) in plan.improvement.trends.iter().zip(&trends) {
        if let Some(day) = trend.recheck.filter(|day| inside(*day)) {
            add(
                day,
                Kind::Trend,
                trend.item,
                trend.name,
                owned_by(stated.owner.trim()),
            );
        }
    }
    for action in &plan.improvement.actions {
        let over = improvement::state(plan, action) == ActionState::Done;
        if let Some(day) = action.due.filter(|day| inside(*day) && !over) {
            add(
                day,
                Kind::Action,
                action.id,
                &action.what,
                owned_by(action.owner.trim()),
            );
        }
    }
    sort_by_key(&mut found, |event| (event.day, event.kind));
    found.truncate(governance::reviews::MOST);
    found
}

fn owned_by(owner: &str) -> String {
    match owner {
        "" => String::new(),
        owner => ["Owner: ", owner].concat(),
    }
}
