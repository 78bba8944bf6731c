//! What holds for every link, whatever happens to it on its way.

mod support;

use loadmap::exchange::link::{self, LinkRefusal, TooLong};
use loadmap::plan::{ItemId, Locked, Plan};
use loadmap::record::Json;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};
use support::plans::{in_link, known_plan, plan};
use support::reference::with_roadmap;
use support::{CATALOG, SOME_ID, cases, plain_words, presets, start};

const ALPHABET: &str = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

fn link_of(plan: &Plan) -> String {
    link::encode(plan, &CATALOG).unwrap().text
}

fn refused(text: &str) -> LinkRefusal {
    let refusal = link::decode(text, &CATALOG).unwrap_err();
    plain_words(&refusal.to_string());
    refusal
}

/// The worked examples with their proposed roadmaps accepted.
static ROADMAPS: LazyLock<Vec<Plan>> =
    LazyLock::new(|| presets().map(|(_, plan)| with_roadmap(plan, 99)).collect());

/// The smallest of the worked examples, as a plan and a link.
fn reference() -> (Plan, String) {
    let (_, plan) = presets().next().unwrap();
    let text = link_of(&plan);
    (in_link(&plan), text)
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn a_plan_comes_back_from_its_link(plan in plan()) {
        if let Ok(link) = link::encode(&plan, &CATALOG) {
            let opened = link::decode(&link.text, &CATALOG).unwrap();
            prop_assert_eq!(&opened.plan, &in_link(&plan));
            prop_assert_eq!(link::encode(&opened.plan, &CATALOG).unwrap().text, link.text);
        }
    }

    /// A proposed roadmap, and what people do to it: each change is in the link.
    #[test]
    fn a_changed_roadmap_comes_back(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..14, 0..40u32), 0..6),
    ) {
        let mut plan = which.get(&ROADMAPS[..]).clone();
        let items = &mut Arc::make_mut(&mut plan.roadmap).items;
        for (place, change, n) in changes {
            let at = place.index(items.len());
            let item = &mut items[at];
            match change {
                0 => item.practices.truncate(n as usize % 3),
                1 => item.practices.reverse(),
                2 => item.practices.push("obj-1a".into()),
                3 => item.work.truncate(n as usize % 3),
                4 => item.work.iter_mut().for_each(|work| work.pessimistic += n),
                5 => item.after.push(ItemId(plan.next_item + n)),
                6 => item.after.truncate(n as usize % 2),
                7 => (item.start, item.finish) = (n, n + 1),
                8 => item.source = None,
                9 => item.source = Some("ini-later".into()),
                10 => item.title = "Ours".to_owned(),
                11 => item.locked.push(Locked::Dates),
                12 => item.id = ItemId(plan.next_item + at as u32),
                _ => items.swap(at, n as usize % at.max(1)),
            }
        }
        for item in &mut *items {
            if item.source.is_none() && item.title.is_empty() {
                item.title = "Own".to_owned();
            }
        }
        plan.next_item += 100;
        let text = link_of(&plan);
        let opened = link::decode(&text, &CATALOG).unwrap().plan;
        prop_assert_eq!(&opened, &in_link(&plan));
        prop_assert_eq!(link_of(&opened), text);
    }

    #[test]
    fn links_are_letters_and_digits(plan in known_plan()) {
        if let Ok(link) = link::encode(&plan, &CATALOG) {
            prop_assert!(link.text.bytes().all(|b| b.is_ascii_alphanumeric()));
            prop_assert!(link.text.starts_with('0'));
            prop_assert!(link.text.len() <= link::LONGEST);
            prop_assert_eq!(link.left_out, Vec::<String>::new());
        }
    }

    #[test]
    fn any_text_is_refused_or_opens(text in any::<String>()) {
        if let Err(refusal) = link::open(&text, &CATALOG) {
            plain_words(&refusal.to_string());
        }
    }

    #[test]
    fn texts_like_links_are_refused(text in "[#0-9]{0,3}[0-9A-Za-z%#_-]{0,80}") {
        plain_words(&link::open(&text, &CATALOG).unwrap_err().to_string());
        refused(&text);
    }

    /// Several characters changed, dropped, added or swapped.
    #[test]
    fn damage_is_found(
        changes in prop::collection::vec(
            (any::<prop::sample::Index>(), 0..4, prop::sample::select(ALPHABET.as_bytes())),
            1..4,
        ),
    ) {
        let (plan, whole) = reference();
        let mut text = whole.clone().into_bytes();
        for (place, kind, letter) in changes {
            let at = place.index(text.len());
            match kind {
                0 => text[at] = letter,
                1 => text.insert(at, letter),
                2 => drop(text.remove(at)),
                _ => text.swap(at, (at + 1).min(whole.len() - 9)),
            }
        }
        let text = String::from_utf8(text).unwrap();
        if text != whole {
            refused(&text);
            // What some program added may be taken away; nothing else.
            if let Ok(opened) = link::open(&text, &CATALOG) {
                prop_assert_eq!(opened.plan, plan);
                prop_assert!(text.contains(['-', '_']) || text.len() > whole.len());
            }
        }
    }
}

