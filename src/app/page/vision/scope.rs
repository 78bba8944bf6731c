//! What the plan covers, and what it leaves out on purpose.

use crate::app::page::record::{Look, Of, Record};
use crate::app::session::Session;
use crate::app::ui::{ItemList, LinesField};
use crate::command::{Command, Topic, Topics};
use crate::plan::Exclusion;
use leptos::prelude::*;

/// The card.
#[component]
pub fn Scope() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Vision, |plan| {
        let exclusions = plan.vision.exclusions.iter();
        exclusions.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.plan(Topics::of(&[Topic::Vision]));
        let what = Exclusion::find(&plan, id).map(|one| one.what.clone());
        what.filter(|what| !what.is_empty())
            .unwrap_or_else(|| "this exclusion".to_owned())
    });
    let row = Callback::new(|id| {
        let exclusion = Of::<Exclusion>::new(id);
        view! {
            <div class="fields">
                {exclusion.text(Look::new("What is left out"), |one| &mut one.what)}
                {exclusion.text(Look::new("Why").rows(2), |one| &mut one.why)}
            </div>
        }
        .into_any()
    });
    view! {
        <section class="card" aria-labelledby="vision-scope">
            <h2 id="vision-scope" tabindex="-1">"Scope"</h2>
            <p class="quiet-text">"What load testing covers here. A list without exclusions is rarely true."</p>
            <LinesField
                id="vision-inScope"
                label="In scope"
                hint="Systems and journeys."
                rows=4
                value=session.signal(Topic::Vision, |plan| plan.vision.in_scope.clone())
                on=session.typed(|lines, _| Command::SetInScope(lines))
            />
            <h3 id="vision-exclusions">"Left out on purpose"</h3>
            <ItemList
                ids
                name
                row
                act=session.listed(Exclusion::default(), Command::Exclusions)
                add="Add an exclusion"
                undo=session.undoing()
            />
        </section>
    }
}
