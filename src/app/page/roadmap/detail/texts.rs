//! What an item is called, and what to remember.

use super::super::view::{Kept as Open, of_item, put};
use super::Kept;
use super::group::Group;
use crate::app::session::Session;
use crate::app::ui::{TextField, Typed};
use crate::command::item::rename;
use crate::plan::{ItemId, Locked, RoadmapItem};
use leptos::prelude::*;

static OPEN: Open = Open::new(0);

/// The part of the detail.
#[component]
pub fn Texts(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let own = of_item(session, id, |item| item.source.is_none());
    let usual = session.signal(crate::command::Topic::Roadmap, move |plan| {
        let bare = super::item(plan, id).map(|item| RoadmapItem {
            title: String::new(),
            ..item.clone()
        });
        bare.map_or(String::new(), |item| {
            item.title_in(session.catalog).to_owned()
        })
    });
    let set = move |change: fn(&mut RoadmapItem, String)| {
        session.typed(move |text, plan| put(plan, id, |item| change(item, text)))
    };
    let rename = set(rename);
    let on_title = Callback::new(move |typed| match typed {
        Typed::Done(title) if own.get_untracked() && String::is_empty(&title) => {
            Err("Work of your own needs a title.".to_owned())
        }
        typed => rename.run(typed),
    });
    let noted = of_item(session, id, |item| !item.note.trim().is_empty());
    let line = Signal::derive(move || if noted.get() { "with a note" } else { "" }.to_owned());
    view! {
        <Group id="item-texts" name="Name and note" line open=&OPEN>
            <TextField id="item-title" label="Title" value=of_item(session, id, |item| item.title.clone()) placeholder=usual on=on_title/>
            <Kept id field=Locked::Title text="Your title; planning again leaves it." what="title" then="#item-title"/>
            <TextField label="Outcome in your own words" rows=2 value=of_item(session, id, |item| item.outcome.clone()) on=set(|item, text| item.outcome = text)/>
            <TextField label="Note" rows=2 value=of_item(session, id, |item| item.note.clone()) on=set(|item, text| item.note = text)/>
        </Group>
    }
}
