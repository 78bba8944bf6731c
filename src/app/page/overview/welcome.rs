//! Where a newcomer begins: three ways in.

use crate::app::desk::Desk;
use crate::app::open::Opener;
use crate::app::page;
use crate::app::route::Route;
use crate::app::samples::open_sample;
use crate::app::ui::PageHead;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Welcome() -> impl IntoView {
    let (desk, opener) = (Desk::here(), Opener::here());
    let example = desk.session.catalog.presets.indices().next();
    view! {
        <PageHead
            title="A roadmap for load testing"
            lead="Say where your team stands, see what is missing, plan it with the people and money you have, and take away three documents. Everything stays in this browser."
        />
        <div class="ways">
            <section class="card" hidden=!page::exists(&Route::QuickCheck)>
                <h2>"Start with the quick check"</h2>
                <p>"Twelve questions, about four minutes. You get a first score with its range and three next steps; the answers carry over to the full assessment."</p>
                <a class="button primary" href=Route::QuickCheck.to_string()>"Start the quick check"</a>
            </section>
            <section class="card">
                <h2>"Look at an example"</h2>
                <p>"A complete plan of a made-up team, to click through and change. It opens as a plan of its own."</p>
                <div class="actions">
                    {example.map(|example| view! {
                        <button type="button" class="button" on:click=move |_| open_sample(desk, example)>
                            {format!("Open \"{}\"", desk.session.catalog[example].name)}
                        </button>
                    })}
                    <a href=Route::Plans.to_string()>"All examples"</a>
                </div>
            </section>
            <section class="card">
                <h2>"Open a plan file"</h2>
                <p>"A file that Loadmap saved, on this or another computer. You see what is in it before anything changes."</p>
                <button type="button" class="button" on:click=move |_| opener.ask()>"Open a file"</button>
            </section>
        </div>
    }
}
