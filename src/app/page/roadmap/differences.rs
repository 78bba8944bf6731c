//! What planning again would change, and what does not go together, in words.

use super::view::span_dates;
use crate::catalog::{Idx, Initiative};
use crate::document::words::{count, list, person_days};
use crate::insight::cost::role_name;
use crate::insight::network::Means;
use crate::insight::partial::Breach;
use crate::insight::{Change, Conflict, Insight, ItemChange, Proposal, Ratio, Span};
use crate::plan::{Calendar, ItemId, RoadmapItem};

/// All changes of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The item.
    pub item: ItemId,
    /// Its title with what happens to it: `New: …`.
    pub title: String,
    /// Each change, from old to new.
    pub lines: Vec<String>,
}

/// A proposal's changes, item by item, and what it says beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlook {
    /// What would change.
    pub differences: Vec<Difference>,
    /// What does not go together, does not fit, or is late.
    pub remarks: Vec<String>,
}

impl Outlook {
    /// Of the plan as it is now.
    #[must_use]
    pub fn new(insight: &Insight, proposal: &Proposal) -> Outlook {
        let mut remarks: Vec<String> = proposal
            .conflicts
            .iter()
            .map(|conflict| conflict_in_words(insight, proposal, *conflict))
            .collect();
        let names = |initiatives: &[Idx<Initiative>]| {
            let titles = initiatives.iter().map(|&one| insight.catalog()[one].title);
            list(&titles.collect::<Vec<_>>())
        };
        if !proposal.beyond.is_empty() {
            let names = names(&proposal.beyond);
            remarks.push(
                "Does not fit into ten years with the people named: ".to_owned() + &names + ".",
            );
        }
        if !proposal.late.is_empty() {
            let names = names(&proposal.late);
            remarks.push(
                "Ends after the dated event, or counts only then, although it is core to your first driver: ".to_owned()
                    + &names
                    + ".",
            );
        }
        let same_item = |one: &ItemChange, other: &ItemChange| one.item == other.item;
        let differences = proposal.changes.chunk_by(same_item);
        Outlook {
            differences: differences
                .map(|changes| difference(insight, proposal, changes))
                .collect(),
            remarks,
        }
    }
}

/// An item as proposed, or as accepted.
fn proposed<'a>(
    insight: &'a Insight,
    proposal: &'a Proposal,
    id: ItemId,
) -> Option<&'a RoadmapItem> {
    let mut items = proposal.items.iter().chain(&insight.plan().roadmap.items);
    items.find(|item| item.id == id)
}

/// The title of an item, proposed or accepted.
#[must_use]
pub fn title(insight: &Insight, proposal: &Proposal, id: ItemId) -> String {
    let item = proposed(insight, proposal, id);
    item.map_or(String::new(), |item| {
        item.title_in(insight.catalog()).trim().to_owned()
    })
}

fn difference(insight: &Insight, proposal: &Proposal, changes: &[ItemChange]) -> Difference {
    let id = changes[0].item;
    let title = title(insight, proposal, id);
    let title = match changes[0].change {
        Change::Added => "New: ".to_owned() + &title,
        Change::Removed => "Goes: ".to_owned() + &title,
        _ => title,
    };
    let lines = changes.iter();
    Difference {
        item: id,
        title,
        lines: lines
            .map(|change| line(insight, proposal, change))
            .collect(),
    }
}

