//! The two parsers that read the Markdown back.

use crate::shape::{Reading, Shape, norm};
use comrak::nodes::{AstNode, ListType, NodeValue, TableAlignment};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// What comrak reads, with everything switched on that GitHub or GitLab has.
pub fn comrak(markdown: &str) -> Reading {
    let mut options = comrak::Options::default();
    let on = &mut options.extension;
    on.strikethrough = true;
    on.table = true;
    on.autolink = true;
    on.tasklist = true;
    on.footnotes = true;
    on.inline_footnotes = true;
    on.description_lists = true;
    on.multiline_block_quotes = true;
    on.alerts = true;
    on.math_dollars = true;
    on.math_code = true;
    on.shortcodes = true;
    on.front_matter_delimiter = Some("---".to_owned());
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut reading = Reading::default();
    reading.blocks = comrak_blocks(root, &mut reading);
    reading
}

fn comrak_blocks<'a>(node: &'a AstNode<'a>, reading: &mut Reading) -> Vec<Shape> {
    node.children()
        .map(|child| comrak_block(child, reading))
        .collect()
}

fn comrak_block<'a>(node: &'a AstNode<'a>, reading: &mut Reading) -> Shape {
    match &node.data().value {
        NodeValue::Heading(heading) => {
            assert!(!heading.setext, "a heading nobody asked for");
            Shape::Heading(heading.level, comrak_line(node, reading))
        }
        NodeValue::Paragraph => Shape::Paragraph(comrak_line(node, reading)),
        NodeValue::List(list) => Shape::List {
            numbered: list.list_type == ListType::Ordered,
            entries: node
                .children()
                .map(|item| comrak_blocks(item, reading))
                .collect(),
        },
        NodeValue::Table(table) => Shape::Table {
            right: table
                .alignments
                .iter()
                .map(|a| *a == TableAlignment::Right)
                .collect(),
            rows: node
                .children()
                .map(|row| {
                    row.children()
                        .map(|cell| comrak_line(cell, reading))
                        .collect()
                })
                .collect(),
        },
        NodeValue::CodeBlock(code) => {
            assert!(code.fenced, "code nobody asked for");
            Shape::Code(code.info.clone(), norm(&code.literal))
        }
        NodeValue::BlockQuote => Shape::Quote(comrak_blocks(node, reading)),
        other => panic!("comrak found {other:?}"),
    }
}

fn comrak_line<'a>(node: &'a AstNode<'a>, reading: &mut Reading) -> String {
    fn add<'a>(node: &'a AstNode<'a>, out: &mut String, reading: &mut Reading) {
        for child in node.children() {
            match &child.data().value {
                NodeValue::Text(text) => out.push_str(text),
                NodeValue::Code(code) => out.push_str(&code.literal),
                NodeValue::Strong | NodeValue::Emph => {
                    reading.marks += 1;
                    add(child, out, reading);
                }
                NodeValue::Link(link) => {
                    reading.links.push(link.url.clone());
                    add(child, out, reading);
                }
                other => panic!("comrak found {other:?}"),
            }
        }
    }
    let mut out = String::new();
    add(node, &mut out, reading);
    norm(&out)
}

/// What pulldown-cmark reads, with the same switched on.
pub fn pulldown(markdown: &str) -> Reading {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_WIKILINKS;
    let mut reading = Reading::default();
    let mut events = Parser::new_ext(markdown, options);
    reading.blocks = pulldown_blocks(&mut events, None, &mut reading);
    reading
}

