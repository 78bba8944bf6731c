//! Adding an initiative: any of the catalogue, or the team's own.

use crate::app::browser;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{Dialog, Icon, TextField, Typed, look_only};
use crate::catalog::{Idx, Initiative};
use crate::command::{Command, Edit};
use crate::document::words::count;
use crate::insight::addition::addition;
use crate::insight::{EVERYTHING, Insight};
use crate::plan::{Calendar, ItemId, RoadmapItem};
use leptos::prelude::*;

/// The button, with the dialog that it opens.
#[component]
pub fn AddInitiative() -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <button type="button" class="button" aria-haspopup="dialog" hidden=look_only(false) on:click=move |_| open.set(true)>
            <Icon name="plus"/> "Add an initiative"
        </button>
        <Dialog open title="Add an initiative">
            <Choices open/>
        </Dialog>
    }
}

/// An initiative of the catalogue.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Entry {
    initiative: Idx<Initiative>,
    /// The item that it is on the roadmap, if it is.
    item: Option<ItemId>,
    needed: bool,
}

fn entries(insight: &Insight) -> Vec<Entry> {
    let catalog = insight.catalog();
    let items = &insight.plan().roadmap.items;
    let entry = |(initiative, of): (Idx<Initiative>, &Initiative)| Entry {
        initiative,
        item: items
            .iter()
            .find(|item| item.source.as_ref().is_some_and(|id| id.as_str() == of.id))
            .map(|item| item.id),
        needed: insight.portfolio().of(initiative).is_some(),
    };
    catalog.initiatives.entries().map(entry).collect()
}

/// Whether every word is in the title, the outcome or a practice of an initiative.
fn fits(session: Session, of: Idx<Initiative>, words: &str) -> bool {
    let catalog = session.catalog;
    let entry = &catalog[of];
    let practices = entry
        .practices
        .iter()
        .map(|&practice| catalog[practice].title.text());
    let texts = [entry.title, entry.outcome.text()]
        .into_iter()
        .chain(practices);
    let all = texts.collect::<Vec<_>>().join(" ").to_lowercase();
    words
        .to_lowercase()
        .split_whitespace()
        .all(|word| all.contains(word))
}

#[component]
fn Choices(open: RwSignal<bool>) -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let words = RwSignal::new(String::new());
    let all = session.derive(&EVERYTHING, entries);
    let shown = Memo::new(move |_| {
        let mut shown = all.get();
        words.with(|words| shown.retain(|entry| fits(session, entry.initiative, words)));
        shown
    });
    // Adds an item and opens it.
    let put = move |item: RoadmapItem| {
        let id = ItemId(session.now().next_item);
        session.act(Command::Items(Edit::Add(item)));
        if super::view::item(&session.now(), id).is_some() {
            open.set(false);
            router.go(&Route::Roadmap(Some(id)));
            browser::after_paint(|| browser::after_paint(|| browser::focus("#item-detail")));
        }
    };
    let own = move |_| {
        let title = words.get_untracked();
        put(RoadmapItem {
            title: match title.trim() {
                "" => "New initiative".to_owned(),
                title => title.to_owned(),
            },
            finish: Calendar::of(&session.now()).half_days_per_week(),
            ..RoadmapItem::default()
        });
    };
    let own_label = move || match words.get().trim() {
        "" => "Add work of your own".to_owned(),
        title => ["Add \"", title, "\" as work of your own"].concat(),
    };
    let found = move || {
        let n = shown.with(Vec::len);
        match n {
            0 => "Nothing of the catalogue fits. Change the words, or add work of your own."
                .to_owned(),
            n => [&count(n, "initiative", "initiatives"), " of the catalogue"].concat(),
        }
    };
    let on = Callback::new(move |typed| {
        match typed {
            Typed::Draft(text) | Typed::Done(text) => words.set(text),
            Typed::Dropped => words.set(String::new()),
        }
        Ok(())
    });
    let entry = move |entry: Entry| {
        let Entry {
            initiative,
            item,
            needed,
        } = entry;
        let of = &session.catalog[initiative];
        let add = move |_| put(addition(&session.insight_now(), initiative));
        let named = ["Add ", of.title].concat();
        view! {
            <li class="add-entry">
                <div>
                    <p><strong>{of.title}</strong> {needed.then_some(" (asked for by your gaps)")}</p>
                    <p class="quiet-text">{of.outcome.text()}</p>
                </div>
                {match item {
                    Some(id) => view! {
                        <a class="button small" href=Route::Roadmap(Some(id)).to_string() on:click=move |_| open.set(false)>"On the roadmap"</a>
                    }.into_any(),
                    None => view! {
                        <button type="button" class="button small" aria-label=named on:click=add>"Add"</button>
                    }.into_any(),
                }}
            </li>
        }
    };
    view! {
        <TextField label="Search, or name work of your own" value=words on free=true/>
        <button type="button" class="button" on:click=own>{own_label}</button>
        <p class="quiet-text" role="status">{found}</p>
        <ul class="add-list">
            <For each=move || shown.get() key=Entry::clone children=entry/>
        </ul>
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button>
        </div>
    }
}
