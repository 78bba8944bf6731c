//! How estimates of finished work compare with what it took. Source: a team's own figures: the
//! estimates and the work spent on items that are done.

use super::number::{Ratio, decimal, units};
use super::work::estimated;
use crate::catalog::Catalog;
use crate::plan::{ItemId, ItemState, Plan, RoadmapItem, Work};

/// Fewest finished items that say anything about those to come.
pub const LEAST: usize = 3;

/// A finished item whose estimate and whose work are both known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
    /// The item.
    pub item: ItemId,
    /// Its mean estimate in person-days.
    pub estimate: Ratio,
    /// The work spent on it in person-days.
    pub spent: Ratio,
    /// Spent over estimate: above 1 it took more than was thought.
    pub ratio: Ratio,
}

/// What finished work says about estimates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calibration {
    /// Finished items, in the order of the plan.
    pub finished: Vec<Finished>,
    /// Mean of their ratios, to the nearest hundredth and at least one: what estimates would have to
    /// be multiplied by; none without any.
    pub factor: Option<Ratio>,
    /// Standard deviation of the ratios in hundredths, rounded; 0 below two items.
    pub spread: u32,
}

impl Calibration {
    /// From the items of a plan that are done. An item of exact length has no estimate of its work,
    /// and one without any work spent says nothing of how much it takes.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan) -> Calibration {
        let items = plan.roadmap.items.iter();
        let done = items.filter(|item| item.state == ItemState::Done && item.duration.is_none());
        let finished: Vec<Finished> = done
            .filter_map(|item| compare(catalog, plan, item))
            .collect();
        // Not summed as ratios: their denominators have nothing in common.
        let ratios = finished.iter().map(|one| one.ratio.to_f64());
        let sum: f64 = ratios.sum();
        let factor = (!finished.is_empty()).then(|| {
            let hundredths = units(sum / finished.len() as f64, 100.0);
            Ratio::hundredths(hundredths.max(1))
        });
        Calibration {
            spread: spread(&finished),
            factor,
            finished,
        }
    }

    /// Whether there are enough finished items to lean on.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.finished.len() >= LEAST
    }

    /// What finished work says, in a sentence; none without any.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        let factor = self.factor?.text(2);
        let n = self.finished.len();
        Some(match (n, self.is_enough()) {
            (1, _) => format!(
                "1 finished item took {factor} times its estimate. From three on this says something about the rest."
            ),
            (n, false) => format!(
                "{n} finished items took {factor} times their estimates on average. From three on this says something about the rest."
            ),
            (n, true) => format!(
                "{n} finished items took {factor} times their estimates on average, give or take {}.",
                decimal(self.spread.into(), 2)
            ),
        })
    }
}

/// What a finished item took of its estimate; none where one of both is not known.
fn compare(catalog: &Catalog, plan: &Plan, item: &RoadmapItem) -> Option<Finished> {
    let work = estimated(catalog, plan, item);
    let sixths: u64 = work.iter().map(Work::mean_sixths).sum();
    let sixths = i64::try_from(sixths).ok().filter(|&sixths| sixths > 0)?;
    let spent = item.spent.filter(|&spent| spent > 0)?;
    let (estimate, spent) = (Ratio::new(sixths, 600), Ratio::new(i64::from(spent), 100));
    Some(Finished {
        item: item.id,
        estimate,
        spent,
        ratio: spent.over(estimate),
    })
}

/// Most that estimates are multiplied by, in hundredths: whoever is further off has no estimates.
const MOST: i64 = 10_000;

/// What the forecast multiplies the work that is left by, because the team decided so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calibrated {
    /// The factor in hundredths, 1 to 10,000.
    pub hundredths: u32,
    /// How many finished items it is the mean of.
    pub items: usize,
}

impl Calibrated {
    /// Of a plan that says so, if anything is finished.
    #[must_use]
    pub fn of(plan: &Plan, found: &Calibration) -> Option<Calibrated> {
        let factor = found.factor.filter(|_| plan.progress.calibrated)?;
        Some(Calibrated {
            hundredths: factor.rounded(2).clamp(1, MOST) as u32,
            items: found.finished.len(),
        })
    }

    /// The factor.
    #[must_use]
    pub fn factor(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }

    /// By what the forecast is calibrated, for brackets: `calibrated by 3 finished items`.
    #[must_use]
    pub fn short(self) -> String {
        match self.items {
            1 => "calibrated by 1 finished item".to_owned(),
            n => format!("calibrated by {n} finished items"),
        }
    }

    /// That the forecast is calibrated, by what, and from how much, in a sentence.
    #[must_use]
    pub fn text(self) -> String {
        let factor = decimal(self.hundredths.into(), 2);
        let items = match self.items {
            1 => "1 finished item did".to_owned(),
            n => format!("{n} finished items did on average"),
        };
        format!(
            "Calibrated: the work that is left is taken to need {factor} times its estimates, as {items}. The schedule stays as it was accepted."
        )
    }
}

/// Sample deviation of the ratios, in hundredths.
fn spread(finished: &[Finished]) -> u32 {
    let n = finished.len();
    if n < 2 {
        return 0;
    }
    let ratios = finished.iter().map(|one| one.ratio.to_f64());
    let mean = ratios.clone().sum::<f64>() / n as f64;
    let squares = ratios.map(|ratio| (ratio - mean) * (ratio - mean));
    let deviation = (squares.sum::<f64>() / (n - 1) as f64).sqrt();
    u32::try_from(units(deviation, 100.0)).unwrap_or(u32::MAX)
}
