//! The JSON Schema of the plan file as a tree, and a checker of the keywords
//! that it uses; any other keyword is a failure, so that none goes unchecked.

use loadmap::exchange::schema::schema;
use loadmap::plan::Date;
use loadmap::record::Json;
use std::sync::LazyLock;

/// The schema of the plan file.
pub static SCHEMA: LazyLock<Json> = LazyLock::new(|| Json::parse(&schema()).unwrap());

/// The name that a schema refers to, if it is a reference.
pub fn referred(schema: &Json) -> Option<&str> {
    let name = schema.get("$ref")?.as_text()?;
    Some(name.strip_prefix("#/$defs/").unwrap())
}

/// A definition by its name.
pub fn definition(name: &str) -> &'static Json {
    SCHEMA.get("$defs").unwrap().get(name).unwrap()
}

/// The entries of an object.
pub fn entries(json: &Json) -> &[(String, Json)] {
    match json {
        Json::Object(entries) => entries,
        other => panic!("not an object: {other:?}"),
    }
}

/// The texts of a list.
pub fn texts(json: &Json) -> Vec<&str> {
    match json {
        Json::List(items) => items.iter().map(|item| item.as_text().unwrap()).collect(),
        other => panic!("not a list: {other:?}"),
    }
}

/// An integer that a keyword states.
pub fn bound(schema: &Json, keyword: &str) -> Option<i64> {
    match schema.get(keyword)? {
        Json::Number(digits) => Some(digits.parse().unwrap()),
        other => panic!("{keyword}: {other:?}"),
    }
}

/// The first place where a value does not follow a schema.
pub fn check(schema: &Json, value: &Json, at: &str) -> Result<(), String> {
    let fail = |what: &str| Err(format!("{at}: {what}"));
    for (keyword, rule) in entries(schema) {
        let number = || bound(schema, keyword).unwrap();
        match (keyword.as_str(), value) {
            ("description" | "title" | "$schema" | "$defs", _) => {}
            ("$ref", _) => check(definition(referred(schema).unwrap()), value, at)?,
            ("type", value) => {
                let fits = match (rule.as_text().unwrap(), value) {
                    ("object", Json::Object(_)) | ("array", Json::List(_)) => true,
                    ("string", Json::Text(_)) | ("boolean", Json::Bool(_)) => true,
                    ("integer", Json::Number(digits)) => digits.parse::<i64>().is_ok(),
                    _ => false,
                };
                if !fits {
                    return fail("wrong type");
                }
            }
            ("const", value) if value != rule => return fail("another constant"),
            ("enum", Json::Text(text)) if !texts(rule).contains(&text.as_str()) => {
                return fail("not in the list");
            }
            ("minimum", Json::Number(n)) if n.parse::<i64>().unwrap() < number() => {
                return fail("too small");
            }
            ("maximum", Json::Number(n)) if n.parse::<i64>().unwrap() > number() => {
                return fail("too large");
            }
            ("maxLength", Json::Text(t)) if t.chars().count() as i64 > number() => {
                return fail("too long");
            }
            ("pattern", Json::Text(text)) if !matches(rule.as_text().unwrap(), text) => {
                return fail("another form");
            }
            ("format", Json::Text(text)) => {
                assert_eq!(rule.as_text(), Some("date"));
                if Date::parse(text).is_none() {
                    return fail("not a date");
                }
            }
            ("items", Json::List(items)) => {
                for (i, item) in items.iter().enumerate() {
                    check(rule, item, &format!("{at}[{i}]"))?;
                }
            }
            ("maxItems", Json::List(items)) if items.len() as i64 > number() => {
                return fail("too many entries");
            }
            ("maxProperties", Json::Object(map)) if map.len() as i64 > number() => {
                return fail("too many keys");
            }
            ("required", Json::Object(_)) => {
                for key in texts(rule) {
                    if value.get(key).is_none() {
                        return fail(&format!("{key} is missing"));
                    }
                }
            }
            ("properties", Json::Object(map)) => {
                for (key, value) in map {
                    if let Some(schema) = rule.get(key) {
                        check(schema, value, &format!("{at}.{key}"))?;
                    }
                }
            }
            ("propertyNames", Json::Object(map)) => {
                for (key, _) in map {
                    check(rule, &Json::text(key), &format!("{at}.{key}"))?;
                }
            }
            ("additionalProperties", Json::Object(map)) => {
                assert!(schema.get("properties").is_none());
                for (key, value) in map {
                    check(rule, value, &format!("{at}.{key}"))?;
                }
            }
            (
                "const" | "enum" | "minimum" | "maximum" | "maxLength" | "pattern" | "items"
                | "maxItems" | "maxProperties",
                _,
            ) => {}
            (keyword, value) => panic!("{at}: {keyword} beside {value:?}"),
        }
    }
    Ok(())
}

/// The few patterns that the schema uses.
fn matches(pattern: &str, text: &str) -> bool {
    let all = |test: fn(u8) -> bool| text.bytes().all(test);
    match pattern {
        "^[A-Za-z0-9_-]{1,80}$" => {
            (1..=80).contains(&text.len())
                && all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        }
        "^[0-9a-f]{32}$" => text.len() == 32 && all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')),
        other => panic!("unknown pattern {other}"),
    }
}

/// A value without the keys that the schema does not know.
pub fn known_part(schema: &Json, value: &Json) -> Json {
    let schema = match referred(schema) {
        Some(name) => definition(name),
        None => schema,
    };
    match value {
        Json::Object(map) => {
            let inside = |key: &str| match schema.get("properties") {
                Some(properties) => properties.get(key),
                None => schema.get("additionalProperties"),
            };
            let known = map
                .iter()
                .filter_map(|(key, value)| Some((key.clone(), known_part(inside(key)?, value))));
            Json::Object(known.collect())
        }
        Json::List(items) => {
            let inside = schema.get("items").unwrap();
            Json::List(items.iter().map(|item| known_part(inside, item)).collect())
        }
        other => other.clone(),
    }
}

/// How many records a plan consists of, and how many keys they have with the entries of maps: a
/// record that stands in several places counts in each.
pub fn occurrences() -> (usize, usize) {
    fn walk(schema: &'static Json, records: &mut usize, keys: &mut usize) {
        let schema = referred(schema).map_or(schema, definition);
        if let Some(properties) = schema.get("properties") {
            *records += 1;
            for (_, property) in entries(properties) {
                *keys += 1;
                walk(property, records, keys);
            }
        }
        if let Some(items) = schema.get("items") {
            walk(items, records, keys);
        }
        if let Some(entry) = schema.get("additionalProperties") {
            *keys += 1;
            walk(entry, records, keys);
        }
    }
    let (mut records, mut keys) = (0, 0);
    walk(definition("Plan"), &mut records, &mut keys);
    (records, keys)
}
