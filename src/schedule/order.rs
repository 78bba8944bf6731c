//! Orders in which activities are placed: by priority rules, by chance, and
//! read off a schedule.

use super::Objective;
use super::network::Network;
use super::problem::MOST_TIME;
use super::random::Random;

/// Puts the free activities into the order of their keys, equal ones with
/// predecessors first, or last if `backward`.
pub(super) struct Sorter {
    counts: Vec<u32>,
    pairs: Vec<u64>,
}

impl Sorter {
    pub(super) fn new() -> Sorter {
        Sorter {
            counts: Vec::new(),
            pairs: Vec::new(),
        }
    }

    /// `key` gives numbers below `range`.
    pub(super) fn sort(
        &mut self,
        free: &[u16],
        backward: bool,
        range: u32,
        key: impl Fn(usize) -> u32,
        order: &mut Vec<u16>,
    ) {
        order.clear();
        let range = range as usize;
        if range > 16 * free.len() {
            self.pairs.clear();
            let place = |place: usize| {
                if backward {
                    free.len() - 1 - place
                } else {
                    place
                }
            };
            let pairs = (0..free.len())
                .map(|at| u64::from(key(usize::from(free[place(at)]))) << 32 | at as u64);
            self.pairs.extend(pairs);
            self.pairs.sort_unstable();
            order.extend(
                self.pairs
                    .iter()
                    .map(|pair| free[place(*pair as u32 as usize)]),
            );
            return;
        }
        self.counts.clear();
        self.counts.resize(range + 1, 0);
        for &number in free {
            self.counts[key(usize::from(number)) as usize + 1] += 1;
        }
        let mut sum = 0;
        for count in &mut self.counts {
            sum += *count;
            *count = sum;
        }
        order.resize(free.len(), 0);
        let mut put = |number: u16| {
            let at = &mut self.counts[key(usize::from(number)) as usize];
            order[*at as usize] = number;
            *at += 1;
        };
        if backward {
            free.iter().rev().copied().for_each(&mut put);
        } else {
            free.iter().copied().for_each(&mut put);
        }
    }
}

/// Builds orders from priorities, with or without chance.
pub(super) struct Rule {
    waiting: Vec<u32>,
    ready: Vec<u16>,
}

impl Rule {
    pub(super) fn new() -> Rule {
        Rule {
            waiting: Vec::new(),
            ready: Vec::new(),
        }
    }

    /// Predecessors first; of what is ready, the one with the smallest key.
    /// With `chance`, ready ones are drawn, each with a likelihood that grows
    /// with what passing it over would cost: regret-based biased random
    /// sampling (Drexl 1991). Without keys all are equal.
    pub(super) fn order(
        &mut self,
        network: &Network,
        key: Option<&[u32]>,
        mut chance: Option<&mut Random>,
        order: &mut Vec<u16>,
    ) {
        order.clear();
        self.waiting.clear();
        self.waiting
            .extend((0..network.len()).map(|number| network.forward.before(number).len() as u32));
        self.ready.clear();
        let mut begun = Vec::new();
        begun.extend(
            (0..network.len() as u16).filter(|number| self.waiting[usize::from(*number)] == 0),
        );
        loop {
            while let Some(number) = begun.pop() {
                if network.fixed[usize::from(number)].is_some() {
                    self.follow(network, number, &mut begun);
                } else {
                    self.ready.push(number);
                }
            }
            if self.ready.is_empty() {
                break;
            }
            let best = match chance.as_deref_mut() {
                None => self.first(key),
                Some(random) => self.draw(key, random),
            };
            let number = self.ready.swap_remove(best);
            order.push(number);
            self.follow(network, number, &mut begun);
        }
    }

    /// The ready one with the smallest key, and of equal ones the first.
    fn first(&self, key: Option<&[u32]>) -> usize {
        let of = |number: u16| key.map_or(0, |key| key[usize::from(number)]);
        let ready = self.ready.iter().enumerate();
        let best = ready.min_by_key(|(_, number)| (of(**number), **number));
        best.map_or(0, |(place, _)| place)
    }

    fn draw(&self, key: Option<&[u32]>, random: &mut Random) -> usize {
        let Some(key) = key else {
            return random.place(self.ready.len());
        };
        let of = |number: &u16| key[usize::from(*number)];
        let worst = self.ready.iter().map(of).max().unwrap_or(0);
        let sum: u32 = self.ready.iter().map(|number| worst - of(number) + 1).sum();
        let mut drawn = random.below(sum);
        for (place, number) in self.ready.iter().enumerate() {
            let share = worst - of(number) + 1;
            if drawn < share {
                return place;
            }
            drawn -= share;
        }
        0
    }

    fn follow(&mut self, network: &Network, number: u16, begun: &mut Vec<u16>) {
        for &(next, _) in network.backward.before(usize::from(number)) {
            let waiting = &mut self.waiting[usize::from(next)];
            *waiting -= 1;
            if *waiting == 0 {
                begun.push(next);
            }
        }
    }
}

/// The keys from which schedules for an objective are begun, the smaller the
/// earlier: the latest finish, and for maturity first what is worth most for
/// the work that it and what must go before others need.
pub(super) fn keys(network: &Network, objective: Objective) -> Vec<Vec<u32>> {
    let latest = network.latest(network.critical_path());
    if objective == Objective::Makespan {
        return vec![latest];
    }
    let mut keys = vec![worth(network), latest];
    if network.any_due {
        // First what is due or must go before it, then what is worth most.
        let open = u32::MAX / 2;
        let latest = network.latest(open);
        let both = latest.iter().zip(&keys[0]);
        let both = both.map(|(&latest, &worth)| match latest < MOST_TIME {
            true => latest,
            false => MOST_TIME + worth,
        });
        keys.insert(0, both.collect());
    }
    keys
}

/// The steps of worth between nothing and the best.
const WORTH: u64 = 1_000;

/// The worth per work of each activity together with the chain behind it that
/// makes this largest, as a key: a rule for chains after Smith (1956) and
/// Sidney (1975).
fn worth(network: &Network) -> Vec<u32> {
    // Worth and work of the best chain that begins with each.
    let mut chains: Vec<(u64, u64)> = vec![(0, 1); network.len()];
    for number in (0..network.len()).rev() {
        let work = u64::from(network.duration[number]) * (u64::from(network.load[number]) + 1);
        let own = (u64::from(network.weight[number]), work.max(1));
        let behind = network.backward.before(number).iter().map(|(next, _)| {
            let chain = chains[usize::from(*next)];
            (own.0 + chain.0, own.1 + chain.1)
        });
        let more = |one: (u64, u64), other: (u64, u64)| {
            u128::from(other.0) * u128::from(one.1) > u128::from(one.0) * u128::from(other.1)
        };
        chains[number] = behind.fold(
            own,
            |best, chain| if more(best, chain) { chain } else { best },
        );
    }
    let scaled = |(worth, work): (u64, u64)| u128::from(worth) * 1_000_000 / u128::from(work);
    let best = chains.iter().copied().map(scaled).max().unwrap_or(0).max(1);
    let key = |chain| WORTH as u32 - (scaled(chain) * u128::from(WORTH) / best) as u32;
    chains.into_iter().map(key).collect()
}
