//! Documents: the preview, the Markdown, and every way to take them away.

mod preview;
mod take;

use crate::app::page::place;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{PageHead, Tabs};
use crate::command::Topics;
use crate::document::{self, Block, Document, OpenPoint};
use leptos::prelude::*;
use preview::Preview;
use std::sync::Arc;
use take::{Copy, TakeAll, download_one};

/// The documents of the plan as it is now, made once for everything on the page.
pub(super) type Made = Memo<Arc<Vec<Document>>>;

/// The page.
#[component]
pub fn Documents() -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let made: Made = Memo::new(move |_| Arc::new(document::all(&session.insight(Topics::all()))));
    // The document in the address, or the first.
    let chosen = Memo::new(move |_| {
        let asked = match router.route() {
            Route::Documents(Some(id)) => Some(id),
            _ => None,
        };
        made.with(|made| {
            let known = made
                .iter()
                .find(|document| Some(document.id) == asked.as_deref());
            known.or(made.first()).map_or("", |document| document.id)
        })
    });
    let source = RwSignal::new("preview".to_owned());
    view! {
        <PageHead
            title="Documents"
            lead="Written from your plan: they change when it does, and only then. Keep them in your repository's docs folder."
        >
            <TakeAll made/>
        </PageHead>
        <div class="documents">
            <nav class="document-list" aria-label="Documents">
                <ul>
                    {move || made.with(|made| made.iter().map(|document| entry(document, chosen)).collect_view())}
                </ul>
            </nav>
            <section class="card document" aria-label="Document">
                <div class="document-bar">
                    <Tabs
                        label="Show the document as"
                        tabs=vec![("preview", "Preview"), ("markdown", "Markdown")]
                        value=source
                        on=Callback::new(move |value| source.set(value))
                        panel="document-panel"
                    />
                    <div class="actions">
                        <Copy made chosen/>
                        <button
                            type="button"
                            class="button"
                            on:click=move |_| {
                                with(made, chosen.get_untracked(), download_one);
                            }
                        >
                            "Download"
                        </button>
                    </div>
                </div>
                <Open made chosen/>
                <div
                    id="document-panel"
                    role="tabpanel"
                    tabindex="0"
                    aria-labelledby=move || format!("document-panel-{}", source.get())
                >
                    {move || {
                        let markdown = source.get() == "markdown";
                        with(made, chosen.get(), |document| match markdown {
                            true => {
                                view! { <pre class="markdown">{document::markdown(document)}</pre> }.into_any()
                            }
                            false => view! { <Preview blocks=document.blocks.clone()/> }.into_any(),
                        })
                    }}
                </div>
            </section>
        </div>
    }
}

/// Calls with the document of an id.
fn with<T>(made: Made, id: &str, run: impl FnOnce(&Document) -> T) -> Option<T> {
    made.with(|made| made.iter().find(|document| document.id == id).map(run))
}

/// A document in the list.
fn entry(document: &Document, chosen: Memo<&'static str>) -> impl IntoView + use<> {
    let id = document.id;
    let catalog = Session::here().catalog;
    let name = catalog.document(id).map(|idx| catalog[idx].title);
    let section = |block: &&Block| matches!(block, Block::Heading(2, _));
    let sections = document.blocks.iter().filter(section).count();
    let open = document.open_points.len();
    let state = match open {
        0 => format!("{sections} sections, complete"),
        1 => format!("{sections} sections, 1 open point"),
        n => format!("{sections} sections, {n} open points"),
    };
    view! {
        <li>
            <a
                href=Route::Documents(Some(id.to_owned())).to_string()
                aria-current=move || (chosen.get() == id).then_some("true")
            >
                <strong>{name}</strong>
                <span class="file-name">{document.file_name}</span>
                <span class=if open == 0 { "quiet-text" } else { "quiet-text warn-text" }>{state}</span>
            </a>
        </li>
    }
}

/// What only the team can add, with the pages to do it on.
#[component]
fn Open(made: Made, chosen: Memo<&'static str>) -> impl IntoView {
    move || {
        let points = with(made, chosen.get(), |document| document.open_points.clone());
        let points = points.filter(|points| !points.is_empty())?;
        let title = match points.len() {
            1 => "1 open point: something only your team can state".to_owned(),
            n => format!("{n} open points: what only your team can state"),
        };
        Some(view! {
            <details class="open-points">
                <summary>{title}</summary>
                <ul>{points.into_iter().map(point).collect_view()}</ul>
            </details>
        })
    }
}

fn point(point: OpenPoint) -> impl IntoView {
    let page = point.page();
    view! {
        <li>
            {point.text}
            " "
            <a href=place::of_field(point.part, point.field).to_string()>{page}</a>
        </li>
    }
}
