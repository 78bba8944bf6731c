//! What holds for every plan: as a file, and under commands. For links see
//! `laws_link.rs`.

mod support;

use loadmap::command::{Command, Topic, Topics, apply, label};
use loadmap::exchange::{file, schema};
use loadmap::plan::refs::Item;
use loadmap::plan::{Calendar, Date, ItemId, Plan, WorkingWeek, notices, rules};
use loadmap::record::{Field, Json};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use std::collections::BTreeSet;
use std::sync::Arc;
use support::commands::{command, luck};
use support::plans::{known_plan, plan};
use support::schema::{SCHEMA, check};
use support::{CATALOG, SOME_ID, cases, plain_words, presets, start};

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn a_plan_comes_back_from_its_file(plan in plan()) {
        let text = file::write(&plan);
        let opened = file::read(text.as_bytes(), &CATALOG).unwrap();
        prop_assert_eq!(&opened.plan, &plan);
        prop_assert_eq!(file::write(&opened.plan), text);
        for notice in &opened.notices {
            plain_words(&notice.message);
        }
    }

    #[test]
    fn a_file_follows_the_schema(plan in plan()) {
        let json = Json::parse(&file::write(&plan)).unwrap();
        prop_assert_eq!(check(&SCHEMA, &json, "plan"), Ok(()));
    }

    /// A byte that changed on the way is found, or makes another plan; never
    /// the same plan from another file.
    #[test]
    fn a_changed_byte_never_passes_in_silence(
        plan in plan(),
        places in prop::collection::vec((any::<Index>(), 1u8..=255), 40),
    ) {
        let whole = file::write(&plan).into_bytes();
        for (place, change) in places {
            let mut bytes = whole.clone();
            let at = place.index(bytes.len());
            bytes[at] ^= change;
            if let Ok(opened) = file::read(&bytes, &CATALOG) {
                // Space may become another space.
                let space = |byte: u8| b" \t\r\n".contains(&byte);
                if space(whole[at]) && space(bytes[at]) {
                    continue;
                }
                prop_assert_ne!(&opened.plan, &plan, "at {}", at);
            }
        }
    }

    #[test]
    fn commands_keep_the_rules(
        plan in known_plan(),
        source in plan(),
        luck in luck(12),
    ) {
        let mut plans = vec![plan];
        let mut snapshots = vec![file::write(&plans[0])];
        let mut used: BTreeSet<ItemId> = ids(&plans[0]);
        for luck in luck {
            let plan = plans.last().unwrap();
            let command = command(plan, &source, luck);
            prop_assert!(!label(&command, &CATALOG).is_empty());
            match apply(plan, &command, &CATALOG) {
                Err(rejection) => plain_words(&rejection.to_string()),
                Ok(after) => {
                    prop_assert!(rules::problems(&after, &CATALOG).is_empty());
                    same_parts_are_shared(plan, &after, &command)?;
                    if !matches!(command, Command::Replace(_)) {
                        prop_assert!(after.next_item >= plan.next_item);
                        let added: BTreeSet<ItemId> =
                            ids(&after).difference(&ids(plan)).copied().collect();
                        prop_assert!(added.is_disjoint(&used), "a number was used again");
                    } else {
                        used.clear();
                    }
                    used.extend(ids(&after));
                    snapshots.push(file::write(&after));
                    plans.push(after);
                }
            }
        }
        // Undo goes back through the snapshots, which nothing has touched.
        for (plan, text) in plans.iter().zip(&snapshots).rev() {
            prop_assert_eq!(&file::write(plan), text);
        }
    }

    #[test]
    fn topics_are_where_plans_differ(before in known_plan(), other in known_plan(), which in 0..64u32) {
        let mut after = before.clone();
        let mut expected = Vec::new();
        let mut replace = |topic: Topic, differs: bool| {
            let chosen = which >> topic as u32 & 1 == 1;
            if chosen && differs {
                expected.push(topic);
            }
            chosen
        };
        macro_rules! part {
            ($topic:ident, $part:ident) => {
                if replace(Topic::$topic, before.$part != other.$part) {
                    after.$part = other.$part.clone();
                } else if which % 2 == 0 {
                    // Equal, but not shared.
                    after.$part = Arc::new((*before.$part).clone());
                }
            };
        }
        part!(Details, details);
        part!(Vision, vision);
        part!(Assessment, assessment);
        part!(Targets, targets);
        part!(Resources, resources);
        part!(Roadmap, roadmap);
        let changed = Topics::changed(&before, &after);
        prop_assert_eq!(changed, Topics::of(&expected));
        prop_assert_eq!(changed.iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_no_plan_is_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Err(refusal) = file::read(&bytes, &CATALOG) {
            plain_words(&refusal.to_string());
        }
    }
}

/// Parts in which the plans do not differ are the same pointer, unless the
/// command brought a whole part along.
fn same_parts_are_shared(
    before: &Plan,
    after: &Plan,
    command: &Command,
) -> Result<(), TestCaseError> {
    let shared = [
        Arc::ptr_eq(&before.details, &after.details),
        Arc::ptr_eq(&before.vision, &after.vision),
        Arc::ptr_eq(&before.assessment, &after.assessment),
        Arc::ptr_eq(&before.targets, &after.targets),
        Arc::ptr_eq(&before.resources, &after.resources),
        Arc::ptr_eq(&before.roadmap, &after.roadmap),
    ];
    let copied = shared.iter().filter(|shared| !**shared).count();
    prop_assert!(copied <= 1 || matches!(command, Command::Replace(_)));
    Ok(())
}

