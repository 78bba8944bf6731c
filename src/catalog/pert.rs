//! Three-point estimates. Written out, and not with `entry!`, because content files spell the names.

#[cfg(not(target_arch = "wasm32"))]
use super::author::Author;
#[cfg(not(target_arch = "wasm32"))]
use super::authored::Authored;
use super::blob::{Reader, Writer};
use super::stored::Stored;

/// A three-point estimate: optimistic, likely, pessimistic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pert {
    /// Optimistic.
    pub o: u16,
    /// Likely.
    pub m: u16,
    /// Pessimistic.
    pub p: u16,
}

impl Stored for Pert {
    fn read(reader: &mut Reader) -> Self {
        Self {
            o: Stored::read(reader),
            m: Stored::read(reader),
            p: Stored::read(reader),
        }
    }

    fn write(&self, writer: &mut Writer) {
        for value in [self.o, self.m, self.p] {
            value.write(writer);
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Authored for Pert {
    fn author(value: Option<&toml::Value>, author: &mut Author) -> Self {
        let usable = author.begin_record(value, &["optimistic", "likely", "pessimistic"]);
        let estimate = Self {
            o: author.field(value, "optimistic", Authored::author),
            m: author.field(value, "likely", Authored::author),
            p: author.field(value, "pessimistic", Authored::author),
        };
        author.end_record(usable);
        estimate
    }
}
