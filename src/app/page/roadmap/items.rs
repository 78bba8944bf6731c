//! The items, as a timeline, as a board or as a table.

use super::board::Board;
use super::picture::Picture;
use super::table::ItemTable;
use super::view::Kept;
use crate::app::chart::axis::Zoom;
use crate::app::ui::{Choice, Segment, Tabs};
use crate::plan::ItemId;
use leptos::prelude::*;

const TABS: [(&str, &str); 3] = [
    ("timeline", "Timeline"),
    ("board", "Board"),
    ("table", "Table"),
];

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
    let shown = Signal::derive(move || TABS[tab.get().min(2)].0.to_owned());
    let is_timeline = Memo::new(move |_| tab.get() == 0);
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
                <Show when=move || is_timeline.get()>
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
                {move || match tab.get() {
                    0 => view! { <Picture zoom=zoomed chosen/> }.into_any(),
                    1 => view! { <Board chosen/> }.into_any(),
                    _ => view! { <ItemTable chosen/> }.into_any(),
                }}
            </div>
        </section>
    }
}