/// The numbers of all items.
fn ids(plan: &Plan) -> BTreeSet<ItemId> {
    fn of<T: Item>(items: &[T]) -> impl Iterator<Item = ItemId> {
        items.iter().map(Item::id)
    }
    let journeys = &plan.vision.journeys;
    of(&plan.vision.objectives)
        .chain(of(&plan.vision.exclusions))
        .chain(of(journeys))
        .chain(journeys.iter().flat_map(|journey| of(&journey.slos)))
        .chain(of(&plan.assessment.respondents))
        .chain(of(&plan.resources.people))
        .chain(of(&plan.roadmap.items))
        .collect()
}

#[test]
fn presets_are_plans() {
    for (id, plan) in presets() {
        assert!(rules::problems(&plan, &CATALOG).is_empty(), "{id}");
        assert!(notices(&plan, &CATALOG).is_empty(), "{id}");
        let opened = file::read(file::write(&plan).as_bytes(), &CATALOG).unwrap();
        assert_eq!(opened.plan, plan, "{id}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let mut plan = Plan::new(&CATALOG, SOME_ID, start());
    let details = Arc::make_mut(&mut plan.details);
    details.name = "Größe \"β\" \\ 🚀".to_owned();
    details.authors = vec!["Ana".to_owned(), "Bo".to_owned()];
    let text = file::write(&plan);
    // Without its last line break the file is still whole.
    for length in 0..text.len() - 1 {
        let refusal = file::read(&text.as_bytes()[..length], &CATALOG).unwrap_err();
        plain_words(&refusal.to_string());
    }
    for at in 0..text.len() {
        for bit in 0..8 {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1 << bit;
            if let Ok(opened) = file::read(&bytes, &CATALOG) {
                assert_ne!(file::write(&opened.plan), text, "byte {at}, bit {bit}");
            }
        }
    }
}

#[test]
fn every_record_keeps_what_it_does_not_know() {
    let mut seen = BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..80 {
        let plan = plan().new_tree(&mut runner).unwrap().current();
        plan.visit(&loadmap::record::Path::Root, &mut Places(&mut seen));
    }
    assert_eq!(seen.len(), support::schema::occurrences().0, "{seen:?}");
}

/// Notes the shapes of places with unknown keys: without numbers and ids.
struct Places<'a>(&'a mut BTreeSet<String>);

impl loadmap::record::field::Visitor for Places<'_> {
    fn id(&mut self, _: loadmap::catalog::Kind, _: &str, _: &loadmap::record::Path) {}

    fn unknown(&mut self, _: &loadmap::record::table::Other, at: &loadmap::record::Path) {
        let place = at.to_string();
        let maps = ["answers", "levels", "accepted"];
        let keys = place.split('.').map(|key| key.split('[').next().unwrap());
        let mut shape: Vec<&str> = keys.collect();
        if let Some(map) = shape.iter().position(|key| maps.contains(key)) {
            shape.truncate(map + 1);
        }
        self.0.insert(shape.join("."));
    }
}

#[test]
fn the_schema_describes_every_field() {
    let text = schema::schema();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    for (name, definition) in json["$defs"].as_object().unwrap() {
        assert!(definition["description"].is_string(), "{name}");
        for (key, property) in definition["properties"].as_object().into_iter().flatten() {
            let told = property["description"].is_string() || property.get("const").is_some();
            assert!(told, "{name}.{key}");
        }
    }
}

#[test]
fn dates_follow_the_calendar_day_by_day() {
    let leap = |year: i32| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let mut day = Date::new(1896, 1, 1).unwrap();
    // A Wednesday.
    let mut weekday = 2;
    for year in 1896..2205 {
        let february = if leap(year) { 29 } else { 28 };
        let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        for (month, length) in (1..).zip(months) {
            for number in 1..=length {
                assert_eq!(day.parts(), (year, month, number));
                assert_eq!(Date::new(year, month, number), Some(day));
                assert_eq!(Date::parse(&day.to_string()), Some(day));
                assert_eq!(day.weekday(), weekday);
                day = day.plus_days(1);
                weekday = (weekday + 1) % 7;
            }
            assert_eq!(Date::new(year, month, length + 1), None);
        }
    }
    let others = [
        "2100-02-29",
        "2027-13-01",
        "2027-00-10",
        "2027-04-31",
        "0000-01-01",
        "27-01-04",
        "2027-1-4",
        "+027-01-04",
        "2027-01-04 ",
        "2027-01-4é",
    ];
    for text in others {
        assert_eq!(Date::parse(text), None, "{text}");
    }
    for extreme in [i32::MIN, i32::MAX] {
        let date = Date::from_number(extreme);
        assert_eq!(Date::parse(&date.to_string()), Some(date));
        assert_eq!(date.plus_days(extreme), date);
    }
}

#[test]
fn half_days_fall_on_working_days() {
    let monday = start();
    let from = |day| Calendar::new(day, WorkingWeek::USUAL);
    assert_eq!(monday.weekday(), 0);
    for (half_days, days) in [(0, 0), (1, 0), (2, 1), (9, 4), (10, 7), (19, 11), (20, 14)] {
        assert_eq!(from(monday).day(half_days).days_since(monday), days);
    }
    let friday = monday.plus_days(4);
    assert_eq!(from(friday).day(1), friday);
    assert_eq!(from(friday).day(2), monday.plus_days(7));
    let sunday = monday.plus_days(-1);
    assert_eq!(from(sunday).day(0), monday);
    for half_days in 0..2_000 {
        assert!(from(sunday).day(half_days).weekday() < 5);
    }
}
