//! The content that ships, and the reader, checker and blob behind it.

use loadmap::catalog::{BUILT_IN, Catalog};

#[test]
fn the_content_is_complete() {
    let catalog = Catalog::read(BUILT_IN).unwrap();
    assert_eq!(catalog.levels.len(), 6);
    assert_eq!(catalog.dimensions.len(), 12);
    assert_eq!(catalog.practices.len(), 124);
    assert_eq!(catalog.initiatives.len(), 45);
    assert_eq!(catalog.kpis.len(), 25);
    assert_eq!(catalog.presets.len(), 8);
}
