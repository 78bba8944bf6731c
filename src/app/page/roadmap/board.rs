//! The roadmap as a board: a column for each state, or for now, next and later. Cards go from column
//! to column by drag, by keys and by their menu.

use super::columns::{Card, Column, Place, columns};
use super::detail::progress::to_state;
use super::view::{Kept, put};
use crate::app::browser;
use crate::app::route::Route;
use crate::app::session::Session;
use crate::app::ui::{Choice, Menu, Pill, Segment, Toasts, Tone, look_only};
use crate::command::item::start_on;
use crate::document::words::count;
use crate::insight::EVERYTHING;
use crate::plan::{Calendar, ItemId, ItemState, Plan};
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;

/// What the columns are: 0 states, 1 horizons.
static BY: Kept = Kept::new(0);

/// The command that brings a card to another column.
///
/// # Errors
/// Why it can not go there.
fn to_place(plan: &Plan, id: ItemId, place: Place) -> Result<crate::command::Command, String> {
    let horizon = match place {
        Place::State(state) => return Ok(to_state(plan, id, state)),
        Place::Horizon(horizon) => horizon,
    };
    let item = super::view::item(plan, id).ok_or("It is not on the roadmap any more.")?;
    if item.state == ItemState::Running {
        return Err("It is running, so it is being done now. Plan it again first.".to_owned());
    }
    let calendar = Calendar::of(plan);
    let day = calendar.day(horizon.start_of(plan, item));
    let mut moved = item.clone();
    start_on(&mut moved, calendar, day)?;
    Ok(put(plan, id, |item| *item = moved))
}

/// What moves cards, and says what it did.
#[derive(Clone, Copy)]
struct Mover {
    session: Session,
    toasts: Toasts,
    /// The card that is dragged.
    dragged: RwSignal<Option<ItemId>>,
    /// What was done last.
    said: RwSignal<String>,
    fixed: Signal<bool>,
}

impl Mover {
    fn go(self, id: ItemId, place: Place) {
        let title = |plan: &Plan| {
            let item = super::view::item(plan, id);
            item.map_or(String::new(), |item| {
                item.title_in(self.session.catalog).to_owned()
            })
        };
        let plan = self.session.now();
        let name = title(&plan);
        let done = to_place(&plan, id, place).and_then(|command| {
            self.session
                .commit(command)
                .map_err(|refused| refused.to_string())
        });
        match done {
            Ok(()) => {
                self.said
                    .set([&name, " is now in ", place.name(), "."].concat());
                browser::after_paint(move || {
                    browser::focus(&["[data-card='", &id.to_string(), "'] a"].concat());
                });
            }
            Err(why) => self.toasts.warn([&name, ": ", &why].concat()),
        }
    }
}

/// The tab.
#[component]
pub fn Board(
    /// The item that is shown in detail.
    chosen: Signal<Option<ItemId>>,
) -> impl IntoView {
    let session = Session::here();
    let by = BY.signal();
    let mover = Mover {
        session,
        toasts: expect_context(),
        dragged: RwSignal::new(None),
        said: RwSignal::default(),
        fixed: look_only(false),
    };
    let by_state = session.derive(&EVERYTHING, |insight| columns(insight, 0));
    let by_horizon = session.derive(&EVERYTHING, |insight| columns(insight, 1));
    let shown = Memo::new(move |_| match by.get() {
        0 => by_state.get(),
        _ => by_horizon.get(),
    });
    let over = session.derive(&EVERYTHING, |insight| {
        let over = insight.plan().roadmap.items.iter();
        let over = over.filter(|item| matches!(item.state, ItemState::Done | ItemState::Dropped));
        over.count()
    });
    let value = Signal::derive(move || by.get().min(1).to_string());
    let on = Callback::new(move |text: String| by.set(text.parse().unwrap_or(0)));
    let segments = vec![
        Segment::new("0", "State"),
        Segment::new("1", "Now, next, later"),
    ];
    let places = Memo::new(move |_| Place::all(by.get()));
    let key = move |event: KeyboardEvent| keys(mover, &event, &shown.get_untracked());
    view! {
        <div class="board-choices">
            <Choice legend="Columns" groups=vec![segments.clone()] value on free=true/>
            <p class="quiet-text" hidden=move || by.get() == 0 || over.get() == 0>
                {move || count(over.get(), "initiative is", "initiatives are")} " done or dropped and not shown."
            </p>
        </div>
        <div class="board" class:three-columns=move || by.get() == 1 role="group" aria-label="Board of the roadmap" on:keydown=key>
            <For each=move || places.get() key=|place| *place let:place>
                <ColumnOf place shown mover chosen/>
            </For>
        </div>
        <p class="unseen" role="status">{mover.said}</p>
        <p class="quiet-text roadmap-key">
            "The arrow keys go from card to card" <span hidden=mover.fixed>"; with Shift, they take the card along to another column"</span> "."
        </p>
    }
}

