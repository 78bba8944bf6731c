//! The plan file: JSON, format 1.

use crate::catalog::Catalog;
use crate::plan::{Plan, rules};
use crate::record::json::{MAX_DEPTH, Unreadable};
use crate::record::{Field, Json, Path, Problem, Problems};
use std::fmt;

/// Format that this version writes. It rises only when a meaning changes.
pub const FORMAT: u32 = 1;
/// Largest file that is read, in bytes.
pub const MAX_BYTES: usize = 5_000_000;
/// Value of the key `product` that marks a plan of ours.
const PRODUCT: &str = "loadmap";
/// Keys without which nothing can be made of a plan.
pub(super) const REQUIRED: [&str; 4] = ["id", "model", "nextItem", "details"];
/// Format 0 never existed outside the workshop, so it has no migration.
const OLDEST: u32 = 1;

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
        /// Column of the first mistake, from 1.
        column: usize,
        /// What it looks like, if that can be told.
        hint: &'static str,
    },
    /// One object names a key twice.
    DuplicateKey(String),
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
            Refusal::NotJson { line, column, hint } => {
                write!(
                    f,
                    "This is not a JSON file: reading stopped at line {line}, column {column}."
                )?;
                if hint.is_empty() {
                    f.write_str(" Choose a plan file, or take it from a backup.")
                } else {
                    write!(f, " {hint}")
                }
            }
            Refusal::DuplicateKey(key) => write!(
                f,
                "The key \"{key}\" stands twice in the same object, so it is not clear which one holds. Remove one of them."
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
        Unreadable::Syntax { line, column } => Refusal::NotJson {
            line,
            column,
            hint: hint(text, line, column),
        },
        Unreadable::DuplicateKey(key) => Refusal::DuplicateKey(key),
        Unreadable::TooDeep => Refusal::TooDeep,
    })?;
    from_json(json, catalog)
}

/// Writes a plan file.
#[must_use]
pub fn write(plan: &Plan) -> String {
    let mut entries = vec![
        ("product".to_owned(), Json::text(PRODUCT)),
        ("format".to_owned(), Json::int(i64::from(FORMAT))),
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
    let format = match json.get("format") {
        Some(value) => u32::decode(value, &at, &mut problems),
        None => {
            problems.add(
                &at,
                "is missing. Add \"format\": 1, or take the file from a backup.",
            );
            None
        }
    };
    match format {
        Some(format) if format > FORMAT => return Err(Refusal::Newer),
        Some(format) if format < OLDEST => {
            problems.add(&at, format!("is {format}; the oldest format is {OLDEST}."));
        }
        _ => {}
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
    for key in REQUIRED {
        if json.get(key).is_none() {
            problems.add(
                &root.key(key),
                "is missing. Add it, or take the file from a backup.",
            );
        }
    }
    let plan = Plan::decode(&json, &root, &mut problems);
    if let Some(plan) = &plan
        && json.get("id").is_some()
        && !is_plan_id(&plan.id)
    {
        problems.add(&root.key("id"), "must be 32 hexadecimal digits (0-9, a-f).");
    }
    // A value of the wrong type reads as its default, which may break rules
    // that the file does not: rules are judged only when all types are right.
    match plan {
        Some(plan) if problems.is_empty() => {
            let broken = rules::problems(&plan, catalog);
            if broken.is_empty() {
                let notices = rules::notices(&plan, catalog);
                Ok(Opened { plan, notices })
            } else {
                Err(Refusal::Damaged(broken.into_list()))
            }
        }
        _ => Err(Refusal::Damaged(problems.into_list())),
    }
}

/// Whether a text is a plan id: 32 hexadecimal digits.
#[must_use]
pub fn is_plan_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The likely cause of a mistake in hand-edited JSON.
fn hint(text: &str, line: usize, column: usize) -> &'static str {
    let Some(row) = text.lines().nth(line.saturating_sub(1)) else {
        return "";
    };
    let before = row
        .char_indices()
        .take_while(|(i, _)| *i + 1 < column)
        .map(|(_, c)| c)
        .collect::<String>();
    let rest = row.get(before.len()..).unwrap_or("");
    let earlier = text
        .lines()
        .take(line.saturating_sub(1))
        .collect::<Vec<_>>()
        .join("\n")
        + &before;
    let last = earlier.trim_end().chars().last();
    let cut = text.len() == earlier.len() + rest.len() && rest.trim().len() <= 1;
    if text.trim_start().starts_with('<') {
        "It looks like a web page. Choose the plan file itself."
    } else if rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with('#') {
        "JSON has no comments. Remove the comment."
    } else if rest.starts_with('\'') {
        "JSON wants double quotes. Replace the single quotes."
    } else if (rest.starts_with('}') || rest.starts_with(']')) && last == Some(',') {
        "Remove the comma before the closing bracket."
    } else if cut {
        "The file ends too early. Take it from a backup."
    } else {
        ""
    }
}
