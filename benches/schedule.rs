//! How good and how fast the search for schedules is, on generated problems of
//! the shape of the published benchmark sets:
//! `cargo bench --no-default-features --bench schedule -- [activities [problems [schedules ...]]]`.
//!
//! Prints how much longer than the critical path schedules are on average, and
//! the time for each. The first rows are what the search is measured against.

#[path = "../tests/support/baseline.rs"]
mod baseline;
#[path = "../tests/support/progen.rs"]
mod progen;
#[path = "../tests/support/roadmaps.rs"]
mod roadmaps;

use baseline::Plain;
use loadmap::schedule::{
    Objective, Options, Problem, Solution, Violation, improve, improve_within, instant, violations,
};
use std::time::Instant;

fn main() {
    let numbers: Vec<usize> = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok())
        .collect();
    let sizes = numbers
        .first()
        .map_or(vec![30, 60, 120], |size| vec![*size]);
    let problems = numbers.get(1).copied().unwrap_or(60);
    let budgets = if numbers.len() > 2 {
        &numbers[2..]
    } else {
        &[1_000, 5_000]
    };
    for size in sizes {
        set(size, problems, budgets);
    }
    let plans = numbers
        .first()
        .map_or(vec![15, 60, 300], |size| vec![*size]);
    for size in plans {
        let problems: Vec<Problem> = (0..problems.min(20))
            .map(|seed| roadmaps::roadmap(size, seed as u64))
            .collect();
        println!("{} roadmaps of {size} activities", problems.len());
        maturity(&problems, budgets);
    }
}

fn set(size: usize, count: usize, budgets: &[usize]) {
    let shapes = progen::shapes(size);
    let problems: Vec<Problem> = (0..count)
        .map(|nth| {
            progen::problem(
                shapes[nth * shapes.len() / count.min(shapes.len()) % shapes.len()],
                nth as u64,
            )
        })
        .collect();
    println!("{count} problems of {size} activities: above the critical path, time for one");
    let row = |name: &str, solve: &dyn Fn(&Problem) -> (u32, bool)| {
        let started = Instant::now();
        let found: Vec<(u32, bool)> = problems.iter().map(solve).collect();
        let time = started.elapsed().as_secs_f64() * 1_000.0 / count as f64;
        let each = problems.iter().zip(&found);
        let over = each.map(|(problem, (makespan, _))| {
            f64::from(*makespan) / f64::from(Plain::new(problem).critical) - 1.0
        });
        let proven = found.iter().filter(|(_, proven)| *proven).count() * 100 / count.max(1);
        println!(
            "  {name:<44}{:>7.2} %{time:>10.3} ms, {proven} % proven",
            over.sum::<f64>() * 100.0 / count as f64
        );
    };
    row("latest finish, one pass", &|problem| {
        (Plain::new(problem).rule(), false)
    });
    for &budget in budgets {
        row(
            &format!("latest finish sampled and justified, {budget}"),
            &|problem| (Plain::new(problem).sampled(budget as u32, 1), false),
        );
    }
    row("instant", &|problem| {
        checked(problem, &instant(problem, Objective::Makespan, 0))
    });
    for &budget in budgets {
        row(&format!("search, {budget}"), &|problem| {
            let options = Options {
                objective: Objective::Makespan,
                schedules: budget as u32,
                ..Options::default()
            };
            checked(problem, &improve(problem, options))
        });
    }
    // What an edit, a button and patience give; whatever breaks a rule would have ended the run.
    for milliseconds in [10, 50, 500] {
        row(
            &format!("search, {milliseconds} ms, all feasible"),
            &|problem| {
                let options = Options {
                    objective: Objective::Makespan,
                    schedules: u32::MAX,
                    ..Options::default()
                };
                let began = Instant::now();
                let elapsed = || began.elapsed().as_micros() as u64;
                checked(
                    problem,
                    &improve_within(problem, options, milliseconds * 1_000, elapsed),
                )
            },
        );
    }
    maturity(&problems, budgets);
}

/// The sum of weight times finish above what is known to be impossible to beat.
fn maturity(problems: &[Problem], budgets: &[usize]) {
    let row = |name: &str, solve: &dyn Fn(&Problem) -> Solution| {
        let started = Instant::now();
        let solutions: Vec<Solution> = problems.iter().map(solve).collect();
        let count = problems.len() as f64;
        let time = started.elapsed().as_secs_f64() * 1_000.0 / count;
        let over = solutions
            .iter()
            .map(|solution| solution.cost.main as f64 / solution.bound.max(1) as f64 - 1.0);
        let late: u64 = solutions.iter().map(|solution| solution.cost.late).sum();
        let passes: u32 = solutions.iter().map(|solution| solution.schedules).sum();
        for (problem, solution) in problems.iter().zip(&solutions) {
            assert!(
                violations(problem, &solution.starts)
                    .iter()
                    .all(Violation::is_only_late)
            );
        }
        println!(
            "  {:<44}{:>7.2} %{time:>10.3} ms, {:.1} half-days late, {:.0} passes",
            format!("weighted finishes over their bound, {name}"),
            over.sum::<f64>() * 100.0 / count,
            late as f64 / count,
            f64::from(passes) / count,
        );
    };
    row("instant", &|problem| {
        instant(problem, Objective::Maturity, 0)
    });
    for budget in [&[1], budgets].concat() {
        let options = Options {
            schedules: budget as u32,
            ..Options::default()
        };
        row(&budget.to_string(), &|problem| improve(problem, options));
    }
}

/// The makespan of a schedule that breaks nothing, and whether none is shorter.
fn checked(problem: &Problem, solution: &Solution) -> (u32, bool) {
    assert_eq!(violations(problem, &solution.starts), []);
    (solution.makespan, solution.proven)
}
