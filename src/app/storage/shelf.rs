//! The plans of one browser: which there are, reading and saving them.
//!
//! Every value is written whole and read back. A value that does not open stays
//! where it is and is never written over: moving it could fail for lack of room,
//! and would change bytes that are no proper text.

use super::slot::{self, Label, Reader, Unreadable, Version, Writer};
use crate::exchange::file::Opened;
use crate::plan::Plan;
use crate::plan::rules::is_plan_id;
use crate::sorted::sort_by;
use std::fmt;

/// A store of texts by key, as browsers have it.
pub trait Store {
    /// The text under a key.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Puts a text under a key.
    ///
    /// # Errors
    /// [`Fault`] when the store takes nothing; the old text is still there then.
    fn set(&self, key: &str, value: &str) -> Result<(), Fault>;
    /// Takes a key away.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be reached.
    fn remove(&self, key: &str) -> Result<(), Fault>;
    /// Every key, also those of others.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    fn keys(&self) -> Result<Vec<String>, Fault>;
}

/// What a store can fail with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The browser gives this page no store.
    Blocked,
    /// The store did not take the text: it is full, whatever the browser calls it.
    Full,
}

/// Why a plan was not saved or not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser gives this page no store.
    Blocked,
    /// The store is full.
    Full,
    /// What was read back was not what was written. The old value is back, or
    /// gone if the store did not take it either.
    NotKept,
    /// Another tab saved the plan in between.
    Overtaken,
    /// The plan is not in the store any more.
    Gone,
    /// A newer version of Loadmap saved it.
    Newer,
    /// The stored value is damaged; why.
    Damaged(String),
    /// What reads and writes plans has not arrived.
    NoScribe,
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Blocked => Trouble::Blocked,
            Fault::Full => Trouble::Full,
        }
    }
}

impl From<Unreadable> for Trouble {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Newer => Trouble::Newer,
            Unreadable::Damaged(why) => Trouble::Damaged(why),
            Unreadable::NoScribe => Trouble::NoScribe,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Trouble::Blocked => "This browser keeps nothing for this page. Download the plan before you leave.",
            Trouble::Full => "This browser's storage is full. Delete a plan that you do not need, or download this one.",
            Trouble::NotKept => "The browser did not keep what was saved. Download the plan before you leave.",
            Trouble::Overtaken => "Another tab saved this plan in the meantime.",
            Trouble::Gone => "The plan is not in this browser any more; another tab or another program removed it.",
            Trouble::Newer => "A newer version of Loadmap saved this plan. Reload the page to get that version.",
            Trouble::NoScribe => "The part of the program that reads and writes plans did not arrive. Check the connection and try again.",
            Trouble::Damaged(why) => return write!(f, "The stored plan cannot be read. {why}"),
        })
    }
}

/// A stored value that is, or should be, a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Id of the plan.
    pub id: String,
    /// What its line says, or why it cannot be read.
    pub label: Result<Label, Unreadable>,
}

impl Entry {
    fn turn(&self) -> u64 {
        self.label.as_ref().map_or(0, |label| label.turn)
    }
}

/// The plans in a store, under keys that begin alike.
pub struct Shelf<S> {
    store: S,
    prefix: String,
}

impl<S: Store> Shelf<S> {
    /// The plans of the page at `path`; sites of one host share a store, so the
    /// path is part of every key.
    pub fn new(store: S, path: &str) -> Shelf<S> {
        let prefix = format!("loadmap:{path}:");
        Shelf { store, prefix }
    }

    pub(super) fn key(&self, name: &str) -> String {
        format!("{}{name}", self.prefix)
    }

    fn plan_key(&self, id: &str) -> String {
        format!("{}plan:{id}", self.prefix)
    }

