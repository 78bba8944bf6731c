//! Outlooks side by side: dates, chances, cost and maturity over time.

use super::{Found, name, topics};
use crate::app::chart::steps::{Line, Steps};
use crate::app::session::Session;
use crate::app::ui::TableFrame;
use crate::command::Topic;
use crate::document::words::{about_money, count};
use crate::insight::outlook::{Outlook, Reached};
use crate::insight::{Money, Score};
use crate::plan::{Calendar, ItemId, Plan};
use leptos::prelude::*;

/// What a row says.
#[derive(Clone, PartialEq)]
struct Row {
    name: String,
    /// Why there are no figures; empty while there are.
    refused: String,
    p50: String,
    p80: (String, String),
    event: String,
    cost: (String, String),
    cap: String,
    reached: Vec<String>,
}

/// Weeks after which maturity is compared: quarters of the first two years.
const AFTER: [u32; 4] = [13, 26, 52, 104];

fn weeks(half_days: u32, per_week: u32) -> String {
    match half_days.div_ceil(per_week) {
        1 => "1 week".to_owned(),
        n => count(n as usize, "week", "weeks"),
    }
}

/// How much earlier or later than in the plan as it is.
fn against(now: u32, then: u32, per_week: u32) -> String {
    match then.cmp(&now) {
        std::cmp::Ordering::Less => weeks(now - then, per_week) + " earlier",
        std::cmp::Ordering::Equal => "no difference".to_owned(),
        std::cmp::Ordering::Greater => weeks(then - now, per_week) + " later",
    }
}

fn dearer(plan: &Plan, now: Money, then: Money) -> String {
    let by = |amount: i64| about_money(plan, Money(amount));
    match then.cmp(&now) {
        std::cmp::Ordering::Less => by(now.0 - then.0) + " less",
        std::cmp::Ordering::Equal => "no difference".to_owned(),
        std::cmp::Ordering::Greater => by(then.0 - now.0) + " more",
    }
}

/// The score that may be claimed in a week.
fn score_in(maturity: &[Reached], week: u32) -> Option<Score> {
    let until = maturity.iter().take_while(|reached| reached.week <= week);
    until.last().map(|reached| reached.score)
}

fn row(plan: &Plan, name: String, outlook: &Outlook, now: Option<&Outlook>) -> Row {
    let calendar = Calendar::of(plan);
    let per_week = calendar.half_days_per_week();
    let day = |at: u32| calendar.last_day(at).medium();
    let chance = |chance: Option<crate::insight::forecast::Chance>| {
        chance.map_or("–".to_owned(), crate::insight::forecast::Chance::text)
    };
    let difference = |text: &dyn Fn(&Outlook) -> String| now.map_or(String::new(), text);
    let end = outlook.maturity.last().map(|last| last.score);
    let mut reached: Vec<String> = AFTER
        .iter()
        .map(|&week| {
            score_in(&outlook.maturity, week).map_or("–".to_owned(), |score| score.text(1))
        })
        .collect();
    reached.push(end.map_or("–".to_owned(), |score| score.text(1)));
    Row {
        name,
        refused: String::new(),
        p50: day(outlook.by.p50),
        p80: (
            day(outlook.by.p80),
            difference(&|now| against(now.by.p80, outlook.by.p80, per_week)),
        ),
        event: chance(outlook.event),
        cost: (
            about_money(plan, outlook.cost.p80),
            difference(&|now| dearer(plan, now.cost.p80, outlook.cost.p80)),
        ),
        cap: chance(outlook.cost.cap.map(|(_, chance)| chance)),
        reached,
    }
}

