//! Texts as they may stand in a document: one line, nothing invisible that
//! changes what is around them.

/// Characters that steer the direction of the text after them.
pub(super) fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Letters that are written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Adds a text as one line: runs of white space of any kind become one space, control characters and
/// direction marks go, and text with right-to-left letters is isolated from its neighbours.
pub(super) fn add_line(text: &str, out: &mut String) {
    if is_plain(text) {
        let rest = text.strip_prefix(' ');
        if rest.is_some() {
            add_space(out);
        }
        out.push_str(rest.unwrap_or(text));
        return;
    }
    let start = text.len() - text.trim_start_matches(|c| !is_shown(c)).len();
    let inner = text[start..].trim_end_matches(|c| !is_shown(c));
    if text[..start].contains(char::is_whitespace) {
        add_space(out);
    }
    let isolated = inner.contains(is_right_to_left);
    if isolated {
        out.push('\u{2068}');
    }
    for c in inner.chars() {
        if c.is_whitespace() {
            add_space(out);
        } else if is_shown(c) {
            out.push(c);
        }
    }
    if isolated {
        out.push('\u{2069}');
    }
    if text[start + inner.len()..].contains(char::is_whitespace) {
        add_space(out);
    }
}

/// Whether a text is a clean line as it stands, as nearly every one is: printable ASCII without two
/// spaces in a row. It saves looking at its characters one by one.
pub(super) fn is_plain(text: &str) -> bool {
    let mut before = 0;
    text.bytes().all(|byte| {
        let plain = matches!(byte, b' '..=b'~') && (byte != b' ' || before != b' ');
        before = byte;
        plain
    })
}

/// Whether a character is neither white space nor one that is left out.
fn is_shown(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !is_bidi_control(c) && c != '\u{FEFF}'
}

fn add_space(out: &mut String) {
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

/// A text as one line, see [`add_line`], without spaces around it.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    add_line(text, &mut out);
    out.trim_matches(' ').to_owned()
}

/// At most so many characters of a text, as one line. What is cut off leaves an ellipsis.
pub(super) fn cut(text: &str, most: usize) -> String {
    let line = one_line(text).replace(is_bidi_control, "");
    let mut kept: String = line.chars().take(most).collect();
    if line.chars().nth(most).is_some() {
        kept.pop();
        kept.truncate(kept.trim_end().len());
        kept.push('…');
    }
    one_line(&kept)
}

/// The lines of a text that may have several; lines with nothing on them go.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
        .map(one_line)
        .filter(|line| !line.is_empty())
        .collect()
}
