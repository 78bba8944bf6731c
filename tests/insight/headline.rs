//! One headline and one value per dimension, on every page and in every document.

use crate::given::{answer, catalog, empty, insight, plan, preset};
use loadmap::command::{Command, apply};
use loadmap::document::{self, Block, block};
use loadmap::insight::{Basis, GapOf, Insight, Now, Ratio, Subject};
use loadmap::plan::{Choice, Plan, Strength};
use proptest::prelude::*;
use std::sync::Arc;

fn quick(plan: &mut Plan, choice: Choice) {
    for &practice in &catalog().quick_check.practices {
        answer(plan, catalog()[practice].id, choice, Strength::None);
    }
}

fn in_full(plan: &mut Plan, dimensions: usize, choice: Choice) {
    for dimension in catalog().dimensions.indices().take(dimensions) {
        for &practice in catalog().practices_in(dimension) {
            answer(plan, catalog()[practice].id, choice, Strength::None);
        }
    }
}

/// The plan with its proposal accepted, if there is one.
fn accepted(plan: &Plan) -> Plan {
    let before = insight(plan);
    let Ok(proposal) = before.proposal() else {
        return plan.clone();
    };
    let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    apply(plan, &accept, catalog()).unwrap()
}

/// All three documents as Markdown, by name.
fn documents(insight: &Insight) -> Vec<(&'static str, String)> {
    let documents = document::all(insight);
    let text = |document: &document::Document| (document.id, document::markdown(document));
    documents.iter().map(text).collect()
}

#[test]
fn the_quick_check_is_the_headline_until_enough_is_answered() {
    let mut plan = empty();
    assert_eq!(*insight(&plan).headline(), None);
    quick(&mut plan, Choice::Partly);
    for n in 0..12 {
        in_full(&mut plan, n, Choice::Partly);
        let insight = insight(&plan);
        let (headline, overall) = (
            insight.headline().unwrap(),
            insight.scores().overall.clone(),
        );
        let overall = overall.unwrap();
        assert_eq!(overall.provisional, n < 10, "{n}");
        let (basis, score, text) = match overall.provisional {
            true => (Basis::Indicated, Ratio::new(22, 10), "about 2.2".to_owned()),
            false => (Basis::Measured, overall.claimed.0, overall.claimed.text(1)),
        };
        assert_eq!((headline.basis, headline.score.0), (basis, score), "{n}");
        assert_eq!(headline.text(), text);
    }
}

#[test]
fn without_a_quick_answer_the_score_so_far_is_a_floor() {
    let mut plan = empty();
    answer(&mut plan, "obj-1a", Choice::Yes, Strength::None);
    let headline = insight(&plan).headline().unwrap();
    assert_eq!(headline.basis, Basis::Floor);
    assert!(headline.text().starts_with("at least "));
    assert!(headline.high > headline.low);
}

#[test]
fn a_gap_is_as_sure_as_what_it_is_counted_from() {
    let mut plan = empty();
    answer(&mut plan, "obj-2a", Choice::Partly, Strength::None);
    answer(&mut plan, "wlm-1a", Choice::No, Strength::None);
    let insight = insight(&plan);
    let target = |at: usize| &insight.targets().dimensions[at];
    let gap = |at: usize| target(at).gap.unwrap();
    assert_eq!(
        [0, 1, 2].map(|at| gap(at).of),
        [GapOf::Indication, GapOf::Score, GapOf::Nothing]
    );
    // What is shown adds up: the number, the gap, the target.
    let Now::Indicated(now) = insight.standing().dimensions[0].now else {
        panic!("one quick answer is an indication")
    };
    let tenths = |text: &str| {
        text.replace("about ", "")
            .replace('.', "")
            .parse::<i64>()
            .unwrap()
    };
    let shown = tenths(&now.text(1)) + tenths(&gap(0).text(2));
    assert_eq!(shown, 10 * i64::from(target(0).target));
    assert!(gap(0).share_text().starts_with("about "));
    assert!(gap(0).band_text(catalog()).starts_with("likely "));
    assert_eq!(gap(2).text(2), format!("up to {}.0", target(2).target));
    let explained = insight.explain(Subject::Gap(target(0).dimension)).unwrap();
    assert!(
        explained
            .inputs
            .iter()
            .any(|input| input.name.contains("indication"))
    );
}

/// Two headlines in one summary, 0.0 for what the overview calls about 2.2, 0.0 to 0.0 as the aim.
#[test]
fn a_half_finished_assessment_says_one_thing_everywhere() {
    let mut plan = preset("midsize-ecommerce");
    let half = catalog().dimensions.len() / 2;
    Arc::make_mut(&mut plan.assessment).answers.retain(|id, _| {
        let practice = catalog().practice(id.as_str()).unwrap();
        catalog().quick_check.practices.contains(&practice)
            || catalog()[practice].dimension.position() < half
    });
    let insight = insight(&accepted(&plan));
    let headline = insight.headline().unwrap();
    assert_eq!(headline.basis, Basis::Indicated);
    let so_far = insight.scores().overall.as_ref().unwrap().claimed.text(1);
    assert_ne!(headline.score.text(1), so_far);
    for (id, text) in documents(&insight) {
        for wrong in ["not planned from", "| 0.00 |", "(0.0)", "rise from 0"] {
            assert!(!text.contains(wrong), "{id}: {wrong}");
        }
        assert!(!text.contains("assumed; "), "{id}");
    }
    let all = documents(&insight);
    let of = |id| &all.iter().find(|(found, _)| *found == id).unwrap().1;
    for id in ["roadmap", "assessment"] {
        assert!(
            of(id).contains(&format!("{} of 5", headline.text())),
            "{id}"
        );
        let side_note = format!("alone give {so_far} ");
        assert_eq!(
            of(id).matches(&side_note).count(),
            usize::from(id == "assessment"),
            "{id}"
        );
    }
    assert!(of("strategy").contains("assumed in place, from the quick check"));
    let end = insight.at_end().as_ref().unwrap();
    assert!(
        end.score > headline.score,
        "what is assumed in place counts at the end too"
    );
}

