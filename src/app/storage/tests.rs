//! What the store may do to us, and what must come of it.

use super::memory::Memory;
use super::shelf::{Fault, Shelf, Store, Trouble};
use super::slot::{self, Unreadable};
use crate::catalog::{BUILT_IN, Catalog};
use crate::exchange::file;
use crate::plan::{Date, Details, Plan};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::read(BUILT_IN).unwrap());
const ID: &str = "0123456789abcdef0123456789abcdef";

/// What reads plans, always there.
fn reader(text: &str) -> Option<Result<file::Opened, file::Refusal>> {
    Some(file::read(text.as_bytes(), &CATALOG))
}

/// What writes plans, always there.
fn writer(plan: &Plan) -> Option<String> {
    Some(file::write(plan))
}

fn plan(name: &str) -> Plan {
    let mut plan = Plan::new(&CATALOG, ID, Date::parse("2027-01-04").unwrap());
    plan.details = Arc::new(Details {
        name: name.to_owned(),
        ..Details::clone(&plan.details)
    });
    plan
}

/// A store that can fail in the ways browsers do.
#[derive(Default)]
struct Moody {
    memory: Memory,
    full: AtomicBool,
    /// Keeps the first half of what it is given.
    forgetful: AtomicBool,
}

impl Store for Moody {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.memory.get(key)
    }
    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        if self.full.load(Ordering::Relaxed) {
            return Err(Fault::Full);
        }
        let cut = self.forgetful.load(Ordering::Relaxed) && key.contains("plan:");
        let kept = if cut { value.len() / 2 } else { value.len() };
        self.memory.set(key, &value[..kept])
    }
    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.memory.remove(key)
    }
    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.memory.keys()
    }
}

fn shelf() -> Shelf<Moody> {
    Shelf::new(Moody::default(), "/app/")
}

fn key(id: &str) -> String {
    format!("loadmap:/app/:plan:{id}")
}

#[test]
fn a_saved_plan_comes_back_equal() {
    let shelf = shelf();
    let version = shelf.save(&plan("Käse\n\"1\""), &writer, 0, 1e12).unwrap();
    let (label, opened) = shelf.load(ID, &reader).unwrap();
    assert_eq!(opened.plan, plan("Käse\n\"1\""));
    assert_eq!((label.version, label.base, label.turn), (version, 0, 1));
    assert_eq!(label.title, "Käse \"1\"");
    assert_eq!(label.saved, 1e12);
}

#[test]
fn no_changed_byte_opens() {
    let (_, value) = slot::write(&plan("Checkout"), &writer, 7, 0, 1e12).unwrap();
    for at in 0..value.len() {
        for flip in [1u8, 0x10, 0x20, 0x40] {
            let mut bytes = value.clone().into_bytes();
            bytes[at] ^= flip;
            let Ok(text) = String::from_utf8(bytes) else {
                continue;
            };
            // A higher format digit reads as "newer", which nothing writes over.
            assert!(slot::read(&text, &reader).is_err(), "byte {at} ^ {flip}");
        }
    }
}

#[test]
fn no_part_of_a_value_opens() {
    let (_, value) = slot::write(&plan("Checkout"), &writer, 7, 0, 1e12).unwrap();
    for end in 0..value.len() {
        assert!(slot::read(&value[..end], &reader).is_err(), "{end}");
    }
}

#[test]
fn what_is_not_ours_stays_and_is_listed_last() {
    let shelf = shelf();
    let strange = [
        "",
        "null",
        "[]",
        "42",
        "\"text\"",
        "{\"a\":1}",
        "\u{fffd} x",
        "a b c d e f g",
    ];
    for (i, text) in strange.iter().enumerate() {
        shelf.store().set(&key(&format!("{i:032x}")), text).unwrap();
    }
    shelf.store().set(&key("../odd"), "x").unwrap();
    shelf.store().set("loadmap:/:plan:other site", "x").unwrap();
    shelf.save(&plan("Mine"), &writer, 0, 0.0).unwrap();

    let entries = shelf.entries().unwrap();
    assert_eq!(entries.len(), strange.len() + 2);
    assert_eq!(entries[0].id, ID);
    for entry in &entries[1..] {
        assert!(
            matches!(entry.label, Err(Unreadable::Damaged(_))),
            "{entry:?}"
        );
    }
    for (i, text) in strange.iter().enumerate() {
        let id = format!("{i:032x}");
        assert!(matches!(shelf.load(&id, &reader), Err(Trouble::Damaged(_))));
        let mut named = plan("x");
        named.id.clone_from(&id);
        assert!(matches!(
            shelf.save(&named, &writer, 0, 0.0),
            Err(Trouble::Damaged(_))
        ));
        assert_eq!(shelf.raw(&id).unwrap().as_deref(), Some(*text));
    }
}

#[test]
fn five_million_letters_are_refused_and_kept() {
    for letter in ["a", "["] {
        let shelf = shelf();
        let value = letter.repeat(5_000_000);
        shelf.store().set(&key(ID), &value).unwrap();
        assert!(matches!(shelf.load(ID, &reader), Err(Trouble::Damaged(_))));
        assert_eq!(shelf.raw(ID).unwrap(), Some(value));
    }
}