#[test]
fn every_changed_character_is_found() {
    let (_, whole) = reference();
    for at in 0..whole.len() {
        for letter in ALPHABET.bytes().filter(|&b| b != whole.as_bytes()[at]) {
            let mut text = whole.clone().into_bytes();
            text[at] = letter;
            let text = String::from_utf8(text).unwrap();
            let refusal = link::decode(&text, &CATALOG).unwrap_err();
            let expected = match at {
                0 => matches!(refusal, LinkRefusal::Changed | LinkRefusal::NotALink),
                1..4 => matches!(
                    refusal,
                    LinkRefusal::Changed | LinkRefusal::Incomplete { .. }
                ),
                _ => refusal == LinkRefusal::Changed,
            };
            assert!(expected, "{at} {letter}: {refusal:?}");
            assert!(link::open(&text, &CATALOG).is_err(), "{at} {letter}");
        }
        if at + 1 < whole.len() && whole.as_bytes()[at] != whole.as_bytes()[at + 1] {
            let mut swapped = whole.clone().into_bytes();
            swapped.swap(at, at + 1);
            refused(std::str::from_utf8(&swapped).unwrap());
        }
    }
}

#[test]
fn a_link_cut_anywhere_says_how_much_is_missing() {
    let (_, whole) = reference();
    assert_eq!(refused(""), LinkRefusal::NotALink);
    for has in 1..whole.len() {
        let of = (has >= 4).then_some(whole.len());
        assert_eq!(refused(&whole[..has]), LinkRefusal::Incomplete { has, of });
        assert!(link::open(&whole[..has], &CATALOG).is_err());
    }
    assert_eq!(
        refused(&whole[..9]).to_string(),
        format!(
            "This link is incomplete: it ends after 9 of {} characters. Copy the whole link again, or ask for the plan file.",
            whole.len()
        )
    );
}

#[test]
fn what_programs_do_to_links_is_undone() {
    let (plan, whole) = reference();
    let escaped: String = whole.bytes().map(|b| format!("%{b:02x}")).collect();
    let twice = escaped.replace('%', "%25");
    let broken = |with: &str| {
        let pieces: Vec<&str> = (0..whole.len())
            .step_by(70)
            .map(|at| &whole[at..(at + 70).min(whole.len())])
            .collect();
        pieces.join(with)
    };
    let mut arrived = vec![
        whole.clone(),
        format!("#{whole}"),
        format!("https://example.org/loadmap/#{whole}"),
        format!("  <https://example.org/loadmap/#{whole}>\r\n"),
        format!("https://example.org/%23{whole}"),
        format!("https://example.org/?%2523{whole}"),
        format!("#{escaped}"),
        format!("#{twice}"),
        format!("%23{escaped}"),
        format!("https://example.org/#{whole} https://example.org/#{whole}"),
        format!("#{whole}{whole}"),
        format!("#{}#{whole}", &whole[..whole.len() / 2]),
        format!("#{whole}&utm_source=chat"),
        format!("#{whole}=="),
        format!("[my plan](https://example.org/#{whole})"),
    ];
    for end in [
        ".", ",", ")", "]", ">", "\"", "'", ";", "…", "。", "؟", "!", "?", "*", "_", "~", ":",
    ] {
        arrived.push(format!("#{whole}{end}"));
    }
    for inside in [
        " ", "\n", "\r\n", "=\n", "=\r\n", "\u{200b}", "\u{ad}", "\u{2060}", "\u{feff}", "\n> ",
        "%20", "+", "\u{a0}",
    ] {
        arrived.push(format!("#{}", broken(inside)));
    }
    for text in arrived {
        let opened = link::open(&text, &CATALOG);
        assert_eq!(
            opened.map(|opened| opened.plan).as_ref(),
            Ok(&plan),
            "{text}"
        );
    }
}

