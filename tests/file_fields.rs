//! Plan files wrong in one field: the place is named. The fields come from the
//! JSON Schema, so that a new field is covered without a word here.

mod support;

use loadmap::exchange::file::Refusal;
use loadmap::exchange::schema::schema;
use loadmap::plan::rules;
use loadmap::record::Json;
use support::CATALOG;
use support::files::{Step, at, fields, full, place, problems, read};
use support::plans::full_plan;
use support::schema::{SCHEMA, bound, check, definition, occurrences, texts};

#[test]
fn the_full_plan_is_full() {
    let plan = full_plan();
    assert!(rules::problems(&plan, &CATALOG).is_empty());
    let filled = fields()
        .iter()
        .filter(|(steps, _)| matches!(steps.last(), Some(Step::Key(_))))
        .count();
    // Product and format are not the plan's.
    assert_eq!(filled, occurrences().1 - 2);
}

#[test]
fn a_wrong_type_is_named_in_every_field() {
    let values = ["null", "true", "7", "1.5", "\"some words\"", "[]", "{}"];
    for (steps, schema) in fields() {
        for value in values {
            let value = Json::parse(value).unwrap();
            let wrong_form = match (&value, schema.get("type").and_then(Json::as_text)) {
                // Of the right type, but too large, in another form, without a key.
                (Json::Number(n), Some("integer")) => n.contains('.'),
                (Json::Object(_), Some("object")) => false,
                (Json::Text(_), Some("string")) => schema.get("pattern").is_none(),
                _ => true,
            };
            let wrong_form = wrong_form && check(schema, &value, "").is_err();
            if !wrong_form {
                continue;
            }
            let mut json = full();
            *at(&mut json, &steps) = value.clone();
            let found = problems(&json);
            assert_eq!(found[0].0, place(&steps), "{value:?}: {found:?}");
            assert_eq!(found.len(), 1, "{value:?}: {found:?}");
        }
    }
}

#[test]
fn a_value_beyond_its_limits_is_named_in_every_field() {
    for (steps, schema) in fields() {
        let mut beyond = Vec::new();
        if let Some(least) = bound(schema, "minimum") {
            beyond.push(Json::int(least - 1));
        }
        if let Some(most) = bound(schema, "maximum") {
            beyond.extend(most.checked_add(1).map(Json::int));
        }
        if let Some(most) = bound(schema, "maxLength") {
            beyond.push(Json::Text("é".repeat(most as usize + 1)));
        }
        if schema.get("pattern").is_some() {
            let long = "x".repeat(81);
            beyond.extend(["", "two words", "dots.", "é", &long].map(Json::text));
        }
        if schema.get("format").is_some() {
            let dates = ["1999-12-31", "2200-01-01", "2027-02-29", "04.01.2027"];
            beyond.extend(dates.map(Json::text));
        }
        if let Some(most) = bound(schema, "maxItems") {
            let mut json = full();
            let entry = at(&mut json, &[steps.clone(), vec![Step::First]].concat()).clone();
            beyond.push(Json::List(vec![entry; most as usize + 1]));
        }
        for value in beyond {
            let mut json = full();
            *at(&mut json, &steps) = value.clone();
            let found = problems(&json);
            let place = place(&steps);
            assert!(
                found.iter().any(|(at, _)| *at == place),
                "{place}: {found:?}"
            );
        }
    }
}

#[test]
fn a_missing_key_is_named_in_every_record() {
    let mut records = 0;
    for (steps, schema) in [(vec![], definition("Plan"))].into_iter().chain(fields()) {
        let Some(required) = schema.get("required") else {
            continue;
        };
        for key in texts(required) {
            if matches!(key, "product" | "format") {
                continue;
            }
            let mut json = full();
            let Json::Object(entries) = at(&mut json, &steps) else {
                panic!("{steps:?}")
            };
            entries.retain(|(known, _)| known != key);
            let place = place(&[steps.clone(), vec![Step::Key(key.to_owned())]].concat());
            let found = problems(&json);
            assert_eq!(found[0].0, place);
            assert!(found[0].1.starts_with("is missing. Add it"), "{found:?}");
            records += 1;
        }
    }
    assert!(records > 10);
}

