//! What an item waits for, and what waits for it.

use super::super::view::{of_figures, of_item, put};
use super::Kept;
use crate::app::page::focus::Spot;
use crate::app::page::record::stated;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Icon, NumberField, SelectField, look_only};
use crate::command::item::{stop_waiting, wait_for, wait_longer};
use crate::insight::{EVERYTHING, Insight};
use crate::plan::roadmap::MOST_HALF_DAYS;
use crate::plan::{ItemId, Locked};
use leptos::prelude::*;

type Named = Vec<(ItemId, String)>;

fn named(insight: &Insight, places: impl Iterator<Item = usize>) -> Named {
    let items = &insight.roadmap().items;
    places
        .map(|at| (items[at].item, items[at].title.clone()))
        .collect()
}

/// The part of the detail.
#[component]
pub fn Waits(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let before = of_figures(session, id, |insight, of| {
        named(insight, of.after.iter().copied())
    });
    let behind = session.derive(&EVERYTHING, move |insight| {
        let items = &insight.roadmap().items;
        let this = items.iter().position(|item| item.item == id);
        let waits = |at: &usize| this.is_some_and(|this| items[*at].after.contains(&this));
        named(insight, (0..items.len()).filter(waits))
    });
    // All that could be waited for; what would form a circle is refused by name.
    let options = session.derive(&EVERYTHING, move |insight| {
        let items = &insight.roadmap().items;
        let this = insight.roadmap().of(id);
        let free =
            |at: &usize| items[*at].item != id && this.is_some_and(|this| !this.after.contains(at));
        let other = named(insight, (0..items.len()).filter(free)).into_iter();
        let other = other.map(|(id, title)| (id.to_string(), title));
        let none = (String::new(), "Choose an initiative".to_owned());
        std::iter::once(none).chain(other).collect::<Vec<_>>()
    });
    let add = Callback::new(move |chosen: String| {
        if let Ok(before) = chosen.parse() {
            let before = ItemId(before);
            session.act(put(&session.now(), id, |item| wait_for(item, before)));
        }
    });
    let entry = move |(before, title): (ItemId, String)| {
        let name = "Stop waiting for ".to_owned() + &title;
        let stop = move |_| {
            let spot = Spot::of_focus(".stop-waiting", "#item-waits");
            session.act(put(&session.now(), id, |item| stop_waiting(item, before)));
            spot.focus();
        };
        let lag = of_item(session, id, move |item| {
            let lag = item.lags.iter().find(|lag| lag.after == before);
            Some(lag.map_or(0, |lag| i64::from(lag.half_days) * 5))
        });
        let set = session.typed(move |half_days: u32, plan| {
            put(plan, id, |item| wait_longer(item, before, half_days))
        });
        let days = "Working days after ".to_owned() + &title;
        view! {
            <li>
                <div class="item-link">
                    <a href=Route::Roadmap(Some(before)).to_string()><bdi>{title}</bdi></a>
                    <button type="button" class="button icon-only quiet stop-waiting" aria-label=name hidden=look_only(false) on:click=stop><Icon name="close"/></button>
                </div>
                <div class="item-lag">
                    <NumberField label=days decimals=1 max=MOST_HALF_DAYS * 5 unit="days later" value=lag on=stated(set, "Enter whole or half days, or 0.", 5)/>
                </div>
            </li>
        }
    };
    let waiting = move |(waits, title): (ItemId, String)| {
        view! {
            <li><a href=Route::Roadmap(Some(waits)).to_string()><bdi>{title}</bdi></a></li>
        }
    };
    let none = Memo::new(move |_| before.with(Vec::is_empty));
    let some_behind = Memo::new(move |_| !behind.with(Vec::is_empty));
    view! {
        <h4 id="item-waits" tabindex="-1">"Waits for"</h4>
        <p class="quiet-text" hidden=move || !none.get()>"Nothing: it can start as soon as people are free."</p>
        <ul class="item-lines"><For each=move || before.get() key=Clone::clone children=entry/></ul>
        <SelectField id="item-wait" label="Wait for another initiative" options value=Signal::derive(String::new) on=add/>
        <Kept id field=Locked::Prerequisites text="Your prerequisites; planning again leaves them." what="prerequisites" then="#item-waits"/>
        <Show when=move || some_behind.get()>
            <h4>"Waiting for it"</h4>
            <ul class="item-lines"><For each=move || behind.get() key=Clone::clone children=waiting/></ul>
        </Show>
    }
}
