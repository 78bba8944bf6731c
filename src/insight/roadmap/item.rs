//! The figures of one item of the roadmap.

use super::phase_of;
use crate::catalog::{Catalog, Idx, Initiative};
use crate::insight::cost::{Cost, Rate};
use crate::insight::number::Ratio;
use crate::insight::schedule::Span;
use crate::insight::work::at_completion;
use crate::plan::{Calendar, Date, ItemId, ItemState, Locked, Plan, RoadmapItem, Work};
use crate::sorted::Map;

/// Work in hundredths of a person-day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkSum {
    /// If all goes well.
    pub optimistic: u64,
    /// Most likely.
    pub likely: u64,
    /// If much goes wrong.
    pub pessimistic: u64,
}

impl WorkSum {
    pub(in crate::insight) fn add(&mut self, work: &Work) {
        self.optimistic += u64::from(work.optimistic);
        self.likely += u64::from(work.likely);
        self.pessimistic += u64::from(work.pessimistic);
    }

    /// Adds other work.
    pub fn add_sum(&mut self, other: WorkSum) {
        self.optimistic += other.optimistic;
        self.likely += other.likely;
        self.pessimistic += other.pessimistic;
    }

    /// (o + 4m + p) / 6 in person-days.
    #[must_use]
    pub fn mean(&self) -> Ratio {
        let sixths = self.optimistic + 4 * self.likely + self.pessimistic;
        Ratio::new(sixths as i64, 600)
    }

    /// (p - o) / 6 in person-days.
    #[must_use]
    pub fn deviation(&self) -> Ratio {
        Ratio::new(self.pessimistic as i64 - self.optimistic as i64, 600)
    }
}

/// Why an item starts when it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartReason {
    /// Nothing holds it up: it starts with the plan.
    AtOnce,
    /// A person fixed its dates.
    Fixed,
    /// It waits for these items, by place, which end just before.
    After(Vec<usize>),
    /// Its prerequisites are done earlier; it waits until people are free.
    People,
}

/// The figures of one item.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemFigures {
    /// The item.
    pub item: ItemId,
    /// The initiative it comes from; none for the team's own work.
    pub initiative: Option<Idx<Initiative>>,
    /// Its title, the catalogue's where it has none of its own.
    pub title: String,
    /// When it runs.
    pub span: Span,
    /// First working day.
    pub start: Date,
    /// Last working day.
    pub end: Date,
    /// Place of the phase in which it starts, in the catalogue's order.
    pub phase: usize,
    /// Its work.
    pub work: WorkSum,
    /// What its people cost.
    pub cost: Cost,
    /// Places of the items it waits for.
    pub after: Vec<usize>,
    /// Why it starts when it does.
    pub starts: StartReason,
    /// It lies on the chain that decides the end.
    pub on_chain: bool,
    /// How it misses the dated event, if it is a core initiative of the primary driver and does.
    pub late: Option<Late>,
    /// Week from which its practices may honestly be claimed: that of its end,
    /// or later where something must run for a while first.
    pub claimable_week: u32,
}

/// How something misses the dated event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Late {
    /// The work ends after it.
    Work,
    /// The work ends before it, but what it puts in place counts only afterwards, when it has run
    /// long enough.
    Claim,
}

impl Late {
    /// What is wrong, without a subject: "ends after the event".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Late::Work => "ends after the event",
            Late::Claim => "counts only after the event",
        }
    }

    /// The sentence of the content that says what can be done.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Late::Work => "late",
            Late::Claim => "late-claim",
        }
    }
}

/// The title of an item: its own, else the catalogue's.
#[must_use]
pub fn title(catalog: &Catalog, item: &RoadmapItem) -> String {
    let source = item.source.as_ref();
    match source.and_then(|id| catalog.initiative(id.as_str())) {
        Some(idx) if item.title.trim().is_empty() => catalog[idx].title.to_owned(),
        _ => item.title.clone(),
    }
}

/// The half-day behind the last one of an item: of what is done, the one it really ended with.
pub(in crate::insight) fn ended(item: &RoadmapItem, calendar: Calendar) -> u32 {
    match (item.state, item.ended) {
        (ItemState::Done, Some(day)) => calendar.half_day_after(day),
        _ => item.finish,
    }
}

/// Weeks from an item's start until what it puts in place may be claimed: its own, else the
/// catalogue's.
pub(in crate::insight) fn min_weeks(catalog: &Catalog, item: &RoadmapItem) -> u32 {
    let source = item.source.as_ref();
    let initiative = source.and_then(|id| catalog.initiative(id.as_str()));
    let weeks = item
        .min_weeks
        .or(initiative.map(|idx| catalog[idx].min_weeks));
    weeks.map_or(0, u32::from)
}

/// Per item, the places of those it waits for.
pub(super) fn links(items: &[RoadmapItem]) -> Vec<Vec<usize>> {
    let places: Map<ItemId, usize> = items
        .iter()
        .enumerate()
        .map(|(at, item)| (item.id, at))
        .collect();
    let links = |item: &RoadmapItem| {
        let known = item.after.iter().filter_map(|id| places.get(id));
        known.copied().collect()
    };
    items.iter().map(links).collect()
}

/// The figures of an item that waits for these places.
pub(super) fn figures(
    catalog: &Catalog,
    plan: &Plan,
    item: &RoadmapItem,
    after: &[usize],
) -> ItemFigures {
    let source = item.source.as_ref();
    let initiative = source.and_then(|id| catalog.initiative(id.as_str()));
    let span = Span::of(item);
    let calendar = Calendar::of(plan);
    let mut work = WorkSum::default();
    let mut cost = Cost::default();
    for part in &at_completion(catalog, plan, item) {
        work.add(part);
        let role = part.role.as_ref();
        cost.add(Cost::new(
            part,
            role.and_then(|id| Rate::of(catalog, plan, id)),
        ));
    }
    ItemFigures {
        item: item.id,
        initiative,
        title: title(catalog, item),
        span,
        start: calendar.day(span.start),
        end: calendar.last_day(span.finish),
        phase: phase_of(catalog, span.start_week(calendar)),
        work,
        cost,
        after: after.to_vec(),
        starts: StartReason::AtOnce,
        on_chain: false,
        late: None,
        claimable_week: span.claimable_week(calendar, min_weeks(catalog, item)),
    }
}

/// Why an item starts when it does, by its place.
pub(super) fn start_reason(item: &RoadmapItem, items: &[ItemFigures], at: usize) -> StartReason {
    let figures = &items[at];
    let start = figures.span.start;
    if item.locked.contains(&Locked::Dates) || figures.initiative.is_none() {
        return StartReason::Fixed;
    }
    let just_before = |&before: &usize| items[before].span.finish == start;
    let before: Vec<usize> = figures.after.iter().copied().filter(just_before).collect();
    if start == 0 {
        StartReason::AtOnce
    } else if before.is_empty() {
        StartReason::People
    } else {
        StartReason::After(before)
    }
}
