//! Opening plan files: chosen, dropped anywhere, or pasted. What they hold is
//! shown first; nothing is taken before the person says so.

use super::browser;
use super::desk::Desk;
use super::parts::{self, Arriving, Drawn};
use super::session::Origin;
use super::storage::Trouble;
use super::ui::{Dialog, Icon};
use crate::exchange::file::{MAX_BYTES, Opened, Refusal};
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{File, FileList};

/// A file that was looked at.
#[derive(Clone)]
struct Found {
    name: String,
    result: Result<Opened, String>,
}

/// The dialog that opens files. Copyable; get it with [`Opener::here`].
#[derive(Clone, Copy)]
pub struct Opener {
    /// Whether the dialog is open.
    pub open: RwSignal<bool>,
    found: RwSignal<Vec<Found>>,
    desk: Desk,
}

impl Opener {
    /// Listens for files dropped on the page, and for plans pasted.
    #[must_use]
    pub fn new(desk: Desk) -> Opener {
        let opener = Opener {
            open: RwSignal::new(false),
            found: RwSignal::default(),
            desk,
        };
        // Without this, the browser would leave the page and show the file.
        let over = window_event_listener(ev::dragover, |event| event.prevent_default());
        let dropped = window_event_listener(ev::drop, move |event| {
            event.prevent_default();
            if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
                opener.look_at(&files);
            }
        });
        let pasted = window_event_listener(ev::paste, move |event| opener.pasted(&event));
        on_cleanup(move || {
            over.remove();
            dropped.remove();
            pasted.remove();
        });
        opener
    }

    /// The opener of the page.
    #[must_use]
    pub fn here() -> Opener {
        expect_context()
    }

    /// Shows the dialog, ready for a file.
    pub fn ask(self) {
        self.found.set(Vec::new());
        self.open.set(true);
    }

    fn look_at(self, files: &FileList) {
        let files: Vec<File> = (0..files.length()).filter_map(|i| files.get(i)).collect();
        if files.is_empty() {
            return;
        }
        self.desk.session.settle();
        spawn_local(async move {
            let mut found = Vec::new();
            for file in files {
                let name = file.name();
                let result = self.read(&file).await;
                found.push(Found { name, result });
            }
            self.found.set(found);
            self.open.set(true);
        });
    }

    async fn read(self, file: &File) -> Result<Opened, String> {
        // By size first, so that a huge file is not read at all.
        if file.size() > MAX_BYTES as f64 {
            return Err(Refusal::TooBig(file.size() as usize).to_string());
        }
        let bytes = browser::read(file).await.ok_or(
            "The file could not be read: it may be a folder, or it was moved or changed meanwhile. Choose it again.",
        )?;
        self.understand(bytes).await
    }

    async fn understand(self, bytes: Vec<u8>) -> Result<Opened, String> {
        match parts::scribe().await {
            Ok(scribe) => {
                let opened = (scribe.read)(&bytes, self.desk.session.catalog);
                opened.map_err(|refusal| refusal.to_string())
            }
            Err(parts::NotLoaded) => Err(Trouble::NoScribe.to_string()),
        }
    }

    fn pasted(self, event: &web_sys::ClipboardEvent) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let typing =
            target.is_some_and(|target| matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA"));
        let Some(data) = event.clipboard_data().filter(|_| !typing) else {
            return;
        };
        if let Some(files) = data.files().filter(|files| files.length() > 0) {
            return self.look_at(&files);
        }
        let text = data.get_data("text").unwrap_or_default();
        // Only what looks like a plan: a stray paste is no request.
        if text.trim_start().starts_with('{') {
            spawn_local(async move {
                let result = match text.len() > MAX_BYTES {
                    true => Err(Refusal::TooBig(text.len()).to_string()),
                    false => self.understand(text.into_bytes()).await,
                };
                let name = "Pasted text".to_owned();
                self.found.set(vec![Found { name, result }]);
                self.open.set(true);
            });
        }
    }

    fn add(self, opened: &Opened) {
        self.desk.add_from_file(opened.plan.clone());
        self.finish(opened, "Added");
    }

    fn replace(self, opened: &Opened) {
        self.desk.replace(opened.plan.clone());
        self.finish(opened, "Replaced the open plan with");
    }

    fn finish(self, opened: &Opened, said: &str) {
        self.open.set(false);
        self.desk
            .toasts
            .say(format!("{said} \"{}\".", opened.plan.title()));
    }
}

