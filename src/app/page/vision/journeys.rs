//! The critical journeys: who answers for them, what they depend on, how their
//! load arrives, and their service-level objectives.

use super::fold::{Fold, opening};
use super::slos::Slos;
use crate::app::explain::Explain;
use crate::app::page::record::{Look, Of, Record};
use crate::app::session::Session;
use crate::app::ui::{Choice, ItemList, Segment};
use crate::command::{Command, Topic, Topics};
use crate::insight::Subject;
use crate::insight::load::{arrival, peak_load};
use crate::insight::number::grouped;
use crate::plan::{ArrivalModel, ItemId, Journey};
use leptos::prelude::*;

/// What stands where a journey has no name yet.
const UNNAMED: &str = "Journey without a name";

/// The card.
#[component]
pub fn Journeys() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Vision, |plan| {
        let journeys = plan.vision.journeys.iter();
        journeys.map(|journey| journey.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.plan(Topics::of(&[Topic::Vision]));
        Journey::find(&plan, id).map_or_else(String::new, named)
    });
    let act = opening(
        session,
        session.listed(Journey::default(), Command::Journeys),
    );
    view! {
        <section class="card" aria-labelledby="vision-journeys">
            <h2 id="vision-journeys" tabindex="-1">"Critical journeys"</h2>
            <p class="quiet-text">"The three to seven journeys whose slowness would hurt most. Each gets an owner, the load of its busiest hour, and limits that hold under that load."</p>
            <ItemList
                ids
                name
                row=Callback::new(|id| view! { <JourneyRow id/> }.into_any())
                act
                add="Add a journey"
                undo=session.undoing()
            />
        </section>
    }
}

fn named(journey: &Journey) -> String {
    match journey.name.as_str() {
        "" => UNNAMED.to_owned(),
        name => name.to_owned(),
    }
}

/// The most important of a journey, in a line.
fn line(journey: &Journey) -> String {
    let mut parts = Vec::new();
    if let Some(load) = peak_load(journey) {
        parts.push(format!("{} requests/s at peak", grouped(load.requests)));
    }
    match journey.slos.len() {
        0 => {}
        1 => parts.push("1 SLO".to_owned()),
        n => parts.push(format!("{n} SLOs")),
    }
    if !journey.owner.is_empty() {
        parts.push(journey.owner.clone());
    }
    parts.join(" · ")
}

#[component]
fn JourneyRow(id: u32) -> impl IntoView {
    let journey = Of::<Journey>::new(id);
    view! {
        <Fold id list="journeys" title=journey.read(named) line=journey.read(line)>
            <div class="fields">
                {journey.text(Look::new("Name").hint("As the team uses it, such as \"Search to checkout\"."), |one| &mut one.name)}
                {journey.text(Look::new("Owner"), |one| &mut one.owner)}
                <div class="whole">
                    {journey.text(Look::new("Depends on").hint("Services and suppliers, divided by commas.").rows(2), |one| &mut one.dependencies)}
                </div>
            </div>
            <Arrival journey/>
            <Load journey id/>
            <Slos journey=id/>
        </Fold>
    }
}

/// How new work arrives, with what the models mean.
#[component]
fn Arrival(journey: Of<Journey>) -> impl IntoView {
    let session = Session::here();
    let models = || {
        let all = ArrivalModel::ALL.iter();
        all.filter_map(|&model| Some((model, arrival(model)?)))
    };
    let capital = |name: &str| {
        let (first, rest) = name.split_at(1);
        first.to_uppercase() + rest
    };
    let segments = models().map(|(model, (name, _))| Segment::new(model.id(), capital(name)));
    let groups = vec![segments.collect()];
    let value = journey.read(|journey| journey.arrival.id().to_owned());
    let on = session.chosen(move |id: String, plan| {
        let model = ArrivalModel::from_id(&id).unwrap_or_default();
        journey.change(plan, |journey| journey.arrival = model)
    });
    let clear = session.chosen(move |(), plan| {
        journey.change(plan, |journey| journey.arrival = ArrivalModel::Unknown)
    });
    let meanings = models().map(|(_, (name, meaning))| format!("{}: {meaning}.", capital(name)));
    let meanings: Vec<String> = meanings.collect();
    view! {
        <div class="arrival">
            <Choice legend="How does new work arrive?" groups value on clear/>
            <p class="hint">{meanings.join(" ")}</p>
        </div>
    }
}

/// The figures of the busiest hour, and what they come to.
#[component]
fn Load(journey: Of<Journey>, id: u32) -> impl IntoView {
    let words = journey.read(|journey| {
        let load = peak_load(journey)?;
        let (arrivals, requests) = (load.arrivals_text(), grouped(load.requests));
        let assumed = match load.assumed {
            true => " What is empty counts as 1.",
            false => "",
        };
        Some(format!(
            "At the peak {arrivals} transactions arrive per second and cause {requests} requests per second.{assumed}"
        ))
    });
    let known = Memo::new(move |_| words.with(Option::is_some));
    let text = Signal::derive(move || words.get().unwrap_or_default());
    view! {
        <div class="fields">
            {journey.number(
                Look::new("Transactions in the busiest hour").hint("As measured, today."),
                |one| one.peak_per_hour,
                |one, number| one.peak_per_hour = number,
            )}
            {journey.number(
                Look::new("Requests per transaction").unit("", 1, (1, 1_000_000)).hint("All requests, browsing included, divided by transactions."),
                |one| one.requests_per_transaction,
                |one, number| one.requests_per_transaction = number,
            )}
            {journey.number(
                Look::new("Spike factor").unit("times", 2, (100, 10_000)).hint("How far the busiest minute rises above the busiest hour."),
                |one| one.spike_factor,
                |one, number| one.spike_factor = number,
            )}
        </div>
        <p class="peak-load" role="status">
            <Show
                when=move || known.get()
                fallback=|| view! { <span class="quiet-text">"The peak load follows from the transactions in the busiest hour."</span> }
            >
                {text} " " <Explain subject=Subject::PeakLoad(ItemId(id)) what="the peak load"/>
            </Show>
        </p>
    }
}
