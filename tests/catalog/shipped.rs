//! What the shipped content holds, and how it is looked up.

use loadmap::catalog::{Answer, BUILT_IN, Catalog, Coded, Entry, Idx, Part, Practice, author};

fn catalog() -> Catalog {
    Catalog::read(BUILT_IN).unwrap()
}

#[test]
fn it_is_complete() {
    let catalog = catalog();
    assert_eq!(catalog.model.id, "loadmap");
    assert_eq!(catalog.model.version, "1.0");
    assert_eq!(catalog.model.date, "2026-11-22");
    let counts = [
        ("levels", catalog.levels.len(), 6),
        ("dimensions", catalog.dimensions.len(), 12),
        ("practices", catalog.practices.len(), 124),
        ("answers", catalog.answers.len(), 6),
        ("outcome probes", catalog.outcome_probes.len(), 5),
        ("mismatch rules", catalog.mismatch_rules.len(), 4),
        ("tiers", catalog.tiers.len(), 3),
        ("ambitions", catalog.ambitions.len(), 3),
        ("gap bands", catalog.gap_bands.len(), 5),
        ("drivers", catalog.drivers.len(), 6),
        ("objectives", catalog.objectives.len(), 12),
        ("requirements", catalog.requirements.len(), 19),
        ("initiatives", catalog.initiatives.len(), 45),
        ("KPIs", catalog.kpis.len(), 25),
        ("roles", catalog.roles.len(), 12),
        ("budget categories", catalog.budget_categories.len(), 9),
        ("licence models", catalog.licence_models.len(), 9),
        ("formulas", catalog.formulas.len(), 23),
        ("stakeholders", catalog.stakeholders.len(), 13),
        ("governance bodies", catalog.governance_bodies.len(), 6),
        ("decisions", catalog.decisions.len(), 14),
        ("reviews", catalog.reviews.len(), 7),
        ("re-plan triggers", catalog.replan_triggers.len(), 12),
        ("risks", catalog.risks.len(), 19),
        ("learning loops", catalog.learning_loops.len(), 8),
        ("radar", catalog.radar.len(), 23),
        ("principles", catalog.principles.len(), 10),
        ("test types", catalog.test_types.len(), 17),
        ("validity checks", catalog.validity_checks.len(), 12),
        ("abort rules", catalog.abort_rules.len(), 6),
        ("phases", catalog.phases.len(), 5),
        ("documents", catalog.documents.len(), 3),
        ("glossary", catalog.glossary.len(), 25),
        ("sources", catalog.sources.len(), 77),
        ("presets", catalog.presets.len(), 8),
    ];
    for (name, found, expected) in counts {
        assert_eq!(found, expected, "{name}");
    }
    let sections: Vec<_> = catalog.documents.iter().map(|d| d.sections.len()).collect();
    assert_eq!(sections, [21, 24, 15]);
    let may_not_apply = catalog.practices.iter().filter(|p| p.na_reason.is_some());
    assert_eq!(may_not_apply.count(), 21);
}

#[test]
fn the_build_packed_the_files_as_they_stand() {
    let from_files = author::load(super::content_files()).unwrap();
    assert_eq!(from_files, catalog());
    assert_eq!(from_files.write(), BUILT_IN);
}

#[test]
fn entries_are_found_by_id_and_by_number() {
    let catalog = catalog();
    for (practice, entry) in catalog.practices.entries() {
        assert_eq!(catalog.practice(entry.id), Some(practice));
        assert_eq!(catalog.practice_by_number(entry.number), Some(practice));
        assert_eq!(&catalog[practice], entry);
    }
    for (source, entry) in catalog.sources.entries() {
        assert_eq!(catalog.source(entry.id), Some(source));
    }
    for id in ["", "obj", "obj-1", "obj-1aa", "zzz", "OBJ-1A"] {
        assert_eq!(catalog.practice(id), None, "{id}");
    }
    assert_eq!(catalog.practice_by_number(0), None);
    assert_eq!(catalog.practice_by_number(125), None);
}

#[test]
fn practices_are_found_by_dimension_and_level() {
    let catalog = catalog();
    let id = |practice: &Idx<Practice>| catalog[*practice].id;
    let test_data = catalog.dimension("test-data").unwrap();
    let of = |level| {
        catalog
            .practices_of(test_data, level)
            .iter()
            .map(id)
            .collect::<Vec<_>>()
    };
    assert_eq!(of(0), [""; 0]);
    assert_eq!(of(1), ["dat-1a", "dat-1b"]);
    assert_eq!(of(4), ["dat-4a", "dat-4b", "dat-4c"]);
    assert_eq!(of(6), [""; 0]);
    let all: Vec<_> = catalog
        .dimensions
        .indices()
        .flat_map(|dimension| catalog.practices_in(dimension).to_vec())
        .collect();
    assert_eq!(all, catalog.practice_indices().collect::<Vec<_>>());
}

