//! Makes any text inert in GitHub-flavoured Markdown, and leaves ordinary prose as it is.
//!
//! Two means. What CommonMark reads as markup gets a backslash. What programs look for in text
//! *after* rendering (addresses, mentions, issue numbers, emoji names: a backslash does not stop
//! them) becomes a code span, which none of them looks into and from which it can be copied.

use std::ops::Range;

/// Where a text stands: decides what could become markup.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// It begins a paragraph or an entry of a list.
    pub block_start: bool,
    /// It stands in a cell of a table.
    pub cell: bool,
    /// It stands in the text of a link.
    pub link: bool,
    /// A link follows directly.
    pub before_link: bool,
}

/// What a byte can begin or be part of.
const REFERENCE: u8 = 1;
const MARKUP: u8 = 2;

/// For every byte, what it can be. Most texts hold no such byte at all and are copied whole.
static CAN_BE: [u8; 256] = {
    let mut can_be = [0; 256];
    let mut i = 0;
    while i < 256 {
        let byte = i as u8;
        if matches!(byte, b':' | b'w' | b'W' | b'@' | b'#' | b'!' | b'g' | b'G') {
            can_be[i] |= REFERENCE;
        }
        if matches!(
            byte,
            b'`' | b'*'
                | b'~'
                | b'['
                | b']'
                | b'\\'
                | b'_'
                | b'<'
                | b'&'
                | b'$'
                | b'!'
                | b'^'
                | b'|'
        ) {
            can_be[i] |= MARKUP;
        }
        i += 1;
    }
    can_be
};

fn can_be(byte: u8, what: u8) -> bool {
    CAN_BE[usize::from(byte)] & what != 0
}

/// Appends a text that is one line and clean (see `clean`).
pub(super) fn add(text: &str, place: Place, out: &mut String) {
    let mut done = 0;
    while let Some(mut found) = next_reference(text, done) {
        // Two that touch share one code span.
        while let Some(next) =
            next_reference(text, found.end).filter(|next| next.start == found.end)
        {
            found.end = next.end;
        }
        add_plain(text, done..found.start, place, out);
        part_code(out);
        out.push('`');
        out.push_str(&text[found.clone()]);
        out.push('`');
        done = found.end;
    }
    add_plain(text, done..text.len(), place, out);
}

/// Keeps two code spans that would touch apart, by a character that takes no place. A backtick
/// behind a backslash is no end of a code span: no code span ends with a backslash.
pub(super) fn part_code(out: &mut String) {
    if out.ends_with('`') && !out.ends_with("\\`") {
        out.push('\u{2060}');
    }
}

/// Appends a part that holds no reference.
fn add_plain(text: &str, part: Range<usize>, place: Place, out: &mut String) {
    let bytes = text.as_bytes();
    let end = part.end;
    let mut copied = part.start;
    if place.block_start
        && part.start == 0
        && let Some(at) = opens_block(&text[..end])
    {
        out.push_str(&text[..at]);
        out.push('\\');
        out.push(char::from(bytes[at]));
        copied = at + 1;
    }
    // Whether what follows is not known here.
    let is_last = |at: usize| text[at + 1..end].trim_start_matches(' ').is_empty();
    let first = copied;
    for at in (first..end).filter(|&at| can_be(bytes[at], MARKUP)) {
        let next = || bytes[at + 1..end].first().copied();
        let escape = match bytes[at] {
            b'`' | b'*' | b'~' | b'[' => true,
            b']' => place.link,
            b'\\' => is_last(at) || next().is_some_and(|next| next.is_ascii_punctuation()),
            b'_' => {
                !(ends_with_letter(&text[part.start..at]) && begins_with_letter(&text[at + 1..end]))
            }
            b'<' => next().is_none_or(|next| next.is_ascii_alphabetic() || b"/!?".contains(&next)),
            b'&' => is_entity(&bytes[at + 1..end]),
            b'$' => is_last(at) || next() != Some(b' '),
            b'!' | b'^' => place.before_link && at + 1 == text.len(),
            b'|' => place.cell,
            _ => false,
        };
        if !escape {
            continue;
        }
        out.push_str(&text[copied..at]);
        copied = at + 1;
        if bytes[at] == b'|' && out.ends_with('\\') {
            // A row is cut at its pipes before backslashes are looked at, and not alike everywhere.
            out.push_str("&#124;");
        } else {
            out.push('\\');
            out.push(char::from(bytes[at]));
        }
    }
    out.push_str(&text[copied..end]);
}

/// The place of the character that would make the beginning of a block something else than text.
fn opens_block(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let second = bytes.get(1).copied();
    let opens = match bytes.first()? {
        b'#' | b'>' | b':' => true,
        first @ (b'-' | b'+' | b'=') => {
            second.is_none_or(|second| second == b' ' || second == *first)
        }
        b'0'..=b'9' => {
            let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
            let mark = bytes.get(digits);
            let after = bytes.get(digits + 1);
            let list = matches!(mark, Some(b'.' | b')')) && matches!(after, None | Some(b' '));
            return (list && digits <= 9).then_some(digits);
        }
        _ => false,
    };
    opens.then_some(0)
}

