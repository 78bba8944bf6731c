//! Fields for texts and one of many, and what every field has in common.
//!
//! A field shows the value it is given and tells what is typed: a draft with
//! every key, the value when the field is left (or on Enter), and that the draft
//! was dropped on Escape. What the handler refuses is said under the field, and
//! the text stays as typed.

use super::{fresh_id, look_only};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// Most characters of a line.
const MOST_OF_LINE: usize = 200;
/// Most characters of a text with several lines.
const MOST_OF_SEVERAL: usize = 10_000;

/// What happens in a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed<T> {
    /// The value so far.
    Draft(T),
    /// The value to keep.
    Done(T),
    /// The value is to be what it was.
    Dropped,
}

/// The handler of a field; what it refuses, it says.
pub type OnTyped<T> = Callback<Typed<T>, Result<(), String>>;

/// What all fields have in common: the text as typed, and what is wrong with it.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    pub(super) text: RwSignal<Option<String>>,
    pub(super) wrong: RwSignal<Option<String>>,
}

impl Draft {
    pub(super) fn new() -> Draft {
        Draft {
            text: RwSignal::new(None),
            wrong: RwSignal::new(None),
        }
    }

    /// What was typed, if the field is being edited. A field that is taken off
    /// the page while it has the focus is left after it is gone.
    pub(super) fn typed(self) -> Option<String> {
        self.text.try_get_untracked().flatten()
    }

    pub(super) fn done(self, result: Result<(), String>) {
        if result.is_ok() {
            self.text.set(None);
        }
        self.wrong.set(result.err());
    }

    pub(super) fn dropped(self) {
        self.text.set(None);
        self.wrong.set(None);
    }
}

/// The frame of a field: label, the control itself, hint, what is wrong. The hint
/// stands below, so that controls side by side are level.
#[component]
pub(super) fn Field(
    id: String,
    label: String,
    hint: Option<String>,
    wrong: RwSignal<Option<String>>,
    #[prop(optional)] label_unseen: bool,
    children: Children,
) -> impl IntoView {
    let wrong_id = format!("{id}-wrong");
    view! {
        <div class="field" class:wrong=move || wrong.with(Option::is_some)>
            <label class:unseen=label_unseen for=id.clone()>{label}</label>
            {children()}
            {hint.map(|hint| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> })}
            <p class="field-wrong" id=wrong_id role="alert">{move || wrong.get()}</p>
        </div>
    }
}

pub(super) fn described_by(id: &str, hint: bool) -> String {
    match hint {
        true => format!("{id}-hint {id}-wrong"),
        false => format!("{id}-wrong"),
    }
}

/// What to say of a text with more characters than fit.
fn too_long(text: &str, most: usize) -> Option<String> {
    let length = text.chars().count();
    (length > most).then(|| {
        let [length, most] = [length, most].map(|n| n.to_string());
        [
            "This has ",
            &length,
            " characters. Shorten it to ",
            &most,
            ".",
        ]
        .concat()
    })
}

