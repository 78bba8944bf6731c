//! The chain of items that decides when a roadmap ends.

use super::roadmap::ItemFigures;
use super::schedule::Span;
use std::cmp::Reverse;

/// The chain of prerequisites with the most working half-days. Items in a
/// circle, which only a damaged file can hold, are left out.
pub(super) fn longest_chain(items: &[ItemFigures]) -> (Vec<usize>, u64) {
    let mut waits: Vec<usize> = items.iter().map(|item| item.after.len()).collect();
    let mut behind = vec![Vec::new(); items.len()];
    for (at, item) in items.iter().enumerate() {
        for &before in &item.after {
            behind[before].push(at);
        }
    }
    let mut length: Vec<u64> = vec![0; items.len()];
    let mut previous = vec![None; items.len()];
    let mut last: Option<usize> = None;
    let mut ready: Vec<usize> = (0..items.len()).filter(|&at| waits[at] == 0).collect();
    while let Some(at) = ready.pop() {
        let longest = items[at].after.iter().copied();
        let longest = longest.max_by_key(|&before| (length[before], Reverse(before)));
        let Span { start, finish } = items[at].span;
        length[at] = u64::from(finish.saturating_sub(start)) + longest.map_or(0, |b| length[b]);
        previous[at] = longest;
        let better = |old: usize| (length[at], old) > (length[old], at);
        if last.is_none_or(better) {
            last = Some(at);
        }
        for &next in &behind[at] {
            waits[next] -= 1;
            if waits[next] == 0 {
                ready.push(next);
            }
        }
    }
    let total = last.map_or(0, |at| length[at]);
    let mut chain: Vec<usize> = std::iter::successors(last, |&at| previous[at]).collect();
    chain.reverse();
    (chain, total)
}
