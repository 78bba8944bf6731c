//! Gaps accepted on purpose: out of the roadmap, printed with their reason.

use crate::app::browser;
use crate::app::page::assessment::route_to_practice;
use crate::app::page::focus::Spot;
use crate::app::session::Session;
use crate::app::ui::{Dialog, TextField, Typed, look_only};
use crate::catalog::{Idx, Practice};
use crate::command::{Command, Topic};
use crate::plan::{AcceptedGap, PracticeId};
use leptos::prelude::*;

/// The command that accepts a gap, or changes why.
fn accept(practice: PracticeId, reason: String) -> Command {
    let gap = AcceptedGap {
        reason,
        ..AcceptedGap::default()
    };
    Command::SetAccepted(practice, Some(gap))
}

/// The card with all of them.
#[component]
pub fn AcceptedOnPurpose() -> impl IntoView {
    let session = Session::here();
    let ids = session.signal(Topic::Targets, |plan| {
        plan.targets.accepted.keys().cloned().collect::<Vec<_>>()
    });
    view! {
        <section class="card" aria-labelledby="accepted">
            <h2 id="accepted" tabindex="-1">"Accepted on purpose"</h2>
            <Show
                when=move || ids.with(|ids| !ids.is_empty())
                fallback=|| view! {
                    <p class="quiet-text">"Nothing yet. Accepting a gap keeps it out of the roadmap and prints it, with your reason, in the documents. Choose a dimension to see its gaps."</p>
                }
            >
                <ul class="lines-list">
                    <For each=move || ids.get() key=PracticeId::clone let:id>
                        <li><Accepted id/></li>
                    </For>
                </ul>
            </Show>
        </section>
    }
}

#[component]
fn Accepted(id: PracticeId) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let known = catalog.practice(id.as_str());
    let title = known.map_or_else(
        || id.to_string(),
        |practice| catalog[practice].title.text().to_owned(),
    );
    let (shown, named) = (id.clone(), id.clone());
    let reason = session.signal(Topic::Targets, move |plan| {
        plan.targets
            .accepted
            .get(&shown)
            .map(|gap| gap.reason.clone())
            .unwrap_or_default()
    });
    let on = session.typed(move |reason: String, _| accept(named.clone(), reason));
    let name = format!("Take back: {title}");
    let field = format!("gaps-accepted:{id}");
    let take_back = move |_| {
        // The button goes with its entry.
        let spot = Spot::of_focus(".take-back", "#accepted");
        session.act(Command::SetAccepted(id.clone(), None));
        spot.focus();
    };
    view! {
        <h3>
            {match known {
                Some(practice) => view! { <a href=route_to_practice(catalog, practice).to_string()>{title}</a> }.into_any(),
                None => view! { <bdi>{title}</bdi> " (not in this version)" }.into_any(),
            }}
        </h3>
        <TextField id=field label="Why you live with it" value=reason on rows=2/>
        <button type="button" class="button quiet small take-back" aria-label=name hidden=look_only(false) on:click=take_back>"Take back"</button>
    }
}

/// Which gap is about to be accepted, and where it stands. One dialog for all;
/// get it with `expect_context`.
#[derive(Clone, Copy)]
pub struct Accepting(RwSignal<Option<(Idx<Practice>, Spot)>>);

impl Accepting {
    /// None yet.
    #[must_use]
    pub fn new() -> Accepting {
        Accepting(RwSignal::new(None))
    }

    /// Asks for the reason. The focus is on the button that does it, which is
    /// of the class `accept`.
    pub fn ask(self, practice: Idx<Practice>) {
        self.0
            .set(Some((practice, Spot::of_focus(".accept", "#missing-now"))));
    }
}

/// Asks why a gap is accepted.
#[component]
pub fn AcceptDialog(accepting: Accepting) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let (open, reason) = (RwSignal::new(false), RwSignal::new(String::new()));
    Effect::new(move || {
        if accepting.0.with(Option::is_some) {
            reason.set(String::new());
            open.set(true);
        }
    });
    Effect::new(move || {
        if !open.get() {
            accepting.0.set(None);
        }
    });
    let title = Signal::derive(move || match accepting.0.get() {
        Some((practice, _)) => format!("Accept the gap: {}", catalog[practice].title),
        None => String::new(),
    });
    let missing = RwSignal::new(false);
    let on = Callback::new(move |typed| {
        if let Typed::Draft(text) | Typed::Done(text) = typed {
            reason.set(text);
            missing.set(false);
        }
        Ok(())
    });
    let keep = move |_| {
        let (practice, why) = (accepting.0.get_untracked(), reason.get_untracked());
        match practice {
            Some(_) if why.is_empty() => missing.set(true),
            Some((practice, spot)) => {
                session.act(accept(PracticeId::new(catalog[practice].id), why));
                open.set(false);
                // After the dialog has given the focus back to a button that is gone.
                browser::after_paint(move || spot.focus());
            }
            None => open.set(false),
        }
    };
    view! {
        <Dialog open title>
            <p>"It stays out of the roadmap and is printed with your reason. The score does not change. You can take it back at any time."</p>
            <TextField label="Why you live with it" value=reason on rows=3/>
            <p class="field-wrong" role="alert">
                {move || missing.get().then_some("Say why: readers of the documents will ask.")}
            </p>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button type="button" class="button primary" on:click=keep>"Accept the gap"</button>
            </div>
        </Dialog>
    }
}