fn ends_with_letter(text: &str) -> bool {
    text.chars().next_back().is_some_and(char::is_alphanumeric)
}

fn begins_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_alphanumeric)
}

/// Whether what follows an ampersand makes it an entity: `amp;`, `#38;`, `#x26;`.
fn is_entity(rest: &[u8]) -> bool {
    let rest = rest.strip_prefix(b"#").unwrap_or(rest);
    let length = rest
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric())
        .count();
    length > 0 && rest.get(length) == Some(&b';')
}

/// The next part, from `from` on, that a program would turn into a link, a mention or a picture.
fn next_reference(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // The letters of "www." and "gh-" are everywhere; what follows them there is not.
    let next_is = |at: usize, letter| {
        bytes
            .get(at + 1)
            .is_some_and(|next| next.eq_ignore_ascii_case(&letter))
    };
    let mut places = (from..bytes.len()).filter(|&at| {
        can_be(bytes[at], REFERENCE)
            && match bytes[at] {
                b'w' | b'W' => next_is(at, b'w'),
                b'g' | b'G' => next_is(at, b'h'),
                _ => true,
            }
    });
    places.find_map(|at| {
        let rest = &bytes[at..];
        let digit_at = |i: usize| rest.get(i).is_some_and(u8::is_ascii_digit);
        // What stands directly before: nothing at the end of the reference before.
        let before = at.checked_sub(1).filter(|before| *before >= from);
        let in_word = || before.is_some_and(|before| bytes[before].is_ascii_alphanumeric());
        match rest[0] {
            b':' if rest.starts_with(b"://") && in_word() => {
                let start = back(bytes, from, at, |b| {
                    b.is_ascii_alphanumeric() || b"+.-".contains(&b)
                });
                Some(start..address_end(text, at + 3))
            }
            b':' => shortcode(bytes, from, at),
            b'w' | b'W' if starts_with_word(rest, b"www.") && !in_word() => {
                Some(at..address_end(text, at + 4))
            }
            b'@' if rest
                .get(1)
                .is_some_and(|&b| b.is_ascii_alphanumeric() || b"._-".contains(&b)) =>
            {
                let start = back(bytes, from, at, |b| {
                    b.is_ascii_alphanumeric() || b"._%+-".contains(&b)
                });
                Some(
                    start..forth(bytes, at + 1, |b| {
                        b.is_ascii_alphanumeric() || b"._/@-".contains(&b)
                    }),
                )
            }
            b'#' if digit_at(1)
                && !(before.is_some_and(|b| bytes[b] == b'&') && is_entity(rest)) =>
            {
                let start = back(bytes, from, at, |b| {
                    b.is_ascii_alphanumeric() || b"._/-".contains(&b)
                });
                Some(start..forth(bytes, at + 1, |b| b.is_ascii_alphanumeric()))
            }
            b'!' if !in_word() && digit_at(1) => {
                Some(at..forth(bytes, at + 1, |b| b.is_ascii_digit()))
            }
            b'g' | b'G' if starts_with_word(rest, b"gh-") && !in_word() && digit_at(3) => {
                Some(at..forth(bytes, at + 3, |b| b.is_ascii_digit()))
            }
            _ => None,
        }
    })
}

fn starts_with_word(bytes: &[u8], word: &[u8]) -> bool {
    bytes.len() >= word.len() && bytes[..word.len()].eq_ignore_ascii_case(word)
}

/// An emoji name between colons, with the word around it. Times such as `10:30:00` are none.
fn shortcode(bytes: &[u8], from: usize, at: usize) -> Option<Range<usize>> {
    let is_name = |b: u8| b.is_ascii_alphanumeric() || b"_+-".contains(&b);
    let end = forth(bytes, at + 1, is_name);
    let name = &bytes[at + 1..end];
    let named = name.iter().any(u8::is_ascii_alphabetic)
        || [&b"100"[..], b"1234", b"+1", b"-1"].contains(&name);
    (named && bytes.get(end) == Some(&b':')).then(|| {
        let is_word = |b: u8| is_name(b) || b".:".contains(&b);
        back(bytes, from, at, is_word)..forth(bytes, end + 1, is_word)
    })
}

/// The end of an address: at a space or what cannot stand in a code span, without punctuation.
fn address_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let end = rest
        .find(|c: char| c.is_whitespace() || "`\\|<>".contains(c))
        .unwrap_or(rest.len());
    from + rest[..end]
        .trim_end_matches(|c| ".,;:!?'\")]}*_~".contains(c))
        .len()
}

fn back(bytes: &[u8], from: usize, at: usize, belongs: impl Fn(u8) -> bool) -> usize {
    let length = bytes[from..at]
        .iter()
        .rev()
        .take_while(|b| belongs(**b))
        .count();
    at - length
}

fn forth(bytes: &[u8], at: usize, belongs: impl Fn(u8) -> bool) -> usize {
    at + bytes[at..].iter().take_while(|b| belongs(**b)).count()
}
