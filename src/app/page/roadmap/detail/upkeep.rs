//! What an item asks for after its work: time until what it puts in place may be claimed, and work
//! to keep that alive.

use super::super::view::{Kept as Open, of_item, put};
use super::group::Group;
use super::points::ThreePoints;
use crate::app::session::Session;
use crate::app::ui::{NumberField, fixed};
use crate::command::item::{Point, set_upkeep};
use crate::insight::{EVERYTHING, Insight, upkeep};
use crate::plan::{ItemId, RoadmapItem, Work};
use leptos::prelude::*;

static OPEN: Open = Open::new(0);

/// Upkeep per quarter where nothing is stated, in hundredths of a person-day: the catalogue's for
/// as much as there is of the initiative.
fn usual(insight: &Insight, id: ItemId) -> [u32; 3] {
    let bare = super::item(insight.plan(), id).map(|item| RoadmapItem {
        upkeep: None,
        ..item.clone()
    });
    let upkeep =
        bare.and_then(|bare| upkeep::per_quarter(insight.catalog(), insight.plan(), &bare));
    upkeep.map_or([0; 3], |upkeep| {
        [upkeep.optimistic, upkeep.likely, upkeep.pessimistic]
    })
}

/// The part of the detail.
#[component]
pub fn UpkeepOfItem(id: ItemId) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let usual = session.derive(&EVERYTHING, move |insight| usual(insight, id));
    let stated = of_item(session, id, |item| {
        let stated = item.upkeep.as_ref();
        stated.map(|upkeep| [upkeep.optimistic, upkeep.likely, upkeep.pessimistic])
    });
    let value = Signal::derive(move || {
        stated
            .get()
            .map_or([None; 3], |points| points.map(|point| Some(point.into())))
    });
    let shown = Signal::derive(move || usual.get().map(|days| fixed::format(days.into(), 2)));
    let line = Signal::derive(move || {
        let likely = stated.get().unwrap_or(usual.get())[1];
        match likely {
            0 => "none".to_owned(),
            likely => fixed::format(likely.into(), 2) + " person-days a quarter",
        }
    });
    let set = session.typed(move |points: Vec<(Point, u32)>, plan| {
        let [optimistic, likely, pessimistic] =
            stated.get_untracked().unwrap_or(usual.get_untracked());
        let mut work = Work {
            optimistic,
            likely,
            pessimistic,
            ..Work::default()
        };
        for (point, days) in points {
            match point {
                Point::Optimistic => work.optimistic = days,
                Point::Likely => work.likely = days,
                Point::Pessimistic => work.pessimistic = days,
            }
        }
        put(plan, id, |item| set_upkeep(item, Some(&work)))
    });
    let clear = Callback::new(move |()| {
        session.act(put(&session.now(), id, |item| set_upkeep(item, None)));
    });
    let usual_weeks = of_item(session, id, move |item| {
        item.initiative(catalog)
            .map_or(0, |initiative| initiative.min_weeks)
            .to_string()
    });
    let weeks = session.typed(move |weeks: Option<i64>, plan| {
        put(plan, id, |item| {
            item.min_weeks = weeks.and_then(|weeks| weeks.try_into().ok())
        })
    });
    let is_stated = Memo::new(move |_| stated.with(Option::is_some));
    view! {
        <Group id="item-upkeep" name="Upkeep" line open=&OPEN>
            <NumberField
                label="Shortest time until it may be claimed"
                hint="From its start: a practice that must hold for a quarter can not be claimed earlier."
                unit="weeks"
                max=520
                placeholder=usual_weeks
                value=of_item(session, id, |item| item.min_weeks.map(i64::from))
                on=weeks
            />
            <p class="quiet-text">"Person-days a quarter after it is done. It takes time and money as any work does."</p>
            <ThreePoints value usual=shown set clear/>
            <p class="quiet-text" hidden=move || is_stated.get()>"What stands in grey is the catalogue's, in proportion to the work of this initiative."</p>
        </Group>
    }
}
