//! Targets, and what they need.

use crate::given::{answer, catalog, empty, insight, preset};
use loadmap::insight::{Ratio, Score, Why};
use loadmap::plan::{Choice, DriverId, Plan, Strength, Target};
use std::sync::Arc;

#[test]
fn targets_without_details_are_assumed_and_edits_replace_them() {
    let mut plan = empty();
    answer(&mut plan, "dat-1a", Choice::Yes, Strength::None);
    let bare = insight(&plan);
    let footing = &bare.targets().footing;
    assert!(footing.tier_assumed && footing.ambition_assumed && footing.drivers.is_empty());
    assert!(
        bare.targets()
            .dimensions
            .iter()
            .all(|d| d.target == 2 && d.weight == Ratio::ONE)
    );
    let data = catalog().dimension("test-data").unwrap();
    let target = Target {
        level: 5,
        reason: "Privacy law".to_owned(),
        ..Target::default()
    };
    let levels = &mut Arc::make_mut(&mut plan.targets).levels;
    levels.insert(loadmap::plan::DimensionId::new("test-data"), target);
    let edited = insight(&plan);
    let target = edited.targets().of(data);
    assert_eq!(
        (target.proposed, target.target, target.plan_target),
        (2, 5, 2)
    );
    assert_eq!(target.edited.as_deref(), Some("Privacy law"));
    let gap = target.gap.unwrap();
    assert_eq!(
        (gap.text(2).as_str(), gap.size),
        ("4.50", Score(Ratio::new(9, 2)))
    );
}

#[test]
fn a_driver_of_a_newer_model_keeps_its_rank_and_moves_nothing() {
    let mut plan = preset("midsize-ecommerce");
    let weight = |plan: &Plan| {
        let insight = insight(plan);
        let obj = catalog().dimension("objectives-slos").unwrap();
        let target = insight.targets().of(obj);
        (target.weight, insight.targets().footing.primary())
    };
    // Revenue peaks first (boost 1), reliability second (boost 2): b = 2.2, at most 2.
    assert_eq!(weight(&plan).0, Ratio::new(2, 1));
    Arc::make_mut(&mut plan.vision).drivers[0] = DriverId::new("fame");
    assert_eq!(weight(&plan), (Ratio::ONE.plus(Ratio::new(6, 10)), None));
}

#[test]
fn requirements_of_needed_practices_are_needed_whatever_their_level() {
    let mut plan = preset("seed-saas");
    let required = insight(&plan).need().practices.clone();
    assert!(required.iter().any(|needed| needed.why == Why::Target));
    let levels = &mut Arc::make_mut(&mut plan.targets).levels;
    for dimension in catalog()
        .dimensions
        .iter()
        .filter(|d| d.id != "capacity-cost")
    {
        let target = Target {
            level: 1,
            ..Target::default()
        };
        levels.insert(loadmap::plan::DimensionId::new(dimension.id), target);
    }
    let narrow = insight(&plan);
    let pulled = narrow.need().practices.iter();
    let pulled = pulled.filter(|needed| matches!(needed.why, Why::RequiredBy(_)));
    assert!(pulled.count() > 0);
}
