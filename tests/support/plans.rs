//! Arbitrary plans that keep every rule, over every field of every part: made
//! from the JSON Schema, so that a new field is covered without a word here.

use super::mend::mend;
use super::schema::{SCHEMA, bound, definition, entries, known_part, referred, texts};
use super::values::{kind, value};
use super::{CATALOG, SOME_ID};
use loadmap::catalog::Kind;
use loadmap::plan::Plan;
use loadmap::record::{Field, Json, Path, Problems};
use proptest::prelude::*;
use std::sync::Arc;

/// Any plan, with unknown keys in every record.
pub fn plan() -> impl Strategy<Value = Plan> {
    valid(true)
}

/// Any plan of which this version knows every key.
pub fn known_plan() -> impl Strategy<Value = Plan> {
    valid(false)
}

/// A plan in which every field of every record is filled, each list and map
/// with one entry.
pub fn full_plan() -> Plan {
    let Json::Object(mut keys) = full(&SCHEMA) else {
        panic!("not an object")
    };
    keys.retain(|(key, _)| key != "product" && key != "format");
    let mut plan = mend(decoded(&Json::Object(keys)), 1);
    // Mending what only the words of the rules forbid must not empty a field.
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    items[0].after = vec![items[0].id];
    items[0].lags[0].after = items[0].id;
    plan
}

fn full(schema: &'static Json) -> Json {
    if let Some(name) = referred(schema) {
        let known = |kind| (1..99).find_map(|number| CATALOG.id_of(kind, number));
        return match kind(name) {
            Some(Kind::Local) => Json::text(CATALOG.outcome_probes[0].options[0].id),
            Some(kind) => Json::text(known(kind).unwrap()),
            None => full(definition(name)),
        };
    }
    if let Some(value) = schema.get("const") {
        return value.clone();
    }
    match schema.get("type").and_then(Json::as_text).unwrap() {
        "boolean" => Json::Bool(true),
        "integer" => Json::int(bound(schema, "minimum").unwrap_or(0) + 1),
        "array" => Json::List(vec![full(schema.get("items").unwrap())]),
        "object" => match schema.get("properties") {
            Some(properties) => {
                let fields = entries(properties).iter();
                let fields = fields.map(|(key, schema)| (key.clone(), full(schema)));
                Json::Object(fields.collect())
            }
            None => {
                let key = full(schema.get("propertyNames").unwrap());
                let value = full(schema.get("additionalProperties").unwrap());
                Json::Object(vec![(key.as_text().unwrap().to_owned(), value)])
            }
        },
        _ => match schema.get("enum") {
            // Not the first, which is the default and left out.
            Some(words) => Json::text(texts(words)[1]),
            None if schema.get("format").is_some() => Json::text("2027-01-04"),
            None if schema.get("pattern").is_some() => Json::text(SOME_ID),
            None => Json::text("A"),
        },
    }
}

/// The plan without id and unknown keys: what a link holds of it.
pub fn in_link(plan: &Plan) -> Plan {
    let known = known_part(definition("Plan"), &plan.encode());
    let mut plan = decoded(&known);
    plan.id.clear();
    // What an accepted roadmap was found for can be worked out again.
    if let Some(basis) = &mut Arc::make_mut(&mut plan.roadmap).basis {
        basis.inputs = 0;
    }
    plan
}

/// A plan from its tree; the tree is of the right types.
pub fn decoded(json: &Json) -> Plan {
    let mut problems = Problems::default();
    let plan = Plan::decode(json, &Path::Root, &mut problems);
    assert!(problems.is_empty(), "{problems:?}");
    plan.unwrap()
}

fn valid(unknown: bool) -> impl Strategy<Value = Plan> {
    let json = value(SCHEMA.get("$ref").map(|_| &*SCHEMA).unwrap(), unknown);
    (json, any::<u64>()).prop_map(|(json, luck)| {
        let Json::Object(mut keys) = json else {
            panic!("not an object")
        };
        keys.retain(|(key, _)| key != "product" && key != "format");
        mend(decoded(&Json::Object(keys)), luck)
    })
}
