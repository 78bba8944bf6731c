//! The roadmap as a plain table: sorted, filtered, and edited in place. It offers everything without
//! any drag.

use super::detail::progress::name;
use super::table_edit::Editing;
use super::view::Kept;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Icon, SelectField, TableFrame, look_only};
use crate::command::Topic;
use crate::document::words::{because, count, money, person_days};
use crate::insight::{EVERYTHING, Insight, ItemFigures};
use crate::plan::{ItemId, ItemState, RoadmapItem};
use crate::sorted::{sort, sort_by_key};
use leptos::prelude::*;
use std::cmp::Reverse;

/// What a row of the table says.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Row {
    id: ItemId,
    title: String,
    phase: usize,
    state: ItemState,
    percent: u8,
    start: String,
    end: String,
    work: String,
    cost: String,
    owner: String,
    after: String,
    why: String,
    /// First half-day, mean work in hundredths and cost in minor units, to sort by.
    order: (u32, i64, i64),
}

/// What a table can be sorted by, in the order of its columns.
const COLUMNS: [(&str, bool); 7] = [
    ("Initiative", false),
    ("Phase", false),
    ("State", false),
    ("Dates", false),
    ("Work (days)", true),
    ("Cost", true),
    ("Owner", false),
];
/// The column it is sorted by at first: the dates.
const BY_DATES: u8 = 3;

static BY: Kept = Kept::new(BY_DATES);
static DOWN: Kept = Kept::new(0);
/// The phase and the state that are seen, counted from 1; 0 for all.
static PHASE: Kept = Kept::new(0);
static STATE: Kept = Kept::new(0);
static EDITING: Kept = Kept::new(0);

fn rows(insight: &Insight) -> Vec<Row> {
    let (catalog, figures) = (insight.catalog(), insight.roadmap());
    let title = |at: usize| figures.items[at].title.as_str();
    let items = insight.plan().roadmap.items.iter().zip(&figures.items);
    let row = |(item, of): (&RoadmapItem, &ItemFigures)| {
        let after: Vec<&str> = of.after.iter().map(|&at| title(at)).collect();
        Row {
            id: of.item,
            title: of.title.clone(),
            phase: of.phase,
            state: item.state,
            percent: item.percent_done(catalog),
            start: of.start.medium(),
            end: of.end.medium(),
            work: of.work.mean().text(1),
            cost: of.cost.likely().text(),
            owner: item.owner.trim().to_owned(),
            after: after.join(", "),
            why: because(&of.starts, title),
            order: (of.span.start, of.work.mean().rounded(2), of.cost.likely().0),
        }
    };
    items.map(row).collect()
}

/// Sorts by a column; rows that are alike in it stay in the order of starting.
fn sort_rows(rows: &mut [Row], by: usize, down: bool) {
    let text = |text: &str| text.to_lowercase();
    match by {
        0 => sort_by_key(rows, |row| text(&row.title)),
        1 => sort_by_key(rows, |row| row.phase),
        2 => sort_by_key(rows, |row| (row.state as u8, Reverse(row.percent))),
        4 => sort_by_key(rows, |row| row.order.1),
        5 => sort_by_key(rows, |row| row.order.2),
        // Who has an owner comes first.
        6 => sort_by_key(rows, |row| (row.owner.is_empty(), text(&row.owner))),
        _ => sort_by_key(rows, |row| row.order.0),
    }
    if down {
        rows.reverse();
    }
}

