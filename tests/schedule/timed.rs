//! Searches for as long as there is time, which find out on the way how much of it there is.

use crate::problems::any as any_problem;
use crate::progen;
use loadmap::schedule::{Objective, Options, Problem, Search, improve_within, violations};
use proptest::prelude::*;
use std::cell::Cell;

fn endless(objective: Objective) -> Options {
    Options {
        objective,
        seed: 3,
        schedules: u32::MAX,
        keep_unless_gain: 0,
    }
}

/// A search of so many schedules; with the number known from its beginning, found out after the first, or never.
fn length(problem: &Problem, schedules: u32, known: u32, told: bool) -> u64 {
    let mut options = endless(Objective::Makespan);
    options.schedules = known;
    let mut search = Search::new(problem, options);
    if told {
        search.expect(schedules);
    }
    search.step(schedules - 1);
    u64::from(search.solution().makespan)
}

#[test]
fn what_is_found_out_on_the_way_is_as_good_as_known_from_the_beginning() {
    let shapes = progen::shapes(120);
    let problems: Vec<Problem> = (0..10)
        .map(|nth| progen::problem(shapes[nth * 7 % shapes.len()], nth as u64))
        .collect();
    let sum = |known: u32, told: bool| -> u64 {
        let each = problems.iter();
        each.map(|problem| length(problem, 600, known, told)).sum()
    };
    let (known, told, never) = (sum(600, false), sum(u32::MAX, true), sum(u32::MAX, false));
    assert!(told * 1_000 <= known * 1_005, "{told} for {known}");
    assert!(told * 1_000 <= never * 985, "{told} for {never}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// Whenever it is said, whatever is said: every schedule is made, and what is found is no worse than before.
    #[test]
    fn expecting_more_or_fewer_spoils_nothing(
        problem in any_problem(12),
        makespan: bool,
        told in prop::collection::vec((1..40u32, prop_oneof![0..200u32, any::<u32>()]), 1..12),
    ) {
        let objective = if makespan { Objective::Makespan } else { Objective::Maturity };
        let mut search = Search::new(&problem, endless(objective));
        let mut before = search.progress();
        for (steps, expected) in told {
            search.expect(expected);
            let now = search.step(steps);
            prop_assert!(now.best <= before.best);
            prop_assert!(now.finished || now.schedules == before.schedules + steps);
            before = now;
        }
    }
}

#[test]
fn a_search_ends_with_its_time() {
    let problem = progen::problem(progen::shapes(60)[0], 1);
    let (clock, looks) = (Cell::new(0), Cell::new(0));
    let elapsed = || {
        looks.set(looks.get() + 1);
        clock.set(clock.get() + 100);
        clock.get()
    };
    let solution = improve_within(&problem, endless(Objective::Makespan), 1_000, elapsed);
    assert_eq!(violations(&problem, &solution.starts), []);
    assert!(
        solution.proven || looks.get() == 10,
        "{} looks",
        looks.get()
    );
    // A clock that stands still ends nothing; what the options allow does.
    let mut few = endless(Objective::Makespan);
    few.schedules = 500;
    let solution = improve_within(&problem, few, 1_000, || 0);
    assert!(solution.proven || solution.schedules == 500);
    // One that is over at once has at least one schedule.
    let solution = improve_within(&problem, endless(Objective::Makespan), 0, || 0);
    assert_eq!(violations(&problem, &solution.starts), []);
}
