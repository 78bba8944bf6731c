//! Linking without a pointer: what waits for an initiative, or what it waits for, from a list.

use super::change::Changes;
use super::words::refusal;
use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{Choice, Dialog, Segment};
use crate::insight::Insight;
use crate::plan::ItemId;
use leptos::prelude::*;

const AFTER: &str = "What waits for it";
const BEFORE: &str = "What it waits for";

/// A row of the list: the other one, its title, and why it cannot be linked.
type Target = (ItemId, String, Option<String>);

/// The initiatives that could be linked, with those that cannot and why.
fn targets(insight: &Insight, this: ItemId, waits_for_it: bool) -> Vec<Target> {
    let items = &insight.roadmap().items;
    let others = items.iter().filter(|other| other.item != this);
    others
        .map(|other| {
            let reason = match waits_for_it {
                true => refusal(insight, this, other.item),
                false => refusal(insight, other.item, this),
            };
            (other.item, other.title.clone(), reason)
        })
        .collect()
}

/// The dialog.
#[component]
pub fn Linking(
    /// The initiative that is linked; set to none when the dialog is closed.
    open: RwSignal<Option<ItemId>>,
    /// Carries it out.
    changes: Changes,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let session = Session::here();
    let way = RwSignal::new(AFTER.to_owned());
    let this = RwSignal::new(None::<ItemId>);
    Effect::new(move |_| {
        if let Some(id) = open.get() {
            this.set(Some(id));
            open.set(None);
            shown.set(true);
        }
    });
    let title = Signal::derive(move || {
        let insight = session.insight_now();
        let of = this
            .get()
            .and_then(|id| insight.roadmap().of(id).map(|of| of.title.clone()));
        "Link ".to_owned() + &of.unwrap_or_default()
    });
    let list = Memo::new(move |_| {
        let id = this.get().filter(|_| shown.get())?;
        Some(targets(
            &session.insight_now(),
            id,
            way.with(|way| way == AFTER),
        ))
    });
    let choose = move |other: ItemId| {
        let Some(id) = this.get_untracked() else {
            return;
        };
        shown.set(false);
        match way.with_untracked(|way| way == AFTER) {
            true => changes.link(id, other),
            false => changes.link(other, id),
        }
        browser::after_paint(move || {
            browser::after_paint(move || browser::focus(&["#bar-", &id.0.to_string()].concat()));
        });
    };
    view! {
        <Dialog open=shown title>
            <Choice
                legend="Which way"
                free=true
                groups=vec![vec![Segment::new(AFTER, AFTER), Segment::new(BEFORE, BEFORE)]]
                value=way
                on=Callback::new(move |chosen| way.set(chosen))
            />
            <ul class="tl-targets">
                {move || {
                    list.get().unwrap_or_default().into_iter().map(|(id, title, reason)| match reason {
                        None => view! {
                            <li><button type="button" class="button quiet" on:click=move |_| choose(id)><bdi>{title}</bdi></button></li>
                        }.into_any(),
                        Some(reason) => view! {
                            <li class="quiet-text"><bdi>{title}</bdi> ": " {reason}</li>
                        }.into_any(),
                    }).collect_view()
                }}
            </ul>
        </Dialog>
    }
}
