//! The engine: what it answers is what the core computes, however it is handed over and whatever
//! else is asked at the same time.

#[path = "../support/mod.rs"]
mod support;

use loadmap::command::{Command, Edit, apply};
use loadmap::engine::words::{Reader, Words};
use loadmap::engine::{Ask, Better, Engine, Lane, Pace, Reply};
use loadmap::exchange::file;
use loadmap::insight::Insight;
use loadmap::insight::outlook::Outlook;
use loadmap::plan::roadmap::circle;
use loadmap::plan::{ItemId, ItemState, Loss, Person, Plan, RoleId, Scenario};
use loadmap::schedule::Objective;
use std::sync::Arc;
use support::{CATALOG, presets};

fn insight(plan: &Plan) -> Insight {
    Insight::new(&CATALOG, Arc::new(plan.clone()))
}

/// A worked example with its proposal accepted.
fn accepted(id: &str) -> Plan {
    let (_, plan) = presets().find(|(preset, _)| *preset == id).unwrap();
    let proposal = insight(&plan).proposal().clone().unwrap();
    let accept = Command::AcceptRoadmap(proposal.items, proposal.basis);
    apply(&plan, &accept, &CATALOG).unwrap()
}

fn words(value: &impl Words) -> Vec<f64> {
    let mut words = Vec::new();
    value.put(&mut words);
    words
}

/// The reply as the other side reads it.
fn handed_over(reply: &Reply) -> Reply {
    let words = words(reply);
    assert!(words.iter().all(|word| word.fract() == 0.0));
    assert_eq!(words[0] as usize, reply.lane() as usize);
    let mut reader = Reader::new(&words);
    let read = Reply::take(&mut reader).expect("a reply");
    assert_eq!(read, *reply);
    read
}

fn run(engine: &mut Engine) -> Vec<Reply> {
    let mut replies = Vec::new();
    for _ in 0..100_000 {
        if engine.is_idle() {
            return replies;
        }
        replies.extend(engine.step().map(|reply| handed_over(&reply)));
    }
    panic!("it does not end");
}

fn answers(plan: &Plan, ask: Ask, pace: Pace) -> Vec<Reply> {
    let mut engine = Engine::new(&CATALOG, pace);
    engine.begin(ask, &file::write(plan)).unwrap();
    run(&mut engine)
}

const SEARCH: Ask = Ask::Improve {
    objective: Objective::Maturity,
    seed: 1,
    schedules: 3_000,
};

