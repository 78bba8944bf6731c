//! For Jira Cloud: each initiative as an epic, its steps as stories under it. The importer of administrators can read the
//! hierarchy, that of others cannot. Dates are written as `04/Jan/27 9:00 AM`, the estimate in seconds, as it asks for.

use super::{Task, tasks};
use crate::exchange::csv;
use crate::insight::Insight;
use crate::plan::{Date, ItemId};

/// Date pattern to choose in the importer.
pub const DATE_PATTERN: &str = "dd/MMM/yy h:mm a";
/// Working hours of a person-day, as Jira counts them unless told otherwise.
const HOURS_PER_DAY: u64 = 8;

const HEAD: [&str; 12] = [
    "Summary",
    "Issue Type",
    "Issue ID",
    "Parent",
    "Description",
    "Priority",
    "Labels",
    "Labels",
    "Start date",
    "Due date",
    "Original estimate",
    "Blocks",
];

/// The rows. Where something blocks several others, the column `Blocks` is repeated, as Jira wants several values.
#[must_use]
pub fn write(insight: &Insight) -> String {
    let tasks = tasks(insight);
    let number = |id: ItemId| {
        tasks
            .iter()
            .position(|task| task.item.id == id)
            .map(|at| at + 1)
    };
    let blocks: Vec<Vec<String>> = tasks
        .iter()
        .map(|task| blocked(&tasks, task.item.id, &number))
        .collect();
    let columns = blocks.iter().map(Vec::len).max().unwrap_or(0).max(1);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, (task, blocks)) in tasks.iter().zip(&blocks).enumerate() {
        rows.push(epic(insight, task, at + 1, blocks, columns));
    }
    let mut next = tasks.len();
    for (at, task) in tasks.iter().enumerate() {
        for (what, proof) in &task.steps {
            next += 1;
            rows.push(story(task, next, at + 1, (what, proof), columns));
        }
    }
    let mut head: Vec<&str> = HEAD.to_vec();
    head.extend(vec!["Blocks"; columns - 1]);
    let rows = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect());
    csv::write_plain(std::iter::once(head).chain(rows))
}

/// The numbers of what waits for an item.
fn blocked(tasks: &[Task], id: ItemId, number: &impl Fn(ItemId) -> Option<usize>) -> Vec<String> {
    let waits = tasks.iter().filter(|task| task.item.after.contains(&id));
    let numbers = waits.filter_map(|task| number(task.item.id));
    numbers.map(|number| number.to_string()).collect()
}

fn epic(
    insight: &Insight,
    task: &Task,
    number: usize,
    blocks: &[String],
    columns: usize,
) -> Vec<String> {
    let outcome = task.outcome(insight.catalog());
    let text = [&task.when(), outcome, task.note()];
    let text: Vec<&str> = text.into_iter().filter(|text| !text.is_empty()).collect();
    let estimate = task.hundredths() * HOURS_PER_DAY * 3_600 / 100;
    let mut row = vec![
        task.figures.title.clone(),
        "Epic".to_owned(),
        number.to_string(),
        String::new(),
        text.join("\n\n"),
        priority(task.figures.phase).to_owned(),
        "load-testing".to_owned(),
        label(task.phase),
        date(task.figures.start),
        date(task.figures.end),
        estimate.to_string(),
    ];
    row.extend(blocks.iter().cloned());
    row.resize(HEAD.len() - 1 + columns, String::new());
    row
}

fn story(
    task: &Task,
    number: usize,
    parent: usize,
    (what, proof): (&str, &str),
    columns: usize,
) -> Vec<String> {
    let proof = match proof.trim() {
        "" => String::new(),
        proof => ["Done when: ", proof].concat(),
    };
    let mut row = vec![
        what.trim().to_owned(),
        "Story".to_owned(),
        number.to_string(),
        parent.to_string(),
        proof,
        priority(task.figures.phase).to_owned(),
        "load-testing".to_owned(),
        label(task.phase),
    ];
    row.resize(HEAD.len() - 1 + columns, String::new());
    row
}

/// The sooner, the higher.
fn priority(phase: usize) -> &'static str {
    match phase {
        0 => "High",
        1 => "Medium",
        _ => "Low",
    }
}

/// A label has no spaces.
fn label(phase: &str) -> String {
    phase.to_lowercase().replace(' ', "-")
}

/// A day in [`DATE_PATTERN`].
fn date(day: Date) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (year, month, day) = day.parts();
    let month = MONTHS[month as usize - 1];
    format!("{day:02}/{month}/{:02} 9:00 AM", year % 100)
}
