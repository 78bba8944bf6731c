//! Maturity by dimension: where each one is, and where it is to go.

use crate::app::explain::Explain;
use crate::app::page::scale::{five, five_level, level_name};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Bar, Shares};
use crate::catalog::{Catalog, Dimension, Idx};
use crate::insight::explain::Subject;
use crate::insight::{AIMS, Ground, Now, Stand};
use leptos::prelude::*;

/// The card.
#[component]
pub fn ByDimension() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let ground = session.derive(&AIMS, |insight| insight.standing().ground);
    let indicated = session.derive(&AIMS, |insight| insight.known().any_indicated());
    let explain = move || match ground.get() {
        Ground::Nothing => None,
        Ground::Quick => Some(Subject::QuickEstimate),
        Ground::Assessment => Some(Subject::Overall),
    };
    let remark = Signal::derive(move || match ground.get() {
        Ground::Nothing => "Nothing is answered yet; the targets are proposed. ",
        Ground::Quick => "A rough sketch: one answer for each dimension. ",
        Ground::Assessment if indicated.get() => "About: only the quick question is answered. ",
        Ground::Assessment => "",
    });
    view! {
        <section class="card" aria-labelledby="by-dimension">
            <div class="card-head">
                <h2 id="by-dimension">"Maturity by dimension"</h2>
                {move || explain().map(|subject| view! { <Explain subject what="these scores"/> })}
            </div>
            <ul class="bar-rows">
                {catalog.dimensions.indices().map(|dimension| view! { <Row dimension/> }).collect_view()}
            </ul>
            <p class="quiet-text">{remark} "Bar: today · line: end target · numbers: today → end target"</p>
        </section>
    }
}

#[component]
fn Row(dimension: Idx<Dimension>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let stand = session.derive(&AIMS, move |insight| {
        insight.standing().dimensions[dimension.position()]
    });
    let number = Signal::derive(move || number(stand.get()));
    let words = Signal::derive(move || words(catalog, stand.get()));
    let href = Signal::derive(move || {
        let id = Some(catalog[dimension].id.to_owned());
        // What is not known is asked for; what is known has a gap or none.
        match stand.get().now {
            Now::Scored(_) => Route::Gaps(id),
            _ => Route::Assessment(id, None),
        }
        .to_string()
    });
    let shares = Signal::derive(move || {
        let Stand { now, target, .. } = stand.get();
        let score = now.score();
        Shares {
            value: score.map_or(0, five),
            range: None,
            target: (now != Now::Left).then(|| five_level(target)),
            level: score.map_or(0, |score| score.level()),
        }
    });
    view! {
        <li class="bar-row">
            <a href=href>{catalog[dimension].name}</a>
            <Bar shares text=words/>
            <span class="number" aria-hidden="true">{number}</span>
        </li>
    }
}

/// "2.6 → 4.0".
fn number(stand: Stand) -> String {
    if stand.now == Now::Left {
        return "not applicable".to_owned();
    }
    let now = stand.now.text(1);
    [&now, " → ", &stand.target.to_string(), ".0"].concat()
}

/// The same for screen readers: "2.6 of 5, Level 2 · Repeatable, end target 4".
fn words(catalog: &Catalog, stand: Stand) -> String {
    let scored = |score: crate::insight::Score, how: &str| {
        let level = level_name(catalog, score.level());
        [how, &score.text(1), " of 5, ", &level].concat()
    };
    let now = match stand.now {
        Now::Left => return "Not applicable".to_owned(),
        Now::Open => "Not assessed yet".to_owned(),
        Now::Indicated(score) => scored(score, "About "),
        Now::Few(score) => scored(score, "From few answers "),
        Now::Scored(score) => scored(score, ""),
    };
    [&now, ", end target ", &stand.target.to_string()].concat()
}
