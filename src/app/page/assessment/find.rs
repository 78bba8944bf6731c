//! Finding questions: by answer, and by words.

use super::question::Question;
use crate::app::browser;
use crate::app::keys::Keys;
use crate::app::page::answering::{Questions, choice_in};
use crate::app::session::Session;
use crate::app::ui::{SelectField, fresh_id};
use crate::catalog::{Catalog, Idx, Practice};
use crate::plan::{Choice, Plan, Strength};
use leptos::ev;
use leptos::prelude::*;

/// Which answers to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    All,
    Unanswered,
    DontKnow,
    NoOrPartly,
    Unproven,
}

impl Filter {
    const ALL: [(Filter, &'static str, &'static str); 5] = [
        (Filter::All, "all", "All questions"),
        (Filter::Unanswered, "unanswered", "Unanswered"),
        (Filter::DontKnow, "dont-know", "Don't know"),
        (Filter::NoOrPartly, "no-partly", "No or partly"),
        (
            Filter::Unproven,
            "unproven",
            "Yes or partly without evidence",
        ),
    ];

    fn of(id: &str) -> Filter {
        let found = Filter::ALL.iter().find(|(_, known, _)| *known == id);
        found.map_or(Filter::All, |(filter, ..)| *filter)
    }

    fn id(self) -> &'static str {
        let found = Filter::ALL.iter().find(|(known, ..)| *known == self);
        found.map_or("all", |(_, id, _)| id)
    }

    fn takes(self, plan: &Plan, practice: &Practice) -> bool {
        let choice = choice_in(plan, practice);
        match self {
            Filter::All => true,
            Filter::Unanswered => choice == Choice::Blank,
            Filter::DontKnow => choice == Choice::DontKnow,
            Filter::NoOrPartly => matches!(choice, Choice::No | Choice::Partly),
            Filter::Unproven => {
                let unproven = |answer: &crate::plan::Answer| answer.strength == Strength::None;
                matches!(choice, Choice::Yes | Choice::Partly)
                    && plan.answer(practice.id).is_some_and(unproven)
            }
        }
    }
}

/// Whether a practice has every one of the words, in lower case.
fn has_words(catalog: &Catalog, practice: &Practice, words: &[String]) -> bool {
    let texts = [
        practice.id,
        practice.title.text(),
        practice.question.text(),
        practice.evidence.text(),
        practice.how_to.text(),
        catalog[practice.dimension].name,
    ];
    let has = |word: &String| texts.iter().any(|text| text.to_lowercase().contains(word));
    words.iter().all(has)
}

/// What is looked for, and what was found. Small and copyable.
///
/// What was found stays as it is while questions are answered, so that none
/// goes away under the fingers; looking again is a button.
#[derive(Clone, Copy)]
pub struct Finder {
    filter: RwSignal<Filter>,
    words: RwSignal<String>,
    again: Trigger,
    found: Memo<Option<Vec<Idx<Practice>>>>,
}

impl Finder {
    /// Nothing is looked for yet.
    #[must_use]
    pub fn new(session: Session) -> Finder {
        let (filter, words) = (RwSignal::new(Filter::All), RwSignal::new(String::new()));
        let again = Trigger::new();
        let found = Memo::new(move |_| {
            again.track();
            let words: Vec<String> = words
                .get()
                .split_whitespace()
                .map(str::to_lowercase)
                .collect();
            let filter = filter.get();
            if filter == Filter::All && words.is_empty() {
                return None;
            }
            let (plan, catalog) = (session.now(), session.catalog);
            let fits = |idx: &Idx<Practice>| {
                filter.takes(&plan, &catalog[*idx]) && has_words(catalog, &catalog[*idx], &words)
            };
            Some(catalog.practice_indices().filter(fits).collect())
        });
        Finder {
            filter,
            words,
            again,
            found,
        }
    }

    /// Whether something is looked for. Tracked.
    #[must_use]
    pub fn is_active(self) -> bool {
        self.found.with(Option::is_some)
    }

    fn clear(self) {
        self.filter.set(Filter::All);
        self.words.set(String::new());
    }
}

/// The fields to look with. The key `/` leads to them.
#[component]
pub fn Search(finder: Finder) -> impl IntoView {
    let keys = Keys::here();
    let id = fresh_id("search");
    let field = id.clone();
    let listener = window_event_listener(ev::keydown, move |event| {
        if event.key() == "/" && keys.is_single(&event) {
            event.prevent_default();
            browser::focus(&format!("#{field}"));
        }
    });
    on_cleanup(move || listener.remove());
    let options = Filter::ALL.map(|(_, id, name)| (id.to_owned(), name.to_owned()));
    let value = Signal::derive(move || finder.filter.get().id().to_owned());
    let on = Callback::new(move |id: String| finder.filter.set(Filter::of(&id)));
    view! {
        <search class="finder">
            <div class="field">
                <label for=id.clone()>"Find a question"</label>
                <input
                    id=id
                    type="search"
                    maxlength="100"
                    autocomplete="off"
                    aria-keyshortcuts="/"
                    prop:value=move || finder.words.get()
                    on:input=move |event| finder.words.set(event_target_value(&event))
                />
            </div>
            <SelectField free=true label="Show" options=Signal::stored(options.to_vec()) value on/>
        </search>
    }
}

/// The questions that were found.
#[component]
pub fn Found(finder: Finder) -> impl IntoView {
    let questions = Questions::here();
    let found = move || finder.found.get().unwrap_or_default();
    Effect::new(move || questions.begin(found()));
    let count = move || match found().len() {
        0 => "No question fits".to_owned(),
        1 => "1 question fits".to_owned(),
        n => format!("{n} questions fit"),
    };
    view! {
        <section class="card" aria-labelledby="place-name">
            <div class="card-head">
                <div role="status"><h2 id="place-name" tabindex="-1">{count}</h2></div>
                <div class="actions">
                    <button type="button" class="button quiet" on:click=move |_| finder.again.notify()>"Look again"</button>
                    <button type="button" class="button" on:click=move |_| finder.clear()>"Show by dimension"</button>
                </div>
            </div>
            <Show when=move || found().is_empty()>
                <p>"Try other words, or show all questions."</p>
            </Show>
            <ul class="questions">
                <For each=found key=|practice| *practice let:practice>
                    <li><Question practice placed=true/></li>
                </For>
            </ul>
        </section>
    }
}
