//! Runs every test in five stages and adds up what they counted.

use crate::build::{self, Site};
use crate::project;
use crate::serve;
use crate::setup;
use crate::shell::{Outcome, run, say, tee};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

/// The stages in the order they run: cheap ones first.
pub const STAGES: [&str; 5] = ["fmt", "clippy", "native", "wasm", "browser"];

/// Tests counted by one stage. Formatting and clippy count nothing while all is well.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    passed: u64,
    failed: u64,
}

/// Which stages to run and what to hand on to the test program, from the command line.
pub struct Selection {
    /// Names out of [`STAGES`]; empty means all.
    pub only: Vec<String>,
    /// Given to `cargo test` and to Playwright as they are.
    pub passed_on: Vec<String>,
    /// The site that the browser tests open.
    pub site: Site,
}

/// Runs the selected stages, all of them even if one fails, and says whether all went well.
/// The last line it prints is `N passed, N failed`.
pub fn all(selection: &Selection) -> Outcome<bool> {
    if let Some(unknown) = selection
        .only
        .iter()
        .find(|name| !STAGES.contains(&name.as_str()))
    {
        return Err(format!(
            "there is no stage `{unknown}`; the stages are {}",
            STAGES.join(", ")
        ));
    }
    let mut summary = String::new();
    let mut sum = Counts::default();
    for stage in STAGES {
        if !selection.only.is_empty() && !selection.only.iter().any(|name| name == stage) {
            continue;
        }
        println!();
        say(format!("Stage {stage}"));
        let began = Instant::now();
        let mut counts = Counts::default();
        let outcome = match stage {
            "fmt" => fmt(),
            "clippy" => clippy(),
            "native" => native(selection, &mut counts),
            "wasm" => wasm(selection, &mut counts),
            _ => browser(selection, &mut counts),
        };
        let word = match outcome {
            Ok(()) => "ok",
            Err(message) => {
                eprintln!("xtask: {message}");
                // A stage can fail without a failing test: it did not compile, or a tool is missing.
                counts.failed = counts.failed.max(1);
                "FAILED"
            }
        };
        let Counts { passed, failed } = counts;
        let seconds = began.elapsed().as_secs_f64();
        summary += &format!(
            "{stage:<8} {word:<7} {passed:>5} passed {failed:>4} failed {seconds:>8.1} s\n"
        );
        sum.passed += passed;
        sum.failed += failed;
    }
    print!(
        "\n{summary}\n{} passed, {} failed\n",
        sum.passed, sum.failed
    );
    Ok(sum.failed == 0)
}

fn fmt() -> Outcome {
    setup::component("rustfmt", "fmt")?;
    run(project::cargo().args(["fmt", "--all", "--check"]))
        .map_err(|_| "the formatting differs: run `cargo fmt --all`".to_owned())
}

fn clippy() -> Outcome {
    setup::component("clippy", "clippy")?;
    setup::wasm_target()?;
    // The core alone, with the command line, and app and worker as they are compiled for the browser.
    let targets: [&[&str]; 4] = [
        &["--workspace", "--no-default-features", "--all-targets"],
        &[
            "--target",
            setup::TARGET,
            "--lib",
            "--bins",
            "--test",
            "wasm",
        ],
        &[
            "--target",
            setup::TARGET,
            "--no-default-features",
            "--features",
            "bench",
            "--bins",
        ],
        &[
            "--no-default-features",
            "--features",
            "cli",
            "--all-targets",
        ],
    ];
    for arguments in targets {
        say(format!("clippy {}", arguments.join(" ")));
        run(project::cargo()
            .args(["clippy", "--quiet"])
            .args(arguments)
            .args(["--", "-D", "warnings"]))?;
    }
    Ok(())
}

fn native(selection: &Selection, counts: &mut Counts) -> Outcome {
    let mut test = project::cargo();
    test.args([
        "test",
        "--workspace",
        "--no-default-features",
        "--features",
        "cli",
        "--no-fail-fast",
    ]);
    // The laws draw the same plans for everybody, so that a run that fails, fails again. `cargo test`
    // draws new ones each time, to look further.
    if env::var_os(LAWS_SEED).is_none() {
        test.env(LAWS_SEED, "1");
    }
    cargo_test(test.args(&selection.passed_on), counts)
}

