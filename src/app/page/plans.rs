//! The plans in this browser, and the ways to get another one.

use crate::app::desk::{Card, Desk};
use crate::app::open::Opener;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::samples::open_sample;
use crate::app::ui::{Dialog, Icon, PageHead, Pill, TextField, Tone, Typed};
use crate::command::Topics;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Plans() -> impl IntoView {
    let (desk, router, opener) = (Desk::here(), Router::here(), Opener::here());
    let renamed = RwSignal::new(None::<Card>);
    let start_empty = move |_| {
        desk.add(desk.empty_plan());
        router.go(&Route::Details);
    };
    view! {
        <PageHead title="Plans" lead="Plans are kept in this browser, on this device. Save a plan file to have a copy elsewhere."/>
        <section class="card">
            <div class="card-head">
                <h2>"In this browser"</h2>
                <div class="actions">
                    <button type="button" class="button" on:click=start_empty>
                        <Icon name="plus"/>
                        "Start empty"
                    </button>
                    <button type="button" class="button" on:click=move |_| opener.ask()>
                        <Icon name="file"/>
                        "Open a file"
                    </button>
                </div>
            </div>
            <ul class="rows">
                <For each=move || desk.cards() key=|card| (card.id.clone(), card.trouble.clone()) let:card>
                    <PlanRow card renamed/>
                </For>
            </ul>
            <Show when=move || desk.cards().is_empty()>
                <p class="quiet-text">"Nothing is stored yet. A plan appears here with your first change."</p>
            </Show>
        </section>
        <Deleted/>
        <section class="card">
            <div class="card-head">
                <h2>"Examples"</h2>
            </div>
            <p class="quiet-text">"Made-up teams with every answer given. Each opens as a plan of its own; yours stay as they are."</p>
            <ul class="rows">
                {desk.session.catalog.presets.entries().map(|(idx, preset)| view! {
                    <li class="row">
                        <div class="row-main">
                            <h3>{preset.name}</h3>
                            <p class="quiet-text">{preset.context.text()}</p>
                        </div>
                        <button
                            type="button"
                            class="button"
                            aria-label=format!("Open the example {}", preset.name)
                            on:click=move |_| open_sample(desk, idx)
                        >
                            "Open"
                        </button>
                    </li>
                }).collect_view()}
            </ul>
        </section>
        <Rename renamed/>
    }
}

/// What stands behind a plan's name where another one has the same: when it was
/// saved.
pub fn apart(card: &Card, cards: &[Card]) -> String {
    let twin = |other: &Card| other.id != card.id && other.title == card.title;
    match cards.iter().any(twin) && !card.saved.is_empty() {
        true => [", saved ", &card.saved].concat(),
        false => String::new(),
    }
}

#[component]
fn PlanRow(card: Card, renamed: RwSignal<Option<Card>>) -> impl IntoView {
    let (desk, router) = (Desk::here(), Router::here());
    let fine = card.trouble.is_none();
    let id = StoredValue::new(card.id.clone());
    // The row stays when the plan is saved or renamed, so that the focus does.
    let card = Memo::new(move |_| {
        let cards = desk.cards();
        let now = cards
            .into_iter()
            .find(|now| id.with_value(|id| now.id == *id));
        now.unwrap_or_else(|| card.clone())
    });
    let is_open = move || desk.session.plan(Topics::all()).id == id.get_value();
    let distinct = Memo::new(move |_| {
        let card = card.get();
        [card.title.as_str(), &apart(&card, &desk.cards())].concat()
    });
    let named =
        move |verb: &'static str| Signal::derive(move || [verb, " ", &distinct.get()].concat());
    let state = move || match card.get() {
        Card {
            trouble: Some(why), ..
        } => why,
        Card { saved, .. } if saved.is_empty() => "Not saved yet".to_owned(),
        Card { saved, .. } => format!("Saved {saved}"),
    };
    view! {
        <li class="row">
            <div class="row-main">
                <h3>
                    <bdi>{move || card.get().title}</bdi>
                    " "
                    <Show when=is_open><Pill text="Open" tone=Tone::Accent/></Show>
                </h3>
                <p class="quiet-text">{state}</p>
            </div>
            <div class="actions">
                <Show when=move || fine && !is_open()>
                    <button type="button" class="button" aria-label=named("Open") on:click=move |_| {
                        desk.open(&id.get_value());
                        router.go(&Route::Overview);
                    }>
                        "Open"
                    </button>
                </Show>
                {fine.then(|| view! {
                    <button type="button" class="button quiet" aria-label=named("Rename") on:click=move |_| renamed.set(Some(card.get_untracked()))>"Rename"</button>
                    <button type="button" class="button quiet" aria-label=named("Duplicate") on:click=move |_| desk.duplicate(&id.get_value())>"Duplicate"</button>
                })}
                <button type="button" class="button quiet" aria-label=named(if fine { "Save as file:" } else { "Download what was found:" }) on:click=move |_| desk.download(&id.get_value())>
                    {if fine { "Save as file" } else { "Download what was found" }}
                </button>
                <button type="button" class="button quiet" aria-label=named("Delete") on:click=move |_| desk.delete(&id.get_value())>"Delete"</button>
            </div>
        </li>
    }
}

/// Plans that can still be put back.
#[component]
fn Deleted() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <Show when=move || !desk.deleted().is_empty()>
            <section class="card">
                <div class="card-head">
                    <h2>"Deleted"</h2>
                </div>
                <p class="quiet-text">"These can be put back until you close or reload this page."</p>
                <ul class="rows">
                    <For each=move || desk.deleted() key=|(id, _)| id.clone() let:deleted>
                        <li class="row">
                            <div class="row-main"><h3><bdi>{deleted.1.clone()}</bdi></h3></div>
                            <button
                                type="button"
                                class="button"
                                aria-label=format!("Put back {}", deleted.1)
                                on:click=move |_| desk.restore(&deleted.0)
                            >
                                "Put back"
                            </button>
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

/// The dialog that gives a plan another name.
#[component]
fn Rename(renamed: RwSignal<Option<Card>>) -> impl IntoView {
    let desk = Desk::here();
    let open = RwSignal::new(false);
    let title = RwSignal::new(String::new());
    Effect::new(move || {
        if let Some(card) = renamed.get() {
            title.set(card.title);
            open.set(true);
        }
    });
    let typed = Callback::new(move |typed| match typed {
        Typed::Draft(text) | Typed::Done(text) => {
            title.set(text);
            Ok(())
        }
        Typed::Dropped => Ok(()),
    });
    let keep = move |_| {
        let name = title.get_untracked();
        if let Some(card) = renamed.get_untracked().filter(|_| !name.is_empty()) {
            desk.rename(&card.id, &name);
        }
        open.set(false);
    };
    view! {
        <Dialog open title="Rename the plan">
            <TextField free=true label="Name" value=title on=typed/>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button type="button" class="button primary" on:click=keep>"Rename"</button>
            </div>
        </Dialog>
    }
}
