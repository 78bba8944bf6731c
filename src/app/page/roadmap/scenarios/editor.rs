//! One scenario: its name and its differences from the plan.

use super::scenario;
use crate::app::page::roadmap::view::item;
use crate::app::session::Session;
use crate::app::ui::{
    Check, DateField, Disclosure, Icon, NumberField, OnTyped, SelectField, TextField, look_only,
};
use crate::command::{Command, Edit, Topic, Topics};
use crate::document::words::{count, list};
use crate::plan::{Date, Freeze, ItemId, ItemState, Loss, Person, Plan, RoleId, Scenario};
use leptos::prelude::*;

fn put(plan: &Plan, id: u32, change: impl FnOnce(&mut Scenario)) -> Command {
    let mut scenario = scenario(plan, id).cloned().unwrap_or_default();
    scenario.id = ItemId(id);
    change(&mut scenario);
    Command::Scenarios(Edit::Put(scenario))
}

fn read<T>(
    session: Session,
    id: u32,
    read: impl Fn(&Scenario) -> T + Send + Sync + 'static,
) -> Signal<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    session.signal(Topic::Scenarios, move |plan| {
        scenario(plan, id).map(&read).unwrap_or_default()
    })
}

/// What differs, in a few words.
fn summary(plan: &Plan, scenario: &Scenario) -> String {
    let mut parts = Vec::new();
    let n = |n: usize, one: &str, many: &str| (n > 0).then(|| count(n, one, many));
    parts.extend(n(scenario.hires.len(), "person more", "people more"));
    parts.extend(n(scenario.losses.len(), "person leaves", "people leave"));
    let dropped = scenario
        .dropped
        .iter()
        .filter(|id| item(plan, **id).is_some())
        .count();
    parts.extend(n(dropped, "initiative dropped", "initiatives dropped"));
    parts.extend(n(scenario.freezes.len(), "freeze more", "freezes more"));
    if let Some(focus) = scenario.focus {
        parts.push(focus.to_string() + "% of people's time");
    }
    match parts.is_empty() {
        true => "Nothing differs from the plan yet".to_owned(),
        false => "Differs: ".to_owned() + &list(&parts),
    }
}

/// The editor.
#[component]
pub fn Editor(id: u32) -> impl IntoView {
    let session = Session::here();
    let label = Signal::derive(move || {
        let plan = session.plan(Topics::of(&[Topic::Scenarios, Topic::Roadmap]));
        scenario(&plan, id).map_or(String::new(), |scenario| summary(&plan, scenario))
    });
    view! {
        <div class="fields short">
            <TextField
                label="Scenario"
                value=read(session, id, |scenario| scenario.name.clone())
                on=session.typed(move |text, plan| put(plan, id, |scenario| scenario.name = text))
            />
            <NumberField
                label="Share of time for this work"
                hint="As in the plan while it is empty."
                unit="%"
                min=1
                max=100
                value=read(session, id, |scenario| scenario.focus.map(i64::from))
                on=session.typed(move |number: Option<i64>, plan| put(plan, id, |scenario| scenario.focus = number.and_then(|n| n.try_into().ok())))
            />
        </div>
        <Disclosure label>
            <Hires id/>
            <Losses id/>
            <Freezes id/>
            <Dropped id/>
        </Disclosure>
    }
}

/// A small list inside a scenario: heading, rows, and a button that adds one.
#[component]
fn Part(
    title: &'static str,
    add: &'static str,
    /// Adds a row.
    adding: Callback<()>,
    children: Children,
) -> impl IntoView {
    view! {
        <fieldset class="scenario-part">
            <legend>{title}</legend>
            {children()}
            <button type="button" class="button small" hidden=look_only(false) on:click=move |_| adding.run(())>
                <Icon name="plus"/> {add}
            </button>
        </fieldset>
    }
}

/// The button that takes a row away.
#[component]
fn Remove(what: &'static str, removing: Callback<()>) -> impl IntoView {
    view! {
        <button type="button" class="button icon-only quiet" aria-label=what hidden=look_only(false) on:click=move |_| removing.run(())>
            <Icon name="remove"/>
        </button>
    }
}

/// The handler of a date that must stay.
fn dated(
    session: Session,
    id: u32,
    set: impl Fn(&mut Scenario, Date) + Copy + Send + Sync + 'static,
) -> OnTyped<String> {
    session.typed(move |text: String, plan| {
        put(plan, id, |scenario| {
            if let Some(day) = Date::parse(&text) {
                set(scenario, day);
            }
        })
    })
}

