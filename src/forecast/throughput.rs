//! A second way to forecast, from how many things were finished in each of the last weeks and
//! nothing else: weeks to come are drawn from weeks that were (the bootstrap of Efron, 1979).

use super::BLOCK;
use super::draw::Generator;

/// Longest time that is looked ahead, in weeks: fifty years.
pub const MOST_WEEKS: u32 = 2_600;
/// Most samples.
const MOST_SAMPLES: u32 = 100_000;

/// What half, four of five, and nineteen of twenty samples reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// With a chance of 50 %.
    pub p50: u32,
    /// With a chance of 80 %.
    pub p80: u32,
    /// With a chance of 95 %.
    pub p95: u32,
}

/// In how many weeks so many more things are finished. `counts` are those finished in weeks that
/// were, at least one of them more than 0; else nothing is known. None as well if more than one
/// sample in twenty is not done within [`MOST_WEEKS`].
#[must_use]
pub fn weeks_for(counts: &[u32], things: u32, samples: u32, seed: u64) -> Option<Reach> {
    let most = counts.iter().copied().max().filter(|&most| most > 0)?;
    if u64::from(most) * u64::from(MOST_WEEKS) < u64::from(things) {
        return None;
    }
    // More than these, and nineteen of twenty are not done: whatever else is drawn changes nothing.
    let may_miss = samples.clamp(1, MOST_SAMPLES) / 20;
    let mut missed = 0;
    let mut weeks = each(samples, seed, |draw| {
        if missed > may_miss {
            return u32::MAX;
        }
        let mut done = 0u64;
        let found = (0..MOST_WEEKS).find(|_| {
            let enough = done >= u64::from(things);
            done += u64::from(counts[draw(counts.len())]);
            enough
        });
        missed += u32::from(found.is_none());
        found.unwrap_or(u32::MAX)
    });
    crate::sorted::sort(&mut weeks);
    let at = |per_cent| weeks[place(weeks.len(), per_cent)];
    let reach = Reach {
        p50: at(50),
        p80: at(80),
        p95: at(95),
    };
    (reach.p95 < u32::MAX).then_some(reach)
}

/// How many things are finished at least in so many weeks, at most [`MOST_WEEKS`]. None if no week
/// is known.
#[must_use]
pub fn things_in(counts: &[u32], weeks: u32, samples: u32, seed: u64) -> Option<Reach> {
    if counts.is_empty() {
        return None;
    }
    let mut things = each(samples, seed, |draw| {
        let weeks = 0..weeks.min(MOST_WEEKS);
        let sum: u64 = weeks.map(|_| u64::from(counts[draw(counts.len())])).sum();
        u32::try_from(sum).unwrap_or(u32::MAX)
    });
    // The surer, the fewer.
    crate::sorted::sort_by_key(&mut things, |&things| std::cmp::Reverse(things));
    let at = |per_cent| things[place(things.len(), per_cent)];
    Some(Reach {
        p50: at(50),
        p80: at(80),
        p95: at(95),
    })
}

/// The place of the first sample that so many per cent do not lie behind.
fn place(samples: usize, per_cent: usize) -> usize {
    (samples * per_cent).div_ceil(100).max(1) - 1
}

/// One number per sample. `one` is given a way to draw a place below a length. Every sample draws its
/// own numbers, however many the ones before it have drawn: whoever asks for more in the same weeks
/// gets more from each of them.
fn each(
    samples: u32,
    seed: u64,
    mut one: impl FnMut(&mut dyn FnMut(usize) -> usize) -> u32,
) -> Vec<u32> {
    let mut generator = Generator::new(seed, 0);
    let samples = 0..samples.clamp(1, MOST_SAMPLES) as usize;
    let drawn = samples.map(|sample| {
        if sample % BLOCK == 0 {
            generator = Generator::new(seed, (sample / BLOCK) as u64);
        }
        let mut draw = |length: usize| {
            let number = generator.lane(sample % BLOCK) * length as f32;
            (number as usize).min(length - 1)
        };
        one(&mut draw)
    });
    drawn.collect()
}
