//! Assessment: every practice by dimension and level, what the answers add up
//! to, who gave them, and whether outcomes agree.

mod dimension;
mod find;
mod outcomes;
mod people;
mod place;
mod question;
mod result;
mod score;

use super::answering::{KeyStatus, Questions, Rubric, RubricButton, choice_in, minutes};
use crate::app::browser;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{PageHead, Progress};
use crate::catalog::{Dimension, Idx, Practice};
use crate::insight::ANSWERS;
use crate::plan::Choice;
use dimension::DimensionQuestions;
use find::{Finder, Found, Search};
use leptos::prelude::*;
use outcomes::Outcomes;
use people::People;
use place::{Place, Places};
use result::ResultPanel;
use score::ScoreColumn;

pub use question::{How, route_to as route_to_practice};

/// Seconds that a question takes: 124 take 20 to 31 minutes. Source: content rules §1.3.
const SECONDS_EACH: usize = 10;

/// The page.
#[component]
pub fn Assessment() -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let catalog = session.catalog;
    let questions = Questions::listen(|_| browser::focus("#next-place"));
    let first = first_open(session);
    let asked_for = move || match router.route() {
        Route::Assessment(place, _) => place,
        _ => None,
    };
    let place = Memo::new(move |_| match asked_for() {
        None => Some(Place::Dimension(first)),
        Some(id) => Place::of(catalog, &id),
    });
    let finder = Finder::new(session);
    // The column with the score stands beside the questions of one dimension.
    let beside =
        Memo::new(move |_| matches!(place.get(), Some(Place::Dimension(_))) && !finder.is_active());
    follow_place(session, router, questions, place);
    view! {
        <PageHead
            title="Assessment"
            lead="Answer what you know. Every answer counts at once; what is left open widens the range."
        >
            <RubricButton/>
        </PageHead>
        <Rubric/>
        <KeyStatus/>
        <Coverage/>
        <div class="assessment" class:whole=move || !beside.get()>
            <Places place/>
            <div class="stack">
                <Search finder/>
                {move || match finder.is_active() {
                    true => view! { <Found finder/> }.into_any(),
                    false => place.get().map_or_else(|| view! { <Nowhere/> }.into_any(), panel),
                }}
            </div>
            <aside class="stack aside" hidden=move || !beside.get()>
                {move || match place.get() {
                    Some(Place::Dimension(dimension)) if beside.get() => {
                        Some(view! { <ScoreColumn dimension/> })
                    }
                    _ => None,
                }}
            </aside>
        </div>
    }
}

fn panel(place: Place) -> AnyView {
    match place {
        Place::Dimension(dimension) => view! { <DimensionQuestions dimension/> }.into_any(),
        Place::Outcomes => view! { <Outcomes/> }.into_any(),
        Place::People => view! { <People/> }.into_any(),
        Place::Result => view! { <ResultPanel/> }.into_any(),
    }
}

/// The first dimension with a question that has no answer, else the first.
fn first_open(session: Session) -> Idx<Dimension> {
    let (plan, catalog) = (session.now(), session.catalog);
    let blank = |idx: &Idx<Practice>| choice_in(&plan, &catalog[*idx]) == Choice::Blank;
    let open = catalog.practice_indices().find(blank);
    let first = open.unwrap_or(catalog.quick_check.practices[0]);
    catalog[first].dimension
}

/// Moves the focus with the address: to the question it names, or to the head
/// of the part it names.
fn follow_place(
    session: Session,
    router: Router,
    questions: Questions,
    place: Memo<Option<Place>>,
) {
    let catalog = session.catalog;
    Effect::new(move |before: Option<Option<Place>>| {
        let (now, route) = (place.get(), router.route());
        let moved = before.is_some_and(|before| before != now);
        if before.is_none() || moved {
            let shown = match now {
                Some(Place::Dimension(dimension)) => catalog.practices_in(dimension),
                _ => &[],
            };
            questions.begin(shown.iter().copied());
        }
        let named = match route {
            Route::Assessment(_, Some(id)) => catalog.practice(&id),
            _ => None,
        };
        match named {
            // After the frame in which the page's heading may take the focus.
            Some(practice) => browser::after_paint(move || questions.focus(practice)),
            None if moved => browser::after_paint(|| browser::focus("#place-name")),
            None => {}
        }
        now
    });
}

/// How much is answered, and how long the rest takes.
#[component]
fn Coverage() -> impl IntoView {
    let session = Session::here();
    let counts = session.derive(&ANSWERS, |insight| insight.scores().counts);
    let given = Signal::derive(move || u32::from(counts.get().given()));
    let all = Signal::derive(move || u32::from(counts.get().all()));
    let words = move || match (all.get() - given.get()) as usize {
        0 => format!("{} of {} answered", given.get(), all.get()),
        open => {
            let left = minutes(open, SECONDS_EACH);
            format!("{} of {} answered, {left} left", given.get(), all.get())
        }
    };
    view! {
        <div class="how-far">
            <Progress label="Questions answered" value=given of=all/>
            <p>{words}</p>
        </div>
    }
}

/// The address names a part that is not there.
#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <section class="card">
            <h2 id="place-name" tabindex="-1">"This part is not in the model"</h2>
            <p>"The address names a dimension that this version does not know. Choose one from the list; your answers are all there."</p>
        </section>
    }
}
