//! Work beside the upkeep of what is finished.

use crate::problems::any as any_problem;
use loadmap::schedule::{
    Activity, After, Objective, Options, Problem, Resource, Taken, Upkeep, Violation, as_started,
    finishes, improve, settled, unkept, violations,
};
use proptest::prelude::*;

fn work(duration: u32, demand: u32, after: &[usize]) -> Activity {
    let after = after.iter().map(|&activity| After { activity, lag: 0 });
    Activity {
        duration,
        demands: vec![demand],
        after: after.collect(),
        weight: 1,
        ..Activity::default()
    }
}

/// One resource of 10 units, and upkeep of so many thousandths of a unit after each activity.
fn upkeep(each: &[u32]) -> Upkeep {
    Upkeep {
        each: each.iter().map(|&thousandths| vec![thousandths]).collect(),
        most: 50,
        ..Upkeep::default()
    }
}

fn problem(activities: Vec<Activity>) -> Problem {
    Problem::new(activities, vec![Resource::constant(10)]).unwrap()
}

fn spans(problem: &Problem, upkeep: &Upkeep) -> Vec<(u32, u32)> {
    let starts = improve(problem, Options::default()).starts;
    let (timed, starts) = settled(problem, upkeep, &starts, true).unwrap();
    assert!(violations(&timed, &starts).is_empty());
    assert!(unkept(problem, upkeep, &timed, &starts).is_empty());
    let finishes = finishes(&timed, &starts);
    starts.into_iter().zip(finishes).collect()
}

#[test]
fn what_is_done_slows_down_what_comes_after() {
    let chain = problem(vec![work(8, 10, &[]), work(8, 10, &[0]), work(8, 10, &[1])]);
    assert_eq!(
        spans(&chain, &upkeep(&[0, 0, 0])),
        [(0, 8), (8, 16), (16, 24)]
    );
    // A fifth of the resource after the first, two fifths after the second: 8 / 0.8, 8 / 0.6.
    let found = spans(&chain, &upkeep(&[2_000, 2_000, 0]));
    assert_eq!(found, [(0, 8), (8, 18), (18, 32)]);
}

#[test]
fn work_beside_others_slows_down_in_the_middle() {
    // Three at once; the first ends, a fourth takes its place, and a fifth of the time is gone.
    let all = problem(vec![
        work(4, 4, &[]),
        work(12, 3, &[]),
        work(12, 3, &[]),
        work(8, 4, &[0]),
    ]);
    let found = spans(&all, &upkeep(&[2_000, 0, 0, 0]));
    assert_eq!(found, [(0, 4), (0, 14), (0, 14), (4, 14)]);
}

#[test]
fn time_that_nothing_needs_goes_into_upkeep_first() {
    let one = problem(vec![work(4, 10, &[]), work(8, 6, &[0])]);
    assert_eq!(spans(&one, &upkeep(&[4_000, 0])), [(0, 4), (4, 12)]);
    // Of 10 units 5 are taken and 6 demanded: five sixths of a half-day's work in each.
    assert_eq!(spans(&one, &upkeep(&[5_000, 0])), [(0, 4), (4, 14)]);
}

#[test]
fn upkeep_takes_no_more_than_its_share() {
    let chain = problem(vec![work(4, 10, &[]), work(8, 10, &[0])]);
    assert_eq!(spans(&chain, &upkeep(&[90_000, 0])), [(0, 4), (4, 20)]);
}

#[test]
fn what_is_taken_already_slows_down_from_its_half_day_on() {
    let one = problem(vec![work(8, 10, &[])]);
    let upkeep = Upkeep {
        begun: vec![Taken {
            resource: 0,
            from: 4,
            thousandths: 5_000,
        }],
        most: 50,
        ..Upkeep::default()
    };
    assert_eq!(spans(&one, &upkeep), [(0, 12)]);
}

#[test]
fn what_is_firm_keeps_its_length_and_goes_first() {
    let mut pinned = work(8, 4, &[]);
    pinned.fixed = Some(4);
    let stated = problem(vec![work(4, 4, &[]), pinned, work(3, 6, &[0])]);
    let mut upkeep = upkeep(&[3_000, 0, 0]);
    upkeep.firm = vec![false, true, false];
    let (timed, starts) = settled(&stated, &upkeep, &[0, 4, 4], false).unwrap();
    assert_eq!(finishes(&timed, &starts), [4, 12, 10]);
    assert!(unkept(&stated, &upkeep, &timed, &starts).is_empty());
    // Of the 6 that it leaves, upkeep may take half; in the last two half-days it has all it asks for.
    let asked = upkeep.asked(&stated, &starts);
    assert!(asked[0].iter().all(|one| one.asked == one.fits));
}

#[test]
fn the_check_finds_work_that_does_not_get_done() {
    let stated = problem(vec![work(8, 10, &[]), work(8, 10, &[0])]);
    let upkeep = upkeep(&[2_500, 0]);
    // As if nothing had to be kept alive: 8 half-days at three quarters leave 2 undone.
    let found = unkept(&stated, &upkeep, &stated, &[0, 8]);
    let missing = Violation::Unfinished {
        activity: 1,
        missing: 2,
    };
    assert_eq!(found, [missing]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// Whatever a search finds, work and upkeep fit together afterwards, and nothing new is broken.
    #[test]
    fn work_and_upkeep_fit(
        problem in any_problem(9),
        each in prop::collection::vec(prop::collection::vec(0..1_500u32, 4), 9),
        from in 0..20u32,
        most in 1..90u32,
    ) {
        let mut each = each;
        each.truncate(problem.activities().len());
        for each in &mut each {
            each.truncate(problem.resources().len());
        }
        let firm = problem.activities().iter().map(|activity| activity.fixed.is_some());
        let upkeep = Upkeep {
            each,
            begun: vec![Taken { resource: 0, from, thousandths: 700 }],
            most,
            firm: firm.collect(),
        };
        prop_assume!(problem.lacks().is_empty() && !problem.resources().is_empty());
        let options = Options { objective: Objective::Maturity, schedules: 40, ..Options::default() };
        let solution = improve(&problem, options);
        let broken = violations(&problem, &solution.starts);
        prop_assume!(broken.iter().all(Violation::is_only_late));
        let (timed, starts) = settled(&problem, &upkeep, &solution.starts, true).unwrap();
        let hard = |violation: &Violation| match violation {
            // What is pinned stays, and may now meet what takes longer.
            Violation::TooEarly { activity, .. } => problem.activities()[*activity].fixed.is_none(),
            Violation::Overload { activities, .. } => activities
                .iter()
                .all(|&place| problem.activities()[place].fixed.is_none()),
            violation => !violation.is_only_late(),
        };
        let found = violations(&timed, &starts);
        prop_assert!(!found.iter().any(hard), "{found:?}");
        let found = unkept(&problem, &upkeep, &timed, &starts);
        prop_assert!(!found.iter().any(hard), "{found:?}");
        // Settled once, it stays: accepting a schedule changes nothing.
        let again = settled(&problem, &upkeep, &starts, false).unwrap();
        prop_assert_eq!(&again.1, &starts);
        let kept = as_started(&problem, &upkeep, &starts).unwrap();
        prop_assert_eq!(finishes(&kept, &starts), finishes(&timed, &starts));
    }
}
