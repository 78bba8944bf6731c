//! The parts of the assessment: one per dimension, and what belongs to all of them.

use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{Progress, SelectField};
use crate::catalog::{Catalog, Dimension, Idx};
use crate::insight::ANSWERS;
use leptos::prelude::*;

/// A part of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The questions of a dimension.
    Dimension(Idx<Dimension>),
    /// The questions about outcomes.
    Outcomes,
    /// When it was done, and who took part.
    People,
    /// What it all adds up to.
    Result,
}

impl Place {
    /// The part with this id in the address.
    #[must_use]
    pub fn of(catalog: &Catalog, id: &str) -> Option<Place> {
        match id {
            "outcomes" => Some(Place::Outcomes),
            "people" => Some(Place::People),
            "result" => Some(Place::Result),
            id => catalog.dimension(id).map(Place::Dimension),
        }
    }

    fn id(self, catalog: &'static Catalog) -> &'static str {
        match self {
            Place::Dimension(dimension) => catalog[dimension].id,
            Place::Outcomes => "outcomes",
            Place::People => "people",
            Place::Result => "result",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self, catalog: &'static Catalog) -> &'static str {
        match self {
            Place::Dimension(dimension) => catalog[dimension].name,
            Place::Outcomes => "Outcomes",
            Place::People => "Who took part",
            Place::Result => "Result",
        }
    }

    /// Its address.
    #[must_use]
    pub fn route(self, catalog: &'static Catalog) -> Route {
        Route::Assessment(Some(self.id(catalog).to_owned()), None)
    }

    /// Every part, in order.
    #[must_use]
    pub fn all(catalog: &Catalog) -> Vec<Place> {
        let dimensions = catalog.dimensions.indices().map(Place::Dimension);
        dimensions
            .chain([Place::Outcomes, Place::People, Place::Result])
            .collect()
    }

    /// The part before it, and the one after it.
    #[must_use]
    pub fn neighbours(self, catalog: &Catalog) -> (Option<Place>, Option<Place>) {
        let all = Place::all(catalog);
        let at = all.iter().position(|place| *place == self).unwrap_or(0);
        let before = at.checked_sub(1).map(|before| all[before]);
        (before, all.get(at + 1).copied())
    }
}

/// How many questions of a part are answered, of how many.
#[derive(Clone, Copy, PartialEq)]
struct Done(u32, u32);

/// The list of parts: a column where there is room, a field that drops down
/// where there is not.
#[component]
pub fn Places(
    /// The part that is shown.
    place: Memo<Option<Place>>,
) -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let catalog = session.catalog;
    let done = move |place: Place| {
        session.derive(&ANSWERS, move |insight| match place {
            Place::Dimension(dimension) => {
                let counts = insight.scores().of(dimension).counts;
                Some(Done(counts.given().into(), counts.all().into()))
            }
            Place::Outcomes => {
                let answered = insight.outcomes().n_answered.into();
                Some(Done(
                    answered,
                    insight.catalog().outcome_probes.len() as u32,
                ))
            }
            Place::People | Place::Result => None,
        })
    };
    let row = move |this: Place| {
        let done = done(this);
        let current = move || (place.get() == Some(this)).then_some("true");
        let (value, of) = (
            Signal::derive(move || done.get().map_or(0, |done| done.0)),
            Signal::derive(move || done.get().map_or(0, |done| done.1)),
        );
        let counted = done.get_untracked().is_some();
        view! {
            <li>
                <a href=this.route(catalog).to_string() aria-current=current>
                    <span class="place-name">{this.name(catalog)}</span>
                    {counted.then(|| view! {
                        <span class="place-done">
                            {move || value.get()} <span aria-hidden="true">"/"</span>
                            <span class="unseen">" of "</span> {move || of.get()}
                        </span>
                        <Progress label=format!("Answered in {}", this.name(catalog)) value of/>
                    })}
                </a>
            </li>
        }
    };
    let options = Signal::derive(move || {
        let all = Place::all(catalog).into_iter();
        let option = |place: Place| {
            let words = match done(place).get() {
                Some(Done(done, of)) => format!("{} ({done} of {of})", place.name(catalog)),
                None => place.name(catalog).to_owned(),
            };
            (place.id(catalog).to_owned(), words)
        };
        all.map(option).collect::<Vec<_>>()
    });
    let value =
        Signal::derive(move || place.get().map_or("", |place| place.id(catalog)).to_owned());
    let on = Callback::new(move |id: String| {
        if let Some(chosen) = Place::of(catalog, &id) {
            router.go(&chosen.route(catalog));
        }
    });
    view! {
        <nav class="places" aria-label="Parts of the assessment">
            <ul class="place-list">{Place::all(catalog).into_iter().map(row).collect_view()}</ul>
        </nav>
        <div class="places-narrow">
            <SelectField free=true label="Part of the assessment" options value on/>
        </div>
    }
}

/// Links to the part before and the part after.
#[component]
pub fn Neighbours(
    /// The part that is shown.
    place: Place,
) -> impl IntoView {
    let catalog = Session::here().catalog;
    let (before, after) = place.neighbours(catalog);
    view! {
        <div class="neighbours">
            {before.map(|before| view! {
                <a class="button quiet" href=before.route(catalog).to_string()>"← " {before.name(catalog)}</a>
            })}
            {after.map(|after| view! {
                <a class="button" id="next-place" href=after.route(catalog).to_string()>{after.name(catalog)} " →"</a>
            })}
        </div>
    }
}
