//! Everything computed from the catalogue and a plan, by pure functions.
//!
//! [`Insight`] computes each part when it is first asked for and keeps it;
//! [`Insight::after`] carries over to the next state of the plan what the
//! change does not touch. Reading order: [`number`], [`given`], [`score`],
//! [`quick`], [`headline`], [`outcome`], [`assumed`], [`now`], [`target`], [`need`], [`initiative`],
//! [`priority`], [`schedule`].

pub mod addition;
pub mod agenda;
pub mod assumed;
pub mod at_end;
pub mod baseline;
pub mod budget;
pub mod calibration;
pub mod case;
mod chain;
pub mod change;
mod circle;
pub mod cost;
pub mod expected;
pub mod explain;
pub mod findings;
pub mod follow;
pub mod forecast;
pub mod given;
pub mod governance;
pub mod headline;
pub mod horizon;
pub mod improvement;
pub mod initiative;
pub mod limit;
pub mod load;
pub mod metrics;
pub mod need;
pub mod network;
pub mod next;
pub mod now;
pub mod number;
pub mod outcome;
pub mod outlook;
pub mod own;
pub mod partial;
pub mod priority;
pub mod proposal;
pub mod quick;
pub mod readiness;
pub mod register;
pub mod remarks;
pub mod risk;
pub mod roadmap;
pub mod schedule;
pub mod scheduled;
pub mod score;
pub mod slack;
pub mod snapshots;
pub mod staffing;
pub mod stakeholders;
pub mod standing;
pub mod target;
pub mod template;
pub mod throughput;
pub mod trace;
pub mod unplanned;
pub mod upkeep;
pub mod vision;
pub mod work;

pub use assumed::Assumed;
pub use at_end::AtEnd;
pub use budget::Budget;
pub use case::{Case, NoCase, Payback};
pub use change::{Change, ItemChange};
pub use cost::{Cost, Money, Range, Rate};
pub use expected::{Expected, Lifted};
pub use explain::{Explanation, Input, Subject};
pub use findings::{Climb, Findings, Lift};
pub use follow::{Follow, Moves};
pub use forecast::{NoForecast, PlanForecast, Prospect};
pub use given::{Counts, Given};
pub use headline::{Basis, Headline};
pub use initiative::{Effort, Forecast, NeededInitiative, Portfolio};
pub use limit::Limit;
pub use load::PeakLoad;
pub use need::{Need, NeededPractice, Why};
pub use network::{Network, Wish};
pub use next::{NextStep, next_steps};
pub use now::{Known, Now};
pub use number::{Amount, Ratio, Score};
pub use outcome::Outcomes;
pub use priority::{Priorities, Priority, Relation};
pub use proposal::{Conflict, Planning, Proposal};
pub use quick::{Estimate, Quick};
pub use readiness::{Missing, Part, PartState, Readiness, State};
pub use risk::PlanRisk;
pub use roadmap::{
    ItemFigures, PhaseFigures, RoadmapFigures, RoleFigures, RoleLoad, StartReason, WorkSum,
};
pub use schedule::{NoSchedule, Span};
pub use scheduled::{Dates, Scheduled};
pub use score::{Contradiction, DimensionScore, LevelPart, Overall, Rating, Scores};
pub use staffing::availability::Availability;
pub use staffing::{Cause, Load, RoleStaffing, Staffing};
pub use standing::{Covered, Ground, Stand, Standing};
pub use target::{DimensionTarget, Footing, Gap, GapOf, RankedDriver, Targets};
pub use template::{Blank, Filled, Origin, Stretch};
pub use trace::{BrokenLink, InitiativeLink, InitiativeState, RequirementTrace, Trace};
pub use unplanned::{Unplanned, unplanned};
pub use upkeep::{RoadmapUpkeep, RoleUpkeep};
pub use vision::{PlanObjective, PlanVision};

use crate::catalog::Catalog;
use crate::command::{Topic, Topics};
use crate::plan::{Plan, RoadmapItem};
use std::sync::{Arc, OnceLock};

/// A part that is computed once and kept, and shared by later states it still holds for.
type Kept<T> = OnceLock<Arc<T>>;

