//! The time that people have, by hand, and what the roadmap asks of it.

mod support;

use loadmap::insight::{Availability, Insight, Part};
use loadmap::plan::{Absence, Holiday, ItemId, Locked, Plan, RoadmapItem};
use proptest::prelude::*;
use std::sync::Arc;
use support::staffed::{day, item, plan};
use support::{CATALOG, cases, plain_words};

const ADA: ItemId = ItemId(1_001);

fn of(plan: &Plan) -> Availability {
    Insight::new(&CATALOG, Arc::new(plan.clone()))
        .availability()
        .clone()
}

/// A pinned item of so many half-days of a whole post.
fn pinned(id: u32, start: u32, finish: u32) -> RoadmapItem {
    RoadmapItem {
        start,
        finish,
        locked: vec![Locked::Dates],
        ..item(id, None, [(finish - start) / 2; 3], &[])
    }
}

fn absent(person: ItemId, from: &str, until: &str) -> Absence {
    Absence {
        id: ItemId(2_000),
        person,
        from: day(from),
        until: day(until),
        ..Absence::default()
    }
}

#[test]
fn days_are_posts_times_working_days_times_focus_without_holidays_and_absences() {
    let plan = plan(&[(None, 15)]);
    // January 2027 has 20 working days from the 4th on, February 20, March 23.
    let shown = of(&plan);
    assert!(!shown.planned);
    assert_eq!(shown.stretches.len(), 12);
    assert_eq!(shown.stretches[0].name, "Jan 2027");
    let days = |shown: &Availability| -> Vec<u64> {
        shown.roles[0]
            .times
            .iter()
            .take(3)
            .map(|time| time.days)
            .collect()
    };
    assert_eq!(days(&shown), [300, 300, 345]);
    // The first working day of January 2027 is the 1st, of which nobody works on the plan.
    assert_eq!(shown.roles[0].times[1].posts, 15);

    let resources_with = |change: &dyn Fn(&mut loadmap::plan::Resources)| {
        let mut plan = plan_of((*plan.resources).clone());
        change(Arc::make_mut(&mut plan.resources));
        of(&plan)
    };
    let half = resources_with(&|resources| resources.focus = Some(50));
    assert_eq!(days(&half), [150, 150, 173]);
    let holiday = |date: &str| Holiday {
        id: ItemId(3_000),
        date: day(date),
        ..Holiday::default()
    };
    // A Monday, the same Monday again, and a Sunday.
    let off = resources_with(&|resources| {
        resources.holidays = vec![
            holiday("2027-02-01"),
            holiday("2027-02-01"),
            holiday("2027-02-07"),
        ];
    });
    assert_eq!(days(&off), [300, 285, 345]);
    // Two absences that lie over each other count once.
    let away = resources_with(&|resources| {
        resources.absences = vec![
            absent(ADA, "2027-02-01", "2027-02-10"),
            absent(ADA, "2027-02-08", "2027-02-12"),
            absent(ADA, "2027-02-09", "2027-02-09"),
        ];
    });
    assert_eq!(days(&away), [300, 150, 345]);
    assert_eq!(away.roles[0].times[1].posts, 15, "posts are as stated");
    let later = resources_with(&|resources| resources.people[0].from = Some(day("2027-02-15")));
    assert_eq!(days(&later), [0, 150, 345]);
    assert_eq!(later.roles[0].times[1].posts, 8);
}

fn plan_of(resources: loadmap::plan::Resources) -> Plan {
    let mut plan = plan(&[]);
    plan.resources = Arc::new(resources);
    plan
}

#[test]
fn overloads_are_named_with_their_week_and_their_causes() {
    let mut plan = plan(&[(None, 10)]);
    Arc::make_mut(&mut plan.roadmap).items =
        vec![pinned(1, 0, 10), pinned(2, 10, 20), pinned(3, 10, 20)];
    let shown = of(&plan);
    assert!(shown.planned);
    assert_eq!(shown.stretches.len(), 1);
    let [over] = &shown.overloads[..] else {
        panic!("one overload: {:?}", shown.overloads)
    };
    assert_eq!(
        (over.first, over.last),
        (day("2027-01-11"), day("2027-01-15"))
    );
    assert_eq!(over.percent, Some(200));
    let causes: Vec<&str> = over
        .causes
        .iter()
        .map(|(_, title)| title.as_str())
        .collect();
    assert_eq!(causes, ["Item 2", "Item 3"]);
    assert_eq!(shown.roles[0].times[0].asked, 150);
    assert!(shown.roles[0].times[0].over);
}

