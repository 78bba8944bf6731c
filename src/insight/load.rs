//! The load of a critical journey at its peak, and its service-level
//! objectives in words. Source: content rules §6.7.

use super::number::{decimal, grouped};
use crate::plan::{ArrivalModel, Journey, Plan, Slo};

/// What comes in the busiest minute, per second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeakLoad {
    /// New transactions, in tenths, rounded up.
    pub arrivals: u64,
    /// Requests, rounded up.
    pub requests: u64,
    /// Requests per transaction or spike factor are not stated and count as one.
    pub assumed: bool,
}

/// Transactions in the busiest hour times requests per transaction, over the
/// hour's seconds, times the spike factor. None while the busiest hour is not stated.
#[must_use]
pub fn peak_load(journey: &Journey) -> Option<PeakLoad> {
    // Wide enough for the largest figures that a plan may hold.
    let peak = u128::from(journey.peak_per_hour?);
    let tenths = u128::from(journey.requests_per_transaction.unwrap_or(10));
    let hundredths = u128::from(journey.spike_factor.unwrap_or(100));
    let narrow = |wide: u128| u64::try_from(wide).unwrap_or(u64::MAX);
    Some(PeakLoad {
        arrivals: narrow((peak * hundredths * 10).div_ceil(3_600 * 100)),
        requests: narrow((peak * tenths * hundredths).div_ceil(3_600 * 10 * 100)),
        assumed: journey.requests_per_transaction.is_none() || journey.spike_factor.is_none(),
    })
}

impl PeakLoad {
    /// The arrivals, with a place behind the point while they are few: "3.4", "1,200".
    #[must_use]
    pub fn arrivals_text(self) -> String {
        match i64::try_from(self.arrivals) {
            Ok(few @ ..1_000) => decimal(few, 1),
            _ => grouped(self.arrivals.div_ceil(10)),
        }
    }
}

/// A way of arriving: its name, and what it means.
#[must_use]
pub fn arrival(model: ArrivalModel) -> Option<(&'static str, &'static str)> {
    match model {
        ArrivalModel::Unknown => None,
        ArrivalModel::Open => Some(("open", "new work arrives whatever the system does")),
        ArrivalModel::Closed => Some(("closed", "a fixed set of users waits for each answer")),
        ArrivalModel::PartlyOpen => Some(("partly open", "sessions arrive freely and wait inside")),
    }
}

/// A percentile from its tenths: "p95", "p99.9".
#[must_use]
pub fn percentile(tenths: u16) -> String {
    format!("p{}", short(u32::from(tenths), 1))
}

/// An error rate from its thousandths of a per cent: "0.1%".
#[must_use]
pub fn error_rate(rate: u32) -> String {
    format!("{}%", short(rate, 3))
}

/// A number with the places it needs and no more.
#[must_use]
pub fn short(units: u32, decimals: u32) -> String {
    let text = decimal(i64::from(units), decimals);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A service-level objective in a line: "Checkout: response time, p95 at most 800 ms".
#[must_use]
pub fn slo_text(journey: &Journey, slo: &Slo) -> String {
    let name = match journey.name.trim() {
        "" => "Journey without a name",
        name => name,
    };
    let limit = slo.limit_ms.map(|limit| {
        let limit = format!("at most {} ms", grouped(u64::from(limit)));
        match slo.percentile {
            Some(tenths) => format!("{} {limit}", percentile(tenths)),
            None => limit,
        }
    });
    let errors = slo.error_rate;
    let errors = errors.map(|rate| format!("errors at most {}", error_rate(rate)));
    let indicator = Some(slo.indicator.trim().to_owned()).filter(|text| !text.is_empty());
    let parts: Vec<String> = [indicator, limit, errors].into_iter().flatten().collect();
    match parts.is_empty() {
        true => format!("{name}: SLO without words"),
        false => format!("{name}: {}", parts.join(", ")),
    }
}

/// Every service-level objective of a plan with its journey, in the plan's order.
pub fn slos(plan: &Plan) -> impl Iterator<Item = (&Journey, &Slo)> {
    let journeys = plan.vision.journeys.iter();
    journeys.flat_map(|journey| journey.slos.iter().map(move |slo| (journey, slo)))
}
