//! Who decides what, and who is told: governance bodies, decision rights, stakeholders.

use crate::catalog::Coded;
use crate::catalog::Quadrant;
use crate::document::block::{Cell, Column};
use crate::document::mermaid::{Point, Quadrants, quadrants};
use crate::document::words::{capital, inside, no_stop, series};
use crate::document::writer::Writer;
use crate::line;

/// The governance bodies as a table.
pub fn bodies(w: &mut Writer) {
    let rows = w.catalog.governance_bodies.iter().map(|body| {
        let members: Vec<String> = body
            .members
            .iter()
            .map(|&role| inside(w.catalog[role].name))
            .collect();
        vec![
            line![body.name],
            line![body.purpose],
            line![capital(&series(&members))],
            line![body.cadence],
            line![body.outputs],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = ["Body", "Decides", "Members", "Meets", "Delivers"];
    w.table(titles.map(Column::words).into(), rows);
}

/// Decision rights: one row per decision, one column per role.
pub fn decision_rights(w: &mut Writer) {
    let roles = &w.catalog.raci_roles;
    let mut columns = vec![Column::words("Decision")];
    columns.extend(
        roles
            .iter()
            .map(|&role| Column::words(w.catalog[role].name)),
    );
    let rows = w.catalog.decisions.iter().map(|decision| {
        let mut row = vec![line![decision.decision]];
        row.extend(roles.iter().map(|&role| {
            let part = decision.part_of(role);
            line![part.map_or("–", |part| part.letter())]
        }));
        row
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(columns, rows);
    w.say(line![
        "R does the work, A answers for it (one role per decision), C is asked before, I is told after."
    ]);
}

/// What asks for a new plan, and who decides on it.
pub fn triggers(w: &mut Writer) {
    let rows = w.catalog.replan_triggers.iter().map(|trigger| {
        vec![
            line![trigger.name],
            line![no_stop(trigger.threshold.text())],
            line![no_stop(trigger.action.text())],
            line![w.catalog[trigger.decides].name],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = ["Trigger", "Fires at", "Then", "Decides"];
    w.table(titles.map(Column::words).into(), rows);
}

/// The archetypes of stakeholders, as a map and a table.
pub fn stakeholders(w: &mut Writer) {
    let map = |high| {
        w.catalog
            .quadrants
            .iter()
            .find(|q| (q.high_power, q.high_interest) == high)
    };
    let name = |high| map(high).map_or("", |quadrant: &Quadrant| quadrant.name.text());
    let names = [(true, true), (true, false), (false, false), (false, true)];
    let names = names.map(|high| capital(name(high)));
    let axes = Quadrants {
        right: ("Low interest", "High interest"),
        up: ("Low power", "High power"),
        names: [&names[0], &names[1], &names[2], &names[3]],
    };
    let points = w.catalog.stakeholders.iter().map(|stakeholder| Point {
        code: stakeholder.code().to_string(),
        right: place(stakeholder.interest),
        up: place(stakeholder.power),
    });
    let points: Vec<Point> = points.collect();
    w.diagram(quadrants(
        "Power and interest of stakeholders",
        "Each code stands for a stakeholder of the table below, by power and interest from 1 to 5.",
        &axes,
        &points,
    ));
    let rows = w.catalog.stakeholders.iter().map(|stakeholder| {
        let quadrant = w
            .catalog
            .quadrant_of(stakeholder.power, stakeholder.interest);
        vec![
            line![stakeholder.code().to_string()],
            line![stakeholder.name],
            line![stakeholder.power.to_string()],
            line![stakeholder.interest.to_string()],
            line![capital(
                quadrant.map_or("", |quadrant| quadrant.name.text())
            )],
            line![stakeholder.message],
            line![stakeholder.wants],
            line![stakeholder.channel],
            line![stakeholder.cadence],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::words("Code"),
            Column::words("Stakeholder"),
            Column::figures("Power (1 to 5)"),
            Column::figures("Interest (1 to 5)"),
            Column::words("Approach"),
            Column::words("Message"),
            Column::words("Wants to see"),
            Column::words("Channel"),
            Column::words("Cadence"),
        ],
        rows,
    );
}

/// The place of a rating from 1 to 5 on an axis, so that 4 and 5, which count as high, lie in the
/// upper half.
fn place(rating: u8) -> u16 {
    match rating {
        0 | 1 => 100,
        2 => 250,
        3 => 400,
        4 => 700,
        _ => 900,
    }
}