#[test]
fn a_newer_plan_is_never_written_over() {
    let shelf = shelf();
    let (_, value) = slot::write(&plan("Checkout"), &writer, 7, 0, 1e12).unwrap();
    let newer_line = value.replacen("loadmap 1 ", "loadmap 2 ", 1);
    shelf.store().set(&key(ID), &newer_line).unwrap();
    assert_eq!(shelf.entries().unwrap()[0].label, Err(Unreadable::Newer));
    assert_eq!(
        shelf.save(&plan("Mine"), &writer, 0, 0.0),
        Err(Trouble::Newer)
    );
    assert_eq!(shelf.raw(ID).unwrap(), Some(newer_line));
}

#[test]
fn a_full_store_keeps_the_old_plan() {
    let shelf = shelf();
    let version = shelf.save(&plan("Old"), &writer, 0, 0.0).unwrap();
    shelf.store().full.store(true, Ordering::Relaxed);
    assert_eq!(
        shelf.save(&plan("New"), &writer, version, 0.0),
        Err(Trouble::Full)
    );
    assert_eq!(shelf.load(ID, &reader).unwrap().1.plan, plan("Old"));
    shelf.store().full.store(false, Ordering::Relaxed);
    assert!(shelf.save(&plan("New"), &writer, version, 0.0).is_ok());
}

#[test]
fn a_store_that_keeps_something_else_is_found_out() {
    let shelf = shelf();
    shelf.store().forgetful.store(true, Ordering::Relaxed);
    assert_eq!(
        shelf.save(&plan("New"), &writer, 0, 0.0),
        Err(Trouble::NotKept)
    );
    assert_eq!(shelf.raw(ID).unwrap(), None);
    shelf.store().forgetful.store(false, Ordering::Relaxed);
    let version = shelf.save(&plan("Old"), &writer, 0, 0.0).unwrap();
    shelf.store().forgetful.store(true, Ordering::Relaxed);
    assert_eq!(
        shelf.save(&plan("New"), &writer, version, 0.0),
        Err(Trouble::NotKept)
    );
    assert_eq!(shelf.raw(ID).unwrap(), None);
}

#[test]
fn the_second_tab_to_save_is_told() {
    let shelf = shelf();
    let first = shelf.save(&plan("First"), &writer, 0, 0.0).unwrap();
    let theirs = shelf.save(&plan("Theirs"), &writer, first, 0.0).unwrap();
    assert_eq!(
        shelf.save(&plan("Mine"), &writer, first, 0.0),
        Err(Trouble::Overtaken)
    );
    let (label, opened) = shelf.load(ID, &reader).unwrap();
    assert_eq!((label.version, label.base), (theirs, first));
    assert_eq!(opened.plan, plan("Theirs"));
}

#[test]
fn a_plan_that_was_removed_does_not_come_back_by_itself() {
    let shelf = shelf();
    let version = shelf.save(&plan("First"), &writer, 0, 0.0).unwrap();
    let value = shelf.remove(ID).unwrap().unwrap();
    assert_eq!(
        shelf.save(&plan("Mine"), &writer, version, 0.0),
        Err(Trouble::Gone)
    );
    shelf.put_back(ID, &value).unwrap();
    assert_eq!(shelf.load(ID, &reader).unwrap().1.plan, plan("First"));
}

#[test]
fn the_order_is_by_turns_and_not_by_clocks() {
    let shelf = shelf();
    let (first, second) = ("1".repeat(32), "2".repeat(32));
    let named = |id: &str| Plan {
        id: id.to_owned(),
        ..plan(id)
    };
    shelf.save(&named(&first), &writer, 0, 2e12).unwrap();
    shelf.save(&named(&second), &writer, 0, -5.0).unwrap();
    let ids: Vec<_> = shelf
        .entries()
        .unwrap()
        .into_iter()
        .map(|entry| entry.id)
        .collect();
    assert_eq!(ids, [second, first]);
}

#[test]
fn a_lost_counter_starts_behind_what_is_there() {
    let shelf = shelf();
    let version = (0..5).fold(0, |seen, i| {
        shelf.save(&plan("x"), &writer, seen, f64::from(i)).unwrap()
    });
    shelf.store().set("loadmap:/app/:turn", "nonsense").unwrap();
    shelf.save(&plan("y"), &writer, version, 0.0).unwrap();
    assert_eq!(shelf.load(ID, &reader).unwrap().0.turn, 6);
}

#[test]
fn without_what_reads_plans_nothing_is_called_damaged() {
    let shelf = Shelf::new(Memory::default(), "/");
    assert!(shelf.is_empty());
    let version = shelf.save(&plan("Checkout"), &writer, 0, 1e12).unwrap();
    assert!(!shelf.is_empty());
    assert_eq!(shelf.load(ID, &|_| None).unwrap_err(), Trouble::NoScribe);
    // Nothing is written either: what is stored stays as it is.
    let stored = shelf.raw(ID).unwrap();
    let refused = shelf.save(&plan("Checkout"), &|_| None, version, 0.0);
    assert_eq!(refused, Err(Trouble::NoScribe));
    assert_eq!(shelf.raw(ID).unwrap(), stored);
    assert_eq!(shelf.load(ID, &reader).unwrap().1.plan, plan("Checkout"));
}
