//! A list that a person edits: add, change, move, duplicate, remove.

use super::show::Icon;
use super::{Toasts, fresh_id, look_only};
use crate::app::browser;
use leptos::prelude::*;

/// What is done to the list. Items are known by a number that stays with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAct {
    /// A new item at the end.
    Add,
    /// The item goes.
    Remove(u32),
    /// The item goes to a place in the list, from 0.
    Move(u32, usize),
    /// A copy behind the item.
    Duplicate(u32),
}

/// The list. Each item is drawn by `row`; its buttons stand beside it. The
/// focus stays with the item that was acted on, and goes to the next one when
/// it is removed.
#[component]
pub fn ItemList(
    /// The numbers of the items, in order.
    #[prop(into)]
    ids: Signal<Vec<u32>>,
    /// What an item is called, for the buttons' names.
    name: Callback<u32, String>,
    /// Draws an item.
    row: Callback<u32, AnyView>,
    /// Does what was asked for.
    act: Callback<ListAct>,
    /// What the button that adds says; empty where something else adds.
    #[prop(optional, into)]
    add: String,
    /// What takes the focus when nothing is left and something else adds: a selector.
    #[prop(optional)]
    none_left: &'static str,
    /// Takes the last act back, where the page can; offered after removing.
    #[prop(optional)]
    undo: Option<Callback<()>>,
) -> impl IntoView {
    let fixed = look_only(false);
    let list = fresh_id("list");
    let place = move |id: u32| ids.with_untracked(|ids| ids.iter().position(|known| *known == id));
    let focus = {
        let list = list.clone();
        move |place: usize, part: &'static str| {
            let list = list.clone();
            browser::after_paint(move || {
                let item = format!("#{list} > li:nth-child({})", place + 1);
                let add = match none_left {
                    "" => format!("#{list} + .list-add"),
                    elsewhere => elsewhere.to_owned(),
                };
                match part {
                    "" => browser::focus(&format!("{item} :is(input, select, textarea, summary)")),
                    // Lists may stand inside the items of others.
                    _ => browser::focus(&format!("{item} > .list-acts > .list-{part}")),
                }
                if browser::find(&item).is_none() {
                    browser::focus(&add);
                }
            });
        }
    };
    let adding = {
        let focus = focus.clone();
        move |_| {
            act.run(ListAct::Add);
            focus(ids.with_untracked(Vec::len).saturating_sub(1), "");
        }
    };
    let item = move |id: u32| {
        let at = move || ids.with(|ids| ids.iter().position(|known| *known == id).unwrap_or(0));
        let last = move || ids.with(|ids| ids.last() == Some(&id));
        let named = move |verb: &str| format!("{verb} {}", name.run(id));
        let moving = {
            let focus = focus.clone();
            move |by: isize, part: &'static str| {
                let to = place(id).unwrap_or(0).saturating_add_signed(by);
                act.run(ListAct::Move(id, to));
                focus(to, part);
            }
        };
        let (up, down) = (moving.clone(), moving);
        let duplicating = {
            let focus = focus.clone();
            move |_| {
                act.run(ListAct::Duplicate(id));
                focus(place(id).unwrap_or(0) + 1, "");
            }
        };
        let removing = {
            let focus = focus.clone();
            move |_| {
                let (was, text) = (place(id).unwrap_or(0), format!("Removed {}.", name.run(id)));
                act.run(ListAct::Remove(id));
                if place(id).is_none() {
                    let left = ids.with_untracked(Vec::len).saturating_sub(1);
                    focus(was.min(left), "remove");
                    if let (Some(toasts), Some(undo)) = (use_context::<Toasts>(), undo) {
                        toasts.offer(text, "Undo", undo);
                    }
                }
            }
        };
        view! {
            <li class="list-item">
                <div class="list-body">{row.run(id)}</div>
                <div class="list-acts" hidden=fixed>
                    <button type="button" class="button icon-only quiet list-up" aria-label=move || named("Move up:") aria-disabled=move || (at() == 0).to_string() on:click=move |_| if place(id) != Some(0) { up(-1, "up") }>
                        <Icon name="up"/>
                    </button>
                    <button type="button" class="button icon-only quiet list-down" aria-label=move || named("Move down:") aria-disabled=move || last().to_string() on:click=move |_| if !last() { down(1, "down") }>
                        <Icon name="down"/>
                    </button>
                    <button type="button" class="button icon-only quiet list-copy" aria-label=move || named("Duplicate") on:click=duplicating>
                        <Icon name="copy"/>
                    </button>
                    <button type="button" class="button icon-only quiet list-remove" aria-label=move || named("Remove") on:click=removing>
                        <Icon name="remove"/>
                    </button>
                </div>
            </li>
        }
    };
    view! {
        <ul class="list" id=list>
            <For each=move || ids.get() key=|id| *id children=item/>
        </ul>
        {(!add.is_empty()).then(|| view! {
            <button type="button" class="button list-add" hidden=fixed on:click=adding>
                <Icon name="plus"/>
                {add}
            </button>
        })}
    }
}
