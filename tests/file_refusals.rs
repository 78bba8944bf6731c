//! Files that are not opened, and what is said about each.

mod support;

use loadmap::exchange::file::MAX_BYTES;
use loadmap::record::Json;
use support::files::{Step, at, full, problems, read, refusal};
use support::plans::full_plan;

/// Wrong as a whole: the file, and a part of what must be said.
#[test]
fn files_that_are_no_plans_are_told_apart() {
    let good = full().to_pretty();
    let with = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1).into_bytes()
    };
    let deep = |depth: usize| {
        let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        with(
            "\"nextItem\"",
            &format!("\"later\": {nested}, \"nextItem\""),
        )
    };
    let latin1: Vec<u8> = with("\"name\": \"A\"", "\"name\": \"@\"")
        .iter()
        .map(|&byte| if byte == b'@' { 0xe9 } else { byte })
        .collect();
    let utf16 = |text: &str| {
        text.encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let utf16_bom = [vec![0xff, 0xfe], utf16(&good)].concat();
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        (
            "empty",
            b"".to_vec(),
            &["The file is empty. Choose another"],
        ),
        ("blank", b"\r\n \t".to_vec(), &["The file is empty"]),
        (
            "byte order mark alone",
            b"\xef\xbb\xbf".to_vec(),
            &["The file is empty"],
        ),
        (
            "only zeros",
            vec![0; 64],
            &["line 1, column 1", "Choose a plan file"],
        ),
        (
            "zeros behind",
            [good.as_bytes(), &[0, 0]].concat(),
            &["More text follows", "Remove it"],
        ),
        (
            "picture",
            b"\x89PNG\r\n\x1a\n".to_vec(),
            &["not a text file in UTF-8", "save it as UTF-8"],
        ),
        ("Latin-1", latin1, &["not a text file in UTF-8"]),
        (
            "UTF-16 with its mark",
            utf16_bom,
            &["not a text file in UTF-8"],
        ),
        ("UTF-16", utf16(&good), &["line 1, column 2"]),
        (
            "web page",
            b"<!doctype html><p>".to_vec(),
            &["web page", "Choose the plan file"],
        ),
        ("words", b"Dear all".to_vec(), &["line 1, column 1"]),
        (
            "comment",
            with("\"model\"", "// mine\n  \"model\""),
            &["line ", "no comments. Remove"],
        ),
        (
            "comma at the end",
            with("\"authors\": [\"A\"]", "\"authors\": [\"A\",]"),
            &["Remove the comma before"],
        ),
        (
            "single quotes",
            with("\"name\": \"A\"", "'name': 'A'"),
            &["straight double quotes"],
        ),
        (
            "no quotes",
            with("\"name\": \"A\"", "name: \"A\""),
            &["key in double quotes"],
        ),
        (
            "no comma",
            with("\"name\": \"A\",", "\"name\": \"A\""),
            &["comma between"],
        ),
        (
            "no colon",
            with("\"name\": \"A\"", "\"name\" \"A\""),
            &["colon between"],
        ),
        (
            "cut",
            good.as_bytes()[..good.len() / 2].to_vec(),
            &["ends too early", "backup"],
        ),
        (
            "two plans",
            format!("{good}{good}").into_bytes(),
            &["More text follows"],
        ),
        (
            "line break in a text",
            with("\"name\": \"A\"", "\"name\": \"A\nB\""),
            &["Write \\n"],
        ),
        (
            "a path of Windows",
            with("\"name\": \"A\"", "\"name\": \"C:\\Plans\""),
            &["two backslashes"],
        ),
        (
            "half a letter",
            with("\"name\": \"A\"", "\"name\": \"\\ud83d\""),
            &["line "],
        ),
        (
            "NaN",
            with("\"fte\": 1", "\"fte\": NaN"),
            &["true, false and null"],
        ),
        (
            "Infinity",
            with("\"fte\": 1", "\"fte\": Infinity"),
            &["true, false and null"],
        ),
        (
            "1e400",
            with("\"fte\": 1", "\"fte\": 1e400"),
            &["too large"],
        ),
        (
            "400 digits",
            with("\"fte\": 1", &format!("\"fte\": {}", "9".repeat(400))),
            &["too large"],
        ),
        (
            "1e400 where it would be kept",
            with("\"nextItem\"", "\"later\": 1e400, \"nextItem\""),
            &["too large"],
        ),
        (
            "leading zero",
            with("\"fte\": 1", "\"fte\": 01"),
            &["such as 12"],
        ),
        (
            "1e2",
            with("\"fte\": 1", "\"fte\": 1e2"),
            &["resources.people[0].fte: ", "whole number"],
        ),
        (
            "-0",
            with("\"fte\": 1", "\"fte\": -0"),
            &["resources.people[0].fte: ", "whole number"],
        ),
        (
            "a key twice",
            with("\"name\": \"A\"", "\"name\": \"A\", \"name\": \"B\""),
            &["\"name\" a second time", "Remove one"],
        ),
        (
            "an answer twice",
            with("\"obj-1a\"", "\"obj-1a\": {}, \"obj-1a\""),
            &["\"obj-1a\" a second time"],
        ),
        (
            "33 deep",
            deep(32),
            &["deeper than 32 levels", "right file"],
        ),
        (
            "brackets",
            "[".repeat(MAX_BYTES).into_bytes(),
            &["deeper than 32 levels"],
        ),
        (
            "a number",
            b"42".to_vec(),
            &["not a Loadmap plan", "Choose a file"],
        ),
        ("a list", b"[]".to_vec(), &["not a Loadmap plan"]),
        (
            "another program's",
            b"{\"product\": \"draw\"}".to_vec(),
            &["not a Loadmap plan"],
        ),
        (
            "no format",
            with("\"format\": 1,", ""),
            &["format: is missing. Add"],
        ),
        (
            "format as text",
            with("\"format\": 1", "\"format\": \"1\""),
            &["format: should be a whole number"],
        ),
        (
            "format 0",
            with("\"format\": 1", "\"format\": 0"),
            &["format: is 0; the oldest format is 1"],
        ),
        (
            "format -1",
            with("\"format\": 1", "\"format\": -1"),
            &["format: is -1"],
        ),
        (
            "format 2",
            with("\"format\": 1", "\"format\": 2"),
            &["newer version", "Update Loadmap"],
        ),
        (
            "format 999",
            with("\"format\": 1", "\"format\": 999, \"odd\": {}"),
            &["newer version"],
        ),
        (
            "another model",
            with("\"id\": \"loadmap\"", "\"id\": \"dsomm\""),
            &["model.id: ", "\"dsomm\"", "version that made it"],
        ),
        (
            "no id",
            with(support::SOME_ID, ""),
            &["id: is empty. Give it 32"],
        ),
        (
            "another id",
            with(support::SOME_ID, "My plan"),
            &["id: must be 32 hexadecimal"],
        ),
        (
            "too big",
            vec![b' '; MAX_BYTES + 1],
            &["5000 kB", "right file"],
        ),
    ];
    for (what, bytes, said) in cases {
        let message = refusal(&bytes);
        for part in said {
            assert!(message.contains(part), "{what}: {message}");
        }
    }
}

