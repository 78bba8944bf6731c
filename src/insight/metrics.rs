//! What metrics say: the latest value, where it should be by now, and whether it is.

mod of_catalog;

use super::cost::in_currency;
use super::number::decimal;
use super::own;
use crate::catalog::{Catalog, Direction, Idx, Kpi};
use crate::plan::{Better, Date, ItemId, Metric, PhaseId, Plan, Reading};

pub use of_catalog::{Asked, asked_for, library, of_kpi, wanted};

/// How a metric stands against its targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was read off yet.
    NoReading,
    /// There is no target to hold it against.
    NoTarget,
    /// The last target is met.
    Reached,
    /// It is where it should be by now.
    OnTrack,
    /// It is not.
    OffTrack,
}

impl Standing {
    /// The standing in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Standing::NoReading => "no reading",
            Standing::NoTarget => "no target",
            Standing::Reached => "reached",
            Standing::OnTrack => "on track",
            Standing::OffTrack => "off track",
        }
    }
}

/// Where the last two readings lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Towards the target.
    Better,
    /// Nowhere.
    Steady,
    /// Away from the target.
    Worse,
}

impl Trend {
    /// The trend in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Trend::Better => "getting better",
            Trend::Steady => "steady",
            Trend::Worse => "getting worse",
        }
    }
}

/// A target and the day by which it should be met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Place of the phase in the catalogue.
    pub phase: usize,
    /// Last day of the phase; none for the last, which has no end.
    pub by: Option<Date>,
    /// Value to reach, in thousandths.
    pub value: i64,
}

/// A metric with every word filled in, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanMetric<'a> {
    /// Number of the metric.
    pub item: ItemId,
    /// KPI it came from, if this version knows it.
    pub source: Option<Idx<Kpi>>,
    /// Name; empty where nobody has said it.
    pub name: &'a str,
    /// Unit, as the catalogue or the team writes it.
    pub unit: &'a str,
    /// What it is.
    pub definition: &'a str,
    /// Where the figures come from.
    pub origin: &'a str,
    /// Which values are better.
    pub better: Better,
    /// Lowest and highest good value, in thousandths, where those inside a band are better.
    pub band: (Option<i64>, Option<i64>),
    /// Targets by phase, in the order of the phases.
    pub targets: Vec<Due>,
    /// The latest reading up to the as-of date.
    pub latest: Option<&'a Reading>,
    /// The one before.
    pub before: Option<&'a Reading>,
    /// Where the value should be on the as-of date, in thousandths, rounded half up: on the straight
    /// line from the baseline on the plan's first day through the targets at the ends of their phases.
    pub required: Option<i64>,
    /// The target that is due next; the last one where all are past.
    pub next: Option<Due>,
    /// How it stands.
    pub standing: Standing,
    /// Where it goes; none with less than two readings.
    pub trend: Option<Trend>,
}

/// All metrics, in the order of the plan.
#[must_use]
pub fn metrics<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Vec<PlanMetric<'a>> {
    let all = plan.metrics.metrics.iter();
    all.map(|metric| of(catalog, plan, metric)).collect()
}

/// The metric with this number.
#[must_use]
pub fn metric<'a>(
    catalog: &'static Catalog,
    plan: &'a Plan,
    item: ItemId,
) -> Option<PlanMetric<'a>> {
    let mut all = plan.metrics.metrics.iter();
    let stated = all.find(|metric| metric.id == item)?;
    Some(of(catalog, plan, stated))
}

fn of<'a>(catalog: &'static Catalog, plan: &'a Plan, stated: &'a Metric) -> PlanMetric<'a> {
    let source = stated.source.as_ref();
    let source = source.and_then(|id| catalog.kpi(id.as_str()));
    let known = source.map(|idx| &catalog[idx]);
    let as_of = plan.details.as_of;
    let mut read = stated.by_day();
    read.retain(|reading| reading.date <= as_of);
    let latest = read.last().copied();
    let before = read.iter().rev().nth(1).copied();
    let targets = targets(catalog, plan, stated);
    let own_unit = stated.unit.trim();
    let of_kpi = known.and_then(|kpi| kpi.band);
    let (low, high) = of_kpi.map_or((None, None), |(low, high)| {
        (Some(10 * i64::from(low)), Some(10 * i64::from(high)))
    });
    let mut shown = PlanMetric {
        item: stated.id,
        source,
        name: own::words(&stated.name, known.map(|kpi| kpi.name)),
        unit: match known {
            Some(kpi) if own_unit.is_empty() => kpi.unit,
            _ => own_unit,
        },
        definition: own::words(&stated.definition, known.map(|kpi| kpi.definition)),
        origin: own::words(&stated.origin, known.map(|kpi| kpi.source)),
        better: stated.better.unwrap_or_else(|| direction(known)),
        band: (stated.low.or(low), stated.high.or(high)),
        next: next(&targets, as_of),
        targets,
        latest,
        before,
        required: None,
        standing: Standing::NoReading,
        trend: None,
    };
    shown.judge(stated.baseline, plan.details.start, as_of);
    shown
}

