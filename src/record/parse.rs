//! Reading JSON: one pass, exact places of mistakes, nothing forgiven.
//!
//! An own reader rather than serde_json: it keeps the digits of numbers without
//! reading every level again, names the likely cause of a mistake where it
//! stands, and is a fifth of the size. The tests hold it against serde_json.

use super::json::{Json, MAX_DEPTH};
use std::collections::BTreeSet;

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
    let mut reader = Reader { text, at: 0 };
    reader.space();
    if reader.peek() == Some(b'<') {
        return Err(reader.mistake(Mistake::Markup));
    }
    let value = reader.value(0)?;
    reader.space();
    match reader.peek() {
        None => Ok(value),
        Some(b'/' | b'#') => Err(reader.mistake(Mistake::Comment)),
        Some(_) => Err(reader.mistake(Mistake::TextAfterEnd)),
    }
}

struct Reader<'a> {
    text: &'a str,
    /// Bytes read; always at the edge of a character.
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Takes a byte if it is the next one, and the space behind it.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
            self.space();
        }
        found
    }

    fn at_odd_quote(&self) -> bool {
        self.rest()
            .starts_with(['\'', '`', '‘', '’', '“', '”', '„', '«', '»'])
    }

    /// Line and column of the reader's place; CR, LF and CRLF end lines.
    fn place(&self) -> (usize, usize) {
        let before = &self.text[..self.at];
        let mut lines = 1;
        let mut start = 0;
        for (i, byte) in before.bytes().enumerate() {
            let next = self.text.as_bytes().get(i + 1);
            if byte == b'\n' || byte == b'\r' && next != Some(&b'\n') {
                lines += 1;
                start = i + 1;
            }
        }
        (lines, before[start..].chars().count() + 1)
    }

    fn mistake(&self, mistake: Mistake) -> Unreadable {
        let mistake = if self.at == self.text.len() {
            Mistake::Cut
        } else {
            mistake
        };
        let (line, column) = self.place();
        Unreadable::Syntax {
            line,
            column,
            mistake,
        }
    }

    /// A value, with `depth` lists and objects around it.
    fn value(&mut self, depth: usize) -> Result<Json, Unreadable> {
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.list(depth),
            Some(b'"') => self.string().map(Json::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b'+' | b'.') => Err(self.mistake(Mistake::Number)),
            _ if self.at_odd_quote() => Err(self.mistake(Mistake::Quotes)),
            Some(b'/' | b'#') => Err(self.mistake(Mistake::Comment)),
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.word(),
            _ => Err(self.mistake(Mistake::Other)),
        }
    }

    fn word(&mut self) -> Result<Json, Unreadable> {
        let rest = self.rest();
        let length = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
        let value = match &rest[..length] {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            "null" => Json::Null,
            word => {
                let begun = ["true", "false", "null"]
                    .iter()
                    .any(|w| w.starts_with(word));
                if begun && length == rest.len() {
                    self.at = self.text.len();
                }
                return Err(self.mistake(Mistake::Word));
            }
        };
        self.at += length;
        Ok(value)
    }

    fn number(&mut self) -> Result<Json, Unreadable> {
        let start = self.at;
        let whole = |reader: &Self, from: usize| &reader.text[from..reader.at];
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let first = self.at;
        self.digits()?;
        if self.at > first + 1 && self.text.as_bytes()[first] == b'0' {
            self.at = first;
            return Err(self.mistake(Mistake::Number));
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        let mut power = 0;
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            let from = self.at;
            self.digits()?;
            power = whole(self, from).parse().unwrap_or(u32::MAX);
        }
        let digits = whole(self, start);
        if digits.len() > LONGEST_NUMBER || power > LARGEST_POWER {
            self.at = start;
            return Err(self.mistake(Mistake::HugeNumber));
        }
        // 0x10, 1_000, 12px
        if let Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'.') = self.peek() {
            return Err(self.mistake(Mistake::Number));
        }
        Ok(Json::Number(digits.into()))
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), Unreadable> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.mistake(Mistake::Number));
        }
        Ok(())
    }

    fn list(&mut self, depth: usize) -> Result<Json, Unreadable> {
        let mut items = Vec::new();
        self.open(depth)?;
        while !self.take_end(b']') {
            self.next(items.is_empty(), b']')?;
            items.push(self.value(depth + 1)?);
            self.space();
        }
        Ok(Json::List(items))
    }

    fn object(&mut self, depth: usize) -> Result<Json, Unreadable> {
        let mut entries: Vec<(String, Json)> = Vec::new();
        let mut seen = BTreeSet::new();
        self.open(depth)?;
        while !self.take_end(b'}') {
            self.next(entries.is_empty(), b'}')?;
            match self.peek() {
                Some(b'"') => {}
                _ if self.at_odd_quote() => return Err(self.mistake(Mistake::Quotes)),
                Some(b'/' | b'#') => return Err(self.mistake(Mistake::Comment)),
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$') => {
                    return Err(self.mistake(Mistake::BareKey));
                }
                _ => return Err(self.mistake(Mistake::Other)),
            }
            let start = self.at;
            let key = self.string()?;
            if !seen.insert(key.clone()) {
                self.at = start;
                let line = self.place().0;
                return Err(Unreadable::DuplicateKey { line, key });
            }
            self.space();
            if !self.take(b':') {
                return Err(self.mistake(Mistake::MissingColon));
            }
            let value = self.value(depth + 1)?;
            entries.push((key, value));
            self.space();
        }
        Ok(Json::Object(entries))
    }

    /// Takes the bracket that opens a list or object.
    fn open(&mut self, depth: usize) -> Result<(), Unreadable> {
        if depth == MAX_DEPTH {
            return Err(Unreadable::TooDeep);
        }
        self.at += 1;
        self.space();
        Ok(())
    }

    /// Takes the bracket that closes a list or object, but not what is behind
    /// it: that belongs to the one around.
    fn take_end(&mut self, close: u8) -> bool {
        let found = self.peek() == Some(close);
        self.at += usize::from(found);
        found
    }

    /// Takes the comma between two entries.
    fn next(&mut self, first: bool, close: u8) -> Result<(), Unreadable> {
        if first {
            return Ok(());
        }
        let comma = self.at;
        if self.take(b',') {
            if self.peek() == Some(close) {
                self.at = comma;
                return Err(self.mistake(Mistake::TrailingComma));
            }
            return Ok(());
        }
        Err(self.mistake(match self.peek() {
            Some(b'/' | b'#') => Mistake::Comment,
            Some(b'"' | b'{' | b'[' | b'-' | b'0'..=b'9' | b'a'..=b'z') => Mistake::MissingComma,
            _ => Mistake::Other,
        }))
    }

    fn string(&mut self) -> Result<String, Unreadable> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = self.rest();
            let plain = rest
                .bytes()
                .position(|b| b == b'"' || b == b'\\' || b < 0x20)
                .unwrap_or(rest.len());
            out.push_str(&rest[..plain]);
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                _ => return Err(self.mistake(Mistake::ControlCharacter)),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Unreadable> {
        let Some(kind) = self.text.as_bytes().get(self.at + 1) else {
            self.at = self.text.len();
            return Err(self.mistake(Mistake::Cut));
        };
        let simple = match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode(),
            _ => return Err(self.mistake(Mistake::Escape)),
        };
        self.at += 2;
        Ok(simple)
    }

    /// `\u00e9`, or a pair of them for what lies beyond 16 bits.
    fn unicode(&mut self) -> Result<char, Unreadable> {
        let unit = |at: usize| {
            let digits = self.text.get(at..at + 6)?.strip_prefix("\\u")?;
            let plain = digits.bytes().all(|b| b.is_ascii_hexdigit());
            plain.then(|| u32::from_str_radix(digits, 16).ok())?
        };
        let first = unit(self.at);
        let second = unit(self.at + 6);
        let (found, length) = match (first, second) {
            (Some(high @ 0xd800..=0xdbff), Some(low @ 0xdc00..=0xdfff)) => {
                let code = 0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00);
                (char::from_u32(code), 12)
            }
            (Some(code), _) => (char::from_u32(code), 6),
            (None, _) => (None, 0),
        };
        let Some(found) = found else {
            let behind = self.rest().bytes().skip(2);
            if behind.clone().count() < 4 && behind.clone().all(|b| b.is_ascii_hexdigit()) {
                self.at = self.text.len();
            }
            return Err(self.mistake(Mistake::Escape));
        };
        self.at += length;
        Ok(found)
    }
}
