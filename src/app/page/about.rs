//! What Loadmap is, what it keeps and where.

use crate::app::session::Session;
use crate::app::ui::PageHead;
use leptos::prelude::*;

/// The page.
#[component]
pub fn About() -> impl IntoView {
    let model = &Session::here().catalog.model;
    let versions = format!(
        "Loadmap {}, maturity model {} of {}.",
        env!("CARGO_PKG_VERSION"),
        model.version,
        model.date
    );
    view! {
        <PageHead title="About and privacy" lead="Loadmap turns what a team states about its load testing into scores, gaps, a roadmap and three documents."/>
        <section class="card prose">
            <h2>"What is kept, and where"</h2>
            <p>"Your plans are kept in this browser, on this device, under the address of this page. There is no server that takes them, no account and no tracking. The page asks no other host for anything."</p>
            <p>"Whoever uses this browser can read them. They stay until you delete them on the Plans page or clear the browser's data for this site; a private window forgets them when it closes. Save a plan file to have a copy that lasts."</p>
            <h2>"What a link contains"</h2>
            <p>"A shared link holds the plan itself, behind the # of the address, which browsers do not send to any server. Whoever has the link can read the plan. A link stays in chats and in the history of browsers and cannot be called back."</p>
            <h2>"What the numbers are worth"</h2>
            <p>"Scores follow from your answers by formulas that every page and document can show. Effort, rates and ratings of the built-in content are estimates of experts to begin with, not facts about your team."</p>
            <h2>"Version"</h2>
            <p>{versions}</p>
        </section>
    }
}
