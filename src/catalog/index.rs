//! Typed indices, and the tables they point into.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::Deref;

use super::blob::{Reader, Writer};
use super::stored::{Stored, Tabled};

/// Where an entry of kind `T` stands in its table. Small, copyable, and valid for the catalogue it
/// came from: `catalog[idx]` is the entry.
pub struct Idx<T> {
    position: u16,
    kind: PhantomData<fn() -> T>,
}

impl<T> Idx<T> {
    pub(crate) const fn new(position: u16) -> Self {
        Self {
            position,
            kind: PhantomData,
        }
    }

    /// The entry's place in its table, from 0; for arrays kept beside the table.
    pub const fn position(self) -> usize {
        self.position as usize
    }
}

// Written out because deriving would ask the same of `T`.
impl<T> Clone for Idx<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Idx<T> {}
impl<T> PartialEq for Idx<T> {
    fn eq(&self, other: &Self) -> bool {
        self.position == other.position
    }
}
impl<T> Eq for Idx<T> {}
impl<T> PartialOrd for Idx<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Idx<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.position.cmp(&other.position)
    }
}
impl<T> Hash for Idx<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.position.hash(state);
    }
}
impl<T> fmt::Debug for Idx<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.position)
    }
}

/// What every entry of the catalogue has: an id for files and a number for links, both frozen.
pub trait Entry {
    /// What one entry is called in messages, for example `practice`.
    const NAME: &'static str;

    /// The letters of the short code; empty for kinds that have none (see [`Coded`]).
    const LETTERS: &'static str;

    /// Stable id, used in plan files; never reused.
    fn id(&self) -> &'static str;

    /// Stable number from 1, unique within the kind, used in links; never reused.
    fn number(&self) -> u16;
}

/// An entry that documents refer to by a short code.
pub trait Coded: Entry {
    /// The short code, for example `I-07`.
    fn code(&self) -> Code {
        Code {
            letters: Self::LETTERS,
            number: self.number(),
        }
    }
}

/// A short code such as `I-07`: the letters of the kind and the entry's frozen number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The letters of the kind.
    pub letters: &'static str,
    /// The frozen number of the entry.
    pub number: u16,
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.letters, self.number)
    }
}

/// All entries of one kind, in the order in which they are shown. Reads like a slice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<T> {
    entries: Vec<T>,
    directory: Directory,
}

impl<T: Entry> Table<T> {
    /// Makes a table of entries in order.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn new(entries: Vec<T>) -> Self {
        let mut directory = Directory::default();
        for entry in &entries {
            directory.add(entry.id(), entry.number());
        }
        Self { entries, directory }
    }

    /// The entries to change, though not their ids and numbers.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn entries_mut(&mut self) -> &mut [T] {
        &mut self.entries
    }

    /// The entry with this id.
    pub fn find(&self, id: &str) -> Option<Idx<T>> {
        self.directory.by_id(id).map(Idx::new)
    }

    /// The entry with this frozen number.
    pub fn by_number(&self, number: u16) -> Option<Idx<T>> {
        self.directory.by_number(number).map(Idx::new)
    }

    /// The index of every entry, in table order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = Idx<T>> + ExactSizeIterator + use<T> {
        (0..self.entries.len() as u16).map(Idx::new)
    }

    /// Every entry with its index, in table order.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Idx<T>, &T)> {
        self.indices().zip(&self.entries)
    }
}

impl<T: Entry + Tabled + Stored> Stored for Table<T> {
    // Kept apart: these functions resemble each other, which compresses well.
    #[inline(never)]
    fn read(reader: &mut Reader) -> Self {
        let length = reader.count(T::TABLE);
        let entries = (0..length).map(|_| T::read(reader)).collect();
        let directory = reader.take_directory();
        Self { entries, directory }
    }

    fn write(&self, writer: &mut Writer) {
        for entry in &self.entries {
            entry.write(writer);
        }
    }
}

impl<T> Deref for Table<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.entries
    }
}

/// Where entries stand, sorted by id. One for all kinds, so that it is compiled once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Directory(Vec<Listed>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Listed {
    id: &'static str,
    number: u16,
    position: u16,
}

impl Directory {
    /// Lists the next entry. Tables are short (at most a few hundred entries), so inserting in
    /// place is enough.
    pub(super) fn add(&mut self, id: &'static str, number: u16) {
        let at = self.0.partition_point(|listed| listed.id < id);
        let position = self.0.len() as u16;
        let listed = Listed {
            id,
            number,
            position,
        };
        self.0.insert(at, listed);
    }

    fn by_id(&self, id: &str) -> Option<u16> {
        let at = self.0.binary_search_by(|listed| listed.id.cmp(id));
        at.ok().map(|at| self.0[at].position)
    }

    /// Looked for one by one: only links ask, once per reference.
    fn by_number(&self, number: u16) -> Option<u16> {
        let mut all = self.0.iter();
        all.find(|listed| listed.number == number)
            .map(|listed| listed.position)
    }
}
