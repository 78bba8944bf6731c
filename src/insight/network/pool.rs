//! Pools of people, and which of them does whose work.

use crate::plan::RoleId;
use crate::schedule::Resource;
use crate::sorted::Map;

/// People of one role, or those without a role, who do whatever comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Their role; none for people without one.
    pub role: Option<RoleId>,
    /// What they have to give over time, in thousandths of a full-time post.
    pub resource: Resource,
    /// The fewest units there are while there are any, absences left aside.
    pub least: u32,
}

/// All pools of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pools {
    /// People without a role first, then by role.
    pub pools: Vec<Pool>,
    /// Where people without a role help those who have one: the tenths of the role's work that
    /// those who have it do themselves. Roles that are not here do all of theirs.
    own: Map<RoleId, u64>,
}

impl Pools {
    /// These pools.
    pub(super) fn new(pools: Vec<Pool>) -> Pools {
        Pools {
            pools,
            own: Map::new(),
        }
    }

    /// Lets people without a role help those with one, so that all have about as much to do for the
    /// time they have. `work` is what there is to do, by role, in one unit.
    ///
    /// Those who have a role do as much of its work as fits into the time `T` in which everything
    /// can be done at best: `T` is the work of all who need help, and of those without a role, over
    /// the units of these. Shares are whole tenths, so that a small edit moves no dates.
    pub(super) fn share(&mut self, work: &[(Option<RoleId>, u64)]) {
        let helpers = self.pools.iter().find(|pool| pool.role.is_none());
        let helpers = helpers.map_or(0, |pool| u128::from(pool.least));
        if helpers == 0 {
            return;
        }
        let of = |wanted: Option<&RoleId>| -> u128 {
            let of_role = work.iter().filter(|(role, _)| role.as_ref() == wanted);
            of_role.map(|(_, work)| u128::from(*work)).sum()
        };
        let all: u128 = work.iter().map(|(_, work)| u128::from(*work)).sum();
        // Role, work, units.
        let mut busy: Vec<(RoleId, u128, u128)> = Vec::new();
        for pool in self.pools.iter().filter(|pool| pool.least > 0) {
            if let Some(role) = &pool.role {
                busy.push((role.clone(), of(Some(role)), u128::from(pool.least)));
            }
        }
        let others = all - busy.iter().map(|(_, work, _)| work).sum::<u128>();
        loop {
            let time = others + busy.iter().map(|(_, work, _)| work).sum::<u128>();
            let units = helpers + busy.iter().map(|(.., units)| units).sum::<u128>();
            let before = busy.len();
            // Who can do it alone by then needs no help, and gives none: that takes longer for the rest.
            busy.retain(|(_, work, own)| work * units > time * own);
            if busy.len() == before {
                for (role, work, own) in busy {
                    let tenths = (20 * own * time / (work * units).max(1)).div_ceil(2);
                    let tenths = u64::try_from(tenths).unwrap_or(10).clamp(1, 10);
                    self.own.insert(role, tenths);
                }
                return;
            }
        }
    }

    /// The pools that do the work of a role, each with its tenths of it; empty if nobody can.
    #[must_use]
    pub fn parts(&self, role: Option<&RoleId>) -> Vec<(usize, u64)> {
        let Some(place) = self.of(role) else {
            return Vec::new();
        };
        let own = role.and_then(|role| self.own.get(role)).copied();
        match (own, self.of(None)) {
            (Some(own), Some(helpers)) if own < 10 && helpers != place => {
                vec![(place, own), (helpers, 10 - own)]
            }
            _ => vec![(place, 10)],
        }
    }

    /// Whether nobody has any time.
    #[must_use]
    pub fn are_empty(&self) -> bool {
        self.pools.iter().all(|pool| pool.least == 0)
    }

    /// The pool that does the work of a role: those who have it, else those without a role; none
    /// if neither is there.
    #[must_use]
    pub fn of(&self, role: Option<&RoleId>) -> Option<usize> {
        let has = |pool: &Pool, role: Option<&RoleId>| pool.least > 0 && pool.role.as_ref() == role;
        let place = |role: Option<&RoleId>| self.pools.iter().position(|pool| has(pool, role));
        place(role).or_else(|| place(None))
    }

    /// The pool with the most people, for work that is nobody's.
    #[must_use]
    pub fn largest(&self) -> Option<usize> {
        let pools = self.pools.iter().enumerate();
        let largest = pools.max_by_key(|(at, pool)| (pool.least, std::cmp::Reverse(*at)));
        largest.filter(|(_, pool)| pool.least > 0).map(|(at, _)| at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pools(list: &[(&str, u32)]) -> Pools {
        let pool = |&(role, least): &(&str, u32)| Pool {
            role: Some(RoleId::new(role)).filter(|_| !role.is_empty()),
            resource: Resource::constant(least),
            least,
        };
        Pools::new(list.iter().map(pool).collect())
    }

    fn work(list: &[(&str, u64)]) -> Vec<(Option<RoleId>, u64)> {
        let one = |&(role, work): &(&str, u64)| {
            (Some(RoleId::new(role)).filter(|_| !role.is_empty()), work)
        };
        list.iter().map(one).collect()
    }

    fn parts(pools: &Pools, role: &str) -> Vec<(usize, u64)> {
        pools.parts(Some(&RoleId::new(role)))
    }

    #[test]
    fn generalists_help_who_has_more_to_do_than_they_have() {
        let mut pools = pools(&[("", 1_000), ("tester", 500), ("writer", 500)]);
        pools.share(&work(&[("tester", 300), ("writer", 10), ("coder", 150)]));
        // 450 of work for 1,500 units: a tester does 150 of the 300, a writer all of the little there is.
        assert_eq!(parts(&pools, "tester"), [(1, 5), (0, 5)]);
        assert_eq!(parts(&pools, "writer"), [(2, 10)]);
        assert_eq!(parts(&pools, "coder"), [(0, 10)]);
    }

    #[test]
    fn who_is_alone_does_all_of_it() {
        let mut pools = pools(&[("tester", 500)]);
        pools.share(&work(&[("tester", 300)]));
        assert_eq!(parts(&pools, "tester"), [(0, 10)]);
        assert_eq!(parts(&pools, "writer"), []);
    }

    #[test]
    fn no_work_and_no_time_are_no_trouble() {
        for units in [0, 1, 700] {
            let mut pools = pools(&[("", units), ("tester", 500), ("idle", 0)]);
            pools.share(&work(&[]));
            pools.share(&work(&[("tester", u64::MAX), ("idle", u64::MAX)]));
            assert!(
                parts(&pools, "tester")
                    .iter()
                    .all(|(_, tenths)| (1..=10).contains(tenths))
            );
        }
    }
}
