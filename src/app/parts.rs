//! The parts of the program that are loaded when they are first needed.
//!
//! `cargo xtask build` cuts the program at the functions declared here: what
//! only they reach is not loaded at the start. What one part holds arrives
//! together; what several parts share arrives with the first of them. A build
//! without the feature `split` is in one piece and waits for nothing.

use super::browser;
use super::explain::ExplainBody;
use super::open::OpenBody;
use super::page::{
    about, assessment, details, documents, gaps, governance, improvement, metrics, overview, plans,
    quick_check, resources, roadmap, stakeholders, vision,
};
use super::samples;
use super::share::ShareBody;
use super::shell::{KeyListBody, LinkBarBody};
use super::ui::{EmptyState, PageHead};
use crate::catalog::{Catalog, Idx, Preset};
use crate::command::{Command, Rejection, apply, label};
use crate::exchange::file::{self, Opened, Refusal};
use crate::exchange::link::{self, LinkRefusal};
use crate::insight::Insight;
use crate::insight::explain::{Explanation, Subject};
use crate::insight::readiness::State;
use crate::plan::{Date, Plan};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::OnceCell;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

/// A part did not arrive: the connection is gone, or the site was replaced by
/// another build.
pub struct NotLoaded;

impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        NotLoaded
    }
}

/// Something that is there at once if its part is, else when it has arrived.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

/// Declares functions and the part each belongs to.
macro_rules! parts {
    ($($part:ident: fn $name:ident($($argument:ident: $type:ty),*) -> $output:ty = $body:expr;)*) => {$(
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name($($argument: $type),*) -> Result<$output, NotLoaded> {
            Ok($body)
        }

        #[cfg(not(feature = "split"))]
        async fn $name($($argument: $type),*) -> Result<$output, NotLoaded> {
            Ok($body)
        }
    )*};
}

