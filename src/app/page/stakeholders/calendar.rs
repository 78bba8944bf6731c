//! The communication plan: who hears what, and on which days.

use super::list::{READS, called};
use crate::app::session::Session;
use crate::app::ui::{Choice, Segment, TableFrame};
use crate::command::{Topic, Topics};
use crate::insight::Insight;
use crate::insight::stakeholders::{communications, stakeholders};
use crate::plan::Date;
use leptos::prelude::*;

/// A line of the plan.
#[derive(Clone, PartialEq)]
struct Line {
    who: String,
    message: String,
    wants: String,
    channel: String,
    cadence: String,
    owner: String,
    next: String,
}

/// What stands where nothing is said.
fn or(text: &str, instead: &str) -> String {
    match text.trim() {
        "" => instead.to_owned(),
        text => text.to_owned(),
    }
}

fn lines(insight: &Insight) -> Vec<Line> {
    let plan = insight.plan();
    let stated = plan.stakeholders.stakeholders.iter();
    let shown = stakeholders(insight.catalog(), plan);
    let lines = stated.zip(shown).map(|(stated, shown)| Line {
        who: called(shown.name),
        message: or(shown.message, "not said"),
        wants: shown.wants.to_owned(),
        channel: or(shown.channel, "not said"),
        cadence: or(&shown.cadence, "not said"),
        owner: or(&stated.owner, "nobody yet"),
        next: shown.next.map_or("no date".to_owned(), Date::medium),
    });
    lines.collect()
}

/// Somebody who hears from the team on a day: who, where, and by whom.
type Heard = [String; 3];

/// The days of the next months.
fn days(insight: &Insight, months: u32) -> Vec<(Date, Vec<Heard>)> {
    let plan = insight.plan();
    let shown = stakeholders(insight.catalog(), plan);
    let from = plan.details.as_of;
    let found = communications(plan, from, from.plus_months(months));
    let mut days: Vec<(Date, Vec<Heard>)> = Vec::new();
    for one in found {
        let (stated, shown) = (
            &plan.stakeholders.stakeholders[one.stakeholder],
            &shown[one.stakeholder],
        );
        let owner = or(&stated.owner, "nobody yet");
        let heard = [called(shown.name), or(shown.channel, "not said"), owner];
        match days.last_mut() {
            Some((day, all)) if *day == one.day => all.push(heard),
            _ => days.push((one.day, vec![heard])),
        }
    }
    days
}

/// The card.
#[component]
pub fn Communication() -> impl IntoView {
    let session = Session::here();
    let lines = session.derive(&READS, lines);
    let months = RwSignal::new(3u32);
    let days = Memo::new(move |_| {
        let insight = session.insight(Topics::of(&READS));
        days(&insight, months.get())
    });
    let as_of = session.signal(Topic::Details, |plan| plan.details.as_of.long());
    let value = Signal::derive(move || months.get().to_string());
    let on = Callback::new(move |text: String| months.set(text.parse().unwrap_or(3)));
    let spans = vec![vec![
        Segment::new("3", "3 months"),
        Segment::new("6", "6 months"),
        Segment::new("12", "A year"),
    ]];
    let line = |line: Line| {
        view! {
            <tr>
                <th scope="row"><bdi>{line.who}</bdi></th>
                <td>
                    <bdi>{line.message}</bdi>
                    {(!line.wants.is_empty()).then(|| view! { <p class="quiet-text">"Wants to see: " <bdi>{line.wants}</bdi></p> })}
                </td>
                <td><bdi>{line.channel}</bdi></td>
                <td><bdi>{line.cadence}</bdi></td>
                <td class="nowrap">{line.next}</td>
                <td><bdi>{line.owner}</bdi></td>
            </tr>
        }
    };
    let day = |(day, heard): (Date, Vec<Heard>)| {
        let lines = heard.len();
        let line = move |(at, [who, channel, owner]): (usize, Heard)| {
            view! {
                <tr>
                    {(at == 0).then(|| view! { <th scope="rowgroup" rowspan=lines class="nowrap">{day.medium()}</th> })}
                    <td><bdi>{who}</bdi></td>
                    <td><bdi>{channel}</bdi></td>
                    <td><bdi>{owner}</bdi></td>
                </tr>
            }
        };
        view! { <tbody>{heard.into_iter().enumerate().map(line).collect_view()}</tbody> }
    };
    view! {
        <section class="card" aria-labelledby="communication">
            <div class="card-head"><h2 id="communication">"Communication plan"</h2></div>
            <TableFrame label="Table of the communication plan">
                <table class="table communication">
                    <thead>
                        <tr>
                            <th scope="col">"Who"</th>
                            <th scope="col">"What they are told"</th>
                            <th scope="col">"Where"</th>
                            <th scope="col">"How often"</th>
                            <th scope="col">"Next"</th>
                            <th scope="col">"By whom"</th>
                        </tr>
                    </thead>
                    <tbody>{move || lines.get().into_iter().map(line).collect_view()}</tbody>
                </table>
            </TableFrame>
        </section>
        <section class="card" aria-labelledby="communication-days">
            <div class="card-head">
                <h2 id="communication-days">"Communication calendar"</h2>
                <Choice legend="How far ahead" legend_unseen=true groups=spans value on free=true/>
            </div>
            <p class="quiet-text">"From " {as_of} ", the plan's as-of date, on working days."</p>
            <Show
                when=move || days.with(|days| !days.is_empty())
                fallback=|| view! { <p>"Nobody hears from you on a date in this time. Say in an entry how often they do."</p> }
            >
                <TableFrame label="Table of the days">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"Day"</th>
                                <th scope="col">"Who"</th>
                                <th scope="col">"Where"</th>
                                <th scope="col">"By whom"</th>
                            </tr>
                        </thead>
                        {move || days.get().into_iter().map(day).collect_view()}
                    </table>
                </TableFrame>
            </Show>
        </section>
    }
}
