//! Examples worked by hand, and the edges of the rules.

use crate::given::{answer, catalog, empty, insight, preset};
use loadmap::command::{Command, Edit, apply};
use loadmap::insight::number::{Amount, decimal, grouped};
use loadmap::insight::schedule::Span;
use loadmap::insight::{
    BrokenLink, InitiativeState, Insight, Money, Origin, Ratio, Score, StartReason, Subject, Why,
    findings, load, readiness,
};
use loadmap::plan::{
    BlankName, Choice, DriverId, ItemId, Journey, KpiId, Locked, Objective, ObjectiveId, OptionId,
    Plan, ProbeId, RoadmapItem, RoleId, Slo, Strength, Target, Work,
};
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
fn rounding_shows_no_level_that_is_not_reached() {
    let score = Score(Ratio::new(17_488, 10_000));
    assert_eq!(
        (score.text(2), score.text(1), score.level()),
        ("1.74".into(), "1.7".into(), 1)
    );
    let reached = Score(Ratio::new(175, 100));
    assert_eq!(
        (reached.text(2), reached.text(1), reached.level()),
        ("1.75".into(), "1.8".into(), 2)
    );
    assert_eq!(Score(Ratio::new(1_625, 1_000)).text(2), "1.63");
    assert_eq!(Score::from_units(36_000).level(), 5);
}

#[test]
fn numbers_are_printed_from_integers() {
    assert_eq!(decimal(-1_250, 2), "-12.50");
    assert_eq!(decimal(1_234_567, 0), "1,234,567");
    assert_eq!(decimal(5, 3), "0.005");
    assert_eq!(
        (grouped(999), grouped(1_000)),
        ("999".into(), "1,000".into())
    );
    assert_eq!(Ratio::new(1, 8).text(2), "0.13");
    assert_eq!(Ratio::new(-1, 8).rounded(2), -12);
    assert_eq!(Ratio::new(6, -4), Ratio::new(-3, 2));
    assert_eq!(Ratio::new(3, 0), Ratio::ZERO);
    assert_eq!(Amount(2.675).text(2), "2.68");
    assert_eq!(
        (Money(1_234_550).text(), Money(-49).text()),
        ("12,346".into(), "0".into())
    );
}

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

