//! Mermaid diagrams as GitHub draws them (11.x).
//!
//! The grammar forgives little and some texts are lost in silence, so everything that comes from
//! outside goes through [`shown`]: names begin with a code, hold no mark that ends a name, and are
//! short, because labels do not wrap. Ids, dates and figures are written by this module only.

mod flowchart;
mod gantt;
mod points;
mod series;

pub use flowchart::{Link, Node, flowchart};
pub use gantt::{Bar, Progress, Section, Span, gantt};
pub use points::{Point, Quadrants, quadrants};
pub use series::{Series, series};

use super::block::Diagram;
use super::clean;

/// Most characters of a name: labels do not wrap.
const LONGEST_NAME: usize = 40;
/// Most characters of a diagram that Mermaid draws.
const LONGEST_SOURCE: usize = 50_000;

/// A diagram being written.
struct Writer {
    source: String,
    title: String,
    description: String,
}

impl Writer {
    /// Begins a diagram of a kind, with its name and one sentence for people who cannot see it.
    fn new(kind: &str, title: &str, description: &str) -> Writer {
        let mut writer = Writer {
            source: format!("{kind}\n"),
            title: shown(title, 200),
            description: shown(description, 500),
        };
        writer.line(&format!("accTitle: {}", writer.title));
        writer.line(&format!("accDescr: {}", writer.description));
        writer
    }

    /// Adds a line.
    fn line(&mut self, line: &str) {
        self.source.push_str("    ");
        self.source.push_str(line);
        self.source.push('\n');
    }

    /// The diagram; none if Mermaid would refuse its size.
    fn finish(self) -> Option<Diagram> {
        let fits = self.source.chars().count() <= LONGEST_SOURCE;
        fits.then_some(Diagram {
            title: self.title,
            description: self.description,
            source: self.source,
        })
    }
}

/// A code and a name as a label: `I-07 First honest load test`.
fn label(code: &str, name: &str) -> String {
    shown(&format!("{code} {name}"), LONGEST_NAME)
}

/// A text as it may stand in a diagram. A colon would end a name, per cent signs begin a directive,
/// quotes and brackets end a label, and a number sign before a semicolon is an entity.
fn shown(text: &str, most: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let line = clean::one_line(text);
    for (i, c) in line.char_indices() {
        match c {
            ':' if line[i + 1..].starts_with(' ') && !out.ends_with(' ') => out.push_str(" –"),
            ':' => out.push('–'),
            '%' if out.ends_with('%') => {}
            '$' if out.ends_with('$') => {}
            '"' | '`' => out.push('\''),
            '<' => out.push('‹'),
            '>' => out.push('›'),
            '{' | '[' => out.push('('),
            '}' | ']' => out.push(')'),
            '|' => out.push('/'),
            '\\' => out.push('/'),
            ';' if out.contains('#') => out.push(','),
            _ => out.push(c),
        }
    }
    clean::cut(&out, most)
}

/// Letters, digits, `-` and `_` of a code: what an id may hold.
fn id(code: &str) -> String {
    let mut id = code.to_owned();
    id.retain(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    id
}

/// A number between 0 and 1, given in thousandths: exactly `0` or `1` at the ends, else three
/// decimals. Mermaid reads nothing else there.
fn coordinate(thousandths: u16) -> String {
    match thousandths {
        0 => "0".to_owned(),
        1_000.. => "1".to_owned(),
        part => format!("0.{part:03}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_hold_nothing_that_ends_them() {
        for (name, want) in [
            (
                "Facts first: journeys, owner",
                "I-01 Facts first – journeys, owner",
            ),
            ("10:30", "I-01 10–30"),
            ("%%{init}%% x", "I-01 %(init)% x"),
            ("a\nb\"c\"", "I-01 a b'c'"),
            ("title x", "I-01 title x"),
            ("<img src=x>", "I-01 ‹img src=x›"),
            ("#35; and more", "I-01 #35, and more"),
            ("", "I-01"),
        ] {
            assert_eq!(label("I-01", name), want);
        }
    }

    #[test]
    fn names_are_cut_to_forty_characters() {
        let cut = label("I-01", &"日".repeat(60));
        assert_eq!(cut.chars().count(), 40);
        assert!(cut.ends_with('…'));
        assert_eq!(label("I-01", &"x".repeat(35)).chars().count(), 40);
    }

    #[test]
    fn right_to_left_names_are_isolated_even_when_cut() {
        let name = label("I-01", &"ש".repeat(60));
        assert!(
            name.starts_with('\u{2068}') && name.ends_with('\u{2069}'),
            "{name}"
        );
    }

    #[test]
    fn ids_hold_letters_digits_and_dashes_only() {
        assert_eq!(id("I-07"), "I-07");
        assert_eq!(id("W é1.x"), "W1x");
    }

    #[test]
    fn coordinates_have_three_decimals_or_none() {
        assert_eq!(coordinate(0), "0");
        assert_eq!(coordinate(5), "0.005");
        assert_eq!(coordinate(250), "0.250");
        assert_eq!(coordinate(1_000), "1");
        assert_eq!(coordinate(1_200), "1");
    }
}
