//! One item: what it is for, when it is done and by whom, and every change
//! a person can make. What is changed is kept when planning again, and says so.

mod about;
pub mod dates;
mod exact;
mod group;
mod places;
mod points;
pub mod progress;
mod steps;
mod texts;
mod upkeep;
mod waits;
mod work;

use super::view::{item, of_figures, of_item, put};
use crate::app::browser;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{Icon, Pill, Toasts, Tone, look_only};
use crate::command::{self, Command, Edit};
use crate::insight::EVERYTHING;
use crate::plan::{ItemId, ItemState, Locked, RoadmapItem};
use about::About;
use dates::Dates;
use leptos::prelude::*;
use places::PeopleAndPlaces;
use progress::{Progress, name};
use texts::Texts;
use upkeep::UpkeepOfItem;
use work::WorkOfItem;

/// The column beside the roadmap.
#[component]
pub fn Detail(
    /// The item.
    id: ItemId,
) -> impl IntoView {
    let (session, router) = (Session::here(), Router::here());
    let toasts: Toasts = expect_context();
    let catalog = session.catalog;
    let title = of_figures(session, id, |_, of| of.title.clone());
    let phase = of_figures(session, id, move |insight, of| {
        catalog[insight.roadmap().phases[of.phase].phase]
            .name
            .to_owned()
    });
    let state = of_item(session, id, |item| item.state);
    let state_name = Signal::derive(move || name(state.get()).to_lowercase());
    let on_chain = of_figures(session, id, |_, of| of.on_chain);
    let late = of_figures(session, id, |_, of| of.late.is_some());
    // Back to the bar or the row from which it was opened.
    let close = move |_| {
        browser::after_paint(move || {
            let address = Route::Roadmap(Some(id));
            browser::focus(&format!("#roadmap-panel a[href='{address}']"));
        });
    };
    let duplicate = move |_| {
        let copy = ItemId(session.now().next_item);
        session.act(Command::Items(Edit::Duplicate(id)));
        if item(&session.now(), copy).is_some() {
            router.go(&Route::Roadmap(Some(copy)));
        }
    };
    let remove = move |_| {
        let name = title.get_untracked();
        match session.commit(Command::Items(Edit::Remove(id))) {
            Ok(()) => {
                router.go(&Route::Roadmap(None));
                toasts.offer(format!("Removed {name}."), "Undo", session.undoing());
                browser::after_paint(|| browser::focus("#roadmap-items"));
            }
            Err(refused) => toasts.warn(refused.to_string()),
        }
    };
    // Why planning again leaves all of it, or what removing it does not do.
    let kind = session.derive(&EVERYTHING, move |insight| {
        let plan = insight.plan();
        let Some(this) = item(plan, id) else { return "" };
        let older = |other: &&RoadmapItem| other.source == this.source && other.id < id;
        let initiative = insight.roadmap().of(id).and_then(|of| of.initiative);
        match initiative {
            None => "Your own initiative: planning again leaves it as it is.",
            Some(_) if plan.roadmap.items.iter().any(|other| older(&other)) => {
                "A copy: planning again leaves it as it is."
            }
            Some(initiative) if insight.portfolio().of(initiative).is_none() => {
                "You chose it from the catalogue; your gaps do not ask for it. Planning again leaves what you changed, and takes it out if nothing of it is yours."
            }
            Some(_) => "It comes from the gaps. If you remove it, planning again proposes it once more; to keep it out, accept its gaps.",
        }
    });
    view! {
        <aside class="aside item-aside" aria-labelledby="item-detail">
            <section class="card item-card">
                <div class="card-head">
                    <div class="pills">
                        <Pill text=phase tone=Tone::Accent/>
                        <Show when=move || state.get() != ItemState::Planned><Pill text=state_name/></Show>
                        <Show when=move || on_chain.get()><Pill text="longest chain" tone=Tone::Warn/></Show>
                        <Show when=move || late.get()><Pill text="after the event" tone=Tone::Bad/></Show>
                    </div>
                    <a class="button icon-only quiet" aria-label="Close the initiative" href=Route::Roadmap(None).to_string() on:click=close>
                        <Icon name="close"/>
                    </a>
                </div>
                <h2 id="item-detail" tabindex="-1"><bdi>{title}</bdi></h2>
                <About id/>
                <WorkOfItem id/>
                <Dates id/>
                <PeopleAndPlaces id/>
                <Progress id/>
                <UpkeepOfItem id/>
                <Texts id/>
                <p class="quiet-text">{kind}</p>
                <div class="actions" hidden=look_only(false)>
                    <button type="button" class="button" on:click=duplicate><Icon name="copy"/> "Duplicate"</button>
                    <button type="button" class="button" on:click=remove><Icon name="remove"/> "Remove"</button>
                </div>
            </section>
        </aside>
    }
}

/// Says that a field is kept when planning again, and lets planning decide.
#[component]
fn Kept(
    /// The item.
    id: ItemId,
    /// The field.
    field: Locked,
    /// What is kept, and why: "Pinned; planning again leaves it."
    text: &'static str,
    /// What a screen reader hears behind the button's words.
    what: &'static str,
    /// What takes the focus when the button has gone.
    then: &'static str,
) -> impl IntoView {
    let session = Session::here();
    let kept = of_item(session, id, move |item| item.locked.contains(&field));
    let unlock = move |_| {
        session.act(put(&session.now(), id, |item| {
            command::item::unlock(item, field)
        }));
        browser::after_paint(move || browser::focus(then));
    };
    view! {
        <div role="status">
            <Show when=move || kept.get()>
                <p class="kept">
                    <Icon name="pin"/>
                    <span>
                        {text} " "
                        <button type="button" class="link" hidden=look_only(false) on:click=unlock>
                            "Let planning decide again" <span class="unseen">" about the " {what}</span>
                        </button>
                    </span>
                </p>
            </Show>
        </div>
    }
}
