//! The whole of insight: nothing panics, and keeping parts changes nothing.

use crate::given::{answer, catalog, choice, empty, insight, plan, strength};
use loadmap::insight::{Insight, Subject};
use loadmap::plan::{Choice, Plan, Strength};
use proptest::prelude::*;
use std::sync::Arc;

/// Computes every part and explains every number.
fn compute_all(insight: &Insight) -> usize {
    let dimensions = catalog().dimensions.indices().flat_map(|d| {
        [
            Subject::Score(d),
            Subject::Evidenced(d),
            Subject::Possible(d),
            Subject::Coverage(d),
            Subject::Confidence(d),
            Subject::QuickIndication(d),
            Subject::Weight(d),
            Subject::Target(d),
            Subject::PlanTarget(d),
            Subject::Gap(d),
            Subject::Band(d),
        ]
    });
    let initiatives = catalog().initiatives.indices();
    let initiatives = initiatives.flat_map(|i| [Subject::Effort(i), Subject::Priority(i)]);
    let single = [
        Subject::Overall,
        Subject::OverallEvidenced,
        Subject::OverallPossible,
        Subject::OverallLevel,
        Subject::OverallCoverage,
        Subject::OverallConfidence,
        Subject::Covered,
        Subject::QuickEstimate,
        Subject::NeededEffort,
        Subject::PlannedEffort,
        Subject::Cost,
        Subject::Contingency,
        Subject::Runs,
        Subject::Case,
    ];
    let categories = catalog().budget_categories.indices();
    let categories = categories.map(Subject::CostOf);
    let subjects = dimensions
        .chain(initiatives)
        .chain(single)
        .chain(categories);
    let explained = subjects.filter_map(|subject| insight.explain(subject));
    explained.count() + insight.readiness().parts.len()
}

/// Every part of both must be the same.
fn assert_same(a: &Insight, b: &Insight) {
    assert_eq!(a.given(), b.given());
    assert_eq!(a.scores(), b.scores());
    assert_eq!(a.findings(), b.findings());
    assert_eq!(a.quick(), b.quick());
    assert_eq!(a.outcomes(), b.outcomes());
    assert_eq!(a.assumed(), b.assumed());
    assert_eq!(a.targets(), b.targets());
    assert_eq!(a.standing(), b.standing());
    assert_eq!(a.need(), b.need());
    assert_eq!(a.portfolio(), b.portfolio());
    assert_eq!(a.priorities(), b.priorities());
    assert_eq!(a.proposal(), b.proposal());
    assert_eq!(a.risks(), b.risks());
    assert_eq!(a.vision(), b.vision());
    assert_eq!(a.readiness(), b.readiness());
    assert_eq!(a.roadmap(), b.roadmap());
    assert_eq!(a.forecast(), b.forecast());
    assert_eq!(a.budget(), b.budget());
    assert_eq!(a.case(), b.case());
    assert_eq!(a.limit(), b.limit());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn no_plan_panics(plan in plan()) {
        prop_assert!(compute_all(&insight(&plan)) > 0);
    }

    /// Even answers that the rules forbid: everything not applicable.
    #[test]
    fn no_answers_panic(
        given in proptest::collection::vec((choice(), strength()), 124..=124),
        all_x in any::<bool>(),
    ) {
        let mut plan = empty();
        for (practice, &(choice, strength)) in catalog().practices.iter().zip(&given) {
            let choice = if all_x { Choice::NotApplicable } else { choice };
            answer(&mut plan, practice.id, choice, strength);
        }
        let insight = insight(&plan);
        prop_assert!(compute_all(&insight) > 0);
        prop_assert_eq!(insight.scores().overall.is_none(), all_x);
    }

    /// Parts of one plan put in place of those of another, in every combination.
    #[test]
    fn keeping_parts_changes_nothing(before in plan(), other in plan(), parts in 0..64u32) {
        let mut after: Plan = before.clone();
        after.next_item = before.next_item.max(other.next_item);
        let takes = |part: u32| parts >> part & 1 == 1;
        if takes(0) { after.details = Arc::clone(&other.details); }
        if takes(1) { after.vision = Arc::clone(&other.vision); }
        if takes(2) { after.assessment = Arc::clone(&other.assessment); }
        if takes(3) { after.targets = Arc::clone(&other.targets); }
        if takes(4) { after.resources = Arc::clone(&other.resources); }
        if takes(5) { after.roadmap = Arc::clone(&other.roadmap); }
        let first = insight(&before);
        compute_all(&first);
        assert_same(&first.after(Arc::new(after.clone())), &insight(&after));
    }
}

#[test]
fn an_empty_plan_has_nothing_but_reasons() {
    let insight = insight(&empty());
    assert!(compute_all(&insight) > 0);
    assert!(insight.quick().estimate.is_none());
    assert!(insight.proposal().is_err());
    assert!(insight.roadmap().items.is_empty());
    assert!(insight.readiness().before_publishing().count() > 5);
    let mut begun = empty();
    answer(&mut begun, "obj-1a", Choice::Yes, Strength::None);
    assert_eq!(crate::given::insight(&begun).scores().counts.given(), 1);
}

/// The app's closures must be `Send`, so what they hold must be.
#[test]
fn insight_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + Clone>() {}
    shared::<Insight>();
}
