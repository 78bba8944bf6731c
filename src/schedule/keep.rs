//! The schedule that people know, mended as little as it needs.

use super::network::Network;
use super::order::Rule;
use super::pass::Passes;
use super::problem::Problem;

/// Where each activity was finished in the schedule that people know, by number.
pub(super) fn previous(problem: &Problem, network: &Network) -> Vec<Option<u32>> {
    let each = network.outer.iter().enumerate();
    let previous = each.map(|(number, &place)| {
        let start = problem.activities()[place].previous?;
        let reach = start.checked_add(network.duration[number])?;
        (reach <= problem.horizon()).then(|| network.finish(number, start))
    });
    previous.collect()
}

/// Everything where it was if it still can be, and otherwise as soon after as
/// it fits; what is new comes last. Nothing if nothing was anywhere.
pub(super) fn kept(problem: &Problem, network: &Network) -> Option<Vec<u32>> {
    let previous = previous(problem, network);
    if previous.iter().all(Option::is_none) {
        return None;
    }
    let places = network.outer.iter().enumerate();
    let starts =
        places.map(|(number, &place)| previous[number].and(problem.activities()[place].previous));
    let starts: Vec<Option<u32>> = starts.collect();
    Some(mended(problem, network, &starts, true))
}

/// Where each activity starts in the schedule that people know, mended as little as it needs;
/// nothing if nothing was anywhere.
#[must_use]
pub fn known(problem: &Problem) -> Option<Vec<u32>> {
    let network = Network::new(problem);
    let finish = kept(problem, &network)?;
    Some(starts(&network, &finish))
}

/// The starts of a schedule, in the order of these and each as soon as it fits: not before it was
/// if `after`. What was behind the horizon, where there is never enough for it, comes last.
pub(super) fn in_order(problem: &Problem, starts: &[u32], after: bool) -> Vec<u32> {
    let network = Network::new(problem);
    let each = network.outer.iter();
    let known = each.map(|&place| Some(starts[place]).filter(|&start| start < problem.horizon()));
    let known: Vec<Option<u32>> = known.collect();
    let finish = mended(problem, &network, &known, after);
    self::starts(&network, &finish)
}

/// When each starts, by place.
fn starts(network: &Network, finish: &[u32]) -> Vec<u32> {
    let mut found = vec![0; finish.len()];
    for (number, &place) in network.outer.iter().enumerate() {
        found[place] = network.start(number, finish[number]);
    }
    found
}

/// When each is finished, by number, if all are placed in the order of these starts, and what has
/// none last.
fn mended(problem: &Problem, network: &Network, starts: &[Option<u32>], after: bool) -> Vec<u32> {
    let mut network = network.clone();
    let mut key = network.latest(network.critical_path());
    for (number, start) in starts.iter().enumerate() {
        match start {
            Some(start) => {
                if after {
                    network.release[number] = network.release[number].max(*start);
                }
                key[number] = *start;
            }
            None => key[number] += problem.horizon(),
        }
    }
    let latest = starts.iter().flatten().max().copied().unwrap_or(0);
    let mut order = Vec::new();
    Rule::new().order(&network, Some(&key), None, &mut order);
    let mut finish = vec![0; network.len()];
    // Releases that reach as far as the horizon ask for room behind it.
    let room = problem.horizon().max(latest) + problem.horizon();
    Passes::new(problem, &network, room).forward(&network, &order, &mut finish);
    finish
}
