//! The worked presets of the content, number by number: what experts computed
//! by hand and script must come out to the last printed digit.

use loadmap::catalog::{BUILT_IN, Catalog, Entry};
use loadmap::insight::{Insight, Ratio, Relation};
use loadmap::plan::{Date, preset};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

mod schedules;
mod weekly;

/// What one preset should give, and what it gives.
struct Case {
    name: &'static str,
    vector: Value,
    insight: Insight,
}

impl Case {
    /// A number of the vector must equal the exact one within half a unit of
    /// its last printed digit.
    fn same(&self, what: &str, expected: &Value, exact: f64, decimals: i32) {
        let expected = expected
            .as_f64()
            .unwrap_or_else(|| panic!("{what}: {expected}"));
        let half = 0.5 * 10f64.powi(-decimals) + 1e-9;
        assert!(
            (expected - exact).abs() <= half,
            "{}, {what}: expected {expected}, is {exact}",
            self.name
        );
    }

    /// The same for every dimension.
    fn same_by_dimension(&self, key: &str, decimals: i32, exact: impl Fn(usize) -> Ratio) {
        let expected = self.vector[key].as_object().unwrap();
        let dimensions = &self.insight.catalog().dimensions;
        assert_eq!(expected.len(), dimensions.len());
        for (at, dimension) in dimensions.iter().enumerate() {
            let what = format!("{key} of {}", dimension.id);
            self.same(&what, &expected[dimension.id], exact(at).to_f64(), decimals);
        }
    }
}

fn catalog() -> &'static Catalog {
    Box::leak(Box::new(Catalog::read(BUILT_IN).unwrap()))
}

fn cases() -> Vec<Case> {
    let catalog = catalog();
    let start = Date::new(2027, 1, 4).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut cases = Vec::new();
    for (idx, preset) in catalog.presets.entries() {
        let Ok(text) = std::fs::read_to_string(folder.join(format!("{}.json", preset.id))) else {
            continue;
        };
        let plan = preset::from_preset(catalog, idx, "00000000000000000000000000000000", start);
        cases.push(Case {
            name: preset.id,
            vector: serde_json::from_str(&text).unwrap(),
            insight: Insight::new(catalog, Arc::new(plan)),
        });
    }
    assert_eq!(cases.len(), 5);
    cases
}

