//! Arbitrary values that follow the JSON Schema: records with unknown keys,
//! texts that some program stumbled over, ids of which most are known.

use super::CATALOG;
use super::schema::{bound, definition, entries, referred, texts};
use loadmap::catalog::Kind;
use loadmap::plan::Date;
use loadmap::record::Json;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use std::collections::BTreeSet;

/// A value that follows a schema.
pub fn value(schema: &'static Json, unknown: bool) -> BoxedStrategy<Json> {
    if let Some(name) = referred(schema) {
        return match kind(name) {
            Some(kind) => id(kind).prop_map(|id| Json::text(&id)).boxed(),
            None => value(definition(name), unknown),
        };
    }
    if let Some(value) = schema.get("const") {
        return Just(value.clone()).boxed();
    }
    match schema.get("type").and_then(Json::as_text).unwrap() {
        "boolean" => any::<bool>().prop_map(Json::Bool).boxed(),
        "integer" => {
            let least = bound(schema, "minimum").unwrap_or(i64::MIN);
            let most = bound(schema, "maximum").unwrap_or(i64::MAX);
            prop_oneof![
                4 => least..=most,
                3 => least..=most.min(least.saturating_add(40)),
                1 => select(vec![least, most]),
            ]
            .prop_map(Json::int)
            .boxed()
        }
        "string" => string(schema),
        "array" => {
            let most = bound(schema, "maxItems").unwrap() as usize;
            let items = value(schema.get("items").unwrap(), unknown);
            prop::collection::vec(items, 0..=most.min(4))
                .prop_map(Json::List)
                .boxed()
        }
        "object" => match schema.get("properties") {
            Some(properties) => record(schema, properties, unknown),
            None => {
                let keys = kind(referred(schema.get("propertyNames").unwrap()).unwrap()).unwrap();
                let values = value(schema.get("additionalProperties").unwrap(), unknown);
                prop::collection::btree_map(id(keys), values, 0..8)
                    .prop_map(|map| Json::Object(map.into_iter().collect()))
                    .boxed()
            }
        },
        other => panic!("no strategy for {other}"),
    }
}

fn record(schema: &'static Json, properties: &'static Json, unknown: bool) -> BoxedStrategy<Json> {
    let required = schema.get("required").map(texts).unwrap_or_default();
    let properties = entries(properties);
    let known: BTreeSet<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
    let fields: Vec<_> = properties
        .iter()
        .map(|(key, schema)| {
            let value = value(schema, unknown);
            let value = match required.contains(&key.as_str()) {
                true => value.prop_map(Some).boxed(),
                false => prop::option::weighted(0.6, value).boxed(),
            };
            value.prop_map(|value| value.map(|value| (key.clone(), value)))
        })
        .collect();
    let extra = if unknown { 0..3 } else { 0..1 };
    let extra =
        prop::collection::btree_map(prop_oneof!["[a-z]{1,9}", hostile(40)], any_json(), extra);
    (fields, extra, any::<bool>())
        .prop_map(move |(fields, extra, first)| {
            let fields = fields.into_iter().flatten();
            let extra = extra
                .into_iter()
                .filter(|(key, _)| !known.contains(key.as_str()) && key != "product");
            Json::Object(if first {
                extra.chain(fields).collect()
            } else {
                fields.chain(extra).collect()
            })
        })
        .boxed()
}

fn string(schema: &'static Json) -> BoxedStrategy<Json> {
    if let Some(words) = schema.get("enum") {
        return select(texts(words)).prop_map(Json::text).boxed();
    }
    if schema.get("format").is_some() {
        return (0..=73_048)
            .prop_map(|days| Json::Text(Date::from_number(days).to_string()))
            .boxed();
    }
    if schema.get("pattern").is_some() {
        return "[0-9a-f]{32}".prop_map(Json::Text).boxed();
    }
    hostile(bound(schema, "maxLength").unwrap() as usize)
        .prop_map(Json::Text)
        .boxed()
}

