//! Content broken on purpose, entry by entry: every fault names the file and the entry.

use loadmap::catalog::author::{self, SourceFile};

/// A text in a content file, what replaces it, and the fault that must be found, which begins with
/// the entry.
pub type Case = (&'static str, &'static str, &'static str, &'static str);

/// Breaks the shipped content in several places at once and expects each fault. The places must
/// not disturb each other: files that cannot be taken apart come first, then entries that cannot
/// be read, then content that does not hang together; a stage with a fault is the last.
#[track_caller]
pub fn expect_all(cases: &[Case]) {
    let found = faults_of(cases);
    for (file, _, _, fault) in cases {
        let fault = format!("content/{file}: {fault}");
        assert!(
            found.contains(&fault),
            "expected\n{fault}\nfound\n{}",
            found.join("\n")
        );
    }
}

/// Every fault found in the shipped content with these changes.
#[track_caller]
pub fn faults_of(cases: &[Case]) -> Vec<String> {
    let mut files = super::content_files();
    for (file, from, to, _) in cases {
        let path = format!("content/{file}");
        let file = files.iter_mut().find(|file| file.path == path).unwrap();
        assert!(file.text.contains(from), "{path} no longer has {from:?}");
        file.text = file.text.replacen(from, to, 1);
    }
    faults_in(files)
}

