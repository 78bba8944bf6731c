//! The steps of an item: those of its initiative, and the team's own. Ticking them says how much is
//! done.

use super::super::view::{of_item, put, tried};
use crate::app::page::focus::Spot;
use crate::app::page::record::stated;
use crate::app::session::Session;
use crate::app::ui::{Check, Icon, NumberField, TextField, look_only};
use crate::catalog::Step;
use crate::command::item::{add_step, change_step, drop_step, tick};
use crate::plan::{ItemId, Plan, RoadmapItem, Step as OwnStep};
use leptos::prelude::*;

/// The steps.
#[component]
pub fn Steps(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    // The source of an item never changes.
    let now = session.now();
    let known = super::item(&now, id).and_then(|item| item.initiative(catalog));
    let known = known.map_or(&[][..], |initiative| initiative.steps.as_slice());
    let some_known = !known.is_empty();
    let n_own = of_item(session, id, |item| item.steps.len());
    let add = move |_| {
        session.act(put_at(&session.now(), id, |item, plan| {
            add_step(item, String::new(), plan.details.as_of, catalog);
        }));
        crate::app::browser::after_paint(|| {
            crate::app::browser::focus("#item-own-steps > li:last-child input[type=text]");
        });
    };
    let none = Memo::new(move |_| n_own.get() == 0 && !some_known);
    view! {
        <h4>"Steps"</h4>
        <p class="quiet-text" hidden=move || none.get()>"Tick what is done: the share of each step makes the per cent."</p>
        <ul class="item-steps">
            {known.iter().map(|step| view! { <Known id step/> }).collect_view()}
        </ul>
        <ul class="item-steps" id="item-own-steps">
            <For each=move || 0..n_own.get() key=|at| *at let:at><Own id at/></For>
        </ul>
        <p hidden=look_only(false)>
            <button type="button" class="button small" id="item-add-step" on:click=add><Icon name="plus"/> "Add a step of your own"</button>
        </p>
    }
}

fn put_at(
    plan: &Plan,
    id: ItemId,
    change: impl FnOnce(&mut RoadmapItem, &Plan),
) -> crate::command::Command {
    put(plan, id, |item| change(item, plan))
}

/// A step of the initiative.
#[component]
fn Known(id: ItemId, step: &'static Step) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let value = of_item(session, id, move |item| item.ticked.contains(&step.number));
    let on = session.chosen(move |done: bool, plan| {
        put_at(plan, id, |item, plan| {
            tick(item, step.number, done, plan.details.as_of, catalog);
        })
    });
    view! {
        <li>
            <Check label=step.what.text() value on/>
            <p class="quiet-text">{step.share} " %. Done when: " {step.done.text()}</p>
        </li>
    }
}

/// A step of the team's own, by its place.
#[component]
fn Own(id: ItemId, at: usize) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let text = move |read: fn(&OwnStep) -> &String| {
        of_item(session, id, move |item| {
            item.steps
                .get(at)
                .map_or(String::new(), |step| read(step).clone())
        })
    };
    let change = move |write: fn(&mut OwnStep, String)| {
        tried(session, id, move |item, text: String, plan| {
            change_step(
                item,
                at,
                |step| write(step, text),
                plan.details.as_of,
                catalog,
            )
        })
    };
    let share = tried(session, id, move |item, share: u8, plan| {
        change_step(
            item,
            at,
            |step| step.share = share,
            plan.details.as_of,
            catalog,
        )
    });
    let done = session.chosen(move |done: bool, plan| {
        put_at(plan, id, |item, plan| {
            // A tick changes no share, so that it can not be refused.
            let _ = change_step(
                item,
                at,
                |step| step.done = done,
                plan.details.as_of,
                catalog,
            );
        })
    });
    let remove = move |_| {
        let spot = Spot::of_focus(".drop-step", "#item-add-step");
        session.act(put_at(&session.now(), id, |item, plan| {
            drop_step(item, at, plan.details.as_of, catalog);
        }));
        spot.focus();
    };
    let what = text(|step| &step.what);
    let is_done = of_item(session, id, move |item| {
        item.steps.get(at).is_some_and(|step| step.done)
    });
    let removing = move || ["Remove the step ", &what.get()].concat();
    view! {
        <li>
            <div class="item-link">
                <Check label="Done" value=is_done on=done/>
                <button type="button" class="button icon-only quiet drop-step" aria-label=removing hidden=look_only(false) on:click=remove><Icon name="close"/></button>
            </div>
            <TextField label="What is done" value=what on=change(|step, text| step.what = text)/>
            <div class="fields pair">
                <TextField label="What shows it" value=text(|step| &step.proof) on=change(|step, text| step.proof = text)/>
                <NumberField
                    label="Share of the effort"
                    unit="%"
                    max=100
                    value=of_item(session, id, move |item| item.steps.get(at).map(|step| i64::from(step.share)))
                    on=stated(share, "Enter a share, or 0.", 1)
                />
            </div>
        </li>
    }
}