/// Texts that some program stumbled over.
const NASTY: &[&str] = &[
    "\"quoted\" and 'single'",
    "a|b\\|c\\",
    "line\nbreak\r\n\r\ttab",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1)) ![x](https://example.org/x.png)",
    "```\n~~~\n# heading\n---\n| a | b |",
    "\u{202e}sdrawkcab \u{2066}isolated\u{2069} \u{200b}zero\u{ad}width",
    "👨‍👩‍👧‍👦 🇪🇺 z̷̢͕̀a̵l̶g̴o̸ ﷽",
    "مرحبا שלום 你好 こんにちは",
    "\0\u{1}\u{8}\u{1b}[31m\u{7f}\u{85}\u{2028}\u{2029}\u{feff}",
    "=cmd|'/C calc'!A0",
    "undefined null NaN true 0 -0 1e400",
    "__proto__ constructor",
    "../../etc/passwd C:\\Windows CON",
    "%23 %2523 &amp; &#x3c; ${x} {{x}} $HOME",
    "p95 below 800 ms at 1,200 requests/s",
    "Is the mix of operations in your tests taken from production logs or analytics?",
    " ",
    "",
];

/// Texts of at most so many characters.
fn hostile(most: usize) -> impl Strategy<Value = String> {
    let long = (
        select(vec!["x", "😀", "ab ", "\"", "\n", "\u{301}"]),
        prop::bool::weighted(0.2),
    );
    let long = long.prop_map(move |(piece, full)| piece.repeat(if full { most } else { 300 }));
    Union::new_weighted(vec![
        (8, select(NASTY).prop_map(str::to_owned).boxed()),
        (4, "[ -~]{0,60}".boxed()),
        (3, any::<String>().boxed()),
        (1, long.boxed()),
    ])
    .prop_map(move |text| text.chars().take(most).collect())
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<i64>().prop_map(Json::int),
        select(vec!["-0", "1.50", "1e3", "-0.5E-7"]).prop_map(|digits| Json::Number(digits.into())),
        hostile(60).prop_map(Json::Text),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Json::List),
            prop::collection::btree_map(hostile(20), inner, 0..3)
                .prop_map(|map| Json::Object(map.into_iter().collect())),
        ]
    })
}

/// What kind of id a definition of the schema is.
pub fn kind(definition: &str) -> Option<Kind> {
    Some(match definition {
        "DimensionId" => Kind::Dimension,
        "PracticeId" => Kind::Practice,
        "InitiativeId" => Kind::Initiative,
        "KpiId" => Kind::Kpi,
        "DriverId" => Kind::Driver,
        "RoleId" => Kind::Role,
        "TierId" => Kind::Tier,
        "AmbitionId" => Kind::Ambition,
        "ProbeId" => Kind::Probe,
        "OptionId" => Kind::Local,
        "ObjectiveId" => Kind::Objective,
        "BlankName" => Kind::Blank,
        "RiskId" => Kind::Risk,
        "CategoryId" => Kind::Category,
        "LicenceId" => Kind::Licence,
        "StakeholderId" => Kind::Stakeholder,
        "PhaseId" => Kind::Phase,
        "BodyId" => Kind::Body,
        "DecisionId" => Kind::Decision,
        "ReviewId" => Kind::Review,
        "TriggerId" => Kind::Trigger,
        "LoopId" => Kind::Loop,
        "TrendId" => Kind::Trend,
        _ => return None,
    })
}

/// Ids of a kind, most of them known.
pub fn id(kind: Kind) -> impl Strategy<Value = String> {
    let mut known: Vec<&'static str> = (0..1_000)
        .filter_map(|number| CATALOG.id_of(kind, number))
        .collect();
    if matches!(kind, Kind::Local) {
        let options = CATALOG
            .outcome_probes
            .iter()
            .flat_map(|probe| &probe.options);
        known = options.map(|option| option.id).collect();
    }
    prop_oneof![
        7 => select(known).prop_map(str::to_owned),
        1 => "[A-Za-z0-9_-]{1,80}",
        1 => "(unknown|future)-[0-9]",
    ]
}
