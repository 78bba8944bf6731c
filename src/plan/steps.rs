//! How much of an item its steps say is done: those of its initiative, and those of the team's own.

use super::roadmap::{ItemState, RoadmapItem};
use crate::catalog::{Catalog, Initiative};

impl RoadmapItem {
    /// The initiative of the catalogue that it comes from, if this version knows it.
    #[must_use]
    pub fn initiative<'a>(&self, catalog: &'a Catalog) -> Option<&'a Initiative> {
        let id = self.source.as_ref()?;
        Some(&catalog[catalog.initiative(id.as_str())?])
    }

    /// Whether any step is ticked: from then on the steps say how much is done.
    #[must_use]
    pub fn is_ticked(&self, catalog: &Catalog) -> bool {
        let known = self.initiative(catalog);
        let known = known.is_some_and(|known| {
            let mut steps = known.steps.iter();
            steps.any(|step| self.ticked.contains(&step.number))
        });
        known || self.steps.iter().any(|step| step.done)
    }

    /// The share that the ticked steps make, in per cent; none where nothing is ticked.
    ///
    /// Own steps take their share of the whole, and the initiative's steps share what these leave.
    /// Without an initiative, own steps count in proportion to each other, alike if none states a
    /// share: all of them together are all of it.
    #[must_use]
    pub fn ticked_percent(&self, catalog: &Catalog) -> Option<u8> {
        if !self.is_ticked(catalog) {
            return None;
        }
        let own: u32 = self.steps.iter().map(|step| u32::from(step.share)).sum();
        let done = self.steps.iter().filter(|step| step.done);
        let own_done: u32 = done.clone().map(|step| u32::from(step.share)).sum();
        let known = self.initiative(catalog);
        let percent = match known.filter(|known| !known.steps.is_empty()) {
            Some(known) => {
                let ticked = known.steps.iter();
                let ticked = ticked.filter(|step| self.ticked.contains(&step.number));
                let ticked: u32 = ticked.map(|step| u32::from(step.share)).sum();
                own_done + 100u32.saturating_sub(own) * ticked.min(100) / 100
            }
            None if own == 0 => 100 * done.count() as u32 / self.steps.len().max(1) as u32,
            None => 100 * own_done / own,
        };
        Some(percent.min(100) as u8)
    }

    /// The share that is done, in per cent: nothing before anything is said, all of it once it is
    /// done.
    #[must_use]
    pub fn percent_done(&self, catalog: &Catalog) -> u8 {
        match self.state {
            ItemState::Done => 100,
            _ => {
                let ticked = self.ticked_percent(catalog).or(self.percent);
                ticked.unwrap_or(0)
            }
        }
    }
}
