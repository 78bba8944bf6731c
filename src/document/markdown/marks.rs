//! Which strong and emphasised texts can be marked as such, so that every parser sees the marks.

use super::super::block::Inline;
use super::super::clean;
use super::Spot;

/// The line without the marks that a parser might not take for marks, or that would touch others;
/// none if all can stay. Their texts become part of the line, and are escaped with it.
pub(super) fn without_unsafe_marks(line: &[Inline], spot: Spot) -> Option<Vec<Inline>> {
    let unsafe_at = |i: usize| match &line[i] {
        Inline::Strong(inner) | Inline::Emphasis(inner) => spot.marked || !is_safe(inner, line, i),
        _ => false,
    };
    let first = (0..line.len()).find(|&i| unsafe_at(i))?;
    let (Inline::Strong(inner) | Inline::Emphasis(inner)) = &line[first] else {
        return None;
    };
    Some([&line[..first], inner, &line[first + 1..]].concat())
}

/// Whether marks around the inner text work where it stands. CommonMark calls it flanking.
fn is_safe(inner: &[Inline], line: &[Inline], at: usize) -> bool {
    let text = outline(inner, false);
    // What stands before keeps its marks; what follows may lose them.
    let (before, after) = (outline(&line[..at], true), outline(&line[at + 1..], false));
    let before = if text.starts_with(' ') {
        Some(' ')
    } else {
        before.chars().next_back()
    };
    let after = if text.ends_with(' ') {
        Some(' ')
    } else {
        after.chars().next()
    };
    let touches_mark = matches!(before, Some('*' | '_'));
    let is_empty = text.trim_matches(' ').is_empty();
    !is_empty && !touches_mark && stands_apart(before) && stands_apart(after)
}

/// Whether marks work beside this character, or at the end of the line, whatever is inside them.
fn stands_apart(outside: Option<char>) -> bool {
    outside.is_none_or(|c| c == ' ' || c.is_ascii_punctuation())
}

/// What a line shows, with one sign for code and one for a link, and with marks or without.
fn outline(line: &[Inline], marks: bool) -> String {
    let mut out = String::new();
    for inline in line {
        match inline {
            Inline::Text(text) => clean::add_line(text, &mut out),
            // A backslash can keep code from being drawn as such.
            Inline::Code(text) if text.contains('\\') => out.push_str(&clean::one_line(text)),
            Inline::Code(text) if clean::one_line(text).is_empty() => {}
            Inline::Code(_) => out.push('`'),
            Inline::Link(inner, _) => {
                let text = outline(inner, false);
                clean::add_line(if text.trim().is_empty() { &text } else { "|" }, &mut out);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => {
                let text = outline(inner, false);
                clean::add_line(&text, &mut out);
                if marks && !text.is_empty() && !text.ends_with(' ') {
                    out.push('*');
                }
            }
        }
    }
    out
}
