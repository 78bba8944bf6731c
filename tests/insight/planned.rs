//! An accepted roadmap in figures, its risks, and what is missing from the plan.

use crate::given::{accepted, answer, catalog, empty, insight, preset};
use loadmap::insight::roadmap::Late;
use loadmap::insight::schedule::Span;
use loadmap::insight::{Money, StartReason, readiness};
use loadmap::plan::{Choice, ItemId, Locked, RoadmapItem, RoleId, Strength, Work};
use std::sync::Arc;

#[test]
fn the_accepted_roadmap_in_figures() {
    let plan = accepted("midsize-ecommerce");
    let insight = insight(&plan);
    let figures = insight.roadmap();
    let items: usize = figures.phases.iter().map(|phase| phase.items.len()).sum();
    assert_eq!((items, figures.items.len(), figures.weeks), (28, 28, 54));
    assert_eq!(figures.phases[1].start.to_string(), "2027-04-05");
    assert_eq!(figures.phases[1].end.unwrap().to_string(), "2027-07-02");
    assert_eq!(figures.end.unwrap().to_string(), "2028-01-12");
    // Rounding work to hundredths per role moves the mean by less than a tenth of a day.
    let forecast = insight.portfolio().forecast;
    assert!((forecast.mean.0 - figures.forecast.mean.0).abs() < 0.1);
    for role in &figures.roles {
        let likely: u64 = role.by_phase.iter().map(|load| load.work.likely).sum();
        assert_eq!(likely, role.work.likely);
    }
    let roles: i64 = figures.roles.iter().map(|r| r.cost.likely().0).sum();
    assert_eq!(roles, figures.people.likely().0);
    let budget = insight.budget();
    // Nothing but people's work, upkeep and the reserve: the example states no other costs.
    let upkeep = budget.expected.total.likely.0 - figures.people.likely().0;
    assert!(upkeep > 0 && !figures.upkeep.is_none());
    assert_eq!(
        budget.total.total.likely.0,
        figures.people.likely().0 + upkeep + budget.reserve().likely.0
    );
    let levels: Vec<_> = figures
        .phases
        .iter()
        .map(|p| p.expected.as_ref().unwrap().overall)
        .collect();
    assert!(levels.is_sorted() && levels[0] > insight.scores().overall.as_ref().unwrap().claimed);
    // The chain runs without a break, and nothing is longer.
    for pair in figures.chain.windows(2) {
        assert!(figures.items[pair[1]].after.contains(&pair[0]));
    }
    let first = &figures.items[figures.chain[0]];
    assert!(first.after.is_empty() && first.on_chain);
    let late: Vec<_> = figures
        .items
        .iter()
        .filter(|item| item.late.is_some())
        .collect();
    assert_eq!(late.len(), insight.proposal().as_ref().unwrap().late.len());
    assert!(
        figures
            .items
            .iter()
            .all(|item| item.starts != StartReason::Fixed)
    );
}

#[test]
fn own_work_and_stated_rates_are_in_the_figures() {
    let mut plan = accepted("seed-saas");
    let before = insight(&plan).roadmap().people.likely();
    let work = |role: Option<&str>, days: u32| Work {
        role: role.map(RoleId::new),
        optimistic: days,
        likely: days,
        pessimistic: days,
        ..Work::default()
    };
    let own = RoadmapItem {
        id: ItemId(plan.next_item),
        title: "Train the team".to_owned(),
        work: vec![work(Some("coach"), 200), work(None, 100)],
        start: 135,
        finish: 138,
        locked: vec![Locked::Dates],
        ..RoadmapItem::default()
    };
    plan.next_item += 1;
    Arc::make_mut(&mut plan.roadmap).items.push(own);
    let rates = &mut Arc::make_mut(&mut plan.resources).rates;
    rates.insert(RoleId::new("coach"), 100_000);
    let insight = insight(&plan);
    let figures = insight.roadmap();
    let item = figures.items.last().unwrap();
    assert_eq!((item.title.as_str(), item.phase), ("Train the team", 1));
    assert_eq!(
        (item.start.to_string(), item.end.to_string()),
        ("2027-04-07".into(), "2027-04-08".into())
    );
    assert_eq!(item.starts, StartReason::Fixed);
    assert_eq!(item.cost.likely(), Money(200_000));
    assert_eq!(item.cost.unpriced_hundredths(), 100);
    assert_eq!(figures.people.likely().0, before.0 + 200_000);
    let names: Vec<_> = figures
        .roles
        .iter()
        .map(|role| role.name.as_str())
        .collect();
    assert_eq!(names[names.len() - 2..], ["coach", "Any role"]);
    assert_eq!(
        item.span,
        Span {
            start: 135,
            finish: 138
        }
    );
}

