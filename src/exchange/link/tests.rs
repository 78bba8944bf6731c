//! Links that nobody's Loadmap made, with a checksum that fits.

use super::*;
use crate::catalog::BUILT_IN;
use crate::plan::preset;
use crate::plan::{Date, Plan};
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::Instant;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::read(BUILT_IN).unwrap());

fn refused(payload: Vec<u8>) -> LinkRefusal {
    decode(&sealed(payload), &CATALOG).unwrap_err()
}

/// Bytes of the sections, and texts if there are some.
fn payload(sections: &[u8], texts: Option<&str>) -> Vec<u8> {
    let mut out = Packer::new(&CATALOG);
    out.number(sections.len() as u64);
    sections.iter().for_each(|&byte| out.byte(byte));
    if let Some(texts) = texts {
        out.number(texts.len() as u64);
        for byte in texts::deflate(texts) {
            out.byte(byte);
        }
    }
    out.finish().0
}

/// The sections of a plan.
fn sections_of(plan: &Plan) -> (Vec<u8>, String) {
    sections::pack(plan, &CATALOG)
}

fn small() -> Plan {
    let mut plan = Plan::new(&CATALOG, "", Date::new(2027, 1, 4).unwrap());
    plan.next_item = 9;
    plan
}

fn shop() -> Plan {
    let preset = CATALOG.preset("midsize-ecommerce").unwrap();
    preset::from_preset(&CATALOG, preset, "", Date::new(2027, 1, 4).unwrap())
}

#[test]
fn a_crafted_link_like_ours_is_ours() {
    let (bytes, texts) = sections_of(&small());
    let text = sealed(payload(&bytes, Some(&texts)));
    assert_eq!(encode(&small(), &CATALOG).unwrap().text, text);
    assert_eq!(decode(&text, &CATALOG).unwrap().plan, small());
}

#[test]
fn lengths_that_lie_are_refused() {
    let huge = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1];
    let cut = [0xff, 0xff, 0xff];
    let padded = [0x80, 0];
    for length in [&huge[..], &cut, &padded, &[5], &[]] {
        assert_eq!(refused(length.to_vec()), LinkRefusal::NotAPlan);
        let mut behind = payload(&[1, 2, 0, 0], None);
        behind.extend(length);
        // Without the length of any text it is a plan: the smallest of all.
        match length {
            [] => assert!(decode(&sealed(behind), &CATALOG).is_ok()),
            [0xff, .., 1] => assert_eq!(refused(behind), LinkRefusal::TooBig),
            _ => assert_eq!(refused(behind), LinkRefusal::NotAPlan, "{length:?}"),
        }
    }
    // A section, a text, a list that claims more than there is.
    for sections in [&[1, 9, 0][..], &[1, 2, 7, 0], &[1, 1, 0], &[1, 3, 0, 0, 0]] {
        assert_eq!(refused(payload(sections, None)), LinkRefusal::NotAPlan);
    }
}

