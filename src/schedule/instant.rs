//! A schedule while somebody waits.

use super::problem::Problem;
use super::search::{Objective, Options, Search, Solution};

/// What of the time between an edit and its picture there is for it, in nanoseconds of a middling machine. It is the
/// page that waits, which is compiled for size and half as fast again, and should be held up for 8 ms at most.
const AT_ONCE: u64 = 5_000_000;
/// What placing an activity takes, and what looking at a word in one of its
/// half-days does, the ones in which it has to wait included; measured with `cargo bench`.
const PLACING: u64 = 40;
/// See `PLACING`.
const LOOKING: u64 = 2;
/// The fewest schedules, so that large problems get some choice at all.
const FEWEST: u32 = 200;
/// More change too little to wait for.
const MOST: u32 = 1_500;

/// A schedule after one edit, in some milliseconds: always the same for the
/// same problem. `keep_unless_gain` is that of [`Options`].
#[must_use]
pub fn instant(problem: &Problem, objective: Objective, keep_unless_gain: u32) -> Solution {
    let each = problem.activities().iter().map(|activity| {
        let demanded = activity.demands.iter().filter(|units| **units > 0).count();
        PLACING + LOOKING * u64::from(activity.duration) * demanded.div_ceil(2) as u64
    });
    let pass = each.sum::<u64>().max(1);
    let options = Options {
        objective,
        seed: 1,
        schedules: u32::try_from(AT_ONCE / pass)
            .unwrap_or(MOST)
            .clamp(FEWEST, MOST),
        keep_unless_gain,
    };
    improve(problem, options)
}

/// The best schedule found within the options.
#[must_use]
pub fn improve(problem: &Problem, options: Options) -> Solution {
    Search::new(problem, options).run()
}
