//! An address that leads nowhere.

use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::ui::PageHead;
use leptos::prelude::*;

/// Shows the address as text and a way on.
#[component]
pub fn NotFound() -> impl IntoView {
    let router = Router::here();
    view! {
        <PageHead title="Page not found" lead="There is no page at this address."/>
        <p>"It ends in " <code><bdi>{move || router.route().to_string()}</bdi></code> "."</p>
        <p>
            <a class="button primary" href=Route::Overview.to_string()>"Go to the overview"</a>
        </p>
    }
}
