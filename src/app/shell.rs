//! The frame around every page: bar at the top, side bar, notices, and on narrow
//! screens a bar at the bottom.

use super::browser;
use super::desk::{Concern, Desk};
use super::explain::ExplainDialog;
use super::keys::{self, Keys};
use super::open::OpenDialog;
use super::page;
use super::parts::{self, Arriving, Drawn};
use super::route::Route;
use super::router::Router;
use super::session::{Origin, Saving, Session};
use super::share::{ShareDialog, Sharer};
use super::ui::{Check, Choice, Dialog, Icon, LookOnly, Menu, Notice, Segment, ToastArea, Tone};
use crate::command::{Topic, Topics};
use crate::exchange::link;
use crate::insight::readiness::{Part, State};
use leptos::ev;
use leptos::prelude::*;

/// The frame and the page in it.
#[component]
pub fn Shell() -> impl IntoView {
    let (desk, session, router) = (Desk::here(), Session::here(), Router::here());
    listen(desk);
    follow_page(session, router);
    provide_context(States::follow(desk, session));
    let all_pages = RwSignal::new(false);
    // Drawn anew for another page or another plan, not for another place on the page.
    let page = Memo::new(move |_| (Page(router.route()), session.plan(Topics::all()).id.clone()));
    // What is shown of a plan that can not be changed must not look as if it could.
    let look_only = LookOnly(Signal::derive(move || !session.can_edit()));
    let draw = move || {
        provide_context(look_only);
        page.with(|(page, _)| page::view(&page.0))
    };
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        browser::focus("main");
    };
    view! {
        <a class="skip" href="#main" on:click=skip>"Skip to the page"</a>
        <div class="app" class:framed=browser::is_framed()>
            <TopBar/>
            <nav class="side" aria-label="Pages">
                <Pages/>
            </nav>
            <main id="main" tabindex="-1">
                <LinkBar/>
                <ConcernBanner/>
                {draw}
            </main>
            <BottomBar all_pages/>
        </div>
        <Dialog open=all_pages title="All pages">
            <nav class="sheet" aria-label="All pages" on:click=move |_| all_pages.set(false)>
                <Pages/>
            </nav>
        </Dialog>
        <OpenDialog/>
        <ExplainDialog/>
        <ShareDialog/>
        <KeyList/>
        <ToastArea toasts=desk.toasts/>
    }
}

/// A route, equal to every other place on its page.
#[derive(Clone)]
struct Page(Route);

impl PartialEq for Page {
    fn eq(&self, other: &Page) -> bool {
        self.0.same_page(&other.0)
    }
}

/// Saves when the page goes away, and hears other tabs.
fn listen(desk: Desk) {
    let flush = move || desk.flush();
    let listeners = [
        window_event_listener_untyped("pagehide", move |_| flush()),
        window_event_listener_untyped("visibilitychange", move |_| flush()),
    ];
    let storage = window_event_listener(ev::storage, move |event| {
        desk.heard_from_other_tab(event.key().as_deref());
    });
    on_cleanup(move || {
        listeners.into_iter().for_each(|listener| listener.remove());
        storage.remove();
    });
}

/// The title of the tab and the focus follow the page.
fn follow_page(session: Session, router: Router) {
    Effect::new(move |before: Option<Route>| {
        let route = router.route();
        let plan = session.read(Topic::Details, |plan| plan.title().to_owned());
        browser::set_title(&format!("{} · {plan} · Loadmap", route.title()));
        // Not at the start: the browser's own focus is right then.
        if before.is_some_and(|before| !before.same_page(&route)) {
            browser::after_paint(|| {
                window().scroll_to_with_x_and_y(0.0, 0.0);
                browser::focus("main h1");
            });
        }
        route
    });
}

/// How far each part of the plan is; empty while nobody has begun.
#[derive(Clone, Copy)]
struct States(RwSignal<Vec<State>>);

