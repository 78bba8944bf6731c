//! Plans for the laws: a seedable description of a plan, so that proptest can
//! shrink it, and what it becomes.

use loadmap::catalog::{BUILT_IN, Catalog};
use loadmap::command::{Command, apply};
use loadmap::insight::Insight;
use loadmap::plan::{
    AcceptedGap, AmbitionId, Answer, Choice, Date, DimensionId, DriverId, InitiativeId, ItemId,
    Locked, OptionId, Person, Plan, PracticeId, ProbeId, Respondent, RoadmapItem, RoleId, Strength,
    Target, TierId, Work,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::sync::{Arc, OnceLock};

/// The catalogue, read once for all tests.
pub fn catalog() -> &'static Catalog {
    static CATALOG: OnceLock<Catalog> = OnceLock::new();
    CATALOG.get_or_init(|| Catalog::read(BUILT_IN).unwrap())
}

pub fn insight(plan: &Plan) -> Insight {
    Insight::new(catalog(), Arc::new(plan.clone()))
}

pub fn start() -> Date {
    Date::new(2027, 1, 4).unwrap()
}

/// A plan without anything in it.
pub fn empty() -> Plan {
    Plan::new(catalog(), "0123456789abcdef0123456789abcdef", start())
}

/// A worked example of the catalogue.
pub fn preset(id: &str) -> Plan {
    let idx = catalog().preset(id).unwrap();
    loadmap::plan::preset::from_preset(catalog(), idx, "0123456789abcdef0123456789abcdef", start())
}

/// A worked example of which the proposed roadmap was accepted.
pub fn accepted(id: &str) -> Plan {
    let plan = preset(id);
    let insight = insight(&plan);
    let proposal = insight.proposal().as_ref().unwrap();
    let command = Command::AcceptRoadmap(proposal.items.clone(), proposal.basis.clone());
    apply(&plan, &command, catalog()).unwrap()
}

/// Sets an answer, as if typed in.
pub fn answer(plan: &mut Plan, practice: &str, choice: Choice, strength: Strength) {
    let answers = &mut Arc::make_mut(&mut plan.assessment).answers;
    let reason = match choice {
        Choice::NotApplicable => "Does not exist here.".to_owned(),
        _ => String::new(),
    };
    let answer = Answer {
        choice,
        strength,
        reason,
        ..Answer::default()
    };
    answers.insert(PracticeId::new(practice), answer);
}

pub fn choice() -> impl Strategy<Value = Choice> {
    prop_oneof![
        4 => Just(Choice::Yes),
        3 => Just(Choice::Partly),
        3 => Just(Choice::No),
        1 => Just(Choice::DontKnow),
        1 => Just(Choice::NotApplicable),
        1 => Just(Choice::Blank),
    ]
}

pub fn strength() -> impl Strategy<Value = Strength> {
    prop_oneof![
        Just(Strength::None),
        Just(Strength::Noted),
        Just(Strength::Verified)
    ]
}

/// An answer to every practice. Not applicable only where the practice allows it.
pub fn answers() -> impl Strategy<Value = Vec<(Choice, Strength)>> {
    let n = catalog().practices.len();
    vec((choice(), strength()), n..=n).prop_map(|mut answers| {
        for (practice, (choice, _)) in catalog().practices.iter().zip(&mut answers) {
            if *choice == Choice::NotApplicable && practice.na_reason.is_none() {
                *choice = Choice::No;
            }
        }
        answers
    })
}

/// A plan with these answers and nothing else.
pub fn answered(answers: &[(Choice, Strength)]) -> Plan {
    let mut plan = empty();
    for (practice, &(choice, strength)) in catalog().practices.iter().zip(answers) {
        answer(&mut plan, practice.id, choice, strength);
    }
    plan
}

type Pick = prop::sample::Index;

#[derive(Clone, Debug)]
pub struct Item {
    source: Option<Pick>,
    start: u32,
    length: u32,
    after: Vec<Pick>,
    locked: Vec<Pick>,
    work: [u32; 3],
    touched: bool,
}

fn item() -> impl Strategy<Value = Item> {
    (
        option::weighted(0.7, any::<Pick>()),
        0..600u32,
        1..200u32,
        vec(any::<Pick>(), 0..3),
        vec(any::<Pick>(), 0..3),
        [0..3_000u32, 0..3_000, 0..3_000],
        any::<bool>(),
    )
        .prop_map(
            |(source, start, length, after, locked, work, touched)| Item {
                source,
                start,
                length,
                after,
                locked,
                work,
                touched,
            },
        )
}

fn pick<'a, T>(pick: &Pick, from: &'a [T]) -> &'a T {
    &from[pick.index(from.len())]
}