fn ids<'a, T: Entry + 'a>(entries: impl IntoIterator<Item = &'a T>) -> Vec<&'static str> {
    entries.into_iter().map(Entry::id).collect()
}

fn texts(value: &Value) -> Vec<&str> {
    let list = value.as_array().unwrap().iter();
    list.map(|text| text.as_str().unwrap()).collect()
}

#[test]
fn scores_and_confidence() {
    for case in cases() {
        let scores = case.insight.scores();
        let rating = |at: usize| scores.dimensions[at].rating.as_ref().unwrap();
        case.same_by_dimension("score", 4, |at| rating(at).claimed.0);
        case.same_by_dimension("scoreHigh", 4, |at| rating(at).possible.0);
        case.same_by_dimension("scoreEvidenced", 4, |at| rating(at).evidenced.0);
        case.same_by_dimension("coverage", 4, |at| rating(at).coverage);
        case.same_by_dimension("evidence", 4, |at| rating(at).evidence);
        case.same_by_dimension("confidence", 4, |at| rating(at).confidence);
        let overall = scores.overall.as_ref().unwrap();
        let number = |key: &str, exact: Ratio| {
            case.same(key, &case.vector[key], exact.to_f64(), 4);
        };
        number("overall", overall.claimed.0);
        number("overallEvidenced", overall.evidenced.0);
        assert_eq!(case.vector["overallLevel"], overall.level, "{}", case.name);
        let quick = case.insight.quick().estimate.as_ref().unwrap();
        number("quickQ", quick.q);
        number("quickEstimate", quick.score.0);
    }
}

#[test]
fn contradictions() {
    for case in cases() {
        let catalog = case.insight.catalog();
        let found = case.insight.scores().contradictions.iter();
        let found: Vec<_> = found
            .map(|pair| vec![catalog[pair.yes].id, catalog[pair.no].id])
            .collect();
        let expected: Vec<_> = case.vector["contradictions"]
            .as_array()
            .unwrap()
            .iter()
            .map(texts)
            .collect();
        assert_eq!(found, expected, "{}", case.name);
    }
}

#[test]
fn targets_and_gaps() {
    for case in cases() {
        let catalog = case.insight.catalog();
        let targets = &case.insight.targets().dimensions;
        let level = |level: u8| Ratio::new(level.into(), 1);
        let gap = |at: usize| targets[at].gap.unwrap();
        case.same_by_dimension("weights", 4, |at| targets[at].weight);
        case.same_by_dimension("targets", 4, |at| level(targets[at].target));
        case.same_by_dimension("planTargets", 4, |at| level(targets[at].plan_target));
        case.same_by_dimension("gap", 4, |at| gap(at).size.0);
        case.same_by_dimension("weightedGapShare", 4, |at| gap(at).share);
        for (at, dimension) in catalog.dimensions.iter().enumerate() {
            let band = catalog[gap(at).band.unwrap()].id;
            assert_eq!(case.vector["band"][dimension.id], band, "{}", case.name);
        }
    }
}

#[test]
fn needed_practices() {
    for case in cases() {
        let catalog = case.insight.catalog();
        let needed = case.insight.need().practices.iter();
        let mut found = ids(needed.map(|needed| &catalog[needed.practice]));
        found.sort_unstable();
        assert_eq!(
            found,
            texts(&case.vector["neededPractices"]),
            "{}",
            case.name
        );
    }
}

#[test]
fn initiatives_and_priorities() {
    for case in cases() {
        let catalog = case.insight.catalog();
        let portfolio = case.insight.portfolio();
        let priorities = case.insight.priorities();
        let expected = case.vector["initiatives"].as_array().unwrap();
        assert_eq!(expected.len(), portfolio.initiatives.len(), "{}", case.name);
        for expected in expected {
            let id = expected["id"].as_str().unwrap();
            let place = portfolio.place(catalog.initiative(id).unwrap()).unwrap();
            let needed = &portfolio.initiatives[place];
            let priority = &priorities.initiatives[place];
            for (key, exact) in [
                ("effort", needed.effort.mean().to_f64()),
                ("BV", priority.bv.0),
                ("TC", priority.tc.0),
                ("RR", priority.rr.0),
                ("JS", priority.js.0),
                ("wsjf", priority.wsjf.0),
                ("ep", priority.ep.0),
            ] {
                case.same(&format!("{key} of {id}"), &expected[key], exact, 3);
            }
            let mut before = ids(needed.after.iter().map(|&idx| &catalog[idx]));
            before.sort_unstable();
            assert_eq!(before, texts(&expected["openPrerequisites"]), "{id}");
        }
        let forecast = portfolio.forecast;
        case.same("meanEffort", &case.vector["meanEffort"], forecast.mean.0, 3);
        case.same("p80", &case.vector["p80"], forecast.p80.0, 3);
        let wins = priorities.quick_wins.iter();
        let wins = ids(wins.map(|&at| &catalog[portfolio.initiatives[at].initiative]));
        assert_eq!(wins, texts(&case.vector["quickWins"]), "{}", case.name);
    }
}

#[test]
fn schedule_and_phases() {
    for case in cases() {
        let catalog = case.insight.catalog();
        let (portfolio, priorities) = (case.insight.portfolio(), case.insight.priorities());
        let plan = case.insight.plan();
        let dated = weekly::of_plan(catalog, plan, portfolio, priorities).unwrap();
        let initiative = |at: usize| portfolio.initiatives[at].initiative;
        let expected = case.vector["initiatives"].as_array().unwrap();
        let found = dated.iter().map(|&(at, span)| {
            let id = catalog[initiative(at)].id;
            (
                id,
                span.start_week(weekly::usual()),
                span.end_week(weekly::usual()),
            )
        });
        let found: Vec<_> = found.collect();
        let week = |initiative: &Value, key: &str| initiative[key].as_u64().unwrap() as u32;
        let expected: Vec<_> = expected
            .iter()
            .map(|i| (i["id"].as_str().unwrap(), week(i, "start"), week(i, "end")))
            .collect();
        assert_eq!(found, expected, "{}", case.name);
        let late = dated.iter().filter(|&&(at, span)| {
            let core = priorities.initiatives[at].relation == Relation::Core;
            core && priorities
                .weeks_to_event
                .is_some_and(|event| span.end_week(weekly::usual()) > event)
        });
        let late = ids(late.map(|&(at, _)| &catalog[initiative(at)]));
        assert_eq!(late, texts(&case.vector["late"]), "{}", case.name);
    }
}
