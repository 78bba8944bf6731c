//! What is needed and not on the roadmap: to be dropped onto the chart, or added by a button.

use super::change::Changes;
use super::words::key;
use crate::app::browser;
use crate::app::chart::timeline::DRAGGED_TYPE;
use crate::app::session::Session;
use crate::document::words::{count, person_days};
use crate::insight::{EVERYTHING, Insight, Ratio, unplanned};
use crate::plan::Calendar;
use leptos::prelude::*;

/// An initiative in the list.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Waiting {
    key: String,
    title: String,
    note: String,
}

fn waiting(insight: &Insight) -> Vec<Waiting> {
    let calendar = Calendar::of(insight.plan());
    let found = unplanned(insight).into_iter();
    found
        .map(|one| {
            let sixths: u64 = one
                .item
                .work
                .iter()
                .map(crate::plan::Work::mean_sixths)
                .sum();
            let work = person_days(Ratio::new(sixths as i64, 600));
            let note = match one.beyond {
                true => work + ", does not fit into ten years with the people there are",
                false => work + ", could start on " + &calendar.day(one.item.start).medium(),
            };
            Waiting {
                key: key(&one.item),
                title: one.item.title_in(insight.catalog()).trim().to_owned(),
                note,
            }
        })
        .collect()
}

/// The list; nothing where everything has its place.
#[component]
pub fn Unplanned(changes: Changes) -> impl IntoView {
    let all = Session::here().derive(&EVERYTHING, waiting);
    let any = Memo::new(move |_| !all.with(Vec::is_empty));
    let title = move || {
        let n = all.with(Vec::len);
        count(n, "initiative is", "initiatives are") + " needed and not on the roadmap"
    };
    let row = move |one: Waiting| {
        let (name, added) = (one.key.clone(), one.key);
        let drag = move |event: leptos::ev::DragEvent| {
            if let Some(data) = event.data_transfer() {
                let _ = data.set_data(DRAGGED_TYPE, &name);
                data.set_effect_allowed("copy");
            }
        };
        let add = move |_| changes.place(&added, None);
        view! {
            <li class="tl-waiting" draggable="true" on:dragstart=drag on:dragend=move |_| browser::after_paint(crate::app::chart::timeline::leave)>
                <span><bdi>{one.title.clone()}</bdi> <span class="quiet-text">{one.note}</span></span>
                <button type="button" class="button small" aria-label=["Add ", &one.title, " to the roadmap"].concat() on:click=add>"Add"</button>
            </li>
        }
    };
    view! {
        <Show when=move || any.get()>
            <section class="tl-unplanned" aria-labelledby="unplanned">
                <h3 id="unplanned">{title}</h3>
                <p class="quiet-text">"Drag one onto the timeline to give it dates, or add it where planning would have it."</p>
                <ul class="lines-list"><For each=move || all.get() key=Waiting::clone children=row/></ul>
            </section>
        </Show>
    }
}