parts! {
    overview: fn draw_overview() -> AnyView = view! { <overview::PlanOverview/> }.into_any();
    overview: fn judge_parts(insight: Arc<Insight>) -> Vec<State> =
        insight.readiness().parts.iter().map(|part| part.state).collect();
    overview: fn make_sample(catalog: &'static Catalog, preset: Idx<Preset>, id: String, start: Date) -> Plan =
        samples::sample(catalog, preset, &id, start);
    answers: fn draw_quick_check() -> AnyView = view! { <quick_check::QuickCheck/> }.into_any();
    answers: fn draw_assessment() -> AnyView = view! { <assessment::Assessment/> }.into_any();
    answers: fn draw_gaps() -> AnyView = view! { <gaps::Gaps/> }.into_any();
    plan: fn draw_vision() -> AnyView = view! { <vision::Vision/> }.into_any();
    roadmap: fn draw_roadmap() -> AnyView = view! { <roadmap::Roadmap/> }.into_any();
    money: fn draw_resources() -> AnyView = view! { <resources::Resources/> }.into_any();
    around: fn draw_stakeholders() -> AnyView = view! { <stakeholders::Stakeholders/> }.into_any();
    around: fn draw_governance() -> AnyView = view! { <governance::Governance/> }.into_any();
    around: fn draw_improvement() -> AnyView = view! { <improvement::Improvement/> }.into_any();
    around: fn draw_metrics() -> AnyView = view! { <metrics::Metrics/> }.into_any();
    plan: fn draw_details() -> AnyView = view! { <details::PlanDetails/> }.into_any();
    documents: fn draw_documents() -> AnyView = view! { <documents::Documents/> }.into_any();
    plan: fn draw_plans() -> AnyView = view! { <plans::Plans/> }.into_any();
    plan: fn draw_about() -> AnyView = view! { <about::About/> }.into_any();
    plan: fn draw_open() -> AnyView = view! { <OpenBody/> }.into_any();
    plan: fn draw_keys() -> AnyView = view! { <KeyListBody/> }.into_any();
    documents: fn draw_explain() -> AnyView = view! { <ExplainBody/> }.into_any();
    documents: fn work_out(insight: Arc<Insight>, subject: Subject) -> Option<Explanation> = insight.explain(subject);
    link: fn draw_link_bar() -> AnyView = view! { <LinkBarBody/> }.into_any();
    link: fn draw_share() -> AnyView = view! { <ShareBody/> }.into_any();
    file: fn fetch_scribe() -> Scribe = Scribe { read: file::read, change, write: file::write };
    link: fn read_link(text: String, catalog: &'static Catalog) -> Result<Opened, LinkRefusal> =
        link::open(&text, catalog);
}

/// A page: its part, the style sheet that `xtask/src/build.rs` keeps apart, and what changes plans.
fn page(part: impl Future<Output = Result<AnyView, NotLoaded>> + 'static) -> Later<AnyView> {
    let sheet = browser::sheet_of_pages();
    let sheet = Box::pin(async { sheet.await.map_err(|()| NotLoaded) });
    with(with(Box::pin(part), sheet), scribe())
}

/// The first, when the second is here too; both are fetched at the same time.
fn with<A: 'static, B: 'static>(mut first: Later<A>, mut second: Later<B>) -> Later<A> {
    let (mut here, mut complete) = (None, false);
    Box::pin(poll_fn(move |context| {
        if here.is_none()
            && let Poll::Ready(result) = first.as_mut().poll(context)
        {
            here = Some(result?);
        }
        if !complete && let Poll::Ready(result) = second.as_mut().poll(context) {
            result?;
            complete = true;
        }
        match complete.then(|| here.take()).flatten() {
            Some(first) => Poll::Ready(Ok(first)),
            None => Poll::Pending,
        }
    }))
}

/// Something to draw, with the part it needs.
#[derive(Clone, Copy)]
pub enum Drawn {
    /// Overview of a plan.
    Overview,
    /// Plan details.
    Details,
    /// Quick check.
    QuickCheck,
    /// Vision and objectives.
    Vision,
    /// Assessment.
    Assessment,
    /// Gaps.
    Gaps,
    /// Roadmap.
    Roadmap,
    /// Resources and budget.
    Resources,
    /// Milestones and metrics.
    Metrics,
    /// Stakeholders.
    Stakeholders,
    /// Governance.
    Governance,
    /// Improvement.
    Improvement,
    /// Documents.
    Documents,
    /// The plans in this browser.
    Plans,
    /// About and privacy.
    About,
    /// What stands in the dialog that opens files.
    Open,
    /// What stands in the dialog that explains a number.
    Explain,
    /// What stands in the dialog that shares.
    Share,
    /// The list of keys.
    Keys,
    /// What stands above every page of a plan that came in a link.
    LinkBar,
}

impl Drawn {
    fn draw(self) -> Later<AnyView> {
        match self {
            Drawn::Overview => with(Box::pin(draw_overview()), scribe()),
            Drawn::Details => page(draw_details()),
            Drawn::QuickCheck => page(draw_quick_check()),
            Drawn::Vision => page(draw_vision()),
            Drawn::Assessment => page(draw_assessment()),
            Drawn::Gaps => page(draw_gaps()),
            Drawn::Roadmap => page(draw_roadmap()),
            Drawn::Resources => page(draw_resources()),
            Drawn::Metrics => page(draw_metrics()),
            Drawn::Stakeholders => page(draw_stakeholders()),
            Drawn::Governance => page(draw_governance()),
            Drawn::Improvement => page(draw_improvement()),
            Drawn::Documents => page(draw_documents()),
            Drawn::Plans => page(draw_plans()),
            Drawn::About => page(draw_about()),
            Drawn::Open => Box::pin(draw_open()),
            Drawn::Explain => Box::pin(draw_explain()),
            Drawn::Share => Box::pin(draw_share()),
            Drawn::Keys => Box::pin(draw_keys()),
            Drawn::LinkBar => Box::pin(draw_link_bar()),
        }
    }
}

/// How far each part of the plan is, in the order of the parts.
#[must_use]
pub fn states(insight: Arc<Insight>) -> Later<Vec<State>> {
    Box::pin(judge_parts(insight))
}

/// A worked example as a plan.
#[must_use]
pub fn sample(
    catalog: &'static Catalog,
    preset: Idx<Preset>,
    id: String,
    start: Date,
) -> Later<Plan> {
    with(Box::pin(make_sample(catalog, preset, id, start)), scribe())
}

/// How a number was computed, if there is one.
#[must_use]
pub fn explanation(insight: Arc<Insight>, subject: Subject) -> Later<Option<Explanation>> {
    Box::pin(work_out(insight, subject))
}

/// What reads, changes and writes plans. A newcomer has none yet, so it is no part of the start; pages come with it.
#[derive(Clone, Copy)]
pub struct Scribe {
    /// Reads a plan file.
    pub read: fn(&[u8], &Catalog) -> Result<Opened, Refusal>,
    /// Carries out a command. None if nothing changes by it.
    pub change: fn(&Plan, &Command, &Catalog) -> Result<Option<Changed>, Rejection>,
    /// Writes a plan file.
    pub write: fn(&Plan) -> String,
}

/// What came of a command.
pub struct Changed {
    /// The plan after it.
    pub plan: Plan,
    /// What was done, to stand behind "Undo:".
    pub label: String,
}

fn change(plan: &Plan, command: &Command, catalog: &Catalog) -> Result<Option<Changed>, Rejection> {
    let after = apply(plan, command, catalog)?;
    Ok((after != *plan).then(|| Changed {
        plan: after,
        label: label(command, catalog),
    }))
}

thread_local! {
    /// The scribe, once it has arrived: plans are stored and changed where nobody can wait.
    static SCRIBE: OnceCell<Scribe> = const { OnceCell::new() };
}

/// What reads, changes and writes plans.
#[must_use]
pub fn scribe() -> Later<Scribe> {
    Box::pin(async {
        if let Some(scribe) = scribe_here() {
            return Ok(scribe);
        }
        let fetched = fetch_scribe().await?;
        SCRIBE.with(|scribe| Ok(*scribe.get_or_init(|| fetched)))
    })
}

/// The same, if it is here.
#[must_use]
pub fn scribe_here() -> Option<Scribe> {
    SCRIBE.with(|scribe| scribe.get().copied())
}

/// The plan that a link holds.
#[must_use]
pub fn opened_link(text: String, catalog: &'static Catalog) -> Later<Result<Opened, LinkRefusal>> {
    Box::pin(read_link(text, catalog))
}

/// Runs with what was asked for: now if it is there, so that nothing flickers,
/// else when it has arrived. What is made later is made under the same owner.
pub fn when_here<T: 'static>(
    mut asked: Later<T>,
    run: impl FnOnce(Result<T, NotLoaded>) + 'static,
) {
    if let Poll::Ready(result) = asked.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        return run(result);
    }
    let asked = ScopedFuture::new_untracked(asked);
    spawn_local(async move { run(asked.await) });
}

