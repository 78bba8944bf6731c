//! `loadmap forecast` as a user runs it.
#![cfg(feature = "cli")]

mod support;

use loadmap::exchange::file;
use loadmap::plan::{Date, ItemId, ItemState, Milestone, Plan, Risk, Upkeep, Work};
use serde_json::Value;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::Arc;
use support::{plain_words, presets, reference};

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn forecast(arguments: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_loadmap"))
        .arg("forecast")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn fine(arguments: &[&str], plan: &Plan) -> String {
    let run = forecast(arguments, &file::write(plan));
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{arguments:?}");
    run.out
}

fn refused(arguments: &[&str], input: &str, code: i32) -> String {
    let run = forecast(arguments, input);
    assert_eq!((run.code, run.out.as_str()), (code, ""), "{arguments:?}");
    run.err
}

fn shop() -> Plan {
    let mut presets = presets();
    presets
        .find(|(id, _)| *id == "midsize-ecommerce")
        .unwrap()
        .1
}

/// The shop with its roadmap accepted, a milestone, a risk and a cap.
fn accepted() -> Plan {
    let mut plan = reference::with_roadmap(shop(), usize::MAX);
    let first: Vec<ItemId> = plan
        .roadmap
        .items
        .iter()
        .take(5)
        .map(|item| item.id)
        .collect();
    Arc::make_mut(&mut plan.milestones).milestones = vec![Milestone {
        id: ItemId(9_001),
        name: "First results".to_owned(),
        date: Date::parse("2027-03-31"),
        items: first.clone(),
        ..Milestone::default()
    }];
    Arc::make_mut(&mut plan.governance).risks = vec![Risk {
        id: ItemId(9_002),
        chance: 30,
        delay: 20,
        cost: Some(500_000),
        items: first,
        ..Risk::default()
    }];
    Arc::make_mut(&mut plan.resources).cap = Some(25_000_000);
    plan.next_item = 9_003;
    plan
}

#[test]
fn a_table_says_by_when_how_likely_and_what_it_costs() {
    let out = fine(&["-"], &accepted());
    for part in [
        "50%         80%         95%",
        "  Everything\n",
        "  Phase: Foundations\n",
        "  Milestone: First results\n",
        " to be reached by 2027-03-31\n",
        "decides the end ",
        "Dates: ",
        "Chance to end by ",
        "Costs at most EUR ",
        "Chance to cost no more than EUR 250,000: ",
        "The end goes most with: ",
        "Drew 10048 samples with seed 1.",
    ] {
        assert!(out.contains(part), "{part:?} is not in {out}");
    }
    let sentences = out.lines().skip_while(|line| !line.starts_with("Dates: "));
    sentences.for_each(plain_words);
    let nothing = fine(&["-"], &shop());
    assert!(nothing.contains("scheduled now, because no roadmap is accepted"));
    assert!(nothing.contains("- No risk is in the forecast."));
}

#[test]
fn json_has_the_keys_that_help_lists() {
    let json: Value = serde_json::from_str(&fine(&["-", "--json"], &accepted())).unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let finish = &json["finish"];
    assert!(text(&finish["p50"]) < text(&finish["p80"]));
    assert!(text(&finish["p80"]) < text(&finish["p95"]));
    assert_eq!(json["samples"], 10_048);
    assert_eq!(json["milestones"][0]["name"], "First results");
    assert_eq!(json["milestones"][0]["reached"], false);
    let chance = json["milestones"][0]["chance"].as_u64().unwrap();
    assert!(chance <= 1_000);
    assert_eq!(json["cost"]["cap"], 25_000_000);
    assert_eq!(json["cost"]["currency"], "EUR");
    let event = accepted().details.event_date.map(|day| day.to_string());
    assert_eq!(json["eventDate"].as_str(), event.as_deref());
    let help = forecast(&["--help"], "");
    assert_eq!(help.code, 0);
    let found = support::json_keys(&json);
    assert!(found.len() > 100);
    for key in found {
        assert!(help.out.contains(&key), "{key} is not in the help");
    }
}

/// The same, with the first three items done: in half as much again as was thought.
fn under_way() -> Plan {
    let mut plan = accepted();
    let as_of = Date::parse("2027-03-01").unwrap();
    Arc::make_mut(&mut plan.details).as_of = as_of;
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    for item in items.iter_mut().take(3) {
        let sixths: u64 = item.work.iter().map(Work::mean_sixths).sum();
        item.state = ItemState::Done;
        item.began = Date::parse("2027-01-04");
        item.ended = Date::parse("2027-02-26");
        item.spent = Some(u32::try_from(sixths / 4).unwrap());
    }
    plan
}

#[test]
fn finished_work_is_held_against_its_estimates_and_applied_if_the_team_says_so() {
    let mut plan = under_way();
    let plain = fine(&["-"], &plan);
    assert!(plain.contains("3 finished items took 1.50 times their estimates on average"));
    assert!(plain.contains(" person-days, took ") && plain.contains(", 1.50 times as much.\n"));
    assert!(plain.contains("- Finished items took 1.50 times their estimates on average, but "));
    assert!(!plain.contains("Calibrated: "));
    let before: Value = serde_json::from_str(&fine(&["-", "--json"], &plan)).unwrap();
    assert_eq!(before["calibration"]["applied"], false);
    assert_eq!(before["calibration"]["factor"], 150);
    assert_eq!(
        before["calibration"]["finished"].as_array().unwrap().len(),
        3
    );
    assert_eq!(before["calibration"]["finished"][0]["ratio"], 150);
    Arc::make_mut(&mut plan.progress).calibrated = true;
    let text = fine(&["-"], &plan);
    assert!(text.contains(
        "Calibrated: the work that is left is taken to need 1.50 times its estimates, as 3 finished items did on average."
    ));
    let after: Value = serde_json::from_str(&fine(&["-", "--json"], &plan)).unwrap();
    assert_eq!(after["calibration"]["applied"], true);
    assert_eq!(after["planned"], before["planned"]);
    let p80 = |json: &Value| json["finish"]["p80"].as_str().unwrap().to_owned();
    assert!(p80(&after) > p80(&before));
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    items.iter_mut().for_each(|item| item.spent = None);
    let text = fine(&["-"], &plan);
    assert!(text.contains("no finished item has an estimate and the work spent on it"));
}

#[test]
fn weekly_counts_say_how_many_by_a_day_and_when_so_many_are_done() {
    let mut plan = under_way();
    let asked = ["-", "--by", "2027-03-28", "--things", "9"];
    let text = fine(&asked, &plan);
    assert!(text.contains("The plan states no weekly counts"));
    assert!(!fine(&["-"], &plan).contains("weekly counts"));
    Arc::make_mut(&mut plan.progress).weekly = vec![2; 8];
    let text = fine(&asked, &plan);
    for part in [
        "16 things were finished in 8 weeks. By 28 March 2027, in 4 whole weeks: 8 or more in half",
        "9 more are done by 4 April 2027 in half of all cases, by 4 April 2027 in four of five",
    ] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
    let json = fine(&[&asked[..], &["--json"]].concat(), &plan);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["throughput"]["ahead"], 4);
    assert_eq!(json["throughput"]["count"]["p95"], 8);
    assert_eq!(json["throughput"]["done"]["p80"], "2027-04-04");
    let help = forecast(&["--help"], "");
    for key in support::json_keys(&json) {
        assert!(help.out.contains(&key), "{key} is not in the help");
    }
    // Without a question: the dated event, and all that is left.
    let usual: Value = serde_json::from_str(&fine(&["-", "--json"], &plan)).unwrap();
    assert_eq!(usual["throughput"]["by"], usual["eventDate"]);
    let left = plan.roadmap.items.len() - 3;
    assert_eq!(usual["throughput"]["things"], left);
    let good = file::write(&plan);
    let message = refused(&["-", "--by", "soon"], &good, 2);
    assert!(
        message.contains("--by: \"soon\" is not a date"),
        "{message}"
    );
    refused(&["-", "--things", "0"], &good, 2);
}

