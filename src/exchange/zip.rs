//! Several files as one, stored without compression: the zip format's oldest
//! and simplest form, which every unpacker reads. Three documents are about
//! 200 kB; a compressor for them would weigh more than it saves.

use crate::plan::Date;

/// A file to pack: its path inside the archive, in ASCII with `/`, and its bytes.
pub struct Entry<'a> {
    /// Path, such as `docs/load_testing_roadmap.md`.
    pub path: &'a str,
    /// Content.
    pub bytes: &'a [u8],
}

/// The archive. All entries carry the same date, so that the same plan gives
/// the same bytes. Years before 1980 cannot be stated in the format and become
/// 1980.
#[must_use]
pub fn pack(entries: &[Entry], date: Date) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let offset = out.len();
        let head = head(entry, date);
        out.extend(b"PK\x03\x04");
        out.extend(&head);
        out.extend(entry.path.as_bytes());
        out.extend(entry.bytes);
        // The directory repeats the head, between the version that made it and
        // where the entry begins.
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(number(offset));
        directory.extend(entry.path.as_bytes());
    }
    let offset = out.len();
    let count = (entries.len() as u16).to_le_bytes();
    out.extend(&directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(number(directory.len()));
    out.extend(number(offset));
    out.extend([0, 0]);
    out
}

/// Version of the format that is needed to unpack: 2.0.
const VERSION: u16 = 20;

/// What stands before an entry's name, here and in the directory.
fn head(entry: &Entry, date: Date) -> Vec<u8> {
    let (year, month, day) = date.parts();
    let years = (year - 1980).clamp(0, 127) as u16;
    let day = years << 9 | (month as u16) << 5 | day as u16;
    let mut out = Vec::with_capacity(26);
    out.extend(VERSION.to_le_bytes());
    // No flags, stored, midnight.
    out.extend([0; 6]);
    out.extend(day.to_le_bytes());
    out.extend(crc32(entry.bytes).to_le_bytes());
    out.extend(number(entry.bytes.len()));
    out.extend(number(entry.bytes.len()));
    out.extend((entry.path.len() as u16).to_le_bytes());
    out.extend([0, 0]);
    out
}

fn number(value: usize) -> [u8; 4] {
    (value as u32).to_le_bytes()
}

/// The checksum that the format asks for: CRC-32 with the reversed polynomial 0xEDB88320.
fn crc32(bytes: &[u8]) -> u32 {
    let sum = bytes.iter().fold(u32::MAX, |sum, &byte| {
        (0..8).fold(sum ^ u32::from(byte), |sum, _| {
            (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
        })
    });
    !sum
}
