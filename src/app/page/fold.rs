//! An entry of a list as one line that opens, and what asks it to open.

use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{ListAct, Pill, Tone};
use crate::plan::ItemId;
use leptos::prelude::*;
use leptos::web_sys::HtmlDetailsElement;

/// Which entry is to open, and what in it takes the focus, as a selector. One
/// for the page; get it with `expect_context`.
#[derive(Clone, Copy)]
pub struct Asked(RwSignal<Option<(u32, &'static str)>>);

impl Asked {
    /// None yet.
    pub fn new() -> Asked {
        Asked(RwSignal::new(None))
    }

    /// Opens whatever entry the address names.
    pub fn follow(self, item: impl Fn() -> Option<ItemId> + Send + Sync + 'static) {
        let named = Memo::new(move |_| item());
        Effect::new(move || {
            if let Some(item) = named.get() {
                self.open(item.0, "summary");
            }
        });
    }

    /// Opens an entry. `part` is what takes the focus in it.
    pub fn open(self, id: u32, part: &'static str) {
        self.0.set(Some((id, part)));
    }
}

/// Does what a list asks for, and opens what that adds.
pub fn opening(session: Session, act: Callback<ListAct>) -> Callback<ListAct> {
    let asked: Asked = expect_context();
    Callback::new(move |what| {
        let id = session.now().next_item;
        act.run(what);
        if session.now().next_item > id && matches!(what, ListAct::Add | ListAct::Duplicate(_)) {
            asked.open(id, ":is(input, textarea)");
        }
    })
}

/// Moves the focus once what was asked for is drawn, and after whatever else
/// moves it.
pub fn focus_soon(selector: String) {
    browser::after_paint(|| browser::after_paint(move || browser::focus(&selector)));
}

/// The entry. What is inside exists once it was opened.
#[component]
pub fn FoldLine(
    /// Number of the entry.
    id: u32,
    /// Id of the element.
    place: String,
    /// Its name.
    title: Signal<String>,
    /// The most important of it, in a line.
    line: Signal<String>,
    /// What stands out about it, and what that means; no words for nothing.
    mark: Signal<(String, Tone)>,
    /// What is inside.
    children: ChildrenFn,
) -> impl IntoView {
    let asked: Asked = expect_context();
    let (open, opened) = (RwSignal::new(false), RwSignal::new(false));
    let wanted = place.clone();
    Effect::new(move || {
        if let Some((_, part)) = asked.0.get().filter(|(wanted, _)| *wanted == id) {
            asked.0.update_untracked(|asked| *asked = None);
            opened.set(true);
            open.set(true);
            focus_soon(format!("#{wanted} {part}"));
        }
    });
    let toggled = move |event| {
        let details: HtmlDetailsElement = event_target(&event);
        open.set(details.open());
        opened.set(true);
    };
    let words = Signal::derive(move || mark.get().0);
    let tone = Signal::derive(move || mark.get().1);
    let some = Memo::new(move |_| mark.with(|(words, _)| !words.is_empty()));
    view! {
        <details class="more fold" id=place prop:open=open on:toggle=toggled>
            <summary>
                <span class="fold-head">
                    <span class="fold-title">{title}</span>
                    <Show when=move || some.get()><Pill text=words tone/></Show>
                    <span class="quiet-text fold-line">{line}</span>
                </span>
            </summary>
            <Show when=move || opened.get()>
                <div class="more-body">{children()}</div>
            </Show>
        </details>
    }
}
