//! The form that adds an entry to a list.

use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{Icon, look_only};
use crate::command::Command;
use leptos::prelude::*;

/// What is wrong with what was entered, and the field where.
pub type Wrong = (String, &'static str);

/// The form: fields, and a button that adds.
#[component]
pub fn NewEntry(
    /// The command that adds what was entered; or what is wrong with it, and where.
    entry: Callback<(), Result<Command, Wrong>>,
    /// What is emptied once it is added.
    emptied: Vec<RwSignal<String>>,
    /// What takes the focus then, and what takes it if the plan refuses it.
    focus: (&'static str, &'static str),
    /// What the button says.
    add: &'static str,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let session = Session::here();
    let wrong = RwSignal::new(String::new());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let added = entry.run(()).and_then(|command| {
            let done = session.commit(command);
            done.map_err(|refused| (refused.to_string(), focus.1))
        });
        match added {
            Ok(()) => {
                emptied
                    .iter()
                    .chain([&wrong])
                    .for_each(|field| field.set(String::new()));
                browser::focus(focus.0);
            }
            Err((text, field)) => {
                wrong.set(text);
                browser::focus(field);
            }
        }
    };
    view! {
        <form class="new-entry" hidden=look_only(false) on:submit=send>
            <div class="fields short">{children()}</div>
            <p class="field-wrong" role="alert">{wrong}</p>
            <button type="submit" class="button"><Icon name="plus"/>{add}</button>
        </form>
    }
}
