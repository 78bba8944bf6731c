//! Baselines: the roadmap as it was when somebody agreed to it.

use crate::app::page::record::{Look, Of, Record};
use crate::app::session::Session;
use crate::app::ui::{Toasts, look_only};
use crate::command::{Command, Edit, Topic};
use crate::document::words::{count, money};
use crate::insight::baseline::baseline;
use crate::insight::{Insight, Money};
use crate::plan::{Baseline, Calendar, ItemId, Plan};
use leptos::prelude::*;

/// Most baselines that a plan keeps.
const MOST: usize = 20;
/// What decides what a baseline says.
const READS: [Topic; 4] = [
    Topic::Progress,
    Topic::Roadmap,
    Topic::Details,
    Topic::Resources,
];

/// The card.
#[component]
pub fn Baselines() -> impl IntoView {
    let session = Session::here();
    let toasts: Toasts = expect_context();
    let ids = session.signal(Topic::Progress, |plan| {
        let baselines = plan.progress.baselines.iter();
        baselines.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let full = Memo::new(move |_| ids.with(|ids| ids.len() >= MOST));
    let fixed = look_only(false);
    let keep = move |_| {
        let insight = session.insight_now();
        let name = ["As of ", &insight.plan().details.as_of.medium()].concat();
        let name = free_name(insight.plan(), name);
        let command = Command::Baselines(Edit::Add(baseline(&insight, &name)));
        match session.commit(command) {
            Ok(()) => toasts.offer(
                ["Kept the roadmap as \"", &name, "\"."].concat(),
                "Undo",
                session.undoing(),
            ),
            Err(refused) => toasts.warn(refused.to_string()),
        }
    };
    view! {
        <section class="card" aria-labelledby="baselines">
            <h2 id="baselines" tabindex="-1">"Baselines"</h2>
            <p class="quiet-text">"The roadmap as it was when somebody agreed to it: dates, work and cost, to compare with later."</p>
            <p class="quiet-text" hidden=move || !none.get() || !fixed.get()>"There are no baselines."</p>
            <ul class="list" id="baseline-list">
                <For each=move || ids.get() key=|id| *id let:id><Row id/></For>
            </ul>
            <p hidden=move || !full.get()>"Twenty baselines are kept at most. Remove one to keep another."</p>
            <button type="button" class="button" hidden=move || fixed.get() || full.get() on:click=keep>"Keep the roadmap as a baseline"</button>
        </section>
    }
}

/// A name that no other baseline has.
fn free_name(plan: &Plan, name: String) -> String {
    let taken = |name: &str| plan.progress.baselines.iter().any(|one| one.name == name);
    let numbered = (2..).map(|n: u32| [&name, " (", &n.to_string(), ")"].concat());
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !taken(name)).unwrap_or_default()
}

/// What a baseline holds, and how far the roadmap has gone from it.
fn line(insight: &Insight, id: u32) -> String {
    let plan = insight.plan();
    let Some(baseline) = Baseline::find(plan, id) else {
        return String::new();
    };
    let calendar = Calendar::of(plan);
    let end = |finish: Option<u32>| finish.map(|finish| calendar.last_day(finish));
    let then = end(baseline.items.iter().map(|item| item.finish).max());
    let now = end(plan.roadmap.items.iter().map(|item| item.finish).max());
    let cost: i64 = baseline.items.iter().map(|item| item.cost).sum();
    let mut line = ["As of ", &baseline.date.medium(), ": "].concat();
    line += &count(baseline.items.len(), "initiative", "initiatives");
    if let Some(then) = then {
        line += ", end on ";
        line += &then.medium();
        line += ", ";
        line += &money(plan, Money(cost));
        line += " for people";
        if let Some(now) = now {
            let days = now.days_since(then);
            let by = count(days.unsigned_abs() as usize, "day", "days");
            line += &match days {
                0 => ". The roadmap ends on the same day".to_owned(),
                1.. => [". The roadmap ends ", &by, " later now"].concat(),
                _ => [". The roadmap ends ", &by, " earlier now"].concat(),
            };
        }
    }
    line + "."
}

#[component]
fn Row(id: u32) -> impl IntoView {
    let session = Session::here();
    let toasts: Toasts = expect_context();
    let one = Of::<Baseline>::new(id);
    let line = session.derive(&READS, move |insight| line(insight, id));
    let name = one.read(|baseline| baseline.name.clone());
    let removing = move || ["Remove ", &name.get()].concat();
    let remove = move |_| {
        let was = name.get_untracked();
        match session.commit(Command::Baselines(Edit::Remove(ItemId(id)))) {
            Ok(()) => {
                toasts.offer(["Removed ", &was, "."].concat(), "Undo", session.undoing());
                crate::app::browser::after_paint(|| crate::app::browser::focus("#baselines"));
            }
            Err(refused) => toasts.warn(refused.to_string()),
        }
    };
    view! {
        <li class="list-item baseline">
            <div class="list-body">
                {one.text(Look::new("Name of the baseline"), |baseline| &mut baseline.name)}
                <p class="quiet-text">{line}</p>
            </div>
            <div class="list-acts" hidden=look_only(false)>
                <button type="button" class="button icon-only quiet list-remove" aria-label=removing on:click=remove>
                    <crate::app::ui::Icon name="remove"/>
                </button>
            </div>
        </li>
    }
}
