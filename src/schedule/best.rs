//! The best schedule so far, and the one that people know.

use super::Objective;
use super::cost::{Cost, cost};
use super::network::Network;

/// Keeps the best of the schedules that it is offered.
pub(super) struct Best {
    objective: Objective,
    horizon: u32,
    /// Where each activity was finished in the schedule that people know.
    previous: Vec<Option<u32>>,
    any_previous: bool,
    cost: Option<Cost>,
    moved: usize,
    finish: Vec<u32>,
}

impl Best {
    pub(super) fn new(objective: Objective, horizon: u32, previous: Vec<Option<u32>>) -> Best {
        Best {
            objective,
            horizon,
            any_previous: previous.iter().any(Option::is_some),
            finish: vec![0; previous.len()],
            previous,
            cost: None,
            moved: 0,
        }
    }

    /// Takes a schedule if it is better, or as good and closer to what people know; says what it costs.
    pub(super) fn offer(&mut self, network: &Network, finish: &[u32]) -> Cost {
        let cost = self.judge(network, finish);
        let moved = |best: &Best| {
            if best.any_previous {
                best.count_moved(finish)
            } else {
                0
            }
        };
        let better = match self.cost {
            None => true,
            Some(best) if cost == best => self.any_previous && moved(self) < self.moved,
            Some(best) => cost < best,
        };
        if better {
            self.cost = Some(cost);
            self.moved = moved(self);
            self.finish.copy_from_slice(finish);
        }
        cost
    }

    /// What a schedule costs.
    pub(super) fn judge(&self, network: &Network, finish: &[u32]) -> Cost {
        cost(network, self.objective, self.horizon, finish)
    }

    fn count_moved(&self, finish: &[u32]) -> usize {
        let both = self.previous.iter().zip(finish);
        both.filter(|(previous, finish)| previous.is_some_and(|previous| previous != **finish))
            .count()
    }

    /// The best schedule and what it costs, once one was offered.
    pub(super) fn get(&self) -> Option<(&[u32], Cost)> {
        self.cost.map(|cost| (self.finish.as_slice(), cost))
    }
}
