//! The roadmap as the content's rules would have it, around what a person
//! fixed. A proposal: it becomes plan data when somebody accepts it.
//!
//! What a person did survives: own items stay as they are, locked fields keep
//! their values, and items keep their numbers. Source: content rules §3.3,
//! §3.5; promise 5 of the product.

mod conflicts;
mod drafts;
mod inputs;
mod pieces;

pub use conflicts::Conflict;
pub(super) use drafts::work;

use super::change::{Change, ItemChange, changes};
use super::circle::LeftOut;
use super::initiative::Portfolio;
use super::network::{self, Network, Run, Wish};
use super::priority::{Priorities, Relation};
use super::roadmap::min_weeks;
use super::schedule::{NoSchedule, Span, objective};
use crate::catalog::{Catalog, Idx, Initiative};
use crate::plan::roadmap::MOST_HALF_DAYS;
use crate::plan::{Basis, Calendar, Plan, RoadmapItem};
use crate::schedule::{Objective, Options};
use crate::sorted::sort_by_key;
use conflicts::conflicts;
use drafts::{drafts, ids, placed};
use pieces::{Piece, fitting, pieces, prerequisites};
use std::sync::Arc;

/// What to accept, and what that would change.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The whole roadmap, own items included, in the order of starting.
    pub items: Vec<RoadmapItem>,
    /// How it was found.
    pub basis: Basis,
    /// What differs from the accepted roadmap: nothing if it is up to date.
    pub changes: Vec<ItemChange>,
    /// What a person fixed and what does not go together with it.
    pub conflicts: Vec<Conflict>,
    /// Needed initiatives that do not fit into ten years, in the order of
    /// priority. Those that are on the accepted roadmap keep their dates there.
    pub beyond: Vec<Idx<Initiative>>,
    /// Core initiatives of the primary driver that end, or begin to count, after the dated event.
    pub late: Vec<Idx<Initiative>>,
}

/// What the scheduler is called in a plan.
const SCHEDULER: &str = "genetic";
/// How a proposal is looked for: briefly, because it is made anew after every edit, and always alike.
const SEARCH: Options = Options {
    objective: Objective::Maturity,
    seed: 1,
    schedules: 150,
    keep_unless_gain: 20,
};

/// Most times that a proposal is looked for again.
const MOST_ROUNDS: u32 = 4;

/// Everything that is settled before a schedule is looked for: what there is to plan, and what the
/// schedule should know of it. A schedule of [`Planning::network`], however it was found, becomes a
/// proposal with [`Planning::propose`].
pub struct Planning<'a> {
    catalog: &'a Catalog,
    plan: &'a Plan,
    portfolio: &'a Portfolio,
    priorities: &'a Priorities,
    draft: bool,
    pieces: Vec<Piece<'a>>,
    after: Vec<Vec<usize>>,
    left_out: Vec<LeftOut>,
    fits: Vec<bool>,
    drafts: Vec<RoadmapItem>,
    network: Network,
}