fn edit(
    session: Session,
    id: u32,
    change: impl Fn(&mut Scenario, &Plan) + Send + Sync + 'static,
) -> Callback<()> {
    Callback::new(move |()| {
        let plan = session.now();
        session.act(put(&plan, id, |scenario| change(scenario, &plan)));
    })
}

fn soon(plan: &Plan) -> Date {
    plan.details.as_of.max(plan.details.start).plus_days(91)
}

#[component]
fn Hires(id: u32) -> impl IntoView {
    let session = Session::here();
    let n = read(session, id, |scenario| scenario.hires.len());
    let roles = session.catalog.roles.iter();
    let roles = roles.map(|role| (role.id.to_owned(), role.name.to_owned()));
    let roles: Vec<_> = std::iter::once((String::new(), "Any role".to_owned()))
        .chain(roles)
        .collect();
    let adding = edit(session, id, |scenario, plan| {
        scenario.hires.push(Person {
            fte: 10,
            from: Some(soon(plan)),
            ..Person::default()
        });
    });
    let row = move |at: usize| {
        let of = move |get: fn(&Person) -> String| {
            read(session, id, move |scenario| {
                scenario.hires.get(at).map(get).unwrap_or_default()
            })
        };
        let with = move |scenario: &mut Scenario, change: &dyn Fn(&mut Person)| {
            if let Some(person) = scenario.hires.get_mut(at) {
                change(person);
            }
        };
        let options = Signal::stored(roles.clone());
        let fte = read(session, id, move |scenario| {
            scenario.hires.get(at).map(|person| i64::from(person.fte))
        });
        view! {
            <div class="fields short scenario-row">
                <SelectField
                    label="Role"
                    options
                    value=of(|person| person.role.as_ref().map(RoleId::as_str).unwrap_or_default().to_owned())
                    on=session.chosen(move |role: String, plan| put(plan, id, |scenario| with(scenario, &|person| {
                        person.role = Some(RoleId::new(&role)).filter(|_| !role.is_empty());
                    })))
                />
                <NumberField
                    label="Full-time equivalents"
                    decimals=1
                    max=10_000
                    value=fte
                    on=session.typed(move |tenths: Option<i64>, plan| put(plan, id, |scenario| with(scenario, &|person| {
                        person.fte = tenths.and_then(|tenths| tenths.try_into().ok()).unwrap_or(0);
                    })))
                />
                <DateField
                    label="From"
                    value=of(|person| person.from.map(|day| day.to_string()).unwrap_or_default())
                    on=session.typed(move |text: String, plan| put(plan, id, |scenario| with(scenario, &|person| person.from = Date::parse(&text))))
                />
                <Remove what="Take this person out of the scenario" removing=edit(session, id, move |scenario, _| {
                    if at < scenario.hires.len() { scenario.hires.remove(at); }
                })/>
            </div>
        }
    };
    view! {
        <Part title="People who come" add="Add a person" adding>
            {move || (0..n.get()).map(&row).collect_view()}
        </Part>
    }
}

#[component]
fn Losses(id: u32) -> impl IntoView {
    let session = Session::here();
    let n = read(session, id, |scenario| scenario.losses.len());
    let people = session.signal(Topic::Resources, |plan| {
        let name = |person: &Person| match person.name.trim() {
            "" => "unnamed person".to_owned(),
            name => name.to_owned(),
        };
        let people = plan.resources.people.iter();
        people
            .map(|person| (person.id.to_string(), name(person)))
            .collect::<Vec<_>>()
    });
    let nobody = Memo::new(move |_| people.with(Vec::is_empty));
    let adding = edit(session, id, |scenario, plan| {
        let taken = |person: &&Person| scenario.losses.iter().all(|loss| loss.person != person.id);
        let next = plan.resources.people.iter().find(taken);
        if let Some(person) = next.or(plan.resources.people.first()) {
            let loss = Loss {
                person: person.id,
                last: soon(plan),
                ..Loss::default()
            };
            scenario.losses.push(loss);
        }
    });
    let row = move |at: usize| {
        let who = read(session, id, move |scenario| {
            scenario
                .losses
                .get(at)
                .map(|loss| loss.person.to_string())
                .unwrap_or_default()
        });
        view! {
            <div class="fields short scenario-row">
                <SelectField
                    label="Who"
                    options=people
                    value=who
                    on=session.chosen(move |person: String, plan| put(plan, id, |scenario| {
                        if let (Some(loss), Ok(person)) = (scenario.losses.get_mut(at), person.parse()) {
                            loss.person = ItemId(person);
                        }
                    }))
                />
                <DateField
                    label="Last day"
                    required=true
                    value=read(session, id, move |scenario| scenario.losses.get(at).map(|loss| loss.last.to_string()).unwrap_or_default())
                    on=dated(session, id, move |scenario, day| if let Some(loss) = scenario.losses.get_mut(at) { loss.last = day; })
                />
                <Remove what="Let this person stay" removing=edit(session, id, move |scenario, _| {
                    if at < scenario.losses.len() { scenario.losses.remove(at); }
                })/>
            </div>
        }
    };
    view! {
        <Show when=move || !nobody.get()>
            <Part title="People who go" add="Let somebody go" adding>
                {move || (0..n.get()).map(row).collect_view()}
            </Part>
        </Show>
    }
}