/// The dialog.
#[component]
pub fn OpenDialog() -> impl IntoView {
    let opener = Opener::here();
    view! {
        <Dialog open=opener.open title="Open a plan file">
            <Arriving what=Drawn::Open/>
        </Dialog>
    }
}

/// What stands in the dialog.
#[component]
pub fn OpenBody() -> impl IntoView {
    let opener = Opener::here();
    view! {
        <FilePicker opener/>
        {move || {
            let found = opener.found.get();
            let several = found.len() > 1;
            let show = |found| view! { <FoundFile opener found several/> };
            found.into_iter().map(show).collect_view()
        }}
    }
}

#[component]
fn FilePicker(opener: Opener) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    view! {
        <p>"Choose a plan file (.json) that Loadmap saved, drop it anywhere on the page, or paste its text."</p>
        <p>
            <button type="button" class="button" on:click=move |_| {
                if let Some(input) = input.get_untracked() {
                    input.click();
                }
            }>
                <Icon name="file"/>
                "Choose a file"
            </button>
            <input
                type="file"
                node_ref=input
                hidden
                multiple
                accept=".json,application/json"
                on:change=move |_| {
                    if let Some(input) = input.get_untracked() {
                        if let Some(files) = input.files() {
                            opener.look_at(&files);
                        }
                        // The same file can be chosen again after it was changed.
                        input.set_value("");
                    }
                }
            />
        </p>
    }
}

/// What one file holds, or why it cannot be opened.
#[component]
fn FoundFile(opener: Opener, found: Found, several: bool) -> impl IntoView {
    let Found { name, result } = found;
    let opened = match result {
        Err(why) => {
            return view! {
                <section class="found bad" role="alert">
                    <h3><bdi>{name}</bdi></h3>
                    <p class="lines">{why}</p>
                </section>
            }
            .into_any();
        }
        Ok(opened) => opened,
    };
    let session = opener.desk.session;
    let plan = &opened.plan;
    let facts = [
        ("Plan", plan.title().to_owned()),
        ("Data as of", plan.details.as_of.long()),
        (
            "Answers",
            format!(
                "{} of {}",
                plan.assessment.answers.len(),
                session.catalog.practices.len()
            ),
        ),
        ("Objectives", plan.vision.objectives.len().to_string()),
        ("Journeys", plan.vision.journeys.len().to_string()),
        (
            "Initiatives on the roadmap",
            plan.roadmap.items.len().to_string(),
        ),
    ];
    let facts = facts.map(|(name, value)| view! { <dt>{name}</dt><dd><bdi>{value}</bdi></dd> });
    let notices = opened
        .notices
        .iter()
        .map(|notice| view! { <li>{notice.to_string()}</li> });
    let notices = (!opened.notices.is_empty()).then(|| {
        view! {
            <p>"Good to know:"</p>
            <ul class="plain">{notices.collect_view()}</ul>
        }
    });
    let opened = StoredValue::new(opened);
    let can_replace =
        move || !several && session.origin() == Origin::Own && !opener.desk.is_new_here();
    view! {
        <section class="found">
            <h3><bdi>{name}</bdi></h3>
            <dl class="facts">{facts.collect_view()}</dl>
            {notices}
            <div class="dialog-actions">
                <Show when=can_replace>
                    <button type="button" class="button" on:click=move |_| opener.replace(&opened.get_value())>
                        "Replace this plan"
                    </button>
                </Show>
                <button type="button" class="button primary" on:click=move |_| opener.add(&opened.get_value())>
                    "Add as new plan"
                </button>
            </div>
        </section>
    }
    .into_any()
}
