//! How every document ends: glossary and sources.

use crate::catalog::{Idx, Source};
use crate::document::block::{Address, Block, Column, Inline, link};
use crate::document::words::no_stop;
use crate::document::writer::Writer;
use crate::line;

/// The glossary, as a list of terms.
pub fn glossary(w: &mut Writer) {
    let terms = w.catalog.glossary.iter();
    let terms = terms.map(|term| (line![term.term], line![no_stop(term.meaning.text())]));
    w.add(Block::Terms(terms.collect()));
}

/// The publications that the document cites so far, by their ids in the text.
pub fn sources(w: &mut Writer) {
    let mut cited = vec![false; w.catalog.sources.len()];
    visit(w.blocks(), &mut |text| {
        // One letter is found far faster than two.
        for (at, _) in text.match_indices('S') {
            if !text[at..].starts_with("S-") {
                continue;
            }
            let id = text[at..]
                .split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
                .next();
            let id = id.unwrap_or_default().trim_end_matches('-');
            if let Some(source) = w.catalog.source(id) {
                cited[source.position()] = true;
            }
        }
    });
    let cited = w
        .catalog
        .sources
        .entries()
        .filter(|(idx, _)| cited[idx.position()]);
    let rows = cited.map(|(_, source)| {
        let title = link(source.title, Address::web(source.url));
        vec![line![source.id], line![title], line![source.used_for]]
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return;
    }
    w.table(
        vec![
            Column::words("Id"),
            Column::words("Publication"),
            Column::words("Used for"),
        ],
        rows,
    );
}

/// The ids of some publications: `S-SRE, S-SREW`.
pub fn ids(w: &Writer, sources: &[Idx<Source>]) -> String {
    let ids: Vec<&str> = sources.iter().map(|&source| w.catalog[source].id).collect();
    ids.join(", ")
}

/// Calls on every text in some blocks.
fn visit(blocks: &[Block], see: &mut impl FnMut(&str)) {
    for block in blocks {
        match block {
            Block::Heading(_, text) | Block::Paragraph(text) => visit_line(text, see),
            Block::Bullets(items) | Block::Numbers(items) => {
                for item in items {
                    visit_line(&item.text, see);
                    visit(&item.under, see);
                }
            }
            Block::Terms(terms) => {
                for (term, text) in terms {
                    visit_line(term, see);
                    visit_line(text, see);
                }
            }
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    visit_line(cell, see);
                }
            }
            Block::Quote(inner) => visit(inner, see),
            Block::Code(..) | Block::Diagram(_) => {}
        }
    }
}

fn visit_line(line: &[Inline], see: &mut impl FnMut(&str)) {
    for inline in line {
        match inline {
            Inline::Text(text) | Inline::Code(text) => see(text),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(inner, _) => {
                visit_line(inner, see);
            }
        }
    }
}
