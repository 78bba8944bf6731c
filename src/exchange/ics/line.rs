//! Content lines: unfolding, names, parameters, escapes. Source: RFC 5545 §3.1, §3.3.11.

/// Longest name that is kept, in characters: a line of the plan.
const LONGEST_NAME: usize = 200;

/// The bytes with folded lines put together and one `\n` at the end of each line, whichever kind of
/// line end the file has.
pub(super) fn unfolded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let ends = match &bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            [byte, ..] => {
                out.push(*byte);
                at += 1;
                continue;
            }
            [] => break,
        };
        at += ends;
        match bytes.get(at) {
            Some(b' ' | b'\t') => at += 1,
            _ => out.push(b'\n'),
        }
    }
    out
}

/// A property: its name, its parameters as written, its value as written.
pub(super) struct Property<'a> {
    pub name: &'a str,
    parameters: &'a str,
    pub value: &'a str,
}

impl<'a> Property<'a> {
    /// The property of a line; none if the line is none.
    pub fn of(line: &'a str) -> Option<Property<'a>> {
        let mut quoted = false;
        let colon = line.char_indices().find(|(_, letter)| {
            quoted ^= *letter == '"';
            *letter == ':' && !quoted
        });
        let (head, value) = line.split_at(colon?.0);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Property {
            name: name.trim(),
            parameters,
            value: value[1..].trim(),
        })
    }

    /// Whether it has this name, whatever its case.
    pub fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Whether a parameter says that its value is a date without a time.
    pub fn is_date(&self) -> bool {
        self.parameters.split(';').any(|parameter| {
            parameter.split_once('=').is_some_and(|(name, value)| {
                name.eq_ignore_ascii_case("VALUE")
                    && value.trim_matches('"').eq_ignore_ascii_case("DATE")
            })
        })
    }
}

/// A text without its escapes, in one line, no longer than a line of the plan.
pub(super) fn text(value: &str) -> String {
    let mut text = String::new();
    let mut escaped = false;
    for letter in value.chars() {
        let plain = match (escaped, letter) {
            (false, '\\') => {
                escaped = true;
                continue;
            }
            (true, 'n' | 'N') => ' ',
            (_, letter) if letter.is_control() => ' ',
            (_, letter) => letter,
        };
        escaped = false;
        text.push(plain);
    }
    let mut words = String::new();
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    match words.char_indices().nth(LONGEST_NAME) {
        None => words,
        Some(_) => {
            let mut short: String = words.chars().take(LONGEST_NAME - 1).collect();
            short.push('…');
            short
        }
    }
}
