//! How estimates of finished work compare with what it took. Source: a team's own figures: the
//! estimates and the work spent on items that are done.

use super::number::{Ratio, units};
use super::work::estimated;
use crate::catalog::Catalog;
use crate::plan::{ItemId, ItemState, Plan, Work};

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
    /// Mean of their ratios: what estimates would have to be multiplied by; none without any.
    pub factor: Option<Ratio>,
    /// Standard deviation of the ratios in hundredths, rounded; 0 below two items.
    pub spread: u32,
}

impl Calibration {
    /// From the items of a plan that are done.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan) -> Calibration {
        let items = plan.roadmap.items.iter();
        let done = items.filter(|item| item.state == ItemState::Done);
        let finished = done.filter_map(|item| {
            let work = estimated(catalog, plan, item);
            let sixths: u64 = work.iter().map(Work::mean_sixths).sum();
            let sixths = i64::try_from(sixths).ok().filter(|&sixths| sixths > 0)?;
            let (estimate, spent) = (
                Ratio::new(sixths, 600),
                Ratio::new(i64::from(item.spent?), 100),
            );
            Some(Finished {
                item: item.id,
                estimate,
                spent,
                ratio: spent.over(estimate),
            })
        });
        let finished: Vec<Finished> = finished.collect();
        let factor = Ratio::mean(finished.iter().map(|one| one.ratio).collect::<Vec<_>>());
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
                Ratio::hundredths(u16::try_from(self.spread).unwrap_or(u16::MAX)).text(2)
            ),
        })
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
