//! What a simulation found.

/// A distribution, as values in rising order with how many samples had each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Percentiles {
    pub(super) values: Vec<(u32, u32)>,
    pub(super) samples: u64,
}

impl Percentiles {
    /// The value that so many per cent of the samples do not exceed; 0 to 100.
    #[must_use]
    pub fn at(&self, per_cent: u8) -> u32 {
        let rank = (self.samples * u64::from(per_cent.min(100)))
            .div_ceil(100)
            .max(1);
        let mut seen = 0;
        for &(value, n) in &self.values {
            seen += u64::from(n);
            if seen >= rank {
                return value;
            }
        }
        self.values.last().map_or(0, |&(value, _)| value)
    }

    /// How many of a thousand samples do not exceed a value.
    #[must_use]
    pub fn chance(&self, value: u32) -> u32 {
        let within = self.values.iter().take_while(|(at, _)| *at <= value);
        let within: u64 = within.map(|&(_, n)| u64::from(n)).sum();
        (within * 1_000 / self.samples.max(1)) as u32
    }

    /// Mean of the samples.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let sum: u64 = self
            .values
            .iter()
            .map(|&(value, n)| u64::from(value) * u64::from(n))
            .sum();
        sum as f64 / self.samples.max(1) as f64
    }

    /// The values in rising order, each with its number of samples.
    #[must_use]
    pub fn values(&self) -> &[(u32, u32)] {
        &self.values
    }
}

/// What a simulation found. Times are half-days behind the last one of work, rounded up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Samples drawn.
    pub samples: u64,
    /// When all is finished.
    pub finish: Percentiles,
    /// When each task is finished.
    pub tasks: Vec<Percentiles>,
    /// When each group is finished.
    pub groups: Vec<Percentiles>,
    /// What all costs, in so many minor currency units as `cost_unit` says.
    pub cost: Percentiles,
    /// Minor currency units that cost is counted in, to the nearest: a thousand, or more if costs lie
    /// far apart.
    pub cost_unit: u64,
    /// In how many of a thousand samples each task was on a chain that set the end.
    pub criticality: Vec<u32>,
    /// How the end goes with each task's length: correlation in thousandths, from -1,000 to 1,000.
    pub drivers: Vec<i32>,
}

impl Outcome {
    /// What so many per cent of the samples do not cost more than, in minor currency units.
    #[must_use]
    pub fn cost_at(&self, per_cent: u8) -> i64 {
        let minor = u64::from(self.cost.at(per_cent)) * self.cost_unit;
        i64::try_from(minor).unwrap_or(i64::MAX)
    }

    /// How many of a thousand samples do not cost more than so many minor currency units.
    #[must_use]
    pub fn cost_chance(&self, minor: i64) -> u32 {
        let units = u64::try_from(minor).map_or(0, |minor| minor / self.cost_unit.max(1));
        self.cost.chance(u32::try_from(units).unwrap_or(u32::MAX))
    }
}
