//! The business drivers: up to three, ranked, each with what it means.

use super::fold::focus_soon;
use crate::app::session::Session;
use crate::app::ui::{Disclosure, Icon, Pill, Tone};
use crate::catalog::{Dimension, Driver, Idx};
use crate::command::{Command, Topic};
use crate::insight::AIMS;
use crate::insight::vision::driver_text;
use crate::plan::DriverId;
use crate::plan::vision::MOST_DRIVERS;
use leptos::prelude::*;

const RANKS: [&str; MOST_DRIVERS] = ["Primary", "Secondary", "Tertiary"];

/// The card.
#[component]
pub fn Drivers() -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let chosen = session.signal(Topic::Vision, |plan| plan.vision.drivers.clone());
    // The chosen ones in their order, then the others.
    let all = Memo::new(move |_| {
        let mut all = chosen.get();
        let others = catalog
            .drivers
            .iter()
            .map(|driver| DriverId::new(driver.id));
        let others: Vec<_> = others.filter(|id| !all.contains(id)).collect();
        all.extend(others);
        all
    });
    let words = Signal::derive(move || match chosen.with(Vec::len) {
        0 => {
            "Choose what matters most to the business first. It gives the plan its vision, suggests objectives and decides which gaps weigh most."
        }
        MOST_DRIVERS => "Three are ranked, which is the most. Remove one to choose another.",
        _ => {
            "Choose a second and a third if they matter, too. Each counts less than the one before."
        }
    });
    view! {
        <section class="card" aria-labelledby="vision-drivers">
            <h2 id="vision-drivers" tabindex="-1">"Business drivers"</h2>
            <p class="quiet-text">{words}</p>
            <ol class="list drivers-list">
                <For each=move || all.get() key=DriverId::clone let:id>
                    <DriverRow id chosen/>
                </For>
            </ol>
        </section>
    }
}

/// What is done to the rank of a driver.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Choose,
    Up,
    Down,
    Remove,
}

#[component]
fn DriverRow(id: DriverId, chosen: Signal<Vec<DriverId>>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let driver = catalog.driver(id.as_str());
    let name = match driver {
        Some(driver) => catalog[driver].name.to_owned(),
        None => format!("{id} (not in this version)"),
    };
    let element = format!("driver-{id}");
    let id = StoredValue::new(id);
    let rank = Memo::new(move |_| {
        id.with_value(|id| chosen.with(|chosen| chosen.iter().position(|known| known == id)))
    });
    let act = {
        let element = element.clone();
        move |act: Act| {
            let mut drivers = session.now().vision.drivers.clone();
            let at = id.with_value(|id| drivers.iter().position(|known| known == id));
            let part = match (act, at) {
                (Act::Choose, None) => {
                    drivers.push(id.get_value());
                    "h3"
                }
                (Act::Up, Some(at)) if at > 0 => {
                    drivers.swap(at, at - 1);
                    ".list-up"
                }
                (Act::Down, Some(at)) if at + 1 < drivers.len() => {
                    drivers.swap(at, at + 1);
                    ".list-down"
                }
                (Act::Remove, Some(at)) => {
                    drivers.remove(at);
                    "h3"
                }
                _ => return,
            };
            session.act(Command::SetDrivers(drivers));
            focus_soon(format!("#{element} {part}"));
        }
    };
    let label = Signal::derive(move || rank.get().and_then(|rank| RANKS.get(rank)).copied());
    let counts = session.derive(&AIMS, move |insight| {
        let drivers = &insight.targets().footing.drivers;
        let ranked = drivers.iter().find(|ranked| Some(ranked.driver) == driver);
        ranked.map_or_else(String::new, |ranked| {
            format!("counts {}", ranked.rank_weight.percent())
        })
    });
    let can_choose = Memo::new(move |_| {
        session.can_edit() && rank.get().is_none() && chosen.with(Vec::len) < MOST_DRIVERS
    });
    let is_chosen = Memo::new(move |_| rank.get().is_some());
    let first = Signal::derive(move || (rank.get() == Some(0)).to_string());
    let last = Signal::derive(move || {
        (rank.get().map(|rank| rank + 1) == Some(chosen.with(Vec::len))).to_string()
    });
    let acts = StoredValue::new((act, name.clone()));
    let button = move |what: Act, icon: &'static str, verb: &'static str, off: Signal<String>| {
        let (act, name) = acts.get_value();
        view! {
            <button
                type="button"
                class=format!("button icon-only quiet list-{icon}")
                aria-label=format!("{verb} {name}")
                aria-disabled=off
                on:click=move |_| act(what)
            >
                <Icon name=icon/>
            </button>
        }
    };
    let never = Signal::stored("false".to_owned());
    view! {
        <li class="list-item" class:chosen=is_chosen id=element>
            <div class="list-body">
                <h3 tabindex="-1">
                    {name}
                    <Show when=move || is_chosen.get()>
                        " " <Pill text=Signal::derive(move || label.get().unwrap_or("Beyond the third").to_owned()) tone=Tone::Accent/>
                        " " <span class="quiet-text">{counts}</span>
                    </Show>
                </h3>
                {driver.map(|driver| view! { <Meaning driver/> })}
            </div>
            <div class="list-acts">
                <Show when=move || is_chosen.get() && session.can_edit()>
                    {button(Act::Up, "up", "Move up:", first)}
                    {button(Act::Down, "down", "Move down:", last)}
                    {button(Act::Remove, "remove", "Remove", never)}
                </Show>
                <Show when=move || can_choose.get()>
                    <button type="button" class="button small choose" on:click=move |_| acts.with_value(|(act, _)| act(Act::Choose))>
                        "Choose" <span class="unseen">{move || acts.with_value(|(_, name)| format!(" {name}"))}</span>
                    </button>
                </Show>
            </div>
        </li>
    }
}

