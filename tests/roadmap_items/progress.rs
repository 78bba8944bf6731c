//! States, their dates, and the per cent that is done.

use crate::support::{CATALOG, cases};
use crate::{accepted, as_of, day, one_person, own, planned};
use loadmap::command::item::{
    add_step, change_step, drop_step, set_began, set_ended, set_percent, set_state, tick,
};
use loadmap::command::{Command, Edit, apply};
use loadmap::plan::{ItemId, ItemState, RoadmapItem};
use proptest::prelude::*;

#[test]
fn a_state_brings_the_dates_that_go_with_it() {
    let mut item = planned();
    set_state(&mut item, ItemState::Running, as_of());
    assert_eq!((item.began, item.ended), (Some(as_of()), None));
    let later = day("2027-04-01");
    set_state(&mut item, ItemState::Done, later);
    assert_eq!((item.began, item.ended), (Some(as_of()), Some(later)));
    assert_eq!((item.percent, item.remaining), (Some(100), None));
    set_state(&mut item, ItemState::Running, later);
    assert_eq!((item.ended, item.percent), (None, None));
    assert_eq!(
        item.began,
        Some(as_of()),
        "a beginning that is stated stays"
    );
    set_state(&mut item, ItemState::Planned, later);
    assert_eq!((item.began, item.ended), (None, None));
    // Done without ever having begun, as far as anybody said.
    set_state(&mut item, ItemState::Done, later);
    assert_eq!((item.began, item.ended), (None, Some(later)));
    // It began after the as-of date: so it can not have ended before.
    let mut item = RoadmapItem {
        began: Some(later),
        state: ItemState::Running,
        ..planned()
    };
    set_state(&mut item, ItemState::Done, as_of());
    assert_eq!(item.ended, Some(later));
}

#[test]
fn dates_of_the_work_say_the_state_and_can_not_turn() {
    let mut item = planned();
    set_began(&mut item, Some(as_of())).unwrap();
    assert_eq!(item.state, ItemState::Running);
    let before = set_ended(&mut item, Some(day("2027-02-01"))).unwrap_err();
    assert_eq!(before, "It began on 1 Mar 2027 and can not end before.");
    set_ended(&mut item, Some(day("2027-03-12"))).unwrap();
    assert_eq!((item.state, item.percent), (ItemState::Done, Some(100)));
    let after = set_began(&mut item, Some(day("2027-04-01"))).unwrap_err();
    assert_eq!(after, "It ended on 12 Mar 2027 and can not begin later.");
    set_ended(&mut item, None).unwrap();
    assert_eq!(
        (item.state, item.began),
        (ItemState::Running, Some(as_of()))
    );
    set_began(&mut item, None).unwrap();
    assert_eq!(item.state, ItemState::Planned);
}

#[test]
fn what_is_partly_done_runs() {
    let mut item = planned();
    set_percent(&mut item, Some(0), as_of());
    assert_eq!(item.state, ItemState::Planned);
    set_percent(&mut item, Some(30), as_of());
    assert_eq!(
        (item.state, item.began),
        (ItemState::Running, Some(as_of()))
    );
    assert_eq!(item.percent_done(&CATALOG), 30);
    let mut dropped = RoadmapItem {
        state: ItemState::Dropped,
        ..planned()
    };
    set_percent(&mut dropped, Some(30), as_of());
    assert_eq!(dropped.state, ItemState::Dropped);
}

#[test]
fn a_copy_has_not_begun() {
    let mut item = own(&[50]);
    change_step(&mut item, 0, |step| step.done = true, as_of(), &CATALOG).unwrap();
    set_ended(&mut item, Some(as_of())).unwrap();
    item.spent = Some(100);
    let plan = accepted(&one_person(), vec![item.clone()]);
    let plan = apply(&plan, &Command::Items(Edit::Duplicate(ItemId(1))), &CATALOG).unwrap();
    let copy = plan
        .roadmap
        .items
        .iter()
        .find(|item| item.id != ItemId(1))
        .unwrap();
    let fresh = RoadmapItem {
        id: copy.id,
        ..own(&[50])
    };
    assert_eq!(*copy, fresh);
    assert!(plan.roadmap.items.contains(&item), "what was copied stays");
}

