//! One dimension: its target, its gap, what is missing, and the work that lifts it.

use super::accepted::{AcceptDialog, Accepting};
use super::heat::{BandPill, words};
use super::missing::MissingPractices;
use super::route_to;
use super::target::TargetEditor;
use crate::app::browser;
use crate::app::explain::Explain;
use crate::app::page::scale::{days, level_name};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::Icon;
use crate::catalog::{Dimension, Idx, Initiative};
use crate::insight::explain::Subject;
use crate::insight::{AIMS, Now, Ratio};
use leptos::prelude::*;

/// The section beside the table, or under it where there is no room.
#[component]
pub fn Detail(
    /// The dimension.
    dimension: Idx<Dimension>,
) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let entry = &catalog[dimension];
    let accepting = Accepting::new();
    provide_context(accepting);
    let close = move |_| {
        // The row that led here takes the focus back.
        let row = [
            ".heat a[href=\"",
            &route_to(session, dimension).to_string(),
            "\"]",
        ]
        .concat();
        browser::after_paint(move || browser::after_paint(move || browser::focus(&row)));
    };
    let assessment = Route::Assessment(Some(entry.id.to_owned()), None).to_string();
    view! {
        <section class="card stack" aria-labelledby="gap-detail">
            <div class="card-head one-line">
                <h2 id="gap-detail" tabindex="-1">{entry.name}</h2>
                <a class="button icon-only quiet" aria-label="Close" title="Close" href=Route::Gaps(None).to_string() on:click=close>
                    <Icon name="close"/>
                </a>
            </div>
            <p class="quiet-text">{entry.why.text()}</p>
            <TargetEditor dimension/>
            <GapInWords dimension/>
            <p><a href=assessment>"Answer the questions of this dimension"</a></p>
            <MissingPractices dimension/>
            <Work dimension/>
            <AcceptDialog accepting/>
        </section>
    }
}

/// The gap with its weight and share, and what the levels mean here.
#[component]
fn GapInWords(dimension: Idx<Dimension>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let entry = &catalog[dimension];
    let gap = session.derive(&AIMS, move |insight| {
        let target = insight.targets().of(dimension).clone();
        (target, insight.known().of(dimension))
    });
    let band = session.derive(&AIMS, move |insight| words(insight, dimension));
    let scored = Memo::new(move |_| gap.with(|(_, now)| *now != Now::Left));
    let in_words = move || {
        gap.with(|(target, now)| {
            let share = target.gap?.share_text();
            let to = target.target;
            Some(match now {
                Now::Open => format!(
                    "Nothing is answered yet; to {to} it is {share} of all gaps, by weight."
                ),
                Now::Indicated(_) => format!(
                    "From {} (from the quick check) to {to}: {share} of all gaps, by weight.",
                    now.text(1)
                ),
                _ => format!(
                    "From {} to {to}: {share} of all gaps, by weight.",
                    now.text(1)
                ),
            })
        })
    };
    let weight = move || gap.with(|(target, _)| target.weight.text(2));
    // What is true now, and what will be.
    let levels = move || {
        // What is not measured has no level of which a sentence could be said to be true.
        let (target, now) = gap.with(|(target, now)| (target.target, *now));
        let now = match now {
            Now::Few(score) | Now::Scored(score) => score.level(),
            Now::Open | Now::Left | Now::Indicated(_) => target,
        };
        let mut ranks = vec![now, target];
        ranks.dedup();
        ranks
    };
    let level = move |rank: u8| {
        let descriptor = match rank {
            0 => "Nothing repeatable yet.",
            rank => entry.descriptor(rank),
        };
        view! {
            <dt>{level_name(catalog, rank)}</dt>
            <dd>{descriptor}</dd>
        }
    };
    view! {
        <Show
            when=move || scored.get()
            fallback=|| view! { <p>"No practice of this dimension applies, so it has no score and no gap."</p> }
        >
            <p>{in_words} " " <Explain subject=Subject::Gap(dimension) what="the gap"/></p>
            <dl class="facts numbers">
                <dt>"Gap"</dt>
                <dd>
                    {move || band.get().map(|(band, text)| view! { <BandPill band text/> })} " "
                    <Explain subject=Subject::Band(dimension) what="the band of the gap"/>
                </dd>
                <dt>"Weight"</dt>
                <dd>{weight} " " <Explain subject=Subject::Weight(dimension) what="the weight"/></dd>
                <For each=levels key=|rank| *rank children=level/>
            </dl>
        </Show>
    }
}

/// A piece of work that lifts the dimension.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Lifting {
    initiative: Idx<Initiative>,
    days: Ratio,
    here: usize,
    after: Vec<Idx<Initiative>>,
}

/// The initiatives that put its missing practices in place, with their effort.
#[component]
fn Work(dimension: Idx<Dimension>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let work = session.derive(&AIMS, move |insight| {
        let (needed, ranking) = (
            &insight.portfolio().initiatives,
            &insight.priorities().ranking,
        );
        let lifting = |&at: &usize| {
            let practices = needed[at].practices.iter();
            let here = practices.filter(|needed| catalog[needed.practice].dimension == dimension);
            let here = here.count();
            (here > 0).then(|| Lifting {
                initiative: needed[at].initiative,
                days: needed[at].effort.mean(),
                here,
                after: needed[at].after.clone(),
            })
        };
        ranking.iter().filter_map(lifting).collect::<Vec<_>>()
    });
    let row = move |lifting: Lifting| {
        let practices = match lifting.here {
            1 => "1 practice here".to_owned(),
            n => format!("{n} practices here"),
        };
        let after: Vec<&str> = lifting
            .after
            .iter()
            .map(|&initiative| catalog[initiative].title)
            .collect();
        let after = (!after.is_empty()).then(|| format!(" · after {}", after.join(", ")));
        view! {
            <li>
                <h4>{catalog[lifting.initiative].title}</h4>
                <p class="quiet-text">
                    {days(lifting.days)} " "
                    <Explain subject=Subject::Effort(lifting.initiative) what=format!("the effort of {}", catalog[lifting.initiative].title)/>
                    " · " {practices} {after}
                </p>
            </li>
        }
    };
    view! {
        <Show when=move || work.with(|work| !work.is_empty())>
            <h3>"Work that lifts it"</h3>
            <ul class="lines-list">
                <For each=move || work.get() key=Lifting::clone children=row/>
            </ul>
        </Show>
    }
}
