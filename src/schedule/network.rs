//! A problem laid out for passes: activities numbered with predecessors first,
//! dependencies in both directions, and what follows from them alone.

use super::calendar::{Calendar, Open};
use super::problem::Problem;

/// Marks an activity that is not due at any time.
pub(super) const NEVER: u32 = u32::MAX;

/// The dependencies as seen in one direction of time.
#[derive(Clone, Debug)]
pub(super) struct Side {
    /// Where the arcs of each activity begin in `arcs`, and where the last ones end.
    first: Vec<u32>,
    /// What must be placed before, and the lag after it.
    arcs: Vec<(u16, u32)>,
}

impl Side {
    fn new(before: &[Vec<(u16, u32)>]) -> Side {
        let mut side = Side {
            first: vec![0],
            arcs: Vec::new(),
        };
        for arcs in before {
            side.arcs.extend_from_slice(arcs);
            side.first.push(side.arcs.len() as u32);
        }
        side
    }

    /// What must be placed before an activity, each with the lag after it.
    pub(super) fn before(&self, activity: usize) -> &[(u16, u32)] {
        &self.arcs[self.first[activity] as usize..self.first[activity + 1] as usize]
    }
}

/// A problem as passes read it. Numbers of activities are places in `outer`.
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// The place in the problem of each activity.
    pub(super) outer: Vec<usize>,
    /// Half-days each takes.
    pub(super) duration: Vec<u32>,
    /// Which pause while there is too little for them, unless capacity never changes.
    pub(super) pauses: Vec<bool>,
    /// Whether any does.
    pub(super) any_pauses: bool,
    /// When there is enough for each.
    pub(super) calendar: Calendar,
    /// Predecessors, and successors: what must be placed before it in either direction.
    pub(super) forward: Side,
    /// See `forward`.
    pub(super) backward: Side,
    /// The half-day before which each may not start for its own sake.
    pub(super) release: Vec<u32>,
    /// The half-day by which each should be finished so that it has ripened when it is due, or
    /// because a pinned one follows; or [`NEVER`].
    pub(super) due: Vec<u32>,
    /// Half-days after its finish until each counts.
    pub(super) ripens: Vec<u32>,
    /// Half-days that are late whatever the schedule: of what is due before it could have ripened.
    pub(super) overdue: u64,
    /// What finishing each is worth.
    pub(super) weight: Vec<u32>,
    /// Where a pinned one starts.
    pub(super) fixed: Vec<Option<u32>>,
    /// The activities that are not pinned.
    pub(super) free: Vec<u16>,
    /// The earliest half-day in which each can start if there is enough of everything.
    pub(super) head: Vec<u32>,
    /// The half-day in which one that starts so early is finished.
    pub(super) early: Vec<u32>,
    /// The half-days from each one's finish to the end of all, at least.
    pub(super) tail: Vec<u32>,
    /// How much of what there is each holds: the sum of its demands over the
    /// capacity that holds for ever, in thousandths, for finding peaks.
    pub(super) load: Vec<u32>,
    /// Whether any is due.
    pub(super) any_due: bool,
}

impl Network {
    pub(super) fn new(problem: &Problem) -> Network {
        let outer = problem.order().to_vec();
        let mut inner = vec![0u16; outer.len()];
        for (number, place) in outer.iter().enumerate() {
            inner[*place] = number as u16;
        }
        let all = || outer.iter().map(|place| &problem.activities()[*place]);
        let mut before: Vec<Vec<(u16, u32)>> = Vec::new();
        let mut behind: Vec<Vec<(u16, u32)>> = vec![Vec::new(); outer.len()];
        for (number, activity) in all().enumerate() {
            let arcs = activity.after.iter();
            before.push(
                arcs.map(|after| (inner[after.activity], after.lag))
                    .collect(),
            );
            for (one, lag) in &before[number] {
                behind[usize::from(*one)].push((number as u16, *lag));
            }
        }
        let steps = problem
            .resources()
            .iter()
            .any(|resource| resource.capacity.len() > 1)
            || !problem.lacks().is_empty();
        let fixed: Vec<_> = all().map(|activity| activity.fixed).collect();
        let free = (0..outer.len()).filter(|&number| fixed[number].is_none());
        let mut network = Network {
            duration: all().map(|activity| activity.duration).collect(),
            forward: Side::new(&before),
            backward: Side::new(&behind),
            release: all().map(|activity| activity.release).collect(),
            due: all()
                .map(|activity| match activity.due {
                    Some(due) => due.saturating_sub(activity.ripens),
                    None => NEVER,
                })
                .collect(),
            overdue: all()
                .filter_map(|activity| Some(activity.ripens.saturating_sub(activity.due?)))
                .map(u64::from)
                .sum(),
            ripens: all().map(|activity| activity.ripens).collect(),
            weight: all().map(|activity| activity.weight).collect(),
            free: free.map(|number| number as u16).collect(),
            pauses: all()
                .map(|activity| activity.pauses && steps && activity.duration > 0)
                .collect(),
            any_pauses: steps && all().any(|activity| activity.pauses),
            calendar: Calendar::new(problem, &outer),
            head: vec![0; outer.len()],
            early: vec![0; outer.len()],
            tail: vec![0; outer.len()],
            load: load(problem, &outer),
            any_due: false,
            fixed,
            outer,
        };
        network.derive();
        network
    }

