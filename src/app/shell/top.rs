//! The bar at the top: which plan is open, whether it is saved, undo and redo.

use crate::app::desk::Desk;
use crate::app::page;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::{Origin, Saving, Session};
use crate::app::share::Sharer;
use crate::app::ui::{Icon, Menu};
use crate::command::Topic;
use leptos::prelude::*;

#[component]
pub fn TopBar() -> impl IntoView {
    let (desk, session, sharer) = (Desk::here(), Session::here(), expect_context::<Sharer>());
    let undo = move || {
        session
            .undo_label()
            .map_or("Undo".to_owned(), |label| format!("Undo: {label}"))
    };
    let redo = move || {
        session
            .redo_label()
            .map_or("Redo".to_owned(), |label| format!("Redo: {label}"))
    };
    let no_undo = move || session.undo_label().is_none().to_string();
    let no_redo = move || session.redo_label().is_none().to_string();
    view! {
        <header class="top">
            <a class="brand" href=Route::Overview.to_string()>
                <svg width="24" height="24" aria-hidden="true"><use href="#mark"/></svg>
                <span class="brand-name">"Loadmap"</span>
            </a>
            <PlanMenu/>
            <SaveState/>
            <span class="gap"></span>
            <button type="button" class="button quiet" aria-label=undo title=undo aria-disabled=no_undo on:click=move |_| session.undo()>
                <Icon name="undo"/>
                <span class="wide">"Undo"</span>
            </button>
            <button type="button" class="button quiet" aria-label=redo title=redo aria-disabled=no_redo on:click=move |_| session.redo()>
                <Icon name="redo"/>
                <span class="wide">"Redo"</span>
            </button>
            <button type="button" class="button" on:click=move |_| sharer.ask(desk)>"Share"</button>
            {page::exists(&Route::Documents(None)).then(|| view! {
                <a class="button primary wide" href=Route::Documents(None).to_string()>"Download documents"</a>
            })}
        </header>
    }
}

#[component]
fn PlanMenu() -> impl IntoView {
    let (desk, session, router) = (Desk::here(), Session::here(), Router::here());
    let title = session.signal(Topic::Details, |plan| plan.title().to_owned());
    let name = Signal::derive(move || Some(format!("{}: plans and settings", title.get())));
    view! {
        <Menu label=title name class="button quiet plan-name">
            <a class="entry" href=Route::Plans.to_string()>"All plans and examples"</a>
            <button type="button" class="entry" on:click=move |_| desk.download(&session.now().id)>"Save as plan file"</button>
            <button type="button" class="entry" on:click=move |_| {
                desk.add(desk.empty_plan());
                router.go(&Route::Overview);
            }>"Start a new plan"</button>
            <hr/>
            {move || {
                let open = session.now().id.clone();
                let cards = desk.cards();
                cards
                    .clone()
                    .into_iter()
                    .filter(|card| card.id != open && card.trouble.is_none())
                    .take(5)
                    .map(|card| view! {
                        <button type="button" class="entry" on:click=move |_| desk.open(&card.id)>
                            "Open \"" <bdi>{card.title.clone()}</bdi> "\"" {page::plans::apart(&card, &cards)}
                        </button>
                    })
                    .collect_view()
            }}
        </Menu>
    }
}

/// Whether the plan is saved, in words.
#[component]
fn SaveState() -> impl IntoView {
    let session = Session::here();
    let words = move || match (session.origin(), session.saving()) {
        (Origin::Link | Origin::Embed, _) => "View only",
        (Origin::Outdated, _) => "Reload to go on",
        (_, Saving::Nothing) => "",
        (_, Saving::Saved) => "Saved on this device",
        (_, Saving::Pending) => "Saving…",
        (_, Saving::Failed(_)) => "Not saved",
        (_, Saving::InMemory) => "Only in memory",
    };
    view! { <span class="saved">{words}</span> }
}
