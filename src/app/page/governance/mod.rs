//! Governance: who decides what, when it is looked at again, what asks for a new plan, what was
//! decided, and what may go wrong.

mod bodies;
mod changes;
mod choose;
mod exposure;
mod matrix;
mod meetings;
mod parts;
mod reviews;
mod risks;
mod triggers;

use crate::app::browser;
use crate::app::page::fold::Asked;
use crate::app::page::sections::{PageSection, Sections};
use crate::app::route::Route;
use crate::app::router::Router;
use crate::app::session::Session;
use crate::app::ui::{EmptyState, PageHead, look_only};
use crate::command::{Command, Topic};
use crate::insight::governance::start;
use crate::plan::ItemId;
use bodies::Bodies;
use changes::{Changes, Decisions};
use exposure::Exposure;
use leptos::prelude::*;
use matrix::Matrix;
use meetings::Meetings;
use reviews::{Due, Reviews};
use risks::Risks;
use triggers::{Triggers, WhatTheySay};

/// What decides the names and dates of bodies and reviews.
const READS: [Topic; 3] = [Topic::Governance, Topic::Details, Topic::Resources];

crate::choices! {
    /// A section of the page.
    pub enum Section {
        /// Who decides what.
        Bodies = "bodies",
        /// When it is looked at again.
        Reviews = "reviews",
        /// What asks for a new plan.
        Triggers = "triggers",
        /// What was decided, and what is asked for.
        Decisions = "decisions",
        /// What may go wrong.
        Risks = "risks",
    }
}

impl PageSection for Section {
    const EVERY: &'static [Section] = Section::ALL;

    fn name(self) -> &'static str {
        match self {
            Section::Bodies => "Bodies and decision rights",
            Section::Reviews => "Reviews",
            Section::Triggers => "Triggers",
            Section::Decisions => "Decisions and changes",
            Section::Risks => "Risks",
        }
    }

    fn route(self) -> Route {
        Route::Governance((self != Section::Bodies).then(|| self.id().to_owned()))
    }
}

/// The address of an entry: what it is, and its number.
fn entry(what: &str, id: u32) -> String {
    Route::Governance(Some([what, "-", &id.to_string()].concat())).to_string()
}

/// The section that an address names, and the entry of it; the first where it names none there is.
fn place(route: &Route) -> (Section, Option<ItemId>) {
    let Route::Governance(Some(name)) = route else {
        return (Section::Bodies, None);
    };
    let of_entry = || {
        let (what, number) = name.split_once('-')?;
        let section = match what {
            "body" => Section::Bodies,
            "review" | "meeting" => Section::Reviews,
            "trigger" => Section::Triggers,
            "decision" | "change" => Section::Decisions,
            "risk" => Section::Risks,
            _ => return None,
        };
        Some((section, Some(ItemId(number.parse().ok()?))))
    };
    let section = Section::from_id(name).map(|section| (section, None));
    section.or_else(of_entry).unwrap_or((Section::Bodies, None))
}

/// The page: one section at a time, each with an address of its own.
#[component]
pub fn Governance() -> impl IntoView {
    let router = Router::here();
    let section = Memo::new(move |_| place(&router.route()).0);
    let asked = Asked::new();
    provide_context(asked);
    asked.follow(move || place(&router.route()).1);
    let draw = move || match section.get() {
        Section::Bodies => view! { <Begin/> <Bodies/> <Matrix/> }.into_any(),
        Section::Reviews => view! { <Begin/> <Due/> <Reviews/> <Meetings/> }.into_any(),
        Section::Triggers => view! { <Begin/> <WhatTheySay/> <Triggers/> }.into_any(),
        Section::Decisions => view! { <Decisions/> <Changes/> }.into_any(),
        Section::Risks => view! { <Exposure/> <Risks/> }.into_any(),
    };
    view! {
        <PageHead
            title="Governance"
            lead="Who decides what, when the plan is looked at again, what asks for a new one, and what may go wrong. The documents follow from it."
        />
        <Sections section/>
        <div class="governance stack">{draw}</div>
    }
}

/// What stands on top while nobody decides, reviews or watches anything.
#[component]
fn Begin() -> impl IntoView {
    let session = Session::here();
    let none = session.signal(Topic::Governance, |plan| {
        let of = &plan.governance;
        of.bodies.is_empty()
            && of.rights.is_empty()
            && of.reviews.is_empty()
            && of.triggers.is_empty()
    });
    let fixed = look_only(false);
    let begin = move |_| {
        session.act(start(&session.insight_now()));
        browser::after_paint(|| browser::focus(".governance h2"));
    };
    view! {
        <Show when=move || none.get()>
            <EmptyState
                title="Nothing is agreed yet"
                text="Begin with the bodies, decision rights, reviews and re-plan triggers that load testing usually has; then put in your own people and dates, and remove what you do not need. Or add entries of your own below."
            >
                <button type="button" class="button primary" hidden=fixed on:click=begin>"Start from the usual governance"</button>
            </EmptyState>
        </Show>
    }
}

/// The button of a list that adds what the catalogue has and the plan has not.
#[component]
fn AddUsual(
    /// What the button says.
    label: &'static str,
    /// What takes the focus then: a selector.
    heading: &'static str,
    /// How many are missing, and what adds them.
    usual: fn(Session) -> (usize, Command),
) -> impl IntoView {
    let session = Session::here();
    let fixed = look_only(false);
    let left = session.signal(Topic::Governance, move |_| usual(session).0);
    let add = move |_| {
        session.act(usual(session).1);
        browser::after_paint(move || browser::focus(heading));
    };
    view! {
        <button type="button" class="button small" hidden=move || fixed.get() || left.get() == 0 on:click=add>{label}</button>
    }
}
