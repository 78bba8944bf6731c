//! The items, as a timeline or as a table.

use super::picture::Picture;
use super::view::Kept;
use crate::app::chart::axis::Zoom;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Choice, Segment, TableFrame, Tabs};
use crate::document::words::{because, money, person_days};
use crate::insight::{EVERYTHING, Insight};
use crate::plan::{ItemId, RoadmapItem};
use leptos::prelude::*;

const TABS: [(&str, &str); 2] = [("timeline", "Timeline"), ("table", "Table")];

static TAB: Kept = Kept::new(0);
static ZOOM: Kept = Kept::new(0);

/// The zoom that shows all of it.
const FIT: &str = "Fit";

/// The card.
#[component]
pub fn Items(
    /// The item that is shown in detail.
    chosen: Signal<Option<ItemId>>,
) -> impl IntoView {
    let (tab, zoom) = (TAB.signal(), ZOOM.signal());
    let shown = Signal::derive(move || TABS[tab.get().min(1)].0.to_owned());
    let is_table = Memo::new(move |_| tab.get() == 1);
    let at = |known: &[&str], name: &str| known.iter().position(|one| *one == name);
    let on = Callback::new(move |name: String| {
        tab.set(at(&TABS.map(|(value, _)| value), &name).unwrap_or(0));
    });
    let [weeks, months, quarters] = Zoom::ALL.map(Zoom::name);
    let zooms = [FIT, weeks, months, quarters];
    let zoomed = Signal::derive(move || {
        let closer = zoom.get().checked_sub(1)?;
        Some(Zoom::ALL[closer.min(2)])
    });
    let zoom_name = Signal::derive(move || zooms[zoom.get().min(3)].to_owned());
    let on_zoom = Callback::new(move |name: String| zoom.set(at(&zooms, &name).unwrap_or(0)));
    let labelled = Signal::derive(move || "roadmap-panel-".to_owned() + &shown.get());
    view! {
        <section class="card" aria-labelledby="roadmap-items">
            <h2 class="unseen" id="roadmap-items" tabindex="-1">"Initiatives of the roadmap"</h2>
            <div class="roadmap-bar">
                <Tabs label="Show the roadmap as" tabs=TABS.to_vec() value=shown on panel="roadmap-panel"/>
                <Show when=move || !is_table.get()>
                    <Choice
                        legend="Zoom"
                        legend_unseen=true
                        free=true
                        groups=vec![zooms.map(|name| Segment::new(name, name)).to_vec()]
                        value=zoom_name
                        on=on_zoom
                    />
                </Show>
            </div>
            <div id="roadmap-panel" role="tabpanel" aria-labelledby=labelled>
                <Show when=move || is_table.get() fallback=move || view! { <Picture zoom=zoomed chosen/> }>
                    <ItemTable chosen/>
                </Show>
            </div>
        </section>
    }
}

/// What a row of the table says.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Row {
    id: ItemId,
    title: String,
    phase: &'static str,
    start: String,
    end: String,
    work: String,
    cost: String,
    owner: String,
    after: String,
    why: String,
}

fn rows(insight: &Insight) -> Vec<Row> {
    let (catalog, figures) = (insight.catalog(), insight.roadmap());
    let title = |at: usize| figures.items[at].title.as_str();
    let items = insight.plan().roadmap.items.iter().zip(&figures.items);
    let row = |(item, of): (&RoadmapItem, &crate::insight::ItemFigures)| {
        let after: Vec<&str> = of.after.iter().map(|&at| title(at)).collect();
        Row {
            id: of.item,
            title: of.title.clone(),
            phase: catalog[figures.phases[of.phase].phase].name,
            start: of.start.medium(),
            end: of.end.medium(),
            work: of.work.mean().text(1),
            cost: of.cost.likely().text(),
            owner: item.owner.clone(),
            after: after.join(", "),
            why: because(&of.starts, title),
        }
    };
    items.map(row).collect()
}

/// The same as the timeline, and more, as a table.
#[component]
fn ItemTable(chosen: Signal<Option<ItemId>>) -> impl IntoView {
    let session = Session::here();
    let all = session.derive(&EVERYTHING, rows);
    let totals = session.derive(&EVERYTHING, |insight| {
        let roadmap = insight.roadmap();
        let cost = money(insight.plan(), roadmap.people.likely());
        format!(
            "In the order of starting. All together: {}, {cost} for people. ",
            person_days(roadmap.work())
        )
    });
    let row = move |row: Row| {
        let id = row.id;
        let current = Signal::derive(move || (chosen.get() == Some(id)).then_some("true"));
        let unnamed = row.owner.trim().is_empty();
        view! {
            <tr aria-current=current>
                <th scope="row"><a href=Route::Roadmap(Some(id)).to_string()><bdi>{row.title}</bdi></a></th>
                <td>{row.phase}</td>
                <td><span class="day">{row.start} " to"</span> " " <span class="day">{row.end}</span></td>
                <td class="number">{row.work}</td>
                <td class="number">{row.cost}</td>
                <td>{if unnamed { "not named".to_owned() } else { row.owner }}</td>
                <td>{if row.after.is_empty() { "nothing".to_owned() } else { row.after }}</td>
                <td>{row.why}</td>
            </tr>
        }
    };
    let currency = session.signal(crate::command::Topic::Details, |plan| {
        match plan.details.currency.trim() {
            "" => "Cost".to_owned(),
            currency => "Cost (".to_owned() + currency + ")",
        }
    });
    view! {
        <TableFrame label="Table of the roadmap">
            <table class="table roadmap-table">
                <thead>
                    <tr>
                        <th scope="col">"Initiative"</th>
                        <th scope="col">"Phase"</th>
                        <th scope="col" aria-sort="ascending">"Dates"</th>
                        <th scope="col" class="number">"Work (days)"</th>
                        <th scope="col" class="number">{currency}</th>
                        <th scope="col">"Owner"</th>
                        <th scope="col">"Waits for"</th>
                        <th scope="col">"Why it starts then"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || all.get() key=Row::clone children=row/>
                </tbody>
            </table>
        </TableFrame>
        <p class="quiet-text roadmap-key">{totals} "Work is the mean of its estimate, in person-days."</p>
    }
}
