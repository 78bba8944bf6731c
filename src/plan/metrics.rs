//! The indicators that the team watches, and what it read off them.
//!
//! Values are exact: whole thousandths of the unit, so that 12.5 % is 12,500.

use super::date::Date;
use super::refs::{ItemId, KpiId, PhaseId};
use crate::record::Rule;
use crate::sorted::Map;

/// Largest value, in thousandths: a million million units.
pub const MOST_VALUE: i64 = 1_000_000_000_000_000;
const VALUE: Rule = Rule::within(-MOST_VALUE, MOST_VALUE);
/// Most readings of one metric.
pub const MOST_READINGS: i64 = 1_000;

crate::choices! {
    /// Which values are better.
    pub enum Better {
        /// Higher ones.
        Up = "up",
        /// Lower ones.
        Down = "down",
        /// Those inside a band.
        Band = "band",
    }
}

crate::record! {
    /// Metrics.
    pub struct Metrics {
        /// Metrics, in the order a person gave them.
        metrics: Vec<Metric>, "metrics", Rule::up_to(200);
    }
}

crate::record! {
    /// An indicator, of the catalogue or the team's own, and its readings.
    pub struct Metric {
        /// Number of the metric.
        id: ItemId, "id", Rule::ANY.required();
        /// KPI of the catalogue; its words stand where the team has none of its own.
        source: Option<KpiId>, "source", Rule::ANY;
        /// Name; empty: the KPI's.
        name: String, "name", Rule::LINE;
        /// Unit of the values; empty: the KPI's.
        unit: String, "unit", Rule::up_to(40);
        /// Which values are better; not stated: as the KPI says, or else higher ones.
        better: Option<Better>, "better", Rule::ANY;
        /// What it is, in one formula; empty: the KPI's.
        definition: String, "definition", Rule::NOTE;
        /// Where the figures come from; empty: the KPI's.
        origin: String, "origin", Rule::LINE;
        /// Value before the plan, in thousandths.
        baseline: Option<i64>, "baseline", VALUE;
        /// Value to reach by the end of a phase, in thousandths.
        targets: Map<PhaseId, i64>, "targets", VALUE;
        /// Lowest good value, in thousandths, where those inside a band are better.
        low: Option<i64>, "low", VALUE;
        /// Highest good value, in thousandths, where those inside a band are better.
        high: Option<i64>, "high", VALUE;
        /// Person who answers for it.
        owner: String, "owner", Rule::LINE;
        /// What was read off.
        readings: Vec<Reading>, "readings", Rule::up_to(MOST_READINGS);
    }
}

crate::record! {
    /// A value on a day.
    pub struct Reading {
        /// Day that the value holds for.
        date: Date, "date", Rule::ANY.required();
        /// Value, in thousandths.
        value: i64, "value", VALUE.required();
        /// What the team wants to remember.
        note: String, "note", Rule::LINE;
    }
}

crate::items!(Metric);

impl Metric {
    /// The readings by day; of one day the last in the list counts as the later.
    #[must_use]
    pub fn by_day(&self) -> Vec<&Reading> {
        let mut all: Vec<&Reading> = self.readings.iter().collect();
        crate::sorted::sort_by_key(&mut all, |reading| reading.date);
        all
    }
}

/// The first reading that a plan has, another had not, and that lies after the as-of date: what is
/// read off cannot be later than the day as of which the plan speaks.
#[must_use]
pub fn from_the_future(before: &Metrics, after: &Metrics, as_of: Date) -> Option<Date> {
    let known = |id: ItemId| before.metrics.iter().find(|metric| metric.id == id);
    after.metrics.iter().find_map(|metric| {
        let known = known(metric.id).map_or(&[][..], |known| &known.readings);
        let late = metric
            .readings
            .iter()
            .filter(|reading| reading.date > as_of);
        let mut new = late.filter(|reading| !known.contains(reading));
        new.next().map(|reading| reading.date)
    })
}
