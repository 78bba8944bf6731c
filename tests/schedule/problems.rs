//! Small problems of every kind, and what an exhaustive search makes of them.

use loadmap::schedule::{Activity, After, Problem, Resource};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;

/// Up to `most` activities with everything that the kernel knows.
pub fn any(most: usize) -> impl Strategy<Value = Problem> {
    (1..=3usize).prop_flat_map(move |resources| {
        let activities = vec(activity(resources, most), 1..=most);
        (activities, vec(stepped(), resources))
            .prop_map(|(activities, resources)| whole(activities, resources))
    })
}

/// Up to `most` activities, constant capacity that is enough for each alone, nothing pinned or due.
pub fn plain(most: usize) -> impl Strategy<Value = Problem> {
    (1..=3usize).prop_flat_map(move |resources| {
        let activities = vec(activity(resources, most), 1..=most);
        (activities, vec(6..12u32, resources)).prop_map(|(mut activities, capacities)| {
            for activity in &mut activities {
                activity.fixed = None;
                activity.due = None;
                activity.previous = None;
            }
            whole(
                activities,
                capacities.into_iter().map(Resource::constant).collect(),
            )
        })
    })
}

/// Predecessors are taken from what comes before, so that there is no cycle.
fn whole(mut activities: Vec<Activity>, resources: Vec<Resource>) -> Problem {
    for (place, activity) in activities.iter_mut().enumerate() {
        for after in &mut activity.after {
            after.activity = after.activity.checked_rem(place).unwrap_or(0);
        }
    }
    if let Some(first) = activities.first_mut() {
        first.after.clear();
    }
    Problem::new(activities, resources).unwrap()
}

fn activity(resources: usize, most: usize) -> impl Strategy<Value = Activity> {
    let after = (0..most, prop_oneof![3 => Just(0u32), 1 => 1..4u32])
        .prop_map(|(activity, lag)| After { activity, lag });
    let dates = (
        prop_oneof![3 => Just(0u32), 1 => 1..8u32],
        weighted(0.15, 5..40u32),
        weighted(0.1, 0..12u32),
        weighted(0.3, 0..20u32),
        prop_oneof![2 => Just(0u32), 1 => 1..12u32],
    );
    (
        0..7u32,
        vec(0..6u32, resources),
        vec(after, 0..3),
        dates,
        0..9u32,
        any_bool(),
    )
        .prop_map(
            |(
                duration,
                demands,
                after,
                (release, due, fixed, previous, ripens),
                weight,
                pauses,
            )| {
                Activity {
                    duration,
                    pauses,
                    demands,
                    after,
                    release,
                    due,
                    ripens,
                    fixed,
                    weight,
                    previous,
                }
            },
        )
}

fn any_bool() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.4)
}

/// A capacity that changes a few times and in the end mostly is enough for anything.
fn stepped() -> impl Strategy<Value = Resource> {
    let steps = vec((1..6u32, 0..9u32), 0..4);
    (steps, prop_oneof![9 => 5..9u32, 1 => 0..5u32]).prop_map(|(steps, last)| {
        let mut at = 0;
        let mut capacity = Vec::new();
        for (length, units) in steps {
            capacity.push((at, units));
            at += length;
        }
        capacity.push((at, last));
        Resource { capacity }
    })
}

/// The makespan and the sum of weight times finish of the best schedules, by
/// placing activities in every order and each at the first half-day at which it
/// fits, half-day by half-day. For problems as `plain` makes them.
pub fn exhausted(problem: &Problem) -> (u32, u64) {
    let mut best = (u32::MAX, u64::MAX);
    let mut starts = vec![None; problem.activities().len()];
    place_next(problem, &mut starts, &mut best);
    best
}

fn place_next(problem: &Problem, starts: &mut Vec<Option<u32>>, best: &mut (u32, u64)) {
    if starts.iter().all(Option::is_some) {
        let ends = starts
            .iter()
            .zip(problem.activities())
            .map(|(start, activity)| {
                let end = start.unwrap() + activity.duration;
                (end, activity.ripens, activity.weight)
            });
        best.0 = best.0.min(ends.clone().map(|(end, ..)| end).max().unwrap());
        best.1 = best.1.min(
            ends.map(|(end, ripens, weight)| u64::from(end + ripens) * u64::from(weight))
                .sum(),
        );
        return;
    }
    for place in 0..starts.len() {
        let activity = &problem.activities()[place];
        let ready = activity.after.iter().map(|after| {
            starts[after.activity]
                .map(|start| start + problem.activities()[after.activity].duration + after.lag)
        });
        let Some(ready) = ready.collect::<Option<Vec<u32>>>() else {
            continue;
        };
        if starts[place].is_none() {
            let ready = ready.into_iter().max().unwrap_or(0).max(activity.release);
            starts[place] = (ready..).find(|&start| fits(problem, starts, place, start));
            place_next(problem, starts, best);
            starts[place] = None;
        }
    }
}

fn fits(problem: &Problem, starts: &[Option<u32>], place: usize, start: u32) -> bool {
    (start..start + problem.activities()[place].duration).all(|at| {
        (0..problem.resources().len()).all(|resource| {
            let held: u32 = (0..starts.len())
                .filter(|&other| {
                    starts[other].is_some_and(|start| {
                        start <= at && at < start + problem.activities()[other].duration
                    })
                })
                .map(|other| problem.demand(other, resource))
                .sum();
            held + problem.demand(place, resource) <= problem.resources()[resource].at(at)
        })
    })
}
