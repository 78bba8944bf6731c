//! The library of KPIs: those that the gaps ask for first, with why.

use super::kpis::EVERYTHING_AND_METRICS;
use crate::app::page::fold::Asked;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Dialog, TextField, Typed};
use crate::catalog::{Idx, Kpi};
use crate::command::{Command, Edit};
use crate::document::words::count;
use crate::insight::Insight;
use crate::insight::metrics::{asked_for, of_kpi};
use crate::plan::ItemId;
use leptos::prelude::*;

/// A KPI of the catalogue.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Entry {
    kpi: Idx<Kpi>,
    /// The metric of the plan that came from it, if one did.
    item: Option<ItemId>,
    /// What asks for it; empty where nothing does.
    why: String,
}

/// The whole library: what is asked for first, else as in the catalogue.
fn entries(insight: &Insight) -> Vec<Entry> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let asked = asked_for(insight);
    let mut all: Vec<Entry> = Vec::new();
    for (kpi, of) in catalog.kpis.entries() {
        let mut metrics = plan.metrics.metrics.iter();
        let item = metrics.find(|one| one.source.as_ref().is_some_and(|id| id.as_str() == of.id));
        let found = asked.iter().find(|asked| asked.kpi == kpi);
        let mut why = Vec::new();
        if let Some(found) = found {
            let names = |names: Vec<&str>| names.join(", ");
            if !found.dimensions.is_empty() {
                let of = found.dimensions.iter().map(|&of| catalog[of].name);
                why.push(["gaps in ", &names(of.collect())].concat());
            }
            if !found.drivers.is_empty() {
                let of = found.drivers.iter().map(|&of| catalog[of].name);
                let yours = match found.drivers.len() {
                    1 => "your driver ",
                    _ => "your drivers ",
                };
                why.push([yours, &names(of.collect())].concat());
            }
        }
        all.push(Entry {
            kpi,
            item: item.map(|item| item.id),
            why: why.join("; "),
        });
    }
    crate::sorted::sort_by_key(&mut all, |entry| entry.why.is_empty());
    all
}

/// Whether every word is in the name or the definition of a KPI.
fn fits(of: &Kpi, words: &str) -> bool {
    let text = [of.name.text(), " ", of.definition.text()]
        .concat()
        .to_lowercase();
    let words = words.to_lowercase();
    let mut words = words.split_whitespace();
    words.all(|word| text.contains(word))
}

/// The dialog.
#[component]
pub fn Library(open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title="KPI library">
            <Choices open/>
        </Dialog>
    }
}

#[component]
fn Choices(open: RwSignal<bool>) -> impl IntoView {
    let session = Session::here();
    let asked: Asked = expect_context();
    let words = RwSignal::new(String::new());
    let all = session.derive(&EVERYTHING_AND_METRICS, entries);
    let shown = Memo::new(move |_| {
        let mut shown = all.get();
        words.with(|words| shown.retain(|entry| fits(&session.catalog[entry.kpi], words)));
        shown
    });
    let found = move || match shown.with(Vec::len) {
        0 => "No KPI of the library has these words.".to_owned(),
        n => [
            &count(n, "KPI", "KPIs"),
            "; those that this plan asks for come first.",
        ]
        .concat(),
    };
    let on = Callback::new(move |typed| {
        match typed {
            Typed::Draft(text) | Typed::Done(text) => words.set(text),
            Typed::Dropped => words.set(String::new()),
        }
        Ok(())
    });
    let entry = move |Entry { kpi, item, why }: Entry| {
        let of = &session.catalog[kpi];
        let add = move |_| {
            let id = session.now().next_item;
            let new = of_kpi(&session.insight_now(), kpi);
            session.act(Command::list(Edit::Add(new)));
            open.set(false);
            asked.open(id, "summary");
        };
        let named = ["Add ", of.name.text()].concat();
        view! {
            <li class="add-entry">
                <div>
                    <p><strong>{of.name.text()}</strong></p>
                    <p class="quiet-text">{of.definition.text()}</p>
                    {(!why.is_empty()).then(|| view! { <p class="kpi-why">"Asked for by " {why}</p> })}
                </div>
                {match item {
                    Some(id) => view! {
                        <a class="button small" href=Route::Metrics(Some(id)).to_string() on:click=move |_| open.set(false)>"In the plan"</a>
                    }.into_any(),
                    None => view! {
                        <button type="button" class="button small" aria-label=named on:click=add>"Add"</button>
                    }.into_any(),
                }}
            </li>
        }
    };
    view! {
        <TextField label="Search" value=words on free=true/>
        <p class="quiet-text" role="status">{found}</p>
        <ul class="add-list">
            <For each=move || shown.get() key=Entry::clone children=entry/>
        </ul>
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| open.set(false)>"Close"</button>
        </div>
    }
}
