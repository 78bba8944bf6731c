//! What the search is measured against: a plain serial scheme with the latest
//! finish as its rule, alone and sampled, forward and with double
//! justification. Shares no code with the kernel. For constant capacities
//! without releases and lags, as the generated sets have them.

use super::progen::Dice;
use loadmap::schedule::Problem;

/// A problem as the baselines read it.
pub struct Plain {
    durations: Vec<usize>,
    demands: Vec<Vec<u32>>,
    after: Vec<Vec<usize>>,
    behind: Vec<Vec<usize>>,
    capacities: Vec<u32>,
    latest: Vec<usize>,
    /// The length of the critical path.
    pub critical: u32,
}

impl Plain {
    pub fn new(problem: &Problem) -> Plain {
        let activities = problem.activities();
        let count = activities.len();
        let after: Vec<Vec<usize>> = activities
            .iter()
            .map(|activity| activity.after.iter().map(|after| after.activity).collect())
            .collect();
        let mut behind = vec![Vec::new(); count];
        for (place, before) in after.iter().enumerate() {
            before.iter().for_each(|&one| behind[one].push(place));
        }
        let durations: Vec<usize> = activities
            .iter()
            .map(|activity| activity.duration as usize)
            .collect();
        let mut early = vec![0; count];
        for &place in problem.order() {
            let ready = after[place]
                .iter()
                .map(|&one| early[one])
                .max()
                .unwrap_or(0);
            early[place] = ready + durations[place];
        }
        let critical = early.iter().copied().max().unwrap_or(0);
        let mut latest = vec![critical; count];
        for &place in problem.order().iter().rev() {
            for &next in &behind[place] {
                latest[place] = latest[place].min(latest[next] - durations[next]);
            }
        }
        Plain {
            demands: (0..count)
                .map(|place| {
                    (0..problem.resources().len())
                        .map(|of| problem.demand(place, of))
                        .collect()
                })
                .collect(),
            capacities: problem
                .resources()
                .iter()
                .map(|resource| resource.at(0))
                .collect(),
            critical: critical as u32,
            durations,
            after,
            behind,
            latest,
        }
    }

    /// Finishes of a serial schedule along an order, in either direction.
    fn serial(&self, order: &[usize], before: &[Vec<usize>]) -> Vec<usize> {
        let mut finish = vec![0; self.durations.len()];
        let mut left: Vec<Vec<u32>> = Vec::new();
        for &place in order {
            let mut start = before[place]
                .iter()
                .map(|&one| finish[one])
                .max()
                .unwrap_or(0);
            let duration = self.durations[place];
            while let Some(late) = (start..start + duration).rev().find(|&at| {
                left.get(at).is_some_and(|left| {
                    left.iter()
                        .zip(&self.demands[place])
                        .any(|(left, demand)| left < demand)
                })
            }) {
                start = late + 1;
            }
            if left.len() < start + duration {
                left.resize(start + duration, self.capacities.clone());
            }
            for at in &mut left[start..start + duration] {
                at.iter_mut()
                    .zip(&self.demands[place])
                    .for_each(|(left, demand)| *left -= demand);
            }
            finish[place] = start + duration;
        }
        finish
    }

    /// By the smallest latest finish, or drawn with a likelihood that grows with the regret.
    fn order(&self, dice: Option<&mut Dice>) -> Vec<usize> {
        let mut waiting: Vec<usize> = self.after.iter().map(Vec::len).collect();
        let mut ready: Vec<usize> = (0..waiting.len())
            .filter(|&place| waiting[place] == 0)
            .collect();
        let mut order = Vec::new();
        let mut dice = dice;
        while !ready.is_empty() {
            let at = match dice.as_deref_mut() {
                None => (0..ready.len())
                    .min_by_key(|&at| (self.latest[ready[at]], ready[at]))
                    .unwrap(),
                Some(dice) => {
                    let worst = ready.iter().map(|&place| self.latest[place]).max().unwrap();
                    let share = |place: usize| worst - self.latest[place] + 1;
                    let mut drawn = dice.between(1, ready.iter().map(|&place| share(place)).sum());
                    ready
                        .iter()
                        .position(|&place| {
                            let hit = drawn <= share(place);
                            drawn = drawn.saturating_sub(share(place));
                            hit
                        })
                        .unwrap()
                }
            };
            let place = ready.swap_remove(at);
            order.push(place);
            for &next in &self.behind[place] {
                waiting[next] -= 1;
                if waiting[next] == 0 {
                    ready.push(next);
                }
            }
        }
        order
    }

    /// One pass by rule.
    pub fn rule(&self) -> u32 {
        let finish = self.serial(&self.order(None), &self.after);
        finish.into_iter().max().unwrap_or(0) as u32
    }

    /// The best of so many passes, drawn by rule, each justified twice (three passes).
    pub fn sampled(&self, passes: u32, seed: u64) -> u32 {
        let mut dice = Dice(seed);
        let each = (0..passes.div_ceil(3)).map(|_| self.justified(&self.order(Some(&mut dice))));
        each.min().unwrap_or(0)
    }

    /// Forward, backward, forward (Valls, Ballestín and Quintanilla 2005).
    fn justified(&self, order: &[usize]) -> u32 {
        let mut order = order.to_vec();
        let finish = self.serial(&order, &self.after);
        order.sort_by_key(|&place| usize::MAX - finish[place]);
        let back = self.serial(&order, &self.behind);
        order.sort_by_key(|&place| usize::MAX - back[place]);
        let finish = self.serial(&order, &self.after);
        finish.into_iter().max().unwrap_or(0) as u32
    }
}
