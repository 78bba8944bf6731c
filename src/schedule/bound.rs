//! What no schedule can beat, whatever the search does.

use super::Objective;
use super::network::Network;
use super::problem::{Problem, Resource};

/// The least that a schedule can cost for an objective, dates due apart: the
/// half-day in which all is finished, or the sum of weight times the half-day in which it counts.
/// At most what the best schedule costs, and 0 at least.
#[must_use]
pub fn bound(problem: &Problem, objective: Objective) -> u64 {
    let network = Network::new(problem);
    of(problem, &network, objective)
}

pub(super) fn of(problem: &Problem, network: &Network, objective: Objective) -> u64 {
    let each = 0..problem.resources().len();
    match objective {
        Objective::Makespan => {
            let energy = each
                .map(|resource| energy(problem, network, resource))
                .max();
            u64::from(network.critical_path()).max(energy.unwrap_or(0))
        }
        Objective::Maturity => {
            let queue = each.map(|resource| queue(problem, network, resource)).max();
            earliest(network).max(queue.unwrap_or(0))
        }
    }
}

/// Every activity at its earliest.
fn earliest(network: &Network) -> u64 {
    let finish = network.early.iter().zip(&network.ripens);
    let each = finish
        .zip(&network.weight)
        .map(|((&finish, &ripens), &weight)| {
            (u64::from(finish) + u64::from(ripens)) * u64::from(weight)
        });
    each.sum()
}

/// The energy bound: everything that cannot start before some half-day and has
/// at least so much behind it needs its demand times its duration of the
/// resource in between.
/// Pinned work is left out, together with what it uses up.
fn energy(problem: &Problem, network: &Network, resource: usize) -> u64 {
    let supply = Supply::new(&problem.resources()[resource]);
    // Head, tail, energy.
    let mut work: Vec<(u32, u32, u64)> = Vec::new();
    for &number in &network.free {
        let number = usize::from(number);
        let demand = problem.demand(network.outer[number], resource);
        let energy = u64::from(demand) * u64::from(network.duration[number]);
        // What there may never be enough for is placed where nothing counts.
        if energy > 0 && demand <= supply.last {
            work.push((network.head[number], network.tail[number], energy));
        }
    }
    work.sort_unstable_by(|one, other| other.cmp(one));
    let mut tails: Vec<u32> = work.iter().map(|(_, tail, _)| *tail).collect();
    tails.sort_unstable();
    tails.dedup();
    let mut best = 0;
    for tail in tails {
        let mut needed = 0;
        let behind = work.iter().filter(|(_, behind, _)| *behind >= tail);
        for (head, _, energy) in behind {
            needed += energy;
            if let Some(end) = supply.end(*head, needed) {
                best = best.max(end + u64::from(tail));
            }
        }
    }
    best
}

/// The mean busy time bound (Goemans 1997): were the resource one machine that
/// works on everything as fast as its largest capacity allows, most weight per
/// energy first, which is best (Smith 1956), an activity would still be
/// finished half its duration after the middle of its work.
fn queue(problem: &Problem, network: &Network, resource: usize) -> u64 {
    let speed = Supply::new(&problem.resources()[resource]).most;
    let mut jobs: Vec<(u128, u128, u128)> = Vec::new();
    // Twice the bound, to count in whole numbers.
    let mut twice: u128 = 0;
    for number in 0..network.len() {
        let duration = u128::from(network.duration[number]);
        let weight = u128::from(network.weight[number]);
        twice += 2 * weight * u128::from(network.ripens[number]);
        let demand = problem.demand(network.outer[number], resource);
        if demand == 0 || duration == 0 || network.fixed[number].is_some() || demand > speed {
            twice += 2 * weight * u128::from(network.early[number]);
        } else {
            jobs.push((weight, u128::from(demand) * duration, duration));
        }
    }
    jobs.sort_by(|one, other| (other.0 * one.1).cmp(&(one.0 * other.1)));
    let mut before = 0;
    let mut busy = 0;
    for (weight, energy, duration) in jobs {
        busy += weight * (2 * before + energy);
        twice += weight * duration;
        before += energy;
    }
    u64::try_from((twice + busy / u128::from(speed.max(1))).div_ceil(2)).unwrap_or(u64::MAX)
}

/// How much of a resource there is up to any half-day.
struct Supply {
    /// From when, how much there was before, and units per half-day.
    steps: Vec<(u64, u64, u64)>,
    most: u32,
    last: u32,
}

impl Supply {
    fn new(resource: &Resource) -> Supply {
        let mut steps = vec![(0, 0, 0)];
        for &(from, units) in &resource.capacity {
            let (last, before, rate) = steps[steps.len() - 1];
            let from = u64::from(from);
            steps.push((from, before + (from - last) * rate, u64::from(units)));
        }
        let units = resource.capacity.iter().map(|(_, units)| *units);
        Supply {
            steps,
            last: resource.capacity.last().map_or(0, |(_, units)| *units),
            most: units.max().unwrap_or(0),
        }
    }

    fn until(&self, at: u64) -> u64 {
        let begun = self.steps.iter().rev().find(|(from, ..)| *from <= at);
        begun.map_or(0, |(from, before, rate)| before + (at - from) * rate)
    }

    /// The earliest half-day by which `energy` can be used from `start` on, if ever.
    fn end(&self, start: u32, energy: u64) -> Option<u64> {
        let wanted = self.until(u64::from(start)) + energy;
        let step = self
            .steps
            .iter()
            .rev()
            .find(|(_, before, _)| *before < wanted)?;
        let (from, before, rate) = *step;
        (rate > 0).then(|| from + (wanted - before).div_ceil(rate))
    }
}
