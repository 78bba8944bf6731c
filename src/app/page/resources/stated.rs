//! A part of the plan that is there as a whole or not at all: it is begun, filled in, and taken out again.

use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{Icon, look_only};
use crate::command::{Command, Topic};
use crate::plan::{Budget, Plan};
use leptos::prelude::*;

/// What begins and ends such a part.
#[derive(Clone, Copy)]
pub struct Stated {
    /// The id of the card, which takes the focus when the part is taken out.
    pub id: &'static str,
    /// What the card is called.
    pub title: &'static str,
    /// Whether it is there.
    pub is_there: fn(&Budget) -> bool,
    /// What it is for, while it is not there.
    pub lead: &'static str,
    /// What the button says that begins it.
    pub begin: &'static str,
    /// Begins it.
    pub first: fn(&Plan) -> Command,
    /// The field that then takes the focus.
    pub field: &'static str,
    /// What the button says that takes it out.
    pub stop: &'static str,
    /// Takes it out.
    pub none: fn() -> Command,
}

/// The card, with what is filled in; what comes of that stands behind it.
#[component]
pub fn StatedSection(
    of: Stated,
    inputs: fn() -> AnyView,
    outcome: fn() -> AnyView,
) -> impl IntoView {
    let session = Session::here();
    let any = session.signal(Topic::Budget, move |plan| (of.is_there)(&plan.budget));
    let begin = move |_| {
        session.act((of.first)(&session.now()));
        browser::after_paint(move || browser::focus(of.field));
    };
    let stop = move |_| {
        session.act((of.none)());
        browser::after_paint(move || browser::focus(&["#", of.id].concat()));
    };
    view! {
        <section class="card" id=of.id tabindex="-1">
            <div class="card-head">
                <h2>{of.title}</h2>
                <Show when=move || any.get()>
                    <div class="actions" hidden=look_only(false)>
                        <button type="button" class="button quiet" on:click=stop>{of.stop}</button>
                    </div>
                </Show>
            </div>
            <Show
                when=move || any.get()
                fallback=move || view! {
                    <p>{of.lead}</p>
                    <button type="button" class="button primary" hidden=look_only(false) on:click=begin>
                        <Icon name="plus"/>
                        {of.begin}
                    </button>
                }
            >
                {inputs()}
            </Show>
        </section>
        <Show when=move || any.get()>{outcome()}</Show>
    }
}
