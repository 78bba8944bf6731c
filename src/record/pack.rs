//! Bytes for links: integers as varints, catalogue ids as their frozen
//! numbers, all texts gathered in one stream that compresses well.
//!
//! Some values could be written in more than one way. Reading refuses the
//! common ones; that one plan has one link is proven by the link's reader,
//! which writes again what it read and compares.

use crate::catalog::Catalog;

/// Why bytes are not what [`Packer`] writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No version writes such bytes.
    Broken,
    /// They hold something that this version does not know: a field, a choice,
    /// an entry of the catalogue.
    Newer,
    /// They rest on another edition of the catalogue.
    Edition,
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

    /// Writes a section: its tag, its length in bytes, its content. Nothing
    /// if the content is nothing.
    pub fn section(&mut self, tag: u8, content: impl FnOnce(&mut Self)) {
        let before = std::mem::take(&mut self.bytes);
        content(self);
        let content = std::mem::replace(&mut self.bytes, before);
        if !content.is_empty() {
            self.byte(tag);
            self.number(content.len() as u64);
            self.bytes.extend(content);
        }
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

    /// So many bytes as they are.
    ///
    /// # Errors
    /// When fewer are left.
    pub fn bytes(&mut self, length: u64) -> Result<&'a [u8], Unfit> {
        let length = usize::try_from(length).map_err(|_| Unfit::Broken)?;
        let (bytes, rest) = self.bytes.split_at_checked(length).ok_or(Unfit::Broken)?;
        self.bytes = rest;
        Ok(bytes)
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

    /// One section with this tag, read to its end; `None` when another one, or
    /// the end, comes first.
    ///
    /// # Errors
    /// When the section is cut, its content is unfit or goes on behind it.
    pub fn section<T>(
        &mut self,
        tag: u8,
        content: impl FnOnce(&mut Self) -> Result<T, Unfit>,
    ) -> Result<Option<T>, Unfit> {
        if self.bytes.first() != Some(&tag) {
            return Ok(None);
        }
        self.byte()?;
        let length = self.number()?;
        let inside = self.bytes(length)?;
        let behind = std::mem::replace(&mut self.bytes, inside);
        let value = content(self)?;
        if !self.bytes.is_empty() {
            return Err(Unfit::Broken);
        }
        self.bytes = behind;
        Ok(Some(value))
    }

    /// How many entries a list may claim at most: each takes at least one byte.
    #[must_use]
    pub fn left(&self) -> usize {
        self.bytes.len()
    }

    /// Ends reading.
    ///
    /// # Errors
    /// [`Unfit::Newer`] when a section follows that nobody asked for,
    /// [`Unfit::Broken`] when text is left.
    pub fn finish(self) -> Result<(), Unfit> {
        match (self.bytes.is_empty(), self.texts.is_empty()) {
            (true, true) => Ok(()),
            (true, false) => Err(Unfit::Broken),
            (false, _) => Err(Unfit::Newer),
        }
    }
}
