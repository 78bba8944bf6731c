//! What a roadmap was found for, as a number: while it stays the same there is nothing to look for again.

use super::Planning;
use crate::insight::schedule::objective;
use crate::schedule::Objective;

impl Planning<'_> {
    /// A number that changes with what is scheduled and with whom; never 0.
    pub(super) fn inputs(&self) -> u32 {
        let mut hash = Fnv::new();
        hash.add(u64::from(objective(self.plan) == Objective::Maturity));
        self.catalog
            .model
            .version
            .bytes()
            .for_each(|byte| hash.add(byte.into()));
        for activity in self.network.problem.activities() {
            let optional = |value: Option<u32>| value.map_or(u64::MAX, u64::from);
            let numbers = [
                activity.duration.into(),
                activity.pauses.into(),
                activity.release.into(),
                optional(activity.due),
                activity.ripens.into(),
                optional(activity.fixed),
                activity.weight.into(),
                optional(activity.previous),
                activity.after.len() as u64,
            ];
            numbers.into_iter().for_each(|number| hash.add(number));
            activity
                .demands
                .iter()
                .for_each(|&units| hash.add(units.into()));
            for after in &activity.after {
                hash.add(after.activity as u64);
                hash.add(after.lag.into());
            }
        }
        for resource in self.network.problem.resources() {
            hash.add(u64::MAX);
            for &(from, units) in &resource.capacity {
                hash.add(from.into());
                hash.add(units.into());
            }
        }
        hash.number()
    }
}

/// A hash that is the same on every machine (Fowler, Noll and Vo, FNV-1a with 64 bits).
struct Fnv(u64);

impl Fnv {
    fn new() -> Fnv {
        Fnv(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, number: u64) {
        for byte in number.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }

    /// In 32 bits; never 0.
    fn number(&self) -> u32 {
        ((self.0 >> 32) as u32 ^ self.0 as u32).max(1)
    }
}
