//! Days on which nobody works: entered one by one, or imported from a calendar file.

use super::super::editing::{Listed, kept_in};
use super::entry::NewEntry;
use super::import::{ImportDialog, Importer};
use crate::app::session::Session;
use crate::app::ui::{DateField, Icon, ItemList, TextField, look_only};
use crate::command::{Command, Edit, Topic};
use crate::document::words::count;
use crate::plan::{Date, Holiday, Plan, WorkingWeek};
use leptos::prelude::*;

const HOLIDAYS: Listed<Holiday> = Listed {
    topic: Topic::Resources,
    list: |plan| &plan.resources.holidays,
    command: Command::Holidays,
};

/// How many there are, and how many of them cost no working day.
fn counted(plan: &Plan) -> String {
    let week = WorkingWeek::of(&plan.resources.week);
    let holidays = &plan.resources.holidays;
    let free = holidays
        .iter()
        .filter(|day| !week.works_on(day.date))
        .count();
    match (holidays.len(), free) {
        (0, _) => "None so far: every day of the working week counts as worked.".to_owned(),
        (n, 0) => count(n, "public holiday", "public holidays") + ".",
        (n, free) => {
            let on = if free == 1 { " lies" } else { " lie" };
            [
                &count(n, "public holiday", "public holidays"),
                "; ",
                &free.to_string(),
                on,
                " outside the working week and cost no time.",
            ]
            .concat()
        }
    }
}

/// The card.
#[component]
pub fn Holidays() -> impl IntoView {
    let session = Session::here();
    let importer = Importer::new();
    let name = Callback::new(move |id| {
        let holiday = HOLIDAYS.shown(session, id);
        match holiday.name.trim() {
            "" => "holiday on ".to_owned() + &holiday.date.medium(),
            name => [name, " on ", &holiday.date.medium()].concat(),
        }
    });
    let words = session.signal(Topic::Resources, counted);
    view! {
        <section class="card" id="resources-holidays">
            <div class="card-head">
                <h2>"Public holidays"</h2>
                <div class="actions" hidden=look_only(false)>
                    <button type="button" class="button" on:click=move |_| importer.ask()>
                        <Icon name="file"/>
                        "Import a calendar file"
                    </button>
                </div>
            </div>
            <p class="quiet-text" role="status">{words}</p>
            <div class="holidays">
                <ItemList
                    ids=HOLIDAYS.ids(session)
                    name
                    row=Callback::new(move |id| view! { <Row id/> }.into_any())
                    act=HOLIDAYS.acts(session)
                    none_left="#holiday-date"
                    undo=session.undoing()
                />
            </div>
            <New/>
        </section>
        <ImportDialog importer/>
    }
}

#[component]
fn Row(id: u32) -> impl IntoView {
    let session = Session::here();
    view! {
        <div class="fields short">
            {HOLIDAYS.day_field(session, id, "Holiday on", |holiday| &mut holiday.date)}
            {HOLIDAYS.text_field(session, id, "Name of the holiday", |holiday| &mut holiday.name)}
        </div>
    }
}

/// The form that adds one.
#[component]
fn New() -> impl IntoView {
    let session = Session::here();
    let [date, name] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let fail = |text: String| Err((text, "#holiday-date"));
    let entry = Callback::new(move |()| {
        let Some(day) = Date::parse(&date.get_untracked()) else {
            return fail("Enter the day of the holiday.".to_owned());
        };
        let known = session.now();
        let known = known
            .resources
            .holidays
            .iter()
            .find(|known| known.date == day);
        if let Some(known) = known {
            let name = match known.name.trim() {
                "" => "a holiday",
                name => name,
            };
            return fail([&day.medium(), " is in the list already: ", name, "."].concat());
        }
        Ok(Command::Holidays(Edit::Add(Holiday {
            date: day,
            name: name.get_untracked(),
            ..Holiday::default()
        })))
    });
    view! {
        <NewEntry entry emptied=vec![date, name] focus=("#holiday-date", "#holiday-date") add="Add holiday">
            <DateField id="holiday-date" label="New holiday on" value=date on=kept_in(date)/>
            <TextField id="holiday-name" label="What it is called" value=name on=kept_in(name)/>
        </NewEntry>
    }
}
