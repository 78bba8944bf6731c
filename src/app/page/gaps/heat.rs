//! The heat table: how much of each level is in place, per dimension, with the
//! targets outlined, the gap and its band.

use super::route_to;
use crate::app::session::Session;
use crate::app::ui::{Pill, TableFrame, Tone};
use crate::catalog::tables::HIGHEST_LEVEL;
use crate::catalog::{Catalog, Dimension, GapBand, Idx};
use crate::insight::assumed::level_share;
use crate::insight::{AIMS, ANSWERS, Insight, Now, Ratio};
use leptos::prelude::*;

/// What one row says beside its cells.
#[derive(Clone, PartialEq)]
struct Aim {
    target: u8,
    plan_target: u8,
    edited: bool,
    gap: Option<(Idx<GapBand>, String)>,
    share: String,
}

/// The table.
#[component]
pub fn HeatTable(
    /// The dimension that is shown in detail.
    chosen: Signal<Option<Idx<Dimension>>>,
) -> impl IntoView {
    let catalog = Session::here().catalog;
    let level = |rank: u8| {
        let name = catalog.level_of_rank(rank).map_or("", |level| level.name);
        view! {
            <th scope="col" role="columnheader" class="heat-level">
                <span class="heat-rank">{rank}</span> " " <span class="heat-name">{name}</span>
            </th>
        }
    };
    let assumption = Session::here().derive(&ANSWERS, |insight| {
        let mut dimensions = insight.catalog().dimensions.indices();
        let n = dimensions.len();
        match dimensions.by_ref().filter(|&d| assumed(insight, d)).count() {
            0 => "",
            assumed if assumed == n => {
                "All of it is assumed from the quick check, because only its questions are answered. "
            }
            _ => "In italics: assumed from the quick check, where only its question is answered. ",
        }
    });
    view! {
        <div class="card">
            <h2 class="unseen">"Levels in place by dimension"</h2>
            <TableFrame label="Levels in place by dimension">
                // Said again as roles, because a phone shows it as no table.
                <table class="heat" role="table">
                    <thead role="rowgroup">
                        <tr role="row">
                            <th scope="col" role="columnheader"><span class="unseen">"Dimension"</span></th>
                            {(1..=HIGHEST_LEVEL).map(level).collect_view()}
                            <th scope="col" role="columnheader" class="number heat-way">"now → target"</th>
                            <th scope="col" role="columnheader" class="number heat-share">"share"</th>
                            <th scope="col" role="columnheader" class="number heat-gap">"gap"</th>
                        </tr>
                    </thead>
                    <tbody role="rowgroup">
                        {catalog.dimensions.indices().map(|dimension| view! { <Row dimension chosen/> }).collect_view()}
                    </tbody>
                </table>
            </TableFrame>
            <p class="quiet-text heat-key">
                "Filled: share of the level in place. "
                {move || assumption.get()}
                <span class="heat-mark target" aria-hidden="true"></span> " Outlined: the target. "
                <span class="heat-mark plan" aria-hidden="true"></span>
                " Dashed: how far this plan goes, where that is less. Share: part of all gaps, weighted. Choose a dimension to see what is missing and to change its target."
            </p>
        </div>
    }
}

#[component]
fn Row(dimension: Idx<Dimension>, chosen: Signal<Option<Idx<Dimension>>>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let aim = session.derive(&AIMS, move |insight| {
        let target = insight.targets().of(dimension);
        Aim {
            target: target.target,
            plan_target: target.plan_target,
            edited: target.edited.is_some(),
            gap: words(insight, dimension),
            // The row says already that it is assumed.
            share: target
                .gap
                .map_or(String::new(), |gap| match assumed(insight, dimension) {
                    true => gap.share.percent(),
                    false => gap.share_text(),
                }),
        }
    });
    let now = session.derive(&ANSWERS, move |insight| {
        insight.known().of(dimension).text(1)
    });
    let way = move || {
        let Aim { target, edited, .. } = aim.get();
        let now = now.get();
        format!("{now} → {target}{}", if edited { "*" } else { "" })
    };
    let edited = move || aim.get().edited.then_some(" (set by the team)");
    let share = move || aim.get().share;
    let current = move || (chosen.get() == Some(dimension)).then_some("true");
    let is_assumed = session.derive(&ANSWERS, move |insight| assumed(insight, dimension));
    let assumed = move || {
        is_assumed
            .get()
            .then_some(" (assumed from the quick check)")
    };
    view! {
        <tr role="row" class:chosen=move || chosen.get() == Some(dimension) class:assumed=is_assumed>
            <th scope="row" role="rowheader">
                <a href=route_to(session, dimension).to_string() aria-current=current>{catalog[dimension].name}</a>
                <span class="unseen">{assumed}</span>
            </th>
            {(1..=HIGHEST_LEVEL).map(|level| view! { <Cell dimension level aim/> }).collect_view()}
            <td role="cell" class="number heat-way">{way} <span class="unseen">{edited}</span></td>
            <td role="cell" class="number heat-share">{share}</td>
            <td role="cell" class="number heat-gap">{move || aim.get().gap.map(|(band, text)| view! { <BandPill band text/> })}</td>
        </tr>
    }
}

