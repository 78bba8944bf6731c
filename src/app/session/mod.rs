//! The plan that is open, and the only way to change it.
//!
//! The plan lies in one cell. Readers name the topics they depend on and are
//! run again when one of these changes; there is one trigger per topic and no
//! signal per field, because flat triggers repaint in well under a millisecond
//! where many memos on one signal take 76.
//!
//! What a person is typing is a *draft*: kept beside the plan, saved with it, so
//! that nothing is lost when the page goes away, but no part of the history
//! until it is done.

mod refused;
mod typing;

pub use refused::Refused;

use super::browser;
use super::history::History;
use super::parts::{self, Changed, NotLoaded};
use super::ui::Toasts;
use crate::catalog::Catalog;
use crate::command::{Command, Topic, Topics};
use crate::insight::Insight;
use crate::plan::Plan;
use leptos::prelude::*;
use std::sync::Arc;
use typing::field_of;

/// Where the open plan came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is this browser's own.
    Own,
    /// It came in a link and can be looked at.
    Link,
    /// The page is part of another one; the plan can be looked at.
    Embed,
    /// A newer version of Loadmap saved it in the meantime; the page must be reloaded.
    Outdated,
}

/// Whether the open plan is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed yet, so nothing is stored.
    Nothing,
    /// Saved.
    Saved,
    /// Changed a moment ago.
    Pending,
    /// Not saved, and why, in a sentence or two.
    Failed(String),
    /// The browser keeps nothing for this page.
    InMemory,
}

struct State {
    plan: Arc<Plan>,
    insight: Arc<Insight>,
    history: History,
    draft: Option<Command>,
    revision: u64,
}

/// The open plan. Small and copyable; get it with [`Session::here`].
#[derive(Clone, Copy)]
pub struct Session {
    /// What experts wrote.
    pub catalog: &'static Catalog,
    state: StoredValue<State>,
    /// One per topic, in their order.
    topics: StoredValue<Vec<ArcTrigger>>,
    /// The next steps of undo and redo.
    steps: Trigger,
    origin: RwSignal<Origin>,
    saving: RwSignal<Saving>,
    toasts: Toasts,
    /// Run after every change and every key typed: saves.
    changed: StoredValue<Option<Callback<()>>>,
    /// Takes the last change back. Here, because a message that offers it
    /// outlives the page on which it was asked for.
    undoing: StoredValue<Option<Callback<()>>>,
}

impl Session {
    /// A session with a plan that was not changed yet.
    #[must_use]
    pub fn new(catalog: &'static Catalog, plan: Plan, toasts: Toasts) -> Session {
        let plan = Arc::new(plan);
        let session = Session {
            catalog,
            state: StoredValue::new(State {
                insight: Arc::new(Insight::new(catalog, Arc::clone(&plan))),
                plan,
                history: History::default(),
                draft: None,
                revision: 0,
            }),
            topics: StoredValue::new(Topic::ALL.iter().map(|_| ArcTrigger::new()).collect()),
            steps: Trigger::new(),
            origin: RwSignal::new(Origin::Own),
            saving: RwSignal::new(Saving::Nothing),
            toasts,
            changed: StoredValue::new(None),
            undoing: StoredValue::new(None),
        };
        let undo = Callback::new(move |()| session.undo());
        session.undoing.set_value(Some(undo));
        session
    }

    /// The session of the page.
    #[must_use]
    pub fn here() -> Session {
        expect_context()
    }

    // ── Reading ──

    /// Reads one part of the plan. Runs again when that part changes.
    pub fn read<T>(self, topic: Topic, read: impl FnOnce(&Plan) -> T) -> T {
        read(&self.plan(Topics::of(&[topic])))
    }

    /// The plan. Runs again when one of these topics changes.
    #[must_use]
    pub fn plan(self, topics: Topics) -> Arc<Plan> {
        self.track(topics);
        self.now()
    }

    fn track(self, topics: Topics) {
        self.topics.with_value(|triggers| {
            for topic in topics.iter() {
                triggers[topic as usize].track();
            }
        });
    }

    /// The plan as it is now, for event handlers: nothing runs again.
    #[must_use]
    pub fn now(self) -> Arc<Plan> {
        self.state.with_value(|state| Arc::clone(&state.plan))
    }

    /// What the plan means. Runs again when one of these topics changes: name
    /// those that the part you read rests on, or all of them.
    #[must_use]
    pub fn insight(self, topics: Topics) -> Arc<Insight> {
        self.track(topics);
        self.insight_now()
    }

    /// What the plan means now, for event handlers: nothing runs again.
    #[must_use]
    pub fn insight_now(self) -> Arc<Insight> {
        self.state.with_value(|state| Arc::clone(&state.insight))
    }

