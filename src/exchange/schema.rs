//! JSON Schema of the plan file, made from the same field tables that read it.

use super::file::{FORMAT, REQUIRED};
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
/// and the keys that a file must have.
fn head(plan: &mut Json) {
    let Json::Object(members) = plan else { return };
    let constant = |value: Json| Json::Object(vec![("const".to_owned(), value)]);
    for (key, value) in members.iter_mut() {
        if let ("properties", Json::Object(properties)) = (key.as_str(), value) {
            let format = Json::int(i64::from(FORMAT));
            properties.insert(0, ("product".to_owned(), constant(Json::text("loadmap"))));
            properties.insert(1, ("format".to_owned(), constant(format)));
        }
    }
    let required = ["product", "format"].into_iter().chain(REQUIRED);
    members.push((
        "required".to_owned(),
        Json::List(required.map(Json::text).collect()),
    ));
}
