//! How good a schedule is.

use super::Objective;
use super::network::{NEVER, Network};

/// What a schedule costs; the smaller the better, lateness before all else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// Half-days by which activities miss what they are due, added up. An
    /// activity for which there is never enough counts 2³².
    pub late: u64,
    /// The half-day in which all is finished, or for
    /// [`Objective::Maturity`] the sum of weight times finish.
    pub main: u64,
    /// What decides between equals: for maturity the half-day in which all is finished.
    pub tie: u64,
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
        each.sum()
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
                .zip(&network.weight)
                .map(|(&finish, &weight)| u64::from(finish) * u64::from(weight))
                .sum(),
            tie: u64::from(end),
        },
    }
}
