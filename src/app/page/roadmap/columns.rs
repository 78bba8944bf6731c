//! What stands in which column of the board.

use super::detail::progress::name;
use crate::document::words::{count, person_days};
use crate::insight::horizon::{Horizon, horizons};
use crate::insight::{Insight, Ratio, WorkSum};
use crate::plan::{Calendar, ItemId, ItemState};

/// Where a card can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// By its state.
    State(ItemState),
    /// By when it begins.
    Horizon(Horizon),
}

impl Place {
    /// The columns, in order.
    pub fn all(by: usize) -> Vec<Place> {
        match by {
            0 => ItemState::ALL
                .iter()
                .map(|&state| Place::State(state))
                .collect(),
            _ => Horizon::ALL.into_iter().map(Place::Horizon).collect(),
        }
    }

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Place::State(state) => name(state),
            Place::Horizon(horizon) => horizon.name(),
        }
    }

    /// What belongs there, for a column of nearness.
    pub fn meaning(self) -> &'static str {
        match self {
            Place::State(_) => "",
            Place::Horizon(Horizon::Now) => "Running, or begins within a quarter",
            Place::Horizon(Horizon::Next) => "Begins in the two quarters after that",
            Place::Horizon(Horizon::Later) => "Begins later",
        }
    }
}

/// An item on the board.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Card {
    pub id: ItemId,
    pub title: String,
    pub owner: String,
    pub dates: String,
    /// How much is done of what runs.
    pub percent: Option<u8>,
    pub late: bool,
    pub critical: bool,
    pub place: Place,
}

/// A column of it.
#[derive(Clone, PartialEq)]
pub struct Column {
    pub place: Place,
    /// How much it holds, in words.
    pub line: String,
    pub cards: Vec<Card>,
}

/// The columns with their cards: 0 states, 1 horizons.
pub fn columns(insight: &Insight, by: usize) -> Vec<Column> {
    let (catalog, plan, figures) = (insight.catalog(), insight.plan(), insight.roadmap());
    let calendar = Calendar::of(plan);
    let card = |at: usize, place: Place| {
        let (item, of) = (&plan.roadmap.items[at], &figures.items[at]);
        let open = matches!(item.state, ItemState::Planned | ItemState::Running);
        let due = item.deadline.map(|day| calendar.half_day_after(day));
        Card {
            id: item.id,
            title: of.title.clone(),
            owner: item.owner.trim().to_owned(),
            dates: [&of.start.short(), " to ", &of.end.medium()].concat(),
            percent: (item.state == ItemState::Running).then(|| item.percent_done(catalog)),
            late: open && (of.late.is_some() || due.is_some_and(|due| item.finish > due)),
            critical: open && of.on_chain,
            place,
        }
    };
    let column = |place: Place, items: &[usize], work: Ratio, share: Option<Ratio>| {
        let mut line = count(items.len(), "initiative", "initiatives");
        if !items.is_empty() {
            line += ", ";
            line += &person_days(work);
        }
        if let Some(share) = share {
            line += ", ";
            line += &share.percent();
            line += " of the work";
        }
        Column {
            place,
            line,
            cards: items.iter().map(|&at| card(at, place)).collect(),
        }
    };
    if by == 1 {
        let all = horizons(insight).into_iter();
        return all
            .map(|of| {
                column(
                    Place::Horizon(of.horizon),
                    &of.items,
                    of.work.mean(),
                    of.share,
                )
            })
            .collect();
    }
    let states = ItemState::ALL.iter();
    states
        .map(|&state| {
            let here =
                (0..plan.roadmap.items.len()).filter(|&at| plan.roadmap.items[at].state == state);
            let here: Vec<usize> = here.collect();
            let mut work = WorkSum::default();
            here.iter()
                .for_each(|&at| work.add_sum(figures.items[at].work));
            column(Place::State(state), &here, work.mean(), None)
        })
        .collect()
}
