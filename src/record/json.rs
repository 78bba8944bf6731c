//! A JSON tree that keeps what it does not understand: object keys stay in
//! order, numbers keep their digits.

use super::parse::{self, Unreadable};

/// Most lists and objects inside each other that a file may have. Plans need eight.
pub const MAX_DEPTH: usize = 32;

/// Longest line that keeps a small object or list on one line when written.
const ONE_LINE: usize = 100;

/// One JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as its digits: what is not understood is written back as it was.
    Number(Box<str>),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Json>),
    /// An object, in the order of the file.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Reads one JSON text; see [`parse`](super::parse).
    ///
    /// # Errors
    /// When it is not JSON, names a key twice or nests too deep.
    pub fn parse(text: &str) -> Result<Json, Unreadable> {
        parse::parse(text)
    }

    /// A number from an integer.
    #[must_use]
    pub fn int(value: i64) -> Json {
        Json::Number(value.to_string().into())
    }

    /// A string.
    #[must_use]
    pub fn text(value: &str) -> Json {
        Json::Text(value.to_owned())
    }

    /// The value of a key, if this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        match self {
            Json::Object(entries) => entries.iter().find(|(k, _)| k == key).map(|(_, v)| v),
            _ => None,
        }
    }

    /// The text, if this is a string.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What kind of value this is, for messages: "a text", "a list".
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "true or false",
            Json::Number(_) => "a number",
            Json::Text(_) => "a text",
            Json::List(_) => "a list",
            Json::Object(_) => "an object",
        }
    }

    /// Writes the tree with two spaces of indent; small values stay on one
    /// line, so that a plan reads well in a pull request.
    #[must_use]
    pub fn to_pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0, 0);
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, indent: usize, lead: usize) {
        if let Some(line) = self.one_line(ONE_LINE.saturating_sub(lead)) {
            out.push_str(&line);
            return;
        }
        let (open, close) = match self {
            Json::List(_) => ('[', ']'),
            _ => ('{', '}'),
        };
        let pad = |out: &mut String, depth: usize| {
            out.push('\n');
            (0..depth).for_each(|_| out.push_str("  "));
        };
        out.push(open);
        match self {
            Json::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    pad(out, indent + 1);
                    item.write(out, indent + 1, 2 * indent + 2);
                }
            }
            Json::Object(entries) => {
                for (i, (key, value)) in entries.iter().enumerate() {
                    if i > 0 {
                        out.push(',');
                    }
                    pad(out, indent + 1);
                    quote(key, out);
                    out.push_str(": ");
                    value.write(out, indent + 1, 2 * indent + 6 + key.len());
                }
            }
            _ => {}
        }
        pad(out, indent);
        out.push(close);
    }

    /// The value on one line, if it is a leaf, or fits `room` and holds no
    /// list or object inside a list or object.
    fn one_line(&self, room: usize) -> Option<String> {
        let mut out = String::new();
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Json::Number(digits) => out.push_str(digits),
            Json::Text(text) => quote(text, &mut out),
            Json::List(items) if items.is_empty() => out.push_str("[]"),
            Json::Object(entries) if entries.is_empty() => out.push_str("{}"),
            Json::List(items) => {
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i == 0 { "[" } else { ", " });
                    out.push_str(&item.leaf()?);
                }
                out.push(']');
                (out.len() <= room).then_some(())?;
            }
            Json::Object(entries) => {
                for (i, (key, value)) in entries.iter().enumerate() {
                    out.push_str(if i == 0 { "{ " } else { ", " });
                    quote(key, &mut out);
                    out.push_str(": ");
                    out.push_str(&value.leaf()?);
                }
                out.push_str(" }");
                (out.len() <= room).then_some(())?;
            }
        }
        Some(out)
    }

    fn leaf(&self) -> Option<String> {
        match self {
            Json::List(items) if !items.is_empty() => None,
            Json::Object(entries) if !entries.is_empty() => None,
            _ => self.one_line(0),
        }
    }
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if (c as u32) < 0x20 || c == '\u{7f}' || c == '\u{2028}' || c == '\u{2029}' => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.push_str("\\u");
                for shift in [12, 8, 4, 0] {
                    out.push(HEX[(c as usize >> shift) & 15] as char);
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
