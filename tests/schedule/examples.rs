//! Schedules worked out by hand.

use loadmap::schedule::{
    Activity, After, Objective, Options, Problem, Reason, Refusal, Resource, Solution, Violation,
    bound, improve, instant, reasons, violations,
};

fn activity(duration: u32, demands: &[u32], after: &[usize]) -> Activity {
    Activity {
        duration,
        demands: demands.to_vec(),
        after: after
            .iter()
            .map(|&activity| After { activity, lag: 0 })
            .collect(),
        ..Activity::default()
    }
}

fn problem(activities: Vec<Activity>, resources: Vec<Resource>) -> Problem {
    Problem::new(activities, resources).unwrap()
}

fn shortest(problem: &Problem) -> Solution {
    let solution = instant(problem, Objective::Makespan, 0);
    assert!(
        violations(problem, &solution.starts)
            .iter()
            .all(Violation::is_only_late)
    );
    solution
}

fn stepped(capacity: &[(u32, u32)]) -> Resource {
    Resource {
        capacity: capacity.to_vec(),
    }
}

#[test]
fn one_person_does_one_thing_at_a_time() {
    let three = vec![
        activity(4, &[10], &[]),
        activity(3, &[10], &[]),
        activity(5, &[10], &[]),
    ];
    let problem = problem(three, vec![Resource::constant(10)]);
    let solution = shortest(&problem);
    assert_eq!(solution.makespan, 12);
    assert_eq!(bound(&problem, Objective::Makespan), 12);
    assert!(solution.proven);
}

#[test]
fn lags_and_releases_hold() {
    let mut late = activity(2, &[1], &[0]);
    late.after[0].lag = 3;
    let mut released = activity(1, &[1], &[]);
    released.release = 20;
    let problem = problem(
        vec![activity(4, &[1], &[]), late, released],
        vec![Resource::constant(1)],
    );
    let solution = shortest(&problem);
    assert_eq!(solution.starts, [0, 7, 20]);
    let why = reasons(&problem, &solution.starts, &solution.finishes);
    assert_eq!(
        why,
        [
            Reason::Beginning,
            Reason::Waits {
                predecessors: vec![0]
            },
            Reason::Released
        ]
    );
}

#[test]
fn what_is_worth_most_for_its_work_comes_first() {
    // Smith's rule: 9 for 3, 4 for 2, 4 for 4.
    let mut jobs = vec![
        activity(4, &[1], &[]),
        activity(3, &[1], &[]),
        activity(2, &[1], &[]),
    ];
    for (job, weight) in jobs.iter_mut().zip([4, 9, 4]) {
        job.weight = weight;
    }
    let problem = problem(jobs, vec![Resource::constant(1)]);
    let solution = instant(&problem, Objective::Maturity, 0);
    assert_eq!(solution.starts, [5, 0, 3]);
    assert_eq!(solution.cost.main, 4 * 9 + 9 * 3 + 4 * 5);
    assert_eq!(solution.bound, solution.cost.main);
    assert!(solution.proven);
}

#[test]
fn whole_work_waits_for_room_and_pausing_work_goes_on_after() {
    // Away from 3 to 5.
    let capacity = || vec![stepped(&[(0, 1), (3, 0), (5, 1)])];
    let whole = problem(vec![activity(4, &[1], &[])], capacity());
    assert_eq!(shortest(&whole).starts, [5]);
    let mut pausing = activity(4, &[1], &[]);
    pausing.pauses = true;
    let paused = problem(vec![pausing.clone()], capacity());
    let solution = shortest(&paused);
    assert_eq!((solution.starts[0], solution.finishes[0]), (0, 6));
    assert_eq!(bound(&paused, Objective::Makespan), 6);

    // Two of them: the second begins once the first is through.
    let both = problem(vec![pausing.clone(), pausing], capacity());
    let solution = shortest(&both);
    assert_eq!(solution.makespan, 10);
    let second = usize::from(solution.starts[0] == 0);
    assert_eq!(solution.starts[second], 6);
    let full = Reason::Full {
        resource: 0,
        until: 6,
        since: 0,
        capacity: 1,
        holders: vec![1 - second],
    };
    assert_eq!(
        reasons(&both, &solution.starts, &solution.finishes)[second],
        full
    );
}