pub fn faults_in(files: Vec<SourceFile>) -> Vec<String> {
    let faults = author::load(files).unwrap_err();
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn files_must_be_toml() {
    let faults = faults_of(&[(
        "roles.toml",
        "name = \"Software developer\"",
        "name = \"Software developer",
        "",
    )]);
    assert_eq!(faults.len(), 1);
    // What follows are the parser's words.
    let start = "content/roles.toml: line 17, entry \"developer\": ";
    assert!(faults[0].starts_with(start), "{}", faults[0]);
}

#[test]
fn kinds_must_be_known_and_records_stand_once() {
    expect_all(&[
        (
            "roles.toml",
            "[[role]]",
            "[[rolle]]",
            "[[rolle]]: there is no such kind of entry",
        ),
        (
            "phases.toml",
            "[[phase]]",
            "[model]\nid = \"loadmap\"\n\n[[phase]]",
            "[model]: is also in content/model.toml; one place is enough",
        ),
    ]);
}

#[test]
fn ids_and_numbers_must_be_unique() {
    expect_all(&[
        (
            "roles.toml",
            "id = \"developer\"",
            "id = \"perf-engineer\"",
            "role \"perf-engineer\": this id is taken by an entry above; ids are unique",
        ),
        (
            "roles.toml",
            "number = 2\n",
            "number = 1\n",
            "role \"perf-engineer\": number 1 is taken by role \"perf-engineer\" in \
             content/roles.toml; give it the next free number",
        ),
        (
            "roles.toml",
            "number = 3\n",
            "",
            "role \"sre-platform\": \"number\" is missing; give it the next free number",
        ),
        (
            "roles.toml",
            "id = \"architect\"",
            "id = \"archi tect\"",
            "role \"archi tect\": the id has \" \"; ids have letters, digits, - and _",
        ),
        (
            "roles.toml",
            "id = \"qa-engineer\"\n",
            "",
            "role 4 of the file: \"id\" is missing; give it one that no entry had before",
        ),
        (
            "practices/test-data.toml",
            "number = 44\n",
            "number = 1\n",
            "practice \"dat-1a\": number 1 is taken by practice \"obj-1a\" in \
             content/practices/objectives-slos.toml; give it the next free number",
        ),
    ]);
}

#[test]
fn every_kind_must_have_an_entry() {
    let files = super::content_files().into_iter();
    let files = files.filter(|file| !file.path.ends_with("glossary.toml"));
    let faults = faults_in(files.collect());
    let expected = "content: [[term]]: there is no entry of this kind; write at least one";
    assert_eq!(faults, [expected]);
}

#[test]
fn keys_must_be_known() {
    expect_all(&[
        (
            "initiatives/foundations.toml",
            "min_weeks = 0",
            "min_weks = 0",
            "initiative \"ini-facts-first\": there is no key \"min_weks\" here; known are number, id, \
             title, outcome, why, practices, effort, roles, cost_drivers, prerequisites, kpis, \
             success, risk, drivers, min_weeks, run_days_per_quarter, steps",
        ),
        (
            "initiatives/foundations.toml",
            "done = \"One page",
            "prove = \"One page",
            "initiative \"ini-facts-first\": steps, item 2: there is no key \"prove\" here; known \
             are number, what, done, share, practices",
        ),
        (
            "practices/test-data.toml",
            "level = 1",
            "level = 1\nquick = true",
            "practice \"dat-1a\": quick: is worked out from other entries; leave it out",
        ),
    ]);
}

#[test]
fn values_must_be_there_and_fit() {
    expect_all(&[
        (
            "initiatives/foundations.toml",
            "effort = { optimistic = 2, likely = 4, pessimistic = 7 }\n",
            "",
            "initiative \"ini-facts-first\": effort: must be a table with optimistic, likely, \
             pessimistic",
        ),
        (
            "initiatives/foundations.toml",
            "optimistic = 3, likely = 6",
            "optimistic = 3, likely = 6.5",
            "initiative \"ini-first-test\": effort, likely: must be a whole number from 0 to 65535",
        ),
        (
            "initiatives/foundations.toml",
            "share = 25",
            "share = 256",
            "initiative \"ini-facts-first\": steps, item 1, share: must be a whole number from 0 to \
             255",
        ),
        (
            "initiatives/foundations.toml",
            "kpis = [\"kpi-journey-coverage\"]",
            "kpis = []",
            "initiative \"ini-facts-first\": kpis: is an empty list",
        ),
        (
            "initiatives/foundations.toml",
            "\"kpi-valid-run-rate\"]",
            "\"kpi-journey-coverage\"]",
            "initiative \"ini-first-test\": kpis: \"kpi-journey-coverage\" is listed twice",
        ),
        (
            "practices/test-data.toml",
            "level = 1",
            "level = 6",
            "practice \"dat-1a\": level: must be a whole number from 1 to 5",
        ),
        (
            "testing.toml",
            "name = \"Start from a decision\"",
            "name = \" \"",
            "principle \"pr-1\": name: is empty",
        ),
        (
            "testing.toml",
            "name = \"Model arrivals, not users\"\n",
            "",
            "principle \"pr-2\": name: is missing; it must be a text",
        ),
        (
            "learning.toml",
            "ring = \"adopt\"",
            "ring = \"adapt\"",
            "radar_entry \"rd-open-model\": ring: must be one of adopt, trial, assess, hold",
        ),
        (
            "stakeholders.toml",
            "high_power = true",
            "high_power = \"yes\"",
            "quadrant \"manage-closely\": high_power: must be true or false",
        ),
        (
            "quick-check.toml",
            "band = 0.4",
            "band = 0.405",
            "[quick_check]: band: must be a number with at most two decimals",
        ),
        (
            "planning.toml",
            "focus = 60\n",
            "",
            "[planning_rules]: focus: is missing; it must be a whole number from 0 to 255",
        ),
        (
            "drivers/growth.toml",
            "test-design = 1\n",
            "",
            "driver \"growth\": boosts: \"test-design\" is missing",
        ),
        (
            "documents/roadmap.toml",
            "included = \"if figures given\"",
            "included = \"if given\"",
            "document \"roadmap\": sections, item 13, included: must be one of always, optional, if \
             figures given, if previous exists, if several teams",
        ),
    ]);
}

#[test]
fn presets_must_answer_every_practice_once() {
    expect_all(&[
        (
            "presets/internal-platform.toml",
            "objectives-slos = \"YY ",
            "objectives-slos = \"QY ",
            "preset \"internal-platform\": answers: objectives-slos: \"Q\" is no answer; use Y, P, \
             N, K or X",
        ),
        (
            "presets/internal-platform.toml",
            "workload-modelling = \"YP ",
            "workload-modelling = \"Y ",
            "preset \"internal-platform\": answers: workload-modelling: level 1 has 2 practices, but \
             the answers are \"Y\"",
        ),
        (
            "presets/internal-platform.toml",
            "people-culture = \"YY PN YY PP NN\"",
            "people-culture = \"YY PN YY PP NN Y\"",
            "preset \"internal-platform\": answers: people-culture: level 6 has 0 practices, but the \
             answers are \"Y\"",
        ),
        (
            "presets/internal-platform.toml",
            "environments = ",
            "# environments = ",
            "preset \"internal-platform\": answers: \"environments\" is missing",
        ),
    ]);
}

#[test]
fn references_must_lead_somewhere() {
    expect_all(&[
        (
            "practices/capacity-cost.toml",
            "requires = [\"obs-1a\"]",
            "requires = [\"obs-9a\"]",
            "practice \"cap-1a\": requires, item 1: there is no practice \"obs-9a\"",
        ),
        (
            "practices/test-data.toml",
            "dimension = \"test-data\"",
            "dimension = \"test-date\"",
            "practice \"dat-1a\": dimension: there is no dimension \"test-date\"",
        ),
        (
            "dimensions.toml",
            "\"S-SREW\"",
            "\"S-SREX\"",
            "dimension \"objectives-slos\": sources, item 2: there is no source \"S-SREX\"",
        ),
        (
            "initiatives/foundations.toml",
            "product-owner = 35",
            "product-boss = 35",
            "initiative \"ini-facts-first\": roles: there is no role \"product-boss\"",
        ),
        (
            "initiatives/foundations.toml",
            "kpis = [\"kpi-journey-coverage\"]",
            "kpis = [\"kpi-x\"]",
            "initiative \"ini-facts-first\": kpis, item 1: there is no KPI \"kpi-x\"",
        ),
        (
            "initiatives/foundations.toml",
            "drivers = [\"revenue-peaks\"",
            "drivers = [\"peaks\"",
            "initiative \"ini-facts-first\": drivers, item 1: there is no driver \"peaks\"",
        ),
        (
            "risks.toml",
            "\"ini-living-workload\"",
            "\"ini-living\"",
            "risk \"rsk-wrong-load\": initiatives, item 5: there is no initiative \"ini-living\"",
        ),
        (
            "drivers/growth.toml",
            "objective = \"bo-scale\"",
            "objective = \"bo-x\"",
            "requirement \"tr-growth-throughput\": objective: there is no objective \"bo-x\"",
        ),
        (
            "drivers/reliability.toml",
            "mde = \"10\"",
            "mda = \"10\"",
            "requirement \"tr-rel-gate\": values: there is no placeholder \"mda\"",
        ),
        (
            "presets/ai-product.toml",
            "tier = \"tier-1\"",
            "tier = \"tier-9\"",
            "preset \"ai-product\": tier: there is no tier \"tier-9\"",
        ),
        (
            "presets/ai-product.toml",
            "ambition = \"balanced\"",
            "ambition = \"bold\"",
            "preset \"ai-product\": ambition: there is no ambition \"bold\"",
        ),
        (
            "outcome-probes.toml",
            "probe = \"op-3\"",
            "probe = \"op-9\"",
            "mismatch_rule \"scores-above-outcomes\": any_of, item 1, probe: there is no outcome \
             probe \"op-9\"",
        ),
        (
            "governance.toml",
            "bodies = [\"gb-working\"]",
            "bodies = [\"gb-work\"]",
            "review \"rv-board\": bodies, item 1: there is no governance body \"gb-work\"",
        ),
        (
            "governance.toml",
            "loops = [\"lo-triage\"]",
            "loops = [\"lo-x\"]",
            "review \"rv-triage\": loops, item 1: there is no learning loop \"lo-x\"",
        ),
        (
            "sentences.toml",
            "{coverage}",
            "{cover}",
            "sentence \"result\": text: there is no placeholder \"cover\"",
        ),
        (
            "sentences.toml",
            "(S-WSJF)",
            "(S-WJSF)",
            "sentence \"wsjf-limits\": text: there is no source \"S-WJSF\"",
        ),
    ]);
}
