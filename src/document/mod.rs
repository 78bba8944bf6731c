//! The documents: a typed block tree, and Markdown made from it.
//!
//! Reading order: [`block`] (the tree), [`markdown`] (its back end), [`mermaid`] (diagrams),
//! `writer` (sections and what they lack), `shared` (what several documents print), then one folder
//! per document. Sections, their order and titles come from the content; the code of each document
//! finds its sections by id. All three documents read one [`Insight`], so that they agree.

mod assessment;
pub mod block;
mod clean;
pub mod markdown;
pub mod mermaid;
mod roadmap;
mod shared;
mod strategy;
pub(crate) mod words;
mod writer;

pub use block::{Address, Align, Block, Diagram, Inline, Item, Table};

use crate::catalog::{self, Idx};
use crate::insight::Insight;
use crate::insight::readiness::Part;
use writer::Writer;

/// A document that a team takes away.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// Its frozen id in the content: `roadmap`, `strategy`, `assessment`.
    pub id: &'static str,
    /// Name of its file, such as `load_testing_roadmap.md`.
    pub file_name: &'static str,
    /// Its heading.
    pub title: String,
    /// What it says.
    pub blocks: Vec<Block>,
    /// What only the team can add, in the order of the document.
    pub open_points: Vec<OpenPoint>,
}

/// Something that a document lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPoint {
    /// Number and title of the section, such as `7. Roadmap at a glance`.
    pub section: String,
    /// What to add, as a sentence.
    pub text: String,
    /// The part of the plan in which it is added.
    pub part: Part,
    /// The field of the part, named as in the plan file; empty for the part as a whole.
    pub field: &'static str,
}

impl OpenPoint {
    /// Name of the page on which it is added.
    #[must_use]
    pub fn page(&self) -> &'static str {
        writer::page(self.part)
    }
}

/// All documents, in the content's order.
#[must_use]
pub fn all(insight: &Insight) -> Vec<Document> {
    let documents = insight.catalog().documents.indices();
    documents.map(|idx| one(insight, idx)).collect()
}

/// One document.
#[must_use]
pub fn one(insight: &Insight, document: Idx<catalog::Document>) -> Document {
    let entry = &insight.catalog()[document];
    let front = match entry.id {
        "roadmap" => roadmap::front,
        "strategy" => strategy::front,
        _ => assessment::front,
    };
    let section = match entry.id {
        "roadmap" => roadmap::section,
        "strategy" => strategy::section,
        _ => assessment::section,
    };
    let section = |outline: &catalog::Section| {
        let given = outline.included != catalog::Included::IfFiguresGiven || has_figures(insight);
        section(outline.id).filter(|_| given)
    };
    let sections = entry.sections.iter();
    let left_out = sections.filter(|outline| section(outline).is_none());
    let mut writer = Writer::new(insight, entry, left_out.collect());
    front(&mut writer);
    for outline in &entry.sections {
        if let Some(write) = section(outline) {
            writer.section(outline);
            write(&mut writer);
        }
    }
    writer.finish()
}

/// Whether the plan states figures for a business case.
fn has_figures(insight: &Insight) -> bool {
    insight.plan().budget.case.is_some()
}

/// The Markdown of a document.
#[must_use]
pub fn markdown(document: &Document) -> String {
    markdown::markdown(&document.blocks)
}
