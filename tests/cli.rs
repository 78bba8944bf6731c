//! The command line as a user runs it: every command, every exit code.
#![cfg(feature = "cli")]

mod support;

use loadmap::exchange::{file, schema};
use loadmap::plan::Date;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};
use support::{CATALOG, plain_words, presets};

/// What a run left: exit code, standard output, standard error.
#[derive(Debug)]
struct Run {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        Run {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn loadmap(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_loadmap"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap().into()
}

/// A run that must end well and say nothing on standard error.
fn fine(arguments: &[&str], input: &[u8]) -> String {
    let run = loadmap(arguments, input);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

/// A run that must fail with this code, print nothing, and say why.
fn fails(code: i32, arguments: &[&str], input: &[u8]) -> String {
    let run = loadmap(arguments, input);
    assert_eq!(
        (run.code, run.out.as_str()),
        (code, ""),
        "{arguments:?} {}",
        run.err
    );
    let message = run.err.trim_end().to_owned();
    message.lines().for_each(plain_words);
    message
}

/// An empty folder of its own for each test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn saved(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

fn shop() -> String {
    fine(
        &[
            "new",
            "--preset",
            "midsize-ecommerce",
            "--start",
            "2027-01-04",
        ],
        b"",
    )
}

/// A plan with one wrong field.
fn damaged() -> String {
    let good = shop();
    let bad = good.replace("\"engineers\": 70", "\"engineers\": \"many\"");
    assert_ne!(good, bad);
    bad
}

#[test]
fn new_prints_a_plan_that_check_takes() {
    for (preset, expected) in presets() {
        let text = fine(&["new", "--preset", preset, "--start", "2027-01-04"], b"");
        let mut opened = file::read(text.as_bytes(), &CATALOG).unwrap().plan;
        assert_eq!(file::write(&opened), text, "{preset}");
        opened.id.clone_from(&expected.id);
        assert_eq!(opened, expected, "{preset}");
        let said = fine(&["check", "-"], text.as_bytes());
        assert_eq!(
            said,
            "Standard input: fine. 124 of 124 practices answered, 0 initiatives on the roadmap.\n"
        );
    }
}

#[test]
fn new_starts_today_with_an_id_of_its_own() {
    let days = || {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        Date::new(1970, 1, 1)
            .unwrap()
            .plus_days((now.as_secs() / 86_400) as i32)
    };
    let before = days();
    let plans = [fine(&["new"], b""), fine(&["new"], b"")]
        .map(|text| file::read(text.as_bytes(), &CATALOG).unwrap().plan);
    assert_ne!(plans[0].id, plans[1].id);
    for plan in plans {
        assert!((before..=days()).contains(&plan.details.start));
        assert_eq!(plan.details.as_of, plan.details.start);
        assert!(plan.assessment.answers.is_empty());
    }
}

#[test]
fn new_explains_what_it_does_not_know() {
    let message = fails(2, &["new", "--preset", "corner-shop"], b"");
    assert!(message.starts_with("--preset: there is no worked example \"corner-shop\"."));
    for preset in CATALOG.presets.iter() {
        assert!(message.contains(preset.id), "{message}");
    }
    for date in ["tomorrow", "2027-02-29", "04.01.2027", ""] {
        let message = fails(2, &["new", "--start", date], b"");
        assert!(
            message.ends_with("is not a date. Write it as 2027-01-04."),
            "{message}"
        );
    }
    let message = fails(2, &["new", "--start", "2200-01-01"], b"");
    assert!(
        message.contains("between 2000-01-01 and 2199-12-31"),
        "{message}"
    );
    // Starts in time, but its event does not lie in time.
    fails(
        2,
        &[
            "new",
            "--preset",
            "midsize-ecommerce",
            "--start",
            "2199-12-30",
        ],
        b"",
    );
}

#[test]
fn check_names_file_place_and_remedy() {
    let folder = folder("check");
    let good = saved(&folder, "good.json", &shop());
    assert!(fine(&["check", &good], b"").contains("good.json: fine."));

    let bad = saved(&folder, "bad.json", &damaged());
    let message = fails(1, &["check", &bad], b"");
    assert!(
        message.contains("bad.json: The plan has problems"),
        "{message}"
    );
    assert!(
        message.contains("- details.engineers: should be a whole number"),
        "{message}"
    );

    // What a page would refuse, a file is refused for too.
    let turned = shop().replace("\"start\": \"2027-01-04\"", "\"start\": \"2028-01-04\"");
    let turned = saved(&folder, "turned.json", &turned);
    let message = fails(1, &["check", &turned], b"");
    assert!(
        message.contains("- details.eventDate: is 2027-08-02, before the plan's first day"),
        "{message}"
    );

    let odd = shop().replace("\"cap-1a\"", "\"cap-9z\"");
    let said = fine(&["check", "-"], odd.as_bytes());
    assert!(
        said.contains("\n- assessment.answers.cap-9z: \"cap-9z\" is a practice"),
        "{said}"
    );

    for (name, text, part) in [
        ("empty", "", "The file is empty."),
        ("cut", &shop()[..500], "ends too early."),
        ("page", "<html>", "web page."),
        ("other", "{}", "not a Loadmap plan"),
        (
            "newer",
            &shop().replace("\"format\": 1", "\"format\": 2"),
            "newer version",
        ),
    ] {
        let path = saved(&folder, name, text);
        let message = fails(2, &["check", &path], b"");
        assert!(
            message.contains(part) && message.contains(name),
            "{message}"
        );
    }
    let path = folder.join("latin1");
    fs::write(&path, b"{\"name\": \"caf\xe9\"}").unwrap();
    assert!(fails(2, &["check", path.to_str().unwrap()], b"").contains("UTF-8"));
    let message = fails(2, &["check", "no/such\u{1b}[31m/file.json"], b"");
    assert!(
        message.ends_with("there is no such file. Check the name."),
        "{message}"
    );
    assert!(!message.contains('\u{1b}'));
    let message = fails(2, &["check", folder.to_str().unwrap()], b"");
    assert!(
        message.ends_with("this is a folder. Name the plan file in it."),
        "{message}"
    );
    let huge = vec![b' '; 5_000_001];
    assert!(fails(2, &["check", "-"], &huge).contains("at most 5000 kB"));
}

#[test]
fn score_prints_an_aligned_table() {
    let text = fine(&["score", "-"], shop().as_bytes());
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "Mid-size e-commerce with peak events");
    let head = lines[2];
    for column in ["Score", "Evidenced", "Possible"] {
        let end = head.find(column).unwrap() + column.len();
        for line in &lines[3..16] {
            assert!(
                line[..end].ends_with(|c: char| c.is_ascii_digit()),
                "{line}"
            );
            assert!(line[end..].starts_with("  "), "{line}");
        }
    }
    let overall: Vec<&str> = lines[15].split_whitespace().collect();
    assert_eq!(
        overall,
        [
            "Overall",
            "1.81",
            "1.58",
            "1.81",
            "2",
            "Repeatable",
            "100%",
            "79%",
            "medium"
        ]
    );
    assert!(!text.contains("Provisional"));

    let empty = fine(&["score", "-"], fine(&["new"], b"").as_bytes());
    assert!(empty.contains("\nProvisional: "), "{empty}");

    let torn = shop()
        .replace(
            "\"obj-1a\": {\n        \"choice\": \"Y\"",
            "\"obj-1a\": {\n        \"choice\": \"N\"",
        )
        .replace(
            "\"obj-2a\": { \"choice\": \"P\"",
            "\"obj-2a\": { \"choice\": \"Y\"",
        );
    let text = fine(&["score", "-"], torn.as_bytes());
    assert!(
        text.contains("\nContradictions:\n- obj-2a is answered yes, but obj-1a,"),
        "{text}"
    );
}

#[test]
fn score_prints_json_with_the_keys_that_help_lists() {
    let json: Value =
        serde_json::from_str(&fine(&["score", "--json", "-"], shop().as_bytes())).unwrap();
    let overall = &json["overall"];
    assert_eq!(overall["level"], 2);
    assert_eq!(overall["levelName"], "Repeatable");
    assert_eq!(overall["confidenceLabel"], "medium");
    assert_eq!(json["dimensions"].as_array().unwrap().len(), 12);
    assert_eq!(json["provisional"], false);
    assert_eq!(json["plan"]["asOf"], "2027-01-04");
    let raw = fine(&["score", "-", "--json"], shop().as_bytes());
    assert!(raw.contains("\"claimed\": 1.8090,"), "{raw}");

    let help = fine(&["score", "--help"], b"");
    let found = support::json_keys(&json);
    assert!(found.len() > 100);
    for key in found {
        assert!(help.contains(&key), "{key} is not in the help");
    }

    let empty: Value = serde_json::from_str(&fine(
        &["score", "--json", "-"],
        fine(&["new"], b"").as_bytes(),
    ))
    .unwrap();
    assert_eq!(empty["answers"]["blank"], 124);
    assert_eq!(empty["provisional"], true);
}

/// The names of what is in a folder, sorted.
fn inside(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

const DOCUMENTS: [&str; 3] = [
    "load_testing_maturity_assessment.md",
    "load_testing_roadmap.md",
    "load_testing_strategy.md",
];

#[test]
fn docs_writes_the_documents_straight_into_the_folder() {
    let folder = folder("docs");
    let out = folder.join("new/deeper");
    let arguments = ["docs", "-", "--out", out.to_str().unwrap()];
    let said = fine(&arguments, shop().as_bytes());
    assert_eq!(said.lines().count(), 3);
    assert_eq!(inside(&out), DOCUMENTS);
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let first = DOCUMENTS.map(read);
    for text in &first {
        assert!(text.starts_with("# ") && text.ends_with('\n'));
    }
    // Written again, over what is there: the same bytes.
    fs::write(out.join(DOCUMENTS[0]), "old").unwrap();
    fine(&arguments, shop().as_bytes());
    assert_eq!(DOCUMENTS.map(read), first);
    assert_eq!(inside(&out), DOCUMENTS);
}

#[test]
fn docs_writes_all_or_nothing() {
    let folder = folder("docs-refused");
    let out = folder.join("out");
    let out_name = out.to_str().unwrap();
    let arguments = ["docs", "-", "--out", out_name];
    // A plan that can not be opened leaves no folder behind.
    fails(1, &arguments, damaged().as_bytes());
    fails(2, &arguments, b"{");
    assert!(!out.exists());

    // The last document has no place to go: the others stay as they were.
    fs::create_dir_all(out.join(DOCUMENTS[2])).unwrap();
    fs::write(out.join(DOCUMENTS[0]), "mine").unwrap();
    let message = fails(2, &arguments, shop().as_bytes());
    assert!(message.contains(DOCUMENTS[2]), "{message}");
    assert_eq!(inside(&out), [DOCUMENTS[0], DOCUMENTS[2]]);
    assert_eq!(fs::read_to_string(out.join(DOCUMENTS[0])).unwrap(), "mine");

    // A file where the folder should be.
    let file = saved(&folder, "file", "mine");
    let message = fails(2, &["docs", "-", "--out", &file], shop().as_bytes());
    assert!(
        message.ends_with("is no folder. Name a folder with --out."),
        "{message}"
    );
    assert_eq!(fs::read_to_string(&file).unwrap(), "mine");
    let message = fails(
        2,
        &["docs", "-", "--out", "/proc/loadmap"],
        shop().as_bytes(),
    );
    assert!(message.starts_with("/proc/loadmap: "), "{message}");
}

#[test]
fn plans_with_problems_and_files_that_are_none_have_their_own_codes() {
    let bad = damaged();
    for command in [
        &["check", "-"][..],
        &["score", "-"],
        &["score", "-", "--json"],
    ] {
        assert!(fails(1, command, bad.as_bytes()).contains("details.engineers"));
        assert!(fails(2, command, b"{").contains("ends too early"));
        assert!(fails(2, command, b"").contains("is empty"));
    }
}

#[test]
fn schema_prints_the_schema() {
    assert_eq!(fine(&["schema"], b""), schema::schema());
}

#[test]
fn help_is_fine_and_everything_else_is_not() {
    for arguments in [
        &["--help"][..],
        &["help"],
        &["new", "--help"],
        &["--version"],
    ] {
        assert!(!fine(arguments, b"").is_empty());
    }
    for arguments in [
        &[][..],
        &["frob"],
        &["check"],
        &["check", "a", "b"],
        &["new", "--frob"],
    ] {
        let run = loadmap(arguments, b"");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(run.err.contains("Usage: loadmap"), "{}", run.err);
        assert!(!run.err.contains("invalid"), "{}", run.err);
    }
}

/// `loadmap schema | head -1` is no failure.
#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_loadmap"))
        .arg("schema")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let run: Run = child.wait_with_output().unwrap().into();
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}