#[test]
fn a_persons_copy_of_an_item_stays_a_copy() {
    let mut plan = accepted("midsize-ecommerce");
    let first = plan.roadmap.items[0].clone();
    let copy = RoadmapItem {
        id: ItemId(plan.next_item),
        ..first.clone()
    };
    plan.next_item += 1;
    // In front of the item it was copied from.
    Arc::make_mut(&mut plan.roadmap)
        .items
        .insert(0, copy.clone());
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    assert!(proposal.items.iter().any(|item| item.id == first.id));
    assert!(proposal.items.contains(&copy));
}

#[test]
fn risks_are_ranked_and_tied_to_the_plan() {
    let insight = insight(&preset("midsize-ecommerce"));
    let risks = insight.risks();
    assert_eq!(risks.len(), catalog().risks.len());
    assert!(
        risks
            .windows(2)
            .all(|pair| pair[0].exposure >= pair[1].exposure)
    );
    let top = &risks[0];
    assert_eq!(catalog()[top.band.unwrap()].id, "critical");
    let primary = insight.targets().footing.primary().unwrap();
    assert!(top.drivers.contains(&primary));
    assert!(
        top.initiatives
            .iter()
            .all(|&idx| insight.portfolio().of(idx).is_some())
    );
}

#[test]
fn readiness_says_what_is_missing_and_where() {
    use readiness::{Part, State};
    let nothing = insight(&empty());
    for state in &nothing.readiness().parts {
        assert_eq!(state.state, State::Nothing, "{:?}", state.part);
    }
    let mut plan = accepted("midsize-ecommerce");
    let whole = insight(&plan);
    for part in [Part::Details, Part::Vision] {
        assert_eq!(whole.readiness().of(part).state, State::Ready, "{part:?}");
    }
    Arc::make_mut(&mut plan.details).organisation.clear();
    Arc::make_mut(&mut plan.vision).journeys.clear();
    let begun = insight(&plan);
    let of = |part| begun.readiness().of(part).state;
    assert_eq!(
        (of(Part::Details), of(Part::Vision)),
        (State::Begun, State::Begun)
    );
    assert_eq!(
        (of(Part::Assessment), of(Part::Quick)),
        (State::Ready, State::Ready)
    );
    assert_eq!(
        (of(Part::Gaps), of(Part::Roadmap)),
        (State::Ready, State::Ready)
    );
    assert_eq!(of(Part::Documents), State::Begun);
    let mut missing = begun.readiness().before_publishing();
    assert!(missing.any(|m| m.part == Part::Details && m.field == "organisation"));
    // A changed answer makes the accepted roadmap stale.
    let mut changed = plan.clone();
    answer(&mut changed, "obj-2a", Choice::No, Strength::None);
    let stale = insight(&changed);
    assert_eq!(stale.readiness().of(Part::Roadmap).state, State::Begun);
    assert!(!stale.proposal().as_ref().unwrap().is_accepted());
}

#[test]
fn a_worked_example_leaves_nothing_to_fill_in() {
    use readiness::Part;
    for preset in catalog().presets.iter() {
        let insight = insight(&accepted(preset.id));
        let open: Vec<_> = insight.vision().open().map(|b| b.key.as_str()).collect();
        assert_eq!(open, [""; 0], "{}", preset.id);
        for objective in &insight.vision().objectives {
            assert_eq!(objective.trace.broken, [], "{}", preset.id);
        }
        for part in [Part::Details, Part::Vision, Part::Assessment] {
            let missing = insight.readiness().of(part).missing.iter();
            let missing = missing.map(|missing| missing.field.as_str());
            // Some contradict themselves, as teams do.
            let missing: Vec<_> = missing.filter(|at| !at.starts_with("answers:")).collect();
            assert_eq!(missing, [""; 0], "{}, {part:?}", preset.id);
        }
    }
}

/// What is done in time and only has to run for a while must not be said to end late.
#[test]
fn too_late_to_count_is_not_the_same_as_too_late() {
    let plan = accepted("midsize-ecommerce");
    let event = plan.details.event_date.unwrap();
    let insight = insight(&plan);
    let late = insight.roadmap().items.iter().filter_map(|item| {
        let how = item.late?;
        Some((how, item.end > event, item.title.as_str()))
    });
    let guarded = "Guarded production and live-traffic tests";
    assert_eq!(late.collect::<Vec<_>>(), [(Late::Claim, false, guarded)]);
    let mut early = plan.clone();
    let brought_forward = event.plus_days(-35);
    Arc::make_mut(&mut early.details).event_date = Some(brought_forward);
    let insight = crate::given::insight(&early);
    for item in &insight.roadmap().items {
        match item.late {
            Some(Late::Work) => assert!(item.end > brought_forward, "{}", item.title),
            Some(Late::Claim) => assert!(item.end < brought_forward, "{}", item.title),
            None => {}
        }
    }
    let work = insight.roadmap().items.iter();
    assert!(work.filter(|item| item.late == Some(Late::Work)).count() > 0);
}
