//! The pages, one file (or folder) each, named as in the side bar.
//!
//! A page is a component that draws a [`PageHead`](super::ui::PageHead) and what
//! stands under it, reads the plan through `Session::read` and changes it
//! through `Session::act`, `typed` and `chosen`. It is listed here twice: in
//! [`view`], and in [`GROUPS`] if the side bar leads to it.

mod about;
mod answering;
mod assessment;
mod details;
mod documents;
mod focus;
mod gaps;
mod not_found;
mod overview;
mod plans;
mod quick_check;
mod scale;

use super::route::Route;
use crate::insight::readiness::Part;
use leptos::prelude::*;

/// The side bar's groups: a name, which may be empty, and the pages in order.
pub const GROUPS: &[(&str, &[Route])] = &[
    ("", &[Route::Overview, Route::Details, Route::QuickCheck]),
    (
        "Where we are",
        &[Route::Assessment(None, None), Route::Gaps(None)],
    ),
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
        Route::Documents(_) => Some(Part::Documents),
        _ => None,
    }
}

/// The page of a route. It is drawn once and stays while only the place on it
/// changes; pages follow that through [`Router::route`](super::router::Router::route).
pub fn view(route: &Route) -> AnyView {
    match route {
        Route::Overview => view! { <overview::Overview/> }.into_any(),
        Route::Details => view! { <details::PlanDetails/> }.into_any(),
        Route::Documents(_) => view! { <documents::Documents/> }.into_any(),
        Route::QuickCheck => view! { <quick_check::QuickCheck/> }.into_any(),
        Route::Assessment(..) => view! { <assessment::Assessment/> }.into_any(),
        Route::Gaps(_) => view! { <gaps::Gaps/> }.into_any(),
        Route::Plans => view! { <plans::Plans/> }.into_any(),
        Route::About => view! { <about::About/> }.into_any(),
        _ => view! { <not_found::NotFound/> }.into_any(),
    }
}
