//! Damaged blobs are refused, never worse.

use loadmap::catalog::{BUILT_IN, Catalog, CatalogError};
use proptest::prelude::*;

/// Reads bytes, and if they pass, asks everything that follows references.
fn read_and_use(bytes: &'static [u8]) -> Result<(), CatalogError> {
    let catalog = Catalog::read(bytes)?;
    for dimension in catalog.dimensions.indices() {
        catalog.quick_practice(dimension);
        for level in 0..=6 {
            for practice in catalog.practices_of(dimension, level) {
                catalog.established_by(*practice);
                for preset in catalog.presets.iter() {
                    preset.answer(*practice);
                }
            }
        }
    }
    for (_, _, number, id) in catalog.frozen() {
        catalog.practice(id);
        catalog.source_by_number(number);
    }
    Ok(())
}

#[test]
fn the_shipped_blob_passes() {
    assert_eq!(read_and_use(BUILT_IN), Ok(()));
}

#[test]
fn bytes_of_something_else_are_told_from_damage() {
    for bytes in [b"".as_slice(), b"{}", b"LMC", b"LMC\x02\0"] {
        assert_eq!(Catalog::read(bytes), Err(CatalogError::NotACatalog));
    }
    for bytes in [
        b"LMC\x01".as_slice(),
        b"LMC\x01\0",
        b"LMC\x01\xff\xff\xff\xff\xff",
    ] {
        assert_eq!(Catalog::read(bytes), Err(CatalogError::Damaged));
    }
}

/// Where the number stream begins and ends: a change there is worse than one in a text.
fn number_stream() -> (usize, usize) {
    let mut length = 0;
    let mut at = 4;
    for shift in (0..).step_by(7) {
        length |= usize::from(BUILT_IN[at] & 0x7f) << shift;
        at += 1;
        if BUILT_IN[at - 1] & 0x80 == 0 {
            break;
        }
    }
    (at, at + length)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_cut_blob_is_refused(length in 0..BUILT_IN.len()) {
        prop_assert!(read_and_use(&BUILT_IN[..length]).is_err());
    }

    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut blob = b"LMC\x01".to_vec();
        blob.extend(bytes);
        let _ = read_and_use(blob.leak());
    }

    #[test]
    fn changed_numbers_are_survived(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let (start, end) = number_stream();
        let mut blob = BUILT_IN.to_vec();
        for (at, byte) in changes {
            blob[start + at.index(end - start)] = byte;
        }
        let _ = read_and_use(blob.leak());
    }

    #[test]
    fn a_changed_text_is_survived(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let (_, end) = number_stream();
        let mut blob = BUILT_IN.to_vec();
        blob[end + at.index(BUILT_IN.len() - end)] = byte;
        let _ = read_and_use(blob.leak());
    }
}
