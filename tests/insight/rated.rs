//! How answers become scores: examples worked by hand.

use crate::given::{answer, catalog, empty, insight, preset};
use loadmap::insight::{Insight, Ratio, Subject, findings};
use loadmap::plan::{Choice, OptionId, Plan, ProbeId, Strength};
use std::sync::Arc;

/// Answers "YY" and so on, by level, to the practices of a dimension.
fn answer_levels(plan: &mut Plan, dimension: &str, levels: [&str; 5]) {
    let dimension = catalog().dimension(dimension).unwrap();
    for (letters, level) in levels.into_iter().zip(1..) {
        let practices = catalog().practices_of(dimension, level);
        assert_eq!(practices.len(), letters.len());
        for (&practice, letter) in practices.iter().zip(letters.chars()) {
            let choice = match letter {
                'Y' => Choice::Yes,
                'P' => Choice::Partly,
                'N' => Choice::No,
                'K' => Choice::DontKnow,
                'X' => Choice::NotApplicable,
                _ => continue,
            };
            answer(plan, catalog()[practice].id, choice, Strength::Verified);
        }
    }
}

fn rating<'a>(insight: &'a Insight, dimension: &str) -> &'a loadmap::insight::Rating {
    let dimension = catalog().dimension(dimension).unwrap();
    insight.scores().of(dimension).rating.as_ref().unwrap()
}

#[test]
fn the_worked_example_of_the_rules() {
    let mut plan = empty();
    answer_levels(&mut plan, "environments", ["YY", "YY", "YP", "NP", "YP"]);
    let insight = insight(&plan);
    let rating = rating(&insight, "environments");
    let parts: Vec<_> = rating
        .parts
        .iter()
        .map(|p| (p.filled, p.gate, p.product()))
        .collect();
    assert_eq!(
        parts,
        [
            (120, 60, 7_200),
            (120, 60, 7_200),
            (90, 60, 5_400),
            (30, 60, 1_800),
            (90, 0, 0)
        ]
    );
    assert_eq!(
        (rating.claimed.to_string().as_str(), rating.level),
        ("3.00", 3)
    );
    let environments = catalog().dimension("environments").unwrap();
    let explanation = insight.explain(Subject::Score(environments)).unwrap();
    assert_eq!(
        explanation.worked,
        "1.00 x 1.00 + 1.00 x 1.00 + 0.75 x 1.00 + 0.25 x 1.00 + 0.75 x 0.00 = 3.00"
    );
}

#[test]
fn all_partly_is_level_one_and_unproven_yes_counts_half() {
    let mut plan = empty();
    for practice in catalog().practices.iter() {
        answer(&mut plan, practice.id, Choice::Partly, Strength::None);
    }
    let partly = insight(&plan);
    assert_eq!(
        partly
            .scores()
            .overall
            .as_ref()
            .unwrap()
            .claimed
            .to_string(),
        "1.50"
    );
    for practice in catalog().practices.iter() {
        answer(&mut plan, practice.id, Choice::Yes, Strength::None);
    }
    let unproven = insight(&plan);
    let overall = unproven.scores().overall.as_ref().unwrap();
    assert_eq!(
        (overall.claimed.to_string().as_str(), overall.level),
        ("5.00", 5)
    );
    assert_eq!(overall.evidenced.to_string(), "1.50");
    let sentence = findings::unevidenced_sentence(catalog(), unproven.scores());
    let expected = "3.5 of the score rests on statements without recorded evidence.";
    assert_eq!(sentence.as_deref(), Some(expected));
}

#[test]
fn six_states_of_an_answer_stay_six() {
    // One practice in each state on level 1 and 2 of three dimensions.
    let mut plan = empty();
    answer_levels(&mut plan, "environments", ["YK", "PX", "N-", "--", "--"]);
    let insight = insight(&plan);
    let dimension = catalog().dimension("environments").unwrap();
    let counts = insight.scores().of(dimension).counts;
    let states = [counts.yes, counts.partly, counts.no, counts.dont_know];
    assert_eq!(states, [1, 1, 1, 1]);
    assert_eq!((counts.not_applicable, counts.blank), (1, 5));
    assert_eq!(
        (counts.known(), counts.applicable(), counts.unknown()),
        (3, 9, 6)
    );
    let rating = rating(&insight, "environments");
    // F1 = 0.5, F2 = 0.5 with G 0.5: the X is left out; K and blank count 0.
    assert_eq!(rating.claimed.to_string(), "0.75");
    assert_eq!(rating.coverage, Ratio::new(3, 9));
    assert!(rating.insufficient);
    assert_eq!(insight.scores().not_applicable.len(), 1);
    assert_eq!(
        insight.scores().not_applicable[0].reason,
        "Does not exist here."
    );
}

