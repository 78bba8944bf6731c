//! The phases: when, how much, and the maturity to expect at the end of each.

use crate::app::page::scale::level_name;
use crate::app::session::Session;
use crate::app::ui::{Bar, Shares, TableFrame};
use crate::document::words::{about_money, days};
use crate::insight::{EVERYTHING, Insight};
use leptos::prelude::*;

/// What a row says.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    name: &'static str,
    theme: &'static str,
    dates: String,
    items: usize,
    work: String,
    /// Share of all work, in thousandths and in words.
    share: (u16, String),
    cost: String,
    expected: String,
    level: String,
}

fn rows(insight: &Insight) -> Vec<Row> {
    let (catalog, figures) = (insight.catalog(), insight.roadmap());
    let row = |phase: &crate::insight::PhaseFigures| {
        let entry = &catalog[phase.phase];
        let share = figures.share(phase);
        let expected = phase.expected.as_ref();
        let if_any = |text: String| {
            if phase.items.is_empty() {
                "–".to_owned()
            } else {
                text
            }
        };
        Row {
            name: entry.name,
            theme: entry.theme.text(),
            dates: match phase.end {
                Some(end) => super::view::from_to(phase.start, end),
                None => "from ".to_owned() + &phase.start.medium(),
            },
            items: phase.items.len(),
            work: if_any(days(phase.work.mean())),
            share: (
                u16::try_from(share.rounded(3)).unwrap_or(0),
                share.percent(),
            ),
            cost: if_any(about_money(insight.plan(), phase.cost.likely())),
            expected: expected.map_or("–".to_owned(), |expected| {
                insight.known().expected_text(expected.overall)
            }),
            level: expected.map_or(String::new(), |expected| {
                level_name(catalog, expected.level)
            }),
        }
    };
    figures.phases.iter().map(row).collect()
}

/// The card.
#[component]
pub fn Phases() -> impl IntoView {
    let rows = Session::here().derive(&EVERYTHING, rows);
    let row = |row: Row| {
        let (share, percent) = row.share;
        let shares = Shares {
            value: share,
            level: 3,
            ..Shares::default()
        };
        let text = percent.clone() + " of all work";
        view! {
            <tr>
                <th scope="row">{row.name} <span class="quiet-text">{row.theme}</span></th>
                <td>{row.dates}</td>
                <td class="number">{row.items}</td>
                <td class="number">{row.work}</td>
                <td class="phase-share"><Bar shares text/> <span aria-hidden="true">{percent}</span></td>
                <td class="number">{row.cost}</td>
                <td>{row.expected} " " <span class="quiet-text">{row.level}</span></td>
            </tr>
        }
    };
    view! {
        <section class="card" aria-labelledby="phases">
            <h2 id="phases">"Phases"</h2>
            <TableFrame label="Table of the phases">
                <table class="table phases">
                    <thead>
                        <tr>
                            <th scope="col">"Phase"</th>
                            <th scope="col">"Dates"</th>
                            <th scope="col" class="number">"Initiatives"</th>
                            <th scope="col" class="number">"Work (days)"</th>
                            <th scope="col">"Share of the work"</th>
                            <th scope="col" class="number">"Cost of people"</th>
                            <th scope="col">"Maturity at its end"</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || rows.get() key=Row::clone children=row/>
                    </tbody>
                </table>
            </TableFrame>
            <p class="quiet-text roadmap-key">"An initiative belongs to the phase in which it starts. The maturity counts a practice from the week in which it may honestly be claimed."</p>
        </section>
    }
}
