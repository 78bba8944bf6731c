//! Everything that has a day, in one list.

use crate::{after, day, example, with};
use loadmap::command::{Command, Edit};
use loadmap::insight::agenda::{Kind, agenda};
use loadmap::plan::{Action, ItemId, Meeting, MeetingState, Milestone};
use std::collections::BTreeSet;

#[test]
fn every_kind_of_day_is_in_it_once() {
    let plan = example("midsize-ecommerce");
    let milestone = Milestone {
        name: "Ready".to_owned(),
        date: Some(day("2027-03-01")),
        ..Milestone::default()
    };
    let plan = after(&plan, Command::Milestones(Edit::Add(milestone)));
    let (from, until) = (day("2027-01-04"), day("2027-12-31"));
    let events = agenda(crate::catalog(), &plan, from, until);
    assert!(events.is_sorted_by_key(|event| (event.day, event.kind)));
    let kinds: BTreeSet<Kind> = events.iter().map(|event| event.kind).collect();
    for kind in [
        Kind::Review,
        Kind::Milestone,
        Kind::Communication,
        Kind::Loop,
        Kind::Assessment,
        Kind::Trend,
        Kind::Action,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
    let keys: BTreeSet<(Kind, ItemId, i32)> = events
        .iter()
        .map(|event| (event.kind, event.item, event.day.number()))
        .collect();
    assert_eq!(keys.len(), events.len(), "a calendar can tell them apart");
    assert!(
        events
            .iter()
            .all(|event| !event.title.is_empty() && (from..=until).contains(&event.day))
    );
}

#[test]
fn what_is_over_is_not_in_it() {
    let plan = example("midsize-ecommerce");
    let all = |plan: &loadmap::plan::Plan| {
        agenda(crate::catalog(), plan, day("2027-01-04"), day("2027-12-31"))
    };
    let first = all(&plan)
        .into_iter()
        .find(|event| event.kind == Kind::Review)
        .unwrap();
    let held = Meeting {
        review: Some(first.item),
        due: first.day,
        state: MeetingState::Held,
        ..Meeting::default()
    };
    let (held, _) = with(&plan, held);
    assert_eq!(all(&held).len(), all(&plan).len() - 1);
    let mut action = plan.improvement.actions[0].clone();
    action.done = Some(day("2027-01-04"));
    let done = after(&plan, Command::list(Edit::<Action>::Put(action)));
    assert!(all(&done).iter().all(|event| event.kind != Kind::Action));
}
