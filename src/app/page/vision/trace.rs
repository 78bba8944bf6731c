//! The chain of an objective: driver, requirement, initiative, KPI; and where it
//! is broken, with the way to mend it.

use super::fold::{Asked, focus_soon, missing_in};
use super::statement::stretches;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Icon, Pill, Tone, look_only};
use crate::catalog::{Catalog, Coded, Idx, Kpi};
use crate::command::{Topic, Topics};
use crate::insight::load::{slo_text, slos};
use crate::insight::{
    BrokenLink, InitiativeLink, InitiativeState, PlanObjective, RequirementTrace,
};
use leptos::prelude::*;

/// The chain.
#[component]
pub fn Chain(
    /// Number of the objective.
    id: u32,
    /// The objective as it is shown.
    shown: Signal<Option<PlanObjective>>,
) -> impl IntoView {
    let session = Session::here();
    let missing = missing_in(session, format!("objectives:{id}"));
    // What the fields above lack; the chain's own breaks follow with their links.
    let lacking = move || {
        let broken = shown.with(|shown| shown.as_ref().map_or(0, |shown| shown.trace.broken.len()));
        missing.with(|missing| missing.len().saturating_sub(broken))
    };
    let fields = Signal::derive(move || match lacking() {
        0 => String::new(),
        _ => "A complete objective has a measure, a target, a date, a baseline and an owner."
            .to_owned(),
    });
    let has_fields = Memo::new(move |_| lacking() > 0);
    view! {
        <Show when=move || has_fields.get()><p class="quiet-text">{fields}</p></Show>
        <h3>"From driver to KPI"</h3>
        {move || shown.get().map(|shown| drawn(session, id, shown))}
    }
}

fn drawn(session: Session, id: u32, shown: PlanObjective) -> AnyView {
    let catalog = session.catalog;
    let trace = shown.trace;
    let driver = trace
        .driver
        .map_or("None: it is your own", |driver| catalog[driver].name);
    let plan = session.plan(Topics::of(&[Topic::Vision]));
    let own = slos(&plan).filter(|(_, slo)| trace.slos.contains(&slo.id));
    let own = own.map(|(journey, slo)| slo_text(journey, slo));
    let own: Vec<String> = own.collect();
    let beside = (!own.is_empty() || !trace.initiatives.is_empty() || !trace.kpis.is_empty()).then(|| {
        view! {
            <li>
                <p class="chain-name">{if own.is_empty() { "Beside these".to_owned() } else { own.join("; ") }}</p>
                {ways(catalog, &trace.initiatives, &trace.kpis)}
            </li>
        }
    });
    let requirement = |one: RequirementTrace| {
        view! {
            <li>
                <p class="chain-name">{catalog[one.requirement].name}</p>
                <p class="chain-text">{stretches(one.text)}</p>
                {ways(catalog, &one.initiatives, &one.kpis)}
            </li>
        }
    };
    let requirements = trace.requirements.into_iter().map(requirement);
    let broken = trace.broken.into_iter().map(|link| mend(session, id, link));
    view! {
        <ul class="broken">{broken.collect_view()}</ul>
        <p class="quiet-text">"Driver: " {driver}</p>
        <ul class="chain">{requirements.collect_view()} {beside}</ul>
    }
    .into_any()
}

/// What makes a requirement true, and what shows it.
fn ways(catalog: &'static Catalog, initiatives: &[InitiativeLink], kpis: &[Idx<Kpi>]) -> AnyView {
    let initiative = |link: &InitiativeLink| {
        let entry = &catalog[link.initiative];
        let title = format!("{} {}", entry.code(), entry.title);
        match link.state {
            InitiativeState::Accepted(item) => {
                let href = Route::Roadmap(Some(item)).to_string();
                view! { <li><a href=href>{title}</a> " " <Pill text="in the roadmap" tone=Tone::Accent/></li> }
                    .into_any()
            }
            InitiativeState::Needed => {
                view! { <li>{title} " " <Pill text="needed"/></li> }.into_any()
            }
            InitiativeState::NotNeeded => {
                view! { <li>{title} " " <Pill text="not needed now"/></li> }.into_any()
            }
        }
    };
    let initiatives: Vec<_> = initiatives.iter().map(initiative).collect();
    let kpis: Vec<_> = kpis
        .iter()
        .map(|&kpi| view! { <li>{catalog[kpi].name.text()}</li> })
        .collect();
    let none = |list: bool| list.then_some("nothing yet");
    view! {
        <dl class="facts">
            <dt>"Made true by"</dt>
            <dd>{none(initiatives.is_empty())}<ul>{initiatives}</ul></dd>
            <dt>"Shown by"</dt>
            <dd>{none(kpis.is_empty())}<ul>{kpis}</ul></dd>
        </dl>
    }
    .into_any()
}

/// A broken link in words, with the way to where it is mended.
fn mend(session: Session, id: u32, link: BrokenLink) -> AnyView {
    let asked: Asked = expect_context();
    let (says, part) = match link {
        BrokenLink::DriverNotChosen(_) => ("Go to the drivers", ""),
        BrokenLink::NoRequirement if slos(&session.now()).next().is_none() => {
            ("Go to the critical journeys", "")
        }
        BrokenLink::NoRequirement => ("Name an SLO", ".serve-slos select"),
        BrokenLink::NoInitiative(_) => ("Name an initiative", ".serve-initiatives select"),
        BrokenLink::NoKpi(_) => ("Name a KPI", ".serve-kpis select"),
    };
    let go = move |_| match (link, part) {
        (BrokenLink::DriverNotChosen(_), _) => focus_soon("#vision-drivers".to_owned()),
        (_, "") => focus_soon("#vision-journeys".to_owned()),
        (_, part) => asked.open(id, part),
    };
    view! {
        <li>
            <Icon name="warning"/>
            <span>{link.text(session.catalog)} " " <button type="button" class="link" hidden=look_only(false) on:click=go>{says}</button></span>
        </li>
    }
    .into_any()
}
