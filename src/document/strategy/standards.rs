//! What a dimension asks for here: the practices up to the plan's target, what
//! proves each, and from when on it holds.

use crate::catalog::{Coded, Dimension, Idx, Practice};
use crate::document::block::{Cell, Column};
use crate::document::roadmap::claimed_from;
use crate::document::shared::practices::{Coming, assumed, coming};
use crate::document::words::{inside, list, no_stop, stop};
use crate::document::writer::Writer;
use crate::line;
use crate::plan::Choice;

/// The standard of one dimension: what is true at the target, as a sentence,
/// and its practices as a table.
pub fn standards(w: &mut Writer, dimension: &str) {
    let Some(dimension) = w.catalog.dimension(dimension) else {
        return;
    };
    let target = w.insight.targets().of(dimension).plan_target;
    let entry = &w.catalog[dimension];
    let descriptor = no_stop(entry.descriptor(target));
    w.say(line![format!(
        "We work to level {} in {}: {}.",
        w.level(target),
        inside(entry.name),
        inside(descriptor)
    )]);
    w.say(line![stop(entry.why.text())]);
    let rows: Vec<Vec<Cell>> = practices(w, dimension, target)
        .into_iter()
        .map(|practice| row(w, practice))
        .collect();
    w.table(
        vec![
            Column::words("Id"),
            Column::words("Practice"),
            Column::words("What proves it"),
            Column::words("In place"),
        ],
        rows,
    );
    let left = w.catalog.practices_in(dimension).iter().copied();
    let left = left.filter(|&practice| {
        let not_here = w.insight.given().choice(practice) == Choice::NotApplicable;
        not_here && w.catalog[practice].level <= target
    });
    let left: Vec<String> = left
        .map(|practice| {
            let entry = &w.catalog[practice];
            format!("{} ({})", entry.title, entry.id)
        })
        .collect();
    if !left.is_empty() {
        w.say(line![format!(
            "Left out here, for the reasons in section 2: {}.",
            list(&left)
        )]);
    }
    w.say(line![
        "What goes wrong most often: ",
        stop(entry.anti_patterns.text())
    ]);
}

/// The practices that apply, up to a level, and those beyond it that are in place.
fn practices(w: &Writer, dimension: Idx<Dimension>, target: u8) -> Vec<Idx<Practice>> {
    let given = w.insight.given();
    let all = w.catalog.practices_in(dimension).iter().copied();
    all.filter(|&practice| {
        let choice = given.choice(practice);
        let wanted = w.catalog[practice].level <= target || choice == Choice::Yes;
        wanted && choice != Choice::NotApplicable
    })
    .collect()
}

fn row(w: &Writer, practice: Idx<Practice>) -> Vec<Cell> {
    let entry = &w.catalog[practice];
    vec![
        line![entry.id],
        line![entry.title],
        line![no_stop(entry.evidence.text())],
        line![holds(w, practice)],
    ]
}

/// From when on a practice holds: now, from a date of the roadmap, or not yet planned.
fn holds(w: &Writer, practice: Idx<Practice>) -> String {
    let today = match (w.insight.given().choice(practice), assumed(w, practice)) {
        (Choice::Yes, _) => return "now".to_owned(),
        (Choice::Partly, _) => "partly now; ".to_owned(),
        (_, Some(assumed)) => format!("{assumed}, from the quick check; "),
        _ => String::new(),
    };
    match coming(w, practice) {
        Coming::Planned(at) => {
            let figures = &w.insight.roadmap().items[at];
            let by = match figures.initiative {
                Some(initiative) => w.catalog[initiative].code().to_string(),
                None => figures.title.clone(),
            };
            let claimed = claimed_from(w, figures);
            let counts = match claimed > figures.end {
                true => format!(", counts from {}", claimed.long()),
                false => String::new(),
            };
            format!("{today}in full on {}{counts} ({by})", figures.end.long())
        }
        Coming::Needed(initiative) => {
            format!(
                "{today}needs {}, not on the roadmap yet",
                w.catalog[initiative].code()
            )
        }
        Coming::Accepted => format!("{today}gap accepted"),
        Coming::Assumed => "assumed in place, from the quick check".to_owned(),
        Coming::Beyond => format!("{today}not planned"),
    }
}