#[test]
fn what_can_not_be_undone_is_explained() {
    let (_, whole) = reference();
    for text in [whole.to_lowercase(), whole.to_uppercase()] {
        let refusal = link::open(&text, &CATALOG).unwrap_err();
        assert_eq!(refusal, LinkRefusal::CaseLost);
        plain_words(&refusal.to_string());
    }
    for text in [
        "#/../",
        "#javascript:alert(1)",
        "#<img src=x>",
        "#__proto__",
        "#constructor",
        "#/roadmap",
        "hello",
        "#",
        "",
        "https://example.org/",
    ] {
        assert_eq!(
            link::open(text, &CATALOG),
            Err(LinkRefusal::NotALink),
            "{text}"
        );
    }
    // A first character that is not ours, on a link whose length is right.
    for letter in ["1", "Z", "a"] {
        // "01e" is 102 in base 62.
        let text = format!("{letter}01e{}", "x".repeat(98));
        assert_eq!(refused(&text), LinkRefusal::Newer);
    }
    for length in [32_001, 200_000, 2_097_153, 3_000_000] {
        let long = "0".repeat(length);
        assert_eq!(refused(&long), LinkRefusal::TooLong(length));
    }
    let long = "0".repeat(3_000_000);
    assert_eq!(
        link::open(&long, &CATALOG),
        Err(LinkRefusal::TooLong(3_000_000))
    );
    assert!(link::open(&long[..40_000], &CATALOG).is_err());
}

#[test]
fn a_plan_too_long_for_a_link_is_told() {
    let mut plan = Plan::new(&CATALOG, SOME_ID, start());
    // Texts without repetition: numbers in words would compress.
    let mut state = 1u64;
    let mut noise = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        char::from_u32(0x4e00 + (state >> 40) as u32 % 20_000).unwrap()
    };
    for practice in CATALOG.practices.iter().take(20) {
        let answer = loadmap::plan::Answer {
            note: (0..10_000).map(|_| noise()).collect(),
            ..Default::default()
        };
        Arc::make_mut(&mut plan.assessment)
            .answers
            .insert(practice.id.into(), answer);
    }
    assert_eq!(link::encode(&plan, &CATALOG), Err(TooLong));
    plain_words(&TooLong.to_string());
}

#[test]
fn what_is_left_out_is_named() {
    let text = loadmap::exchange::file::write(&Plan::new(&CATALOG, SOME_ID, start()));
    let text = text
        .replace("\"start\"", "\"mood\": \"calm\", \"start\"")
        .replace("\"nextItem\"", "\"later\": {\"a\": [1]}, \"nextItem\"");
    let plan = loadmap::exchange::file::read(text.as_bytes(), &CATALOG)
        .unwrap()
        .plan;
    let link = link::encode(&plan, &CATALOG).unwrap();
    let named: BTreeSet<&str> = link.left_out.iter().map(String::as_str).collect();
    assert_eq!(named, BTreeSet::from(["details.mood", "later"]));
    let opened = link::decode(&link.text, &CATALOG).unwrap().plan;
    assert_eq!(opened, in_link(&plan));
    assert_eq!(opened.other, Vec::<(String, Json)>::new());
}
