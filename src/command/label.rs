//! What a command is called in the history: "Undo: answer obj-1a".

use super::{Command, Edit};
use crate::catalog::Catalog;
use crate::plan::Choice;

/// A short name for a command, to stand behind "Undo:".
#[must_use]
pub fn label(command: &Command, catalog: &Catalog) -> String {
    let dimension = |id: &str| {
        catalog.dimension(id).map_or(id.to_owned(), |dimension| {
            catalog[dimension].name.to_owned()
        })
    };
    match command {
        Command::SetDetails(_) => "change plan details".to_owned(),
        Command::SetDrivers(_) => "rank drivers".to_owned(),
        Command::SetStatement(_) => "change vision".to_owned(),
        Command::SetBlank(blank, _) => format!("change {blank}"),
        Command::SetInScope(_) => "change scope".to_owned(),
        Command::Objectives(edit) => list("objective", edit),
        Command::AddObjectives(_) => "add objectives".to_owned(),
        Command::Exclusions(edit) => list("exclusion", edit),
        Command::Journeys(edit) => list("journey", edit),
        Command::Slos(_, edit) => list("SLO", edit),
        Command::SetAnswer(practice, answer) => match answer.choice {
            Choice::Blank if **answer == crate::plan::Answer::default() => {
                format!("clear answer {practice}")
            }
            _ => format!("answer {practice}"),
        },
        Command::SetProbe(..) => "answer outcome question".to_owned(),
        Command::SetSession { .. } => "change assessment session".to_owned(),
        Command::Respondents(edit) => list("respondent", edit),
        Command::SetTarget(id, Some(_)) => format!("set target of {}", dimension(id.as_str())),
        Command::SetTarget(id, None) => format!("reset target of {}", dimension(id.as_str())),
        Command::SetAccepted(practice, Some(_)) => format!("accept gap {practice}"),
        Command::SetAccepted(practice, None) => format!("stop accepting gap {practice}"),
        Command::People(edit) => list("person", edit),
        Command::SetFocus(_) => "change focus".to_owned(),
        Command::SetRate(..) => "change day rate".to_owned(),
        Command::SetCap(_) => "change budget cap".to_owned(),
        Command::SetWeek(_) => "change working week".to_owned(),
        Command::Holidays(edit) => list("holiday", edit),
        Command::AddHolidays(_) => "import holidays".to_owned(),
        Command::Absences(edit) => list("absence", edit),
        Command::Freezes(edit) => list("freeze", edit),
        Command::Environments(edit) => list("environment", edit),
        Command::Costs(edit) => list("cost", edit),
        Command::SetRuns(_) => "change cost of runs".to_owned(),
        Command::SetCase(_) => "change business case".to_owned(),
        Command::Milestones(edit) => list("milestone", edit),
        Command::AddMilestones(_) => "add milestones".to_owned(),
        Command::AddRisks(_) => "add risks".to_owned(),
        Command::Risks(edit) => list("risk", edit),
        Command::Baselines(edit) => list("baseline", edit),
        Command::SetCalibrated(true) => "calibrate forecast".to_owned(),
        Command::SetCalibrated(false) => "stop calibrating forecast".to_owned(),
        Command::SetWeekly(_) => "change weekly counts".to_owned(),
        Command::Scenarios(edit) => list("scenario", edit),
        Command::AcceptRoadmap(..) => "accept roadmap".to_owned(),
        Command::SetAim(_) => "change what planning looks for".to_owned(),
        Command::Items(Edit::Put(item)) => format!("change \"{}\"", item.title_in(catalog)),
        Command::Items(edit) => list("initiative", edit),
        Command::PutItems(items) => match items.as_slice() {
            [] => "change nothing".to_owned(),
            [item] => format!("change \"{}\"", item.title_in(catalog)),
            [item, others @ ..] => {
                let title = item.title_in(catalog);
                format!("change \"{title}\" and {} more", others.len())
            }
        },
        Command::List(which, edit) => list(which.place().2, edit),
        Command::SetField(topic, ..) => ["change ", topic.id()].concat(),
        Command::Together(label, _) => (*label).to_owned(),
        Command::Replace(plan) => format!("open \"{}\"", plan.title()),
    }
}

fn list<T>(what: &str, edit: &Edit<T>) -> String {
    let verb = match edit {
        Edit::Add(_) => "add",
        Edit::Put(_) => "change",
        Edit::Remove(_) => "remove",
        Edit::Move(..) => "move",
        Edit::Duplicate(_) => "duplicate",
    };
    format!("{verb} {what}")
}
