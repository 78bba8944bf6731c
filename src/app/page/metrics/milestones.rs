//! Milestones: what must be done and true by a day, and whether the roadmap reaches it.

use crate::app::engine::{self, Found};
use crate::app::page::choose::{ChooseItems, ChooseMetrics, kpi_called};
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, Record};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{ItemList, Tone, look_only};
use crate::command::{Command, Topic};
use crate::document::words::count;
use crate::insight::metrics::{Standing, metric};
use crate::insight::{EVERYTHING, Insight, register};
use crate::plan::{Calendar, Date, ItemState, Milestone};
use leptos::prelude::*;

/// What decides the line of a milestone.
const READS: [Topic; 5] = [
    Topic::Milestones,
    Topic::Metrics,
    Topic::Roadmap,
    Topic::Details,
    Topic::Resources,
];

/// The card.
#[component]
pub fn Milestones() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Milestones, |plan| {
        let milestones = plan.milestones.milestones.iter();
        milestones.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        let name = Milestone::find(&session.now(), id).map(|one| one.name.trim().to_owned());
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| "milestone without a name".to_owned())
    });
    let act = opening(
        session,
        session.listed(Milestone::default(), Command::Milestones),
    );
    // Asked for once, for all of them.
    let forecast = engine::forecast(session);
    let none = Memo::new(move |_| ids.with(Vec::is_empty));
    let fixed = look_only(false);
    // Whether there is a phase to begin with.
    let planned = session.derive(&EVERYTHING, |insight| {
        let mut phases = insight.roadmap().phases.iter();
        phases.any(|phase| !phase.items.is_empty())
    });
    let start = move |_| {
        let new = register::milestones(&session.insight_now());
        session.act(Command::AddMilestones(new));
        crate::app::browser::after_paint(|| crate::app::browser::focus("#milestones"));
    };
    view! {
        <section class="card" aria-labelledby="milestones">
            <h2 id="milestones" tabindex="-1">"Milestones"</h2>
            <p class="quiet-text">"A day by which something must be done and true. It is reached when its initiatives are done and its criteria hold; its KPIs show it."</p>
            <p class="quiet-text" hidden=move || !none.get() || fixed.get() || planned.get()>
                "With a "
                <a href=Route::Roadmap(None).to_string()>"roadmap"</a>
                ", they can begin with the ends of its phases."
            </p>
            <p hidden=move || !none.get() || fixed.get() || !planned.get()>
                <button type="button" class="button" on:click=start>"Start from the phases"</button>
            </p>
            <p class="quiet-text" hidden=move || !none.get() || !fixed.get()>"There are no milestones."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name forecast/> }.into_any())
                act
                add="Add a milestone"
                undo=session.undoing()
            />
        </section>
    }
}

/// What stands out about a milestone, and its line.
fn outlook(insight: &Insight, id: u32) -> (String, (String, Tone)) {
    let plan = insight.plan();
    let Some(milestone) = Milestone::find(plan, id) else {
        return (String::new(), (String::new(), Tone::Plain));
    };
    let items = plan.roadmap.items.iter();
    let mine = items.filter(|item| milestone.items.contains(&item.id));
    let counted: Vec<_> = mine
        .filter(|item| item.state != ItemState::Dropped)
        .collect();
    let calendar = Calendar::of(plan);
    let end: Option<Date> = counted
        .iter()
        .map(|item| calendar.last_day(item.finish))
        .max();
    let done = counted
        .iter()
        .filter(|item| item.state == ItemState::Done)
        .count();
    let date = milestone.date.map_or("no date".to_owned(), Date::medium);
    let mut line = date + ", " + &count(counted.len(), "initiative", "initiatives");
    if let Some(end) = end {
        line += ", the last one ends on ";
        line += &end.medium();
    }
    let read = milestone.metrics.iter();
    let shown: Vec<_> = read
        .filter_map(|&id| metric(insight.catalog(), plan, id))
        .collect();
    if !shown.is_empty() {
        let reached = shown.iter().filter(|of| of.standing == Standing::Reached);
        line += ", ";
        line += &reached.count().to_string();
        line += " of ";
        line += &count(shown.len(), "KPI", "KPIs");
        line += " reached";
    }
    let over = !counted.is_empty() && done == counted.len();
    let mark = match end.zip(milestone.date) {
        _ if over => ("work done".to_owned(), Tone::Accent),
        Some((end, date)) if end > date => ("late".to_owned(), Tone::Bad),
        _ => (String::new(), Tone::Plain),
    };
    (line, mark)
}

