//! Answering the questions of the model: what the quick check and the
//! assessment have in common. The control, the keys, and what the answers mean.

mod control;
mod rubric;

pub use control::AnswerControl;
pub use rubric::{Rubric, RubricButton};

use crate::app::browser;
use crate::app::keys::Keys;
use crate::app::session::{Refused, Session};
use crate::app::ui::Toasts;
use crate::catalog::{Catalog, Idx, Practice};
use crate::command::Command;
use crate::plan::{Answer, Choice, Plan, PracticeId};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The answer to a practice in a plan; blank where there is none.
#[must_use]
pub fn choice_in(plan: &Plan, practice: &Practice) -> Choice {
    plan.answer(practice.id)
        .map_or(Choice::Blank, |answer| answer.choice)
}

/// What the model calls an answer: "Partly".
#[must_use]
pub fn label_of(catalog: &'static Catalog, choice: Choice) -> &'static str {
    let meaning = catalog
        .answers
        .iter()
        .find(|meaning| meaning.answer == choice.answer());
    meaning.map_or("", |meaning| meaning.label)
}

/// The command that changes a part of the answer to a practice and leaves the
/// rest of it as it is.
#[must_use]
pub fn change_answer(
    plan: &Plan,
    practice: &Practice,
    change: impl FnOnce(&mut Answer),
) -> Command {
    let mut answer = plan.answer(practice.id).cloned().unwrap_or_default();
    change(&mut answer);
    Command::SetAnswer(PracticeId::new(practice.id), Box::new(answer))
}

/// Minutes that so many questions take, in words: "about 3 minutes".
#[must_use]
pub fn minutes(questions: usize, seconds_each: usize) -> String {
    match (questions * seconds_each).div_ceil(60) {
        0 | 1 => "about 1 minute".to_owned(),
        minutes => format!("about {minutes} minutes"),
    }
}

/// The id of the element that shows a practice's question.
#[must_use]
pub fn element_id(practice: &Practice) -> String {
    format!("q-{}", practice.id)
}

/// The questions on the page, for the keys. Copyable; get it with [`Questions::here`].
///
/// A question is an element of the class `question` with the id of
/// [`element_id`] that can take the focus and names its practice in
/// `data-practice`. Keys act on the *current* one, which is marked: the one that
/// had the focus last, or the first without an answer.
#[derive(Clone, Copy)]
pub struct Questions {
    session: Session,
    toasts: Toasts,
    current: RwSignal<Option<Idx<Practice>>>,
    /// Whether the meaning of the answers is open.
    rubric: RwSignal<bool>,
    /// What a key did, for screen readers.
    said: RwSignal<String>,
    /// Takes the focus on when the last question was answered.
    after_last: Callback<Questions>,
}

impl Questions {
    /// Listens to the keys for the questions of a page, as long as the page is there.
    #[must_use]
    pub fn listen(after_last: impl Fn(Questions) + Send + Sync + 'static) -> Questions {
        let questions = Questions {
            session: Session::here(),
            toasts: expect_context(),
            current: RwSignal::new(None),
            rubric: RwSignal::new(false),
            said: RwSignal::default(),
            after_last: Callback::new(after_last),
        };
        provide_context(questions);
        let keys = Keys::here();
        let listener = window_event_listener(ev::keydown, move |event| {
            if keys.is_single(&event) && questions.pressed(&event) {
                event.prevent_default();
            }
        });
        on_cleanup(move || listener.remove());
        questions
    }

    /// The questions of the page.
    #[must_use]
    pub fn here() -> Questions {
        expect_context()
    }

    /// The current question. Not tracked.
    #[must_use]
    pub fn current(self) -> Option<Idx<Practice>> {
        self.current.get_untracked()
    }

    /// Whether keys act on this question. Tracked.
    #[must_use]
    pub fn is_current(self, practice: Idx<Practice>) -> bool {
        self.current.get() == Some(practice)
    }

    /// Makes a question the current one, or none.
    pub fn set_current(self, practice: Option<Idx<Practice>>) {
        if self.current.with_untracked(|current| *current != practice) {
            self.current.set(practice);
        }
    }

    /// Makes the first of these that has no answer the current one.
    pub fn begin(self, practices: impl IntoIterator<Item = Idx<Practice>>) {
        let (plan, catalog) = (self.session.now(), self.session.catalog);
        let blank = |idx: &Idx<Practice>| choice_in(&plan, &catalog[*idx]) == Choice::Blank;
        self.set_current(practices.into_iter().find(blank));
    }

    /// Moves the focus to a question, which makes it the current one.
    pub fn focus(self, practice: Idx<Practice>) {
        let id = element_id(&self.session.catalog[practice]);
        self.set_current(Some(practice));
        browser::after_paint(move || browser::focus(&format!("#{id}")));
    }

    /// Answers a question.
    ///
    /// # Errors
    /// When the plan cannot be changed.
    pub fn answer(self, practice: Idx<Practice>, choice: Choice) -> Result<(), Refused> {
        let entry = &self.session.catalog[practice];
        let command = change_answer(&self.session.now(), entry, |answer| answer.choice = choice);
        self.session.commit(command)
    }

    /// Whether the key was for a question.
    fn pressed(self, event: &KeyboardEvent) -> bool {
        let key = event.key();
        match key.as_str() {
            "1" => self.answer_by_key(Choice::No),
            "2" => self.answer_by_key(Choice::Partly),
            "3" => self.answer_by_key(Choice::Yes),
            "4" => self.answer_by_key(Choice::DontKnow),
            "5" => self.answer_by_key(Choice::NotApplicable),
            "j" => self.step(1),
            "k" => self.step(-1),
            // In a group of radio buttons the arrows belong to the group.
            "ArrowDown" if on_question() => self.step(1),
            "ArrowUp" if on_question() => self.step(-1),
            "h" => self.open_part("how"),
            "e" => self.open_part("proof"),
            "r" => {
                self.rubric.set(true);
                true
            }
            _ => false,
        }
    }

    fn answer_by_key(self, choice: Choice) -> bool {
        let Some(practice) = self.current.get_untracked() else {
            return false;
        };
        let catalog = self.session.catalog;
        if choice == Choice::NotApplicable && catalog[practice].na_reason.is_none() {
            self.toasts
                .say("This question always applies: answer no, partly, yes or don't know.");
            return true;
        }
        match self.answer(practice, choice) {
            Err(refused) => self.toasts.warn(refused.to_string()),
            Ok(()) => {
                self.said
                    .set(format!("Answered: {}.", label_of(catalog, choice)));
                match choice {
                    // The reason is asked before anything else.
                    Choice::NotApplicable => {
                        let id = element_id(&catalog[practice]);
                        browser::after_paint(move || {
                            browser::focus(&format!("#{id} .reason input"))
                        });
                    }
                    _ if self.step(1) => {}
                    // Who types on must not change the last answer, which is out of sight by now.
                    _ => {
                        self.set_current(None);
                        self.after_last.run(self);
                    }
                }
            }
        }
        true
    }

    /// Moves the focus by so many questions; whether there was one to go to.
    fn step(self, by: isize) -> bool {
        let shown = self.shown();
        let current = self.current.get_untracked();
        let at = current.and_then(|current| shown.iter().position(|shown| *shown == current));
        let to = match at {
            Some(at) => at.checked_add_signed(by),
            None if by < 0 => shown.len().checked_sub(1),
            None => Some(0),
        };
        let Some(practice) = to.and_then(|to| shown.get(to)) else {
            return false;
        };
        self.focus(*practice);
        true
    }

    /// The questions on the page, in their order.
    fn shown(self) -> Vec<Idx<Practice>> {
        let Ok(found) = document().query_selector_all(".question") else {
            return Vec::new();
        };
        let elements = (0..found.length()).filter_map(|i| found.get(i)?.dyn_into::<Element>().ok());
        let ids = elements.filter_map(|element| element.get_attribute("data-practice"));
        ids.filter_map(|id| self.session.catalog.practice(&id))
            .collect()
    }

    /// Opens or closes a disclosure of the current question.
    fn open_part(self, class: &str) -> bool {
        let Some(practice) = self.current.get_untracked() else {
            return false;
        };
        let id = element_id(&self.session.catalog[practice]);
        let Some(summary) = browser::find(&format!("#{id} .{class} > details > summary")) else {
            return false;
        };
        let _ = summary.focus();
        summary.click();
        // Who opens it by key wants to write; what is inside is drawn after it has opened, which a
        // busy browser says some frames later.
        browser::focus_when_drawn(format!("#{id} .{class} > details[open] textarea"));
        true
    }
}

/// Whether the focus is on a question itself, not on a control in it.
fn on_question() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|element| element.class_list().contains("question"))
}

/// What a key did, said to screen readers; sighted readers see it.
#[component]
pub fn KeyStatus() -> impl IntoView {
    let said = Questions::here().said;
    view! { <p class="unseen" role="status">{move || said.get()}</p> }
}

/// The frame of a question: takes the focus as a whole, and marks the current one.
#[component]
pub fn QuestionFrame(
    /// The practice that is asked for.
    practice: Idx<Practice>,
    /// A heading with the id `{element_id}-name`, and the rest of the question.
    children: Children,
) -> impl IntoView {
    let questions = Questions::here();
    let entry = &questions.session.catalog[practice];
    let id = element_id(entry);
    view! {
        <article
            class="question"
            class:current=move || questions.is_current(practice)
            id=id.clone()
            tabindex="-1"
            data-practice=entry.id
            aria-labelledby=format!("{id}-name")
            on:focusin=move |_| questions.set_current(Some(practice))
        >
            {children()}
        </article>
    }
}
