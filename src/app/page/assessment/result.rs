//! What all answers add up to, and what does not add up.

use super::place::{Neighbours, Place};
use super::question::route_to;
use crate::app::explain::Explain;
use crate::app::page::answering::label_of;
use crate::app::page::scale::{LevelScale, five, level_name};
use crate::app::session::Session;
use crate::app::ui::{Bar, Pill, Shares, TableFrame, Tone, look_only};
use crate::catalog::{Dimension, Idx};
use crate::command::{Command, Topic};
use crate::insight::explain::Subject;
use crate::insight::findings::{confidence_percent, coverage_percent};
use crate::insight::{ANSWERS, Overall, Scores};
use crate::plan::PracticeId;
use leptos::prelude::*;

/// The card with the result.
#[component]
pub fn ResultPanel() -> impl IntoView {
    let session = Session::here();
    let scores = session.derive(&ANSWERS, |insight| insight.scores().clone());
    let rated = Memo::new(move |_| scores.with(|scores| scores.overall.is_some()));
    view! {
        <section class="card stack" aria-labelledby="place-name">
            <h2 id="place-name" tabindex="-1">"Result"</h2>
            <Show
                when=move || rated.get()
                fallback=|| view! { <p>"No practice applies, so there is no score."</p> }
            >
                <OverallNumbers scores/>
            </Show>
            <DimensionTable scores/>
            <Contradictions scores/>
            <NotApplicable scores/>
            <Unknown/>
            <Neighbours place=Place::Result/>
        </section>
    }
}

#[component]
fn OverallNumbers(scores: Signal<Scores>) -> impl IntoView {
    let catalog = Session::here().catalog;
    // What the overall numbers say, kept apart so that the elements stay while they change.
    let of = move |read: fn(&Overall) -> String| {
        move || scores.with(|scores| scores.overall.as_ref().map(read).unwrap_or_default())
    };
    let level = Signal::derive(move || {
        scores.with(|scores| scores.overall.as_ref().map_or(0, |overall| overall.level))
    });
    let shares = Signal::derive(move || {
        let shares = |overall: &Overall| Shares {
            value: five(overall.claimed),
            range: Some((five(overall.claimed), five(overall.possible))),
            target: None,
            level: overall.level,
        };
        scores.with(|scores| scores.overall.as_ref().map(shares).unwrap_or_default())
    });
    let in_words = of(|overall| {
        format!(
            "{} of 5, possibly {}",
            overall.claimed.text(1),
            overall.possible.text(1)
        )
    });
    let cap = move || {
        let overall = scores.with(|scores| scores.overall.clone())?;
        overall.capped().then(|| {
            format!(
                "The mean alone would be level {}. {} is at level {}, and the overall level is at most two above the lowest dimension.",
                overall.level_of_mean,
                catalog[overall.lowest].name,
                overall.cap.saturating_sub(2),
            )
        })
    };
    let coverage = move || {
        let overall = scores.with(|scores| scores.overall.clone())?;
        Some(format!("{}%", coverage_percent(catalog, overall.coverage)))
    };
    let confidence = move || {
        let overall = scores.with(|scores| scores.overall.clone())?;
        let percent = confidence_percent(catalog, overall.confidence);
        Some(format!(
            "{percent}%, {}",
            catalog[overall.confidence_label].label
        ))
    };
    let provisional = move || {
        let overall = scores.with(|scores| scores.overall.clone());
        overall.is_some_and(|overall| overall.provisional)
    };
    let sentence = catalog
        .sentence("provisional")
        .map_or("", |idx| catalog[idx].text.text());
    view! {
        <div class="result-card">
            <p class="figure"><strong>{of(|overall| overall.claimed.text(1))}</strong> " of 5"</p>
            <p>{move || level_name(catalog, level.get())} " " <Explain subject=Subject::OverallLevel what="the level"/></p>
            <Bar shares text=Signal::derive(in_words)/>
            <LevelScale level/>
            <p>{cap}</p>
            <Show when=provisional>
                <p><Pill text=sentence tone=Tone::Warn/></p>
            </Show>
            <dl class="facts numbers">
                <dt>"Score"</dt>
                <dd>{of(|overall| overall.claimed.text(1))} " " <Explain subject=Subject::Overall what="the score"/></dd>
                <dt>"Evidenced"</dt>
                <dd>{of(|overall| overall.evidenced.text(1))} " " <Explain subject=Subject::OverallEvidenced what="the evidenced score"/></dd>
                <dt>"Possible"</dt>
                <dd>{of(|overall| overall.possible.text(1))} " " <Explain subject=Subject::OverallPossible what="the possible score"/></dd>
                <dt>"Coverage"</dt>
                <dd>{coverage} " " <Explain subject=Subject::OverallCoverage what="the coverage"/></dd>
                <dt>"Confidence"</dt>
                <dd>{confidence} " " <Explain subject=Subject::OverallConfidence what="the confidence"/></dd>
            </dl>
        </div>
    }
}

