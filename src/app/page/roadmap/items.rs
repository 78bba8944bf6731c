//! The items, as a timeline, as a board or as a table.

use super::board::Board;
use super::table::ItemTable;
use super::timeline::Picture;
use super::view::Kept;
use crate::app::browser;
use crate::app::ui::Tabs;
use crate::insight::PlanForecast;
use crate::plan::ItemId;
use leptos::prelude::*;
use std::sync::Arc;

const TABS: [(&str, &str); 3] = [
    ("timeline", "Timeline"),
    ("board", "Board"),
    ("table", "Table"),
];

/// Nothing was chosen yet.
const OPEN: u8 = u8::MAX;
static TAB: Kept = Kept::new(OPEN);

/// The card.
#[component]
pub fn Items(
    /// The item that is shown in detail.
    chosen: Signal<Option<ItemId>>,
    /// How likely the dates are, once that is known.
    forecast: Signal<Option<Arc<PlanForecast>>>,
) -> impl IntoView {
    let tab = TAB.signal();
    // Where there is little width, the table comes first: it says the same and asks for no dragging.
    let first = TABS
        .iter()
        .position(|(value, _)| *value == "table" && browser::is_narrow());
    let shown = Signal::derive(move || {
        let chosen = tab.get();
        let at = if chosen < TABS.len() {
            chosen
        } else {
            first.unwrap_or(0)
        };
        TABS[at].0.to_owned()
    });
    let panel = Memo::new(move |_| shown.get());
    let on = Callback::new(move |name: String| {
        tab.set(
            TABS.iter()
                .position(|(value, _)| *value == name)
                .unwrap_or(0),
        );
    });
    let labelled = Signal::derive(move || "roadmap-panel-".to_owned() + &shown.get());
    view! {
        <section class="card" aria-labelledby="roadmap-items">
            <h2 class="unseen" id="roadmap-items" tabindex="-1">"Initiatives of the roadmap"</h2>
            <div class="roadmap-bar">
                <Tabs label="Show the roadmap as" tabs=TABS.to_vec() value=shown on panel="roadmap-panel"/>
            </div>
            <div id="roadmap-panel" role="tabpanel" aria-labelledby=labelled>
                {move || match panel.get().as_str() {
                    "timeline" => view! { <Picture chosen forecast/> }.into_any(),
                    "board" => view! { <Board chosen/> }.into_any(),
                    _ => view! { <ItemTable chosen/> }.into_any(),
                }}
            </div>
        </section>
    }
}