fn pulldown_blocks<'a>(
    events: &mut Parser<'a>,
    until: Option<TagEnd>,
    reading: &mut Reading,
) -> Vec<Shape> {
    let mut out = Vec::new();
    // The line of a tight list's entry stands there without a paragraph around it.
    let mut bare: Option<String> = None;
    loop {
        let Some(event) = events.next() else {
            assert!(until.is_none(), "cut short");
            return out;
        };
        if let Event::Start(tag) = &event
            && is_block(tag)
            && let Some(text) = bare.take()
        {
            out.push(Shape::Paragraph(norm(&text)));
        }
        match event {
            Event::End(end) if Some(end) == until => {
                out.extend(bare.map(|text| Shape::Paragraph(norm(&text))));
                return out;
            }
            Event::Start(Tag::Heading { level, .. }) => {
                let text = pulldown_line(events, TagEnd::Heading(level), reading);
                out.push(Shape::Heading(level as u8, text));
            }
            Event::Start(Tag::Paragraph) => {
                let text = pulldown_line(events, TagEnd::Paragraph, reading);
                out.push(Shape::Paragraph(text));
            }
            Event::Start(Tag::List(first)) => {
                let end = TagEnd::List(first.is_some());
                let mut entries = Vec::new();
                loop {
                    match events.next() {
                        Some(Event::Start(Tag::Item)) => {
                            entries.push(pulldown_blocks(events, Some(TagEnd::Item), reading));
                        }
                        Some(Event::End(tag)) if tag == end => break,
                        other => panic!("pulldown-cmark found {other:?} in a list"),
                    }
                }
                let numbered = first.is_some();
                out.push(Shape::List { numbered, entries });
            }
            Event::Start(Tag::Table(alignments)) => {
                let right = alignments.iter().map(|a| *a == Alignment::Right).collect();
                let mut rows = Vec::new();
                loop {
                    match events.next() {
                        Some(Event::Start(Tag::TableHead | Tag::TableRow)) => rows.push(Vec::new()),
                        Some(Event::Start(Tag::TableCell)) => {
                            let text = pulldown_line(events, TagEnd::TableCell, reading);
                            rows.last_mut().expect("a row").push(text);
                        }
                        Some(Event::End(TagEnd::TableHead | TagEnd::TableRow)) => {}
                        Some(Event::End(TagEnd::Table)) => break,
                        other => panic!("pulldown-cmark found {other:?} in a table"),
                    }
                }
                out.push(Shape::Table { right, rows });
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                let text = pulldown_line(events, TagEnd::CodeBlock, reading);
                out.push(Shape::Code(language.to_string(), text));
            }
            Event::Start(Tag::BlockQuote(None)) => {
                let inner = pulldown_blocks(events, Some(TagEnd::BlockQuote(None)), reading);
                out.push(Shape::Quote(inner));
            }
            event => pulldown_piece(event, events, bare.get_or_insert_default(), reading),
        }
    }
}

fn is_block(tag: &Tag) -> bool {
    matches!(
        tag,
        Tag::Heading { .. }
            | Tag::Paragraph
            | Tag::List(_)
            | Tag::Table(_)
            | Tag::CodeBlock(_)
            | Tag::BlockQuote(_)
    )
}

fn pulldown_line<'a>(events: &mut Parser<'a>, until: TagEnd, reading: &mut Reading) -> String {
    let mut out = String::new();
    loop {
        match events.next().expect("an end") {
            Event::End(end) if end == until => return norm(&out),
            event => pulldown_piece(event, events, &mut out, reading),
        }
    }
}

fn pulldown_piece<'a>(
    event: Event<'a>,
    events: &mut Parser<'a>,
    out: &mut String,
    reading: &mut Reading,
) {
    let mut inner = |until, out: &mut String, reading: &mut Reading| {
        loop {
            match events.next().expect("an end") {
                Event::End(end) if end == until => return,
                event => pulldown_piece(event, events, out, reading),
            }
        }
    };
    match event {
        Event::Text(text) | Event::Code(text) => out.push_str(&text),
        Event::Start(Tag::Strong) => {
            reading.marks += 1;
            inner(TagEnd::Strong, out, reading);
        }
        Event::Start(Tag::Emphasis) => {
            reading.marks += 1;
            inner(TagEnd::Emphasis, out, reading);
        }
        Event::Start(Tag::Link { dest_url, .. }) => {
            reading.links.push(dest_url.to_string());
            inner(TagEnd::Link, out, reading);
        }
        other => panic!("pulldown-cmark found {other:?}"),
    }
}