#[test]
fn upkeep_that_does_not_fit_is_printed() {
    let mut plan = under_way();
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        item.upkeep = Some(Upkeep::default());
    }
    let none = fine(&["-"], &plan);
    assert!(!none.contains("keeping alive"), "{none}");
    let done = &mut Arc::make_mut(&mut plan.roadmap).items[0];
    done.upkeep = Some(Upkeep {
        optimistic: 100_000,
        likely: 100_000,
        pessimistic: 100_000,
        ..Upkeep::default()
    });
    let text = fine(&["-"], &plan);
    let said: Vec<&str> = text
        .lines()
        .filter(|line| line.contains("upkeep"))
        .collect();
    assert!(!said.is_empty(), "{text}");
    assert!(
        said.iter()
            .all(|line| line.starts_with("- ") && line.contains(" fit beside the plan")),
        "{said:?}"
    );
    said.into_iter().for_each(plain_words);
    let json: Value = serde_json::from_str(&fine(&["-", "--json"], &plan)).unwrap();
    let first = &json["upkeep"][0];
    assert!(first["asked"].as_u64() > first["fits"].as_u64(), "{first}");
    assert!(text.contains(first["text"].as_str().unwrap()));
    let help = forecast(&["--help"], "");
    for key in support::json_keys(&json) {
        assert!(help.out.contains(&key), "{key} is not in the help");
    }
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let plan = accepted();
    let one = fine(&["-", "--json", "--samples", "640", "--seed", "7"], &plan);
    let again = fine(&["-", "--json", "--samples", "640", "--seed", "7"], &plan);
    let other = fine(&["-", "--json", "--samples", "640", "--seed", "8"], &plan);
    assert_eq!(one, again);
    assert_ne!(one, other);
    assert!(one.contains("\"samples\": 640") && one.contains("\"seed\": 7"));
}

