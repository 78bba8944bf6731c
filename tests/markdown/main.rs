//! The Markdown back end against two parsers: whatever the texts, the structure is the tree's, and
//! the texts read back as they went in.

mod parsers;
mod shape;

use loadmap::document::block::{Align, Column, Table, link, strong};
use loadmap::document::markdown::markdown;
use loadmap::document::{Address, Block, Diagram, Inline, Item};
use loadmap::line;
use proptest::prelude::*;
use shape::{norm, promised};

/// Both parsers must read what the tree promises, and nothing that looks like a reference may be
/// left in plain text.
fn check(blocks: &[Block]) -> Result<(), TestCaseError> {
    let text = markdown(blocks);
    let want = promised(blocks);
    for (name, got) in [
        ("comrak", parsers::comrak(&text)),
        ("pulldown-cmark", parsers::pulldown(&text)),
    ] {
        prop_assert_eq!(&got.blocks, &want.blocks, "{} reads\n{}", name, text);
        prop_assert_eq!(&got.links, &want.links, "{} reads\n{}", name, text);
        prop_assert!(
            got.marks <= want.marks,
            "{} finds more marks in\n{}",
            name,
            text
        );
    }
    for line in text.lines() {
        prop_assert!(
            !line.ends_with([' ', '\t']),
            "space at the end of {:?}",
            line
        );
    }
    let no_code: Vec<Block> = blocks.iter().filter(|b| !has_code(b)).cloned().collect();
    let rest = markdown(&no_code);
    prop_assert!(
        !rest.contains("\n\n\n") && !rest.starts_with('\n'),
        "{}",
        rest
    );
    prop_assert!(text.is_empty() || text.ends_with('\n') && !text.ends_with("\n\n"));
    Ok(())
}

/// Whether a block holds code, in which lines may be empty.
fn has_code(block: &Block) -> bool {
    match block {
        Block::Code(..) | Block::Diagram(_) => true,
        Block::Quote(inner) => inner.iter().any(has_code),
        Block::Bullets(items) | Block::Numbers(items) => {
            items.iter().flat_map(|i| &i.under).any(has_code)
        }
        _ => false,
    }
}

/// Pieces that mean something in Markdown, in HTML or to GitHub.
const PIECES: &[&str] = &[
    "#",
    "##",
    "# ",
    "-",
    "- ",
    "+ ",
    "* ",
    "*",
    "**",
    "_",
    "__",
    "~",
    "~~",
    "~~~",
    "`",
    "```",
    "|",
    "\\",
    "\\|",
    "\\\\",
    "> ",
    ">",
    "<",
    "<b>",
    "</td>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?php",
    "<a href=x>",
    "&amp;",
    "&#38;",
    "&lt",
    "&",
    "[",
    "]",
    "(",
    ")",
    "[x](y)",
    "![x](http://e.vil/p.png)",
    "[^1]",
    "[x]: y",
    "[ ] ",
    "[x] ",
    "[!NOTE]",
    "[[x]]",
    "!",
    ":",
    ": ",
    "1.",
    "1. ",
    "12) ",
    "===",
    "---",
    "***",
    "+++",
    "- - -",
    "=",
    "$",
    "$x$",
    "$$",
    "www.",
    "www.e.vil",
    "http://",
    "https://e.vil/?a|b",
    "mailto:a@b.cd",
    "a@b.cd",
    "@name",
    "#123",
    "org/repo#7",
    "GH-12",
    "!5",
    ":smile:",
    ":+1:",
    "a:b:c",
    "10:30:00",
    "javascript:alert(1)",
    "{{",
    "}}",
    "%%{",
    "\n",
    "\r\n",
    "\t",
    "    ",
    "  \n",
    "\n\n",
    "\0",
    "\u{7}",
    "\u{85}",
    "\u{2028}",
    "\u{202E}",
    "\u{200F}",
    "\u{2066}",
    "\u{FEFF}",
    "\u{200B}",
    "\u{200D}",
    "\u{A0}",
    "\u{3000}",
    "שלום",
    "ß",
    "é",
    "日本",
    "👩‍👩‍👧",
    "e\u{301}\u{301}",
    "x",
    "word",
    " ",
    "7",
    ".",
    ",",
    "peak_rps",
    "a.b",
    "/",
    "'",
    "\"",
    "%",
    "^",
    "ﬁ",
    "\u{FFFD}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[ -~]{1,4}",
    ];
    proptest::collection::vec(piece, 0..9).prop_map(|pieces| pieces.concat())
}

