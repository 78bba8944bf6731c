//! The plan: everything a person stated or accepted, and nothing else.
//!
//! Parts are shared pointers: an edit copies one part, and pointer equality
//! tells which parts changed.

pub mod answers;
pub mod assessment;
pub mod budget;
pub mod calendar;
pub mod date;
pub mod details;
mod feasible;
pub mod governance;
pub mod improvement;
mod lists;
pub mod metrics;
pub mod milestones;
pub mod notices;
pub mod preset;
pub mod progress;
pub mod refs;
pub mod resources;
pub mod rhythm;
pub mod roadmap;
pub mod rules;
pub mod scenarios;
pub mod snapshots;
pub mod stakeholders;
mod steps;
pub mod targets;
pub mod vision;

pub use answers::Answers;
pub use assessment::{Answer, Assessment, Choice, Respondent, Strength};
pub use budget::{Budget, BusinessCase, Cadence, CostLine, Runs};
pub use calendar::{Calendar, Weekday, WorkingWeek};
pub use date::Date;
pub use details::{Details, Status};
pub use governance::{
    Body, ChangeRequest, ChangeState, Decision, DecisionState, Governance, Meeting, MeetingState,
    ResponseKind, Review, Right, RightPart, Risk, Trigger,
};
pub use improvement::{Action, Improvement, Loop, Retrospective, Stance, Trend};
pub use metrics::{Better, Metric, Metrics, Reading};
pub use milestones::{Milestone, Milestones};
pub use notices::notices;
pub use progress::{Baseline, BaselineItem, Progress};
pub use refs::*;
pub use resources::{Absence, Environment, Freeze, Holiday, Person, Resources};
pub use rhythm::{Rhythm, RhythmUnit};
pub use roadmap::{
    Aim, Basis, Booking, Demand, ItemState, Lag, Locked, Roadmap, RoadmapItem, Step, Upkeep, Work,
};
pub use scenarios::{Loss, Scenario, Scenarios};
pub use snapshots::{Snapshot, Snapshots};
pub use stakeholders::{Stakeholder, StakeholderKind, Stakeholders};
pub use targets::{AcceptedGap, Target, Targets};
pub use vision::{ArrivalModel, Exclusion, Journey, Objective, Slo, Vision};

use crate::catalog::Catalog;
use crate::record::Rule;
use std::sync::Arc;

crate::record! {
    /// A Loadmap plan.
    pub struct Plan {
        /// 32 hexadecimal digits that tell this plan from every other; not in links.
        id: String, "id", Rule::up_to(32).required();
        /// Maturity model that the answers belong to.
        model: Model, "model", Rule::ANY.required();
        /// Number that the next own item gets.
        next_item: u32, "nextItem", Rule::within(1, u32::MAX as i64).required();
        /// Plan details.
        details: Arc<Details>, "details", Rule::ANY.required();
        /// Vision and objectives.
        vision: Arc<Vision>, "vision", Rule::ANY;
        /// Assessment.
        assessment: Arc<Assessment>, "assessment", Rule::ANY;
        /// Targets.
        targets: Arc<Targets>, "targets", Rule::ANY;
        /// Resources and budget.
        resources: Arc<Resources>, "resources", Rule::ANY;
        /// Accepted roadmap.
        roadmap: Arc<Roadmap>, "roadmap", Rule::ANY;
        /// Milestones.
        milestones: Arc<Milestones>, "milestones", Rule::ANY;
        /// Costs beside people's work, and the business case.
        budget: Arc<Budget>, "budget", Rule::ANY;
        /// Who decides, when it is looked at again, and risks.
        governance: Arc<Governance>, "governance", Rule::ANY;
        /// Baselines, and what finished work says.
        progress: Arc<Progress>, "progress", Rule::ANY;
        /// What-ifs.
        scenarios: Arc<Scenarios>, "scenarios", Rule::ANY;
        /// Stakeholders.
        stakeholders: Arc<Stakeholders>, "stakeholders", Rule::ANY;
        /// Metrics.
        metrics: Arc<Metrics>, "metrics", Rule::ANY;
        /// How the team learns.
        improvement: Arc<Improvement>, "improvement", Rule::ANY;
        /// The assessment as it was.
        snapshots: Arc<Snapshots>, "snapshots", Rule::ANY;
    }
}

crate::record! {
    /// The maturity model that a plan was made with.
    pub struct Model {
        /// Id of the model.
        id: String, "id", Rule::up_to(80).required();
        /// Version of the model.
        version: String, "version", Rule::up_to(40).required();
    }
}

impl Plan {
    /// An empty plan that starts on `start`. `id` is 32 hexadecimal digits
    /// from the caller's own source of randomness: the core has none.
    #[must_use]
    pub fn new(catalog: &Catalog, id: &str, start: Date) -> Plan {
        Plan {
            id: id.to_owned(),
            model: Model {
                id: catalog.model.id.to_owned(),
                version: catalog.model.version.to_owned(),
                other: Vec::new(),
            },
            next_item: 1,
            details: Arc::new(Details {
                start,
                as_of: start,
                currency: "EUR".to_owned(),
                version: "0.1".to_owned(),
                ..Details::default()
            }),
            ..Plan::default()
        }
    }

    /// The answer to a practice, if there is one.
    #[must_use]
    pub fn answer(&self, practice: &str) -> Option<&Answer> {
        self.assessment.answers.get(&PracticeId::new(practice))
    }

    /// Full-time equivalents of all people, in tenths.
    #[must_use]
    pub fn fte_tenths(&self) -> u32 {
        self.resources
            .people
            .iter()
            .map(|person| u32::from(person.fte))
            .sum()
    }

    /// Name of the plan for lists and titles.
    #[must_use]
    pub fn title(&self) -> &str {
        [
            &self.details.name,
            &self.details.product,
            &self.details.organisation,
        ]
        .into_iter()
        .find(|text| !text.trim().is_empty())
        .map_or("Untitled plan", |text| text.trim())
    }
}
