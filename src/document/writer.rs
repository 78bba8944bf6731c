//! Writes one document: sections in the order of the content's outline, and what they lack.

use super::block::{Block, Cell, Column, Diagram, Inline, Item, Table, emphasis};
use super::words::no_stop;
use super::{Document, OpenPoint, clean};
use crate::catalog::{self, Catalog, Driver, Idx};
use crate::insight::readiness::Part;
use crate::insight::{Insight, Now};
use crate::line;
use crate::plan::{Choice, Plan};

/// A document being written.
pub(super) struct Writer<'a> {
    /// What the plan means.
    pub insight: &'a Insight,
    /// The catalogue.
    pub catalog: &'static Catalog,
    /// The plan.
    pub plan: &'a Plan,
    entry: &'static catalog::Document,
    /// Sections of the outline for which the plan has nothing.
    left_out: Vec<&'static catalog::Section>,
    blocks: Vec<Block>,
    open: Vec<OpenPoint>,
    /// Number and title of the section being written.
    section: (u16, &'static str),
    /// How many headings the section has so far.
    headings: usize,
}

impl<'a> Writer<'a> {
    /// Begins a document.
    pub fn new(
        insight: &'a Insight,
        entry: &'static catalog::Document,
        left_out: Vec<&'static catalog::Section>,
    ) -> Writer<'a> {
        Writer {
            insight,
            catalog: insight.catalog(),
            plan: insight.plan(),
            entry,
            left_out,
            blocks: Vec::new(),
            open: Vec::new(),
            section: (0, entry.title),
            headings: 0,
        }
    }

    /// The outline.
    pub fn entry(&self) -> &'static catalog::Document {
        self.entry
    }

    /// What has been written so far.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The document.
    pub fn finish(self) -> Document {
        Document {
            id: self.entry.id,
            file_name: self.entry.file,
            title: format!("{}: {}", self.entry.title, self.plan.title()),
            blocks: self.blocks,
            open_points: self.open,
        }
    }

    /// The sections that are not printed, such as `13 (Benefits and business case)`. Numbers stay the
    /// same in every version of a document, so that a reference to one holds.
    pub fn left_out(&self) -> Vec<String> {
        let sections = self.left_out.iter();
        sections
            .map(|section| format!("{} ({})", section.number, section.title))
            .collect()
    }

    /// Begins a section.
    pub fn section(&mut self, section: &'static catalog::Section) {
        self.section = (section.number, section.title.text());
        self.headings = 0;
        let title = format!("{}. {}", section.number, section.title);
        self.add(Block::Heading(2, line![title]));
    }

    /// Begins a numbered part of a section. The number keeps headings apart from each other.
    pub fn heading(&mut self, title: impl Into<Inline>) {
        self.headings += 1;
        let number = format!("{}.{} ", self.section.0, self.headings);
        self.add(Block::Heading(3, line![number, title.into()]));
    }

    /// Adds a block.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a paragraph.
    pub fn say(&mut self, line: Vec<Inline>) {
        self.add(Block::Paragraph(line));
    }

    /// Adds a text that a person typed, line by line.
    pub fn quote(&mut self, text: &str) {
        let lines = clean::lines(text).into_iter();
        let lines: Vec<Block> = lines.map(|text| Block::Paragraph(line![text])).collect();
        if !lines.is_empty() {
            self.add(Block::Quote(lines));
        }
    }

    /// Adds a list, unless it is empty.
    pub fn bullets(&mut self, lines: Vec<Vec<Inline>>) {
        if !lines.is_empty() {
            self.add(Block::Bullets(lines.into_iter().map(Item::from).collect()));
        }
    }

    /// Adds a numbered list, unless it is empty.
    pub fn numbers(&mut self, lines: Vec<Vec<Inline>>) {
        if !lines.is_empty() {
            self.add(Block::Numbers(lines.into_iter().map(Item::from).collect()));
        }
    }

    /// Adds terms with what is said about them, unless there are none.
    pub fn terms(&mut self, terms: Vec<(&'static str, Vec<Inline>)>) {
        if !terms.is_empty() {
            let terms = terms.into_iter().map(|(term, line)| (line![term], line));
            self.add(Block::Terms(terms.collect()));
        }
    }

    /// Adds a table, unless it is empty.
    pub fn table(&mut self, columns: Vec<Column>, rows: Vec<Vec<Cell>>) {
        if !rows.is_empty() {
            self.add(Block::Table(Table { columns, rows }));
        }
    }

    /// Adds a diagram, if there is one.
    pub fn diagram(&mut self, diagram: Option<Diagram>) {
        if let Some(diagram) = diagram {
            self.add(Block::Diagram(diagram));
        }
    }

    /// Notes that only the team can know something, and answers with the words that stand for it.
    /// `ask` is a sentence that says what to add.
    pub fn missing(&mut self, place: impl Into<Place>, ask: impl Into<String>) -> Vec<Inline> {
        let (place, ask) = (place.into(), ask.into());
        let page = page(place.part);
        // The colon of an introduction to a list stays at its end.
        let (text, end) = match ask.strip_suffix(':') {
            Some(text) => (text, ':'),
            None => (no_stop(&ask), '.'),
        };
        let line = line![
            emphasis("Not provided."),
            format!(" {text} (in Loadmap: page {page}){end}")
        ];
        self.lacks(place, ask);
        line
    }

    /// The same for a cell of a table: the words are short, the list of open points says the rest.
    pub fn missing_cell(&mut self, place: impl Into<Place>, ask: impl Into<String>) -> Cell {
        self.lacks(place.into(), ask.into());
        line![emphasis("not provided")]
    }

    /// What a person typed, or the words that stand for nothing.
    pub fn typed_cell(&mut self, text: &str, part: Part, ask: impl Into<String>) -> Cell {
        match text.trim() {
            "" => self.missing_cell(part, ask),
            text => line![text.to_owned()],
        }
    }

    fn lacks(&mut self, place: Place, ask: String) {
        if self.open.iter().all(|known| known.text != ask) {
            self.open.push(OpenPoint {
                section: match self.section {
                    (0, title) => title.to_owned(),
                    (number, title) => format!("{number}. {title}"),
                },
                text: ask,
                part: place.part,
                field: place.field,
            });
        }
    }

    /// How the document speaks of the team: by its organisation, product or plan.
    pub fn team(&self) -> &'a str {
        let details = &self.plan.details;
        let names = [&details.organisation, &details.product, &details.name];
        let named = names.into_iter().map(|name| name.trim());
        named
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or("The team")
    }

    /// The first driver of the plan.
    pub fn primary(&self) -> Option<Idx<Driver>> {
        self.insight.targets().footing.primary()
    }

    /// A sentence of the content.
    pub fn sentence(&self, id: &str) -> &'static str {
        self.catalog
            .sentence(id)
            .map_or("", |idx| self.catalog[idx].text.text())
    }

    /// The word for an answer.
    pub fn answer(&self, choice: Choice) -> &'static str {
        let mut meanings = self.catalog.answers.iter();
        let meaning = meanings.find(|meaning| meaning.answer == choice.answer());
        meaning.map_or("", |meaning| meaning.label)
    }

    /// The name of a level: `2 (Repeatable)`.
    pub fn level(&self, rank: u8) -> String {
        match self.catalog.level_of_rank(rank) {
            Some(level) => format!("{rank} ({})", level.name),
            None => rank.to_string(),
        }
    }

    /// The level of what is known about a dimension: `2 (Repeatable)`, `about 2 (Repeatable)`.
    pub fn level_now(&self, now: Now) -> String {
        match (now, now.level()) {
            (Now::Left, _) => "not applicable".to_owned(),
            (_, None) => "not assessed".to_owned(),
            (Now::Indicated(_), Some(level)) => "about ".to_owned() + &self.level(level),
            (_, Some(level)) => self.level(level),
        }
    }

    /// `As of 4 January 2027`: the day for which figures hold.
    pub fn as_of(&self) -> String {
        format!("As of {}", self.plan.details.as_of.long())
    }
}

/// Where something is added: a part of the plan, and perhaps the field of it.
#[derive(Clone, Copy)]
pub struct Place {
    part: Part,
    field: &'static str,
}

impl From<Part> for Place {
    fn from(part: Part) -> Place {
        Place { part, field: "" }
    }
}

impl From<(Part, &'static str)> for Place {
    fn from((part, field): (Part, &'static str)) -> Place {
        Place { part, field }
    }
}

/// The name of the page on which a part is filled in.
pub(super) fn page(part: Part) -> &'static str {
    match part {
        Part::Details => "Plan details",
        Part::Quick => "Quick check",
        Part::Vision => "Vision and objectives",
        Part::Assessment => "Assessment",
        Part::Gaps => "Gaps",
        Part::Roadmap => "Roadmap",
        Part::Resources => "Resources and budget",
        Part::Documents => "Documents",
    }
}
