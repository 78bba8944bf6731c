//! The work of an item, role by role, as three points each; or an exact length, and who is needed
//! all the time.

use super::super::view::{Kept as Open, of_figures, of_item, put};
use super::Kept;
use super::exact::Exact;
use super::group::Group;
use super::points::ThreePoints;
use crate::app::explain::Explain;
use crate::app::page::focus::Spot;
use crate::app::session::Session;
use crate::app::ui::{Choice, Icon, NumberField, Segment, SelectField, look_only};
use crate::command::item::{Point, add_role, drop_role, estimate, set_length};
use crate::document::words::{days, money, person_days};
use crate::insight::Ratio;
use crate::insight::cost::role_name;
use crate::insight::explain::Subject;
use crate::plan::{ItemId, Locked, RoadmapItem, RoleId, Work};
use leptos::prelude::*;

/// What a new role begins with: a day, in hundredths.
const A_DAY: u32 = 100;

static OPEN: Open = Open::new(1);

/// The part of the detail.
#[component]
pub fn WorkOfItem(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let sum = of_figures(session, id, |insight, of| {
        let range = |hundredths: u64| days(Ratio::new(hundredths as i64, 100));
        if of.work.pessimistic == 0 {
            return "No work is stated, so it takes no time of anybody and costs nothing."
                .to_owned();
        }
        let mut text = person_days(of.work.mean());
        text += " expected, between ";
        text += &range(of.work.optimistic);
        text += " and ";
        text += &range(of.work.pessimistic);
        text += "; ";
        text += &money(insight.plan(), of.cost.likely());
        text + " for people."
    });
    let exact = of_item(session, id, |item| item.duration.is_some());
    let line = of_figures(session, id, move |insight, of| {
        let item = super::item(insight.plan(), id);
        match item.and_then(|item| item.duration) {
            Some(half_days) => super::exact::length(half_days) + " exactly",
            None => person_days(of.work.mean()),
        }
    });
    let kind = Signal::derive(move || if exact.get() { "exact" } else { "work" }.to_owned());
    let on_kind = session.chosen(move |kind: String, plan| {
        put(plan, id, |item| match (kind.as_str(), item.duration) {
            ("exact", None) => {
                let length = item.finish.saturating_sub(item.start).max(1);
                set_length(item, Some(length));
            }
            ("work", Some(_)) => set_length(item, None),
            _ => {}
        })
    });
    let kinds = vec![
        Segment::new("work", "Effort of people"),
        Segment::new("exact", "Exact length"),
    ];
    view! {
        <Group id="item-work-group" name="Work" line open=&OPEN>
            <Choice legend="How long it takes is decided by" groups=vec![kinds.clone()] value=kind on=on_kind/>
            <Show when=move || exact.get() fallback=move || view! { <ByRole id sum/> }>
                <Exact id/>
            </Show>
            <Kept id field=Locked::Work text="Your estimate; planning again leaves it." what="work" then="#item-work-group summary"/>
        </Group>
    }
}

/// Roles that can be added, those that are taken left out, as options of a list.
pub fn free_roles(
    session: Session,
    taken: Signal<Vec<Option<RoleId>>>,
) -> Signal<Vec<(String, String)>> {
    let catalog = session.catalog;
    Signal::derive(move || {
        let taken = taken.get();
        let free = |role: &Option<RoleId>| !taken.contains(role);
        let known = catalog.roles.iter().map(|role| Some(RoleId::new(role.id)));
        let all = std::iter::once(None).chain(known).filter(free);
        let named = all.map(|role| {
            let value = role.as_ref().map_or("any", RoleId::as_str).to_owned();
            (value, role_name(catalog, role.as_ref()))
        });
        let none = (String::new(), "Choose a role".to_owned());
        std::iter::once(none).chain(named).collect()
    })
}

/// The role that an option of such a list means; none for no choice.
#[expect(
    clippy::option_option,
    reason = "any role is a choice, and none is not"
)]
pub fn chosen_role(value: &str) -> Option<Option<RoleId>> {
    match value {
        "" => None,
        "any" => Some(None),
        id => Some(Some(RoleId::new(id))),
    }
}

/// Effort by role.
#[component]
fn ByRole(id: ItemId, sum: Signal<String>) -> impl IntoView {
    let session = Session::here();
    let roles = of_item(session, id, |item| {
        let roles = item.work.iter().map(|work| work.role.clone());
        roles.collect::<Vec<_>>()
    });
    let initiative = of_figures(session, id, move |insight, of| {
        let needed = of
            .initiative
            .filter(|&one| insight.portfolio().of(one).is_some());
        let item = super::item(insight.plan(), id);
        needed.filter(|_| item.is_some_and(|item| !item.locked.contains(&Locked::Work)))
    });
    let add = Callback::new(move |value: String| {
        if let Some(role) = chosen_role(&value) {
            session.act(put(&session.now(), id, |item| {
                add_role(item, role, A_DAY);
            }));
        }
    });
    let usual_crew = session
        .catalog
        .planning_rules
        .people_per_initiative
        .to_string();
    let crew = session.typed(move |crew: Option<i64>, plan| {
        put(plan, id, |item: &mut RoadmapItem| {
            item.crew = crew.and_then(|crew| crew.try_into().ok());
        })
    });
    view! {
        <p class="quiet-text">
            {sum} " "
            {move || initiative.get().map(|one| view! { <Explain subject=Subject::Effort(one) what="the effort"/> })}
        </p>
        <ul class="item-roles">
            <For each=move || roles.get() key=Clone::clone let:role>
                <Role id role/>
            </For>
        </ul>
        <SelectField id="item-role" label="Add work of a role" options=free_roles(session, roles) value=Signal::derive(String::new) on=add/>
        <NumberField
            label="People at once"
            hint="The most who can work on it together."
            min=1
            max=100
            placeholder=Some(usual_crew)
            value=of_item(session, id, |item| item.crew.map(i64::from))
            on=crew
        />
    }
}

#[component]
fn Role(id: ItemId, role: Option<RoleId>) -> impl IntoView {
    let session = Session::here();
    let name = role_name(session.catalog, role.as_ref());
    let (read_role, drop) = (role.clone(), role.clone());
    let value = of_item(session, id, move |item| {
        let work = item.work.iter().find(|work| work.role == read_role);
        let points = |work: &Work| [work.optimistic, work.likely, work.pessimistic];
        work.map_or([None; 3], |work| {
            points(work).map(|point| Some(point.into()))
        })
    });
    let set = session.typed(move |points: Vec<(Point, u32)>, plan| {
        put(plan, id, |item| {
            for (at, days) in points {
                estimate(item, role.as_ref(), at, days);
            }
        })
    });
    let remove = move |_| {
        let spot = Spot::of_focus(".drop-role", "#item-role");
        session.act(put(&session.now(), id, |item| {
            drop_role(item, drop.as_ref())
        }));
        spot.focus();
    };
    let (group, remove_name) = (name.clone(), "Remove the work of ".to_owned() + &name);
    view! {
        <li><div role="group" aria-label=group>
            <div class="item-link">
                <span>{name}</span>
                <button type="button" class="button icon-only quiet drop-role" aria-label=remove_name hidden=look_only(false) on:click=remove><Icon name="close"/></button>
            </div>
            <ThreePoints value set/>
        </div></li>
    }
}
