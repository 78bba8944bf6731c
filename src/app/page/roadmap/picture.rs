//! The timeline of the roadmap: what its bars say, and what its marks mean.

use crate::app::browser;
use crate::app::chart::axis::Zoom;
use crate::app::chart::rows::Span;
use crate::app::chart::{Mark, Timeline, TimelineRow};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::TableFrame;
use crate::command::Topic;
use crate::document::words::count;
use crate::insight::{EVERYTHING, Insight};
use crate::plan::{ItemId, Locked, Plan, RoadmapItem};
use leptos::prelude::*;

fn is_pinned(item: &RoadmapItem) -> bool {
    item.locked.contains(&Locked::Dates) || item.source.is_none()
}

/// The bars, phase by phase and in the order of starting.
fn rows(insight: &Insight) -> Vec<TimelineRow> {
    let (catalog, figures) = (insight.catalog(), insight.roadmap());
    let places: Vec<usize> = figures
        .phases
        .iter()
        .flat_map(|phase| phase.items.iter().copied())
        .collect();
    let row_of = |item: &usize| places.iter().position(|place| place == item);
    let row = |&at: &usize| {
        let (item, of) = (&insight.plan().roadmap.items[at], &figures.items[at]);
        let phase = catalog[figures.phases[of.phase].phase].name;
        let mut name = of.title.clone() + ", " + &of.start.short() + " to " + &of.end.medium();
        name += ", ";
        name += phase;
        if of.on_chain {
            name += ", on the longest chain";
        }
        if is_pinned(item) {
            name += ", pinned";
        }
        if let Some(late) = of.late {
            name += ", ";
            name += late.words();
        }
        TimelineRow {
            id: of.item.0,
            span: Span {
                group: of.phase,
                first: of.start,
                last: of.end,
                title: of.title.clone(),
            },
            name,
            href: Route::Roadmap(Some(of.item)).to_string(),
            outlined: of.on_chain,
            pinned: is_pinned(item),
            after: of.after.iter().filter_map(row_of).collect(),
        }
    };
    places.iter().map(row).collect()
}

/// The dated event, and today.
fn marks(plan: &Plan) -> Vec<Mark> {
    let event = plan.details.event_date.map(|day| {
        let name = match plan.details.event.trim() {
            "" => "Dated event",
            name => name,
        };
        let short: String = name.chars().take(40).collect();
        Mark {
            day,
            name: short + ", " + &day.medium(),
            printed: true,
        }
    });
    let event = event.filter(|mark| mark.day >= plan.details.start);
    let today = Mark {
        day: browser::today(),
        name: "Today".to_owned(),
        printed: false,
    };
    event.into_iter().chain([today]).collect()
}

/// The picture with its key.
#[component]
pub fn Picture(
    /// How much time is seen; nothing for all of it.
    zoom: Signal<Option<Zoom>>,
    /// The item that is shown in detail.
    chosen: Signal<Option<ItemId>>,
) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let rows = session.derive(&EVERYTHING, rows);
    let marks = session.signal(Topic::Details, marks);
    let start = session.signal(Topic::Details, |plan| plan.details.start);
    let chain = session.derive(&EVERYTHING, |insight| {
        let figures = insight.roadmap();
        match figures.chain.len() {
            0 | 1 => "Nothing waits for anything: people alone decide the end.".to_owned(),
            n => {
                let initiatives = count(n, "initiative", "initiatives");
                format!(
                    "Outlined: the longest chain, {initiatives} and {}",
                    figures.chain_meaning()
                )
            }
        }
    });
    let groups = catalog.phases.iter().map(|phase| phase.name.to_owned());
    let id = Signal::derive(move || chosen.get().map(|id| id.0));
    view! {
        <TableFrame label="Timeline">
            <Timeline label="Timeline of the roadmap" groups=groups.collect() rows start marks zoom chosen=id/>
        </TableFrame>
        <p class="quiet-text roadmap-key">
            <span class="timeline-key outlined" aria-hidden="true"></span> " " {chain} " "
            <span class="timeline-key pinned" aria-hidden="true"></span>
            " With a dot: pinned; planning again leaves its dates. Arrows lead to and from the initiative that is chosen. The arrow keys go from bar to bar; the table says the same in words."
        </p>
    }
}