#[test]
fn roles_that_nobody_has_are_named_unless_somebody_does_everything() {
    let mut with_role = plan(&[(Some("developer"), 10)]);
    let asked = vec![item(1, Some("architect"), [1, 2, 3], &[])];
    Arc::make_mut(&mut with_role.roadmap)
        .items
        .clone_from(&asked);
    assert_eq!(of(&with_role).unfilled, ["Architect"]);
    let mut anybody = plan(&[(Some("developer"), 10), (None, 5)]);
    Arc::make_mut(&mut anybody.roadmap).items = asked;
    assert_eq!(of(&anybody).unfilled, [""; 0]);
}

#[test]
fn nothing_at_all_is_no_fault() {
    let empty = plan(&[]);
    assert_eq!((of(&empty).roles.len(), of(&empty).overloads.len()), (0, 0));
    let nobody = plan(&[(None, 0)]);
    assert_eq!(of(&nobody).roles.len(), 0);
    // Away for as long as the plan goes.
    let mut away = plan(&[(None, 10)]);
    Arc::make_mut(&mut away.resources).absences = vec![absent(ADA, "2000-01-01", "2199-12-31")];
    Arc::make_mut(&mut away.roadmap).items = vec![pinned(1, 0, 10)];
    let shown = of(&away);
    assert_eq!(shown.roles[0].times[0].days, 0);
    let far = {
        let mut plan = plan(&[(None, 10)]);
        Arc::make_mut(&mut plan.roadmap).items = vec![pinned(1, 25_000, 26_000)];
        of(&plan)
    };
    assert!(far.stretches.len() > 40 && far.stretches[0].name == "2027");
}

#[test]
fn what_resources_lack_is_said_in_sentences_with_a_section_each() {
    let lacking = |plan: &Plan| {
        let insight = Insight::new(&CATALOG, Arc::new(plan.clone()));
        let missing = insight.readiness().of(Part::Resources).missing.clone();
        missing
            .iter()
            .for_each(|missing| plain_words(&missing.text));
        missing
            .into_iter()
            .map(|missing| (missing.field, missing.needed))
            .collect::<Vec<_>>()
    };
    let fields = |plan: &Plan| {
        lacking(plan)
            .into_iter()
            .map(|(field, _)| field)
            .collect::<Vec<_>>()
    };
    let empty = plan(&[]);
    assert_eq!(lacking(&empty)[0], ("people".to_owned(), true));
    for field in ["cap", "holidays", "rates", "costs"] {
        assert!(fields(&empty).contains(&field.to_owned()), "{field}");
    }
    let mut stated = plan(&[(Some("developer"), 10)]);
    let resources = Arc::make_mut(&mut stated.resources);
    resources.cap = Some(1);
    resources.rates.insert("developer".into(), 60_000);
    resources.holidays = vec![Holiday {
        id: ItemId(9),
        date: day("2027-05-01"),
        ..Holiday::default()
    }];
    Arc::make_mut(&mut stated.budget).costs = vec![loadmap::plan::CostLine {
        id: ItemId(10),
        amount: 100,
        ..Default::default()
    }];
    assert_eq!(fields(&stated), [""; 0]);
}

proptest! {
    #![proptest_config(cases(100))]

    /// A person who is away longer has no more time, in any stretch.
    #[test]
    fn absences_never_add_time(from in 0i32..400, length in 0i32..400, more in 0i32..100) {
        let absences = |extra: bool| {
            let mut plan = plan(&[(None, 7)]);
            let first = plan.details.start.plus_days(from);
            let mut list = vec![Absence {
                id: ItemId(5_000),
                person: ADA,
                from: first,
                until: first.plus_days(length),
                ..Absence::default()
            }];
            if extra {
                list.push(Absence {
                    id: ItemId(5_001),
                    until: first.plus_days(length + more),
                    ..list[0].clone()
                });
            }
            Arc::make_mut(&mut plan.resources).absences = list;
            of(&plan).roles[0].times.iter().map(|time| time.days).collect::<Vec<_>>()
        };
        let (fewer, more) = (absences(false), absences(true));
        for (fewer, more) in fewer.iter().zip(&more) {
            prop_assert!(more <= fewer);
        }
    }
}
