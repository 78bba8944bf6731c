//! The scale of levels, and numbers on it, as every page shows them.

use crate::app::session::Session;
use crate::catalog::Catalog;
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::insight::{Ratio, Score};
use leptos::prelude::*;

/// Where a score lies on a bar from 0 to 5, in thousandths of its width.
#[must_use]
pub fn five(score: Score) -> u16 {
    let thousandths = score.0.times(Ratio::new(1_000, HIGHEST_LEVEL.into()));
    u16::try_from(thousandths.rounded(0)).unwrap_or(0)
}

/// Where a level lies on a bar from 0 to 5, in thousandths of its width.
#[must_use]
pub fn five_level(level: u8) -> u16 {
    five(Score(Ratio::new(level.into(), 1)))
}

/// A level with its name: "Level 2 · Repeatable".
#[must_use]
pub fn level_name(catalog: &Catalog, level: u8) -> String {
    let name = catalog.level_of_rank(level).map_or("", |level| level.name);
    format!("Level {level} · {name}")
}

/// Person-days in words: "about 8 days".
#[must_use]
pub fn days(amount: Ratio) -> String {
    match amount.rounded(0) {
        ..=0 => "less than a day".to_owned(),
        1 => "about 1 day".to_owned(),
        days => format!("about {days} days"),
    }
}

/// The five levels in a row, with the one that is reached. Decorates a bar
/// whose text says the same.
#[component]
pub fn LevelScale(
    /// The level that is reached, 0 to 5.
    #[prop(into)]
    level: Signal<u8>,
) -> impl IntoView {
    let catalog = Session::here().catalog;
    let named = move |rank: u8| {
        let name = catalog.level_of_rank(rank).map_or("", |level| level.name);
        view! { <li class:reached=move || rank == level.get()>{rank} " " {name}</li> }
    };
    view! {
        <ol class="level-scale" aria-hidden="true">
            {(1..=HIGHEST_LEVEL).map(named).collect_view()}
        </ol>
    }
}
