//! What was read off, the newest first, and the form that adds to it.

use super::kpi::{DECIMALS, LIMITS, unit};
use crate::app::browser;
use crate::app::page::record::{Of, Record};
use crate::app::session::Session;
use crate::app::ui::{
    DateField, Icon, NumberField, TableFrame, TextField, Toasts, Typed, fixed, look_only,
};
use crate::command::{Command, Rejection, Topic};
use crate::document::words::count;
use crate::plan::{Date, Metric, Plan, Reading};
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;
use wasm_bindgen::JsCast;

/// Readings that are shown at first.
const SHOWN: usize = 8;

/// The places of the readings in the plan's list, the newest first; of one day the later first.
fn newest_first(metric: &Metric) -> Vec<usize> {
    let mut all: Vec<usize> = (0..metric.readings.len()).collect();
    crate::sorted::sort_by_key(&mut all, |&at| (metric.readings[at].date, at));
    all.reverse();
    all
}

/// The command that changes a reading.
fn put(one: Of<Metric>, plan: &Plan, at: usize, change: impl FnOnce(&mut Reading)) -> Command {
    one.change(plan, |metric| {
        if let Some(reading) = metric.readings.get_mut(at) {
            change(reading);
        }
    })
}

/// The table and the form.
#[component]
pub fn Readings(id: u32) -> impl IntoView {
    let session = Session::here();
    let all = session.signal(Topic::Metrics, move |plan| {
        Metric::find(plan, id).map(newest_first).unwrap_or_default()
    });
    let every = RwSignal::new(false);
    let n = Memo::new(move |_| all.with(Vec::len));
    let shown = move || {
        let most = if every.get() { usize::MAX } else { SHOWN };
        all.get().into_iter().take(most).collect::<Vec<_>>()
    };
    let unit = unit(session, id);
    let fixed = look_only(false);
    view! {
        <section class="kpi-readings" aria-label="Readings">
            <p class="quiet-text" hidden=move || n.get() != 0 || !fixed.get()>"Nothing was read off yet."</p>
            <New id unit/>
            <Show when=move || n.get() != 0>
                <TableFrame label="Readings, the newest first">
                    <table class="table readings">
                        <thead>
                            <tr>
                                <th scope="col">"Day"</th>
                                <th scope="col">"Value"</th>
                                <th scope="col">"Note"</th>
                                <th scope="col" hidden=fixed><span class="unseen">"Remove"</span></th>
                            </tr>
                        </thead>
                        <tbody><For each=shown key=|at| *at let:at><Row id at unit/></For></tbody>
                    </table>
                </TableFrame>
            </Show>
            <p hidden=move || every.get() || n.get() <= SHOWN>
                <button type="button" class="button small" on:click=move |_| every.set(true)>
                    {move || ["Show all ", &count(n.get(), "reading", "readings")].concat()}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Row(id: u32, at: usize, unit: Signal<String>) -> impl IntoView {
    let (session, toasts) = (Session::here(), use_context::<Toasts>());
    let one = Of::<Metric>::new(id);
    let reading = session.signal(Topic::Metrics, move |plan| {
        Metric::find(plan, id).and_then(|metric| metric.readings.get(at).cloned())
    });
    let day = Signal::derive(move || {
        let day = reading.with(|reading| reading.as_ref().map(|reading| reading.date));
        day.map_or(String::new(), |day| day.to_string())
    });
    let value = Signal::derive(move || {
        reading.with(|reading| reading.as_ref().map(|reading| reading.value))
    });
    let note = Signal::derive(move || {
        reading.with(|reading| {
            reading
                .as_ref()
                .map_or(String::new(), |reading| reading.note.clone())
        })
    });
    let on_day = session.typed(move |text: String, plan| {
        put(one, plan, at, |reading| {
            reading.date = Date::parse(&text).unwrap_or(reading.date);
        })
    });
    let set_value = session.typed(move |value: Option<i64>, plan| {
        put(one, plan, at, |reading| {
            reading.value = value.unwrap_or(reading.value);
        })
    });
    let on_value = Callback::new(move |typed: Typed<Option<i64>>| match typed {
        Typed::Done(None) => Err("Enter the value, or remove the reading.".to_owned()),
        typed => set_value.run(typed),
    });
    let on_note =
        session.typed(move |text: String, plan| put(one, plan, at, |reading| reading.note = text));
    let said = move || {
        let day = reading.with(|reading| reading.as_ref().map(|reading| reading.date));
        ["reading of ", &day.unwrap_or_default().medium()].concat()
    };
    let remove = move |_| {
        let what = said();
        let plan = session.now();
        session.act(one.change(&plan, |metric| {
            if at < metric.readings.len() {
                metric.readings.remove(at);
            }
        }));
        browser::after_paint(move || browser::focus(&["#reading-day-", &id.to_string()].concat()));
        if let Some(toasts) = toasts {
            toasts.offer(
                ["Removed the ", &what, "."].concat(),
                "Undo",
                session.undoing(),
            );
        }
    };
    view! {
        <tr>
            <td><DateField label="Day" required=true value=day on=on_day/></td>
            <td><NumberField label="Value" decimals=DECIMALS min=LIMITS.0 max=LIMITS.1 unit value on=on_value/></td>
            <td><TextField label="Note" value=note on=on_note/></td>
            <td hidden=look_only(false)>
                <button type="button" class="button icon-only quiet" aria-label=move || ["Remove the ", &said()].concat() on:click=remove>
                    <Icon name="remove"/>
                </button>
            </td>
        </tr>
    }
}

/// What is typed in a field of the page.
fn text_in(id: &str) -> String {
    let field = browser::find(&["#", id].concat());
    let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map_or(String::new(), |field| field.value())
}

/// Why a day cannot be that of a reading, if it cannot.
fn wrong_day(plan: &Plan, day: Date) -> Option<String> {
    let as_of = plan.details.as_of;
    (day > as_of).then(|| Rejection::Future { day, as_of }.to_string())
}

/// The form that adds a reading.
#[component]
fn New(id: u32, unit: Signal<String>) -> impl IntoView {
    let session = Session::here();
    let one = Of::<Metric>::new(id);
    let number = id.to_string();
    let [day_id, value_id, note_id] =
        ["day", "value", "note"].map(|what| ["reading-", what, "-", &number].concat());
    // Nothing chosen: the as-of date, which may move.
    let chosen: RwSignal<Option<String>> = RwSignal::new(None);
    let day = Signal::derive(move || {
        let as_of = || session.read(Topic::Details, |plan| plan.details.as_of.to_string());
        chosen.get().unwrap_or_else(as_of)
    });
    let value: RwSignal<Option<i64>> = RwSignal::new(None);
    let (note, wrong) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let on_day = Callback::new(move |typed: Typed<String>| {
        if let Typed::Done(text) = typed {
            if let Some(wrong) = Date::parse(&text).and_then(|day| wrong_day(&session.now(), day)) {
                return Err(wrong);
            }
            chosen.set(Some(text).filter(|text| !text.is_empty()));
        }
        Ok(())
    });
    let on_value = Callback::new(move |typed| {
        if let Typed::Done(number) = typed {
            value.set(number);
            wrong.set(String::new());
        }
        Ok(())
    });
    let on_note = Callback::new(move |typed| {
        if let Typed::Done(text) = typed {
            note.set(text);
        }
        Ok(())
    });
    let ids = (day_id.clone(), value_id.clone());
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (day_id, value_id) = (&ids.0, &ids.1);
        let focus = |id: &str| browser::focus(&["#", id].concat());
        // As the fields have it: what one of them refuses, it says itself and keeps.
        let plan = session.now();
        let day = Date::parse(&text_in(day_id)).filter(|day| wrong_day(&plan, *day).is_none());
        let Some(date) = day else {
            return focus(day_id);
        };
        let text = text_in(value_id);
        let read = fixed::parse(&text, DECIMALS);
        let Some(read) = read.filter(|read| (LIMITS.0..=LIMITS.1).contains(read)) else {
            if text.trim().is_empty() {
                wrong.set("Enter the value that was read off.".to_owned());
            }
            return focus(value_id);
        };
        let reading = Reading {
            date,
            value: read,
            note: note.get_untracked(),
            ..Reading::default()
        };
        match session.commit(one.change(&plan, |metric| metric.readings.push(reading))) {
            Ok(()) => {
                value.set(None);
                [note, wrong]
                    .iter()
                    .for_each(|text| text.set(String::new()));
                focus(value_id);
            }
            Err(refused) => wrong.set(refused.to_string()),
        }
    };
    view! {
        <form class="new-entry new-reading" hidden=look_only(false) on:submit=send>
            <div class="fields short">
                <DateField id=day_id label="New reading on" value=day on=on_day/>
                <NumberField id=value_id label="New value" decimals=DECIMALS min=LIMITS.0 max=LIMITS.1 unit value=value on=on_value/>
                <TextField id=note_id label="New note" value=note on=on_note/>
            </div>
            <p class="field-wrong" role="alert">{wrong}</p>
            <button type="submit" class="button"><Icon name="plus"/>"Add reading"</button>
        </form>
    }
}