#[test]
fn pausing_work_holds_nothing_while_it_pauses() {
    // The second resource is away from 2 to 6; what needs only the first one fits in between.
    let mut pausing = activity(4, &[1, 1], &[]);
    pausing.pauses = true;
    let problem = problem(
        vec![pausing, activity(4, &[1, 0], &[])],
        vec![Resource::constant(1), stepped(&[(0, 1), (2, 0), (6, 1)])],
    );
    let solution = shortest(&problem);
    assert_eq!(solution.starts, [0, 2]);
    assert_eq!(solution.finishes, [8, 6]);
}

#[test]
fn pinned_work_stays_and_what_it_breaks_is_named() {
    let mut first = activity(3, &[1], &[]);
    first.fixed = Some(2);
    let mut second = activity(3, &[1], &[2]);
    second.fixed = Some(4);
    let problem = problem(
        vec![first, second, activity(6, &[0], &[])],
        vec![Resource::constant(1)],
    );
    let solution = instant(&problem, Objective::Makespan, 0);
    assert_eq!(solution.starts, [2, 4, 0]);
    let overload = Violation::Overload {
        resource: 0,
        from: 4,
        to: 5,
        missing: 1,
        activities: vec![0, 1],
    };
    let early = Violation::TooEarly {
        activity: 1,
        predecessor: 2,
        by: 2,
    };
    assert_eq!(violations(&problem, &solution.starts), [early, overload]);
    assert_eq!(solution.cost.late, 2);
}

#[test]
fn what_goes_before_pinned_work_hurries() {
    let mut pinned = activity(2, &[1], &[1]);
    pinned.fixed = Some(3);
    let jobs = vec![activity(3, &[1], &[]), activity(3, &[1], &[]), pinned];
    let problem = problem(jobs, vec![Resource::constant(1)]);
    assert_eq!(shortest(&problem).starts, [5, 0, 3]);
}

#[test]
fn dates_come_before_everything_else() {
    let mut due = activity(5, &[1], &[]);
    due.due = Some(5);
    let mut worth = activity(1, &[1], &[]);
    worth.weight = 100;
    let problem = problem(vec![worth, due.clone()], vec![Resource::constant(1)]);
    let solution = instant(&problem, Objective::Maturity, 0);
    assert_eq!(solution.starts, [5, 0]);

    due.due = Some(3);
    let late = Problem::new(vec![due], vec![Resource::constant(1)]).unwrap();
    let solution = instant(&late, Objective::Maturity, 0);
    assert_eq!(
        violations(&late, &solution.starts),
        [Violation::Late { activity: 0, by: 2 }]
    );
    assert_eq!(solution.cost.late, 2);
    assert!(!solution.proven);
}

#[test]
fn what_there_is_never_enough_for_is_named() {
    let problem = problem(
        vec![activity(2, &[3], &[]), activity(2, &[1], &[])],
        vec![stepped(&[(0, 2), (4, 1)])],
    );
    let lack = problem.lacks()[0];
    assert_eq!(
        (
            lack.activity,
            lack.resource,
            lack.demand,
            lack.last,
            lack.most
        ),
        (0, 0, 3, 1, 2)
    );
    let solution = instant(&problem, Objective::Makespan, 0);
    assert_eq!(solution.starts[1], 0);
    assert!(solution.starts[0] >= problem.horizon());
    assert!(solution.cost.late >= 1 << 32);
}

