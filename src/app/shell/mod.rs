//! The frame around every page: bar at the top, side bar, notices, and on narrow
//! screens a bar at the bottom.

mod banner;
mod side;
mod top;

pub use banner::LinkBarBody;

use super::browser;
use super::desk::Desk;
use super::explain::ExplainDialog;
use super::keys::{self, Keys};
use super::open::OpenDialog;
use super::page;
use super::parts::{Arriving, Drawn};
use super::route::Route;
use super::router::Router;
use super::session::Session;
use super::share::ShareDialog;
use super::ui::{Check, Dialog, LookOnly, ToastArea};
use crate::command::{Topic, Topics};
use banner::{ConcernBanner, LinkBar};
use leptos::ev;
use leptos::prelude::*;
use side::{BottomBar, Pages, States};
use top::TopBar;

/// The frame and the page in it.
#[component]
pub fn Shell() -> impl IntoView {
    let (desk, session, router) = (Desk::here(), Session::here(), Router::here());
    listen(desk);
    follow_page(session, router);
    provide_context(States::follow(desk, session));
    let all_pages = RwSignal::new(false);
    // Drawn anew for another page or another plan, not for another place on the page.
    let page = Memo::new(move |_| (Page(router.route()), session.plan(Topics::all()).id.clone()));
    // What is shown of a plan that can not be changed must not look as if it could.
    let look_only = LookOnly(Signal::derive(move || !session.can_edit()));
    let draw = move || {
        provide_context(look_only);
        page.with(|(page, _)| page::view(&page.0))
    };
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        browser::focus("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to the page"</a>
        <div class="app" class:framed=browser::is_framed()>
            <TopBar/>
            <nav class="side" aria-label="Pages">
                <Pages/>
            </nav>
            <main id="main" tabindex="-1">
                <LinkBar/>
                <ConcernBanner/>
                {draw}
            </main>
            <BottomBar all_pages/>
        </div>
        <Dialog open=all_pages title="All pages">
            <nav class="sheet" aria-label="All pages" on:click=move |_| all_pages.set(false)>
                <Pages/>
            </nav>
        </Dialog>
        <OpenDialog/>
        <ExplainDialog/>
        <ShareDialog/>
        <KeyList/>
        <ToastArea toasts=desk.toasts/>
    }
}

/// A route, equal to every other place on its page.
#[derive(Clone)]
struct Page(Route);

impl PartialEq for Page {
    fn eq(&self, other: &Page) -> bool {
        self.0.same_page(&other.0)
    }
}

/// Saves when the page goes away, and hears other tabs.
fn listen(desk: Desk) {
    let flush = move || desk.flush();
    let listeners = [
        window_event_listener_untyped("pagehide", move |_| flush()),
        window_event_listener_untyped("visibilitychange", move |_| flush()),
    ];
    let storage = window_event_listener(ev::storage, move |event| {
        desk.heard_from_other_tab(event.key().as_deref());
    });
    on_cleanup(move || {
        listeners.into_iter().for_each(|listener| listener.remove());
        storage.remove();
    });
}

/// The title of the tab and the focus follow the page.
fn follow_page(session: Session, router: Router) {
    Effect::new(move |before: Option<Route>| {
        let route = router.route();
        let plan = session.read(Topic::Details, |plan| plan.title().to_owned());
        browser::set_title(&format!("{} · {plan} · Loadmap", route.title()));
        // Not at the start: the browser's own focus is right then.
        if before.is_some_and(|before| !before.same_page(&route)) {
            browser::after_paint(|| {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                browser::focus("main h1");
            });
        }
        route
    });
}

#[component]
fn KeyList() -> impl IntoView {
    let keys = Keys::here();
    view! {
        <Dialog open=keys.help title="Keys">
            <Arriving what=Drawn::Keys/>
        </Dialog>
    }
}

/// What stands in the list of keys.
#[component]
pub fn KeyListBody() -> impl IntoView {
    let keys = Keys::here();
    let single = Signal::derive(move || keys.single());
    view! {
            <dl class="facts keys">
                {keys::LIST.iter().map(|(key, what)| view! { <dt>{*key}</dt><dd>{*what}</dd> }).collect_view()}
            </dl>
            <Check
                label="Single letters and digits do something"
                value=single
                on=Callback::new(move |on| keys.set_single(on))
            />
    }
}
