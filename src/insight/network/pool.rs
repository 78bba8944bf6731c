//! Pools of people, and which of them does whose work.

use crate::plan::RoleId;
use crate::schedule::Resource;

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
}

impl Pools {
    /// These pools.
    pub(super) fn new(pools: Vec<Pool>) -> Pools {
        Pools { pools }
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
