//! The scheduler and the simulation as the worker has them, for `cargo xtask bench browser`: the same generated
//! problems as `cargo bench --bench schedule`, in WebAssembly with SIMD.

#[path = "../tests/support/progen.rs"]
mod progen;
#[path = "sixty_tasks.rs"]
mod sixty_tasks;

use loadmap::forecast::simulate;
use loadmap::schedule::{Objective, Options, Problem, improve_within, violations};
use sixty_tasks::sixty_tasks;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static PROBLEM: RefCell<Option<Problem>> = const { RefCell::new(None) };
}

#[wasm_bindgen]
extern "C" {
    /// Milliseconds since the page was opened.
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Makes a problem; gives the length of its critical path.
#[wasm_bindgen]
pub fn generate(activities: usize, nth: usize) -> u32 {
    let shapes = progen::shapes(activities);
    // As far apart as they can be, so that a few problems are of all shapes.
    let shape = shapes[nth * 7 % shapes.len()];
    let problem = progen::problem(shape, nth as u64);
    let critical = critical(&problem);
    PROBLEM.set(Some(problem));
    critical
}

/// The half-day in which all would be finished if there were enough of everything.
fn critical(problem: &Problem) -> u32 {
    let activities = problem.activities();
    let mut finish = vec![0u32; activities.len()];
    // Places need not be in the order of the links.
    for _ in 0..activities.len() {
        let mut changed = false;
        for (at, activity) in activities.iter().enumerate() {
            let after = activity.after.iter();
            let start = after.map(|after| finish[after.activity] + after.lag).max();
            let end = start.unwrap_or(0).max(activity.release) + activity.duration;
            changed |= end != finish[at];
            finish[at] = end;
        }
        if !changed {
            break;
        }
    }
    finish.into_iter().max().unwrap_or(0)
}

/// Searches the problem for a short schedule, for so many milliseconds. Gives its length, how many rules it breaks,
/// the schedules made, and 1 if it is proven shortest.
#[wasm_bindgen]
pub fn search(milliseconds: f64, seed: u32) -> Vec<u32> {
    let options = Options {
        objective: Objective::Makespan,
        seed: seed.into(),
        schedules: u32::MAX,
        keep_unless_gain: 0,
    };
    let began = now();
    let micros = |milliseconds: f64| (milliseconds * 1_000.0) as u64;
    PROBLEM.with_borrow(|problem| {
        let Some(problem) = problem else {
            return Vec::new();
        };
        let elapsed = || micros(now() - began);
        let solution = improve_within(problem, options, micros(milliseconds), elapsed);
        let broken = violations(problem, &solution.starts).len();
        vec![
            solution.makespan,
            u32::try_from(broken).unwrap_or(u32::MAX),
            solution.schedules,
            u32::from(solution.proven),
        ]
    })
}

/// Simulates sixty tasks; gives the P80 of their end, so that nothing is left out.
#[wasm_bindgen]
pub fn forecast(samples: u32, seed: u32) -> u32 {
    simulate(&sixty_tasks(), seed.into(), samples).finish.at(80)
}

fn main() {}
