//! A team's own words, or the catalogue's where it has none.

use crate::catalog::LongText;

/// The team's words unless they are blank; else the catalogue's, if it has some.
#[must_use]
pub fn words(own: &str, known: Option<LongText>) -> &str {
    match known {
        Some(known) if own.trim().is_empty() => known.text(),
        _ => own.trim(),
    }
}
