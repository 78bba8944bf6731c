//! What the JSON reader says about mistakes, and that it takes what serde_json takes.

use loadmap::record::Json;
use loadmap::record::parse::{Mistake, Unreadable};
use proptest::prelude::*;

fn mistake(text: &str) -> (usize, usize, Mistake) {
    match Json::parse(text) {
        Err(Unreadable::Syntax {
            line,
            column,
            mistake,
        }) => (line, column, mistake),
        other => panic!("{text:?} gave {other:?}"),
    }
}

#[test]
fn mistakes_are_named_where_they_stand() {
    for (text, expected) in [
        ("", (1, 1, Mistake::Cut)),
        ("{\"a\": [1, 2", (1, 12, Mistake::Cut)),
        ("{\"a\": tr", (1, 9, Mistake::Cut)),
        ("{\"a\": \"x\\", (1, 10, Mistake::Cut)),
        ("{\"a\": \"x\\u00", (1, 13, Mistake::Cut)),
        ("{\"a\":", (1, 6, Mistake::Cut)),
        ("-", (1, 2, Mistake::Cut)),
        ("// hello\n{}", (1, 1, Mistake::Comment)),
        ("{\n  /* x */ \"a\": 1}", (2, 3, Mistake::Comment)),
        ("{\"a\": 1 # x\n}", (1, 9, Mistake::Comment)),
        ("{} // end", (1, 4, Mistake::Comment)),
        ("{\"a\": 1,\r\n}", (1, 8, Mistake::TrailingComma)),
        ("[\r1,\r]", (2, 2, Mistake::TrailingComma)),
        ("[1 2]", (1, 4, Mistake::MissingComma)),
        ("{\"a\": 1 \"b\": 2}", (1, 9, Mistake::MissingComma)),
        ("{'a': 1}", (1, 2, Mistake::Quotes)),
        ("[“a”]", (1, 2, Mistake::Quotes)),
        ("{a: 1}", (1, 2, Mistake::BareKey)),
        ("{\"ä\" 1}", (1, 6, Mistake::MissingColon)),
        ("{\"a\": None}", (1, 7, Mistake::Word)),
        ("[NaN]", (1, 2, Mistake::Word)),
        ("[-Infinity]", (1, 3, Mistake::Number)),
        ("[01]", (1, 3, Mistake::Number)),
        ("[+1]", (1, 2, Mistake::Number)),
        ("[.5]", (1, 2, Mistake::Number)),
        ("[5.]", (1, 4, Mistake::Number)),
        ("[0x10]", (1, 3, Mistake::Number)),
        ("[1e]", (1, 4, Mistake::Number)),
        ("[1e400]", (1, 2, Mistake::HugeNumber)),
        ("[-1E+0400]", (1, 2, Mistake::HugeNumber)),
        ("[\"a\nb\"]", (1, 4, Mistake::ControlCharacter)),
        ("[\"C:\\Users\"]", (1, 5, Mistake::Escape)),
        ("[\"\\ud800\"]", (1, 3, Mistake::Escape)),
        ("[\"\\ud800\\u0041\"]", (1, 9, Mistake::Escape)),
        ("{}{}", (1, 3, Mistake::TextAfterEnd)),
        ("{}\0", (1, 3, Mistake::TextAfterEnd)),
        ("<!doctype html>", (1, 1, Mistake::Markup)),
        ("\0\0", (1, 1, Mistake::Other)),
        ("{,}", (1, 2, Mistake::Other)),
        ("[1,,2]", (1, 4, Mistake::Other)),
        ("[1}", (1, 3, Mistake::Other)),
    ] {
        assert_eq!(mistake(text), expected, "{text:?}");
    }
}

#[test]
fn keys_stand_once_and_nesting_ends() {
    let twice = Json::parse("{\"a\": {\"b\": 1,\n \"\\u0062\": 2}}");
    let expected = Unreadable::DuplicateKey {
        line: 2,
        key: "b".into(),
    };
    assert_eq!(twice, Err(expected));
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Json::parse(&nested(32)).is_ok());
    assert_eq!(Json::parse(&nested(33)), Err(Unreadable::TooDeep));
    assert_eq!(
        Json::parse(&"[".repeat(5_000_000)),
        Err(Unreadable::TooDeep)
    );
    assert_eq!(
        Json::parse(&"{\"a\":".repeat(1_000_000)),
        Err(Unreadable::TooDeep)
    );
}

/// Pieces that make texts which are JSON, or nearly.
fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "false", " ", "\n", "\t",
            "0", "-", "1", "12", ".", "e", "E+", "\"a\"", "\"b\":", "\"\\n\"", "\\u00e9", "\u{feff}",
            "\\ud83d\\ude00", "\\ud83d", "ü", "😀", "\u{7f}", "\u{1}", "/", "#", "'",
        ]).prop_map(str::to_owned),
        1 => "[ -~]{0,4}",
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..14).prop_map(|pieces| pieces.concat())
}

/// Texts that are JSON, with one character changed, added or removed.
fn nearly() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        (-1e9..1e9).prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    let tree = leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Into::into),
            prop::collection::btree_map("[a-c]{1,2}", inner, 0..4)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    });
    let change = (any::<prop::sample::Index>(), 0..4, any::<char>());
    (tree, change).prop_map(|(tree, (place, change, with))| {
        let mut letters: Vec<char> = tree.to_string().chars().collect();
        let at = place.index(letters.len());
        match change {
            0 => letters[at] = with,
            1 => letters.insert(at, with),
            2 => drop(letters.remove(at)),
            _ => {}
        }
        letters.into_iter().collect()
    })
}

/// Our reader takes what the other takes, and nothing else, but for what only
/// we refuse; and both find the same in it.
fn agrees(text: &str) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_str::<serde_json::Value>(text);
    match Json::parse(text) {
        Ok(ours) => {
            let again: serde_json::Value = serde_json::from_str(&ours.to_pretty()).unwrap();
            prop_assert_eq!(Some(again), theirs.ok());
        }
        Err(Unreadable::DuplicateKey { .. } | Unreadable::TooDeep) => {}
        Err(Unreadable::Syntax { mistake, .. }) => {
            prop_assert!(theirs.is_err() || mistake == Mistake::HugeNumber);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn soup_is_judged_as_elsewhere(text in soup()) {
        agrees(&text)?;
    }

    #[test]
    fn changed_json_is_judged_as_elsewhere(text in nearly()) {
        agrees(&text)?;
    }

    #[test]
    fn what_is_written_reads_back_the_same(text in nearly()) {
        if let Ok(tree) = Json::parse(&text) {
            let written = tree.to_pretty();
            let again = Json::parse(&written).unwrap();
            prop_assert_eq!(&again, &tree);
            prop_assert_eq!(again.to_pretty(), written);
        }
    }
}
