//! Long texts, kept apart from everything that the start of the app needs.
//!
//! Most bytes of the content are texts that only pages and documents print. They stand in a file of
//! their own that only [`LongText::text`] reaches, so that the release site can load them with the
//! first page that prints one. The blob does not even number them: it holds how many there are, and
//! they come in the order in which it is read.

use std::fmt;

#[cfg(not(target_arch = "wasm32"))]
use toml::Value;

#[cfg(not(target_arch = "wasm32"))]
use super::author::Author;
#[cfg(not(target_arch = "wasm32"))]
use super::authored::Authored;
use super::blob::{Reader, Writer};
use super::stored::Stored;
use super::texts;

/// A text that is fetched where it is printed. There is no `Deref`: where the long texts are
/// reached, and so loaded, shall be seen in the code.
#[derive(Clone, Copy)]
pub struct LongText(Kept);

#[derive(Clone, Copy)]
enum Kept {
    /// With the other long texts of this build; its place there.
    Apart(u16),
    /// In the content file that was just read.
    #[cfg(not(target_arch = "wasm32"))]
    Here(&'static str),
}

impl LongText {
    /// A text that no content file has as it is.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn here(text: String) -> LongText {
        Self(Kept::Here(text.leak()))
    }

    /// The text; empty if the blob named one that there is not.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self.0 {
            Kept::Apart(place) => texts::at(place),
            #[cfg(not(target_arch = "wasm32"))]
            Kept::Here(text) => text,
        }
    }
}

impl fmt::Display for LongText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.text())
    }
}

impl fmt::Debug for LongText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(), f)
    }
}

/// Equal texts are equal wherever they are kept: what a build packed equals the files it was
/// packed from.
impl PartialEq for LongText {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Eq for LongText {}

impl Stored for LongText {
    fn read(reader: &mut Reader) -> Self {
        Self(Kept::Apart(reader.next_long_text()))
    }

    fn write(&self, writer: &mut Writer) {
        writer.long_text(self.text());
    }
}

/// As any other text.
#[cfg(not(target_arch = "wasm32"))]
impl Authored for LongText {
    fn author(value: Option<&Value>, author: &mut Author) -> Self {
        Self(Kept::Here(Authored::author(value, author)))
    }
}
