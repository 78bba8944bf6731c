//! What the parts of the page have in common: reading an item, changing it,
//! and saying when it is.

use crate::app::engine::Found;
use crate::app::session::Session;
use crate::app::ui::{OnTyped, Typed};
use crate::command::{Command, Edit, Topic};
use crate::insight::{EVERYTHING, Insight, ItemFigures, Span};
use crate::plan::{Calendar, Date, ItemId, Plan, RoadmapItem};
use leptos::prelude::*;
use std::sync::atomic::{AtomicU8, Ordering};

/// A part of an item as a signal; the default value once it is gone.
pub fn of_item<T>(
    session: Session,
    id: ItemId,
    read: impl Fn(&RoadmapItem) -> T + Send + Sync + 'static,
) -> Signal<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    session.signal(Topic::Roadmap, move |plan| {
        item(plan, id).map(&read).unwrap_or_default()
    })
}

/// Something computed of an item as a signal; the default value once it is gone.
pub fn of_figures<T>(
    session: Session,
    id: ItemId,
    read: impl Fn(&Insight, &ItemFigures) -> T + Send + Sync + 'static,
) -> Signal<T>
where
    T: Default + PartialEq + Send + Sync + 'static,
{
    session.derive(&EVERYTHING, move |insight| {
        let figures = insight.roadmap().of(id);
        figures
            .map(|figures| read(insight, figures))
            .unwrap_or_default()
    })
}

/// An item of the accepted roadmap.
pub fn item(plan: &Plan, id: ItemId) -> Option<&RoadmapItem> {
    plan.roadmap.items.iter().find(|item| item.id == id)
}

/// The command that changes an item.
pub fn put(plan: &Plan, id: ItemId, change: impl FnOnce(&mut RoadmapItem)) -> Command {
    let mut item = item(plan, id).cloned().unwrap_or(RoadmapItem {
        id,
        ..RoadmapItem::default()
    });
    change(&mut item);
    Command::Items(Edit::Put(item))
}

/// The handler of a field whose change may be refused before it is a command: what `change` says
/// is said at the field.
pub fn tried<T: 'static>(
    session: Session,
    id: ItemId,
    change: impl Fn(&mut RoadmapItem, T, &Plan) -> Result<(), String> + Send + Sync + 'static,
) -> OnTyped<T> {
    let changed = move |value: T| -> Result<RoadmapItem, String> {
        let plan = session.now();
        let mut item = item(&plan, id).cloned().unwrap_or_default();
        change(&mut item, value, &plan)?;
        Ok(item)
    };
    let typed = session.typed(|item: RoadmapItem, _| Command::Items(Edit::Put(item)));
    Callback::new(move |event: Typed<T>| match event {
        Typed::Draft(value) => match changed(value) {
            Ok(item) => typed.run(Typed::Draft(item)),
            Err(_) => Ok(()),
        },
        Typed::Done(value) => typed.run(Typed::Done(changed(value)?)),
        Typed::Dropped => typed.run(Typed::Dropped),
    })
}

/// The last working day of something that ends before this half-day.
pub fn last_day(plan: &Plan, finish: u32) -> Date {
    Calendar::of(plan).last_day(finish)
}

/// `4 Jan 2027 to 29 Jan 2027`
pub fn from_to(first: Date, last: Date) -> String {
    first.medium() + " to " + &last.medium()
}

/// The dates of a span of the plan.
pub fn span_dates(plan: &Plan, span: Span) -> String {
    let first = Calendar::of(plan).day(span.start);
    from_to(first, last_day(plan, span.finish))
}

/// What the page showed last, for as long as the app is open.
pub struct Kept(AtomicU8);

impl Kept {
    /// The first choice.
    pub const fn new(first: u8) -> Kept {
        Kept(AtomicU8::new(first))
    }

    /// A signal that begins with what was kept, and what keeps its changes.
    pub fn signal(&'static self) -> RwSignal<usize> {
        let signal = RwSignal::new(usize::from(self.0.load(Ordering::Relaxed)));
        Effect::new(move |_| {
            let now = u8::try_from(signal.get()).unwrap_or(0);
            self.0.store(now, Ordering::Relaxed);
        });
        signal
    }
}

/// The last forecast of the roadmap: the card that asks for it tells the rest of the page, which
/// finds it in its context.
#[derive(Clone, Copy)]
pub struct Forecasted(pub RwSignal<Option<Found>>);

impl Forecasted {
    /// None yet.
    pub fn new() -> Forecasted {
        Forecasted(RwSignal::new(None))
    }

    /// Passes on what is found.
    pub fn follow(self, found: Signal<Option<Found>>) {
        Effect::new(move |_| self.0.set(found.get()));
    }
}
