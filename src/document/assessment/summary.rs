//! Document control and the executive summary.

use crate::catalog::{Coded, Dimension, Idx};
use crate::document::block::{Inline, strong};
use crate::document::shared::front;
use crate::document::words::{count, inside, list, no_stop, one};
use crate::document::writer::Writer;
use crate::insight::findings::{next_level_sentence, result_sentence, unevidenced_sentence};
use crate::insight::readiness::Part;
use crate::insight::score::Overall;
use crate::insight::{Basis, Now};
use crate::line;
use crate::plan::{Date, RoleId};
use crate::sorted::sort_by_key;
use std::cmp::Reverse;

/// The day of the assessment; the plan's as-of date where none is stated.
pub fn assessed_on(w: &Writer) -> Date {
    w.plan.assessment.date.unwrap_or(w.plan.details.as_of)
}

/// `121 of 124`
pub fn answered(w: &Writer) -> String {
    let counts = &w.insight.scores().counts;
    format!("{} of {}", counts.given(), counts.all())
}

pub fn control(w: &mut Writer) {
    let counts = &w.insight.scores().counts;
    let quick = &w.insight.quick().counts;
    let mode = if counts.given() == 0 {
        "Nothing answered yet".to_owned()
    } else if counts.given() <= quick.given() {
        format!(
            "Quick check: {} of {} questions answered",
            quick.given(),
            quick.all()
        )
    } else {
        format!(
            "Full assessment: {} of {} questions answered",
            counts.given(),
            counts.all()
        )
    };
    let facilitators: Vec<String> = w.plan.assessment.facilitators.clone();
    let facilitators: Vec<&str> = facilitators
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
        .collect();
    let led = if facilitators.is_empty() {
        w.missing(Part::Assessment, "Name who led the assessment.")
    } else {
        line![list(&facilitators)]
    };
    let took_part = participants(w);
    let mut rows = vec![
        ("Scope", front::scope(w)),
        ("Size", front::size(w)),
        ("Way of assessing", line![mode]),
        ("Led by", led),
        ("Took part", took_part),
        ("Companion documents", front::companions(w)),
    ];
    rows.extend(front::left_out(w));
    w.terms(rows);
    w.quote(&w.plan.details.context);
}

/// Who took part, and for which role.
fn participants(w: &mut Writer) -> Vec<Inline> {
    let role_name = |role: &RoleId| {
        let known = w
            .catalog
            .role(role.as_str())
            .map(|role| w.catalog[role].name);
        known.map_or(role.to_string(), inside)
    };
    let people = w.plan.assessment.respondents.iter().map(|person| {
        let role = person.role.as_ref().map(role_name);
        match (person.name.trim(), role) {
            ("", None) => "a person without name or role".to_owned(),
            ("", Some(role)) => role,
            (name, None) => name.to_owned(),
            (name, Some(role)) => format!("{name} ({role})"),
        }
    });
    let people: Vec<String> = people.collect();
    if people.is_empty() {
        return w.missing(Part::Assessment, "Name who took part and for which role.");
    }
    let roles = usize::from(w.insight.scores().roles);
    line![
        count(people.len(), "person", "people"),
        " for ",
        count(roles, "role", "distinct roles"),
        ": ",
        list(&people)
    ]
}

pub fn executive(w: &mut Writer) {
    let scores = w.insight.scores();
    let Some(overall) = &scores.overall else {
        let line = w.missing(
            Part::Assessment,
            "Answer at least one question that applies.",
        );
        return w.say(line);
    };
    if scores.counts.given() == 0 {
        let line = w.missing(
            Part::Quick,
            "Answer the twelve questions of the quick check.",
        );
        return w.say(line);
    }
    let measured = w
        .insight
        .headline()
        .is_some_and(|headline| headline.basis == Basis::Measured);
    let said = match measured {
        true => result_sentence(w.catalog, w.plan, scores),
        false => front::standing(w),
    };
    if let Some(result) = said {
        w.say(line![result, caveats(w, overall)]);
    }
    if let Some(sentence) = unevidenced_sentence(w.catalog, scores).filter(|_| measured) {
        w.say(line![sentence]);
    }
    let strengths = strengths(w);
    if !strengths.is_empty() {
        w.say(line![strong("Strengths."), " The highest scores:"]);
        w.bullets(strengths);
    }
    let gaps = largest_gaps(w);
    if gaps.is_empty() {
        w.say(line![
            strong("Gaps."),
            " None: every dimension has reached its target."
        ]);
    } else {
        w.say(line![
            strong("Gaps."),
            " What weighs most on the way to the targets:"
        ]);
        w.bullets(gaps);
    }
    let recommendation = recommendation(w);
    w.say([line![strong("Recommendation."), " "], recommendation].concat());
}

