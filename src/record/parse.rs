//! Reading JSON with serde_json, and naming what is wrong in words of ours.
//!
//! serde_json judges what is JSON. The tree keeps the digits of numbers
//! (through its raw values), and refuses what it would let pass: a key that
//! stands twice, numbers and nesting that no plan has.

use super::json::{Json, MAX_DEPTH};
use crate::sorted::Set;
use serde::de::{Deserializer as _, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// Longest number that is read, in characters. No number of a plan is longer
/// than 20; what is longer comes from somewhere else.
const LONGEST_NUMBER: usize = 40;
/// Largest power of ten that a number may state: what is beyond has no finite
/// value in most readers.
const LARGEST_POWER: u32 = 300;

/// Why a text is not a usable JSON tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not JSON.
    Syntax {
        /// Line of the first mistake, from 1.
        line: usize,
        /// Column of the first mistake in characters, from 1.
        column: usize,
        /// What the mistake looks like.
        mistake: Mistake,
    },
    /// One object names the same key twice.
    DuplicateKey {
        /// Line of the second one, from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// Nested deeper than [`MAX_DEPTH`].
    TooDeep,
}

/// What a mistake in a JSON text looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mistake {
    /// The text ends inside a value.
    Cut,
    /// A comment.
    Comment,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A comma is missing between two entries.
    MissingComma,
    /// A text or key in other quotes than straight double ones.
    Quotes,
    /// A key without quotes.
    BareKey,
    /// The colon between key and value is missing.
    MissingColon,
    /// A word that JSON does not know: `NaN`, `None`, `undefined`.
    Word,
    /// A number written in another way than JSON's.
    Number,
    /// A number too long or too large to be kept exactly.
    HugeNumber,
    /// A line break or another control character inside a text.
    ControlCharacter,
    /// A backslash with something behind it that JSON does not know.
    Escape,
    /// More text behind the end of the value.
    TextAfterEnd,
    /// A page of HTML or XML.
    Markup,
    /// A character that can not stand there.
    Other,
}

/// Reads one JSON text.
///
/// # Errors
/// See [`Unreadable`].
pub fn parse(text: &str) -> Result<Json, Unreadable> {
    if nests_too_deep(text) {
        return Err(Unreadable::TooDeep);
    }
    let raw = serde_json::from_str(text).map_err(|error| diagnose(text, &error))?;
    Tree { text }.read(raw)
}

/// Whether brackets nest deeper than a plan does; texts in quotes are skipped.
fn nests_too_deep(text: &str) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return true;
                }
            }
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    false
}

/// Makes the tree from raw values. Each level is read again inside the one
/// above, at most [`MAX_DEPTH`] times.
struct Tree<'a> {
    text: &'a str,
}

impl<'a> Tree<'a> {
    fn read(&self, raw: &'a RawValue) -> Result<Json, Unreadable> {
        let text = raw.get();
        // The whole text has been accepted before; serde_json contradicting
        // itself would be told as a mistake all the same.
        let broken = |error: serde_json::Error| diagnose(self.text, &error);
        Ok(match text.as_bytes().first() {
            Some(b'{') => {
                let mut reader = serde_json::Deserializer::from_str(text);
                let pairs = reader.deserialize_map(Pairs).map_err(broken)?;
                self.object(pairs)?
            }
            Some(b'[') => {
                let items: Vec<&RawValue> = serde_json::from_str(text).map_err(broken)?;
                let items = items.into_iter().map(|item| self.read(item));
                Json::List(items.collect::<Result<_, _>>()?)
            }
            Some(b'"') => Json::Text(serde_json::from_str(text).map_err(broken)?),
            Some(b't') => Json::Bool(true),
            Some(b'f') => Json::Bool(false),
            Some(b'n') => Json::Null,
            _ if is_huge(text) => {
                return Err(mistake(self.text, self.offset(text), Mistake::HugeNumber));
            }
            _ => Json::Number(text.into()),
        })
    }

    fn object(&self, pairs: Vec<(String, &'a RawValue)>) -> Result<Json, Unreadable> {
        let mut seen = Set::new();
        let mut entries = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            if !seen.insert(key.clone()) {
                let line = place(self.text, self.offset(value.get())).0;
                return Err(Unreadable::DuplicateKey { line, key });
            }
            entries.push((key, self.read(value)?));
        }
        Ok(Json::Object(entries))
    }

