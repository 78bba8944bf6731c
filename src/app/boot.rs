//! How the app starts.

use super::browser;
use super::desk::Desk;
use super::explain::Explainer;
use super::keys::Keys;
use super::open::Opener;
use super::parts;
use super::router::Router;
use super::session::Session;
use super::share::Sharer;
use super::shell::Shell;
use super::storage::shelf_of_this_page;
use super::ui::Toasts;
use crate::catalog::{BUILT_IN, Catalog};
use crate::plan::Plan;
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit};

/// Starts the app, in this order:
///
/// 1. the panic hook, so that whatever fails later leads to the rescue screen;
/// 2. the content, which everything else reads;
/// 3. session and desk: the plan that was open last, or an empty one;
/// 4. the router: the page, or the shared plan, that the address asks for;
/// 5. the first page; `boot.js` then takes the waiting page away and marks
///    `usable`;
/// 6. the listeners: other tabs, keys, files dropped, the page going away.
pub fn boot() {
    std::panic::set_hook(Box::new(rescue));
    let catalog = match Catalog::read(BUILT_IN) {
        Ok(catalog) => Box::leak(Box::new(catalog)),
        // The build checks the blob, so only a damaged download gets here.
        Err(error) => panic!("the content cannot be read: {error}"),
    };
    let start = move || {
        leptos::mount::mount_to_body(move || page(catalog));
        announce("loadmap-drawn", None);
    };
    // Whoever has plans here needs what reads them before anything is shown; if that does not come,
    // the page opens all the same and says so.
    if shelf_of_this_page(browser::is_framed()).is_empty() {
        start();
    } else {
        wasm_bindgen_futures::spawn_local(async move {
            drop(parts::scribe().await);
            start();
        });
    }
}

/// The page with everything that it finds in its context.
fn page(catalog: &'static Catalog) -> impl IntoView {
    let toasts = Toasts::new();
    provide_context(toasts);
    let empty = Plan::new(catalog, &browser::random_id(), browser::today());
    let session = Session::new(catalog, empty, toasts);
    provide_context(session);
    let desk = Desk::new(session, toasts);
    provide_context(desk);
    let router = Router::new(desk);
    provide_context(router);
    provide_context(Keys::new(desk));
    provide_context(Opener::new(desk));
    provide_context(Explainer::new());
    provide_context(Sharer::new());
    view! { <Shell/> }
}

/// Tells the page's own script, which needs nothing of the app, to show the
/// rescue screen.
fn rescue(info: &std::panic::PanicHookInfo) {
    console_error_panic_hook::hook(info);
    announce("loadmap-crash", Some(&info.to_string()));
}

/// Tells the page's own scripts that something has happened.
fn announce(what: &str, detail: Option<&str>) {
    let init = CustomEventInit::new();
    if let Some(detail) = detail {
        init.set_detail(&JsValue::from_str(detail));
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(what, &init) {
        let _ = window().dispatch_event(&event);
    }
}
