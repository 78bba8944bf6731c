//! What stands above every page when the person must know it: whose plan is
//! looked at, and what became of saving.

use crate::app::browser;
use crate::app::desk::{Concern, Desk};
use crate::app::parts::{Arriving, Drawn};
use crate::app::route::Route;
use crate::app::session::{Origin, Session};
use crate::app::ui::{Notice, Tone};
use crate::command::Topic;
use crate::exchange::link;
use leptos::prelude::*;

/// Whose plan this is, while a link's plan is looked at.
#[component]
pub fn LinkBar() -> impl IntoView {
    let session = Session::here();
    view! {
        <Show when=move || matches!(session.origin(), Origin::Link | Origin::Embed)>
            <Arriving what=Drawn::LinkBar/>
        </Show>
    }
}

/// What stands there then.
#[component]
pub fn LinkBarBody() -> impl IntoView {
    let (desk, session) = (Desk::here(), Session::here());
    let title = session.signal(Topic::Details, |plan| plan.title().to_owned());
    if session.origin_now() == Origin::Embed {
        // A frame may have no store of its own to keep a copy in; a tab has.
        let link = link::encode(&session.now(), session.catalog).ok();
        let address = link.map(|link| [browser::page_address(), link.text].join("#"));
        return view! {
            <Notice tone=Tone::Accent icon="link">
                <p>"You are looking at \"" <bdi>{title}</bdi> "\" as part of another page. Nothing can be changed here: open it in a tab of its own to keep a copy."</p>
                <div class="actions">
                    {address.map(|address| view! {
                        <a class="button" href=address target="_blank" rel="noopener">"Open in a new tab"</a>
                    })}
                </div>
            </Notice>
        }
        .into_any();
    }
    view! {
            <Notice tone=Tone::Accent icon="link">
                <p>"You are looking at \"" <bdi>{title}</bdi> "\" from a link. Nothing can be changed in it: keep a copy to work with it. Your own plans are as you left them."</p>
                <div class="actions">
                    <button type="button" class="button primary" on:click=move |_| desk.keep_copy()>"Keep a copy"</button>
                    <button type="button" class="button" on:click=move |_| desk.close_link()>"Close"</button>
                </div>
            </Notice>
    }
    .into_any()
}

/// What the person must know about saving, and what can be done.
#[component]
pub fn ConcernBanner() -> impl IntoView {
    let (desk, session) = (Desk::here(), Session::here());
    let save = move |_| desk.download(&session.now().id);
    let download = move || {
        view! {
            <button type="button" class="button" on:click=save>"Save as plan file"</button>
        }
    };
    let put_away = move || {
        view! {
            <button type="button" class="button quiet" on:click=move |_| desk.put_concern_away()>"Put away"</button>
        }
    };
    let reload = move |_| browser::reload();
    move || {
        // In a frame nothing is changed, so there is nothing to keep.
        if session.origin() == Origin::Embed {
            return None;
        }
        let (text, actions) = match desk.concern()? {
            Concern::NothingIsKept => (
                "This browser keeps nothing for this page. Everything works, but nothing will be kept: save a plan file before you leave.".to_owned(),
                download().into_any(),
            ),
            Concern::NotSaved(why) => (
                format!("Not saved. {why}"),
                view! {
                    {download()}
                    <button type="button" class="button" on:click=move |_| desk.flush()>"Try again"</button>
                }
                .into_any(),
            ),
            Concern::Removed => (
                "This plan was removed from the browser, by another tab or another program. It is still here, in this tab.".to_owned(),
                view! {
                    <button type="button" class="button" on:click=move |_| desk.store_again()>"Keep it"</button>
                    <button type="button" class="button quiet" on:click=move |_| desk.let_go()>"Let it go"</button>
                }
                .into_any(),
            ),
            Concern::Outdated => (
                "A plan in this browser was saved by a newer version of Loadmap and is left as it is. Reload the page to get that version.".to_owned(),
                view! {
                    <button type="button" class="button" on:click=reload>"Reload"</button>
                    {put_away()}
                }
                .into_any(),
            ),
            Concern::Unreadable(count) => (
                format!(
                    "{count} stored {} cannot be read and {} left as found. Download what was found, or delete it, on the Plans page.",
                    if count == 1 { "value" } else { "values" },
                    if count == 1 { "is" } else { "are" },
                ),
                view! {
                    <a class="button" href=Route::Plans.to_string()>"Show the plans"</a>
                    {put_away()}
                }
                .into_any(),
            ),
        };
        Some(view! {
            <Notice tone=Tone::Warn>
                <p>{text}</p>
                <div class="actions">{actions}</div>
            </Notice>
        })
    }
}