#[test]
fn ticked_steps_drive_the_per_cent() {
    let mut item = planned();
    let steps = &item.initiative(&CATALOG).unwrap().steps;
    let mut sum = 0;
    for step in steps {
        tick(&mut item, step.number, true, as_of(), &CATALOG);
        sum += step.share;
        assert_eq!(item.percent, Some(sum));
    }
    assert_eq!(item.percent, Some(100));
    assert_eq!(
        item.state,
        ItemState::Running,
        "nobody said that it is over"
    );
    tick(&mut item, steps[0].number, false, as_of(), &CATALOG);
    assert_eq!(item.percent, Some(100 - steps[0].share));
    for step in steps {
        tick(&mut item, step.number, false, as_of(), &CATALOG);
    }
    assert_eq!(
        item.percent, None,
        "with the last tick gone nothing is said"
    );
}

#[test]
fn own_steps_take_their_share_of_the_whole() {
    let mut item = planned();
    let first = item.initiative(&CATALOG).unwrap().steps[0].clone();
    let part = |of: u32| (of * u32::from(first.share) / 100) as u8;
    add_step(&mut item, "Ask the supplier".to_owned(), as_of(), &CATALOG);
    change_step(&mut item, 0, |step| step.share = 40, as_of(), &CATALOG).unwrap();
    change_step(&mut item, 0, |step| step.done = true, as_of(), &CATALOG).unwrap();
    assert_eq!(item.percent, Some(40));
    tick(&mut item, first.number, true, as_of(), &CATALOG);
    assert_eq!(item.percent, Some(40 + part(60)));
    add_step(&mut item, "Another".to_owned(), as_of(), &CATALOG);
    let most = change_step(&mut item, 1, |step| step.share = 61, as_of(), &CATALOG).unwrap_err();
    assert_eq!(
        most,
        "Together the steps would have 101 %. Lower another share first."
    );
    change_step(&mut item, 1, |step| step.share = 10, as_of(), &CATALOG).unwrap();
    drop_step(&mut item, 0, as_of(), &CATALOG);
    assert_eq!(item.percent, Some(part(90)));

    // Without an initiative they count against each other.
    let mut item = own(&[20, 30]);
    change_step(&mut item, 0, |step| step.done = true, as_of(), &CATALOG).unwrap();
    assert_eq!(item.percent, Some(40));
    let mut item = own(&[0, 0, 0]);
    change_step(&mut item, 2, |step| step.done = true, as_of(), &CATALOG).unwrap();
    assert_eq!(item.percent, Some(33));
}

proptest! {
    #![proptest_config(cases(200))]

    /// More ticks never make less, all of them make everything, and the plan takes each state.
    #[test]
    fn the_per_cent_of_steps_grows_with_ticks(
        known in any::<bool>(),
        mut shares in prop::collection::vec(0u8..=30, 0..3),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..20),
    ) {
        if !known && shares.is_empty() {
            shares.push(10);
        }
        let source = if known { planned().source } else { None };
        let mut item = RoadmapItem { source, ..own(&shares) };
        let steps = item.initiative(&CATALOG).map_or(&[][..], |initiative| &initiative.steps);
        let n = steps.len() + shares.len();
        let plan = one_person();
        let plan = accepted(&plan, vec![item.clone()]);
        let all = (0..n).map(|at| at as u16).collect::<Vec<_>>();
        let places = order.iter().map(|place| place.index(n)).chain(all.iter().map(|&at| at.into()));
        let mut before = 0;
        for at in places {
            match at.checked_sub(steps.len()) {
                None => tick(&mut item, steps[at].number, true, as_of(), &CATALOG),
                Some(own) => {
                    change_step(&mut item, own, |step| step.done = true, as_of(), &CATALOG).unwrap();
                }
            }
            let percent = item.percent.unwrap();
            prop_assert!(percent >= before);
            before = percent;
            prop_assert!(apply(&plan, &Command::Items(Edit::Put(item.clone())), &CATALOG).is_ok());
        }
        prop_assert_eq!(before, 100);
    }
}
