//! What fields and lists do: a draft while something is typed, one command when
//! it is done.

use super::Session;
use crate::app::parts;
use crate::app::ui::{ListAct, Typed};
use crate::command::{Command, Edit};
use crate::plan::{ItemId, Plan};
use leptos::prelude::*;
use std::sync::Arc;

impl Session {
    /// The handler of a text, number or date field: a draft while it is typed,
    /// one command when it is done, nothing on Escape. `command` makes the
    /// command from the value and the plan as it is then.
    pub fn typed<T: 'static>(
        self,
        command: impl Fn(T, &Plan) -> Command + Send + Sync + 'static,
    ) -> Callback<Typed<T>, Result<(), String>> {
        Callback::new(move |typed| match typed {
            Typed::Draft(value) => {
                let draft = command(value, &self.now());
                self.state.update_value(|state| state.draft = Some(draft));
                self.tell();
                Ok(())
            }
            Typed::Done(value) => {
                let command = command(value, &self.now());
                self.commit(command).map_err(|refused| refused.to_string())
            }
            Typed::Dropped => {
                self.state.update_value(|state| state.draft = None);
                self.tell();
                Ok(())
            }
        })
    }

    /// The handler of a choice: one command per choice.
    pub fn chosen<T: 'static>(
        self,
        command: impl Fn(T, &Plan) -> Command + Send + Sync + 'static,
    ) -> Callback<T> {
        Callback::new(move |value| self.act(command(value, &self.now())))
    }

    /// The handler of a list that is edited. `command` makes the command from
    /// the edit; `fresh` is what a new item begins as.
    pub fn listed<T>(
        self,
        fresh: T,
        command: impl Fn(Edit<T>) -> Command + Send + Sync + 'static,
    ) -> Callback<ListAct>
    where
        T: Clone + Send + Sync + 'static,
    {
        Callback::new(move |act| {
            self.act(command(match act {
                ListAct::Add => Edit::Add(fresh.clone()),
                ListAct::Remove(id) => Edit::Remove(ItemId(id)),
                ListAct::Move(id, to) => Edit::Move(ItemId(id), to),
                ListAct::Duplicate(id) => Edit::Duplicate(ItemId(id)),
            }));
        })
    }

    /// Makes a draft that is still open a change: before the page goes to
    /// another place, so that what was typed stays.
    pub fn settle(self) {
        let draft = self.state.try_update_value(|state| state.draft.take());
        if let Some(command) = draft.flatten()
            && let Err(refused) = self.commit(command)
        {
            // The field that would say it goes with the page.
            let text = ["What was typed last is not kept. ", &refused.to_string()].concat();
            self.toasts.warn(text);
        }
    }

    /// Whether something is being typed that is no change of the plan yet.
    #[must_use]
    pub fn has_draft(self) -> bool {
        self.state.with_value(|state| state.draft.is_some())
    }

    /// The plan with what is being typed, for the storage.
    #[must_use]
    pub(in crate::app) fn with_draft(self) -> Arc<Plan> {
        self.state.with_value(|state| {
            let draft = state.draft.as_ref();
            let typed = draft.and_then(|draft| {
                let change = parts::scribe_here()?.change;
                change(&state.plan, draft, self.catalog).ok().flatten()
            });
            typed.map_or_else(|| Arc::clone(&state.plan), |typed| Arc::new(typed.plan))
        })
    }
}

/// What a command is about, if quick changes of the same thing are one act.
pub(super) fn field_of(command: &Command) -> Option<String> {
    match command {
        Command::SetAnswer(practice, _) => Some(format!("answer {practice}")),
        Command::SetProbe(probe, _) => Some(format!("probe {probe}")),
        Command::SetTarget(dimension, _) => Some(format!("target {dimension}")),
        Command::SetRate(role, _) => Some(format!("rate {role}")),
        Command::SetDrivers(_) => Some("drivers".to_owned()),
        Command::Objectives(Edit::Move(id, _))
        | Command::Exclusions(Edit::Move(id, _))
        | Command::Journeys(Edit::Move(id, _))
        | Command::Slos(_, Edit::Move(id, _))
        | Command::People(Edit::Move(id, _))
        | Command::Items(Edit::Move(id, _))
        | Command::List(_, Edit::Move(id, _)) => Some(format!("move {id}")),
        _ => None,
    }
}