/// Items that wait only for earlier ones of the list, so that there is no circle.
fn items(plan: &mut Plan, described: &[Item]) {
    let catalog = catalog();
    let mut items: Vec<RoadmapItem> = Vec::new();
    for item in described {
        let id = ItemId(plan.next_item);
        plan.next_item += 1;
        let source = item.source.as_ref().map(|p| pick(p, &catalog.initiatives));
        let mut after: Vec<_> = item
            .after
            .iter()
            .filter(|_| !items.is_empty())
            .map(|p| pick(p, &items).id)
            .collect();
        after.sort();
        after.dedup();
        let mut locked: Vec<_> = item.locked.iter().map(|p| *pick(p, Locked::ALL)).collect();
        locked.dedup();
        let mut days = item.work;
        days.sort_unstable();
        items.push(RoadmapItem {
            id,
            source: source.map(|source| InitiativeId::new(source.id)),
            title: if source.is_none() {
                format!("Own {id}")
            } else {
                String::new()
            },
            owner: if item.touched {
                "Ada".to_owned()
            } else {
                String::new()
            },
            work: vec![Work {
                role: Some(RoleId::new(catalog.roles[0].id)),
                optimistic: days[0],
                likely: days[1],
                pessimistic: days[2],
                ..Work::default()
            }],
            after,
            start: item.start,
            finish: item.start + item.length,
            locked,
            ..RoadmapItem::default()
        });
    }
    Arc::make_mut(&mut plan.roadmap).items = items;
}

/// Any plan that keeps the rules, from an empty one to one that nobody would
/// make: no people or many, tiny shares of time, accepted gaps, fixed items.
pub fn plan() -> impl Strategy<Value = Plan> {
    let stated = (
        option::of(any::<Pick>()),
        option::of(any::<Pick>()),
        option::of(prop_oneof![1..2_000u32, Just(1_000_000)]),
        option::of(-40..900i32),
        vec(any::<Pick>(), 0..3),
        vec(any::<Pick>(), 0..4),
    );
    let chosen = (
        vec((any::<Pick>(), 1..=5u8), 0..4),
        vec(any::<Pick>(), 0..10),
        vec((any::<Pick>(), any::<Pick>()), 0..5),
    );
    let people = (
        vec(
            (
                prop_oneof![4 => 0..100u16, 1 => Just(1), 1 => 0..=10_000u16],
                option::weighted(0.2, 0..400i32),
                option::weighted(0.2, 0..900i32),
            ),
            0..4,
        ),
        option::of(1..=100u8),
    );
    let answers = prop_oneof![
        3 => answers().prop_map(Some),
        1 => Just(None),
    ];
    let described = prop_oneof![1 => Just(Vec::new()), 2 => vec(item(), 0..25)];
    (stated, chosen, people, answers, described).prop_map(
        |(stated, chosen, (people, focus), given, described)| {
            let catalog = catalog();
            let mut plan = given.map_or_else(empty, |given| answered(&given));
            let mut number = || {
                plan.next_item += 1;
                ItemId(plan.next_item - 1)
            };
            let (tier, ambition, engineers, event, drivers, roles) = stated;
            let respondents = roles.iter().map(|role| Respondent {
                id: number(),
                role: Some(RoleId::new(pick(role, &catalog.roles).id)),
                ..Respondent::default()
            });
            let respondents = respondents.collect();
            let people = people.iter().map(|&(fte, from, until)| Person {
                id: number(),
                fte,
                from: from.map(|days| start().plus_days(days)),
                // Nobody leaves before they come, or before the plan begins.
                until: until.map(|days| start().plus_days(days.max(from.unwrap_or(0)))),
                ..Person::default()
            });
            let people = people.collect();
            let details = Arc::make_mut(&mut plan.details);
            details.tier = tier.map(|p| TierId::new(pick(&p, &catalog.tiers).id));
            details.ambition = ambition.map(|p| AmbitionId::new(pick(&p, &catalog.ambitions).id));
            details.engineers = engineers;
            details.event_date = event.map(|days| start().plus_days(days));
            let vision = Arc::make_mut(&mut plan.vision);
            for driver in &drivers {
                let id = DriverId::new(pick(driver, &catalog.drivers).id);
                if !vision.drivers.contains(&id) {
                    vision.drivers.push(id);
                }
            }
            let (levels, accepted, probes) = chosen;
            let targets = Arc::make_mut(&mut plan.targets);
            for (dimension, level) in levels {
                let id = DimensionId::new(pick(&dimension, &catalog.dimensions).id);
                let target = Target {
                    level,
                    ..Target::default()
                };
                targets.levels.insert(id, target);
            }
            for practice in accepted {
                let id = PracticeId::new(pick(&practice, &catalog.practices).id);
                targets.accepted.insert(id, AcceptedGap::default());
            }
            let assessment = Arc::make_mut(&mut plan.assessment);
            assessment.respondents = respondents;
            for (probe, option) in probes {
                let probe = pick(&probe, &catalog.outcome_probes);
                let option = pick(&option, &probe.options);
                let id = ProbeId::new(probe.id);
                assessment.probes.insert(id, OptionId::new(option.id));
            }
            let resources = Arc::make_mut(&mut plan.resources);
            resources.people = people;
            resources.focus = focus;
            items(&mut plan, &described);
            plan
        },
    )
}
