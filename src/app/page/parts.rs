//! The pages as parts of the program that are loaded when they are first opened.
//!
//! `cargo xtask build` cuts the program at the functions of [`parts!`]; a build
//! without the feature `split` is in one piece and waits for nothing. Pages of
//! one part arrive together: those that share most of what they show.

use super::{about, assessment, details, documents, gaps, not_found, overview, plans, quick_check};
use crate::app::browser;
use crate::app::route::Route;
use crate::app::ui::{EmptyState, PageHead};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// A part did not arrive: the connection is gone, or the site was replaced by
/// another build.
struct NotLoaded;

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        NotLoaded
    }
}

type Drawn = Result<AnyView, NotLoaded>;
type Drawing = Pin<Box<dyn Future<Output = Drawn>>>;

/// Declares which page is drawn by what, in which part.
macro_rules! parts {
    ($($part:ident: $page:ident => $view:expr;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $page() -> Drawn {
            Ok($view.into_any())
        }

        #[cfg(not(feature = "split"))]
        async fn $page() -> Drawn {
            Ok($view.into_any())
        }
    )*};
}

parts! {
    answers: quick_check_page => view! { <quick_check::QuickCheck/> };
    answers: assessment_page => view! { <assessment::Assessment/> };
    answers: gaps_page => view! { <gaps::Gaps/> };
    plan: details_page => view! { <details::PlanDetails/> };
    documents: documents_page => view! { <documents::Documents/> };
    rest: plans_page => view! { <plans::Plans/> };
    rest: about_page => view! { <about::About/> };
}

/// The page of a route. It is drawn once and stays while only the place on it
/// changes; pages follow that through [`Router::route`](crate::app::router::Router::route).
pub fn view(route: &Route) -> AnyView {
    let draw: fn() -> Drawing = match route {
        Route::Overview => return view! { <overview::Overview/> }.into_any(),
        Route::Details => || Box::pin(details_page()),
        Route::QuickCheck => || Box::pin(quick_check_page()),
        Route::Assessment(..) => || Box::pin(assessment_page()),
        Route::Gaps(_) => || Box::pin(gaps_page()),
        Route::Documents(_) => || Box::pin(documents_page()),
        Route::Plans => || Box::pin(plans_page()),
        Route::About => || Box::pin(about_page()),
        _ => return view! { <not_found::NotFound/> }.into_any(),
    };
    // What is there already is drawn at once, so that no page flickers.
    let mut drawing = draw();
    let polled = drawing
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()));
    if let Poll::Ready(Ok(page)) = polled {
        return page;
    }
    let pending = match polled {
        Poll::Pending => Some(drawing),
        Poll::Ready(_) => None,
    };
    view! { <Arriving title=route.title() draw pending/> }.into_any()
}

/// A page whose part is on its way: its name, then the page itself, or what can
/// be done when it does not come.
#[component]
fn Arriving(title: &'static str, draw: fn() -> Drawing, pending: Option<Drawing>) -> impl IntoView {
    let drawn: RwSignal<Option<AnyView>, LocalStorage> = RwSignal::new_local(None);
    let failed = RwSignal::new(false);
    let owner = Owner::current().unwrap_or_default();
    let wait = move |drawing: Drawing| {
        failed.set(false);
        // The page is made under this owner, so that it finds the same context and is cleaned up with it.
        let drawing = owner.with(|| ScopedFuture::new_untracked(drawing));
        spawn_local(async move {
            match drawing.await {
                Ok(page) => show(drawn, page),
                Err(NotLoaded) => {
                    failed.try_set(true);
                }
            }
        });
    };
    match pending {
        Some(drawing) => wait(drawing),
        None => failed.set(true),
    }
    let again = StoredValue::new_local(wait);
    let taken = move || {
        drawn.track();
        drawn.try_update_untracked(Option::take).flatten()
    };
    move || {
        match taken() {
        Some(page) => page,
        None => view! {
            <PageHead title=title.to_owned() lead=String::new()/>
            <Show when=move || failed.get() fallback=|| view! { <p class="arriving quiet-text" role="status">"Loading this page"</p> }>
                <EmptyState
                    title="This page did not arrive"
                    text="The rest of Loadmap is here and your plan is safe. Check the connection and try again; if that does not help, reload the page, because it may have been replaced by a newer version."
                >
                    <button type="button" class="button primary" on:click=move |_| again.with_value(|wait| wait(draw()))>"Try again"</button>
                    <button type="button" class="button" on:click=move |_| browser::reload()>"Reload the page"</button>
                </EmptyState>
            </Show>
        }
        .into_any(),
    }
    }
}

/// Puts the page where its name was announced; the focus goes on to its heading
/// if it was on the announcement.
fn show(drawn: RwSignal<Option<AnyView>, LocalStorage>, page: AnyView) {
    let had_focus = browser::has_focus("main h1");
    if drawn.try_set(Some(page)).is_none() && had_focus {
        browser::after_paint(|| browser::focus("main h1"));
    }
}
