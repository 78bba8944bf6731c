//! What asks for a new plan: what each trigger says of the plan's own numbers, and its limits.

use super::{AddUsual, entry};
use crate::app::page::fold::{FoldLine, opening};
use crate::app::page::record::{Look, Of, Record, called, number_of};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{
    Check, Disclosure, ItemList, NumberField, Pill, SelectField, TableFrame, Tone, look_only,
};
use crate::catalog::ReplanTrigger;
use crate::command::{Command, Topic};
use crate::insight::Insight;
use crate::insight::governance::start_triggers;
use crate::insight::governance::triggers::{TriggerState, Verdict, triggers, usual_limit};
use crate::insight::metrics::{metrics, plain};
use crate::plan::metrics::MOST_VALUE;
use crate::plan::{ItemId, Trigger};
use leptos::prelude::*;

/// What decides what the triggers say.
const READS: [Topic; 8] = [
    Topic::Governance,
    Topic::Details,
    Topic::Metrics,
    Topic::Vision,
    Topic::Assessment,
    Topic::Resources,
    Topic::Roadmap,
    Topic::Progress,
];
const UNNAMED: &str = "trigger without a name";

/// What a trigger says, as it is drawn.
#[derive(Clone, PartialEq)]
struct Said {
    id: u32,
    name: String,
    threshold: String,
    action: String,
    decides: String,
    verdict: Verdict,
    value: String,
    limit: String,
    seen: Vec<(String, String)>,
    why: String,
    next: Option<(String, &'static str)>,
}

fn said(insight: &Insight, one: TriggerState) -> Said {
    let known = one.source.map_or("", |idx| insight.catalog()[idx].id);
    Said {
        id: one.item.0,
        name: called(one.name, UNNAMED),
        threshold: one.threshold.to_owned(),
        action: one.action.to_owned(),
        decides: one.decides.to_owned(),
        verdict: one.verdict,
        value: one.value,
        limit: one.limit,
        seen: one
            .seen
            .into_iter()
            .map(|seen| (seen.what, seen.value))
            .collect(),
        why: one.why,
        next: next_step(known, one.verdict).map(|(route, text)| (route.to_string(), text)),
    }
}

/// Where something is done about what a trigger says.
fn next_step(trigger: &str, verdict: Verdict) -> Option<(Route, &'static str)> {
    let assess = Route::Assessment(None, None);
    let section = |name: &str| Route::Resources(Some(name.to_owned()));
    Some(match (verdict, trigger) {
        (Verdict::Fires, "rp-age") => (assess, "Assess again"),
        (Verdict::Fires, "rp-people") => (Route::Resources(None), "Look at the people"),
        (Verdict::Fires, "rp-cost") => (section("budget"), "Look at the budget"),
        (Verdict::Fires, _) => (Route::Roadmap(None), "Plan again on the roadmap"),
        (Verdict::Unknown, "rp-age") => (assess, "Date the assessment"),
        (Verdict::Unknown, "rp-slip" | "rp-cost") => {
            (Route::Roadmap(None), "Keep a baseline on the roadmap")
        }
        (Verdict::Unknown, "rp-prediction" | "rp-false-alarm" | "rp-incident") => {
            (Route::Metrics(None), "Open the KPIs")
        }
        _ => return None,
    })
}

/// Which verdicts stand first.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Fires => 0,
        Verdict::Unknown => 1,
        Verdict::NotReported => 2,
        Verdict::Settled => 3,
        Verdict::Quiet => 4,
        Verdict::Paused => 5,
    }
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Fires => Tone::Bad,
        Verdict::Unknown => Tone::Warn,
        Verdict::Settled | Verdict::Quiet => Tone::Accent,
        Verdict::NotReported | Verdict::Paused => Tone::Plain,
    }
}

