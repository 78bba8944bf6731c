//! What can be undone: a ring of whole plans, which share the parts that did not change.

use crate::plan::Plan;
use std::collections::VecDeque;
use std::sync::Arc;

/// Most steps that are kept; the oldest go first.
pub const MOST_STEPS: usize = 500;

/// Changes of one field closer together than this many milliseconds are one
/// step: going through the answers with the arrow keys, a number going up.
/// Picked by feel.
const ONE_ACT_MS: f64 = 1_000.0;

/// A plan as it was, and what was done to it then.
#[derive(Clone, Debug)]
struct Step {
    plan: Arc<Plan>,
    label: String,
}

/// The steps back from the current plan, and forward again.
#[derive(Clone, Debug, Default)]
pub struct History {
    back: VecDeque<Step>,
    forward: Vec<Step>,
    /// Field of the newest step, and when it was last changed.
    field: Option<(String, f64)>,
}

impl History {
    /// Notes that `before` became `after`. `field` names what the change is
    /// about, if quick changes of the same are one act; `now` is in milliseconds.
    pub fn record(
        &mut self,
        before: &Arc<Plan>,
        after: &Arc<Plan>,
        label: String,
        field: Option<String>,
        now: f64,
    ) {
        let same_act = self.forward.is_empty()
            && matches!((&self.field, &field), (Some((old, at)), Some(new)) if old == new && now - at < ONE_ACT_MS);
        self.forward.clear();
        self.field = field.map(|field| (field, now));
        match self.back.back_mut() {
            // Back where the act began: there is nothing to undo.
            Some(step) if same_act && step.plan == *after => {
                self.back.pop_back();
                self.field = None;
            }
            Some(step) if same_act => step.label = label,
            _ => {
                if self.back.len() == MOST_STEPS {
                    self.back.pop_front();
                }
                let plan = Arc::clone(before);
                self.back.push_back(Step { plan, label });
            }
        }
    }

    /// One step back from `current`, if there is one.
    pub fn undo(&mut self, current: &Arc<Plan>) -> Option<Arc<Plan>> {
        let Step { plan, label } = self.back.pop_back()?;
        let now = Arc::clone(current);
        self.forward.push(Step { plan: now, label });
        self.field = None;
        Some(plan)
    }

    /// One step forward from `current`, if there is one.
    pub fn redo(&mut self, current: &Arc<Plan>) -> Option<Arc<Plan>> {
        let Step { plan, label } = self.forward.pop()?;
        let now = Arc::clone(current);
        self.back.push_back(Step { plan: now, label });
        self.field = None;
        Some(plan)
    }

    /// What the next undo takes back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.back.back().map(|step| step.label.as_str())
    }

    /// What the next redo does again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.forward.last().map(|step| step.label.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(next_item: u32) -> Arc<Plan> {
        Arc::new(Plan {
            next_item,
            ..Plan::default()
        })
    }

    #[test]
    fn two_hundred_steps_back_and_forward_give_the_same_plans() {
        let mut history = History::default();
        let plans: Vec<_> = (0..=200).map(plan).collect();
        for pair in plans.windows(2) {
            history.record(&pair[0], &pair[1], String::new(), None, 0.0);
        }
        let mut current = Arc::clone(&plans[200]);
        for expected in plans[..200].iter().rev() {
            current = history.undo(&current).unwrap();
            assert_eq!(current, *expected);
        }
        assert!(history.undo(&current).is_none());
        for expected in &plans[1..] {
            current = history.redo(&current).unwrap();
            assert_eq!(current, *expected);
        }
        assert!(history.redo(&current).is_none());
    }

    #[test]
    fn the_oldest_steps_go_first() {
        let mut history = History::default();
        for i in 0..600 {
            history.record(&plan(i), &plan(i + 1), i.to_string(), None, 0.0);
        }
        let mut current = plan(600);
        while let Some(earlier) = history.undo(&current) {
            current = earlier;
        }
        assert_eq!(current.next_item, 100);
    }

    #[test]
    fn quick_changes_of_one_field_are_one_step() {
        let field = || Some("answer dat-3a".to_owned());
        let mut history = History::default();
        history.record(&plan(1), &plan(2), "a".to_owned(), field(), 0.0);
        history.record(&plan(2), &plan(3), "b".to_owned(), field(), 500.0);
        assert_eq!(history.undo_label(), Some("b"));
        assert_eq!(history.undo(&plan(3)), Some(plan(1)));
        assert!(history.undo(&plan(1)).is_none());
        assert_eq!(history.redo(&plan(1)), Some(plan(3)));
    }

    #[test]
    fn slow_changes_and_other_fields_are_steps_of_their_own() {
        let field = || Some("answer dat-3a".to_owned());
        let mut history = History::default();
        history.record(&plan(1), &plan(2), String::new(), field(), 0.0);
        history.record(&plan(2), &plan(3), String::new(), field(), 2_000.0);
        history.record(&plan(3), &plan(4), String::new(), None, 2_001.0);
        history.record(&plan(4), &plan(5), String::new(), None, 2_002.0);
        assert_eq!(history.back.len(), 4);
    }

    #[test]
    fn an_act_that_ends_where_it_began_leaves_no_step() {
        let field = || Some("answer dat-3a".to_owned());
        let mut history = History::default();
        history.record(&plan(1), &plan(2), String::new(), field(), 0.0);
        history.record(&plan(2), &plan(1), String::new(), field(), 10.0);
        assert!(history.undo(&plan(1)).is_none());
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let mut history = History::default();
        history.record(&plan(1), &plan(2), String::new(), None, 0.0);
        history.undo(&plan(2));
        history.record(&plan(1), &plan(3), String::new(), None, 0.0);
        assert!(history.redo(&plan(3)).is_none());
    }
}
