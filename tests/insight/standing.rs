//! Where the team stands, and what comes next.

use crate::given::{answer, catalog, empty, insight, plan, preset};
use loadmap::command::{Command, apply};
use loadmap::insight::readiness::Part;
use loadmap::insight::{Ground, Now, Ratio, Score, State, Subject, next_steps};
use loadmap::plan::{Choice, Date, DimensionId, Plan, Strength, Target, TierId};
use proptest::prelude::*;
use std::sync::Arc;

fn answer_all(plan: &mut Plan, dimension: &str, choice: Choice) {
    let dimension = catalog().dimension(dimension).unwrap();
    for &practice in catalog().practices_in(dimension) {
        answer(plan, catalog()[practice].id, choice, Strength::Verified);
    }
}

fn set_target(plan: &mut Plan, dimension: &str, level: u8) {
    let target = Target {
        level,
        ..Target::default()
    };
    let id = DimensionId::new(dimension);
    Arc::make_mut(&mut plan.targets).levels.insert(id, target);
}

#[test]
fn nothing_answered_is_no_number() {
    let insight = insight(&empty());
    let standing = insight.standing();
    assert_eq!(standing.ground, Ground::Nothing);
    assert_eq!(standing.covered, None);
    assert!(
        standing
            .dimensions
            .iter()
            .all(|stand| stand.now == Now::Open)
    );
    assert_eq!(insight.explain(Subject::Covered), None);
}

/// Two dimensions: all "partly" is 1.50 of 4; all "yes" is 5.00 of 3, of which 3
/// count. 4.5 of 7 levels: 64%.
#[test]
fn the_way_counts_up_to_the_target_and_only_what_is_known() {
    let mut plan = empty();
    answer_all(&mut plan, "test-data", Choice::Partly);
    set_target(&mut plan, "test-data", 4);
    answer_all(&mut plan, "environments", Choice::Yes);
    set_target(&mut plan, "environments", 3);
    let insight = insight(&plan);
    let covered = insight.standing().covered.unwrap();
    assert_eq!(insight.standing().ground, Ground::Assessment);
    assert_eq!(covered.levels, Ratio::new(9, 2));
    assert_eq!(covered.of, Ratio::new(7, 1));
    assert_eq!(covered.n_dimensions, 2);
    assert_eq!(covered.percent(), 64);
    let explained = insight.explain(Subject::Covered).unwrap();
    assert_eq!(explained.worked, "4.50 / 7 = 64%");
    let left_out = explained.inputs.iter();
    let left_out = left_out.filter(|input| input.value == "not assessed, left out");
    assert_eq!(left_out.count(), catalog().dimensions.len() - 2);
}

#[test]
fn a_dimension_that_does_not_apply_is_left_out() {
    let mut plan = empty();
    answer_all(&mut plan, "test-data", Choice::NotApplicable);
    let dimension = catalog().dimension("test-data").unwrap();
    let insight = insight(&plan);
    let stand = insight.standing().dimensions[dimension.position()];
    assert_eq!(stand.now, Now::Left);
    assert_eq!(insight.standing().covered, None);
}

#[test]
fn the_quick_check_alone_gives_indications() {
    let mut plan = empty();
    for dimension in catalog().dimensions.iter() {
        set_target(&mut plan, dimension.id, 4);
    }
    for &practice in &catalog().quick_check.practices {
        answer(
            &mut plan,
            catalog()[practice].id,
            Choice::Partly,
            Strength::None,
        );
    }
    let insight = insight(&plan);
    let standing = insight.standing();
    assert_eq!(standing.ground, Ground::Quick);
    // Q 6 is 2.2, and "partly" moves no indication.
    let all_indicated = Now::Indicated(Score(Ratio::new(22, 10)));
    assert!(
        standing
            .dimensions
            .iter()
            .all(|stand| stand.now == all_indicated)
    );
    // 2.2 of level 4 everywhere.
    assert_eq!(standing.covered.unwrap().percent(), 55);
}