#[component]
fn DimensionTable(scores: Signal<Scores>) -> impl IntoView {
    let catalog = Session::here().catalog;
    let row = move |dimension: Idx<Dimension>| {
        let rating = Memo::new(move |_| scores.with(|scores| scores.of(dimension).rating.clone()));
        let number = move |read: fn(&crate::insight::Rating) -> String| {
            move || rating.with(|rating| rating.as_ref().map_or_else(|| "–".to_owned(), read))
        };
        let percents = move || {
            rating.get().map(|rating| {
                let coverage = coverage_percent(catalog, rating.coverage);
                let confidence = confidence_percent(catalog, rating.confidence);
                (format!("{coverage}%"), format!("{confidence}%"))
            })
        };
        view! {
            <tr>
                <th scope="row">
                    <a href=Place::Dimension(dimension).route(catalog).to_string()>{catalog[dimension].name}</a>
                </th>
                <td class="number">{number(|rating| rating.claimed.text(1))}</td>
                <td class="number">{number(|rating| rating.level.to_string())}</td>
                <td class="number">{number(|rating| rating.evidenced.text(1))}</td>
                <td class="number">{number(|rating| rating.possible.text(1))}</td>
                <td class="number">{move || percents().map(|(coverage, _)| coverage)}</td>
                <td class="number">{move || percents().map(|(_, confidence)| confidence)}</td>
            </tr>
        }
    };
    view! {
        <TableFrame label="Scores by dimension">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Dimension"</th>
                        <th scope="col" class="number">"Score"</th>
                        <th scope="col" class="number">"Level"</th>
                        <th scope="col" class="number">"Evidenced"</th>
                        <th scope="col" class="number">"Possible"</th>
                        <th scope="col" class="number">"Coverage"</th>
                        <th scope="col" class="number">"Confidence"</th>
                    </tr>
                </thead>
                <tbody>{catalog.dimensions.indices().map(row).collect_view()}</tbody>
            </table>
        </TableFrame>
    }
}

/// Pairs of answers that cannot both be true.
#[component]
fn Contradictions(scores: Signal<Scores>) -> impl IntoView {
    let catalog = Session::here().catalog;
    let pairs = move || scores.with(|scores| scores.contradictions.clone());
    view! {
        <div>
            <h3>"Contradictions"</h3>
            <Show when=move || pairs().is_empty()>
                <p class="quiet-text">"None: no yes builds on a no."</p>
            </Show>
            <ul class="plain">
                <For each=pairs key=|pair| (pair.yes, pair.no) let:pair>
                    <li>
                        <a href=route_to(catalog, pair.yes).to_string()>{catalog[pair.yes].title.text()}</a>
                        " is a yes, but it builds on "
                        <a href=route_to(catalog, pair.no).to_string()>{catalog[pair.no].title.text()}</a>
                        ", which is a no."
                    </li>
                </For>
            </ul>
        </div>
    }
}

/// What was said not to apply, and why.
#[component]
fn NotApplicable(scores: Signal<Scores>) -> impl IntoView {
    let catalog = Session::here().catalog;
    let left_out = move || scores.with(|scores| scores.not_applicable.clone());
    view! {
        <Show when=move || !left_out().is_empty()>
            <div>
                <h3>"Not applicable"</h3>
                <ul class="plain">
                    <For each=left_out key=|entry| (entry.practice, entry.reason.clone()) let:entry>
                        <li>
                            <a href=route_to(catalog, entry.practice).to_string()>{catalog[entry.practice].title.text()}</a>
                            ": " {entry.reason}
                        </li>
                    </For>
                </ul>
            </div>
        </Show>
    }
}

/// Answers to practices that this version does not know.
#[component]
fn Unknown() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let unknown = session.signal(Topic::Assessment, move |plan| {
        let answers = plan.assessment.answers.iter();
        let unknown = answers.filter(|(id, _)| catalog.practice(id.as_str()).is_none());
        unknown
            .map(|(id, answer)| (id.clone(), answer.choice))
            .collect::<Vec<_>>()
    });
    let remove = move |id: PracticeId| session.act(Command::SetAnswer(id, Box::default()));
    view! {
        <Show when=move || unknown.with(|unknown| !unknown.is_empty())>
            <div>
                <h3>"Practices this version does not know"</h3>
                <p class="quiet-text">"They came with a file, perhaps from a newer version. They are kept and saved again, and left out of every score."</p>
                <ul class="rows">
                    <For each=move || unknown.get() key=|(id, choice)| (id.clone(), *choice) let:entry>
                        <li class="row">
                            <span><bdi>{entry.0.to_string()}</bdi> ": " {label_of(catalog, entry.1)}</span>
                            <button
                                type="button"
                                class="button quiet"
                                aria-label=format!("Remove {}", entry.0)
                                hidden=look_only(false)
                                on:click=move |_| remove(entry.0.clone())
                            >
                                "Remove"
                            </button>
                        </li>
                    </For>
                </ul>
            </div>
        </Show>
    }
}
