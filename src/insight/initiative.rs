//! The initiatives that the plan needs: how much of each, and what waits for
//! what. Source: content rules §3.2, §3.3, §3.5.

use super::need::{Need, NeededPractice};
use super::number::{Amount, Ratio};
use crate::catalog::{Catalog, Idx, Initiative, Pert};
use crate::plan::Plan;
use crate::sorted::{sort, sort_by_key};

/// A three-point estimate of effort in person-days, exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
    /// If all goes well.
    pub optimistic: Ratio,
    /// Most likely.
    pub likely: Ratio,
    /// If much goes wrong.
    pub pessimistic: Ratio,
}

impl Effort {
    fn new(pert: Pert, factor: Ratio) -> Effort {
        let scaled = |days: u16| factor.times(Ratio::new(days.into(), 1));
        Effort {
            optimistic: scaled(pert.o),
            likely: scaled(pert.m),
            pessimistic: scaled(pert.p),
        }
    }

    /// E = (o + 4m + p) / 6.
    #[must_use]
    pub fn mean(&self) -> Ratio {
        let likely = self.likely.times(Ratio::new(4, 1));
        let sum = self.optimistic.plus(likely).plus(self.pessimistic);
        sum.over(Ratio::new(6, 1))
    }

    /// s = (p - o) / 6.
    #[must_use]
    pub fn deviation(&self) -> Ratio {
        self.pessimistic
            .minus(self.optimistic)
            .over(Ratio::new(6, 1))
    }
}

/// Effort of a whole plan in person-days: P50 is the mean.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Forecast {
    /// M: the sum of the means.
    pub mean: Amount,
    /// D: the deviation of the sum, with the content's correlation.
    pub deviation: Amount,
    /// M + 0.8416 D: enough in four cases of five.
    pub p80: Amount,
}

impl Forecast {
    /// From the mean and the deviation of every piece of work. `correlation` says how much any two
    /// go up and down together, from 0 to 1.
    #[must_use]
    pub fn new(correlation: f64, pieces: impl IntoIterator<Item = (f64, f64)>) -> Forecast {
        let (mut mean, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for (m, s) in pieces {
            mean += m;
            sum += s;
            squares += s * s;
        }
        let deviation = ((1.0 - correlation) * squares + correlation * (sum * sum)).sqrt();
        Forecast {
            mean: Amount(mean),
            deviation: Amount(deviation),
            p80: Amount(mean + 0.8416 * deviation),
        }
    }
}

/// An initiative that establishes at least one needed practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeededInitiative {
    /// The initiative.
    pub initiative: Idx<Initiative>,
    /// The needed practices that it establishes, in the catalogue's order.
    pub practices: Vec<NeededPractice>,
    /// Deficit of its needed practices against all that it establishes, 0 to 1.
    pub share: Ratio,
    /// Factor on the catalogue's effort: organisation size and share.
    pub factor: Ratio,
    /// Effort that is left to do.
    pub effort: Effort,
    /// More than half of the deficit may turn out to be in place: verify first.
    pub verify_first: bool,
    /// Needed initiatives that must be done before, in the catalogue's order.
    pub after: Vec<Idx<Initiative>>,
    /// Number of needed initiatives that wait for it, directly or not.
    pub n_dependants: u16,
}

/// All needed initiatives.
#[derive(Clone, Debug, PartialEq)]
pub struct Portfolio {
    /// In the catalogue's order.
    pub initiatives: Vec<NeededInitiative>,
    /// Factor of the organisation's size on effort.
    pub scale: Ratio,
    /// The number of engineers is not stated; a mid-size organisation is assumed.
    pub scale_assumed: bool,
    /// Effort of all together.
    pub forecast: Forecast,
    /// Per initiative of the catalogue, its place in `initiatives`.
    places: Vec<Option<u16>>,
}

