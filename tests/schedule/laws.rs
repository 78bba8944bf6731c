//! What holds for every schedule.

use crate::problems::{any as any_problem, exhausted, plain};
use crate::{progen, roadmaps};
use loadmap::schedule::{
    Objective, Options, Problem, Reason, Resource, Search, Solution, Violation, bound, improve,
    reasons, violations,
};
use proptest::prelude::*;

const OBJECTIVES: [Objective; 2] = [Objective::Makespan, Objective::Maturity];

fn options(objective: Objective, schedules: u32) -> Options {
    Options {
        objective,
        seed: 5,
        schedules,
        keep_unless_gain: 0,
    }
}

/// What may be broken: dates, and what pinned work and too little capacity make unavoidable.
fn excused(problem: &Problem, violation: &Violation) -> bool {
    let pinned = |place: &usize| problem.activities()[*place].fixed.is_some();
    let never = |place: &usize| problem.lacks().iter().any(|lack| lack.activity == *place);
    match violation {
        Violation::Late { .. } => true,
        Violation::TooEarly { activity, .. } => pinned(activity),
        Violation::Overload {
            activities,
            missing,
            resource,
            from,
            ..
        } => {
            let held: u32 = activities
                .iter()
                .filter(|place| pinned(place))
                .map(|place| problem.demand(*place, *resource))
                .sum();
            held >= *missing || *from >= problem.horizon() || activities.iter().any(never)
        }
        Violation::Endless { activity } | Violation::Idle { activity } => never(activity),
        _ => false,
    }
}

/// What a solution says about itself, worked out anew from its spans.
fn recounted(problem: &Problem, solution: &Solution) -> (u32, u64) {
    let end = solution.finishes.iter().copied().max().unwrap_or(0);
    let each = solution.finishes.iter().zip(problem.activities());
    (
        end,
        each.map(|(finish, activity)| {
            (u64::from(*finish) + u64::from(activity.ripens)) * u64::from(activity.weight)
        })
        .sum(),
    )
}

/// Which activity, which of its numbers, and what it becomes.
fn wild() -> impl Strategy<Value = Vec<(prop::sample::Index, u32, u32)>> {
    let number = prop_oneof![
        0..200u32,
        1_000..300_000u32,
        Just(0x7fff),
        Just(u32::MAX),
        any::<u32>()
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0..9u32, number), 1..4)
}

