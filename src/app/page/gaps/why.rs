//! Where the targets come from: tier, ambition and drivers, with the way to
//! the pages that set them; and how weights and shares are found.

use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Disclosure, Pill};
use crate::insight::{AIMS, Footing};
use leptos::prelude::*;

/// The card.
#[component]
pub fn WhereTargetsComeFrom() -> impl IntoView {
    let session = Session::here();
    let footing = session.derive(&AIMS, |insight| insight.targets().footing.clone());
    view! {
        <section class="card" aria-labelledby="where-from">
            <h2 id="where-from">"Where targets come from"</h2>
            {move || view! { <Facts footing=footing.get()/> }}
            <Disclosure label="How weights and shares work">
                <p>"Each driver says how much a dimension matters to it: not at all, useful or decisive. The first driver counts fully, the second 60%, the third 30%. The weight of a dimension goes from 1 to 2 with that sum."</p>
                <p>"The weighted gap is the gap times the weight, and the share is its part of all weighted gaps. A heavy dimension with a real gap is one band higher."</p>
                <p>"Weights order the work. They never change a score."</p>
            </Disclosure>
        </section>
    }
}

#[component]
fn Facts(footing: Footing) -> impl IntoView {
    let catalog = Session::here().catalog;
    let details = Route::Details.to_string();
    let assumed = |assumed: bool| assumed.then(|| view! { " " <Pill text="assumed"/> });
    let tier = footing.tier.map(|tier| {
        let tier = &catalog[tier];
        view! {
            <dt>"Tier"</dt>
            <dd>
                <a href=details.clone()>{tier.name}</a>
                {format!(": level {}", tier.base)} {assumed(footing.tier_assumed)}
            </dd>
        }
    });
    let ambition = footing.ambition.map(|ambition| {
        let ambition = &catalog[ambition];
        view! {
            <dt>"Ambition"</dt>
            <dd>
                <a href=details>{ambition.name}</a>
                {format!(": {}", signed(ambition.shift))} {assumed(footing.ambition_assumed)}
            </dd>
        }
    });
    let drivers = footing.drivers.iter().zip(1..).map(|(ranked, rank)| {
        let raises = if rank == 1 {
            ": +1 where it is decisive"
        } else {
            ""
        };
        view! { <li>{format!("{rank}. {}{raises}", catalog[ranked.driver].name)}</li> }
    });
    let drivers = match footing.drivers.is_empty() {
        true => view! {
            <a href=Route::Vision(None).to_string()>"Choose your drivers"</a> ": none is chosen, so every dimension weighs the same."
        }
        .into_any(),
        false => view! {
            <ul class="drivers">{drivers.collect_view()}</ul>
            <a href=Route::Vision(None).to_string()>"Change the drivers"</a>
        }
        .into_any(),
    };
    view! {
        <dl class="facts">
            {tier}
            {ambition}
            <dt>"Drivers"</dt>
            <dd>{drivers}</dd>
        </dl>
    }
}

/// A change of levels with its sign: "+1", "−1", "±0".
#[must_use]
pub fn signed(levels: i32) -> String {
    match levels {
        0 => "±0".to_owned(),
        ..0 => format!("−{}", levels.unsigned_abs()),
        _ => format!("+{levels}"),
    }
}
