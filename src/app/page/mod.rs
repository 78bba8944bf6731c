//! The pages, one file (or folder) each, named as in the side bar.
//!
//! A page is a component that draws a [`PageHead`](super::ui::PageHead) and what
//! stands under it, reads the plan through `Session::read` and changes it
//! through `Session::act`, `typed` and `chosen`. It is listed in [`view`] and in
//! `parts`, and in [`GROUPS`] if the side bar leads to it.

pub(super) mod about;
mod answering;
pub(super) mod assessment;
mod choose;
pub(super) mod details;
pub(super) mod documents;
mod focus;
mod fold;
pub(super) mod gaps;
pub(super) mod governance;
pub(super) mod improvement;
pub(super) mod metrics;
mod not_found;
pub(super) mod overview;
mod place;
pub(super) mod plans;
pub(super) mod quick_check;
mod record;
pub(super) mod resources;
mod rhythm;
pub(super) mod roadmap;
mod scale;
mod sections;
pub(super) mod stakeholders;
pub(super) mod vision;

use super::parts::{Arriving, Drawn};
use super::route::Route;
use super::ui::PageHead;
use crate::insight::readiness::Part;
use leptos::prelude::*;

/// The side bar's groups: a name, which may be empty, and the pages in order.
pub const GROUPS: &[(&str, &[Route])] = &[
    ("", &[Route::Overview, Route::Details, Route::QuickCheck]),
    (
        "Where we are",
        &[
            Route::Vision(None),
            Route::Assessment(None, None),
            Route::Gaps(None),
        ],
    ),
    ("Where we go", &[Route::Roadmap(None), Route::Metrics(None)]),
    (
        "How we get there",
        &[
            Route::Resources(None),
            Route::Stakeholders(None),
            Route::Governance(None),
        ],
    ),
    ("How it goes", &[Route::Improvement(None)]),
    ("Take it away", &[Route::Documents(None)]),
];

/// Whether the side bar leads to the page of a route.
#[must_use]
pub fn exists(route: &Route) -> bool {
    let mut routes = GROUPS.iter().flat_map(|(_, routes)| *routes);
    routes.any(|known| known.same_page(route))
}

/// The part of the plan that a page is about, if its state is shown in the side bar.
#[must_use]
pub fn part(route: &Route) -> Option<Part> {
    match route {
        Route::Details => Some(Part::Details),
        Route::Vision(_) => Some(Part::Vision),
        Route::Assessment(..) => Some(Part::Assessment),
        Route::Gaps(_) => Some(Part::Gaps),
        Route::Roadmap(_) => Some(Part::Roadmap),
        Route::Resources(_) => Some(Part::Resources),
        Route::Documents(_) => Some(Part::Documents),
        _ => None,
    }
}

/// The page of a route. It is drawn once and stays while only the place on it
/// changes; pages follow that through [`Router::route`](super::router::Router::route).
pub fn view(route: &Route) -> AnyView {
    let what = match route {
        Route::Overview => return view! { <overview::Overview/> }.into_any(),
        Route::Details => Drawn::Details,
        Route::QuickCheck => Drawn::QuickCheck,
        Route::Vision(_) => Drawn::Vision,
        Route::Assessment(..) => Drawn::Assessment,
        Route::Gaps(_) => Drawn::Gaps,
        Route::Roadmap(_) => Drawn::Roadmap,
        Route::Resources(_) => Drawn::Resources,
        Route::Metrics(_) => Drawn::Metrics,
        Route::Stakeholders(_) => Drawn::Stakeholders,
        Route::Governance(_) => Drawn::Governance,
        Route::Improvement(_) => Drawn::Improvement,
        Route::Documents(_) => Drawn::Documents,
        Route::Plans => Drawn::Plans,
        Route::About => Drawn::About,
        Route::Opening => {
            let title = route.title().to_owned();
            return view! { <PageHead title lead="It is read in this browser and sent nowhere."/> }
                .into_any();
        }
        _ => return view! { <not_found::NotFound/> }.into_any(),
    };
    view! { <Arriving what title=route.title()/> }.into_any()
}
