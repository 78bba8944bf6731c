//! Explanations of targets, gaps, efforts, priorities and cost.

use super::{Explanation, fine, input, two, with_shown};
use crate::catalog::{Catalog, Dimension, Driver, Idx, Initiative};
use crate::insight::initiative::Forecast;
use crate::insight::load::short;
use crate::insight::priority::Relation;
use crate::insight::{DimensionTarget, Insight, Now, Ratio};

fn target_of(insight: &Insight, dimension: Idx<Dimension>) -> (&DimensionTarget, &'static str) {
    let name = insight.catalog()[dimension].name;
    (insight.targets().of(dimension), name)
}

pub(super) fn weight(insight: &Insight, dimension: Idx<Dimension>) -> Explanation {
    let catalog = insight.catalog();
    let (target, name) = target_of(insight, dimension);
    let drivers = &insight.targets().footing.drivers;
    let boost = |driver: Idx<Driver>| catalog[driver].boost(dimension);
    let inputs = drivers.iter().map(|ranked| {
        let rank = ranked.rank_weight.text(1);
        let value = format!("rank weight {rank}, boost {}", boost(ranked.driver));
        input(catalog[ranked.driver].name, value)
    });
    let terms = drivers
        .iter()
        .map(|ranked| format!("{} x {}", ranked.rank_weight.text(1), boost(ranked.driver)));
    let terms: Vec<_> = terms.collect();
    let sum = if terms.is_empty() {
        "0".to_owned()
    } else {
        terms.join(" + ")
    };
    Explanation {
        title: format!("Weight of {name}"),
        inputs: inputs.collect(),
        formula: "W = 1 + 0.5 x b; b = sum over the chosen drivers of rank weight x boost, at most 2",
        worked: format!("1 + 0.5 x min(2, {sum}) = {}", two(target.weight)),
    }
}

pub(super) fn target(insight: &Insight, dimension: Idx<Dimension>) -> Explanation {
    let catalog = insight.catalog();
    let (target, name) = target_of(insight, dimension);
    let footing = &insight.targets().footing;
    let assumed = |assumed: bool| if assumed { " (assumed)" } else { "" };
    let tier = footing.tier.map_or("", |tier| catalog[tier].name);
    let ambition = footing
        .ambition
        .map_or("", |ambition| catalog[ambition].name);
    let mut inputs = vec![
        input(
            format!("Tier: {tier}{}", assumed(footing.tier_assumed)),
            target.base.to_string(),
        ),
        input(
            "Decisive for the primary driver",
            if target.raised { "yes, +1" } else { "no, +0" },
        ),
        input(
            format!("Ambition: {ambition}{}", assumed(footing.ambition_assumed)),
            format!("{:+}", target.shift),
        ),
    ];
    let sum = format!(
        "{} + {} {} {} = {}, between 1 and 5: {}",
        target.base,
        u8::from(target.raised),
        if target.shift < 0 { "-" } else { "+" },
        target.shift.abs(),
        i32::from(target.base) + i32::from(target.raised) + target.shift,
        target.proposed
    );
    let worked = match &target.edited {
        Some(reason) => {
            inputs.push(input("Set by the team", target.target.to_string()));
            inputs.push(input("Reason", reason.trim()));
            format!("{sum}; set by the team to {}", target.target)
        }
        None => sum,
    };
    Explanation {
        title: format!("End target of {name}"),
        inputs,
        formula: "T = base of the tier + 1 if the primary driver's boost is 2 + ambition, between 1 and 5; a target that the team set replaces it",
        worked,
    }
}

pub(super) fn plan_target(insight: &Insight, dimension: Idx<Dimension>) -> Option<Explanation> {
    let (target, name) = target_of(insight, dimension);
    let level = target.from_level?;
    let assumed = insight.assumed().of(dimension).is_some();
    let from = if assumed {
        "Level of the quick check's indication"
    } else {
        "Level today"
    };
    Some(Explanation {
        title: format!("Target of this plan for {name}"),
        inputs: vec![
            input("End target", target.target.to_string()),
            input(from, level.to_string()),
        ],
        formula: "T12 = the lower of the end target and the level today + 2: no dimension climbs more than two levels in one plan",
        worked: format!(
            "lower of {} and {level} + 2 = {}",
            target.target, target.plan_target
        ),
    })
}

