//! The archive of the documents, read back by an independent reader.

use loadmap::exchange::zip::{Entry, pack};
use loadmap::plan::Date;
use std::io::{Cursor, Read};

#[test]
fn another_reader_finds_every_file_whole() {
    let long = "load ".repeat(50_000);
    let files = [
        ("docs/a.md", "# A\n"),
        ("docs/empty.md", ""),
        ("docs/b.md", long.as_str()),
        ("docs/c.md", "Grüße, 負荷 😀\n"),
    ];
    let entries = files.map(|(path, text)| Entry {
        path,
        bytes: text.as_bytes(),
    });
    let date = Date::parse("2027-01-04").expect("a date");
    let packed = pack(&entries, date);
    let mut archive = zip::ZipArchive::new(Cursor::new(&packed)).expect("an archive");
    assert_eq!(archive.len(), files.len());
    for (place, (path, text)) in files.into_iter().enumerate() {
        let mut file = archive.by_index(place).expect("an entry");
        assert_eq!(file.name(), path);
        let stamp = file.last_modified().expect("a date");
        assert_eq!((stamp.year(), stamp.month(), stamp.day()), (2027, 1, 4));
        // Reading to the end checks the checksum too.
        let mut found = String::new();
        file.read_to_string(&mut found).expect("the content");
        assert_eq!(found, text);
    }
    assert_eq!(packed, pack(&entries, date));
}

#[test]
fn an_archive_may_be_empty() {
    let packed = pack(&[], Date::default());
    let archive = zip::ZipArchive::new(Cursor::new(packed)).expect("an archive");
    assert_eq!(archive.len(), 0);
}
