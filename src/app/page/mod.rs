//! The pages, one file (or folder) each, named as in the side bar.
//!
//! A page is a component that draws a [`PageHead`](super::ui::PageHead) and what
//! stands under it, reads the plan through `Session::read` and changes it
//! through `Session::act`, `typed` and `chosen`. It is listed here twice: in
//! [`view`], and in [`GROUPS`] if the side bar leads to it.

mod about;
mod not_found;
mod overview;
mod plans;

use super::route::Route;
use leptos::prelude::*;

/// The side bar's groups: a name, which may be empty, and the pages in order.
pub const GROUPS: &[(&str, &[Route])] = &[("", &[Route::Overview])];

/// The page of a route. It is drawn once and stays while only the place on it
/// changes; pages follow that through [`Router::route`](super::router::Router::route).
pub fn view(route: &Route) -> AnyView {
    match route {
        Route::Overview => view! { <overview::Overview/> }.into_any(),
        Route::Plans => view! { <plans::Plans/> }.into_any(),
        Route::About => view! { <about::About/> }.into_any(),
        _ => view! { <not_found::NotFound/> }.into_any(),
    }
}