#[test]
fn accepted_dates_are_used_if_they_can_be_worked() {
    // The dates of the schedule, accepted as they are.
    let schedule = |plan: &Plan| -> Value {
        let mut child = Command::new(env!("CARGO_BIN_EXE_loadmap"))
            .args(["schedule", "-", "--json", "--schedules", "200"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let text = file::write(plan);
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap()
    };
    let mut plan = accepted();
    let found = schedule(&plan);
    let items = &mut Arc::make_mut(&mut plan.roadmap).items;
    for (item, found) in items.iter_mut().zip(found["items"].as_array().unwrap()) {
        item.start = found["start"].as_u64().unwrap() as u32;
        item.finish = found["finish"].as_u64().unwrap() as u32;
    }
    let json: Value = serde_json::from_str(&fine(&["-", "--json"], &plan)).unwrap();
    assert_eq!(json["dates"], "accepted");
    let ends = found["items"].as_array().unwrap().iter();
    let last = ends.map(|item| item["finish_date"].as_str().unwrap()).max();
    assert_eq!(json["planned"].as_str(), last);
    // Everything at once needs more people than there are.
    for item in &mut Arc::make_mut(&mut plan.roadmap).items {
        (item.start, item.finish) = (0, 10);
    }
    let json: Value = serde_json::from_str(&fine(&["-", "--json"], &plan)).unwrap();
    assert_eq!(json["dates"], "scheduled");
    assert!(fine(&["-"], &plan).contains("because the accepted ones cannot be worked"));
}

/// The rule of ARCHITECTURE.md: what is accepted is kept unless enough is gained, and said.
#[test]
fn the_schedule_without_options_keeps_what_is_accepted() {
    let run = |plan: &Plan, options: &[&str]| -> Value {
        let mut child = Command::new(env!("CARGO_BIN_EXE_loadmap"))
            .args([&["schedule", "-", "--json"], options].concat())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let text = file::write(plan);
        let _ = child.stdin.take().unwrap().write_all(text.as_bytes());
        serde_json::from_slice(&child.wait_with_output().unwrap().stdout).unwrap()
    };
    let plan = accepted();
    let shown = run(&plan, &[]);
    let starts = |json: &Value| -> Vec<u64> {
        let items = json["items"].as_array().unwrap().iter();
        items.map(|item| item["start"].as_u64().unwrap()).collect()
    };
    let known: Vec<u64> = (plan.roadmap.items.iter())
        .map(|item| u64::from(item.start))
        .collect();
    match shown["dates"].as_str().unwrap() {
        "accepted" => assert_eq!(starts(&shown), known),
        "scheduled" => assert_ne!(starts(&shown), known),
        other => panic!("{other}"),
    }
    // The forecast is of the accepted dates all the same.
    let json: Value = serde_json::from_str(&fine(&["-", "--json"], &plan)).unwrap();
    assert_eq!(json["dates"], "accepted");
    assert_eq!(run(&plan, &["--schedules", "50"])["dates"], "scheduled");
    assert_eq!(run(&shop(), &[])["dates"], "proposed");
}

#[test]
fn what_cannot_be_forecast_says_why() {
    let mut nobody = accepted();
    Arc::make_mut(&mut nobody.resources).people.clear();
    let message = refused(&["-"], &file::write(&nobody), 1);
    assert!(message.contains("nobody is named"), "{message}");
    plain_words(message.trim_end());
    let mut over = accepted();
    for item in &mut Arc::make_mut(&mut over.roadmap).items {
        item.state = loadmap::plan::ItemState::Done;
    }
    let message = refused(&["-"], &file::write(&over), 1);
    assert!(message.contains("nothing to forecast"), "{message}");
    let mut never = accepted();
    for person in &mut Arc::make_mut(&mut never.resources).people {
        person.until = Date::parse("2027-02-01");
    }
    let message = refused(&["-"], &file::write(&never), 1);
    assert!(message.contains("never enough people"), "{message}");
    refused(&["-"], "not a plan", 2);
    let good = file::write(&shop());
    for arguments in [
        ["-", "--samples", "0"],
        ["-", "--samples", "1000001"],
        ["-", "--samples", "many"],
        ["-", "--seed", "-1"],
        ["-", "--budget-ms", "5"],
    ] {
        refused(&arguments, &good, 2);
    }
    refused(&["no-such-file.json"], "", 2);
}
