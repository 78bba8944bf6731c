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
use crate::insight::{ANSWERS, Basis, Insight, Now, Overall, Scores, headline};
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

/// The headline as this page shows it.
#[derive(Clone, Default, PartialEq)]
struct Shown {
    score: String,
    source: String,
    level: u8,
    shares: Shares,
    in_words: String,
    confidence: String,
    /// What the answers alone give, where that is not the headline.
    so_far: String,
    measured: bool,
}

fn shown(insight: &Insight) -> Shown {
    let (catalog, scores) = (insight.catalog(), insight.scores());
    let Some(headline) = insight.headline() else {
        return Shown::default();
    };
    let (low, high) = (headline.low.text(1), headline.high.text(1));
    let measured = headline.basis == Basis::Measured;
    let label = catalog[headline.confidence_label].label;
    Shown {
        score: headline.text(),
        source: match headline.basis {
            Basis::Indicated => [
                "Estimated from the quick check, probably ",
                &low,
                " to ",
                &high,
            ]
            .concat(),
            _ => String::new(),
        },
        level: headline.level,
        shares: Shares {
            value: five(headline.score),
            range: Some((five(headline.low), five(headline.high))),
            target: None,
            level: headline.level,
        },
        in_words: match headline.basis {
            Basis::Indicated => {
                [&headline.text(), " of 5, probably ", &low, " to ", &high].concat()
            }
            _ => [&headline.text(), " of 5, possibly ", &high].concat(),
        },
        confidence: format!("{}%, {label}", headline.percent(catalog)),
        so_far: headline::so_far(catalog, scores, Some(headline)).unwrap_or_default(),
        measured,
    }
}

#[component]
fn OverallNumbers(scores: Signal<Scores>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let shown = session.derive(&ANSWERS, shown);
    let text = move |read: fn(&Shown) -> String| Signal::derive(move || shown.with(read));
    let of = move |read: fn(&Overall) -> String| {
        Signal::derive(move || {
            scores.with(|scores| scores.overall.as_ref().map(read).unwrap_or_default())
        })
    };
    let measured = Memo::new(move |_| shown.with(|shown| shown.measured));
    let begun = Memo::new(move |_| shown.with(|shown| !shown.score.is_empty()));
    let level = Signal::derive(move || shown.with(|shown| shown.level));
    let cap = move || {
        let overall = scores.with(|scores| scores.overall.clone())?;
        (measured.get() && overall.capped()).then(|| {
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
    let provisional = move || {
        let overall = scores.with(|scores| scores.overall.clone());
        overall.is_some_and(|overall| overall.provisional)
    };
    let explained = move || match measured.get() {
        true => Subject::OverallLevel,
        false => Subject::QuickEstimate,
    };
    let sentence = catalog
        .sentence("provisional")
        .map_or("", |idx| catalog[idx].text.text());
    view! {
        <div class="result-card">
            <Show when=move || begun.get() fallback=|| view! { <p class="figure unknown"><strong>"Not assessed yet"</strong></p> }>
                <p class="figure"><strong>{text(|shown| shown.score.clone())}</strong> " of 5"</p>
                <p>
                    {move || level_name(catalog, level.get())} " "
                    {move || view! { <Explain subject=explained() what="the level"/> }}
                </p>
                <p class="quiet-text">{text(|shown| shown.source.clone())}</p>
                <Bar shares=Signal::derive(move || shown.with(|shown| shown.shares)) text=text(|shown| shown.in_words.clone())/>
                <LevelScale level/>
                <p>{cap}</p>
            </Show>
            <Show when=provisional>
                <p><Pill text=sentence tone=Tone::Warn/></p>
            </Show>
            <Show
                when=move || measured.get()
                fallback=move || view! {
                    <h3>"How sure is this"</h3>
                    <p class="quiet-text">{text(|shown| shown.so_far.clone())}</p>
                    <dl class="facts numbers">
                        <dt>"Coverage"</dt>
                        <dd>{coverage} " " <Explain subject=Subject::OverallCoverage what="the coverage"/></dd>
                        <dt>"Confidence"</dt>
                        <dd>{text(|shown| shown.confidence.clone())}</dd>
                    </dl>
                }
            >
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
                    <dd>{text(|shown| shown.confidence.clone())} " " <Explain subject=Subject::OverallConfidence what="the confidence"/></dd>
                </dl>
            </Show>
        </div>
    }
}

#[component]
fn DimensionTable(scores: Signal<Scores>) -> impl IntoView {
    let catalog = Session::here().catalog;
    let session = Session::here();
    let row = move |dimension: Idx<Dimension>| {
        let now = session.derive(&ANSWERS, move |insight| insight.known().of(dimension));
        let measured = move || matches!(now.get(), Now::Few(_) | Now::Scored(_));
        let rating = Memo::new(move |_| scores.with(|scores| scores.of(dimension).rating.clone()));
        let number = move |read: fn(&crate::insight::Rating) -> String| {
            move || {
                let rating = rating.get().filter(|_| measured());
                rating.as_ref().map_or_else(|| "–".to_owned(), read)
            }
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
                <td class="number">{move || now.get().text(1)}</td>
                <td class="number">{move || level_text(now.get())}</td>
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

/// The level of a dimension for a cell of the table.
fn level_text(now: Now) -> String {
    match (now, now.level()) {
        (_, None) => "–".to_owned(),
        (Now::Indicated(_), Some(level)) => "about ".to_owned() + &level.to_string(),
        (_, Some(level)) => level.to_string(),
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