#[test]
fn what_the_schema_forbids_is_refused_and_the_other_way_round() {
    let mut forbidden = 0;
    for (steps, _) in fields() {
        for value in [
            "null",
            "-1",
            "99999999999999",
            "\"\"",
            "\"two words\"",
            "[[]]",
            "{\"a b\": {}}",
        ] {
            let mut json = full();
            *at(&mut json, &steps) = Json::parse(value).unwrap();
            let fits = check(&SCHEMA, &json, "plan");
            let opens = read(&json.to_pretty());
            if fits.is_err() {
                forbidden += 1;
                assert!(opens.is_err(), "{} {value}: {fits:?}", place(&steps));
            } else if let Err(Refusal::Damaged(problems)) = opens {
                // What no schema can say: references, order, the model's id.
                let words = ["currency", "model", "title", "finish", "work", "answers"];
                let message = problems[0].to_string();
                assert!(words.iter().any(|word| message.contains(word)), "{message}");
            }
        }
    }
    assert!(forbidden > 300);
}

#[test]
fn rules_beyond_the_schema_are_named() {
    let at_item = |key: &str| {
        vec![
            Step::Key("roadmap".into()),
            Step::Key("items".into()),
            Step::First,
            Step::Key(key.into()),
        ]
    };
    let at_vision = |key: &str| vec![Step::Key("vision".into()), Step::Key(key.into())];
    let set = |steps: &[Step], value: &str| {
        let mut json = full();
        *at(&mut json, steps) = Json::parse(value).unwrap();
        problems(&json)
    };
    let person = [
        Step::Key("resources".into()),
        Step::Key("people".into()),
        Step::First,
        Step::Key("id".into()),
    ];
    for (steps, value, place, said) in [
        (
            at_item("finish"),
            "1",
            "roadmap.items[0].finish",
            "not after the start",
        ),
        (
            at_item("id"),
            "4294967294",
            "roadmap.items[0].id",
            "Raise \"nextItem\"",
        ),
        (
            at_item("work"),
            "[{\"likely\": 3, \"pessimistic\": 2}]",
            "roadmap.items[0].work[0]",
            "likely at most pessimistic",
        ),
        (
            at_item("work"),
            "[{\"role\": \"sre\"}, {\"role\": \"sre\"}]",
            "roadmap.items[0].work[1]",
            "Add the two up",
        ),
        (
            at_vision("drivers"),
            "[\"growth\", \"cost-efficiency\", \"growth\"]",
            "vision.drivers[2]",
            "\"growth\" a second time",
        ),
        (
            vec![Step::Key("details".into()), Step::Key("eventDate".into())],
            "\"2027-01-03\"",
            "details.eventDate",
            "before the plan's first day (2027-01-04). Give the next date",
        ),
        (
            [&person[..3], &[Step::Key("until".into())]].concat(),
            "\"2027-01-03\"",
            "resources.people[0].until",
            "before the first day (2027-01-04). Correct one",
        ),
        (
            at_vision("blanks"),
            "{\"headroom\": \"<b>lots</b>\"}",
            "vision.blanks.headroom",
            "must be a number, such as",
        ),
        (person.to_vec(), "1", "", "another item of the plan has too"),
        (
            vec![Step::Key("details".into()), Step::Key("currency".into())],
            "\"€\"",
            "details.currency",
            "three capital letters",
        ),
        (
            vec![Step::Key("assessment".into()), Step::Key("answers".into())],
            "{\"obj-1a\": {\"choice\": \"X\"}}",
            "assessment.answers.obj-1a",
            "not applicable",
        ),
    ] {
        let found = set(&steps, value);
        let named = found
            .iter()
            .any(|(at, message)| (place.is_empty() || at == place) && message.contains(said));
        assert!(named, "{value}: {found:?}");
    }
    let mut json = full();
    let Json::Object(item) = at(&mut json, &at_item("id")[..3]) else {
        panic!()
    };
    item.retain(|(key, _)| key != "source" && key != "title");
    assert_eq!(problems(&json)[0].0, "roadmap.items[0].title");
}

#[test]
fn the_schema_is_json_of_its_own_draft() {
    let schema: serde_json::Value = serde_json::from_str(&schema()).unwrap();
    assert_eq!(
        schema["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    let required = &schema["$defs"]["Plan"]["required"];
    let expected = ["product", "format", "id", "model", "nextItem", "details"];
    assert_eq!(*required, serde_json::json!(expected));
}