fn rows(plan: &Plan, found: &Found) -> Vec<Row> {
    let now = found.iter().find(|(id, _)| id.is_none());
    let now = now.and_then(|(_, outlook)| outlook.as_ref().ok());
    let named = |id: Option<ItemId>| match id {
        None => "The plan as it is, planned anew".to_owned(),
        Some(id) => name(plan, id.0),
    };
    let row = |(id, outlook): &(Option<ItemId>, Result<Outlook, crate::insight::NoForecast>)| {
        match outlook {
            Ok(outlook) => row(plan, named(*id), outlook, now.filter(|_| id.is_some())),
            Err(why) => Row {
                name: named(*id),
                refused: why.to_string(),
                p50: String::new(),
                p80: Default::default(),
                event: String::new(),
                cost: Default::default(),
                cap: String::new(),
                reached: Vec::new(),
            },
        }
    };
    found.iter().map(row).collect()
}

/// The lines of the picture: at most as many as can be told apart.
fn lines(plan: &Plan, found: &Found) -> Vec<Line> {
    const MOST: usize = 6;
    let line = |(id, outlook): &(Option<ItemId>, Result<Outlook, crate::insight::NoForecast>)| {
        let outlook = outlook.as_ref().ok()?;
        let points = outlook.maturity.iter();
        Some(Line {
            name: id.map_or("As it is".to_owned(), |id| name(plan, id.0)),
            points: points
                .map(|reached| {
                    (
                        reached.week,
                        u32::try_from(reached.score.0.rounded(2)).unwrap_or(0),
                    )
                })
                .collect(),
        })
    };
    found.iter().filter_map(line).take(MOST).collect()
}

/// The comparison.
#[component]
pub fn Compare(found: RwSignal<Found>) -> impl IntoView {
    let session = Session::here();
    let plan = move || session.plan(topics());
    let rows = Memo::new(move |_| {
        let plan = plan();
        found.with(|found| rows(&plan, found))
    });
    let lines = Memo::new(move |_| {
        let plan = plan();
        found.with(|found| lines(&plan, found))
    });
    let start = session.signal(Topic::Details, |plan| plan.details.start);
    let has_event = session.signal(Topic::Details, |plan| plan.details.event_date.is_some());
    let has_cap = session.signal(Topic::Resources, |plan| plan.resources.cap.is_some());
    let columns =
        move || 5 + AFTER.len() + usize::from(has_event.get()) + usize::from(has_cap.get());
    let row = move |row: Row| {
        if !row.refused.is_empty() {
            return view! {
                <tr><th scope="row"><bdi>{row.name}</bdi></th><td colspan=columns() - 1>{row.refused}</td></tr>
            }
            .into_any();
        }
        let two = |(value, difference): (String, String)| {
            view! { {value} <span class="quiet-text block">{difference}</span> }
        };
        view! {
            <tr>
                <th scope="row"><bdi>{row.name}</bdi></th>
                <td>{row.p50}</td>
                <td>{two(row.p80)}</td>
                {has_event.get().then(|| view! { <td>{row.event}</td> })}
                <td>{two(row.cost)}</td>
                {has_cap.get().then(|| view! { <td>{row.cap}</td> })}
                {row.reached.into_iter().map(|score| view! { <td class="number">{score}</td> }).collect_view()}
            </tr>
        }
        .into_any()
    };
    let empty = Memo::new(move |_| rows.with(Vec::is_empty));
    view! {
        <Show when=move || !empty.get() fallback=|| view! { <p class="quiet-text" role="status">"Working out the scenarios"</p> }>
            <TableFrame label="Scenarios side by side">
                <table class="table scenario-table">
                    <thead>
                        <tr>
                            <th scope="col">"Scenario"</th>
                            <th scope="col">"Ends, P50"</th>
                            <th scope="col">"Ends, P80"</th>
                            {move || has_event.get().then(|| view! { <th scope="col">"Core work before the event"</th> })}
                            <th scope="col">"Cost, P80"</th>
                            {move || has_cap.get().then(|| view! { <th scope="col">"Within the cap"</th> })}
                            {AFTER.map(|week| view! { <th scope="col" class="number">"Score, week " {week}</th> }).collect_view()}
                            <th scope="col" class="number">"At the end"</th>
                        </tr>
                    </thead>
                    <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                </table>
            </TableFrame>
            <Steps label="Overall score over time" lines start/>
        </Show>
    }
}