/// Something that is drawn at once if its part is there. Until it has arrived,
/// a page's name stands in its place; if it does not come, what can be done.
#[component]
pub fn Arriving(
    /// What is drawn.
    what: Drawn,
    /// Name of the page; empty inside a dialog.
    #[prop(optional)]
    title: &'static str,
) -> impl IntoView {
    let drawn: RwSignal<Option<AnyView>, LocalStorage> = RwSignal::new_local(None);
    let failed = RwSignal::new(false);
    let owner = Owner::current().unwrap_or_default();
    let ask = move || {
        failed.set(false);
        let show = move |result| match result {
            Ok(view) => show(drawn, view),
            Err(NotLoaded) => drop(failed.try_set(true)),
        };
        owner.with(|| when_here(what.draw(), show));
    };
    ask();
    let again = StoredValue::new_local(ask);
    // The button goes while the part is asked for, and the focus must not go with it.
    let try_again = move |_| {
        let heading = match browser::find("dialog[open]") {
            Some(_) => "dialog[open] h2",
            None => "main h1",
        };
        browser::focus(heading);
        again.with_value(|ask| ask());
    };
    let taken = move || {
        drawn.track();
        drawn.try_update_untracked(Option::take).flatten()
    };
    move || {
        match taken() {
        Some(view) => view,
        None => view! {
            {(!title.is_empty()).then(|| view! { <PageHead title=title.to_owned() lead=String::new()/> })}
            <Show when=move || failed.get() fallback=|| view! { <p class="arriving quiet-text" role="status">"Loading"</p> }>
                <EmptyState
                    title="This part did not arrive"
                    text="The rest of Loadmap is here and your plan is safe. Check the connection and try again; if that does not help, reload the page, because a newer version may have taken its place."
                >
                    <button type="button" class="button primary" on:click=try_again>"Try again"</button>
                    <button type="button" class="button" on:click=move |_| browser::reload()>"Reload the page"</button>
                </EmptyState>
            </Show>
        }
        .into_any(),
    }
    }
}

/// Puts a view where it was announced; the focus goes on to the page's heading
/// if it was on the announcement.
fn show(drawn: RwSignal<Option<AnyView>, LocalStorage>, view: AnyView) {
    let had_focus = browser::has_focus("main h1");
    if drawn.try_set(Some(view)).is_none() && had_focus {
        browser::after_paint(|| browser::focus("main h1"));
    }
}
