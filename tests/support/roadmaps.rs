//! Generated scheduling problems of the shape that roadmaps have: people of a
//! dozen roles who are away now and then, two environments, work of weeks that
//! pauses, dates, and things pinned.

use super::progen::Dice;
use loadmap::schedule::{Activity, After, Problem, Resource};

const ROLES: usize = 12;
const ENVIRONMENTS: usize = 2;

/// A roadmap of so many activities; the same for the same seed.
pub fn roadmap(activities: usize, seed: u64) -> Problem {
    let mut dice = Dice(seed ^ 0xa0ad);
    let resources = (0..ROLES + ENVIRONMENTS).map(|number| match number < ROLES {
        true => role(&mut dice),
        false => Resource::constant(1),
    });
    let resources = resources.collect();
    let activities = (0..activities)
        .map(|place| activity(place, &mut dice))
        .collect();
    Problem::new(activities, resources).expect("generated problems are whole")
}

fn activity(place: usize, dice: &mut Dice) -> Activity {
    let mut demands = vec![0; ROLES + ENVIRONMENTS];
    for _ in 0..dice.between(1, 3) {
        demands[dice.between(0, ROLES - 1)] = dice.between(1, 5) as u32;
    }
    if dice.between(0, 3) == 0 {
        demands[ROLES + dice.between(0, ENVIRONMENTS - 1)] = 1;
    }
    let before = if place == 0 { 0 } else { dice.between(0, 2) };
    let after = (0..before).map(|_| After {
        activity: dice.between(place.saturating_sub(12), place - 1),
        lag: 0,
    });
    let after = after.collect();
    Activity {
        duration: dice.between(4, 60) as u32,
        pauses: dice.between(0, 9) > 0,
        demands,
        after,
        weight: dice.between(0, 100) as u32,
        due: (dice.between(0, 9) == 0).then(|| 150 + 8 * place as u32),
        ..Activity::default()
    }
}

/// Five tenths to two people, of whom one is away for some weeks twice a year.
fn role(dice: &mut Dice) -> Resource {
    let units = dice.between(5, 20) as u32;
    let away = (units / 2).max(5).min(units);
    let mut capacity = vec![(0, units)];
    let mut at = 0;
    for _ in 0..12 {
        at += dice.between(60, 180) as u32;
        let length = dice.between(4, 30) as u32;
        capacity.push((at, units - away));
        capacity.push((at + length, units));
        at += length;
    }
    Resource { capacity }
}
