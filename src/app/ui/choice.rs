//! One of a few, all in sight: native radio buttons in a fieldset, drawn as segments.

use super::show::Icon;
use super::{fresh_id, look_only};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// One of the choices.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// What is told when it is chosen.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl Segment {
    /// A choice.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Segment {
        Segment {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// Radio buttons as one or more rows of segments. Choosing must not move or
/// reload anything: the arrow keys choose while they pass.
#[component]
pub fn Choice(
    /// The question.
    #[prop(into)]
    legend: String,
    /// Whether the question is for screen readers only, because it stands elsewhere.
    #[prop(optional)]
    legend_unseen: bool,
    /// The choices; each group is drawn as a row of its own.
    groups: Vec<Vec<Segment>>,
    /// The value that is chosen; anything else chooses none.
    #[prop(into)]
    value: Signal<String>,
    /// A value was chosen.
    on: Callback<String>,
    /// Takes the choice back; without it, a choice stays.
    #[prop(optional)]
    clear: Option<Callback<()>>,
    /// Whether it is no part of what is kept, and so works where that is only looked at.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let fixed = look_only(free);
    let name = fresh_id("choice");
    let frame = NodeRef::<html::Fieldset>::new();
    let clear_name = format!("Clear: {legend}");
    let chosen = {
        let values: Vec<String> = groups
            .iter()
            .flatten()
            .map(|one| one.value.clone())
            .collect();
        move || !fixed.get() && value.with(|value| values.contains(value))
    };
    let groups = groups.into_iter().map(|group| {
        let segments = group.into_iter().map(|Segment { value: this, label }| {
            let (told, shown) = (this.clone(), this.clone());
            view! {
                <label class="segment">
                    <input
                        type="radio"
                        name=name.clone()
                        value=this
                        prop:checked=move || value.with(|value| *value == shown)
                        on:change=move |_| {
                            on.run(told.clone());
                            show(frame, &value.get_untracked());
                        }
                    />
                    <span>{label}</span>
                </label>
            }
        });
        view! { <div class="segments">{segments.collect_view()}</div> }
    });
    view! {
        <fieldset class="choice" disabled=fixed node_ref=frame>
            <legend class:unseen=legend_unseen>{legend}</legend>
            {groups.collect_view()}
            {clear.map(|clear| view! {
                <Show when=chosen.clone()>
                    <button
                        type="button"
                        class="button icon-only quiet clear"
                        aria-label=clear_name.clone()
                        title="Clear"
                        on:click=move |_| clear.run(())
                    >
                        <Icon name="close"/>
                    </button>
                </Show>
            })}
        </fieldset>
    }
}

/// Shows what is chosen: where a choice was refused, the browser already shows
/// the other one.
fn show(frame: NodeRef<html::Fieldset>, value: &str) {
    let inputs = frame
        .get_untracked()
        .and_then(|frame| frame.query_selector_all("input").ok());
    let Some(inputs) = inputs else { return };
    for i in 0..inputs.length() {
        let input = inputs
            .get(i)
            .and_then(|node| node.dyn_into::<HtmlInputElement>().ok());
        if let Some(input) = input {
            input.set_checked(input.value() == value);
        }
    }
}

/// Yes or no: a check box with its label.
#[component]
pub fn Check(
    /// What is true when it is checked.
    #[prop(into)]
    label: String,
    /// Whether it is checked.
    #[prop(into)]
    value: Signal<bool>,
    /// It was checked or unchecked.
    on: Callback<bool>,
    /// Whether it is no part of what is kept, and so works where that is only looked at.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                disabled=look_only(free)
                prop:checked=value
                on:change=move |event| on.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
