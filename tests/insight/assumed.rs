//! What the quick check lets assume.

use crate::given::{answer, catalog, empty, insight, preset};
use loadmap::insight::Ratio;
use loadmap::plan::{Choice, Strength};
use std::sync::Arc;

#[test]
fn the_quick_check_alone_is_a_provisional_estimate_and_a_draft() {
    let mut plan = preset("midsize-ecommerce");
    let quick = &catalog().quick_check.practices;
    let answers = &mut Arc::make_mut(&mut plan.assessment).answers;
    answers.retain(|id, _| quick.iter().any(|&p| catalog()[p].id == id.as_str()));
    let insight = insight(&plan);
    let estimate = insight.quick().estimate.as_ref().unwrap();
    assert_eq!(
        (estimate.q, estimate.score.to_string()),
        (Ratio::new(5, 1), "1.95".into())
    );
    assert_eq!(estimate.confidence, Ratio::hundredths(40));
    assert!(insight.scores().overall.as_ref().unwrap().provisional && insight.need().draft);
    let obj = catalog().dimension("objectives-slos").unwrap();
    let dat = catalog().dimension("test-data").unwrap();
    // yes: 1.95 + 0.4; no: 1.95 - 0.3.
    assert_eq!(insight.assumed().of(obj).unwrap().to_string(), "2.35");
    assert_eq!(insight.assumed().of(dat).unwrap().to_string(), "1.65");
    let halves = |id: &str| {
        let practice = catalog().practice(id).unwrap();
        insight
            .assumed()
            .halves(catalog(), insight.given(), practice)
    };
    assert_eq!(halves("obj-1a"), Some(2));
    assert_eq!(halves("dat-2a"), Some(1));
    assert_eq!(halves("dat-3a"), Some(0));
    assert_eq!(halves("dat-4a"), Some(0));
    // Level 1 of 1.65 + 2, but the tier and driver ask for 3 at most.
    assert_eq!(insight.targets().of(dat).from_level, Some(1));
    assert_eq!(insight.targets().of(dat).plan_target, 3);
    let verify = insight
        .portfolio()
        .initiatives
        .iter()
        .filter(|i| i.verify_first);
    assert!(verify.count() > 0);
}

#[test]
fn a_second_answer_ends_the_assumption_of_its_dimension_only() {
    let mut plan = empty();
    for &practice in &catalog().quick_check.practices {
        answer(
            &mut plan,
            catalog()[practice].id,
            Choice::Partly,
            Strength::None,
        );
    }
    let all = insight(&plan);
    assert_eq!(all.assumed().dimensions(catalog()).count(), 12);
    answer(&mut plan, "dat-1a", Choice::DontKnow, Strength::None);
    let begun = insight(&plan);
    let left: Vec<_> = begun.assumed().dimensions(catalog()).collect();
    assert_eq!(left.len(), 11);
    assert!(!left.contains(&catalog().dimension("test-data").unwrap()));
    // Nothing is assumed of a dimension whose quick question is blank.
    answer(&mut plan, "obj-2a", Choice::Blank, Strength::None);
    assert_eq!(insight(&plan).assumed().dimensions(catalog()).count(), 10);
}
