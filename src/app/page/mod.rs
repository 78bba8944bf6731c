//! The pages, one file (or folder) each, named as in the side bar.
//!
//! A page is a component that draws a [`PageHead`](super::ui::PageHead) and what
//! stands under it, reads the plan through `Session::read` and changes it
//! through `Session::act`, `typed` and `chosen`. It is listed in `parts`, and in
//! [`GROUPS`] if the side bar leads to it.

mod about;
mod answering;
mod assessment;
mod details;
mod documents;
mod focus;
mod gaps;
mod not_found;
mod overview;
mod parts;
mod plans;
mod quick_check;
mod scale;

pub use parts::view;

use super::route::Route;
use crate::insight::readiness::Part;

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