/// All of them, those that fire first.
fn all(insight: &Insight) -> Vec<Said> {
    let all = triggers(insight.catalog(), insight.plan()).into_iter();
    let mut all: Vec<Said> = all.map(|one| said(insight, one)).collect();
    crate::sorted::sort_by_key(&mut all, |one| rank(one.verdict));
    all
}

/// The card of what they say.
#[component]
pub fn WhatTheySay() -> impl IntoView {
    let session = Session::here();
    let said = session.derive(&READS, all);
    let fired = Memo::new(move |_| {
        said.with(|said| {
            let fired = said.iter().filter(|one| one.verdict == Verdict::Fires);
            fired.cloned().collect::<Vec<_>>()
        })
    });
    let others = Memo::new(move |_| {
        said.with(|said| {
            let others = said.iter().filter(|one| one.verdict != Verdict::Fires);
            others.cloned().collect::<Vec<_>>()
        })
    });
    let summary = move || {
        let (n, of) = (fired.with(Vec::len), said.with(Vec::len).to_string());
        match n {
            0 => ["None of ", &of, " triggers fires."].concat(),
            1 => [
                "1 of ",
                &of,
                " triggers fires: the plan is to be looked at again.",
            ]
            .concat(),
            n => [
                &n.to_string(),
                " of ",
                &of,
                " triggers fire: the plan is to be looked at again.",
            ]
            .concat(),
        }
    };
    let as_of = session.signal(Topic::Details, |plan| plan.details.as_of.long());
    view! {
        <Show when=move || said.with(|said| !said.is_empty())>
            <section class="card" aria-labelledby="fired">
                <div class="card-head"><h2 id="fired" tabindex="-1">"What asks for a new plan"</h2></div>
                <p role="status">{summary}</p>
                <p class="quiet-text">"Held against the plan's own numbers as of " {as_of} "."</p>
                <For each=move || fired.get() key=|one| (one.id, one.why.clone()) children=move |one| view! { <Fired one/> }/>
                <Show when=move || others.with(|others| !others.is_empty())>
                    <TableFrame label="Table of the triggers that do not fire">
                        <table class="table triggers">
                            <thead>
                                <tr>
                                    <th scope="col">"Trigger"</th>
                                    <th scope="col">"State"</th>
                                    <th scope="col">"Why"</th>
                                    <th scope="col">"Value"</th>
                                    <th scope="col">"Limit"</th>
                                </tr>
                            </thead>
                            <tbody>{move || others.get().into_iter().map(quiet).collect_view()}</tbody>
                        </table>
                    </TableFrame>
                </Show>
            </section>
        </Show>
    }
}

/// A trigger that does not fire.
fn quiet(one: Said) -> impl IntoView {
    let dash = |text: String| {
        if text.is_empty() {
            "–".to_owned()
        } else {
            text
        }
    };
    view! {
        <tr>
            <th scope="row"><a href=entry("trigger", one.id)><bdi>{one.name}</bdi></a></th>
            <td><Pill text=one.verdict.label().to_owned() tone=tone(one.verdict)/></td>
            <td>
                <bdi>{one.why}</bdi>
                {one.next.map(|(href, text)| view! { " " <a href=href>{text}</a> })}
            </td>
            <td class="nowrap">{dash(one.value)}</td>
            <td class="nowrap">{dash(one.limit)}</td>
        </tr>
    }
}

