//! Bytes for links: integers as varints, catalogue ids as their frozen
//! numbers, all texts gathered in one stream that compresses well.

use crate::catalog::Catalog;

/// Why bytes are not what [`Packer`] writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No version writes such bytes.
    Broken,
    /// They hold something that this version does not know: a field, a choice,
    /// an entry of the catalogue.
    Newer,
}

/// Writes values for a link.
pub struct Packer<'a> {
    /// Where catalogue ids get their numbers from.
    pub catalog: &'a Catalog,
    bytes: Vec<u8>,
    texts: String,
}

impl<'a> Packer<'a> {
    /// An empty packer.
    #[must_use]
    pub fn new(catalog: &'a Catalog) -> Self {
        Packer {
            catalog,
            bytes: Vec::new(),
            texts: String::new(),
        }
    }

    /// Writes an unsigned integer, seven bits a byte, low bits first.
    pub fn number(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }

    /// Writes one byte as it is.
    pub fn byte(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// Writes a text: its length in bytes here, its letters in the text stream.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u64);
        self.texts.push_str(text);
    }

    /// The bytes and the text stream.
    #[must_use]
    pub fn finish(self) -> (Vec<u8>, String) {
        (self.bytes, self.texts)
    }
}

/// Reads what [`Packer`] wrote. Never reads past the end and never reserves
/// more than the input could fill.
pub struct Unpacker<'a> {
    /// Where numbers become catalogue ids again.
    pub catalog: &'a Catalog,
    bytes: &'a [u8],
    texts: &'a str,
}

impl<'a> Unpacker<'a> {
    /// Reads from bytes and text stream.
    #[must_use]
    pub fn new(catalog: &'a Catalog, bytes: &'a [u8], texts: &'a str) -> Self {
        Unpacker {
            catalog,
            bytes,
            texts,
        }
    }

    /// One unsigned integer.
    ///
    /// # Errors
    /// At the end of the bytes, beyond 64 bits, or when written longer than needed.
    pub fn number(&mut self) -> Result<u64, Unfit> {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            let low = u64::from(byte & 0x7f);
            if shift == 63 && low > 1 {
                return Err(Unfit::Broken);
            }
            value |= low << shift;
            if byte & 0x80 == 0 {
                // A padded number would give one plan two links.
                return if byte == 0 && shift > 0 {
                    Err(Unfit::Broken)
                } else {
                    Ok(value)
                };
            }
        }
        Err(Unfit::Broken)
    }

    /// One byte.
    ///
    /// # Errors
    /// At the end of the bytes.
    pub fn byte(&mut self) -> Result<u8, Unfit> {
        let (&first, rest) = self.bytes.split_first().ok_or(Unfit::Broken)?;
        self.bytes = rest;
        Ok(first)
    }

    /// One text.
    ///
    /// # Errors
    /// When the stream is shorter than the length says, or cut inside a letter.
    pub fn text(&mut self) -> Result<&'a str, Unfit> {
        let length = usize::try_from(self.number()?).map_err(|_| Unfit::Broken)?;
        if !self.texts.is_char_boundary(length) {
            return Err(Unfit::Broken);
        }
        let (text, rest) = self.texts.split_at(length);
        self.texts = rest;
        Ok(text)
    }

    /// How many entries a list may claim at most: each takes at least one byte.
    #[must_use]
    pub fn left(&self) -> usize {
        self.bytes.len()
    }

    /// Whether everything was read.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.bytes.is_empty() && self.texts.is_empty()
    }
}