#[test]
fn relations_lead_back() {
    let catalog = catalog();
    for practice in catalog.practice_indices() {
        let initiatives = catalog.established_by(practice);
        assert_eq!(initiatives.len(), 1, "{}", catalog[practice].id);
        assert!(catalog[initiatives[0]].practices.contains(&practice));
    }
    for dimension in catalog.dimensions.indices() {
        let practice = catalog.quick_practice(dimension).unwrap();
        assert!(catalog[practice].quick);
        assert_eq!(catalog[practice].dimension, dimension);
    }
    assert_eq!(
        catalog
            .practices
            .iter()
            .filter(|practice| practice.quick)
            .count(),
        12
    );
    for driver in catalog.drivers.iter() {
        assert_eq!(driver.objectives.len(), 2, "{}", driver.id);
    }
}

#[test]
fn codes_are_letters_and_two_digits() {
    let catalog = catalog();
    let initiative = catalog.initiative("ini-numeric-targets").unwrap();
    assert_eq!(catalog[initiative].code().to_string(), "I-07");
    let radar = catalog.radar_entry("rd-single-threshold").unwrap();
    assert_eq!(catalog[radar].code().to_string(), "RD-23");
    assert_eq!(Practice::LETTERS, "");
}

#[test]
fn defaults_are_exact() {
    let catalog = catalog();
    let rules = &catalog.planning_rules;
    assert_eq!(rules.rank_weights, [100, 60, 30]);
    assert_eq!(rules.level_weights, [150, 130, 110, 90, 70]);
    let scales = [
        0,
        15,
        16,
        40,
        100,
        101,
        300,
        600,
        601,
        1_000,
        1_001,
        u32::MAX,
    ];
    let scales: Vec<_> = scales
        .into_iter()
        .map(|engineers| rules.scale(engineers))
        .collect();
    assert_eq!(
        scales,
        [50, 50, 80, 80, 100, 140, 160, 180, 250, 250, 300, 300]
    );
    let quick = &catalog.quick_check;
    let knots: Vec<_> = quick
        .knots
        .iter()
        .map(|knot| (knot.q, knot.score))
        .collect();
    let expected = [
        (0, 50),
        (2, 120),
        (4, 170),
        (6, 220),
        (8, 270),
        (10, 320),
        (12, 400),
    ];
    assert_eq!(knots, expected);
    assert_eq!(quick.band, 40);
    assert_eq!(quick.adjust(Some(Answer::Yes)), 40);
    assert_eq!(quick.adjust(Some(Answer::NotApplicable)), 0);
    assert_eq!(quick.adjust(None), -30);
    let peaks = &catalog[catalog.driver("revenue-peaks").unwrap()];
    assert_eq!(peaks.boosts, [1, 2, 1, 1, 0, 2, 1, 0, 2, 2, 1, 0]);
    let kpi = &catalog[catalog.kpi("kpi-time-to-test").unwrap()];
    assert_eq!(kpi.target(5).unwrap().max, Some(50));
    assert_eq!(kpi.target(0), None);
    let cost = &catalog[catalog.kpi("kpi-unit-cost").unwrap()];
    assert_eq!(
        cost.target(4).unwrap().relative.as_ref().unwrap().change,
        -1_000
    );
    assert_eq!(cost.target(1).unwrap().text, None);
}

#[test]
fn presets_answer_every_practice() {
    let catalog = catalog();
    let preset = &catalog[catalog.preset("internal-platform").unwrap()];
    let environments = catalog.dimension("environments").unwrap();
    let letters: String = catalog
        .practices_in(environments)
        .iter()
        .map(|practice| preset.answer(*practice).unwrap().id())
        .collect();
    assert_eq!(letters, "YYYYYPNPYP");
    for preset in catalog.presets.iter() {
        assert_eq!(preset.answers.len(), 124, "{}", preset.id);
    }
}

#[test]
fn people_are_placed() {
    let catalog = catalog();
    let quadrant = |power, interest| catalog.quadrant_of(power, interest).unwrap().name.text();
    assert_eq!(quadrant(5, 4), "manage closely");
    assert_eq!(quadrant(4, 3), "keep satisfied");
    assert_eq!(quadrant(3, 4), "keep informed");
    assert_eq!(quadrant(1, 1), "monitor");
    let decision = &catalog[catalog.decision("ra-environment-and-generators").unwrap()];
    let part = |role| decision.part_of(catalog.role(role).unwrap());
    assert_eq!(part("sre-platform"), Some(Part::Accountable));
    assert_eq!(part("architect"), Some(Part::Consulted));
    assert_eq!(part("exec-sponsor"), Some(Part::Informed));
    assert_eq!(part("data-engineer"), None);
}
