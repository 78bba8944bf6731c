//! Registers of the content, held against the plan: risks, indicators, trends.

use crate::catalog::{Coded, Direction, Idx, Kpi, LongText, Ring};
use crate::document::block::{Cell, Column};
use crate::document::words::{count, inside, months_later};
use crate::document::writer::Writer;
use crate::insight::risk::{LISTED, PlanRisk};
use crate::line;

/// The greatest risks, at most ten.
pub fn top_risks<'a>(w: &Writer<'a>) -> &'a [PlanRisk] {
    let risks = w.insight.risks();
    &risks[..risks.len().min(LISTED)]
}

/// `20 of 25, critical`
pub fn exposure(w: &Writer, risk: &PlanRisk) -> String {
    let band = risk.band.map_or("", |band| w.catalog[band].label);
    format!("{} of 25, {}", risk.exposure, band.to_lowercase())
}

/// The indicators that show the plan's progress: those of dimensions with a needed practice, and
/// of the chosen drivers; in the catalogue's order.
pub fn kpis(w: &Writer) -> Vec<Idx<Kpi>> {
    crate::insight::metrics::wanted(w.insight)
}

/// What an indicator should show on a level: `at least 50`, or that nothing is asked.
pub fn target(w: &Writer, kpi: Idx<Kpi>, level: u8) -> &'static str {
    let target = w.catalog[kpi].target(level).and_then(|target| target.text);
    target.map_or("–", LongText::text)
}

/// What an indicator should show at the end of a phase, by its place: that of the lowest level that
/// its dimensions are expected to have then.
pub fn phase_target(w: &Writer, kpi: Idx<Kpi>, phase: usize) -> &'static str {
    let expected = w.insight.roadmap().phases[phase].expected.as_ref();
    let levels = w.catalog[kpi].dimensions.iter();
    let levels = levels.filter_map(|d| Some(expected?.dimensions[d.position()]?.level()));
    target(w, kpi, levels.min().unwrap_or(0))
}

/// A target in words: `valid run rate at least 80% (K-12)`; none where it is too early for one.
pub fn target_words(w: &Writer, kpi: Idx<Kpi>, target: &str) -> Option<String> {
    if target == "–" {
        return None;
    }
    let entry = &w.catalog[kpi];
    let number = target.starts_with(|c: char| c.is_ascii_digit());
    let bound = match entry.direction {
        Direction::Up if number && target != "0" => "at least ",
        Direction::Down if number => "at most ",
        _ => "",
    };
    let unit = match entry.unit {
        "%" if number => "%".to_owned(),
        unit if number => format!(" {unit}"),
        _ => String::new(),
    };
    Some(format!(
        "{} {bound}{target}{unit} ({})",
        inside(entry.name.text()),
        entry.code()
    ))
}

/// What an indicator should show when the plan has reached its targets: an indicator that rests on
/// several dimensions is no better than the lowest of them.
pub fn plan_target(w: &Writer, kpi: Idx<Kpi>) -> &'static str {
    let targets = w.insight.targets();
    let levels = w.catalog[kpi].dimensions.iter();
    let levels = levels.map(|&dimension| targets.of(dimension).plan_target);
    target(w, kpi, levels.min().unwrap_or(0))
}

/// The owner that the plan's own register names for a risk of the content.
pub fn owner<'a>(w: &Writer<'a>, risk: &PlanRisk) -> Option<&'a str> {
    let id = w.catalog[risk.risk].id;
    let own = w.plan.governance.risks.iter();
    let own = own.filter(|own| own.source.as_ref().is_some_and(|of| of.as_str() == id));
    own.map(|own| own.owner.trim())
        .find(|owner| !owner.is_empty())
}

/// The techniques to adopt and to try, each with the date of the next look at it.
pub fn trends(w: &mut Writer) {
    let (plan, catalog) = (w.plan, w.catalog);
    let model = crate::plan::Date::parse(catalog.model.date).unwrap_or(plan.details.as_of);
    for (ring, title, text) in [
        (
            Ring::Adopt,
            "Adopt",
            "Proven and ready: use them where they apply.",
        ),
        (
            Ring::Trial,
            "Trial",
            "Promising: try each on one thing, with a question and an end date.",
        ),
    ] {
        let entries = catalog.radar.iter().filter(|entry| entry.ring == ring);
        let rows = entries.map(|entry| {
            let recheck = months_later(model, u32::from(entry.recheck_months));
            let sources = super::back::ids(w, &entry.sources);
            vec![
                line![entry.code().to_string()],
                line![entry.name],
                line![entry.rationale],
                line![recheck.long()],
                line![sources],
            ]
        });
        let rows: Vec<Vec<Cell>> = rows.collect();
        if rows.is_empty() {
            continue;
        }
        w.heading(format!(
            "{title}: {}",
            count(rows.len(), "technique", "techniques")
        ));
        w.say(line![text]);
        let titles = ["Code", "Technique", "Why", "Look again by", "Sources"];
        w.table(titles.map(Column::words).into(), rows);
    }
}
