//! What became of each date of a review.

use super::reviews::UNNAMED;
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, Record, called, number_of};
use crate::app::session::Session;
use crate::app::ui::{Choice, DateField, ItemList, LinesField, Segment, SelectField, Tone};
use crate::command::{Command, Topic};
use crate::document::words::count;
use crate::insight::governance::reviews::{self, missing, title};
use crate::plan::{Date, Meeting, MeetingState, Plan};
use leptos::prelude::*;

const NAMELESS: &str = "record without a name";

/// What a state is called.
pub fn state_name(state: MeetingState) -> &'static str {
    match state {
        MeetingState::Due => "to come",
        MeetingState::Held => "held",
        MeetingState::Missed => "missed",
    }
}

/// The card.
#[component]
pub fn Meetings() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let ids = session.signal(Topic::Governance, |plan| {
        let all = plan.governance.meetings.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.now();
        Meeting::find(&plan, id).map_or(String::new(), |meeting| {
            let name = called(title(catalog, &plan, meeting), NAMELESS);
            [&name, ", ", &meeting.due.medium()].concat()
        })
    });
    let listed = Callback::new(move |what| {
        let fresh = Meeting {
            due: session.now().details.as_of,
            state: MeetingState::Held,
            ..Meeting::default()
        };
        session.listed(fresh, Command::list).run(what);
    });
    let act = opening(session, listed);
    view! {
        <section class="card" aria-labelledby="meetings">
            <div class="card-head"><h2 id="meetings" tabindex="-1">"Records"</h2></div>
            <p class="quiet-text">"What became of each date: who took part, what came out, and what changed in the plan. Record a date in the calendar above, or add one that it does not have."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a record"
                undo=session.undoing()
            />
        </section>
    }
}

/// How it stands, in a line.
fn line(plan: &Plan, id: u32) -> String {
    let Some(meeting) = Meeting::find(plan, id) else {
        return String::new();
    };
    let mut line = state_name(meeting.state).to_owned();
    if let Some(held) = meeting.held.filter(|_| meeting.state == MeetingState::Held) {
        line += " on ";
        line += &held.medium();
    }
    if !meeting.attendees.is_empty() {
        line += " · ";
        line += &count(meeting.attendees.len(), "person", "people");
    }
    if !meeting.changed.trim().is_empty() {
        line += " · the plan changed";
    }
    line
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Meeting>::new(id);
    let heading = session.signal(Topic::Governance, move |_| name.run(id));
    let line = session.signal(Topic::Governance, move |plan| line(plan, id));
    let lacks = one.read(|one| missing(one).join(", "));
    let mark = Signal::derive(move || match lacks.get() {
        lacks if lacks.is_empty() => (String::new(), Tone::Plain),
        lacks => (["add ", &lacks].concat(), Tone::Warn),
    });
    let of = one.read(|one| one.review.map_or(String::new(), |of| of.to_string()));
    let on_of =
        session.chosen(move |of: String, plan| one.change(plan, |one| one.review = number_of(&of)));
    let options = session.signal(Topic::Governance, move |plan| {
        let all = plan.governance.reviews.iter();
        let all = all.map(|review| {
            (
                review.id.to_string(),
                called(reviews::name(catalog, review), UNNAMED),
            )
        });
        let none = (String::new(), "No review of the calendar".to_owned());
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    let usual = session.signal(Topic::Governance, move |plan| {
        let bare = Meeting::find(plan, id).map(|meeting| Meeting {
            title: String::new(),
            ..meeting.clone()
        });
        bare.map_or(String::new(), |bare| title(catalog, plan, &bare).to_owned())
    });
    let due = one.read(|one| one.due.to_string());
    let on_due = session.typed(move |day: String, plan| {
        one.change(plan, |one| one.due = Date::parse(&day).unwrap_or(one.due))
    });
    let state = one.read(|one| one.state.id().to_owned());
    let on_state = session.chosen(move |state: String, plan| {
        one.change(plan, |one| {
            one.state = MeetingState::from_id(&state).unwrap_or_default();
            if one.state == MeetingState::Held {
                one.held = one.held.or(Some(one.due));
            }
        })
    });
    let states = MeetingState::ALL.iter();
    let states = states.map(|state| Segment::new(state.id(), state_name(*state)));
    let states = vec![states.collect::<Vec<_>>()];
    let people = one.read(|one| one.attendees.clone());
    let on_people =
        session.typed(move |people, plan| one.change(plan, |one| one.attendees = people));
    view! {
        <FoldLine id place=format!("meeting-{id}") title=heading line mark>
            <div class="fields">
                {one.text(Look::new("What it is called").shows(usual), |one| &mut one.title)}
                <SelectField label="Review" options value=of on=on_of/>
                <DateField label="Due on" required=true value=due on=on_due/>
                <Choice legend="What became of it" groups=states.clone() value=state on=on_state/>
                {one.date(Look::new("Held on").hint("The due day while it is empty."), |one| one.held, |one, day| one.held = day)}
                <LinesField label="Who took part" value=people on=on_people/>
                {one.text(Look::new("What came out").hint("Or why it was missed.").rows(3), |one| &mut one.outcome)}
                {one.text(Look::new("What changed in the plan").rows(3), |one| &mut one.changed)}
            </div>
        </FoldLine>
    }
}