    /// The plan a key belongs to, if it is one of ours.
    pub fn id_in<'a>(&self, key: &'a str) -> Option<&'a str> {
        key.strip_prefix(self.prefix.as_str())?
            .strip_prefix("plan:")
    }

    /// Every plan, latest saved first; those that cannot be read come last.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn entries(&self) -> Result<Vec<Entry>, Fault> {
        let mut entries = Vec::new();
        for key in self.store.keys()? {
            if let Some(id) = self.id_in(&key)
                && let Some(value) = self.store.get(&key)?
            {
                let label = match is_plan_id(id) {
                    true => slot::label(&value),
                    false => Err(Unreadable::Damaged("Its name is not a plan's.".to_owned())),
                };
                let id = id.to_owned();
                entries.push(Entry { id, label });
            }
        }
        sort_by(&mut entries, |a, b| {
            b.turn().cmp(&a.turn()).then_with(|| a.id.cmp(&b.id))
        });
        Ok(entries)
    }

    /// Whether no plan is kept, or none can be seen.
    pub fn is_empty(&self) -> bool {
        let keys = self.store.keys().unwrap_or_default();
        keys.iter().all(|key| self.id_in(key).is_none())
    }

    /// What is stored about a plan, as it is.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be read.
    pub fn raw(&self, id: &str) -> Result<Option<String>, Fault> {
        self.store.get(&self.plan_key(id))
    }

    /// Reads a plan.
    ///
    /// # Errors
    /// [`Trouble`]; the stored value is left as it is.
    pub fn load(&self, id: &str, reader: Reader) -> Result<(Label, Opened), Trouble> {
        let value = self.raw(id)?.ok_or(Trouble::Gone)?;
        let (label, opened) = slot::read(&value, reader)?;
        if opened.plan.id == id {
            Ok((label, opened))
        } else {
            let why = "It holds another plan than its name says.";
            Err(Trouble::Damaged(why.to_owned()))
        }
    }

    /// Saves a plan and gives the version that is stored now. `seen` is the
    /// version that this tab read or saved last; 0 when it never did.
    ///
    /// # Errors
    /// [`Trouble`]; what was stored before is stored still.
    pub fn save(
        &self,
        plan: &Plan,
        writer: Writer,
        seen: Version,
        now: f64,
    ) -> Result<Version, Trouble> {
        let key = self.plan_key(&plan.id);
        let before = self.store.get(&key)?;
        let mut turn = self.turn()?;
        match before.as_deref().map(slot::label) {
            Some(Ok(label)) if label.version == seen => turn = turn.max(label.turn),
            Some(Ok(_)) => return Err(Trouble::Overtaken),
            Some(Err(unreadable)) => return Err(unreadable.into()),
            None if seen != 0 => return Err(Trouble::Gone),
            None => {}
        }
        let turn = turn.saturating_add(1);
        let written = slot::write(plan, writer, turn, seen, now);
        let (version, value) = written.ok_or(Trouble::NoScribe)?;
        self.store.set(&self.key("turn"), &turn.to_string())?;
        self.store.set(&key, &value)?;
        if self.store.get(&key)?.as_deref() == Some(&*value) {
            return Ok(version);
        }
        // A store that keeps something else is not to be trusted with it; if it
        // does not take the old value back either, it is to hold neither.
        if let Some(before) = &before {
            self.store.set(&key, before)?;
        }
        if self.store.get(&key)? != before {
            self.store.remove(&key)?;
        }
        Err(Trouble::NotKept)
    }

    fn turn(&self) -> Result<u64, Fault> {
        let text = self.store.get(&self.key("turn"))?;
        Ok(text.and_then(|text| text.parse().ok()).unwrap_or(0))
    }

    /// Removes a plan, and gives back what was stored.
    ///
    /// # Errors
    /// [`Fault`] when the store cannot be reached.
    pub fn remove(&self, id: &str) -> Result<Option<String>, Fault> {
        let value = self.raw(id)?;
        self.store.remove(&self.plan_key(id))?;
        Ok(value)
    }

    /// Puts back what [`Shelf::remove`] gave.
    ///
    /// # Errors
    /// [`Fault`] when the store does not take it.
    pub fn put_back(&self, id: &str, value: &str) -> Result<(), Fault> {
        self.store.set(&self.plan_key(id), value)
    }

    /// A setting of the app by name; none where it cannot be read.
    pub fn setting(&self, name: &str) -> Option<String> {
        self.store.get(&self.key(name)).ok().flatten()
    }

    /// Keeps a setting of the app. Settings are a comfort: where the store does
    /// not take one, it holds until the page is closed.
    pub fn set_setting(&self, name: &str, value: &str) {
        let _ = self.store.set(&self.key(name), value);
    }

    /// The store behind it.
    pub fn store(&self) -> &S {
        &self.store
    }
}
