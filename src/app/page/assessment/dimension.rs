//! The questions of one dimension, by level.

use super::place::{Neighbours, Place};
use super::question::Question;
use crate::app::session::Session;
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Dimension, Idx};
use crate::insight::ANSWERS;
use leptos::prelude::*;

/// The card with the questions.
#[component]
pub fn DimensionQuestions(
    /// The dimension.
    dimension: Idx<Dimension>,
) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let entry = &catalog[dimension];
    let counts = session.derive(&ANSWERS, move |insight| {
        insight.scores().of(dimension).counts
    });
    let answered = move || {
        format!(
            "{} of {} answered",
            counts.get().given(),
            counts.get().all()
        )
    };
    let level = move |rank: u8| {
        let practices = catalog.practices_of(dimension, rank);
        let name = catalog.level_of_rank(rank).map_or("", |level| level.name);
        (!practices.is_empty()).then(|| view! {
            <section class="level-group">
                <h3>
                    <span class=format!("level-mark l{rank}") aria-hidden="true"></span>
                    {format!("Level {rank} · {name}")}
                </h3>
                <p class="quiet-text">{entry.descriptor(rank)}</p>
                <ul class="questions">
                    {practices.iter().map(|&practice| view! { <li><Question practice/></li> }).collect_view()}
                </ul>
            </section>
        })
    };
    view! {
        <section class="card" aria-labelledby="place-name">
            <div class="card-head">
                <h2 id="place-name" tabindex="-1">{entry.name}</h2>
                <p class="quiet-text">{answered}</p>
            </div>
            <p class="quiet-text">{entry.why.text()}</p>
            {(1..=HIGHEST_LEVEL).map(level).collect_view()}
            <Neighbours place=Place::Dimension(dimension)/>
        </section>
    }
}