/// A trigger that fires, with why and what to do.
#[component]
fn Fired(one: Said) -> impl IntoView {
    let session = Session::here();
    let fixed = look_only(false);
    let id = one.id;
    let heading = ["fired-", &id.to_string()].concat();
    let settle = move |_| {
        let plan = session.now();
        let settled = Some(plan.details.as_of);
        session.act(Of::<Trigger>::new(id).change(&plan, |one| one.settled = settled));
        crate::app::browser::after_paint(|| crate::app::browser::focus("#fired"));
    };
    let evidence = evidence(&one);
    view! {
        <article class="fired" aria-labelledby=heading.clone()>
            <h3 id=heading.clone()><bdi>{one.name.clone()}</bdi> " " <Pill text="fires" tone=Tone::Bad/></h3>
            <p><bdi>{one.why}</bdi></p>
            <h4>"Why it fired"</h4>
            {evidence}
            {(!one.action.is_empty()).then(|| view! { <p>"What to do: " <bdi>{one.action}</bdi></p> })}
            {(!one.decides.is_empty()).then(|| view! { <p class="quiet-text">"Decides: " <bdi>{one.decides}</bdi></p> })}
            <p class="row-acts">
                {one.next.map(|(href, text)| view! { <a class="button small" href=href>{text}</a> })}
                <button type="button" class="button small" hidden=fixed on:click=settle aria-label=["Mark as dealt with: ", &one.name].concat()>"Mark as dealt with"</button>
                <a href=entry("trigger", id) aria-label=["Open: ", &one.name].concat()>"Open it"</a>
            </p>
        </article>
    }
}

/// Inputs, value and limit.
fn evidence(one: &Said) -> AnyView {
    let row = |(what, value): (String, String)| {
        (!value.is_empty()).then(|| {
            view! { <div><dt><bdi>{what}</bdi></dt><dd><bdi>{value}</bdi></dd></div> }
        })
    };
    let rows = one.seen.iter().cloned().chain([
        ("Value".to_owned(), one.value.clone()),
        ("Limit".to_owned(), one.limit.clone()),
        ("It fires when".to_owned(), one.threshold.clone()),
    ]);
    view! { <dl class="facts">{rows.map(row).collect_view()}</dl> }.into_any()
}

/// The card of the triggers.
#[component]
pub fn Triggers() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Governance, |plan| {
        let all = plan.governance.triggers.iter();
        all.map(|one| one.id.0).collect::<Vec<_>>()
    });
    let name = Callback::new(move |id| {
        of(&session.insight_now(), id).map_or(String::new(), |one| one.name)
    });
    let act = opening(session, session.listed(Trigger::default(), Command::list));
    let usual = |session: Session| {
        let new = start_triggers(session.catalog, &session.now());
        (
            new.len(),
            Command::add_all("start from the usual triggers", new),
        )
    };
    view! {
        <section class="card" aria-labelledby="triggers">
            <div class="card-head">
                <h2 id="triggers" tabindex="-1">"Triggers and their limits"</h2>
                <AddUsual label="Add the usual triggers that are missing" heading="#triggers" usual/>
            </div>
            <p class="quiet-text">"An empty field shows the usual words and limits in grey: they hold until you type your own."</p>
            <ItemList
                ids
                name
                row=Callback::new(move |id| view! { <Row id name/> }.into_any())
                act
                add="Add a trigger"
                undo=session.undoing()
            />
        </section>
    }
}

fn of(insight: &Insight, id: u32) -> Option<Said> {
    let mut all = triggers(insight.catalog(), insight.plan()).into_iter();
    let one = all.find(|one| one.item == ItemId(id))?;
    Some(said(insight, one))
}

