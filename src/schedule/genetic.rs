//! The genetic search: two populations that breed each other.
//!
//! For the makespan, one population holds schedules made forward in time and
//! the other ones made backward; children of either belong to the other, so
//! that every pass also justifies (Debels and Vanhoucke 2007, Valls et al.
//! 2005). Sums of weighted finishes gain nothing from being pushed to the end,
//! so there both hold schedules made forward and simply take turns, a father
//! stays unless a child is as good, and activities are shifted in the order.
//!
//! A population that has become alike begins anew; the best stays known outside.

use super::Objective;
use super::best::Best;
use super::cost::Cost;
use super::crossing::{Crossing, Member, Turn, hash};
use super::network::Network;
use super::order::{self, Rule};
use super::pass::Passes;
use super::random::Random;

/// Children of a father, of whom the best takes its place.
const CHILDREN: u32 = 2;
/// How many first members in 1,000 are placed in an order of pure chance.
const WILD: u32 = 250;
/// Below this many different members in 100 a population has become alike.
const DIFFERENT: usize = 60;

/// The state of a search between two passes.
pub(super) struct Genetic {
    objective: Objective,
    size: usize,
    random: Random,
    rule: Rule,
    crossing: Crossing,
    /// The keys of the priority rules from which first members are made.
    keys: Vec<Vec<u32>>,
    populations: [Vec<Member>; 2],
    /// Which population the fathers are from, and the father whose turn it is.
    side: usize,
    father: usize,
    /// The best child so far, and how many there were.
    child: Member,
    children: u32,
    /// Whether the first pass of a member was made and the second is due.
    half: bool,
    rounds: u32,
    order: Vec<u16>,
    finish: Vec<u32>,
}

impl Genetic {
    /// `budget` is how many passes there will be in all; it sets the size of the populations.
    pub(super) fn new(network: &Network, objective: Objective, seed: u64, budget: u32) -> Genetic {
        let nothing = Member {
            finish: vec![0; network.len()],
            end: 0,
            cost: Cost::default(),
            hash: 0,
        };
        Genetic {
            objective,
            size: size(network.free.len(), budget),
            random: Random::new(seed),
            rule: Rule::new(),
            crossing: Crossing::new(),
            keys: order::keys(network, objective),
            populations: [Vec::new(), Vec::new()],
            side: 0,
            father: 0,
            child: nothing,
            children: 0,
            half: false,
            rounds: 0,
            order: Vec::new(),
            finish: vec![0; network.len()],
        }
    }

    /// Makes the populations, while they are still being founded, as large as suits so many passes in all.
    pub(super) fn expect(&mut self, network: &Network, budget: u32) {
        if self.is_founding() {
            // One more at least, so that they are completed in the usual way.
            let least = self.populations[0].len() + 1;
            self.size = size(network.free.len(), budget).max(least);
        }
    }

    fn is_founding(&self) -> bool {
        let last = match self.objective {
            Objective::Makespan => &self.populations[1],
            Objective::Maturity => &self.populations[0],
        };
        last.len() < self.size
    }

    /// Makes one pass.
    pub(super) fn step(&mut self, network: &Network, passes: &mut Passes, best: &mut Best) {
        if self.is_founding() {
            self.found(network, passes, best);
        } else {
            self.breed(network, passes, best);
        }
    }

    /// One pass for a first member: by rule, and for the makespan also its counterpart.
    fn found(&mut self, network: &Network, passes: &mut Passes, best: &mut Best) {
        if self.half {
            self.half = false;
            if let Some(first) = self.populations[0].last() {
                let end = first.end;
                self.crossing
                    .reread(network, first, Turn::Back, &mut self.order);
                let member = self.pass(network, passes, best, Turn::Back, end);
                self.populations[1].push(member);
                self.side = 1;
            }
            return;
        }
        let nth = self.populations[0].len();
        let by_rule = self.rounds == 0 && nth < self.keys.len();
        let wild = !by_rule && self.random.happens(WILD);
        let key = (!wild).then(|| self.keys[nth % self.keys.len()].as_slice());
        let random = (!by_rule).then_some(&mut self.random);
        self.rule.order(network, key, random, &mut self.order);
        let member = self.pass(network, passes, best, Turn::None, 0);
        self.populations[0].push(member);
        self.half = self.objective == Objective::Makespan;
        if !self.half && self.populations[0].len() == self.size {
            self.populations[1] = self.populations[0].clone();
            self.side = 0;
        }
    }

    /// One pass for a child.
    fn breed(&mut self, network: &Network, passes: &mut Passes, best: &mut Best) {
        let turn = match (self.objective, self.side) {
            (Objective::Maturity, _) => Turn::None,
            (Objective::Makespan, 0) => Turn::Back,
            (Objective::Makespan, _) => Turn::Ahead,
        };
        let parents = &self.populations[self.side];
        let mut other = || {
            let place = self.random.place(self.size - 1);
            place + usize::from(place >= self.father)
        };
        let (one, two) = (other(), other());
        let mother = if parents[two].cost < parents[one].cost {
            two
        } else {
            one
        };
        let pair = (&parents[self.father], &parents[mother]);
        let end = pair.0.end;
        self.crossing
            .cross(network, pair, turn, &mut self.random, &mut self.order);
        let child = self.pass(network, passes, best, turn, end);
        if self.children == 0 || child.cost <= self.child.cost {
            self.child = child;
        }
        self.children += 1;
        if self.children == CHILDREN {
            self.children = 0;
            let father = &self.populations[self.side][self.father];
            if turn == Turn::None && father.cost < self.child.cost {
                // Both populations are of one kind, so what is better can stay.
                self.child = father.clone();
            }
            let place = &mut self.populations[1 - self.side][self.father];
            std::mem::swap(place, &mut self.child);
            self.father += 1;
            if self.father == self.size {
                self.father = 0;
                self.side = 1 - self.side;
                self.refresh();
            }
        }
    }

    /// Places the order in the direction of the child.
    fn pass(
        &mut self,
        network: &Network,
        passes: &mut Passes,
        best: &mut Best,
        turn: Turn,
        end: u32,
    ) -> Member {
        let cost = if turn == Turn::Back {
            passes.backward(network, &self.order, end, &mut self.finish);
            // Half-days that the same schedule takes when nothing may start before it can.
            let spans = self
                .finish
                .iter()
                .zip(&network.head)
                .map(|(finish, head)| finish + head);
            Cost {
                main: u64::from(spans.max().unwrap_or(0)),
                ..Cost::default()
            }
        } else {
            passes.forward(network, &self.order, &mut self.finish);
            best.offer(network, &self.finish)
        };
        Member {
            end: self.finish.iter().copied().max().unwrap_or(0),
            cost,
            hash: hash(&self.finish),
            finish: self.finish.clone(),
        }
    }

    /// Begins anew if the population has become alike.
    fn refresh(&mut self) {
        let population = &self.populations[self.side];
        let mut hashes: Vec<u64> = population.iter().map(|member| member.hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let alike = population
            .iter()
            .all(|member| member.cost == population[0].cost);
        if alike || hashes.len() * 100 < self.size * DIFFERENT {
            self.populations.iter_mut().for_each(Vec::clear);
            self.side = 0;
            self.rounds += 1;
        }
    }
}

/// How many members suit a number of activities and of passes, from trials: a
/// few generations must fit in, and longer lists need more of them.
fn size(activities: usize, budget: u32) -> usize {
    let root = (budget as usize).isqrt();
    (root * 110 / (80 + activities)).clamp(8, 400)
}
