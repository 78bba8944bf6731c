//! What is simulated: tasks, risks and costs.

/// A task of the network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Task {
    /// What tells its random numbers from those of others: the same in every scenario.
    pub key: u64,
    /// Work in person-days: optimistic, likely, pessimistic, ascending and at least 0.
    pub work: [f64; 3],
    /// Half-days that the schedule gives it, for the mean work; at least 0.
    pub half_days: f64,
    /// Half-days of it that are worked; the rest are pauses, which do not vary.
    pub worked: f64,
    /// Tasks that must be finished before it starts, earlier in the list, with half-days in between.
    pub after: Vec<(usize, f64)>,
    /// The half-day before which it does not start.
    pub release: f64,
    /// What a person-day of it costs, in minor currency units.
    pub rate: f64,
    /// Its length is exact.
    pub certain: bool,
}

impl Task {
    /// Mean work in person-days: that of beta-PERT.
    #[must_use]
    pub fn mean_work(&self) -> f64 {
        let [low, mode, high] = self.work;
        (low + 4.0 * mode + high) / 6.0
    }

    /// The same with so many times its work, which takes so many times as long; pauses do not.
    #[must_use]
    pub fn scaled(self, factor: f64) -> Task {
        Task {
            work: self.work.map(|days| days * factor),
            half_days: self.half_days + self.worked * (factor - 1.0),
            worked: self.worked * factor,
            ..self
        }
    }
}

/// Something that may happen once, and delays tasks or costs money.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Risk {
    /// What tells its random numbers from those of others.
    pub key: u64,
    /// How likely it is, from 0 to 1.
    pub chance: f64,
    /// Half-days by which each of its tasks takes longer.
    pub delay: f64,
    /// What it costs in minor currency units.
    pub cost: f64,
    /// Its tasks.
    pub tasks: Vec<usize>,
}

/// A cost beside the tasks' work.
#[derive(Clone, Debug, PartialEq)]
pub struct Expense {
    /// What tells its random numbers from those of others.
    pub key: u64,
    /// Each payment in minor currency units: low, likely, high, ascending.
    pub amount: [f64; 3],
    /// How often it is paid.
    pub paid: Paid,
}

/// How often something is paid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paid {
    /// So many times.
    Times(f64),
    /// At once from a half-day on, and again and again until all is finished.
    UntilTheEnd {
        /// The half-day of the first payment.
        from: f64,
        /// Half-days from one payment to the next; more than 0.
        every: f64,
    },
}

/// What is simulated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    /// Tasks, each behind those that it waits for.
    pub tasks: Vec<Task>,
    /// Risks.
    pub risks: Vec<Risk>,
    /// Other costs.
    pub expenses: Vec<Expense>,
    /// Groups of tasks, such as milestones and phases: each is finished with its last task.
    pub groups: Vec<Vec<usize>>,
    /// Correlation of the work of any two tasks, from 0 to 1.
    pub correlation: f64,
}

impl Model {
    /// When each task starts and is finished if nothing varies and no risk happens.
    #[must_use]
    pub fn certain(&self) -> Vec<(f64, f64)> {
        let mut spans: Vec<(f64, f64)> = Vec::with_capacity(self.tasks.len());
        for task in &self.tasks {
            let after = task.after.iter();
            let ready = after.map(|&(before, lag)| spans[before].1 + lag);
            let start = ready.fold(task.release, f64::max);
            spans.push((start, start + task.half_days));
        }
        spans
    }
}
