//! One card per initiative.

use super::{Shown, chances, claimed_from, has_items};
use crate::catalog::Coded;
use crate::document::shared::practices::name;
use crate::document::words::{because, capital, days, inside, list, money, person_days, stop};
use crate::document::writer::Writer;
use crate::insight::cost::role_name;
use crate::insight::readiness::Part;
use crate::insight::roadmap::ItemFigures;
use crate::line;
use crate::plan::{RoadmapItem, Work};

pub fn cards(w: &mut Writer) {
    if !has_items(w) {
        return;
    }
    let shown = Shown::new(w);
    let nobody = w
        .plan
        .roadmap
        .items
        .iter()
        .all(|item| item.owner.trim().is_empty());
    if nobody {
        let line = w.missing(
            Part::Roadmap,
            "Name an owner for every initiative; none has one yet.",
        );
        w.say(line);
    }
    for (at, item) in w.plan.roadmap.items.iter().enumerate() {
        let figures = &w.insight.roadmap().items[at];
        w.heading(format!("{} {}", shown.codes[at], figures.title.trim()));
        card(w, at, item, &shown, nobody);
    }
}

/// `nobody`: no initiative has an owner, which was said above.
fn card(w: &mut Writer, at: usize, item: &RoadmapItem, shown: &Shown, nobody: bool) {
    let figures = &w.insight.roadmap().items[at];
    let codes = &shown.codes;
    let entry = figures.initiative.map(|initiative| &w.catalog[initiative]);
    if !item.outcome.trim().is_empty() {
        w.quote(&item.outcome);
    } else if let Some(entry) = entry {
        w.say(line![entry.outcome, " ", entry.why]);
    }
    let mut terms = vec![("When", when(w, at, figures, shown))];
    match item.owner.trim() {
        "" if nobody => {}
        "" => {
            w.missing_cell(Part::Roadmap, "Name an owner for every initiative.");
            terms.push(("Owner", line!["not named."]));
        }
        owner => terms.push(("Owner", line![owner.to_owned()])),
    }
    terms.push(("Effort", effort(w, item, figures)));
    let practices: Vec<String> = item
        .practices
        .iter()
        .map(|id| {
            w.catalog
                .practice(id.as_str())
                .map_or(id.to_string(), |practice| name(w, practice))
        })
        .collect();
    if !practices.is_empty() {
        terms.push(("Puts in place", line![practices.join("; "), "."]));
    }
    if !figures.after.is_empty() {
        let before: Vec<&str> = figures.after.iter().map(|&at| codes[at].as_str()).collect();
        terms.push(("Waits for", line![list(&before), "."]));
    }
    if let Some(entry) = entry {
        let kpis: Vec<String> = entry
            .kpis
            .iter()
            .map(|&kpi| {
                let kpi = &w.catalog[kpi];
                format!("{} ({})", kpi.name, kpi.code())
            })
            .collect();
        terms.push(("Other costs", line![stop(entry.cost_drivers.text())]));
        terms.push((
            "Success shows in",
            line![
                stop(entry.success.text()),
                " Indicators: ",
                list(&kpis),
                "."
            ],
        ));
        terms.push(("Risk", line![stop(entry.risk.text())]));
    }
    let note = crate::document::clean::one_line(&item.note);
    if !note.is_empty() {
        terms.push(("Note", line![note]));
    }
    w.terms(terms);
}

fn when(
    w: &Writer,
    at: usize,
    figures: &ItemFigures,
    shown: &Shown,
) -> Vec<crate::document::block::Inline> {
    let calendar = w.insight.roadmap().calendar;
    let weeks = match (
        figures.span.start_week(calendar),
        figures.span.end_week(calendar),
    ) {
        (first, last) if first == last => format!("week {first}"),
        (first, last) => format!("weeks {first} to {last}"),
    };
    let because = chances::because(w, shown, at)
        .unwrap_or_else(|| because(&figures.starts, |at| shown.codes[at].as_str()));
    let slack = chances::slack_words(w, at);
    let slack = slack.map_or(String::new(), |slack| format!("; {slack}"));
    let late = figures.late;
    let late = late.map_or(String::new(), |late| {
        format!(" {}", w.sentence(late.sentence()))
    });
    let claim = if figures.claimable_week > figures.span.end_week(calendar) {
        format!(
            " What it puts in place may be claimed from {} on, when it has run long enough.",
            claimed_from(w, figures).long()
        )
    } else {
        String::new()
    };
    line![format!(
        "{} to {} ({weeks}{slack}). {because}{late}{claim}",
        figures.start.long(),
        figures.end.long()
    )]
}

fn effort(
    w: &Writer,
    item: &RoadmapItem,
    figures: &ItemFigures,
) -> Vec<crate::document::block::Inline> {
    let hundredths = |n: u64| crate::insight::Ratio::new(n as i64, 100);
    let work = figures.work;
    let roles = item
        .work
        .iter()
        .filter(|work| work.mean_sixths() > 0)
        .map(|work: &Work| {
            let mean = crate::insight::Ratio::new(work.mean_sixths() as i64, 600);
            format!(
                "{} {}",
                inside(&role_name(w.catalog, work.role.as_ref())),
                days(mean)
            )
        });
    let roles: Vec<String> = roles.collect();
    line![format!(
        "{} expected, between {} and {}; {} for people. {}.",
        person_days(figures.work.mean()),
        days(hundredths(work.optimistic)),
        days(hundredths(work.pessimistic)),
        money(w.plan, figures.cost.likely()),
        capital(&list(&roles))
    )]
}
