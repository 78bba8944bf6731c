//! Explanation of the load that a journey brings.

use super::{Explanation, input};
use crate::insight::Insight;
use crate::insight::load::{peak_load, short};
use crate::insight::number::grouped;
use crate::plan::ItemId;

pub(super) fn peak(insight: &Insight, id: ItemId) -> Option<Explanation> {
    let mut journeys = insight.plan().vision.journeys.iter();
    let journey = journeys.find(|journey| journey.id == id)?;
    let load = peak_load(journey)?;
    let catalog = insight.catalog();
    let formula = catalog
        .formula("peak-rps")
        .map(|idx| catalog[idx].text.text())?;
    let hour = grouped(u64::from(journey.peak_per_hour?));
    let requests = journey.requests_per_transaction;
    let requests = requests.map(|tenths| short(tenths, 1));
    let spike = journey.spike_factor;
    let spike = spike.map(|hundredths| short(hundredths, 2));
    let shown = |stated: &Option<String>| stated.clone().unwrap_or_else(|| "1".to_owned());
    let stated = |stated: &Option<String>| match stated {
        Some(value) => value.clone(),
        None => "1, because nobody has stated it".to_owned(),
    };
    Some(Explanation {
        title: "Peak load of the journey".to_owned(),
        inputs: vec![
            input("Transactions in the busiest hour", hour.clone()),
            input("Requests per transaction", stated(&requests)),
            input("Spike factor", stated(&spike)),
        ],
        formula,
        worked: format!(
            "{hour} x {} / 3,600 x {} = {} requests per second\n{hour} / 3,600 x {} = {} transactions per second; both rounded up",
            shown(&requests),
            shown(&spike),
            grouped(load.requests),
            shown(&spike),
            load.arrivals_text(),
        ),
    })
}
