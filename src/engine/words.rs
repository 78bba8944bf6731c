//! Values as lists of whole numbers, to be handed from one program to another of the same build.
//!
//! Numbers are `f64` because a browser hands those over as they are; every one of them is whole and
//! below 2⁵³, so nothing is rounded. Both sides are of one build, so nothing says what comes next.

use crate::catalog::Idx;
use crate::insight::Money;
use crate::insight::forecast::Chance;
use crate::plan::{Date, ItemId};

/// Numbers that were handed over, read from the front.
pub struct Reader<'a> {
    left: &'a [f64],
}

impl<'a> Reader<'a> {
    /// Reads these numbers.
    #[must_use]
    pub fn new(words: &'a [f64]) -> Reader<'a> {
        Reader { left: words }
    }

    fn next(&mut self) -> Option<f64> {
        let (first, rest) = self.left.split_first()?;
        self.left = rest;
        Some(*first)
    }
}

/// A value that can be handed over.
pub trait Words: Sized {
    /// Writes it behind what is there.
    fn put(&self, out: &mut Vec<f64>);
    /// Reads it back; none if the numbers are not such a value.
    fn take(from: &mut Reader) -> Option<Self>;
}

macro_rules! whole_numbers {
    ($($Type:ty),*) => {$(
        impl Words for $Type {
            fn put(&self, out: &mut Vec<f64>) {
                out.push(*self as f64);
            }
            fn take(from: &mut Reader) -> Option<Self> {
                let word = from.next()?;
                // What does not fit is none of ours.
                let value = word as $Type;
                (value as f64 == word).then_some(value)
            }
        }
    )*};
}

whole_numbers!(u8, u16, u32, u64, i32, i64, usize);

impl Words for bool {
    fn put(&self, out: &mut Vec<f64>) {
        u8::from(*self).put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        match u8::take(from)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl<T: Words> Words for Option<T> {
    fn put(&self, out: &mut Vec<f64>) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }
    fn take(from: &mut Reader) -> Option<Self> {
        Some(match bool::take(from)? {
            true => Some(T::take(from)?),
            false => None,
        })
    }
}

impl<T: Words> Words for Vec<T> {
    fn put(&self, out: &mut Vec<f64>) {
        self.len().put(out);
        for value in self {
            value.put(out);
        }
    }
    fn take(from: &mut Reader) -> Option<Self> {
        let count = usize::take(from)?;
        // Every value takes a number at least: a wrong count asks for no memory.
        if count > from.left.len() {
            return None;
        }
        (0..count).map(|_| T::take(from)).collect()
    }
}

impl<T: Words, E: Words> Words for Result<T, E> {
    fn put(&self, out: &mut Vec<f64>) {
        self.is_ok().put(out);
        match self {
            Ok(value) => value.put(out),
            Err(why) => why.put(out),
        }
    }
    fn take(from: &mut Reader) -> Option<Self> {
        Some(match bool::take(from)? {
            true => Ok(T::take(from)?),
            false => Err(E::take(from)?),
        })
    }
}

impl<A: Words, B: Words> Words for (A, B) {
    fn put(&self, out: &mut Vec<f64>) {
        self.0.put(out);
        self.1.put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        Some((A::take(from)?, B::take(from)?))
    }
}

impl<T> Words for Idx<T> {
    fn put(&self, out: &mut Vec<f64>) {
        self.position().put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        u16::take(from).map(Idx::new)
    }
}

/// Implements [`Words`] for a record by its fields, all of them.
macro_rules! words {
    ($($Type:ty { $($field:ident),* $(,)? })*) => {$(
        impl $crate::engine::words::Words for $Type {
            fn put(&self, out: &mut Vec<f64>) {
                let Self { $($field),* } = self;
                $($field.put(out);)*
            }
            fn take(from: &mut $crate::engine::words::Reader) -> Option<Self> {
                $(let $field = $crate::engine::words::Words::take(from)?;)*
                Some(Self { $($field),* })
            }
        }
    )*};
}
pub(super) use words;

/// Implements [`Words`] for a record of one field without a name.
macro_rules! wrapped {
    ($($Type:ident),*) => {$(
        impl Words for $Type {
            fn put(&self, out: &mut Vec<f64>) {
                self.0.put(out);
            }
            fn take(from: &mut Reader) -> Option<Self> {
                Words::take(from).map($Type)
            }
        }
    )*};
}

wrapped!(ItemId, Chance, Money);

impl Words for Date {
    fn put(&self, out: &mut Vec<f64>) {
        self.number().put(out);
    }
    fn take(from: &mut Reader) -> Option<Self> {
        i32::take(from).map(Date::from_number)
    }
}
