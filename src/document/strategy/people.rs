//! Who does what, how it is governed, what is measured, and how the strategy stays alive.

use super::standards::standards;
use crate::document::block::{Cell, Column};
use crate::document::shared::{calendar, front, organisation, register};
use crate::document::words::{date, months_later, no_stop};
use crate::document::writer::Writer;
use crate::insight::readiness::Part;
use crate::line;
use crate::plan::Person;

/// Roles, decision rights and skills.
pub fn roles(w: &mut Writer) {
    let people = &w.plan.resources.people;
    let named = |person: &Person| person.role.is_some() && !person.name.trim().is_empty();
    let anybody = people.iter().any(named);
    let rows: Vec<Vec<Cell>> = w
        .catalog
        .roles
        .iter()
        .map(|role| {
            let named: Vec<&str> = people
                .iter()
                .filter(|person| {
                    person
                        .role
                        .as_ref()
                        .is_some_and(|id| id.as_str() == role.id)
                })
                .map(|person| person.name.trim())
                .filter(|name| !name.is_empty())
                .collect();
            let who = match named.is_empty() {
                true => line!["open"],
                false => line![crate::document::words::list(&named)],
            };
            let mut row = vec![
                line![role.name],
                line![no_stop(role.responsibility.text())],
                line![role.allocation],
            ];
            row.extend(anybody.then_some(who));
            row
        })
        .collect();
    let titles = ["Role", "Responsibility", "Usually needed"].into_iter();
    let titles = titles.chain(anybody.then_some("Who"));
    w.table(titles.map(Column::words).collect(), rows);
    if !anybody {
        let line = w.missing(Part::Resources, "Name who fills the roles.");
        w.say(line);
    }
    w.heading("Who decides what");
    organisation::decision_rights(w);
    w.heading("Skills");
    standards(w, "people-culture");
}

/// Bodies, evidence, suppliers.
pub fn governance(w: &mut Writer) {
    organisation::bodies(w);
    w.heading("Evidence and suppliers");
    w.say(line![
        "For each significant run the team keeps question, load model, version, environment, result, validity and decision, at least until the next assessment or as long as a regulator asks. Contracts with suppliers on critical journeys state the load they must carry, the answer time at that load, and a yearly proof."
    ]);
    standards(w, "governance-risk");
}

/// The indicators with their targets.
pub fn metrics(w: &mut Writer) {
    let chosen = register::kpis(w);
    let rows: Vec<Vec<Cell>> = chosen
        .into_iter()
        .map(|kpi| {
            use crate::catalog::Coded;
            let entry = &w.catalog[kpi];
            vec![
                line![entry.code().to_string()],
                line![entry.name],
                line![no_stop(entry.definition.text())],
                line![entry.unit],
                line![register::plan_target(w, kpi)],
                line![no_stop(entry.source.text())],
            ]
        })
        .collect();
    if rows.is_empty() {
        w.say(line![
            "The plan's targets ask for no indicator: nothing is left to improve up to them."
        ]);
    } else {
        w.say(line![
            "Targets are those of the levels that the plan aims at; where an objective of section 4 states another, that one counts."
        ]);
    }
    w.table(
        vec![
            Column::words("Id"),
            Column::words("Indicator"),
            Column::words("Definition"),
            Column::words("Unit"),
            Column::words("Target"),
            Column::words("Source"),
        ],
        rows,
    );
}

/// Techniques to adopt and to try.
pub fn emerging(w: &mut Writer) {
    register::trends(w);
}

/// When the strategy is looked at again, and what forces a look before.
pub fn maintenance(w: &mut Writer) {
    let start = w.plan.details.start;
    let next = w
        .plan
        .details
        .review_date
        .unwrap_or(months_later(start, 12));
    w.say(line![format!(
        "This version is reviewed on {}, and the strategy is approved anew once a year. It changes before that when one of the triggers fires.",
        date(Some(next))
    )]);
    calendar::table(w);
    w.heading("Triggers");
    organisation::triggers(w);
    w.heading("Change log");
    let rows = vec![vec![
        line![front::version(w)],
        line![w.plan.details.as_of.long()],
        line!["This version, made from the plan's data"],
    ]];
    w.table(
        vec![
            Column::words("Version"),
            Column::words("Date"),
            Column::words("Change"),
        ],
        rows,
    );
}
