//! Times in which changes are not allowed.

use super::super::editing::{Listed, date_text, kept_in};
use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{DateField, Icon, ItemList, TextField, look_only};
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
            <TextField
                label="Freeze"
                value=FREEZES.read(session, id, |freeze| freeze.name.clone())
                on=FREEZES.typed(session, id, |freeze, text| freeze.name = text)
            />
            <DateField
                label="First day frozen"
                required=true
                value=FREEZES.read(session, id, |freeze| date_text(Some(freeze.from)))
                on=FREEZES.day(session, id, |freeze, day| freeze.from = day)
            />
            <DateField
                label="Last day frozen"
                required=true
                value=FREEZES.read(session, id, |freeze| date_text(Some(freeze.until)))
                on=FREEZES.day(session, id, |freeze, day| freeze.until = day)
            />
        </div>
    }
}

/// The form that adds one.
#[component]
fn New() -> impl IntoView {
    let session = Session::here();
    let [name, from, until, wrong] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let fail = move |text: &str, field: &'static str| {
        wrong.set(text.to_owned());
        browser::focus(field);
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (Some(first), Some(last)) = (
            Date::parse(&from.get_untracked()),
            Date::parse(&until.get_untracked()),
        ) else {
            let missing = match from.get_untracked().is_empty() {
                true => "#freeze-from",
                false => "#freeze-until",
            };
            return fail("Enter the first and the last day of the freeze.", missing);
        };
        let freeze = Freeze {
            name: name.get_untracked(),
            from: first,
            until: last,
            ..Freeze::default()
        };
        match session.commit(Command::Freezes(Edit::Add(freeze))) {
            Ok(()) => {
                [name, from, until, wrong]
                    .iter()
                    .for_each(|field| field.set(String::new()));
                browser::focus("#freeze-name");
            }
            Err(refused) => fail(&refused.to_string(), "#freeze-until"),
        }
    };
    view! {
        <form class="new-entry" hidden=look_only(false) on:submit=send>
            <div class="fields short">
                <TextField id="freeze-name" label="New freeze" hint="Such as peak season." value=name on=kept_in(name)/>
                <DateField id="freeze-from" label="Frozen from" value=from on=kept_in(from)/>
                <DateField id="freeze-until" label="Frozen until, included" value=until on=kept_in(until)/>
            </div>
            <p class="field-wrong" role="alert">{wrong}</p>
            <button type="submit" class="button"><Icon name="plus"/>"Add freeze"</button>
        </form>
    }
}
