//! What is assumed where a quick check is all there is. Source: content rules
//! §3.2, §3.5.
//!
//! A dimension is assumed when its quick question has an answer (don't know
//! and not applicable are answers), no other practice of it has one, and the
//! quick check gives an estimate. Then each of its blanks stands, for the plan
//! only and never for a score, at what the quick check's indication makes
//! likely. As soon as a second practice of the dimension is answered, somebody
//! has begun to look, and what is left blank counts as not in place, as it
//! does in the score. Nothing is assumed about a dimension whose quick question
//! is blank: other dimensions' answers say too little about it.

use super::given::{Given, claimed_halves};
use super::number::{Ratio, Score};
use super::quick::Quick;
use crate::catalog::{Catalog, Dimension, Idx, Practice};
use crate::plan::Choice;

/// Which dimensions are assumed, and from which indication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumed {
    indications: Vec<Option<Score>>,
}

impl Assumed {
    /// Looks which dimensions only the quick check has answered.
    #[must_use]
    pub fn new(catalog: &Catalog, given: &Given, quick: &Quick) -> Assumed {
        let indication = |dimension| {
            let estimate = quick.estimate.as_ref()?;
            let asked = catalog.quick_practice(dimension)?;
            let practices = catalog.practices_in(dimension).iter();
            let counts = given.count(practices.copied());
            let only_quick = given.choice(asked) != Choice::Blank && counts.given() == 1;
            (only_quick && counts.blank > 0).then(|| estimate.of(dimension))
        };
        Assumed {
            indications: catalog.dimensions.indices().map(indication).collect(),
        }
    }

    /// The quick check's indication of a dimension, if its blanks are assumed.
    #[must_use]
    pub fn of(&self, dimension: Idx<Dimension>) -> Option<Score> {
        self.indications[dimension.position()]
    }

    /// The dimensions whose blanks are assumed, in the catalogue's order.
    pub fn dimensions(&self, catalog: &Catalog) -> impl Iterator<Item = Idx<Dimension>> {
        catalog
            .dimensions
            .indices()
            .filter(|&dimension| self.of(dimension).is_some())
    }

    /// How far a practice is taken to be in place for the plan, in halves: as
    /// answered, or as assumed. None where it does not apply.
    #[must_use]
    pub fn halves(&self, catalog: &Catalog, given: &Given, practice: Idx<Practice>) -> Option<u8> {
        let choice = given.choice(practice);
        let entry = &catalog[practice];
        match self.of(entry.dimension) {
            Some(indication) if choice == Choice::Blank => {
                Some(likely_halves(indication, entry.level))
            }
            _ => claimed_halves(choice),
        }
    }

    /// What a practice is taken for without an answer, in the words that every
    /// page and every document uses; none if it is not assumed.
    #[must_use]
    pub fn words(
        &self,
        catalog: &Catalog,
        given: &Given,
        practice: Idx<Practice>,
    ) -> Option<&'static str> {
        if given.choice(practice) != Choice::Blank {
            return None;
        }
        let indication = self.of(catalog[practice].dimension)?;
        Some(match likely_halves(indication, catalog[practice].level) {
            0 => "assumed not in place",
            1 => "assumed partly in place",
            _ => "assumed in place",
        })
    }

    /// The answers as the plan takes them, with a choice for what is assumed.
    #[must_use]
    pub fn fill(&self, catalog: &Catalog, given: &Given) -> Given {
        let mut taken = given.clone();
        for dimension in self.dimensions(catalog) {
            for &practice in catalog.practices_in(dimension) {
                if given.choice(practice) == Choice::Blank {
                    let choice = match self.halves(catalog, given, practice) {
                        Some(2) => Choice::Yes,
                        Some(1) => Choice::Partly,
                        _ => Choice::No,
                    };
                    taken.set(practice, choice);
                }
            }
        }
        taken
    }

    /// How many blanks are assumed.
    #[must_use]
    pub fn n_blanks(&self, catalog: &Catalog, given: &Given) -> u16 {
        let practices = self
            .dimensions(catalog)
            .flat_map(|dimension| catalog.practices_in(dimension).iter().copied());
        given.count(practices).blank
    }
}

/// The share of a level that is in place by these answers, 0 to 1; nothing of
/// a level where no practice applies.
#[must_use]
pub fn level_share(
    catalog: &Catalog,
    given: &Given,
    dimension: Idx<Dimension>,
    level: u8,
) -> Ratio {
    let practices = catalog.practices_of(dimension, level).iter();
    let halves = practices.filter_map(|&practice| claimed_halves(given.choice(practice)));
    let (sum, n) = halves.fold((0, 0), |(sum, n), halves| (sum + i64::from(halves), n + 1));
    Ratio::new(sum, 2 * n)
}

/// `floor(2 clamp(est - (level - 1), 0, 1) + 0.5)`.
fn likely_halves(indication: Score, level: u8) -> u8 {
    let below = Ratio::new(i64::from(level) - 1, 1);
    let part = indication.0.minus(below).clamp(Ratio::ZERO, Ratio::ONE);
    part.times(Ratio::new(2, 1)).rounded(0) as u8
}
