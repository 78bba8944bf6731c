//! What is to be done better: by whom, by when, and what became of it.

use super::READS;
use crate::app::page::fold::{Asked, FoldLine, opening};
use crate::app::page::record::{Look, Of, Record, called};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{ItemList, SelectField, Toasts, Tone, look_only};
use crate::command::{Command, Topic};
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::improvement::{ActionState, initiative, state, title};
use crate::plan::{Action, ItemId};
use leptos::prelude::*;

const UNNAMED: &str = "action without words";

/// How many actions are open, and how many of them should be done by now.
fn summary(insight: &Insight) -> String {
    let plan = insight.plan();
    let states = plan.improvement.actions.iter().map(|one| state(plan, one));
    let states: Vec<ActionState> = states.collect();
    let of = |wanted: ActionState| states.iter().filter(|state| **state == wanted).count();
    if states.is_empty() {
        return "A look back is worth what is done about it. Each action has somebody who does it and a day.".to_owned();
    }
    let open = of(ActionState::Open) + of(ActionState::Overdue);
    let mut text = count(open, "action is open", "actions are open");
    text += ", ";
    text += &of(ActionState::Overdue).to_string();
    text += " of them overdue; ";
    text += &count(of(ActionState::OnRoadmap), "is", "are");
    text += " on the roadmap, ";
    text += &count(of(ActionState::Done), "is", "are");
    text += " done.";
    text
}

/// The card.
#[component]
pub fn Actions() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Improvement, |plan| {
        let all = plan.improvement.actions.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.now();
        Action::find(&plan, id).map_or(String::new(), |one| called(&one.what, UNNAMED))
    });
    let act = opening(session, session.listed(Action::default(), Command::list));
    let summary = session.derive(&READS, summary);
    view! {
        <section class="card" aria-labelledby="actions">
            <div class="card-head"><h2 id="actions" tabindex="-1">"Actions"</h2></div>
            <p class="quiet-text">{summary}</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add an action"
                undo=session.undoing()
            />
        </section>
    }
}

/// By whom and by when, in a line, and how it stands.
fn line(insight: &Insight, id: u32) -> (String, Option<ActionState>, Option<ItemId>) {
    let plan = insight.plan();
    let Some(action) = Action::find(plan, id) else {
        return Default::default();
    };
    let state = state(plan, action);
    let owner = called(&action.owner, "nobody yet");
    let when = match (action.done, action.due) {
        (Some(done), _) => [" · done on ", &done.medium()].concat(),
        (None, Some(due)) => [" · by ", &due.medium()].concat(),
        (None, None) => " · without a day".to_owned(),
    };
    let item = action.item.filter(|_| state == ActionState::OnRoadmap);
    (owner + &when, Some(state), item)
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let toasts: Toasts = expect_context();
    let one = Of::<Action>::new(id);
    let heading = session.signal(Topic::Improvement, move |_| name.run(id));
    let facts = session.derive(&READS, move |insight| line(insight, id));
    let line = Signal::derive(move || facts.get().0);
    let item = Memo::new(move |_| facts.get().2);
    let mark = Signal::derive(move || match facts.get().1 {
        Some(ActionState::Overdue) => ("overdue".to_owned(), Tone::Bad),
        Some(ActionState::Open) | None => (String::new(), Tone::Plain),
        Some(state) => (state.label().to_owned(), Tone::Accent),
    });
    let of = one.read(|one| one.retrospective.map_or(String::new(), |of| of.to_string()));
    let on_of = session.chosen(move |of: String, plan| {
        one.change(plan, |one| one.retrospective = of.parse().ok().map(ItemId))
    });
    let options = session.signal(Topic::Improvement, move |plan| {
        let held = plan.improvement.retrospectives.iter();
        let held = held.map(|held| {
            let name = called(title(catalog, plan, held), "retrospective without a name");
            let day = held
                .date
                .map_or(String::new(), |day| [", ", &day.medium()].concat());
            (held.id.to_string(), name + &day)
        });
        let none = (String::new(), "No retrospective".to_owned());
        std::iter::once(none).chain(held).collect::<Vec<_>>()
    });
    let fixed = look_only(false);
    let make = move |_| match initiative(catalog, &session.now(), ItemId(id)) {
        Ok(command) => session.act(command),
        Err(why) => toasts.warn(why.to_owned()),
    };
    let open = Memo::new(move |_| {
        matches!(
            facts.get().1,
            Some(ActionState::Open | ActionState::Overdue)
        )
    });
    view! {
        <FoldLine id place=format!("action-{id}") title=heading line mark>
            <div class="fields">
                <div class="whole">{one.text(Look::new("What is to be done"), |one| &mut one.what)}</div>
                {one.text(Look::new("Who does it"), |one| &mut one.owner)}
                {one.date(Look::new("Done by"), |one| one.due, |one, day| one.due = day)}
                {one.date(Look::new("Done on").hint("Empty while it is open."), |one| one.done, |one, day| one.done = day)}
                <SelectField label="Comes from" options value=of on=on_of/>
                <div class="whole">{one.text(Look::new("Note").rows(2), |one| &mut one.note)}</div>
            </div>
            <p>
                <Show
                    when=move || item.get().is_some()
                    fallback=move || view! {
                        <button type="button" class="button" hidden=move || fixed.get() || !open.get() on:click=make>
                            "Make it an initiative"
                        </button>
                    }
                >
                    {move || item.get().map(|item| view! {
                        <a href=Route::Roadmap(Some(item)).to_string()>"Open it on the roadmap"</a>
                    })}
                </Show>
            </p>
        </FoldLine>
    }
}

/// Adds an action that comes from a retrospective, and opens it.
pub fn add_from(session: Session, asked: Asked, retrospective: u32) {
    let id = session.now().next_item;
    session.act(Command::list(crate::command::Edit::Add(Action {
        retrospective: Some(ItemId(retrospective)),
        ..Action::default()
    })));
    asked.open(id, ":is(input, textarea)");
}