fn inline() -> impl Strategy<Value = Inline> {
    let leaf = prop_oneof![
        4 => text().prop_map(Inline::from),
        1 => text().prop_map(|text| Inline::Code(text.into())),
        1 => (text(), "[a-z/#?=&.()|*_ ]{0,9}").prop_map(|(text, rest)| {
            link(text, Address::web(format!("https://a.example/{rest}")))
        }),
        1 => text().prop_map(|text| link(text, Some(Address::Document("load_testing_roadmap.md")))),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..3).prop_map(Inline::Strong),
            proptest::collection::vec(inner, 0..3).prop_map(Inline::Emphasis),
        ]
    })
}

fn words() -> impl Strategy<Value = Vec<Inline>> {
    proptest::collection::vec(inline(), 0..4)
}

fn table() -> impl Strategy<Value = Table> {
    let column = (words(), any::<bool>()).prop_map(|(title, right)| Column {
        title,
        align: if right { Align::Right } else { Align::Left },
    });
    let row = proptest::collection::vec(words(), 0..5);
    let columns = proptest::collection::vec(column, 1..4);
    (columns, proptest::collection::vec(row, 0..4))
        .prop_map(|(columns, rows)| Table { columns, rows })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        1 => (1..7u8, words()).prop_map(|(level, text)| Block::Heading(level, text)),
        4 => words().prop_map(Block::Paragraph),
        1 => table().prop_map(Block::Table),
        1 => text().prop_map(|text| Block::Code("text", text)),
        1 => text().prop_map(|source| Block::Diagram(Diagram {
            title: String::new(),
            description: String::new(),
            source,
        })),
    ];
    leaf.prop_recursive(2, 12, 4, |inner| {
        let blocks = proptest::collection::vec(inner, 0..3)
            .prop_map(apart)
            .boxed();
        let item = (words(), blocks.clone()).prop_map(|(text, under)| Item { text, under });
        let items = proptest::collection::vec(item, 0..4).boxed();
        prop_oneof![
            items.clone().prop_map(Block::Bullets),
            items.prop_map(Block::Numbers),
            proptest::collection::vec((words(), words()), 0..3).prop_map(Block::Terms),
            blocks.prop_map(Block::Quote),
        ]
    })
}

/// Lists and quotes that follow each other would be one: the tree's writers do not do that.
fn apart(blocks: Vec<Block>) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    for block in blocks {
        if matches!(
            block,
            Block::Bullets(_) | Block::Numbers(_) | Block::Terms(_) | Block::Quote(_)
        ) {
            out.push(Block::Paragraph(line!["Then:"]));
        }
        out.push(block);
    }
    out
}

proptest! {
    // More with PROPTEST_CASES in the environment.
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(1_000), ..ProptestConfig::default() })]

    #[test]
    fn any_tree_reads_back(blocks in proptest::collection::vec(block(), 0..5).prop_map(apart)) {
        check(&blocks)?;
    }

    #[test]
    fn any_text_reads_back_wherever_it_stands(text in text(), other in text()) {
        let it = || line![text.clone()];
        let blocks = [
            Block::Heading(2, it()),
            Block::Paragraph(it()),
            Block::Bullets(vec![Item::from(it()), Item::from(line![other.clone(), strong(text.clone())])]),
            Block::Paragraph(line![strong(text.clone()), " ", link(text.clone(), Address::web("https://a.example/"))]),
            Block::Table(Table {
                columns: vec![Column::words(text.clone()), Column::figures(other.clone())],
                rows: vec![vec![it(), line![other]], vec![line!["x"], it()]],
            }),
            Block::Quote(vec![Block::Paragraph(it())]),
            Block::Code("text", text.clone()),
        ];
        check(&blocks)?;
    }

    #[test]
    fn references_stand_in_code_only(text in text()) {
        let blocks = [Block::Paragraph(line![text])];
        let source = markdown(&blocks);
        // Cut out the code spans: a run of backticks to the next run as long, without escaped ones.
        let plain = without_code(&source);
        prop_assert!(!plain.contains("http://") && !plain.contains("https://"), "{}", source);
        for (at, _) in plain.match_indices("www.") {
            prop_assert!(plain[..at].ends_with(|c: char| c.is_ascii_alphanumeric()), "{}", source);
        }
        let bytes = plain.as_bytes();
        for (at, pair) in bytes.windows(2).enumerate() {
            let mention = pair[0] == b'@' && pair[1].is_ascii_alphanumeric();
            let issue = pair[0] == b'#' && pair[1].is_ascii_digit();
            let entity = bytes[..at].ends_with(b"&");
            prop_assert!(!mention && (!issue || entity), "{}", source);
        }
    }
}

