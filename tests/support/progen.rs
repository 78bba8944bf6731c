//! Generated scheduling problems of the shape that the benchmark sets of
//! Kolisch, Sprecher and Drexl (1995) have: a network of a stated complexity,
//! demands of a stated resource factor, capacities of a stated strength.

use loadmap::schedule::{Activity, After, Problem, Resource};

/// What a set varies.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// Activities.
    pub activities: usize,
    /// Dependencies per activity, the dummies at both ends counted, in tenths.
    pub complexity: usize,
    /// The share of resources that an activity demands, in hundredths.
    pub factor: usize,
    /// How far capacity goes from the largest demand to the peak of the
    /// earliest schedule, in hundredths.
    pub strength: usize,
}

/// The shapes of the published sets of 30, 60 and 120 activities.
pub fn shapes(activities: usize) -> Vec<Shape> {
    let strengths: &[usize] = if activities >= 120 {
        &[10, 20, 30, 40, 50]
    } else {
        &[20, 50, 70, 100]
    };
    let mut shapes = Vec::new();
    for complexity in [15, 18, 21] {
        for factor in [25, 50, 75, 100] {
            for &strength in strengths {
                shapes.push(Shape {
                    activities,
                    complexity,
                    factor,
                    strength,
                });
            }
        }
    }
    shapes
}

/// A small generator (splitmix64), so that sets do not depend on that of the search.
pub struct Dice(pub u64);

impl Dice {
    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: usize, high: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + ((z ^ (z >> 31)) % (high - low + 1) as u64) as usize
    }
}

const RESOURCES: usize = 4;
/// Activities that start with nothing before them, and that end with nothing behind them.
const ENDS: usize = 3;
/// The most predecessors and successors of one activity.
const MOST_ARCS: usize = 3;

/// A problem of a shape; the same for the same seed.
pub fn problem(shape: Shape, seed: u64) -> Problem {
    let mut dice = Dice(seed.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5eed);
    let after = network(shape, &mut dice);
    let durations: Vec<u32> = after.iter().map(|_| dice.between(1, 10) as u32).collect();
    let demands = demands(shape, &mut dice);
    let capacities = capacities(shape, &after, &durations, &demands);
    let activities = (0..shape.activities).map(|at| Activity {
        duration: durations[at],
        demands: demands[at].clone(),
        after: after[at]
            .iter()
            .map(|&activity| After { activity, lag: 0 })
            .collect(),
        weight: dice.between(0, 10) as u32,
        ..Activity::default()
    });
    let resources = capacities.into_iter().map(Resource::constant).collect();
    Problem::new(activities.collect(), resources).expect("generated problems are whole")
}

/// Predecessors of each activity; no dependency follows from others.
fn network(shape: Shape, dice: &mut Dice) -> Vec<Vec<usize>> {
    let count = shape.activities;
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut behind = vec![0usize; count];
    // reach[i][j]: i comes before j.
    let mut reach = vec![vec![false; count]; count];
    let join = |one: usize,
                next: usize,
                after: &mut Vec<Vec<usize>>,
                behind: &mut Vec<usize>,
                reach: &mut Vec<Vec<bool>>| {
        let redundant = reach[one][next]
            || (0..count).any(|before| {
                // An arc that another path would replace, or that would replace another arc.
                after[next].contains(&before) && reach[one][before]
                    || (before == one || reach[before][one])
                        && (0..count).any(|late| {
                            (late == next || reach[next][late]) && after[late].contains(&before)
                        })
            });
        if redundant || after[next].len() >= MOST_ARCS || behind[one] >= MOST_ARCS {
            return false;
        }
        after[next].push(one);
        behind[one] += 1;
        for before in 0..count {
            if before == one || reach[before][one] {
                let behind = (0..count).filter(|&late| late == next || reach[next][late]);
                for late in behind.collect::<Vec<_>>() {
                    reach[before][late] = true;
                }
            }
        }
        true
    };
    for next in ENDS..count {
        for _ in 0..100 {
            let one = dice.between(0, (next - 1).min(count - ENDS - 1));
            if join(one, next, &mut after, &mut behind, &mut reach) {
                break;
            }
        }
    }
    for one in (0..count - ENDS).rev() {
        for _ in 0..100 {
            if behind[one] > 0 {
                break;
            }
            let next = dice.between((one + 1).max(ENDS), count - 1);
            join(one, next, &mut after, &mut behind, &mut reach);
        }
    }
    // Arcs of the dummies count: from the start to each without predecessor, to the end from each without successor.
    let arcs = |after: &[Vec<usize>], behind: &[usize]| {
        let starts = after.iter().filter(|after| after.is_empty()).count();
        let ends = behind.iter().filter(|behind| **behind == 0).count();
        after.iter().map(Vec::len).sum::<usize>() + starts + ends
    };
    let wanted = shape.complexity * (count + 2) / 10;
    for _ in 0..200 * count {
        if arcs(&after, &behind) >= wanted {
            break;
        }
        let next = dice.between(ENDS, count - 1);
        let one = dice.between(0, (next - 1).min(count - ENDS - 1));
        join(one, next, &mut after, &mut behind, &mut reach);
    }
    after
}

/// Units of each resource per activity: 1 to 10 where it demands any, and each demands some.
fn demands(shape: Shape, dice: &mut Dice) -> Vec<Vec<u32>> {
    let mut demands = vec![vec![0u32; RESOURCES]; shape.activities];
    for of in &mut demands {
        of[dice.between(0, RESOURCES - 1)] = dice.between(1, 10) as u32;
    }
    let wanted = shape.factor * RESOURCES * shape.activities / 100;
    let mut there = shape.activities;
    while there < wanted {
        let of =
            &mut demands[dice.between(0, shape.activities - 1)][dice.between(0, RESOURCES - 1)];
        if *of == 0 {
            *of = dice.between(1, 10) as u32;
            there += 1;
        }
    }
    demands
}

fn capacities(
    shape: Shape,
    after: &[Vec<usize>],
    durations: &[u32],
    demands: &[Vec<u32>],
) -> Vec<u32> {
    let mut starts: Vec<u32> = Vec::new();
    for before in after {
        let ready = before.iter().map(|&one| starts[one] + durations[one]);
        starts.push(ready.max().unwrap_or(0));
    }
    let end = starts
        .iter()
        .zip(durations)
        .map(|(start, duration)| start + duration)
        .max()
        .unwrap_or(0);
    let of = |resource: usize| {
        let least = demands.iter().map(|of| of[resource]).max().unwrap_or(0);
        let load = |at: u32| -> u32 {
            let runs =
                |place: &usize| starts[*place] <= at && at < starts[*place] + durations[*place];
            (0..starts.len())
                .filter(runs)
                .map(|place| demands[place][resource])
                .sum()
        };
        let peak = (0..end).map(load).max().unwrap_or(0);
        least + (shape.strength as u32 * (peak - least) + 50) / 100
    };
    (0..RESOURCES).map(of).collect()
}
