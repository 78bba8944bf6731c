//! The work of an item, role by role, as three points each.

use super::super::view::{of_figures, of_item, put};
use super::Kept;
use crate::app::explain::Explain;
use crate::app::page::focus::Spot;
use crate::app::session::Session;
use crate::app::ui::{Icon, NumberField, OnTyped, SelectField, Typed, look_only};
use crate::command::item::{Point, add_role, drop_role, estimate};
use crate::document::words::{days, money, person_days};
use crate::insight::Ratio;
use crate::insight::cost::role_name;
use crate::insight::explain::Subject;
use crate::plan::roadmap::MOST_WORK;
use crate::plan::{ItemId, Locked, RoleId, Work};
use leptos::prelude::*;

/// What a new role begins with: a day, in hundredths.
const A_DAY: u32 = 100;

/// The part of the detail.
#[component]
pub fn WorkByRole(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let roles = of_item(session, id, |item| {
        item.work
            .iter()
            .map(|work| work.role.clone())
            .collect::<Vec<_>>()
    });
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
    let initiative = of_figures(session, id, move |insight, of| {
        let needed = of
            .initiative
            .filter(|&one| insight.portfolio().of(one).is_some());
        let item = super::item(insight.plan(), id);
        needed.filter(|_| item.is_some_and(|item| !item.locked.contains(&Locked::Work)))
    });
    let options = Signal::derive(move || {
        let taken = roles.get();
        let free = |role: &Option<RoleId>| !taken.contains(role);
        let known = catalog.roles.iter().map(|role| Some(RoleId::new(role.id)));
        let all = std::iter::once(None).chain(known).filter(free);
        let named = all.map(|role| {
            let value = role.as_ref().map_or("any", RoleId::as_str).to_owned();
            (value, role_name(catalog, role.as_ref()))
        });
        let none = (String::new(), "Choose a role".to_owned());
        std::iter::once(none).chain(named).collect::<Vec<_>>()
    });
    let add = Callback::new(move |value: String| {
        let role = match value.as_str() {
            "" => return,
            "any" => None,
            id => Some(RoleId::new(id)),
        };
        session.act(put(&session.now(), id, |item| {
            add_role(item, role, A_DAY);
        }));
    });
    view! {
        <h3 id="item-work" tabindex="-1">"Work"</h3>
        <p class="quiet-text">
            {sum} " "
            {move || initiative.get().map(|one| view! { <Explain subject=Subject::Effort(one) what="the effort"/> })}
        </p>
        <ul class="item-roles">
            <For each=move || roles.get() key=Clone::clone let:role>
                <Role id role/>
            </For>
        </ul>
        <SelectField id="item-role" label="Add work of a role" options value=Signal::derive(String::new) on=add/>
        <Kept id field=Locked::Work text="Your estimate; planning again leaves it." what="work" then="#item-work"/>
    }
}

/// What to do about a point that is out of order: there is room for few words.
fn between(point: Point) -> &'static str {
    match point {
        Point::Optimistic => "More than likely: raise likely too.",
        Point::Likely => "Not between the others: change them too.",
        Point::Pessimistic => "Less than likely: lower likely too.",
    }
}

#[component]
fn Role(id: ItemId, role: Option<RoleId>) -> impl IntoView {
    let session = Session::here();
    let name = role_name(session.catalog, role.as_ref());
    let (read_role, drop) = (role.clone(), role.clone());
    let point = StoredValue::new(role);
    let value = move |read: fn(&Work) -> u32| {
        let role = read_role.clone();
        of_item(session, id, move |item| {
            let work = item.work.iter().find(|work| work.role == role);
            work.map(|work| i64::from(read(work)))
        })
    };
    // What was typed and is refused, because the three would not ascend: with
    // the next one that is typed it may be right.
    let waiting = StoredValue::new(Vec::<(Point, u32)>::new());
    let on = move |at: Point| -> OnTyped<Option<i64>> {
        let set = session.typed(move |days: u32, plan| {
            put(plan, id, |item| {
                let mut points = waiting.get_value();
                points.push((at, days));
                for (at, days) in points {
                    point.with_value(|role| estimate(item, role.as_ref(), at, days));
                }
            })
        });
        let days = |days: Option<i64>| days.and_then(|days| u32::try_from(days).ok());
        Callback::new(move |typed| match typed {
            Typed::Draft(typed) => days(typed).map_or(Ok(()), |days| set.run(Typed::Draft(days))),
            Typed::Done(typed) => {
                let days = days(typed).ok_or("Enter the days, or 0 for none.")?;
                waiting.update_value(|waiting| waiting.retain(|(other, _)| *other != at));
                let result = set.run(Typed::Done(days));
                waiting.update_value(|waiting| match result.is_ok() {
                    true => waiting.clear(),
                    false => waiting.push((at, days)),
                });
                result.map_err(|refused| match session.can_edit() {
                    true => between(at).to_owned(),
                    false => refused,
                })
            }
            Typed::Dropped => {
                waiting.update_value(|waiting| waiting.retain(|(other, _)| *other != at));
                set.run(Typed::Dropped)
            }
        })
    };
    let remove = move |_| {
        let spot = Spot::of_focus(".drop-role", "#item-work");
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
            <div class="three">
                <NumberField label="Optimistic" decimals=2 max=MOST_WORK value=value(|work| work.optimistic) on=on(Point::Optimistic)/>
                <NumberField label="Likely" decimals=2 max=MOST_WORK value=value(|work| work.likely) on=on(Point::Likely)/>
                <NumberField label="Pessimistic" decimals=2 max=MOST_WORK value=value(|work| work.pessimistic) on=on(Point::Pessimistic)/>
            </div>
        </div></li>
    }
}
