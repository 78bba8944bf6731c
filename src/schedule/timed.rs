//! A search for as long as there is time.

use super::problem::Problem;
use super::search::{Options, Search, Solution};

/// The most schedules between two looks at the clock; otherwise a hundredth of what fits in.
const MOST: u32 = 100;

/// The best schedule that is found within a time, of at most as many as the options allow: `elapsed` says how much of
/// `budget` has gone by, in the same unit, fine enough to tell a thousandth of it. How many schedules fit in depends on
/// the machine, and with it what is found; how many members suit them is judged by those that were made first.
#[must_use]
pub fn improve_within(
    problem: &Problem,
    options: Options,
    budget: u64,
    mut elapsed: impl FnMut() -> u64,
) -> Solution {
    let mut search = Search::new(problem, options);
    let mut step = 1;
    loop {
        let progress = search.step(step);
        let gone = elapsed();
        if progress.finished || gone >= budget {
            return search.solution();
        }
        let in_all = u64::from(progress.schedules).saturating_mul(budget) / gone.max(1);
        let in_all = u32::try_from(in_all).unwrap_or(u32::MAX);
        search.expect(in_all);
        step = (in_all / 100).clamp(1, MOST);
    }
}
