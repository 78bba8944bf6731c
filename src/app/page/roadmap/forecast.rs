//! How sure the dates and the cost are, what they rest on, and whether the schedule can be worked.

use super::view::Forecasted;
use crate::app::engine::Found;
use crate::app::session::Session;
use crate::app::ui::Disclosure;
use crate::command::Topics;
use crate::document::words::{about_money, count, list};
use crate::insight::forecast::{Chance, Warning};
use crate::insight::network::Words;
use crate::insight::schedule::objective;
use crate::insight::{Dates, EVERYTHING, Insight, OUTLOOK, PlanForecast};
use crate::plan::Plan;
use crate::schedule::Objective;
use leptos::prelude::*;

/// What the card says of a forecast.
#[derive(Clone, PartialEq)]
struct Said {
    /// P50, P80, P95: the days, and what each means.
    ends: Vec<(&'static str, String, &'static str)>,
    /// Chances of dates and money, in words.
    chances: Vec<(String, String)>,
    /// That it is calibrated, and by what.
    calibrated: Option<String>,
    drivers: Vec<String>,
    warnings: Vec<String>,
    samples: u64,
}

fn said(insight: &Insight, found: &PlanForecast) -> Said {
    let plan = insight.plan();
    let days = found.by.days(found.calendar).map(|day| day.medium());
    let [p50, p80, p95] = days;
    let mut chances = vec![(
        "Done by ".to_owned() + &found.calendar.last_day(found.planned).medium() + ", as planned",
        found.as_planned.text(),
    )];
    if let (Some(chance), Some(day)) = (found.event, plan.details.event_date) {
        let event = match plan.details.event.trim() {
            "" => "the dated event",
            event => event,
        };
        chances.push((
            ["Core work before ", event, " (", &day.medium(), ")"].concat(),
            chance.text(),
        ));
    }
    let deadlines = found.items.iter().filter_map(|item| {
        let chance = item.deadline?;
        let of = insight.roadmap().items.get(item.item)?;
        Some((of.title.clone() + " by its deadline", chance))
    });
    let mut deadlines: Vec<(String, Chance)> = deadlines.collect();
    crate::sorted::sort_by_key(&mut deadlines, |(_, chance)| *chance);
    chances.extend(
        deadlines
            .into_iter()
            .take(3)
            .map(|(what, chance)| (what, chance.text())),
    );
    for (found, milestone) in found.milestones.iter().zip(&plan.milestones.milestones) {
        if let (Some(chance), Some(day), false) = (found.chance, milestone.date, found.reached) {
            let what = [milestone.name.trim(), " by ", &day.medium()].concat();
            chances.push((what, chance.text()));
        }
    }
    if let Some((cap, chance)) = found.cost.cap {
        let cap = "Costs no more than ".to_owned() + &about_money(plan, cap);
        chances.push((cap, chance.text()));
    }
    let title = |at: usize| {
        let items = &insight.roadmap().items;
        items
            .get(at)
            .map_or(String::new(), |item| item.title.clone())
    };
    Said {
        ends: vec![
            ("P50", p50, "as likely earlier as later"),
            ("P80", p80, "in four cases of five by then"),
            ("P95", p95, "in nineteen cases of twenty"),
        ],
        chances,
        calibrated: found
            .calibrated
            .map(crate::insight::calibration::Calibrated::text),
        drivers: found
            .drivers
            .iter()
            .map(|driver| title(driver.item))
            .collect(),
        warnings: found
            .warnings
            .iter()
            .map(|warning: &Warning| warning.text())
            .collect(),
        samples: found.samples,
    }
}

/// Whether the schedule can be worked, as a check with code of its own says, and how short it could be.
fn verdict(insight: &Insight) -> (bool, Vec<String>) {
    let Ok(scheduled) = insight.scheduled() else {
        return (true, Vec::new());
    };
    let items = &scheduled.items;
    let title = |at: usize| items[at].title_in(insight.catalog()).to_owned();
    let words = Words {
        catalog: insight.catalog(),
        plan: insight.plan(),
        network: &scheduled.network,
        item: &title,
        day: crate::plan::Date::medium,
    };
    let broken: Vec<String> = scheduled
        .run
        .broken
        .iter()
        .map(|broken| words.broken(broken))
        .collect();
    let mut lines = match scheduled.dates {
        Dates::Anew => vec![
            "The accepted dates cannot be worked with the people there are, so the forecast is of dates found anew. Plan again to take them over.".to_owned(),
        ],
        _ if broken.is_empty() => vec![
            "Checked independently: every prerequisite is kept, and nobody and nothing is used twice.".to_owned(),
        ],
        _ => Vec::new(),
    };
    let can_be_worked = broken.is_empty() && scheduled.dates != Dates::Anew;
    lines.extend(broken);
    lines.push(length(insight.plan(), &scheduled.run));
    (can_be_worked, lines)
}