/// Which values are better, by the catalogue; higher ones where it says nothing.
fn direction(kpi: Option<&Kpi>) -> Better {
    match kpi.map(|kpi| kpi.direction) {
        Some(Direction::Down) => Better::Down,
        Some(Direction::Band) => Better::Band,
        Some(Direction::Up) | None => Better::Up,
    }
}

/// The targets in the order of the phases. Those of phases that this version does not know are left out.
fn targets(catalog: &Catalog, plan: &Plan, metric: &Metric) -> Vec<Due> {
    let phases = catalog.phases.iter().enumerate();
    let due = phases.filter_map(|(phase, entry)| {
        let value = *metric.targets.get(&PhaseId::new(entry.id))?;
        let weeks = entry.to_week.map(i32::from);
        let by = weeks.map(|weeks| plan.details.start.plus_days(7 * weeks - 1));
        Some(Due { phase, by, value })
    });
    due.collect()
}

fn next(targets: &[Due], as_of: Date) -> Option<Due> {
    let open = |due: &&Due| due.by.is_none_or(|by| by >= as_of);
    let next = targets.iter().find(open).or(targets.last());
    next.copied()
}

/// A value that lies between two others; numerator and denominator, the latter above 0.
type Between = (i128, i128);

/// The line on a day, through points in the order of their days; none before the first of them.
fn on_line(points: &[(Date, i64)], day: Date) -> Option<Between> {
    let at = points.iter().rposition(|(from, _)| *from <= day)?;
    let (from, low) = points[at];
    let Some(&(until, high)) = points.get(at + 1) else {
        return Some((low.into(), 1));
    };
    let whole = i128::from(until.days_since(from).max(1));
    let gone = i128::from(day.days_since(from));
    Some((
        i128::from(low) * (whole - gone) + i128::from(high) * gone,
        whole,
    ))
}