impl States {
    fn follow(desk: Desk, session: Session) -> States {
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

#[component]
fn TopBar() -> impl IntoView {
    let (desk, session, sharer) = (Desk::here(), Session::here(), expect_context::<Sharer>());
    let undo = move || {
        session
            .undo_label()
            .map_or("Undo".to_owned(), |label| format!("Undo: {label}"))
    };
    let redo = move || {
        session
            .redo_label()
            .map_or("Redo".to_owned(), |label| format!("Redo: {label}"))
    };
    let no_undo = move || session.undo_label().is_none().to_string();
    let no_redo = move || session.redo_label().is_none().to_string();
    view! {
        <header class="top">
            <a class="brand" href=Route::Overview.to_string()>
                <svg width="24" height="24" aria-hidden="true"><use href="#mark"/></svg>
                <span class="brand-name">"Loadmap"</span>
            </a>
            <PlanMenu/>
            <SaveState/>
            <span class="gap"></span>
            <button type="button" class="button quiet" aria-label=undo title=undo aria-disabled=no_undo on:click=move |_| session.undo()>
                <Icon name="undo"/>
                <span class="wide">"Undo"</span>
            </button>
            <button type="button" class="button quiet" aria-label=redo title=redo aria-disabled=no_redo on:click=move |_| session.redo()>
                <Icon name="redo"/>
                <span class="wide">"Redo"</span>
            </button>
            <button type="button" class="button" on:click=move |_| sharer.ask(desk)>"Share"</button>
            {page::exists(&Route::Documents(None)).then(|| view! {
                <a class="button primary wide" href=Route::Documents(None).to_string()>"Download documents"</a>
            })}
        </header>
    }
}

#[component]
fn PlanMenu() -> impl IntoView {
    let (desk, session, router) = (Desk::here(), Session::here(), Router::here());
    let title = session.signal(Topic::Details, |plan| plan.title().to_owned());
    let name = Signal::derive(move || Some(format!("{}: plans and settings", title.get())));
    view! {
        <Menu label=title name class="button quiet plan-name">
            <a class="entry" href=Route::Plans.to_string()>"All plans and examples"</a>
            <button type="button" class="entry" on:click=move |_| desk.download(&session.now().id)>"Save as plan file"</button>
            <button type="button" class="entry" on:click=move |_| {
                desk.add(desk.empty_plan());
                router.go(&Route::Overview);
            }>"Start a new plan"</button>
            <hr/>
            {move || {
                let open = session.now().id.clone();
                let cards = desk.cards();
                cards
                    .clone()
                    .into_iter()
                    .filter(|card| card.id != open && card.trouble.is_none())
                    .take(5)
                    .map(|card| view! {
                        <button type="button" class="entry" on:click=move |_| desk.open(&card.id)>
                            "Open \"" <bdi>{card.title.clone()}</bdi> "\"" {page::plans::apart(&card, &cards)}
                        </button>
                    })
                    .collect_view()
            }}
        </Menu>
    }
}

/// Whether the plan is saved, in words.
#[component]
fn SaveState() -> impl IntoView {
    let session = Session::here();
    let words = move || match (session.origin(), session.saving()) {
        (Origin::Link | Origin::Embed, _) => "View only",
        (Origin::Outdated, _) => "Reload to go on",
        (_, Saving::Nothing) => "",
        (_, Saving::Saved) => "Saved on this device",
        (_, Saving::Pending) => "Saving…",
        (_, Saving::Failed(_)) => "Not saved",
        (_, Saving::InMemory) => "Only in memory",
    };
    view! { <span class="saved">{words}</span> }
}

/// The entries of the side bar.
#[component]
fn Pages() -> impl IntoView {
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
fn BottomBar(all_pages: RwSignal<bool>) -> impl IntoView {
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

/// Whose plan this is, while a link's plan is looked at.
#[component]
fn LinkBar() -> impl IntoView {
    let session = Session::here();
    view! {
        <Show when=move || matches!(session.origin(), Origin::Link | Origin::Embed)>
            <Arriving what=Drawn::LinkBar/>
        </Show>
    }
}

/// What stands there then.
#[component]
pub fn LinkBarBody() -> impl IntoView {
    let (desk, session) = (Desk::here(), Session::here());
    let title = session.signal(Topic::Details, |plan| plan.title().to_owned());
    if session.origin_now() == Origin::Embed {
        // A frame may have no store of its own to keep a copy in; a tab has.
        let link = link::encode(&session.now(), session.catalog).ok();
        let address = link.map(|link| [browser::page_address(), link.text].join("#"));
        return view! {
            <Notice tone=Tone::Accent icon="link">
                <p>"You are looking at \"" <bdi>{title}</bdi> "\" as part of another page. Nothing can be changed here: open it in a tab of its own to keep a copy."</p>
                <div class="actions">
                    {address.map(|address| view! {
                        <a class="button" href=address target="_blank" rel="noopener">"Open in a new tab"</a>
                    })}
                </div>
            </Notice>
        }
        .into_any();
    }
    view! {
            <Notice tone=Tone::Accent icon="link">
                <p>"You are looking at \"" <bdi>{title}</bdi> "\" from a link. Nothing can be changed in it: keep a copy to work with it. Your own plans are as you left them."</p>
                <div class="actions">
                    <button type="button" class="button primary" on:click=move |_| desk.keep_copy()>"Keep a copy"</button>
                    <button type="button" class="button" on:click=move |_| desk.close_link()>"Close"</button>
                </div>
            </Notice>
    }
    .into_any()
}

/// What the person must know about saving, and what can be done.
#[component]
fn ConcernBanner() -> impl IntoView {
    let (desk, session) = (Desk::here(), Session::here());
    let save = move |_| desk.download(&session.now().id);
    let download = move || {
        view! {
            <button type="button" class="button" on:click=save>"Save as plan file"</button>
        }
    };
    let put_away = move || {
        view! {
            <button type="button" class="button quiet" on:click=move |_| desk.put_concern_away()>"Put away"</button>
        }
    };
    let reload = move |_| browser::reload();
    move || {
        // In a frame nothing is changed, so there is nothing to keep.
        if session.origin() == Origin::Embed {
            return None;
        }
        let (text, actions) = match desk.concern()? {
            Concern::NothingIsKept => (
                "This browser keeps nothing for this page. Everything works, but nothing will be kept: save a plan file before you leave.".to_owned(),
                download().into_any(),
            ),
            Concern::NotSaved(why) => (
                format!("Not saved. {why}"),
                view! {
                    {download()}
                    <button type="button" class="button" on:click=move |_| desk.flush()>"Try again"</button>
                }
                .into_any(),
            ),
            Concern::Removed => (
                "This plan was removed from the browser, by another tab or another program. It is still here, in this tab.".to_owned(),
                view! {
                    <button type="button" class="button" on:click=move |_| desk.store_again()>"Keep it"</button>
                    <button type="button" class="button quiet" on:click=move |_| desk.let_go()>"Let it go"</button>
                }
                .into_any(),
            ),
            Concern::Outdated => (
                "A plan in this browser was saved by a newer version of Loadmap and is left as it is. Reload the page to get that version.".to_owned(),
                view! {
                    <button type="button" class="button" on:click=reload>"Reload"</button>
                    {put_away()}
                }
                .into_any(),
            ),
            Concern::Unreadable(count) => (
                format!(
                    "{count} stored {} cannot be read and {} left as found. Download what was found, or delete it, on the Plans page.",
                    if count == 1 { "value" } else { "values" },
                    if count == 1 { "is" } else { "are" },
                ),
                view! {
                    <a class="button" href=Route::Plans.to_string()>"Show the plans"</a>
                    {put_away()}
                }
                .into_any(),
            ),
        };
        Some(view! {
            <Notice tone=Tone::Warn>
                <p>{text}</p>
                <div class="actions">{actions}</div>
            </Notice>
        })
    }
}

#[component]
fn KeyList() -> impl IntoView {
    let keys = Keys::here();
    view! {
        <Dialog open=keys.help title="Keys">
            <Arriving what=Drawn::Keys/>
        </Dialog>
    }
}

/// What stands in the list of keys.
#[component]
pub fn KeyListBody() -> impl IntoView {
    let keys = Keys::here();
    let single = Signal::derive(move || keys.single());
    view! {
            <dl class="facts keys">
                {keys::LIST.iter().map(|(key, what)| view! { <dt>{*key}</dt><dd>{*what}</dd> }).collect_view()}
            </dl>
            <Check
                label="Single letters and digits do something"
                value=single
                on=Callback::new(move |on| keys.set_single(on))
            />
    }
}