impl Portfolio {
    /// The initiatives that a need asks for.
    #[must_use]
    pub fn new(catalog: &Catalog, plan: &Plan, need: &Need) -> Portfolio {
        let engineers = plan.details.engineers;
        let scale = engineers.map_or(100, |n| catalog.planning_rules.scale(n));
        let scale = Ratio::hundredths(scale);
        let needed = catalog.initiatives.indices();
        let needed = needed.filter_map(|idx| needed_initiative(catalog, need, scale, idx));
        let mut initiatives: Vec<_> = needed.collect();
        let mut places = vec![None; catalog.initiatives.len()];
        for (needed, place) in initiatives.iter().zip(0..) {
            places[needed.initiative.position()] = Some(place);
        }
        count_dependants(&mut initiatives, &places);
        let pieces = initiatives.iter().map(|needed| {
            let effort = needed.effort;
            (effort.mean().to_f64(), effort.deviation().to_f64())
        });
        Portfolio {
            forecast: Forecast::new(catalog.planning_rules.correlation(), pieces),
            initiatives,
            scale,
            scale_assumed: engineers.is_none(),
            places,
        }
    }

    /// Where a needed initiative stands in `initiatives`.
    #[must_use]
    pub fn place(&self, initiative: Idx<Initiative>) -> Option<usize> {
        self.places[initiative.position()].map(usize::from)
    }

    /// An initiative as it would be needed if all of its practices were: for a person who wants it
    /// anyway.
    #[must_use]
    pub fn whole(&self, catalog: &Catalog, initiative: Idx<Initiative>) -> NeededInitiative {
        NeededInitiative {
            initiative,
            practices: Vec::new(),
            share: Ratio::ONE,
            factor: self.scale,
            effort: Effort::new(catalog[initiative].effort, self.scale),
            verify_first: false,
            after: Vec::new(),
            n_dependants: 0,
        }
    }

    /// The needed initiative, if this one is needed.
    #[must_use]
    pub fn of(&self, initiative: Idx<Initiative>) -> Option<&NeededInitiative> {
        self.place(initiative).map(|at| &self.initiatives[at])
    }
}

fn needed_initiative(
    catalog: &Catalog,
    need: &Need,
    scale: Ratio,
    idx: Idx<Initiative>,
) -> Option<NeededInitiative> {
    let initiative = &catalog[idx];
    let needed = initiative.practices.iter().filter_map(|&p| need.of(p));
    let mut practices: Vec<NeededPractice> = needed.copied().collect();
    if practices.is_empty() {
        return None;
    }
    sort_by_key(&mut practices, |needed| needed.practice);
    let sum = |only_unsure: bool| -> i64 {
        let counted = practices.iter().filter(|p| p.unsure || !only_unsure);
        counted.map(|p| i64::from(p.deficit)).sum()
    };
    let (deficit, unsure) = (sum(false), sum(true));
    let share = Ratio::new(deficit, 2 * initiative.practices.len() as i64);
    // Starting, agreeing and handing over cost 0.3 of the effort in any case.
    let factor = share.times(Ratio::new(7, 10)).plus(Ratio::new(3, 10));
    let factor = factor.times(scale);
    Some(NeededInitiative {
        initiative: idx,
        share,
        factor,
        effort: Effort::new(initiative.effort, factor),
        verify_first: 2 * unsure > deficit,
        after: prerequisites(catalog, need, idx, &practices),
        n_dependants: 0,
        practices,
    })
}

/// The other initiatives that establish a needed practice which a needed
/// practice of this one directly requires.
fn prerequisites(
    catalog: &Catalog,
    need: &Need,
    idx: Idx<Initiative>,
    practices: &[NeededPractice],
) -> Vec<Idx<Initiative>> {
    let required = practices.iter().flat_map(|p| &catalog[p.practice].requires);
    let missing = required.filter(|&&practice| need.of(practice).is_some());
    let mut before: Vec<_> = missing
        .flat_map(|&practice| catalog.established_by(practice))
        .copied()
        .filter(|&other| other != idx)
        .collect();
    sort(&mut before);
    before.dedup();
    before
}

fn count_dependants(initiatives: &mut [NeededInitiative], places: &[Option<u16>]) {
    let mut counts = vec![0; initiatives.len()];
    for start in 0..initiatives.len() {
        let mut seen = vec![false; initiatives.len()];
        seen[start] = true;
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            for before in &initiatives[at].after {
                let Some(place) = places[before.position()].map(usize::from) else {
                    continue;
                };
                if !seen[place] {
                    seen[place] = true;
                    counts[place] += 1;
                    open.push(place);
                }
            }
        }
    }
    for (needed, count) in initiatives.iter_mut().zip(counts) {
        needed.n_dependants = count;
    }
}
