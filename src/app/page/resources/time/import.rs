//! Holidays from a calendar file: what is in it is shown first; nothing is taken before that.

use crate::app::browser;
use crate::app::session::Session;
use crate::app::ui::{Dialog, Disclosure, Icon, TableFrame, Toasts};
use crate::command::Command;
use crate::document::words::count;
use crate::exchange::ics::{self, Day, Days, Refused, Why};
use crate::plan::{Calendar, Date, Holiday, Plan};
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Years that are read at least, from that of the plan's start.
const LEAST_YEARS: i32 = 3;

/// A file that was looked at.
#[derive(Clone)]
struct Found {
    name: String,
    result: Result<Days, String>,
}

/// The dialog.
#[derive(Clone, Copy)]
pub struct Importer {
    open: RwSignal<bool>,
    found: RwSignal<Option<Found>>,
}

impl Importer {
    /// Nothing is asked for yet.
    pub fn new() -> Importer {
        Importer {
            open: RwSignal::new(false),
            found: RwSignal::new(None),
        }
    }

    /// Shows the dialog, ready for a file.
    pub fn ask(self) {
        self.found.set(None);
        self.open.set(true);
    }
}

/// The first and the last day of the years that a plan may need holidays of.
fn years(plan: &Plan) -> (Date, Date) {
    let (year, ..) = plan.details.start.parts();
    let calendar = Calendar::of(plan);
    let finish = plan.roadmap.items.iter().map(|item| item.finish).max();
    let (end, ..) = calendar.last_day(finish.unwrap_or(0)).parts();
    let last = end.max(year + LEAST_YEARS - 1).min(2199);
    let whole = (Date::new(year, 1, 1), Date::new(last, 12, 31));
    whole
        .0
        .zip(whole.1)
        .unwrap_or((plan.details.start, plan.details.start))
}

/// The days of a file that the plan does not have, and how many it has.
fn new_days(plan: &Plan, days: &Days) -> (Vec<Day>, usize) {
    let known = |day: &&Day| {
        let mut holidays = plan.resources.holidays.iter();
        holidays.any(|holiday| holiday.date == day.date)
    };
    let n_known = days.days.iter().filter(known).count();
    let new = days.days.iter().filter(|day| !known(day));
    (new.cloned().collect(), n_known)
}

async fn look_at(file: &web_sys::File, plan: &Plan) -> Result<Days, String> {
    // By size first, so that a huge file is not read at all.
    if file.size() > ics::MAX_BYTES as f64 {
        return Err(Refused::TooBig(file.size() as usize).to_string());
    }
    let bytes = browser::read(file).await.ok_or(
        "The file could not be read: it may be a folder, or it was moved or changed meanwhile. Choose it again.",
    )?;
    let (first, last) = years(plan);
    ics::read(&bytes, first, last).map_err(|refused| refused.to_string())
}

/// The dialog that imports.
#[component]
pub fn ImportDialog(importer: Importer) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let session = Session::here();
    let looked = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        // The same file can be chosen again after it was changed.
        input.set_value("");
        let Some(file) = file else { return };
        spawn_local(async move {
            let plan = session.now();
            let result = look_at(&file, &plan).await;
            let name = file.name();
            importer.found.try_set(Some(Found { name, result }));
        });
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            input.click();
        }
    };
    view! {
        <Dialog open=importer.open title="Import public holidays">
            <p>"Choose a calendar file (.ics), such as the one that a calendar program or a public body offers for your country. It is read in this browser and sent nowhere."</p>
            <p>
                <button type="button" class="button" on:click=choose>
                    <Icon name="file"/>
                    "Choose a file"
                </button>
                <input type="file" node_ref=input hidden accept=".ics,text/calendar" on:change=looked/>
            </p>
            {move || importer.found.get().map(|found| view! { <Preview importer found/> })}
        </Dialog>
    }
}

