//! The review calendar: what is due, and the reviews that it comes from.

use super::choose::ChooseSome;
use super::{AddUsual, READS, bodies, entry};
use crate::app::page::fold::{Asked, FoldLine, opening};
use crate::app::page::record::{Look, Of, Record, called};
use crate::app::page::rhythm::rhythm_fields;
use crate::app::session::Session;
use crate::app::ui::{
    Choice, ItemList, Pill, Segment, TableFrame, TextField, Tone, Typed, look_only,
};
use crate::catalog::Catalog;
use crate::command::{Command, Edit, Topic, Topics};
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::governance::reviews::{self, DateState, ReviewDate, calendar, next, record};
use crate::insight::governance::{bodies as all_bodies, start_reviews};
use crate::plan::{ItemId, MeetingState, Plan, Review};
use leptos::prelude::*;
use std::cmp::Reverse;

/// What stands where a review has no name.
pub const UNNAMED: &str = "review without a name";
/// Most dates without a record that are shown at once.
const MOST_PAST: usize = 20;
/// Most weeks before the event at which a review can be.
const MOST_WEEKS: u16 = 520;

/// A date as it is drawn.
#[derive(Clone, PartialEq)]
struct Line {
    date: ReviewDate,
    name: String,
    holders: String,
    /// Number of the record, where there is one.
    meeting: Option<u32>,
}

fn line(insight: &Insight, date: ReviewDate) -> Line {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let of = &plan.governance;
    let review = date.review.map(|at| &of.reviews[at]);
    let meeting = date.meeting.map(|at| &of.meetings[at]);
    let name = match (meeting, review) {
        (Some(meeting), _) => reviews::title(catalog, plan, meeting),
        (None, Some(review)) => reviews::name(catalog, review),
        (None, None) => "",
    };
    Line {
        name: called(name, UNNAMED),
        holders: review.map_or(String::new(), |review| holders(catalog, plan, review)),
        meeting: meeting.map(|meeting| meeting.id.0),
        date,
    }
}

/// Who holds a review, in words.
fn holders(catalog: &'static Catalog, plan: &Plan, review: &Review) -> String {
    let all = all_bodies(catalog, plan);
    let held = review.bodies.iter();
    let held = held.filter_map(|id| all.iter().find(|body| body.item == *id));
    let names = held.map(|body| called(body.name, bodies::UNNAMED));
    let mut names: Vec<String> = names.collect();
    match review.owner.trim() {
        "" => {}
        owner => names.push(owner.to_owned()),
    }
    names.join(", ")
}

/// Past dates of which nobody has said what became, the latest first.
fn unrecorded(insight: &Insight) -> Vec<Line> {
    let plan = insight.plan();
    let until = plan.details.as_of.plus_days(-1);
    let from = plan.details.start.min(until);
    let mut past = calendar(plan, from, until);
    past.retain(|date| date.state == DateState::Unrecorded);
    past.reverse();
    past.into_iter().map(|date| line(insight, date)).collect()
}

/// The card of what is due.
#[component]
pub fn Due() -> impl IntoView {
    let session = Session::here();
    let months = RwSignal::new(3u32);
    let past = session.derive(&READS, unrecorded);
    let coming = Memo::new(move |_| {
        let insight = session.insight(Topics::of(&READS));
        let from = insight.plan().details.as_of;
        let dates = calendar(insight.plan(), from, from.plus_months(months.get()));
        let lines = dates.into_iter().map(|date| line(&insight, date));
        lines.collect::<Vec<_>>()
    });
    let some = session.signal(Topic::Governance, |plan| {
        !(plan.governance.reviews.is_empty() && plan.governance.meetings.is_empty())
    });
    let as_of = session.signal(Topic::Details, |plan| plan.details.as_of.long());
    let value = Signal::derive(move || months.get().to_string());
    let on = Callback::new(move |text: String| months.set(text.parse().unwrap_or(3)));
    let spans = vec![vec![
        Segment::new("1", "A month"),
        Segment::new("3", "3 months"),
        Segment::new("12", "A year"),
    ]];
    let shown = Signal::derive(move || {
        past.with(|past| past.iter().take(MOST_PAST).cloned().collect::<Vec<_>>())
    });
    let more = move || match past.with(Vec::len).saturating_sub(MOST_PAST) {
        0 => String::new(),
        n => [
            &count(n, "earlier date", "earlier dates"),
            " without a record follow when these are recorded.",
        ]
        .concat(),
    };
    view! {
        <Show when=move || some.get()>
            <section class="card" aria-labelledby="due">
                <div class="card-head">
                    <h2 id="due" tabindex="-1">"What is due"</h2>
                    <Choice legend="How far ahead" legend_unseen=true groups=spans.clone() value on free=true/>
                </div>
                <p class="quiet-text">"As of " {as_of} ", the plan's as-of date, on working days."</p>
                <Show when=move || past.with(|past| !past.is_empty())>
                    <h3>"Past, and not recorded"</h3>
                    <Dates label="Table of past reviews without a record" lines=shown/>
                    <p class="quiet-text">{more}</p>
                </Show>
                <h3>"To come"</h3>
                <Show
                    when=move || coming.with(|coming| !coming.is_empty())
                    fallback=|| view! { <p>"No review has a date in this time. Say in an entry below how often it comes."</p> }
                >
                    <Dates label="Table of reviews to come" lines=coming.into()/>
                </Show>
            </section>
        </Show>
    }
}

