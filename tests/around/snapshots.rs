//! The assessment over time.

use crate::{after, catalog, day, empty, example, insight, survives, with};
use loadmap::command::{Command, Edit};
use loadmap::insight::snapshots::{Turn, change_text, compare, first, lines, progress, snapshot};
use loadmap::plan::{Answer, Choice, Plan, PracticeId, Snapshot, Strength};
use proptest::prelude::*;

fn answered(plan: &Plan, practice: &str, choice: Choice) -> Plan {
    let answer = Answer {
        choice,
        note: "As of today".to_owned(),
        evidence: "A link".to_owned(),
        strength: Strength::Noted,
        reason: match choice {
            Choice::NotApplicable => "Not here".to_owned(),
            _ => String::new(),
        },
        ..Answer::default()
    };
    after(plan, Command::SetAnswer(practice.into(), Box::new(answer)))
}

fn kept(plan: &Plan, name: &str) -> Plan {
    with(plan, snapshot(&insight(plan), name)).0
}

#[test]
fn a_snapshot_freezes_answers_and_the_scores_that_are_shown() {
    let plan = answered(&example("midsize-ecommerce"), "obj-1a", Choice::Yes);
    let plan = kept(&plan, "Before the summer");
    let frozen = &plan.snapshots.snapshots[0];
    assert_eq!(frozen.answers.len(), plan.assessment.answers.len());
    let answer = frozen.answers.get(&PracticeId::new("obj-1a")).unwrap();
    assert_eq!(
        (answer.choice, answer.strength),
        (Choice::Yes, Strength::Noted)
    );
    assert_eq!((answer.note.as_str(), answer.evidence.as_str()), ("", ""));
    let headline = insight(&plan).headline().unwrap();
    let overall = headline.score.rounded(2) as u16;
    assert_eq!(
        (frozen.overall, frozen.level),
        (Some(overall), Some(headline.level))
    );
    assert_eq!(frozen.scores.len(), catalog().dimensions.len());
    assert_eq!(frozen.model, catalog().model.version);
    assert!(!frozen.provisional);
    survives(&plan);
    // What changes afterwards does not change it.
    let later = answered(&plan, "obj-1a", Choice::No);
    assert_eq!(later.snapshots, plan.snapshots);
    // An assessment that has just begun says that its scores are an estimate, one without answers none.
    let begun = kept(&answered(&empty(), "obj-2a", Choice::Yes), "Begun");
    assert!(begun.snapshots.snapshots[0].provisional);
    let blank = kept(&empty(), "Blank");
    assert_eq!(blank.snapshots.snapshots[0].overall, None);
    survives(&blank);
}

#[test]
fn any_two_can_be_compared() {
    let plan = kept(&example("midsize-ecommerce"), "First");
    let mut changed = plan.clone();
    let choice = |plan: &Plan, id: &str| {
        plan.answer(id)
            .map_or(Choice::Blank, |answer| answer.choice)
    };
    let of = |wanted: Choice| {
        let mut all = catalog().practices.iter().map(|entry| entry.id);
        all.find(|id| choice(&plan, id) == wanted).unwrap()
    };
    let (yes, no, partly) = (of(Choice::Yes), of(Choice::No), of(Choice::Partly));
    changed = answered(&changed, no, Choice::Yes);
    changed = answered(&changed, yes, Choice::Partly);
    changed = answered(&changed, partly, Choice::No);
    let changed = kept(&changed, "Second");
    let [before, after] = &changed.snapshots.snapshots[..] else {
        panic!()
    };
    let seen = compare(catalog(), before, after);
    let ids = |turn: Turn| -> Vec<&str> {
        seen.of(turn)
            .map(|one| catalog()[one.practice].id)
            .collect()
    };
    assert_eq!(ids(Turn::Gained), [no]);
    assert_eq!(ids(Turn::Lost), [yes]);
    assert_eq!(ids(Turn::Lowered), [partly]);
    assert_eq!(seen.dimensions.len(), 12);
    let of_no = catalog()[catalog().practice(no).unwrap()].dimension;
    assert!(seen.dimensions[of_no.position()].change().unwrap() != 0);
    assert_eq!(change_text(25), "+0.25");
    assert_eq!(change_text(-110), "-1.10");
    assert_eq!(change_text(0), "0.00");
    // Back to back it is the other way round.
    let back = compare(catalog(), after, before);
    assert_eq!(back.change().unwrap(), -seen.change().unwrap());
    assert_eq!(back.of(Turn::Gained).count(), seen.of(Turn::Lost).count());
    let mut older = before.clone();
    older.model = "0.9".to_owned();
    assert!(compare(catalog(), &older, after).other_model);
    // The assessment as it is can be one of them.
    let now = snapshot(&insight(&changed), "Now");
    assert!(compare(catalog(), after, &now).practices.is_empty());
}

