//! Sharing a plan as a link, which is made only when it is asked for.

use super::browser;
use super::desk::Desk;
use super::parts::{Arriving, Drawn};
use super::ui::{Check, Dialog, Icon, fresh_id};
use crate::exchange::link::{self, Link};
use crate::plan::Plan;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// The dialog that shares. Copyable; in the context of every page.
#[derive(Clone, Copy)]
pub struct Sharer {
    open: RwSignal<bool>,
    without_notes: RwSignal<bool>,
}

impl Sharer {
    /// Nothing is shared yet.
    #[must_use]
    pub fn new() -> Sharer {
        Sharer {
            open: RwSignal::new(false),
            without_notes: RwSignal::new(false),
        }
    }

    /// Shows the dialog.
    pub fn ask(self, desk: Desk) {
        desk.session.settle();
        self.open.set(true);
    }
}

impl Default for Sharer {
    fn default() -> Self {
        Sharer::new()
    }
}

/// The dialog.
#[component]
pub fn ShareDialog() -> impl IntoView {
    let sharer: Sharer = expect_context();
    view! {
        <Dialog open=sharer.open title="Share this plan">
            <Arriving what=Drawn::Share/>
        </Dialog>
    }
}

/// What stands in the dialog.
#[component]
pub fn ShareBody() -> impl IntoView {
    let (desk, sharer) = (Desk::here(), expect_context::<Sharer>());
    let notes = sharer.without_notes;
    view! {
        <p>"The link holds the plan itself, behind the # of the address, which is sent to no server. Whoever has the link can read the plan; it stays in chats and browser histories and cannot be called back."</p>
        <Check
            label="Leave out notes and evidence"
            value=notes
            on=Callback::new(move |leave_out| notes.set(leave_out))
        />
        {move || {
            let plan = desk.session.now();
            let plan = if notes.get() { without_notes(&plan) } else { plan };
            match link::encode(&plan, desk.session.catalog) {
                Ok(link) => view! { <Ready link title=plan.title().to_owned()/> }.into_any(),
                Err(too_long) => view! { <p class="found bad" role="alert">{too_long.to_string()}</p> }.into_any(),
            }
        }}
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| desk.download(&desk.session.now().id)>
                <Icon name="file"/>
                "Save as plan file"
            </button>
        </div>
    }
}

/// The plan without what people wrote beside their answers.
fn without_notes(plan: &Plan) -> Arc<Plan> {
    let mut plan = plan.clone();
    for answer in Arc::make_mut(&mut plan.assessment).answers.values_mut() {
        answer.note.clear();
        answer.evidence.clear();
    }
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        item.note.clear();
    }
    Arc::new(plan)
}

/// A link that can be copied.
#[component]
fn Ready(link: Link, title: String) -> impl IntoView {
    let field = NodeRef::<html::Textarea>::new();
    let id = fresh_id("link");
    let said = RwSignal::new(String::new());
    let address = format!("{}#{}", browser::page_address(), link.text);
    let length = address.chars().count();
    let copy = move |text: String| {
        spawn_local(async move {
            if browser::copy(text).await {
                return said.set("Copied.".to_owned());
            }
            if let Some(field) = field.get_untracked() {
                let _ = field.focus();
                field.select();
            }
            said.set(
                "The browser did not allow copying. The link is selected: press Ctrl+C or ⌘C."
                    .to_owned(),
            );
        });
    };
    let (plain, markdown) = (
        address.clone(),
        format!("[{}]({address})", markdown_text(&title)),
    );
    let left_out = (!link.left_out.is_empty()).then(|| {
        view! { <p class="quiet-text">{format!("Not in the link, because this version does not know it: {}.", link.left_out.join(", "))}</p> }
    });
    view! {
        <div class="field">
            <label for=id.clone()>"Link"</label>
            <textarea id=id rows="3" readonly node_ref=field class="link-text">{address}</textarea>
        </div>
        <p class="quiet-text">{format!("{length} characters. {} The plan's undo history is not in it.", fits(length))}</p>
        {left_out}
        <div class="actions">
            <button type="button" class="button primary" on:click=move |_| copy(plain.clone())>
                <Icon name="copy"/>
                "Copy link"
            </button>
            <button type="button" class="button" on:click=move |_| copy(markdown.clone())>"Copy as Markdown"</button>
        </div>
        <p role="status">{move || said.get()}</p>
    }
}

/// Where a link of this length works. The limits are those of `faults.md` §3.3.
fn fits(length: usize) -> &'static str {
    match length {
        0..=1_000 => "It works everywhere.",
        1_001..=2_000 => "Some versions of Outlook may cut it.",
        2_001..=8_000 => {
            "Fine in browsers and most chats, too long for Discord and old mail programs."
        }
        _ => "Many programs cut links of this length: better send the plan file.",
    }
}

/// A text that stays one link text in Markdown.
fn markdown_text(text: &str) -> String {
    let special = |c: char| matches!(c, '\\' | '[' | ']' | '`' | '*' | '_' | '<' | '>' | '!');
    let mut safe = String::new();
    for c in text.chars() {
        if special(c) {
            safe.push('\\');
        }
        safe.push(if c.is_control() { ' ' } else { c });
    }
    safe
}