#[component]
fn Dates(label: &'static str, lines: Signal<Vec<Line>>) -> impl IntoView {
    let session = Session::here();
    let asked: Asked = expect_context();
    let fixed = look_only(false);
    let keep = move |date: &ReviewDate, state| {
        let plan = session.now();
        let id = plan.next_item;
        session.act(Command::list(Edit::Add(record(&plan, date, state))));
        asked.open(id, "textarea");
    };
    let row = move |line: Line| {
        let (held, missed) = (line.date.clone(), line.date.clone());
        let of = [&line.name, " of ", &line.date.day.long()].concat();
        let tone = match line.date.state {
            DateState::Unrecorded => Tone::Warn,
            DateState::Held => Tone::Accent,
            DateState::Missed => Tone::Bad,
            DateState::Due => Tone::Plain,
        };
        let acts = match line.meeting {
            Some(meeting) => view! {
                <a href=entry("meeting", meeting) aria-label=["Open the record: ", &of].concat()>"Open the record"</a>
            }
            .into_any(),
            None => view! {
                <span class="row-acts" hidden=fixed>
                    <button type="button" class="button small" aria-label=["Record as held: ", &of].concat() on:click=move |_| keep(&held, MeetingState::Held)>"Held"</button>
                    <button type="button" class="button small" aria-label=["Record as missed: ", &of].concat() on:click=move |_| keep(&missed, MeetingState::Missed)>"Missed"</button>
                </span>
            }
            .into_any(),
        };
        view! {
            <tr>
                <th scope="row" class="nowrap">{line.date.day.medium()}</th>
                <td><bdi>{line.name}</bdi></td>
                <td><bdi>{line.holders}</bdi></td>
                <td><Pill text=line.date.state.label().to_owned() tone/></td>
                <td>{acts}</td>
            </tr>
        }
    };
    view! {
        <TableFrame label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Day"</th>
                        <th scope="col">"Review"</th>
                        <th scope="col">"Held by"</th>
                        <th scope="col">"State"</th>
                        <th scope="col">"Record"</th>
                    </tr>
                </thead>
                <tbody>{move || lines.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </TableFrame>
    }
}

/// The card of the reviews.
#[component]
pub fn Reviews() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let ids = session.signal(Topic::Governance, |plan| {
        let all = plan.governance.reviews.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.now();
        let review = Review::find(&plan, id);
        review.map_or(String::new(), |review| {
            called(reviews::name(catalog, review), UNNAMED)
        })
    });
    let act = opening(session, session.listed(Review::default(), Command::list));
    let usual = |session: Session| {
        let new = start_reviews(session.catalog, &session.now());
        (
            new.len(),
            Command::add_all("start from the usual reviews", new),
        )
    };
    view! {
        <section class="card" aria-labelledby="reviews">
            <div class="card-head">
                <h2 id="reviews" tabindex="-1">"Reviews that come back"</h2>
                <AddUsual label="Add the usual reviews that are missing" heading="#reviews" usual/>
            </div>
            <p class="quiet-text">"What is looked at again, by whom and how often. The calendar above follows from it."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a review"
                undo=session.undoing()
            />
        </section>
    }
}

/// How often it comes, when next, and who holds it, in a line; and what is to be done about it.
fn summary(insight: &Insight, id: u32) -> (String, String) {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let Some(review) = Review::find(plan, id) else {
        return Default::default();
    };
    let mut parts = Vec::new();
    parts.extend(review.rhythm.as_ref().map(crate::plan::Rhythm::words));
    if !review.before_event.is_empty() {
        let weeks = weeks_text(&review.before_event);
        parts.push([&weeks, " weeks before the event"].concat());
    }
    let next = next(plan, review);
    parts.extend(next.map(|day| ["next ", &day.medium()].concat()));
    parts.push(holders(catalog, plan, review));
    parts.retain(|part| !part.is_empty());
    let event = plan.details.event_date;
    let mark = match next {
        Some(_) => "",
        None if review.rhythm.is_none() && review.before_event.is_empty() => "no dates",
        None if event.is_none() => "the plan has no dated event",
        None => "no date to come",
    };
    (parts.join(" · "), mark.to_owned())
}

