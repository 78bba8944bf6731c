//! The regular looks back, each with its questions and its rhythm.

use super::READS;
use crate::app::browser;
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, called};
use crate::app::page::rhythm::rhythm_fields;
use crate::app::session::Session;
use crate::app::ui::{ItemList, Tone, look_only};
use crate::catalog::LearningLoop;
use crate::command::{Command, Topic};
use crate::insight::Insight;
use crate::insight::improvement::{PlanLoop, loops, start_loops};
use crate::plan::{ItemId, Loop};
use leptos::prelude::*;

/// Something of a loop with every word filled in; the default while it is not there.
fn of<T: Default>(insight: &Insight, id: u32, read: impl Fn(&PlanLoop) -> T) -> T {
    let all = loops(insight.catalog(), insight.plan());
    let one = all.iter().find(|one| one.item == ItemId(id));
    one.map(read).unwrap_or_default()
}

/// When it comes next, and when it was held last.
fn line(one: &PlanLoop) -> String {
    let next = one.next.map_or("no date of its own".to_owned(), |day| {
        ["next ", &day.medium()].concat()
    });
    match one.last {
        Some(last) => [&next, " · held last on ", &last.medium()].concat(),
        None => next + " · not held yet",
    }
}

/// The card.
#[component]
pub fn Loops() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Improvement, |plan| {
        let all = plan.improvement.loops.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        of(&session.insight_now(), id, |one| {
            called(one.name, "loop without a name")
        })
    });
    let act = opening(session, session.listed(Loop::default(), Command::list));
    let left = session.derive(&READS, |insight| {
        start_loops(insight.catalog(), insight.plan()).len()
    });
    let fixed = look_only(false);
    let start = move |_| {
        let new = start_loops(session.catalog, &session.now());
        session.act(Command::add_all("start from the usual loops", new));
        browser::after_paint(|| browser::focus("#loops"));
    };
    view! {
        <section class="card" aria-labelledby="loops">
            <div class="card-head">
                <h2 id="loops" tabindex="-1">"Learning loops"</h2>
                <button type="button" class="button small" hidden=move || fixed.get() || left.get() == 0 on:click=start>
                    "Start from the usual loops"
                </button>
            </div>
            <p class="quiet-text">"When you look back, what you ask, and what has to come out of it."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a loop"
                undo=session.undoing()
            />
        </section>
    }
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Loop>::new(id);
    let heading = session.signal(Topic::Improvement, move |_| name.run(id));
    let line = session.derive(&READS, move |insight| of(insight, id, line));
    let mark = Signal::stored((String::new(), Tone::Plain));
    let usual = move |read: fn(&LearningLoop) -> &str| {
        session.signal(Topic::Improvement, move |_| {
            of(&session.insight_now(), id, |one| {
                let known = one.source.map(|source| &catalog[source]);
                known.map_or(String::new(), |known| read(known).to_owned())
            })
        })
    };
    view! {
        <FoldLine id place=format!("loop-{id}") title=heading line mark>
            <div class="fields">
                {one.text(Look::new("When it happens").shows(usual(|known| known.name.text())), |one| &mut one.name)}
                {one.text(Look::new("How long it takes").shows(usual(|known| known.length.text())), |one| &mut one.length)}
                {one.text(Look::new("What to ask").rows(2).shows(usual(|known| known.questions.text())), |one| &mut one.questions)}
                {one.text(Look::new("What comes out").rows(2).shows(usual(|known| known.output.text())), |one| &mut one.output)}
                {one.text(Look::new("Who leads it"), |one| &mut one.owner)}
            </div>
            {rhythm_fields::<Loop>(id, "Empty: it follows events.", |one| &mut one.rhythm, |one| &mut one.first)}
        </FoldLine>
    }
}
