//! The risk register as a matrix of likelihood and impact.

use crate::catalog::{self, Catalog, ExposureBand, Idx};
use crate::insight::own;
use crate::insight::risk::band;
use crate::plan::{Date, ItemId, Plan, ResponseKind, Risk};
use crate::sorted::sort_by_key;
use std::cmp::Reverse;

/// A risk of the plan's register, rated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RatedRisk<'a> {
    /// Number of the risk.
    pub item: ItemId,
    /// Risk of the catalogue it came from, if this version knows it.
    pub source: Option<Idx<catalog::Risk>>,
    /// What may happen; empty where nobody has said it.
    pub title: &'a str,
    /// Likelihood, 1 to 5, from the chance in per cent.
    pub likelihood: u8,
    /// Impact, 1 to 5; none where neither the team nor the catalogue rates it.
    pub impact: Option<u8>,
    /// Likelihood times impact, 1 to 25.
    pub exposure: Option<u8>,
    /// The word for it.
    pub band: Option<Idx<ExposureBand>>,
    /// Whether it should have been looked at again by the as-of date.
    pub overdue: bool,
    /// What is not said yet, in words.
    pub missing: Vec<&'static str>,
}

/// Largest chance in per cent of each likelihood from 1 to 4. They lie between the chances that the
/// register begins with (5, 15, 30, 50, 70 per cent; see `insight::register`).
const UP_TO: [u8; 4] = [9, 22, 39, 59];

/// The likelihood, 1 to 5, of a chance in per cent.
#[must_use]
pub fn likelihood(chance: u8) -> u8 {
    let above = UP_TO.iter().filter(|&&most| chance > most).count();
    1 + above as u8
}

/// The chances in per cent, lowest and highest, that a likelihood from 1 to 5 stands for.
#[must_use]
pub fn chances(likelihood: u8) -> (u8, u8) {
    let at = usize::from(likelihood.clamp(1, 5)) - 1;
    let lowest = if at == 0 { 0 } else { UP_TO[at - 1] + 1 };
    (lowest, UP_TO.get(at).copied().unwrap_or(100))
}

/// The register, the greatest exposure first, then in the order of the plan; unrated risks last.
#[must_use]
pub fn risks<'a>(catalog: &'static Catalog, plan: &'a Plan) -> Vec<RatedRisk<'a>> {
    let all = plan.governance.risks.iter();
    let mut all: Vec<RatedRisk> = all
        .map(|risk| rated(catalog, plan.details.as_of, risk))
        .collect();
    sort_by_key(&mut all, |risk| Reverse(risk.exposure));
    all
}

fn rated<'a>(catalog: &'static Catalog, as_of: Date, risk: &'a Risk) -> RatedRisk<'a> {
    let source = risk
        .source
        .as_ref()
        .and_then(|id| catalog.risk(id.as_str()));
    let known = source.map(|idx| &catalog[idx]);
    let likelihood = likelihood(risk.chance);
    let impact = risk.impact.or(known.map(|known| known.impact));
    let exposure = impact.map(|impact| likelihood * impact.clamp(1, 5));
    let title = own::words(&risk.title, known.map(|known| known.title));
    let said = |text: &str| !text.trim().is_empty();
    let stated = [
        ("what may happen", !title.is_empty()),
        ("an impact", impact.is_some()),
        ("an owner", said(&risk.owner)),
        ("a kind of response", risk.kind != ResponseKind::Open),
        (
            "what is done about it",
            said(&risk.response) || risk.kind == ResponseKind::Accept,
        ),
        ("a review date", risk.review.is_some()),
    ];
    let missing = stated.into_iter().filter(|(_, stated)| !stated);
    RatedRisk {
        item: risk.id,
        source,
        title,
        likelihood,
        impact,
        exposure,
        band: exposure.and_then(|exposure| band(catalog, exposure)),
        overdue: risk.review.is_some_and(|review| review < as_of),
        missing: missing.map(|(what, _)| what).collect(),
    }
}

/// The numbers of the risks in each field: `[likelihood - 1][impact - 1]`, in the order given.
#[must_use]
pub fn matrix(risks: &[RatedRisk]) -> [[Vec<ItemId>; 5]; 5] {
    let mut fields: [[Vec<ItemId>; 5]; 5] = Default::default();
    for risk in risks {
        if let Some(impact) = risk.impact {
            let (row, column) = (risk.likelihood.clamp(1, 5), impact.clamp(1, 5));
            fields[usize::from(row) - 1][usize::from(column) - 1].push(risk.item);
        }
    }
    fields
}
