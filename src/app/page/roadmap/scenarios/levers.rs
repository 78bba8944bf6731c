//! Which half-time post shortens the roadmap most, and what a week gained costs.

use crate::app::engine;
use crate::app::session::Session;
use crate::app::ui::TableFrame;
use crate::command::Topics;
use crate::document::words::about_money;
use crate::engine::{Ask, Lane, Reply};
use crate::insight::OUTLOOK;
use crate::insight::cost::role_name;
use crate::insight::outlook::Lever;
use crate::plan::{Calendar, Plan};
use leptos::prelude::*;

#[derive(Clone, PartialEq)]
enum State {
    Unasked,
    Asked,
    Found(Vec<Lever>),
    Refused(String),
}

/// What the answer is, in a sentence.
fn headline(session: Session, plan: &Plan, levers: &[Lever]) -> String {
    let best = levers.first().filter(|lever| lever.gained > 0);
    let Some(best) = best else {
        return "No half-time post more would bring the end forward: prerequisites decide it, not people.".to_owned();
    };
    let role = role_name(session.catalog, best.role.as_ref());
    let weeks = best
        .gained
        .div_ceil(Calendar::of(plan).half_days_per_week());
    let weeks = if weeks == 1 {
        "about 1 week".to_owned()
    } else {
        ["about ", &weeks.to_string(), " weeks"].concat()
    };
    let costs = match best.cost_per_week {
        Some(cost) => ["; each week gained costs ", &about_money(plan, cost)].concat(),
        None => "; state a day rate to see what a week gained costs".to_owned(),
    };
    [
        "A half-time post more (",
        &role,
        ") would bring P80 forward most: by ",
        &weeks,
        &costs,
        ".",
    ]
    .concat()
}

/// The part of the card.
#[component]
pub fn Levers() -> impl IntoView {
    let session = Session::here();
    let state = RwSignal::new(State::Unasked);
    // An answer belongs to the plan it was worked out for.
    Effect::new(move |before: Option<()>| {
        let _ = session.plan(Topics::of(&OUTLOOK));
        if before.is_some() && state.with_untracked(|state| *state != State::Unasked) {
            engine::forget(Lane::Levers);
            state.set(State::Unasked);
        }
    });
    on_cleanup(|| engine::forget(Lane::Levers));
    let ask = move |_| {
        state.set(State::Asked);
        engine::ask(session.catalog, Ask::Levers, &session.now(), move |reply| {
            if let Reply::Levers(found) = reply {
                let _ = state.try_set(match found {
                    Ok(levers) => State::Found(levers),
                    Err(why) => State::Refused(why.to_string()),
                });
            }
        });
    };
    let row = move |lever: Lever| {
        let plan = session.now();
        let calendar = Calendar::of(&plan);
        let role = role_name(session.catalog, lever.role.as_ref());
        let gained = match lever.gained {
            0 => "nothing".to_owned(),
            gained => crate::insight::follow::length(gained.into(), calendar.half_days_per_week()),
        };
        let money = |money: Option<crate::insight::Money>| {
            money.map_or("–".to_owned(), |money| about_money(&plan, money))
        };
        view! {
            <tr>
                <th scope="row">{role}</th>
                <td>{gained}</td>
                <td>{calendar.last_day(lever.by.p80).medium()}</td>
                <td class="number">{money(lever.cost)}</td>
                <td class="number">{money(lever.cost_per_week)}</td>
            </tr>
        }
    };
    let body = move || {
        match state.get() {
        State::Unasked => view! {
            <button type="button" class="button" on:click=ask>"Find who would shorten it most"</button>
        }
        .into_any(),
        State::Asked => view! { <p class="quiet-text" role="status">"Trying a half-time post of every role"</p> }.into_any(),
        State::Refused(why) => view! { <p role="status">{why}</p> }.into_any(),
        State::Found(levers) => view! {
            <p role="status">{headline(session, &session.now(), &levers)}</p>
            <TableFrame label="Half-time posts">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">"Half-time post"</th>
                            <th scope="col">"Brings P80 forward by"</th>
                            <th scope="col">"Ends, P80"</th>
                            <th scope="col" class="number">"Cost until then"</th>
                            <th scope="col" class="number">"Per week gained"</th>
                        </tr>
                    </thead>
                    <tbody>{levers.into_iter().map(row).collect_view()}</tbody>
                </table>
            </TableFrame>
            <p class="quiet-text">"The post is paid from the as-of date until the end, whether there is work for it or not. Every line is planned anew and simulated with the same random numbers."</p>
        }
        .into_any(),
    }
    };
    view! {
        <h3>"Who would help most?"</h3>
        {body}
    }
}
