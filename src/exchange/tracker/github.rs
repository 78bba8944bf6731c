//! For GitHub, which has no importer of its own; scripts that make issues of rows read these columns. An initiative is an
//! issue, its steps are issues that name it as their parent.

use super::{Task, tasks};
use crate::document::block::{Block, Inline, Item};
use crate::document::markdown::markdown;
use crate::exchange::csv;
use crate::insight::Insight;

const HEAD: [&str; 6] = [
    "title",
    "body",
    "labels",
    "assignees",
    "milestone",
    "parent",
];

/// The rows. Texts are inert, in the body as Markdown.
#[must_use]
pub fn write(insight: &Insight) -> String {
    let tasks = tasks(insight);
    let mut rows: Vec<[String; 6]> = Vec::new();
    for task in &tasks {
        rows.push([
            task.figures.title.clone(),
            body(insight, task),
            "load-testing".to_owned(),
            String::new(),
            task.phase.to_owned(),
            String::new(),
        ]);
        for (what, proof) in &task.steps {
            rows.push([
                what.trim().to_owned(),
                text_of(vec![paragraph(&["Done when: ", proof.trim()].concat())]),
                "load-testing".to_owned(),
                String::new(),
                task.phase.to_owned(),
                task.figures.title.clone(),
            ]);
        }
    }
    let rows = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect());
    csv::write(std::iter::once(HEAD.to_vec()).chain(rows))
}

/// What is to come of an item, when, who answers for it, and its steps, as Markdown.
pub(super) fn body(insight: &Insight, task: &Task) -> String {
    let mut blocks = Vec::new();
    let outcome = task.outcome(insight.catalog());
    if !outcome.is_empty() {
        blocks.push(paragraph(outcome));
    }
    blocks.push(paragraph(&task.when()));
    if !task.item.owner.trim().is_empty() {
        blocks.push(paragraph(&["Owner: ", task.item.owner.trim()].concat()));
    }
    if !task.note().is_empty() {
        blocks.push(paragraph(task.note()));
    }
    let steps = task.steps.iter().map(|(what, proof)| Item {
        text: vec![Inline::Text(match proof.trim() {
            "" => what.trim().to_owned().into(),
            proof => [what.trim(), ". Done when: ", proof].concat().into(),
        })],
        under: Vec::new(),
    });
    let steps: Vec<Item> = steps.collect();
    if !steps.is_empty() {
        blocks.push(Block::Bullets(steps));
    }
    text_of(blocks)
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![Inline::Text(text.to_owned().into())])
}

fn text_of(blocks: Vec<Block>) -> String {
    markdown(&blocks).trim_end().to_owned()
}