pub(super) fn gap(insight: &Insight, dimension: Idx<Dimension>) -> Option<Explanation> {
    let (target, name) = target_of(insight, dimension);
    let gap = target.gap?;
    let now = insight.known().of(dimension);
    let score = now.score().unwrap_or_default();
    let from = match now {
        Now::Indicated(_) => "The quick check's indication",
        Now::Open => "Nothing answered, counted as",
        _ => "Score",
    };
    Some(Explanation {
        title: format!("Gap of {name}"),
        inputs: vec![
            input("End target", target.target.to_string()),
            input(from, fine(score.0)),
            input("Weight", two(target.weight)),
        ],
        formula: "g = T - S, at least 0; weighted gap = g x W; share = weighted gap / sum of all weighted gaps",
        worked: format!(
            "{} - {} = {}; {} x {} = {}; share {}",
            target.target,
            fine(score.0),
            with_shown(gap.size.0, gap.text(2)),
            fine(gap.size.0),
            two(target.weight),
            fine(gap.weighted),
            gap.share.percent()
        ),
    })
}

pub(super) fn covered(insight: &Insight) -> Option<Explanation> {
    let catalog = insight.catalog();
    let standing = insight.standing();
    let covered = standing.covered?;
    let inputs = standing.dimensions.iter().map(|stand| {
        let value = match stand.now {
            Now::Open => "not assessed, left out".to_owned(),
            Now::Left => "not applicable, left out".to_owned(),
            Now::Indicated(score) => format!("{score} of {} (indication)", stand.target),
            Now::Few(score) => format!("{score} of {} (few answers)", stand.target),
            Now::Scored(score) => format!("{score} of {}", stand.target),
        };
        input(catalog[stand.dimension].name, value)
    });
    Some(Explanation {
        title: "Way to the targets".to_owned(),
        inputs: inputs.collect(),
        formula: "sum of the scores, each at most its end target / sum of the end targets; counted from level 0, over the dimensions that have a number. How far the gap has closed since an earlier assessment is another figure.",
        worked: format!(
            "{} / {} = {}%",
            fine(covered.levels),
            covered.of.rounded(0),
            covered.percent()
        ),
    })
}

pub(super) fn band(insight: &Insight, dimension: Idx<Dimension>) -> Option<Explanation> {
    let catalog = insight.catalog();
    let (target, name) = target_of(insight, dimension);
    let gap = target.gap?;
    let band = catalog[gap.band?].label;
    let lines = catalog.gap_bands.iter();
    let mut inputs: Vec<_> = lines
        .map(|band| {
            input(
                band.label,
                format!("from {}", two(Ratio::hundredths(band.from))),
            )
        })
        .collect();
    inputs.push(input("Gap", fine(gap.size.0)));
    inputs.push(input("Weight", two(target.weight)));
    let rules = &catalog.planning_rules;
    let lines = [rules.raise_weight, rules.raise_gap].map(|line| two(Ratio::hundredths(line)));
    inputs.push(input(
        "Lines for heavy dimensions",
        format!("weight {}, gap {}", lines[0], lines[1]),
    ));
    let raised = if gap.band_raised {
        ", one band up for its weight"
    } else {
        ""
    };
    Some(Explanation {
        title: format!("Band of the gap of {name}"),
        inputs,
        formula: "the highest band whose line the gap reaches; one band up if both weight and gap reach the lines for heavy dimensions",
        worked: format!("{}: {band}{raised}", fine(gap.size.0)),
    })
}

pub(super) fn effort(insight: &Insight, initiative: Idx<Initiative>) -> Option<Explanation> {
    let catalog = insight.catalog();
    let portfolio = insight.portfolio();
    let needed = portfolio.of(initiative)?;
    let entry = &catalog[initiative];
    let (o, m, p) = (entry.effort.o, entry.effort.m, entry.effort.p);
    let (scale, share) = (two(portfolio.scale), fine(needed.share));
    let assumed = if portfolio.scale_assumed {
        " (assumed)"
    } else {
        ""
    };
    Some(Explanation {
        title: format!("Effort of {}", entry.title),
        inputs: vec![
            input(
                "Optimistic, likely, pessimistic for a mid-size organisation",
                format!("{o}, {m}, {p} person-days"),
            ),
            input(
                format!("Factor for the organisation's size{assumed}"),
                scale.clone(),
            ),
            input(
                format!(
                    "Share that is missing, of {} practices it establishes",
                    entry.practices.len()
                ),
                share.clone(),
            ),
        ],
        formula: "E = (o + 4m + p) / 6 x size x (0.3 + 0.7 x share)",
        worked: format!(
            "({o} + 4 x {m} + {p}) / 6 x {scale} x (0.3 + 0.7 x {share}) = {} person-days",
            two(needed.effort.mean())
        ),
    })
}