#[test]
fn outcomes_are_held_against_scores() {
    let mut plan = preset("mature-marketplace");
    let probes = &mut Arc::make_mut(&mut plan.assessment).probes;
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

fn accepted(id: &str) -> Plan {
    let plan = preset(id);
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    let command = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    apply(&plan, &command, catalog()).unwrap()
}

#[test]
fn the_accepted_roadmap_in_figures() {
    let plan = accepted("midsize-ecommerce");
    let insight = insight(&plan);
    let figures = insight.roadmap();
    let items: usize = figures.phases.iter().map(|phase| phase.items.len()).sum();
    assert_eq!((items, figures.items.len(), figures.weeks), (28, 28, 38));
    assert_eq!(figures.phases[1].start.to_string(), "2027-04-05");
    assert_eq!(figures.phases[1].end.unwrap().to_string(), "2027-07-02");
    assert_eq!(figures.end.unwrap().to_string(), "2027-09-24");
    // Rounding work to hundredths per role moves the mean by less than a tenth of a day.
    let forecast = insight.portfolio().forecast;
    assert!((forecast.mean.0 - figures.forecast.mean.0).abs() < 0.1);
    for role in &figures.roles {
        let likely: u64 = role.by_phase.iter().map(|load| load.work.likely).sum();
        assert_eq!(likely, role.work.likely);
    }
    let roles: i64 = figures.roles.iter().map(|r| r.cost.likely().0).sum();
    assert!((roles - figures.budget.people.likely().0).abs() <= 11);
    assert_eq!(
        figures.budget.total.0,
        figures.budget.people.likely().0 + figures.budget.contingency.0
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
    let late: Vec<_> = figures.items.iter().filter(|item| item.late).collect();
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
    let before = insight(&plan).roadmap().budget.people.likely();
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
    assert_eq!(figures.budget.people.likely().0, before.0 + 200_000);
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
fn the_vision_fills_from_the_plan_and_drivers_keep_their_own_values() {
    let mut plan = empty();
    let details = Arc::make_mut(&mut plan.details);
    details.product = "Shop".to_owned();
    let vision = Arc::make_mut(&mut plan.vision);
    vision.drivers = vec![
        DriverId::new("cost-efficiency"),
        DriverId::new("reliability"),
    ];
    vision.objectives = ["bo-unit-cost", "bo-incidents"]
        .into_iter()
        .zip(1..)
        .map(|(template, id)| Objective {
            id: ItemId(id),
            template: Some(ObjectiveId::new(template)),
            ..Objective::default()
        })
        .collect();
    plan.next_item = 3;
    let open = insight(&plan);
    let statement = open.vision().statement.as_ref().unwrap();
    assert!(
        statement
            .text()
            .starts_with("We run Shop at [Improvement]% lower cost")
    );
    let blank = statement.open().next().unwrap();
    // Both drivers have an {x}, and mean different things by it.
    assert_eq!(blank.key, BlankName::new("cost-efficiency--x"));
    let fill = |plan: &Plan, key: &BlankName, text: &str| {
        let command = Command::SetBlank(key.clone(), text.to_owned());
        apply(plan, &command, catalog()).unwrap()
    };
    let plan = fill(&plan, &blank.key, "15");
    let plan = fill(&plan, &BlankName::new("reliability--x"), "50");
    let filled = insight(&plan);
    let texts: Vec<_> = filled
        .vision()
        .objectives
        .iter()
        .map(|o| o.text.text())
        .collect();
    assert_eq!(
        texts[0],
        "Lower platform cost per transaction by 15% in [Months] months"
    );
    assert_eq!(
        texts[1],
        "Cut performance incidents by 50% in [Months] months"
    );
    let origins: Vec<_> = filled
        .vision()
        .open()
        .map(|blank| blank.key.as_str())
        .collect();
    assert!(origins.contains(&"cost-efficiency--months"));
    let defaults = filled
        .vision()
        .blanks
        .iter()
        .filter(|b| b.origin == Origin::Default);
    assert!(defaults.count() > 0);
    let suggested: Vec<_> = filled
        .vision()
        .suggested
        .iter()
        .map(|&idx| catalog()[idx].id)
        .collect();
    assert_eq!(suggested, ["bo-no-waste", "bo-detect"]);
}

#[test]
fn broken_links_of_an_objective_are_named() {
    let mut plan = accepted("midsize-ecommerce");
    let vision = Arc::make_mut(&mut plan.vision);
    vision.drivers = vec![DriverId::new("revenue-peaks")];
    vision.journeys = vec![Journey {
        id: ItemId(901),
        slos: vec![Slo {
            id: ItemId(902),
            ..Slo::default()
        }],
        ..Journey::default()
    }];
    let own = Objective {
        id: ItemId(903),
        text: "Own".to_owned(),
        ..Objective::default()
    };
    let based = Objective {
        id: ItemId(904),
        slos: vec![ItemId(902)],
        ..own.clone()
    };
    let kept = Objective {
        id: ItemId(905),
        template: Some(ObjectiveId::new("bo-peak-revenue")),
        ..Objective::default()
    };
    let stranger = Objective {
        id: ItemId(906),
        template: Some(ObjectiveId::new("bo-unit-cost")),
        kpis: vec![KpiId::new("kpi-headroom")],
        ..Objective::default()
    };
    vision.objectives = vec![own, based, kept, stranger];
    let insight = insight(&plan);
    let objectives = &insight.vision().objectives;
    assert_eq!(objectives[0].trace.broken, [BrokenLink::NoRequirement]);
    assert_eq!(
        objectives[1].trace.broken,
        [BrokenLink::NoInitiative(None), BrokenLink::NoKpi(None)]
    );
    let whole = &objectives[2].trace;
    assert_eq!(whole.broken, []);
    assert_eq!(whole.requirements.len(), 2);
    let states = whole.requirements[0]
        .initiatives
        .iter()
        .map(|link| link.state);
    assert!(
        states
            .clone()
            .any(|state| matches!(state, InitiativeState::Accepted(_)))
    );
    let driver = catalog().driver("cost-efficiency").unwrap();
    assert_eq!(
        objectives[3].trace.broken,
        [BrokenLink::DriverNotChosen(driver)]
    );
    let text = BrokenLink::DriverNotChosen(driver).text(catalog());
    assert_eq!(
        text,
        "Its driver, Cost and efficiency, is not chosen. Choose it or remove the objective."
    );
}

#[test]
fn readiness_says_what_is_missing_and_where() {
    use readiness::{Part, State};
    let nothing = insight(&empty());
    for state in &nothing.readiness().parts {
        assert_eq!(state.state, State::Nothing, "{:?}", state.part);
    }
    let plan = accepted("midsize-ecommerce");
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
fn the_result_in_one_sentence() {
    let mut plan = preset("midsize-ecommerce");
    Arc::make_mut(&mut plan.details).organisation = "Acme".to_owned();
    let insight = insight(&plan);
    assert_eq!(
        findings::result_sentence(catalog(), &plan, insight.scores()).unwrap(),
        "Acme is at level 2 (Repeatable), score 1.8 of 5 (range 1.8 to 1.8; evidenced 1.6). \
         Confidence is medium (79%): 100% of questions answered, 0 unknown, 0 contradictions."
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
fn the_peak_load_of_a_journey_follows_from_its_busiest_hour() {
    let mut journey = Journey::default();
    assert_eq!(load::peak_load(&journey), None);
    journey.peak_per_hour = Some(12_000);
    let bare = load::peak_load(&journey).unwrap();
    assert_eq!((bare.arrivals, bare.requests), (34, 4)); // 3.33…, rounded up
    assert!(bare.assumed);
    assert_eq!(bare.arrivals_text(), "3.4");
    // 12,000 x 8.5 / 3,600 x 2 = 56.67 requests, 6.67 transactions.
    journey.requests_per_transaction = Some(85);
    journey.spike_factor = Some(200);
    let stated = load::peak_load(&journey).unwrap();
    assert_eq!((stated.arrivals, stated.requests), (67, 57));
    assert!(!stated.assumed);
}

#[test]
fn the_largest_figures_of_a_journey_still_give_a_load() {
    let journey = Journey {
        peak_per_hour: Some(u32::MAX),
        requests_per_transaction: Some(1_000_000),
        spike_factor: Some(10_000),
        ..Journey::default()
    };
    let load = load::peak_load(&journey).unwrap();
    assert_eq!(load.requests, 11_930_464_708_334);
    assert_eq!(load.arrivals_text(), "119,304,648");
}

#[test]
fn a_service_level_objective_reads_as_a_line() {
    let journey = Journey {
        name: "Checkout".to_owned(),
        ..Journey::default()
    };
    let mut slo = Slo::default();
    assert_eq!(
        load::slo_text(&journey, &slo),
        "Checkout: SLO without words"
    );
    slo.percentile = Some(999);
    slo.limit_ms = Some(1_200);
    slo.error_rate = Some(100);
    slo.indicator = "response time at the gateway".to_owned();
    assert_eq!(
        load::slo_text(&journey, &slo),
        "Checkout: response time at the gateway, p99.9 at most 1,200 ms, errors at most 0.1%"
    );
}

#[test]
fn a_peak_load_explains_itself() {
    let mut plan = empty();
    let journey = Journey {
        peak_per_hour: Some(12_000),
        spike_factor: Some(200),
        ..Journey::default()
    };
    plan = apply(&plan, &Command::Journeys(Edit::Add(journey)), catalog()).unwrap();
    let id = plan.vision.journeys[0].id;
    let explained = insight(&plan).explain(Subject::PeakLoad(id)).unwrap();
    assert!(
        explained
            .worked
            .contains("12,000 x 1 / 3,600 x 2 = 7 requests per second")
    );
    assert_eq!(insight(&plan).explain(Subject::PeakLoad(ItemId(99))), None);
}