/// Declares [`Insight`]: per part, the topics of the plan it depends on and how it is computed.
macro_rules! insight {
    ($($(#[$doc:meta])* $part:ident: $type:ty, $topics:expr, $compute:expr;)*) => {
        /// What a plan means: every number and text that is computed from it.
        #[derive(Clone, Debug)]
        pub struct Insight {
            catalog: &'static Catalog,
            plan: Arc<Plan>,
            $($part: Kept<$type>,)*
        }

        impl Insight {
            /// The insight into a plan. Nothing is computed yet.
            #[must_use]
            pub fn new(catalog: &'static Catalog, plan: Arc<Plan>) -> Insight {
                Insight {
                    catalog,
                    plan,
                    $($part: Kept::new(),)*
                }
            }

            /// The insight into the next state of the plan. Parts that were
            /// computed and rest on nothing that changed are carried over.
            #[must_use]
            pub fn after(&self, plan: Arc<Plan>) -> Insight {
                let changed = if self.plan.model == plan.model && self.plan.next_item == plan.next_item {
                    Topics::changed(&self.plan, &plan)
                } else {
                    Topics::all()
                };
                let keeps = |topics: &[Topic]| !changed.meets(Topics::of(topics));
                Insight {
                    catalog: self.catalog,
                    plan,
                    $($part: if keeps(&$topics) { self.$part.clone() } else { Kept::new() },)*
                }
            }

            $(
                $(#[$doc])*
                pub fn $part(&self) -> &$type {
                    self.$part.get_or_init(|| {
                        let compute: fn(&Insight) -> $type = $compute;
                        Arc::new(compute(self))
                    })
                }
            )*
        }
    };
}

/// What answers alone decide.
pub const ANSWERS: [Topic; 1] = [Topic::Assessment];
/// What decides targets and all that follows from them.
pub const AIMS: [Topic; 4] = [
    Topic::Details,
    Topic::Vision,
    Topic::Assessment,
    Topic::Targets,
];
/// What decides the roadmap.
pub const EVERYTHING: [Topic; 6] = [
    Topic::Details,
    Topic::Vision,
    Topic::Assessment,
    Topic::Targets,
    Topic::Resources,
    Topic::Roadmap,
];
/// What decides the forecast and the budget.
pub const OUTLOOK: [Topic; 10] = [
    Topic::Details,
    Topic::Vision,
    Topic::Assessment,
    Topic::Targets,
    Topic::Resources,
    Topic::Roadmap,
    Topic::Milestones,
    Topic::Budget,
    Topic::Governance,
    Topic::Progress,
];

insight! {
    /// The answers in the catalogue's order.
    given: Given, ANSWERS, |i| Given::of(i.catalog, &i.plan);
    /// Scores, levels, confidence and contradictions.
    scores: Scores, ANSWERS, |i| Scores::new(i.catalog, &i.plan, i.given());
    /// Strengths, weaknesses, and what lifts each dimension.
    findings: Findings, ANSWERS, |i| Findings::new(i.catalog, i.given(), i.scores(), i.known());
    /// The quick check's result.
    quick: Quick, ANSWERS, |i| Quick::new(i.catalog, i.given(), i.scores());
    /// The one number for how mature the team is; none while there is none.
    headline: Option<Headline>, ANSWERS, |i| Headline::new(i.scores(), i.quick());
    /// Outcomes held against scores.
    outcomes: Outcomes, ANSWERS, |i| {
        Outcomes::new(i.catalog, &i.plan, i.given(), i.headline().as_ref())
    };
    /// Which dimensions' answers are assumed for the plan.
    assumed: Assumed, ANSWERS, |i| Assumed::new(i.catalog, i.given(), i.quick());
    /// What is known about each dimension: the one value that is shown of it.
    known: Known, ANSWERS, |i| Known::new(i.scores(), i.assumed());
    /// The answers as the plan takes them: blanks that are assumed are filled in.
    taken: Given, ANSWERS, |i| i.assumed().fill(i.catalog, i.given());
    /// Weights, targets, gaps.
    targets: Targets, AIMS, |i| {
        Targets::new(i.catalog, &i.plan, i.scores(), i.assumed(), i.known())
    };
    /// Where the team stands, and how much of the way to the targets is in place.
    standing: Standing, AIMS, |i| Standing::new(i);
    /// Needed practices.
    need: Need, AIMS, |i| Need::new(i.catalog, &i.plan, i.given(), i.scores(), i.assumed(), i.targets());
    /// Needed initiatives with their effort and what waits for what.
    portfolio: Portfolio, AIMS, |i| Portfolio::new(i.catalog, &i.plan, i.need());
    /// Priorities of the needed initiatives, quick wins.
    priorities: Priorities, AIMS, |i| Priorities::new(i.catalog, &i.plan, i.targets(), i.portfolio());
    /// The roadmap to accept, or why there is none.
    proposal: Result<Proposal, NoSchedule>, EVERYTHING, |i| {
        let draft = i.need().draft;
        Proposal::new(i.catalog, &i.plan, draft, i.portfolio(), i.priorities())
    };
    /// The register's risks, the greatest first.
    risks: Vec<PlanRisk>, AIMS, |i| risk::risks(i.catalog, i.targets(), i.portfolio());
    /// The vision and the objectives, with their blanks and chains.
    vision: PlanVision, EVERYTHING, |i| PlanVision::new(i.catalog, &i.plan, i.need());
    /// How far each part is, and what is missing.
    readiness: Readiness, OUTLOOK, |i| Readiness::new(&readiness::Facts {
        catalog: i.catalog,
        plan: &i.plan,
        scores: i.scores(),
        quick: i.quick(),
        vision: i.vision(),
        proposal: i.proposal(),
    });
    /// What the accepted roadmap means.
    roadmap: RoadmapFigures, EVERYTHING, |i| {
        RoadmapFigures::new(i.catalog, &i.plan, i.taken(), i.targets(), i.priorities())
    };
    /// Slack of each item of the accepted roadmap, in working half-days; none for what is over.
    slack: Vec<Option<u32>>, EVERYTHING, |i| slack::slack(i.catalog, &i.plan);
    /// How much of each role's time the accepted roadmap takes; none without people.
    staffing: Option<Staffing>, EVERYTHING, |i| Staffing::new(i.catalog, &i.plan);
    /// The time that people have, and what the accepted roadmap asks of it.
    availability: Availability, EVERYTHING, |i| {
        Availability::new(i.catalog, &i.plan, i.staffing().as_ref())
    };
    /// Where the accepted roadmap ends, against the targets; none without one.
    at_end: Option<AtEnd>, EVERYTHING, |i| AtEnd::new(i);
    /// The schedule that is shown, or why there is none.
    scheduled: Result<Scheduled, NoSchedule>, EVERYTHING, |i| {
        let (items, wishes) = i.work()?;
        Scheduled::new(i.catalog, &i.plan, items, wishes)
    };
    /// How likely the dates of that schedule are, and what all costs: with the samples of
    /// [`forecast::SAMPLES`], so that every page and document says the same.
    forecast: Result<PlanForecast, NoForecast>, OUTLOOK, |i| {
        PlanForecast::of(i.catalog, &i.plan, i.scheduled())
    };
    /// What limits the end; none without a schedule, or if nothing is left to do.
    limit: Option<Limit>, OUTLOOK, |i| Limit::new(i);
    /// What the accepted roadmap costs, by category, phase and quarter.
    budget: Budget, OUTLOOK, |i| Budget::new(i.catalog, &i.plan, i.roadmap(), i.forecast());
    /// What the plan is worth against its cost, or why nobody can say.
    case: Result<Case, NoCase>, OUTLOOK, |i| {
        let increase = i.at_end().as_ref().zip(i.headline().as_ref());
        let increase = increase.map(|(end, now)| now.score.short_of(end.score));
        Case::new(i.catalog, &i.plan, i.budget().total.total, i.roadmap().end, increase)
    };
}

impl Insight {
    /// The catalogue.
    #[must_use]
    pub fn catalog(&self) -> &'static Catalog {
        self.catalog
    }

    /// What a draft takes open questions for, in one sentence for every page.
    #[must_use]
    pub fn draft_sentence(&self) -> &'static str {
        let sentence = match self.known().any_indicated() {
            true => "draft-assumed",
            false => "draft-open",
        };
        let found = self.catalog.sentence(sentence);
        found.map_or("", |idx| self.catalog[idx].text.text())
    }

    /// What there is to schedule: the accepted roadmap, or the proposed one where nothing is
    /// accepted, and what a schedule should know of each item.
    ///
    /// # Errors
    /// When nothing is accepted and nothing can be proposed.
    pub fn work(&self) -> Result<(Vec<RoadmapItem>, Vec<Wish>), NoSchedule> {
        let mut items = self.plan.roadmap.items.clone();
        if items.is_empty() {
            items.clone_from(&self.proposal().as_ref().map_err(Clone::clone)?.items);
        }
        let wishes = network::wishes(self.catalog, &self.plan, self.priorities(), &items);
        Ok((items, wishes))
    }

    /// What there is to plan, for a longer search than that of [`Insight::proposal`].
    ///
    /// # Errors
    /// When nobody has any time to do the work.
    pub fn planning(&self) -> Result<Planning<'_>, NoSchedule> {
        let draft = self.need().draft;
        let (portfolio, priorities) = (self.portfolio(), self.priorities());
        Planning::new(self.catalog, &self.plan, draft, portfolio, priorities)
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }
}
