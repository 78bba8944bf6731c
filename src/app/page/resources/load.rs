//! The people there are over time, against the work that the accepted roadmap asks of them.

use crate::app::chart::Columns;
use crate::app::chart::columns::{Column, most};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Choice, Segment, TableFrame, Tone};
use crate::insight::number::decimal;
use crate::insight::staffing::availability::{Availability, Overload, RoleTime, Time};
use crate::insight::{EVERYTHING, Insight};
use leptos::prelude::*;

/// Tenths as people read them: `12.5`.
fn tenths(value: u64) -> String {
    decimal(i64::try_from(value).unwrap_or(i64::MAX), 1)
}

fn available(insight: &Insight) -> Availability {
    insight.availability().clone()
}

/// The card.
#[component]
pub fn Load() -> impl IntoView {
    let session = Session::here();
    let shown = session.derive(&EVERYTHING, available);
    let any = move || shown.with(|shown| !shown.roles.is_empty());
    let as_table = RwSignal::new("picture".to_owned());
    let ways = vec![vec![
        Segment::new("picture", "Picture"),
        Segment::new("table", "Table"),
    ]];
    let planned = move || shown.with(|shown| shown.planned);
    view! {
        <Show when=any>
            <section class="card" id="resources-load">
                <div class="card-head">
                    <h2>"Time there is and time the roadmap asks for"</h2>
                    <Choice
                        legend="Show as"
                        legend_unseen=true
                        groups=ways.clone()
                        value=as_table
                        on=Callback::new(move |way| as_table.set(way))
                        free=true
                    />
                </div>
                <Verdict shown/>
                <Show when=move || as_table.with(|way| way == "table") fallback=move || view! { <Pictures shown/> }>
                    <Figures shown/>
                </Show>
                <p class="quiet-text">
                    "Person-days for this work: posts times working days times the share of their time, without holidays and absences. "
                    <Show when=move || !planned()>
                        "No roadmap is accepted yet, so nothing is asked for: "
                        <a href=Route::Roadmap(None).to_string()>"open the roadmap"</a>
                        "."
                    </Show>
                </p>
            </section>
        </Show>
    }
}

/// What is asked beyond what there is, why, and what helps.
#[component]
fn Verdict(shown: Signal<Availability>) -> impl IntoView {
    let one = |overload: Overload| {
        let Overload {
            name,
            first,
            last,
            percent,
            causes,
        } = overload;
        let what = match percent {
            Some(percent) => [": ", &percent.to_string(), "% of the time there is"].concat(),
            None => ": work is planned and nobody is there".to_owned(),
        };
        let n = causes.len();
        let links = causes.into_iter().enumerate().map(|(at, (id, title))| {
            let end = if at + 1 == n { "" } else { ", " };
            view! { <a href=Route::Roadmap(Some(id)).to_string()><bdi>{title}</bdi></a> {end} }
        });
        view! {
            <li>
                <strong>{name}</strong> {what} " from " {first.short()} " to " {last.medium()} ". It goes to "
                {links.collect_view()} "."
            </li>
        }
    };
    move || {
        let Availability {
            overloads,
            unfilled,
            planned,
            ..
        } = shown.get();
        let helps = !overloads.is_empty();
        let good = planned && overloads.is_empty();
        view! {
            {good.then(|| view! { <p role="status">"In no week does the roadmap ask for more than there is."</p> })}
            {helps.then(|| view! {
                <div class=format!("banner {}", Tone::Warn.class()) role="status">
                    <div>
                        <p><strong>"The roadmap asks for more time than there is."</strong></p>
                        <ul class="plain">{overloads.into_iter().map(one).collect_view()}</ul>
                        <p>
                            "What helps: let planning find new dates on the "
                            <a href=Route::Roadmap(None).to_string()>"roadmap"</a>
                            ", give the role more time above, or take dates off that were pinned."
                        </p>
                    </div>
                </div>
            })}
            {(!unfilled.is_empty()).then(|| {
                let names = unfilled.join(", ");
                view! { <p class="quiet-text">"Nobody has these roles, so others do their work: " {names} "."</p> }
            })}
        }
    }
}

