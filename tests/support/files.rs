//! Plan files to be broken, and what is said about them.

use super::plans::full_plan;
use super::schema::{SCHEMA, definition, referred};
use super::{CATALOG, plain_words};
use loadmap::exchange::file::{self, Refusal};
use loadmap::record::Json;
use std::sync::LazyLock;

/// Reads a plan file.
pub fn read(text: &str) -> Result<file::Opened, Refusal> {
    file::read(text.as_bytes(), &CATALOG)
}

/// The message of a refusal, which follows the rules of wording.
pub fn refusal(bytes: &[u8]) -> String {
    let message = file::read(bytes, &CATALOG).unwrap_err().to_string();
    for line in message.lines() {
        plain_words(line);
    }
    message
}

/// The places and messages of a file with problems.
pub fn problems(json: &Json) -> Vec<(String, String)> {
    let text = json.to_pretty();
    refusal(text.as_bytes());
    match read(&text) {
        Err(Refusal::Damaged(problems)) => {
            problems.into_iter().map(|p| (p.place, p.message)).collect()
        }
        other => panic!("{other:?} for {text}"),
    }
}

/// The file of the full plan, as a tree to be broken.
pub fn full() -> Json {
    static FULL: LazyLock<Json> =
        LazyLock::new(|| Json::parse(&file::write(&full_plan())).unwrap());
    FULL.clone()
}

/// A step on the way to a value.
#[derive(Clone, Debug)]
pub enum Step {
    /// Into an object.
    Key(String),
    /// To the first entry of a list.
    First,
}

/// The place as messages name it.
pub fn place(steps: &[Step]) -> String {
    let mut place = String::new();
    for step in steps {
        match step {
            Step::First => place.push_str("[0]"),
            Step::Key(key) if place.is_empty() => place.push_str(key),
            Step::Key(key) => {
                place.push('.');
                place.push_str(key);
            }
        }
    }
    place
}

/// The value there.
pub fn at<'a>(json: &'a mut Json, steps: &[Step]) -> &'a mut Json {
    steps.iter().fold(json, |json, step| match (json, step) {
        (Json::List(items), Step::First) => &mut items[0],
        (Json::Object(entries), Step::Key(key)) => {
            let entry = entries.iter_mut().find(|(known, _)| known == key);
            &mut entry.unwrap_or_else(|| panic!("{key} is not filled")).1
        }
        (json, step) => panic!("{step:?} in {json:?}"),
    })
}

/// Every value in the full plan, with its schema.
pub fn fields() -> Vec<(Vec<Step>, &'static Json)> {
    fn walk(
        schema: &'static Json,
        value: &Json,
        steps: &mut Vec<Step>,
        found: &mut Vec<(Vec<Step>, &'static Json)>,
    ) {
        let schema = referred(schema).map_or(schema, definition);
        if !steps.is_empty() {
            found.push((steps.clone(), schema));
        }
        match value {
            Json::Object(map) => {
                for (key, value) in map {
                    let inside = match schema.get("properties") {
                        Some(properties) => properties.get(key).unwrap(),
                        None => schema.get("additionalProperties").unwrap(),
                    };
                    steps.push(Step::Key(key.clone()));
                    walk(inside, value, steps, found);
                    steps.pop();
                }
            }
            Json::List(items) => {
                steps.push(Step::First);
                walk(schema.get("items").unwrap(), &items[0], steps, found);
                steps.pop();
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    walk(&SCHEMA, &full(), &mut Vec::new(), &mut found);
    found.retain(|(steps, _)| !matches!(place(steps).as_str(), "product" | "format"));
    found
}
