//! Values that the blob can hold.

use super::blob::{Reader, Writer};
use super::index::Idx;

/// A value that can be written to the blob and read back. Both directions come from one field list
/// (`entry!`, `choice!`), so that they cannot drift apart.
pub trait Stored: Sized {
    /// Takes the value from the blob; after a fault, some value of the type.
    fn read(reader: &mut Reader) -> Self;
    /// Appends the value to the blob.
    fn write(&self, writer: &mut Writer);
}

/// A kind of entry that has a table of its own.
pub trait Tabled {
    /// Which table, counted from 0.
    const TABLE: usize;
}

impl<T: Tabled> Stored for Idx<T> {
    fn read(reader: &mut Reader) -> Self {
        let count = reader.count(T::TABLE);
        Self::new(reader.number_below(u32::from(count)) as u16)
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(self.position() as u32);
    }
}

impl Stored for &'static str {
    fn read(reader: &mut Reader) -> Self {
        reader.text()
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

impl Stored for u32 {
    fn read(reader: &mut Reader) -> Self {
        reader.number()
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(*self);
    }
}

impl Stored for u16 {
    fn read(reader: &mut Reader) -> Self {
        reader.number_below(1 << 16) as u16
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(u32::from(*self));
    }
}

impl Stored for u8 {
    fn read(reader: &mut Reader) -> Self {
        reader.number_below(1 << 8) as u8
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(u32::from(*self));
    }
}

impl Stored for bool {
    fn read(reader: &mut Reader) -> Self {
        reader.number_below(2) == 1
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(u32::from(*self));
    }
}

/// Zigzag, so that small negative numbers stay short.
impl Stored for i32 {
    fn read(reader: &mut Reader) -> Self {
        let folded = reader.number();
        (folded >> 1) as i32 ^ -((folded & 1) as i32)
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(((self << 1) ^ (self >> 31)) as u32);
    }
}

impl<T: Stored> Stored for Option<T> {
    fn read(reader: &mut Reader) -> Self {
        bool::read(reader).then(|| T::read(reader))
    }

    fn write(&self, writer: &mut Writer) {
        self.is_some().write(writer);
        if let Some(value) = self {
            value.write(writer);
        }
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn read(reader: &mut Reader) -> Self {
        (0..reader.length()).map(|_| T::read(reader)).collect()
    }

    fn write(&self, writer: &mut Writer) {
        writer.number(self.len() as u32);
        for value in self {
            value.write(writer);
        }
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn read(reader: &mut Reader) -> Self {
        (A::read(reader), B::read(reader))
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
        self.1.write(writer);
    }
}