#[component]
fn Row(id: u32, name: Callback<u32, String>, forecast: Signal<Option<Found>>) -> impl IntoView {
    let session = Session::here();
    let one = Of::<Milestone>::new(id);
    let title = session.signal(Topic::Milestones, move |_| name.run(id));
    let said = session.derive(&READS, move |insight| outlook(insight, id));
    let line = Signal::derive(move || said.get().0);
    let mark = Signal::derive(move || said.get().1);
    let chosen =
        session.chosen(move |items, plan| one.change(plan, |milestone| milestone.items = items));
    let items = one.read(|milestone| milestone.items.clone());
    let kpis = one.read(|milestone| milestone.metrics.clone());
    let on_kpis =
        session.chosen(move |kpis, plan| one.change(plan, |milestone| milestone.metrics = kpis));
    view! {
        <FoldLine id place=format!("milestone-{id}") title line mark>
            <div class="fields short">
                {one.text(Look::new("Name"), |milestone| &mut milestone.name)}
                {one.date(
                    Look::new("Date").hint("The day by which it should be reached."),
                    |milestone| milestone.date,
                    |milestone, day| milestone.date = day,
                )}
                <div class="whole">
                    {one.text(
                        Look::new("Exit criteria").hint("What must be true, one criterion a line.").rows(3),
                        |milestone| &mut milestone.criteria,
                    )}
                </div>
                <ChooseItems label="Initiatives that must be done" value=items on=chosen/>
                <ChooseMetrics label="KPIs that show it" value=kpis on=on_kpis/>
            </div>
            <Shown id/>
            <Chance id forecast/>
        </FoldLine>
    }
}

/// How the KPIs that show it stand.
#[component]
fn Shown(id: u32) -> impl IntoView {
    let session = Session::here();
    let all = session.derive(&READS, move |insight| {
        let (catalog, plan) = (insight.catalog(), insight.plan());
        let ids = Milestone::find(plan, id).map(|one| one.metrics.clone());
        let all = ids.unwrap_or_default().into_iter();
        let all = all.filter_map(|id| {
            let of = metric(catalog, plan, id)?;
            Some((id, kpi_called(of.name), of.sentence(catalog, plan)))
        });
        all.collect::<Vec<_>>()
    });
    view! {
        <Show when=move || all.with(|all| !all.is_empty())>
            <ul class="plain milestone-kpis">
                <For each=move || all.get() key=Clone::clone let((id, name, sentence))>
                    <li><a href=Route::Metrics(Some(id)).to_string()><bdi>{name}</bdi></a> ": " {sentence}</li>
                </For>
            </ul>
        </Show>
    }
}

/// How likely it is reached in time, where a forecast is there.
#[component]
fn Chance(id: u32, forecast: Signal<Option<Found>>) -> impl IntoView {
    let session = Session::here();
    let text = move || {
        let forecast = forecast.get()?.ok()?;
        let of = forecast.milestones.iter().find(|of| of.id.0 == id)?;
        let calendar = Calendar::of(&session.now());
        let [p50, p80, _] = of.by?.days(calendar);
        let (p50, p80) = (p50.medium(), p80.medium());
        let chance = of.chance.map_or(String::new(), |chance| {
            ["; in time with a chance of ", &chance.text()].concat()
        });
        Some(
            [
                "Forecast: done by ",
                &p50,
                " in half of the cases, by ",
                &p80,
                " in four of five",
                &chance,
                ".",
            ]
            .concat(),
        )
    };
    view! { <p class="quiet-text" role="status">{text}</p> }
}