impl PlanMetric<'_> {
    fn judge(&mut self, baseline: Option<i64>, start: Date, as_of: Date) {
        let mut points: Vec<(Date, i64)> =
            baseline.map(|value| (start, value)).into_iter().collect();
        let dated = self.targets.iter();
        points.extend(dated.filter_map(|due| Some((due.by?, due.value))));
        let line = on_line(&points, as_of);
        self.required = match self.better {
            Better::Band => None,
            // Without a target the line is the baseline, which nobody has to keep.
            _ if self.targets.is_empty() => None,
            _ => line.map(|(num, den)| ((2 * num + den).div_euclid(2 * den)) as i64),
        };
        let (Some(latest), last) = (self.latest, self.targets.last()) else {
            return;
        };
        let value = i128::from(latest.value);
        self.standing = match (self.better, last) {
            (Better::Band, _) if self.band == (None, None) => Standing::NoTarget,
            (Better::Band, _) if self.off_by(latest.value) == 0 => Standing::Reached,
            (Better::Band, _) => Standing::OffTrack,
            (_, None) => Standing::NoTarget,
            (Better::Up, Some(last)) if latest.value >= last.value => Standing::Reached,
            (Better::Down, Some(last)) if latest.value <= last.value => Standing::Reached,
            (better, Some(_)) => {
                let meets = line.is_none_or(|(num, den)| match better {
                    Better::Down => value * den <= num,
                    _ => value * den >= num,
                });
                if meets {
                    Standing::OnTrack
                } else {
                    Standing::OffTrack
                }
            }
        };
        self.trend = self.before.map(|before| {
            let (was, is) = (self.off_by(before.value), self.off_by(latest.value));
            match is.cmp(&was) {
                std::cmp::Ordering::Less => Trend::Better,
                std::cmp::Ordering::Equal => Trend::Steady,
                std::cmp::Ordering::Greater => Trend::Worse,
            }
        });
    }

    /// How far a value is from good, without a scale: only to compare two values.
    fn off_by(&self, value: i64) -> i64 {
        match self.better {
            Better::Up => -value,
            Better::Down => value,
            Better::Band => {
                let (low, high) = self.band;
                let short = low.map_or(0, |low| (low - value).max(0));
                short.max(high.map_or(0, |high| (value - high).max(0)))
            }
        }
    }

    /// A value of the metric with its unit: `92.5%`, `48 hours`, `EUR 1.40`.
    #[must_use]
    pub fn text(&self, plan: &Plan, value: i64) -> String {
        with_unit(plan, self.unit, value)
    }

    /// How it stands, as a sentence.
    #[must_use]
    pub fn sentence(&self, catalog: &Catalog, plan: &Plan) -> String {
        let text = |value| self.text(plan, value);
        let Some(latest) = self.latest else {
            return match self.next {
                Some(due) => {
                    let by = due
                        .by
                        .map_or(String::new(), |by| [" by ", &by.long()].concat());
                    let value = text(due.value);
                    ["No reading yet; the target is ", &value, &by, "."].concat()
                }
                None => "No reading yet, and no target.".to_owned(),
            };
        };
        let is = [&text(latest.value), " on ", &latest.date.long()].concat();
        match self.standing {
            Standing::NoReading | Standing::NoTarget => [&is, "; no target is set."].concat(),
            Standing::Reached if self.better == Better::Band => [
                "Reached: ",
                &is,
                ", inside the band ",
                &self.band_text(plan),
                ".",
            ]
            .concat(),
            Standing::OffTrack if self.better == Better::Band => [
                "Off track: ",
                &is,
                ", outside the band ",
                &self.band_text(plan),
                ".",
            ]
            .concat(),
            Standing::Reached => {
                let last = self.targets.last().map_or(0, |due| due.value);
                [
                    "Reached: ",
                    &is,
                    ", against a last target of ",
                    &text(last),
                    ".",
                ]
                .concat()
            }
            Standing::OnTrack | Standing::OffTrack => {
                let begin = match self.standing {
                    Standing::OnTrack => "On track: ",
                    _ => "Off track: ",
                };
                let required = match self.required {
                    Some(value) => ["; by now it should be ", &text(value)].concat(),
                    None => "; nothing is due yet".to_owned(),
                };
                let next = self.next.map_or(String::new(), |due| {
                    let name = catalog.phases[due.phase].name;
                    let value = text(due.value);
                    [", and ", &value, " at the end of ", name].concat()
                });
                [begin, &is, &required, &next, "."].concat()
            }
        }
    }

    /// The band in words: `30% to 60%`.
    #[must_use]
    pub fn band_text(&self, plan: &Plan) -> String {
        let text = |value| self.text(plan, value);
        match self.band {
            (Some(low), Some(high)) => [&text(low), " to ", &text(high)].concat(),
            (Some(low), None) => ["from ", &text(low)].concat(),
            (None, Some(high)) => ["up to ", &text(high)].concat(),
            (None, None) => String::new(),
        }
    }
}

/// Thousandths with the decimals that they need and no more: `12.5`.
#[must_use]
pub fn plain(value: i64) -> String {
    let decimals = match (value % 10, value % 100, value % 1_000) {
        (_, _, 0) => 0,
        (_, 0, _) => 1,
        (0, _, _) => 2,
        _ => 3,
    };
    decimal(value / 10i64.pow(3 - decimals), decimals)
}

/// The unit that stands behind a number in a field.
#[must_use]
pub fn unit_words<'a>(plan: &'a Plan, unit: &'a str) -> &'a str {
    match unit {
        "count" => "",
        "currency" => plan.details.currency.trim(),
        unit => unit,
    }
}

/// A value with its unit. The catalogue writes `currency` for the plan's, and `count` for none.
#[must_use]
pub fn with_unit(plan: &Plan, unit: &str, value: i64) -> String {
    let figure = plain(value);
    match unit {
        "" | "count" => figure,
        "%" => [&figure, "%"].concat(),
        "currency" => in_currency(plan, &figure),
        unit => [&figure, " ", unit].concat(),
    }
}