    /// Where a part of the text stands in it, in bytes.
    fn offset(&self, part: &str) -> usize {
        let offset = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        offset.min(self.text.len())
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}

fn is_huge(digits: &str) -> bool {
    let power = digits.split_once(['e', 'E']).map(|(_, power)| {
        power
            .trim_start_matches(['+', '-'])
            .parse()
            .unwrap_or(u32::MAX)
    });
    digits.len() > LONGEST_NUMBER || power.is_some_and(|power| power > LARGEST_POWER)
}

/// Line and column of a place in a text, from 1; CR, LF and CRLF end lines.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let (mut line, mut start) = (1, 0);
    for (i, byte) in before.bytes().enumerate() {
        let next = text.as_bytes().get(i + 1);
        if byte == b'\n' || byte == b'\r' && next != Some(&b'\n') {
            line += 1;
            start = i + 1;
        }
    }
    (line, before[start..].chars().count() + 1)
}

fn mistake(text: &str, offset: usize, mistake: Mistake) -> Unreadable {
    let (line, column) = place(text, offset);
    Unreadable::Syntax {
        line,
        column,
        mistake,
    }
}

/// What serde_json stopped at, where, in words of ours.
fn diagnose(text: &str, error: &serde_json::Error) -> Unreadable {
    if error.is_eof() {
        return mistake(text, text.len(), Mistake::Cut);
    }
    // serde_json counts bytes from 1, and only LF ends a line for it.
    let lines = error.line().saturating_sub(1);
    let starts = text.match_indices('\n').map(|(i, _)| i + 1);
    let line_start = starts.take(lines).last().unwrap_or(0);
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let told = error.to_string();
    let before = text[..at].trim_end();
    let found = if before.ends_with(',') && text[at..].starts_with([']', '}']) {
        at = before.len() - 1;
        Mistake::TrailingComma
    } else if told.starts_with("control character") {
        at += text[at..].find(|c: char| c < ' ').unwrap_or(0);
        Mistake::ControlCharacter
    } else if told.contains("number") && text[at..].trim_end() == "-" {
        at = text.len();
        Mistake::Cut
    } else if told.contains("escape") || told.contains("surrogate") || told.contains("code point") {
        at = text[..at].rfind('\\').unwrap_or(at);
        Mistake::Escape
    } else if told.contains("number") {
        Mistake::Number
    } else if told.starts_with("expected ident") {
        at = text[..at]
            .rfind(|c: char| !c.is_ascii_alphanumeric())
            .map_or(0, |before| before + 1);
        Mistake::Word
    } else {
        by_character(&told, text, at)
    };
    mistake(text, at, found)
}

/// What the character at which reading stopped tells.
fn by_character(told: &str, text: &str, at: usize) -> Mistake {
    let rest = &text[at..];
    let value_may_begin = told.starts_with("expected value");
    match rest.chars().next() {
        Some('<') if text[..at].trim().is_empty() => Mistake::Markup,
        Some('/' | '#') => Mistake::Comment,
        _ if told.starts_with("trailing characters") => Mistake::TextAfterEnd,
        Some('\'' | '`' | '‘' | '’' | '“' | '”' | '„' | '«' | '»') => Mistake::Quotes,
        _ if told.starts_with("expected `:`") => Mistake::MissingColon,
        Some(c) if told.starts_with("key must be a string") => match c {
            c if c.is_ascii_alphabetic() || c == '_' || c == '$' => Mistake::BareKey,
            _ => Mistake::Other,
        },
        Some('+' | '.') if value_may_begin => Mistake::Number,
        Some(c) if value_may_begin && c.is_ascii_alphabetic() => Mistake::Word,
        // 0x10, 1_000, 12px
        Some(c) if !value_may_begin && (c.is_ascii_alphabetic() || c == '_' || c == '.') => {
            match text[..at].chars().next_back() {
                Some(before) if before.is_ascii_digit() => Mistake::Number,
                _ => Mistake::MissingComma,
            }
        }
        Some('"' | '{' | '[' | '-' | '0'..='9') if !value_may_begin => Mistake::MissingComma,
        _ => Mistake::Other,
    }
}
