//! The schedule that pages and documents speak of: the accepted one, or the next best.

use super::network::{Network, Run, Wish};
use super::schedule::NoSchedule;
use crate::catalog::Catalog;
use crate::plan::{Plan, RoadmapItem};
use crate::schedule::Objective;

/// Where the dates of a [`Scheduled`] come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    /// They are those of the accepted roadmap.
    Accepted,
    /// The accepted ones cannot be worked as they stand; these were found anew.
    Anew,
    /// Nothing is accepted; they are those of the proposal.
    Proposed,
}

/// What there is to do and when, with the reasons. The base of the forecast.
#[derive(Clone, Debug)]
pub struct Scheduled {
    /// The accepted items, or the proposed ones where nothing is accepted.
    pub items: Vec<RoadmapItem>,
    /// What the schedule knows of each item, in their order.
    pub wishes: Vec<Wish>,
    /// The items as a scheduling problem.
    pub network: Network,
    /// When each item runs, and why.
    pub run: Run,
    /// Where the dates come from.
    pub dates: Dates,
}

impl Scheduled {
    /// The schedule of some items; `wishes` are in their order.
    ///
    /// # Errors
    /// When nobody has any time, or the items cannot be put in order.
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        items: Vec<RoadmapItem>,
        wishes: Vec<Wish>,
    ) -> Result<Scheduled, NoSchedule> {
        let network = Network::new(catalog, plan, &items, &wishes, None)?;
        let stated = network.accepted(&items, Objective::Maturity);
        let dates = match (plan.roadmap.items.is_empty(), &stated) {
            (true, _) => Dates::Proposed,
            (false, Some(_)) => Dates::Accepted,
            (false, None) => Dates::Anew,
        };
        let run = stated.unwrap_or_else(|| network.instant(&items, Objective::Maturity, 0));
        Ok(Scheduled {
            items,
            wishes,
            network,
            run,
            dates,
        })
    }
}
