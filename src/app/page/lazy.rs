//! Pages that are loaded when they are first opened.
#![allow(missing_docs)]
use super::*;
use leptos::wasm_split::{wasm_split, SplitLoaderError};
use std::future::Future;
use std::task::{Context, Poll, Waker};

type Drawn = Result<AnyView, SplitLoaderError>;

#[wasm_split(documents, wasm_split_path = ::leptos::wasm_split, fallible)]
fn documents_page() -> Drawn { Ok(view! { <documents::Documents/> }.into_any()) }
#[wasm_split(assessment, wasm_split_path = ::leptos::wasm_split, fallible)]
fn assessment_page() -> Drawn { Ok(view! { <assessment::Assessment/> }.into_any()) }
#[wasm_split(quick, wasm_split_path = ::leptos::wasm_split, fallible)]
fn quick_page() -> Drawn { Ok(view! { <quick_check::QuickCheck/> }.into_any()) }
#[wasm_split(gaps, wasm_split_path = ::leptos::wasm_split, fallible)]
fn gaps_page() -> Drawn { Ok(view! { <gaps::Gaps/> }.into_any()) }
#[wasm_split(details, wasm_split_path = ::leptos::wasm_split, fallible)]
fn details_page() -> Drawn { Ok(view! { <details::PlanDetails/> }.into_any()) }
#[wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn plans_page() -> Drawn { Ok(view! { <plans::Plans/> }.into_any()) }
#[wasm_split(rest, wasm_split_path = ::leptos::wasm_split, fallible)]
fn about_page() -> Drawn { Ok(view! { <about::About/> }.into_any()) }

type Page = std::pin::Pin<Box<dyn Future<Output = Drawn>>>;

fn lazily(make: fn() -> Page) -> AnyView {
    let slot: RwSignal<Option<AnyView>, LocalStorage> = RwSignal::new_local(None);
    let mut page = make();
    if let Poll::Ready(Ok(view)) = page.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        return view;
    }
    leptos::task::spawn_local(async move {
        if let Ok(view) = page.await { slot.set(Some(view)) }
    });
    (move || slot.try_update(|s| s.take()).flatten()).into_any()
}

pub fn view(route: &Route) -> AnyView {
    match route {
        Route::Overview => view! { <overview::Overview/> }.into_any(),
        Route::Details => lazily(|| Box::pin(details_page())),
        Route::Documents(_) => lazily(|| Box::pin(documents_page())),
        Route::QuickCheck => lazily(|| Box::pin(quick_page())),
        Route::Assessment(..) => lazily(|| Box::pin(assessment_page())),
        Route::Gaps(_) => lazily(|| Box::pin(gaps_page())),
        Route::Plans => lazily(|| Box::pin(plans_page())),
        Route::About => lazily(|| Box::pin(about_page())),
        _ => view! { <not_found::NotFound/> }.into_any(),
    }
}