#[test]
fn people_who_leave_are_used_while_they_are_there() {
    // Two until 4, then one: the work of two goes first.
    let problem = problem(
        vec![activity(4, &[1], &[]), activity(4, &[2], &[])],
        vec![stepped(&[(0, 2), (4, 1)])],
    );
    assert_eq!(shortest(&problem).starts, [4, 0]);
}

#[test]
fn what_is_no_problem_is_refused() {
    let refused = |activities, resources| Problem::new(activities, resources).unwrap_err();
    let circle = vec![
        activity(1, &[], &[2]),
        activity(1, &[], &[0]),
        activity(1, &[], &[1]),
        activity(1, &[], &[0]),
    ];
    assert_eq!(refused(circle, vec![]), Refusal::Cycle(vec![0, 2, 1]));
    assert_eq!(
        refused(vec![activity(1, &[], &[0])], vec![]),
        Refusal::Cycle(vec![0])
    );
    let unknown = Refusal::NoSuchActivity {
        activity: 0,
        after: 4,
    };
    assert_eq!(refused(vec![activity(1, &[], &[4])], vec![]), unknown);
    assert_eq!(
        refused(vec![activity(1, &[1], &[])], vec![]),
        Refusal::NoSuchResource { activity: 0 }
    );
    let disordered = vec![stepped(&[(3, 1), (3, 2)])];
    assert_eq!(
        refused(vec![], disordered),
        Refusal::Disordered { resource: 0 }
    );
    let many = Refusal::TooManyUnits {
        activity: Some(0),
        resource: 0,
    };
    assert_eq!(
        refused(
            vec![activity(1, &[40_000], &[])],
            vec![Resource::constant(1)]
        ),
        many
    );
    assert_eq!(
        refused(vec![activity(u32::MAX, &[], &[])], vec![]),
        Refusal::TooLong
    );
    let mut heavy = activity(1, &[], &[]);
    heavy.weight = u32::MAX;
    assert_eq!(
        refused(vec![heavy], vec![]),
        Refusal::TooHeavy { activity: 0 }
    );
}

#[test]
fn nothing_to_do_takes_no_time() {
    let none = problem(vec![], vec![]);
    let solution = improve(&none, Options::default());
    assert_eq!(
        (solution.starts.len(), solution.makespan, solution.proven),
        (0, 0, true)
    );
    let milestone = problem(vec![activity(0, &[], &[])], vec![]);
    assert_eq!(shortest(&milestone).starts, [0]);
}

#[test]
fn the_checker_finds_what_is_broken() {
    let mut released = activity(2, &[1], &[]);
    released.release = 1;
    let mut pinned = activity(1, &[0], &[]);
    pinned.fixed = Some(4);
    let problem = problem(
        vec![released, activity(2, &[1], &[0]), pinned],
        vec![Resource::constant(1)],
    );
    assert_eq!(violations(&problem, &[1, 3, 4]), []);
    let broken = violations(&problem, &[0, 1, 5]);
    assert_eq!(
        broken,
        [
            Violation::BeforeRelease { activity: 0, by: 1 },
            Violation::TooEarly {
                activity: 1,
                predecessor: 0,
                by: 1
            },
            Violation::Moved {
                activity: 2,
                fixed: 4
            },
            Violation::Overload {
                resource: 0,
                from: 1,
                to: 2,
                missing: 1,
                activities: vec![0, 1]
            },
        ]
    );
    assert_eq!(
        violations(&problem, &[]),
        [Violation::Incomplete {
            starts: 0,
            activities: 3
        }]
    );
}

#[test]
fn the_checker_knows_pauses() {
    let mut pausing = activity(2, &[2], &[]);
    pausing.pauses = true;
    let problem = problem(
        vec![pausing],
        vec![stepped(&[(0, 2), (1, 1), (4, 2), (5, 1)])],
    );
    assert_eq!(violations(&problem, &[0]), []);
    let late = violations(&problem, &[2]);
    assert_eq!(late, [Violation::Endless { activity: 0 }]);
}
