//! GitHub-flavoured Markdown from a block tree.
//!
//! What comes out passes markdownlint's default rules (but for the length of lines), reads the same
//! in every CommonMark parser with GitHub's tables, and holds no markup but the tree's own. A
//! paragraph is one line, so that a change of a word is a change of one line.

mod escape;
mod marks;

use super::block::{Address, Align, Block, Inline, Item, Table};
use super::clean;
use escape::Place;
use marks::without_unsafe_marks;

/// Punctuation that markdownlint (MD026) does not want at the end of a heading.
const NOT_AT_HEADING_END: &str = ".,;:!。，；：！";

/// The Markdown of some blocks: one blank line between two of them, one line end at the end.
/// Blocks with nothing in them leave no trace.
#[must_use]
pub fn markdown(blocks: &[Block]) -> String {
    let mut out = String::new();
    add_blocks(blocks, &mut out);
    out
}

fn add_blocks(blocks: &[Block], out: &mut String) {
    for block in blocks {
        add_apart(if out.is_empty() { "" } else { "\n" }, block, out);
    }
}

/// Appends a block with something before it, or nothing at all.
fn add_apart(separator: &str, block: &Block, out: &mut String) {
    let before = out.len();
    out.push_str(separator);
    let start = out.len();
    add_block(block, out);
    if out.len() == start {
        out.truncate(before);
    }
}

/// Appends a block with its line end, or nothing.
fn add_block(block: &Block, out: &mut String) {
    match block {
        Block::Heading(level, text) => add_heading(*level, text, out),
        Block::Paragraph(text) => {
            let text = inlines(text, Spot::BLOCK);
            if !text.is_empty() {
                out.push_str(&text);
                out.push('\n');
            }
        }
        Block::Bullets(items) => {
            for item in items {
                add_item("- ", item, out);
            }
        }
        Block::Numbers(items) => {
            let mut number = 1;
            for item in items {
                number += u32::from(add_item(&format!("{number}. "), item, out));
            }
        }
        Block::Terms(terms) => {
            for (term, meaning) in terms {
                add_term(term, meaning, out);
            }
        }
        Block::Table(table) => add_table(table, out),
        Block::Code(language, text) => add_fenced(language, text, out),
        Block::Diagram(diagram) => add_fenced("mermaid", &diagram.source, out),
        Block::Quote(blocks) => add_indented(&markdown(blocks), "> ", "> ", out),
    }
}

fn add_heading(level: u8, text: &[Inline], out: &mut String) {
    let mut text = inlines(text, Spot::HEADING);
    let Some(last) = text.chars().next_back() else {
        return;
    };
    if last == '#' {
        // Number signs at the end would be taken for the heading's own.
        text.pop();
        text.push_str("\\#");
    } else if NOT_AT_HEADING_END.contains(last) {
        text.pop();
        text.push_str(&format!("&#{};", u32::from(last)));
    }
    let marks = usize::from(level.clamp(1, 6));
    out.push_str(&"######"[..marks]);
    out.push(' ');
    out.push_str(&text);
    out.push('\n');
}

/// Appends an entry of a list, unless its line is empty.
fn add_item(marker: &str, item: &Item, out: &mut String) -> bool {
    let text = inlines(&item.text, Spot::BLOCK);
    if text.is_empty() {
        return false;
    }
    if item.under.is_empty() {
        out.push_str(marker);
        out.push_str(&text);
        out.push('\n');
        return true;
    }
    let mut inner = text + "\n";
    for (i, block) in item.under.iter().enumerate() {
        // A list directly under its line keeps the whole list tight.
        let tight = i == 0 && matches!(block, Block::Bullets(_) | Block::Numbers(_));
        add_apart(if tight { "" } else { "\n" }, block, &mut inner);
    }
    add_indented(&inner, marker, &" ".repeat(marker.len()), out);
    true
}

fn add_term(term: &[Inline], meaning: &[Inline], out: &mut String) {
    let mut label = vec![Inline::Strong([term, &[Inline::from(":")]].concat())];
    label.push(Inline::from(" "));
    label.extend_from_slice(meaning);
    add_item("- ", &Item::from(label), out);
}

/// Appends lines with something before the first and something before the others.
fn add_indented(text: &str, first: &str, others: &str, out: &mut String) {
    for (i, line) in text.lines().enumerate() {
        let before = if i == 0 { first } else { others };
        out.push_str(if line.is_empty() {
            before.trim_end()
        } else {
            before
        });
        out.push_str(line);
        out.push('\n');
    }
}

fn add_table(table: &Table, out: &mut String) {
    if table.columns.is_empty() || table.rows.is_empty() {
        return;
    }
    // One piece of memory for every cell.
    let mut cell = String::new();
    let mut add_cell = |line: &[Inline], out: &mut String| {
        cell.clear();
        add_line(line, Spot::CELL, &mut cell);
        out.push_str(if cell.is_empty() { "|" } else { "| " });
        out.push_str(&cell);
        out.push(' ');
    };
    for column in &table.columns {
        add_cell(&column.title, out);
    }
    out.push_str("|\n");
    for column in &table.columns {
        out.push_str(match column.align {
            Align::Left => "| --- ",
            Align::Right => "| ---: ",
        });
    }
    out.push_str("|\n");
    for row in &table.rows {
        for at in 0..table.columns.len() {
            add_cell(row.get(at).map_or(&[], Vec::as_slice), out);
        }
        out.push_str("|\n");
    }
}

fn add_fenced(language: &str, text: &str, out: &mut String) {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    out.push_str(&fence);
    out.push_str(language);
    out.push('\n');
    for line in text.lines() {
        if line.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            out.push_str(line.trim_end_matches(' '));
            out.push('\n');
            continue;
        }
        let hidden = |c: char| c.is_control() || clean::is_bidi_control(c);
        let line = line
            .replace('\t', "    ")
            .replace(char::is_whitespace, " ")
            .replace(hidden, "");
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push_str(&fence);
    out.push('\n');
}

