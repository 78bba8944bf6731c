//! An address that leads nowhere, and a link that does not open.

use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::ui::PageHead;
use leptos::prelude::*;

/// Says what is wrong with the address, shows it as text, and a way on.
#[component]
pub fn NotFound() -> impl IntoView {
    let router = Router::here();
    let title = Signal::derive(move || match router.refusal() {
        Some(_) => "The link did not open".to_owned(),
        None => "Page not found".to_owned(),
    });
    let lead = Signal::derive(move || {
        let nowhere =
            || "There is no page at this address, and it is no link of Loadmap.".to_owned();
        router.refusal().unwrap_or_else(nowhere)
    });
    view! {
        <PageHead title lead/>
        <section class="card">
            <p>"Your own plans are as you left them. The address ends in:"</p>
            <pre class="address" tabindex="0" aria-label="End of the address"><bdi>{move || router.route().to_string()}</bdi></pre>
            <p>
                <a class="button primary" href=Route::Overview.to_string()>"Go to the overview"</a>
            </p>
        </section>
    }
}