#[component]
fn Row(id: u32, name: Callback<u32, String>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let one = Of::<Trigger>::new(id);
    let heading = session.signal(Topic::Governance, move |_| name.run(id));
    let said = session.derive(&READS, move |insight| of(insight, id));
    let line = Signal::derive(move || said.get().map_or(String::new(), |one| one.threshold));
    let mark = Signal::derive(move || {
        said.get().map_or(Default::default(), |one| {
            (one.verdict.label().to_owned(), tone(one.verdict))
        })
    });
    let known = session.signal(Topic::Governance, move |plan| {
        let source = Trigger::find(plan, id).and_then(|one| one.source.as_ref());
        source.map_or(String::new(), |source| source.as_str().to_owned())
    });
    let usual = move |read: fn(&ReplanTrigger) -> &str| {
        Signal::derive(move || {
            let known = catalog.replan_trigger(&known.get());
            known.map_or(String::new(), |known| read(&catalog[known]).to_owned())
        })
    };
    let decides = Signal::derive(move || {
        let known = catalog.replan_trigger(&known.get());
        known.map_or(String::new(), |known| {
            let role = catalog[known].decides;
            catalog[role].name.to_owned()
        })
    });
    // Those of the catalogue with a limit have a rule; the team's own watch a KPI.
    let ruled = Memo::new(move |_| usual_limit(&known.get()));
    let own = Memo::new(move |_| catalog.replan_trigger(&known.get()).is_none());
    let limit = one.read(|one| one.limit);
    let on_limit =
        session.typed(move |limit: Option<i64>, plan| one.change(plan, |one| one.limit = limit));
    let unit = session.derive(&READS, move |insight| {
        let watched = Trigger::find(insight.plan(), id).and_then(|one| one.metric);
        let all = metrics(catalog, insight.plan());
        let metric = all.iter().find(|one| Some(one.item) == watched);
        metric.map_or(String::new(), |metric| metric.unit.to_owned())
    });
    let unit = Signal::derive(move || match ruled.get() {
        Some((_, unit)) => unit.to_owned(),
        None => unit.get(),
    });
    let placeholder =
        Signal::derive(move || Some(ruled.get().map_or(String::new(), |(limit, _)| plain(limit))));
    let watched = one.read(|one| one.metric.map_or(String::new(), |one| one.to_string()));
    let on_watched = session.chosen(move |metric: String, plan| {
        one.change(plan, |one| one.metric = number_of(&metric))
    });
    let options = session.derive(&[Topic::Metrics], move |insight| {
        let all = metrics(catalog, insight.plan()).into_iter();
        let all = all.map(|one| (one.item.to_string(), called(one.name, "KPI without a name")));
        let none = (String::new(), "No KPI".to_owned());
        std::iter::once(none).chain(all).collect::<Vec<_>>()
    });
    let paused = one.read(|one| one.paused);
    let on_paused = session.chosen(move |yes, plan| one.change(plan, |one| one.paused = yes));
    let limited = Memo::new(move |_| own.get() || ruled.get().is_some());
    let why = move || said.get().map_or(String::new(), |one| one.why);
    let inputs = move || said.get().map(|one| evidence(&one));
    view! {
        <FoldLine id place=format!("trigger-{id}") title=heading line mark>
            <p><bdi>{why}</bdi></p>
            <Disclosure label="What it looked at">{inputs}</Disclosure>
            <div class="fields">
                {one.text(Look::new("Name").shows(usual(|known| known.name.text())), |one| &mut one.name)}
                {one.text(Look::new("Who decides").shows(decides), |one| &mut one.decides)}
                {one.text(Look::new("It fires when").rows(2).shows(usual(|known| known.threshold.text())), |one| &mut one.threshold)}
                {one.text(Look::new("What to do then").rows(2).shows(usual(|known| known.action.text())), |one| &mut one.action)}
            </div>
            <div class="fields short">
                <Show when=move || own.get()>
                    <SelectField label="KPI that it watches" options value=watched on=on_watched/>
                </Show>
                <Show when=move || limited.get()>
                    <NumberField label="Limit" hint="What the value is held against." unit decimals=3 min=-MOST_VALUE max=MOST_VALUE placeholder value=limit on=on_limit/>
                </Show>
                {one.date(Look::new("Seen to happen on").hint("Whatever the numbers say, it fires then."), |one| one.reported, |one, day| one.reported = day)}
                {one.date(Look::new("Dealt with up to").hint("What happens later fires again."), |one| one.settled, |one, day| one.settled = day)}
            </div>
            <Check label="Paused: nobody watches it for now" value=paused on=on_paused/>
            <div class="fields"><div class="whole">{one.text(Look::new("Note").rows(2), |one| &mut one.note)}</div></div>
        </FoldLine>
    }
}
