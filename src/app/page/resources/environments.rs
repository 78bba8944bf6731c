//! Test environments that initiatives book, and who has them when.

use super::editing::Listed;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{ItemList, NumberField, TableFrame};
use crate::command::{Command, Topic};
use crate::insight::{EVERYTHING, Insight};
use crate::plan::{Calendar, Date, Environment, ItemId, ItemState, Plan};
use crate::sorted::sort_by_key;
use leptos::prelude::*;

const ENVIRONMENTS: Listed<Environment> = Listed {
    topic: Topic::Resources,
    list: |plan| &plan.resources.environments,
    command: Command::Environments,
};

/// What an environment is called in lists.
fn called(name: &str) -> String {
    match name.trim() {
        "" => "unnamed environment".to_owned(),
        name => name.to_owned(),
    }
}

/// The section.
#[component]
pub fn Environments() -> impl IntoView {
    let session = Session::here();
    let name = Callback::new(move |id| called(&ENVIRONMENTS.shown(session, id).name));
    view! {
        <section class="card" id="resources-environments">
            <div class="card-head"><h2>"Test environments"</h2></div>
            <p class="quiet-text">"An environment that initiatives have to book is never given to more of them at once than it has places. Environments that everybody can use at any time need not be listed."</p>
            <ItemList
                ids=ENVIRONMENTS.ids(session)
                name
                row=Callback::new(move |id| view! { <Row id/> }.into_any())
                act=session.listed(Environment::default(), Command::Environments)
                add="Add an environment"
                undo=session.undoing()
            />
        </section>
        <Bookings/>
    }
}

#[component]
fn Row(id: u32) -> impl IntoView {
    let session = Session::here();
    let places = ENVIRONMENTS.typed(session, id, |environment, number: Option<i64>| {
        environment.places = number.and_then(|number| number.try_into().ok());
    });
    let goes_along = session.derive(&EVERYTHING, move |insight| {
        let items = insight.plan().roadmap.items.iter();
        let booked = items.filter(|item| {
            let mut bookings = item.bookings.iter();
            bookings.any(|booking| booking.environment.0 == id)
        });
        match booked.count() {
            0 => String::new(),
            1 => "1 initiative books it; the booking goes if this entry is removed.".to_owned(),
            n => [
                &n.to_string(),
                " initiatives book it; the bookings go if this entry is removed.",
            ]
            .concat(),
        }
    });
    view! {
        <div class="fields short">
            {ENVIRONMENTS.text_field(session, id, "Name", |environment| &mut environment.name)}
            <NumberField
                label="Places"
                hint="How many can use it at once."
                placeholder=Some("1".to_owned())
                min=1
                max=100
                value=session.signal(Topic::Resources, move |plan| {
                    ENVIRONMENTS.find(plan, id).and_then(|environment| environment.places).map(i64::from)
                })
                on=places
            />
            {ENVIRONMENTS.open_day_field(session, id, ("There from", "The plan's first day while it is empty."), |environment| &mut environment.from)}
            {ENVIRONMENTS.open_day_field(session, id, ("There until", "Without end while it is empty."), |environment| &mut environment.until)}
        </div>
        <p class="hint">{goes_along}</p>
    }
}

/// A line of the table: who has an environment when.
#[derive(Clone, PartialEq)]
struct Booked {
    environment: String,
    item: ItemId,
    title: String,
    first: Date,
    last: Date,
    places: u16,
    /// What does not fit, in a few words.
    wrong: &'static str,
}

fn booked(insight: &Insight) -> Vec<Booked> {
    let (catalog, plan) = (insight.catalog(), insight.plan());
    let calendar = Calendar::of(plan);
    let mut rows = Vec::new();
    for environment in &plan.resources.environments {
        let items = plan
            .roadmap
            .items
            .iter()
            .filter(|item| item.state != ItemState::Dropped);
        let mut here: Vec<Booked> = Vec::new();
        for item in items {
            let bookings = item.bookings.iter();
            let these = bookings.filter(|booking| booking.environment == environment.id);
            let places: u16 = these.map(|booking| booking.places.unwrap_or(1)).sum();
            if places > 0 {
                let (first, last) = (calendar.day(item.start), calendar.last_day(item.finish));
                here.push(Booked {
                    environment: called(&environment.name),
                    item: item.id,
                    title: item.title_in(catalog).to_owned(),
                    first,
                    last,
                    places,
                    wrong: not_there(environment, first, last),
                });
            }
        }
        sort_by_key(&mut here, |row| row.first);
        crowded(environment, &mut here);
        rows.extend(here);
    }
    rows
}

/// Whether an environment is missing on some of these days.
fn not_there(environment: &Environment, first: Date, last: Date) -> &'static str {
    let early = environment.from.is_some_and(|from| first < from);
    let late = environment.until.is_some_and(|until| until < last);
    if early || late {
        "Not there on all of these days"
    } else {
        ""
    }
}

/// Marks what asks for more places at once than there are.
fn crowded(environment: &Environment, rows: &mut [Booked]) {
    let most = environment.places.unwrap_or(1);
    let asked = |rows: &[Booked], day: Date| -> u32 {
        let here = rows
            .iter()
            .filter(|row| row.first <= day && day <= row.last);
        here.map(|row| u32::from(row.places)).sum()
    };
    // It is fullest on a day on which something begins.
    let full: Vec<Date> = rows
        .iter()
        .map(|row| row.first)
        .filter(|&day| asked(rows, day) > u32::from(most))
        .collect();
    for row in rows.iter_mut().filter(|row| row.wrong.is_empty()) {
        if full.iter().any(|&day| row.first <= day && day <= row.last) {
            row.wrong = "More at once than it has places";
        }
    }
}

/// Who has which environment when.
#[component]
fn Bookings() -> impl IntoView {
    let session = Session::here();
    let rows = session.derive(&EVERYTHING, booked);
    let any = session.signal(Topic::Resources, |plan: &Plan| {
        !plan.resources.environments.is_empty()
    });
    let row = |row: Booked| {
        view! {
            <tr>
                <th scope="row"><bdi>{row.environment}</bdi></th>
                <td><a href=Route::Roadmap(Some(row.item)).to_string()><bdi>{row.title}</bdi></a></td>
                <td class="nowrap">{row.first.medium()} " to " {row.last.medium()}</td>
                <td class="number">{row.places}</td>
                <td>{row.wrong}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || any.get()>
            <section class="card">
                <div class="card-head"><h2>"Who has them when"</h2></div>
                <Show
                    when=move || rows.with(|rows| !rows.is_empty())
                    fallback=|| view! {
                        <p>
                            "No initiative books one yet. Open an initiative on the "
                            <a href=Route::Roadmap(None).to_string()>"roadmap"</a>
                            " and say which environment it needs."
                        </p>
                    }
                >
                    <TableFrame label="Bookings of test environments">
                        <table class="table">
                            <thead>
                                <tr>
                                    <th scope="col">"Environment"</th>
                                    <th scope="col">"Initiative"</th>
                                    <th scope="col">"Days"</th>
                                    <th scope="col" class="number">"Places"</th>
                                    <th scope="col">"To look at"</th>
                                </tr>
                            </thead>
                            <tbody>{move || rows.get().into_iter().map(row).collect_view()}</tbody>
                        </table>
                    </TableFrame>
                </Show>
            </section>
        </Show>
    }
}