#[component]
fn Cell(dimension: Idx<Dimension>, level: u8, aim: Signal<Aim>) -> impl IntoView {
    let session = Session::here();
    let applies = session.derive(&ANSWERS, move |insight| {
        let mut practices = insight.catalog().practices_of(dimension, level).iter();
        let rated = insight.scores().of(dimension).rating.is_some();
        rated && practices.any(|&practice| insight.given().applies(practice))
    });
    let now = session.derive(&ANSWERS, move |insight| insight.known().of(dimension));
    // What is assumed from the quick check is filled in as the plan takes it.
    let filled = session.derive(&ANSWERS, move |insight| {
        let rating = insight.scores().of(dimension).rating.as_ref();
        let part = rating.map(|rating| rating.parts[usize::from(level) - 1].filled);
        match insight.known().of(dimension) {
            Now::Indicated(_) => level_share(insight.catalog(), insight.taken(), dimension, level),
            _ => Ratio::new(part.unwrap_or_default().into(), 120),
        }
    });
    let is_target = move || aim.with(|aim| aim.target == level);
    let is_plan = move || aim.with(|aim| aim.plan_target == level && aim.plan_target < aim.target);
    // Five shades; nothing in place has none.
    let class = move || match applies.get() {
        true => {
            let shades = filled.get().times(Ratio::new(5, 1));
            format!(
                "heat-cell cell-{}",
                shades.num().div_euclid(shades.den()) + i64::from(shades.den() > 1)
            )
        }
        false => "heat-cell".to_owned(),
    };
    let text = move || match applies.get() {
        true => match now.get() {
            Now::Open => "open".to_owned(),
            _ => filled.get().percent(),
        },
        false => "–".to_owned(),
    };
    let unseen = move || match (is_target(), is_plan(), applies.get()) {
        (true, _, true) => ", target",
        (true, _, false) => " not applicable, target",
        (_, true, _) => ", target of this plan",
        (_, _, false) => " not applicable",
        _ => "",
    };
    view! {
        <td role="cell">
            <span class=class class:target=is_target class:plan=is_plan>
                {text} <span class="unseen">{unseen}</span>
            </span>
        </td>
    }
}

/// Whether what is known of a dimension is the quick check's indication.
fn assumed(insight: &Insight, dimension: Idx<Dimension>) -> bool {
    insight.known().of(dimension).is_indicated()
}

/// The word for a gap, coloured.
#[component]
pub fn BandPill(
    /// The band.
    band: Idx<GapBand>,
    /// Its words: they say where the band is only likely.
    text: String,
) -> impl IntoView {
    let catalog = Session::here().catalog;
    view! { <Pill text tone=tone(catalog, band)/> }
}

/// The band of a dimension's gap and its words; none without a gap.
pub fn words(insight: &Insight, dimension: Idx<Dimension>) -> Option<(Idx<GapBand>, String)> {
    let gap = insight.targets().of(dimension).gap?;
    Some((gap.band?, gap.band_text(insight.catalog())))
}

/// What a band means for the eye: the highest two press.
fn tone(catalog: &Catalog, band: Idx<GapBand>) -> Tone {
    match catalog.gap_bands.len() - band.position() {
        1 => Tone::Bad,
        2 => Tone::Warn,
        3 => Tone::Accent,
        _ => Tone::Plain,
    }
}