#[test]
fn a_level_of_which_nothing_applies_takes_over_the_one_beneath() {
    let halves = |plan: &Plan| rating(&insight(plan), "workload-modelling").parts[4];
    let mut plan = empty();
    answer_levels(
        &mut plan,
        "workload-modelling",
        ["YY", "YY", "YY", "YP", "XX"],
    );
    let (filled, gate) = (halves(&plan).filled, halves(&plan).gate);
    assert_eq!((filled, gate), (90, 60));
}

#[test]
fn contradictions_lower_confidence_by_three_points_each() {
    let (yes, practice) = catalog()
        .practices
        .entries()
        .find(|(_, practice)| practice.requires.len() == 1)
        .unwrap();
    let no = practice.requires[0];
    let mut plan = preset("regulated-bank");
    let id = |practice: loadmap::catalog::Idx<loadmap::catalog::Practice>| catalog()[practice].id;
    answer(&mut plan, id(yes), Choice::Yes, Strength::Verified);
    answer(&mut plan, id(no), Choice::No, Strength::None);
    let contradicting = insight(&plan);
    let pairs = &contradicting.scores().contradictions;
    assert!(pairs.iter().any(|pair| (pair.yes, pair.no) == (yes, no)));
    let dimension = practice.dimension;
    let score = contradicting.scores().of(dimension);
    let n = i64::from(score.contradictions);
    answer(&mut plan, id(no), Choice::DontKnow, Strength::None);
    let open = insight(&plan);
    assert_eq!(i64::from(open.scores().of(dimension).contradictions), n - 1);
}

#[test]
fn outcomes_are_held_against_scores() {
    let mut plan = preset("mature-marketplace");
    let probes = &mut Arc::make_mut(&mut plan.assessment).probes;
    *probes = Default::default();
    probes.insert(ProbeId::new("op-1"), OptionId::new("more"));
    probes.insert(ProbeId::new("op-2"), OptionId::new("no-prediction"));
    answer(&mut plan, "obs-4b", Choice::Yes, Strength::Noted);
    let insight = insight(&plan);
    let ids = |rules: &[loadmap::catalog::Idx<loadmap::catalog::MismatchRule>]| {
        rules
            .iter()
            .map(|&rule| catalog()[rule].id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        ids(&insight.outcomes().mismatches),
        ["scores-above-outcomes"]
    );
    let contradictions = ids(&insight.outcomes().contradictions);
    assert_eq!(contradictions, ["comparison-without-prediction"]);
    assert_eq!(insight.outcomes().n_answered, 2);
}

#[test]
fn the_result_in_one_sentence() {
    let mut plan = preset("midsize-ecommerce");
    Arc::make_mut(&mut plan.details).organisation = "Acme".to_owned();
    let insight = insight(&plan);
    assert_eq!(
        findings::result_sentence(catalog(), &plan, insight.scores()).unwrap(),
        "Acme is at level 2 (Repeatable), score 1.8 of 5, of which 1.6 is evidenced. \
         Confidence is medium (79%): 100% of questions answered, 0 unknown, no contradictions."
    );
    let weakest = findings::weakest_sentence(catalog(), insight.scores()).unwrap();
    assert!(
        weakest.starts_with("The weakest foundation is Skills, ownership and culture (1.0): \"")
    );
    let environments = catalog().dimension("environments").unwrap();
    assert_eq!(
        findings::next_level_sentence(catalog(), insight.findings(), environments).unwrap(),
        "1 practice would lift Environments and dependencies to level 2: Environment can be reserved."
    );
}

#[test]
fn a_difference_that_rounds_to_nothing_is_not_called_nothing() {
    let insight = insight(&preset("regulated-bank"));
    let overall = insight.scores().overall.as_ref().unwrap();
    assert_eq!(
        (overall.claimed.text(1), overall.evidenced.text(1)),
        ("2.4".into(), "2.3".into())
    );
    let sentence = findings::unevidenced_sentence(catalog(), insight.scores());
    let expected = "Less than 0.1 of the score rests on statements without recorded evidence.";
    assert_eq!(sentence.as_deref(), Some(expected));
}
