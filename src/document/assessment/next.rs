//! When to look again, and what would make the next result surer.

use crate::document::block::strong;
use crate::document::shared::calendar::next_of;
use crate::document::words::{count, inside, months_later, no_stop, series};
use crate::document::writer::Writer;
use crate::insight::Ratio;
use crate::insight::score::Rating;
use crate::line;
use crate::plan::Calendar;
use crate::sorted::sort_by_key;

pub fn next(w: &mut Writer) {
    let assessed = super::summary::assessed_on(w);
    let review = w.catalog.review("rv-assess");
    let calendar = Calendar::of(w.plan);
    let months = review.and_then(|review| w.catalog[review].every_months);
    let mut date = months.map(|months| calendar.working_day(months_later(assessed, months.into())));
    if date.is_some_and(|date| date < w.plan.details.as_of) {
        date = next_of(w.catalog, w.plan, "rv-assess");
    }
    if let Some(date) = date {
        w.say(line![
            strong("Next assessment:"),
            format!(
                " {}, {} after this one. Earlier if one of these happens:",
                date.long(),
                count(usize::from(months.unwrap_or(0)), "month", "months")
            )
        ]);
    }
    let triggers = w.catalog.replan_triggers.iter().filter(|trigger| {
        ["rp-event", "rp-architecture", "rp-regulation", "rp-age"].contains(&trigger.id)
    });
    let triggers = triggers.map(|trigger| {
        line![
            strong(format!("{}:", trigger.name)),
            format!(
                " {}. {}.",
                no_stop(trigger.threshold.text()),
                no_stop(trigger.action.text())
            )
        ]
    });
    w.bullets(triggers.collect());
    let advice = surer(w);
    if !advice.is_empty() {
        w.say(line!["What would raise the confidence of the next result:"]);
        w.bullets(advice.into_iter().map(|text| line![text]).collect());
    }
}

/// What would make the result surer, the most effective first.
fn surer(w: &Writer) -> Vec<String> {
    let scores = w.insight.scores();
    let mut advice = Vec::new();
    let unknown = usize::from(scores.counts.unknown());
    if unknown > 0 {
        advice.push(format!(
            "Settle {}.",
            count(unknown, "unknown answer", "unknown answers")
        ));
    }
    let thin = |rating: &Rating| rating.evidence < Ratio::new(3, 4);
    let rated = scores
        .dimensions
        .iter()
        .filter_map(|d| Some((d.dimension, d.rating.as_ref()?)));
    let mut thin: Vec<_> = rated.filter(|(_, rating)| thin(rating)).collect();
    sort_by_key(&mut thin, |(_, rating)| rating.evidence);
    let thin: Vec<String> = thin
        .iter()
        .take(3)
        .map(|(d, _)| inside(w.catalog[*d].name))
        .collect();
    if !thin.is_empty() {
        advice.push(format!(
            "Record evidence for what is answered yes or partly, first in these dimensions: {}.",
            series(&thin)
        ));
    }
    if scores.roles < 3 {
        advice.push(format!(
            "Let at least three distinct roles take part; this time it was {}.",
            if scores.roles == 0 {
                "nobody named".to_owned()
            } else {
                scores.roles.to_string()
            }
        ));
    }
    if !scores.contradictions.is_empty() {
        advice.push(format!(
            "Clear up {}.",
            count(
                scores.contradictions.len(),
                "contradiction",
                "contradictions"
            )
        ));
    }
    advice
}
