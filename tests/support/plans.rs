//! Arbitrary plans that keep every rule, over every field of every part: made
//! from the JSON Schema, so that a new field is covered without a word here.

use super::schema::{SCHEMA, bound, definition, entries, known_part, referred, texts};
use super::{CATALOG, SOME_ID};
use loadmap::catalog::Kind;
use loadmap::plan::refs::Item;
use loadmap::plan::{Choice, Date, DriverId, ItemId, Plan, RoadmapItem, rules};
use loadmap::record::{Field, Json, Path, Problems};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::Union;
use std::collections::BTreeSet;
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

/// A value that follows a schema.
fn value(schema: &'static Json, unknown: bool) -> BoxedStrategy<Json> {
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
fn kind(definition: &str) -> Option<Kind> {
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

/// Makes a plan of right types keep the rules that no schema can state.
fn mend(mut plan: Plan, luck: u64) -> Plan {
    plan.model.id = CATALOG.model.id.to_owned();
    if plan.id.is_empty() {
        plan.id = SOME_ID.to_owned();
    }
    let currency = &mut Arc::make_mut(&mut plan.details).currency;
    *currency = ["", "EUR", "JPY"][luck as usize % 3].to_owned();
    mend_days(&mut plan);
    let mut drivers: Vec<DriverId> = Vec::new();
    for driver in &plan.vision.drivers {
        if !drivers.contains(driver) {
            drivers.push(driver.clone());
        }
    }
    let vision = Arc::make_mut(&mut plan.vision);
    vision.drivers = drivers;
    for (blank, text) in vision.blanks.iter_mut() {
        if !rules::fits_blank(&CATALOG, blank, text) {
            *text = (luck % 1_000).to_string();
        }
    }
    for (id, answer) in Arc::make_mut(&mut plan.assessment).answers.iter_mut() {
        let practice = CATALOG.practice(id.as_str()).map(|idx| &CATALOG[idx]);
        if practice.is_some_and(|practice| practice.na_reason.is_none())
            && answer.choice == Choice::NotApplicable
        {
            answer.choice = Choice::No;
        }
    }
    number(&mut plan, luck);
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        mend_item(item);
    }
    mend_times(&mut plan);
    let problems = rules::problems(&plan, &CATALOG);
    assert!(problems.is_empty(), "{:?}", problems.list());
    plan
}

fn mend_days(plan: &mut Plan) {
    let details = Arc::make_mut(&mut plan.details);
    let start = details.start;
    details.event_date = details.event_date.map(|date| date.max(start));
    for person in &mut Arc::make_mut(&mut plan.resources).people {
        let first = person.from.unwrap_or(start);
        person.until = person.until.map(|date| date.max(first));
    }
}

fn mend_item(item: &mut RoadmapItem) {
    if item.source.is_none() && item.title.trim().is_empty() {
        item.title = "Own work".to_owned();
    }
    if item.finish <= item.start {
        item.start = item.start.min(25_000);
        item.finish = item.start + 1 + item.finish % 1_000;
    }
    if item.duration.is_none() {
        item.demand.clear();
    }
    let mut seen = BTreeSet::new();
    let after = &item.after;
    item.lags
        .retain(|lag| after.contains(&lag.after) && seen.insert(lag.after));
    let mut left = 100;
    for step in &mut item.steps {
        step.share = step.share.min(left);
        left -= step.share;
    }
    if let Some(upkeep) = &mut item.upkeep {
        let mut days = [upkeep.optimistic, upkeep.likely, upkeep.pessimistic];
        days.sort_unstable();
        [upkeep.optimistic, upkeep.likely, upkeep.pessimistic] = days;
    }
    if let (Some(began), Some(ended)) = (&mut item.began, &mut item.ended)
        && ended < began
    {
        std::mem::swap(began, ended);
    }
    let mut roles = BTreeSet::new();
    item.work.retain(|work| roles.insert(work.role.clone()));
    for work in &mut item.work {
        let mut days = [work.optimistic, work.likely, work.pessimistic];
        days.sort_unstable();
        [work.optimistic, work.likely, work.pessimistic] = days;
    }
}

/// Puts days and amounts in order.
fn mend_times(plan: &mut Plan) {
    fn ascend(from: &mut Date, until: &mut Date) {
        if until < from {
            std::mem::swap(from, until);
        }
    }
    fn ascend_where_both(from: &mut Option<Date>, until: &mut Option<Date>) {
        if let (Some(from), Some(until)) = (from, until) {
            ascend(from, until);
        }
    }
    let resources = Arc::make_mut(&mut plan.resources);
    let mut days = BTreeSet::new();
    resources.week.retain(|&day| days.insert(day as u8));
    for absence in &mut resources.absences {
        ascend(&mut absence.from, &mut absence.until);
    }
    for freeze in &mut resources.freezes {
        ascend(&mut freeze.from, &mut freeze.until);
    }
    for environment in &mut resources.environments {
        ascend_where_both(&mut environment.from, &mut environment.until);
    }
    for cost in &mut Arc::make_mut(&mut plan.budget).costs {
        ascend_where_both(&mut cost.from, &mut cost.until);
        cost.low = cost.low.map(|low| low.min(cost.amount));
        cost.high = cost.high.map(|high| high.max(cost.amount));
    }
}

/// Gives every item a number of its own, ascending with gaps, and makes most
/// references lead somewhere.
fn number(plan: &mut Plan, luck: u64) {
    fn renumber<T: Item>(items: &mut [T], next: &mut u32) {
        for item in items {
            item.set_id(ItemId(*next));
            *next += 1 + u32::from(item.id().0 % 3 == 0);
        }
    }
    fn lead(references: &mut [ItemId], to: &[ItemId]) {
        for reference in references {
            if reference.0 % 4 != 0 && !to.is_empty() {
                *reference = to[reference.0 as usize % to.len()];
            }
        }
    }
    let next = &mut 1;
    let vision = Arc::make_mut(&mut plan.vision);
    let roadmap = Arc::make_mut(&mut plan.roadmap);
    // Not in the order of the lists: numbers are given out as a person adds.
    let items_first = luck.is_multiple_of(2);
    if items_first {
        renumber(&mut roadmap.items, next);
    }
    renumber(&mut vision.objectives, next);
    renumber(&mut vision.exclusions, next);
    renumber(&mut vision.journeys, next);
    for journey in &mut vision.journeys {
        renumber(&mut journey.slos, next);
    }
    renumber(&mut Arc::make_mut(&mut plan.assessment).respondents, next);
    let resources = Arc::make_mut(&mut plan.resources);
    renumber(&mut resources.people, next);
    renumber(&mut resources.holidays, next);
    renumber(&mut resources.absences, next);
    renumber(&mut resources.freezes, next);
    renumber(&mut resources.environments, next);
    let milestones = &mut Arc::make_mut(&mut plan.milestones).milestones;
    renumber(milestones, next);
    renumber(&mut Arc::make_mut(&mut plan.budget).costs, next);
    let risks = &mut Arc::make_mut(&mut plan.governance).risks;
    renumber(risks, next);
    let baselines = &mut Arc::make_mut(&mut plan.progress).baselines;
    renumber(baselines, next);
    let scenarios = &mut Arc::make_mut(&mut plan.scenarios).scenarios;
    renumber(scenarios, next);
    for scenario in scenarios.iter_mut() {
        renumber(&mut scenario.hires, next);
        renumber(&mut scenario.freezes, next);
    }
    if !items_first {
        renumber(&mut roadmap.items, next);
    }
    let slos = vision.journeys.iter().flat_map(|journey| &journey.slos);
    let slos: Vec<ItemId> = slos.map(Item::id).collect();
    for objective in &mut vision.objectives {
        lead(&mut objective.slos, &slos);
    }
    let items: Vec<ItemId> = roadmap.items.iter().map(Item::id).collect();
    let people: Vec<ItemId> = resources.people.iter().map(Item::id).collect();
    let environments: Vec<ItemId> = resources.environments.iter().map(Item::id).collect();
    let lead_one = |reference: &mut ItemId, to: &[ItemId]| {
        lead(std::slice::from_mut(reference), to);
    };
    for item in &mut roadmap.items {
        lead(&mut item.after, &items);
        for (i, lag) in item.lags.iter_mut().enumerate() {
            lag.after = *item.after.get(i).unwrap_or(&lag.after);
        }
        for booking in &mut item.bookings {
            lead_one(&mut booking.environment, &environments);
        }
    }
    for absence in &mut resources.absences {
        lead_one(&mut absence.person, &people);
    }
    for milestone in milestones {
        lead(&mut milestone.items, &items);
    }
    for risk in risks {
        lead(&mut risk.items, &items);
    }
    for baseline in baselines {
        for item in &mut baseline.items {
            lead_one(&mut item.item, &items);
        }
    }
    for scenario in scenarios {
        lead(&mut scenario.dropped, &items);
        for loss in &mut scenario.losses {
            lead_one(&mut loss.person, &people);
        }
    }
    plan.next_item = *next + (luck / 2 % 3) as u32;
}