/// What the file holds, or why it is not read.
#[component]
fn Preview(importer: Importer, found: Found) -> impl IntoView {
    let (session, toasts) = (Session::here(), use_context::<Toasts>());
    let Found { name, result } = found;
    let days = match result {
        Err(why) => {
            return view! {
                <section class="found bad" role="alert">
                    <h3><bdi>{name}</bdi></h3>
                    <p>{why}</p>
                </section>
            }
            .into_any();
        }
        Ok(days) => days,
    };
    let plan = session.now();
    let (new, n_known) = new_days(&plan, &days);
    let (first, last) = years(&plan);
    let (n, refused) = (new.len(), RwSignal::new(String::new()));
    let summary = {
        let new = count(n, "new holiday", "new holidays");
        let from = [first.parts().0.to_string(), last.parts().0.to_string()];
        let known = match n_known {
            0 => String::new(),
            1 => " 1 day is in the plan already and is left out.".to_owned(),
            n => [
                " ",
                &n.to_string(),
                " days are in the plan already and are left out.",
            ]
            .concat(),
        };
        ["From ", &from[0], " to ", &from[1], ": ", &new, ".", &known].concat()
    };
    let add = StoredValue::new(new.clone());
    let take = move |_| {
        let holidays = add
            .get_value()
            .into_iter()
            .map(|Day { date, name }| Holiday {
                date,
                name,
                ..Holiday::default()
            });
        match session.commit(Command::AddHolidays(holidays.collect())) {
            Ok(()) => {
                importer.open.set(false);
                if let Some(toasts) = toasts {
                    let said = ["Added ", &count(n, "holiday", "holidays"), "."].concat();
                    toasts.offer(said, "Undo", session.undoing());
                }
            }
            Err(why) => refused.set(why.to_string()),
        }
    };
    let row = |Day { date, name }: Day| {
        let name = match name.is_empty() {
            true => "without a name".to_owned(),
            false => name,
        };
        view! { <tr><td class="nowrap">{date.medium()}</td><td><bdi>{name}</bdi></td></tr> }
    };
    view! {
        <section class="found" role="status">
            <h3><bdi>{name}</bdi></h3>
            <p>{summary}</p>
            {(n > 0).then(|| view! {
                <TableFrame label="Holidays to add">
                    <table class="table">
                        <thead><tr><th scope="col">"Day"</th><th scope="col">"Name"</th></tr></thead>
                        <tbody>{new.into_iter().map(row).collect_view()}</tbody>
                    </table>
                </TableFrame>
            })}
            {(!days.left_out.is_empty()).then(|| view! { <LeftOut days=days.clone()/> })}
            <p class="field-wrong" role="alert">{refused}</p>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| importer.open.set(false)>"Cancel"</button>
                {(n > 0).then(|| view! {
                    <button type="button" class="button primary" on:click=take>
                        {["Add ", &count(n, "holiday", "holidays")].concat()}
                    </button>
                })}
            </div>
        </section>
    }
    .into_any()
}

/// What was left out, by reason.
#[component]
fn LeftOut(days: Days) -> impl IntoView {
    /// Names that are listed per reason.
    const SHOWN: usize = 8;
    let label = [&count(days.left_out.len(), "event", "events"), " left out"].concat();
    view! {
        <Disclosure label=label>
            <ul class="plain">
                {Why::ALL
                    .into_iter()
                    .filter_map(|why| {
                        let these = days.left_out.iter().filter(|one| one.why == why);
                        let names: Vec<String> = these.map(|one| match one.name.is_empty() {
                            true => "without a name".to_owned(),
                            false => one.name.clone(),
                        }).collect();
                        if names.is_empty() {
                            return None;
                        }
                        let more = names.len().saturating_sub(SHOWN);
                        let mut text = names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ");
                        if more > 0 {
                            text = [&text, " and ", &more.to_string(), " more"].concat();
                        }
                        Some(view! { <li>{why.text()} ": " <bdi>{text}</bdi></li> })
                    })
                    .collect_view()}
            </ul>
        </Disclosure>
    }
}