/// The tab.
#[component]
pub fn ItemTable(
    /// The item that is shown in detail.
    chosen: Signal<Option<ItemId>>,
) -> impl IntoView {
    let session = Session::here();
    let fixed = look_only(false);
    let (by, down, editing) = (BY.signal(), DOWN.signal(), EDITING.signal());
    let (phase, state) = (PHASE.signal(), STATE.signal());
    let owner = RwSignal::new(None::<String>);
    let all = session.derive(&EVERYTHING, rows);
    let shown = Memo::new(move |_| {
        let (phase, state) = (phase.get(), state.get());
        let mut rows = all.get();
        rows.retain(|row| {
            let owned = owner.with(|owner| owner.as_ref().is_none_or(|owner| *owner == row.owner));
            owned
                && (phase == 0 || row.phase + 1 == phase)
                && (state == 0 || row.state as usize + 1 == state)
        });
        sort_rows(&mut rows, by.get(), down.get() == 1);
        rows
    });
    let edits = Memo::new(move |_| editing.get() == 1 && !fixed.get());
    let ids = session.signal(Topic::Roadmap, |plan| {
        let mut ids: Vec<ItemId> = plan.roadmap.items.iter().map(|item| item.id).collect();
        sort(&mut ids);
        ids
    });
    // While it is edited nothing moves but by a choice of order: a row must not go from under the hand.
    let order = Memo::new(move |_| {
        let _ = (by.get(), down.get(), phase.get(), state.get(), owner.get());
        let _ = (ids.get(), edits.get());
        shown.with_untracked(|rows| rows.iter().map(|row| row.id).collect::<Vec<_>>())
    });
    let n = Signal::derive(move || match edits.get() {
        true => order.with(Vec::len),
        false => shown.with(Vec::len),
    });
    let of = Signal::derive(move || all.with(Vec::len));
    let found = move || match (n.get(), of.get()) {
        (n, of) if n == of => count(of, "initiative", "initiatives"),
        (n, of) => [
            &n.to_string(),
            " of ",
            &count(of, "initiative", "initiatives"),
        ]
        .concat(),
    };
    let toggle = move |_| editing.update(|editing| *editing = 1 - (*editing).min(1));
    let none = Memo::new(move |_| n.get() == 0);
    view! {
        <div class="table-choices">
            <Filters phase state owner all/>
            <p class="quiet-text" role="status">{found}</p>
            <button type="button" class="button small" aria-pressed=move || edits.get().to_string() hidden=fixed on:click=toggle>
                <Icon name="edit"/> "Edit in the table"
            </button>
        </div>
        <Show when=move || edits.get() fallback=move || view! { <Plain rows=shown by down chosen/> }>
            <Editing order by down/>
        </Show>
        <p class="quiet-text" hidden=move || !none.get()>"No initiative fits. Choose other filters."</p>
        <Totals/>
    }
}

/// What is seen.
#[component]
fn Filters(
    phase: RwSignal<usize>,
    state: RwSignal<usize>,
    owner: RwSignal<Option<String>>,
    all: Signal<Vec<Row>>,
) -> impl IntoView {
    let catalog = Session::here().catalog;
    let options = |first: &str, names: Vec<&str>| {
        let names = names.into_iter().map(str::to_owned);
        let all = std::iter::once(first.to_owned()).chain(names).enumerate();
        Signal::stored(
            all.map(|(at, name)| (at.to_string(), name))
                .collect::<Vec<_>>(),
        )
    };
    let phases = options(
        "All phases",
        catalog.phases.iter().map(|phase| phase.name).collect(),
    );
    let states = options(
        "All states",
        ItemState::ALL.iter().map(|&state| name(state)).collect(),
    );
    let owners = Signal::derive(move || {
        let mut owners: Vec<String> =
            all.with(|rows| rows.iter().map(|row| row.owner.clone()).collect());
        sort(&mut owners);
        owners.dedup();
        let named = owners.into_iter().map(|owner| match owner.as_str() {
            "" => ("=".to_owned(), "Nobody named".to_owned()),
            _ => (["=", &owner].concat(), owner),
        });
        let everybody = (String::new(), "All owners".to_owned());
        std::iter::once(everybody).chain(named).collect::<Vec<_>>()
    });
    let number = |signal: RwSignal<usize>| {
        let value = Signal::derive(move || signal.get().to_string());
        let on = Callback::new(move |text: String| signal.set(text.parse().unwrap_or(0)));
        (value, on)
    };
    let ((phase, on_phase), (state, on_state)) = (number(phase), number(state));
    let owned = Signal::derive(move || {
        owner
            .get()
            .map_or(String::new(), |owner| ["=", &owner].concat())
    });
    let on_owner = Callback::new(move |text: String| {
        owner.set(text.strip_prefix('=').map(str::to_owned));
    });
    view! {
        <SelectField label="Phase" options=phases value=phase on=on_phase free=true/>
        <SelectField label="State" options=states value=state on=on_state free=true/>
        <SelectField label="Owner" options=owners value=owned on=on_owner free=true/>
    }
}

