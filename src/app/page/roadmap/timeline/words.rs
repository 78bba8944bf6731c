//! What would be said of a change, before it is made and after.

use crate::app::chart::timescale::Span as Place;
use crate::app::ui::fixed;
use crate::catalog::Catalog;
use crate::command::Rejection;
use crate::insight::follow::{length, moved_by};
use crate::insight::{Follow, Insight, Moves, Span};
use crate::plan::roadmap::circle;
use crate::plan::{Calendar, ItemId, Plan, RoadmapItem};

/// What tells an initiative that is not on the roadmap from others.
#[must_use]
pub fn key(item: &RoadmapItem) -> String {
    item.source
        .as_ref()
        .map_or(String::new(), |id| id.as_str().to_owned())
}

/// Why one may not wait for another; none if it may. A circle is named.
#[must_use]
pub fn refusal(insight: &Insight, before: ItemId, after: ItemId) -> Option<String> {
    let plan = insight.plan();
    let to = place(plan, after)?;
    let name = |at: usize| title(insight.catalog(), plan, at);
    if before == after {
        return Some("Nothing can wait for itself.".to_owned());
    }
    let mut items = plan.roadmap.items.clone();
    if items[to].after.contains(&before) {
        return Some(name(to) + " waits for it already.");
    }
    items[to].after.push(before);
    let ids = circle(&items)?;
    let names = ids.iter().filter_map(|id| Some(name(place(plan, *id)?)));
    Some(Rejection::Cycle(names.collect()).to_string())
}

/// A place on the chart as a span of the plan.
pub fn to_span((start, finish): Place) -> Span {
    Span { start, finish }
}

/// The place of an item.
pub fn place(plan: &Plan, id: ItemId) -> Option<usize> {
    plan.roadmap.items.iter().position(|item| item.id == id)
}

/// The title of an item by its place.
pub fn title(catalog: &Catalog, plan: &Plan, at: usize) -> String {
    let item = plan.roadmap.items.get(at);
    item.map_or(String::new(), |item| {
        item.title_in(catalog).trim().to_owned()
    })
}

/// The items that move with another one, where they then are.
pub fn moved(plan: &Plan, moves: &Moves) -> Vec<RoadmapItem> {
    let item = |&(at, span): &(usize, Span)| RoadmapItem {
        start: span.start,
        finish: span.finish,
        ..plan.roadmap.items[at].clone()
    };
    moves.moved.iter().map(item).collect()
}

/// An item, and what moves with it, as they then are.
pub fn with_moved(plan: &Plan, item: RoadmapItem, moves: &Moves) -> Vec<RoadmapItem> {
    let mut items = vec![item];
    items.extend(moved(plan, moves));
    items
}

/// `Synthetic users moved 1 week later`.
pub fn how_moved(plan: &Plan, follow: &Follow, (at, name): (usize, String), span: Span) -> String {
    let week = Calendar::of(plan).half_days_per_week();
    let old = follow.span(at);
    let by_start = follow.between(old.start, span.start);
    let by_end = follow.between(old.finish, span.finish);
    let (verb, by) = match (by_start, by_end) {
        (start, 0) if start != 0 => (" now starts ", start),
        (0, end) => (" now ends ", end),
        (start, _) => (" moved ", start),
    };
    match moved_by(by, week) {
        Some(by) => name + verb + &by,
        None => name + " stays",
    }
}

/// What is said beside the hand.
pub fn lines(
    insight: &Insight,
    follow: &Follow,
    at: usize,
    span: Span,
    moves: &Moves,
) -> Vec<String> {
    let plan = insight.plan();
    let calendar = Calendar::of(plan);
    let week = calendar.half_days_per_week();
    let mut lines =
        vec![calendar.day(span.start).medium() + " to " + &calendar.last_day(span.finish).medium()];
    let working = follow.working(span);
    let mut second = match working {
        2 => "1 working day".to_owned(),
        n => fixed::format(i64::from(n) * 5, 1) + " working days",
    };
    let old_end = follow.last();
    let new_end = follow.end(at, span, moves);
    if let Some(slack) = insight.slack().get(at).copied().flatten() {
        let later = follow.between(follow.span(at).finish, span.finish);
        second += &match i64::from(slack) - later {
            left if left > 0 => {
                ", ".to_owned() + &length(left.unsigned_abs(), week) + " of slack left"
            }
            _ => ", no slack left".to_owned(),
        };
    }
    lines.push(second);
    match moves.moved.len() {
        0 => {}
        1 => lines.push("1 successor moves with it".to_owned()),
        n => lines.push(n.to_string() + " successors move with it"),
    }
    lines.extend(early(insight.catalog(), plan, moves));
    if let Some(by) = moved_by(follow.between(old_end, new_end), week) {
        lines.push(["Finish ", &by, ": ", &calendar.last_day(new_end).medium()].concat());
    }
    lines
}

/// That items begin before what they wait for is done. Places are those of `plan`.
pub fn early(catalog: &Catalog, plan: &Plan, moves: &Moves) -> Vec<String> {
    let name = |at: usize| title(catalog, plan, at);
    let sentence = |&(item, before): &(usize, usize)| {
        [&name(item), " begins before ", &name(before), " is done."].concat()
    };
    moves.early.iter().map(sentence).collect()
}