#[component]
fn ColumnOf(
    place: Place,
    shown: Memo<Vec<Column>>,
    mover: Mover,
    chosen: Signal<Option<ItemId>>,
) -> impl IntoView {
    let column = Memo::new(move |_| {
        shown.with(|columns| columns.iter().find(|column| column.place == place).cloned())
    });
    let cards = Memo::new(move |_| column.get().map_or(Vec::new(), |column| column.cards));
    let line = move || column.get().map_or(String::new(), |column| column.line);
    let over = RwSignal::new(false);
    let enter = move |event: DragEvent| {
        if mover.dragged.get_untracked().is_some() {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(id) = mover.dragged.get_untracked() {
            mover.dragged.set(None);
            let here = cards.with_untracked(|cards| cards.iter().any(|card| card.id == id));
            if !here {
                mover.go(id, place);
            }
        }
    };
    let heading = ["board-", place.name()].concat();
    let labelled = heading.clone();
    view! {
        <section
            class="board-column"
            class:board-over=over
            aria-labelledby=labelled
            on:dragover=enter
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <h3 id=heading>{place.name()}</h3>
            <p class="quiet-text">{line}</p>
            <p class="quiet-text board-meaning">{place.meaning()}</p>
            <ul class="board-cards">
                <For each=move || cards.get() key=Card::clone let:card>
                    <CardOf card mover chosen/>
                </For>
            </ul>
        </section>
    }
}

#[component]
fn CardOf(card: Card, mover: Mover, chosen: Signal<Option<ItemId>>) -> impl IntoView {
    let Card { id, place, .. } = card;
    let current = Signal::derive(move || (chosen.get() == Some(id)).then_some("true"));
    let start = move |event: DragEvent| {
        // Some browsers drag nothing without data.
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", &id.to_string());
        }
        mover.dragged.set(Some(id));
    };
    let menu_name = ["Move ", &card.title, " to another column"].concat();
    let others = StoredValue::new(
        Place::all(usize::from(matches!(place, Place::Horizon(_))))
            .into_iter()
            .filter(|other| *other != place)
            .collect::<Vec<_>>(),
    );
    let percent = card.percent.map(|percent| percent.to_string() + " % done");
    let owner = match card.owner.as_str() {
        "" => "no owner".to_owned(),
        _ => card.owner.clone(),
    };
    let entry = move |to: Place| {
        view! {
            <button type="button" class="entry" on:click=move |_| mover.go(id, to)>{to.name()}</button>
        }
    };
    let draggable = move || if mover.fixed.get() { "false" } else { "true" };
    view! {
        <li
            class="board-card"
            data-card=id.to_string()
            draggable=draggable
            aria-current=current
            on:dragstart=start
            on:dragend=move |_| mover.dragged.set(None)
        >
            <a href=Route::Roadmap(Some(id)).to_string() draggable="false"><bdi>{card.title}</bdi></a>
            <p class="quiet-text">{card.dates} <br/> <bdi>{owner}</bdi></p>
            <div class="pills">
                {percent.map(|text| view! { <Pill text tone=Tone::Accent/> })}
                {card.late.then(|| view! { <Pill text="late" tone=Tone::Bad/> })}
                {card.critical.then(|| view! { <Pill text="longest chain" tone=Tone::Warn/> })}
            </div>
            <div class="board-menu" hidden=mover.fixed>
                <Menu label="Move" name=menu_name class="button small quiet">
                    {move || others.get_value().into_iter().map(entry).collect_view()}
                </Menu>
            </div>
        </li>
    }
}

/// Goes from card to card, and with Shift takes the card along to the column on that side.
fn keys(mover: Mover, event: &KeyboardEvent, columns: &[Column]) {
    let by = match event.key().as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return,
    };
    let focused = columns.iter().enumerate().find_map(|(column, of)| {
        let has_focus = |card: &Card| browser::has_focus(&selector(card.id));
        Some((column, of.cards.iter().position(has_focus)?))
    });
    let Some((column, at)) = focused else { return };
    event.prevent_default();
    let (sideways, down) = by;
    if event.shift_key() {
        let to = column
            .checked_add_signed(sideways)
            .and_then(|to| columns.get(to));
        if let Some(to) = to.filter(|_| sideways != 0 && !mover.fixed.get_untracked()) {
            mover.go(columns[column].cards[at].id, to.place);
        }
        return;
    }
    let next = if sideways == 0 {
        at.checked_add_signed(down)
            .and_then(|at| columns[column].cards.get(at))
    } else {
        // Past columns that hold nothing.
        let mut to = column;
        loop {
            let Some(next) = to
                .checked_add_signed(sideways)
                .filter(|to| *to < columns.len())
            else {
                break None;
            };
            to = next;
            if let Some(last) = columns[to].cards.len().checked_sub(1) {
                break columns[to].cards.get(at.min(last));
            }
        }
    };
    if let Some(card) = next {
        browser::focus(&selector(card.id));
    }
}

fn selector(card: ItemId) -> String {
    ["[data-card='", &card.to_string(), "'] > a"].concat()
}