/// The head of a column, which sorts by it.
#[component]
pub(super) fn Head(
    /// Its place.
    at: usize,
    by: RwSignal<usize>,
    down: RwSignal<usize>,
    #[prop(optional, into)] also: MaybeProp<String>,
    /// What it says instead of the column's name.
    #[prop(optional)]
    instead: Option<&'static str>,
) -> impl IntoView {
    let (label, number) = COLUMNS[at];
    let label = instead.unwrap_or(label);
    let sorted = move || {
        (by.get() == at).then(|| {
            if down.get() == 1 {
                "descending"
            } else {
                "ascending"
            }
        })
    };
    let sort = move |_| match by.get_untracked() == at {
        true => down.update(|down| *down = 1 - (*down).min(1)),
        false => {
            down.set(0);
            by.set(at);
        }
    };
    let arrow = move || match sorted() {
        Some("ascending") => " ↑",
        Some(_) => " ↓",
        None => "",
    };
    view! {
        <th scope="col" class:number=number aria-sort=sorted>
            <button type="button" class="sort" on:click=sort>
                {label} {move || also.get()} <span aria-hidden="true">{arrow}</span>
            </button>
        </th>
    }
}

/// The table to read.
#[component]
fn Plain(
    rows: Memo<Vec<Row>>,
    by: RwSignal<usize>,
    down: RwSignal<usize>,
    chosen: Signal<Option<ItemId>>,
) -> impl IntoView {
    let session = Session::here();
    let catalog = session.catalog;
    let phases = catalog.phases.iter().map(|phase| phase.name);
    let phases: Vec<&'static str> = phases.collect();
    let row = move |row: Row| {
        let id = row.id;
        let current = Signal::derive(move || (chosen.get() == Some(id)).then_some("true"));
        let or = |text: String, none: &str| {
            if text.is_empty() {
                none.to_owned()
            } else {
                text
            }
        };
        let state = match row.state {
            ItemState::Running => [name(row.state), ", ", &row.percent.to_string(), " %"].concat(),
            state => name(state).to_owned(),
        };
        let phase = phases.get(row.phase).copied().unwrap_or_default();
        view! {
            <tr aria-current=current>
                <th scope="row"><a href=Route::Roadmap(Some(id)).to_string()><bdi>{row.title}</bdi></a></th>
                <td>{phase}</td>
                <td>{state}</td>
                <td><span class="day">{row.start} " to"</span> " " <span class="day">{row.end}</span></td>
                <td class="number">{row.work}</td>
                <td class="number">{row.cost}</td>
                <td>{or(row.owner, "not named")}</td>
                <td>{or(row.after, "nothing")}</td>
                <td>{row.why}</td>
            </tr>
        }
    };
    let currency = session.signal(Topic::Details, |plan| match plan.details.currency.trim() {
        "" => String::new(),
        currency => [" (", currency, ")"].concat(),
    });
    view! {
        <TableFrame label="Table of the roadmap">
            <table class="table roadmap-table">
                <thead>
                    <tr>
                        <Head at=0 by down/>
                        <Head at=1 by down/>
                        <Head at=2 by down/>
                        <Head at=3 by down/>
                        <Head at=4 by down/>
                        <Head at=5 by down also=currency/>
                        <Head at=6 by down/>
                        <th scope="col">"Waits for"</th>
                        <th scope="col">"Why it starts then"</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=Row::clone children=row/>
                </tbody>
            </table>
        </TableFrame>
    }
}

#[component]
fn Totals() -> impl IntoView {
    let totals = Session::here().derive(&EVERYTHING, |insight| {
        let roadmap = insight.roadmap();
        let cost = money(insight.plan(), roadmap.people.likely());
        format!(
            "All together: {}, {cost} for people. ",
            person_days(roadmap.work())
        )
    });
    view! {
        <p class="quiet-text roadmap-key">{totals} "Work is the mean of its estimate, in person-days."</p>
    }
}
