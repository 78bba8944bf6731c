//! What waits for what, and why the order is as it is.

use super::{Shown, chances, codes, finished, has_items};
use crate::catalog::Coded;
use crate::document::block::{Cell, Column};
use crate::document::mermaid::{Link, Node, Point, Quadrants, flowchart, quadrants};
use crate::document::shared::work::reason;
use crate::document::words::{count, days, list};
use crate::document::writer::Writer;
use crate::insight::Amount;
use crate::insight::partial::too_early;
use crate::line;

pub fn dependencies(w: &mut Writer) {
    if !has_items(w) {
        return;
    }
    let figures = w.insight.roadmap();
    let codes = codes(w);
    let chain: Vec<String> = figures.chain.iter().map(|&at| codes[at].clone()).collect();
    if chain.len() > 1 {
        w.say(line![format!(
            "The longest chain is {}: {}",
            chain.join(" → "),
            figures.chain_meaning()
        )]);
    } else {
        w.say(line![
            "No initiative waits for another; the end depends on people alone."
        ]);
    }
    let nodes: Vec<Node> = figures
        .items
        .iter()
        .zip(&codes)
        .map(|(item, code)| Node {
            code: code.clone(),
            name: item.title.clone(),
        })
        .collect();
    let on_chain = |from: usize, to: usize| figures.chain.windows(2).any(|pair| pair == [from, to]);
    let direct = direct_links(w);
    let links: Vec<Link> = direct
        .into_iter()
        .map(|(from, to)| Link {
            from,
            to,
            strong: on_chain(from, to),
        })
        .collect();
    w.diagram(flowchart(
        "What waits for what",
        "Arrows lead from an initiative to those that wait for it; thick ones are the longest chain.",
        &nodes,
        &links,
    ));
    let rows = figures
        .items
        .iter()
        .zip(&codes)
        .filter(|(item, _)| !item.after.is_empty())
        .map(|(item, code)| {
            let before: Vec<&str> = item.after.iter().map(|&at| codes[at].as_str()).collect();
            vec![
                line![code.clone()],
                line![item.title.clone()],
                line![list(&before)],
            ]
        });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let titles = ["Code", "Initiative", "Waits for"];
    w.table(titles.map(Column::words).into(), rows);
    let shown = Shown::new(w);
    chances::reasons(w, &shown);
    chances::slack(w, &shown);
    chances::forecast(w, &shown);
    finished::finished(w, &shown);
    external(w);
}

/// Dependencies outside the team: what the journeys rest on.
fn external(w: &mut Writer) {
    w.heading("External dependencies");
    let journeys = w.plan.vision.journeys.iter();
    let lines = journeys.filter_map(|journey| {
        let text = crate::document::clean::one_line(&journey.dependencies);
        (!text.is_empty()).then(|| line![journey.name.clone(), ": ", text])
    });
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() {
        let line = w.missing(
            crate::insight::readiness::Part::Vision,
            "Name the services and suppliers that each critical journey depends on.",
        );
        w.say(line);
    } else {
        w.bullets(lines);
    }
}

/// The links that do not follow from others, so that the picture stays readable.
fn direct_links(w: &Writer) -> Vec<(usize, usize)> {
    let items = &w.insight.roadmap().items;
    let mut links = Vec::new();
    for (to, item) in items.iter().enumerate() {
        for &from in &item.after {
            let longer = item
                .after
                .iter()
                .any(|&other| other != from && reaches(w, from, other));
            if !longer {
                links.push((from, to));
            }
        }
    }
    links
}

/// Whether `to` waits for `from`, directly or not.
fn reaches(w: &Writer, from: usize, to: usize) -> bool {
    let items = &w.insight.roadmap().items;
    let mut seen = vec![false; items.len()];
    let mut open = vec![to];
    while let Some(at) = open.pop() {
        for &before in &items[at].after {
            if before == from {
                return true;
            }
            if !seen[before] {
                seen[before] = true;
                open.push(before);
            }
        }
    }
    false
}