/// A text of one line, or of several with `rows` above 1.
#[component]
pub fn TextField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// Id of the control, where a link leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The value to show while nothing is typed.
    #[prop(into)]
    value: Signal<String>,
    /// What is typed.
    on: OnTyped<String>,
    /// A sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands in an empty field, as an example or a default.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Lines to show; above 1, Enter begins a new one.
    #[prop(default = 1)]
    rows: u32,
    /// Most characters; with 0, what is usual. What is longer stays in the field
    /// as typed, and is said.
    #[prop(optional)]
    most: usize,
    /// Whether it is no part of what is kept, and so works where that is only looked at.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| fresh_id("field"));
    let readonly = look_only(free);
    let hint = hint.filter(|hint| !hint.is_empty());
    let most = match (most, rows) {
        (0, 1) => MOST_OF_LINE,
        (0, _) => MOST_OF_SEVERAL,
        (most, _) => most,
    };
    let draft = Draft::new();
    let shown = move || draft.text.get().unwrap_or_else(|| value.get());
    let typed = move |text: String| {
        draft.text.set(Some(text.clone()));
        let _ = on.run(Typed::Draft(text.trim().to_owned()));
    };
    let done = move || {
        if let Some(text) = draft.typed() {
            let text = text.trim();
            draft.done(match too_long(text, most) {
                None => on.run(Typed::Done(text.to_owned())),
                Some(wrong) => Err(wrong),
            });
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if draft.text.with_untracked(Option::is_some) => {
            event.prevent_default();
            event.stop_propagation();
            draft.dropped();
            let _ = on.run(Typed::Dropped);
        }
        "Enter" if rows == 1 => done(),
        _ => {}
    };
    let described = described_by(&id, hint.is_some());
    let (control, wrong) = (id.clone(), draft.wrong);
    let is_wrong = move || draft.wrong.with(Option::is_some).then_some("true");
    view! {
        <Field id label hint wrong>
            {if rows > 1 {
                view! {
                    <textarea
                        id=control
                        rows=rows
                        readonly=readonly
                        aria-describedby=described
                        aria-invalid=is_wrong
                        placeholder=move || placeholder.get()
                        prop:value=shown
                        on:input=move |event| typed(event_target_value(&event))
                        on:blur=move |_| done()
                        on:keydown=key
                    ></textarea>
                }
                .into_any()
            } else {
                view! {
                    <input
                        id=control
                        type="text"
                        readonly=readonly
                        autocomplete="off"
                        aria-describedby=described
                        aria-invalid=is_wrong
                        placeholder=move || placeholder.get()
                        prop:value=shown
                        on:input=move |event| typed(event_target_value(&event))
                        on:blur=move |_| done()
                        on:keydown=key
                    />
                }
                .into_any()
            }}
        </Field>
    }
}

/// A list of short texts, one per line.
#[component]
pub fn LinesField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// Id of the control, where a link leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The lines.
    #[prop(into)]
    value: Signal<Vec<String>>,
    /// What is typed; empty lines are left out.
    on: OnTyped<Vec<String>>,
    /// A sentence that helps; "One per line." is added.
    #[prop(optional, into)]
    hint: String,
    /// Lines to show.
    #[prop(default = 3)]
    rows: u32,
) -> impl IntoView {
    let text = Signal::derive(move || value.get().join("\n"));
    let split = |text: String| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    let on = Callback::new(move |typed| {
        on.run(match typed {
            Typed::Draft(text) => Typed::Draft(split(text)),
            Typed::Done(text) => {
                let lines = split(text);
                if let Some(wrong) = lines.iter().find_map(|line| too_long(line, MOST_OF_LINE)) {
                    return Err(["One line is too long. ", &wrong].concat());
                }
                Typed::Done(lines)
            }
            Typed::Dropped => Typed::Dropped,
        })
    });
    let hint = format!("{hint} One per line.").trim().to_owned();
    let id = id.unwrap_or_else(|| fresh_id("field"));
    view! { <TextField label id value=text on hint rows most=1_000_000/> }
}

/// One of several texts, from a list that drops down.
#[component]
pub fn SelectField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// Id of the control, where a link leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// Value and label of each option, in order.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// The value that is chosen.
    #[prop(into)]
    value: Signal<String>,
    /// A value was chosen.
    on: Callback<String>,
    /// A sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether it is no part of what is kept, and so works where that is only looked at.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| fresh_id("field"));
    let described = described_by(&id, hint.is_some());
    let control = id.clone();
    let list = NodeRef::<html::Select>::new();
    view! {
        <Field id label hint wrong=RwSignal::new(None)>
            <select
                id=control
                aria-describedby=described
                disabled=look_only(free)
                node_ref=list
                on:change=move |event| {
                    on.run(event_target_value(&event));
                    // Where a choice was refused, the browser already shows the other one.
                    if let Some(list) = list.get_untracked() {
                        list.set_value(&value.get_untracked());
                    }
                }
            >
                {move || {
                    options
                        .get()
                        .into_iter()
                        .map(|(option, label)| {
                            let this = option.clone();
                            view! {
                                <option value=option prop:selected=move || value.get() == this>
                                    {label}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </Field>
    }
}