/// The text of a paragraph outside code spans, each of which becomes a space.
fn without_code(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if let Some(after) = rest.strip_prefix('\\') {
            let length = 1 + after.chars().next().map_or(0, char::len_utf8);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else if c == '`' {
            let close = rest[1..].find('`').expect("the code span ends");
            out.push(' ');
            rest = &rest[close + 2..];
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    out
}

fn paragraph(text: &str) -> String {
    let mut text = markdown(&[Block::Paragraph(line![text.to_owned()])]);
    assert_eq!(text.pop(), Some('\n'));
    text
}

#[test]
fn prose_stays_as_it_is() {
    for text in [
        "Sustain peak_rps = orders_per_peak_hour x requests_per_order / 3,600 for 60 minutes, SLO held.",
        "p95 below 800 ms at 1,200 requests/s (open model), 99.9 % of 28 days.",
        "Score 1.81 of 5 (range 1.81 to 1.97; evidenced 1.58): level 2, Repeatable.",
        "R&D, Q&A, AT&T. Costs < 100 EUR, 5 > 4, a <= b. \"Quoted\", 'single', it's 50/50!",
        "Runs at 10:30:00 on 2027-01-04; see S-SRE, I-07 and obj-2a. C++ and C# teams.",
        "n = ceil(2 x (2.8 x cv / d)^2) ; peak at N = sqrt((1 - a) / b)",
        "-5 % or +3 %. 3.5 people. Élodie's team; 日本語; a – b — c …",
    ] {
        assert_eq!(paragraph(text), text);
    }
}

#[test]
fn hostile_texts_are_escaped_where_needed() {
    for (text, want) in [
        ("# Title", "\\# Title"),
        ("- item", "\\- item"),
        ("--- x", "\\--- x"),
        ("1. item", "1\\. item"),
        ("> quote", "\\> quote"),
        ("*x* and _y_", "\\*x\\* and \\_y\\_"),
        ("[x](javascript:alert(1))", "\\[x](javascript:alert(1))"),
        ("![x](https://e.vil/p.png)", "!\\[x](`https://e.vil/p.png`)"),
        ("<script>alert(1)</script>", "\\<script>alert(1)\\</script>"),
        ("&lt; &#38; & x", "\\&lt; \\&#38; & x"),
        (
            "see https://wiki.example/a_b.",
            "see `https://wiki.example/a_b`.",
        ),
        ("www.example.com", "`www.example.com`"),
        (
            "ask @anna about #12 :tada:",
            "ask `@anna` about `#12` `:tada:`",
        ),
        ("anna.b@example.com", "`anna.b@example.com`"),
        ("C:\\dir\\*", "C:\\dir\\\\\\*"),
        ("costs $5", "costs \\$5"),
        ("a\nb\t c\u{0}\u{202E}", "a b c"),
        ("    code", "code"),
    ] {
        assert_eq!(paragraph(text), want);
    }
    assert_eq!(norm("a\n b"), "a b");
}

#[test]
fn cells_keep_their_columns() {
    let table = Block::Table(Table {
        columns: vec![Column::words("a|b"), Column::figures("n")],
        rows: vec![
            vec![line!["x\\|y\nz"], line!["1"]],
            vec![line![], line!["|"]],
        ],
    });
    assert_eq!(
        markdown(&[table]),
        "| a\\|b | n |\n| --- | ---: |\n| x\\\\&#124;y z | 1 |\n| | \\| |\n"
    );
}

#[test]
fn fences_are_longer_than_any_run_inside() {
    for n in 1..=20 {
        let text = "`".repeat(n);
        let blocks = [
            Block::Code("text", text.clone()),
            Block::Paragraph(line![text]),
        ];
        check(&blocks).expect("reads back");
    }
}

#[test]
fn ten_thousand_of_anything_take_no_time() {
    for piece in [
        ">", "[", "*", "`", "(", "<", "&", ":a", "@a", "\\", "|", "_", "#1", "a@", "![", "~",
    ] {
        let text = piece.repeat(10_000);
        let blocks = [
            Block::Paragraph(line![text.clone()]),
            Block::Heading(1, line![text]),
        ];
        assert!(markdown(&blocks).len() < 200_000);
    }
}

#[test]
fn only_known_schemes_become_links() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "https",
        "https:",
        " https://x",
        "https://x y",
        "java\nscript:x",
    ] {
        assert_eq!(Address::web(address), None, "{address}");
    }
    for address in [
        "https://a.example",
        "http://a.example",
        "mailto:a@b.example",
        "HTTPS://a.example",
    ] {
        assert!(Address::web(address).is_some(), "{address}");
    }
}
