//! The blob that carries the content: how values are written to it and read back.
//!
//! Layout: a magic word, the number of bytes of the number stream, the number stream, the text
//! stream. Numbers (lengths, positions, amounts) and texts are kept apart because each compresses
//! better among its own kind. A number is a little-endian base-128 varint; a text is UTF-8 and ends
//! with a line feed, which no text contains. Long texts stand in a file of their own, in the order in
//! which the blob is read (see [`LongText`](super::long::LongText)).
//!
//! Reading never panics and never allocates more than a fixed multiple of the blob's size: the
//! first fault makes every later read answer "nothing", and the caller asks once, at the end,
//! whether there was one. That keeps the code of the many record types small.

use super::index::Directory;

/// First bytes of every blob; the last one is the version of the layout.
const MAGIC: [u8; 4] = *b"LMC\x01";

/// Ends a text in the text stream.
const END_OF_TEXT: char = '\n';

/// Most entries that a table can have: far more than any, and few enough to list them in place.
const MOST_ENTRIES: u32 = 4_096;

/// Why a blob could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CatalogError {
    /// The bytes do not begin as a blob of this version does.
    NotACatalog,
    /// The bytes end too early, or hold a value that cannot be.
    Damaged,
}

impl std::fmt::Display for CatalogError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NotACatalog => "This is not a content file of this version of Loadmap.",
            Self::Damaged => "The content file is cut short or damaged.",
        })
    }
}

impl std::error::Error for CatalogError {}

/// Takes values from a blob, in the order in which they were written.
pub struct Reader {
    numbers: &'static [u8],
    texts: &'static str,
    /// How many entries each table has; an index beyond is a fault.
    counts: Vec<u16>,
    /// The entries read of the table that is being read.
    directory: Directory,
    /// How many long texts were passed.
    n_long_texts: u16,
    damaged: bool,
}

impl Reader {
    /// Opens a blob.
    ///
    /// # Errors
    /// When the bytes are no blob of this version, or its two streams cannot be told apart.
    pub fn new(bytes: &'static [u8]) -> Result<Self, CatalogError> {
        let numbers = bytes
            .strip_prefix(&MAGIC)
            .ok_or(CatalogError::NotACatalog)?;
        let mut reader = Self {
            numbers,
            texts: "",
            counts: Vec::new(),
            directory: Directory::default(),
            n_long_texts: 0,
            damaged: false,
        };
        let length = reader.number() as usize;
        let (numbers, texts) = reader
            .numbers
            .split_at_checked(length)
            .ok_or(CatalogError::Damaged)?;
        reader.numbers = numbers;
        reader.texts = std::str::from_utf8(texts).map_err(|_| CatalogError::Damaged)?;
        reader.finish().map(|()| reader)
    }

    /// Ends reading a part.
    ///
    /// # Errors
    /// When anything read so far was damaged.
    pub fn finish(&self) -> Result<(), CatalogError> {
        if self.damaged {
            return Err(CatalogError::Damaged);
        }
        Ok(())
    }

    /// Whether every byte was used.
    pub fn is_at_end(&self) -> bool {
        self.numbers.is_empty() && self.texts.is_empty()
    }

    /// Notes that the blob cannot be right.
    pub fn fault(&mut self) {
        self.damaged = true;
    }

    /// The next number; 0 after a fault.
    pub fn number(&mut self) -> u32 {
        let mut value = 0;
        for shift in [0, 7, 14, 21, 28] {
            let Some((byte, rest)) = self.numbers.split_first() else {
                break;
            };
            self.numbers = rest;
            value |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return value;
            }
        }
        self.fault();
        0
    }

    /// The next number if it is below `limit`; 0 after a fault.
    pub fn number_below(&mut self, limit: u32) -> u32 {
        let value = self.number();
        if value < limit {
            return value;
        }
        self.fault();
        0
    }

    /// The next text; empty after a fault.
    pub fn text(&mut self) -> &'static str {
        let Some((text, rest)) = self.texts.split_once(END_OF_TEXT) else {
            self.fault();
            return "";
        };
        self.texts = rest;
        text
    }

    /// The place of the next long text among all; some place after a fault.
    pub fn next_long_text(&mut self) -> u16 {
        let place = self.n_long_texts;
        self.n_long_texts = place.wrapping_add(1);
        place
    }

    /// Reads how many long texts there are, once all were passed.
    pub fn end_long_texts(&mut self) {
        if self.number() != u32::from(self.n_long_texts) {
            self.fault();
        }
    }

    /// The length of the next list: no more than there are bytes left to fill it.
    pub fn length(&mut self) -> usize {
        let left = self.numbers.len() + self.texts.len();
        let length = self.number() as usize;
        if length <= left && !self.damaged {
            return length;
        }
        self.fault();
        0
    }

    /// Reads how many entries each of the tables has.
    pub fn read_counts(&mut self, n_tables: usize) {
        for _ in 0..n_tables {
            let count = self.number_below(MOST_ENTRIES);
            self.counts.push(count as u16);
        }
    }

    /// How many entries a table has; 0 after a fault.
    pub fn count(&self, table: usize) -> u16 {
        if self.damaged {
            return 0;
        }
        self.counts.get(table).copied().unwrap_or(0)
    }

    /// Lists an entry that was read.
    pub(super) fn list(&mut self, id: &'static str, number: u16) {
        if !self.damaged {
            self.directory.add(id, number);
        }
    }

    /// The directory of the entries read since the last call.
    pub(super) fn take_directory(&mut self) -> Directory {
        std::mem::take(&mut self.directory)
    }
}

/// Builds a blob.
#[derive(Default)]
pub struct Writer {
    numbers: Vec<u8>,
    texts: String,
    long_texts: String,
    n_long_texts: u16,
}

impl Writer {
    /// Appends a number.
    pub fn number(&mut self, mut value: u32) {
        while value > 0x7f {
            self.numbers.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.numbers.push(value as u8);
    }

    /// Appends a text.
    ///
    /// # Panics
    /// When the text has a line feed: texts are single lines, the checker sees to it.
    pub fn text(&mut self, text: &str) {
        push_line(&mut self.texts, text);
    }

    /// Appends a long text.
    ///
    /// # Panics
    /// When the text has a line feed, or there are too many to number.
    pub fn long_text(&mut self, text: &str) {
        push_line(&mut self.long_texts, text);
        let n = self.n_long_texts.checked_add(1);
        self.n_long_texts = n.expect("long texts can be numbered");
    }

    /// Ends the long texts: how many there were.
    pub fn end_long_texts(&mut self) {
        self.number(self.n_long_texts.into());
    }

    /// The long texts, each ended by a line feed.
    pub fn take_long_texts(&mut self) -> String {
        std::mem::take(&mut self.long_texts)
    }

    /// The blob.
    pub fn finish(self) -> Vec<u8> {
        let mut head = Self::default();
        head.number(self.numbers.len() as u32);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(head.numbers);
        bytes.extend(self.numbers);
        bytes.extend(self.texts.into_bytes());
        bytes
    }
}

fn push_line(texts: &mut String, text: &str) {
    assert!(!text.contains(END_OF_TEXT), "a text is one line: {text}");
    texts.push_str(text);
    texts.push(END_OF_TEXT);
}