#[component]
fn Freezes(id: u32) -> impl IntoView {
    let session = Session::here();
    let n = read(session, id, |scenario| scenario.freezes.len());
    let adding = edit(session, id, |scenario, plan| {
        scenario.freezes.push(Freeze {
            name: "Change freeze".to_owned(),
            from: soon(plan),
            until: soon(plan).plus_days(27),
            ..Freeze::default()
        });
    });
    let row = move |at: usize| {
        let day = move |get: fn(&Freeze) -> Date| {
            read(session, id, move |scenario| {
                scenario
                    .freezes
                    .get(at)
                    .map(|freeze| get(freeze).to_string())
                    .unwrap_or_default()
            })
        };
        let on_name: OnTyped<String> = session.typed(move |text: String, plan| {
            put(plan, id, |scenario| {
                if let Some(freeze) = scenario.freezes.get_mut(at) {
                    freeze.name = text;
                }
            })
        });
        // Both days follow each other, so that the window never turns round while one is typed.
        view! {
            <div class="fields short scenario-row">
                <TextField
                    label="Freeze"
                    value=read(session, id, move |scenario| scenario.freezes.get(at).map(|freeze| freeze.name.clone()).unwrap_or_default())
                    on=on_name
                />
                <DateField
                    label="First day"
                    required=true
                    value=day(|freeze| freeze.from)
                    on=dated(session, id, move |scenario, day| if let Some(freeze) = scenario.freezes.get_mut(at) {
                        freeze.from = day;
                        freeze.until = freeze.until.max(day);
                    })
                />
                <DateField
                    label="Last day"
                    required=true
                    value=day(|freeze| freeze.until)
                    on=dated(session, id, move |scenario, day| if let Some(freeze) = scenario.freezes.get_mut(at) {
                        freeze.until = day;
                        freeze.from = freeze.from.min(day);
                    })
                />
                <Remove what="Take this freeze out of the scenario" removing=edit(session, id, move |scenario, _| {
                    if at < scenario.freezes.len() { scenario.freezes.remove(at); }
                })/>
            </div>
        }
    };
    view! {
        <Part title="Freezes in addition" add="Add a freeze" adding>
            {move || (0..n.get()).map(row).collect_view()}
        </Part>
    }
}

#[component]
fn Dropped(id: u32) -> impl IntoView {
    let session = Session::here();
    let items = session.signal(Topic::Roadmap, move |plan| {
        let open = |item: &&crate::plan::RoadmapItem| {
            matches!(item.state, ItemState::Planned | ItemState::Running)
        };
        let items = plan.roadmap.items.iter().filter(open);
        items
            .map(|item| (item.id, item.title_in(session.catalog).to_owned()))
            .collect::<Vec<_>>()
    });
    let row = move |(item, title): (ItemId, String)| {
        let value = read(session, id, move |scenario| {
            scenario.dropped.contains(&item)
        });
        let on = session.chosen(move |drop: bool, plan| {
            put(plan, id, |scenario| {
                scenario.dropped.retain(|dropped| *dropped != item);
                if drop {
                    scenario.dropped.push(item);
                }
            })
        });
        view! { <Check label=title value on/> }
    };
    view! {
        <fieldset class="scenario-part">
            <legend>"Initiatives that are left out"</legend>
            <div class="scenario-items">{move || items.get().into_iter().map(row).collect_view()}</div>
        </fieldset>
    }
}