#[test]
fn one_answer_beyond_the_quick_check_begins_the_assessment() {
    let mut plan = empty();
    answer(&mut plan, "obj-1a", Choice::Yes, Strength::None);
    let insight = insight(&plan);
    let standing = insight.standing();
    assert_eq!(standing.ground, Ground::Assessment);
    assert!(matches!(standing.dimensions[0].now, Now::Few(_)));
    assert_eq!(standing.covered.unwrap().n_dimensions, 1);
}

#[test]
fn what_comes_next_is_what_runs_or_begins_later() {
    let mut plan = preset("midsize-ecommerce");
    let before = insight(&plan);
    let proposal = before.proposal().as_ref().unwrap();
    let accept = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    plan = apply(&plan, &accept, catalog()).unwrap();
    let insight = insight(&plan);
    let figures = insight.roadmap();
    let start = plan.details.start;
    let next = figures.next_up(start, 4);
    assert_eq!(next.len(), 4);
    assert!(next.is_sorted_by_key(|item| item.span.start));
    let earliest = figures.items.iter().map(|item| item.span.start).min();
    assert_eq!(Some(next[0].span.start), earliest);

    let later = start.plus_days(7 * 30);
    let running = figures.next_up(later, 100);
    assert!(running.iter().all(|item| item.end >= later));
    assert_eq!(
        running.len(),
        figures
            .items
            .iter()
            .filter(|item| item.end >= later)
            .count()
    );
    let last: Date = figures.end.unwrap();
    assert!(figures.next_up(last.plus_days(1), 4).is_empty());
    assert!(figures.next_up(last, 4).iter().all(|item| item.end == last));
}

#[test]
fn the_next_steps_of_a_plan_without_a_roadmap_wait_for_nothing() {
    let insight = insight(&preset("seed-saas"));
    let steps = next_steps(&insight, 3);
    assert_eq!(steps.len(), 3);
    for step in steps {
        let needed = insight.portfolio().of(step.initiative).unwrap();
        assert!(needed.after.is_empty());
        assert_eq!(step.days, needed.effort.mean());
    }
}

#[test]
fn the_quick_check_is_not_among_the_parts_that_documents_need() {
    let insight = insight(&empty());
    let parts: Vec<_> = insight.readiness().needed_parts().collect();
    assert_eq!(parts.len(), Part::ALL.len() - 2);
    assert!(parts.iter().all(|part| part.part != Part::Quick));
    assert!(parts.iter().all(|part| part.state == State::Nothing));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    /// The share is one, 100% is shown, exactly when every target is reached.
    #[test]
    fn the_share_is_whole_only_at_the_targets(plan in plan()) {
        let insight = insight(&plan);
        let standing = insight.standing();
        if let Some(covered) = standing.covered {
            prop_assert!(covered.share() >= Ratio::ZERO && covered.share() <= Ratio::ONE);
            let reached = standing.dimensions.iter().all(|stand| {
                stand.now.score().is_none_or(|now| now.0 >= Ratio::new(stand.target.into(), 1))
            });
            prop_assert_eq!(covered.percent() == 100, reached);
        }
    }

    /// A yes never takes anything off the way of a dimension that is assessed.
    #[test]
    fn a_yes_takes_nothing_away(plan in plan(), at in 0usize..124) {
        let practice = catalog().practices.get(at).unwrap();
        let stand = |plan: &Plan| insight(plan).standing().dimensions[practice.dimension.position()];
        let before = stand(&plan);
        let mut after = plan.clone();
        let not_applicable = plan.answer(practice.id).is_some_and(|a| a.choice == Choice::NotApplicable);
        answer(&mut after, practice.id, Choice::Yes, Strength::None);
        if let (Now::Scored(before), Now::Scored(after), false) = (before.now, stand(&after).now, not_applicable) {
            prop_assert!(after >= before);
        }
    }

    /// The tier moves targets, never what is known.
    #[test]
    fn the_tier_moves_no_number(plan in plan()) {
        let mut other = plan.clone();
        Arc::make_mut(&mut other.details).tier = Some(TierId::new("tier-1"));
        let now = |plan: &Plan| -> Vec<Now> {
            insight(plan).standing().dimensions.iter().map(|stand| stand.now).collect()
        };
        prop_assert_eq!(now(&plan), now(&other));
    }
}
