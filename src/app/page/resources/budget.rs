//! What the plan costs: the cap, and what stands against it.

use crate::app::session::Session;
use crate::app::ui::NumberField;
use crate::command::{Command, Topic};
use leptos::prelude::*;

/// The section.
#[component]
pub fn Budget() -> impl IntoView {
    let session = Session::here();
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    view! {
        <section class="card">
            <div class="card-head"><h2>"Budget cap"</h2></div>
            <div class="fields">
                <NumberField
                    id="resources-cap"
                    label="Budget cap"
                    hint="What the plan may cost at most, contingency included."
                    placeholder=Some("No cap".to_owned())
                    unit=currency
                    decimals=2
                    max=1_000_000_000_000
                    value=session.signal(Topic::Resources, |plan| plan.resources.cap)
                    on=session.typed(|cap: Option<i64>, _| Command::SetCap(cap))
                />
            </div>
        </section>
    }
}
