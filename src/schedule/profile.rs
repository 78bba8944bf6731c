//! What is left of each resource in each half-day, four resources to a word.
//!
//! A word holds four lanes of sixteen bits: fifteen for units and one that is
//! always set. Taking a demand from a word in one subtraction leaves all four
//! of these bits set just when there is enough in every lane, so that one test
//! answers for four resources. Where there are more, an activity looks only at
//! the words in which it demands something.

use super::calendar::Open;
use super::network::Network;
use super::problem::{MOST_UNITS, Problem};

/// The bit of each lane that shows whether there was enough.
const GUARDS: u64 = 0x8000_8000_8000_8000;
/// As many units as a lane holds, in each.
const FULL: u64 = u64::MAX;
/// The resources in a word.
const LANES: usize = 4;

/// What an activity takes in each half-day: which words, and how much of them.
#[derive(Clone, Debug)]
pub(super) struct Needs {
    first: Vec<u32>,
    words: Vec<(u32, u64)>,
}

impl Needs {
    fn new(problem: &Problem, network: &Network) -> Needs {
        let mut needs = Needs {
            first: vec![0],
            words: Vec::new(),
        };
        for &place in &network.outer {
            for word in 0..words(problem) {
                let demand = pack(word, |resource| {
                    match resource < problem.resources().len() {
                        true => problem.demand(place, resource),
                        false => 0,
                    }
                });
                if demand > 0 {
                    needs.words.push((word as u32, demand));
                }
            }
            needs.first.push(needs.words.len() as u32);
        }
        needs
    }

    pub(super) fn of(&self, number: usize) -> &[(u32, u64)] {
        &self.words[self.first[number] as usize..self.first[number + 1] as usize]
    }
}

/// What is left of one word of resources.
pub(super) struct Word {
    /// What there is before anything but pinned work is placed. Past the
    /// horizon there may be as much as a lane holds, so that everything fits somewhere.
    base: Vec<u64>,
    /// What holds in all half-days, if it is always the same.
    always: Option<u64>,
    /// What holds after the last of them, and in passes backward before the first.
    forever: u64,
    ahead: Vec<u64>,
    back: Vec<u64>,
}

/// What is left of all resources, in either direction of time.
pub(super) struct Profile {
    pub(super) needs: Needs,
    words: Vec<Word>,
    ahead_used: usize,
    back_used: usize,
}

impl Profile {
    /// Everything for which there is ever enough fits before `horizon`.
    pub(super) fn new(problem: &Problem, network: &Network, horizon: u32) -> Profile {
        let all_fit = problem.lacks().is_empty();
        let length = if all_fit { horizon } else { 2 * horizon } as usize + 1;
        let lanes = lanes(problem, network, horizon as usize);
        let words = (0..words(problem)).map(|word| {
            let forever = match all_fit {
                true => GUARDS | pack(word, |resource| last(problem, resource)),
                false => FULL,
            };
            let mut base = vec![forever; length];
            for (at, left) in base.iter_mut().enumerate().take(horizon as usize) {
                *left = GUARDS
                    | pack(word, |resource| {
                        lanes.get(resource).map_or(0, |units| units[at])
                    });
            }
            Word {
                always: base.iter().all(|left| *left == forever).then_some(forever),
                ahead: base.clone(),
                back: vec![forever; length + horizon as usize + 1],
                forever,
                base,
            }
        });
        Profile {
            needs: Needs::new(problem, network),
            words: words.collect(),
            ahead_used: 0,
            back_used: 0,
        }
    }

    /// Everything as it is before a pass forward.
    pub(super) fn ahead(&mut self) -> Left<'_> {
        let used = std::mem::take(&mut self.ahead_used);
        for word in &mut self.words {
            word.ahead[..used].copy_from_slice(&word.base[..used]);
        }
        Left {
            needs: &self.needs,
            lanes: self
                .words
                .iter_mut()
                .map(|word| word.ahead.as_mut_slice())
                .collect(),
            used: &mut self.ahead_used,
        }
    }

    /// Everything as it is before a pass backward, counted back from `end`.
    pub(super) fn back(&mut self, end: u32) -> Left<'_> {
        let end = end as usize;
        let used = std::mem::take(&mut self.back_used).max(end);
        self.back_used = end;
        for word in &mut self.words {
            if let Some(always) = word.always {
                word.back[..used].fill(always);
            } else {
                for (left, base) in word.back.iter_mut().zip(word.base[..end].iter().rev()) {
                    *left = *base;
                }
                word.back[end..used].fill(word.forever);
            }
        }
        Left {
            needs: &self.needs,
            lanes: self
                .words
                .iter_mut()
                .map(|word| word.back.as_mut_slice())
                .collect(),
            used: &mut self.back_used,
        }
    }
}

/// What is left during a pass.
pub(super) struct Left<'a> {
    needs: &'a Needs,
    lanes: Vec<&'a mut [u64]>,
    used: &'a mut usize,
}