impl<'a> Planning<'a> {
    /// What there is to plan.
    ///
    /// # Errors
    /// When nobody has any time to do the work.
    pub fn new(
        catalog: &'a Catalog,
        plan: &'a Plan,
        draft: bool,
        portfolio: &'a Portfolio,
        priorities: &'a Priorities,
    ) -> Result<Planning<'a>, NoSchedule> {
        let pieces = pieces(catalog, plan, portfolio);
        let (after, left_out) = prerequisites(portfolio, &pieces);
        let fits = fitting(catalog, plan, &pieces, &after, priorities);
        let drafts = drafts(catalog, plan, &pieces, &after, &fits);
        let wishes = wishes(plan, catalog, &pieces, priorities, &drafts);
        let network = Network::new(catalog, plan, &drafts, &wishes, None)?;
        Ok(Planning {
            catalog,
            plan,
            portfolio,
            priorities,
            draft,
            pieces,
            after,
            left_out,
            fits,
            drafts,
            network,
        })
    }

    /// Takes a schedule for the one that people know.
    fn expect(&mut self, run: &Run) -> Result<(), NoSchedule> {
        let drafts = &self.drafts;
        let mut wishes = network::wishes(self.catalog, self.plan, self.priorities, drafts);
        for (wish, span) in wishes.iter_mut().zip(&run.spans) {
            wish.previous = Some(span.start);
        }
        self.network = Network::new(self.catalog, self.plan, drafts, &wishes, None)?;
        Ok(())
    }

    /// The accepted roadmap as a proposal, if what it was found for is as it was: then there is
    /// nothing to look for.
    fn unchanged(&self) -> Option<Proposal> {
        let roadmap = &self.plan.roadmap;
        let basis = roadmap.basis.as_ref()?;
        if basis.inputs == 0 || basis.inputs != self.inputs() {
            return None;
        }
        let known = self.pieces.iter();
        let known: Vec<Option<u32>> = known
            .map(|piece| piece.item.map(|item| item.start))
            .collect();
        let mut run = self
            .network
            .standing(&self.drafts, &known, objective(self.plan));
        for (span, piece) in run.spans.iter_mut().zip(&self.pieces) {
            if let Some(item) = piece.item {
                *span = Span::of(item);
            }
        }
        let mut proposal = self.propose(&run, basis.seed.into());
        proposal.basis = basis.clone();
        (proposal.items == roadmap.items).then_some(proposal)
    }

    /// The proposal with a note of what it was found for, as that will be once it is accepted.
    ///
    /// # Errors
    /// As [`Planning::new`].
    pub fn noted(&self, mut proposal: Proposal) -> Result<Proposal, NoSchedule> {
        let mut plan = self.plan.clone();
        let roadmap = Arc::make_mut(&mut plan.roadmap);
        roadmap.items.clone_from(&proposal.items);
        // Numbers go on behind those that are accepted.
        let highest = proposal.items.iter().map(|item| item.id.0).max();
        plan.next_item = plan.next_item.max(highest.unwrap_or(0).saturating_add(1));
        let (portfolio, priorities) = (self.portfolio, self.priorities);
        let then = Planning::new(self.catalog, &plan, self.draft, portfolio, priorities)?;
        proposal.basis.inputs = then.inputs();
        Ok(proposal)
    }

    /// The scheduling problem.
    #[must_use]
    pub fn network(&self) -> &Network {
        &self.network
    }

    /// What is scheduled, in the order of the network's items; without dates.
    #[must_use]
    pub fn drafts(&self) -> &[RoadmapItem] {
        &self.drafts
    }

    /// The roadmap of a schedule that was found with `seed`.
    #[must_use]
    pub fn propose(&self, run: &Run, seed: u64) -> Proposal {
        let (catalog, plan, drafts) = (self.catalog, self.plan, &self.drafts);
        let (pieces, after, priorities) = (&self.pieces, &self.after, self.priorities);
        let portfolio = self.portfolio;
        let unplaced = |at: &usize| is_beyond(run, &self.fits, *at);
        let beyond: Vec<usize> = priorities
            .ranking
            .iter()
            .copied()
            .filter(unplaced)
            .collect();
        let (spans, order) = dates(pieces, run, &self.fits, priorities);
        let ids = ids(plan, pieces, &order);
        let items: Vec<RoadmapItem> = order
            .iter()
            .filter_map(|&at| {
                let before = after[at].iter().filter_map(|&before| ids[before]);
                let draft = drafts[at].clone();
                Some(placed(
                    draft,
                    &pieces[at],
                    ids[at]?,
                    before.collect(),
                    spans[at]?,
                ))
            })
            .collect();
        let calendar = Calendar::of(plan);
        let is_late = |&at: &usize| {
            let core = priorities.initiatives[at].relation == Relation::Core;
            let claimed = spans[at]
                .map(|span| span.claimable_week(calendar, min_weeks(catalog, &drafts[at])));
            core && claimed
                .zip(priorities.weeks_to_event)
                .is_some_and(|(week, event)| week > event)
        };
        let initiative = |at: usize| portfolio.initiatives[at].initiative;
        let needed = order.iter().filter(|&&at| at < portfolio.initiatives.len());
        let late = needed.copied().filter(is_late).map(initiative);
        let conflicts = conflicts(calendar, run, drafts, after, &spans, &self.left_out, &ids);
        Proposal {
            changes: changes(&plan.roadmap.items, &items),
            late: late.collect(),
            beyond: beyond.into_iter().map(initiative).collect(),
            conflicts,
            items,
            basis: Basis {
                model: catalog.model.version.to_owned(),
                date: plan.details.as_of,
                scheduler: SCHEDULER.to_owned(),
                seed: seed as u32,
                tried: run.schedules,
                draft: self.draft,
                inputs: 0,
                other: Vec::new(),
            },
        }
    }
}