fn columns(role: &RoleTime, names: &[String]) -> Vec<Column> {
    let one = |(time, name): (&Time, &String)| Column {
        name: name.clone(),
        // The month or the quarter alone.
        short: name.split(' ').next().unwrap_or_default().to_owned(),
        parts: vec![(
            if time.over {
                "columns-part over"
            } else {
                "columns-part"
            },
            time.asked,
        )],
        limit: Some(time.days),
        over: time.over,
    };
    role.times.iter().zip(names).map(one).collect()
}

/// A picture per role, all to one scale.
#[component]
fn Pictures(shown: Signal<Availability>) -> impl IntoView {
    move || {
        let shown = shown.get();
        let names: Vec<String> = shown.stretches.iter().map(|one| one.name.clone()).collect();
        let each: Vec<(RoleTime, Vec<Column>)> = shown
            .roles
            .into_iter()
            .map(|role| {
                let columns = columns(&role, &names);
                (role, columns)
            })
            .collect();
        let most = most(each.iter().flat_map(|(_, columns)| columns));
        let top = [&tenths(most), " days"].concat();
        let picture = move |(role, columns): (RoleTime, Vec<Column>)| {
            let asked: u64 = role.times.iter().map(|time| time.asked).sum();
            let days: u64 = role.times.iter().map(|time| time.days).sum();
            let n_over = role.times.iter().filter(|time| time.over).count();
            let over = match n_over {
                0 => "",
                _ => ", more than there is in some weeks",
            };
            let said = [
                tenths(asked).as_str(),
                " of ",
                tenths(days).as_str(),
                " person-days",
                over,
            ]
            .concat();
            let text = [
                &role.name,
                ": ",
                &said,
                ". The table says the same for each stretch of time.",
            ]
            .concat();
            view! {
                <div class="load-role">
                    <h3>{role.name} <span class="quiet-text">{said}</span></h3>
                    <Columns columns=Signal::stored(columns) most=Signal::stored(most) top=Signal::stored(top.clone()) text=Signal::stored(text) height=72/>
                </div>
            }
        };
        view! {
            <div class="load-roles">{each.into_iter().map(picture).collect_view()}</div>
            <p class="quiet-text columns-key">
                <span class="columns-mark part" aria-hidden="true"></span> " asked for by the roadmap, upkeep included "
                <span class="columns-mark limit" aria-hidden="true"></span> " there is "
                <span class="columns-mark part over" aria-hidden="true"></span> " a week asks for more than there is"
            </p>
        }
    }
}

/// The same in figures.
#[component]
fn Figures(shown: Signal<Availability>) -> impl IntoView {
    let cell = |time: Time| {
        let posts = [&tenths(time.posts.into()), " FTE"].concat();
        let days = [&tenths(time.asked), " of ", &tenths(time.days), " days"].concat();
        view! {
            <td class="number">
                {days}
                <span class="quiet-text under">{posts} {time.over.then_some(", too much in a week")}</span>
            </td>
        }
    };
    move || {
        let Availability {
            stretches, roles, ..
        } = shown.get();
        let row = |(at, name): (usize, String)| {
            let cells: Vec<_> = roles.iter().map(|role| cell(role.times[at])).collect();
            view! { <tr><th scope="row" class="nowrap">{name}</th>{cells}</tr> }
        };
        let names = stretches
            .into_iter()
            .map(|stretch| stretch.name)
            .enumerate();
        let rows: Vec<_> = names.map(row).collect();
        let heads: Vec<_> = roles
            .iter()
            .map(|role| role.name.clone())
            .map(|name| view! { <th scope="col" class="number">{name}</th> })
            .collect();
        view! {
            <TableFrame label="Time there is and time asked for, by role">
                <table class="table">
                    <thead><tr><th scope="col">"Time"</th>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </TableFrame>
        }
    }
}
