//! Times in which changes are not allowed.

use super::super::editing::{Listed, kept_in};
use super::entry::NewEntry;
use crate::app::session::Session;
use crate::app::ui::{DateField, ItemList, TextField};
use crate::command::{Command, Edit, Topic};
use crate::plan::{Date, Freeze};
use leptos::prelude::*;

const FREEZES: Listed<Freeze> = Listed {
    topic: Topic::Resources,
    list: |plan| &plan.resources.freezes,
    command: Command::Freezes,
};

/// The card.
#[component]
pub fn Freezes() -> impl IntoView {
    let session = Session::here();
    let name = Callback::new(move |id| {
        let freeze = FREEZES.shown(session, id);
        match freeze.name.trim() {
            "" => "freeze from ".to_owned() + &freeze.from.medium(),
            name => name.to_owned(),
        }
    });
    view! {
        <section class="card" id="resources-freezes">
            <div class="card-head"><h2>"Change freezes"</h2></div>
            <p class="quiet-text">"No work is planned on these days, but for initiatives that go on through a freeze."</p>
            <ItemList
                ids=FREEZES.ids(session)
                name
                row=Callback::new(move |id| view! { <Row id/> }.into_any())
                act=FREEZES.acts(session)
                none_left="#freeze-name"
                undo=session.undoing()
            />
            <New/>
        </section>
    }
}

#[component]
fn Row(id: u32) -> impl IntoView {
    let session = Session::here();
    view! {
        <div class="fields short">
            {FREEZES.text_field(session, id, "Freeze", |freeze| &mut freeze.name)}
            {FREEZES.day_field(session, id, "First day frozen", |freeze| &mut freeze.from)}
            {FREEZES.day_field(session, id, "Last day frozen", |freeze| &mut freeze.until)}
        </div>
    }
}

/// The form that adds one.
#[component]
fn New() -> impl IntoView {
    let [name, from, until] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let entry = Callback::new(move |()| {
        let (Some(first), Some(last)) = (
            Date::parse(&from.get_untracked()),
            Date::parse(&until.get_untracked()),
        ) else {
            let missing = match from.get_untracked().is_empty() {
                true => "#freeze-from",
                false => "#freeze-until",
            };
            return Err((
                "Enter the first and the last day of the freeze.".to_owned(),
                missing,
            ));
        };
        Ok(Command::Freezes(Edit::Add(Freeze {
            name: name.get_untracked(),
            from: first,
            until: last,
            ..Freeze::default()
        })))
    });
    view! {
        <NewEntry entry emptied=vec![name, from, until] focus=("#freeze-name", "#freeze-until") add="Add freeze">
            <TextField id="freeze-name" label="New freeze" hint="Such as peak season." value=name on=kept_in(name)/>
            <DateField id="freeze-from" label="Frozen from" value=from on=kept_in(from)/>
            <DateField id="freeze-until" label="Frozen until, included" value=until on=kept_in(until)/>
        </NewEntry>
    }
}
