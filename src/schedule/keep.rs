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
    let mut network = network.clone();
    let latest = network.latest(network.critical_path());
    let mut key = latest;
    for number in 0..network.len() {
        let place = network.outer[number];
        match previous[number].and(problem.activities()[place].previous) {
            Some(start) => {
                network.release[number] = network.release[number].max(start);
                key[number] = start;
            }
            None => key[number] += problem.horizon(),
        }
    }
    let mut order = Vec::new();
    Rule::new().order(&network, Some(&key), None, &mut order);
    let mut finish = vec![0; network.len()];
    // Releases that reach as far as the horizon ask for room behind it.
    Passes::new(problem, &network, 2 * problem.horizon()).forward(&network, &order, &mut finish);
    Some(finish)
}