/// What a driver means: its vision, what it weighs, what it suggests.
#[component]
fn Meaning(driver: Idx<Driver>) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let entry = &catalog[driver];
    let of_boost = |boost: u8| {
        let dimensions = catalog.dimensions.entries();
        let fitting =
            dimensions.filter(|(idx, _): &(Idx<Dimension>, _)| entry.boost(*idx) == boost);
        let names: Vec<&str> = fitting.map(|(_, dimension)| dimension.name).collect();
        names.join(", ")
    };
    let (decisive, useful) = (of_boost(2), of_boost(1));
    view! {
        <p class="quiet-text">"Decisive for " {decisive}</p>
        <Disclosure label="What it means">
            <Brings driver useful=useful.clone()/>
        </Disclosure>
    }
}

/// The texts of a driver, with the plan's values in them.
#[component]
fn Brings(driver: Idx<Driver>, useful: String) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let entry = &catalog[driver];
    let fill = move |text: &'static str| {
        session.derive(&AIMS, move |insight| {
            driver_text(insight.catalog(), insight.plan(), driver, text).text()
        })
    };
    let objectives = entry.objectives.iter();
    let objectives = objectives.map(|&idx| view! { <li>{fill(catalog[idx].text.text())}</li> });
    let titles = |titles: Vec<&'static str>| {
        let title = |title| view! { <li>{title}</li> };
        titles.into_iter().map(title).collect_view()
    };
    let initiatives = entry.initiatives.iter().map(|&idx| catalog[idx].title);
    let kpis = entry.kpis.iter().map(|&idx| catalog[idx].name.text());
    view! {
        <p>{fill(entry.vision.text())}</p>
        <dl class="facts">
            <dt>"Useful"</dt>
            <dd>{useful}</dd>
            <dt>"Objectives"</dt>
            <dd><ul>{objectives.collect_view()}</ul></dd>
            <dt>"Work"</dt>
            <dd><ul>{titles(initiatives.collect())}</ul></dd>
            <dt>"Shown by"</dt>
            <dd><ul>{titles(kpis.collect())}</ul></dd>
        </dl>
    }
}