pub fn priorities(w: &mut Writer) {
    let method = w.catalog.planning_rules.method.iter();
    let method: Vec<&str> = method.map(|sentence| sentence.text()).collect();
    w.say(line![method.join(" ")]);
    let moved = moved_early(w);
    if !moved.is_empty() {
        w.say(line![format!(
            "By decision of the team, not so here: {}.",
            list(&moved)
        )]);
    }
    let priorities = w.insight.priorities();
    let needed = &w.insight.portfolio().initiatives;
    if needed.is_empty() {
        return w.say(line![
            "Nothing is needed to reach the targets, so there is nothing to rank."
        ]);
    }
    let largest = needed
        .iter()
        .map(|n| n.effort.mean().to_f64())
        .fold(0.0, f64::max);
    let points = needed
        .iter()
        .zip(&priorities.initiatives)
        .map(|(needed, priority)| Point {
            code: w.catalog[needed.initiative].code().to_string(),
            right: thousandths(needed.effort.mean().to_f64() / largest.max(1.0)),
            up: thousandths((priority.bv.0 - 1.0) / 9.0),
        });
    let points: Vec<Point> = points.collect();
    let axes = Quadrants {
        right: ("Low effort", "High effort"),
        up: ("Low value", "High value"),
        names: ["Plan with care", "Do first", "Fill gaps with", "Question"],
    };
    w.diagram(quadrants(
        "Value and effort of the needed initiatives",
        "Each code stands for an initiative of the table below: effort to the right, value upwards, both relative to the highest.",
        &axes,
        &points,
    ));
    let shown = |amount: Amount| amount.text(1);
    let rows = priorities.ranking.iter().enumerate().map(|(rank, &at)| {
        let (needed, priority) = (&needed[at], &priorities.initiatives[at]);
        let entry = &w.catalog[needed.initiative];
        vec![
            line![(rank + 1).to_string()],
            line![entry.code().to_string()],
            line![entry.title],
            line![shown(priority.bv)],
            line![shown(priority.tc)],
            line![shown(priority.rr)],
            line![days(needed.effort.mean())],
            line![shown(priority.ep)],
            line![reason(w, at)],
        ]
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    w.table(
        vec![
            Column::figures("Rank"),
            Column::words("Code"),
            Column::words("Initiative"),
            Column::figures("Value (1 to 10)"),
            Column::figures("Time (1 to 10)"),
            Column::figures("Risk and enabling (1 to 10)"),
            Column::figures("Person-days"),
            Column::figures("Score"),
            Column::words("Why"),
        ],
        rows,
    );
    w.say(line![
        "Initiatives wait directly or through others. ",
        w.sentence("wsjf-limits")
    ]);
    let beyond = w
        .insight
        .proposal()
        .as_ref()
        .map_or(0, |proposal| proposal.beyond.len());
    if beyond > 0 {
        w.say(line![format!(
            "{} no place within ten years with the people named.",
            count(beyond, "initiative finds", "initiatives find")
        )]);
    }
}

/// Items that somebody moved to before the end of what they wait for.
fn moved_early(w: &Writer) -> Vec<String> {
    let items = &w.plan.roadmap.items;
    let codes = codes(w);
    let code = |id| {
        let at = items.iter().position(|item| item.id == id);
        at.map_or("", |at| codes[at].as_str())
    };
    let early = too_early(items).into_iter();
    let early = early
        .map(|(item, before)| format!("{} starts before {} is done", code(item), code(before)));
    early.collect()
}

/// A share of 0 to 1 in thousandths, in steps of ten: nobody can see less.
fn thousandths(share: f64) -> u16 {
    let hundredths = crate::insight::number::units(share.clamp(0.0, 1.0), 100.0);
    u16::try_from(hundredths * 10).unwrap_or(0)
}
