//! The long texts of this build, which only [`LongText`](super::LongText) reaches.

use std::sync::OnceLock;

/// Each ends with a line feed, as in the blob.
static ALL: &str = include_str!(concat!(env!("OUT_DIR"), "/texts.txt"));

/// The text at a place; empty if there is none. The build wrote as many as the blob counts.
// Kept apart: it is called for every text, and nothing is gained where it is.
#[inline(never)]
pub(super) fn at(place: u16) -> &'static str {
    static TEXTS: OnceLock<Vec<&'static str>> = OnceLock::new();
    let texts = TEXTS.get_or_init(|| ALL.split('\n').collect());
    texts.get(usize::from(place)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{ALL, at};

    #[test]
    fn places_lead_to_their_texts() {
        let texts: Vec<_> = ALL.lines().collect();
        assert!(texts.iter().all(|text| !text.is_empty()));
        for (text, place) in texts.iter().zip(0..) {
            assert_eq!(at(place), *text);
        }
        assert_eq!(at(texts.len() as u16), "");
        assert_eq!(at(u16::MAX), "");
    }
}
