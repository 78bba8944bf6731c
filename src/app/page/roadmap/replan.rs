//! Planning again: what would change, what to take of it, and one command
//! that takes it.

use super::differences::{Difference, Outlook, breach_in_words};
use super::view::last_day;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Check, Dialog, Toasts};
use crate::command::Command;
use crate::insight::{EVERYTHING, Insight, Proposal, partial};
use crate::plan::{ItemId, RoadmapItem};
use crate::sorted;
use leptos::prelude::*;
use std::sync::Arc;

/// A roadmap that a longer search found; none while there is none.
pub type FoundElsewhere = Signal<Option<Arc<Proposal>>>;

/// Which proposal the dialog is about: the usual one, or one that a longer search found.
#[derive(Clone, Copy)]
struct Which(Option<FoundElsewhere>);

impl Which {
    /// Reads the proposal, if there is one.
    fn read<T>(self, insight: &Insight, read: impl FnOnce(&Proposal) -> T) -> Option<T> {
        match self.0 {
            Some(found) => found.with(|found| found.as_deref().map(read)),
            None => insight.proposal().as_ref().ok().map(read),
        }
    }

    /// The same in an event handler: nothing runs again.
    fn read_now<T>(self, insight: &Insight, read: impl FnOnce(&Proposal) -> T) -> Option<T> {
        untrack(|| self.read(insight, read))
    }
}

/// The items to accept when some are left as they are.
fn chosen(insight: &Insight, which: Which, left_out: &sorted::Set<ItemId>) -> Vec<RoadmapItem> {
    let accepted = &insight.plan().roadmap.items;
    let items = which.read(insight, |proposal| {
        partial::without(accepted, proposal, left_out)
    });
    items.unwrap_or_default()
}

/// What leaving some items out breaks, beside what the proposal says itself.
fn breaks(insight: &Insight, which: Which, left_out: &sorted::Set<ItemId>) -> Vec<String> {
    if left_out.is_empty() {
        return Vec::new();
    }
    let items = chosen(insight, which, left_out);
    let words = |proposal: &Proposal| {
        let found = partial::breaches(insight, proposal, &items);
        let found = found.iter();
        found
            .map(|breach| breach_in_words(insight, proposal, breach))
            .collect()
    };
    which.read(insight, words).unwrap_or_default()
}

/// When the last of what is chosen ends, and when the last of the roadmap does now.
fn ends(insight: &Insight, which: Which, left_out: &sorted::Set<ItemId>) -> String {
    let plan = insight.plan();
    let end = |items: &[RoadmapItem]| {
        let last = items.iter().map(|item| item.finish).max();
        last.map(|finish| last_day(plan, finish))
    };
    let (now, then) = (
        end(&plan.roadmap.items),
        end(&chosen(insight, which, left_out)),
    );
    match (now, then) {
        (Some(now), Some(then)) if now == then => {
            ["The last initiative still ends on ", &now.medium(), "."].concat()
        }
        (Some(now), Some(then)) => [
            "The last initiative ends on ",
            &then.medium(),
            " instead of ",
            &now.medium(),
            ".",
        ]
        .concat(),
        (None, Some(then)) => ["The last initiative ends on ", &then.medium(), "."].concat(),
        _ => String::new(),
    }
}

/// The dialog.
#[component]
pub fn Replan(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What a longer search found; without it, what planning again gives at once.
    #[prop(optional)]
    found: Option<FoundElsewhere>,
) -> impl IntoView {
    let title = match found {
        Some(_) => "A better schedule",
        None => "Plan from gaps",
    };
    let which = Which(found);
    view! {
        <Dialog open title>
            <Changes open which/>
        </Dialog>
    }
}

#[component]
fn Changes(open: RwSignal<bool>, which: Which) -> impl IntoView {
    let session = Session::here();
    let outlook = session.derive(&EVERYTHING, move |insight| {
        which.read(insight, |proposal| Outlook::new(insight, proposal))
    });
    let reason = session.derive(&EVERYTHING, |insight| {
        insight.proposal().as_ref().err().map(ToString::to_string)
    });
    let left_out = RwSignal::new(sorted::Set::<ItemId>::new());
    let body = move || {
        match outlook.get() {
        None => view! {
            <p>{reason.get()}</p>
            <div class="dialog-actions">
                <a class="button primary" href=Route::Resources(None).to_string()>"Add people"</a>
            </div>
        }
        .into_any(),
        Some(outlook) if outlook.differences.is_empty() => view! {
            <p>"The roadmap is up to date: planning again would change nothing."</p>
            <Remarks remarks=outlook.remarks/>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
        }
        .into_any(),
        Some(outlook) => view! { <Choose outlook left_out open which/> }.into_any(),
    }
    };
    view! { {body} }
}

