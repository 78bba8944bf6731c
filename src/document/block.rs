//! The block tree: what a document is, before any back end.
//!
//! Markdown and the app's preview are drawn from the same tree. It has no raw
//! markup: whatever a person typed can only become [`Inline::Text`], and every
//! back end draws texts literally.

use crate::catalog::LongText;
use std::borrow::Cow;

/// A text: borrowed from the catalogue, or made.
pub type Text = Cow<'static, str>;

/// A piece of a document, drawn below the one before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading of level 1 (the title) to 6.
    Heading(u8, Vec<Inline>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list with bullets. Two lists must not follow each other directly.
    Bullets(Vec<Item>),
    /// A list with numbers from 1.
    Numbers(Vec<Item>),
    /// Terms, each with what is said about it. Counts as a list with bullets.
    Terms(Vec<(Vec<Inline>, Vec<Inline>)>),
    /// A table.
    Table(Table),
    /// Text of which every space and line counts, and the language it is in.
    Code(&'static str, String),
    /// A picture drawn from text.
    Diagram(Diagram),
    /// Something set apart from the text around it.
    Quote(Vec<Block>),
}

/// An entry of a list: a line, and what belongs under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The line.
    pub text: Vec<Inline>,
    /// Blocks indented under it.
    pub under: Vec<Block>,
}

/// A table. Rows are as long as the head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns: their titles, and on which side their cells line up.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// The content of one cell.
pub type Cell = Vec<Inline>;

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Title.
    pub title: Vec<Inline>,
    /// Side on which the cells line up.
    pub align: Align,
}

/// The side on which a column lines up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A Mermaid diagram. The same figures always stand in a table beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// Name of the picture, for people who cannot see it.
    pub title: String,
    /// What it shows, in one sentence.
    pub description: String,
    /// The whole Mermaid source.
    pub source: String,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text, drawn literally.
    Text(Text),
    /// Important text.
    Strong(Vec<Inline>),
    /// Text with another tone: a label, a remark.
    Emphasis(Vec<Inline>),
    /// A formula, an id.
    Code(Text),
    /// A link to another place.
    Link(Vec<Inline>, Address),
}

/// Where a link leads. Only these can be made, so that no text can name another scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// An address that begins with `https:`, `http:` or `mailto:`.
    Web(Text),
    /// Another of the documents, by its file name.
    Document(&'static str),
}

impl Address {
    /// An address on the web; none unless its scheme is https, http or mailto.
    #[must_use]
    pub fn web(address: impl Into<Text>) -> Option<Address> {
        let address = address.into();
        let (scheme, rest) = address.split_once(':')?;
        let known = ["https", "http", "mailto"]
            .iter()
            .any(|known| scheme.eq_ignore_ascii_case(known));
        let plain = !rest
            .chars()
            .any(|c| c.is_control() || c.is_whitespace() || super::clean::is_bidi_control(c));
        (known && plain && !rest.is_empty()).then_some(Address::Web(address))
    }
}

impl From<&'static str> for Inline {
    fn from(text: &'static str) -> Inline {
        Inline::Text(Cow::Borrowed(text))
    }
}

impl From<LongText> for Text {
    fn from(text: LongText) -> Text {
        Cow::Borrowed(text.text())
    }
}

impl From<LongText> for Inline {
    fn from(text: LongText) -> Inline {
        text.text().into()
    }
}

impl From<String> for Inline {
    fn from(text: String) -> Inline {
        Inline::Text(Cow::Owned(text))
    }
}

impl From<Text> for Inline {
    fn from(text: Text) -> Inline {
        Inline::Text(text)
    }
}

/// A line from pieces that are texts or inlines: `line!["Due ", date.long(), "."]`.
#[macro_export]
macro_rules! line {
    ($($piece:expr),* $(,)?) => {
        vec![$($crate::document::block::Inline::from($piece)),*]
    };
}

/// Important text.
pub fn strong(text: impl Into<Inline>) -> Inline {
    Inline::Strong(vec![text.into()])
}

/// Text with another tone.
pub fn emphasis(text: impl Into<Inline>) -> Inline {
    Inline::Emphasis(vec![text.into()])
}

/// A formula or an id.
pub fn code(text: impl Into<Text>) -> Inline {
    Inline::Code(text.into())
}

/// Text that leads to an address, or plain text if the address is none.
pub fn link(text: impl Into<Inline>, address: Option<Address>) -> Inline {
    match address {
        Some(address) => Inline::Link(vec![text.into()], address),
        None => text.into(),
    }
}

impl From<Vec<Inline>> for Item {
    fn from(text: Vec<Inline>) -> Item {
        Item {
            text,
            under: Vec::new(),
        }
    }
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<Inline>) -> Column {
        Column {
            title: vec![title.into()],
            align: Align::Left,
        }
    }

    /// A column of figures.
    pub fn figures(title: impl Into<Inline>) -> Column {
        Column {
            title: vec![title.into()],
            align: Align::Right,
        }
    }
}

/// The text of a line without its marks.
#[must_use]
pub fn plain(line: &[Inline]) -> String {
    fn add(line: &[Inline], out: &mut String) {
        for inline in line {
            match inline {
                Inline::Text(text) | Inline::Code(text) => out.push_str(text),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(inner, _) => {
                    add(inner, out);
                }
            }
        }
    }
    let mut out = String::new();
    add(line, &mut out);
    out
}
