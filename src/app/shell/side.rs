//! The ways to the pages, with how far each part of the plan is: the side bar,
//! and on narrow screens the bar at the bottom.

use crate::app::desk::Desk;
use crate::app::keys::Keys;
use crate::app::page;
use crate::app::parts;
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{Choice, Icon, Segment};
use crate::command::Topics;
use crate::insight::readiness::{Part, State};
use leptos::prelude::*;

/// How far each part of the plan is; empty while nobody has begun.
#[derive(Clone, Copy)]
pub struct States(RwSignal<Vec<State>>);

impl States {
    pub fn follow(desk: Desk, session: Session) -> States {
        let states = RwSignal::new(Vec::new());
        Effect::new(move |_| {
            let insight = session.insight(Topics::all());
            if desk.is_new_here() {
                return states.set(Vec::new());
            }
            // Without the part, the marks stay as they are; opening a page says what is wrong.
            parts::when_here(parts::states(insight), move |found| {
                if let Ok(found) = found {
                    states.set(found);
                }
            });
        });
        States(states)
    }
}

/// The entries of the side bar.
#[component]
pub fn Pages() -> impl IntoView {
    let (desk, router, keys) = (Desk::here(), Router::here(), Keys::here());
    let entry = move |route: &Route| {
        let (here, title) = (route.clone(), route.title());
        let current = move || router.route().same_page(&here).then_some("page");
        let mark = page::part(route).map(|part| view! { <Mark part/> });
        view! {
            <li>
                <a href=route.to_string() aria-current=current>
                    {title}
                    {mark}
                </a>
            </li>
        }
    };
    let groups = page::GROUPS.iter().map(|(name, routes)| {
        view! {
            {(!name.is_empty()).then(|| view! { <h2>{*name}</h2> })}
            <ul class="side-list">{routes.iter().map(entry).collect_view()}</ul>
        }
    });
    let theme = RwSignal::new(desk.theme().unwrap_or_else(|| "system".to_owned()));
    let choose = Callback::new(move |chosen: String| {
        desk.set_theme(Some(chosen.as_str()).filter(|theme| *theme != "system"));
        theme.set(chosen);
    });
    let themes = vec![vec![
        Segment::new("system", "System"),
        Segment::new("light", "Light"),
        Segment::new("dark", "Dark"),
    ]];
    view! {
        {groups.collect_view()}
        <h2>"This browser"</h2>
        <ul class="side-list">
            {entry(&Route::Plans)}
            {entry(&Route::About)}
        </ul>
        <div class="side-foot">
            <Choice legend="Theme" groups=themes value=theme on=choose/>
            <button type="button" class="button quiet small" on:click=move |_| keys.help.set(true)>"Keys"</button>
        </div>
    }
}

/// How far a part of the plan is: a mark, and the same in words.
#[component]
fn Mark(part: Part) -> impl IntoView {
    let States(states) = expect_context();
    let state = Memo::new(move |_| {
        let of = |states: &Vec<State>| states.get(part as usize).copied();
        states.with(of).unwrap_or(State::Nothing)
    });
    let class = move || match state.get() {
        State::Nothing => "mark",
        State::Begun => "mark begun",
        State::Ready => "mark ready",
    };
    view! {
        <span class=class>
            <Show when=move || state.get() == State::Ready><Icon name="check"/></Show>
            <span class="unseen">{move || format!(", {}", state.get().label().to_ascii_lowercase())}</span>
        </span>
    }
}

#[component]
pub fn BottomBar(all_pages: RwSignal<bool>) -> impl IntoView {
    let router = Router::here();
    let entry = move |(route, name): (Route, &'static str)| {
        let here = route.clone();
        let current = move || router.route().same_page(&here).then_some("page");
        view! { <a href=route.to_string() aria-current=current>{name}</a> }
    };
    let entries = [
        (Route::Overview, "Overview"),
        (Route::Assessment(None, None), "Assess"),
        (Route::Roadmap(None), "Roadmap"),
    ];
    let entries = entries.into_iter().filter(|(route, _)| page::exists(route));
    view! {
        <nav class="bottom" aria-label="Main pages">
            {entries.map(entry).collect_view()}
            <button type="button" aria-haspopup="dialog" on:click=move |_| all_pages.set(true)>"All pages"</button>
        </nav>
    }
}
