//! Ids, numbers and short codes that files, links and documents rely on.
//!
//! `tests/fixtures/frozen-numbers.txt` has one line per entry that was ever released. Lines are
//! only ever added at its end: run this test, and add the lines it prints. An entry that is taken
//! out of the content keeps its line with `retired ` in front, so that nobody uses its id or its
//! number again.

use std::collections::BTreeSet;

use loadmap::catalog::{BUILT_IN, Catalog};

const FIXTURE: &str = include_str!("../fixtures/frozen-numbers.txt");

/// One line per entry, and per step, option and section, which are frozen within their entry.
fn lines() -> Vec<String> {
    let catalog = Catalog::read(BUILT_IN).unwrap();
    let mut lines = Vec::new();
    for (kind, letters, number, id) in catalog.frozen() {
        let code = match letters {
            "" => number.to_string(),
            letters => format!("{letters}-{number:02}"),
        };
        lines.push(format!("{kind} {code} {id}"));
    }
    for probe in catalog.outcome_probes.iter() {
        for option in &probe.options {
            lines.push(format!(
                "option {}.{} {}",
                probe.id, option.number, option.id
            ));
        }
    }
    for document in catalog.documents.iter() {
        for section in &document.sections {
            lines.push(format!("section {}.{}", document.id, section.id));
        }
    }
    for initiative in catalog.initiatives.iter() {
        for step in &initiative.steps {
            lines.push(format!("step {}.{}", initiative.id, step.number));
        }
    }
    lines
}

/// The kind and number of a line, and its kind and id: each is used once, for ever.
fn keys(line: &str) -> [String; 2] {
    let (kind_and_number, id) = line.rsplit_once(' ').unwrap();
    let (kind, number) = kind_and_number
        .rsplit_once(' ')
        .unwrap_or((kind_and_number, id));
    let owner = number.split_once('.').map_or("", |(owner, _)| owner);
    [format!("{kind} {number}"), format!("{kind} {owner} {id}")]
}

#[test]
fn released_entries_keep_their_ids_numbers_and_codes() {
    let now: BTreeSet<String> = lines().into_iter().collect();
    let mut released = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for line in FIXTURE.lines() {
        let retired = line.strip_prefix("retired ");
        let line = retired.unwrap_or(line);
        let exists = now.contains(line);
        if retired.is_some() {
            assert!(
                !exists,
                "\"{line}\" is retired but in the content; give it a new id and number"
            );
        } else {
            assert!(
                exists,
                "\"{line}\" was released: restore its id and number, or retire the line"
            );
        }
        released.insert(line.to_owned());
        taken.extend(keys(line));
    }
    let new: Vec<_> = lines()
        .into_iter()
        .filter(|line| !released.contains(line))
        .collect();
    for line in &new {
        for key in keys(line) {
            assert!(
                !taken.contains(&key),
                "\"{line}\" uses an id or number that another entry had"
            );
        }
    }
    let new = new.join("\n");
    assert!(
        new.is_empty(),
        "add these lines at the end of tests/fixtures/frozen-numbers.txt:\n{new}"
    );
}