/// How the length of a schedule compares with the least there can be.
fn length(plan: &Plan, run: &crate::insight::network::Run) -> String {
    let (length, least) = (
        u64::from(run.makespan),
        u64::from(run.least_makespan).max(1),
    );
    if length <= least {
        return "Proven shortest: no schedule with these people ends earlier.".to_owned();
    }
    let above = ((length - least) * 100).div_ceil(least).to_string();
    let most = [
        "At most ",
        &above,
        "% longer than the shortest there can be",
    ]
    .concat();
    match objective(plan) {
        Objective::Makespan => most + ".",
        Objective::Maturity => most + "; what is worth most comes early instead.",
    }
}

/// The card.
#[component]
pub fn Forecast(
    /// What the engine answered, once it has.
    found: Signal<Option<Found>>,
) -> impl IntoView {
    let session = Session::here();
    if let Some(page) = use_context::<Forecasted>() {
        page.follow(found);
    }
    let said = Memo::new(move |_| {
        let found: Found = found.get()?;
        // The figures of items are those of the plan now; the next forecast is on its way if it changed.
        let insight = session.insight(Topics::of(&OUTLOOK));
        Some(
            found
                .map(|found| said(&insight, &found))
                .map_err(|why| why.to_string()),
        )
    });
    let verdict = session.derive(&EVERYTHING, verdict);
    view! {
        <section class="card forecast" aria-labelledby="roadmap-forecast">
            <div class="card-head"><h2 id="roadmap-forecast" tabindex="-1">"How sure this is"</h2></div>
            {move || match said.get() {
                None => view! { <p class="quiet-text" role="status">"Working out the forecast"</p> }.into_any(),
                Some(Err(why)) => view! { <p>{why}</p> }.into_any(),
                Some(Ok(said)) => view! { <Prospects said/> }.into_any(),
            }}
            <ul class="plain verdict">
                {move || {
                    let (fine, lines) = verdict.get();
                    let line = move |(at, line): (usize, String)| {
                        let icon = if fine || at + 1 == verdict.with(|(_, all)| all.len()) { "check" } else { "warning" };
                        view! { <li><crate::app::ui::Icon name=icon/> <span>{line}</span></li> }
                    };
                    lines.into_iter().enumerate().map(line).collect_view()
                }}
            </ul>
        </section>
    }
}

#[component]
fn Prospects(said: Said) -> impl IntoView {
    let end = |(name, day, means): (&'static str, String, &'static str)| {
        view! { <div><dt>{name}</dt><dd><strong>{day}</strong> <span class="quiet-text">{means}</span></dd></div> }
    };
    let chance = |(what, chance): (String, String)| {
        view! { <tr><th scope="row"><bdi>{what}</bdi></th><td class="number">{chance}</td></tr> }
    };
    let drivers = match said.drivers.len() {
        0 => "No single initiative decides how long it takes.".to_owned(),
        _ => "The end moves most with: ".to_owned() + &list(&said.drivers) + ".",
    };
    let doubts = said.warnings.clone();
    let label = match doubts.len() {
        1 => "1 thing that makes the forecast weaker".to_owned(),
        n => count(n, "thing", "things") + " that make the forecast weaker",
    };
    view! {
        {said.calibrated.map(|text| view! { <p>{text}</p> })}
        <dl class="totals">{said.ends.into_iter().map(end).collect_view()}</dl>
        <table class="table chances">
            <caption class="unseen">"Chances"</caption>
            <thead><tr><th scope="col">"What"</th><th scope="col" class="number">"Chance"</th></tr></thead>
            <tbody>{said.chances.into_iter().map(chance).collect_view()}</tbody>
        </table>
        <p>{drivers}</p>
        {(!doubts.is_empty()).then(|| view! {
            <Disclosure label=label>
                <ul>{doubts.iter().map(|doubt| view! { <li>{doubt.clone()}</li> }).collect_view()}</ul>
            </Disclosure>
        })}
        <p class="quiet-text">{["From ", &crate::insight::number::grouped(said.samples), " simulated courses of the plan, with what its estimates, risks and prices leave open."].concat()}</p>
    }
}