#[test]
fn the_end_says_why_it_is_not_the_targets() {
    for id in ["seed-saas", "regulated-bank", "midsize-ecommerce"] {
        let insight = insight(&accepted(&preset(id)));
        let end = insight.at_end().as_ref().unwrap();
        let below =
            !end.stepwise.is_empty() || !end.accepted.is_empty() || !end.unplanned.is_empty();
        assert!(end.score.0 >= end.targets || below, "{id}");
        assert!(end.score.0 <= end.targets || !end.beyond.is_empty(), "{id}");
    }
}

/// A plan of which some dimensions have no more than their quick question answered, some nothing.
fn half_known() -> impl Strategy<Value = Plan> {
    (plan(), any::<u16>(), any::<u16>()).prop_map(|(mut plan, quick, none)| {
        // A roadmap is accepted only of a plan whose event lies ahead.
        let details = Arc::make_mut(&mut plan.details);
        details.event_date = details.event_date.filter(|&date| date >= details.start);
        let answers = &mut Arc::make_mut(&mut plan.assessment).answers;
        answers.retain(|id, _| {
            let Some(practice) = catalog().practice(id.as_str()) else {
                return true;
            };
            let at = catalog()[practice].dimension.position();
            let has = |bits: u16| bits >> at & 1 == 1;
            match (has(quick), has(none)) {
                (true, true) => false,
                (true, false) => catalog().quick_check.practices.contains(&practice),
                (false, _) => true,
            }
        });
        plan
    })
}

/// The overall scores that a document prints as where the team stands.
fn stated(insight: &Insight, id: &str) -> Vec<String> {
    let documents = document::all(insight);
    let document = documents.iter().find(|document| document.id == id).unwrap();
    let mut found = Vec::new();
    for block in &document.blocks {
        if let Block::Table(table) = block {
            for row in &table.rows {
                let name = block::plain(&row[0]);
                let at = match name.as_str() {
                    "Overall" => 1,
                    "Today" => 2,
                    _ => continue,
                };
                found.push(block::plain(&row[at]));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// For any plan, everything that shows the headline shows the same, and
    /// every table of dimensions the same value.
    #[test]
    fn every_document_shows_the_same_numbers(plan in half_known()) {
        let insight = insight(&accepted(&plan));
        let shown: Vec<String> = insight.headline().iter().flat_map(|h| [h.text(), h.fine_text()]).collect();
        for id in ["assessment", "roadmap"] {
            for text in stated(&insight, id) {
                prop_assert!(shown.contains(&text), "{}: {} is not among {:?}", id, text, shown);
            }
        }
        let documents = document::all(&insight);
        let rows = documents.iter().flat_map(|document| &document.blocks).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        for table in rows.filter(|table| table.columns.len() > 3) {
            let scored = table.columns.get(1).is_some_and(|c| block::plain(&c.title) == "Score");
            for row in table.rows.iter().filter(|_| scored) {
                let name = block::plain(&row[0]);
                let of = catalog().dimensions.entries().find(|(_, d)| name == d.name || name.starts_with(&format!("{} (", d.name)));
                if let Some((dimension, _)) = of {
                    let text = block::plain(&row[1]);
                    let now = insight.known().of(dimension);
                    prop_assert!(text == now.text(2) || (now == Now::Left && text == "not applicable"), "{}: {}", name, text);
                }
            }
        }
        // What stands where is the same value.
        for stand in &insight.standing().dimensions {
            prop_assert_eq!(stand.now, insight.known().of(stand.dimension));
        }
        // Answers of the plan are taken as they are; only blanks are filled in.
        for practice in catalog().practice_indices() {
            let choice = insight.given().choice(practice);
            if choice != Choice::Blank {
                prop_assert_eq!(insight.taken().choice(practice), choice);
            }
        }
    }

    /// The headline is one of the two numbers of the rules, by coverage alone.
    #[test]
    fn coverage_decides_the_headline(plan in half_known()) {
        let insight = insight(&plan);
        let Some(headline) = insight.headline() else { return Ok(()) };
        let overall = insight.scores().overall.as_ref().unwrap();
        prop_assert_eq!(headline.basis == Basis::Measured, !overall.provisional);
        prop_assert!(headline.low <= headline.score && headline.score <= headline.high);
        match headline.basis {
            Basis::Measured | Basis::Floor => prop_assert_eq!(headline.score, overall.claimed),
            Basis::Indicated => prop_assert_eq!(headline.score, insight.quick().estimate.as_ref().unwrap().score),
        }
    }
}
