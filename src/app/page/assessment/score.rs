//! What the answers of one dimension add up to, and what would lift it.

use super::question::route_to;
use crate::app::explain::Explain;
use crate::app::page::scale::{five, five_level, level_name};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Bar, Pill, Shares, Tone};
use crate::catalog::{Dimension, Idx, Practice};
use crate::insight::explain::Subject;
use crate::insight::findings::{confidence_percent, coverage_percent};
use crate::insight::{AIMS, ANSWERS, DimensionScore, Now, Rating, Score};
use leptos::prelude::*;

/// The column beside the questions of a dimension.
#[component]
pub fn ScoreColumn(
    /// The dimension.
    dimension: Idx<Dimension>,
) -> impl IntoView {
    let session = Session::here();
    let score = session.derive(&ANSWERS, move |insight| {
        insight.scores().of(dimension).clone()
    });
    let rated = Memo::new(move |_| score.with(|score| score.rating.is_some()));
    view! {
        <section class="card result-card" aria-labelledby="this-dimension">
            <h2 id="this-dimension" class="card-label">"This dimension"</h2>
            <Show
                when=move || rated.get()
                fallback=|| view! {
                    <p>"None of its practices applies here, so it has no score and is left out of the overall score."</p>
                }
            >
                <Numbers dimension score/>
            </Show>
        </section>
        <Lifts dimension/>
    }
}

#[component]
fn Numbers(dimension: Idx<Dimension>, score: Signal<DimensionScore>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let target = session.derive(&AIMS, move |insight| {
        let target = insight.targets().of(dimension);
        (target.target, target.plan_target)
    });
    // What the rating says, kept apart so that the elements stay while it changes.
    let of = move |read: fn(&Rating) -> String| {
        move || score.with(|score| score.rating.as_ref().map(read).unwrap_or_default())
    };
    // The one value that every page shows of this dimension.
    let known = session.derive(&ANSWERS, move |insight| insight.known().of(dimension));
    let measured = move || matches!(known.get(), Now::Few(_) | Now::Scored(_));
    let if_measured = move |read: fn(&Rating) -> String| {
        let text = of(read);
        move || if measured() { text() } else { "–".to_owned() }
    };
    let level = Signal::derive(move || known.get().level().unwrap_or(0));
    let shares = Signal::derive(move || {
        let target = Some(five_level(target.get().0));
        let now = known.get().score();
        let rated = |rating: &Rating| Shares {
            value: now.map_or(0, five),
            range: measured().then(|| (five(rating.claimed), five(rating.possible))),
            target,
            level: level.get(),
        };
        score.with(|score| score.rating.as_ref().map(rated).unwrap_or_default())
    });
    let range = move || {
        match known.get() {
            Now::Indicated(_) => {
                return "From the quick check's one answer: the other questions measure it"
                    .to_owned();
            }
            Now::Open => return "Its first answer gives a number".to_owned(),
            Now::Left | Now::Few(_) | Now::Scored(_) => {}
        }
        score.with(|score| match (score.counts.unknown(), &score.rating) {
            (0, _) | (_, None) => "Every question is answered".to_owned(),
            (_, Some(rating)) => {
                format!(
                    "Up to {} if all that is open were in place",
                    rating.possible.text(1)
                )
            }
        })
    };
    let in_words = Signal::derive(move || {
        let numbers = of(|rating| {
            format!(
                "{} of 5, possibly {}",
                rating.claimed.text(1),
                rating.possible.text(1)
            )
        });
        let numbers = match known.get() {
            now @ Now::Indicated(_) => [&now.text(1), " of 5"].concat(),
            Now::Open => "Not assessed yet".to_owned(),
            Now::Left | Now::Few(_) | Now::Scored(_) => numbers(),
        };
        format!("{numbers}; target {}", target.get().0)
    });
    let aimed = move || match target.get() {
        (target, plan) if target == plan => format!("level {target}"),
        (target, plan) => format!("level {target}; {plan} in this plan"),
    };
    let coverage = move || {
        score.with(|score| {
            let rating = score.rating.as_ref()?;
            Some(format!("{}%", coverage_percent(catalog, rating.coverage)))
        })
    };
    let confidence = move || {
        score.with(|score| {
            let rating = score.rating.as_ref()?;
            let percent = confidence_percent(catalog, rating.confidence);
            Some(format!(
                "{percent}%, {}",
                catalog[rating.confidence_label].label
            ))
        })
    };
    let sentence = |id: &str| {
        catalog
            .sentence(id)
            .map_or("", |idx| catalog[idx].text.text())
    };
    let explained = move || match known.get() {
        Now::Indicated(_) => Subject::QuickIndication(dimension),
        _ => Subject::Score(dimension),
    };
    let (insufficient, tailored) = (sentence("insufficient-answers"), sentence("tailored"));
    view! {
        <p class="figure">
            <strong>{move || known.get().text(1)}</strong> " "
            {move || known.get().score().map(|_| "of 5 ")}
            {move || known.get().score().map(|_| view! { <Explain subject=explained() what="the score"/> })}
        </p>
        <p>{move || known.get().score().map(|_| level_name(catalog, level.get()))}</p>
        <p class="quiet-text">{range}</p>
        <Bar shares text=in_words/>
        <Show when=move || score.with(|score| score.rating.as_ref().is_some_and(|rating| rating.insufficient))>
            <Pill text=insufficient tone=Tone::Warn/>
        </Show>
        <Show when=move || score.with(|score| score.tailored)>
            <Pill text=tailored tone=Tone::Warn/>
        </Show>
        <dl class="facts numbers">
            <dt>"Evidenced"</dt>
            <dd>{if_measured(|rating| rating.evidenced.text(1))} " " <Explain subject=Subject::Evidenced(dimension) what="the evidenced score"/></dd>
            <dt>"Target"</dt>
            <dd><a href=Route::Gaps(Some(catalog[dimension].id.to_owned())).to_string()>{aimed}</a></dd>
            <dt>"Coverage"</dt>
            <dd>{coverage} " " <Explain subject=Subject::Coverage(dimension) what="the coverage"/></dd>
            <dt>"Confidence"</dt>
            <dd>{confidence} " " <Explain subject=Subject::Confidence(dimension) what="the confidence"/></dd>
        </dl>
    }
}

