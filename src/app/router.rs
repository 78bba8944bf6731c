//! The address bar and the page that belongs to it.

use super::browser;
use super::desk::Desk;
use super::parts::{self, NotLoaded};
use super::route::{Fragment, Route};
use crate::exchange::file::Opened;
use crate::exchange::link::LinkRefusal;
use leptos::ev;
use leptos::prelude::*;

/// Which page is shown. Copyable; get it with [`Router::here`].
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
    /// Why a link did not open, while that is what the page shows.
    refusal: RwSignal<Option<String>>,
}

impl Router {
    /// Shows what the address asks for, now and whenever it changes.
    #[must_use]
    pub fn new(desk: Desk) -> Router {
        let router = Router {
            route: RwSignal::new(Route::Overview),
            refusal: RwSignal::new(None),
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

    /// Why the link in the address did not open. Tracked.
    #[must_use]
    pub fn refusal(self) -> Option<String> {
        self.refusal.get()
    }

    /// Goes to another page, as a link would.
    pub fn go(self, route: &Route) {
        browser::go(&route.to_string());
    }

    fn follow(self, desk: Desk) {
        // What is being typed belongs to the page that goes.
        desk.session.settle();
        self.refusal.set(None);
        match Fragment::parse(&browser::hash()) {
            Fragment::Page(route) => self.route.set(route),
            Fragment::Link(text) => self.open_link(desk, text),
        }
    }

    fn open_link(self, desk: Desk, text: String) {
        self.route.set(Route::Opening);
        let asked = parts::opened_link(text.clone(), desk.session.catalog);
        parts::when_here(asked, move |result| self.show_link(desk, text, result));
    }

    fn show_link(
        self,
        desk: Desk,
        text: String,
        result: Result<Result<Opened, LinkRefusal>, NotLoaded>,
    ) {
        let opened = match result {
            Ok(opened) => opened,
            Err(NotLoaded) => {
                self.refusal.set(Some(
                    "The part of Loadmap that opens links did not arrive. Check the connection, then reload the page.".to_owned(),
                ));
                return self.route.set(Route::Unknown(text));
            }
        };
        match opened {
            Ok(opened) => {
                desk.look_at(opened.plan);
                // The plan is data and does not belong into the address for
                // longer than needed: it would stay in bookmarks and pictures.
                browser::replace_hash(&Route::Overview.to_string());
                self.route.set(Route::Overview);
                for notice in opened.notices {
                    desk.toasts.say(notice.to_string());
                }
            }
            Err(refusal) => {
                if refusal != LinkRefusal::NotALink {
                    self.refusal.set(Some(refusal.to_string()));
                }
                self.route.set(Route::Unknown(text));
            }
        }
    }
}