#[test]
fn progress_is_the_share_of_the_gap_that_is_closed() {
    let plan = kept(&example("midsize-ecommerce"), "Start");
    let seen = insight(&plan);
    let from = first(&seen).unwrap();
    let begun = progress(&seen, from).unwrap();
    assert_eq!((begun.percent(), begun.original), (0, begun.remaining));
    let mut done = plan.clone();
    for entry in catalog().practices.iter() {
        done = answered(&done, entry.id, Choice::Yes);
    }
    let seen = insight(&done);
    let all = progress(&seen, first(&seen).unwrap()).unwrap();
    assert_eq!(all.percent(), 100);
    let mut worse = plan.clone();
    for entry in catalog().practices.iter() {
        worse = answered(&worse, entry.id, Choice::No);
    }
    let seen = insight(&worse);
    assert!(progress(&seen, first(&seen).unwrap()).unwrap().percent() < 0);
    // Where nothing was missing there is nothing to close.
    let met = kept(&done, "Met");
    assert_eq!(progress(&insight(&met), &met.snapshots.snapshots[1]), None);
    // Half of one dimension's practices: worked by hand from the two sums.
    let mut half = plan.clone();
    for entry in catalog().practices.iter().take(6) {
        half = answered(&half, entry.id, Choice::Yes);
    }
    let seen = insight(&half);
    let some = progress(&seen, first(&seen).unwrap()).unwrap();
    let closed = some.original.minus(some.remaining).over(some.original);
    assert_eq!(some.share(), closed);
    assert!((0..100).contains(&some.percent()));
}

#[test]
fn lines_over_time_go_by_day_and_end_with_today() {
    let mut plan = example("seed-saas");
    for (name, date) in [("B", "2026-06-01"), ("A", "2026-01-01")] {
        let mut one = snapshot(&insight(&plan), name);
        one.date = day(date);
        (plan, _) = with(&plan, one);
    }
    let points = lines(&insight(&plan));
    let dates: Vec<String> = points.iter().map(|point| point.date.to_string()).collect();
    assert_eq!(dates, ["2026-01-01", "2026-06-01", "2027-01-04"]);
    assert_eq!(points[2].item, None);
    assert_eq!(points[0].dimensions, points[2].dimensions);
    assert_eq!(first(&insight(&plan)).unwrap().name, "A");
    let id = plan.snapshots.snapshots[0].id;
    let gone = after(&plan, Command::list(Edit::<Snapshot>::Remove(id)));
    assert_eq!(gone.snapshots.snapshots.len(), 1);
}

proptest! {
    #![proptest_config(crate::support::cases(40))]

    /// What was gained one way is lost the other way, whatever the plans are.
    #[test]
    fn comparing_back_turns_everything_round(
        one in crate::support::plans::known_plan(),
        other in crate::support::plans::known_plan(),
    ) {
        let (one, other) = (snapshot(&insight(&one), "a"), snapshot(&insight(&other), "b"));
        let (there, back) = (compare(catalog(), &one, &other), compare(catalog(), &other, &one));
        let mut turned: Vec<_> = back.practices.iter().map(|change| (change.practice, change.after, change.before)).collect();
        let mut seen: Vec<_> = there.practices.iter().map(|change| (change.practice, change.before, change.after)).collect();
        turned.sort_by_key(|change| change.0.position());
        seen.sort_by_key(|change| change.0.position());
        prop_assert_eq!(seen, turned);
        prop_assert_eq!(there.of(Turn::Gained).count(), back.of(Turn::Lost).count());
        prop_assert_eq!(there.of(Turn::Raised).count(), back.of(Turn::Lowered).count());
        prop_assert_eq!(there.change().map(|change| -change), back.change());
        prop_assert!(compare(catalog(), &one, &one).practices.is_empty());
    }

    /// No plan makes what is worked out around it fail.
    #[test]
    fn every_plan_can_be_looked_at(plan in crate::support::plans::known_plan()) {
        use loadmap::insight::{governance, improvement, metrics, stakeholders};
        let (catalog, until) = (catalog(), plan.details.as_of.plus_days(400));
        for shown in metrics::metrics(catalog, &plan) {
            prop_assert!(shown.sentence(catalog, &plan).ends_with('.'));
        }
        let shown = stakeholders::stakeholders(catalog, &plan);
        let _ = stakeholders::by_quadrant(catalog, &shown);
        let dates = stakeholders::communications(&plan, plan.details.as_of, until);
        prop_assert!(dates.is_sorted_by_key(|one| one.day));
        for shown in governance::triggers::triggers(catalog, &plan) {
            prop_assert!(shown.why.ends_with('.'), "{:?}", shown);
        }
        let _ = governance::matrix(catalog, &plan);
        let _ = governance::bodies(catalog, &plan);
        let dates = governance::reviews::calendar(&plan, plan.details.as_of, until);
        prop_assert!(dates.is_sorted_by_key(|one| one.day));
        for review in &plan.governance.reviews {
            let next = governance::reviews::next(&plan, review);
            prop_assert!(next.is_none_or(|day| day >= plan.details.as_of));
        }
        let _ = governance::exposure::matrix(&governance::exposure::risks(catalog, &plan));
        let _ = improvement::loops(catalog, &plan);
        let _ = improvement::trends(catalog, &plan);
        let _ = improvement::next_assessment(catalog, &plan);
        for action in &plan.improvement.actions {
            if let Ok(command) = improvement::initiative(catalog, &plan, action.id) {
                let made = loadmap::command::apply(&plan, &command, catalog);
                prop_assert!(made.is_ok() || plan.roadmap.items.len() >= 1_000, "{made:?}");
            }
        }
        let text = loadmap::exchange::readings::write(catalog, &plan);
        let back = loadmap::exchange::readings::preview(catalog, &plan, &text).unwrap();
        let command = back.command(&plan);
        if let Some(command) = command {
            prop_assert!(loadmap::command::apply(&plan, &command, catalog).is_ok());
        }
        let events = loadmap::insight::agenda::agenda(catalog, &plan, plan.details.as_of, until);
        prop_assert!(events.is_sorted_by_key(|event| event.day));
        let _ = lines(&insight(&plan));
    }
}
