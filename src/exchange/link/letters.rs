//! Bytes as letters and digits: base 62, in blocks of 32 bytes that become 43
//! characters.
//!
//! Only `A-Z a-z 0-9`, so that no program cuts a character off the end of a
//! link, breaks it or escapes it, and a double click selects all of it.
//! base64url would need `_` or a second sign and saves 0.8 %.

/// The alphabet, by value.
const ALPHABET: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Bytes in a full block.
const BLOCK: usize = 32;
/// Characters of a full block: 62^43 is just above 256^32.
const BLOCK_LETTERS: usize = 43;

/// The character of a value below 62.
pub(super) fn letter(value: usize) -> char {
    char::from(ALPHABET[value])
}

/// The value of a character, if it is in the alphabet.
pub(super) fn value(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'A'..=b'Z' => Some(letter - b'A' + 10),
        b'a'..=b'z' => Some(letter - b'a' + 36),
        _ => None,
    }
}

/// Characters for up to 32 bytes: the fewest whose values suffice. 5.954 is
/// the binary logarithm of 62.
fn letters_for(bytes: usize) -> usize {
    (bytes * 8_000).div_ceil(5_954)
}

/// How many characters [`encode`] makes of so many bytes.
pub(super) fn encoded_length(bytes: usize) -> usize {
    bytes / BLOCK * BLOCK_LETTERS + letters_for(bytes % BLOCK)
}

/// Appends bytes as characters.
pub(super) fn encode(bytes: &[u8], out: &mut String) {
    for block in bytes.chunks(BLOCK) {
        let mut number = block.to_vec();
        let mut letters = vec![0; letters_for(block.len())];
        for slot in letters.iter_mut().rev() {
            let mut rest = 0;
            for byte in &mut number {
                let value = rest << 8 | usize::from(*byte);
                *byte = (value / 62) as u8;
                rest = value % 62;
            }
            *slot = rest;
        }
        out.extend(letters.into_iter().map(letter));
    }
}

/// The bytes that [`encode`] made these characters of; none for any other text.
pub(super) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for letters in text.chunks(BLOCK_LETTERS) {
        let length = (1..=BLOCK).find(|&bytes| letters_for(bytes) == letters.len())?;
        let mut number = [0u8; BLOCK];
        let number = &mut number[..length];
        for &letter in letters {
            let mut carry = u32::from(value(letter)?);
            for byte in number.iter_mut().rev() {
                carry += u32::from(*byte) * 62;
                *byte = carry as u8;
                carry >>= 8;
            }
            if carry != 0 {
                return None;
            }
        }
        bytes.extend_from_slice(number);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_length_has_the_fewest_letters_that_suffice() {
        for bytes in 0..=BLOCK {
            let letters = letters_for(bytes);
            // The largest block must fit, and must not fit one letter fewer.
            let mut text = String::new();
            encode(&vec![0xff; bytes], &mut text);
            assert_eq!(text.len(), letters);
            assert_eq!(decode(text.as_bytes()), Some(vec![0xff; bytes]));
            assert!(bytes == 0 || text.as_bytes()[0] != b'0', "{bytes}");
        }
    }

    proptest! {
        #[test]
        fn bytes_come_back(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut text = String::new();
            encode(&bytes, &mut text);
            prop_assert_eq!(text.len(), encoded_length(bytes.len()));
            prop_assert_eq!(decode(text.as_bytes()), Some(bytes));
        }

        /// One form only: what can be read is what would be written.
        #[test]
        fn texts_come_back_or_are_refused(text in "[0-9A-Za-z_-]{0,100}") {
            if let Some(bytes) = decode(text.as_bytes()) {
                let mut again = String::new();
                encode(&bytes, &mut again);
                prop_assert_eq!(again, text);
            }
        }
    }
}
