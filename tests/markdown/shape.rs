//! What a reader can tell about a document: its structure and its texts.

use loadmap::document::{Address, Align, Block, Inline, Item};

/// One block, as a parser sees it.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Heading(u8, String),
    Paragraph(String),
    List {
        numbered: bool,
        entries: Vec<Vec<Shape>>,
    },
    Table {
        right: Vec<bool>,
        rows: Vec<Vec<String>>,
    },
    Code(String, String),
    Quote(Vec<Shape>),
}

/// Structure and texts, and where the links lead, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    pub blocks: Vec<Shape>,
    pub links: Vec<String>,
    /// How many stretches of strong or emphasised text there are.
    pub marks: usize,
}

/// A text as people compare it: spaces in any number are one; what takes no place does not count.
pub fn norm(text: &str) -> String {
    let invisible = |c: char| {
        c.is_control()
            || matches!(
                c,
                '\u{FEFF}' | '\u{2060}' | '\u{61C}' | '\u{200E}' | '\u{200F}'
            )
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
    };
    let spaced = text
        .replace(char::is_whitespace, " ")
        .replace(invisible, "");
    spaced
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a tree promises. Blocks without any text are not there.
pub fn promised(blocks: &[Block]) -> Reading {
    let mut reading = Reading::default();
    reading.blocks = shapes(blocks, &mut reading.links, &mut reading.marks);
    reading
}

fn shapes(blocks: &[Block], links: &mut Vec<String>, marks: &mut usize) -> Vec<Shape> {
    let mut out = Vec::new();
    for block in blocks {
        let mut text = |line: &[Inline]| norm(&read(line, links, marks));
        match block {
            Block::Heading(level, line) => {
                let text = text(line);
                if !text.is_empty() {
                    out.push(Shape::Heading(*level, text));
                }
            }
            Block::Paragraph(line) => {
                let text = text(line);
                if !text.is_empty() {
                    out.push(Shape::Paragraph(text));
                }
            }
            Block::Bullets(items) => list(false, items, links, marks, &mut out),
            Block::Numbers(items) => list(true, items, links, marks, &mut out),
            Block::Terms(terms) => {
                let items: Vec<Item> = terms
                    .iter()
                    .map(|(term, meaning)| {
                        let label = Inline::Strong([term.clone(), vec![":".into()]].concat());
                        Item::from([vec![label, " ".into()], meaning.clone()].concat())
                    })
                    .collect();
                list(false, &items, links, marks, &mut out);
            }
            Block::Table(table) => {
                if table.rows.is_empty() || table.columns.is_empty() {
                    continue;
                }
                let mut rows = vec![table.columns.iter().map(|c| text(&c.title)).collect()];
                for row in &table.rows {
                    let cells = (0..table.columns.len())
                        .map(|i| row.get(i).map_or(String::new(), |cell| text(cell)));
                    rows.push(cells.collect());
                }
                let right = table
                    .columns
                    .iter()
                    .map(|c| c.align == Align::Right)
                    .collect();
                out.push(Shape::Table { right, rows });
            }
            Block::Code(language, text) => {
                out.push(Shape::Code((*language).to_owned(), norm(text)))
            }
            Block::Diagram(d) => out.push(Shape::Code("mermaid".to_owned(), norm(&d.source))),
            Block::Quote(inner) => {
                let inner = shapes(inner, links, marks);
                if !inner.is_empty() {
                    out.push(Shape::Quote(inner));
                }
            }
        }
    }
    out
}

fn list(
    numbered: bool,
    items: &[Item],
    links: &mut Vec<String>,
    marks: &mut usize,
    out: &mut Vec<Shape>,
) {
    let mut entries = Vec::new();
    for item in items {
        let mut seen = Vec::new();
        let text = norm(&read(&item.text, &mut seen, marks));
        if text.is_empty() {
            continue;
        }
        links.append(&mut seen);
        let mut entry = vec![Shape::Paragraph(text)];
        entry.extend(shapes(&item.under, links, marks));
        entries.push(entry);
    }
    if !entries.is_empty() {
        out.push(Shape::List { numbered, entries });
    }
}

fn read(line: &[Inline], links: &mut Vec<String>, marks: &mut usize) -> String {
    let mut out = String::new();
    for inline in line {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Code(text) => out.push_str(&norm(text)),
            Inline::Strong(inner) | Inline::Emphasis(inner) => {
                *marks += 1;
                out.push_str(&read(inner, links, marks));
            }
            Inline::Link(inner, address) => {
                let text = read(inner, &mut Vec::new(), marks);
                if !norm(&text).is_empty() {
                    links.push(match address {
                        // Encoded on the way out, which leads to the same place.
                        Address::Web(address) => ["|%7C", "(%28", ")%29", " %20", "*%2A"]
                            .iter()
                            .fold(address.to_string(), |url, pair| {
                                url.replace(&pair[..1], &pair[1..])
                            }),
                        Address::Document(file) => (*file).to_owned(),
                    });
                }
                out.push_str(&text);
            }
        }
    }
    out
}
