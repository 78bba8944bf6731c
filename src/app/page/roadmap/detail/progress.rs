//! How far an item is: its state, its steps, what is left and what was spent.

use super::super::view::{Kept as Open, of_item, put};
use super::dates::{BeganField, EndedField};
use super::group::{Group, Remarks};
use super::steps::Steps;
use crate::app::session::Session;
use crate::app::ui::{Choice, NumberField, OnTyped, Segment, SelectField};
use crate::command::Topic;
use crate::command::item::{set_percent, set_state};
use crate::insight::remarks::About;
use crate::plan::roadmap::MOST_WORK;
use crate::plan::{ItemId, ItemState, RoadmapItem};
use leptos::prelude::*;

static OPEN: Open = Open::new(0);
/// Most money that can be spent on an item, in minor currency units.
const MOST_PAID: i64 = 1_000_000_000_000;

/// What a state is called.
#[must_use]
pub fn name(state: ItemState) -> &'static str {
    match state {
        ItemState::Planned => "Planned",
        ItemState::Running => "Running",
        ItemState::Done => "Done",
        ItemState::Dropped => "Dropped",
    }
}

/// The command that says how far an item is.
pub fn to_state(plan: &crate::plan::Plan, id: ItemId, state: ItemState) -> crate::command::Command {
    put(plan, id, |item| set_state(item, state, plan.details.as_of))
}

/// The state, as a list that drops down.
#[component]
pub fn StateField(id: ItemId, #[prop(into)] label: String) -> impl IntoView {
    let session = Session::here();
    let states = ItemState::ALL.iter();
    let options = states.map(|&state| (state.id().to_owned(), name(state).to_owned()));
    let options: Vec<_> = options.collect();
    let value = of_item(session, id, |item| item.state.id().to_owned());
    let on = Callback::new(move |text: String| {
        if let Some(state) = ItemState::from_id(&text) {
            session.act(to_state(&session.now(), id, state));
        }
    });
    view! { <SelectField label options=Signal::stored(options) value on/> }
}

/// How much is done, in per cent.
#[component]
pub fn PercentField(id: ItemId, #[prop(into)] label: String) -> impl IntoView {
    let session = Session::here();
    let on = session.typed(move |percent: Option<i64>, plan| {
        let percent = percent.and_then(|percent| percent.try_into().ok());
        put(plan, id, |item| {
            set_percent(item, percent, plan.details.as_of)
        })
    });
    let value = of_item(session, id, |item| item.percent.map(i64::from));
    view! { <NumberField label unit="%" max=100 value on/> }
}

fn days(number: Option<i64>) -> Option<u32> {
    number.and_then(|number| number.try_into().ok())
}

/// The part of the detail.
#[component]
pub fn Progress(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let state = of_item(session, id, |item| item.state);
    let percent = of_item(session, id, move |item| item.percent_done(catalog));
    let ticked = of_item(session, id, move |item| item.is_ticked(catalog));
    let line = Signal::derive(move || match state.get() {
        ItemState::Running => ["running, ", &percent.get().to_string(), " % done"].concat(),
        other => name(other).to_lowercase(),
    });
    let segments = ItemState::ALL.iter();
    let segments: Vec<Segment> = segments
        .map(|&state| Segment::new(state.id(), name(state)))
        .collect();
    let value = Signal::derive(move || state.get().id().to_owned());
    let on_state = Callback::new(move |text: String| {
        if let Some(state) = ItemState::from_id(&text) {
            session.act(to_state(&session.now(), id, state));
        }
    });
    let begun = Memo::new(move |_| matches!(state.get(), ItemState::Running | ItemState::Done));
    let done = Memo::new(move |_| state.get() == ItemState::Done);
    let currency = session.signal(Topic::Details, |plan| plan.details.currency.clone());
    let number = move |change: fn(&mut RoadmapItem, Option<i64>)| -> OnTyped<Option<i64>> {
        session.typed(move |number, plan| put(plan, id, |item| change(item, number)))
    };
    view! {
        <Group id="item-progress" name="Steps and progress" line open=&OPEN>
            <Choice legend="State" groups=vec![segments.clone()] value on=on_state/>
            <p class="quiet-text" hidden=move || state.get() != ItemState::Dropped>"It takes no time any more, and what waits for it does not wait."</p>
            <Remarks id about=About::State/>
            <Show when=move || begun.get()>
                <div class="fields pair">
                    <BeganField id label="Began"/>
                    <Show when=move || done.get()><EndedField id label="Ended"/></Show>
                </div>
                <Remarks id about=About::Began/>
                <Remarks id about=About::Ended/>
            </Show>
            <Show when=move || !done.get()>
                <Show
                    when=move || ticked.get()
                    fallback=move || view! { <PercentField id label="Done so far"/> }
                >
                    <p><strong>{percent} " %"</strong> " done, by the steps that are ticked."</p>
                </Show>
            </Show>
            <Steps id/>
            <div class="fields pair">
                <NumberField
                    label="Work spent"
                    unit="days"
                    decimals=2
                    max=MOST_WORK
                    value=of_item(session, id, |item| item.spent.map(i64::from))
                    on=number(|item, number| item.spent = days(number))
                />
                <NumberField
                    label="Work that is left"
                    unit="days"
                    decimals=2
                    max=MOST_WORK
                    value=of_item(session, id, |item| item.remaining.map(i64::from))
                    on=number(|item, number| item.remaining = days(number))
                />
            </div>
            <p class="quiet-text">"Where it is stated, the schedule takes the work that is left, and not the per cent."</p>
            <NumberField
                label="Money spent beside people's work"
                unit=currency
                decimals=2
                max=MOST_PAID
                value=of_item(session, id, |item| item.paid)
                on=number(|item, number| item.paid = number)
            />
        </Group>
    }
}
