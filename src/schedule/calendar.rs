//! When there is enough for an activity at all, whatever else is going on.

use super::problem::Problem;

/// Half-days from the first up to, but not, the second.
pub(super) type Open = (u32, u32);

/// The half-days in which each activity could work if it were alone, by number.
/// The last ones have no end: where capacity is too small for ever, all from the
/// horizon on count as open, so that everything can be placed somewhere.
#[derive(Clone, Debug)]
pub(super) struct Calendar {
    open: Vec<Vec<Open>>,
}

impl Calendar {
    /// `outer` gives the place in the problem of each number.
    pub(super) fn new(problem: &Problem, outer: &[usize]) -> Calendar {
        Calendar {
            open: outer.iter().map(|&place| open(problem, place)).collect(),
        }
    }

    /// The open half-days of an activity, in order, never touching.
    pub(super) fn open(&self, number: usize) -> &[Open] {
        &self.open[number]
    }

    /// Where it first can work so long without a pause, from some half-day on:
    /// its start and its finish.
    pub(super) fn whole(&self, number: usize, from: u32, duration: u32) -> (u32, u32) {
        if duration == 0 {
            return (from, from);
        }
        let fits = self.open[number]
            .iter()
            .find(|(open, end)| end.saturating_sub(duration) >= (*open).max(from));
        let start = fits.map_or(from, |(open, _)| (*open).max(from));
        (start, start + duration)
    }

    /// The same with pauses wherever it is not open.
    pub(super) fn paused(&self, number: usize, from: u32, duration: u32) -> (u32, u32) {
        if duration == 0 {
            return (from, from);
        }
        let mut left = duration;
        let mut start = None;
        for &(open, end) in &self.open[number] {
            let open = open.max(from);
            if open < end {
                start = start.or(Some(open));
                if end - open >= left {
                    return (start.unwrap_or(open), open + left);
                }
                left -= end - open;
            }
        }
        (from, from + duration)
    }

    /// Where something that pauses and is finished at `finish` began.
    pub(super) fn began(&self, number: usize, finish: u32, duration: u32) -> u32 {
        let mut left = duration;
        for &(open, end) in self.open[number].iter().rev() {
            let end = end.min(finish);
            if open < end {
                if end - open >= left {
                    return end - left;
                }
                left -= end - open;
            }
        }
        finish.saturating_sub(duration)
    }
}

fn open(problem: &Problem, place: usize) -> Vec<Open> {
    let mut open = vec![(0, u32::MAX)];
    for (resource, capacity) in problem.resources().iter().enumerate() {
        let demand = problem.demand(place, resource);
        if demand > 0 {
            let mut enough: Vec<Open> = Vec::new();
            let steps = &capacity.capacity;
            for (at, &(from, units)) in steps.iter().enumerate() {
                let to = steps.get(at + 1).map_or(u32::MAX, |(next, _)| *next);
                if units >= demand {
                    match enough.last_mut() {
                        Some(last) if last.1 == from => last.1 = to,
                        _ => enough.push((from, to)),
                    }
                }
            }
            open = both(&open, &enough);
        }
    }
    if open.last().is_none_or(|(_, end)| *end != u32::MAX) {
        open.push((problem.horizon(), u32::MAX));
    }
    open
}

/// What is in both lists.
fn both(one: &[Open], other: &[Open]) -> Vec<Open> {
    let mut both = Vec::new();
    let (mut at, mut with) = (0, 0);
    while let (Some(a), Some(b)) = (one.get(at), other.get(with)) {
        let (from, to) = (a.0.max(b.0), a.1.min(b.1));
        if from < to {
            both.push((from, to));
        }
        if a.1 < b.1 {
            at += 1;
        } else {
            with += 1;
        }
    }
    both
}

#[cfg(test)]
mod tests {
    use super::Calendar;
    use crate::schedule::{Activity, Problem, Resource};

    fn calendar() -> Calendar {
        let activity = Activity {
            duration: 4,
            demands: vec![2, 1],
            ..Activity::default()
        };
        let one = Resource {
            capacity: vec![(0, 2), (3, 1), (5, 3)],
        };
        let other = Resource {
            capacity: vec![(1, 1), (7, 0), (10, 1)],
        };
        let problem = Problem::new(vec![activity], vec![one, other]).unwrap();
        Calendar::new(&problem, &[0])
    }

    #[test]
    fn opens_where_there_is_enough_of_everything() {
        assert_eq!(calendar().open(0), [(1, 3), (5, 7), (10, u32::MAX)]);
    }

    #[test]
    fn places_whole_and_paused_work() {
        let calendar = calendar();
        assert_eq!(calendar.whole(0, 0, 2), (1, 3));
        assert_eq!(calendar.whole(0, 2, 2), (5, 7));
        assert_eq!(calendar.whole(0, 0, 3), (10, 13));
        assert_eq!(calendar.paused(0, 0, 4), (1, 7));
        assert_eq!(calendar.paused(0, 3, 3), (5, 11));
        assert_eq!(calendar.began(0, 11, 3), 5);
        assert_eq!(calendar.began(0, 7, 4), 1);
    }
}
