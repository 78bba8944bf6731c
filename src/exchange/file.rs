//! The plan file: JSON, format 1.

use crate::catalog::Catalog;
use crate::plan::{Plan, notices, rules};
use crate::record::json::MAX_DEPTH;
use crate::record::parse::{Mistake, Unreadable};
use crate::record::{Field, Json, Path, Problem, Problems, Shown};
use std::fmt;

/// Format that this version writes. It rises only when a meaning changes.
pub const FORMAT: i64 = 1;
/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;
/// Value of the key `product` that marks a plan of ours.
const PRODUCT: &str = "loadmap";
/// Format 0 never existed outside the workshop, so it has no migration.
const OLDEST: i64 = 1;

/// A plan that was read, and what a person should know about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    /// The plan.
    pub plan: Plan,
    /// What is odd but kept.
    pub notices: Vec<Problem>,
}

/// Why a file was refused. Nothing of it is used then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`MAX_BYTES`] bytes.
    TooBig(usize),
    /// Nothing in it.
    Empty,
    /// Not UTF-8 text.
    NotText,
    /// Text, but not JSON.
    NotJson {
        /// Line of the first mistake, from 1.
        line: usize,
        /// Column of the first mistake in characters, from 1.
        column: usize,
        /// What it looks like.
        mistake: Mistake,
    },
    /// One object names a key twice.
    DuplicateKey {
        /// Line of the second one, from 1.
        line: usize,
        /// The key.
        key: String,
    },
    /// Nested deeper than a plan can be.
    TooDeep,
    /// JSON, but not a plan.
    NotAPlan,
    /// A plan of a newer version.
    Newer,
    /// A plan with problems, the first of them first.
    Damaged(Vec<Problem>),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooBig(bytes) => write!(
                f,
                "The file has {} kB; a plan file has at most {} kB. Check that it is the right file.",
                bytes / 1_000,
                MAX_BYTES / 1_000
            ),
            Refusal::Empty => f.write_str("The file is empty. Choose another file."),
            Refusal::NotText => f.write_str(
                "This is not a text file in UTF-8. A plan file is JSON; choose that file, or save it as UTF-8.",
            ),
            Refusal::NotJson {
                line,
                column,
                mistake,
            } => write!(
                f,
                "This is not a JSON file: reading stopped at line {line}, column {column}. {}",
                hint(*mistake)
            ),
            Refusal::DuplicateKey { line, key } => write!(
                f,
                "Line {line} names the key \"{}\" a second time in the same object, so it is not clear which one holds. Remove one of them.",
                Shown(key)
            ),
            Refusal::TooDeep => write!(
                f,
                "The file nests deeper than {MAX_DEPTH} levels; a plan never does. Check that it is the right file."
            ),
            Refusal::NotAPlan => f.write_str(
                "This is JSON, but not a Loadmap plan: the key \"product\" with the value \"loadmap\" is missing. Choose a file that Loadmap saved.",
            ),
            Refusal::Newer => f.write_str(
                "This plan was made by a newer version of Loadmap. Update Loadmap (reload the page), then open it again.",
            ),
            Refusal::Damaged(problems) => {
                f.write_str("The plan has problems and was not opened. Mend them or take the file from a backup:")?;
                for problem in problems {
                    write!(f, "\n- {problem}")?;
                }
                Ok(())
            }
        }
    }
}

/// Reads a plan file.
///
/// # Errors
/// A [`Refusal`]; all or nothing.
pub fn read(bytes: &[u8], catalog: &Catalog) -> Result<Opened, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooBig(bytes.len()));
    }
    // Bytes are checked before anything decodes them: a lossy decoder would
    // make broken files look whole.
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::NotText)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let json = Json::parse(text).map_err(|unreadable| match unreadable {
        Unreadable::Syntax {
            line,
            column,
            mistake,
        } => Refusal::NotJson {
            line,
            column,
            mistake,
        },
        Unreadable::DuplicateKey { line, key } => Refusal::DuplicateKey { line, key },
        Unreadable::TooDeep => Refusal::TooDeep,
    })?;
    from_json(json, catalog)
}

/// Writes a plan file.
#[must_use]
pub fn write(plan: &Plan) -> String {
    let mut entries = vec![
        ("product".to_owned(), Json::text(PRODUCT)),
        ("format".to_owned(), Json::int(FORMAT)),
    ];
    if let Json::Object(fields) = plan.encode() {
        entries.extend(fields);
    }
    Json::Object(entries).to_pretty()
}

fn from_json(json: Json, catalog: &Catalog) -> Result<Opened, Refusal> {
    if json.get("product").and_then(Json::as_text) != Some(PRODUCT) {
        return Err(Refusal::NotAPlan);
    }
    let mut problems = Problems::default();
    let root = Path::Root;
    let at = root.key("format");
    match json
        .get("format")
        .map(|value| i64::decode(value, &at, &mut problems))
    {
        Some(Some(format)) if format > FORMAT => return Err(Refusal::Newer),
        Some(Some(format)) if format < OLDEST => {
            problems.add(&at, format!("is {format}; the oldest format is {OLDEST}."));
        }
        Some(_) => {}
        None => problems.add(
            &at,
            "is missing. Add \"format\": 1, or take the file from a backup.",
        ),
    }
    let json = match json {
        Json::Object(entries) => Json::Object(
            entries
                .into_iter()
                .filter(|(key, _)| key != "product" && key != "format")
                .collect(),
        ),
        other => other,
    };
    let plan = Plan::decode(&json, &root, &mut problems);
    if json.get("id").and_then(Json::as_text) == Some("") {
        problems.add(
            &root.key("id"),
            "is empty. Give it 32 hexadecimal digits (0-9, a-f).",
        );
    }
    // A value of the wrong type reads as its default, which may break rules
    // that the file does not: rules are judged only when all types are right.
    match plan {
        Some(plan) if problems.is_empty() => {
            let broken = rules::problems(&plan, catalog);
            if broken.is_empty() {
                let notices = notices(&plan, catalog);
                Ok(Opened { plan, notices })
            } else {
                Err(Refusal::Damaged(broken.into_list()))
            }
        }
        _ => Err(Refusal::Damaged(problems.into_list())),
    }
}

/// What a mistake in hand-edited JSON comes from, and what to do about it.
fn hint(mistake: Mistake) -> &'static str {
    match mistake {
        Mistake::Cut => "The file ends too early. Take it from a backup.",
        Mistake::Comment => "JSON has no comments. Remove the comment.",
        Mistake::TrailingComma => "Remove the comma before the closing bracket.",
        Mistake::MissingComma => "Put a comma between the two entries.",
        Mistake::Quotes => "JSON wants straight double quotes. Replace the other quotes.",
        Mistake::BareKey => "Put the key in double quotes.",
        Mistake::MissingColon => "Put a colon between the key and its value.",
        Mistake::Word => {
            "JSON knows no other words than true, false and null. Put texts in double quotes, or remove the entry."
        }
        Mistake::Number => {
            "Write numbers as digits with at most one minus before and one point inside, such as 12 or -0.5."
        }
        Mistake::HugeNumber => "The number is too large for a plan. Check it.",
        Mistake::ControlCharacter => {
            "A text holds a line break or another control character. Write \\n for a line break."
        }
        Mistake::Escape => "Write a backslash inside a text as two backslashes.",
        Mistake::TextAfterEnd => "More text follows behind the end of the plan. Remove it.",
        Mistake::Markup => "It looks like a web page. Choose the plan file itself.",
        Mistake::Other => "Choose a plan file, or take it from a backup.",
    }
}
