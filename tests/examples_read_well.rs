//! The documents of the worked examples, as somebody reads them who has never seen the app.

mod support;

use loadmap::document::{self, Document};
use loadmap::insight::Insight;
use std::sync::Arc;
use support::reference::with_roadmap;
use support::{CATALOG, presets};

/// The documents of every example with its roadmap, with what they were made from.
fn examples() -> impl Iterator<Item = (&'static str, Insight, Vec<Document>)> {
    presets().map(|(id, plan)| {
        let plan = with_roadmap(plan, 99);
        let insight = Insight::new(&CATALOG, Arc::new(plan));
        let documents = document::all(&insight);
        (id, insight, documents)
    })
}

/// Owners and baselines are a team's own; everything else that a good plan states is there.
#[test]
fn only_owners_and_baselines_are_left_to_the_reader() {
    let left = [
        "Name an owner for every initiative; none has one yet.",
        "Name owners for the first five actions.",
        "Name an owner for each indicator and measure its baseline.",
        "Name an owner for each of the top risks.",
        "Name who fills the roles.",
    ];
    for (id, _, documents) in examples() {
        for document in documents {
            let open = document.open_points.iter().map(|point| point.text.as_str());
            let open: Vec<_> = open.filter(|ask| !left.contains(ask)).collect();
            assert_eq!(open, [""; 0], "{id}, {}", document.file_name);
        }
    }
}

/// "Guidance reaches up to the dimension's target; what lies beyond is only named."
#[test]
fn findings_advise_up_to_the_target() {
    for (id, insight, documents) in examples() {
        let text = document::markdown(documents.iter().find(|d| d.id == "assessment").unwrap());
        let advised = text.lines().filter_map(|line| {
            let line = line
                .strip_prefix("- **")
                .or(line.split_once(". **").map(|(_, l)| l))?;
            CATALOG.practice(line.split_once(' ')?.0)
        });
        let mut n = 0;
        for practice in advised {
            let entry = &CATALOG[practice];
            let target = insight.targets().of(entry.dimension).target;
            assert!(entry.level <= target, "{id}: {}", entry.id);
            n += 1;
        }
        assert!(n > 20, "{id}: {n}");
    }
}

/// What is said must not be undone by the number beside it.
#[test]
fn no_sentence_speaks_of_nothing() {
    for (id, _, documents) in examples() {
        for text in documents.iter().map(document::markdown) {
            for empty in [
                "0.0 of the score",
                "0 contradictions",
                "not provided",
                "(none)",
                "[",
            ] {
                let said = text.lines().filter(|line| {
                    // Links, diagrams, code and tables have signs of their own.
                    let prose = !line.starts_with(['|', ' ']) && !line.contains("](");
                    prose && !line.contains("[\"") && line.contains(empty)
                });
                assert_eq!(said.collect::<Vec<_>>(), [""; 0], "{id}: {empty:?}");
            }
        }
    }
}