fn line(insight: &Insight, proposal: &Proposal, change: &ItemChange) -> String {
    let plan = insight.plan();
    let new = proposed(insight, proposal, change.item);
    let old = super::view::item(plan, change.item);
    let days = |hundredths: u64| person_days(Ratio::new(hundredths as i64, 100));
    let from_to =
        |what: &str, from: String, to: String| what.to_owned() + ": " + &from + " → " + &to;
    match &change.change {
        Change::Added => {
            let Some(new) = new else { return String::new() };
            let sixths: u64 = new.work.iter().map(crate::plan::Work::mean_sixths).sum();
            let work = person_days(Ratio::new(sixths as i64, 600));
            span_dates(plan, Span::of(new)) + ", " + &work
        }
        Change::Removed => "Nothing of it is needed any more, and nobody changed it.".to_owned(),
        Change::Moved { from, to } => {
            from_to("Dates", span_dates(plan, *from), span_dates(plan, *to))
        }
        Change::Work { from, to } if from == to => {
            "Work: the same in sum; roles or the estimates around it differ".to_owned()
        }
        Change::Work { from, to } => from_to("Likely work", days(*from), days(*to)),
        Change::Prerequisites => {
            let names = |item: Option<&RoadmapItem>| {
                let after = item.map_or(&[][..], |item| &item.after);
                let titles: Vec<String> = after
                    .iter()
                    .map(|&id| self::title(insight, proposal, id))
                    .collect();
                match titles.is_empty() {
                    true => "nothing".to_owned(),
                    false => list(&titles),
                }
            };
            from_to("Waits for", names(old), names(new))
        }
        Change::Practices => {
            let number = |item: Option<&RoadmapItem>| {
                count(
                    item.map_or(0, |item| item.practices.len()),
                    "practice",
                    "practices",
                )
            };
            from_to("Puts in place", number(old), number(new))
        }
    }
}

fn conflict_in_words(insight: &Insight, proposal: &Proposal, conflict: Conflict) -> String {
    let name = |id| title(insight, proposal, id);
    match conflict {
        Conflict::TooEarly { item, before } => too_early(&name(item), &name(before)),
        Conflict::Circle { item, before } => {
            name(item)
                + " should wait for "
                + &name(before)
                + ", which waits for it. The link is left out."
        }
        Conflict::Overbooked {
            first_week,
            n_weeks,
        } => {
            let weeks = count(n_weeks as usize, "week", "weeks");
            let calendar = Calendar::of(insight.plan());
            let first = calendar.day(Span::weeks(calendar, first_week, first_week).start);
            "Pinned initiatives need more people than there are in ".to_owned()
                + &weeks
                + ", the first one from "
                + &first.medium()
                + "."
        }
    }
}

/// What a part of a proposal breaks.
#[must_use]
pub fn breach_in_words(insight: &Insight, proposal: &Proposal, breach: &Breach) -> String {
    let name = |id| title(insight, proposal, id);
    match breach {
        Breach::TooEarly { item, before } => too_early(&name(*item), &name(*before)),
        Breach::BeforeRelease(item) => {
            name(*item) + " starts before it may. Take its new dates too, or move it."
        }
        Breach::Overbooked {
            means,
            from,
            to,
            items,
        } => {
            let plan = insight.plan();
            let what = match means {
                Means::People(None) => "People of any role".to_owned(),
                Means::People(role) => role_name(insight.catalog(), role.as_ref()),
                Means::Environment(id) => {
                    let environments = &plan.resources.environments;
                    let known = environments.iter().find(|one| one.id == *id);
                    known.map_or("An environment".to_owned(), |one| {
                        one.name.trim().to_owned()
                    })
                }
                Means::OpenForChange => "Time without a change freeze".to_owned(),
            };
            let calendar = Calendar::of(plan);
            let (from, to) = (
                calendar.day(*from).medium(),
                calendar.last_day(*to).medium(),
            );
            let names: Vec<String> = items.iter().map(|&id| name(id)).collect();
            [
                &what,
                ": more is needed than there is between ",
                &from,
                " and ",
                &to,
                ", by ",
                &list(&names),
                ". Take the new dates of one of them too, or move it.",
            ]
            .concat()
        }
    }
}

/// That an item begins before what it waits for is done.
#[must_use]
pub fn too_early(item: &str, before: &str) -> String {
    item.to_owned()
        + " begins before "
        + before
        + " is done. Move one of them, or let planning decide its dates."
}