fn last_better(replies: &[Reply]) -> Better {
    match replies.last() {
        Some(Reply::Better(Ok(better))) => better.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn questions_survive_being_handed_over() {
    let asks = [
        Ask::Forecast { samples: 2_048 },
        Ask::Preview { samples: 64 },
        Ask::Scenarios,
        Ask::Levers,
        SEARCH,
        Ask::Improve {
            objective: Objective::Makespan,
            seed: u32::MAX,
            schedules: 1,
        },
    ];
    for ask in asks {
        let words = words(&ask);
        assert_eq!(Ask::take(&mut Reader::new(&words)), Some(ask));
        assert_eq!(Ask::take(&mut Reader::new(&words[..words.len() - 1])), None);
    }
    assert_eq!(Ask::take(&mut Reader::new(&[9.0])), None);
    assert_eq!(Ask::take(&mut Reader::new(&[0.5])), None);
    assert_eq!(Ask::take(&mut Reader::new(&[0.0, -1.0])), None);
}

#[test]
fn a_list_that_claims_to_be_longer_than_what_is_there_is_none() {
    let words = [1e15, 1.0];
    assert_eq!(Vec::<u32>::take(&mut Reader::new(&words)), None);
}

#[test]
fn a_forecast_that_goes_by_finished_work_is_handed_over_whole() {
    let mut plan = accepted("midsize-ecommerce");
    let calibrated = Command::SetCalibrated(true);
    plan = apply(&plan, &calibrated, &CATALOG).unwrap();
    let mut counted = Vec::new();
    for n in 0..4 {
        let found = answers(&plan, Ask::Forecast { samples: 64 }, Pace::Beside);
        let Some(Reply::Forecast(Ok(forecast))) = found.last() else {
            panic!("{found:?}")
        };
        counted.push(forecast.calibrated.map_or(0, |by| by.items));
        let item = &mut Arc::make_mut(&mut plan.roadmap).items[n];
        item.state = ItemState::Done;
        item.spent = Some(1_500);
    }
    assert_eq!(counted, [0, 1, 2, 3]);
}

#[test]
fn the_forecast_is_that_of_the_core_at_any_pace() {
    let plan = accepted("midsize-ecommerce");
    let forecast = insight(&plan).forecast().clone();
    let samples = loadmap::insight::forecast::SAMPLES;
    for pace in [Pace::Beside, Pace::Between] {
        let replies = answers(&plan, Ask::Forecast { samples }, pace);
        assert_eq!(replies, [Reply::Forecast(forecast.clone())]);
        let replies = answers(&plan, Ask::Preview { samples }, pace);
        assert_eq!(replies, [Reply::Preview(forecast.clone())]);
    }
}

#[test]
fn a_longer_search_proposes_a_roadmap_that_can_be_accepted() {
    let plan = accepted("mature-marketplace");
    let better = last_better(&answers(&plan, SEARCH, Pace::Beside));
    assert!(better.finished && better.schedules <= better.of);
    assert!(better.makespan >= better.least_makespan);
    let roadmap = better.roadmap.expect("a roadmap");
    assert!(circle(&roadmap.items).is_none());
    let basis = roadmap.basis.expect("how it was found");
    assert_eq!((basis.seed, basis.tried), (1, better.schedules));
    let accept = Command::AcceptRoadmap(roadmap.items, basis);
    let after = apply(&plan, &accept, &CATALOG).unwrap();
    let scheduled = insight(&after);
    let scheduled = scheduled.scheduled().as_ref().unwrap();
    assert!(
        scheduled
            .run
            .broken
            .iter()
            .all(|broken| broken.is_only_late())
    );
    assert_eq!(scheduled.run.makespan, better.makespan);
}

#[test]
fn a_search_that_is_stopped_answers_with_the_best_so_far() {
    let plan = accepted("legacy-migration");
    let mut engine = Engine::new(&CATALOG, Pace::Between);
    engine.begin(SEARCH, &file::write(&plan)).unwrap();
    let first = engine.step().expect("a step");
    assert!(
        matches!(&first, Reply::Better(Ok(better)) if !better.finished && better.roadmap.is_none())
    );
    let Some(Reply::Better(Ok(better))) = engine.stop(Lane::Improve) else {
        panic!("no answer");
    };
    assert!(better.finished && better.roadmap.is_some() && better.schedules < better.of);
    assert!(engine.is_idle());
    assert_eq!(engine.stop(Lane::Improve), None);
}

#[test]
fn a_search_can_be_stopped_before_it_has_tried_anything_else() {
    for (id, _) in presets() {
        let plan = accepted(id);
        let mut engine = Engine::new(&CATALOG, Pace::Beside);
        engine.begin(SEARCH, &file::write(&plan)).unwrap();
        let Some(Reply::Better(Ok(better))) = engine.stop(Lane::Improve) else {
            panic!("no answer");
        };
        assert!(better.finished && better.roadmap.is_some(), "{id}");
        handed_over(&Reply::Better(Ok(better)));
    }
}

#[test]
fn the_same_search_finds_the_same_roadmap() {
    let plan = accepted("regulated-bank");
    let once = last_better(&answers(&plan, SEARCH, Pace::Beside));
    let again = last_better(&answers(&plan, SEARCH, Pace::Between));
    assert_eq!(once, again);
}

/// A plan with a scenario of each kind.
fn with_scenarios() -> Plan {
    let mut plan = accepted("midsize-ecommerce");
    let hire = Person {
        role: Some(RoleId::new("performance-engineer")),
        fte: 10,
        ..Person::default()
    };
    let first = plan.resources.people[0].id;
    let dropped = plan.roadmap.items.last().unwrap().id;
    let scenarios = [
        Scenario {
            name: "Hire".to_owned(),
            hires: vec![hire],
            ..Scenario::default()
        },
        Scenario {
            name: "Drop".to_owned(),
            dropped: vec![dropped],
            ..Scenario::default()
        },
        Scenario {
            name: "Everybody goes".to_owned(),
            losses: plan
                .resources
                .people
                .iter()
                .map(|person| Loss {
                    person: person.id,
                    last: plan.details.start.plus_days(20),
                    ..Loss::default()
                })
                .collect(),
            ..Scenario::default()
        },
        Scenario {
            name: "Nothing".to_owned(),
            losses: vec![Loss {
                person: ItemId(9_999),
                last: plan.details.start,
                ..Loss::default()
            }],
            ..Scenario::default()
        },
    ];
    assert!(first.0 > 0);
    for scenario in scenarios {
        plan = apply(&plan, &Command::Scenarios(Edit::Add(scenario)), &CATALOG).unwrap();
    }
    plan
}

#[test]
fn scenarios_stand_beside_the_plan_as_it_is() {
    let plan = with_scenarios();
    let replies = answers(&plan, Ask::Scenarios, Pace::Beside);
    let found = |at: usize| match &replies[at] {
        Reply::Scenario(id, found) => (*id, found.clone()),
        other => panic!("{other:?}"),
    };
    assert_eq!(replies.len(), 5);
    let (none, now) = found(0);
    let now = now.unwrap();
    assert_eq!(none, None);
    assert_eq!(now, Outlook::new(&insight(&plan), None).unwrap());
    let (id, drop) = found(2);
    assert_eq!(id, Some(plan.scenarios.scenarios[1].id));
    assert_eq!(drop.unwrap().n_open, now.n_open - 1);
    // Nobody is left for most of it: that is said, not hidden.
    assert!(found(3).1.is_err());
    // What changes nothing comes to the same, to the last sample.
    assert_eq!(found(4).1.unwrap(), now);
    assert!(
        now.maturity
            .windows(2)
            .all(|pair| pair[0].week < pair[1].week && pair[0].score < pair[1].score)
    );
}

#[test]
fn more_people_never_count_as_later() {
    for (id, plan) in presets() {
        let replies = answers(&plan, Ask::Levers, Pace::Beside);
        let [Reply::Levers(Ok(levers))] = &replies[..] else {
            panic!("{id}: {replies:?}");
        };
        assert!(!levers.is_empty(), "{id}");
        assert!(
            levers
                .windows(2)
                .all(|pair| pair[0].gained >= pair[1].gained),
            "{id}"
        );
        for lever in levers {
            assert_eq!(
                lever.cost_per_week.is_some(),
                lever.gained > 0 && lever.cost.is_some(),
                "{id}"
            );
        }
    }
}

#[test]
fn a_specialist_helps_a_team_of_generalists() {
    // Nobody of the example has a role: a specialist must not take all work of theirs away from the team.
    let plan = accepted("midsize-ecommerce");
    assert!(
        plan.resources
            .people
            .iter()
            .all(|person| person.role.is_none())
    );
    let now = Outlook::new(&insight(&plan), None).unwrap();
    let replies = answers(&plan, Ask::Levers, Pace::Beside);
    let [Reply::Levers(Ok(levers))] = &replies[..] else {
        panic!("{replies:?}");
    };
    for lever in levers {
        assert!(lever.by.p80 <= now.by.p80, "{lever:?} {}", now.by.p80);
    }
    assert!(
        levers.iter().filter(|lever| lever.gained > 0).count() > 3,
        "{levers:?}"
    );
    assert!(levers.iter().all(|lever| lever.cost.is_some()));
}

#[test]
fn a_new_question_takes_the_place_of_the_one_before_in_its_lane_only() {
    let (one, other) = (accepted("seed-saas"), accepted("midsize-ecommerce"));
    let mut engine = Engine::new(&CATALOG, Pace::Between);
    let forecast = Ask::Forecast { samples: 2_048 };
    engine.begin(SEARCH, &file::write(&one)).unwrap();
    engine.begin(forecast, &file::write(&one)).unwrap();
    engine.step();
    engine.begin(forecast, &file::write(&other)).unwrap();
    assert!(engine.begin(forecast, "{}").is_err(), "no plan");
    let replies = run(&mut engine);
    let forecasts: Vec<&Reply> = replies
        .iter()
        .filter(|reply| reply.lane() == Lane::Forecast)
        .collect();
    assert_eq!(
        forecasts,
        [&Reply::Forecast(insight(&other).forecast().clone())]
    );
    assert!(last_better(&replies).roadmap.is_some());
}

#[test]
fn what_cannot_be_answered_is_refused_with_the_reason() {
    let (_, plan) = presets().next().unwrap();
    let mut plan = plan;
    Arc::make_mut(&mut plan.resources).people.clear();
    for ask in [
        SEARCH,
        Ask::Levers,
        Ask::Scenarios,
        Ask::Forecast { samples: 64 },
    ] {
        for reply in answers(&plan, ask, Pace::Beside) {
            let why = match reply {
                Reply::Forecast(found) | Reply::Preview(found) => found.err(),
                Reply::Scenario(_, found) => found.err(),
                Reply::Levers(found) => found.err(),
                Reply::Better(found) => found.err(),
            };
            assert!(
                why.expect("a reason").to_string().contains("Add people"),
                "{ask:?}"
            );
        }
    }
}
