//! The vision, from the primary driver's template or in the team's own words,
//! and the blanks of all templates.

use super::fold::focus_soon;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Pill, TextField, Toasts, Tone};
use crate::catalog::{FilledBy, Idx, Placeholder};
use crate::command::{Command, Topic};
use crate::insight::{EVERYTHING, Filled, Insight, Origin, Stretch};
use crate::plan::BlankName;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Statement() -> impl IntoView {
    let (session, toasts) = (Session::here(), expect_context::<Toasts>());
    let filled = session.derive(&EVERYTHING, |insight| insight.vision().statement.clone());
    let kept = session.derive(&EVERYTHING, |insight| insight.vision().own_words);
    let has_driver = session.signal(Topic::Vision, |plan| !plan.vision.drivers.is_empty());
    // Without a template, own words begin with an empty field.
    let writing = RwSignal::new(false);
    let own = Memo::new(move |_| kept.get() || writing.get());
    let write = move |_| {
        // What the template says is a better start than nothing.
        let start = filled.with_untracked(|filled| filled.as_ref().map(Filled::text));
        match start {
            Some(start) => session.act(Command::SetStatement(start)),
            None => writing.set(true),
        }
        focus_soon("#vision-statement".to_owned());
    };
    let undo = session.undoing();
    let back = move |_| {
        writing.set(false);
        if kept.get_untracked() {
            session.act(Command::SetStatement(String::new()));
            toasts.offer("The template is back.", "Undo", undo);
        }
        focus_soon("#vision-words".to_owned());
    };
    let on = session.typed(|text: String, _| Command::SetStatement(text));
    let value = session.signal(Topic::Vision, |plan| plan.vision.statement.clone());
    let back_says = Signal::derive(move || match has_driver.get() {
        true => "Back to the template",
        false => "Leave it to the template",
    });
    view! {
        <section class="card" aria-labelledby="vision-words">
            <div class="card-head">
                <h2 id="vision-words" tabindex="-1">"Vision"</h2>
                <Show when=move || !own.get() && session.can_edit()>
                    <button type="button" class="button small" on:click=write>"Write it in your own words"</button>
                </Show>
                <Show when=move || own.get() && session.can_edit()>
                    <button type="button" class="button small" on:click=back>{back_says}</button>
                </Show>
            </div>
            <Show
                when=move || own.get()
                fallback=move || view! {
                    {move || match filled.get() {
                        Some(filled) => view! { <p class="vision-text">{stretches(filled)}</p> }.into_any(),
                        None => view! { <p class="quiet-text">"Choose a driver, and its vision stands here with blanks to fill."</p> }.into_any(),
                    }}
                }
            >
                <TextField
                    id="vision-statement"
                    label="In your own words"
                    hint="Printed in the documents as it stands. Empty: the primary driver's template."
                    rows=3
                    value
                    on
                />
            </Show>
            <Blanks/>
        </section>
    }
}

/// A filled text with its blanks marked: what is open stands in brackets.
pub fn stretches(filled: Filled) -> impl IntoView {
    let stretch = |stretch| match stretch {
        Stretch::Text(text) => text.into_any(),
        Stretch::Blank(blank) => {
            let class = match blank.origin {
                Origin::Open => "blank open",
                _ => "blank",
            };
            view! { <span class=class>{blank.value}</span> }.into_any()
        }
    };
    filled.stretches.into_iter().map(stretch).collect_view()
}

type Known = (BlankName, Idx<Placeholder>);

/// The blanks that the plan's details fill, or those that people fill here.
fn blanks(insight: &Insight, of_details: bool) -> Vec<Known> {
    let catalog = insight.catalog();
    let blanks = insight.vision().blanks.iter();
    let blanks = blanks.map(|blank| (blank.key.clone(), blank.placeholder));
    blanks
        .filter(|(_, idx)| (catalog[*idx].filled_by == FilledBy::Plan) == of_details)
        .collect()
}

/// The fields for them.
#[component]
fn Blanks() -> impl IntoView {
    let session = Session::here();
    let here = session.derive(&EVERYTHING, |insight| blanks(insight, false));
    let details = session.derive(&EVERYTHING, |insight| blanks(insight, true));
    let any = Memo::new(move |_| here.with(Vec::len) + details.with(Vec::len) > 0);
    view! {
        <Show when=move || any.get()>
            <h3 id="vision-blanks">"Blanks"</h3>
            <p class="quiet-text">"Fill each once; the vision, the objectives and their requirements use it. Grey figures are start values: they hold until you type another."</p>
            <div class="fields tight">
                <For each=move || here.get() key=Known::clone let:known>
                    <BlankField known/>
                </For>
            </div>
            <dl class="facts from-details">
                <For each=move || details.get() key=Known::clone let:known>
                    <FromDetails known/>
                </For>
            </dl>
        </Show>
    }
}

/// The value and the origin of a blank.
fn value_of(session: Session, key: BlankName) -> Signal<(String, Option<Origin>)> {
    session.derive(&EVERYTHING, move |insight| {
        let blank = insight.vision().blanks.iter().find(|one| one.key == key);
        blank.map_or_else(Default::default, |blank| {
            (blank.value.clone(), Some(blank.origin))
        })
    })
}

#[component]
fn BlankField(known: Known) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let (key, placeholder) = known;
    let blank = value_of(session, key.clone());
    let value = Signal::derive(move || match blank.get() {
        (value, Some(Origin::Team)) => value,
        _ => String::new(),
    });
    let start = Signal::derive(move || match blank.get() {
        (value, Some(Origin::Default)) => value,
        _ => String::new(),
    });
    // Where drivers mean different things by the same name.
    let driver = key.as_str().split_once("--");
    let driver = driver.and_then(|(driver, _)| catalog.driver(driver));
    let hint = driver.map_or_else(String::new, |driver| {
        format!("For {}.", catalog[driver].name)
    });
    let id = format!("vision-blanks-{key}");
    let on = session.typed(move |text: String, _| Command::SetBlank(key.clone(), text));
    view! { <TextField id label=catalog[placeholder].label hint placeholder=start value on/> }
}

#[component]
fn FromDetails(known: Known) -> impl IntoView {
    let session = Session::here();
    let (key, placeholder) = known;
    let label = session.catalog[placeholder].label;
    let blank = value_of(session, key);
    let open = Memo::new(move |_| blank.with(|(_, origin)| *origin == Some(Origin::Open)));
    let value = Signal::derive(move || blank.get().0);
    view! {
        <dt>{label}</dt>
        <dd>
            <Show when=move || open.get() fallback=move || view! { <bdi>{value}</bdi> }>
                <Pill text="open" tone=Tone::Warn/>
            </Show>
            " " <a href=Route::Details.to_string()>"Plan details" <span class="unseen">{format!(" for {label}")}</span></a>
        </dd>
    }
}