    /// Heads, tails and what is due because a pinned one follows.
    fn derive(&mut self) {
        for number in 0..self.outer.len() {
            let ready = self.forward.before(number).iter();
            let ready = ready
                .map(|&(one, lag)| self.early[usize::from(one)] + lag)
                .max();
            let ready = ready.unwrap_or(0).max(self.release[number]);
            (self.head[number], self.early[number]) = match self.fixed[number] {
                Some(start) => (start, self.finish(number, start)),
                None => self.alone(number, ready),
            };
        }
        for number in (0..self.outer.len()).rev() {
            for &(next, lag) in self.backward.before(number) {
                let next = usize::from(next);
                if let Some(start) = self.fixed[next] {
                    self.due[number] = self.due[number].min(start.saturating_sub(lag));
                } else {
                    let tail = lag + self.duration[next] + self.tail[next];
                    self.tail[number] = self.tail[number].max(tail);
                }
            }
        }
        self.any_due = self.due.iter().any(|due| *due != NEVER);
    }

    /// Where an activity would be placed from some half-day on if it were alone: its start and finish.
    fn alone(&self, number: usize, from: u32) -> (u32, u32) {
        if self.pauses[number] {
            self.calendar.paused(number, from, self.duration[number])
        } else {
            self.calendar.whole(number, from, self.duration[number])
        }
    }

    /// When an activity that starts there is finished.
    pub(super) fn finish(&self, number: usize, start: u32) -> u32 {
        if self.pauses[number] {
            self.calendar.paused(number, start, self.duration[number]).1
        } else {
            start + self.duration[number]
        }
    }

    /// The stretches in which an activity that starts and finishes there works.
    pub(super) fn held(&self, number: usize, start: u32, finish: u32) -> Vec<Open> {
        if !self.pauses[number] {
            return vec![(start, finish)];
        }
        let open = self.calendar.open(number).iter();
        let held = open.map(|(open, end)| ((*open).max(start), (*end).min(finish)));
        held.filter(|(open, end)| open < end).collect()
    }

    /// Where an activity that is finished there started.
    pub(super) fn start(&self, number: usize, finish: u32) -> u32 {
        match self.fixed[number] {
            Some(start) => start,
            None if self.pauses[number] => {
                self.calendar.began(number, finish, self.duration[number])
            }
            None => finish - self.duration[number],
        }
    }

    /// How many activities there are.
    pub(super) fn len(&self) -> usize {
        self.outer.len()
    }

    /// The shortest time in which all can be finished if there is enough of everything.
    pub(super) fn critical_path(&self) -> u32 {
        let ends = (0..self.len()).map(|number| self.early[number] + self.tail[number]);
        ends.max().unwrap_or(0)
    }

    /// The latest finish of each, counted from an end: what its followers need
    /// until then, and what it or they are due.
    pub(super) fn latest(&self, end: u32) -> Vec<u32> {
        let mut latest: Vec<u32> = vec![0; self.len()];
        for number in (0..self.len()).rev() {
            let next = self.backward.before(number).iter().map(|&(next, lag)| {
                let next = usize::from(next);
                latest[next].saturating_sub(self.duration[next] + lag)
            });
            latest[number] = next.fold(end.min(self.due[number]), u32::min);
        }
        latest
    }
}

fn load(problem: &Problem, outer: &[usize]) -> Vec<u32> {
    let last = |resource: usize| {
        let capacity = &problem.resources()[resource].capacity;
        capacity.last().map_or(0, |(_, units)| *units)
    };
    let load = outer.iter().map(|&place| {
        let each = 0..problem.resources().len();
        each.map(|resource| 1_000 * problem.demand(place, resource) / last(resource).max(1))
            .sum()
    });
    load.collect()
}
