//! JSON Schema of the plan file, made from the same field tables that read it.

use super::file::FORMAT;
use crate::plan::Plan;
use crate::record::{Field, Json, Rule};

/// The schema, draft 2020-12, as a JSON text.
#[must_use]
pub fn schema() -> String {
    let mut definitions = Vec::new();
    let _ = Plan::schema(Rule::ANY, &mut definitions);
    if let Some((_, plan)) = definitions.iter_mut().find(|(name, _)| name == "Plan") {
        head(plan);
    }
    let pair = |key: &str, value: Json| (key.to_owned(), value);
    Json::Object(vec![
        pair(
            "$schema",
            Json::text("https://json-schema.org/draft/2020-12/schema"),
        ),
        pair("title", Json::text("Loadmap plan file")),
        pair("$ref", Json::text("#/$defs/Plan")),
        pair("$defs", Json::Object(definitions)),
    ])
    .to_pretty()
}

/// Adds what marks the file as a plan of ours, which is no field of the plan,
/// and the form of its id.
fn head(plan: &mut Json) {
    let Json::Object(members) = plan else { return };
    let constant = |value: Json| Json::Object(vec![("const".to_owned(), value)]);
    for (key, value) in members {
        if let ("properties", Json::Object(properties)) = (key.as_str(), &mut *value) {
            let format = Json::int(FORMAT);
            properties.insert(0, ("product".to_owned(), constant(Json::text("loadmap"))));
            properties.insert(1, ("format".to_owned(), constant(format)));
            for (key, property) in properties {
                if let ("id", Json::Object(id)) = (key.as_str(), property) {
                    id.push(("pattern".to_owned(), Json::text("^[0-9a-f]{32}$")));
                }
            }
        } else if let ("required", Json::List(required)) = (key.as_str(), value) {
            required.insert(0, Json::text("product"));
            required.insert(1, Json::text("format"));
        }
    }
}
