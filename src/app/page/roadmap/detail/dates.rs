//! When an item runs, why, moving it, and what must hold of its dates.

use super::super::differences::too_early;
use super::super::view::{Kept as Open, from_to, of_figures, of_item, put, tried};
use super::Kept;
use super::group::{Group, Remarks};
use super::waits::Waits;
use crate::app::session::Session;
use crate::app::ui::{DateField, OnTyped, look_only};
use crate::command::Topic;
use crate::command::item::{end_on, pin, start_on};
use crate::document::words::because;
use crate::insight::partial;
use crate::insight::remarks::About;
use crate::plan::{Calendar, Date, ItemId, Locked, Plan, RoadmapItem};
use leptos::prelude::*;

type Setting = fn(&mut RoadmapItem, Calendar, Date) -> Result<(), String>;

static OPEN: Open = Open::new(1);

/// The part of the detail.
#[component]
pub fn Dates(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let why = of_figures(session, id, |insight, of| {
        because(&of.starts, |at| insight.roadmap().items[at].title.as_str())
    });
    let claim = of_figures(session, id, |insight, of| {
        let calendar = Calendar::of(insight.plan());
        let later = of.claimable_week > of.span.end_week(calendar);
        let week = crate::insight::Span::weeks(calendar, of.claimable_week, of.claimable_week);
        let day = calendar.last_day(week.finish).medium();
        later.then(|| {
            "What it puts in place may be claimed from ".to_owned()
                + &day
                + " on, when it has run long enough."
        })
    });
    let early = session.derive(&crate::insight::EVERYTHING, move |insight| {
        let title = |id| insight.roadmap().of(id).map_or("", |of| of.title.as_str());
        let early = partial::too_early(&insight.plan().roadmap.items).into_iter();
        let here = early.filter(|(item, _)| *item == id);
        here.map(|(item, before)| too_early(title(item), title(before)))
            .collect::<Vec<_>>()
    });
    let pinned = of_item(session, id, |item| {
        item.locked.contains(&Locked::Dates) || item.source.is_none()
    });
    let pin = move |_| {
        session.act(put(&session.now(), id, pin));
        crate::app::browser::after_paint(|| crate::app::browser::focus("#item-start"));
    };
    let line = of_figures(session, id, |_, of| from_to(of.start, of.end));
    view! {
        <Group id="item-dates" name="Dates and prerequisites" line open=&OPEN>
            <p class="quiet-text">{why} " " {claim}</p>
            <ul class="item-wrong" hidden=move || early.with(Vec::is_empty)>
                {move || early.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
            </ul>
            <div class="fields pair">
                <StartField id element="item-start" label="Starts"/>
                <EndField id element="item-end" label="Ends"/>
            </div>
            <Show when=move || !pinned.get()>
                <p hidden=look_only(false)><button type="button" class="button small" on:click=pin>"Pin these dates"</button></p>
            </Show>
            <Kept id field=Locked::Dates text="Pinned; planning again leaves it." what="dates" then="#item-start"/>
            <div class="fields pair">
                <EarliestField id label="Not before"/>
                <DeadlineField id label="Deadline"/>
            </div>
            <Remarks id about=About::Earliest/>
            <Remarks id about=About::Deadline/>
            <Waits id/>
        </Group>
    }
}

/// A day of an item as a signal, as date fields want it.
fn day(
    session: Session,
    id: ItemId,
    read: fn(&Plan, &RoadmapItem) -> Option<Date>,
) -> Signal<String> {
    session.derive(
        &[Topic::Details, Topic::Roadmap, Topic::Resources],
        move |insight| {
            let plan = insight.plan();
            let date = super::item(plan, id).and_then(|item| read(plan, item));
            date.map_or(String::new(), |date| date.to_string())
        },
    )
}

/// The handler of a date that must be there.
fn set(session: Session, id: ItemId, change: Setting) -> OnTyped<String> {
    tried(session, id, move |item, text: String, plan| {
        let day = Date::parse(&text).ok_or("Enter a date: day, month and year.")?;
        change(item, Calendar::of(plan), day)
    })
}

/// The handler of a date that may be empty.
fn may_set(
    session: Session,
    id: ItemId,
    change: fn(&mut RoadmapItem, Option<Date>),
) -> OnTyped<String> {
    session.typed(move |text: String, plan| put(plan, id, |item| change(item, Date::parse(&text))))
}

/// Its first day.
#[component]
pub fn StartField(
    id: ItemId,
    #[prop(into)] label: String,
    #[prop(optional, into)] element: Option<String>,
) -> impl IntoView {
    let session = Session::here();
    let value = day(session, id, |plan, item| {
        Some(Calendar::of(plan).day(item.start))
    });
    let element = element.unwrap_or_else(|| crate::app::ui::fresh_id("field"));
    view! { <DateField id=element label value on=set(session, id, start_on) required=true/> }
}

/// Its last day.
#[component]
pub fn EndField(
    id: ItemId,
    #[prop(into)] label: String,
    #[prop(optional, into)] element: Option<String>,
) -> impl IntoView {
    let session = Session::here();
    let value = day(session, id, |plan, item| {
        Some(Calendar::of(plan).last_day(item.finish))
    });
    let element = element.unwrap_or_else(|| crate::app::ui::fresh_id("field"));
    view! { <DateField id=element label value on=set(session, id, end_on) required=true/> }
}

/// The day before which it must not start.
#[component]
pub fn EarliestField(id: ItemId, #[prop(into)] label: String) -> impl IntoView {
    let session = Session::here();
    let value = day(session, id, |_, item| item.earliest);
    view! { <DateField label value on=may_set(session, id, |item, day| item.earliest = day)/> }
}

/// The day by which it should be done.
#[component]
pub fn DeadlineField(id: ItemId, #[prop(into)] label: String) -> impl IntoView {
    let session = Session::here();
    let value = day(session, id, |_, item| item.deadline);
    view! { <DateField label value on=may_set(session, id, |item, day| item.deadline = day)/> }
}

/// The day on which it began.
#[component]
pub fn BeganField(id: ItemId, #[prop(into)] label: String) -> impl IntoView {
    let session = Session::here();
    let value = day(session, id, |_, item| item.began);
    let on = tried(session, id, |item, text: String, _| {
        crate::command::item::set_began(item, Date::parse(&text))
    });
    view! { <DateField label value on/> }
}

/// Its last day of work.
#[component]
pub fn EndedField(id: ItemId, #[prop(into)] label: String) -> impl IntoView {
    let session = Session::here();
    let value = day(session, id, |_, item| item.ended);
    let on = tried(session, id, |item, text: String, _| {
        crate::command::item::set_ended(item, Date::parse(&text))
    });
    view! { <DateField label value on/> }
}
