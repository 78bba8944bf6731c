//! The service-level objectives of one journey.

use crate::app::page::record::{Look, Of, Record};
use crate::app::session::Session;
use crate::app::ui::ItemList;
use crate::command::{Command, Topic, Topics};
use crate::insight::load::slo_text;
use crate::plan::{ItemId, Journey, Slo};
use leptos::prelude::*;

/// The list.
#[component]
pub fn Slos(
    /// Number of the journey.
    journey: u32,
) -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Vision, move |plan| {
        let slos = Journey::find(plan, journey).map(|journey| journey.slos.iter());
        let slos = slos.into_iter().flatten();
        slos.map(|slo| slo.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.plan(Topics::of(&[Topic::Vision]));
        let slo = Journey::find(&plan, journey).zip(Slo::find(&plan, id));
        slo.map_or_else(String::new, |(journey, slo)| slo_text(journey, slo))
    });
    let act = session.listed(Slo::default(), move |edit| {
        Command::Slos(ItemId(journey), edit)
    });
    view! {
        <h3>"Service-level objectives"</h3>
        <p class="quiet-text">"A limit counts only together with the load at which it holds."</p>
        <ItemList
            ids
            name
            row=Callback::new(slo_row)
            act
            add="Add an SLO"
            undo=session.undoing()
        />
    }
}

fn slo_row(id: u32) -> AnyView {
    let slo = Of::<Slo>::new(id);
    // Marked as examples: grey figures elsewhere on the page hold.
    let example = |text: &str| Signal::stored("such as ".to_owned() + text);
    view! {
        <div class="fields slo">
            <div class="wide-field">
                {slo.text(Look::new("Indicator").shows(example("response time at the gateway")), |one| &mut one.indicator)}
            </div>
            {slo.number(
                Look::new("Percentile").shows(example("95")).unit("", 1, (1, 1_000)),
                |one| one.percentile.map(u32::from),
                |one, number| one.percentile = number.and_then(|number| number.try_into().ok()),
            )}
            {slo.number(
                Look::new("Limit").shows(example("800")).unit("ms", 0, (1, 86_400_000)),
                |one| one.limit_ms,
                |one, number| one.limit_ms = number,
            )}
            {slo.number(
                Look::new("Errors at most").shows(example("0.1")).unit("%", 3, (0, 100_000)),
                |one| one.error_rate,
                |one, number| one.error_rate = number,
            )}
            {slo.text(Look::new("Window").shows(example("28 days")), |one| &mut one.window)}
            <div class="wide-field">
                {slo.text(Look::new("At load").shows(example("1,200 requests/s")), |one| &mut one.load)}
            </div>
            {slo.text(Look::new("Owner").shows(Signal::stored("the journey's".to_owned())), |one| &mut one.owner)}
        </div>
    }
    .into_any()
}