/// What does not go together whatever is taken.
#[component]
fn Remarks(remarks: Vec<String>) -> impl IntoView {
    (!remarks.is_empty()).then(|| {
        view! {
            <div>
                <h3>"To look at"</h3>
                <ul class="plain">
                    {remarks.into_iter().map(|remark| view! { <li>{remark}</li> }).collect_view()}
                </ul>
            </div>
        }
    })
}

/// What a part would break, or that it breaks nothing.
#[component]
fn Breaks(remarks: Vec<String>) -> impl IntoView {
    match remarks.is_empty() {
        true => view! { <p>"What is left of it goes together: nothing begins too early, and nobody is needed twice because of it."</p> }.into_any(),
        false => view! {
            <div class="item-wrong">
                <h3>"What this choice breaks"</h3>
                <ul class="plain">
                    {remarks.into_iter().map(|remark| view! { <li>{remark}</li> }).collect_view()}
                </ul>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Choose(
    outlook: Outlook,
    left_out: RwSignal<sorted::Set<ItemId>>,
    open: RwSignal<bool>,
    which: Which,
) -> impl IntoView {
    let session = Session::here();
    let toasts: Toasts = expect_context();
    let Outlook {
        differences,
        remarks,
    } = outlook;
    let ids: StoredValue<sorted::Set<ItemId>> =
        StoredValue::new(differences.iter().map(|one| one.item).collect());
    let of = differences.len();
    let taken = Memo::new(move |_| of - left_out.with(sorted::Set::len).min(of));
    let accept = move |_| {
        if taken.get_untracked() == 0 {
            return;
        }
        let insight = session.insight_now();
        let items = untrack(|| left_out.with(|left_out| chosen(&insight, which, left_out)));
        let Some(basis) = which.read_now(&insight, |proposal| proposal.basis.clone()) else {
            return;
        };
        let command = Command::AcceptRoadmap(items, basis);
        open.set(false);
        match session.commit(command) {
            Ok(()) => toasts.offer("The roadmap is planned again.", "Undo", session.undoing()),
            Err(refused) => toasts.warn(refused.to_string()),
        }
    };
    let label = Signal::derive(move || match taken.get() {
        0 => "Take nothing over".to_owned(),
        n if n == of => "Take everything over".to_owned(),
        n => format!("Take {n} of {of} over"),
    });
    let all_or_none = move |_| {
        let all = left_out.with_untracked(sorted::Set::is_empty);
        left_out.set(if all {
            ids.get_value()
        } else {
            sorted::Set::new()
        });
    };
    let all_label = Signal::derive(
        move || match left_out.with(|left_out| left_out.is_empty()) {
            true => "Choose none",
            false => "Choose all",
        },
    );
    let breaks = Memo::new(move |_| {
        let insight = session.insight_now();
        left_out.with(|left_out| breaks(&insight, which, left_out))
    });
    let ends = Memo::new(move |_| {
        let insight = session.insight_now();
        left_out.with(|left_out| ends(&insight, which, left_out))
    });
    let nothing = Signal::derive(move || (taken.get() == 0).to_string());
    let some = Memo::new(move |_| !left_out.with(|left_out| left_out.is_empty()));
    view! {
        <p>"Planning again keeps your own initiatives and everything you changed by hand. Take over what you want; one undo takes it back."</p>
        <button type="button" class="button small" on:click=all_or_none>{all_label}</button>
        <ul class="lines-list differences">
            {differences.into_iter().map(|one| view! { <OneDifference one left_out/> }).collect_view()}
        </ul>
        <div role="status">
            <Show when=move || some.get()>
                <p class="quiet-text">"What you leave out is proposed again next time. To keep dates for good, pin them."</p>
                {move || view! { <Breaks remarks=breaks.get()/> }}
            </Show>
            <p>{ends}</p>
        </div>
        <Remarks remarks/>
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button>
            <button type="button" class="button primary" aria-disabled=nothing on:click=accept>{label}</button>
        </div>
    }
}

#[component]
fn OneDifference(one: Difference, left_out: RwSignal<sorted::Set<ItemId>>) -> impl IntoView {
    let id = one.item;
    let value = Signal::derive(move || left_out.with(|left_out| !left_out.contains(&id)));
    let on = Callback::new(move |take: bool| {
        left_out.update(|left_out| {
            let others = left_out.iter().copied().filter(|other| *other != id);
            *left_out = others.chain((!take).then_some(id)).collect();
        });
    });
    view! {
        <li>
            <Check label=one.title value on/>
            <ul class="difference">
                {one.lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
            </ul>
        </li>
    }
}
