//! What finished work says of the rest: what it took of its estimates, and how much is finished a
//! week.

mod counts;

use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Check, TableFrame};
use crate::command::{Command, Topic};
use crate::document::words::{count, days};
use crate::insight::Insight;
use crate::insight::calibration::Calibration;
use crate::plan::{ItemId, ItemState};
use counts::Counts;
use leptos::prelude::*;

/// What decides how estimates compare.
const READS: [Topic; 4] = [
    Topic::Roadmap,
    Topic::Resources,
    Topic::Details,
    Topic::Progress,
];

/// A finished initiative: its title, what it was thought to take, what it took, and the ratio.
#[derive(Clone, PartialEq)]
struct Row {
    id: ItemId,
    title: String,
    estimate: String,
    spent: String,
    ratio: String,
}

/// What is said of estimates.
#[derive(Clone, PartialEq)]
struct Said {
    rows: Vec<Row>,
    /// What finished work took on average; what is missing where nothing can be compared.
    text: String,
    /// What is left to state.
    missing: Option<String>,
}

fn said(insight: &Insight) -> Said {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let found = Calibration::new(catalog, plan);
    let items = &plan.roadmap.items;
    let done = items
        .iter()
        .filter(|item| item.state == ItemState::Done && item.duration.is_none())
        .count();
    let row = |one: &crate::insight::calibration::Finished| {
        let item = items.iter().find(|item| item.id == one.item)?;
        Some(Row {
            id: one.item,
            title: item.title_in(catalog).to_owned(),
            estimate: days(one.estimate),
            spent: days(one.spent),
            ratio: one.ratio.text(2),
        })
    };
    let unstated = done - found.finished.len();
    let lack = if unstated == 1 { " lacks " } else { " lack " };
    let missing =
        (unstated > 0).then(|| {
            [
            &count(unstated, "initiative that is done", "initiatives that are done"),
            lack,
            "an estimate or the work spent. State both under Steps and progress to compare them.",
        ]
        .concat()
        });
    let nothing = "Nothing is finished yet. When an initiative is done, state the work spent on it: what it took is then held against its estimate.";
    Said {
        rows: found.finished.iter().filter_map(row).collect(),
        text: found.text().unwrap_or_else(|| match missing {
            Some(_) => "There is nothing to compare yet.".to_owned(),
            None => nothing.to_owned(),
        }),
        missing,
    }
}

/// The card.
#[component]
pub fn Finished() -> impl IntoView {
    let session = Session::here();
    let said = session.derive(&READS, said);
    let any = Memo::new(move |_| said.with(|said| !said.rows.is_empty()));
    let calibrated = session.signal(Topic::Progress, |plan| plan.progress.calibrated);
    let on = session.chosen(|on, _| Command::SetCalibrated(on));
    let row = |row: Row| {
        let to = Route::Roadmap(Some(row.id)).to_string();
        view! {
            <tr>
                <th scope="row"><a href=to>{row.title}</a></th>
                <td class="number">{row.estimate}</td>
                <td class="number">{row.spent}</td>
                <td class="number">{row.ratio}</td>
            </tr>
        }
    };
    view! {
        <section class="card finished" aria-labelledby="roadmap-finished">
            <div class="card-head"><h2 id="roadmap-finished" tabindex="-1">"What finished work says"</h2></div>
            <h3>"Estimates and what they took"</h3>
            <p>{move || said.with(|said| said.text.clone())}</p>
            <p class="quiet-text">{move || said.with(|said| said.missing.clone())}</p>
            <Show when=move || any.get()>
                <TableFrame label="Finished initiatives">
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">"Finished initiative"</th>
                                <th scope="col" class="number">"Estimated (days)"</th>
                                <th scope="col" class="number">"Spent (days)"</th>
                                <th scope="col" class="number">"Spent / estimated"</th>
                            </tr>
                        </thead>
                        <tbody>{move || said.get().rows.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </TableFrame>
            </Show>
            <Show when=move || any.get() || calibrated.get()>
                <Check label="Calibrate the forecast by finished work" value=calibrated on/>
                <p class="hint">"The work that is left is then taken to need as many times its estimates as finished work did. The schedule stays as you accepted it."</p>
            </Show>
            <Counts/>
        </section>
    }
}
