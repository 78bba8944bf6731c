//! How many risks the register holds; it stands under Governance.

use crate::app::route::Route;
use crate::app::session::Session;
use crate::command::Topic;
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::governance::exposure::risks;
use leptos::prelude::*;

/// Exposure from which a line of its own says how many there are: the catalogue's word for it is
/// `high`.
const HIGH: u8 = 10;

fn line(insight: &Insight) -> String {
    let all = risks(insight.catalog(), insight.plan());
    let high = all.iter().filter(|risk| risk.exposure >= Some(HIGH));
    match (all.len(), high.count()) {
        (0, _) => {
            "There are no risks. The forecast then knows of nothing that may go wrong.".to_owned()
        }
        (n, high) => [
            &count(n, "risk", "risks"),
            " in the register, ",
            &high.to_string(),
            " of high exposure. The forecast lets each happen as often as its chance says.",
        ]
        .concat(),
    }
}

/// The line.
#[component]
pub fn Risks() -> impl IntoView {
    let session = Session::here();
    let line = session.derive(&[Topic::Governance, Topic::Details], line);
    let register = Route::Governance(Some("risks".to_owned())).to_string();
    view! {
        <section class="card" aria-labelledby="risks">
            <h2 id="risks" tabindex="-1">"Risks"</h2>
            <p>{line} " " <a href=register>"Open the risk register"</a></p>
        </section>
    }
}
