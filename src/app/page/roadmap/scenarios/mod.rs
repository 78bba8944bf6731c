//! Scenarios: what the plan would come to if it were different, side by side with the plan as it
//! is; and which half-time post would shorten it most.

mod compare;
mod editor;
mod levers;

use crate::app::engine;
use crate::app::session::Session;
use crate::app::ui::{ItemList, look_only};
use crate::command::{Command, Edit, Topic, Topics};
use crate::engine::{Ask, Lane, Reply};
use crate::insight::outlook::Outlook;
use crate::insight::{NoForecast, OUTLOOK};
use crate::plan::{Freeze, ItemId, Person, Plan, Scenario};
use compare::Compare;
use editor::Editor;
use leptos::prelude::*;
use levers::Levers;

/// Outlooks in the order in which they were answered: the plan as it is first.
type Found = Vec<(Option<ItemId>, Result<Outlook, NoForecast>)>;

/// What outlooks rest on.
fn topics() -> Topics {
    Topics::of(&OUTLOOK).and(Topics::of(&[Topic::Scenarios]))
}

fn scenario(plan: &Plan, id: u32) -> Option<&Scenario> {
    plan.scenarios
        .scenarios
        .iter()
        .find(|scenario| scenario.id.0 == id)
}

/// The name of a scenario, for buttons and rows.
fn name(plan: &Plan, id: u32) -> String {
    let name = scenario(plan, id).map_or("", |scenario| scenario.name.trim());
    match name {
        "" => "unnamed scenario".to_owned(),
        name => name.to_owned(),
    }
}

/// What a scenario can begin as: its name, and the differences in it.
fn beginnings(plan: &Plan) -> Vec<(&'static str, Scenario)> {
    let named = |name: &str| Scenario {
        name: name.to_owned(),
        ..Scenario::default()
    };
    // The next quarter is when somebody could be there, or be gone.
    let soon = plan.details.as_of.max(plan.details.start).plus_days(91);
    let mut found = vec![(
        "Hire somebody",
        Scenario {
            hires: vec![Person {
                fte: 10,
                from: Some(soon),
                role: plan
                    .resources
                    .people
                    .first()
                    .and_then(|person| person.role.clone()),
                ..Person::default()
            }],
            ..named("One more person")
        },
    )];
    if let Some(person) = plan.resources.people.first() {
        let loss = crate::plan::Loss {
            person: person.id,
            last: soon,
            ..Default::default()
        };
        found.push((
            "Lose somebody",
            Scenario {
                losses: vec![loss],
                ..named("Somebody leaves")
            },
        ));
    }
    found.push(("Drop scope", named("Less scope")));
    let freeze = Freeze {
        name: "Change freeze".to_owned(),
        from: soon,
        until: soon.plus_days(27),
        ..Freeze::default()
    };
    found.push((
        "Freeze changes",
        Scenario {
            freezes: vec![freeze],
            ..named("Change freeze")
        },
    ));
    found
}

/// The card.
#[component]
pub fn Scenarios() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Scenarios, |plan| {
        let scenarios = plan.scenarios.scenarios.iter();
        scenarios.map(|scenario| scenario.id.0).collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let found: RwSignal<Found> = RwSignal::new(Vec::new());
    Effect::new(move |_| {
        let plan = session.plan(topics());
        if !any.get() {
            return engine::forget(Lane::Scenarios);
        }
        engine::ask(session.catalog, Ask::Scenarios, &plan, move |reply| {
            if let Reply::Scenario(id, outlook) = reply {
                let _ = found.try_update(|found| {
                    // The plan as it is comes first: a new comparison begins.
                    if id.is_none() {
                        found.clear();
                    }
                    found.push((id, outlook));
                });
            }
        });
    });
    on_cleanup(|| engine::forget(Lane::Scenarios));
    let shown = Callback::new(move |id| session.read(Topic::Scenarios, |plan| name(plan, id)));
    let begin = move |beginning: Scenario| {
        move |_| session.act(Command::Scenarios(Edit::Add(beginning.clone())))
    };
    let buttons = move || {
        let plan = session.plan(Topics::of(&[Topic::Resources, Topic::Details]));
        let button = |(label, beginning): (&'static str, Scenario)| {
            view! { <button type="button" class="button small" on:click=begin(beginning)>{label}</button> }
        };
        beginnings(&plan).into_iter().map(button).collect_view()
    };
    view! {
        <section class="card scenarios" id="roadmap-scenarios" aria-labelledby="roadmap-scenarios-head">
            <div class="card-head"><h2 id="roadmap-scenarios-head" tabindex="-1">"What if"</h2></div>
            <p class="quiet-text">"A scenario is the plan but for some differences. It is scheduled anew and simulated with the same random numbers as the plan, so what differs in the table comes from the differences alone."</p>
            <div class="actions" hidden=look_only(false)>{buttons}</div>
            <Show when=move || any.get()>
                <ItemList
                    ids
                    name=shown
                    row=Callback::new(move |id| view! { <Editor id/> }.into_any())
                    act=session.listed(Scenario::default(), Command::Scenarios)
                    add="Add an empty scenario"
                    undo=session.undoing()
                />
                <Compare found/>
            </Show>
            <Levers/>
        </section>
    }
}