fn longest_run(text: &str, mark: char) -> usize {
    let runs = text.split(|c| c != mark).map(str::len);
    runs.max().unwrap_or(0)
}

/// Where a line stands.
#[derive(Clone, Copy)]
struct Spot {
    /// At the beginning of a paragraph or an entry.
    block: bool,
    /// In a table.
    cell: bool,
    /// In the text of a link.
    link: bool,
    /// In strong or emphasised text: marks inside it are left out, they would not nest safely.
    marked: bool,
}

impl Spot {
    const HEADING: Spot = Spot {
        block: false,
        cell: false,
        link: false,
        marked: false,
    };
    const BLOCK: Spot = Spot {
        block: true,
        ..Spot::HEADING
    };
    const CELL: Spot = Spot {
        cell: true,
        ..Spot::HEADING
    };
}

/// The Markdown of a line.
fn inlines(line: &[Inline], spot: Spot) -> String {
    let mut out = String::new();
    add_line(line, spot, &mut out);
    out
}

/// Puts the Markdown of a line into an empty text.
fn add_line(line: &[Inline], spot: Spot, out: &mut String) {
    add_inlines(line, spot, out);
    out.truncate(out.trim_end_matches(' ').len());
}

fn add_inlines(line: &[Inline], spot: Spot, out: &mut String) {
    if let Some(line) = without_unsafe_marks(line, spot) {
        return add_inlines(&line, spot, out);
    }
    // Texts that touch are escaped as one: "1" and ". x" are a list together.
    let mut run = String::new();
    for (i, inline) in line.iter().enumerate() {
        let rest = &line[i + 1..];
        match inline {
            Inline::Text(text) => {
                let alone = !matches!(rest.first(), Some(Inline::Text(_)));
                if alone && run.is_empty() && clean::is_plain(text) {
                    add_run(text, spot, rest, out);
                    continue;
                }
                clean::add_line(text, &mut run);
                if alone {
                    add_run(&run, spot, rest, out);
                    run.clear();
                }
            }
            Inline::Strong(inner) => add_marked("**", inner, spot, out),
            Inline::Emphasis(inner) => add_marked("_", inner, spot, out),
            Inline::Code(text) => add_code(text, spot, out),
            Inline::Link(inner, address) => add_link(inner, address, spot, out),
        }
    }
}

/// Appends a run of text. `rest` is what follows on the line.
fn add_run(run: &str, spot: Spot, rest: &[Inline], out: &mut String) {
    let mut text = run;
    let outermost = !spot.marked && !spot.link;
    if out.ends_with(' ') || out.is_empty() && outermost {
        text = text.trim_start_matches(' ');
    }
    if rest.is_empty() && outermost {
        text = text.trim_end_matches(' ');
    }
    let place = Place {
        block_start: spot.block && out.is_empty(),
        cell: spot.cell,
        link: spot.link,
        before_link: matches!(rest.first(), Some(Inline::Link(..))),
    };
    escape::add(text, place, out);
}

fn add_marked(mark: &str, inner: &[Inline], spot: Spot, out: &mut String) {
    let inside = Spot {
        marked: true,
        block: false,
        ..spot
    };
    add_between_spaces(inner, inside, out, |content, out| {
        out.push_str(mark);
        out.push_str(content);
        out.push_str(mark);
    });
}

/// Draws an inner line, and hands it on without the spaces around it, which stay outside.
fn add_between_spaces(
    inner: &[Inline],
    spot: Spot,
    out: &mut String,
    add: impl FnOnce(&str, &mut String),
) {
    let mut text = String::new();
    add_inlines(inner, spot, &mut text);
    let nested = spot.marked && spot.link;
    if text.starts_with(' ') && !out.ends_with(' ') && (nested || !out.is_empty()) {
        out.push(' ');
    }
    let content = text.trim_matches(' ');
    if content.is_empty() {
        return;
    }
    add(content, out);
    if text.ends_with(' ') {
        out.push(' ');
    }
}

fn add_code(text: &str, spot: Spot, out: &mut String) {
    let text = clean::one_line(text);
    // In a table nothing can stand for a backslash before a pipe inside code; and a backslash at
    // the end would look like the escape of what follows.
    if text.ends_with('\\') || spot.cell && text.contains("\\|") {
        return add_run(&text, spot, &[], out);
    }
    if text.is_empty() {
        return;
    }
    let marks = "`".repeat(longest_run(&text, '`') + 1);
    let padding = if text.starts_with('`') || text.ends_with('`') {
        " "
    } else {
        ""
    };
    escape::part_code(out);
    out.push_str(&marks);
    out.push_str(padding);
    if spot.cell {
        out.push_str(&text.replace('|', "\\|"));
    } else {
        out.push_str(&text);
    }
    out.push_str(padding);
    out.push_str(&marks);
}

fn add_link(text: &[Inline], address: &Address, spot: Spot, out: &mut String) {
    if spot.link {
        return add_inlines(text, spot, out);
    }
    let inner = Spot {
        link: true,
        block: false,
        ..spot
    };
    add_between_spaces(text, inner, out, |content, out| {
        out.push('[');
        out.push_str(content);
        out.push_str("](");
        match address {
            Address::Document(file) => out.push_str(file),
            Address::Web(address) => add_address(address, out),
        }
        out.push(')');
    });
}

/// Appends an address with everything encoded that could end it.
fn add_address(address: &str, out: &mut String) {
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#@!$'+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else if byte == b'&' {
            out.push_str("&amp;");
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
}
