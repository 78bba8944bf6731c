//! The roadmap as rows that issue trackers import: Jira, Linear, GitHub.
//!
//! What a person typed stays text everywhere: quoted as RFC 4180 asks, inert in Markdown, and where the program that reads
//! it takes formulas, with an apostrophe in front ([`csv::inert`](super::csv::inert)).

pub mod github;
pub mod jira;
pub mod linear;

use crate::catalog::Catalog;
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::roadmap::ItemFigures;
use crate::plan::{ItemState, RoadmapItem};

/// An item of the roadmap with what trackers ask for.
struct Task<'a> {
    item: &'a RoadmapItem,
    figures: &'a ItemFigures,
    phase: &'static str,
    /// Its steps: what is done, and what shows it.
    steps: Vec<(&'a str, &'a str)>,
}

/// Everything on the roadmap that was not dropped, in the order of the plan.
fn tasks(insight: &Insight) -> Vec<Task<'_>> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let items = plan.roadmap.items.iter();
    let items = items.filter(|item| item.state != ItemState::Dropped);
    let tasks = items.filter_map(|item| {
        let figures = insight.roadmap().of(item.id)?;
        let phase = catalog.phases.get(figures.phase)?.name;
        let steps = steps(catalog, item);
        Some(Task {
            item,
            figures,
            phase,
            steps,
        })
    });
    tasks.collect()
}

/// The steps of the initiative, then those of the team's own.
fn steps<'a>(catalog: &'static Catalog, item: &'a RoadmapItem) -> Vec<(&'a str, &'a str)> {
    let known = item.initiative(catalog);
    let known = known.iter().flat_map(|known| &known.steps);
    let known = known.map(|step| (step.what.text(), step.done.text()));
    let own = item.steps.iter().map(|step| (&*step.what, &*step.proof));
    known
        .chain(own)
        .filter(|(what, _)| !what.trim().is_empty())
        .collect()
}

impl Task<'_> {
    /// What is to come of it; the catalogue's words where the team has none.
    fn outcome<'b>(&'b self, catalog: &'static Catalog) -> &'b str {
        match self.item.outcome.trim() {
            "" => self
                .item
                .initiative(catalog)
                .map_or("", |known| known.outcome.text()),
            outcome => outcome,
        }
    }

    /// Dates and work, as a sentence.
    fn when(&self) -> String {
        [
            "Planned from ",
            &self.figures.start.long(),
            " to ",
            &self.figures.end.long(),
            ", ",
            &count(self.person_days() as usize, "person-day", "person-days"),
            ".",
        ]
        .concat()
    }

    /// Mean work, rounded up to whole person-days.
    fn person_days(&self) -> u64 {
        self.hundredths().div_ceil(100)
    }

    /// Mean work in hundredths of a person-day.
    fn hundredths(&self) -> u64 {
        let work = &self.figures.work;
        (work.optimistic + 4 * work.likely + work.pessimistic).div_ceil(6)
    }

    /// What the team wants to remember.
    fn note(&self) -> &str {
        self.item.note.trim()
    }
}
