//! Fields for numbers and dates.

use super::field::{Draft, Field, OnTyped, Typed, described_by};
use super::{fixed, fresh_id, look_only};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A number, kept as an integer of its smallest unit.
#[component]
pub fn NumberField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// Whether the label is for screen readers only, because it stands elsewhere.
    #[prop(optional)]
    label_unseen: bool,
    /// Id of the control, where a link leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The number; none while nothing is stated.
    #[prop(into)]
    value: Signal<Option<i64>>,
    /// What is typed.
    on: OnTyped<Option<i64>>,
    /// A sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What stands in an empty field, as an example or a default.
    #[prop(optional, into)]
    placeholder: MaybeProp<String>,
    /// Unit behind the field.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// Places behind the point: with 1, the number is in tenths.
    #[prop(default = 0)]
    decimals: u32,
    /// Smallest number, in the smallest unit.
    #[prop(default = 0)]
    min: i64,
    /// Largest number, in the smallest unit.
    #[prop(default = i64::from(u32::MAX))]
    max: i64,
    /// Whether it is no part of what is kept, and so works where that is only looked at.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| fresh_id("field"));
    let hint = hint.filter(|hint| !hint.is_empty());
    let draft = Draft::new();
    let written = move |value| fixed::format(value, decimals);
    let shown = move || {
        let value = || value.get().map(written).unwrap_or_default();
        draft.text.get().unwrap_or_else(value)
    };
    let read = move |text: &str| -> Result<Option<i64>, String> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        match fixed::parse(text, decimals) {
            Some(value) if (min..=max).contains(&value) => Ok(Some(value)),
            _ => {
                let kind = if decimals == 0 {
                    "whole number"
                } else {
                    "number"
                };
                Err(format!(
                    "Enter a {kind} from {} to {}.",
                    written(min),
                    written(max)
                ))
            }
        }
    };
    // What was refused may become the value with another field.
    Effect::new(move || {
        let value = value.get();
        let typed = draft
            .wrong
            .with_untracked(Option::is_some)
            .then(|| draft.typed());
        if typed.flatten().is_some_and(|text| read(&text) == Ok(value)) {
            draft.dropped();
        }
    });
    let done = move || {
        if let Some(text) = draft.typed() {
            let result = read(&text).and_then(|value| on.run(Typed::Done(value)));
            draft.done(result);
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if draft.text.with_untracked(Option::is_some) => {
            event.prevent_default();
            event.stop_propagation();
            draft.dropped();
            let _ = on.run(Typed::Dropped);
        }
        "Enter" => done(),
        _ => {}
    };
    let described = described_by(&id, hint.is_some());
    let (control, wrong) = (id.clone(), draft.wrong);
    view! {
        <Field id label label_unseen hint wrong>
            <span class="with-unit">
                <input
                    id=control
                    class="number"
                    type="text"
                    inputmode=if decimals == 0 { "numeric" } else { "decimal" }
                    readonly=look_only(free)
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=move || draft.wrong.with(Option::is_some).then_some("true")
                    placeholder=move || placeholder.get()
                    prop:value=shown
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        if let Ok(value) = read(&text) {
                            let _ = on.run(Typed::Draft(value));
                        }
                        draft.text.set(Some(text));
                    }
                    on:blur=move |_| done()
                    on:keydown=key
                />
                <span class="unit">{unit}</span>
            </span>
        </Field>
    }
}

/// A date, as the browser asks for it; the value is `2027-01-04`, or empty.
#[component]
pub fn DateField(
    /// What is asked for.
    #[prop(into)]
    label: String,
    /// Id of the control, where a link leads to it.
    #[prop(optional, into)]
    id: Option<String>,
    /// The date, or an empty text.
    #[prop(into)]
    value: Signal<String>,
    /// What is typed.
    on: OnTyped<String>,
    /// A sentence that helps.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Whether the date must stay.
    #[prop(optional)]
    required: bool,
    /// Whether it is no part of what is kept, and so works where that is only looked at.
    #[prop(optional)]
    free: bool,
) -> impl IntoView {
    const FIRST: &str = "2000-01-01";
    const LAST: &str = "2199-12-31";
    let hint = hint.filter(|hint| !hint.is_empty());
    let id = id.unwrap_or_else(|| fresh_id("field"));
    let draft = Draft::new();
    // While a year is typed, the browser reports years such as 0002 and 0020.
    let fits = |text: &str| (FIRST..=LAST).contains(&text);
    let done = move || {
        if let Some(text) = draft.typed() {
            let result = match text.is_empty() {
                true if required => Err("Enter a date: day, month and year.".to_owned()),
                false if !fits(&text) => Err(format!("Enter a date from {FIRST} to {LAST}.")),
                _ => on.run(Typed::Done(text)),
            };
            draft.done(result);
        }
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Escape" if draft.text.with_untracked(Option::is_some) => {
            draft.dropped();
            let _ = on.run(Typed::Dropped);
        }
        "Enter" => done(),
        _ => {}
    };
    let described = described_by(&id, hint.is_some());
    let (control, wrong) = (id.clone(), draft.wrong);
    view! {
        <Field id label hint wrong>
            <input
                id=control
                type="date"
                min=FIRST
                max=LAST
                required=required
                readonly=look_only(free)
                aria-describedby=described
                aria-invalid=move || draft.wrong.with(Option::is_some).then_some("true")
                prop:value=move || draft.text.get().unwrap_or_else(|| value.get())
                on:input=move |event| {
                    let text = event_target_value(&event);
                    if fits(&text) {
                        let _ = on.run(Typed::Draft(text.clone()));
                    }
                    draft.text.set(Some(text));
                }
                on:blur=move |_| done()
                on:keydown=key
            />
        </Field>
    }
}
