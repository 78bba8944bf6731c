//! For Linear's importer of its own exports: one issue per initiative, its steps in the description.

use super::{Task, tasks};
use crate::exchange::csv;
use crate::insight::Insight;
use crate::plan::{Date, ItemId, ItemState};

const HEAD: [&str; 23] = [
    "Id",
    "Team",
    "Title",
    "Description",
    "Status",
    "Estimate",
    "Priority",
    "Project",
    "Creator",
    "Assignee",
    "Labels",
    "Cycle Number",
    "Cycle Name",
    "Cycle Start",
    "Cycle End",
    "Created",
    "Updated",
    "Started",
    "Completed",
    "Canceled",
    "Archived",
    "Blocks",
    "Blocked By",
];

/// The rows. Texts are inert: the importer takes the apostrophe away again.
#[must_use]
pub fn write(insight: &Insight) -> String {
    let tasks = tasks(insight);
    let id = |item: ItemId| {
        let at = tasks.iter().position(|task| task.item.id == item);
        at.map(|at| ["LM-", &(at + 1).to_string()].concat())
    };
    let rows: Vec<Vec<String>> = tasks
        .iter()
        .map(|task| row(insight, &tasks, task, &id))
        .collect();
    let rows = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect());
    csv::write(std::iter::once(HEAD.to_vec()).chain(rows))
}

fn row(
    insight: &Insight,
    tasks: &[Task],
    task: &Task,
    id: &impl Fn(ItemId) -> Option<String>,
) -> Vec<String> {
    let plan = insight.plan();
    let waiting = tasks
        .iter()
        .filter(|other| other.item.after.contains(&task.item.id));
    let blocks: Vec<String> = waiting.filter_map(|other| id(other.item.id)).collect();
    let blocked: Vec<String> = task
        .item
        .after
        .iter()
        .filter_map(|&item| id(item))
        .collect();
    let day = |day: Option<Date>| day.map_or(String::new(), |day| day.to_string());
    let as_of = plan.details.as_of.to_string();
    let done = task.item.state == ItemState::Done;
    vec![
        id(task.item.id).unwrap_or_default(),
        String::new(),
        task.figures.title.clone(),
        description(insight, task),
        status(task.item.state).to_owned(),
        task.person_days().to_string(),
        priority(task.figures.phase).to_owned(),
        plan.title().to_owned(),
        String::new(),
        task.item.owner.trim().to_owned(),
        ["Load testing, ", task.phase].concat(),
        String::new(),
        String::new(),
        String::new(),
        String::new(),
        as_of.clone(),
        as_of,
        day(task.item.began),
        day(task.item.ended.filter(|_| done)),
        String::new(),
        // Whatever stands here is left out.
        String::new(),
        blocks.join(", "),
        blocked.join(", "),
    ]
}

/// What is to come of it, when, and the steps: plain lines that are no markup.
fn description(insight: &Insight, task: &Task) -> String {
    super::github::body(insight, task)
}

fn status(state: ItemState) -> &'static str {
    match state {
        ItemState::Planned => "Backlog",
        ItemState::Running => "In Progress",
        ItemState::Done => "Done",
        ItemState::Dropped => "Canceled",
    }
}

fn priority(phase: usize) -> &'static str {
    match phase {
        0 => "High",
        1 => "Medium",
        _ => "Low",
    }
}
