//! Findings per dimension: what is in place, what is not, and what to do next.

use crate::catalog::{Dimension, Idx, Practice};
use crate::document::block::Block;
use crate::document::block::{Inline, Item, strong};
use crate::document::shared::back::ids;
use crate::document::shared::practices::{answered, assumed, guidance, name, note, proof};
use crate::document::words::{list, one, two};
use crate::document::writer::Writer;
use crate::insight::Now;
use crate::insight::score::Rating;
use crate::line;
use crate::plan::{Choice, Strength};

/// How many practices are named as the next ones.
const NEXT: usize = 3;

pub fn findings(w: &mut Writer) {
    w.say(line![
        "What is in place, what is missing, and what to do about it, one dimension at a time. Guidance reaches up to the dimension's target; what lies beyond is only named."
    ]);
    for (dimension, entry) in w.catalog.dimensions.entries() {
        w.heading(entry.name);
        one_dimension(w, dimension);
    }
}

fn one_dimension(w: &mut Writer, dimension: Idx<Dimension>) {
    let entry = &w.catalog[dimension];
    let Some(rating) = &w.insight.scores().of(dimension).rating else {
        return w.say(line![
            "No practice of this dimension applies, so it has no score."
        ]);
    };
    w.say(line![headline(w, dimension, rating)]);
    w.say(line![entry.why, " Sources: ", ids(w, &entry.sources), "."]);
    in_place(w, dimension);
    let indicated = w.insight.known().of(dimension).is_indicated();
    let mut open = answered(
        w,
        dimension,
        &[Choice::Partly, Choice::No, Choice::DontKnow, Choice::Blank],
    );
    if open.is_empty() {
        return w.say(line!["Nothing is missing."]);
    }
    if indicated {
        let (in_place, rest) = open.into_iter().partition(|&practice| {
            assumed(w, practice).is_some() && w.insight.taken().choice(practice) == Choice::Yes
        });
        open = rest;
        assumed_in_place(w, in_place);
    }
    let target = w.insight.targets().of(dimension).target;
    let findings = w.insight.findings();
    let lifts = &findings.lifts[dimension.position()];
    // What raises the score most says nothing where the score is not known.
    let first = if indicated { 0 } else { NEXT };
    let lifts = lifts.iter();
    let lifts = lifts.filter(|lift| w.catalog[lift.practice].level <= target);
    let lifts: Vec<_> = lifts.take(first).collect();
    let next: Vec<Idx<Practice>> = lifts.iter().map(|lift| lift.practice).collect();
    if !next.is_empty() {
        let gains = lifts.iter();
        let gains =
            gains.map(|lift| format!("{} by {}", w.catalog[lift.practice].id, two(lift.gain)));
        let gains: Vec<String> = gains.collect();
        let what = match next.len() {
            1 => "this practice raises the score most",
            _ => "these practices raise the score most, each on its own",
        };
        let level = w.level(target);
        w.say(line![
            strong("Next."),
            format!(" Of what level {level} asks for, {what}: {}.", list(&gains))
        ]);
        let items: Vec<Item> = next
            .iter()
            .map(|&practice| Item::from(advice(w, practice)))
            .collect();
        w.add(Block::Numbers(items));
    }
    let later = |p: &Idx<Practice>| !next.contains(p);
    let within: Vec<_> = open
        .iter()
        .copied()
        .filter(later)
        .filter(|&p| w.catalog[p].level <= target)
        .collect();
    if !within.is_empty() {
        let level = w.level(target);
        w.say(match indicated {
            true => line![
                strong("Missing."),
                format!(" Needed for level {level}, as far as one answer can tell:")
            ],
            false => line![strong("Then."), format!(" Also needed for level {level}:")],
        });
        w.bullets(within.iter().map(|&practice| advice(w, practice)).collect());
    }
    let beyond: Vec<String> = open
        .iter()
        .copied()
        .filter(later)
        .filter(|&p| w.catalog[p].level > target)
        .map(|p| name(w, p))
        .collect();
    if !beyond.is_empty() {
        w.say(line![
            strong("Beyond the target."),
            format!(" {}.", beyond.join("; "))
        ]);
    }
}

