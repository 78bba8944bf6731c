//! What was decided, and what is asked to change.

use super::bodies::UNNAMED;
use super::parts::states;
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, Record, called, number_of};
use crate::app::session::Session;
use crate::app::ui::{Choice, ItemList, SelectField, Tone};
use crate::command::{Command, Topic};
use crate::insight::governance::bodies;
use crate::plan::{ChangeRequest, ChangeState, Date, Decision, DecisionState};
use leptos::prelude::*;

/// What a state of a decision is called.
fn decision_state(state: DecisionState) -> &'static str {
    match state {
        DecisionState::Proposed => "proposed",
        DecisionState::Decided => "decided",
        DecisionState::Replaced => "replaced",
    }
}

/// What a state of a change request is called.
fn change_state(state: ChangeState) -> &'static str {
    match state {
        ChangeState::Open => "open",
        ChangeState::Accepted => "accepted",
        ChangeState::Rejected => "rejected",
        ChangeState::Done => "done",
    }
}

/// A state, a day and who, in a line.
fn line(state: &str, day: Option<Date>, who: &str) -> String {
    let mut line = state.to_owned();
    if let Some(day) = day {
        line += " · ";
        line += &day.medium();
    }
    if !who.trim().is_empty() {
        line += " · ";
        line += who.trim();
    }
    line
}

/// The decision log.
#[component]
pub fn Decisions() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Governance, |plan| {
        let all = plan.governance.decisions.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.now();
        Decision::find(&plan, id).map_or(String::new(), |one| {
            called(&one.title, "decision without a title")
        })
    });
    let listed = Callback::new(move |what| {
        let fresh = Decision {
            date: Some(session.now().details.as_of),
            ..Decision::default()
        };
        session.listed(fresh, Command::list).run(what);
    });
    let act = opening(session, listed);
    view! {
        <section class="card" aria-labelledby="decisions">
            <div class="card-head"><h2 id="decisions" tabindex="-1">"Decision log"</h2></div>
            <p class="quiet-text">"What was decided, by whom and why, so that nobody has to decide it again."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <DecisionRow id name/> }.into_any())
                act
                add="Add a decision to the log"
                undo=session.undoing()
            />
        </section>
    }
}

#[component]
fn DecisionRow(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Decision>::new(id);
    let heading = session.signal(Topic::Governance, move |_| name.run(id));
    let line = one.read(|one| line(decision_state(one.state), one.date, &one.by));
    let mark = one.read(|one| {
        let open = one.state == DecisionState::Decided && one.decision.trim().is_empty();
        match open {
            true => ("add what was decided".to_owned(), Tone::Warn),
            false => (String::new(), Tone::Plain),
        }
    });
    let state = one.read(|one| one.state.id().to_owned());
    let on_state = session.chosen(move |state: String, plan| {
        one.change(plan, |one| {
            one.state = DecisionState::from_id(&state).unwrap_or_default();
        })
    });
    let groups = states(DecisionState::ALL, DecisionState::id, decision_state);
    let body = one.read(|one| one.body.map_or(String::new(), |body| body.to_string()));
    let on_body = session
        .chosen(move |body: String, plan| one.change(plan, |one| one.body = number_of(&body)));
    let options = session.signal(Topic::Governance, move |plan| {
        let all = bodies(catalog, plan).into_iter();
        let all = all.map(|body| (body.item.to_string(), called(body.name, UNNAMED)));
        let none = (String::new(), "No body".to_owned());
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    view! {
        <FoldLine id place=format!("decision-{id}") title=heading line mark>
            <div class="fields">
                <div class="whole">{one.text(Look::new("What it is about"), |one| &mut one.title)}</div>
                <Choice legend="How far it is" groups=groups.clone() value=state on=on_state/>
                {one.date(Look::new("Date").hint("Taken on, or to be taken on."), |one| one.date, |one, day| one.date = day)}
                {one.text(Look::new("Who decided"), |one| &mut one.by)}
                <SelectField label="Body" options value=body on=on_body/>
                {one.text(Look::new("What was decided").rows(3), |one| &mut one.decision)}
                {one.text(Look::new("Why").hint("And what else was considered.").rows(3), |one| &mut one.why)}
            </div>
        </FoldLine>
    }
}

/// The change requests.
#[component]
pub fn Changes() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Governance, |plan| {
        let all = plan.governance.changes.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let plan = session.now();
        ChangeRequest::find(&plan, id).map_or(String::new(), |one| {
            called(&one.title, "change request without a title")
        })
    });
    let listed = Callback::new(move |what| {
        let fresh = ChangeRequest {
            date: Some(session.now().details.as_of),
            ..ChangeRequest::default()
        };
        session.listed(fresh, Command::list).run(what);
    });
    let act = opening(session, listed);
    view! {
        <section class="card" aria-labelledby="changes">
            <div class="card-head"><h2 id="changes" tabindex="-1">"Change requests"</h2></div>
            <p class="quiet-text">"What somebody wants to change in the plan, what it does to dates, cost and scope, and what became of it."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <ChangeRow id name/> }.into_any())
                act
                add="Add a change request"
                undo=session.undoing()
            />
        </section>
    }
}

#[component]
fn ChangeRow(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let one = Of::<ChangeRequest>::new(id);
    let heading = session.signal(Topic::Governance, move |_| name.run(id));
    let line = one.read(|one| line(change_state(one.state), one.date, &one.by));
    let mark = one.read(|one| {
        let lacks = match (one.state, one.decided) {
            (ChangeState::Open, _) | (_, Some(_)) => "",
            _ => "add when it was decided",
        };
        (lacks.to_owned(), Tone::Warn)
    });
    let state = one.read(|one| one.state.id().to_owned());
    // What is decided today is decided as of the plan's date, unless somebody says otherwise.
    let on_state = session.chosen(move |state: String, plan| {
        one.change(plan, |one| {
            one.state = ChangeState::from_id(&state).unwrap_or_default();
            one.decided = match one.state {
                ChangeState::Open => None,
                _ => one.decided.or(Some(plan.details.as_of)),
            };
        })
    });
    let groups = states(ChangeState::ALL, ChangeState::id, change_state);
    view! {
        <FoldLine id place=format!("change-{id}") title=heading line mark>
            <div class="fields">
                <div class="whole">{one.text(Look::new("What is to change"), |one| &mut one.title)}</div>
                {one.text(Look::new("Who asks for it"), |one| &mut one.by)}
                {one.date(Look::new("Asked for on"), |one| one.date, |one, day| one.date = day)}
                {one.text(Look::new("Why").rows(3), |one| &mut one.why)}
                {one.text(Look::new("What it does").hint("To dates, cost and scope.").rows(3), |one| &mut one.effect)}
                <Choice legend="What became of it" groups=groups.clone() value=state on=on_state/>
                {one.date(Look::new("Decided on"), |one| one.decided, |one, day| one.decided = day)}
            </div>
        </FoldLine>
    }
}