/// What proptest reads its seed from.
const LAWS_SEED: &str = "PROPTEST_RNG_SEED";

fn wasm(selection: &Selection, counts: &mut Counts) -> Outcome {
    setup::wasm_target()?;
    setup::node()?;
    let runner = setup::wasm_bindgen()?.join("wasm-bindgen-test-runner");
    let mut test = project::cargo();
    // The core is what is tested here; the app's pages are tested in a browser.
    test.args(["test", "--target", setup::TARGET])
        .args(["--no-default-features", "--test", "wasm"])
        .args(&selection.passed_on)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    cargo_test(&mut test, counts)
}

fn cargo_test(test: &mut Command, counts: &mut Counts) -> Outcome {
    tee(test, |line| {
        if let Some(Counts { passed, failed }) = counts_in(line) {
            counts.passed += passed;
            counts.failed += failed;
        }
    })
}

/// Reads cargo's line `test result: ok. 5 passed; 0 failed; …`.
fn counts_in(line: &str) -> Option<Counts> {
    let (_, numbers) = line.strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        let part = numbers
            .split(';')
            .find(|part| part.trim_end().ends_with(word))?;
        part.trim().split(' ').next()?.parse().ok()
    };
    Some(Counts {
        passed: number("passed")?,
        failed: number("failed")?,
    })
}

fn browser(selection: &Selection, counts: &mut Counts) -> Outcome {
    setup::chromium()?;
    let dist = build::site(selection.site)?;
    let command_line = command_line()?;
    let address = serve::start(serve::Site::new(&dist, "/some/path/")?, 0)?;
    let folder = project::root().join("tests/browser");
    let report = folder.join("results/report.json");
    fs::remove_file(&report).ok(); // an old one would be counted if this run wrote none
    let outcome = run(project::node("node_modules/@playwright/test/cli.js")
        .args(["test", "--config"])
        .arg(&folder)
        .args(&selection.passed_on)
        .env("LOADMAP_CLI", command_line)
        .env("LOADMAP_URL", address));
    let text =
        fs::read_to_string(&report).map_err(|e| format!("Playwright wrote no report: {e}"))?;
    *counts = counts_in_report(&text)
        .ok_or("Playwright's report has no `stats`: did its format change?")?;
    outcome
}

/// Builds the command line, which must write the same documents as the app, and says where it is.
fn command_line() -> Outcome<PathBuf> {
    run(project::cargo()
        .args(["build", "--quiet", "--no-default-features"])
        .args(["--features", "cli", "--bin", "loadmap"]))?;
    let name = format!("loadmap{}", env::consts::EXE_SUFFIX);
    // Playwright runs elsewhere; a target folder may be given relative to the project.
    Ok(project::root()
        .join(project::target())
        .join("debug")
        .join(name))
}

/// Reads the last part of Playwright's JSON report, `"stats": { …, "expected": 9, "unexpected": 0, "flaky": 0 }`.
fn counts_in_report(report: &str) -> Option<Counts> {
    let stats = &report[report.rfind("\"stats\":")?..];
    let number = |name: &str| {
        let (_, after) = stats.split_once(&format!("\"{name}\":"))?;
        after
            .trim_start()
            .split(|c: char| !c.is_ascii_digit())
            .next()?
            .parse::<u64>()
            .ok()
    };
    // A test that passes only at the second try is a failing one.
    Some(Counts {
        passed: number("expected")?,
        failed: number("unexpected")? + number("flaky")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_cargo() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.01s";
        assert_eq!(
            counts_in(line),
            Some(Counts {
                passed: 12,
                failed: 3
            })
        );
        assert_eq!(counts_in("test result::tests::shown ... ok"), None);
    }

    #[test]
    fn counts_are_read_from_playwright() {
        let report = "{ \"suites\": [{ \"title\": \"the \\\"stats\\\" page\" }],\n \"stats\": {\n  \"startTime\": \"x\",\n  \
                      \"expected\": 11,\n  \"skipped\": 0,\n  \"unexpected\": 2,\n  \"flaky\": 1\n }\n}";
        assert_eq!(
            counts_in_report(report),
            Some(Counts {
                passed: 11,
                failed: 3
            })
        );
        assert_eq!(counts_in_report("{}"), None);
    }
}
