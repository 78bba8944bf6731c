//! What is left of each resource in each half-day, four resources to a word.
//!
//! A word holds four lanes of sixteen bits: fifteen for units and one that is
//! always set. Taking a demand from a word in one subtraction leaves all four
//! of these bits set just when there is enough in every lane, so that one test
//! answers for four resources.

use super::calendar::Open;
use super::network::{Network, Side};
use super::problem::MOST_UNITS;
use super::problem::Problem;

/// The bit of each lane that shows whether there was enough.
const GUARDS: u64 = 0x8000_8000_8000_8000;
/// As many units as a lane holds, in each.
const FULL: u64 = 0xffff_ffff_ffff_ffff;

/// Places activities in an order, each where it first fits.
pub(super) trait Passes {
    /// Places each of `order`, which has predecessors first, as early as it
    /// fits; writes when each finishes. Pinned ones are in place before.
    fn forward(&mut self, network: &Network, order: &[u16], finish: &mut [u32]);

    /// The same in the other direction of time: `order` has successors first,
    /// and times, also those written, are counted back from `end`.
    fn backward(&mut self, network: &Network, order: &[u16], end: u32, finish: &mut [u32]);
}

/// Passes for a problem, with as many words to a half-day as it needs.
/// Everything fits before `horizon` for which there is ever enough.
pub(super) fn passes(problem: &Problem, network: &Network, horizon: u32) -> Box<dyn Passes> {
    match problem.resources().len() {
        0..=4 => Box::new(Profile::<1>::new(problem, network, horizon as usize)),
        5..=8 => Box::new(Profile::<2>::new(problem, network, horizon as usize)),
        9..=16 => Box::new(Profile::<4>::new(problem, network, horizon as usize)),
        _ => Box::new(Profile::<8>::new(problem, network, horizon as usize)),
    }
}

struct Profile<const W: usize> {
    /// What each activity takes, by its number.
    demand: Vec<[u64; W]>,
    /// What there is before anything but pinned work is placed. Past the
    /// horizon there is as much as a lane holds, so that everything fits somewhere.
    base: Vec<[u64; W]>,
    /// What a half-day before the first one holds, for passes backward.
    past: [u64; W],
    /// What holds in all half-days, if it is always the same.
    always: Option<[u64; W]>,
    ahead: Vec<[u64; W]>,
    ahead_used: usize,
    back: Vec<[u64; W]>,
    back_used: usize,
    /// The half-day, counted back, before which none may finish in a pass backward.
    release: Vec<u32>,
}

impl<const W: usize> Profile<W> {
    fn new(problem: &Problem, network: &Network, horizon: usize) -> Profile<W> {
        let demand: Vec<[u64; W]> = network
            .outer
            .iter()
            .map(|&place| {
                pack(|resource| {
                    if resource < problem.resources().len() {
                        problem.demand(place, resource)
                    } else {
                        0
                    }
                })
            })
            .collect();
        let last = |resource: usize| {
            let capacity = problem
                .resources()
                .get(resource)
                .map(|resource| &resource.capacity);
            capacity
                .and_then(|capacity| capacity.last())
                .map_or(0, |(_, units)| *units)
        };
        let all_fit = (0..problem.resources().len()).all(|resource| {
            let demands = network
                .outer
                .iter()
                .map(|&place| problem.demand(place, resource));
            demands.max().unwrap_or(0) <= last(resource)
        });
        let forever = if all_fit {
            guarded(pack(last))
        } else {
            [FULL; W]
        };
        let length = if all_fit { horizon } else { 2 * horizon } + 1;
        let base = base(problem, network, horizon, length, forever);
        let always = base.iter().all(|word| *word == base[0]).then_some(base[0]);
        Profile {
            demand,
            ahead: base.clone(),
            ahead_used: 0,
            back: vec![forever; length + horizon + 1],
            back_used: 0,
            release: vec![0; network.len()],
            past: forever,
            always,
            base,
        }
    }
}

