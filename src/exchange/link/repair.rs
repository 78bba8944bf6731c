//! Finding a link in what arrived: mail and chat programs escape characters,
//! break lines and put signs behind.
//!
//! A link is letters and digits only, so whatever else arrived was put there
//! on the way and is dropped. Nothing is guessed: what is left must still fit
//! the link's length and checksum.

use super::letters;

/// Most links that are looked for in one text.
const MOST_LINKS: usize = 8;

/// The texts in an address, a fragment or a pasted line that may be a link,
/// first one first, each cut to the length that it says it has.
pub(super) fn candidates(text: &str) -> Vec<String> {
    // A fragment may arrive escaped once by one program and again by the next.
    let bytes = unescape(unescape(text.trim().as_bytes().to_vec()));
    // What stands before the first # is the address of the page.
    let mut pieces = bytes.split(|&byte| byte == b'#');
    let address = pieces.next().unwrap_or_default();
    let mut pieces: Vec<&[u8]> = pieces.take(MOST_LINKS).collect();
    if pieces.is_empty() {
        pieces.push(address);
    }
    pieces.into_iter().map(clean).collect()
}

fn clean(piece: &[u8]) -> String {
    let letters = piece.iter().filter(|&&byte| letters::value(byte).is_some());
    let mut text: String = letters.map(|&byte| char::from(byte)).collect();
    if let Some(length) = super::stated_length(text.as_bytes()) {
        text.truncate(length.max(super::HEAD));
    }
    text
}

/// Undoes `%41`; what is no such escape stays.
fn unescape(bytes: Vec<u8>) -> Vec<u8> {
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    out
}