/// What holds the headline down or makes it uncertain.
fn caveats(w: &Writer, overall: &Overall) -> String {
    if overall.provisional {
        return format!(
            " {} Section 5 says what the answers so far alone give.",
            w.sentence("provisional")
        );
    }
    if !overall.capped() {
        return String::new();
    }
    format!(
        " The mean alone would be level {}; {} holds the level down, because foundations count first.",
        overall.level_of_mean,
        inside(w.catalog[overall.lowest].name)
    )
}

fn strengths(w: &Writer) -> Vec<Vec<Inline>> {
    let strengths = w.insight.findings().strengths.iter();
    let strengths = strengths.filter_map(|&dimension| {
        let rating = w.insight.scores().of(dimension).rating.as_ref()?;
        let now = w.insight.known().of(dimension);
        let (claimed, evidenced) = (now.text(1), one(rating.evidenced));
        let name = w.catalog[dimension].name;
        let evidenced = if now.is_indicated() {
            "from the quick check".to_owned()
        } else if claimed == evidenced {
            "all of it evidenced".to_owned()
        } else {
            format!("{evidenced} of it evidenced")
        };
        Some(line![format!("{name}: {claimed} of 5, {evidenced}")])
    });
    strengths.collect()
}

fn largest_gaps(w: &Writer) -> Vec<Vec<Inline>> {
    let targets = &w.insight.targets().dimensions;
    let mut gaps: Vec<_> = targets.iter().filter_map(|t| Some((t, t.gap?))).collect();
    gaps.retain(|(_, gap)| gap.size.rounded(1) > 0);
    sort_by_key(&mut gaps, |(_, gap)| Reverse(gap.weighted));
    gaps.iter()
        .take(3)
        .map(|(target, gap)| {
            let now = match w.insight.known().of(target.dimension) {
                Now::Open => "nothing answered yet".to_owned(),
                now => now.text(1),
            };
            line![format!(
                "{}: {now} of a target of {}, {}{}.",
                w.catalog[target.dimension].name,
                target.target,
                gap.band_text(w.catalog).to_lowercase(),
                not_yet_true(w, target.dimension),
            )]
        })
        .collect()
}

/// `; "…" is not yet true`, the next level of a dimension in the model's words. Nothing where it
/// is not measured: one answer cannot say which sentence of a level is true.
fn not_yet_true(w: &Writer, dimension: Idx<Dimension>) -> String {
    let level = match w.insight.known().of(dimension) {
        Now::Few(score) | Now::Scored(score) => score.level(),
        Now::Open | Now::Left | Now::Indicated(_) => return String::new(),
    };
    match w.catalog[dimension].descriptor(level + 1) {
        "" => String::new(),
        descriptor => format!("; \"{}\" is not yet true", no_stop(descriptor)),
    }
}

fn recommendation(w: &Writer) -> Vec<Inline> {
    let priorities = w.insight.priorities();
    if let Some(&first) = priorities.ranking.first() {
        let initiative = &w.catalog[priorities.initiatives[first].initiative];
        let (code, title, why) = (initiative.code(), initiative.title, initiative.why);
        // What brings most need not come first: it may wait for something or somebody.
        let figures = w.insight.roadmap().items.iter();
        let placed = priorities.initiatives[first].initiative;
        let placed = figures.clone().find(|item| item.initiative == Some(placed));
        return match placed.filter(|item| figures.clone().any(|other| other.start < item.start)) {
            Some(item) => line![format!(
                "{code} {title} brings most for its size; the roadmap begins it on {}. {why}",
                item.start.long()
            )],
            None => line![format!("Begin with {code} {title}. {why}")],
        };
    }
    let overall = w.insight.scores().overall.as_ref();
    let overall = overall.filter(|overall| !overall.provisional);
    let next = overall.and_then(|o| next_level_sentence(w.catalog, w.insight.findings(), o.lowest));
    line![next.unwrap_or("Keep what is in place, and its evidence, current.".to_owned())]
}