/// What there is in each half-day once pinned work has taken its share, as far as there is that much.
fn base<const W: usize>(
    problem: &Problem,
    network: &Network,
    horizon: usize,
    length: usize,
    forever: [u64; W],
) -> Vec<[u64; W]> {
    let mut base = vec![forever; length];
    let resources = problem.resources().len();
    let mut units = vec![0u32; horizon];
    let mut lanes: Vec<Vec<u32>> = Vec::with_capacity(resources);
    for (resource, capacity) in problem.resources().iter().enumerate() {
        units.fill(0);
        for &(from, amount) in &capacity.capacity {
            let from = (from as usize).min(horizon);
            units[from..].fill(amount);
        }
        for (number, fixed) in network.fixed.iter().enumerate() {
            if let Some(start) = fixed {
                let demand = problem.demand(network.outer[number], resource);
                let finish = network.finish(number, *start);
                for (open, end) in held(network, number, *start, finish) {
                    let end = (end as usize).min(horizon);
                    for unit in &mut units[(open as usize).min(end)..end] {
                        *unit = unit.saturating_sub(demand);
                    }
                }
            }
        }
        lanes.push(units.clone());
    }
    for (at, word) in base.iter_mut().enumerate().take(horizon) {
        *word = guarded(pack(|resource| {
            lanes.get(resource).map_or(0, |units| units[at])
        }));
    }
    base
}

fn pack<const W: usize>(units: impl Fn(usize) -> u32) -> [u64; W] {
    std::array::from_fn(|word| {
        let lane = |lane: usize| u64::from(units(4 * word + lane).min(MOST_UNITS)) << (16 * lane);
        lane(0) | lane(1) | lane(2) | lane(3)
    })
}

fn guarded<const W: usize>(word: [u64; W]) -> [u64; W] {
    word.map(|word| word | GUARDS)
}

impl<const W: usize> Passes for Profile<W> {
    fn forward(&mut self, network: &Network, order: &[u16], finish: &mut [u32]) {
        self.ahead[..self.ahead_used].copy_from_slice(&self.base[..self.ahead_used]);
        self.ahead_used = 0;
        for (number, fixed) in network.fixed.iter().enumerate() {
            if let Some(start) = fixed {
                finish[number] = network.finish(number, *start);
            }
        }
        let way = Way {
            side: &network.forward,
            duration: &network.duration,
            release: &network.release,
            demand: &self.demand,
        };
        if network.any_pauses {
            let pausing = Pausing { network, end: None };
            way.place_pausing(
                &pausing,
                order,
                &mut self.ahead,
                &mut self.ahead_used,
                finish,
            );
        } else {
            way.place(order, &mut self.ahead, &mut self.ahead_used, finish);
        }
    }

    fn backward(&mut self, network: &Network, order: &[u16], end: u32, finish: &mut [u32]) {
        if let Some(always) = self.always {
            self.back[..self.back_used].fill(always);
        } else {
            let end = end as usize;
            let used = self.back_used.max(end);
            for (word, base) in self.back.iter_mut().zip(self.base[..end].iter().rev()) {
                *word = *base;
            }
            self.back[end..used].fill(self.past);
        }
        self.back_used = 0;
        for (number, fixed) in network.fixed.iter().enumerate() {
            if let Some(start) = fixed {
                finish[number] = end - start;
            }
        }
        if network.any_due {
            for (release, due) in self.release.iter_mut().zip(&network.due) {
                *release = end.saturating_sub(*due);
            }
        }
        let way = Way {
            side: &network.backward,
            duration: &network.duration,
            release: &self.release,
            demand: &self.demand,
        };
        if network.any_pauses {
            let pausing = Pausing {
                network,
                end: Some(end),
            };
            way.place_pausing(&pausing, order, &mut self.back, &mut self.back_used, finish);
        } else {
            way.place(order, &mut self.back, &mut self.back_used, finish);
        }
        if self.always.is_none() {
            self.back_used = self.back_used.max(end as usize);
        }
    }
}

/// One direction of time.
struct Way<'a, const W: usize> {
    side: &'a Side,
    duration: &'a [u32],
    release: &'a [u32],
    demand: &'a [[u64; W]],
}

impl<const W: usize> Way<'_, W> {
    /// The serial schedule generation scheme (Kelley 1963).
    fn place(&self, order: &[u16], profile: &mut [[u64; W]], used: &mut usize, finish: &mut [u32]) {
        for &number in order {
            let number = usize::from(number);
            let mut start = self.release[number];
            for &(one, lag) in self.side.before(number) {
                start = start.max(finish[usize::from(one)] + lag);
            }
            let duration = self.duration[number];
            if duration > 0 {
                start = fit(
                    profile,
                    start as usize,
                    duration as usize,
                    &self.demand[number],
                ) as u32;
                *used = (*used).max((start + duration) as usize);
            }
            finish[number] = start + duration;
        }
    }
}