pub(super) fn priority(insight: &Insight, initiative: Idx<Initiative>) -> Option<Explanation> {
    let catalog = insight.catalog();
    let place = insight.portfolio().place(initiative)?;
    let priorities = insight.priorities();
    let priority = &priorities.initiatives[place];
    let needed = &insight.portfolio().initiatives[place];
    let relation = match priority.relation {
        Relation::Core => "core initiative of the primary driver",
        Relation::Primary => "serves the primary driver",
        Relation::Other => "serves another chosen driver",
        Relation::None => "serves no chosen driver",
    };
    let weeks = priorities.weeks_to_event;
    let event = weeks.map_or("none".to_owned(), |weeks| format!("{weeks} weeks away"));
    let urgent = weeks.is_some() && priority.relation == Relation::Core;
    let factor = if urgent { "1.5" } else { "1" };
    let own = priority.wsjf.0 * if urgent { 1.5 } else { 1.0 };
    let pulled = priority.ep.0 > own;
    let reason = if pulled {
        ", pulled forward by what waits for it"
    } else {
        ""
    };
    Some(Explanation {
        title: format!("Priority of {}", catalog[initiative].title),
        inputs: vec![
            input("Value V", priority.value.text(3)),
            input("BV, value relative to the highest", priority.bv.text(3)),
            input(format!("Dated event; {relation}"), event),
            input("TC, how much time presses", priority.tc.text(3)),
            input("Risk it lowers", priority.risk.text(3)),
            input(
                "Needed initiatives that wait for it",
                needed.n_dependants.to_string(),
            ),
            input("RR, risk lowered and work enabled", priority.rr.text(3)),
            input("JS, size in person-weeks", priority.js.text(3)),
        ],
        formula: "V = sum over needed practices of weight x deficit x level weight; BV = 1 + 9 x V / highest V; TC = 1 + 9 x closeness to the drivers x (1 - (weeks to the event - weeks of work) / 52); RR = 1 + 9 x (0.6 x risk / highest + 0.4 x waiting / most); JS = E / 5, at least 1; WSJF = (BV + TC + RR) / JS; EP = WSJF x 1.5 for a core initiative before a dated event, and at least 0.9 x EP of what directly waits for it",
        worked: format!(
            "({} + {} + {}) / {} = {}; x {factor}{reason}: EP {}",
            priority.bv.text(3),
            priority.tc.text(3),
            priority.rr.text(3),
            priority.js.text(3),
            priority.wsjf.text(3),
            priority.ep.text(3)
        ),
    })
}

fn forecast(
    catalog: &Catalog,
    title: &str,
    n_pieces: usize,
    forecast: Forecast,
) -> Option<Explanation> {
    let (mean, deviation) = (forecast.mean.text(1), forecast.deviation.text(1));
    (n_pieces > 0).then(|| Explanation {
        title: title.to_owned(),
        inputs: vec![
            input("Initiatives", n_pieces.to_string()),
            input("M, sum of the means", format!("{mean} person-days")),
            input("D, deviation of the sum", format!("{deviation} person-days")),
            input("r, correlation of any two initiatives", short(catalog.planning_rules.correlation.into(), 2)),
        ],
        formula: "P50 = M; P80 = M + 0.8416 x D; D = sqrt((1 - r) x sum of s^2 + r x (sum of s)^2), s = (p - o) / 6",
        worked: format!(
            "{mean} + 0.8416 x {deviation} = {} person-days",
            forecast.p80.text(1)
        ),
    })
}

pub(super) fn needed_effort(insight: &Insight) -> Option<Explanation> {
    let portfolio = insight.portfolio();
    let n_pieces = portfolio.initiatives.len();
    forecast(
        insight.catalog(),
        "Effort of all needed initiatives",
        n_pieces,
        portfolio.forecast,
    )
}

pub(super) fn planned_effort(insight: &Insight) -> Option<Explanation> {
    let figures = insight.roadmap();
    forecast(
        insight.catalog(),
        "Effort of the roadmap",
        figures.items.len(),
        figures.forecast,
    )
}
