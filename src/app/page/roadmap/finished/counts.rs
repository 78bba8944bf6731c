//! A second forecast, from how many things are finished each week: how many by a day, and when so
//! many more are done.

use crate::app::session::Session;
use crate::app::ui::{DateField, NumberField, OnTyped, TableFrame, TextField, Typed, look_only};
use crate::command::{Command, Topic, Topics};
use crate::forecast::Reach;
use crate::insight::number::grouped;
use crate::insight::throughput::{Question, Throughput, of_roadmap, read};
use crate::plan::{Date, Plan};
use leptos::prelude::*;

/// Most things that are asked for.
const MOST_THINGS: i64 = 1_000_000;
/// Most characters of the counts: five years of five digits each.
const MOST_TEXT: usize = 2_000;

/// The counts as they are typed.
fn written(plan: &Plan) -> String {
    let counts = plan.progress.weekly.iter().map(u16::to_string);
    counts.collect::<Vec<_>>().join(", ")
}

/// What was asked in place of what is most likely asked; nothing of the plan.
#[derive(Clone, Copy, Default, PartialEq)]
struct Asked {
    by: Option<Date>,
    things: Option<Option<u32>>,
}

impl Asked {
    fn of(self, plan: &Plan) -> Question {
        let usual = Question::of(plan);
        Question {
            by: self.by.unwrap_or(usual.by),
            things: self.things.unwrap_or(usual.things),
        }
    }
}

/// A handler that keeps what is typed in a signal.
fn keep<T: 'static>(change: impl Fn(T) + Send + Sync + 'static) -> OnTyped<T> {
    Callback::new(move |typed| {
        if let Typed::Done(value) = typed {
            change(value);
        }
        Ok(())
    })
}

/// The part of the card.
#[component]
pub fn Counts() -> impl IntoView {
    let session = Session::here();
    let topics = Topics::of(&[Topic::Progress, Topic::Details, Topic::Roadmap]);
    let asked = RwSignal::new(Asked::default());
    let question = Memo::new(move |_| asked.get().of(&session.plan(topics)));
    let found = Memo::new(move |_| Throughput::new(&session.plan(topics), question.get()));
    let any = Memo::new(move |_| found.with(Option::is_some));
    let set = session.typed(|counts: Vec<u16>, _| Command::SetWeekly(counts));
    let on_counts = Callback::new(move |typed: Typed<String>| match typed {
        Typed::Draft(text) => match read(&text) {
            Ok(counts) => set.run(Typed::Draft(counts)),
            Err(_) => Ok(()), // it is said when the field is left
        },
        Typed::Done(text) => set.run(Typed::Done(read(&text)?)),
        Typed::Dropped => set.run(Typed::Dropped),
    });
    let fixed = look_only(false);
    let of_plan = Memo::new(move |_| of_roadmap(&session.plan(topics)));
    let can_take = move || {
        let weekly = session.read(Topic::Progress, |plan| plan.progress.weekly.clone());
        of_plan.with(|counts| !counts.is_empty() && *counts != weekly)
    };
    let take = move |_| session.act(Command::SetWeekly(of_plan.get_untracked()));
    let by = Signal::derive(move || question.get().by.to_string());
    let on_by = keep(move |text: String| asked.update(|asked| asked.by = Date::parse(&text)));
    let things = Signal::derive(move || question.get().things.map(i64::from));
    let on_things = keep(move |things: Option<i64>| {
        let things = things.and_then(|things| u32::try_from(things).ok());
        asked.update(|asked| asked.things = Some(things));
    });
    let rows = move || found.get().map(|found| view! { <Answers found/> });
    let doubt = move || found.with(|found| found.as_ref().and_then(Throughput::doubt));
    view! {
        <h3>"How many by when?"</h3>
        <p class="quiet-text">"A second forecast, from how many things you finish each week and nothing else: no estimates, no people. Count things of about one size, such as the stories of any tracker."</p>
        <TextField
            label="Things finished each week"
            hint="One whole number a week, the newest last, such as 3, 0, 2, 4."
            value=session.signal(Topic::Progress, written)
            on=on_counts
            rows=2
            most=MOST_TEXT
        />
        <p hidden=move || fixed.get() || !can_take()>
            <button type="button" class="button small" on:click=take>"Count what is done on the roadmap"</button>
        </p>
        <Show
            when=move || any.get()
            fallback=|| view! { <p class="quiet-text">"No week is counted yet. State some weeks to see how many things are done by a day, and when so many more are."</p> }
        >
            <div class="fields pair">
                <DateField label="How many things by" value=by on=on_by free=true/>
                <NumberField label="When are so many more done" min=1 max=MOST_THINGS value=things on=on_things free=true/>
            </div>
            <div role="status">{rows}<p class="quiet-text">{doubt}</p></div>
        </Show>
    }
}

/// What the counts say.
#[component]
fn Answers(found: Throughput) -> impl IntoView {
    let Reach { p50, p80, p95 } = found.by;
    let by = found.question.by.medium();
    let weeks = match found.ahead {
        1 => "1 whole week".to_owned(),
        weeks => [&grouped(weeks.into()), " whole weeks"].concat(),
    };
    let at_least = [p50, p80, p95].map(|n| {
        let n = grouped(n.into()) + " or more";
        view! { <td>{n}</td> }
    });
    let when = found.question.things.map(|things| {
        let name = ["Done: ", &grouped(things.into()), " more"].concat();
        match found.done {
            Some(days) => {
                let days = days.map(|day| view! { <td>{day.medium()}</td> });
                view! { <tr><th scope="row">{name}</th>{days}</tr> }.into_any()
            }
            None => {
                let why = found.when();
                view! { <tr><th scope="row">{name}</th><td colspan="3">{why}</td></tr> }.into_any()
            }
        }
    });
    view! {
        <p>{found.known()}</p>
        <TableFrame label="How many by when">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">"Question"</th>
                        <th scope="col">"P50, half of all cases"</th>
                        <th scope="col">"P80, four of five"</th>
                        <th scope="col">"P95, nineteen of twenty"</th>
                    </tr>
                </thead>
                <tbody>
                    <tr><th scope="row">{["By ", &by, ", in ", &weeks].concat()}</th>{at_least}</tr>
                    {when}
                </tbody>
            </table>
        </TableFrame>
    }
}