impl Proposal {
    /// Proposes a roadmap, found with a short search.
    ///
    /// # Errors
    /// When nobody has any time to do the work.
    pub fn new(
        catalog: &Catalog,
        plan: &Plan,
        draft: bool,
        portfolio: &Portfolio,
        priorities: &Priorities,
    ) -> Result<Proposal, NoSchedule> {
        let mut planning = Planning::new(catalog, plan, draft, portfolio, priorities)?;
        if let Some(known) = planning.unchanged() {
            return Ok(known);
        }
        let options = Options {
            objective: objective(plan),
            ..SEARCH
        };
        let mut run = planning.network.improve(&planning.drafts, options);
        let mut known: Vec<Option<u32>> = (planning.pieces.iter())
            .map(|piece| piece.item.map(|item| item.start))
            .collect();
        let mut rounds = 0;
        // Lengths go with a schedule: once they are those of this one, the next may be better.
        while planning.network.has_upkeep() && !is_known(&run, &known) && rounds < MOST_ROUNDS {
            planning.expect(&run)?;
            known = run.spans.iter().map(|span| Some(span.start)).collect();
            run = planning.network.improve(&planning.drafts, options);
            rounds += 1;
        }
        planning.noted(planning.propose(&run, SEARCH.seed))
    }

    /// The proposal with a roadmap that a longer search found for the same plan.
    #[must_use]
    pub fn with(
        &self,
        insight: &super::Insight,
        items: Vec<RoadmapItem>,
        basis: Basis,
    ) -> Proposal {
        let (catalog, plan, priorities) = (insight.catalog(), insight.plan(), insight.priorities());
        let calendar = Calendar::of(plan);
        let is_late = |item: &RoadmapItem| {
            let initiative = catalog.initiative(item.source.as_ref()?.as_str())?;
            let mut rated = priorities.initiatives.iter();
            let rated = rated.find(|rated| rated.initiative == initiative)?;
            let claimed = Span::of(item).claimable_week(calendar, min_weeks(catalog, item));
            let late = rated.relation == Relation::Core && claimed > priorities.weeks_to_event?;
            late.then_some(initiative)
        };
        Proposal {
            changes: changes(&plan.roadmap.items, &items),
            late: items.iter().filter_map(is_late).collect(),
            conflicts: self.conflicts.clone(),
            beyond: self.beyond.clone(),
            items,
            basis,
        }
    }

    /// Whether accepting it would change nothing.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many items it would add, remove and change.
    #[must_use]
    pub fn n_changed(&self) -> (usize, usize, usize) {
        let count =
            |of: &dyn Fn(&Change) -> bool| self.changes.iter().filter(|c| of(&c.change)).count();
        let added = count(&|change| *change == Change::Added);
        let removed = count(&|change| *change == Change::Removed);
        let mut changed: Vec<_> = self
            .changes
            .iter()
            .filter(|c| !matches!(c.change, Change::Added | Change::Removed))
            .map(|c| c.item)
            .collect();
        changed.dedup();
        (added, removed, changed.len())
    }
}

/// Whether a schedule is the one that people know, start by start.
fn is_known(run: &Run, known: &[Option<u32>]) -> bool {
    let mut starts = run.spans.iter().zip(known);
    run.kept && starts.all(|(span, known)| *known == Some(span.start))
}

/// What the schedule should know of each piece: what is not on the roadmap yet has no place to keep.
fn wishes(
    plan: &Plan,
    catalog: &Catalog,
    pieces: &[Piece],
    priorities: &Priorities,
    drafts: &[RoadmapItem],
) -> Vec<Wish> {
    let mut wishes = network::wishes(catalog, plan, priorities, drafts);
    for (wish, piece) in wishes.iter_mut().zip(pieces) {
        if piece.item.is_none() {
            wish.previous = None;
        }
    }
    wishes
}

/// Whether there is never enough for a piece, or not within the years of a roadmap.
fn is_beyond(run: &Run, fits: &[bool], at: usize) -> bool {
    let latest = i64::from(run.spans[at].finish) > MOST_HALF_DAYS;
    !fits[at] || run.never.contains(&at) || latest
}

/// When each piece runs, and the pieces that have dates in the order of starting, then of priority.
/// What was accepted and does not fit any more stays where it was; what is new and does not fit has
/// no dates.
fn dates(
    pieces: &[Piece],
    run: &Run,
    fits: &[bool],
    priorities: &Priorities,
) -> (Vec<Option<Span>>, Vec<usize>) {
    let spans = pieces.iter().enumerate().map(|(at, piece)| {
        if is_beyond(run, fits, at) {
            return piece.item.map(Span::of);
        }
        Some(run.spans[at])
    });
    let spans: Vec<Option<Span>> = spans.collect();
    let mut ranks: Vec<usize> = (0..pieces.len()).collect();
    for (rank, &at) in priorities.ranking.iter().enumerate() {
        ranks[at] = rank;
    }
    let mut order: Vec<usize> = (0..pieces.len())
        .filter(|&at| spans[at].is_some())
        .collect();
    sort_by_key(&mut order, |&at| {
        (spans[at].map_or(0, |span| span.start), ranks[at])
    });
    (spans, order)
}
