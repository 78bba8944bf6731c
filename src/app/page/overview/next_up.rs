//! What is to be done next: from the accepted roadmap, else the first steps.

use crate::app::page::place::{Place, PlaceLink};
use crate::app::page::scale::days;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Pill, Tone};
use crate::insight::roadmap::Late;
use crate::insight::{EVERYTHING, Ground, Insight, ItemFigures, next_steps};
use crate::plan::Date;
use leptos::prelude::*;

/// How many pieces of the roadmap are named.
const N_ITEMS: usize = 4;
/// How many first steps are named before there is a roadmap.
const N_STEPS: usize = 3;

/// What the card says.
#[derive(Clone, PartialEq)]
struct Next {
    rows: Vec<Row>,
    /// What stands in the place of the rows where there are none, or above them.
    said: &'static str,
    /// Where to go on, and what the link says.
    on: (Place, &'static str),
}

#[derive(Clone, PartialEq)]
struct Row {
    title: String,
    line: String,
    pill: Option<(String, Tone)>,
    route: Option<Route>,
}

/// The card.
#[component]
pub fn NextUp() -> impl IntoView {
    let next = Session::here().derive(&EVERYTHING, next);
    let row = |row: Row| {
        view! {
            <li>
                <div class="next-head">
                    <h3>
                        {match row.route {
                            Some(route) => view! { <a href=route.to_string()>{row.title}</a> }.into_any(),
                            None => row.title.into_any(),
                        }}
                    </h3>
                    {row.pill.map(|(text, tone)| view! { <Pill text tone/> })}
                </div>
                <p class="quiet-text">{row.line}</p>
            </li>
        }
    };
    view! {
        <section class="card" aria-labelledby="next-up">
            {move || {
                let Next { rows, said, on: (place, text) } = next.get();
                view! {
                    <div class="card-head">
                        <h2 id="next-up">"Next up"</h2>
                        <PlaceLink place text/>
                    </div>
                    {(!said.is_empty()).then(|| view! { <p class="quiet-text">{said}</p> })}
                    <ul class="lines-list">{rows.into_iter().map(row).collect_view()}</ul>
                }
            }}
        </section>
    }
}

fn next(insight: &Insight) -> Next {
    let figures = insight.roadmap();
    let place = |route, element: &str| Place {
        route,
        element: element.to_owned(),
    };
    if !figures.items.is_empty() {
        let as_of = insight.plan().details.as_of;
        let items = figures.next_up(as_of, N_ITEMS);
        let over = items.is_empty();
        return Next {
            rows: items
                .into_iter()
                .map(|item| planned(insight, item, as_of))
                .collect(),
            said: match over {
                true => {
                    "Everything on the roadmap ends before the day for which the plan's data hold."
                }
                false => "",
            },
            on: match over {
                true => (place(Route::Details, "details-asOf"), "Change the day"),
                false => (
                    place(Route::Roadmap(None), "roadmap-items"),
                    "Open the roadmap",
                ),
            },
        };
    }
    let known = insight.standing().ground != Ground::Nothing;
    let rows = if known {
        first_steps(insight)
    } else {
        Vec::new()
    };
    Next {
        said: match (known, rows.is_empty()) {
            (false, _) => "The quick check names the first three steps.",
            (true, true) => "Nothing is missing up to your targets.",
            (true, false) => "First steps, until a roadmap is accepted.",
        },
        rows,
        on: match known {
            false => (place(Route::QuickCheck, ""), "Start the quick check"),
            true => (place(Route::Gaps(None), ""), "See the gaps"),
        },
    }
}

fn planned(insight: &Insight, item: &ItemFigures, as_of: Date) -> Row {
    let phases = insight.catalog().phases.iter();
    let phase = phases.map(|phase| phase.name).nth(item.phase).unwrap_or("");
    let (year, ..) = item.start.parts();
    let running = item.start < as_of;
    let start = match year == as_of.parts().0 {
        true => item.start.short(),
        false => [&item.start.short(), " ", &year.to_string()].concat(),
    };
    Row {
        title: item.title.clone(),
        line: [phase, " · ", &days(item.work.mean())].concat(),
        pill: Some(match (item.late, running) {
            (Some(Late::Work), _) => ("Ends after the event".to_owned(), Tone::Warn),
            (Some(Late::Claim), _) => ("Counts after the event".to_owned(), Tone::Warn),
            (_, true) => (["Since ", &start].concat(), Tone::Accent),
            _ => (["Starts ", &start].concat(), Tone::Plain),
        }),
        route: Some(Route::Roadmap(Some(item.item))),
    }
}

fn first_steps(insight: &Insight) -> Vec<Row> {
    let catalog = insight.catalog();
    let row = |step: crate::insight::NextStep| {
        let initiative = &catalog[step.initiative];
        let first = match step.verify_first {
            true => "First, verify what already exists (half a day).",
            false => initiative.steps.first().map_or("", |step| step.what.text()),
        };
        Row {
            title: initiative.title.to_owned(),
            line: [&days(step.days), " · ", first].concat(),
            pill: None,
            route: None,
        }
    };
    next_steps(insight, N_STEPS).into_iter().map(row).collect()
}
