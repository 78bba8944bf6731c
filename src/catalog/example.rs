//! What a worked example states beside its answers: what a good plan looks like.
//!
//! Its words are long texts, which are fetched when an example becomes a plan. The names of
//! organisations and people are those of kinds and roles: nobody shall take an example for a fact.

use super::assessment::{OutcomeProbe, Practice};
use super::declare::{choice, entry};
use super::index::Idx;
use super::long::LongText;
use super::planning::{Driver, Objective, Placeholder};

entry! {
    /// The plan of a worked example, as far as people state it.
    pub struct ExamplePlan {
        /// Whom the plan is for.
        pub organisation: LongText,
        /// What is tested.
        pub product: LongText,
        /// What the dated event is; stated with the preset's weeks to it.
        pub event: Option<LongText>,
        /// Currency as three letters.
        pub currency: LongText,
        /// Role that is accountable for the plan.
        pub owner: LongText,
        /// Roles that wrote it.
        pub authors: Vec<LongText>,
        /// Roles that approve it.
        pub approvers: Vec<LongText>,
        /// Roles that led the assessment.
        pub facilitators: Vec<LongText>,
        /// Systems and journeys that it covers.
        pub in_scope: Vec<LongText>,
        /// What it leaves out on purpose.
        pub exclusions: Vec<ExampleExclusion>,
        /// What fills the blanks of the drivers' texts.
        pub blanks: Vec<(Idx<Placeholder>, LongText)>,
        /// What fills blanks by which drivers mean different things.
        pub driver_blanks: Vec<(Idx<Driver>, Vec<(Idx<Placeholder>, LongText)>)> as optional_list,
        /// How far each objective of the drivers is to be reached, and by when.
        pub objectives: Vec<(Idx<Objective>, ExampleObjective)>,
        /// Critical journeys.
        pub journeys: Vec<ExampleJourney>,
        /// Why practices do not apply, where the practice's own words would not do.
        pub reasons: Vec<(Idx<Practice>, LongText)> as optional_list,
        /// The chosen option of each outcome probe.
        pub probes: Vec<(Idx<OutcomeProbe>, LongText)>,
        /// Stakeholders, metrics, governance and learning, as JSON: what a plan file has of these
        /// parts, but with dates in weeks from the start (`+26w`, `-4w`) and numbers from 1.
        pub around: Option<LongText> as plan_parts,
    }
}

entry! {
    /// Something that the plan leaves out.
    pub struct ExampleExclusion {
        /// What.
        pub what: LongText,
        /// Why.
        pub why: LongText,
    }
}

entry! {
    /// How far an objective is to be reached.
    pub struct ExampleObjective {
        /// Value today.
        pub baseline: LongText,
        /// Value to reach.
        pub target: LongText,
        /// Weeks after the start by which it is reached.
        pub due_weeks: u16,
        /// Role that answers for it.
        pub owner: LongText,
    }
}

choice! {
    /// How new work arrives.
    pub enum Arrival {
        /// Whatever the system does.
        Open = "open",
        /// From a fixed set of users who wait for each answer.
        Closed = "closed",
        /// In sessions that begin freely and wait inside.
        PartlyOpen = "partly-open",
    }
}

entry! {
    /// A critical journey.
    pub struct ExampleJourney {
        /// Name.
        pub name: LongText,
        /// Role that answers for it.
        pub owner: LongText,
        /// Services and suppliers it depends on.
        pub dependencies: LongText,
        /// How new work arrives.
        pub arrival: Arrival,
        /// Transactions in the busiest hour.
        pub peak_per_hour: u32,
        /// Requests that one transaction causes, in tenths.
        pub requests_tenths: u32,
        /// How far the busiest minute rises above the busiest hour, in hundredths.
        pub spike_factor: u32 as hundredths,
        /// Service-level objectives.
        pub slos: Vec<ExampleSlo>,
    }
}

entry! {
    /// A service-level objective of a journey.
    pub struct ExampleSlo {
        /// What is measured, and where.
        pub indicator: LongText,
        /// Percentile in tenths: 950 is p95.
        pub percentile_tenths: u16,
        /// Limit at that percentile, in milliseconds.
        pub limit_ms: u32,
        /// Most requests that may fail, in hundredths of a per cent.
        pub error_percent: u32 as hundredths,
        /// Load at which the limit holds.
        pub load: LongText,
        /// Window over which it is judged.
        pub window: LongText,
        /// Role that answers for it.
        pub owner: LongText,
    }
}
