//! A schedule while somebody waits.

use super::problem::Problem;
use super::search::{Objective, Options, Search, Solution};

/// Placements that fit into the time between an edit and its picture, some 5 ms.
const AT_ONCE: u32 = 150_000;
/// The fewest schedules, so that large problems get a population at all.
const FEWEST: u32 = 300;
/// More change too little to wait for.
const MOST: u32 = 3_000;

/// A schedule after one edit, in some milliseconds: always the same for the
/// same problem. `keep_unless_gain` is that of [`Options`].
#[must_use]
pub fn instant(problem: &Problem, objective: Objective, keep_unless_gain: u32) -> Solution {
    let activities = problem.activities().len().max(1) as u32;
    let options = Options {
        objective,
        seed: 1,
        schedules: (AT_ONCE / activities).clamp(FEWEST, MOST),
        keep_unless_gain,
    };
    improve(problem, options)
}

/// The best schedule found within the options.
#[must_use]
pub fn improve(problem: &Problem, options: Options) -> Solution {
    Search::new(problem, options).run()
}
