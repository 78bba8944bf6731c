//! Passes: all activities in an order, each placed where it first fits.
//!
//! This is the serial schedule generation scheme of Kelley (1963), in either
//! direction of time. Pinned work is in place before a pass begins.

use super::network::{Network, Side};
use super::problem::Problem;
use super::profile::{Left, Profile};

/// Makes passes, with memory that it keeps.
pub(super) struct Passes {
    profile: Profile,
    /// The half-day, counted back, before which none may finish in a pass backward.
    release: Vec<u32>,
}

impl Passes {
    /// Everything for which there is ever enough is finished before `horizon`.
    pub(super) fn new(problem: &Problem, network: &Network, horizon: u32) -> Passes {
        Passes {
            profile: Profile::new(problem, network, horizon),
            release: vec![0; network.len()],
        }
    }

    /// Places each of `order`, which has predecessors first, as early as it fits; writes when each finishes.
    pub(super) fn forward(&mut self, network: &Network, order: &[u16], finish: &mut [u32]) {
        for (number, fixed) in network.fixed.iter().enumerate() {
            if let Some(start) = fixed {
                finish[number] = network.finish(number, *start);
            }
        }
        let way = Way {
            network,
            side: &network.forward,
            release: &network.release,
            end: None,
        };
        way.place(order, &mut self.profile.ahead(), finish);
    }

    /// The same in the other direction of time: `order` has successors first,
    /// and times, also those written, are counted back from `end`, before
    /// which pinned work must be finished.
    pub(super) fn backward(
        &mut self,
        network: &Network,
        order: &[u16],
        end: u32,
        finish: &mut [u32],
    ) {
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
            network,
            side: &network.backward,
            release: &self.release,
            end: Some(end),
        };
        way.place(order, &mut self.profile.back(end), finish);
    }
}

/// One direction of time.
struct Way<'a> {
    network: &'a Network,
    side: &'a Side,
    release: &'a [u32],
    /// From where time is counted back, if it is.
    end: Option<u32>,
}

impl Way<'_> {
    fn place(&self, order: &[u16], left: &mut Left, finish: &mut [u32]) {
        if self.network.any_pauses {
            self.place_each(order, left, finish, |number, start, left| {
                self.pausing(number, start, left)
            });
        } else {
            self.place_each(order, left, finish, |number, start, left| {
                self.whole(number, start, left)
            });
        }
    }

    #[inline]
    fn place_each(
        &self,
        order: &[u16],
        left: &mut Left,
        finish: &mut [u32],
        place: impl Fn(usize, u32, &mut Left) -> u32,
    ) {
        for &number in order {
            let number = usize::from(number);
            let mut start = self.release[number];
            for &(one, lag) in self.side.before(number) {
                start = start.max(finish[usize::from(one)] + lag);
            }
            finish[number] = place(number, start, left);
        }
    }

    #[inline]
    fn whole(&self, number: usize, start: u32, left: &mut Left) -> u32 {
        match self.network.duration[number] {
            0 => start,
            duration => left.take_whole(number, start, duration),
        }
    }

    fn pausing(&self, number: usize, start: u32, left: &mut Left) -> u32 {
        if !self.network.pauses[number] {
            return self.whole(number, start, left);
        }
        let duration = self.network.duration[number];
        let open = self.network.calendar.open(number);
        let Some(last) = self.end else {
            let from = open.partition_point(|(_, end)| *end <= start);
            return left.take_paused(number, open[from..].iter().copied(), start, duration);
        };
        // What is open before `last`, counted back from it, and before the first half-day everything.
        let until = open.partition_point(|(open, _)| *open < last.saturating_sub(start));
        let back = open[..until].iter().rev();
        let back = back.map(|(open, end)| (last - last.min(*end), last - open));
        left.take_paused(number, back.chain([(last, u32::MAX)]), start, duration)
    }
}