/// Weeks as they are typed.
fn weeks_text(weeks: &[u16]) -> String {
    let weeks: Vec<String> = weeks.iter().map(u16::to_string).collect();
    weeks.join(", ")
}

/// Weeks that were typed, the most first; none where some of it is something else.
fn weeks_of(text: &str) -> Option<Vec<u16>> {
    let parts = text.split([',', ' ', ';']).filter(|part| !part.is_empty());
    let weeks = parts.map(|part| part.parse().ok().filter(|weeks| *weeks <= MOST_WEEKS));
    let mut weeks: Vec<u16> = weeks.collect::<Option<_>>()?;
    crate::sorted::sort_by_key(&mut weeks, |weeks| Reverse(*weeks));
    weeks.dedup();
    Some(weeks)
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Review>::new(id);
    let heading = session.signal(Topic::Governance, move |_| name.run(id));
    let said = session.derive(&READS, move |insight| summary(insight, id));
    let line = Signal::derive(move || said.get().0);
    let mark = Signal::derive(move || (said.get().1, Tone::Warn));
    let usual = session.signal(Topic::Governance, move |plan| {
        let source = Review::find(plan, id).and_then(|review| review.source.as_ref());
        let known = source.and_then(|id| catalog.review(id.as_str()));
        known.map_or(String::new(), |known| catalog[known].what.text().to_owned())
    });
    let options = session.signal(Topic::Governance, move |plan| {
        let all = all_bodies(catalog, plan).into_iter();
        all.map(|body| (body.item.to_string(), called(body.name, bodies::UNNAMED)))
            .collect::<Vec<_>>()
    });
    let held = one.read(|one| {
        let bodies = one.bodies.iter();
        bodies.map(ItemId::to_string).collect::<Vec<_>>()
    });
    let choose = session.chosen(move |ids: Vec<String>, plan| {
        one.change(plan, |one| {
            let ids = ids.iter().filter_map(|id| id.parse().ok());
            one.bodies = ids.map(ItemId).collect();
        })
    });
    let weeks = one.read(|one| weeks_text(&one.before_event));
    let set = session.typed(move |weeks, plan| one.change(plan, |one| one.before_event = weeks));
    let on_weeks = Callback::new(move |typed| match typed {
        Typed::Draft(text) => {
            let text: String = text;
            weeks_of(&text).map_or(Ok(()), |weeks| set.run(Typed::Draft(weeks)))
        }
        Typed::Done(text) => match weeks_of(&text) {
            Some(weeks) => set.run(Typed::Done(weeks)),
            None => Err("Enter whole weeks from 0 to 520, such as 12, 8, 4.".to_owned()),
        },
        Typed::Dropped => set.run(Typed::Dropped),
    });
    view! {
        <FoldLine id place=format!("review-{id}") title=heading line mark>
            <div class="fields">
                {one.text(Look::new("What is reviewed").shows(usual), |one| &mut one.name)}
                {one.text(Look::new("Who invites"), |one| &mut one.owner)}
                <ChooseSome label="Held by" none="nobody yet" options value=held on=choose/>
                <TextField
                    label="Weeks before the event"
                    hint="For the plan's dated event, such as 12, 8, 4."
                    value=weeks
                    on=on_weeks
                />
            </div>
            {rhythm_fields::<Review>(id, "Empty: no regular dates.", |one| &mut one.rhythm, |one| &mut one.first)}
            <History id/>
        </FoldLine>
    }
}

/// What became of the dates of a review, the latest first.
#[component]
fn History(id: u32) -> impl IntoView {
    let session = Session::here();
    let held = session.signal(Topic::Governance, move |plan| {
        let all = plan.governance.meetings.iter();
        let mut all: Vec<_> = all
            .filter(|meeting| meeting.review == Some(ItemId(id)))
            .cloned()
            .collect();
        crate::sorted::sort_by_key(&mut all, |meeting| Reverse(meeting.due));
        all
    });
    let row = |meeting: crate::plan::Meeting| {
        let outcome = match meeting.outcome.trim() {
            "" => String::new(),
            outcome => [": ", outcome].concat(),
        };
        view! {
            <li>
                <a href=entry("meeting", meeting.id.0)>{meeting.due.medium()}</a>
                {[" ", super::meetings::state_name(meeting.state), &outcome].concat()}
            </li>
        }
    };
    view! {
        <h3>"History"</h3>
        <Show
            when=move || held.with(|held| !held.is_empty())
            fallback=|| view! { <p class="quiet-text">"Nothing is recorded yet."</p> }
        >
            <ul class="plain-list">{move || held.get().into_iter().map(row).collect_view()}</ul>
        </Show>
    }
}
