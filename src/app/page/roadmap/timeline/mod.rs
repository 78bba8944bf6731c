//! The timeline of the roadmap, on which it can be changed.

mod change;
mod foresee;
mod keys;
mod linking;
mod load;
mod scene;
mod unplanned;
mod words;

use super::view::Kept;
use crate::app::browser;
use crate::app::chart::axis::Zoom;
use crate::app::chart::timeline::{Acts, Timeline, zoom_of};
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{Choice, Segment, Toasts};
use crate::insight::{EVERYTHING, PlanForecast};
use crate::plan::{Date, ItemId};
use change::Changes;
use foresee::Foresee;
use keys::Keys;
use leptos::prelude::*;
use linking::Linking;
use load::{Busy, Strip};
use scene::{SHOWN, scene};
use std::sync::Arc;
use unplanned::Unplanned;

/// The zoom that was chosen, counted from 1; 0 shows everything.
static ZOOM: Kept = Kept::new(0);

/// The panel.
#[component]
pub fn Picture(
    /// The item that is shown in detail.
    chosen: Signal<Option<ItemId>>,
    /// How likely the dates are, once that is known: draws whiskers.
    forecast: Signal<Option<Arc<PlanForecast>>>,
) -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let toasts: Toasts = expect_context();
    let said = RwSignal::new(String::new());
    let kept = ZOOM.signal();
    let known = kept.get_untracked().checked_sub(1);
    let known = known.and_then(|at| Zoom::ALL.get(at).copied());
    let scale = RwSignal::new(known.map(Zoom::scale));
    Effect::new(move |_| {
        let zoom = zoom_of(scale.get());
        let at = zoom.and_then(|zoom| Zoom::ALL.iter().position(|one| *one == zoom));
        kept.set(at.map_or(0, |at| at + 1));
    });
    let sought = RwSignal::new(None);
    let foresee = Foresee::new(session, forecast);
    let changes = Changes::new(session, toasts, said, foresee);
    let linked = RwSignal::new(None::<ItemId>);
    let busy = RwSignal::new(None::<Busy>);
    let today = browser::today();
    let scene = Memo::new(move |_| {
        let insight = session.insight(crate::command::Topics::of(&SHOWN));
        forecast.with(|forecast| scene(&insight, forecast.as_deref(), today))
    });
    let can_edit = Signal::derive(move || session.can_edit());
    let acts = Acts {
        can_edit,
        shifted: Callback::new(move |(id, start)| changes.shifted(ItemId(id), start)),
        draft: Callback::new(move |(id, span)| changes.draft(ItemId(id), span)),
        again: foresee.again,
        ended: Callback::new(move |()| foresee.end()),
        drop: Callback::new(move |(id, span)| changes.put(ItemId(id), span)),
        refusal: Callback::new(move |(from, to)| changes.refusal(ItemId(from), ItemId(to))),
        link: Callback::new(move |(from, to)| changes.link(ItemId(from), ItemId(to))),
        choose_link: Callback::new(move |id| linked.set(Some(ItemId(id)))),
        remove: Callback::new(move |id| changes.remove(ItemId(id))),
        open: Callback::new(move |id| router.go(&Route::Roadmap(Some(ItemId(id))))),
        place: Callback::new(move |(name, start): (String, u32)| changes.place(&name, Some(start))),
        refuse: Callback::new(move |text| changes.refuse(text)),
    };
    let id = Signal::derive(move || chosen.get().map(|id| id.0));
    let foot = Callback::new(move |drawing| view! { <Strip drawing busy/> }.into_any());
    view! {
        <Tools scale sought today/>
        <Timeline label="Timeline of the roadmap" scene=scene.into() scale sought chosen=id acts noted=foresee.note.into() foot/>
        <p class="unseen" role="status">{said}</p>
        <p class="unseen" role="status">{foresee.said}</p>
        <Key/>
        <Show when=move || can_edit.get()>
            <Unplanned changes/>
        </Show>
        <Keys can_edit/>
        <Linking open=linked changes/>
        <load::BusyWeek open=busy/>
    }
}

/// How much time is seen, and where.
#[component]
fn Tools(
    scale: RwSignal<Option<i32>>,
    sought: RwSignal<Option<Date>>,
    today: Date,
) -> impl IntoView {
    let session = Session::here();
    let ends = session.derive(&EVERYTHING, |insight| {
        let figures = insight.roadmap();
        let calendar = crate::plan::Calendar::of(insight.plan());
        (calendar.first(), figures.end.unwrap_or(calendar.first()))
    });
    let zooms = Zoom::ALL.map(|zoom| Segment::new(zoom.name(), zoom.name()));
    let value = Signal::derive(move || {
        zoom_of(scale.get()).map_or(String::new(), |zoom| zoom.name().to_owned())
    });
    let on = Callback::new(move |name: String| {
        let zoom = Zoom::ALL.into_iter().find(|zoom| zoom.name() == name);
        scale.set(zoom.map(Zoom::scale));
        // Today, where it lies on the roadmap; else its beginning.
        let (first, last) = ends.get_untracked();
        let day = if first < today && today < last {
            today
        } else {
            first
        };
        sought.set(Some(day));
    });
    let fits = move || scale.get().is_none().to_string();
    let seek = move |day: Date| {
        // Where everything is in sight there is nothing to go to.
        if scale.get_untracked().is_none() {
            scale.set(Some(Zoom::Months.scale()));
        }
        sought.set(Some(day));
    };
    view! {
        <div class="tl-tools">
            <Choice legend="Zoom" legend_unseen=true free=true groups=vec![zooms.to_vec()] value on/>
            <div class="tl-jumps" role="group" aria-label="Go to">
                <button type="button" class="button small" aria-pressed=fits on:click=move |_| scale.set(None)>"Fit"</button>
                <button type="button" class="button small" on:click=move |_| seek(ends.get_untracked().0)>"Start"</button>
                <button type="button" class="button small" on:click=move |_| seek(today)>"Today"</button>
                <button type="button" class="button small" on:click=move |_| seek(ends.get_untracked().1.plus_days(-21))>"End"</button>
            </div>
        </div>
    }
}

/// What the marks mean, with the number of what is critical.
#[component]
fn Key() -> impl IntoView {
    let session = Session::here();
    let critical = session.derive(&EVERYTHING, |insight| {
        let slack = insight.slack();
        let none = slack.iter().filter(|slack| **slack == Some(0)).count();
        let counted = crate::document::words::count(none, "initiative", "initiatives");
        [
            "Outlined: critical, ",
            &counted,
            " without slack: a day lost there moves the end by a day.",
        ]
        .concat()
    });
    view! {
        <ul class="tl-key quiet-text">
            <li><span class="tl-swatch critical" aria-hidden="true"></span> {critical}</li>
            <li><span class="tl-swatch pinned" aria-hidden="true"></span> "Dot: pinned; planning again leaves its dates."</li>
            <li><span class="tl-swatch levelled" aria-hidden="true"></span> "Notch: starts later than it could, because people were busy."</li>
            <li><span class="tl-swatch slack" aria-hidden="true"></span> "Dotted: slack, how late it can end before the end moves."</li>
            <li><span class="tl-swatch base" aria-hidden="true"></span> "Thin bar: the baseline."</li>
        </ul>
    }
}