/// A practice of the way up, and what it brings if it alone is put in place.
#[derive(Clone, Copy, PartialEq)]
struct Step {
    practice: Idx<Practice>,
    gain: Option<Score>,
}

/// The practices that lift the dimension to its next level.
#[component]
fn Lifts(dimension: Idx<Dimension>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let at = dimension.position();
    let climb = session.derive(&ANSWERS, move |insight| {
        let findings = insight.findings();
        let climb = findings.climbs[at].as_ref()?;
        // Counted from the answers alone, which say less than the indication that is shown.
        if insight.known().of(dimension).is_indicated() {
            return None;
        }
        let gain = |practice| {
            let lift = findings.lifts[at]
                .iter()
                .find(|lift| lift.practice == practice);
            lift.map(|lift| lift.gain)
        };
        let step = |&practice: &Idx<Practice>| Step {
            practice,
            gain: gain(practice),
        };
        Some((
            climb.level,
            climb.practices.iter().map(step).collect::<Vec<_>>(),
        ))
    });
    let practices = move || {
        climb.with(|climb| {
            let steps = climb.iter().flat_map(|(_, steps)| steps);
            steps.map(|step| step.practice).collect::<Vec<_>>()
        })
    };
    let row = move |practice: Idx<Practice>| {
        let gain = move || {
            climb.with(|climb| {
                let mut steps = climb.iter().flat_map(|(_, steps)| steps);
                let step = steps.find(|step| step.practice == practice)?;
                let gain = step
                    .gain
                    .map(|gain| gain.text(1))
                    .filter(|gain| gain != "0.0");
                Some(match gain {
                    Some(gain) => format!("+{gain} on its own"),
                    None => "counts once those above are in place".to_owned(),
                })
            })
        };
        view! {
            <li>
                <a href=route_to(catalog, practice).to_string()>{catalog[practice].title.text()}</a>
                <p class="quiet-text">{gain}</p>
            </li>
        }
    };
    let next = move || climb.with(|climb| climb.as_ref().map_or(0, |(level, _)| *level));
    view! {
        <Show when=move || climb.with(Option::is_some)>
            <section class="card" aria-labelledby="lifts">
                <h2 id="lifts">{move || format!("What lifts it to level {}", next())}</h2>
                <ol class="lifts">
                    <For each=practices key=|practice| *practice children=row/>
                </ol>
            </section>
        </Show>
    }
}
