//! Taking documents away: copy one, download one, download all.

use super::{Made, with};
use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{Icon, fresh_id};
use crate::command::Topic;
use crate::document::{self, Document};
use crate::exchange::zip;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

const MARKDOWN: &str = "text/markdown;charset=utf-8";
/// Folder inside the archive: where a team's repository wants the documents.
const FOLDER: &str = "docs/";

/// Hands the person one document.
pub fn download_one(document: &Document) {
    let text = document::markdown(document);
    browser::download(document.file_name, MARKDOWN, text.as_bytes());
}

/// Print and download of everything.
#[component]
pub fn TakeAll(made: Made) -> impl IntoView {
    let session = Session::here();
    let all = move |_| {
        let date = session.now().details.as_of;
        let files: Vec<(String, String)> = made.with_untracked(|made| {
            let file = |document: &Document| {
                let path = format!("{FOLDER}{}", document.file_name);
                (path, document::markdown(document))
            };
            made.iter().map(file).collect()
        });
        let entries: Vec<zip::Entry> = files
            .iter()
            .map(|(path, text)| zip::Entry {
                path,
                bytes: text.as_bytes(),
            })
            .collect();
        let packed = zip::pack(&entries, date);
        browser::download("load_testing_documents.zip", "application/zip", &packed);
    };
    let untitled = session.signal(Topic::Details, |plan| plan.title().to_owned());
    view! {
        <button type="button" class="button" on:click=move |_| browser::print()>
            "Print"
        </button>
        <button
            type="button"
            class="button primary"
            title=move || format!("The documents of {}", untitled.get())
            on:click=all
        >
            <Icon name="download"/>
            "Download all (.zip)"
        </button>
    }
}

/// Copies a document; where the browser does not allow it, shows the text selected.
#[component]
pub fn Copy(made: Made, chosen: Memo<&'static str>) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let id = fresh_id("copy");
    let said = RwSignal::new("");
    let refused = RwSignal::new(None::<String>);
    // Another document: what was said of the last one is no longer true.
    Effect::new(move |_| {
        chosen.track();
        said.set("");
        refused.set(None);
    });
    let copy = move |_| {
        let Some(text) = with(made, chosen.get_untracked(), document::markdown) else {
            return;
        };
        spawn_local(async move {
            if browser::copy(text.clone()).await {
                refused.set(None);
                return said.set("Copied.");
            }
            said.set(
                "The browser did not allow copying. The text is selected: press Ctrl+C or ⌘C.",
            );
            refused.set(Some(text));
            browser::after_paint(move || {
                if let Some(field) = field.get_untracked() {
                    let _ = field.focus();
                    field.select();
                }
            });
        });
    };
    view! {
        <span role="status" class="quiet-text">{said}</span>
        <Show when=move || refused.with(Option::is_some)>
            <label class="visually-hidden" for=id.clone()>"Markdown to copy"</label>
            <textarea id=id.clone() class="copy-text" rows="2" readonly node_ref=field prop:value=move || refused.get()></textarea>
        </Show>
        <button type="button" class="button" on:click=copy>
            <Icon name="copy"/>
            "Copy"
        </button>
    }
}
