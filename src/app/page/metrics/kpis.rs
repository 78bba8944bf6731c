//! The KPIs one by one, each as a line that opens, and what acts on all of them.

use super::import::{ImportDialog, Importer};
use super::kpi::Kpi;
use super::library::Library;
use crate::app::browser;
use crate::app::page::choose::kpi_called;
use crate::app::page::fold::{Asked, FoldLine, opening};
use crate::app::session::Session;
use crate::app::ui::{Icon, ItemList, Tone, look_only};
use crate::catalog::Catalog;
use crate::command::{Command, Edit, Topic};
use crate::document::words::count;
use crate::exchange::readings;
use crate::insight::metrics::{PlanMetric, Standing, library, metric, metrics};
use crate::insight::{EVERYTHING, Insight};
use crate::plan::{Better, Date, ItemId, Metric, Plan};
use leptos::prelude::*;

/// What decides what is said about a KPI.
pub const READS: [Topic; 2] = [Topic::Metrics, Topic::Details];

/// Something of a KPI with every word filled in; the default while it is not there.
pub fn of<T: Default>(
    catalog: &'static Catalog,
    plan: &Plan,
    id: u32,
    read: impl Fn(&PlanMetric) -> T,
) -> T {
    metric(catalog, plan, ItemId(id)).map_or_else(T::default, |of| read(&of))
}

/// Name and type of the file of readings.
const FILE: (&str, &str) = ("load_testing_kpi_readings.csv", "text/csv");

/// How they stand, in a sentence.
fn summary(insight: &Insight) -> String {
    let all = metrics(insight.catalog(), insight.plan());
    if all.is_empty() {
        return "None so far. A few that somebody looks at are worth more than many that nobody reads."
            .to_owned();
    }
    let all_standings = [
        Standing::Reached,
        Standing::OnTrack,
        Standing::OffTrack,
        Standing::NoReading,
        Standing::NoTarget,
    ];
    let counted = all_standings.into_iter().filter_map(|standing| {
        let n = all.iter().filter(|of| of.standing == standing).count();
        (n > 0).then(|| [&n.to_string(), " ", standing.label()].concat())
    });
    let counted: Vec<String> = counted.collect();
    [
        &count(all.len(), "KPI", "KPIs"),
        ": ",
        &counted.join(", "),
        ".",
    ]
    .concat()
}

/// The card.
#[component]
pub fn Kpis() -> impl IntoView {
    let session = Session::here();
    let asked: Asked = expect_context();
    let (importer, choosing) = (Importer::new(), RwSignal::new(false));
    let ids = session.signal(Topic::Metrics, |plan| {
        let all = plan.metrics.metrics.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        of(session.catalog, &session.now(), id, |one| {
            kpi_called(one.name)
        })
    });
    let act = opening(session, session.listed(Metric::default(), Command::list));
    let left = session.derive(&EVERYTHING_AND_METRICS, |insight| library(insight).len());
    let fixed = look_only(false);
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let no_reading = session.signal(Topic::Metrics, |plan| {
        let mut all = plan.metrics.metrics.iter();
        all.all(|one| one.readings.is_empty())
    });
    let start = move |_| {
        let new = library(&session.insight_now());
        session.act(Command::add_all("start from the KPIs of the gaps", new));
        browser::after_paint(|| browser::focus("#kpis-heading"));
    };
    let own = move |_| {
        let id = session.now().next_item;
        session.act(Command::list(Edit::Add(Metric::default())));
        asked.open(id, ".kpi-name input");
    };
    let export = move |_| {
        let text = readings::write(session.catalog, &session.now());
        browser::download(FILE.0, FILE.1, text.as_bytes());
    };
    let start_label = move || match none.get() {
        true => "Start from the KPIs that the gaps ask for",
        false => "Add the KPIs that the gaps ask for",
    };
    let summary = session.derive(&READS, summary);
    view! {
        <section class="card" aria-labelledby="kpis-heading">
            <div class="card-head">
                <h2 id="kpis-heading" tabindex="-1">"KPIs"</h2>
                <div class="actions">
                    <button type="button" class="button small" hidden=move || fixed.get() || none.get() aria-haspopup="dialog" on:click=move |_| importer.ask()>
                        <Icon name="file"/> "Import readings"
                    </button>
                    <button type="button" class="button small" hidden=move || no_reading.get() on:click=export>
                        <Icon name="download"/> "Export readings"
                    </button>
                </div>
            </div>
            <p class="quiet-text" role="status">{summary}</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                none_left="#kpi-library"
                undo=session.undoing()
            />
            <div class="actions kpi-adding" hidden=fixed>
                <button
                    type="button"
                    class="button"
                    class:primary=move || none.get()
                    hidden=move || left.get() == 0
                    on:click=start
                >
                    {start_label}
                </button>
                <button type="button" class="button" id="kpi-library" aria-haspopup="dialog" on:click=move |_| choosing.set(true)>
                    "Choose from the library"
                </button>
                <button type="button" class="button" on:click=own><Icon name="plus"/> "Add a KPI of your own"</button>
            </div>
            <Library open=choosing/>
            <ImportDialog importer/>
        </section>
    }
}

/// What decides which KPIs the gaps ask for.
pub const EVERYTHING_AND_METRICS: [Topic; EVERYTHING.len() + 1] = {
    let mut all = [Topic::Metrics; EVERYTHING.len() + 1];
    let mut at = 0;
    while at < EVERYTHING.len() {
        all[at] = EVERYTHING[at];
        at += 1;
    }
    all
};

/// The latest value, what it is held against, and where it goes.
fn line(plan: &Plan, one: &PlanMetric) -> String {
    let text = |value| one.text(plan, value);
    let mut parts = vec![match one.latest {
        Some(latest) => [&text(latest.value), " on ", &latest.date.medium()].concat(),
        None => "no reading yet".to_owned(),
    }];
    match (one.better, one.next) {
        (Better::Band, _) if one.band != (None, None) => {
            parts.push(["band ", &one.band_text(plan)].concat());
        }
        (Better::Up | Better::Down, Some(due)) => {
            let by = due.by.map(Date::medium);
            let by = by.map_or(String::new(), |by| [" by ", &by].concat());
            parts.push(["target ", &text(due.value), &by].concat());
        }
        _ => parts.push("no target".to_owned()),
    }
    parts.extend(one.trend.map(|trend| trend.label().to_owned()));
    parts.join(" · ")
}

/// How it stands, and what that means.
fn mark(one: &PlanMetric) -> (String, Tone) {
    let tone = match one.standing {
        Standing::Reached | Standing::OnTrack => Tone::Accent,
        Standing::OffTrack => Tone::Bad,
        Standing::NoReading | Standing::NoTarget => Tone::Plain,
    };
    (one.standing.label().to_owned(), tone)
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let title = session.signal(Topic::Metrics, move |_| name.run(id));
    let line = session.derive(&READS, move |insight| {
        let plan = insight.plan();
        of(insight.catalog(), plan, id, |one| line(plan, one))
    });
    let mark = session.derive(&READS, move |insight| {
        let found = of(insight.catalog(), insight.plan(), id, |one| Some(mark(one)));
        found.unwrap_or((String::new(), Tone::Plain))
    });
    view! {
        <FoldLine id place=format!("kpi-{id}") title line mark>
            <Kpi id/>
        </FoldLine>
    }
}