/// What passes need to know about work that pauses.
struct Pausing<'a> {
    network: &'a Network,
    /// From where time is counted back, if it is.
    end: Option<u32>,
}

impl Pausing<'_> {
    /// The stretches in which an activity works, in the direction of the pass, from `from` on.
    fn open(&self, number: usize, from: u32) -> Vec<Open> {
        let open = self.network.calendar.open(number).iter();
        match self.end {
            None => open.filter(|(_, end)| *end > from).copied().collect(),
            Some(last) => {
                // Before the first half-day there is as much as ever.
                let back = open.rev().filter(|(open, _)| *open < last);
                let back = back.map(|(open, end)| (last - last.min(*end), last - open));
                back.filter(|(_, end)| *end > from)
                    .chain([(last, u32::MAX)])
                    .collect()
            }
        }
    }
}

impl<const W: usize> Way<'_, W> {
    /// The same as `place` where some pause.
    fn place_pausing(
        &self,
        pausing: &Pausing,
        order: &[u16],
        profile: &mut [[u64; W]],
        used: &mut usize,
        finish: &mut [u32],
    ) {
        for &number in order {
            let number = usize::from(number);
            if !pausing.network.pauses[number] || self.duration[number] == 0 {
                self.place(&[number as u16], profile, used, finish);
                continue;
            }
            let mut start = self.release[number];
            for &(one, lag) in self.side.before(number) {
                start = start.max(finish[usize::from(one)] + lag);
            }
            let open = pausing.open(number, start);
            finish[number] = fit_pausing(
                profile,
                &open,
                start,
                self.duration[number],
                &self.demand[number],
            );
            *used = (*used).max(finish[number] as usize);
        }
    }
}

/// Takes what there is in the first half-days from `start` on that are open and
/// have enough, without leaving out an open one in between; says where they end.
fn fit_pausing<const W: usize>(
    profile: &mut [[u64; W]],
    open: &[Open],
    start: u32,
    duration: u32,
    demand: &[u64; W],
) -> u32 {
    let (mut done, mut first, mut finish) = (0, start, start);
    'search: for &(from, to) in open {
        let mut at = from.max(start);
        while at < to {
            if lacks(&profile[at as usize], demand) {
                done = 0;
            } else {
                if done == 0 {
                    first = at;
                }
                done += 1;
                if done == duration {
                    finish = at + 1;
                    break 'search;
                }
            }
            at += 1;
        }
    }
    for &(from, to) in open {
        let (from, to) = (from.max(first), to.min(finish));
        if from < to {
            take(&mut profile[from as usize..to as usize], demand);
        }
    }
    finish
}

/// The stretches in which a pinned activity works.
fn held(network: &Network, number: usize, start: u32, finish: u32) -> Vec<Open> {
    if !network.pauses[number] {
        return vec![(start, finish)];
    }
    let open = network.calendar.open(number).iter();
    let held = open.map(|(open, end)| ((*open).max(start), (*end).min(finish)));
    held.filter(|(open, end)| open < end).collect()
}

/// Whether some lane has less than is demanded.
fn lacks<const W: usize>(word: &[u64; W], demand: &[u64; W]) -> bool {
    (0..W).any(|lane| word[lane].wrapping_sub(demand[lane]) & GUARDS != GUARDS)
}

fn take<const W: usize>(profile: &mut [[u64; W]], demand: &[u64; W]) {
    for word in profile {
        for lane in 0..W {
            word[lane] = word[lane].wrapping_sub(demand[lane]);
        }
    }
}

/// The first place from `start` on where there is enough for `duration`, taken.
fn fit<const W: usize>(
    profile: &mut [[u64; W]],
    start: usize,
    duration: usize,
    demand: &[u64; W],
) -> usize {
    let mut start = start;
    let mut known = start;
    // Looks at the end first: what is too full there moves the start furthest.
    while let Some(last) = profile[known..start + duration]
        .iter()
        .rposition(|word| lacks(word, demand))
    {
        let next = known + last + 1;
        known = start + duration;
        start = next;
    }
    take(&mut profile[start..start + duration], demand);
    start
}
