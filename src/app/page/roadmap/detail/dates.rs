//! When an item runs, why, and moving it.

use super::super::differences::too_early;
use super::super::view::{last_day, of_figures, of_item, put};
use super::Kept;
use crate::app::session::Session;
use crate::app::ui::{DateField, Typed, look_only};
use crate::command::item::{end_on, pin, start_on};
use crate::command::{Command, Edit, Topic};
use crate::document::words::because;
use crate::insight::partial;
use crate::plan::{Calendar, Date, ItemId, Locked, Plan, RoadmapItem};
use leptos::prelude::*;

type Setting = fn(&mut RoadmapItem, Calendar, Date) -> Result<(), String>;

/// The part of the detail.
#[component]
pub fn Dates(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let day = move |read: fn(&Plan, &RoadmapItem) -> Date| {
        session.derive(
            &[Topic::Details, Topic::Resources, Topic::Roadmap],
            move |insight| {
                let plan = insight.plan();
                super::item(plan, id).map_or(String::new(), |item| read(plan, item).to_string())
            },
        )
    };
    let first = day(|plan, item| Calendar::of(plan).day(item.start));
    let last = day(|plan, item| last_day(plan, item.finish));
    let why = of_figures(session, id, |insight, of| {
        because(&of.starts, |at| insight.roadmap().items[at].title.as_str())
    });
    let claim = of_figures(session, id, |insight, of| {
        let calendar = Calendar::of(insight.plan());
        let later = of.claimable_week > of.span.end_week(calendar);
        let week = crate::insight::Span::weeks(calendar, of.claimable_week, of.claimable_week);
        let day = last_day(insight.plan(), week.finish).medium();
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
    view! {
        <h3 id="item-dates">"Dates"</h3>
        <p class="quiet-text">{why} " " {claim}</p>
        <ul class="item-wrong" hidden=move || early.with(Vec::is_empty)>
            {move || early.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
        </ul>
        <div class="fields pair">
            <DateField id="item-start" label="Starts" value=first on=set(session, id, start_on) required=true/>
            <DateField id="item-end" label="Ends" value=last on=set(session, id, end_on) required=true/>
        </div>
        <Show when=move || !pinned.get()>
            <p hidden=look_only(false)><button type="button" class="button small" on:click=pin>"Pin these dates"</button></p>
        </Show>
        <Kept id field=Locked::Dates text="Pinned; planning again leaves it." what="dates" then="#item-start"/>
    }
}

/// The handler of a date: refuses, with what is possible, where the core does.
fn set(
    session: Session,
    id: ItemId,
    change: Setting,
) -> Callback<Typed<String>, Result<(), String>> {
    let changed = move |text: &str, plan: &Plan| -> Result<RoadmapItem, String> {
        let mut item = super::item(plan, id).cloned().unwrap_or_default();
        let day = Date::parse(text).ok_or("Enter a date: day, month and year.")?;
        change(&mut item, Calendar::of(plan), day)?;
        Ok(item)
    };
    let typed = session.typed(|item: RoadmapItem, _| Command::Items(Edit::Put(item)));
    Callback::new(move |event: Typed<String>| match event {
        Typed::Draft(text) => match changed(&text, &session.now()) {
            Ok(item) => typed.run(Typed::Draft(item)),
            Err(_) => Ok(()),
        },
        Typed::Done(text) => typed.run(Typed::Done(changed(&text, &session.now())?)),
        Typed::Dropped => typed.run(Typed::Dropped),
    })
}
