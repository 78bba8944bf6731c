//! The address bar and the page that belongs to it.

use super::browser;
use super::desk::Desk;
use super::route::{Fragment, Route};
use leptos::ev;
use leptos::prelude::*;

/// Which page is shown. Copyable; get it with [`Router::here`].
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
}

impl Router {
    /// Shows what the address asks for, now and whenever it changes.
    #[must_use]
    pub fn new(desk: Desk) -> Router {
        let router = Router {
            route: RwSignal::new(Route::Overview),
        };
        router.follow(desk);
        let listener = window_event_listener(ev::hashchange, move |_| router.follow(desk));
        on_cleanup(move || listener.remove());
        router
    }

    /// The router of the page.
    #[must_use]
    pub fn here() -> Router {
        expect_context()
    }

    /// The page and the place on it. Tracked.
    #[must_use]
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Goes to another page, as a link would.
    pub fn go(self, route: &Route) {
        browser::go(&route.to_string());
    }

    fn follow(self, desk: Desk) {
        // What is being typed belongs to the page that goes.
        desk.session.settle();
        match Fragment::parse(&browser::hash()) {
            Fragment::Page(route) => self.route.set(route),
            Fragment::Link(text) => self.route.set(Route::Unknown(text)),
        }
    }
}
