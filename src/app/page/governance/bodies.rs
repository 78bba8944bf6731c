//! The bodies that decide, each as a line that opens.

use super::choose::ChooseSome;
use super::{AddUsual, READS};
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, called};
use crate::app::session::Session;
use crate::app::ui::{ItemList, LinesField, Tone};
use crate::catalog::{Catalog, GovernanceBody};
use crate::command::{Command, Topic};
use crate::insight::Insight;
use crate::insight::governance::{PlanBody, bodies, start_bodies};
use crate::plan::{Body, ItemId, RoleId};
use leptos::prelude::*;

/// What stands where a body has no name.
pub const UNNAMED: &str = "body without a name";

/// Something of a body with every word filled in; the default while it is not there.
fn of<T: Default>(insight: &Insight, id: u32, read: impl Fn(&PlanBody) -> T) -> T {
    let all = bodies(insight.catalog(), insight.plan());
    let one = all.iter().find(|one| one.item == ItemId(id));
    one.map(read).unwrap_or_default()
}

/// The card.
#[component]
pub fn Bodies() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Governance, |plan| {
        let all = plan.governance.bodies.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name =
        Callback::new(move |id| of(&session.insight_now(), id, |one| called(one.name, UNNAMED)));
    let act = opening(session, session.listed(Body::default(), Command::list));
    let usual = |session: Session| {
        let new = start_bodies(session.catalog, &session.now());
        (
            new.len(),
            Command::add_all("start from the usual bodies", new),
        )
    };
    view! {
        <section class="card" aria-labelledby="bodies">
            <div class="card-head">
                <h2 id="bodies" tabindex="-1">"Bodies"</h2>
                <AddUsual label="Add the usual bodies that are missing" heading="#bodies" usual/>
            </div>
            <p class="quiet-text">"Who sits together, and what they decide. An empty field shows the usual words in grey: they hold until you type your own."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a body"
                undo=session.undoing()
            />
        </section>
    }
}

/// What it is for, who sits in it and when it meets, in a line.
fn line(one: &PlanBody) -> String {
    let parts = [
        one.purpose.to_owned(),
        one.members.join(", "),
        one.cadence.to_owned(),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" · ")
}

/// The roles that sit in a body: the team's, or the catalogue's where it has stated nobody.
fn roles(catalog: &Catalog, body: &Body) -> Vec<RoleId> {
    let source = body.source.as_ref();
    let source = source.and_then(|id| catalog.governance_body(id.as_str()));
    match source.filter(|_| body.roles.is_empty() && body.members.is_empty()) {
        Some(known) => {
            let roles = catalog[known].members.iter();
            roles.map(|&role| RoleId::new(catalog[role].id)).collect()
        }
        None => body.roles.clone(),
    }
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Body>::new(id);
    let heading = session.signal(Topic::Governance, move |_| name.run(id));
    let line = session.derive(&READS, move |insight| of(insight, id, line));
    let mark = session.derive(&READS, move |insight| {
        match of(insight, id, |one| one.members.is_empty()) {
            true => ("add who sits in it".to_owned(), Tone::Warn),
            false => (String::new(), Tone::Plain),
        }
    });
    let usual = move |read: fn(&GovernanceBody) -> &str| {
        session.signal(Topic::Governance, move |_| {
            of(&session.insight_now(), id, |one| {
                let known = one.source.map(|source| &catalog[source]);
                known.map_or(String::new(), |known| read(known).to_owned())
            })
        })
    };
    let options: Vec<(String, String)> = catalog
        .roles
        .iter()
        .map(|role| (role.id.to_owned(), role.name.to_owned()))
        .collect();
    let chosen = session.signal(Topic::Governance, move |plan| {
        let body = plan.governance.bodies.iter().find(|body| body.id.0 == id);
        let roles = body.map(|body| roles(catalog, body)).unwrap_or_default();
        roles
            .iter()
            .map(|role| role.as_str().to_owned())
            .collect::<Vec<_>>()
    });
    let choose = session.chosen(move |ids: Vec<String>, plan| {
        one.change(plan, |body| {
            body.roles = ids.iter().map(|id| RoleId::new(id)).collect();
        })
    });
    let people = one.read(|one| one.members.clone());
    // The usual roles stay when a person joins them.
    let on_people = session.typed(move |people: Vec<String>, plan| {
        one.change(plan, |body| {
            body.roles = roles(catalog, body);
            body.members = people;
        })
    });
    view! {
        <FoldLine id place=format!("body-{id}") title=heading line mark>
            <div class="fields">
                {one.text(Look::new("Name").hint("No two bodies have the same.").shows(usual(|known| known.name.text())), |one| &mut one.name)}
                {one.text(Look::new("When it meets").shows(usual(|known| known.cadence.text())), |one| &mut one.cadence)}
                <ChooseSome label="Roles" none="none" options=Signal::stored(options.clone()) value=chosen on=choose/>
                <LinesField label="People" hint="Members by name." value=people on=on_people/>
                {one.text(Look::new("What it decides").rows(3).shows(usual(|known| known.purpose.text())), |one| &mut one.purpose)}
                {one.text(Look::new("What it needs").rows(2).shows(usual(|known| known.inputs.text())), |one| &mut one.inputs)}
                {one.text(Look::new("What it delivers").rows(2).shows(usual(|known| known.outputs.text())), |one| &mut one.outputs)}
            </div>
        </FoldLine>
    }
}
