//! How the rules of one part are collected.

use super::{Missing, Part, PartState, State};
use crate::sorted::sort_by_key;

/// Collects what a part lacks.
pub(super) struct Check {
    part: Part,
    missing: Vec<Missing>,
}

impl Check {
    pub(super) fn new(part: Part) -> Check {
        Check {
            part,
            missing: Vec::new(),
        }
    }

    /// Needed, unless it is there.
    pub(super) fn need(&mut self, there: bool, field: &str, text: impl Into<String>) {
        self.add(there, field, text, true);
    }

    /// Good to have, unless it is there.
    pub(super) fn want(&mut self, there: bool, field: &str, text: impl Into<String>) {
        self.add(there, field, text, false);
    }

    fn add(&mut self, there: bool, field: &str, text: impl Into<String>, needed: bool) {
        if !there {
            self.missing.push(Missing {
                text: text.into(),
                part: self.part,
                field: field.to_owned(),
                needed,
            });
        }
    }

    /// Ready when nothing needed is missing; nothing while nobody has begun.
    pub(super) fn state(mut self, begun: bool, figures: impl Into<String>) -> PartState {
        sort_by_key(&mut self.missing, |missing| !missing.needed);
        let complete = self.missing.iter().all(|missing| !missing.needed);
        PartState {
            part: self.part,
            state: match (begun, complete) {
                (false, _) => State::Nothing,
                (true, false) => State::Begun,
                (true, true) => State::Ready,
            },
            figures: figures.into(),
            missing: self.missing,
        }
    }
}

/// Whether a text says anything.
pub(super) fn filled(text: &str) -> bool {
    !text.trim().is_empty()
}
