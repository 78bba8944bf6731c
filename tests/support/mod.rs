//! What several test files share.
#![allow(dead_code)]

pub mod commands;
pub mod files;
mod mend;
pub mod plans;
pub mod reference;
pub mod schema;
pub mod simulated;
pub mod staffed;
pub mod values;

use loadmap::catalog::{BUILT_IN, Catalog};
use loadmap::plan::{Date, Plan, preset};
use proptest::test_runner::Config as ProptestConfig;
use std::sync::LazyLock;

/// As many cases as `PROPTEST_CASES` says, or else the usual number.
pub fn cases(usual: u32) -> ProptestConfig {
    match std::env::var_os("PROPTEST_CASES") {
        Some(_) => ProptestConfig::default(),
        None => ProptestConfig::with_cases(usual),
    }
}

/// The catalogue that ships.
pub static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::read(BUILT_IN).unwrap());

/// The day on which reference plans start.
pub fn start() -> Date {
    Date::new(2027, 1, 4).unwrap()
}

/// An id for plans whose id does not matter.
pub const SOME_ID: &str = "0123456789abcdef0123456789abcdef";

/// The worked examples as plans, with their ids.
pub fn presets() -> impl Iterator<Item = (&'static str, Plan)> {
    CATALOG.presets.entries().map(|(idx, entry)| {
        (
            entry.id,
            preset::from_preset(&CATALOG, idx, SOME_ID, start()),
        )
    })
}

/// Words that no message to a person may hold.
const FORBIDDEN: [&str; 5] = ["invalid", "oops", "please", "sorry", "error occurred"];

/// Fails when a message holds a word that ours never do, or is no sentence.
pub fn plain_words(message: &str) {
    // As words of their own: there are learning loops.
    let letters = |c: char| if c.is_alphanumeric() { c } else { ' ' };
    let lower: String = message.to_lowercase().chars().map(letters).collect();
    let lower = [" ", &lower, " "].concat();
    for word in FORBIDDEN {
        assert!(
            !lower.contains(&[" ", word, " "].concat()),
            "{word:?} in: {message}"
        );
    }
    let whole = message.ends_with('.') || message.ends_with(':');
    assert!(whole, "not a whole sentence: {message}");
}

/// Every key of a JSON value, at any depth.
pub fn json_keys(value: &serde_json::Value) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::Object(map) => {
            let inside = map
                .iter()
                .flat_map(|(key, value)| [key.clone()].into_iter().chain(json_keys(value)));
            inside.collect()
        }
        Value::Array(list) => list.iter().flat_map(json_keys).collect(),
        _ => Vec::new(),
    }
}
