//! The questions about outcomes: not scored, but held against the score.

use super::place::{Neighbours, Place};
use crate::app::session::Session;
use crate::app::ui::{Choice as Choices, Segment};
use crate::catalog::{Idx, OutcomeProbe};
use crate::command::{Command, Topic};
use crate::insight::ANSWERS;
use crate::plan::{OptionId, ProbeId};
use leptos::prelude::*;

/// The card with the questions and what does not fit together.
#[component]
pub fn Outcomes() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let found = session.derive(&ANSWERS, |insight| insight.outcomes().clone());
    let rules = move || {
        let outcomes = found.get();
        let all = outcomes
            .mismatches
            .into_iter()
            .chain(outcomes.contradictions);
        all.collect::<Vec<_>>()
    };
    let verdict = move || match (rules().is_empty(), found.get().n_answered) {
        (_, 0) => "Answer what you can: outcomes show whether the scores can be true.",
        (true, _) => "Scores and outcomes go together, as far as they are known.",
        (false, _) => "Scores and outcomes do not go together:",
    };
    view! {
        <section class="card" aria-labelledby="place-name">
            <h2 id="place-name" tabindex="-1">"Outcomes"</h2>
            <p class="quiet-text">"What happened in the last 12 months. These answers never change a score; they are held against it."</p>
            <ul class="probes">
                {catalog.outcome_probes.indices().map(|probe| view! { <li><Probe probe/></li> }).collect_view()}
            </ul>
            <div role="status">
                <p>{verdict}</p>
                <ul class="plain">
                    <For each=rules key=|rule| *rule let:rule>
                        <li>{catalog[rule].text.text()}</li>
                    </For>
                </ul>
            </div>
            <Neighbours place=Place::Outcomes/>
        </section>
    }
}

#[component]
fn Probe(probe: Idx<OutcomeProbe>) -> impl IntoView {
    let session = Session::here();
    let entry = &session.catalog[probe];
    let id = ProbeId::new(entry.id);
    let value = {
        let id = id.clone();
        session.signal(Topic::Assessment, move |plan| {
            let chosen = plan.assessment.probes.get(&id);
            chosen.map_or_else(String::new, |option| option.as_str().to_owned())
        })
    };
    let options = entry.options.iter();
    let groups = vec![
        options
            .map(|option| Segment::new(option.id, option.label))
            .collect(),
    ];
    let choose = {
        let id = id.clone();
        session.chosen(move |option: String, _| {
            Command::SetProbe(id.clone(), Some(OptionId::new(&option)))
        })
    };
    let clear = Callback::new(move |()| session.act(Command::SetProbe(id.clone(), None)));
    view! { <Choices legend=entry.question.text() groups value on=choose clear/> }
}
