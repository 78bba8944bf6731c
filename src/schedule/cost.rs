//! How good a schedule is.

use super::Objective;
use super::network::{NEVER, Network};
use super::problem::Problem;

/// What a schedule costs; the smaller the better, lateness before all else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Half-days by which activities miss what they are due, added up. An
    /// activity for which there is never enough counts 2³².
    pub late: u64,
    /// The half-day in which all is finished, or for
    /// [`Objective::Maturity`] the sum of weight times the half-day in which it counts: its finish,
    /// and what it takes to ripen.
    pub main: u64,
    /// What decides between equals: for maturity the half-day in which all is finished.
    pub tie: u64,
}

/// What a schedule costs in which each activity is finished then, by its place in the problem.
#[must_use]
pub fn cost_of(problem: &Problem, objective: Objective, finishes: &[u32]) -> Cost {
    let network = Network::new(problem);
    let finish = network.outer.iter().map(|&place| finishes[place]);
    let finish: Vec<u32> = finish.collect();
    let horizon = match problem.lacks().is_empty() {
        true => u32::MAX,
        false => problem.horizon(),
    };
    cost(&network, objective, horizon, &finish)
}

/// What a schedule with these finishes costs.
pub(super) fn cost(network: &Network, objective: Objective, horizon: u32, finish: &[u32]) -> Cost {
    let end = finish.iter().copied().max().unwrap_or(0);
    let late = if network.any_due || end > horizon {
        let each = finish.iter().zip(&network.due).map(|(&finish, &due)| {
            let over = u64::from(finish > horizon) << 32;
            if due == NEVER {
                over
            } else {
                over + u64::from(finish.saturating_sub(due))
            }
        });
        network.overdue + each.sum::<u64>()
    } else {
        0
    };
    match objective {
        Objective::Makespan => Cost {
            late,
            main: u64::from(end),
            tie: 0,
        },
        Objective::Maturity => Cost {
            late,
            main: finish
                .iter()
                .zip(&network.ripens)
                .zip(&network.weight)
                .map(|((&finish, &ripens), &weight)| {
                    (u64::from(finish) + u64::from(ripens)) * u64::from(weight)
                })
                .sum(),
            tie: u64::from(end),
        },
    }
}