impl Left<'_> {
    /// Takes what an activity needs at the first place from `start` on where
    /// there is enough for all of `duration`, more than 0; says where it ends.
    #[inline]
    pub(super) fn take_whole(&mut self, number: usize, start: u32, duration: u32) -> u32 {
        let duration = duration as usize;
        let mut start = start as usize;
        match self.needs.of(number) {
            [] => {}
            [(word, demand)] => {
                let lane = &mut *self.lanes[*word as usize];
                start = first_fit(lane, start, duration, *demand);
                take(&mut lane[start..start + duration], *demand);
            }
            needs => {
                // Around the words until none of them moves the start.
                let mut agreed = 0;
                for (word, demand) in needs.iter().cycle() {
                    let next = first_fit(self.lanes[*word as usize], start, duration, *demand);
                    agreed = if next == start { agreed + 1 } else { 1 };
                    start = next;
                    if agreed == needs.len() {
                        break;
                    }
                }
                for (word, demand) in needs {
                    take(
                        &mut self.lanes[*word as usize][start..start + duration],
                        *demand,
                    );
                }
            }
        }
        *self.used = (*self.used).max(start + duration);
        (start + duration) as u32
    }

    /// The same for work that pauses: in the first half-days from `start` on
    /// that are open and have enough, with no open one left out in between.
    pub(super) fn take_paused(
        &mut self,
        number: usize,
        open: impl Iterator<Item = Open> + Clone,
        start: u32,
        duration: u32,
    ) -> u32 {
        let needs = self.needs.of(number);
        let (mut done, mut first, mut finish) = (0, start, start);
        'search: for (from, to) in open.clone() {
            let mut at = from.max(start);
            while at < to {
                let end = to.min(at.saturating_add(duration - done));
                let window = at as usize..end as usize;
                let last = needs.iter().filter_map(|(word, demand)| {
                    let lane = &self.lanes[*word as usize][window.clone()];
                    lane.iter().rposition(|left| lacks(*left, *demand))
                });
                if let Some(last) = last.max() {
                    at += last as u32 + 1;
                    done = end - at;
                    first = at;
                } else {
                    if done == 0 {
                        first = at;
                    }
                    done += end - at;
                }
                at = end;
                if done == duration {
                    finish = at;
                    break 'search;
                }
            }
        }
        for (from, to) in open {
            let (from, to) = (from.max(first), to.min(finish));
            if from < to {
                for (word, demand) in needs {
                    take(
                        &mut self.lanes[*word as usize][from as usize..to as usize],
                        *demand,
                    );
                }
            }
        }
        *self.used = (*self.used).max(finish as usize);
        finish
    }
}

/// The first place from `start` on with enough for `duration`.
#[inline]
fn first_fit(lane: &[u64], start: usize, duration: usize, demand: u64) -> usize {
    let mut start = start;
    let mut known = start;
    // Looks at the end first: what is too full there moves the start furthest.
    while let Some(last) = lane[known..start + duration]
        .iter()
        .rposition(|left| lacks(*left, demand))
    {
        let next = known + last + 1;
        known = start + duration;
        start = next;
    }
    start
}

/// Whether some lane has less than is demanded.
#[inline]
fn lacks(left: u64, demand: u64) -> bool {
    left.wrapping_sub(demand) & GUARDS != GUARDS
}

#[inline]
fn take(lane: &mut [u64], demand: u64) {
    for left in lane {
        *left = left.wrapping_sub(demand);
    }
}

/// How many words a half-day needs.
fn words(problem: &Problem) -> usize {
    problem.resources().len().div_ceil(LANES)
}

/// The units of a resource that there are for ever.
fn last(problem: &Problem, resource: usize) -> u32 {
    let capacity = problem
        .resources()
        .get(resource)
        .map(|resource| &resource.capacity);
    capacity
        .and_then(|capacity| capacity.last())
        .map_or(0, |(_, units)| *units)
}

fn pack(word: usize, units: impl Fn(usize) -> u32) -> u64 {
    let lane = |lane: usize| u64::from(units(LANES * word + lane).min(MOST_UNITS)) << (16 * lane);
    lane(0) | lane(1) | lane(2) | lane(3)
}

/// The units of each resource in each half-day once pinned work has taken its
/// share, as far as there is that much.
fn lanes(problem: &Problem, network: &Network, horizon: usize) -> Vec<Vec<u32>> {
    let of = |resource: usize| {
        let mut units = vec![0; horizon];
        for &(from, amount) in &problem.resources()[resource].capacity {
            units[(from as usize).min(horizon)..].fill(amount);
        }
        for (number, fixed) in network.fixed.iter().enumerate() {
            let demand = problem.demand(network.outer[number], resource);
            if let Some(start) = fixed
                && demand > 0
            {
                let finish = network.finish(number, *start);
                for (open, end) in network.held(number, *start, finish) {
                    let end = (end as usize).min(horizon);
                    for unit in &mut units[(open as usize).min(end)..end] {
                        *unit = unit.saturating_sub(demand);
                    }
                }
            }
        }
        units
    };
    (0..problem.resources().len()).map(of).collect()
}
