//! Makes the order of a child from two schedules.

use super::network::Network;
use super::order::Sorter;
use super::random::Random;

/// A schedule in a population. In one counted backward, times are half-days before the end it was made for.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// When each activity finishes.
    pub(super) finish: Vec<u32>,
    /// When the last one does.
    pub(super) end: u32,
    /// What it costs.
    pub(super) cost: super::Cost,
    /// Two members with different schedules hardly ever share it.
    pub(super) hash: u64,
}

/// How the directions of time of parents and child relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Turn {
    /// Parents forward, child backward.
    Back,
    /// Parents backward, child forward.
    Ahead,
    /// All of them forward.
    None,
}

/// The shortest and the longest part of the father that a child takes over, in hundredths of its length.
const SHARE: (u32, u32) = (10, 60);
/// How many children in 1,000 take over the part in which most is going on.
const PEAKS: u32 = 300;
/// How many children in 1,000 have the part follow the mother instead, and the rest the father.
const SWAPPED: u32 = 400;
/// How many places in 1,000 change with the one before them.
const MUTATIONS: u32 = 40;

/// How many activities of a child at most are shifted, where nothing is justified.
const MOST_SHIFTS: u32 = 5;
/// How many shifts in 1,000 are towards the beginning.
const EARLIER: u32 = 700;

/// Builds orders of children, with memory that it keeps.
pub(super) struct Crossing {
    sorter: Sorter,
    going_on: Vec<i64>,
}

impl Crossing {
    pub(super) fn new() -> Crossing {
        Crossing {
            sorter: Sorter::new(),
            going_on: Vec::new(),
        }
    }

    /// The order in which a schedule's activities follow each other, read in the direction of the child.
    pub(super) fn reread(
        &mut self,
        network: &Network,
        parent: &Member,
        turn: Turn,
        order: &mut Vec<u16>,
    ) {
        let range = parent.end + 1;
        if turn == Turn::None {
            let start = |number: usize| parent.finish[number] - network.duration[number];
            self.sorter.sort(&network.free, false, range, start, order);
        } else {
            let left = |number: usize| parent.end - parent.finish[number];
            self.sorter
                .sort(&network.free, turn == Turn::Back, range, left, order);
        }
    }

    /// A part of the father stays together; what lies before and behind it
    /// follows the mother. Schedules are read in the direction opposite to
    /// their own, as in the bi-population algorithm of Debels and Vanhoucke
    /// (2007); some of the parts are peaks of use, as in Valls, Ballestín and
    /// Quintanilla (2008).
    pub(super) fn cross(
        &mut self,
        network: &Network,
        (father, mother): (&Member, &Member),
        turn: Turn,
        random: &mut Random,
        order: &mut Vec<u16>,
    ) {
        let (from, to) = self.part(network, father, random);
        let of = &father.finish;
        let with = &mother.finish;
        let span = father.end.max(mother.end) + 1;
        if turn == Turn::None {
            let key = |number: usize| {
                let duration = network.duration[number];
                let start = of[number] - duration;
                if start < from {
                    with[number] - duration
                } else if start < to {
                    span + start
                } else {
                    2 * span + with[number] - duration
                }
            };
            self.sorter.sort(&network.free, false, 3 * span, key, order);
        } else {
            let swapped = random.happens(SWAPPED);
            let key = |number: usize| {
                let finish = of[number];
                let own = father.end - finish;
                let hers = mother.end - with[number];
                let (within, around) = if swapped { (hers, own) } else { (own, hers) };
                if finish > to {
                    around
                } else if finish > from {
                    span + within
                } else {
                    2 * span + around
                }
            };
            self.sorter
                .sort(&network.free, turn == Turn::Back, 3 * span, key, order);
        }
        if turn == Turn::None {
            for _ in 0..random.below(MOST_SHIFTS + 1) {
                shift(network, random, order);
            }
        }
        let side = if turn == Turn::Back {
            &network.backward
        } else {
            &network.forward
        };
        for at in 1..order.len() {
            if random.happens(MUTATIONS) {
                let (one, next) = (order[at - 1], order[at]);
                if side
                    .before(usize::from(next))
                    .iter()
                    .all(|(before, _)| *before != one)
                {
                    order.swap(at - 1, at);
                }
            }
        }
    }

    /// The half-days of the father that stay together.
    fn part(&mut self, network: &Network, father: &Member, random: &mut Random) -> (u32, u32) {
        let share = SHARE.0 + random.below(SHARE.1 - SHARE.0 + 1);
        let length = (u64::from(father.end) * u64::from(share) / 100).max(1) as u32;
        let length = length.min(father.end);
        let from = if random.happens(PEAKS) {
            self.peak(network, father, length as usize)
        } else {
            random.below(father.end - length + 1)
        };
        (from, from + length)
    }

    /// Where most is going on during so many half-days.
    fn peak(&mut self, network: &Network, father: &Member, length: usize) -> u32 {
        let end = father.end as usize;
        self.going_on.clear();
        self.going_on.resize(end + 1, 0);
        for &number in &network.free {
            let number = usize::from(number);
            let finish = father.finish[number];
            let load = i64::from(network.load[number]);
            self.going_on[(finish - network.duration[number]) as usize] += load;
            self.going_on[finish as usize] -= load;
        }
        let mut load = 0;
        for at in &mut self.going_on {
            load += *at;
            *at = load;
        }
        let mut sum: i64 = self.going_on[..length].iter().sum();
        let mut best = (sum, 0);
        for at in length..end {
            sum += self.going_on[at] - self.going_on[at - length];
            if sum > best.0 {
                best = (sum, at - length + 1);
            }
        }
        best.1 as u32
    }
}

/// Moves one activity to another place between what must come before and behind it.
fn shift(network: &Network, random: &mut Random, order: &mut [u16]) {
    let at = random.place(order.len());
    let Some(&number) = order.get(at) else {
        return;
    };
    let among = |arcs: &[(u16, u32)], one: &u16| arcs.iter().any(|(other, _)| other == one);
    if random.happens(EARLIER) {
        let before = network.forward.before(usize::from(number));
        let last = order[..at].iter().rposition(|one| among(before, one));
        let low = last.map_or(0, |last| last + 1);
        let to = low + random.place(at - low + 1);
        order[to..=at].rotate_right(1);
    } else {
        let behind = network.backward.before(usize::from(number));
        let first = order[at + 1..].iter().position(|one| among(behind, one));
        let high = first.map_or(order.len() - 1, |first| at + first);
        let to = at + random.place(high - at + 1);
        order[at..=to].rotate_left(1);
    }
}

/// A number for a schedule: FNV-1a over its words, with a rotation so that all bits count.
pub(super) fn hash(finish: &[u32]) -> u64 {
    finish.iter().fold(0xcbf2_9ce4_8422_2325, |hash, at| {
        (hash ^ u64::from(*at))
            .wrapping_mul(0x0000_0100_0000_01b3)
            .rotate_left(23)
    })
}
