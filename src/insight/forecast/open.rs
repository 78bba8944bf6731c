//! Half-days without those on which nobody works, and back: a length that varies does not take
//! longer because of a holiday it may not even meet.

use crate::plan::{Calendar, Plan};
use crate::sorted::sort;

/// The half-days of holidays, from and to, in order and apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Open(Vec<(u32, u32)>);

impl Open {
    /// The holidays of a plan.
    #[must_use]
    pub fn of(plan: &Plan) -> Open {
        let calendar = Calendar::of(plan);
        let mut closed: Vec<(u32, u32)> = plan
            .resources
            .holidays
            .iter()
            .map(|day| {
                (
                    calendar.half_day_or_first(day.date),
                    calendar.half_day_after(day.date),
                )
            })
            .filter(|(from, to)| from < to)
            .collect();
        sort(&mut closed);
        let mut apart: Vec<(u32, u32)> = Vec::new();
        for (from, to) in closed {
            match apart.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => apart.push((from, to)),
            }
        }
        Open(apart)
    }

    /// Whether anybody works in a half-day.
    #[must_use]
    pub fn is(&self, half_day: u32) -> bool {
        let mut closed = self.0.iter();
        !closed.any(|&(from, to)| (from..to).contains(&half_day))
    }

    /// How many half-days before this one are open.
    #[must_use]
    pub fn before(&self, half_day: u32) -> u32 {
        let closed = self
            .0
            .iter()
            .map(|&(from, to)| to.min(half_day).saturating_sub(from));
        half_day - closed.sum::<u32>()
    }

    /// The half-day behind so many open ones.
    #[must_use]
    pub fn behind(&self, open: u32) -> u32 {
        let mut at = open;
        for &(from, to) in &self.0 {
            if from >= at {
                break;
            }
            at += to - from;
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_half_days_count_up_and_back() {
        let open = Open(vec![(4, 6), (10, 14)]);
        assert_eq!(
            [4, 5, 6, 9, 12, 15].map(|at| open.before(at)),
            [4, 4, 4, 7, 8, 9]
        );
        assert_eq!([0, 4, 5, 8, 9].map(|n| open.behind(n)), [0, 4, 7, 10, 15]);
        for n in 0..40 {
            assert_eq!(open.before(open.behind(n)), n);
        }
        assert!(open.is(3) && !open.is(4) && open.is(6));
    }
}