#[test]
fn bombs_stop_at_the_cap() {
    let started = Instant::now();
    let text = "a".repeat(MOST_TEXT + 1);
    assert_eq!(
        refused(payload(&[1, 2, 0, 0], Some(&text))),
        LinkRefusal::TooBig
    );
    // As long as allowed, but not as long as it says.
    for (says, has) in [(MOST_TEXT, MOST_TEXT + 9), (1, MOST_TEXT), (MOST_TEXT, 1)] {
        let mut bytes = payload(&[1, 2, 0, 0], None);
        let mut length = Packer::new(&CATALOG);
        length.number(says as u64);
        bytes.extend(length.finish().0);
        bytes.extend(texts::deflate(&"a".repeat(has)));
        assert_eq!(refused(bytes), LinkRefusal::NotAPlan);
    }
    // Lists in lists that each claim a thousand entries.
    let list = [
        &[1, 2, 0, 0, 3, 0x85, 0x80, 1, 0x40, 0xe8, 7][..],
        &[0; 16_381],
    ]
    .concat();
    assert!(matches!(
        refused(payload(&list, None)),
        LinkRefusal::NotAPlan | LinkRefusal::Broken(_)
    ));
    // Deflating a megabyte takes most of this; reading is what must be quick.
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn what_a_newer_version_added_is_said() {
    let (mut bytes, texts) = sections_of(&small());
    bytes.extend([99, 1, 0]);
    assert_eq!(refused(payload(&bytes, Some(&texts))), LinkRefusal::Newer);
    // A field of the targets, a practice, a choice of later.
    for section in [
        [5, 2, 0x04, 0].as_slice(),
        &[4, 7, 8, 0, 0, 1, 0xe9, 7, 0],
        &[4, 7, 8, 0, 0, 1, 1, 1, 9],
    ] {
        let bytes = [&[1, 2, 0, 0][..], section].concat();
        let why = refused(payload(&bytes, None));
        assert_eq!(why, LinkRefusal::Newer, "{section:?}");
    }
}

#[test]
fn a_roadmap_of_another_edition_is_told() {
    let mut plan = small();
    std::sync::Arc::make_mut(&mut plan.roadmap).items = vec![crate::plan::RoadmapItem {
        id: crate::plan::ItemId(1),
        source: Some("ini-facts-first".into()),
        finish: 1,
        ..Default::default()
    }];
    let (mut bytes, texts) = sections_of(&plan);
    let packed = payload(&bytes, Some(&texts));
    assert_eq!(decode(&sealed(packed), &CATALOG).unwrap().plan, plan);
    let section = bytes.len() - 12;
    assert_eq!(bytes[section], 7, "{bytes:?}");
    bytes[section + 2] ^= 1;
    let why = refused(payload(&bytes, Some(&texts)));
    assert_eq!(why, LinkRefusal::OtherEdition);
}

#[test]
fn one_plan_has_one_form() {
    let start = &[1, 2, 0, 0][..];
    for (what, bytes) in [
        ("no model", &[][..]),
        ("model twice", &[1, 2, 0, 0, 1, 2, 0, 0]),
        ("an empty part", &[1, 2, 0, 0, 5, 1, 0]),
        ("sections out of order", &[1, 2, 0, 0, 6, 2, 2, 60, 5, 1, 0]),
        ("a padded number", &[1, 2, 0, 0, 6, 3, 2, 0xbc, 0]),
        ("a marked default", &[1, 2, 0, 0, 6, 2, 1, 0]),
    ] {
        let why = refused(payload(bytes, None));
        let named = matches!(why, LinkRefusal::NotAPlan | LinkRefusal::Newer);
        assert!(named, "{what}: {why:?}");
    }
    let empty_texts = payload(start, Some(""));
    assert_eq!(refused(empty_texts), LinkRefusal::NotAPlan);
    let unused_text = payload(start, Some("left over"));
    assert_eq!(refused(unused_text), LinkRefusal::NotAPlan);
    // An answer to a known practice spelled out, and a letter cut in two.
    let spelled = payload(
        &[1, 2, 0, 0, 4, 9, 8, 0, 0, 1, 0, 6, 1, 1, 1],
        Some("obj-1a"),
    );
    assert_eq!(refused(spelled), LinkRefusal::NotAPlan);
    let split = payload(&[1, 2, 1, 0], Some("é"));
    assert_eq!(refused(split), LinkRefusal::NotAPlan);
}

#[test]
fn plans_that_break_the_rules_are_refused() {
    let mut plan = small();
    plan.next_item = u32::MAX;
    let (bytes, texts) = sections_of(&plan);
    assert!(decode(&sealed(payload(&bytes, Some(&texts))), &CATALOG).is_ok());
    let mut plan = shop();
    let targets = std::sync::Arc::make_mut(&mut plan.targets);
    let target = crate::plan::Target {
        level: 9,
        ..Default::default()
    };
    targets.levels.insert("test-data".into(), target);
    let (bytes, texts) = sections_of(&plan);
    match refused(payload(&bytes, Some(&texts))) {
        LinkRefusal::Broken(problems) => {
            let said = problems[0].to_string();
            assert_eq!(
                said,
                "targets.levels.test-data.level: is 9; it must be from 1 to 5."
            );
        }
        other => panic!("{other:?}"),
    }
}

proptest! {
    /// Any bytes with a checksum that fits: refused, or a plan with this link.
    #[test]
    fn any_payload_is_refused_or_a_plan(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = sealed(bytes);
        if let Ok(opened) = decode(&text, &CATALOG) {
            prop_assert_eq!(encode(&opened.plan, &CATALOG).unwrap().text, text);
        }
    }

    /// Any sections, made from real ones so that much of them fits.
    #[test]
    fn changed_sections_are_refused_or_a_plan(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3u8), 1..4),
    ) {
        let (mut bytes, texts) = sections_of(&shop());
        for (place, byte, kind) in changes {
            let at = place.index(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        let text = sealed(payload(&bytes, Some(&texts)));
        if let Ok(opened) = decode(&text, &CATALOG) {
            prop_assert_eq!(encode(&opened.plan, &CATALOG).unwrap().text, text);
        }
    }
}
