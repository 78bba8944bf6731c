//! Small needed work that nothing holds up.

use crate::app::explain::Explain;
use crate::app::page::scale::days;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::catalog::{Catalog, Dimension, Idx, Initiative};
use crate::insight::explain::Subject;
use crate::insight::{AIMS, NeededInitiative, Ratio};
use crate::sorted::sort;
use leptos::prelude::*;

/// A quick win.
#[derive(Clone, PartialEq)]
struct Win {
    initiative: Idx<Initiative>,
    days: Ratio,
    lifts: Vec<Idx<Dimension>>,
}

/// The dimensions whose needed practices an initiative puts in place.
#[must_use]
pub fn lifted(catalog: &Catalog, needed: &NeededInitiative) -> Vec<Idx<Dimension>> {
    let mut lifted: Vec<_> = needed
        .practices
        .iter()
        .map(|p| catalog[p.practice].dimension)
        .collect();
    sort(&mut lifted);
    lifted.dedup();
    lifted
}

/// The card.
#[component]
pub fn QuickWins() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let wins = session.derive(&AIMS, |insight| {
        let needed = &insight.portfolio().initiatives;
        let win = |&at: &usize| Win {
            initiative: needed[at].initiative,
            days: needed[at].effort.mean(),
            lifts: lifted(insight.catalog(), &needed[at]),
        };
        insight
            .priorities()
            .quick_wins
            .iter()
            .map(win)
            .collect::<Vec<_>>()
    });
    let row = move |win: Win| {
        let lifts = match win.lifts.as_slice() {
            [one] => catalog[*one].name.to_owned(),
            several => format!("lifts {} dimensions", several.len()),
        };
        view! {
            <li>
                <h3>{catalog[win.initiative].title}</h3>
                <p class="quiet-text">
                    {days(win.days)} " "
                    <Explain subject=Subject::Effort(win.initiative) what=format!("the effort of {}", catalog[win.initiative].title)/>
                    " · " {lifts}
                </p>
            </li>
        }
    };
    let limit = catalog.planning_rules.quick_win_days;
    view! {
        <section class="card" aria-labelledby="quick-wins">
            <h2 id="quick-wins">"Quick wins"</h2>
            <Show
                when=move || wins.with(|wins| !wins.is_empty())
                fallback=move || view! {
                    <p class="quiet-text">{format!("Nothing that is needed takes {limit} days or less and can start at once.")}</p>
                }
            >
                <ul class="lines-list">
                    <For each=move || wins.get() key=|win| (win.initiative, win.days, win.lifts.clone()) children=row/>
                </ul>
                <a href=Route::Roadmap(None).to_string()>"See them in the roadmap"</a>
            </Show>
        </section>
    }
}