    /// Something computed from the plan, as a signal.
    pub fn derive<T>(
        self,
        topics: &'static [Topic],
        read: impl Fn(&Insight) -> T + Send + Sync + 'static,
    ) -> Signal<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| read(&self.insight(Topics::of(topics)))).into()
    }

    /// A part of the plan as a signal.
    pub fn signal<T>(
        self,
        topic: Topic,
        read: impl Fn(&Plan) -> T + Send + Sync + 'static,
    ) -> Signal<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.read(topic, &read)).into()
    }

    /// Counts the changes since the page was opened; replies of a worker carry it.
    #[must_use]
    pub fn revision(self) -> u64 {
        self.state.with_value(|state| state.revision)
    }

    /// Where the plan came from. Tracked.
    #[must_use]
    pub fn origin(self) -> Origin {
        self.origin.get()
    }

    /// Where the plan came from, for event handlers: nothing runs again.
    #[must_use]
    pub(in crate::app) fn origin_now(self) -> Origin {
        self.origin.get_untracked()
    }

    /// Whether the plan can be changed. Tracked.
    #[must_use]
    pub fn can_edit(self) -> bool {
        self.origin.get() == Origin::Own
    }

    /// Whether the plan is saved. Tracked.
    #[must_use]
    pub fn saving(self) -> Saving {
        self.saving.get()
    }

    /// What the next undo takes back. Tracked.
    #[must_use]
    pub fn undo_label(self) -> Option<String> {
        self.steps.track();
        self.state
            .with_value(|state| state.history.undo_label().map(str::to_owned))
    }

    /// What the next redo does again. Tracked.
    #[must_use]
    pub fn redo_label(self) -> Option<String> {
        self.steps.track();
        self.state
            .with_value(|state| state.history.redo_label().map(str::to_owned))
    }

    // ── Changing ──

    /// Carries out a command.
    ///
    /// # Errors
    /// [`Refused`]; the plan is as it was.
    pub fn commit(self, command: Command) -> Result<(), Refused> {
        self.refuse_unless_own()?;
        let before = self.now();
        let scribe = parts::scribe_here().ok_or(Refused::NoScribe)?;
        let changed = (scribe.change)(&before, &command, self.catalog);
        let changed = changed.map_err(Refused::Rejected)?;
        self.state.update_value(|state| state.draft = None);
        if let Some(Changed { plan, label }) = changed {
            let after = Arc::new(plan);
            let (field, now) = (field_of(&command), browser::now());
            self.state.update_value(|state| {
                state.history.record(&before, &after, label, field, now);
            });
            self.put(after);
        }
        self.tell();
        Ok(())
    }

    /// Carries out a command, and says so when it can not.
    pub fn act(self, command: Command) {
        parts::when_here(parts::scribe(), move |here| {
            let done = match here {
                Ok(_) => self.commit(command),
                Err(NotLoaded) => Err(Refused::NoScribe),
            };
            if let Err(refused) = done {
                self.toasts.warn(refused.to_string());
            }
        });
    }

    /// Takes the last change back.
    pub fn undo(self) {
        self.step("Undone", History::undo_label, History::undo);
    }

    /// Does again what was taken back last.
    pub fn redo(self) {
        self.step("Done again", History::redo_label, History::redo);
    }

    /// Takes the last change back, as a callback.
    #[must_use]
    pub fn undoing(self) -> Callback<()> {
        let known = self.undoing.get_value();
        known.unwrap_or_else(|| Callback::new(move |()| self.undo()))
    }

    fn step(
        self,
        said: &str,
        label: fn(&History) -> Option<&str>,
        step: fn(&mut History, &Arc<Plan>) -> Option<Arc<Plan>>,
    ) {
        if let Err(refused) = self.refuse_unless_own() {
            return self.toasts.warn(refused.to_string());
        }
        self.settle();
        let before = self.now();
        let done = self.state.try_update_value(|state| {
            let label = label(&state.history)?.to_owned();
            Some((label, step(&mut state.history, &before)?))
        });
        if let Some((label, after)) = done.flatten() {
            self.put(after);
            self.tell();
            self.toasts.say(format!("{said}: {label}."));
        }
    }

    // ── For the desk, which decides what is open ──

    /// Opens another plan. Gives back the history of the one before.
    pub(in crate::app) fn open(self, plan: Arc<Plan>, origin: Origin, history: History) -> History {
        let before = self.state.try_update_value(|state| {
            state.draft = None;
            std::mem::replace(&mut state.history, history)
        });
        self.origin.set(origin);
        self.put(plan);
        before.unwrap_or_default()
    }

    /// Takes a plan that another tab saved, as one step of the history.
    pub(in crate::app) fn take(self, plan: Arc<Plan>) {
        let before = self.now();
        self.state.update_value(|state| {
            let label = "change in another tab".to_owned();
            state
                .history
                .record(&before, &plan, label, None, browser::now());
        });
        self.put(plan);
    }

    /// Says where the plan now belongs.
    pub(in crate::app) fn set_origin(self, origin: Origin) {
        self.origin.set(origin);
    }

    /// Says whether the plan is saved.
    pub(in crate::app) fn set_saving(self, saving: Saving) {
        if self.saving.with_untracked(|now| *now != saving) {
            self.saving.set(saving);
        }
    }

    /// Sets what runs after every change.
    pub(in crate::app) fn on_change(self, run: Callback<()>) {
        self.changed.set_value(Some(run));
    }

    /// Every change ends here: the plan is swapped and its readers run.
    fn put(self, plan: Arc<Plan>) {
        let changed = self.state.try_update_value(|state| {
            let changed = match state.plan.id == plan.id {
                true => Topics::changed(&state.plan, &plan),
                false => Topics::all(),
            };
            state.insight = Arc::new(state.insight.after(Arc::clone(&plan)));
            state.plan = plan;
            state.revision += 1;
            changed
        });
        let changed = changed.unwrap_or_default();
        let triggers = self.topics.get_value();
        for topic in changed.iter() {
            triggers[topic as usize].notify();
        }
        self.steps.notify();
    }

    fn tell(self) {
        if let Some(changed) = self.changed.get_value() {
            changed.run(());
        }
    }
}