fn headline(w: &Writer, dimension: Idx<Dimension>, rating: &Rating) -> String {
    let target = w.insight.targets().of(dimension);
    let gap = match target.gap {
        // A level counts as reached from three quarters of its last point on.
        Some(gap) if gap.size.rounded(2) > 0 && rating.level >= target.target => format!(
            "its target level {} is reached, {} short of the full score",
            target.target,
            gap.text(2)
        ),
        Some(gap) if gap.size.rounded(2) > 0 => {
            format!(
                "{} short of target level {} ({})",
                gap.text(2),
                target.target,
                gap.band_text(w.catalog).to_lowercase()
            )
        }
        _ => format!("at or above its target level {}", target.target),
    };
    match w.insight.known().of(dimension) {
        Now::Open => {
            return "Nothing is answered yet, so nothing is known; the plan takes it as not in place."
                .to_owned();
        }
        now @ Now::Indicated(_) => {
            return format!(
                "Level {}, {} of 5, from the quick check's one answer; {gap}. {}",
                w.level_now(now),
                now.text(1),
                w.sentence("assumed-from-quick"),
            );
        }
        Now::Left | Now::Few(_) | Now::Scored(_) => {}
    }
    let unproven = answered(w, dimension, &[Choice::Yes])
        .iter()
        .any(|&p| w.insight.given().strength(p) == Strength::None);
    let evidenced = if rating.evidenced == rating.claimed && !unproven {
        "all of it evidenced".to_owned()
    } else {
        format!("{} of it evidenced", two(rating.evidenced))
    };
    let unsure = if rating.insufficient {
        format!(
            " Too few answers for a statement; everything unknown in place would make it {}.",
            one(rating.possible)
        )
    } else {
        String::new()
    };
    format!(
        "Level {}, score {} of 5, {evidenced}; {gap}.{unsure}",
        w.level(rating.level),
        two(rating.claimed)
    )
}

fn in_place(w: &mut Writer, dimension: Idx<Dimension>) {
    let yes = answered(w, dimension, &[Choice::Yes]);
    if yes.is_empty() {
        let nothing = match w.insight.known().of(dimension) {
            Now::Open | Now::Indicated(_) => " Nothing is answered yes yet.",
            _ => " Nothing yet.",
        };
        return w.say(line![strong("In place."), nothing]);
    }
    w.say(line![
        strong("In place."),
        " Answered yes, with what proves it:"
    ]);
    let lines = yes.iter().map(|&practice| {
        let mut line = line![name(w, practice), " ("];
        line.extend(proof(w, practice));
        line.push(")".into());
        let note = note(w, practice);
        if !note.is_empty() {
            line.extend(line![". Note: ", note]);
        }
        line
    });
    w.bullets(lines.collect());
}

/// What the plan assumes to be in place, to be asked for first.
fn assumed_in_place(w: &mut Writer, practices: Vec<Idx<Practice>>) {
    if practices.is_empty() {
        return;
    }
    let names: Vec<String> = practices.iter().map(|&p| name(w, p)).collect();
    w.say(line![
        strong("Assumed in place."),
        format!(" Unanswered; ask first: {}.", names.join("; "))
    ]);
}

/// A practice that is not in place: its state, and how to put it in place.
fn advice(w: &Writer, practice: Idx<Practice>) -> Vec<Inline> {
    let state = match (w.insight.given().choice(practice), assumed(w, practice)) {
        (Choice::Partly, _) => " (partly in place).".to_owned(),
        (Choice::DontKnow, _) => " (nobody knows; ask first).".to_owned(),
        (_, Some(assumed)) => format!(" (unanswered, {assumed}; ask first)."),
        (Choice::Blank, None) => " (unanswered; ask first).".to_owned(),
        _ => ".".to_owned(),
    };
    let mut line = line![strong(name(w, practice)), state, " ", guidance(w, practice)];
    let note = note(w, practice);
    if !note.is_empty() {
        line.extend(line![" Note: ", note]);
    }
    line
}
