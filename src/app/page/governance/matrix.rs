//! The RACI matrix: decisions against roles, with one role that answers in every row.

use super::AddUsual;
use crate::app::page::record::{Look, Of, Record, called};
use crate::app::session::Session;
use crate::app::ui::{Disclosure, ItemList, TableFrame, look_only};
use crate::catalog::Catalog;
use crate::command::{Command, Topic};
use crate::insight::governance::{matrix, spelled_out, start_rights};
use crate::plan::{ItemId, Plan, Right, RightPart, RoleId};
use leptos::html;
use leptos::prelude::*;

const UNNAMED: &str = "decision without a name";

/// A row of the matrix as it is drawn.
#[derive(Clone, Default, PartialEq)]
struct Line {
    id: u32,
    decision: String,
    parts: Vec<&'static str>,
    problem: String,
}

/// The matrix as it is drawn: the id and the name of each column, and the rows.
#[derive(Clone, Default, PartialEq)]
struct Drawn {
    columns: Vec<(String, String)>,
    rows: Vec<Line>,
}

fn drawn(catalog: &'static Catalog, plan: &Plan) -> Drawn {
    let matrix = matrix(catalog, plan);
    let columns = matrix.columns.into_iter();
    let rows = matrix.rows.into_iter().map(|row| Line {
        id: row.item.0,
        decision: called(row.decision, UNNAMED),
        parts: row
            .parts
            .iter()
            .map(|part| part.map_or("", RightPart::id))
            .collect(),
        problem: row.problem.unwrap_or_default(),
    });
    Drawn {
        columns: columns
            .map(|(role, name)| (role.as_str().to_owned(), name.to_owned()))
            .collect(),
        rows: rows.collect(),
    }
}

/// The card.
#[component]
pub fn Matrix() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let shown = session.signal(Topic::Governance, move |plan| drawn(catalog, plan));
    let some = Memo::new(move |_| shown.with(|shown| !shown.rows.is_empty()));
    let keys = Memo::new(move |_| {
        shown.with(|shown| {
            let rows = shown.rows.iter();
            rows.map(|row| (row.id, shown.columns.len()))
                .collect::<Vec<_>>()
        })
    });
    let columns = Memo::new(move |_| shown.with(|shown| shown.columns.clone()));
    let wrong = Memo::new(move |_| {
        shown.with(|shown| {
            let wrong = shown.rows.iter().filter(|row| !row.problem.is_empty());
            wrong.count()
        })
    });
    let verdict = move || match wrong.get() {
        0 => "Every decision has one role that answers for it.".to_owned(),
        1 => "One decision does not have exactly one role that answers for it.".to_owned(),
        n => {
            n.to_string() + " decisions do not have exactly one role that answers for each of them."
        }
    };
    let usual = |session: Session| {
        let new = start_rights(session.catalog, &session.now());
        (
            new.len(),
            Command::add_all("start from the usual decision rights", new),
        )
    };
    view! {
        <section class="card" aria-labelledby="rights">
            <div class="card-head">
                <h2 id="rights" tabindex="-1">"Decision rights"</h2>
                <AddUsual label="Add the usual decisions that are missing" heading="#rights" usual/>
            </div>
            <p class="quiet-text">"R does the work, A answers for it (one role per decision), C is asked before, I is told after."</p>
            <Show when=move || some.get() fallback=|| view! { <p>"No decision is listed yet."</p> }>
                <p role="status">{verdict}</p>
                <TableFrame label="RACI matrix">
                    <table class="table raci">
                        <thead>
                            <tr>
                                <th scope="col">"Decision"</th>
                                {move || columns.get().into_iter().map(|(_, name)| view! { <th scope="col">{name}</th> }).collect_view()}
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || keys.get() key=Clone::clone children=move |(id, _)| view! { <Row id shown/> }/>
                        </tbody>
                    </table>
                </TableFrame>
            </Show>
            <Disclosure label="Change, order, add or remove decisions"><Rights/></Disclosure>
        </section>
    }
}

#[component]
fn Row(id: u32, shown: Signal<Drawn>) -> impl IntoView {
    let row = Memo::new(move |_| {
        shown
            .with(|shown| shown.rows.iter().find(|row| row.id == id).cloned())
            .unwrap_or_default()
    });
    let columns = shown.with_untracked(|shown| shown.columns.clone());
    let cells = columns.into_iter().enumerate().map(|(at, (role, name))| {
        let value = Memo::new(move |_| row.with(|row| row.parts.get(at).copied().unwrap_or("")));
        view! { <td><Cell id role name decision=Signal::derive(move || row.with(|row| row.decision.clone())) value/></td> }
    });
    view! {
        <tr>
            <th scope="row">
                <bdi>{move || row.with(|row| row.decision.clone())}</bdi>
                <span class="raci-wrong">{move || row.with(|row| row.problem.clone())}</span>
            </th>
            {cells.collect_view()}
        </tr>
    }
}

/// The part of a role in a decision.
#[component]
fn Cell(
    id: u32,
    role: String,
    name: String,
    decision: Signal<String>,
    value: Memo<&'static str>,
) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let list = NodeRef::<html::Select>::new();
    let on = session.chosen(move |part: String, plan: &Plan| {
        let right = Right::find(plan, id).cloned().unwrap_or_default();
        let mut right = spelled_out(catalog, &right);
        right.id = ItemId(id);
        match RightPart::from_id(&part) {
            Some(part) => drop(right.parts.insert(RoleId::new(&role), part)),
            None => drop(right.parts.remove(&RoleId::new(&role))),
        }
        Command::list(crate::command::Edit::Put(right))
    });
    let label = move || decision.with(|decision| [&name, ": ", decision].concat());
    let options = ["", "R", "A", "C", "I"].map(|part| {
        let shown = if part.is_empty() { "–" } else { part };
        view! { <option value=part prop:selected=move || value.get() == part>{shown}</option> }
    });
    let changed = move |event| {
        on.run(event_target_value(&event));
        // Where a choice was refused, the browser already shows the other one.
        if let Some(list) = list.get_untracked() {
            list.set_value(value.get_untracked());
        }
    };
    view! {
        <select
            class="raci-part"
            data-part=move || value.get()
            aria-label=label
            disabled=look_only(false)
            node_ref=list
            on:change=changed
        >
            {options.collect_view()}
        </select>
    }
}

/// The rows as a list.
#[component]
fn Rights() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let ids = session.signal(Topic::Governance, |plan| {
        let all = plan.governance.rights.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let shown = drawn(catalog, &session.now());
        let row = shown.rows.into_iter().find(|row| row.id == id);
        row.map_or(String::new(), |row| row.decision)
    });
    let row = move |id| {
        let one = Of::<Right>::new(id);
        let usual = session.signal(Topic::Governance, move |plan| {
            let source = Right::find(plan, id).and_then(|right| right.source.as_ref());
            let known = source.and_then(|id| catalog.decision(id.as_str()));
            known.map_or(String::new(), |known| {
                catalog[known].decision.text().to_owned()
            })
        });
        one.text(Look::new("Decision").shows(usual), |one| &mut one.decision)
    };
    view! {
        <ItemList
            ids
            name
            row=Callback::new(row)
            act=session.listed(Right::default(), Command::list)
            add="Add a decision"
            undo=session.undoing()
        />
    }
}