#[test]
fn what_editors_add_is_accepted() {
    let good = full().to_pretty();
    let plan = full_plan();
    let crlf = good.replace('\n', "\r\n");
    let cr = good.replace('\n', "\r");
    let marked = format!("\u{feff}{good}");
    let dense: String = good.lines().map(str::trim).collect();
    for text in [
        &good,
        &crlf,
        &cr,
        &marked,
        &dense,
        &format!("\n\n{good}\n\n"),
    ] {
        assert_eq!(read(text).unwrap().plan, plan);
    }
}

#[test]
fn many_problems_are_counted_and_long_texts_cut() {
    let answers = (0..200).map(|i| (format!("obj-{i}"), Json::int(i)));
    let mut json = full();
    *at(
        &mut json,
        &[Step::Key("assessment".into()), Step::Key("answers".into())],
    ) = Json::Object(answers.collect());
    let found = problems(&json);
    assert_eq!(found.len(), 51);
    assert_eq!(
        found[50].1,
        "There are 150 problems more. Mend these first."
    );
    let key = "\u{1b}[31m".repeat(100_000);
    *at(
        &mut json,
        &[Step::Key("assessment".into()), Step::Key("answers".into())],
    ) = Json::Object(vec![(key.clone(), Json::Null)]);
    let message = refusal(json.to_pretty().as_bytes());
    assert!(
        message.len() < 400 && !message.contains('\u{1b}'),
        "{message}"
    );
    let twice = format!("{{\"{0}\": 1, \"{0}\": 2}}", "k".repeat(100_000));
    assert!(refusal(twice.as_bytes()).len() < 300);
}