fn unpinned(violations: &[Violation]) -> bool {
    violations.iter().all(Violation::is_only_late)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn schedules_break_nothing_that_can_be_kept(problem in any_problem(12)) {
        for objective in OBJECTIVES {
            let solution = improve(&problem, options(objective, 120));
            let found = violations(&problem, &solution.starts);
            for violation in &found {
                prop_assert!(excused(&problem, violation), "{violation:?}");
            }
            let weights = problem.activities().iter().any(|activity| activity.weight > 0);
            let (end, sum) = recounted(&problem, &solution);
            prop_assert_eq!(solution.makespan, end);
            if objective == Objective::Maturity && weights {
                prop_assert_eq!(solution.cost.main, sum);
            } else {
                prop_assert_eq!(solution.cost.main, u64::from(end));
            }
            if unpinned(&found) {
                prop_assert!(solution.cost.main >= solution.bound, "{} < {}", solution.cost.main, solution.bound);
                prop_assert!(solution.cost.main >= bound(&problem, objective) || !weights);
            }
        }
    }

    #[test]
    fn pinned_work_never_moves(problem in any_problem(10)) {
        let solution = improve(&problem, options(Objective::Maturity, 60));
        for (activity, start) in problem.activities().iter().zip(&solution.starts) {
            prop_assert_eq!(activity.fixed.unwrap_or(*start), *start);
        }
    }

    #[test]
    fn finishes_are_what_pauses_make_of_starts(problem in any_problem(10)) {
        let solution = improve(&problem, options(Objective::Makespan, 40));
        for (place, activity) in problem.activities().iter().enumerate() {
            let (start, finish) = (solution.starts[place], solution.finishes[place]);
            if finish > problem.horizon() || problem.lacks().iter().any(|lack| lack.activity == place) {
                continue;
            }
            let works = |at: &u32| !activity.pauses || problem.resources().iter().enumerate().all(|(number, resource)| {
                problem.demand(place, number) == 0 || resource.at(*at) >= problem.demand(place, number)
            });
            prop_assert_eq!((start..finish).filter(works).count() as u32, activity.duration);
            if activity.duration > 0 {
                prop_assert!(works(&(finish - 1)));
            }
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_schedule(problem in any_problem(12), seed: u64, steps in 1..40u32) {
        let options = Options { seed, ..options(Objective::Maturity, 150) };
        let whole = improve(&problem, options);
        let mut search = Search::new(&problem, options);
        let mut last = search.progress();
        while !last.finished {
            let next = search.step(steps);
            prop_assert!(next.best <= last.best);
            prop_assert!(next.schedules > last.schedules || next.finished);
            last = next;
        }
        prop_assert_eq!(search.solution(), whole);
    }

    #[test]
    fn numbers_of_any_size_are_scheduled_or_refused(problem in any_problem(6), wild in wild()) {
        let mut activities = problem.activities().to_vec();
        let mut resources = problem.resources().to_vec();
        for (place, field, number) in wild {
            let place = place.index(activities.len());
            let activity = &mut activities[place];
            match field {
                0 => activity.duration = number,
                1 => activity.release = number,
                2 => activity.due = Some(number),
                3 => activity.fixed = Some(number),
                4 => activity.previous = Some(number),
                5 => activity.weight = number,
                6 => activity.demands = vec![number],
                7 => activity.after.iter_mut().for_each(|after| after.lag = number),
                _ => resources[0].capacity = vec![(0, 9), (number, 3), (number.saturating_add(4), number)],
            }
        }
        if let Ok(problem) = Problem::new(activities, resources) {
            for objective in OBJECTIVES {
                let solution = improve(&problem, options(objective, 12));
                let _ = violations(&problem, &solution.starts);
                let _ = reasons(&problem, &solution.starts, &solution.finishes);
            }
        }
    }

    #[test]
    fn tiny_problems_are_solved(problem in plain(6)) {
        let (makespan, sum) = exhausted(&problem);
        let shortest = improve(&problem, options(Objective::Makespan, 2_000));
        prop_assert_eq!(shortest.makespan, makespan);
        prop_assert!(bound(&problem, Objective::Makespan) <= u64::from(makespan));
        prop_assert!(bound(&problem, Objective::Maturity) <= sum);
        if problem.activities().iter().any(|activity| activity.weight > 0) {
            prop_assert_eq!(improve(&problem, options(Objective::Maturity, 2_000)).cost.main, sum);
        }
    }

    #[test]
    fn dates_that_some_order_meets_are_met(problem in plain(5), slack in 0..3u32) {
        // Due where the best schedule finishes each, so that it can be done.
        let best = improve(&problem, options(Objective::Maturity, 1_000));
        let mut activities = problem.activities().to_vec();
        for (activity, finish) in activities.iter_mut().zip(&best.finishes) {
            activity.due = Some(finish + activity.ripens + slack);
        }
        let due = Problem::new(activities, problem.resources().to_vec()).unwrap();
        prop_assert_eq!(violations(&due, &best.starts), []);
        for objective in OBJECTIVES {
            let solution = improve(&due, options(objective, 2_000));
            prop_assert_eq!(solution.cost.late, 0);
            prop_assert_eq!(violations(&due, &solution.starts), []);
        }
    }

    #[test]
    fn more_capacity_never_makes_the_bound_larger(problem in any_problem(10), more in 1..5u32) {
        let resources = problem.resources().iter().map(|resource| Resource {
            capacity: resource.capacity.iter().map(|(from, units)| (*from, units + more)).collect(),
        });
        let eased = Problem::new(problem.activities().to_vec(), resources.collect()).unwrap();
        // What there is never enough for is placed behind the horizon, where no bound counts.
        if !problem.lacks().is_empty() {
            return Ok(());
        }
        for objective in OBJECTIVES {
            prop_assert!(bound(&eased, objective) <= bound(&problem, objective));
        }
    }

    #[test]
    fn every_start_has_a_reason(problem in any_problem(10)) {
        let solution = improve(&problem, options(Objective::Makespan, 30));
        let found = reasons(&problem, &solution.starts, &solution.finishes);
        prop_assert_eq!(found.len(), problem.activities().len());
        let known = problem.activities().iter().any(|activity| activity.previous.is_some());
        for (place, reason) in found.iter().enumerate() {
            match reason {
                Reason::Could { .. } => prop_assert!(known || solution.starts[place] >= problem.horizon(), "{place}"),
                Reason::Waits { predecessors } => prop_assert!(!predecessors.is_empty()),
                Reason::Full { since, until, .. } => prop_assert!(since < until),
                _ => {}
            }
        }
    }

    #[test]
    fn what_people_know_stays_unless_enough_is_gained(problem in any_problem(10), gain in 0..200u32) {
        let options = Options { keep_unless_gain: gain, ..options(Objective::Maturity, 200) };
        let solution = improve(&problem, options);
        if let Some(known) = solution.known {
            let gained = known.main.saturating_sub(solution.found.main) * 1_000;
            let enough = gained >= known.main * u64::from(gain);
            let found = solution.found;
            let better = found.late < known.late || (found < known && found.late == known.late && enough);
            prop_assert_eq!(solution.kept, !better);
            prop_assert_eq!(solution.cost, if solution.kept { known } else { found });
            prop_assert!(found <= known);
        } else {
            prop_assert!(!solution.kept);
        }
    }
}

/// A schedule that people know and that still holds stays as it is to the half-day.
#[test]
fn a_schedule_that_holds_is_kept_as_it_is() {
    for shape in progen::shapes(30).into_iter().step_by(5) {
        let problem = progen::problem(shape, 3);
        let first = improve(&problem, options(Objective::Maturity, 1));
        let mut activities = problem.activities().to_vec();
        for (activity, start) in activities.iter_mut().zip(&first.starts) {
            activity.previous = Some(*start);
        }
        let known = Problem::new(activities, problem.resources().to_vec()).unwrap();
        let solution = improve(
            &known,
            Options {
                keep_unless_gain: 900,
                ..options(Objective::Maturity, 300)
            },
        );
        assert!(solution.kept);
        assert_eq!(solution.starts, first.starts);
        assert!(solution.found <= solution.cost);
    }
}

/// Roadmaps of a team: a dozen roles who are away now and then, work that pauses, dates.
#[test]
fn roadmaps_can_be_staffed_and_keep_their_dates() {
    let mut improved = 0;
    for seed in 0..6 {
        let problem = roadmaps::roadmap(40, seed);
        for objective in OBJECTIVES {
            let by_rule = improve(&problem, options(objective, 1));
            let solution = improve(&problem, options(objective, 300));
            assert_eq!(violations(&problem, &solution.starts), []);
            assert!(solution.cost <= by_rule.cost);
            improved += u32::from(solution.cost < by_rule.cost);
            let reasons = reasons(&problem, &solution.starts, &solution.finishes);
            assert!(
                !reasons
                    .iter()
                    .any(|reason| matches!(reason, Reason::Could { .. }))
            );
        }
    }
    assert!(improved >= 4, "{improved}");
}

/// Six resources and more take several words; nothing else changes.
#[test]
fn many_resources_are_kept_to_as_few_are() {
    for (shape, resources) in progen::shapes(60)
        .into_iter()
        .step_by(9)
        .zip([5, 9, 20, 32, 6])
    {
        let few = progen::problem(shape, 1);
        let mut activities = few.activities().to_vec();
        for activity in &mut activities {
            activity.demands = (0..resources)
                .map(|number| activity.demands[number % 4])
                .collect();
        }
        let capacities = (0..resources).map(|number| few.resources()[number % 4].clone());
        let many = Problem::new(activities, capacities.collect()).unwrap();
        // The load, which finds peaks, differs by rounding alone: none here.
        let solution = improve(&many, options(Objective::Makespan, 200));
        assert_eq!(violations(&many, &solution.starts), []);
        assert!(solution.makespan <= improve(&few, options(Objective::Makespan, 1)).makespan);
    }
}

/// The search is no worse than the goals, on few problems and loosely, so that a mistake in it shows.
#[test]
fn searching_is_worth_it() {
    let mut sums = [0u64; 3];
    for shape in progen::shapes(60).into_iter().step_by(6) {
        let problem = progen::problem(shape, 7);
        for (sum, schedules) in sums.iter_mut().zip([1, 300, 3_000]) {
            *sum += improve(&problem, options(Objective::Makespan, schedules))
                .cost
                .main;
        }
    }
    assert!(sums[1] * 1_000 < sums[0] * 960, "{sums:?}");
    assert!(sums[2] * 1_000 < sums[1] * 998, "{sums:?}");
}
