//! Overview: where a newcomer begins, and where everybody else looks first.

mod dimensions;
mod next_up;
mod publish;
mod tiles;
mod welcome;

use crate::app::desk::Desk;
use crate::app::parts::{Arriving, Drawn};
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::PageHead;
use crate::command::Topic;
use dimensions::ByDimension;
use leptos::prelude::*;
use next_up::NextUp;
use publish::ReadyToPublish;
use tiles::Tiles;
use welcome::Welcome;

/// The page.
#[component]
pub fn Overview() -> impl IntoView {
    let desk = Desk::here();
    move || match desk.is_new_here() {
        true => view! { <Welcome/> }.into_any(),
        false => {
            view! { <Arriving what=Drawn::Overview title=Route::Overview.title()/> }.into_any()
        }
    }
}

/// The overview of a plan.
#[component]
pub fn PlanOverview() -> impl IntoView {
    let session = Session::here();
    let title = session.signal(Topic::Details, |plan| plan.title().to_owned());
    let context = session.signal(Topic::Details, |plan| plan.details.context.clone());
    view! {
        <PageHead title lead=context/>
        <Tiles/>
        <div class="with-aside overview">
            <ByDimension/>
            <aside class="stack aside">
                <NextUp/>
                <ReadyToPublish/>
            </aside>
        </div>
    }
}
