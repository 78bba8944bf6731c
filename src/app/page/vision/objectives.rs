//! The objectives: what is to be reached, how it is measured, by when, by whom.

use super::fold::{Fold, focus_soon, opening};
use super::serving::Serving;
use super::trace::Chain;
use crate::app::page::record::{Look, Of};
use crate::app::session::Session;
use crate::app::ui::{DateField, ItemList};
use crate::command::{Command, Topic, Topics};
use crate::insight::{EVERYTHING, PlanObjective};
use crate::plan::{Date, ItemId, Objective, ObjectiveId};
use leptos::prelude::*;

/// The card.
#[component]
pub fn Objectives() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Vision, |plan| {
        let objectives = plan.vision.objectives.iter();
        objectives.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let insight = session.insight(Topics::of(&EVERYTHING));
        let mut objectives = insight.vision().objectives.iter();
        let shown = objectives.find(|one| one.id.0 == id);
        shown.map_or_else(String::new, named)
    });
    let act = opening(
        session,
        session.listed(Objective::default(), Command::Objectives),
    );
    view! {
        <section class="card" aria-labelledby="vision-objectives">
            <h2 id="vision-objectives" tabindex="-1">"Objectives"</h2>
            <p class="quiet-text">"What the business wants to reach, with a number and a date. Each leads to requirements, to the work that makes them true, and to the KPIs that show it."</p>
            <Suggested/>
            <ItemList
                ids
                name
                row=Callback::new(|id| view! { <ObjectiveRow id/> }.into_any())
                act
                add="Add an objective of your own"
                undo=session.undoing()
            />
        </section>
    }
}

/// The objectives that the chosen drivers suggest and the plan does not have.
#[component]
fn Suggested() -> impl IntoView {
    let session = Session::here();
    let state = session.derive(&EVERYTHING, |insight| {
        let vision = insight.vision();
        let drivers = &insight.plan().vision.drivers;
        (
            vision.suggested.len(),
            vision.objectives.is_empty(),
            drivers.is_empty(),
        )
    });
    let words = Signal::derive(move || match state.get() {
        (_, _, true) => {
            "Choose a driver, and its objectives can be added with one action.".to_owned()
        }
        (1, ..) => "The drivers suggest one objective that is not here.".to_owned(),
        (n, true, _) => format!(
            "The drivers suggest {n} objectives, each with a measure, requirements and the work for them."
        ),
        (n, ..) => format!("The drivers suggest {n} objectives that are not here."),
    });
    let add = move |_| {
        let insight = session.insight_now();
        let catalog = insight.catalog();
        let suggested = insight.vision().suggested.iter();
        let objectives = suggested.map(|&idx| Objective {
            template: Some(ObjectiveId::new(catalog[idx].id)),
            ..Objective::default()
        });
        let first = insight.plan().next_item;
        session.act(Command::AddObjectives(objectives.collect()));
        focus_soon(format!("#vision-objectives-{first} summary"));
    };
    let class = Signal::derive(move || match state.get().1 {
        true => "button primary",
        false => "button",
    });
    let some = Memo::new(move |_| state.get().0 > 0 || state.get().2);
    let can_add = Memo::new(move |_| state.get().0 > 0);
    view! {
        <Show when=move || some.get() && session.can_edit()>
            <div class="found suggested">
                <p>{words}</p>
                <Show when=move || can_add.get()>
                    <div class="actions">
                        <button type="button" class=class on:click=add>"Start from the drivers"</button>
                    </div>
                </Show>
            </div>
        </Show>
    }
}

fn named(shown: &PlanObjective) -> String {
    match shown.text.text() {
        text if text.is_empty() => "Objective without words".to_owned(),
        text => text,
    }
}

/// The most important of an objective, in a line.
fn line(objective: &Objective) -> String {
    let mut parts = Vec::new();
    if !objective.target.is_empty() {
        parts.push(format!("Target: {}", objective.target));
    }
    if let Some(due) = objective.due {
        parts.push(format!("by {}", due.long()));
    }
    if !objective.owner.is_empty() {
        parts.push(objective.owner.clone());
    }
    parts.join(" · ")
}

#[component]
fn ObjectiveRow(id: u32) -> impl IntoView {
    let session = Session::here();
    let objective = Of::<Objective>::new(id);
    let shown = session.derive(&EVERYTHING, move |insight| {
        let mut objectives = insight.vision().objectives.iter();
        objectives.find(|one| one.id == ItemId(id)).cloned()
    });
    let read = move |read: fn(&PlanObjective) -> String| {
        Signal::derive(move || shown.with(|shown| shown.as_ref().map(read).unwrap_or_default()))
    };
    // Of an objective from a template: what holds while the field is empty.
    let measure = read(|shown| {
        shown
            .template
            .map_or_else(String::new, |_| shown.measure.text())
    });
    let text = read(|shown| {
        shown
            .template
            .map_or_else(String::new, |_| shown.text.text())
    });
    let due = objective.read(|one| one.due.map(|due| due.to_string()).unwrap_or_default());
    let set_due = session.typed(move |text: String, plan| {
        objective.change(plan, |objective| objective.due = Date::parse(&text))
    });
    view! {
        <Fold id list="objectives" title=read(named) line=objective.read(line)>
            <div class="fields">
                <div class="whole">
                    {objective.text(Look::new("What is to be reached").rows(2).shows(text), |one| &mut one.text)}
                </div>
                <div class="whole">
                    {objective.text(Look::new("Measure").hint("With its unit.").shows(measure), |one| &mut one.measure)}
                </div>
                {objective.text(Look::new("Baseline").hint("The value today."), |one| &mut one.baseline)}
                {objective.text(Look::new("Target").hint("The value to reach."), |one| &mut one.target)}
                <DateField label="Due" value=due on=set_due/>
                {objective.text(Look::new("Owner"), |one| &mut one.owner)}
            </div>
            <Chain id shown/>
            <Serving id/>
        </Fold>
    }
}
